"""From a checked site to files below `content/`: pages and exports, written where they differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.build.load import LoadedSite, Workplace
from generator.build.regions import RegionResult, RegionStep, RegionTask, RenderedRegion
from generator.build.shared import SharedFilesStep, SharedPages, StatementsStep
from generator.cache.results import results
from generator.context import BuildContext, open_context
from generator.errors import GeneratorError
from generator.executors.local import InProcess
from generator.facts.region_facts import sources_named
from generator.files.content import GeneratedFile
from generator.files.freshness import FileStates
from generator.views.facets import Facets, find_facets
from generator.views.site_pages import Backlinks, backlinks_to
from generator.views.statements import CitedStatement

OnFile = Callable[[str], None]
"""Called with the path of each generated file."""


@dataclass(frozen=True, slots=True)
class GeneratedSite:
    """The pages and exports of a checked site."""

    context: BuildContext
    tasks: Mapping[str, RegionTask]
    """The task by which each region was rendered, by slug."""
    regions: Mapping[str, RenderedRegion]
    """By slug, in that order."""
    cached: frozenset[str]
    """Slugs of the regions that were neither read nor rendered in this run."""
    shared: tuple[GeneratedFile, ...]
    """Pages and files that no single region owns."""

    @property
    def files(self) -> Iterator[GeneratedFile]:
        """Every generated file."""
        yield from self.shared
        for region in self.regions.values():
            yield from region.files

    def facets_of(self) -> Callable[[str], Facets]:
        """Return a function that gives the search facets of any page by its address."""
        known = {
            address: facets for region in self.regions.values() for address, facets in region.facets
        }
        return lambda address: known.get(address) or find_facets(address, self.context)


def generate(
    loaded: LoadedSite,
    workplace: Workplace,
    present: FileStates | None = None,
    on_file: OnFile | None = None,
) -> GeneratedSite:
    """Return all pages and exports of a checked site.

    Args:
        loaded: A site without errors.
        workplace: Where regions are rendered.
        present: Generated files that stand below `content/`, by path. A cached file that does not
            stand there with its digest is made again.
        on_file: Called for each file, to show progress.

    Raises:
        GeneratorError: A region cannot be rendered, by a fault of this program.
    """
    generator = _SiteGenerator(loaded, workplace)
    generator.render_waiting()
    generator.render_lost(present or {})
    generated = GeneratedSite(
        generator.context,
        generator.tasks,
        dict(sorted(generator.regions.items())),
        frozenset(generator.cached),
        generator.shared_files(present or {}),
    )
    if on_file is not None:
        for file in generated.files:
            on_file(file.path)
    return generated


class _SiteGenerator:
    """Renders the regions that were not rendered when they were read, and the shared pages."""

    def __init__(self, loaded: LoadedSite, workplace: Workplace) -> None:
        self._loaded = loaded
        self._workplace = workplace
        # Pages see the facts of regions alone, so that their key covers everything they show.
        site = replace(loaded.linked, link_summaries={})
        self.context = open_context(loaded.shared, site)
        self._pages = SharedPages(self.context)
        self._facts = tuple(loaded.linked.by_slug.values())
        self.regions = {
            slug: result.rendered
            for slug, result in loaded.results.items()
            if result.rendered is not None
        }
        self.tasks = {slug: self._task(slug, Backlinks()) for slug in self.regions}
        self.cached = set(loaded.cached) & self.regions.keys()

    def render_waiting(self) -> None:
        """Render the regions whose pages depend on other regions.

        First the regions that mention others, or that the national files mention, now that all
        facts are known; then again those whose sources the pages of other regions turn out to name.
        """
        statements = self._statements()
        waiting = {
            slug: self._task(slug, backlinks_to(slug, statements, {}))
            for slug in self._loaded.results
            if slug not in self.regions
        }
        self._render(waiting)
        references = {slug: region.references for slug, region in self.regions.items()}
        named = {
            holder
            for slug, reference in references.items()
            for holder in reference.holders - {slug}
        }
        again = {
            slug: self._task(slug, backlinks_to(slug, statements, references))
            for slug in sorted(named)
        }
        self._render(again)

    def render_lost(self, present: FileStates) -> None:
        """Render the cached regions again of which a file is not below `content/` as it should."""
        lost = {
            slug: self.tasks[slug]
            for slug in sorted(self.cached)
            if not _all_present(self.regions[slug].files, present)
        }
        step = RegionStep(self._loaded.shared, self._workplace.staging, self.context.site.national)
        for result in self._workplace.executor.map(step, list(lost.values())):
            self._take(result)

    def shared_files(self, present: FileStates) -> tuple[GeneratedFile, ...]:
        """Return the pages and files that no single region owns."""
        regions = (region for _, region in sorted(self.regions.items()))
        shown = tuple((region.references, region.rows) for region in regions)
        step = SharedFilesStep(self._loaded.shared, self._facts, self._pages)
        (found,) = results(step, [shown], InProcess(), self._workplace.cache)
        if found.is_cached and not _all_present(found.value, present):
            return step.open()(shown)
        return found.value

    def _statements(self) -> tuple[CitedStatement, ...]:
        step = StatementsStep(self._loaded.shared, self._facts, self._pages)
        (found,) = results(step, [None], InProcess(), self._workplace.cache)
        return found.value

    def _render(self, tasks: Mapping[str, RegionTask]) -> None:
        step = RegionStep(self._loaded.shared, self._workplace.staging, self.context.site.national)
        workplace = self._workplace
        made = results(step, list(tasks.values()), workplace.executor, workplace.cache)
        for result, is_cached in made:
            self._take(result)
            (self.cached.add if is_cached else self.cached.discard)(result.slug)
        self.tasks |= tasks

    def _take(self, result: RegionResult) -> None:
        rendered = self._workplace.staged(result).rendered
        if rendered is None:
            raise GeneratorError("region_failed", region=result.slug, reason=result.failure or "")
        self.regions[result.slug] = rendered

    def _task(self, slug: str, backlinks: Backlinks) -> RegionTask:
        summary = self._loaded.results[slug].link_summary
        named = () if summary is None else summary.foreign_references
        sources = sources_named(named, self._loaded.linked.sources)
        return RegionTask(self._loaded.inputs[slug], sources, backlinks, renders=True)


def _all_present(files: Iterable[GeneratedFile], present: FileStates) -> bool:
    """Tell whether each file stands below `content/` with its digest."""
    return all(file.path in present and present[file.path].digest == file.digest for file in files)
