"""Exported files: a path with bytes, the result of every export."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of an export, text or binary."""

    path: str
    """Path below `content/`, with forward slashes."""
    data: bytes
    """Content of the file; texts are UTF-8."""
    rows: int | None = None
    """Number of rows of a table, without the names of the columns, of entries of a feed, or of
    events of a calendar; None for other files.
    """


def json_file(path: str, value: object) -> ExportedFile:
    """Return a value as a file of compact JSON in UTF-8, ending with a line feed."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return ExportedFile(path, f"{text}\n".encode())
