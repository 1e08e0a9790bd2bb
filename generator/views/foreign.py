"""Indonesian words in the English edition: signs in texts, then `lang` attributes in HTML.

Texts of the data pass through sentences, links, headings, tables and drawings before they are
shown. In the English edition each text of a further language carries two invisible signs, as
Unicode's isolates do, and `resolved` turns the signs into `lang` attributes once the page is whole.
Pages of the main edition have no sign.
"""

import re
from collections.abc import Iterable, Iterator

_CODES = {"id": "\ue010", "jv": "\ue011", "su": "\ue012", "min": "\ue013", "en": "\ue014"}
"""Signs of private use that open a text, by language; the engine's placeholders have others."""
_LANGUAGES = {sign: code for code, sign in _CODES.items()}
_END = "\ue01f"
_OPENING = "".join(_LANGUAGES)
_SIGNS = re.compile(f"[{_OPENING}{_END}]")
_MARKED = re.compile(f"([{_OPENING}])([^{_OPENING}{_END}]*){_END}")
_STOPS = ".,;:"
"""Signs at the end of a text that belong to the sentence around as well."""
_WHOLE_ALT = re.compile(
    f' alt="([{_OPENING}])([^"{_OPENING}{_END}]*){_END}([{re.escape(_STOPS)}]*)"'
)
_WHOLE_ELEMENT = re.compile(
    r"<(a|dd|li|small|td|th)(?![^<>]* lang=)((?: [^<>]*)?)>"
    rf'<span( lang="[a-z]+")>([^<]*)</span>([{re.escape(_STOPS)}]*)</\1>'
)
"""An element around a single marked text: the element takes the `lang` attribute."""
_PIECE = re.compile(
    r"<(/?)(svg|script|style|title|option|textarea)\b[^>]*>"
    f"|<[^>{_OPENING}{_END}]*[{_OPENING}{_END}][^>]*>"
    f"|[{_OPENING}{_END}][^<]*"
)
"""A tag of a drawing or of an element without elements within, a tag with signs, and a text from
the first sign on. The rest of a page stays unchanged.
"""


def marked(text: str, language: str) -> str:
    """Return a text between the signs of a language; signs within the text are taken out.

    A stop at the end stays outside, so that a sentence ending in the text has a single stop. A text
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
    """Yield the pieces of a text that was cut, each with the signs of the languages in the piece.

    A marked text on several lines is marked on each line, and the beginning alone as a whole.
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
    takes the `lang` attribute.
    """
    # Words of these elements stand without a mark: an option or a title holds no element.
    is_plain, drawings = False, 0

    def tell(match: re.Match[str]) -> str:
        nonlocal is_plain, drawings
        piece, closing, name = match[0], match[1], match[2]
        if name == "svg":
            drawings += -1 if closing else 1
        elif name:
            is_plain = not closing
        if piece.startswith("<"):
            return unmarked(_WHOLE_ALT.sub(_with_language, piece))
        return unmarked(piece) if is_plain else _told(piece, "tspan" if drawings else "span")

    # Long lists of links weigh less so.
    return _WHOLE_ELEMENT.sub(r"<\1\3\2>\4\5</\1>", _PIECE.sub(tell, html))


def _with_language(match: re.Match[str]) -> str:
    return f' alt="{match[2]}{match[3]}" lang="{_LANGUAGES[match[1]]}"'


def _told(text: str, element: str) -> str:
    """Return a text between two tags with an element around each marked part."""
    told = _MARKED.sub(
        lambda part: f'<{element} lang="{_LANGUAGES[part[1]]}">{part[2]}</{element}>', text
    )
    return unmarked(told)
