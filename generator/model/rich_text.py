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
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.codes import Code

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
UPDATE_ELEMENTS = FIELD_ELEMENTS | {
    "heading_open",
    "heading_close",
    "blockquote_open",
    "blockquote_close",
}
"""An update may also hold headings of the second and third level, and quotations."""

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
    for token, line in _tokens_with_lines(_parser().parse(text, seen)):
        problem = _problem_of(token, line, lines, allowed)
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
