"""Terms in the sentences of the catalogues: `[[quick-win|janji cepat]]` leads to that entry of the
glossary.

The marks are read before a sentence is filled in, so that no text of the data can become a link
through them.
"""

import re
from collections.abc import Mapping

from markupsafe import Markup

from generator.views.markup import escape

TERM_MARK = re.compile(r"\[\[([a-z0-9-]+)\|([^\[\]|]+)\]\]")
"""A marked term: the identifier of its entry, and how the sentence calls it."""

_LINK = Markup('<a class="mp-term" href="%s#istilah-%s">%s</a>')


def link_terms(sentence: str, arguments: Mapping[str, object], glossary: Markup) -> Markup:
    """Return a sentence filled in and escaped, its marked terms as links.

    Args:
        sentence: As the catalogue has it.
        arguments: What its placeholders are filled with; none where the sentence has none.
        glossary: Address of the glossary's page, ready for an attribute.
    """
    words, *marked = TERM_MARK.split(sentence)
    linked = _filled(words, arguments)
    for term, called, after in zip(marked[::3], marked[1::3], marked[2::3], strict=True):
        linked += _LINK % (glossary, term, escape(called)) + _filled(after, arguments)
    return linked


def _filled(words: str, arguments: Mapping[str, object]) -> Markup:
    return escape(words.format(**arguments) if arguments else words)
