"""The 65 mistakes of a communications officer's first day: understood, or fixed by the message.

If the finding proposes a line, a word or a file name, the test puts the proposal in the place of
the mistake. If the finding gives an instruction instead, the row holds the words of the instruction
and the file as an officer leaves it who follows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import pytest

from generator.build.load import LoadedSite
from generator.codes import Code
from generator.messages import load_catalogue
from generator.reporter import render_text
from tests.builders import CONTOH, LAYANAN, MISAL, REAL, a_publication
from tests.loading import load_site
from tests.mending import obeyed

KABAR = "kabupaten-contoh/updates/kabar.md"
SARI = "kabupaten-contoh/villages/sari.yml"

REGION = """fictional: ya
identity: {type: kabupaten, name: Contoh}
reference: {code: "99.01"}
framework: {framework: national-six}
offices:
  - {id: diskominfo, name: Dinas Komunikasi dan Informatika, kind: agency}
sources:
  - {id: laporan, title: Laporan kemajuan, grade: press, url: "https://contoh.example/laporan"}
  - {id: siaran, title: Siaran pers, grade: official_statement}
vision: {text: Maju, sources: [laporan]}
missions: [{text: Melayani, sources: [siaran]}]
"""
QUICK_WIN = "fictional: ya\ntitle: Layanan\nstate: planned\npromised_on: 2025\n"
UPDATE = "---\nfictional: ya\ntitle: Kabar\ndate: 2026-01-02\n---\n\nIsi kabar.\n"
WORD_FILE = b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml word/document.xml"

OF_A_NAME = frozenset({Code.WRONG_ENDING, Code.BAD_FILE_NAME})
"""Findings whose suggestion is another name for the file."""

BY_HAND = 5
"""Most mistakes whose message does not mend them by itself."""


@dataclass(frozen=True)
class Row:
    """A mistake, what is found, and how it is mended."""

    mistake: str
    path: str
    text: str | bytes
    codes: tuple[str, ...] = ()
    """Empty where the writing is understood."""
    mended: str | None = None
    """The file after its reader has done what the message says; None where a machine can do it."""
    mended_path: str | None = None
    """Its name, where the message asks for another one."""
    says: tuple[str, ...] = ()
    """Words of the Indonesian message that lead to `mended`."""
    beside: Mapping[str, str] = field(default_factory=dict)
    is_by_hand: bool = False
    """Whether its reader has to know something that no message can tell."""


def win(line: str) -> str:
    """Return a quick win with one more line."""
    return f"{QUICK_WIN}{line}\n"


def region(lines: str) -> str:
    return f"{REGION}{lines}"


ROWS = (
    Row("a tab", LAYANAN, win("milestones:\n\t- title: Satu"), ("MP115",), win("milestones:\n  - title: Satu"),
        says=("dua spasi",)),
    Row("an indent too deep", LAYANAN, win("milestones:\n  - title: Satu\n     due: 2026-01"), ("MP124",),
        win("milestones:\n  - title: Satu\n    due: 2026-01"), says=("samakan jumlah spasi", "setingkat")),
    Row("an indent too shallow", LAYANAN, win("milestones:\n  - title: Satu\n   due: 2026-01"), ("MP124",),
        win("milestones:\n  - title: Satu\n    due: 2026-01"), says=("samakan jumlah spasi", "setingkat")),
    Row("a colon in a text in curly quotes", LAYANAN, win("summary: “Pasar: buka”"), ("MP456", "MP121")),
    Row("curly quotes around a date", LAYANAN, win("due: “2027-06-30”"), ("MP137",)),
    Row("a quote that is not closed", LAYANAN, win('summary: "Pasar buka'), ("MP123",)),
    Row("a quote that is not opened", LAYANAN, win('summary: "Pasar" buka'), ("MP129",)),
    Row("no space after the colon", LAYANAN, QUICK_WIN + "due:2027\nsummary: Pasar\n", ("MP128",)),
    Row("a key twice", LAYANAN, win("title: Layanan"), ("MP106",), QUICK_WIN, says=("hapus salah satu",)),
    Row("Title", LAYANAN, QUICK_WIN.replace("title", "Title"), ("MP201",)),
    Row("judul", LAYANAN, QUICK_WIN.replace("title", "judul"), ("MP201",)),
    Row("target", LAYANAN, win("target: 2027-06-30"), ("MP201",)),
    Row("Smart Living", LAYANAN, win("dimension: Smart Living"), ("MP406",)),
    Row("lingkungan", LAYANAN, win("dimension: lingkungan"), ("MP406",)),
    Row("Sedang berjalan", LAYANAN, QUICK_WIN.replace("planned", "Sedang berjalan")),
    Row("no source", MISAL, f"{REAL}vision: {{text: Maju}}\n", ("MP501",),
        f"{REAL}vision: {{text: Maju, sources: [daftar-kode]}}\n", says=("sources",)),
    Row("a source by its title", LAYANAN, win("sources: [Laporan kemajuan]"), ("MP301",)),
    Row("a source by its address", LAYANAN, win('sources: ["https://contoh.example/laporan"]'), ("MP301",)),
    Row("sources in a row", CONTOH, region("brand: {name: Kota Digital, sources: laporan}\n"), ("MP204",)),
    Row("a dash for nothing", LAYANAN, win("due: -"), ("MP134",)),
    Row("belum ada", LAYANAN, win("due: belum ada"), ("MP220",), QUICK_WIN, says=('hapus "due" beserta isinya',)),
    Row("the mark of the invented region left in", "kota-misal/quick-wins/lampu.yml",
        "fictional: ya\nstate: planned\nsources: [daftar-kode]\n", ("MP412",), beside={MISAL: REAL}),
    Row("dd/mm/yyyy", LAYANAN, win("due: 31/12/2025"), ("MP205",)),
    Row("dd-mm-yyyy", LAYANAN, win("due: 31-12-2025"), ("MP205",)),
    Row("30 Juni 2027", LAYANAN, win("due: 30 Juni 2027"), ("MP205",)),
    Row("Juni 2027", LAYANAN, win("due: Juni 2027"), ("MP205",)),
    Row("a weekday that is not that of the date", LAYANAN, win("due: Kamis, 30 Juni 2027"), ("MP232",),
        says=("periksa tanggal dan nama harinya di sumbernya", "bila tanggalnya benar", "due: 2027-06-30")),
    Row("a quarter of the year 0000", LAYANAN, win("due: TW 4 0000"), ("MP205",), win("due: 2027-12"),
        says=("tahun lebih dulu",), is_by_hand=True),
    Row("Rp 2,5 M", LAYANAN, win("budget_idr: Rp 2,5 M"), ("MP204",)),
    Row("Rp 2,5 M as a value", LAYANAN, win("budget_idr: {measure: Pagu, value: 'Rp 2,5 M', unit: rupiah}"),
        ("MP206",)),
    Row("2.500.000.000", LAYANAN, win("budget_idr: {measure: Pagu, value: 2.500.000.000, unit: rupiah}"), ("MP206",)),
    Row("2.500", CONTOH, region("figures: [{measure: Warga, value: 2.500, unit: jiwa}]\n"), ("MP206",)),
    Row("22,4", CONTOH, region("figures:\n  - measure: Luas\n    value: 22,4\n    unit: km\n"), ("MP206",)),
    Row("a telephone number in a text", KABAR, UPDATE.replace("Isi kabar", "Telepon 0812-3456-7890"),
        ("MP601",), UPDATE, says=("08**-****-*890",), is_by_hand=True),
    Row("a telephone number as a number", CONTOH, region("figures: [{measure: Telepon, value: 0812-3456}]\n"),
        ("MP206",), REGION, says=("angka saja",), is_by_hand=True),
    Row("% and & in a title", LAYANAN, QUICK_WIN.replace("Layanan", "100% warga & desa")),
    Row("# in a title", LAYANAN, QUICK_WIN.replace("Layanan", "Kota #1 di Indonesia"), ("MP127",)),
    Row("@ before a title", LAYANAN, QUICK_WIN.replace("Layanan", "@layanan"), ("MP122",)),
    Row("* before a title", LAYANAN, QUICK_WIN.replace("Layanan", "*Layanan*"), ("MP122",)),
    Row("- before a title", LAYANAN, QUICK_WIN.replace("Layanan", "- Layanan"), ("MP133",)),
    Row("bullets from WhatsApp", LAYANAN, win("milestones:\n  • title: Satu"), ("MP136",)),
    Row("a second line without spaces", LAYANAN, QUICK_WIN + "summary: Pasar\nbuka setiap hari\n", ("MP132",),
        QUICK_WIN + "summary: Pasar\n  buka setiap hari\n", says=("tambahkan dua spasi di awal baris",)),
    Row("a row of Excel with ;", CONTOH, region("figures: Titik Wi-Fi;12;unit\n"), ("MP204",),
        region("figures: [{measure: Titik Wi-Fi, value: 12, unit: unit}]\n"), says=("measure: …, value: …, unit: …",)),
    Row("kind: Desa", SARI, "fictional: ya\nname: Sari\nkind: Desa\n"),
    Row("a quick win in the folder of villages", "kabupaten-contoh/villages/layanan.yml", QUICK_WIN,
        ("MP202", "MP202", "MP201", "MP201", "MP201"), QUICK_WIN, LAYANAN, is_by_hand=True),
    Row("a folder with another name", "kabupaten-contoh/quickwins/layanan.yml", QUICK_WIN, ("MP150",), QUICK_WIN,
        LAYANAN, says=('maksudnya "quick-wins"?',)),
    Row(".txt", "kabupaten-contoh/quick-wins/layanan.txt", QUICK_WIN, ("MP151",)),
    Row(".yaml", "kabupaten-contoh/quick-wins/layanan.yaml", QUICK_WIN, ("MP151",)),
    Row(".yml.txt", "kabupaten-contoh/quick-wins/layanan.yml.txt", QUICK_WIN, ("MP151",)),
    Row(".docx", "kabupaten-contoh/quick-wins/layanan.docx", WORD_FILE, ("MP160",), QUICK_WIN, LAYANAN,
        says=("layanan.yml",)),
    Row("a Word file named .yml", LAYANAN, WORD_FILE, ("MP160",), QUICK_WIN, LAYANAN, says=("Word", "layanan.yml")),
    Row("Windows-1252", LAYANAN, QUICK_WIN.replace("Layanan", "Café").encode("cp1252"), ("MP101",)),
    Row("UTF-16", LAYANAN, QUICK_WIN.encode("utf-16"), ("MP161",), QUICK_WIN, says=("UTF-16", "tempel")),
    Row("lines that end as on Windows", LAYANAN, QUICK_WIN.replace("\n", "\r\n")),
    Row("a byte order mark", LAYANAN, b"\xef\xbb\xbf" + QUICK_WIN.encode()),
    Row("spaces in a file's name", "kabupaten-contoh/quick-wins/layanan air.yml", QUICK_WIN, ("MP152",)),
    Row("an underscore in a file's name", "kabupaten-contoh/quick-wins/layanan_air.yml", QUICK_WIN, ("MP152",)),
    Row("a name that differs in capitals alone", "kabupaten-contoh/quick-wins/Layanan.yml", QUICK_WIN, ("MP152",)),
    Row("a source twice", CONTOH, region("").replace("id: siaran", "id: laporan").replace("[siaran]", "[laporan]"),
        ("MP302",), region("").replace("  - {id: siaran, title: Siaran pers, grade: official_statement}\n", "")
        .replace("[siaran]", "[laporan]"), says=("ganti salah satu kode", "gabungkan")),
    Row("a long dash as list mark", LAYANAN, win("milestones:\n  – title: Satu"), ("MP136",)),
    Row("a no-break space as indent", LAYANAN, win("milestones:\n\xa0\xa0- title: Satu"), ("MP135",)),
    Row("a no-break space after a colon", LAYANAN, QUICK_WIN.replace("state: ", "state:\xa0"), ("MP135",)),
    Row("a character of no width", LAYANAN, QUICK_WIN.replace("Layanan", "Laya\u200bnan"), ("MP119",), QUICK_WIN,
        says=("tulis begini",)),
    Row("marks of a merge", LAYANAN, "<<<<<<< satu\n" + QUICK_WIN + "=======\n>>>>>>> dua\n", ("MP104",), QUICK_WIN,
        says=("hapus semua baris tanda",)),
    Row("an update without ---", KABAR, UPDATE.removeprefix("---\n"), ("MP140",), UPDATE, says=("---",)),
    Row("an update with a long dash", KABAR, UPDATE.replace("---", "—"), ("MP140",), UPDATE, says=("---",)),
    Row("an update as .yml", "kabupaten-contoh/updates/kabar.yml", UPDATE, ("MP151",)),
)  # fmt: skip


def loaded_with(row: Row, path: str, text: str | bytes) -> LoadedSite:
    data = text if isinstance(text, bytes) else text.encode()
    with a_publication({CONTOH: REGION, **row.beside}) as project:
        file = project / "regions" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return load_site(project)


def codes_of(loaded: LoadedSite) -> tuple[str, ...]:
    return tuple(found.code for found in loaded.report.diagnostics)


def mended_by_machine(row: Row, loaded: LoadedSite) -> tuple[str, str | bytes]:
    """Return name and text of a file once what its findings propose stands in its place."""
    found = loaded.report.diagnostics
    if found[0].code in OF_A_NAME and found[0].suggestion is not None:
        return str(PurePosixPath(row.path).with_name(found[0].suggestion)), row.text
    text = row.text if isinstance(row.text, str) else row.text.decode("cp1252")
    return row.path, obeyed(text, found)


def test_the_table_is_whole_and_few_mistakes_are_left_to_their_reader() -> None:
    assert len(ROWS) == 67
    assert sum(row.is_by_hand for row in ROWS) <= BY_HAND


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.mistake)
def test_what_is_found_is_what_was_done(row: Row) -> None:
    loaded = loaded_with(row, row.path, row.text)
    assert codes_of(loaded) == row.codes
    said = render_text(loaded.report, load_catalogue("id"), loaded.texts)
    assert [words for words in row.says if words not in said] == [], said


@pytest.mark.parametrize("row", [row for row in ROWS if row.codes], ids=lambda row: row.mistake)
def test_doing_what_the_message_says_mends_the_mistake(row: Row) -> None:
    path, text = row.mended_path or row.path, row.mended
    if text is None:
        path, text = mended_by_machine(row, loaded_with(row, row.path, row.text))
    assert codes_of(loaded_with(row, path, text)) == (), text
