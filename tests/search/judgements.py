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
    round: int = 1
    """1 for the first list, which was tuned on; 2 for what somebody wrote later, of which a half is held out."""


def read_judgements(path: Path = PATH) -> tuple[Judgement, ...]:
    """Return all judged queries in the order of the file."""
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))["queries"]
    return tuple(Judgement(**{**entry, "pages": tuple(entry["pages"])}) for entry in entries)


def part_of(query: str) -> str:
    """Return the part that a query of the second list belongs to: a half each, chosen by its digest and by nobody."""
    digest = hashlib.sha256(query.encode()).digest()
    return "held-out" if int.from_bytes(digest) % 2 == 0 else "tune"
