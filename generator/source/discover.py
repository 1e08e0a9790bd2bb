"""Which files the data has: walks the folder of regions, reads each known file once, and names all
that is unknown.

The layout is closed: a file or folder without a place is a finding, never ignored. Links are not
followed, and pipes and devices are not opened. Knows nothing of what stands in the files.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.codes import Code, finding, near
from generator.diagnostics import Diagnostic, Span, in_order
from generator.slugs import SLUG_LIMIT, SLUG_PATTERN, is_slug, slug_of
from generator.source.formats import PROGRAMS, quotable
from generator.source.text import MAX_BYTES

NATIONAL_FOLDER = "_national"
"""The folder of what all regions share."""


class SourceKind(StrEnum):
    """What a file describes; its place in the folders says so."""

    PROGRAMME = "programme"
    """The national movement."""
    PROVINCES = "provinces"
    """The provinces."""
    REGIONS = "regions"
    """The official list of kabupaten and kota."""
    GLOSSARY = "glossary"
    """Terms and abbreviations."""
    FRAMEWORK = "framework"
    """A list of dimensions or aspects."""
    SOURCES = "sources"
    """Sources that the shared files quote."""
    REGION = "region"
    """A region."""
    QUICK_WIN = "quick-win"
    """One promise of a region."""
    VILLAGE = "village"
    """One smart village of a region."""
    UPDATE = "update"
    """Dated news of a region."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the data, read once."""

    path: str
    """Relative to the project, with forward slashes."""
    kind: SourceKind
    """What it describes."""
    region: str | None
    """Name of the region's folder; None for shared files."""
    slug: str
    """The record's part of an address: the name of the region's folder, or of the file without its
    ending.
    """
    data: bytes = field(repr=False)
    """Its bytes; of a file over the size limit, one more than the limit."""
    digest: str
    """BLAKE2b of the bytes, 16 bytes in hexadecimal."""

    @property
    def quotable(self) -> str:
        """Its text for quoting lines in reports, whatever its encoding."""
        return quotable(self.data)


@dataclass(frozen=True, slots=True)
class _Room:
    """What one kind of folder may hold."""

    files: Mapping[str, SourceKind] = field(default_factory=dict)
    """Files with a fixed name."""
    folders: Mapping[str, "_Room"] = field(default_factory=dict)
    """Folders with a fixed name."""
    kind: SourceKind | None = None
    """What a file with a free name is; None if no name is free."""
    ending: str = ".yml"
    """The ending that a file with a free name must have."""
    required: frozenset[str] = frozenset()
    """Files that must be there."""
    missing: Code = Code.REGION_FILE_MISSING
    """How a missing one is reported."""

    @property
    def allowed(self) -> str:
        """What may stand here, for a reader."""
        free = [f"*{self.ending}"] if self.kind else []
        return ", ".join([*self.files, *(f"{name}/" for name in self.folders), *free])


_NATIONAL = _Room(
    files=MappingProxyType(
        {
            "programme.yml": SourceKind.PROGRAMME,
            "provinces.yml": SourceKind.PROVINCES,
            "regions.yml": SourceKind.REGIONS,
            "glossary.yml": SourceKind.GLOSSARY,
            "sources.yml": SourceKind.SOURCES,
        }
    ),
    folders=MappingProxyType({"frameworks": _Room(kind=SourceKind.FRAMEWORK)}),
    required=frozenset({"programme.yml", "provinces.yml", "regions.yml", "glossary.yml"}),
    missing=Code.NATIONAL_FILE_MISSING,
)
_REGION = _Room(
    files=MappingProxyType({"region.yml": SourceKind.REGION}),
    folders=MappingProxyType(
        {
            "quick-wins": _Room(kind=SourceKind.QUICK_WIN),
            "villages": _Room(kind=SourceKind.VILLAGE),
            "updates": _Room(kind=SourceKind.UPDATE, ending=".md"),
        }
    ),
    required=frozenset({"region.yml"}),
)
_FOLDERS_IN_WORDS = MappingProxyType({"desa": "villages", "kabar": "updates"})
"""What Indonesian writers may call the folders of a region."""
_REGION_FOLDER = re.compile(rf"(?:kota|kabupaten)-{SLUG_PATTERN}\Z")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z", re.IGNORECASE)
_TEXT = MappingProxyType(
    {
        ".yml": frozenset({".yml", ".yaml", ".txt"}),
        ".md": frozenset({".md", ".markdown", ".txt", ".yml", ".yaml"}),
    }
)
"""For each ending, those of texts that are probably meant to have it."""
_ENDINGS = frozenset({".yml", ".yaml", ".md", ".markdown", ".txt", *PROGRAMS})
"""Endings that are no part of a name; Windows hides the last one, so that a file may have two."""


def find_sources(
    regions_dir: Path, project_dir: Path
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Return all files of the data, sorted by path, and all that is wrong with files and folders as
    such.

    A file whose name is refused is not among the files; the files of a region without region.yml
    are.

    Args:
        regions_dir: The folder that holds one folder per region.
        project_dir: The folder that paths are told relative to.
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
        elif len(entry.name) > SLUG_LIMIT or not _REGION_FOLDER.match(entry.name):
            walk.add(
                Code.BAD_REGION_FOLDER,
                entry,
                suggestion=_folder_suggestion(entry.name),
                name=printable(entry.name),
            )
        else:
            walk.enter(Path(entry.path), _REGION, entry.name)
    return tuple(sorted(walk.files, key=lambda file: file.path)), tuple(in_order(walk.findings))


def find_in(
    folder: Path, project_dir: Path
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Return what `find_sources` finds in one folder: that of a region, whose name is good, or the
    shared one.

    Args:
        folder: Directly below the folder of regions.
        project_dir: The folder that paths are told relative to.
    """
    walk = _Walk(project_dir)
    is_shared = folder.name == NATIONAL_FOLDER
    walk.enter(folder, _NATIONAL if is_shared else _REGION, None if is_shared else folder.name)
    return tuple(sorted(walk.files, key=lambda file: file.path)), tuple(in_order(walk.findings))


def find_regions(regions_dir: Path) -> frozenset[str]:
    """Return the names of the folders that may hold a region."""
    if not regions_dir.is_dir():
        return frozenset()
    with os.scandir(regions_dir) as entries:
        folders = (entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
        return frozenset(
            name for name in folders if len(name) <= SLUG_LIMIT and _REGION_FOLDER.match(name)
        )


def printable(name: str) -> str:
    """Return a file name that is safe to print: control and unpaired characters are written as
    escapes.
    """
    if name.isprintable():
        return name
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)


@dataclass(slots=True)
class _Walk:
    """One walk through the folders: what was read, and what was found wrong."""

    project_dir: Path
    files: list[SourceFile] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """Return what a folder holds, sorted, without what is skipped; nothing, and a finding, if
        it is unreadable.
        """
        if folder.is_symlink():
            self._add_at(Code.SYMBOLIC_LINK, folder, name=printable(folder.name))
            return []
        try:
            with os.scandir(folder) as found:
                return sorted(
                    (entry for entry in found if not _is_skipped(entry.name)),
                    key=lambda entry: entry.name,
                )
        except FileNotFoundError:
            return []
        except OSError:
            self._add_at(Code.UNREADABLE, folder, name=printable(folder.name))
            return []

    def enter(self, folder: Path, room: _Room, region: str | None) -> None:
        """Take over what a folder holds."""
        entries = self.entries(folder)
        for entry in entries:
            if self.is_folder(entry):
                inner = room.folders.get(entry.name)
                if inner is None:
                    self._unknown(entry, room)
                else:
                    self.enter(Path(entry.path), inner, region)
            elif self.is_file(entry):
                self._take(entry, room, region)
        self.add_missing(
            room, folder, seen=frozenset(_bare_name(entry.name).lower() for entry in entries)
        )

    def add_missing(self, room: _Room, folder: Path, *, seen: frozenset[str]) -> None:
        """Report required files that are not there in any spelling; another spelling is reported as
        such.
        """
        for name in sorted(room.required):
            if _stem_of(name) not in seen:
                place = folder if room.missing is Code.REGION_FILE_MISSING else folder / name
                self._add_at(room.missing, place, name=name)

    def is_folder(self, entry: os.DirEntry[str]) -> bool:
        """Return whether an entry is a real folder."""
        return entry.is_dir(follow_symlinks=False)

    def is_file(self, entry: os.DirEntry[str]) -> bool:
        """Return whether an entry is a real file; report links, pipes and devices."""
        if entry.is_symlink():
            self.add(Code.SYMBOLIC_LINK, entry, name=printable(entry.name))
            return False
        if not entry.is_file(follow_symlinks=False):
            self.add(Code.SPECIAL_FILE, entry, name=printable(entry.name))
            return False
        return True

    def add(
        self,
        code: Code,
        entry: os.DirEntry[str],
        *,
        suggestion: str | None = None,
        **arguments: Any,
    ) -> None:
        """Report something about an entry as a whole."""
        self._add_at(code, Path(entry.path), suggestion=suggestion, **arguments)

    def _take(self, entry: os.DirEntry[str], room: _Room, region: str | None) -> None:
        kind = room.files.get(entry.name)
        if kind is not None:
            self._read(entry, kind, region, slug=region or _stem_of(entry.name))
        elif room.kind is None:
            self._unfixed(entry, room)
        elif self._has_good_name(entry, room):
            self._read(entry, room.kind, region, slug=_stem_of(entry.name))

    def _unfixed(self, entry: os.DirEntry[str], room: _Room) -> None:
        """Report a file in a folder where all names are fixed."""
        right = f"{_bare_name(entry.name).lower()}.yml"
        if right not in room.files or not self._has_other_ending(entry, ".yml", right):
            self._unknown(entry, room)

    def _has_other_ending(self, entry: os.DirEntry[str], ending: str, right: str) -> bool:
        """Report a file that is meant to have another ending, with its right name; tell whether it
        is one.
        """
        suffix = _parted(entry.name)[1].lower()
        name, right = printable(entry.name), printable(right)
        if suffix in PROGRAMS:
            self.add(Code.OTHER_FORMAT, entry, name=name, program=PROGRAMS[suffix], right=right)
        elif suffix in _TEXT[ending]:
            self.add(Code.WRONG_ENDING, entry, suggestion=right, name=name, right=right)
        else:
            return False
        return True

    def _unknown(self, entry: os.DirEntry[str], room: _Room) -> None:
        name = printable(entry.name)
        names = [*(() if self.is_folder(entry) else room.files), *room.folders]
        suggestion = _FOLDERS_IN_WORDS.get(entry.name.lower()) or near(entry.name, names)
        suggestion = suggestion if suggestion in names else None
        self.add(Code.UNKNOWN_FILE, entry, suggestion=suggestion, name=name, allowed=room.allowed)

    def _has_good_name(self, entry: os.DirEntry[str], room: _Room) -> bool:
        name, (stem, suffix) = printable(entry.name), _parted(entry.name)
        if suffix != room.ending:
            bare = _bare_name(entry.name)
            if not self._has_other_ending(
                entry, room.ending, f"{slug_of(bare) or bare}{room.ending}"
            ):
                self._unknown(entry, room)
            return False
        if _RESERVED.match(stem):
            self.add(Code.RESERVED_NAME, entry, name=name)
            return False
        if not is_slug(stem):
            meant = slug_of(stem)
            suggestion = f"{meant}{room.ending}" if meant else None
            self.add(
                Code.BAD_FILE_NAME, entry, suggestion=suggestion, name=name, limit=str(SLUG_LIMIT)
            )
            return False
        return True

    def _read(
        self, entry: os.DirEntry[str], kind: SourceKind, region: str | None, *, slug: str
    ) -> None:
        try:
            with Path(entry.path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError:
            self.add(Code.UNREADABLE, entry, name=printable(entry.name))
            return
        digest = blake2b(data, digest_size=16).hexdigest()
        self.files.append(SourceFile(self._relative(entry.path), kind, region, slug, data, digest))

    def _add_at(
        self, code: Code, path: Path, *, suggestion: str | None = None, **arguments: Any
    ) -> None:
        span = Span.whole_file(self._relative(str(path)))
        self.findings.append(finding(code, span, suggestion=suggestion, **arguments))

    def _relative(self, path: str) -> str:
        top = f"{self.project_dir}{os.sep}"
        below = (
            path.removeprefix(top)
            if path.startswith(top)
            else os.path.relpath(path, self.project_dir)
        )
        return printable(below.replace(os.sep, "/"))


def _folder_suggestion(name: str) -> str | None:
    meant = slug_of(name)
    meant = re.sub(r"^kab-", "kabupaten-", meant)
    return meant if meant != name and _REGION_FOLDER.match(meant) else None


def _stem_of(name: str) -> str:
    return _parted(name)[0]


def _bare_name(name: str) -> str:
    """Return a file name without the endings of texts: "air.yml.txt" is "air"."""
    stem, suffix = _parted(name)
    while suffix.lower() in _ENDINGS:
        name = stem
        stem, suffix = _parted(name)
    return name


def _parted(name: str) -> tuple[str, str]:
    """Return a file name without its ending, and the ending with its dot."""
    # Of thousands.
    return os.path.splitext(name)  # noqa: PTH122


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or name == "README.md" or name.endswith("~")
