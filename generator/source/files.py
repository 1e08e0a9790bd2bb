"""A file of the data: place, subject and bytes, read once."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

from generator.diagnostics import Loc
from generator.source.formats import quotable
from generator.source.text import MAX_BYTES

_USUAL_BYTES = 65_536
"""Bytes read at first: hardly a file is larger, and a buffer of the size limit takes longer to
allocate than a file to read.
"""


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
    omitted: tuple[Loc, ...] = ()
    """Paths of the values that count as not written, sorted: unreleased records and the like."""

    @property
    def quotable(self) -> str:
        """The text for quoting lines in reports, whatever the encoding."""
        return quotable(self.data)


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file; of a file over the size limit, one byte more than the limit.

    Raises:
        OSError: The file cannot be read.
    """
    # A `Path` for each of thousands of files costs as much as reading the file.
    with open(path, "rb") as stream:  # noqa: PTH123
        data = stream.read(_USUAL_BYTES)
        if len(data) == _USUAL_BYTES:
            # One byte over the limit is enough to refuse a file of any size.
            data += stream.read(MAX_BYTES + 1 - _USUAL_BYTES)
    return data


def digest_of_file(data: bytes) -> str:
    """Return the digest of a file's bytes: BLAKE2b, 16 bytes in hexadecimal."""
    return blake2b(data, digest_size=16).hexdigest()
