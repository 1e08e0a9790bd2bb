"""The HTML of a hand-written page: elements, attributes, addresses and hidden text.

nh3 (ammonia) decides, and takes nothing away: a page from which nh3 would take something is
refused. A second look at the same HTML, read as browsers read HTML, names the element and the line.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.checks.hosts import check_link
from generator.codes import Code, finding
from generator.diagnostics import MAX_JUDGED, Diagnostic, Severity, Span
from generator.handwritten.places import Places
from generator.source.characters import code_point_of, first_refused, name_of, refusal_of
from generator.web_hosts import as_browsers_read, authority_of, host_problem, scheme_of

_LEFT_OUT = frozenset(
    # Frames of the theme's own: a page could end them, or pass for them.
    {"article", "footer", "header", "nav"}
    # Smaller with each level, shown by few browsers or turned around: places to hide text in.
    | {"small", "rp", "rt", "rtc", "ruby", "bdo"}
    # Links on parts of pictures.
    | {"area", "map"}
)
ELEMENTS = frozenset(nh3.ALLOWED_TAGS - _LEFT_OUT)
"""Elements accepted in hand-written pages: those of nh3, without the elements above."""
_EVERYWHERE = frozenset({"id", "class", "title", "lang"})
"""Attributes accepted on every element; values of `id` and `class` are judged."""
_ALIGNED = frozenset({"td", "th"})
_ALIGNMENT = re.compile(r"text-align: (left|center|right);")
"""The style that Markdown itself gives to the cells of a table."""
_CLASSES = re.compile(
    r"((language|highlight|codehilite|lineno|admonition|footnote|toc|headerlink|task-list)[\w-]*"
    r"|note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote)"
)
"""Classes that extensions of Markdown write; the theme's own classes could hide a text."""
_HIDES = re.compile(
    r"display|visib|opacity|font|color|background|position|left|top|right|bottom|indent|clip"
    r"|width|height|overflow|transform|margin|z-index|hid|invis|sr-only",
    re.IGNORECASE,
)
"""Words of a style or a class by which a text can be hidden."""
_LINKING = frozenset({("a", "href"), ("blockquote", "cite"), ("q", "cite")}) | {
    ("del", "cite"),
    ("ins", "cite"),
}
"""Attributes with the address of a link, followed only by readers."""
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_WORDS_ALONE = frozenset({"title", "alt", "id", "class", "lang", "summary", "headers"})
"""Attributes whose values are never read as an address."""
_ADDRESS = re.compile(r"(?:https?:|[/\\]{2})[^\s,'\")]*", re.IGNORECASE)
_RUNS = re.compile(r"on|srcdoc\Z", re.IGNORECASE)
"""Beginnings of attributes with a script or with a whole page."""
_MARKUP = re.compile(r"[<>]")
_QUOTED = 60
"""Most characters of an attribute quoted in a finding."""
_FRAME = ("body", "main", "article", "section", "div")
"""Elements around the text of a page, as the theme has them; a page must leave them whole."""
_END = "wbr"
"""Element at the end of the text, by which a check knows that the text has ended."""
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols without any ink."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Hosts and elements that a site accepts in hand-written pages."""

    hosts: tuple[str, ...]
    """Hosts on the site's list."""
    elements: frozenset[str]
    """Elements accepted beyond `ELEMENTS`, with any attribute that runs and hides nothing."""


def check_html(html: str, places: Places, accepted: Accepted) -> Iterator[Diagnostic]:
    """Yield the findings on the HTML of a page.

    Args:
        html: The HTML of the page's text, before the theme puts a frame around the text.
        places: The page's source, for the lines.
        accepted: Elements and hosts that the site accepts.
    """
    tree = _framed(html)
    findings = (found for node in _nodes(tree) for found in _check_node(node, places, accepted))
    found = list(islice(findings, MAX_JUDGED))
    yield from found
    if any(finding.severity is Severity.ERROR for finding in found):
        # The page is refused already; the checks below would repeat the reason in vague words.
        return
    if not _is_closed(tree):
        yield finding(Code.OPEN_MARKUP, places.of("</", "<"))
    elif not _passes_nh3(html, tree):
        yield _refusal(Code.RAW_HTML, places.of("<"), "<?>")


def _framed(html: str) -> LexborHTMLParser:
    """Return the HTML of a page in a frame like the theme's, with a mark at the end."""
    before = "".join(f"<{tag}>" for tag in _FRAME)
    after = "".join(f"</{tag}>" for tag in reversed(_FRAME))
    return LexborHTMLParser(f"<!DOCTYPE html>{before}{html}<{_END}>{after}")


def _nodes(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Yield the nodes of a page, without the frame around the page.

    A page may hold tags that give attributes to elements of the frame, such as `<body onload>`.
    """
    around = (tree.root, tree.head, tree.body)
    yield from (node for node in around if node is not None and node.attributes)
    if tree.body is not None:
        yield from islice(tree.body.traverse(include_text=True), len(_FRAME), None)


def _is_closed(tree: LexborHTMLParser) -> bool:
    """Return whether each element of a page ends within the page, and the frame stays whole."""
    node = tree.body
    for tag in _FRAME[1:]:
        inner = [] if node is None else list(node.iter(include_text=True))
        if [child.tag for child in inner] != [tag]:
            return False
        node = inner[0]
    last = None if node is None else node.last_child
    return last is not None and last.tag == _END


def _passes_nh3(html: str, tree: LexborHTMLParser) -> bool:
    """Return whether nh3 would take nothing away, given the elements and attributes seen here."""
    attributes: dict[str, set[str]] = defaultdict(set)
    for node in _nodes(tree):
        if node.tag and not node.tag.startswith("-"):
            attributes[node.tag].update(node.attributes)
    cleaned = nh3.clean(
        html,
        tags=set(attributes),
        clean_content_tags=set(),
        attributes=attributes,
        strip_comments=False,
        link_rel=None,
        url_schemes=set(_SCHEMES),
    )
    return _outline(_framed(cleaned)) == _outline(tree)


def _outline(tree: LexborHTMLParser) -> list[tuple[object, ...]]:
    """Return the nodes of a page for a comparison."""
    return [
        (node.tag, node.text(deep=False))
        if node.tag == "-text"
        else (node.tag, *sorted((name, value or "") for name, value in node.attributes.items()))
        for node in _nodes(tree)
    ]


def _check_node(node: LexborNode, places: Places, accepted: Accepted) -> Iterator[Diagnostic]:
    tag = node.tag or ""
    if tag == "-text":
        yield from _check_characters(node.text(deep=False) or "", places)
    elif not tag.startswith("-"):
        if tag not in ELEMENTS and tag not in accepted.elements:
            yield _refusal(Code.RAW_HTML, places.of(f"<{tag}"), f"<{tag}>")
            return
        for name, value in node.attributes.items():
            yield from _check_attribute(_Attribute(node, name, value or ""), places, accepted)
        if tag == "h1" and _MARKUP.search(node.text(deep=True) or ""):
            # Without a title in the head, Material prints this text in `<title>` with every
            # character reference resolved.
            text = (node.text(deep=True) or "").split("\n")[0]
            yield _refusal(Code.RAW_HTML, places.of(text, "#", "<h1"), text[:_QUOTED])
        if _is_unseen(node):
            href = node.attributes.get("href") or ""
            yield _refusal(Code.HIDDEN_TEXT, places.of(href, f"<{tag}"), f"<{tag}>")


@dataclass(frozen=True, slots=True)
class _Attribute:
    """An attribute of an element."""

    node: LexborNode
    name: str
    value: str

    @property
    def tag(self) -> str:
        """Name of the element."""
        return self.node.tag or ""

    @property
    def written(self) -> str:
        """The attribute as in HTML."""
        return f'{self.name}="{self.value[:_QUOTED]}"'

    def place(self, places: Places) -> Span:
        """Return the place of the attribute in the source of the page."""
        text = (self.node.text(deep=True) or "").split("\n")[0]
        name = "" if self.name == "href" else self.name
        # An extension of Markdown may put a class of its own before the written ones.
        return places.of(self.value, *self.value.split()[-1:], name, text, f"<{self.tag}")


def _check_attribute(
    attribute: _Attribute, places: Places, accepted: Accepted
) -> Iterator[Diagnostic]:
    code = _refused_attribute(attribute, accepted)
    if code is not None:
        yield _refusal(code, attribute.place(places), attribute.written)
    elif attribute.name in _WORDS_ALONE:
        yield from _check_characters(attribute.value, places)
    elif attribute.name != "style" and scheme_of(attribute.value) not in _SCHEMES:
        value = as_browsers_read(attribute.value)[:_QUOTED]
        yield finding(Code.BAD_LINK, attribute.place(places), value=value)
    elif (attribute.tag, attribute.name) in _LINKING:
        yield from check_link(attribute.value, attribute.place(places), accepted.hosts)
    else:
        for address in _ADDRESS.findall(attribute.value):
            # A site that accepts an element by name lets the element load from hosts on its list.
            if attribute.tag in accepted.elements and not host_problem(address, accepted.hosts):
                continue
            host = authority_of(address) or ""
            place = attribute.place(places)
            yield finding(Code.FOREIGN_REQUEST, place, host=host, markup=f"<{attribute.tag}>")


def _refused_attribute(attribute: _Attribute, accepted: Accepted) -> Code | None:
    """Return the code against an attribute, whatever address the attribute holds; None if fine."""
    tag, name, value = attribute.tag, attribute.name, attribute.value
    match name:
        case "style":
            is_fine = tag in _ALIGNED and _ALIGNMENT.fullmatch(value) is not None
        case "class":
            is_fine = all(map(_CLASSES.fullmatch, value.split()))
        case "id":
            # The theme's own switches have such names.
            is_fine = not value.startswith("__")
        case _:
            is_fine = name in _EVERYWHERE or name in nh3.ALLOWED_ATTRIBUTES.get(tag, ())
    if is_fine:
        return None
    if name == "hidden" or (name in {"style", "class"} and _HIDES.search(value)):
        return Code.HIDDEN_TEXT
    return None if tag in accepted.elements and not _RUNS.match(name) else Code.RAW_HTML


def _check_characters(text: str, places: Places) -> Iterator[Diagnostic]:
    """Yield the finding on a refused character that the source has as a character reference."""
    refused = first_refused(text.replace("\t", " "))
    if refused is not None and not places.has(refused):
        place = places.of(refused)
        code_point, name = code_point_of(refused), name_of(refused)
        yield finding(refusal_of(refused), place, code_point=code_point, name=name)


def _is_unseen(node: LexborNode) -> bool:
    """Return whether an element is a link without visible words, or raised or lowered twice."""
    if node.tag in {"sub", "sup"}:
        return node.parent is not None and node.parent.tag in {"sub", "sup"}
    if node.tag != "a" or not node.attributes.get("href") or node.css_first("img") is not None:
        return False
    return not any(
        unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK_LETTERS
        for letter in node.text(deep=True) or ""
    )


def _refusal(code: Code, place: Span, markup: str) -> Diagnostic:
    return finding(code, place, markup=markup)
