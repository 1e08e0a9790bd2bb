"""The files of the data: a walk through the folder of regions, and a finding for every stranger.

The layout is closed: a file or folder without a place is a finding, never ignored. Links are not
followed, and pipes and devices are not opened. Nothing in this module parses a file.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from generator.codes import Code
from generator.diagnostics import Diagnostic, in_order
from generator.slugs import SLUG_LIMIT, is_slug, slug_of
from generator.source.files import SourceFile, SourceKind, digest_of_file, read_bytes
from generator.source.formats import PROGRAMS
from generator.source.media_files import MEDIA_FOLDER
from generator.source.names import (
    bare_name,
    is_meant,
    is_region_name,
    is_reserved,
    is_skipped,
    parted,
    region_name_meant,
    stem_of,
)
from generator.source.walk import Walk, printable
from generator.spelling import near

INBOX_FOLDER = "masuk"
"""The folder of a region for uploaded workbooks, until they are imported."""
NATIONAL_FOLDER = "_national"
"""The folder of the national files, shared by all regions."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """The files and folders allowed in a kind of folder."""

    files: Mapping[str, SourceKind] = field(default_factory=dict)
    """Files with a fixed name."""
    folders: Mapping[str, "_Layout"] = field(default_factory=dict)
    """Folders with a fixed name."""
    kind: SourceKind | None = None
    """Kind of a file with a free name; None if no name is free."""
    ending: str = ".yml"
    """Ending of a file with a free name."""
    required: frozenset[str] = frozenset()
    """Names of required files."""
    missing: Code = Code.REGION_FILE_MISSING
    """Code of the finding on a missing file."""
    is_media: bool = False
    """Whether the folder holds pictures and PDF files, which `source.media_files` walks."""
    is_inbox: bool = False
    """Whether the folder holds workbooks that wait to be imported, and no data."""

    @property
    def allowed(self) -> str:
        """The allowed names, as text for a reader."""
        free = [f"*{self.ending}"] if self.kind else []
        return ", ".join([*self.files, *(f"{name}/" for name in self.folders), *free])


_NATIONAL = _Layout(
    files=MappingProxyType(
        {
            "programme.yml": SourceKind.PROGRAMME,
            "provinces.yml": SourceKind.PROVINCES,
            "regions.yml": SourceKind.REGIONS,
            "glossary.yml": SourceKind.GLOSSARY,
            "sources.yml": SourceKind.SOURCES,
        }
    ),
    folders=MappingProxyType({"frameworks": _Layout(kind=SourceKind.FRAMEWORK)}),
    required=frozenset({"programme.yml", "provinces.yml", "regions.yml", "glossary.yml"}),
    missing=Code.NATIONAL_FILE_MISSING,
)
_REGION = _Layout(
    files=MappingProxyType({"region.yml": SourceKind.REGION}),
    folders=MappingProxyType(
        {
            "quick-wins": _Layout(kind=SourceKind.QUICK_WIN),
            "villages": _Layout(kind=SourceKind.VILLAGE),
            "updates": _Layout(kind=SourceKind.UPDATE, ending=".md"),
            MEDIA_FOLDER: _Layout(is_media=True),
            INBOX_FOLDER: _Layout(is_inbox=True),
        }
    ),
    required=frozenset({"region.yml"}),
)
_FOLDERS_IN_WORDS = MappingProxyType(
    {"desa": "villages", "kabar": "updates", "foto": MEDIA_FOLDER, "gambar": MEDIA_FOLDER}
)
"""Indonesian names of the folders of a region, as writers may type them."""


@dataclass(frozen=True, slots=True)
class RegionFilePlace:
    """The place of a region's file in the layout."""

    kind: SourceKind
    region: str
    """Name of the region's folder."""
    slug: str
    """File name without the ending; of a main file the name of the folder."""


def region_file_of(path: str) -> RegionFilePlace | None:
    """Return the place of a region's file, or None for a path outside the layout of a region.

    Args:
        path: Path below the folder of regions, with forward slashes.
    """
    region, _, below = path.partition("/")
    *folders, name = below.split("/")
    layout: _Layout | None = _REGION
    for folder in folders:
        layout = None if layout is None else layout.folders.get(folder)
    if layout is None or not is_region_name(region):
        return None
    fixed = layout.files.get(name)
    if fixed is not None:
        return RegionFilePlace(fixed, region, region)
    stem = name.removesuffix(layout.ending)
    if layout.kind is None or stem == name or not is_slug(stem):
        return None
    return RegionFilePlace(layout.kind, region, stem)


PROGRAMME_FILE = "_national/programme.yml"
"""Path of the movement's ledger below the folder of regions."""


def path_of(kind: SourceKind, slug: str) -> str:
    """Return the path of a file with a free name, below the folder of its region.

    Raises:
        LookupError: Files of the kind have no free name.
    """
    for name, layout in _REGION.folders.items():
        if layout.kind is kind:
            return f"{name}/{slug}{layout.ending}"
    raise LookupError(kind)


def find_sources(
    regions_dir: Path, project_dir: Path
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Return the files of the data, sorted by path, and the findings on files and folders.

    A file with a refused name is not among the files; the files of a region without region.yml are.

    Args:
        regions_dir: The folder with a folder for each region.
        project_dir: The folder to which paths are relative.
    """
    walk = _Walk(project_dir)
    entries = walk.entries(regions_dir)
    if not any(entry.name == NATIONAL_FOLDER for entry in entries):
        walk.add_missing(_NATIONAL, regions_dir / NATIONAL_FOLDER, seen=frozenset())
    for entry in entries:
        if not walk.is_folder(entry):
            if walk.is_file(entry):
                allowed = f"{NATIONAL_FOLDER}/, kota-*/, kabupaten-*/"
                walk.add(Code.UNKNOWN_FILE, entry, name=printable(entry.name), allowed=allowed)
        elif entry.name == NATIONAL_FOLDER:
            walk.enter(Path(entry.path), _NATIONAL, None)
        elif not is_region_name(entry.name):
            walk.add(
                Code.BAD_REGION_FOLDER,
                entry,
                suggestion=region_name_meant(entry.name),
                name=printable(entry.name),
            )
        else:
            walk.enter(Path(entry.path), _REGION, entry.name)
    return walk.result()


def find_in(
    folder: Path, project_dir: Path
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Return the files and findings of `find_sources` for a single folder.

    Args:
        folder: The national folder, or the folder of a region with a valid name.
        project_dir: The folder to which paths are relative.
    """
    walk = _Walk(project_dir)
    is_national = folder.name == NATIONAL_FOLDER
    layout, region = (_NATIONAL, None) if is_national else (_REGION, folder.name)
    walk.enter(folder, layout, region)
    return walk.result()


def find_regions(regions_dir: Path) -> frozenset[str]:
    """Return the names of folders with the name of a region."""
    if not regions_dir.is_dir():
        return frozenset()
    with os.scandir(regions_dir) as entries:
        folders = (entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
        return frozenset(filter(is_region_name, folders))


@dataclass(slots=True)
class _Walk(Walk):
    """A walk through the folders of the data, collecting files and findings."""

    files: list[SourceFile] = field(default_factory=list)

    def result(self) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
        """Return the files, sorted by path, and the findings, in order."""
        by_path = sorted(self.files, key=lambda file: file.path)
        return tuple(by_path), tuple(in_order(self.findings))

    def entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """Return the entries of a folder, sorted by name, without skipped names."""
        # Without arguments, `super` fails in a dataclass with slots, which is a second class.
        return [entry for entry in Walk.entries(self, folder) if not is_skipped(entry.name)]

    def enter(self, folder: Path, layout: _Layout, region: str | None) -> None:
        """Collect the files of a folder and of the folders below."""
        if layout.is_media:
            return
        entries = self.entries(folder)
        for entry in entries:
            if self.is_folder(entry):
                inner = layout.folders.get(entry.name)
                if inner is None:
                    self._unknown(entry, layout)
                else:
                    self.enter(Path(entry.path), inner, region)
            elif self.is_file(entry):
                self._collect(entry, layout, region)
        self.add_missing(
            layout, folder, seen=frozenset(bare_name(entry.name).lower() for entry in entries)
        )

    def add_missing(self, layout: _Layout, folder: Path, *, seen: frozenset[str]) -> None:
        """Report required files missing in any spelling; a wrong spelling has its own finding."""
        for name in sorted(layout.required):
            if stem_of(name) not in seen:
                # Without `region.yml` the folder of a region is at fault, not a file in it.
                place = folder if layout.missing is Code.REGION_FILE_MISSING else folder / name
                self.add_at(layout.missing, place, name=name)

    def _collect(self, entry: os.DirEntry[str], layout: _Layout, region: str | None) -> None:
        """Collect a file with a valid name, or report the name."""
        if layout.is_inbox:
            self.add(Code.WAITING_IN_INBOX, entry, name=printable(entry.name))
            return
        kind = layout.files.get(entry.name)
        slug = stem_of(entry.name)
        if kind is not None:
            # Of files with a fixed name, the folder tells regions apart.
            slug = region or slug
        elif layout.kind is None:
            self._unfixed(entry, layout)
            return
        elif self._has_good_name(entry, layout):
            kind = layout.kind
        else:
            return
        try:
            data = read_bytes(entry.path)
        except OSError:
            self.add(Code.UNREADABLE, entry, name=printable(entry.name))
            return
        path, digest = self.relative(entry.path), digest_of_file(data)
        self.files.append(SourceFile(path, kind, region, slug, data, digest))

    def _unfixed(self, entry: os.DirEntry[str], layout: _Layout) -> None:
        """Report a file in a folder of fixed names."""
        right = f"{bare_name(entry.name).lower()}.yml"
        if right not in layout.files or not self._has_other_ending(entry, ".yml", right):
            self._unknown(entry, layout)

    def _has_other_ending(self, entry: os.DirEntry[str], ending: str, right: str) -> bool:
        """Report a file meant to have another ending, with the right name.

        Returns:
            Whether the file is of that sort.
        """
        suffix = parted(entry.name)[1].lower()
        name, right = printable(entry.name), printable(right)
        if suffix in PROGRAMS:
            self.add(Code.OTHER_FORMAT, entry, name=name, program=PROGRAMS[suffix], right=right)
        elif is_meant(suffix, ending):
            self.add(Code.WRONG_ENDING, entry, suggestion=right, name=name, right=right)
        else:
            return False
        return True

    def _unknown(self, entry: os.DirEntry[str], layout: _Layout) -> None:
        name = printable(entry.name)
        names = [*(() if self.is_folder(entry) else layout.files), *layout.folders]
        suggestion = _FOLDERS_IN_WORDS.get(entry.name.lower()) or near(entry.name, names)
        suggestion = suggestion if suggestion in names else None
        self.add(Code.UNKNOWN_FILE, entry, suggestion=suggestion, name=name, allowed=layout.allowed)

    def _has_good_name(self, entry: os.DirEntry[str], layout: _Layout) -> bool:
        name, (stem, suffix) = printable(entry.name), parted(entry.name)
        if suffix != layout.ending:
            bare = bare_name(entry.name)
            if not self._has_other_ending(
                entry, layout.ending, f"{slug_of(bare) or bare}{layout.ending}"
            ):
                self._unknown(entry, layout)
            return False
        if is_reserved(stem):
            self.add(Code.RESERVED_NAME, entry, name=name)
            return False
        if not is_slug(stem):
            meant = slug_of(stem)
            suggestion = f"{meant}{layout.ending}" if meant else None
            self.add(
                Code.BAD_FILE_NAME, entry, suggestion=suggestion, name=name, limit=str(SLUG_LIMIT)
            )
            return False
        return True
