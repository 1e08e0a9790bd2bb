"""Sources one can follow: the list of all, and each with every statement that was taken from it."""

import pytest

from generator.views.page import PageView, Section
from tests.builders import CONTOH, FICTIONAL, LAYANAN, MISAL, REAL
from tests.contexts import (
    a_build_context,
    a_section,
    a_view,
    addresses_of,
    files_of,
    page_html,
    sections_of,
)

BERITA = "sumber/kabupaten-contoh/berita/"
TEXT = f"""{FICTIONAL}vision:
  text: Maju.
  as_printed: MAJU
  sources: {{text: [berita, daftar-kode], as_printed: [berita]}}
brand:
  sources: [berita]
  name: Merek
  taglines:
    - text: Slogan
      as_printed: SLOGAN
      alternatives: [{{value: Lain, sources: [buku]}}]
      chosen_because: Lebih baru.
sources:
  - id: berita
    title: Berita
    grade: press
    printed_forms:
      - {{printed: Smart Goverment, shown: Smart Governance, kind: typo, note: Salah ketik.}}
      - {{printed: VO, kind: unclear}}
  - {{id: buku, called: Buku tanpa judul, file: buku.pdf, grade: official_document}}
  - {{id: sisa, title: Sisa, grade: other}}
"""
FILES = {
    CONTOH: TEXT,
    LAYANAN: "fictional: ya\ntitle: Layanan\nstate: running\nsources: [berita]\n",
}


def pages_of(view: PageView) -> list[Section]:
    """The sections that list statements: one for each page with several, and one for the others."""
    return [section for section in sections_of(view) if section.statements]


def test_statements_that_are_alone_on_their_pages_share_a_heading() -> None:
    figures = "figures: [{id: a, measure: Penduduk, value: 5, sources: [berita]}]\n"
    view = a_view(a_build_context({**FILES, CONTOH: TEXT + figures}), BERITA)
    *_, rest = pages_of(view)
    assert rest.title == "Halaman lain"
    assert {one.label for one in rest.statements} >= {"Penduduk", "Layanan"}
    (only,) = pages_of(a_view(a_build_context(FILES), "sumber/kabupaten-contoh/buku/"))
    assert only.title == "Yang diambil dari sumber ini"


def test_a_value_stands_in_the_lines_of_its_record() -> None:
    indicator = (
        "indicators: [{id: a, measure: Bank sampah, unit: unit, direction: more,"
        " targets: [{year: 2026, value: 9, sources: [berita]}],"
        " sources: {measure: [berita], rest: [buku]}}]\n"
    )
    view = a_view(a_build_context({CONTOH: TEXT + indicator}), BERITA)
    taken = [one for section in pages_of(view) for one in section.statements]
    assert [one.label for one in taken if one.is_value] == ["9"]


def test_a_value_with_the_sources_of_its_record_is_no_statement_of_its_own() -> None:
    indicator = (
        "indicators: [{id: a, measure: Bank sampah, unit: unit, direction: more,"
        " targets: [{year: 2026, value: 9}], sources: [berita]}]\n"
    )
    view = a_view(a_build_context({CONTOH: TEXT + indicator}), BERITA)
    labels = [one.label for section in pages_of(view) for one in section.statements]
    assert "Bank sampah" in labels
    assert "9" not in labels


def test_a_value_whose_record_another_source_tells_names_the_record() -> None:
    indicator = (
        "indicators: [{id: a, measure: Bank sampah, unit: unit, direction: more,"
        " targets: [{year: 2026, value: 9, sources: [berita]}, {year: 2027, value: 12,"
        " sources: [berita]}], sources: [buku]}]\n"
    )
    view = a_view(a_build_context({CONTOH: TEXT + indicator}), BERITA)
    taken = [one for section in pages_of(view) for one in section.statements]
    assert [one.label for one in taken if one.is_value] == ["12"]
    assert "Bank sampah: 9" in [one.label for one in taken]
    assert not any(one.label == "9" for one in taken)


def test_values_on_a_further_page_name_their_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.views.across.source_pages._LISTED_LETTERS", 300)
    targets = ", ".join(
        f"{{year: {year}, value: {year}, sources: [berita]}}" for year in range(2021, 2041)
    )
    indicator = (
        "indicators: [{id: a, measure: Bank sampah, unit: unit, direction: more,"
        f" targets: [{targets}], sources: {{measure: [berita], rest: [buku]}}}}]\n"
    )
    build = a_build_context({CONTOH: TEXT + indicator})
    parts = [address for address in addresses_of(build) if address.startswith(BERITA)]
    firsts = [pages_of(a_view(build, address))[0].statements[0] for address in parts]
    assert not any(first.is_value for first in firsts)
    assert any(first.label.startswith("Bank sampah: 2.0") for first in firsts)


def test_statements_are_listed_by_page_each_leading_to_its_place() -> None:
    view = a_view(a_build_context(FILES), BERITA)
    listed = {
        section.title: [(one.label, one.href) for one in section.statements]
        for section in pages_of(view)
    }
    profile = listed["Kabupaten Contoh"]
    assert ("Maju.", "../../../daerah/kabupaten-contoh/#visi.1") in profile
    assert listed["Halaman lain"] == [
        ("Layanan", "../../../daerah/kabupaten-contoh/quick-win/#quick-win-layanan")
    ]
    assert sum(len(statements) for statements in listed.values()) == 4


def test_a_statement_shows_how_it_was_printed_there() -> None:
    (slogan,) = [
        one
        for one in pages_of(a_view(a_build_context(FILES), BERITA))[0].statements
        if one.label == "Slogan"
    ]
    assert (slogan.kind, slogan.as_printed) == ("Slogan", "SLOGAN")


def test_a_source_page_tells_only_the_fields_that_the_source_says() -> None:
    (maju,) = [
        one
        for one in pages_of(a_view(a_build_context(FILES), BERITA))[0].statements
        if one.label == "Maju."
    ]
    assert (maju.fields, maju.as_printed) == ((("Tercetak", "MAJU"),), None)
    pages = pages_of(a_view(a_build_context(FILES), "sumber/nasional/daftar-kode/"))
    (other,) = [one for page in pages for one in page.statements if one.kind == "Visi"]
    assert (other.label, other.fields) == ("Maju.", ())


def test_items_of_a_field_do_not_run_into_one_another() -> None:
    text = """bodies:
  - {id: dewan, name: Dewan, kind: council, state: formed, members: [Ani, Budi],
     sources: {rest: [buku], members: [berita]}}
sources: [{id: berita, title: Berita, grade: press}, {id: buku, title: Buku, grade: press}]
"""
    view = a_view(a_build_context({CONTOH: FICTIONAL + text}), BERITA)
    (dewan,) = [one for page in pages_of(view) for one in page.statements]
    assert dewan.fields == (("Anggota", "Ani; Budi"),)


def test_a_source_that_does_not_say_the_heading_is_not_told_to_have_said_it() -> None:
    by_field = "sources: {title: [berita], tenure: [berita], end: [buku]}"
    post = f"posts: [{{title: Bupati, tenure: former, end: '2025', {by_field}}}]\n"
    pages = pages_of(
        a_view(a_build_context({CONTOH: post + TEXT}), "sumber/kabupaten-contoh/buku/")
    )
    (told,) = [one for page in pages for one in page.statements if one.kind == "Jabatan"]
    assert (told.label, told.fields) == ("Jabatan", (("Sampai", "2025"),))


def test_where_sources_differ_the_one_that_is_shown_has_the_other_beside_it() -> None:
    view = a_view(a_build_context(FILES), BERITA)
    (slogan,) = [one for one in pages_of(view)[0].statements if one.label == "Slogan"]
    (other,) = slogan.alternatives
    assert (other.value, slogan.instead, slogan.marks) == ("Lain", (), ())
    assert [view.cited[mark.number - 1].title for mark in other.marks] == ["Buku tanpa judul"]


def test_a_dissenting_source_has_its_own_value_and_the_sources_of_the_shown_one() -> None:
    view = a_view(a_build_context(FILES), "sumber/kabupaten-contoh/buku/")
    (slogan,) = pages_of(view)[0].statements
    assert (slogan.instead, slogan.alternatives, slogan.as_printed) == (("Lain",), (), None)
    assert [view.cited[mark.number - 1].title for mark in slogan.marks] == ["Berita"]


def test_a_source_of_the_nation_lists_what_regions_took_from_it() -> None:
    view = a_view(a_build_context(FILES), "sumber/nasional/daftar-kode/")
    assert "Maju." in [one.label for section in pages_of(view) for one in section.statements]
    assert [link.label for link in view.breadcrumbs] == ["Beranda", "Semua sumber"]


def test_all_that_is_known_of_a_source_is_told_and_what_is_not_printed_in_it() -> None:
    view = a_view(a_build_context(FILES), "sumber/kabupaten-contoh/buku/")
    (card,) = a_section(view, "tentang-sumber").cards
    assert (view.title, card.headline) == ("Buku tanpa judul", "Judulnya tidak tercetak di sumber")
    assert card.badge == "Satu pernyataan diambil dari sumber ini"
    told = {detail.label: detail.value for detail in card.fields}
    assert (told["Nama berkas"], told["Penulis"]) == ("buku.pdf", "Tidak tercetak di sumber")


def test_slips_of_a_source_stand_in_a_table_after_what_was_taken_from_it() -> None:
    view = a_view(a_build_context(FILES), BERITA)
    table = a_section(view, "bentuk-tercetak").table
    assert table is not None
    assert [row.cells for row in table.rows] == [
        ("Smart Goverment", "Smart Governance", "Salah cetak di sumber", "Salah ketik."),
        ("VO", "sebagaimana tercetak", "Belum jelas", ""),
    ]
    assert sections_of(view)[-1].anchor == "bentuk-tercetak"


def test_a_source_from_which_nothing_was_taken_has_a_page_that_says_so() -> None:
    (card,) = a_section(
        a_view(a_build_context(FILES), "sumber/kabupaten-contoh/sisa/"), "tentang-sumber"
    ).cards
    assert card.badge == "0 pernyataan diambil dari sumber ini"


def test_pages_of_an_invented_region_s_sources_are_marked_and_out_of_the_list() -> None:
    build = a_build_context(FILES)
    assert a_view(build, BERITA).is_fictional
    listed = [
        source.href
        for section in sections_of(a_view(build, "sumber/"))
        for group in section.source_groups
        for source in group.sources
    ]
    assert listed == ["nasional/daftar-kode/"]


def test_the_list_goes_by_province_and_region_and_what_is_shared_comes_last() -> None:
    text = (
        f"{REAL}brand: {{name: M, sources: [a, b]}}\nsources:\n"
        f"  - {{id: a, title: Satu, grade: press}}\n"
    )
    view = a_view(
        a_build_context({MISAL: f"{text}  - {{id: b, grade: press}}\n", CONTOH: FICTIONAL}),
        "sumber/",
    )
    assert sections_of(view)[-1].anchor == "bersama"
    (group,) = sections_of(view)[0].source_groups
    assert (group.anchor, group.title) == ("daerah-kota-misal", "Kota Misal")
    assert [(source.anchor, source.href, source.used) for source in group.sources] == [
        ("sumber-kota-misal.a", "kota-misal/a/", "Satu pernyataan diambil dari sumber ini"),
        ("sumber-kota-misal.b", "kota-misal/b/", "Satu pernyataan diambil dari sumber ini"),
    ]


def test_a_statement_on_pages_of_the_nation_and_of_a_region_counts_once() -> None:
    text = REAL + "participations: [{summary: Ikut., cohort: 2022, sources: [daftar-kode]}]\n"
    view = a_view(a_build_context({MISAL: text}), "sumber/nasional/daftar-kode/")
    labels = [one.href for section in pages_of(view) for one in section.statements]
    assert len(labels) == len(set(labels))
    assert not [href for href in labels if href.endswith("daerah/kota-misal/#angkatan-2022")]


@pytest.mark.parametrize("count", [1, 40])
def test_a_long_list_goes_on_at_addresses_of_its_own_and_loses_nothing(count: int) -> None:
    statements = "".join(
        f"  - {{text: {'kata ' * 150}{number}., kind: goal}}\n" for number in range(count)
    )
    sources = "sources: [{id: berita, title: Berita, grade: press}]\n"
    listed = statements.replace("kind: goal", "kind: goal, sources: [berita]")
    build = a_build_context({CONTOH: f"{FICTIONAL}statements:\n{listed}{sources}"})
    parts = [address for address in addresses_of(build) if address.startswith(BERITA)]
    assert parts == [BERITA, *(f"{BERITA}{number}/" for number in range(2, len(parts) + 1))]
    assert (len(parts) > 1) == (count > 1)
    views = [a_view(build, address) for address in parts]
    labels = [
        one.label for view in views for section in pages_of(view) for one in section.statements
    ]
    assert len(labels) == len(set(labels)) == count
    if len(parts) > 1:
        assert a_section(views[1], "bagian-lain").links[0].href == "../"
        assert views[1].title == f"Berita (bagian 2 dari {len(parts)})"
        assert views[1].breadcrumbs[-1].href == "../"


def test_former_addresses_of_a_region_lead_to_its_sources_too() -> None:
    paths = [*files_of(a_build_context({CONTOH: TEXT + "redirects: [kabupaten-lama]\n"}))]
    assert "sumber/kabupaten-lama/berita/index.html" in paths


def test_text_of_the_data_shows_as_it_is_written() -> None:
    text = TEXT.replace("Maju.", '"<b>*Maju*</b>"').replace("value: Lain", 'value: "<i>Lain</i>"')
    pages = files_of(a_build_context({CONTOH: text}))
    page = page_html(pages[f"{BERITA}index.md"])
    assert page.css_first(".mp-taken a").text() == "<b>*Maju*</b>"
    assert "<i>Lain</i>" in page.css_first(".mp-taken .mp-others").text()
    assert not page.css(".mp-taken b, .mp-taken i, .mp-taken em")
