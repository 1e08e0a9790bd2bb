"""The data page: downloads, sources with their statements, flags, statements without a source."""

from tests.builders import CONTOH, FICTIONAL, LAYANAN, MISAL, REAL
from tests.contexts import a_build_context, a_section, a_view, sections_of

PAGE = "daerah/kabupaten-contoh/data/"
TEXT = f"""{FICTIONAL}vision: {{text: Maju., sources: [berita, daftar-kode]}}
flagships: [{{id: pasar, title: Pasar, sources: [berita]}}]
brand:
  sources: [berita]
  name: Merek
  taglines:
    - text: Slogan
      alternatives: [{{value: Lain, sources: [buku]}}]
      chosen_because: Lebih baru.
flags: [{{kind: unclear, note: Ragu., sources: [buku]}}]
sources:
  - {{id: berita, title: Berita, grade: press}}
  - {{id: buku, title: Buku, grade: official_document}}
"""
FILES = {
    CONTOH: TEXT,
    LAYANAN: "fictional: ya\ntitle: Layanan\nstate: running\nsources: [berita]\n",
}


def test_each_source_leads_to_its_page_and_counts_the_statements_of_the_region() -> None:
    (group,) = a_section(a_view(a_build_context(FILES), PAGE), "sumber").source_groups
    assert [(source.anchor, source.href, source.used) for source in group.sources] == [
        (
            "sumber-berita",
            "../../../sumber/kabupaten-contoh/berita/",
            "5 pernyataan di halaman daerah ini",
        ),
        (
            "sumber-buku",
            "../../../sumber/kabupaten-contoh/buku/",
            "Satu pernyataan di halaman daerah ini",
        ),
        (
            "sumber-nasional.daftar-kode",
            "../../../sumber/nasional/daftar-kode/",
            "Satu pernyataan di halaman daerah ini",
        ),
    ]


def test_a_source_of_another_region_is_listed_under_that_region_s_name() -> None:
    files = {
        CONTOH: FICTIONAL + "vision: {text: Maju., sources: [kota-misal/berita]}\n",
        MISAL: REAL
        + "brand: {name: M, sources: [berita]}\nsources: [{id: berita, title: B, grade: press}]\n",
    }
    (group,) = a_section(a_view(a_build_context(files), PAGE), "sumber").source_groups
    (source,) = group.sources
    assert (source.anchor, source.href) == (
        "sumber-kota-misal.berita",
        "../../../sumber/kota-misal/berita/",
    )


def test_a_region_without_sources_says_so() -> None:
    view = a_view(a_build_context({CONTOH: FICTIONAL}), PAGE)
    assert view.absent == "sumber"


def test_what_an_invented_region_says_without_a_source_is_listed_with_its_place() -> None:
    files = {CONTOH: FICTIONAL + "vision: {text: Tanpa asal.}\n"}
    statements = a_section(a_view(a_build_context(files), PAGE), "tanpa-sumber").statements
    assert ("Tanpa asal.", "../#visi.1") in [
        (statement.label, statement.href) for statement in statements
    ]


def test_where_everything_has_a_source_no_such_list_is_made() -> None:
    view = a_view(a_build_context({MISAL: REAL}), "daerah/kota-misal/data/")
    assert "tanpa-sumber" not in [section.anchor for section in sections_of(view)]


def test_the_download_is_the_region_s_own() -> None:
    *own, every, form = a_section(a_view(a_build_context(FILES), PAGE), "unduh").links
    assert [link.href for link in own] == [
        f"../../../data/daerah/kabupaten-contoh.{ending}" for ending in ("json", "atom", "ics")
    ]
    assert every.href == "../../../unduhan/"
    assert form.href.startswith("../../../usulan-baru/")


def test_doubts_about_the_data_as_a_whole_are_shown() -> None:
    (card,) = a_section(a_view(a_build_context(FILES), PAGE), "catatan-mutu").cards
    assert card.headline == "Ragu."
