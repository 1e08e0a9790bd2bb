"""Regions from their current files: the pipeline, asked for one region at a time.

No watcher runs: each request reads the current files. While the files of a region have errors, the
last good pages of the region stay.
"""

import os
import time
from collections import OrderedDict
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.build.data_folder import DataFolder
from generator.build.history import changed_days
from generator.build.load import LoadedSite, load_site
from generator.build.media import MediaFile, MediaStep, find_media_files
from generator.build.read import read_national
from generator.build.region_reader import Workplace, leading_regions
from generator.build.regions import RegionStep, RegionTask
from generator.build.release_marks import State, day_of, last_release, later_states, release_marks
from generator.cache.keys import record_names
from generator.cache.store import NoCache
from generator.context import BuildContext, open_context
from generator.diagnostics import Diagnostic, errors_in
from generator.errors import GeneratorError
from generator.executors.local import InProcess
from generator.executors.protocol import R, Step, T
from generator.facts.region_facts import sources_named
from generator.files.content import GeneratedFile
from generator.files.freshness import FileState
from generator.settings import Settings, build_moment
from generator.source.discover import NATIONAL_FOLDER, find_in, find_regions
from generator.source.files import SourceFile
from generator.source.packaged_nation import with_packaged_nation
from generator.views.site_pages import Backlinks

_SETTLE_SECONDS = 0.03
"""Time for which changed files must stay the same before reading: an editor may be writing."""
_SETTLE_ATTEMPTS = 10
"""Reads of a changing folder; the last read is taken."""
_SCAN_SECONDS = 0.3
"""Time between two scans of the regions in the national files: there may be many."""
_REMEMBERED = 256
"""Number of region results in memory."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The errors in the current data; empty without errors."""

    findings: tuple[Diagnostic, ...] = ()
    """Errors without warnings, in the order of reports."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Text of each file with errors, by path."""


@dataclass(frozen=True, slots=True)
class LiveRegion:
    """The pages of a region, with the errors to show beside them."""

    files: Mapping[str, bytes]
    """Generated files by path below `content/`, of the last data without errors."""
    refusal: Refusal = field(default_factory=Refusal)
    failure: GeneratorError | None = None
    """Fault of the program, not of the data."""


_Folder = tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...], tuple[MediaFile, ...]]
"""Files of a folder, findings about unknown files and names, and pictures and PDF files."""


class LiveProject:
    """The data of a project, read on request. Not for several threads at once."""

    def __init__(self, settings: Settings, *, with_drafts: bool = False) -> None:
        """Open a project.

        Args:
            settings: The project.
            with_drafts: Whether the pages of regions show unreleased records, on the day on which
                the last of them is released.
        """
        self._settings = settings
        self._with_drafts = with_drafts
        self._workplace = Workplace(_Remembering(), NoCache())
        self._folders: dict[str, _Folder] = {}
        self._media_states: dict[str, FileState] = {}
        self._days: dict[str, tuple[_Folder, dict[str, Any]]] = {}
        self._loaded: dict[frozenset[str | None], tuple[DataFolder, LoadedSite]] = {}
        self._regions: dict[tuple[str, bool], tuple[object, LiveRegion]] = {}
        self._context: BuildContext | None = None
        self._opened_from: DataFolder | None = None
        self._scanned = 0.0
        self.refusal = Refusal()
        """Errors of the national files."""

    @property
    def slugs(self) -> frozenset[str]:
        """Slugs of all regions, read or not."""
        return find_regions(self._settings.regions_dir)

    def files(self, slug: str) -> tuple[SourceFile, ...]:
        """Return the files of a region from the last read of the folder."""
        return self._folders.get(slug, ((), (), ()))[0]

    def context(self) -> BuildContext | None:
        """Return the context of all pages; the same object until the national data changes.

        None until the national files are without errors for the first time.

        Raises:
            GeneratorError: A region in the national files cannot be read, by a fault of this
                program.
        """
        if time.monotonic() - self._scanned > _SCAN_SECONDS:
            data = self._data(self._leading())
            if data != self._opened_from:
                self._open(self._load(data))
                self._opened_from = data
            self._scanned = time.monotonic()
        return self._context

    def region(self, slug: str, backlinks: Backlinks, *, draws: bool = False) -> LiveRegion:
        """Return a region from the current files, or the last good pages while they have errors.

        Args:
            slug: Name of the region's folder.
            backlinks: Statements of the nation and of regions about sources of the region.
            draws: Whether share cards and the workbook are among the files: they take longer than
                all pages, and nobody asks for them while writing.
        """
        made_from, last = self._regions.get((slug, draws), (None, LiveRegion({})))
        try:
            data = self._data_of(slug)
            if made_from != (data, backlinks):
                last = self._shown(slug, self._load(data), backlinks, last, draws=draws)
                self._regions[slug, draws] = ((data, backlinks), last)
        except GeneratorError as error:
            return LiveRegion(last.files, failure=error)
        return last

    def _shown(
        self,
        slug: str,
        loaded: LoadedSite,
        backlinks: Backlinks,
        last: LiveRegion,
        *,
        draws: bool,
    ) -> LiveRegion:
        """Return a region from loaded files.

        The errors in the region's own files are shown; without any, the errors in the regions that
        the region mentions. Errors in the national files are `refusal`, for every page.
        """
        errors = errors_in(loaded.report.diagnostics)
        found = self._errors_below(slug, errors)
        result = loaded.results.get(slug)
        if not found and result is not None and result.link_summary is not None:
            sources = sources_named(result.link_summary.foreign_references, loaded.linked.sources)
            task = RegionTask(loaded.inputs[slug], sources, backlinks, renders=True)
            step = RegionStep(loaded.shared, national=loaded.national, draws=draws)
            (result,) = self._workplace.executor.map(step, [task])
        if not found and result is not None and result.rendered is not None:
            files = (*result.rendered.files, *self._media(slug, result.rendered.media, loaded))
            return LiveRegion({file.path: file.data for file in files if file.data is not None})
        if not found and result is not None and result.failure is not None:
            failure = GeneratorError("region_failed", region=slug, reason=result.failure)
            return LiveRegion(last.files, failure=failure)
        national = self._errors_below(NATIONAL_FOLDER, errors)
        elsewhere = (finding for finding in errors if finding not in national)
        return LiveRegion(last.files, Refusal(tuple(found or elsewhere), loaded.texts))

    def _media(
        self, slug: str, names: Collection[str], loaded: LoadedSite
    ) -> Iterator[GeneratedFile]:
        """Yield the published pictures and PDF files of a region."""
        files = [file for file in loaded.media if file.region == slug and file.name in names]
        step = MediaStep(self._settings.project_dir)
        for made in self._workplace.executor.map(step, files):
            yield from made.files

    def _open(self, loaded: LoadedSite) -> None:
        """Renew the context from the national files and the regions in them.

        With errors the previous context stays. Errors of the mentioned regions are shown on every
        page only before the first context.
        """
        errors = errors_in(loaded.report.diagnostics)
        found = self._errors_below(NATIONAL_FOLDER, errors)
        if not errors:
            context = open_context(loaded.shared, loaded.linked.national)
            if self._context is None or self._context != context:
                self._context = context
        elif self._context is None:
            found = errors
        self.refusal = Refusal(tuple(found), loaded.texts)

    def _load(self, data: DataFolder) -> LoadedSite:
        # An open page asks several times a second, mostly without any change of the files.
        regions = frozenset(file.region for file in data.files)
        known = self._loaded.get(regions)
        if known is None or known[0] != data:
            settings = replace(
                self._settings.site,
                today=day_of(data.state, self._settings.site.today),
                shows_unreleased=self._with_drafts,
            )
            loaded = load_site(data, settings, self._workplace)
            known = self._loaded[regions] = (data, loaded)
        return known[1]

    def _leading(self) -> frozenset[str]:
        """Return the slugs of the regions in the national files."""
        files, *_ = self._folder(NATIONAL_FOLDER)
        national, _ = read_national(files)
        return frozenset() if national is None else leading_regions(national) & self.slugs

    def _data_of(self, slug: str) -> DataFolder:
        """Return the national files, a region and the regions with data on its pages."""
        slugs = {slug, *self._leading()}
        # A source of a mentioned region may name a source of a further region.
        while True:
            data = self._data(slugs)
            result = self._load(data).results.get(slug)
            summary = None if result is None else result.link_summary
            mentioned = set() if summary is None else self.slugs.intersection(summary.mentioned)
            if mentioned <= slugs:
                return data
            slugs |= mentioned

    def _data(self, slugs: Iterable[str]) -> DataFolder:
        """Return the current national files and the current files of some regions."""
        files: list[SourceFile] = []
        refused: list[Diagnostic] = []
        media: list[MediaFile] = []
        days: dict[str, Any] = {}
        for name in sorted({NATIONAL_FOLDER, *slugs}):
            found = self._folder(name)
            files += found[0]
            refused += found[1]
            media += found[2]
            days |= self._changed_days(name, found)
        project_dir = self._settings.project_dir
        state = self._state_of(files)
        return DataFolder(tuple(files), tuple(refused), days, tuple(media), project_dir, state)

    def _state_of(self, files: Iterable[SourceFile]) -> State:
        """Return the present state of some files, the same until the next record is released."""
        marks, now = release_marks(files), build_moment(os.environ)
        if not self._with_drafts:
            return State(last_release(marks, now))
        *_, last = later_states(marks, now)
        return replace(last, with_keys=False)

    def _folder(self, name: str) -> _Folder:
        """Return the current files of a folder; waits while an editor is writing."""
        last, found = self._folders.get(name), self._find(name)
        if last is not None:
            # An editor empties a file before writing it: half a file would be reported as errors.
            for _ in range(_SETTLE_ATTEMPTS):
                if found == last:
                    break
                time.sleep(_SETTLE_SECONDS)
                last, found = found, self._find(name)
        self._folders[name] = found
        return found

    def _find(self, name: str) -> _Folder:
        regions_dir, project_dir = self._settings.regions_dir, self._settings.project_dir
        found = find_in(regions_dir / name, project_dir)
        if name == NATIONAL_FOLDER:
            return (*with_packaged_nation(found, project_dir, self.slugs), ())
        media = find_media_files(regions_dir, project_dir, (name,), self._media_states)
        # Pictures are large, and an open page asks several times a second.
        self._media_states.update(media.states)
        return found[0], (*found[1], *media.refused), media.files

    def _changed_days(self, name: str, folder: _Folder) -> dict[str, Any]:
        """Return the day of the last change of each file; git runs only after a change."""
        known = self._days.get(name)
        if known is None or known[0] != folder:
            today = self._settings.site.today
            days = changed_days(self._settings.project_dir, self._relative(name), today=today)
            known = self._days[name] = (folder, days)
        return known[1]

    def _errors_below(self, name: str, errors: Iterable[Diagnostic]) -> list[Diagnostic]:
        folder = f"{self._relative(name)}/"
        return [error for error in errors if error.span.path.startswith(folder)]

    def _relative(self, name: str) -> str:
        folder = self._settings.regions_dir / name
        return folder.relative_to(self._settings.project_dir).as_posix()


class _Remembering:
    """An executor in this process with a memory of the last results.

    Results in the cache of a build lack the bytes of files, and a page needs the bytes.
    """

    def __init__(self) -> None:
        self._results: OrderedDict[str, Any] = OrderedDict()

    def map(self, step: Step[T, R], tasks: Sequence[T], *, batch: int = 1) -> Generator[R]:
        """Yield the result of each task, in the order of the tasks."""
        del batch
        for name, task in zip(record_names(step, tasks), tasks, strict=True):
            if name not in self._results:
                (self._results[name],) = InProcess().map(step, [task])
            self._results.move_to_end(name)
            if len(self._results) > _REMEMBERED:
                self._results.popitem(last=False)
            yield self._results[name]
