"""The rules of markup: a text of one line is printed as typed, with its HTML and quotation marks.

Nothing is wrong with the pages, so neither finding is an error. Texts of paragraphs have rules of
their own (`model.rich_text`).
"""

import re
from collections.abc import Iterator
from typing import Any

from generator.checks.fields import declared_value
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.text import RichText
from generator.model.update import Update
from generator.model.walk import address_fields
from generator.source.locate import line_with_text, node_at
from generator.source.nodes import ScalarNode

_OF_SOURCES = frozenset({"as_printed", "printed", "former"})
"""Keys of what a source prints, or the site once did: the wording is not ours to change."""
_MAX_QUOTED = 60
"""Most characters of a text in a finding."""
_WITHIN_WORDS = "a|abbr|b|big|code|del|em|font|i|ins|mark|q|s|small|span|strike|strong|sub|sup|tt|u"
"""Elements that part no words: "H<sub>2</sub>O", "<b>air</b>, listrik"."""
_BETWEEN_WORDS = (
    "article|aside|audio|blockquote|body|br|button|center|dd|details|div|dl|dt|embed|figure|footer|"
    "form|h[1-6]|head|header|hr|html|iframe|img|input|label|li|link|main|meta|nav|object|ol|option|"
    "p|pre|script|section|select|style|summary|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|"
    "ul|video"
)
_TAG = re.compile(
    rf"<!--(?:(?!<!--).)*?-->|</?(?:(?P<within>{_WITHIN_WORDS})|{_BETWEEN_WORDS})(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
"""A comment, or a tag with the name of an element: "<nama daerah>" and "suhu < 10" are words.

No part runs past the next "<", or past the next comment, so a search takes linear time.
"""
_IN_CURLY_QUOTES = re.compile(r"[“”„‟«»]([^“”„‟«»]+)[“”„‟«»]")
"""A whole text in the double quotation marks of a word processor."""


def check_tags(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP455 for each text of one line with an HTML tag or comment.

    The ready line is the written line without the tags.
    """
    document = source_record.document
    # Nearly every file is without the sign, and is not walked.
    if "<" not in document.text:
        return
    for loc, text in _lines(source_record):
        tag = _TAG.search(text)
        node, _ = node_at(document, loc)
        if tag is None or not isinstance(node, ScalarNode):
            continue
        plain = " ".join(_TAG.sub(lambda found: "" if found["within"] else " ", text).split())
        ready: dict[str, Any] = {}
        if plain:
            ready["repaired"] = line_with_text(document, node.span, plain)
        yield finding(Code.TAG_IN_LINE, node.span, value=tag.group()[:_MAX_QUOTED], **ready)


def check_quotes(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP456 for each text of one line in curly quotes, with the line without the quotes."""
    document = source_record.document
    if not any(mark in document.text for mark in "“”„‟«»"):
        return
    for loc, text in _lines(source_record):
        in_quotes = _IN_CURLY_QUOTES.fullmatch(text)
        node, _ = node_at(document, loc)
        if in_quotes is None or not isinstance(node, ScalarNode):
            continue
        plain = line_with_text(document, node.span, in_quotes[1].strip())
        value = text[:_MAX_QUOTED]
        yield finding(Code.TEXT_IN_CURLY_QUOTES, node.span, value=value, repaired=plain)


def _lines(source_record: SourceRecord[Record]) -> Iterator[tuple[Loc, str]]:
    """Yield the texts of one line of a file, each with its path, without those of sources.

    Addresses are no texts.
    """
    for located in source_record.located:
        if isinstance(located.record, RichText) or not _OF_SOURCES.isdisjoint(located.loc):
            continue
        left_out = _OF_SOURCES.union(address_fields(type(located.record)))
        for name in type(located.record).model_fields:
            value = declared_value(located.record, name)
            if name in left_out or (isinstance(located.record, Update) and name == "body"):
                continue
            if isinstance(value, str):
                yield (*located.loc, name), value
            elif isinstance(value, tuple):
                for index, item in enumerate(value):
                    if isinstance(item, str):
                        yield (*located.loc, name, index), item
