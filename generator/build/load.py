"""From the data folder to a linked and checked site, or every finding against the data."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from generator.build.data_folder import DataFolder, data_of_state
from generator.build.foresight import Foresight
from generator.build.media import MadeMedia, MediaFile
from generator.build.read import RegionInputs, read_files, read_national
from generator.build.region_reader import (
    OnRegion,
    RegionReader,
    Workplace,
    judged_site,
    made_media,
    with_media_facts,
)
from generator.build.regions import RegionResult
from generator.build.release import UnreleasedRecord
from generator.build.release_marks import (
    check_national_release,
    next_release,
    release_marks,
)
from generator.codes import Code
from generator.context import SharedInputs
from generator.diagnostics import Diagnostic, Report
from generator.link.site import NationalData, Site
from generator.model.base import Kind
from generator.settings import SiteSettings
from generator.source.files import SourceFile

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
    """Regions that are not as their files are now, since their present data is refused."""

    regions: Mapping[str, EarlierRegion] = field(default_factory=dict)
    """Regions as of their last clean commit, by slug."""
    absent: tuple[str, ...] = ()
    """Slugs of regions without a commit that may be shown: the site is without their pages."""
    refused: Report = field(default_factory=Report)
    """The findings about the present data of these regions."""
    hindrance: str = ""
    """Why the whole site is refused, as a name below `report.not_kept`; empty if it is not."""

    @property
    def any(self) -> bool:
        """Whether a region is not as its files are now."""
        return bool(self.regions or self.absent)


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
    shown = data_of_state(data, marks, data.state)
    loaded = _load_released(shown.data, settings, workplace, renders=renders, on_region=on_region)
    loaded.report.add(check_national_release(data.national_files, marks))
    if shown.unreleased:
        foresight = Foresight(
            loaded.report,
            loaded.results,
            loaded.shared,
            loaded.national,
            data,
            marks,
            shown.unreleased,
            workplace,
        )
        loaded = replace(loaded, report=foresight.report())
    return replace(
        loaded,
        texts=_texts(data.files, loaded.report),
        unreleased=shown.unreleased,
        next_release=next_release(marks, data.state.moment),
    )


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
    media = dict(made_media(data, workplace, renders=renders))
    inputs = with_media_facts(inputs, media)
    reader = RegionReader(inputs, national, workplace, on_region, data.absent)
    shared = reader.read_all(shared, renders=renders and not report.has_errors)
    site, judged = judged_site(reader.results, national, settings, data.absent)
    if national.other is not None:
        # A stand-in takes the place of an unreadable value. Findings that appear with only one of
        # two different stand-ins are about the stand-in, not about the data.
        _, certain = judged_site(reader.results, national.other, settings, data.absent)
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
