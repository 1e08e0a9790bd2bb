"""The judged queries of `judgements.yml`, as data. Asks no search engine anything."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PATH = Path(__file__).parent / "judgements.yml"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What someone types, and the pages they would be content with."""

    q: str
    """The query, letter for letter."""
    kind: str
    """What makes it hard: a word family, an abbreviation, a misspelt place ..."""
    first: int
    """Within how many results one of the pages must stand: 1, 3 or 10."""
    part: str
    """`tune`, or `held-out`: not to be looked at while the search is being improved."""
    pages: tuple[str, ...]
    """Addresses, best first, without query and anchor."""
    why: str = ""
    """What a reader of the list may wonder about."""


def read_judgements(path: Path = PATH) -> tuple[Judgement, ...]:
    """Return all judged queries in the order of the file."""
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))["queries"]
    return tuple(Judgement(**{**entry, "pages": tuple(entry["pages"])}) for entry in entries)


def part_of(query: str) -> str:
    """Return the part that a query belongs to: a third is held out, chosen by its digest and by nobody."""
    digest = hashlib.sha256(query.encode()).digest()
    return "held-out" if int.from_bytes(digest) % 3 == 0 else "tune"
