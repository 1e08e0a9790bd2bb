"""From a checked site to files below `content/`: pages and exports, written only where they differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.build.load import Loaded
from generator.build.region import RenderedRegion
from generator.build.shards import Bench, Task, open_bench, shards
from generator.build.write import Written, write_all
from generator.errors import GeneratorError
from generator.exports import render_exports
from generator.pages import render_pages
from generator.pages.reference import reference_pages
from generator.views.facets import Facets, find_facets
from generator.views.page import PageView
from generator.views.site_pages import Told, told_of, view_shared_pages, view_shared_sources
from generator.views.statements import Statement, find_statements

OnFile = Callable[[str], None]
"""Told of each generated file."""


@dataclass(frozen=True, slots=True)
class Generated:
    """What a run has made of a checked site."""

    regions: Mapping[str, RenderedRegion]
    """What is published of each region, by slug, in the order of the slugs."""
    shared: tuple[PageView, ...]
    """The pages that no single region owns."""
    facets: Mapping[str, Facets]
    """What a search may narrow its results by, by address, of the pages of regions."""
    bench: Bench

    @property
    def artifacts(self) -> Iterator[tuple[str, str]]:
        """Path below `content/` and text of every generated file."""
        for page in render_pages(self.shared, self.bench.renderer):
            yield page.path, page.text
        for region in self.regions.values():
            yield from region.artifacts
        yield from reference_pages(self.bench.occasion.catalogue)
        lines = (region.lines for region in self.regions.values() if region.lines is not None)
        yield from render_exports(lines, self.bench.occasion)

    def facets_of(self, address: str) -> Facets:
        """Return what a search may narrow its results by, of a page that is generated or written by hand."""
        return self.facets.get(address) or find_facets(address, self.bench.occasion)


def generate(loaded: Loaded, *, jobs: int = 1) -> Generated:
    """Return all pages and exports of a checked site.

    Args:
        loaded: Without errors.
        jobs: Number of processes.

    Raises:
        GeneratorError: A region cannot be rendered, by a fault of this program.
    """
    bench = open_bench(loaded.run, loaded.linked)
    shared = view_shared_pages(bench.occasion)
    statements = tuple(find_statements(shared))
    regions = _render_regions(loaded, statements, jobs)
    taken = (region.taken for region in regions.values())
    facets = {address: facets for region in regions.values() for address, facets in region.facets}
    return Generated(regions, (*shared, *view_shared_sources(statements, taken, bench.occasion)), facets, bench)


def write(generated: Generated, content_dir: Path, *, on_file: OnFile | None = None) -> Written:
    """Write what is generated where it differs, and prune what has no subject any more.

    Args:
        generated: All of it.
        content_dir: Folder to be written to.
        on_file: Told of each file, for showing progress.
    """
    return write_all(content_dir, _tell(generated.artifacts, on_file))


def _render_regions(loaded: Loaded, shared: tuple[Statement, ...], jobs: int) -> dict[str, RenderedRegion]:
    """Return what is published of each region.

    Most regions have been rendered when they were read. Those that mention others, or that the nation mentions, are
    rendered now that all facts are known; then again those whose sources other regions turn out to name.
    """
    regions = {slug: item.rendered for slug, item in loaded.done.items() if item.rendered is not None}
    waiting = (slug for slug in loaded.done if slug not in regions)
    regions.update(_rendered({slug: told_of(slug, shared, {}) for slug in waiting}, loaded, jobs))
    taken = {slug: region.taken for slug, region in regions.items()}
    named = {holder for slug, one in taken.items() for holder in one.holders - {slug}}
    again = {slug: told_of(slug, shared, taken) for slug in sorted(named)}
    regions.update(_rendered(again, loaded, jobs))
    return dict(sorted(regions.items()))


def _rendered(told: Mapping[str, Told], loaded: Loaded, jobs: int) -> Iterator[tuple[str, RenderedRegion]]:
    tasks = tuple(_task(slug, one, loaded) for slug, one in told.items())
    with shards(loaded.run, loaded.linked.national, jobs=min(jobs, len(tasks))) as does:
        for item in does(tasks):
            if item.rendered is None:
                raise GeneratorError("region_failed", region=item.slug, reason=item.failure or "")
            yield item.slug, item.rendered


def _task(slug: str, told: Told, loaded: Loaded) -> Task:
    ties = loaded.done[slug].ties
    mentioned = () if ties is None else ties.mentioned
    facts = tuple(loaded.linked.by_slug[other] for other in mentioned)
    return Task(loaded.inputs[slug], facts, told, publishes=True)


def _tell(files: Iterable[tuple[str, str]], on_file: OnFile | None) -> Iterator[tuple[str, str]]:
    for path, text in files:
        if on_file is not None:
            on_file(path)
        yield path, text
