"""The pill of a state: the one way in which a state is written, by word and shape."""

from enum import StrEnum

from markupsafe import Markup

from generator.views.context import PageContext
from generator.views.markup import escape
from generator.views.values import enum_text


def pill(state: str, word: str) -> Markup:
    """Return a state as a pill; the style sheet draws the shape.

    Args:
        state: Key of the state.
        word: The state in words.
    """
    return Markup('<span class="mp-state mp-state--%s">%s</span>') % (state, escape(word))


def state_pill(state: StrEnum, context: PageContext) -> Markup:
    """Return a state of a closed list as a pill, with the word of the list."""
    return pill(state.value, enum_text(state, context))


def counted_pill(state: str, word: str, number: str) -> Markup:
    """Return the number of promises in a state: the shape and the number; the word is read aloud.

    Args:
        state: Key of the state.
        word: The state in words.
        number: Number of promises, ready to be shown.
    """
    return Markup(
        '<span class="mp-state mp-state--%s" title="%s"><span class="mp-unseen">%s </span>%s</span>'
    ) % (state, escape(word), escape(word), number)
