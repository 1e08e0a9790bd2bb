"""Findings about words outside a closed list: what was probably meant, and the words there are."""

from typing import Any

from generator.codes import Code, finding, near
from generator.decode.field_types import allowed_words
from generator.diagnostics import Diagnostic, Loc
from generator.messages.synonyms import closed_list, folded
from generator.model.closed_list import LANGUAGE_LIST
from generator.model.quick_win import QuickWinState, ShownState
from generator.source.locate import span_of
from generator.source.nodes import Document


def not_one_of(written: str, loc: Loc, document: Document, expected: Any) -> Diagnostic:
    """Return the finding that a text is no word of a closed list, the list being a type of the model."""
    words, span = closed_list(list_name(expected)), span_of(document, loc)
    if expected is QuickWinState and closed_list(ShownState.__name__).get(folded(written)) == ShownState.LATE:
        return finding(Code.LATE_IS_COMPUTED, span, value=written)
    meant = near(folded(written), words)
    return finding(
        Code.NOT_ONE_OF,
        span,
        suggestion=None if meant is None else words[meant],
        value=written,
        allowed=", ".join(allowed_words(expected)),
        closed_list=list_name(expected),
    )


def list_name(expected: Any) -> str:
    """Return the name under which the catalogues know a closed list."""
    return expected.__name__ if isinstance(expected, type) else LANGUAGE_LIST
