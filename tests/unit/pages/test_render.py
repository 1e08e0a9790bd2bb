"""A view as Markdown: front matter for the theme, one heading, sections with single gaps."""

import dataclasses
import datetime as dt
import html
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

import generator.views.site_pages
from generator.messages import load_catalogue
from generator.pages.render import Renderer, block_macro
from generator.views.blocks import Absence, Block, Paragraph
from generator.views.components.report import Report
from generator.views.page import Correction, PageView, Section
from generator.views.tables import Link, LinkList, Row, Table
from tests.contexts import page_html
from tests.reading import attribute, first, folded, identifiers

PAGE = PageView(
    address="daerah/kota-x/",
    template="page.md.j2",
    title="Kota X",
    head_title="Kota X",
    description="Tentang Kota X.",
    breadcrumbs=(Link("Beranda", Markup("../../")),),
    menu=(),
    is_fictional=False,
    lead=None,
    lead_marks=(),
    state_day=None,
    sections=(),
    cited=(),
    changed=None,
    changed_on=None,
    corrections=(),
    report=Report((Link("Laporkan", Markup("mailto:a@kota.example")),), None),
)
TEMPLATES = Path(generator.__file__).parent / "templates"
RENDERER = Renderer(load_catalogue("id"))
REPORT, CHANGE = "mailto:a@kota.example", "../../panduan/mengubah-berkas/"


def text_of(**changes: object) -> str:
    return RENDERER.render(dataclasses.replace(PAGE, **changes)).text  # type: ignore[arg-type]


def front_matter(text: str) -> dict[str, str]:
    head = text.removeprefix("---\n").split("\n---\n", 1)[0]
    read: dict[str, str] = yaml.safe_load(head)
    return read


def test_a_page_is_the_index_of_its_folder() -> None:
    assert RENDERER.render(PAGE).path == "daerah/kota-x/index.md"


def test_front_matter_holds_title_and_description_and_no_more() -> None:
    assert front_matter(text_of()) == {"title": "Kota X", "description": "Tentang Kota X."}


def test_front_matter_tells_the_day_of_change_to_the_engine() -> None:
    assert front_matter(text_of(changed_on=dt.date(2025, 3, 4)))["changed"] == "2025-03-04"


def test_a_fictional_page_is_kept_from_search_engines_and_says_what_it_is() -> None:
    text = text_of(is_fictional=True)
    assert front_matter(text)["robots"] == "noindex"
    assert "Contoh rekaan." in first(page_html(text), ".mp-fictional").text()


@given(st.text(st.characters(max_codepoint=0x2FF, exclude_categories=["Cc"]), min_size=1))
def test_no_title_breaks_out_of_the_front_matter_or_of_the_theme(title: str) -> None:
    values = front_matter(text_of(head_title=title, description=title))
    assert set(values) == {"title", "description"}
    assert html.unescape(values["title"]) == title
    assert not set('<>"') & set(values["title"])


@pytest.mark.parametrize(
    "title", ["---", "a: b", "[x]", "!tag", "&a", "*a", "> a", "ya", "1.500", "# a", "'", '"', "{}"]
)
def test_a_title_that_means_something_to_yaml_stays_a_title(title: str) -> None:
    assert html.unescape(front_matter(text_of(head_title=title))["title"]) == title


@pytest.mark.parametrize(
    "title", ["Rujukan", "Rujukan 1", "Isi halaman", "__search", "Kabar 1", "isi"]
)
def test_no_title_takes_the_anchor_of_something_on_the_page(title: str) -> None:
    section = Section.of("isi", "Isi", LinkList((Link("a", Markup("b/")),)))
    page = page_html(text_of(title=title, sections=(section,)))
    assert identifiers(page) == ["isi_halaman", "isi"]


def test_a_lead_stands_below_the_title() -> None:
    page = page_html(text_of(lead="Terlambat <b>."))
    assert [node.tag for node in page.css("h1, p")][:2] == ["h1", "p"]
    assert first(page, ".mp-lead").text() == "Terlambat <b>."


def test_a_menu_marks_the_page_one_is_on() -> None:
    menu = (Link("Profil", Markup("")), Link("Data", Markup("data/")))
    page = page_html(text_of(template="region.md.j2", menu=menu))
    links = page.css(".mp-menu a")
    assert [(link.text(), attribute(link, "href")) for link in links] == [
        ("Profil", "#"),
        ("Data", "data/"),
    ]
    assert [link.attributes.get("aria-current") for link in links] == ["page", None]


def test_a_section_shows_its_blocks_in_order() -> None:
    table = Table(
        "Judul tabel", ("A", "B"), (Row(("satu", Link("dua", Markup("dua/")))), Row(("tiga", "4")))
    )
    links = LinkList((Link("x", Markup("x/")),))
    section = Section.of(
        "a", "Bagian", Paragraph("Pembuka."), Absence("Kosong."), links, None, table
    )
    page = page_html(text_of(sections=(section,)))
    swapped = page_html(text_of(sections=(Section.of("a", "Bagian", table, links),)))
    assert [node.tag for node in swapped.css("body > *")][2:5] == ["h2", "div", "ul"]
    body = [node.tag for node in page.css("body > *")]
    assert body[1:6] == ["h1", "h2", "p", "p", "ul"]
    assert first(page, "h2").attributes == {"id": "a"}
    assert folded(first(page, ".mp-missing").text()) == "Belum dipublikasikan. Kosong."
    assert first(page, "caption").text() == "Judul tabel"
    assert [attribute(cell, "scope") for cell in page.css("th")] == ["col", "col", "row", "row"]
    assert [cell.text() for cell in page.css("td")] == ["dua", "4"]
    region = first(page, ".mp-table")
    assert (attribute(region, "aria-label"), attribute(region, "tabindex")) == ("Judul tabel", "0")


def test_the_foot_says_when_the_data_changed_and_where_it_is_mended() -> None:
    known = page_html(
        text_of(
            changed="4 Maret 2025", corrections=(Correction("regions/a_b.yml", "https://x.id/a_b"),)
        )
    )
    foot = first(known, ".mp-colophon")
    assert "terakhir diubah pada 4 Maret 2025" in foot.text()
    assert first(foot, "code").text() == "regions/a_b.yml"
    assert [attribute(link, "href") for link in foot.css("a")] == [
        REPORT,
        "https://x.id/a_b",
        CHANGE,
    ]
    unknown = first(
        page_html(text_of(corrections=(Correction("regions/a.yml", None),))), ".mp-colophon"
    )
    assert "tidak tercatat" in unknown.text()
    assert [attribute(link, "href") for link in unknown.css("a")] == [REPORT, CHANGE]


def test_home_has_no_path_above_it() -> None:
    assert page_html(text_of(address="")).css(".mp-breadcrumbs") == []
    assert [link.text() for link in page_html(text_of()).css(".mp-breadcrumbs a")] == ["Beranda"]


def test_parts_stand_apart_by_single_gaps_and_no_line_ends_in_spaces() -> None:
    section = Section.of("a", "Bagian", Paragraph("Pembuka."), Absence("Kosong."))
    text = text_of(sections=(section, section), lead="Halo")
    assert "\n\n\n" not in text
    assert text.endswith("</div>\n")
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_a_former_address_leads_to_the_page_without_script() -> None:
    moved = RENDERER.render_moved(
        dataclasses.replace(PAGE, title="Kota <X>", head_title="Kota <X>"), "daerah/kota-lama/"
    )
    assert moved.path == "daerah/kota-lama/index.html"
    assert '<meta http-equiv="refresh" content="0; url=../kota-x/">' in moved.text
    assert '<a href="../kota-x/">Kota &lt;X&gt;</a>' in moved.text
    assert "<script" not in moved.text


def test_words_come_from_the_catalogue_of_the_language() -> None:
    english = (
        Renderer(load_catalogue("en")).render(dataclasses.replace(PAGE, is_fictional=True)).text
    )
    assert "Contoh rekaan" not in english
    assert load_catalogue("en").word("fictional.title") in english


def subclasses(kind: type[Block]) -> set[type[Block]]:
    """Return the block types of a kind; the pages' modules have been imported by then."""
    # `dataclass(slots=True)` makes a class anew: the first one lives on until it is collected.
    direct = {loaded_class(found) for found in kind.__subclasses__()}
    return direct.union(*(subclasses(found) for found in direct))


def loaded_class(kind: type[Block]) -> type[Block]:
    found: type[Block] = getattr(sys.modules[kind.__module__], kind.__name__)
    return found


def test_every_block_has_a_macro_and_every_macro_a_block() -> None:
    files = (TEMPLATES / "blocks").glob("*.md.j2")
    named = {path.name.removesuffix(".md.j2"): path.read_text(encoding="utf-8") for path in files}
    assert {block_macro(kind) for kind in subclasses(Block)} == set(named)
    assert [name for name, text in named.items() if f"{{% macro {name}(" not in text] == []
