"""The files of the data: a walk through the folder of regions, and a finding for every stranger.

The layout is closed: a file or folder without a place is a finding, never ignored. Links are not
followed, and pipes and devices are not opened. `find_files` looks at names alone; `read_files`
reads bytes. Nothing in this module parses a file.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType

from generator.codes import Code, finding, near
from generator.diagnostics import Diagnostic, Span, in_order
from generator.slugs import SLUG_LIMIT, SLUG_PATTERN, is_slug, slug_of
from generator.source.formats import PROGRAMS, quotable
from generator.source.text import MAX_BYTES
from generator.source.walk import Walk, printable

NATIONAL_FOLDER = "_national"
"""The folder of the national files, shared by all regions."""


class SourceKind(StrEnum):
    """The subject of a file, told by the place of the file in the folders."""

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
    """Sources quoted by the national files."""
    REGION = "region"
    """A region."""
    QUICK_WIN = "quick-win"
    """One promise of a region."""
    VILLAGE = "village"
    """One smart village of a region."""
    UPDATE = "update"
    """Dated news of a region."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file with a place in the layout, not read yet."""

    location: Path
    """Where the file can be opened."""
    path: str
    """Path relative to the project, with forward slashes."""
    kind: SourceKind
    """Subject of the file."""
    region: str | None
    """Name of the region's folder; None for national files."""
    slug: str
    """Part of an address: the name of the region's folder, or the file name without the ending."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the data, read once."""

    path: str
    """Path relative to the project, with forward slashes."""
    kind: SourceKind
    """Subject of the file."""
    region: str | None
    """Name of the region's folder; None for national files."""
    slug: str
    """Part of an address: the name of the region's folder, or the file name without the ending."""
    data: bytes = field(repr=False)
    """Bytes of the file; of a file over the size limit, one byte more than the limit."""
    digest: str
    """BLAKE2b of the bytes, 16 bytes in hexadecimal, from `digest_of_file`."""

    @property
    def quotable(self) -> str:
        """The text for quoting lines in reports, whatever the encoding."""
        return quotable(self.data)


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
        }
    ),
    required=frozenset({"region.yml"}),
)
_FOLDERS_IN_WORDS = MappingProxyType({"desa": "villages", "kabar": "updates"})
"""Indonesian names of the folders of a region, as writers may type them."""
_REGION_FOLDER = re.compile(rf"(?:kota|kabupaten)-{SLUG_PATTERN}\Z")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z", re.IGNORECASE)
_TEXT = MappingProxyType(
    {
        ".yml": frozenset({".yml", ".yaml", ".txt"}),
        ".md": frozenset({".md", ".markdown", ".txt", ".yml", ".yaml"}),
    }
)
"""For each ending, the endings of texts probably meant to have it."""
_ENDINGS = frozenset({".yml", ".yaml", ".md", ".markdown", ".txt", *PROGRAMS})
"""Endings outside a name; Windows hides the last ending, so a file may have two."""


def find_sources(
    regions_dir: Path, project_dir: Path
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Return the files of the data, read and sorted by path, and the findings on files and folders.

    Args:
        regions_dir: The folder with a folder for each region.
        project_dir: The folder to which paths are relative.
    """
    return _with_bytes(*find_files(regions_dir, project_dir))


def find_in(
    folder: Path, project_dir: Path
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Return the files and findings of `find_sources` for a single folder.

    Args:
        folder: The national folder, or the folder of a region with a valid name.
        project_dir: The folder to which paths are relative.
    """
    return _with_bytes(*find_files_in(folder, project_dir))


def find_files(
    regions_dir: Path, project_dir: Path
) -> tuple[tuple[FoundFile, ...], tuple[Diagnostic, ...]]:
    """Return the files of the data, sorted by path, without reading them, and the findings.

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
        elif len(entry.name) > SLUG_LIMIT or not _REGION_FOLDER.match(entry.name):
            walk.add(
                Code.BAD_REGION_FOLDER,
                entry,
                suggestion=_folder_suggestion(entry.name),
                name=printable(entry.name),
            )
        else:
            walk.enter(Path(entry.path), _REGION, entry.name)
    return walk.result()


def find_files_in(
    folder: Path, project_dir: Path
) -> tuple[tuple[FoundFile, ...], tuple[Diagnostic, ...]]:
    """Return the files and findings of `find_files` for a single folder.

    Args:
        folder: The national folder, or the folder of a region with a valid name.
        project_dir: The folder to which paths are relative.
    """
    walk = _Walk(project_dir)
    is_national = folder.name == NATIONAL_FOLDER
    layout, region = (_NATIONAL, None) if is_national else (_REGION, folder.name)
    walk.enter(folder, layout, region)
    return walk.result()


def read_file(file: FoundFile) -> SourceFile:
    """Return a file with its bytes.

    Raises:
        OSError: The file cannot be read.
    """
    with file.location.open("rb") as stream:
        # One byte over the limit is enough to refuse a file of any size.
        data = stream.read(MAX_BYTES + 1)
    return SourceFile(file.path, file.kind, file.region, file.slug, data, digest_of_file(data))


def read_files(
    files: Iterable[FoundFile],
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Return files with their bytes, in the given order, and a finding for each unreadable file."""
    read: list[SourceFile] = []
    findings: list[Diagnostic] = []
    for file in files:
        try:
            read.append(read_file(file))
        except OSError:
            name = printable(file.location.name)
            findings.append(finding(Code.UNREADABLE, Span.whole_file(file.path), name=name))
    return tuple(read), tuple(findings)


def digest_of_file(data: bytes) -> str:
    """Return the digest of a file's bytes: BLAKE2b, 16 bytes in hexadecimal."""
    return blake2b(data, digest_size=16).hexdigest()


def find_regions(regions_dir: Path) -> frozenset[str]:
    """Return the names of folders with the name of a region."""
    if not regions_dir.is_dir():
        return frozenset()
    with os.scandir(regions_dir) as entries:
        folders = (entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
        return frozenset(
            name for name in folders if len(name) <= SLUG_LIMIT and _REGION_FOLDER.match(name)
        )


def _with_bytes(
    files: Iterable[FoundFile], findings: Iterable[Diagnostic]
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Return found files with their bytes, and the findings of walk and reading, in order."""
    read, unreadable = read_files(files)
    return read, tuple(in_order([*findings, *unreadable]))


@dataclass(slots=True)
class _Walk(Walk):
    """A walk through the folders of the data, collecting files and findings."""

    files: list[FoundFile] = field(default_factory=list)

    def result(self) -> tuple[tuple[FoundFile, ...], tuple[Diagnostic, ...]]:
        """Return the files, sorted by path, and the findings, in order."""
        by_path = sorted(self.files, key=lambda file: file.path)
        return tuple(by_path), tuple(in_order(self.findings))

    def entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """Return the entries of a folder, sorted by name, without skipped names."""
        # Without arguments, `super` fails in a dataclass with slots, which is a second class.
        return [entry for entry in Walk.entries(self, folder) if not _is_skipped(entry.name)]

    def enter(self, folder: Path, layout: _Layout, region: str | None) -> None:
        """Collect the files of a folder and of the folders below."""
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
            layout, folder, seen=frozenset(_bare_name(entry.name).lower() for entry in entries)
        )

    def add_missing(self, layout: _Layout, folder: Path, *, seen: frozenset[str]) -> None:
        """Report required files missing in any spelling; a wrong spelling has its own finding."""
        for name in sorted(layout.required):
            if _stem_of(name) not in seen:
                # Without `region.yml` the folder of a region is at fault, not a file in it.
                place = folder if layout.missing is Code.REGION_FILE_MISSING else folder / name
                self.add_at(layout.missing, place, name=name)

    def _collect(self, entry: os.DirEntry[str], layout: _Layout, region: str | None) -> None:
        """Collect a file with a valid name, or report the name."""
        kind = layout.files.get(entry.name)
        slug = _stem_of(entry.name)
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
        path = Path(entry.path)
        self.files.append(FoundFile(path, self.relative(entry.path), kind, region, slug))

    def _unfixed(self, entry: os.DirEntry[str], layout: _Layout) -> None:
        """Report a file in a folder of fixed names."""
        right = f"{_bare_name(entry.name).lower()}.yml"
        if right not in layout.files or not self._has_other_ending(entry, ".yml", right):
            self._unknown(entry, layout)

    def _has_other_ending(self, entry: os.DirEntry[str], ending: str, right: str) -> bool:
        """Report a file meant to have another ending, with the right name.

        Returns:
            Whether the file is of that sort.
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

    def _unknown(self, entry: os.DirEntry[str], layout: _Layout) -> None:
        name = printable(entry.name)
        names = [*(() if self.is_folder(entry) else layout.files), *layout.folders]
        suggestion = _FOLDERS_IN_WORDS.get(entry.name.lower()) or near(entry.name, names)
        suggestion = suggestion if suggestion in names else None
        self.add(Code.UNKNOWN_FILE, entry, suggestion=suggestion, name=name, allowed=layout.allowed)

    def _has_good_name(self, entry: os.DirEntry[str], layout: _Layout) -> bool:
        name, (stem, suffix) = printable(entry.name), _parted(entry.name)
        if suffix != layout.ending:
            bare = _bare_name(entry.name)
            if not self._has_other_ending(
                entry, layout.ending, f"{slug_of(bare) or bare}{layout.ending}"
            ):
                self._unknown(entry, layout)
            return False
        if _RESERVED.match(stem):
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


def _folder_suggestion(name: str) -> str | None:
    """Return the valid name of a region's folder closest to a name, or None."""
    meant = slug_of(name)
    meant = re.sub(r"^kab-", "kabupaten-", meant)
    return meant if meant != name and _REGION_FOLDER.match(meant) else None


def _stem_of(name: str) -> str:
    return _parted(name)[0]


def _bare_name(name: str) -> str:
    """Return a file name without endings of texts: "air" for "air.yml.txt"."""
    stem, suffix = _parted(name)
    while suffix.lower() in _ENDINGS:
        name = stem
        stem, suffix = _parted(name)
    return name


def _parted(name: str) -> tuple[str, str]:
    """Return a file name without the ending, and the ending with its dot."""
    # A path object for each of thousands of names would cost more than the walk.
    return os.path.splitext(name)  # noqa: PTH122


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or name == "README.md" or name.endswith("~")
