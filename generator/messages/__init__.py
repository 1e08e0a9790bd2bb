"""The catalogues: every word a person reads, in Indonesian (`id/`) and English (`en/`).

A new language is a new folder beside them, and its name in `LANGUAGES`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

LANGUAGES = ("id", "en")
"""Languages that have a catalogue; the first is the one used unless told otherwise."""

SYNONYMS = "synonyms.yml"
"""File of a catalogue with words that people write, which the program reads but never says:
`messages.synonyms`.
"""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language."""

    language: str
    words: Mapping[str, str]
    """Texts by key; keys are the paths in the files, joined by points."""

    def word(self, key: str, /, **arguments: object) -> str:
        """Return the text of a key with its placeholders filled.

        Raises:
            KeyError: The catalogue lacks the key, or the text names an argument that was not given
                (our bug).
        """
        text = self.words[key]
        return text.format(**arguments) if arguments else text

    def optional(self, key: str, /, **arguments: object) -> str | None:
        """Return the text of a key, or None where the catalogue has none."""
        return self.word(key, **arguments) if key in self.words else None

    def counted(self, key: str, count: int) -> str:
        """Return the form of a text for a number: `<key>.one` for 1 where there is one, else
        `<key>.other`.
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
            # Texts only.
            tree = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
            words.update(_flattened(tree, ""))
    return Catalogue(language, words)


def _flattened(node: Mapping[str, object] | object, prefix: str) -> Iterator[tuple[str, str]]:
    if not isinstance(node, Mapping):
        yield prefix, str(node)
        return
    for key, value in node.items():
        yield from _flattened(value, f"{prefix}.{key}" if prefix else str(key))
