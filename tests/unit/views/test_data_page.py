"""The data page: downloads, sources with how much stands on them, every statement once, with its page."""

from generator.views.tables import Link, Row
from tests.builders import CONTOH, FICTIONAL, LAYANAN
from tests.occasions import a_section, a_view, an_occasion

PAGE = "daerah/kabupaten-contoh/data/"
TEXT = f"""{FICTIONAL}vision: {{text: Maju., sources: [berita, daftar-kode]}}
flagships: [{{id: pasar, title: Pasar, sources: [berita]}}]
brand:
  sources: [berita]
  name: Merek
  taglines: [{{text: Slogan, alternatives: [{{value: Lain, sources: [buku]}}], chosen_because: Lebih baru.}}]
flags: [{{kind: unclear, note: Ragu., sources: [buku]}}]
sources:
  - {{id: berita, title: Berita, grade: press}}
  - {{id: buku, title: Buku, grade: official_document}}
"""
FILES = {CONTOH: TEXT, LAYANAN: "fictional: ya\ntitle: Layanan\nstate: running\nsources: [berita]\n"}


def listed() -> dict[str, Row]:
    table = a_section(a_view(an_occasion(FILES), PAGE), "semua-pernyataan").table
    assert table is not None
    return {row.cells[0].label: row for row in table.rows if isinstance(row.cells[0], Link)}


def test_a_statement_leads_to_its_place_and_to_its_sources() -> None:
    view = a_view(an_occasion(FILES), PAGE)
    row = listed()["Maju."]
    heading, kind = row.cells
    assert isinstance(heading, Link)
    assert (heading.href, kind) == ("../#visi.1", "Visi")
    titles = {source.number: source.title for source in view.cited}
    assert [titles[mark.number] for mark in row.marks] == ["Berita", "Daftar kode wilayah rekaan"]


def test_a_statement_on_several_pages_is_listed_once_where_it_stands_first() -> None:
    heading = listed()["Layanan"].cells[0]
    assert isinstance(heading, Link)
    assert heading.href == "../quick-win/#quick-win-layanan"


def test_each_source_tells_how_many_statements_stand_on_it() -> None:
    entries = a_section(a_view(an_occasion(FILES), PAGE), "sumber").entries
    assert [(entry.anchor, entry.badge) for entry in entries] == [
        ("sumber-berita", "Menjadi dasar 5 pernyataan"),
        ("sumber-buku", "Menjadi dasar satu pernyataan"),
        ("sumber-nasional.daftar-kode", "Menjadi dasar satu pernyataan"),
    ]


def test_a_region_without_sources_says_so() -> None:
    assert a_section(a_view(an_occasion({CONTOH: FICTIONAL}), PAGE), "sumber").missing


def test_the_download_is_the_region_s_own() -> None:
    (link,) = a_section(a_view(an_occasion(FILES), PAGE), "unduh").links
    assert link.href == "../../../data/daerah/kabupaten-contoh.json"


def test_doubts_about_the_data_as_a_whole_are_shown() -> None:
    (entry,) = a_section(a_view(an_occasion(FILES), PAGE), "catatan-mutu").entries
    assert entry.headline == "Ragu."
