"""Other words that people use for what the data files call by a key: the synonyms of each
language's catalogue.

A closed list is known by the labels that the pages show for it as well. Knows no record; names are
plain texts.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import yaml

from generator.messages import LANGUAGES, SYNONYMS, load_catalogue

LANGUAGE_LIST = "Language"
"""Name of the list of languages, whose labels stand in the section `language`."""

_APOSTROPHES = re.compile(r"['’‘ʼ`]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return a text as words are compared: lower case, single spaces, no apostrophes and no other
    signs.
    """
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text))
    return _BETWEEN_WORDS.sub(" ", plain.casefold()).strip()


@cache
def closed_list(name: str) -> Mapping[str, str]:
    """Return the keys of a closed list by all words for them, folded: the keys, their labels, their
    synonyms.

    Args:
        name: Name of the list's type, such as "QuickWinState".
    """
    return {folded(word): key for key, words in closed_list_words(name).items() for word in words}


@cache
def closed_list_words(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return all words for each key of a closed list as they stand in the catalogues, the key
    itself first.
    """
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    prefix = f"enum.{name}."
    labels = "language." if name == LANGUAGE_LIST else prefix
    for language in LANGUAGES:
        for path, label in load_catalogue(language).words.items():
            if path.startswith(labels):
                found[path.removeprefix(labels)][label] = None
        for path, words in load_synonyms(language).items():
            if path.startswith(prefix):
                found[path.removeprefix(prefix)].update(dict.fromkeys(words))
    return {key: (key, *(word for word in words if word != key)) for key, words in found.items()}


def closed_list_pattern(name: str) -> str:
    """Return a regular expression that matches all words for the keys of a closed list, in any case
    and spacing.
    """
    return rf"^\W*({'|'.join(_pattern(word) for word in closed_list(name))})\W*$"


@cache
def keys_meant(section: str) -> Mapping[str, tuple[str, ...]]:
    """Return the keys that a word may stand for, by the folded word.

    Args:
        section: "key" for the keys of records, "dimension" for the keys of dimensions.
    """
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for language in LANGUAGES:
        for path, words in load_synonyms(language).items():
            if path.startswith(f"{section}."):
                for word in words:
                    found[folded(word)][path.partition(".")[2]] = None
    return {word: tuple(keys) for word, keys in found.items()}


def field_titles(record: str, field: str) -> tuple[str, ...]:
    """Return the titles of a field in every language, Indonesian first.

    People write them in the place of its key.

    Args:
        record: Name of the record that declares the field.
        field: Key of the field in the data files.
    """
    return tuple(load_catalogue(language).field(record, field).title for language in LANGUAGES)


@cache
def load_synonyms(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the synonyms of a language by their paths: `enum.<list>.<key>`, `key.<key>`,
    `dimension.<key>`.
    """
    text = files(__package__).joinpath(language, SYNONYMS).read_text(encoding="utf-8")
    # Texts only.
    return dict(_flattened(yaml.load(text, yaml.CBaseLoader), ""))  # noqa: S506


def _flattened(node: object, prefix: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _flattened(value, f"{prefix}.{key}" if prefix else str(key))
    elif isinstance(node, list):
        yield prefix, tuple(map(str, node))


def _pattern(word: str) -> str:
    letters = [
        f"[{letter}{letter.upper()}]['’]?" if letter.isalpha() else letter for letter in word
    ]
    return "".join(letters).replace(" ", r"[\W_]+")
