"""A generated file as bytes, with its path: the result of every export."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A generated file, text or binary."""

    path: str
    """Path below `content/`, with forward slashes."""
    data: bytes
    """Content of the file; texts are UTF-8."""


def json_file(path: str, value: object) -> GeneratedFile:
    """Return a value as a file of compact JSON in UTF-8, ending with a line feed."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return GeneratedFile(path, f"{text}\n".encode())
