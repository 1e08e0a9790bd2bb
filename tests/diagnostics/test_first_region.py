"""A whole region typed in the words of the office passes after a few rounds of the remedies."""

from generator.diagnostics import Diagnostic
from tests.builders import a_publication, listing
from tests.loading import load_site
from tests.mending import obeyed

ROUNDS = 4

UJI = {
    "kabupaten-uji/region.yml": """identitas: {jenis: Kabupaten, nama: Uji, sumber: [Masterplan Kabupaten Uji]}
rujukan: {kode: "33.69", provinsi: Misal Tengah, sumber: [masterplan-uji]}
visi: {teks: Uji yang melayani, sumber: [masterplan-uji]}
misi:
  - {isi: Melayani dengan cepat, sumber: [masterplan-uji]}
dimensi:
  - kunci: Tata Kelola
    nama: Smart Governance
    sumber: [masterplan-uji]
  - kunci: lingkungan
    nama: Smart Environment
    sumber: [masterplan-uji]
orang:
  - {kode: ani, nama: Ani Ujiwati, sumber: [masterplan-uji]}
bupati:
  - jabatan: Bupati Uji
    orang: Ani Ujiwati
    status: Menjabat
    sumber: [masterplan-uji]
dinas:
  - {kode: diskominfo, nama: Dinas Komunikasi dan Informatika, jenis: Dinas, sumber: [masterplan-uji]}
sumber:
  - {kode: masterplan-uji, judul: Masterplan Kabupaten Uji, tingkat: Dokumen resmi}
""",
    "kabupaten-uji/quick-wins/loket.yml": """judul: Loket satu pintu
dimensi: Smart Governance
status: Sedang berjalan
dijanjikan: 2026-01
target: 2027-06-30
pelaksana: [Dinas Komunikasi dan Informatika]
sumber: [Masterplan Kabupaten Uji]
""",
    "kabupaten-uji/villages/sari.yml": "nama: Sari\njenis: Desa\nkecamatan: Uji\nsumber: [masterplan-uji]\n",
    "kabupaten-uji/updates/mulai.md": """---
judul: Loket dibuka
tanggal: 2026-11-02
quick_win: [Loket satu pintu]
sumber: [masterplan-uji]
---

Loket dibuka hari ini.
""",
}


def found_in(files: dict[str, str]) -> tuple[Diagnostic, ...]:
    with a_publication(listing({"33.69": "Uji"}) | files) as project:
        return load_site(project).report.diagnostics


def test_a_region_in_the_words_of_the_office_comes_clean_in_four_rounds() -> None:
    files, found = UJI, found_in(UJI)
    for _ in range(ROUNDS):
        files = {
            name: obeyed(
                text,
                tuple(
                    diagnostic for diagnostic in found if diagnostic.span.path == f"regions/{name}"
                ),
            )
            for name, text in files.items()
        }
        found = found_in(files)
        if not found:
            break
    assert found == (), "\n".join(files.values())
