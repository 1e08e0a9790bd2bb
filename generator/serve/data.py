"""Regions read when they are asked for, each by itself; what was good last stays while its files
have errors.

Nothing is watched here: whoever asks gets what the files say at that moment.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.build.history import changed_days
from generator.build.read import has_errors, read_national
from generator.build.region import RegionInputs
from generator.build.shards import Bench, Done, Run, Task, shard_bench, work
from generator.diagnostics import Diagnostic, Report, Severity
from generator.errors import GeneratorError
from generator.facts.link_summary import NamedSource
from generator.facts.region_facts import SourceFacts, sources_named, sources_of
from generator.link import link_site
from generator.link.site import National
from generator.link.summary import name_foreign
from generator.settings import Settings
from generator.source.discover import NATIONAL_FOLDER, SourceFile, find_in, find_regions
from generator.source.packaged_nation import with_packaged_nation
from generator.views.site_pages import Backlinks

_MOMENT = 0.03
"""Seconds that a file which has just changed must stay as it is: an editor may be writing it."""
_PATIENCE = 10
"""How often a moment is waited for."""
_LOOK_SECONDS = 0.3
"""Time between two looks at the regions that the nation's files mention: there may be many."""


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder of data holds."""

    files: tuple[SourceFile, ...] = ()
    refused: tuple[Diagnostic, ...] = ()
    """What is wrong with files as such."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the data is not shown as it now stands; nothing, where it is."""

    findings: tuple[Diagnostic, ...] = ()
    """Errors alone, as reports give them."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Text of each file with errors, by path."""


@dataclass(frozen=True, slots=True)
class ShownRegion:
    """A region as it is shown."""

    files: Mapping[str, str]
    """Text of each generated file, by path below `content/`, as it was when the region had no
    errors.
    """
    refusal: Refusal = field(default_factory=Refusal)
    failure: str | None = None
    """What went wrong in the program itself."""


@dataclass(frozen=True, slots=True)
class _Nation:
    """What all regions share."""

    national: National
    run: Run
    bench: Bench
    """Knows no region."""
    named: tuple[NamedSource, ...]
    """Sources of regions that the nation's files name: they may stand on any page."""
    leading: tuple[str, ...]
    """Those regions."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What came of reading a region, and what it was read from."""

    folder: Folder
    bench: Bench
    dated: Bench
    """The same, with the days on which the region's files last changed."""
    done: Done


@dataclass(frozen=True, slots=True)
class _Shown:
    """A shown region, and what it was made from."""

    made_from: tuple[_Reading, tuple[Done, ...], Backlinks]
    region: ShownRegion


class Data:
    """The data of a project, read as it is asked for. Not for several threads at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folders: dict[str, Folder] = {}
        self._nation: _Nation | None = None
        self._bench: Bench | None = None
        self._led: dict[str, _Reading] = {}
        self._led_by: tuple[object, ...] = ()
        self._opened: tuple[object, ...] = ()
        self._followed = 0.0
        self._readings: dict[tuple[str, bool], _Reading] = {}
        self._shown: dict[str, _Shown] = {}
        self._unread = Refusal()
        self._unled = Refusal()

    @property
    def slugs(self) -> frozenset[str]:
        """All regions, read or not."""
        return find_regions(self._settings.regions_dir)

    @property
    def refusal(self) -> Refusal:
        """What is wrong in what all regions share."""
        return self._unread if self._unread.findings else self._unled

    def bench(self) -> Bench | None:
        """Return what regions are rendered with; the same until what all regions share says
        something else.

        None as long as that has never been without errors.

        Raises:
            GeneratorError: A region that the nation's files mention cannot be read, by a fault of
                this program.
        """
        folder, is_new = self._look(NATIONAL_FOLDER)
        if is_new:
            self._open_nation(folder)
        is_due = is_new or time.monotonic() - self._followed > _LOOK_SECONDS
        if self._nation is not None and is_due:
            self._follow(self._nation)
            self._followed = time.monotonic()
        return self._bench

    def _follow(self, nation: _Nation) -> None:
        """Keep the bench as the nation's files and the regions that they mention are, or were
        without errors.
        """
        readings = [self._read(slug, nation.bench, is_leading=True) for slug in nation.leading]
        good = {one.done.slug: one for one in readings if one.done.facts is not None}
        led = tuple(good.get(slug) or self._led.get(slug) for slug in nation.leading)
        if self._led_by == (nation, led):
            return
        self._led_by = (nation, led)
        self._led.update(good)
        self._unled = _refusal_of_leading(nation, [one for one in led if one is not None], readings)
        if not self._unled.findings:
            known = sources_of(
                one
                for reading in led
                if reading is not None and (one := reading.done.facts) is not None
            )
            self._open_bench(nation, sources_named(nation.named, known))

    def _open_bench(self, nation: _Nation, sources: Mapping[str, SourceFacts]) -> None:
        if self._opened != (nation, sources):
            self._opened = (nation, sources)
            self._bench = shard_bench(replace(nation.run, sources=sources), nation.national)

    def folder(self, slug: str) -> Folder:
        """Return what a region's folder held when it was last looked at."""
        return self._folders.get(slug, Folder())

    def region(self, slug: str, told: Backlinks) -> ShownRegion | None:
        """Return a region as its files now are; with its last good pages where they have errors.

        Args:
            slug: Name of its folder.
            told: What is said elsewhere and leads to its sources.
        """
        bench = self.bench()
        if bench is None:
            return None
        own = self._read(slug, bench)
        named = own.done.link_summary.mentioned if own.done.link_summary is not None else ()
        others = tuple(self._read(other, bench).done for other in named if other in self.slugs)
        known = self._shown.get(slug)
        if known is None or known.made_from != (own, others, told):
            last = {} if known is None else known.region.files
            known = _Shown((own, others, told), self._show(own, others, told, last))
            self._shown[slug] = known
        return known.region

    def _show(
        self, own: _Reading, others: tuple[Done, ...], told: Backlinks, last: Mapping[str, str]
    ) -> ShownRegion:
        sources = sources_of(done.facts for done in others if done.facts is not None)
        done = own.done
        if done.facts is not None and (others or told != Backlinks()):
            done = work(
                Task(_inputs(done.slug, own.folder), sources, told, publishes=True), own.dated
            )
        refusal = _refusal_of(own, others, self._folders)
        if refusal.findings or done.rendered is None:
            return ShownRegion(last, refusal, done.failure)
        files = {one.path: one.text for one in done.rendered.artifacts if one.text is not None}
        return ShownRegion(files)

    def _read(self, slug: str, bench: Bench, *, is_leading: bool = False) -> _Reading:
        folder, _ = self._look(slug)
        known = self._readings.get((slug, is_leading))
        if known is None or known.folder != folder or known.bench is not bench:
            days = changed_days(
                self._settings.project_dir, self._relative(slug), today=self._settings.today
            )
            dated = Bench(
                replace(bench.build, changed_on={**bench.build.changed_on, **days}),
                bench.renderer,
            )
            done = work(Task(_inputs(slug, folder), publishes=not is_leading), dated)
            known = _Reading(folder, bench, dated, done)
            self._readings[slug, is_leading] = known
        return known

    def _look(self, name: str) -> tuple[Folder, bool]:
        """Return what a folder holds, and whether that is new; waits while somebody is writing
        there.
        """
        last = self._folders.get(name)
        found = self._find(name)
        is_new = found != last
        if last is not None:
            for _ in range(_PATIENCE):
                if found == last:
                    break
                time.sleep(_MOMENT)
                last, found = found, self._find(name)
        self._folders[name] = found
        return found, is_new

    def _find(self, name: str) -> Folder:
        project_dir = self._settings.project_dir
        found = find_in(self._settings.regions_dir / name, project_dir)
        is_shared = name == NATIONAL_FOLDER
        return Folder(
            *(with_packaged_nation(found, project_dir, self.slugs) if is_shared else found)
        )

    def _open_nation(self, folder: Folder) -> None:
        settings = self._settings
        national, found = read_national(folder.files)
        self._unread = _refusal((*folder.refused, *found), folder.files)
        if national is None or self._unread.findings:
            return
        days = changed_days(
            settings.project_dir, self._relative(NATIONAL_FOLDER), today=settings.today
        )
        run = Run(
            folder.files,
            settings.language,
            settings.today,
            settings.edit_url,
            settings.site_url,
            days,
        )
        named = tuple(
            naming
            for source_record in national.files
            for naming in name_foreign(source_record, None)
        )
        leading = sorted({naming.slug for naming in named} & self.slugs)
        self._nation = _Nation(national, run, shard_bench(run, national), named, tuple(leading))

    def _relative(self, name: str) -> str:
        return (
            (self._settings.regions_dir / name).relative_to(self._settings.project_dir).as_posix()
        )


def _inputs(slug: str, folder: Folder) -> RegionInputs:
    return RegionInputs(slug, folder.files)


def _refusal_of_leading(nation: _Nation, led: list[_Reading], readings: list[_Reading]) -> Refusal:
    """Return what stands against what the nation's files say of regions."""
    known = {one.done.slug for one in led}
    never_good = [one for one in readings if one.done.slug not in known]
    for one in never_good:
        if one.done.failure is not None:
            raise GeneratorError("region_failed", region=one.done.slug, reason=one.done.failure)
    link_summary = (one.done.link_summary for one in led if one.done.link_summary is not None)
    _, broken = link_site(
        nation.national, link_summary, unreadable=frozenset(one.done.slug for one in never_good)
    )
    paths = {file.path for file in nation.run.national}
    found = [one for one in broken if one.span.path in paths]
    found += [
        one
        for reading in never_good
        for one in (*reading.folder.refused, *reading.done.diagnostics)
    ]
    files = [file for reading in never_good for file in reading.folder.files]
    return _refusal(found, (*nation.run.national, *files))


def _refusal_of(own: _Reading, others: tuple[Done, ...], folders: Mapping[str, Folder]) -> Refusal:
    """Return what stands against a region: in its files, between it and those it mentions, or else
    in those.
    """
    link_summary = [
        done.link_summary for done in (own.done, *others) if done.link_summary is not None
    ]
    unreadable = frozenset(done.slug for done in others if done.link_summary is None)
    _, between = link_site(own.bench.build.site.national, link_summary, unreadable=unreadable)
    paths = {file.path for file in own.folder.files}
    found = [
        *own.folder.refused,
        *own.done.diagnostics,
        *(one for one in between if one.span.path in paths),
    ]
    files = list(own.folder.files)
    if not has_errors(found):
        found = [one for done in others if done.facts is None for one in done.diagnostics]
        files += [file for done in others for file in folders[done.slug].files]
    return _refusal(found, files)


def _refusal(found: Iterable[Diagnostic], files: Iterable[SourceFile]) -> Refusal:
    report = Report()
    report.add(one for one in found if one.severity is Severity.ERROR)
    paths = {one.span.path for one in report.diagnostics}
    texts = {file.path: file.quotable for file in files if file.path in paths}
    return Refusal(report.diagnostics, texts)
