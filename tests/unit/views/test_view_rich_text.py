"""Markdown of the data as HTML: what the subset knows, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.model.rich_text import UPDATE_ELEMENTS, first_problem, is_prose
from generator.views.context import PageContext
from generator.views.rich_text import render_rich_text
from tests.contexts import a_build_context, a_context

_BLOCKS = (
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "# ",
    "## ",
    "> ",
    "**",
    "*",
    "_",
    "[a](/daerah/)",
    "[b](https://x.id)",
)
_FOREIGN = (
    "`",
    "![",
    "](",
    "<b>",
    "<script>",
    "&lt;",
    "javascript:",
    "kata ",
    " ",
    "|",
    "{: #a }",
    "[TOC]",
)
_PROSE = ("Kata", "kata ", "\n", "\n\n", " ", "\t", '"', "'", ">", "&", "é", "\u3000", "\x0c", ". ")
_MARKS = st.lists(st.sampled_from(_BLOCKS + _FOREIGN), max_size=24).map("".join)


@pytest.fixture(scope="module")
def context() -> PageContext:
    return a_context(a_build_context(), "daerah/kabupaten-contoh/kabar/rapat/")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Satu *dua* **tiga**.", "<p>Satu <em>dua</em> <strong>tiga</strong>.</p>"),
        ("Satu.\n\nDua.", "<p>Satu.</p>\n<p>Dua.</p>"),
        ("- satu\n- dua", "<ul>\n<li>satu</li>\n<li>dua</li>\n</ul>"),
        ("2. satu\n3. dua", '<ol start="2">\n<li>satu</li>\n<li>dua</li>\n</ol>'),
        ("## Judul\n\nIsi.", "<h2>Judul</h2>\n<p>Isi.</p>"),
        ("> Kata beliau.", "<blockquote>\n<p>Kata beliau.</p>\n</blockquote>"),
        ("[sini](https://x.id/a)", '<p><a href="https://x.id/a">sini</a></p>'),
        ("[surat](mailto:a@x.id)", '<p><a href="mailto:a@x.id">surat</a></p>'),
        ("> satu\n    # dua", "<blockquote>\n<p>satu\n# dua</p>\n</blockquote>"),
        ("> satu\n    - dua", "<blockquote>\n<p>satu\n- dua</p>\n</blockquote>"),
    ],
)
def test_the_subset_is_rendered(text: str, html: str, context: PageContext) -> None:
    assert render_rich_text(text, context) == html


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("/daerah/kota-bitung/", "../../../kota-bitung/"),
        ("/", "../../../../"),
        ("/glosarium/#opd", "../../../../glosarium/#opd"),
        ("#rujukan", "#rujukan"),
    ],
)
def test_a_link_to_a_page_of_the_site_becomes_relative(
    address: str, href: str, context: PageContext
) -> None:
    assert render_rich_text(f"[sini]({address})", context) == f'<p><a href="{href}">sini</a></p>'


@pytest.mark.parametrize(
    "text",
    [
        "<b>tebal</b>",
        "<script>alert(1)</script>",
        "![x](y)",
        "`kode`",
        "[x](javascript:alert(1))",
        "<!-- x -->",
    ],
)
def test_what_the_subset_lacks_stays_text_even_if_the_check_let_it_through(
    text: str, context: PageContext
) -> None:
    html = str(render_rich_text(text, context))
    assert "<" not in html.removeprefix("<p>").removesuffix("</p>")


@given(text=st.lists(st.sampled_from(_PROSE), max_size=12).map("".join))
def test_prose_is_rendered_as_a_parser_would(text: str, context: PageContext) -> None:
    if is_prose(text) and text.strip():
        html = MarkdownIt("commonmark").render(text)
        assert render_rich_text(text, context) == html.rstrip("\n").replace("\n\n", "\n")


@given(text=_MARKS)
def test_html_has_no_gap_at_which_another_engine_would_leave_it(
    text: str, context: PageContext
) -> None:
    if first_problem(text, allowed=UPDATE_ELEMENTS) is not None:
        return
    html = str(render_rich_text(text, context))
    assert "\n\n" not in html
    assert not html.endswith("\n")
