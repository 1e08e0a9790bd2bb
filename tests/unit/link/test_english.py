"""Which pages have an English twin, and where the way to the English edition leads from the rest."""

from generator.link.english import english_records, has_twin, nearest_twin
from tests.builders import FICTIONAL
from tests.contexts import a_build_context
from tests.rows import judge_rows

TITLED = "daerah/kota-misal/quick-win/layanan/"
KNOWN = frozenset({TITLED})
ROWS = {
    "the home page": ("", ""),
    "a list": ("daerah/", "daerah/"),
    "a part of a list": ("quick-win/status/late/", "quick-win/status/late/"),
    "a province": ("provinsi/aceh/", "provinsi/aceh/"),
    "a profile": ("daerah/kota-misal/", "daerah/kota-misal/"),
    "a page of a region": ("daerah/kota-misal/dana/", "daerah/kota-misal/dana/"),
    "an office": ("daerah/kota-misal/perangkat/dinas/", "daerah/kota-misal/perangkat/dinas/"),
    "a record with an English text": (TITLED, TITLED),
    "a record without one": ("daerah/kota-misal/quick-win/lain/", "daerah/kota-misal/quick-win/"),
    "a village without one": (
        "daerah/kota-misal/desa-cerdas/desa/",
        "daerah/kota-misal/desa-cerdas/",
    ),
    "an update": ("daerah/kota-misal/kabar/peluncuran/", "daerah/kota-misal/kabar/"),
    "a list that goes on": ("daerah/kota-misal/quick-win/2/", "daerah/kota-misal/quick-win/2/"),
    "the letters": ("daerah/kota-misal/surat/", "daerah/kota-misal/"),
    "the sheet for the wall": ("daerah/kota-misal/lembar/", "daerah/kota-misal/"),
    "the card for other sites": ("daerah/kota-misal/kartu/", "daerah/kota-misal/"),
    "a source of a region": ("sumber/kota-misal/berita/", "daerah/kota-misal/"),
    "a source of the nation": ("sumber/nasional/perpres/", ""),
    "the sources of a province": ("sumber/provinsi/aceh/", ""),
    "the search": ("cari/", "cari/"),
    "the glossary": ("glosarium/", "glosarium/"),
    "the handbook": ("panduan/mulai/", ""),
}
"""Address, and the nearest address with a twin."""


def test_pages_of_words_and_data_have_a_twin_and_others_lead_to_the_nearest() -> None:
    def judge(case: str) -> None:
        address, nearest = ROWS[case]
        assert nearest_twin(address, KNOWN) == nearest
        assert has_twin(address, KNOWN) == (address == nearest)
        assert has_twin(f"{address}#bagian", KNOWN) == (address == nearest)

    judge_rows(ROWS, judge)


def test_a_file_has_no_twin() -> None:
    for path in (
        "data/daerah.csv",
        "daerah/kota-misal/media/foto.pdf",
        "daerah/kota-misal/bagikan.png",
    ):
        assert not has_twin(path, KNOWN)


def test_a_record_is_english_by_any_of_its_texts_and_an_update_never() -> None:
    head = "fictional: ya\nstate: planned\n"
    build = a_build_context(
        {
            "kabupaten-contoh/region.yml": FICTIONAL,
            "kabupaten-contoh/quick-wins/satu.yml": f"{head}title: {{id: Satu loket, en: One counter}}\n",
            "kabupaten-contoh/quick-wins/dua.yml": f"{head}title: Dua loket\n",
            "kabupaten-contoh/updates/kabar.md": (
                "---\nfictional: ya\ntitle: {id: Kabar loket, en: Counter news}\ndate: 2026-01-02\n---\nIsi kabar.\n"
            ),
        }
    )
    region = build.records["kabupaten-contoh"]
    assert english_records(region) == {"daerah/kabupaten-contoh/quick-win/satu/"}
