"""Text of the data reads as it is written, wherever on a page it stands."""

import html

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from generator.views.markup import escape
from tests.contexts import EXTENSIONS
from tests.reading import elements, first, folded

_SIGNS = st.lists(
    st.sampled_from(
        [
            *"\\`*_{}[]()<>#+-.!|~$&;:'\"=/%^@?, 1aé😀",
            "---",
            "***",
            "](",
            "{{",
            "}}",
            "&amp;",
            "&#38;",
        ]
    ),
    min_size=1,
    max_size=24,
).map("".join)
_LINES = _SIGNS.map(folded).filter(bool)


def paragraph(markdown: str) -> LexborHTMLParser:
    return LexborHTMLParser(Markdown(extensions=list(EXTENSIONS)).convert(markdown))


def only_text(markdown: str, element: str) -> str:
    page = paragraph(markdown)
    assert [name for name, _ in elements(page)] == ["html", "head", "body", element], markdown
    return folded(first(page, element).text())


@example("1. satu").via("a list")
@example("- satu").via("a list")
@example("# satu").via("a heading")
@example("===").via("an underline")
@example(": arti").via("a definition")
@example("[TOC]").via("a table of contents")
@example("![x](y)").via("a picture")
@example("a | b").via("a table")
@example("{: onclick=x }").via("attributes")
@example("&amp;").via("an entity")
@example("[a]: b").via("a reference")
@example("klzzwxh:0001").via("the engine's own stand-in")
@given(_LINES)
def test_a_paragraph_reads_as_it_is_typed(text: str) -> None:
    assert only_text(str(escape(text)), "p") == text


@example("# satu #").via("closing marks")
@example("satu {: #dua }").via("an anchor")
@given(_LINES)
def test_a_heading_reads_as_it_is_typed(text: str) -> None:
    assert only_text(f"## {escape(text)} {{: #jangkar }}", "h2") == text


@given(_LINES)
def test_another_engine_reads_the_same_paragraph(text: str) -> None:
    shown = LexborHTMLParser(MarkdownIt("commonmark").render(str(escape(text))))
    assert [name for name, _ in elements(shown)] == ["html", "head", "body", "p"]
    assert folded(first(shown, "p").text()) == text


@given(_LINES)
def test_raw_html_and_quoted_attributes_read_as_typed_too(text: str) -> None:
    page = paragraph(f'<div title="{escape(text)}"><p>{escape(text)}</p></div>')
    box = first(page, "div")
    assert box.attributes == {"title": text}
    assert box.text() == text
    assert html.unescape(str(escape(text))) == text


@pytest.mark.parametrize(
    "text", ["Bitung", "satu, dua. tiga (empat)!", "Kota/Kabupaten 50%", "2022-04-21", "é 😀"]
)
def test_plain_words_stay_readable_in_the_markdown(text: str) -> None:
    assert str(escape(text)) == text


@pytest.mark.parametrize(
    ("text", "written"), [("+62", "&#43;62"), ("3. x", "3&#46; x"), ("3.5 km", "3.5 km")]
)
def test_only_what_would_open_a_block_is_escaped_at_the_start(text: str, written: str) -> None:
    assert str(escape(text)) == written
