"""The judged queries of `judgements.yml`, as data. Asks no search engine anything."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.codes import FAMILIES

PATH = Path(__file__).parent / "judgements.yml"
MESSAGES = "/panduan/pesan/"
PRACTICE = Path(__file__).parent / "practice.yml"
"""Queries that the search was improved with; they count in no figure."""
ENGLISH = Path(__file__).parent / "english.yml"
"""Such queries for the search of the English edition."""


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
    """`tune`, `practice`, or `held-out`: not to be looked at while the search is being improved."""
    pages: tuple[str, ...]
    """Addresses, best first, without query and anchor; none where no page has what is asked for."""
    fictional: bool = False
    """Whether the invented regions are searched as well."""
    why: str = ""
    """What a reader of the list may wonder about."""
    round: int = 1
    """1 for the first list, which was tuned on; 2 and 3 for what others wrote later, of which much
    is held out.
    """


@cache
def read_judgements(path: Path = PATH) -> tuple[Judgement, ...]:
    """Return all judged queries in the order of the file."""
    text = path.read_text("utf-8")
    # The loader in C reads the list in a tenth of the time that the one in Python takes.
    entries: list[dict[str, Any]] = yaml.load(text, yaml.CSafeLoader)["queries"]
    return tuple(
        Judgement(**{**entry, "pages": _with_families(entry["pages"])}) for entry in entries
    )


def _with_families(addresses: list[str]) -> tuple[str, ...]:
    """Return addresses, beside the list of messages the pages of its families.

    The explanations stood on one page when the queries were judged.
    """
    families = (f"{MESSAGES}{family}/" for family in FAMILIES)
    return (*addresses, *(families if MESSAGES in addresses else ()))


def part_of(query: str, of_round: int) -> str:
    """Return the part that a query belongs to, chosen by its digest and by nobody.

    Held out is nothing of the first list, a half of the second, and six sevenths of the third: a
    third of all.
    """
    number = int.from_bytes(hashlib.sha256(query.encode()).digest())
    is_held_out = {1: False, 2: number % 2 == 0, 3: number % 7 != 0}[of_round]
    return "held-out" if is_held_out else "tune"
