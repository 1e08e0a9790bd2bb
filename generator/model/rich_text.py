"""The small Markdown subset of the data: its elements, and the first problem of a text.

Checks the tokens of markdown-it-py against a short list of allowed elements and refuses the rest.
Refused, not repaired: the writer learns of the problem, with the line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.codes import Code
from generator.slugs import slug_of

_INLINE = frozenset(
    {"text", "softbreak", "hardbreak", "em_open", "em_close", "strong_open", "strong_close"}
)
_LINKS = frozenset({"link_open", "link_close"})
_BLOCKS = frozenset(
    {"inline", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close"}
    | {"ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close"}
)
FIELD_ELEMENTS = _INLINE | _LINKS | _BLOCKS
"""Tokens allowed in a field: paragraphs, emphasis, links, lists."""
_PICTURE = "image"
UPDATE_ELEMENTS = FIELD_ELEMENTS | {
    "heading_open",
    "heading_close",
    "blockquote_open",
    "blockquote_close",
    _PICTURE,
}
"""An update may also hold headings of the second and third level, quotations, and files of the
folder `media/`: pictures in paragraphs of their own, and links to PDF files.
"""

MEDIA_NAME_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]{2,5}"
"""Regular expression of the name of a file in the folder `media/`, without anchors."""
_MEDIA_NAME = re.compile(MEDIA_NAME_PATTERN)
_LONGEST_MEDIA_NAME = 80
_MEDIA = "media/"
"""Beginning of the address of such a file in an update."""
_RELATIVE = re.compile(r"(?:\.{1,2}/)*media/")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PDF = ".pdf"
_OPEN = "…"
"""Stands in a form for words that only the writer knows; refused if left there."""

_HEADINGS = frozenset({"h2", "h3"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_NESTING_LIMIT = 12
_HEAVY = re.compile(r"[\[<!*_`(]{40}|(?:^|\n)(?:[ \t]*(?:>|[-*+]|\d+[.)])){20}")
"""Runs of opening marks that make Markdown parsers slow; no prose has them."""
_PROSE = re.compile(r"(?:[^\W\d_][^\n\\`*_\[\]<&!~]*+(?<!\s)(?:\n|\Z)|\n)*")
"""Paragraphs without markup: lines begin with a letter, hold no Markdown mark, end without a space.

Most texts are of this kind.
"""
_LINK_BY_NAME = re.compile(
    r"(?<!\\)\[(?:[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,200}|\^[^\[\]\n]{1,200})\]"
)
"""`[words][name]` or `[^1]`: the target stands elsewhere."""
_BRACKET_LIMIT = 2_000
"""Most opening brackets of a text, since parsers try each as the beginning of a link."""


@dataclass(frozen=True, slots=True)
class RichTextProblem:
    """The first part of a text outside the subset."""

    code: Code
    line: int
    """Line of the text, from 0."""
    element: str
    """Name of the Markdown element, as markdown-it calls it without `_open`."""
    quoted: str
    """The refused words of the text."""
    form: str = ""
    """The right form of a picture or of a link to a file; empty for every other problem."""
    is_complete: bool = False
    """Whether the form needs no further words, and may stand in the place of the line."""


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in the text of an update."""

    name: str
    """Name of a file in the folder `media/`."""
    alt: str
    credit: str


def is_media_name(text: str) -> bool:
    """Return whether a text may be the name of a file in the folder `media/`."""
    return len(text) <= _LONGEST_MEDIA_NAME and _MEDIA_NAME.fullmatch(text) is not None


@cache
def _parser() -> MarkdownIt:
    """Return a parser of CommonMark with GitHub's additions, raw HTML and links of any scheme.

    The parser must see an element before a check can refuse the element.
    """
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING_LIMIT * 2})
    markdown.enable(["table", "strikethrough"])
    # Left alone, the parser takes a link to javascript: for plain words; another engine would make
    # a link of them.
    markdown.validateLink = _any_link  # type: ignore[method-assign]
    return markdown


def first_problem(text: str, *, allowed: frozenset[str]) -> RichTextProblem | None:
    """Return the first problem of a text, or None for a text within the subset."""
    # Before any parser: these texts would keep a parser busy for minutes.
    heavy = _HEAVY.search(text) or _bracket_too_many(text)
    if heavy:
        return RichTextProblem(
            Code.RICH_TEXT,
            text.count("\n", 0, heavy.start() + 1),
            "marks",
            heavy.group()[:20].strip(),
        )
    if is_prose(text):
        return None
    lines = text.split("\n")
    seen: dict[str, Any] = {}
    tokens = _parser().parse(text, seen)
    alone = {id(picture) for _, picture in _pictures_alone(tokens)}
    for token, line in _tokens_with_lines(tokens):
        problem = (
            _media_problem(token, line, lines, is_alone=id(token) in alone)
            if _PICTURE in allowed and _may_name_media(token)
            else _problem_of(token, line, lines, allowed)
        )
        if problem is not None:
            return problem
    return _link_kept_apart(text, lines, seen.get("references", {}))


def is_prose(text: str) -> bool:
    """Return whether a text is plain paragraphs, so that no parser need read the text."""
    return _PROSE.fullmatch(text) is not None


def link_problem(address: str) -> bool:
    """Return whether an address is no http(s), mail or telephone link and no page of this site.

    Source: promises on links, read as a browser reads them: no other scheme, no user name before
    the host, a host, and a number as the port.
    """
    try:
        parts = urlsplit(address)
        # Only asked, for the error of a port that is no number.
        _ = parts.port
    except ValueError:
        return True
    # Browsers drop control characters and read a backslash as a slash, so both could hide a host.
    if re.search(r"[\x00-\x20\\]", address):
        return True
    if parts.scheme:
        return (
            parts.scheme not in _SCHEMES
            or re.search(r"[@%]", parts.netloc) is not None
            or (parts.scheme.startswith("http") and not parts.hostname)
        )
    return bool(parts.netloc) or not address.startswith(("/", "#"))


def links(text: str) -> Iterator[tuple[str, int]]:
    """Yield the address of each link in a text of the subset, with its line, counted from 0."""
    # Parsing costs, and no link of the subset lacks both marks.
    if "](" not in text and "]:" not in text:
        return
    for token, line in _tokens_with_lines(_parser().parse(text)):
        if token.type == "link_open":
            yield str(token.attrs.get("href", "")), line


def media_in(text: str) -> Iterator[tuple[str, int, bool]]:
    """Yield the name of each file of the folder `media/` in the text of an update.

    A name comes with its line, counted from 0, and with whether it stands as a picture.
    """
    if _MEDIA not in text:
        return
    for token, line in _tokens_with_lines(_parser().parse(text)):
        name = media_name_in(_address_of(token)) if _may_name_media(token) else None
        if name is not None:
            yield name, line, token.type == _PICTURE


def media_name_in(address: str) -> str | None:
    """Return the name of a file in the folder `media/` from an address in an update, or None."""
    name = address.removeprefix(_MEDIA)
    return name if name != address and is_media_name(name) else None


def with_pictures_apart(text: str) -> Iterator[str | PlacedPicture]:
    """Yield the text of an update in stretches: Markdown without pictures, and each picture."""
    lines, start = text.split("\n"), 0
    for paragraph, picture in _pictures_alone(_parser().parse(text)) if _MEDIA in text else ():
        first, last = paragraph.map or (0, 0)
        before = "\n".join(lines[start:first]).strip("\n")
        if before:
            yield before
        name = media_name_in(_address_of(picture)) or ""
        yield PlacedPicture(name, _alt_of(picture), str(picture.attrs.get("title", "")))
        start = last
    rest = "\n".join(lines[start:]).strip("\n")
    if rest:
        yield rest


def _pictures_alone(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield each picture in a paragraph of its own, outside of lists and quotations.

    A picture comes after the token of its paragraph.
    """
    for token in tokens:
        children = token.children or []
        if token.level == 1 and [child.type for child in children] == [_PICTURE]:
            yield token, children[0]


def _may_name_media(token: Token) -> bool:
    """Return whether a token is a picture, or a link that may be meant for a file."""
    if token.type == _PICTURE:
        return True
    return token.type == "link_open" and _RELATIVE.match(_address_of(token)) is not None


def _address_of(token: Token) -> str:
    return str(token.attrs.get("src" if token.type == _PICTURE else "href", ""))


def _alt_of(picture: Token) -> str:
    return " ".join("".join(child.content for child in picture.children or ()).split())


def _bracket_too_many(text: str) -> re.Match[str] | None:
    if text.count("[") <= _BRACKET_LIMIT:
        return None
    return next(islice(re.finditer(r"\[", text), _BRACKET_LIMIT, None), None)


# The parser asks about each address.
def _any_link(url: str) -> bool:  # noqa: ARG001
    return True


def _tokens_with_lines(tokens: list[Token]) -> Iterator[tuple[Token, int]]:
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        yield token, line
        inner = line
        for child in token.children or ():
            yield child, inner
            inner += child.type in {"softbreak", "hardbreak"}


def _problem_of(
    token: Token, line: int, lines: list[str], allowed: frozenset[str]
) -> RichTextProblem | None:
    element = token.type.removesuffix("_open").removesuffix("_close")
    # A line of hyphens below a paragraph makes a heading, where the writer meant a rule.
    if element == "heading" and token.markup == "-" and token.map is not None:
        line = token.map[1] - 1
        return RichTextProblem(Code.RICH_TEXT, line, "hr", _quote(lines[line]))
    written = lines[line].strip() if line < len(lines) else ""
    if token.type not in allowed or (element == "heading" and token.tag not in _HEADINGS):
        return RichTextProblem(Code.RICH_TEXT, line, element, _quote(token.content or written))
    if token.level > _NESTING_LIMIT:
        return RichTextProblem(Code.RICH_TEXT, line, "nesting", _quote(written))
    address = str(token.attrs.get("href", "")) if token.type == "link_open" else None
    if address is not None and link_problem(address):
        return RichTextProblem(Code.BAD_LINK, line, element, _quote(address))
    return None


def _media_problem(
    token: Token, line: int, lines: list[str], *, is_alone: bool
) -> RichTextProblem | None:
    """Return the problem of a picture, or of a link to a file of the folder `media/`."""
    address = _address_of(token)
    name = media_name_in(address)
    written = _quote(lines[line] if line < len(lines) else address)
    if token.type != _PICTURE:
        if name is not None and name.endswith(_PDF):
            return None
        meant = _meant_name(address, "laporan.pdf")
        is_pdf = meant.endswith(_PDF)
        form = f"[{_OPEN}]({_MEDIA}{meant})" if is_pdf else _picture_form(_OPEN, meant, _OPEN)
        return RichTextProblem(Code.MEDIA_FORM, line, "link", written, form)
    alt, credit = _alt_of(token), str(token.attrs.get("title", ""))
    is_said = says(alt) and says(credit)
    if name is not None and is_said and is_alone:
        return None
    form = _picture_form(
        re.sub(r"[\[\]\\]", "", alt) if says(alt) else _OPEN,
        name or _meant_name(address, "foto.jpg"),
        credit.replace('"', "'") if says(credit) else _OPEN,
    )
    is_whole = is_alone and is_said and not _SCHEME.match(address)
    return RichTextProblem(Code.MEDIA_FORM, line, _PICTURE, written, form, is_whole)


def _picture_form(alt: str, name: str, credit: str) -> str:
    return f'![{alt}]({_MEDIA}{name} "{credit}")'


def says(text: str) -> bool:
    """Return whether a text has a letter or a digit."""
    return any(letter.isalnum() for letter in text)


def _meant_name(address: str, usual: str) -> str:
    """Return the name that a file of an address would have in the folder, or a usual name."""
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    last = path.replace("\\", "/").rpartition("/")[2]
    stem, _, ending = last.rpartition(".")
    name = f"{slug_of(stem)}.{ending.lower()}"
    return name if is_media_name(name) else usual


def _link_kept_apart(
    text: str, lines: list[str], defined: Mapping[str, Any]
) -> RichTextProblem | None:
    """Return the first link by reference, defined or not, as a problem; None if there is none.

    Readers would see the brackets of a reference without a definition.
    """
    undefined = _LINK_BY_NAME.search(text)
    places = [definition["map"][0] for definition in defined.values()]
    if undefined is not None:
        places.append(text.count("\n", 0, undefined.start()))
    if not places:
        return None
    return RichTextProblem(Code.RICH_TEXT, min(places), "reference", _quote(lines[min(places)]))


def _quote(text: str) -> str:
    first = text.strip().split("\n", 1)[0]
    return first if len(first) <= 60 else first[:59] + "…"
