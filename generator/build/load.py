"""From the data folder to a linked and checked site, or every finding against the data.

The region step reads the regions. If pages are wanted, the step renders most regions at once.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path, PurePosixPath

from generator.build.media import MadeMedia, MediaFile, MediaStep, find_media_files
from generator.build.read import RegionInputs, has_errors, read_files, read_national
from generator.build.regions import RegionResult, RegionStep, RegionTask
from generator.build.release import (
    FIRST_STATE,
    Marks,
    State,
    UnreleasedRecord,
    check_national_release,
    day_of,
    later_states,
    next_release,
    release_marks,
    released,
)
from generator.cache.results import results
from generator.cache.store import Cache
from generator.checks import check_site
from generator.codes import Code
from generator.context import SharedInputs
from generator.diagnostics import Diagnostic, Related, Report, errors_in
from generator.errors import GeneratorError
from generator.executors.protocol import Executor
from generator.facts.link_summary import ForeignReference
from generator.facts.media_facts import MediaFacts
from generator.facts.region_facts import sources_named
from generator.files.content import GeneratedFile, StagingFolder
from generator.files.freshness import FileStates
from generator.link import link_site
from generator.link.site import NationalData, Site
from generator.link.summary import foreign_references
from generator.model.base import Kind
from generator.settings import SiteSettings
from generator.source.discover import find_regions, find_sources
from generator.source.files import SourceFile
from generator.source.packaged_nation import with_packaged_nation

_REFUSED_FOLDERS = frozenset({Code.BAD_REGION_FOLDER, Code.REGION_FILE_MISSING})
_REFUSED_FILES = frozenset(
    {
        Code.UNKNOWN_FILE,
        Code.WRONG_ENDING,
        Code.BAD_FILE_NAME,
        Code.RESERVED_NAME,
        Code.SYMBOLIC_LINK,
        Code.SPECIAL_FILE,
        Code.OTHER_FORMAT,
    }
)
"""Findings about a file or folder that was not read, and that may hold the records meant."""

_MOST_NAMED = 3
"""Most unreleased records that an error names."""

OnRegion = Callable[[str], None]
"""Called with the slug of each region after reading."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The files of the data folder, with the findings about files and folders."""

    files: tuple[SourceFile, ...]
    """By path."""
    refused: tuple[Diagnostic, ...] = ()
    """Findings about unknown files, folders and names."""
    changed_on: Mapping[str, dt.date] = field(default_factory=dict)
    """Day of the last change of each file, by path; files without a known day are missing."""
    media: tuple[MediaFile, ...] = ()
    """Files in the regions' folders `media/`, by path."""
    project_dir: Path = Path()
    """Folder to which paths are relative."""
    state: State = FIRST_STATE
    """Tells the released records."""
    as_of: Mapping[str, dt.date] = field(default_factory=dict)
    """Day of the earlier state of each region that is not as its files are now, by slug."""

    @property
    def national_files(self) -> tuple[SourceFile, ...]:
        """The national files, by path."""
        return tuple(file for file in self.files if file.region is None)

    def days(self, files: Iterable[SourceFile]) -> dict[str, dt.date]:
        """Return the day of the last change of some files, by path."""
        return {
            file.path: self.changed_on[file.path] for file in files if file.path in self.changed_on
        }

    def regions(self) -> dict[str, RegionInputs]:
        """Return the inputs of each region found, readable or not, in the order of their slugs."""
        by_slug: defaultdict[str, list[SourceFile]] = defaultdict(list)
        for file in self.files:
            if file.region is not None:
                by_slug[file.region].append(file)
        return {
            slug: RegionInputs(slug, tuple(files), self.days(files), as_of=self.as_of.get(slug))
            for slug, files in sorted(by_slug.items())
        }


def find_data(
    regions_dir: Path,
    project_dir: Path,
    changed_on: Mapping[str, dt.date] | None = None,
    known: FileStates | None = None,
    *,
    state: State = FIRST_STATE,
) -> DataFolder:
    """Return the current data folder.

    Args:
        regions_dir: The folder `regions/`.
        project_dir: Folder of the project; reported paths are relative to the project.
        changed_on: Day of the last change of each file, by path.
        known: States of files from an earlier run, by absolute path.
        state: Tells the released records.
    """
    found, slugs = find_sources(regions_dir, project_dir), find_regions(regions_dir)
    files, refused = with_packaged_nation(found, project_dir, slugs)
    media = find_media_files(regions_dir, project_dir, slugs, known or {})
    findings = (*refused, *media.refused)
    return DataFolder(files, findings, changed_on or {}, media.files, project_dir, state)


@dataclass(frozen=True, slots=True)
class Workplace:
    """The executor of the steps, the cache of their results and the staging folder."""

    executor: Executor
    cache: Cache
    staging: Path | None = None
    """Folder for generated files; None leaves their bytes in the results."""

    def staged(self, result: RegionResult) -> RegionResult:
        """Return a result with staged files; a remote worker sends the bytes of files instead."""
        if self.staging is None or result.rendered is None:
            return result
        files = tuple(map(self.staged_file, result.rendered.files))
        return replace(result, rendered=replace(result.rendered, files=files))

    def staged_file(self, file: GeneratedFile) -> GeneratedFile:
        """Return a file without bytes, staged; with its bytes if there is no staging folder."""
        return file if self.staging is None else StagingFolder(self.staging).stage(file)


@dataclass(frozen=True, slots=True)
class EarlierRegion:
    """A region as of a commit."""

    commit: str
    """Full name of the commit."""
    day: dt.date
    """Day of the commit, in WIB."""
    data: DataFolder
    """The region's files of the commit."""


@dataclass(frozen=True, slots=True)
class KeptRegions:
    """Regions as of their last clean commit, since their present data is refused."""

    regions: Mapping[str, EarlierRegion] = field(default_factory=dict)
    """By slug; empty if a region has no clean commit."""
    refused: Report = field(default_factory=Report)
    """The findings about the present data of these regions."""
    lost: str = ""
    """Slug of the first refused region without a clean commit; empty if there is none."""


@dataclass(frozen=True, slots=True)
class LoadedSite:
    """The linked and checked site, with the inputs and results of every region."""

    site: Site | None
    """None if a required national file is missing; to be published only without errors."""
    report: Report
    texts: Mapping[str, str]
    """Text of each file in the report, by path, for quoting lines."""
    shared: SharedInputs
    inputs: Mapping[str, RegionInputs]
    """Inputs of each region found, readable or not, by slug."""
    results: Mapping[str, RegionResult]
    """Result of each region, in the order of their slugs."""
    cached: Collection[str] = ()
    """Slugs of the regions with results from an earlier run."""
    national: NationalData | None = None
    media: Mapping[MediaFile, MadeMedia] = field(default_factory=dict)
    """Results of the files in the regions' folders `media/`, by path."""
    project_dir: Path = Path()
    """Folder to which paths of files are relative."""
    unreleased: tuple[UnreleasedRecord, ...] = ()
    """Records that the site must not show, by file."""
    next_release: dt.datetime | None = None
    """First release time after the moment of the data; None without any."""
    kept: KeptRegions = field(default_factory=KeptRegions)
    """The regions that are not as their files are now."""

    @property
    def linked(self) -> Site:
        """The linked site.

        Raises:
            LookupError: A required national file is missing.
        """
        if self.site is None:
            raise LookupError("the national files give no site")
        return self.site

    def hides(self, finding: Diagnostic) -> bool:
        """Return whether the words of a finding stay out of logs: it is about a secret record."""
        spans = (finding.span, *(related.span for related in finding.related))
        is_about_one = any(record.holds(span) for span in spans for record in self.unreleased)
        return is_about_one or any(each.is_on_line_of(finding.span) for each in self.unreleased)

    @property
    def findings(self) -> Report:
        """The findings about the site and about the present data of kept regions."""
        both = Report()
        both.add(self.report.diagnostics)
        both.add(self.kept.refused.diagnostics)
        return both

    @property
    def publishable(self) -> Site | None:
        """The site if the report has no errors, else None."""
        return None if self.report.has_errors else self.site


def load_site(
    data: DataFolder,
    settings: SiteSettings,
    workplace: Workplace,
    *,
    renders: bool = False,
    on_region: OnRegion | None = None,
) -> LoadedSite:
    """Return the linked and checked site of a data folder, with every finding about every file.

    The site has no unreleased record. Findings about these come from the data of each later moment
    at which some of them are released, judged on that day.

    Args:
        data: The data folder.
        settings: Settings of the site.
        workplace: Executor and cache of the steps.
        renders: Whether pages are wanted, if no finding stands against them.
        on_region: Called for each region, to show progress.
    """
    marks = release_marks(data.files)
    shown = _released(data, marks, data.state)
    loaded = _load_released(shown.data, settings, workplace, renders=renders, on_region=on_region)
    loaded.report.add(check_national_release(data.national_files, marks))
    if shown.unreleased:
        foresight = _Foresight(loaded, data, marks, shown.unreleased, workplace)
        loaded = replace(loaded, report=foresight.report())
    return replace(
        loaded,
        texts=_texts(data.files, loaded.report),
        unreleased=shown.unreleased,
        next_release=next_release(marks, data.state.moment),
    )


@dataclass(frozen=True, slots=True)
class _ReleasedData:
    """The data of a state, without unreleased records."""

    data: DataFolder
    unreleased: tuple[UnreleasedRecord, ...] = ()


def released_data(data: DataFolder) -> DataFolder:
    """Return a data folder without its unreleased records; the same one if no record has a mark."""
    return _released(data, release_marks(data.files), data.state).data


def _released(data: DataFolder, marks: Marks, state: State) -> _ReleasedData:
    """Return the data of a state; the national files stay as they are."""
    if not marks:
        return _ReleasedData(data)
    regions = {}
    for slug, inputs in data.regions().items():
        others = (file for file in data.files if file.region != slug)
        regions[slug] = released(inputs.files, marks, state, others)
    files = (*data.national_files, *(file for region in regions.values() for file in region.files))
    idle = {(slug, name) for slug, region in regions.items() for name in region.media}
    media = (file for file in data.media if (file.region, file.name) not in idle)
    unreleased = (record for region in regions.values() for record in region.unreleased)
    return _ReleasedData(replace(data, files=files, media=tuple(media)), tuple(unreleased))


@dataclass(frozen=True, slots=True)
class _Foresight:
    """A site without unreleased records, read beside the data of later states."""

    loaded: LoadedSite
    """The site of the released data."""
    data: DataFolder
    """The whole data folder."""
    marks: Marks
    unreleased: tuple[UnreleasedRecord, ...]
    """At least one record."""
    workplace: Workplace

    def report(self) -> Report:
        """Return the findings about the released data, and about the unreleased records.

        A finding of a later state counts if it names a place in an unreleased record: the rest is
        said of the released data already. An error that the released data has only because a
        record is missing names the unreleased records of its region.
        """
        report, later = Report(), frozenset[Diagnostic]()
        for state in later_states(self.marks, self.data.state.moment):
            later = self._found_in(state, day_of(state, self.loaded.shared.settings.today))
            report.add(finding for finding in later if _names_one_of(finding, self.unreleased))
        present = self.loaded.report.every
        # A source that an unreleased record needs is not idle.
        wanted = {finding for finding in present if finding.code == Code.UNUSED_SOURCE} - later
        errors = frozenset(errors_in(present)) - frozenset(self.data.refused)
        if errors:
            every = State(self.data.state.moment, with_drafts=True, with_keys=True)
            errors -= self._found_in(every, self.loaded.shared.settings.today)
        report.add(present - wanted - errors)
        report.add(_explained(error, self.unreleased) for error in errors)
        return report

    def _found_in(self, state: State, today: dt.date) -> frozenset[Diagnostic]:
        """Return the findings of a state about the regions of unreleased records, and the site."""
        loaded, national = self.loaded, self.loaded.national
        if national is None:
            return frozenset()
        slugs = {record.region for record in self.unreleased}
        files = tuple(file for file in self.data.files if file.region in slugs)
        media = tuple(file for file in self.data.media if file.region in slugs)
        of_regions = replace(self.data, files=files, media=media)
        shown = _released(of_regions, self.marks, state).data
        made = dict(_made_media(shown, self.workplace, renders=False))
        reader = _RegionReader(_with_facts(shown.regions(), made), national, self.workplace, None)
        settings = replace(loaded.shared.settings, today=today)
        reader.read_rest(replace(loaded.shared, settings=settings), renders=False)
        _, judged = _judged({**loaded.results, **reader.results}, national, settings)
        in_regions = (found for result in reader.results.values() for found in result.diagnostics)
        return frozenset((*judged, *in_regions))


def _names_one_of(finding: Diagnostic, records: tuple[UnreleasedRecord, ...]) -> bool:
    spans = (finding.span, *(related.span for related in finding.related))
    return any(record.holds(span) for span in spans for record in records)


def _explained(finding: Diagnostic, unreleased: tuple[UnreleasedRecord, ...]) -> Diagnostic:
    """Return an error with the places of the unreleased records of a region that it names."""
    named = (finding.span.path, *dict(finding.arguments).values())
    keys = dict.fromkeys(
        record.key for record in unreleased if any(f"{record.region}/" in text for text in named)
    )
    places = tuple(Related(key, "unreleased") for key in islice(keys, _MOST_NAMED))
    return replace(finding, related=(*finding.related, *places))


def _load_released(
    data: DataFolder,
    settings: SiteSettings,
    workplace: Workplace,
    *,
    renders: bool,
    on_region: OnRegion | None,
) -> LoadedSite:
    """Return the site of released data, with every finding about the data."""
    report = Report()
    report.add(data.refused)
    national_files = data.national_files
    shared = SharedInputs(settings, national_files, data.days(national_files))
    inputs: Mapping[str, RegionInputs] = data.regions()
    national, found = read_national(national_files)
    report.add(found)
    if national is None:
        # Nothing can be linked, but people still learn about every file that cannot be read.
        for read in read_files(file for file in data.files if file.region is not None):
            report.add(read.diagnostics)
        return LoadedSite(None, report, {}, shared, inputs, {})
    media = dict(_made_media(data, workplace, renders=renders))
    inputs = _with_facts(inputs, media)
    reader = _RegionReader(inputs, national, workplace, on_region)
    shared = reader.read_all(shared, renders=renders and not report.has_errors)
    site, judged = _judged(reader.results, national, settings)
    if national.other is not None:
        # A stand-in takes the place of an unreadable value. Findings that appear with only one of
        # two different stand-ins are about the stand-in, not about the data.
        _, certain = _judged(reader.results, national.other, settings)
        judged = tuple(finding for finding in judged if finding in frozenset(certain))
    in_regions = (finding for result in reader.results.values() for finding in result.diagnostics)
    report.add(
        finding
        for finding in (*judged, *in_regions)
        if not _may_point_to_refused(finding, data.refused, inputs)
    )
    return LoadedSite(
        site,
        report,
        {},
        shared,
        inputs,
        reader.results,
        reader.cached,
        national,
        media,
        data.project_dir,
    )


def leading_regions(national: NationalData) -> frozenset[str]:
    """Return the slugs of the regions whose sources the national files name.

    Their sources may stand on any page, so the regions are read before the rest.
    """
    return frozenset(reference.slug for reference in _named_sources(national))


def _named_sources(national: NationalData) -> list[ForeignReference]:
    return [
        reference
        for source_record in national.files
        for reference in foreign_references(source_record, None)
    ]


class _RegionReader:
    """Reads the regions of a data folder, the regions in the national files first."""

    def __init__(
        self,
        inputs: Mapping[str, RegionInputs],
        national: NationalData,
        workplace: Workplace,
        on_region: OnRegion | None,
    ) -> None:
        self._inputs = inputs
        self._national = national
        self._workplace = workplace
        self._on_region = on_region
        self.results: dict[str, RegionResult] = {}
        self.cached: set[str] = set()

    def read_all(self, shared: SharedInputs, *, renders: bool) -> SharedInputs:
        """Read every region, and return the shared inputs with the sources in the national files.

        The regions in the national files come first, without pages: their sources may stand on any
        page.
        """
        named = _named_sources(self._national)
        leading = sorted(leading_regions(self._national) & self._inputs.keys())
        self._read([RegionTask(self._inputs[slug]) for slug in leading], shared)
        site, broken = _joined(self.results, self._national)
        shared = replace(shared, named_sources=sources_named(named, site.sources))
        self.read_rest(shared, renders=renders and not has_errors(broken))
        self.results = dict(sorted(self.results.items()))
        return shared

    def read_rest(self, shared: SharedInputs, *, renders: bool) -> None:
        """Read the regions not read yet."""
        waiting = (inputs for slug, inputs in self._inputs.items() if slug not in self.results)
        self._read([RegionTask(inputs, renders=renders) for inputs in waiting], shared)

    def _read(self, tasks: list[RegionTask], shared: SharedInputs) -> None:
        cache = self._workplace.cache
        step = RegionStep(shared, self._workplace.staging, self._national, cache)
        made = results(step, tasks, self._workplace.executor, cache)
        for result, is_cached in made:
            if result.link_summary is None and result.failure is not None:
                raise GeneratorError("region_failed", region=result.slug, reason=result.failure)
            self.results[result.slug] = self._workplace.staged(result)
            if is_cached:
                self.cached.add(result.slug)
            if self._on_region is not None:
                self._on_region(result.slug)


def _made_media(
    data: DataFolder, workplace: Workplace, *, renders: bool
) -> Iterator[tuple[MediaFile, MadeMedia]]:
    """Yield each file of the folders `media/` with its result.

    The bytes of the published files stay behind where nobody asked for pages.
    """
    step = MediaStep(data.project_dir, workplace.staging)
    made = results(step, data.media, workplace.executor, workplace.cache)
    for file, result in zip(data.media, made, strict=True):
        yield file, result.value if renders else replace(result.value, files=())


def _with_facts(
    inputs: Mapping[str, RegionInputs], media: Mapping[MediaFile, MadeMedia]
) -> dict[str, RegionInputs]:
    """Return the inputs of the regions with the facts of their files of `media/`, by name."""
    facts: defaultdict[str, list[MediaFacts]] = defaultdict(list)
    for file, made in media.items():
        facts[file.region].append(made.facts)
    return {
        slug: replace(region, media=tuple(facts[slug])) if slug in facts else region
        for slug, region in inputs.items()
    }


def _judged(
    found: Mapping[str, RegionResult], national: NationalData, settings: SiteSettings
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Return the site, with the findings between regions and in the national files."""
    site, between = _joined(found, national)
    return site, (*between, *check_site(site, today=settings.today, hosts=settings.hosts))


def _joined(
    found: Mapping[str, RegionResult], national: NationalData
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Return the site of some regions, with the broken references between them."""
    summaries = (result.link_summary for result in found.values())
    facts = (result.facts for result in found.values())
    return link_site(
        national,
        (summary for summary in summaries if summary is not None),
        (region for region in facts if region is not None),
        unreadable=frozenset(
            result.slug for result in found.values() if result.link_summary is None
        ),
    )


def _may_point_to_refused(
    diagnostic: Diagnostic, refused: tuple[Diagnostic, ...], slugs: Mapping[str, RegionInputs]
) -> bool:
    """Tell whether an unknown reference may mean a file or folder with a refused name."""
    if diagnostic.code != Code.UNKNOWN_REFERENCE:
        return False
    arguments = dict(diagnostic.arguments)
    slug, _, _ = arguments["identifier"].rpartition("/")
    if slug and slug not in slugs:
        return any(finding.code in _REFUSED_FOLDERS for finding in refused)
    folder = PurePosixPath(diagnostic.span.path).parts[:2]
    names_a_file = arguments["kind"] in {Kind.QUICK_WIN, Kind.VILLAGE}
    return names_a_file and any(
        finding.code in _REFUSED_FILES and PurePosixPath(finding.span.path).parts[:2] == folder
        for finding in refused
    )


def _texts(files: Iterable[SourceFile], report: Report) -> dict[str, str]:
    spans = (
        span
        for finding in report.diagnostics
        for span in (finding.span, *(related.span for related in finding.related))
    )
    named = {span.path for span in spans}
    return {file.path: file.quotable for file in files if file.path in named}
