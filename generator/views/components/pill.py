"""The pill of a state: the one way in which a state is written, by word and shape."""

from markupsafe import Markup

from generator.views.markup import escape


def pill(state: str, word: str) -> Markup:
    """Return a state as a pill; the style sheet draws the shape.

    Args:
        state: Key of the state.
        word: The state in words.
    """
    return Markup('<span class="mp-state mp-state--%s">%s</span>') % (state, escape(word))
