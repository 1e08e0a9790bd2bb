"""Catalogues of messages: every word a person reads, in Indonesian (`id/`) and English (`en/`).

A new language is a new folder beside `id/`, and a name in `LANGUAGES`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

LANGUAGES = ("id", "en")
"""Languages with a catalogue; the first is the default."""

SYNONYMS = "synonyms.yml"
"""File of a catalogue with words of editors, read by `messages.synonyms` and never shown."""


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

    def optional(self, key: str, /, **arguments: object) -> str | None:
        """Return the text of a key, or None if the catalogue lacks the key."""
        return self.word(key, **arguments) if key in self.words else None

    def counted(self, key: str, count: int) -> str:
        """Return the form of a text for a number.

        The form is `<key>.one` for 1 in a language with a singular, else `<key>.other`.
        """
        form = "one" if count == 1 and f"{key}.one" in self.words else "other"
        return self.word(f"{key}.{form}", count=count)


@cache
def load_catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language in `LANGUAGES`."""
    words: dict[str, str] = {}
    folder = files(__name__).joinpath(language)
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yml") and file.name != SYNONYMS:
            # This loader makes texts only, so no value can become code.
            tree = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
            words.update(_flattened(tree, ""))
    return Catalogue(language, words)


def _flattened(node: Mapping[str, object] | object, prefix: str) -> Iterator[tuple[str, str]]:
    if not isinstance(node, Mapping):
        yield prefix, str(node)
        return
    for key, value in node.items():
        yield from _flattened(value, f"{prefix}.{key}" if prefix else str(key))
