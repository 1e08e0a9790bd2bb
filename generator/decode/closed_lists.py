"""Findings about words outside a closed list, with the probable word and the allowed words."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.codes import Code, finding
from generator.decode.field_types import allowed_words
from generator.diagnostics import Diagnostic, Loc
from generator.messages.synonyms import LANGUAGE_LIST, closed_list, folded
from generator.model.dates import PartialDate
from generator.model.notation import number_readings, unit_named
from generator.model.quick_win import ShownState
from generator.model.work_state import WorkState
from generator.source.locate import line_adding, span_of
from generator.source.nodes import YamlDocument
from generator.spelling import near_words

_OPEN_WORDS = ("unknown", "other")
"""Words of closed lists without a claim, in the order of preference."""
_WHOLE = 100
"""Per cent of a work that is done."""


def not_one_of(written: str, loc: Loc, document: YamlDocument, expected: Any) -> Diagnostic:
    """Return the finding that a text is no word of a closed list, given as a type of the model."""
    name, allowed = list_name(expected), ", ".join(allowed_words(expected))
    words, span = closed_list(name), span_of(document, loc)
    if expected is WorkState:
        # The shown states have words, in any language, that are no reported state.
        match closed_list(ShownState.__name__).get(folded(written)):
            case ShownState.LATE:
                return finding(
                    Code.LATE_IS_COMPUTED, span, value=written, allowed=allowed, closed_list=name
                )
            case ShownState.WITHDRAWN:
                return finding(Code.WITHDRAWN_AS_STATE, span, value=written)
            case _:
                pass
    share = _state_of_share(written) if expected is WorkState else None
    return finding(
        Code.NOT_ONE_OF,
        span,
        suggestion=share or _word_meant(folded(written), words),
        value=written,
        allowed=allowed,
        closed_list=name,
    )


def _word_meant(written: str, words: Mapping[str, str]) -> str | None:
    """Return the key probably meant by a folded text, or None.

    The text is a slip of the hand in a word, or the beginning of words for one key alone: "belum"
    begins "belum dimulai" and "belum dilaksanakan".

    Args:
        written: The folded text.
        words: Keys of the closed list by folded word.
    """
    meant = near_words(written, words)
    if meant is not None:
        return words[meant]
    begun = {key for word, key in words.items() if word.startswith(f"{written} ")}
    keys = begun.difference(_OPEN_WORDS)
    return keys.pop() if len(keys) == 1 else None


def _state_of_share(written: str) -> WorkState | None:
    """Return the state that the share of the work done tells: "80%" is running; None otherwise."""
    readings = number_readings(written, unit="persen") if unit_named(written) == "persen" else ()
    shares = [Decimal(reading) for reading in readings]
    if not shares or not 0 <= shares[0] <= _WHOLE:
        return None
    if not shares[0]:
        return WorkState.PLANNED
    return WorkState.DONE if shares[0] == _WHOLE else WorkState.RUNNING


def missing_choice(loc: Loc, document: YamlDocument, expected: Any) -> dict[str, Any]:
    """Return arguments of the finding for a missing key: allowed words, and a line to add.

    The line claims nothing: its value is the list's word for unknown, if the list has a word.

    Args:
        loc: Path of the key.
        document: The file.
        expected: Type of the value; dots stand for a value from no closed list that is no date.
    """
    key = str(loc[-1])
    if expected is PartialDate:
        return {"allowed": "2026 / 2026-06 / 2026-06-30"}
    words = allowed_words(expected)
    if not words:
        return {"allowed": "…"}
    choices = {"allowed": ", ".join(words), "closed_list": list_name(expected)}
    open_word = next((word for word in _OPEN_WORDS if word in words), None)
    if open_word is None:
        return choices
    return choices | {
        "added": line_adding(document, span_of(document, loc[:-1]), f"{key}: {open_word}")
    }


def list_name(expected: Any) -> str:
    """Return the name of a closed list in the catalogues."""
    return expected.__name__ if isinstance(expected, type) else LANGUAGE_LIST
