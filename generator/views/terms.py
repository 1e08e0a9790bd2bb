"""Terms in the sentences of the catalogues, as links to the glossary.

`[[quick-win|janji cepat]]` becomes the words "janji cepat", linked to the term `quick-win`. The
marks are read before a sentence is filled in, so that no text of the data can become a link.
"""

import re
from collections.abc import Mapping

from markupsafe import Markup

from generator.views.markup import escape

TERM_MARK = re.compile(r"\[\[([a-z0-9-]+)\|([^\[\]|]+)\]\]")
"""A marked term: identifier in the glossary, and words in the sentence."""

_LINK = Markup('<a class="mp-term" href="%s#istilah-%s">%s</a>')


def link_terms(sentence: str, arguments: Mapping[str, object], glossary: Markup) -> Markup:
    """Return a sentence filled in and escaped, with marked terms as links.

    Args:
        sentence: Sentence of the catalogue.
        arguments: Values of the placeholders; empty for a sentence without placeholders.
        glossary: Address of the glossary's page, ready for an attribute.
    """
    # The pattern has two groups: the split gives the words in front of the first mark, then three
    # parts a mark, which are identifier, words, and the words behind.
    words, *marked = TERM_MARK.split(sentence)
    linked = _filled(words, arguments)
    for term, called, after in zip(marked[::3], marked[1::3], marked[2::3], strict=True):
        linked += _LINK % (glossary, term, escape(called)) + _filled(after, arguments)
    return linked


def _filled(words: str, arguments: Mapping[str, object]) -> Markup:
    # A sentence without arguments may hold braces as plain signs.
    return escape(words.format(**arguments) if arguments else words)
