"""From a checked site to pages and exports: generated again only after a change."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from generator.build.admin import admin_files
from generator.build.load import LoadedSite
from generator.build.media import MediaStep
from generator.build.region_reader import Workplace
from generator.build.regions import RegionResult, RegionStep, RegionTask, RenderedRegion
from generator.build.shared import (
    DescriptionsStep,
    ExportsTask,
    PagesTask,
    SharedFilesStep,
    SharedPages,
    SharedTask,
    StatementsStep,
)
from generator.cache.results import results
from generator.cache.store import NoCache
from generator.context import BuildContext, open_editions
from generator.errors import GeneratorError
from generator.executors.local import InProcess
from generator.exports.all_exports import ExportedFile
from generator.facts.region_facts import sources_named
from generator.files.content import GeneratedFile, StagingFolder
from generator.files.freshness import FileStates
from generator.link.site import Site
from generator.views.facets import Facets, find_facets
from generator.views.site_pages import Backlinks, backlinks_to
from generator.views.statements import CitedStatement

OnFile = Callable[[str], None]
"""Called with the path of each generated file."""


@dataclass(frozen=True, slots=True)
class GeneratedSite:
    """The pages and exports of a checked site."""

    editions: tuple[BuildContext, ...]
    """Context of the shared pages in each edition, the main edition first."""
    tasks: Mapping[str, RegionTask]
    """Task of each rendered region, by slug."""
    regions: Mapping[str, RenderedRegion]
    """Rendered regions in the order of their slugs, by slug."""
    cached: frozenset[str]
    """Slugs of the regions with results from an earlier run."""
    shared: tuple[GeneratedFile, ...]
    """Shared pages and files, without the regions' own."""
    media: tuple[GeneratedFile, ...] = ()
    """Pictures and PDF files that records name."""

    @property
    def context(self) -> BuildContext:
        """Context of the shared pages in the main edition."""
        return self.editions[0]

    @property
    def files(self) -> Iterator[GeneratedFile]:
        """Every generated file."""
        yield from self.shared
        yield from self.media
        for region in self.regions.values():
            yield from region.files

    @property
    def inner_records(self) -> Iterator[str]:
        """Names of the cache records of steps within the steps of regions."""
        for region in self.regions.values():
            yield from region.inner_records

    def facets_of(self, edition: BuildContext) -> Callable[[str], Facets]:
        """Return a function from the address of any page to the search facets of the page.

        Args:
            edition: The context of an edition; addresses stand below its folder.
        """
        known = {
            address: facets for region in self.regions.values() for address, facets in region.facets
        }
        return lambda address: (
            known.get(f"{edition.edition}{address}") or find_facets(address, edition)
        )


def generate(
    loaded: LoadedSite,
    workplace: Workplace,
    present: FileStates | None = None,
    on_file: OnFile | None = None,
    *,
    content_dir: Path | None = None,
) -> GeneratedSite:
    """Return the pages and exports of a checked site.

    Args:
        loaded: A site without errors.
        workplace: Executor, cache and staging folder of the run.
        present: Current generated files below `content/`, by path. A cached file is made again if
            it is missing from `content/` or has a different digest.
        on_file: Called for each file, to show progress.
        content_dir: Folder of the files in `present`.

    Raises:
        GeneratorError: A region cannot be rendered, by a fault of this program.
    """
    generator = _SiteGenerator(loaded, workplace, content_dir)
    generator.render_waiting()
    generator.render_lost(present or {})
    generated = GeneratedSite(
        generator.editions,
        generator.tasks,
        dict(sorted(generator.regions.items())),
        frozenset(generator.cached),
        (
            *generator.shared_files(present or {}),
            *admin_files(generator.context, loaded.project_dir),
        ),
        tuple(generator.media_files(present or {})),
    )
    if on_file is not None:
        for file in generated.files:
            on_file(file.path)
    return generated


class _SiteGenerator:
    """Renders the regions without pages from the first reading, and the shared pages."""

    def __init__(self, loaded: LoadedSite, workplace: Workplace, content_dir: Path | None) -> None:
        self._content_dir = content_dir
        self._loaded = loaded
        self._workplace = workplace
        # Pages see the facts of regions alone, so that their key covers everything they show.
        site = replace(loaded.linked, link_summaries={})
        self.editions = tuple(_editions(loaded, site))
        self.context = self.editions[0]
        self._pages = SharedPages(*self.editions)
        self._facts = tuple(facts for edition in self.editions for facts in edition.site.regions)
        self.regions = {
            slug: result.rendered
            for slug, result in loaded.results.items()
            if result.rendered is not None
        }
        self.tasks = {slug: self._task(slug, Backlinks()) for slug in self.regions}
        self.cached = set(loaded.cached) & self.regions.keys()

    def render_waiting(self) -> None:
        """Render the regions whose pages depend on further regions.

        Regions that mention sources of further regions, and regions in the national files, need the
        facts of every region. Their pages may name sources of any region: the holders of these
        sources are rendered again, with the new backlinks.
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
            # A region that was left out may be cited, and has no pages.
            for slug in sorted(named & self.regions.keys())
        }
        self._render(again)

    def render_lost(self, present: FileStates) -> None:
        """Render regions with a cached file missing or changed below `content/` again."""
        lost = {
            slug: self.tasks[slug]
            for slug, region in sorted(self.regions.items())
            if (slug in self.cached or region.inner_records)
            and not all(self._is_at_hand(file, present) for file in region.files)
        }
        # Without the cache, or the pages of villages would have no bytes again.
        step = replace(self._step(), cache=NoCache())
        # The cache has the results of these tasks, but no bytes: the executor is asked directly.
        for result in self._workplace.executor.map(step, list(lost.values())):
            self._take(result)

    def shared_files(self, present: FileStates) -> tuple[GeneratedFile, ...]:
        """Return the shared pages and files."""
        workplace = self._workplace
        staging = None if workplace.staging is None else StagingFolder(workplace.staging)
        step = SharedFilesStep(
            self._loaded.shared, self._facts, self._pages, self._reader(), staging
        )
        tasks = tuple(self._shared_tasks())
        files: list[GeneratedFile] = []
        made = results(step, tasks, workplace.executor, workplace.cache)
        for task, found in zip(tasks, made, strict=True):
            # Cached files have no bytes: if one is lost below `content/`, all are made again.
            is_lost = found.is_cached and not all(
                _is_present(file, present) for file in found.value
            )
            files += step.open()(task) if is_lost else found.value
        return tuple(files)

    def _descriptions(self) -> tuple[ExportedFile, ...]:
        step = DescriptionsStep(self.context.settings)
        (found,) = results(step, [None], InProcess(), self._workplace.cache)
        return found.value

    def _shared_tasks(self) -> Iterator[SharedTask]:
        """Yield the tasks of the shared files, those that take longest first."""
        regions = [region for _, region in sorted(self.regions.items())]
        yield PagesTask("", tuple(region.references for region in regions))
        yield ExportsTask(
            tuple(region.rows for region in regions if region.rows is not None),
            tuple(facts for region in regions for facts in region.exports),
            self._descriptions(),
        )
        for edition in self._pages.further:
            yield PagesTask(edition.edition)

    def _reader(self) -> Callable[[str], bytes]:
        """Return a function that gives the bytes of a region's file by path.

        The file is known to this run, staged, or in `content/` with its digest: `render_lost` made
        every other file again.
        """

        @cache
        def known() -> dict[str, bytes | None]:
            return {
                file.path: file.data for region in self.regions.values() for file in region.files
            }

        def read(path: str) -> bytes:
            data = known()[path]
            if data is not None:
                return data
            folders = (self._workplace.staging, self._content_dir)
            places = [folder / path for folder in folders if folder is not None]
            return next(place for place in places if place.is_file()).read_bytes()

        return read

    def media_files(self, present: FileStates) -> Iterator[GeneratedFile]:
        """Yield the published files of `media/`; those of a cached result may be made again."""
        named = [
            (file, made)
            for file, made in self._loaded.media.items()
            if file.name in self.regions[file.region].media
        ]
        lost = [
            file
            for file, made in named
            if not all(self._is_at_hand(published, present) for published in made.files)
        ]
        step = MediaStep(self._loaded.project_dir, self._workplace.staging)
        again = dict(zip(lost, self._workplace.executor.map(step, lost), strict=True))
        for file, made in named:
            yield from map(self._workplace.staged_file, again.get(file, made).files)

    def _statements(self) -> tuple[CitedStatement, ...]:
        step = StatementsStep(self._loaded.shared, self._facts, self._pages)
        (found,) = results(step, [None], InProcess(), self._workplace.cache)
        return found.value

    def _render(self, tasks: Mapping[str, RegionTask]) -> None:
        workplace = self._workplace
        made = results(self._step(), list(tasks.values()), workplace.executor, workplace.cache)
        for result, is_cached in made:
            self._take(result)
            (self.cached.add if is_cached else self.cached.discard)(result.slug)
        self.tasks |= tasks

    def _step(self) -> RegionStep:
        workplace, national = self._workplace, self.context.site.national
        return RegionStep(self._loaded.shared, workplace.staging, national, workplace.cache)

    def _is_at_hand(self, file: GeneratedFile, present: FileStates) -> bool:
        """Tell whether the bytes of a file are known to this run, staged, or in `content/`."""
        staging = self._workplace.staging
        return (
            file.data is not None
            or _is_present(file, present)
            or (staging is not None and StagingFolder(staging).holds(file))
        )

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


def _editions(loaded: LoadedSite, site: Site) -> Iterator[BuildContext]:
    """Yield the context of the shared pages in each edition, the main edition first."""
    of_main, *further = open_editions(loaded.shared, site)
    known = frozenset(address for region in site.regions for address in region.english_records)
    yield of_main.knowing(known)
    for edition in further:
        facts = (loaded.results[slug].english_facts for slug in site.by_slug)
        by_slug = {region.slug: region for region in facts if region is not None}
        yield replace(edition, site=replace(site, by_slug=by_slug)).knowing(known)


def _is_present(file: GeneratedFile, present: FileStates) -> bool:
    """Tell whether a file stands below `content/` with the expected digest."""
    return file.path in present and present[file.path].digest == file.digest
