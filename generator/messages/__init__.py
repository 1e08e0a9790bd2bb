"""Catalogues of messages: every word a person reads, in Indonesian (`id/`) and English (`en/`).

A new language is a new folder beside `id/` with the same files; nothing else lists languages.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_FOLDER = Path(__file__).parent
# The language of the data, and the default.
_FIRST = "id"
LANGUAGES = (
    _FIRST,
    *sorted(
        folder.name
        for folder in _FOLDER.iterdir()
        if folder.is_dir() and folder.name not in {_FIRST, "__pycache__"}
    ),
)
"""Languages with a catalogue; the first is the default."""

ENGLISH = "en"
"""Language of the English edition of a site."""

FIELDS = "fields.yml"
"""File of a catalogue with title and description of each field, below its record.

The record is the class that declares the field, so the words of an inherited field stand once.
"""

_STATE_LISTS = ("ShownState", "WorkState")
"""Closed lists with the states of promises and of other work."""

SYNONYMS = "synonyms.yml"
"""File of a catalogue with words of editors, read by `messages.synonyms` and never shown."""


class FieldWords(NamedTuple):
    """The words of a field of the data files, in one language."""

    title: str
    """Label of the field on the pages."""
    description: str
    """How to fill in the field, in a sentence; quoted by reports and shown by editors."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Messages of one language."""

    language: str
    words: Mapping[str, str]
    """Texts by key; a key is a path in the files, joined by points."""

    def word(self, key: str, /, **arguments: object) -> str:
        """Return the text of a key with the placeholders filled.

        Raises:
            KeyError: The catalogue lacks the key, or the text names a missing argument (our bug).
        """
        text = self.words[key]
        return text.format(**arguments) if arguments else text

    def field(self, record: str, name: str) -> FieldWords:
        """Return the title and the description of a field.

        Args:
            record: Name of the record that declares the field; see `declaring_record` in the model.
            name: Name of the field, as in the data files.

        Raises:
            LookupError: The catalogue has no words for the field (our bug).
        """
        words = _load_fields(self.language).get((record, name))
        if words is None:
            raise LookupError(f"messages/{self.language}/{FIELDS} has no words for {record}.{name}")
        return words

    def optional(self, key: str, /, **arguments: object) -> str | None:
        """Return the text of a key, or None if the catalogue lacks the key."""
        return self.word(key, **arguments) if key in self.words else None

    def keys_below(self, prefix: str) -> tuple[str, ...]:
        """Return the last parts of the keys of a section, such as the members of a closed list."""
        start = f"{prefix}."
        return tuple(key.removeprefix(start) for key in self.words if key.startswith(start))

    def with_status_words(self, status_words: Iterable[tuple[str, str]]) -> "Catalogue":
        """Return the catalogue with a site's own words for states, in lists and in the answer."""
        replaced: dict[str, str] = {}
        for state, word in status_words:
            # Braces of the site are letters, while those of a sentence hold an argument.
            said = f"{word[:1].lower()}{word[1:]}".replace("{", "{{").replace("}", "}}")
            written = {f"enum.{name}.{state}": word for name in _STATE_LISTS}
            written[f"answer.{state}"] = f"{{count}} {said}"
            replaced |= {key: text for key, text in written.items() if key in self.words}
        return replace(self, words={**self.words, **replaced}) if replaced else self

    def counted(self, key: str, count: int) -> str:
        """Return the form of a text for a number.

        The form is `<key>.one` for 1 in a language with a singular, else `<key>.other`.
        """
        return self.word(self.form_of(key, count), count=count)

    def form_of(self, key: str, count: int) -> str:
        """Return the key of the form of a text for a number, as `counted` chooses it."""
        form = "one" if count == 1 and f"{key}.one" in self.words else "other"
        return f"{key}.{form}"


@cache
def load_catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language in `LANGUAGES`."""
    words: dict[str, str] = {}
    for file in sorted((_FOLDER / language).glob("*.yml")):
        if file.name not in {SYNONYMS, FIELDS}:
            words.update(_flattened(_read(file), ""))
    return Catalogue(language, words)


def all_catalogues(first: str) -> tuple[Catalogue, ...]:
    """Return the catalogue of every language, that of a given language first."""
    others = (language for language in LANGUAGES if language != first)
    return tuple(load_catalogue(language) for language in (first, *others))


# Parsing the words of fields would lengthen the loading of a catalogue by two thirds. They are read
# on first use, so that the command line and a build without changes start without them.
@cache
def _load_fields(language: str) -> Mapping[tuple[str, str], FieldWords]:
    records = _read(_FOLDER / language / FIELDS)
    return {
        (record, name): FieldWords(**words)
        for record, fields in records.items()
        for name, words in fields.items()
    }


def _read(file: Path) -> Any:
    # This loader makes texts only, so no value can become code.
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506


def _flattened(node: Mapping[str, object] | object, prefix: str) -> Iterator[tuple[str, str]]:
    if not isinstance(node, Mapping):
        yield prefix, str(node)
        return
    for key, value in node.items():
        yield from _flattened(value, f"{prefix}.{key}" if prefix else str(key))
