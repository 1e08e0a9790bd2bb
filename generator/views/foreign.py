"""Indonesian words within the English edition: marked where they enter, and told in HTML at last.

Texts of the data pass through sentences, links, headings, tables and drawings before they are
shown. In the English edition each text of another language carries two invisible signs, as
Unicode's isolates do, and `resolved` turns the signs into `lang` attributes once the page is whole.
Pages of the main edition have no sign.
"""

import re
from collections.abc import Iterable, Iterator

_CODES = {"id": "\ue010", "jv": "\ue011", "su": "\ue012", "min": "\ue013", "en": "\ue014"}
"""Signs of private use that open a text, by language. The engine's placeholders are others."""
_LANGUAGES = {sign: code for code, sign in _CODES.items()}
_END = "\ue01f"
_OPENING = "".join(_LANGUAGES)
_SIGNS = re.compile(f"[{_OPENING}{_END}]")
_MARKED = re.compile(f"([{_OPENING}])([^{_OPENING}{_END}]*){_END}")
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_STOPS = ".,;:"
"""Signs at the end of a text that belong to the sentence around as well."""
_WHOLE_ALT = re.compile(
    f' alt="([{_OPENING}])([^"{_OPENING}{_END}]*){_END}([{re.escape(_STOPS)}]*)"'
)
_WHOLE_ELEMENT = re.compile(
    r"<(a|dd|li|small|td|th)(?![^<>]* lang=)((?: [^<>]*)?)>"
    rf'<span( lang="[a-z]+")>([^<]*)</span>([{re.escape(_STOPS)}]*)</\1>'
)
"""An element with nothing but a marked text, which can say the language itself."""
_PLAIN = frozenset(("script", "style", "title", "option", "textarea"))
"""Elements without elements within: their words stand without a mark."""


def marked(text: str, language: str) -> str:
    """Return a text between the signs of its language; signs within the text are taken out.

    A stop at the end stays outside, so that a sentence which ends in the text has one stop. A text
    without letters, such as a code, is of no language: a voice that reads it aloud does not change.
    """
    words = unmarked(text)
    if not any(letter.isalpha() for letter in words):
        return words
    core = words.rstrip(_STOPS)
    return f"{_CODES[language]}{core}{_END}{words[len(core) :]}"


def unmarked(text: str) -> str:
    """Return a text without signs, for places that hold plain text alone."""
    return _SIGNS.sub("", text)


def is_marked(text: str) -> bool:
    """Return whether a text, or a part of it, is marked."""
    return _SIGNS.search(text) is not None


def marked_alike(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces of a text that was cut, each with the signs of what stands in the piece.

    A marked text on several lines is marked on each line, and its beginning alone as a whole.
    """
    language = ""
    for piece in pieces:
        signs = _SIGNS.findall(piece)
        opened = language if not piece.startswith(_END) else ""
        language = language if not signs else "" if signs[-1] == _END else signs[-1]
        yield f"{opened}{piece}{_END if language else ''}"


def resolved(html: str) -> str:
    """Return HTML with elements of a `lang` attribute in place of the signs.

    Attributes hold no elements, so signs there go; a picture whose description is marked as a whole
    says the language itself.
    """
    told = "".join(_pieces(html))
    # Long lists of links weigh less so.
    return _WHOLE_ELEMENT.sub(r"<\1\3\2>\4\5</\1>", told)


def _pieces(html: str) -> Iterator[str]:
    plain, drawing = "", 0
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            name = match[1].lower() if (match := _NAME.match(piece)) else ""
            if name == "svg":
                drawing += -1 if piece.startswith("</") else 1
            elif name in _PLAIN:
                plain = "" if piece.startswith("</") else name
            yield unmarked(_WHOLE_ALT.sub(_with_language, piece)) if is_marked(piece) else piece
        elif plain or not is_marked(piece):
            yield unmarked(piece)
        else:
            yield _told(piece, "tspan" if drawing else "span")


def _with_language(match: re.Match[str]) -> str:
    return f' alt="{match[2]}{match[3]}" lang="{_LANGUAGES[match[1]]}"'


def _told(text: str, element: str) -> str:
    """Return a text between two tags with an element around each marked part."""
    told = _MARKED.sub(
        lambda part: f'<{element} lang="{_LANGUAGES[part[1]]}">{part[2]}</{element}>', text
    )
    return unmarked(told)
