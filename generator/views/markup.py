"""The escape of text: safe for HTML and for Markdown at once. No text of the data goes around it.

Character references mean the same in Markdown text, in HTML text and in quoted attributes, so a
single rule is right for every place in a template.
"""

import re
from functools import lru_cache
from string import Formatter

from markupsafe import Markup

_REFERENCES = {character: f"&#{ord(character)};" for character in "\\`*_{}[]#|~$"} | {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
}
_SPECIAL = re.compile("[" + re.escape("".join(_REFERENCES)) + "]")
_OPENING = re.compile(r"(\s*)([-+=!:]|\d+[.)](?=\s|$))")
"""Signs of a list, an underlined heading or a block at the start of a line."""


# Labels, names and titles come back on page after page.
@lru_cache(maxsize=20_000)
def escape(text: str) -> Markup:
    """Return text that a page shows as it is written."""
    escaped = _SPECIAL.sub(lambda match: _REFERENCES[match.group()], text)
    opening = _OPENING.match(escaped)
    if opening is not None:
        last = opening.end() - 1
        escaped = f"{escaped[:last]}&#{ord(escaped[last])};{escaped[last + 1 :]}"
    # Safe: every sign with a meaning has been replaced.
    return Markup(escaped)  # noqa: S704


def words_of(markup: Markup) -> str:
    """Return the words of markup without tags and references, as `Markup.striptags` does.

    Most values have neither, and need no search.
    """
    return markup.striptags() if "<" in markup or "&" in markup else " ".join(str(markup).split())


def filled(words: str, **parts: Markup | str) -> Markup:
    """Return a text with its placeholders filled by markup or by plain text, which is escaped."""
    filling = Markup()
    for literal, name, _, _ in Formatter().parse(words):
        filling += escape(literal)
        if name is not None:
            part = parts[name]
            filling += part if isinstance(part, Markup) else escape(part)
    return filling
