"""The published index, read as the search page reads it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

BASE = 45


def unpack_numbers(text: str) -> list[int]:
    """Return the numbers of a packed text."""
    numbers, number = [], 0
    for sign in text:
        digit = ord(sign) - (36 if sign > "\\" else 35)
        number = number * BASE + digit % BASE
        if digit < BASE:
            numbers.append(number)
            number = 0
    return numbers


def unpack_rising(text: str) -> list[int]:
    """Return the rising numbers of packed distances."""
    last, numbers = 0, []
    for step in unpack_numbers(text):
        last += step
        numbers.append(last)
    return numbers


class Shown(NamedTuple):
    """What a result shows of a page."""

    title: str
    description: str
    facets: Mapping[str, str]
    sections: list[tuple[str, str, str]]
    """Anchor, heading and text of each section."""

    @property
    def text(self) -> str:
        """All text of the sections."""
        return "\n".join(f"{heading}\n{text}" for _, heading, text in self.sections)


class Found(NamedTuple):
    """The pages of a word, by address."""

    worths: Mapping[str, int]
    places: Mapping[str, list[int]]
    family: Mapping[str, int]
    """Worth of all forms of the word."""


@dataclass(frozen=True)
class ReadIndex:
    """An index below a folder."""

    folder: Path

    def json(self, path: str) -> Any:
        """Return the contents of a file."""
        return json.loads((self.folder / path).read_text(encoding="utf-8"))

    @cached_property
    def listed(self) -> Any:
        """The list of files."""
        return self.json("indeks.json")

    @cached_property
    def shown(self) -> dict[str, Shown]:
        """What results show of each page, by address, in the order of the pages."""
        found = {}
        listed = self.listed["extracts"]
        for digest, starts in zip(listed[::2], listed[1::2], strict=True):
            for number, first in enumerate(unpack_rising(starts)):
                assert first == len(found)
                for address, *rest in self.json(f"isi/{number}.{digest}.json"):
                    *others, sections = rest
                    found[address] = Shown(*others, [tuple(each) for each in sections])
        return found

    @cached_property
    def addresses(self) -> list[str]:
        """Addresses of the pages by number."""
        return list(self.shown)

    @cached_property
    def words(self) -> dict[str, Found]:
        """Every word of the index."""
        found = {}
        listed = self.listed["words"]
        for first, digest, of_places in zip(listed[::3], listed[1::3], listed[2::3], strict=True):
            file = self.json(f"kata/{digest}.json")
            places_of = self.json(f"letak/{of_places}.json")
            assert next(iter(file["words"])) == first
            for word, (pages, worths, *root) in file["words"].items():
                named = [self.addresses[page] for page in unpack_rising(pages)]
                family = file["roots"][root[0]] if root else (pages, worths)
                found[word] = Found(
                    dict(zip(named, unpack_numbers(worths), strict=True)),
                    dict(zip(named, _places(places_of.get(word, "")), strict=True)),
                    {
                        self.addresses[page]: worth
                        for page, worth in zip(
                            unpack_rising(family[0]), unpack_numbers(family[1]), strict=True
                        )
                    },
                )
        return found

    def values(self, facet: str) -> dict[str, set[str]]:
        """Return the addresses of each value of a facet."""
        file = self.json(f"saring/{self.listed['facets'][facet]}.json")
        return {
            value: {self.addresses[page] for page in unpack_rising(pages)}
            for value, pages in file.items()
        }

    def having(self, word: str) -> set[str]:
        """Return the addresses of the pages with a form of a word."""
        found = self.words.get(word)
        return set() if found is None else set(found.family)


def _places(text: str) -> list[list[int]]:
    numbers, lists = unpack_numbers(text), []
    while numbers:
        count, last, own = numbers.pop(0), 0, []
        for step in numbers[:count]:
            last += step
            own.append(last)
        del numbers[:count]
        lists.append(own)
    return lists


def digest_in(name: str) -> str:
    """Return the digest in the name of a file of the index."""
    found = re.search(r"([0-9a-f]{10})\.json$", name)
    assert found is not None, name
    return found[1]
