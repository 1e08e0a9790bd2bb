"""Regions as their files are now: the pipeline, asked for one region and the regions it mentions.

Nothing is watched: a caller gets the state of the files at that moment. The last good pages stay
while the files of a region have errors.
"""

import time
from collections import OrderedDict
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.build.history import changed_days
from generator.build.load import DataFolder, LoadedSite, Workplace, leading_regions, load_site
from generator.build.read import read_national
from generator.build.regions import RegionStep, RegionTask
from generator.cache.keys import record_names
from generator.cache.store import NoCache
from generator.context import BuildContext, open_context
from generator.diagnostics import Diagnostic, Severity
from generator.errors import GeneratorError
from generator.executors.local import InProcess
from generator.executors.protocol import R, Step, T
from generator.facts.region_facts import sources_named
from generator.settings import Settings
from generator.source.discover import NATIONAL_FOLDER, SourceFile, find_in, find_regions
from generator.source.packaged_nation import with_packaged_nation
from generator.views.site_pages import Backlinks

_MOMENT = 0.03
"""Seconds that a file which has just changed must stay as it is: an editor may be writing it."""
_PATIENCE = 10
"""How often a moment is waited for."""
_SCAN_SECONDS = 0.3
"""Time between two looks at the regions that the national files mention: there may be many."""
_REMEMBERED = 256
"""Results of regions that stay in memory."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reason why the data is not shown as it now stands; empty without errors."""

    findings: tuple[Diagnostic, ...] = ()
    """Errors alone, in the order of reports."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Text of each file with errors, by path."""


@dataclass(frozen=True, slots=True)
class LiveRegion:
    """A region as the server shows it."""

    files: Mapping[str, bytes]
    """Generated files by path below `content/`, as they were without errors."""
    refusal: Refusal = field(default_factory=Refusal)
    failure: GeneratorError | None = None
    """A fault of the program itself."""


_Folder = tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]
"""Files of a folder, and findings about files as such."""


class LiveProject:
    """The data of a project, read when asked for. Not for several threads at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._workplace = Workplace(_Remembering(), NoCache())
        self._folders: dict[str, _Folder] = {}
        self._days: dict[str, tuple[_Folder, dict[str, Any]]] = {}
        self._regions: dict[str, tuple[object, LiveRegion]] = {}
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
        """Return the files of a region as they were found last."""
        return self._folders.get(slug, ((), ()))[0]

    def context(self) -> BuildContext | None:
        """Return the context of all pages, the same until the national files say something else.

        None as long as the national files have never been without errors.

        Raises:
            GeneratorError: A region that the national files mention cannot be read, by a fault of
                this program.
        """
        if time.monotonic() - self._scanned > _SCAN_SECONDS:
            data = self._data(self._leading())
            if data != self._opened_from:
                self._open(self._load(data))
                self._opened_from = data
            self._scanned = time.monotonic()
        return self._context

    def region(self, slug: str, backlinks: Backlinks) -> LiveRegion:
        """Return a region as its files are now; with its last good pages while they have errors.

        Args:
            slug: Name of its folder.
            backlinks: Statements elsewhere that lead to its sources.
        """
        made_from, last = self._regions.get(slug, (None, LiveRegion({})))
        try:
            data = self._data_of(slug)
            if made_from != (data, backlinks):
                last = self._shown(slug, self._load(data), backlinks, last)
                self._regions[slug] = ((data, backlinks), last)
        except GeneratorError as error:
            return LiveRegion(last.files, failure=error)
        return last

    def _shown(
        self, slug: str, loaded: LoadedSite, backlinks: Backlinks, last: LiveRegion
    ) -> LiveRegion:
        """Return a region by its loaded files."""
        own = f"{self._relative(slug)}/"
        errors = _errors(loaded.report.diagnostics)
        found = [finding for finding in errors if finding.span.path.startswith(own)]
        result = loaded.results.get(slug)
        if not found and result is not None and result.link_summary is not None:
            sources = sources_named(result.link_summary.foreign_references, loaded.linked.sources)
            task = RegionTask(loaded.inputs[slug], sources, backlinks, renders=True)
            step = RegionStep(loaded.shared, national=loaded.national)
            (result,) = self._workplace.executor.map(step, [task])
        if not found and result is not None and result.rendered is not None:
            files = result.rendered.files
            return LiveRegion({file.path: file.data for file in files if file.data is not None})
        if not found and result is not None and result.failure is not None:
            failure = GeneratorError("region_failed", region=slug, reason=result.failure)
            return LiveRegion(last.files, failure=failure)
        national = f"{self._relative(NATIONAL_FOLDER)}/"
        others = (finding for finding in errors if not finding.span.path.startswith(national))
        return LiveRegion(last.files, Refusal(tuple(found or others), loaded.texts))

    def _open(self, loaded: LoadedSite) -> None:
        """Take the national files and the regions they mention, unless they have errors."""
        errors = _errors(loaded.report.diagnostics)
        national = f"{self._relative(NATIONAL_FOLDER)}/"
        found = [finding for finding in errors if finding.span.path.startswith(national)]
        if not errors:
            context = open_context(loaded.shared, loaded.linked.national)
            if self._context is None or self._context != context:
                self._context = context
        elif self._context is None:
            found = errors
        self.refusal = Refusal(tuple(found), loaded.texts)

    def _load(self, data: DataFolder) -> LoadedSite:
        return load_site(data, self._settings.site, self._workplace)

    def _leading(self) -> frozenset[str]:
        """Return the slugs of the regions that the national files mention."""
        files, _ = self._folder(NATIONAL_FOLDER)
        national, _ = read_national(files)
        return frozenset() if national is None else leading_regions(national) & self.slugs

    def _data_of(self, slug: str) -> DataFolder:
        """Return the national files, a region and every region that takes part in its pages."""
        slugs = {slug, *self._leading()}
        while True:
            data = self._data(slugs)
            result = self._load(data).results.get(slug)
            summary = None if result is None else result.link_summary
            mentioned = set() if summary is None else self.slugs.intersection(summary.mentioned)
            if mentioned <= slugs:
                return data
            slugs |= mentioned

    def _data(self, slugs: Iterable[str]) -> DataFolder:
        """Return the national files and some regions, as they are now."""
        files: list[SourceFile] = []
        refused: list[Diagnostic] = []
        days: dict[str, Any] = {}
        for name in sorted({NATIONAL_FOLDER, *slugs}):
            found = self._folder(name)
            files += found[0]
            refused += found[1]
            days |= self._changed_days(name, found)
        return DataFolder(tuple(files), tuple(refused), days)

    def _folder(self, name: str) -> _Folder:
        """Return a folder as it is now; waits while somebody is writing there."""
        last, found = self._folders.get(name), self._find(name)
        if last is not None:
            for _ in range(_PATIENCE):
                if found == last:
                    break
                time.sleep(_MOMENT)
                last, found = found, self._find(name)
        self._folders[name] = found
        return found

    def _find(self, name: str) -> _Folder:
        project_dir = self._settings.project_dir
        found = find_in(self._settings.regions_dir / name, project_dir)
        if name == NATIONAL_FOLDER:
            return with_packaged_nation(found, project_dir, self.slugs)
        return found

    def _changed_days(self, name: str, folder: _Folder) -> dict[str, Any]:
        """Return the days of a folder's files; git is asked only after a change."""
        known = self._days.get(name)
        if known is None or known[0] != folder:
            today = self._settings.site.today
            days = changed_days(self._settings.project_dir, self._relative(name), today=today)
            known = self._days[name] = (folder, days)
        return known[1]

    def _relative(self, name: str) -> str:
        folder = self._settings.regions_dir / name
        return folder.relative_to(self._settings.project_dir).as_posix()


class _Remembering:
    """An executor of this process that remembers the results of its last tasks."""

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


def _errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [finding for finding in found if finding.severity is Severity.ERROR]
