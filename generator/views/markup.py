"""The one way that text of the data becomes part of a page: escaped for HTML and for Markdown at
once.

Character references mean the same in Markdown text, in HTML text and in quoted attributes, so that
one rule is right wherever a template puts the text.
"""

import re
from functools import lru_cache

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
"""What begins a list, an underlined heading or a block at the start of a line."""


@lru_cache(maxsize=20_000)  # labels, names and titles come back on page after page
def escape(text: str) -> Markup:
    """Return text that shows as it is written wherever it stands on a page."""
    escaped = _SPECIAL.sub(lambda match: _REFERENCES[match.group()], text)
    opening = _OPENING.match(escaped)
    if opening is not None:
        last = opening.end() - 1
        escaped = f"{escaped[:last]}&#{ord(escaped[last])};{escaped[last + 1 :]}"
    # This is the escape.
    return Markup(escaped)  # noqa: S704
