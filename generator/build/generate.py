"""From a checked site to files below `content/`: pages and exports, written only where they differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.build.kept import do_tasks
from generator.build.load import Loaded
from generator.build.looks import Look
from generator.build.region import RenderedRegion
from generator.build.shards import Bench, Task, open_bench
from generator.build.shared import SharedFiles
from generator.build.write import Artifact, Written, find_present, write_all
from generator.errors import GeneratorError
from generator.facts.region_facts import sources_named
from generator.views.facets import Facets, find_facets
from generator.views.site_pages import Backlinks, backlinks_to

OnFile = Callable[[str], None]
"""Backlinks of each generated file."""


@dataclass(frozen=True, slots=True)
class Generated:
    """What a run has made of a checked site."""

    loaded: Loaded
    regions: Mapping[str, RenderedRegion]
    """What is published of each region, by slug, in the order of the slugs."""
    tasks: Mapping[str, Task]
    """What each region was rendered by."""
    shared: SharedFiles
    facets: Mapping[str, Facets]
    """What a search may narrow its results by, by address, of the pages of regions."""
    bench: Bench

    @property
    def kept(self) -> int:
        """Number of regions that were neither read nor rendered, since nothing about them has
        changed.
        """
        return sum(region.is_kept for region in self.regions.values())

    def facets_of(self, address: str) -> Facets:
        """Return what a search may narrow its results by, of a page that is generated or written by
        hand.
        """
        return self.facets.get(address) or find_facets(address, self.bench.build)


def generate(loaded: Loaded) -> Generated:
    """Return all pages and exports of a checked site.

    Args:
        loaded: Without errors.

    Raises:
        GeneratorError: A region cannot be rendered, by a fault of this program.
    """
    bench = open_bench(loaded.run, loaded.linked)
    shared = SharedFiles(loaded, bench)
    regions, tasks = _render_regions(loaded, shared)
    facets = {address: facets for region in regions.values() for address, facets in region.facets}
    return Generated(loaded, regions, tasks, shared, facets, bench)


def artifacts(generated: Generated, present: Mapping[str, str] | None = None) -> Iterator[Artifact]:
    """Yield every generated file.

    Args:
        generated: All of it.
        present: Digest of each file that stands where they are to be written. A region that is kept
            is rendered again where one of its files is not there as it was.
    """
    yield from generated.shared.artifacts(generated.regions.values(), present or {})
    for region in _with_texts(generated, present or {}):
        yield from region.artifacts


def write(
    generated: Generated,
    content_dir: Path,
    *,
    on_file: OnFile | None = None,
    memory: Path | None = None,
    looks: Mapping[str, Look] | None = None,
) -> Written:
    """Write what is generated where it differs, and prune what has no subject any more.

    Args:
        generated: All of it.
        content_dir: Folder to be written to.
        on_file: Backlinks of each file, for showing progress.
        memory: File that remembers the digests of what was written.
        looks: Looks of all files below `content_dir`, if they have been taken just now.
    """
    present = find_present(content_dir, memory, looks)
    written = write_all(
        content_dir, _tell(artifacts(generated, present.digests), on_file), present, memory
    )
    if generated.loaded.options.kept is not None:
        generated.loaded.options.kept.prune()
    return written


def _render_regions(
    loaded: Loaded, shared: SharedFiles
) -> tuple[dict[str, RenderedRegion], dict[str, Task]]:
    """Return what is published of each region, and what it was rendered by.

    Most regions have been rendered when they were read. Those that mention others, or that the
    nation mentions, are rendered now that all facts are known; then again those whose sources other
    regions turn out to name.
    """
    regions = {
        slug: item.rendered for slug, item in loaded.done.items() if item.rendered is not None
    }
    tasks = {slug: _task(slug, Backlinks(), loaded) for slug in regions}
    waiting = {
        slug: _task(slug, backlinks_to(slug, shared.statements, {}), loaded)
        for slug in loaded.done
        if slug not in regions
    }
    regions.update(_rendered(waiting.values(), loaded))
    taken = {slug: region.taken for slug, region in regions.items()}
    named = {holder for slug, one in taken.items() for holder in one.holders - {slug}}
    again = {
        slug: _task(slug, backlinks_to(slug, shared.statements, taken), loaded)
        for slug in sorted(named)
    }
    regions.update(_rendered(again.values(), loaded))
    return dict(sorted(regions.items())), tasks | waiting | again


def _rendered(
    tasks: Iterable[Task], loaded: Loaded, *, caches: bool = True
) -> Iterator[tuple[str, RenderedRegion]]:
    how = loaded.options
    kept = how.kept if caches else None
    for item in do_tasks(
        tasks, loaded.run, loaded.linked.national, jobs=how.jobs, kept=kept, elsewhere=how.elsewhere
    ):
        if item.rendered is None:
            raise GeneratorError("region_failed", region=item.slug, reason=item.failure or "")
        yield item.slug, item.rendered


def _task(slug: str, told: Backlinks, loaded: Loaded) -> Task:
    link_summary = loaded.done[slug].link_summary
    sources = sources_named(
        () if link_summary is None else link_summary.foreign_references, loaded.linked.sources
    )
    return Task(loaded.inputs[slug], sources, told, publishes=True)


def _with_texts(generated: Generated, present: Mapping[str, str]) -> Iterator[RenderedRegion]:
    """Yield what is published of each region, with the text of each file that is not there as it
    should be.
    """
    lost = {
        slug
        for slug, region in generated.regions.items()
        if any(one.text is None and present.get(one.path) != one.digest for one in region.artifacts)
    }
    tasks = (generated.tasks[slug] for slug in sorted(lost))
    found = dict(_rendered(tasks, generated.loaded, caches=False)) if lost else {}
    for slug, region in generated.regions.items():
        yield found.get(slug, region)


def _tell(files: Iterable[Artifact], on_file: OnFile | None) -> Iterator[Artifact]:
    for artifact in files:
        if on_file is not None:
            on_file(artifact.path)
        yield artifact
