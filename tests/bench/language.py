"""Indonesian sentences of varied vocabulary: roots with their affixes, words of the field of work,
names of places.

Words that come first in the vocabulary are used most, as in real texts: the n-th about 1/n as often
as the first.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, zip_longest
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent / "vocabulary"
_SLOT = re.compile(r"\{(\w+)\}")
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Words:
    """A list of words to draw from, frequent ones first."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def draw(self, rng: random.Random) -> str:
        """Return one word, by its frequency."""
        return rng.choices(self.words, cum_weights=self.weights)[0]


@dataclass(frozen=True, slots=True)
class Domain:
    """A field of work: where it belongs in a plan, and its own words."""

    key: str
    dimension: str
    subdimension: str
    pillar: str
    """Key of the dimension in the framework of six pillars."""
    office: str
    things: Words
    actors: Words
    tools: Words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words and patterns of sentences."""

    domains: tuple[Domain, ...]
    forms: Mapping[str, Words]
    """Affixed words by the slot of a pattern that they fill."""
    statements: Words
    titles: Words
    aims: Words
    region_names: tuple[str, ...]
    village_names: tuple[str, ...]
    person_names: tuple[str, ...]


def read_vocabulary() -> Vocabulary:
    """Return the vocabulary of the files beside this module."""
    domains, roots, names, patterns = (
        _read(name) for name in ("domains", "roots", "names", "sentences")
    )
    return Vocabulary(
        domains=tuple(_domain(key, written) for key, written in domains.items()),
        forms={
            **_forms({kind: tuple(text.split()) for kind, text in roots.items()}),
            "group": _listed(patterns["groups"]),
        },
        statements=_zipf(patterns["statements"]),
        titles=_zipf(patterns["titles"]),
        aims=_zipf(patterns["aims"]),
        region_names=_joined(names["regions"], " "),
        village_names=_joined(names["villages"], ""),
        person_names=_joined(names["people"], " "),
    )


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes texts about one region."""

    rng: random.Random
    vocabulary: Vocabulary
    places: tuple[str, ...]
    """Names of the region, its districts and villages."""

    def sentence(self, domain: Domain) -> str:
        """Return a sentence about a field of work."""
        return self._filled(self.vocabulary.statements, domain)

    def title(self, domain: Domain) -> str:
        """Return the title of a piece of work."""
        return self._filled(self.vocabulary.titles, domain)

    def aim(self, domain: Domain) -> str:
        """Return something that is to be reached."""
        return self._filled(self.vocabulary.aims, domain)

    def paragraphs(self, domain: Domain, count: int) -> str:
        """Return paragraphs of three to five sentences each."""
        return "\n\n".join(
            " ".join(self.sentence(domain) for _ in range(self.rng.randint(3, 5)))
            for _ in range(count)
        )

    def _filled(self, patterns: Words, domain: Domain) -> str:
        text = _SLOT.sub(lambda slot: self._word(slot[1], domain), patterns.draw(self.rng))
        return text[0].upper() + text[1:]

    def _word(self, slot: str, domain: Domain) -> str:
        match slot:
            case "thing":
                return domain.things.draw(self.rng)
            case "actor":
                return domain.actors.draw(self.rng)
            case "tool":
                return domain.tools.draw(self.rng)
            case "place":
                return self.rng.choice(self.places)
            case "year":
                return str(self.rng.randint(2023, 2029))
            case "number":
                return str(self.rng.randint(2, 480))
            case _:
                return self.vocabulary.forms[slot].draw(self.rng)


def _read(name: str) -> Mapping[str, Any]:
    read: Mapping[str, Any] = yaml.safe_load((_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return read


def _domain(key: str, written: Mapping[str, Any]) -> Domain:
    words = {name: _listed(written[name]) for name in ("things", "actors", "tools")}
    return Domain(key=key, **{**written, **words})


def _listed(text: str) -> Words:
    return _zipf(text.split(", "))


def _zipf(words: Sequence[str]) -> Words:
    unique = tuple(dict.fromkeys(words))
    return Words(unique, tuple(accumulate(1 / rank for rank in range(1, len(unique) + 1))))


def _joined(parts: Mapping[str, str], between: str) -> tuple[str, ...]:
    return tuple(
        f"{first}{between}{last}"
        for first in parts["first"].split()
        for last in parts["last"].split()
    )


def _forms(roots: Mapping[str, tuple[str, ...]]) -> Mapping[str, Words]:
    by_suffix = [
        [(root, suffix) for root in roots[kind]]
        for kind, suffix in (("me", ""), ("kan", "kan"), ("i", "i"))
    ]
    verbs = [verb for verb in chain.from_iterable(zip_longest(*by_suffix)) if verb]
    bare = [root for root, suffix in verbs if not suffix]
    return {
        "active": _zipf([_nasal(root) + suffix for root, suffix in verbs]),
        "passive": _zipf([f"di{root}{suffix}" for root, suffix in verbs]),
        "noun": _zipf([f"pe{_nasal(root)[2:]}an" for root, _ in verbs]),
        "done": _zipf([f"ter{root}" for root, _ in verbs]),
        "agent": _zipf([f"pe{_nasal(root)[2:]}" for root in bare]),
        "result": _zipf([f"{root}an" for root in bare]),
        "intransitive": _zipf([_ber(root) for root in roots["ber"]]),
        "adjective": _zipf(roots["sifat"]),
        "quality": _zipf([f"ke{root}an" for root in roots["sifat"]]),
    }


def _nasal(root: str) -> str:
    """Return a root with the prefix me-, whose last sound follows the root's first."""
    first, is_cluster = root[0], root[1] not in _VOWELS
    if sum(letter in _VOWELS for letter in root) == 1:
        return f"menge{root}"
    if first in _VOWELS or first in "gh":
        return f"meng{root}"
    dropped = {"k": "meng", "p": "mem", "t": "men", "s": "meny"}
    if first in dropped:
        return (
            {"s": "men"}.get(first, dropped[first]) + root
            if is_cluster
            else dropped[first] + root[1:]
        )
    kept = {"b": "mem", "f": "mem", "v": "mem", "d": "men", "c": "men", "j": "men", "z": "men"}
    return kept.get(first, "me") + root


def _ber(root: str) -> str:
    if root == "ajar":
        return "belajar"
    drops_r = root[0] == "r" or root[1:3] == "er"
    return f"{'be' if drops_r else 'ber'}{root}"
