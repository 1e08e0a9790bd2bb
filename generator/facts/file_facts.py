"""Facts of a file for download: the page of all files tells them without the bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A published data file."""

    path: str
    """Path below the root of the site."""
    size: int
    """Number of bytes."""
    digest: str
    """SHA-256 of the bytes in hexadecimal."""
    rows: int | None
    """Number of rows of a table, without the names of the columns, of entries of a feed, or of
    events of a calendar; None for other files.
    """
