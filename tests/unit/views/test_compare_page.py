"""The page that sets regions side by side, as it stands without script."""

from generator.views.tables import Link, Row
from tests.builders import CONTOH, FICTIONAL, MISAL, REAL
from tests.contexts import a_build_context, a_section, a_view, markdown_of, page_html

ADDRESS = "bandingkan/"
ALUN = REAL.replace("Misal", "Alun").replace('"33.99"', '"33.97", province: "33"')
FILES = {
    MISAL: f"{REAL}participations: [{{summary: Satu., cohort: 2022, sources: [daftar-kode]}}]\n",
    "kota-alun/region.yml": ALUN,
    CONTOH: FICTIONAL,
}


def rows() -> tuple[Row, ...]:
    table = a_section(a_view(a_build_context(FILES), ADDRESS), "semua-daerah").table
    assert table is not None
    return table.rows


def names() -> list[str]:
    return [row.cells[0].label for row in rows() if isinstance(row.cells[0], Link)]


def test_real_regions_are_listed_by_province_and_invented_ones_are_not() -> None:
    assert names() == ["Kota Alun", "Kota Misal"]


def test_a_line_has_the_basic_keys_and_says_what_is_not_published() -> None:
    assert [row.cells[1:] for row in rows()] == [
        (
            "Misal Tengah",
            "Belum dipublikasikan",
            "Belum dipublikasikan",
            "Nama saja, belum ada rencana",
        ),
        ("Provinsinya belum dipublikasikan", "2022", "Belum dipublikasikan", "0 dari 12 bagian"),
    ]


def test_the_page_leads_to_the_list_that_can_be_filtered() -> None:
    section = a_section(a_view(a_build_context(FILES), ADDRESS), "semua-daerah")
    assert [link.href for link in section.links] == ["../daerah/"]


def test_without_any_real_region_the_page_is_still_made() -> None:
    section = a_section(a_view(a_build_context({CONTOH: FICTIONAL}), ADDRESS), "semua-daerah")
    assert section.table is None


def test_four_labelled_choices_wait_hidden_for_the_script_and_the_page_says_so_without_it() -> None:
    page = page_html(markdown_of(a_build_context(FILES), ADDRESS))
    assert len(page.css("div.mp-compare[hidden] label select")) == 4
    assert page.css_first("noscript") is not None


def test_the_words_of_the_script_arrive_with_their_gaps_open() -> None:
    box = page_html(markdown_of(a_build_context(FILES), ADDRESS)).css_first("div.mp-compare")
    assert box is not None
    assert "{slug}" in (box.attributes["data-unknown-region"] or "")
    assert "{number}" in (box.attributes["data-source"] or "")


def test_the_script_is_asked_for_below_the_site_s_root() -> None:
    page = page_html(markdown_of(a_build_context(FILES), ADDRESS))
    assert [node.attributes["src"] for node in page.css("script")] == [
        "../assets/masterplan/compare.js"
    ]


def test_the_list_of_regions_has_a_labelled_filter_that_waits_hidden_for_the_script() -> None:
    page = page_html(markdown_of(a_build_context(FILES), "daerah/"))
    fields = page.css("form.mp-filter[hidden] label [name]")
    assert [node.attributes["name"] for node in fields] == [
        "q",
        "provinsi",
        "angkatan",
        "kerangka",
        "urut",
    ]


def test_other_pages_ask_for_neither_script() -> None:
    assert "<script" not in markdown_of(a_build_context(FILES), "quick-win/")
