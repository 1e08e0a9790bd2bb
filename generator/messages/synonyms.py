"""Synonyms: words of editors for the keys of the data files, from the catalogue of each language.

Labels of a closed list on the pages count as synonyms too. The module knows no record; names are
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
"""Name of the list of languages; the labels stand in the section `language`."""

_APOSTROPHES = re.compile(r"['’‘ʼ`]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return a text in the form for comparisons: lower case, single spaces, no signs."""
    # Apostrophes vanish before signs become spaces: "Jum'at" is one word.
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text))
    return _BETWEEN_WORDS.sub(" ", plain.casefold()).strip()


@cache
def closed_list(name: str) -> Mapping[str, str]:
    """Return the keys of a closed list by folded word: key, label or synonym.

    Args:
        name: Type name of the list, for example "WorkState".
    """
    return {folded(word): key for key, words in closed_list_words(name).items() for word in words}


@cache
def closed_list_words(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words for each key of a closed list as written, the key itself first."""
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
    """Return a regular expression for the words of a closed list, in any case and spacing."""
    return rf"^\W*({'|'.join(_pattern(word) for word in closed_list(name))})\W*$"


@cache
def keys_meant(section: str) -> Mapping[str, tuple[str, ...]]:
    """Return the possible keys of each word, by the folded word.

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
    """Return the synonyms of a language by path.

    Paths: `enum.<list>.<key>`, `key.<key>`, `dimension.<key>` and `page.<key>`.
    """
    text = files(__package__).joinpath(language, SYNONYMS).read_text(encoding="utf-8")
    # This loader makes texts only, so no value can become code.
    return dict(_flattened(yaml.load(text, yaml.CBaseLoader), ""))  # noqa: S506


def _flattened(node: object, prefix: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _flattened(value, f"{prefix}.{key}" if prefix else str(key))
    elif isinstance(node, list):
        yield prefix, tuple(map(str, node))


def _pattern(word: str) -> str:
    # Editors may type "Jumat" or "Jum'at": an apostrophe may follow any letter.
    letters = [
        f"[{letter}{letter.upper()}]['’]?" if letter.isalpha() else letter for letter in word
    ]
    return "".join(letters).replace(" ", r"[\W_]+")
