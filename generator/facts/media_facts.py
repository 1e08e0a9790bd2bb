"""Facts of the files in a region's folder `media/`: what pages and rules may know of each."""

from dataclasses import dataclass
from enum import StrEnum


class MediaKind(StrEnum):
    """Kinds of published files."""

    PICTURE = "picture"
    PDF = "pdf"


class MediaFault(StrEnum):
    """The reason why a file cannot be published."""

    UNREADABLE = "unreadable"
    """The system refuses to read the file, or the file was changed meanwhile."""
    TOO_LARGE = "too_large"
    OTHER_KIND = "other_kind"
    """The bytes are of a kind that is not published, whatever the name says."""
    HEIC = "heic"
    SVG = "svg"
    OTHER_ENDING = "other_ending"
    """The bytes are of an accepted kind, and the name says another."""
    TOO_MANY_PIXELS = "too_many_pixels"
    BROKEN = "broken"
    """Cut short, or damaged."""
    ACTIVE = "active"
    """A PDF that may run or open something, or that cannot be looked through."""
    PRIVATE = "private"
    """A PDF with private data in its titles, authors, bookmarks or notes."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A published file made from a file of the folder."""

    name: str
    """File name below the region's published folder `media/`; holds a digest of the bytes."""
    digest: str
    """SHA-256 of the bytes in hexadecimal."""
    size: int
    """Bytes."""
    width: int = 0
    """Pixels; 0 for a PDF."""
    height: int = 0
    """Pixels; 0 for a PDF."""


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """A file of the folder, and the files published for it."""

    name: str
    """File name in the folder."""
    kind: MediaKind | None = None
    """None for a file that cannot be published."""
    renditions: tuple[Rendition, ...] = ()
    """Of a picture pairs of WebP and JPEG or PNG, the small pair first; of a PDF the file itself.

    Empty for a file that cannot be published.
    """
    fault: MediaFault | None = None
    details: tuple[tuple[str, str], ...] = ()
    """Values quoted by the finding of the fault, by name."""
