"""Translations left behind: the Indonesian text changed, and the translation beside it did not.

A text is known by field and translation, whatever the place in the file: neither a new order of a
list nor a new name of a record loses a text.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.text import RichText, Text
from generator.past.states import DataState
from generator.source.locate import span_of

_FIRST = "id"
"""Language of the texts that are translated."""
_RESPELLED = 0.8
"""Similarity of two words, from 0 to 1, above which the second is the first, spelled right."""


class _Translated(NamedTuple):
    """A text in a further language, without the Indonesian text."""

    fields: tuple[str, ...]
    """Names from the file to the text, without places in lists."""
    language: str
    text: str


class _Pair(NamedTuple):
    translated: _Translated
    original: str


def find_old_translations(
    before: DataState, now: DataState, *, revision: str
) -> Iterator[Diagnostic]:
    """Yield MP921 for translations whose Indonesian text changed since an earlier state.

    A spelling put right, capitals, and signs between words change no translation. The finding is a
    notice: only a reader of both texts can say whether a translation still holds.

    Args:
        before: The earlier state.
        now: The state of the files.
        revision: Name of the earlier state, as typed.
    """
    for path, file in before.files.items():
        present = now.files.get(path)
        if file.content is None or present is None or present.content is None:
            continue
        earlier, pairs = _pairs(file.content), _pairs(present.content)
        # Two texts may share a translation: only a text that is gone can have left one behind.
        lost = Counter(earlier.values()) - Counter(pairs.values())
        originals: dict[_Translated, list[str]] = {}
        for pair in lost.elements():
            originals.setdefault(pair.translated, []).append(pair.original)
        kept = Counter(earlier.values())
        for loc, pair in pairs.items():
            if kept[pair]:
                kept[pair] -= 1
                continue
            former = originals.get(pair.translated, [])
            if former and not _is_respelled(former.pop(0), pair.original):
                yield finding(
                    Code.TRANSLATION_LEFT_BEHIND,
                    span_of(present.content.document, loc),
                    key=pair.translated.language,
                    revision=revision,
                )


def _pairs(file: SourceRecord[Record]) -> Mapping[Loc, _Pair]:
    """Return each translation with its original, by the path of the translation."""
    pairs: dict[Loc, _Pair] = {}
    for located in file.located:
        text = located.record
        if isinstance(text, Text | RichText) and text.id is not None:
            fields = tuple(step for step in located.loc if isinstance(step, str))
            for language, words in text.languages:
                if language != _FIRST:
                    translated = _Translated(fields, language, words)
                    pairs[*located.loc, language] = _Pair(translated, text.id)
    return pairs


def _is_respelled(former: str, present: str) -> bool:
    """Return whether two texts differ in spelling, capitals and signs alone, and in no number."""
    before, now = _words(former), _words(present)
    return len(before) == len(now) and all(
        old == new
        or (
            not any(letter.isdigit() for letter in old + new)
            and SequenceMatcher(None, old, new).ratio() > _RESPELLED
        )
        for old, new in zip(before, now, strict=True)
    )


def _words(text: str) -> list[str]:
    letters = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return letters.split()
