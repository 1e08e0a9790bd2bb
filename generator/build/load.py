"""Source, decode, link and check, in this order, over the whole data folder: one Site, or every reason why not."""

import datetime as dt
import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from generator.checks import run_checks
from generator.codes import Code
from generator.decode import Decoded, decode
from generator.diagnostics import Diagnostic, Report, Severity
from generator.link import link_region, link_site
from generator.link.site import Filed, National, RegionSite, Site
from generator.model.base import Kind, Record
from generator.model.framework import Framework
from generator.model.programme import Glossary, NationalSources, Programme, Provinces
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.schema import ROOTS
from generator.model.update import Update
from generator.model.village import Village
from generator.source.discover import SourceFile, SourceKind, find_sources
from generator.source.front_matter import parse_update
from generator.source.yaml_tree import Parsed, parse_yaml

MODELS: Mapping[SourceKind, type[Record]] = {kind: ROOTS[kind.value] for kind in SourceKind}
"""The record that each kind of file holds."""

_COLLECTED_AFTER = 500_000
"""Objects made between two looks for unused ones while loading; Python's own number is 700."""

_REFUSED_FOLDERS = frozenset({Code.BAD_REGION_FOLDER, Code.REGION_FILE_MISSING})
_REFUSED_FILES = frozenset({Code.BAD_FILE_NAME, Code.WRONG_ENDING, Code.RESERVED_NAME})

R = TypeVar("R", bound=Record)
OnRead = Callable[[SourceFile], None]
"""Told of each file that has been read and decoded."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the data folder gives."""

    site: Site | None
    """None if national files or every region are missing too much; otherwise linked, but only to be published if the
    report has no errors."""
    report: Report
    texts: Mapping[str, str]
    """Text of each file by its path, for quoting lines in reports."""
    region_count: int
    """Regions found, readable or not."""

    @property
    def publishable(self) -> Site | None:
        """The site if nothing stands against publishing it, else None."""
        return None if self.report.has_errors else self.site


@dataclass(frozen=True, slots=True)
class _Read:
    """A file on its way: what it is, and what came of it."""

    file: SourceFile
    decoded: Decoded[Record] | None
    is_whole: bool
    """Whether nothing had to be left out of it."""


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Look for unused objects rarely: what is loaded is kept, and looking through it again and again costs a third."""
    threshold = gc.get_threshold()
    gc.set_threshold(_COLLECTED_AFTER, *threshold[1:])
    try:
        yield
    finally:
        gc.set_threshold(*threshold)


@_rarely_collected()
def load_site(regions_dir: Path, project_dir: Path, *, today: dt.date, on_read: OnRead | None = None) -> Loaded:
    """Return the linked and checked site below a data folder, with all findings of all files.

    Args:
        regions_dir: The folder `regions/`.
        project_dir: Folder that reported paths are relative to.
        today: Day of the build, in WIB: nothing that has happened is dated later.
        on_read: Told of each file, for showing progress.
    """
    report = Report()
    files, refused = find_sources(regions_dir, project_dir)
    report.add(refused)
    texts: dict[str, str] = {}
    read = [_read(file, report, texts, on_read) for file in files]
    slugs = {file.region for file in files if file.region is not None}
    national = _national(read)
    site = None
    if national is not None:
        site, found = _linked(read, national, today)
        report.add(diagnostic for diagnostic in found if not _may_point_to_refused(diagnostic, refused, slugs))
    return Loaded(site, report, texts, len(slugs))


def _read(file: SourceFile, report: Report, texts: dict[str, str], on_read: OnRead | None) -> _Read:
    parsed = _parse(file)
    report.add(parsed.diagnostics)
    texts[file.path] = file.data.decode("utf-8-sig", errors="replace")
    decoded = None if parsed.document is None else decode(parsed.document, MODELS[file.kind])
    if decoded is not None:
        report.add(decoded.diagnostics)
    if on_read is not None:
        on_read(file)
    found = parsed.diagnostics if decoded is None else parsed.diagnostics + decoded.diagnostics
    return _Read(file, decoded, all(diagnostic.severity is not Severity.ERROR for diagnostic in found))


def _parse(file: SourceFile) -> Parsed:
    parse = parse_update if file.kind is SourceKind.UPDATE else parse_yaml
    return parse(file.path, file.data)


def _may_point_to_refused(diagnostic: Diagnostic, refused: tuple[Diagnostic, ...], slugs: set[str]) -> bool:
    """Tell whether an unknown reference may mean a file or folder that was refused for its name."""
    if diagnostic.code != Code.UNKNOWN_REFERENCE:
        return False
    arguments = dict(diagnostic.arguments)
    slug, _, _ = arguments["identifier"].rpartition("/")
    if slug and slug not in slugs:
        return any(finding.code in _REFUSED_FOLDERS for finding in refused)
    folder = PurePosixPath(diagnostic.span.path).parts[:2]
    names_a_file = arguments["kind"] in {Kind.QUICK_WIN, Kind.VILLAGE}
    return names_a_file and any(
        finding.code in _REFUSED_FILES and PurePosixPath(finding.span.path).parts[:2] == folder for finding in refused
    )


def _linked(read: Iterable[_Read], national: National, today: dt.date) -> tuple[Site, tuple[Diagnostic, ...]]:
    by_region: dict[str, list[_Read]] = defaultdict(list)
    for item in read:
        if item.file.region is not None:
            by_region[item.file.region].append(item)
    regions = {slug: _region(slug, items, national) for slug, items in sorted(by_region.items())}
    unreadable = frozenset(slug for slug, region in regions.items() if region is None)
    site, broken = link_site(
        national, (region for region in regions.values() if region is not None), unreadable=unreadable
    )
    return site, (*broken, *run_checks(site, today=today))


def _region(slug: str, items: list[_Read], national: National) -> RegionSite | None:
    main = next(iter(_filed(items, SourceKind.REGION, Region)), None)
    if main is None:
        return None
    lost = frozenset[str]().union(*(item.decoded.lost for item in items if item.decoded is not None))
    unread = frozenset(_stem(item.file) for item in items if item.decoded is None or item.decoded.record is None)
    return link_region(
        Filed(slug, main.record, main.document, main.is_whole),
        _filed(items, SourceKind.QUICK_WIN, QuickWin),
        _filed(items, SourceKind.VILLAGE, Village),
        _filed(items, SourceKind.UPDATE, Update),
        national=national,
        lost=lost | unread,
    )


def _national(read: list[_Read]) -> National | None:
    programme = _filed(read, SourceKind.PROGRAMME, Programme)
    provinces = _filed(read, SourceKind.PROVINCES, Provinces)
    glossary = _filed(read, SourceKind.GLOSSARY, Glossary)
    sources = _filed(read, SourceKind.SOURCES, NationalSources)
    if not (programme and provinces and glossary):
        return None
    frameworks = _filed(read, SourceKind.FRAMEWORK, Framework)
    incomplete = frozenset(MODELS[item.file.kind] for item in read if item.file.region is None and not item.is_whole)
    return National(programme[0], provinces[0], glossary[0], sources[0] if sources else None, frameworks, incomplete)


def _filed(read: Iterable[_Read], kind: SourceKind, model: type[R]) -> tuple[Filed[R], ...]:
    return tuple(
        Filed(_stem(item.file), item.decoded.record, item.decoded.document, item.is_whole)
        for item in read
        if item.file.kind is kind and item.decoded is not None and isinstance(item.decoded.record, model)
    )


def _stem(file: SourceFile) -> str:
    return PurePosixPath(file.path).stem
