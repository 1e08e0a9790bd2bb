import pytest

from generator.codes import Code, Severity
from tests.builders import CONTOH, FICTIONAL, LAYANAN, MISAL, REAL, a_site, findings

IN_KOTA = [
    "Pemkab mendorong warga.",
    "Pemerintah Kabupaten Misal mendorong warga.",
    "pemerintah kabupaten mendorong warga",
    "Bupati membuka acara.",
    "Menurut Peraturan Bupati Nomor 3 Tahun 2025.",
    "Bupati Misal membuka acara.",
    "Warga Kabupaten Misal senang.",
    "Warga kabupaten ini senang.",
    "Misal Regency serves all.",
    "The regent opened it.",
]
FINE_IN_KOTA = [
    "Pemerintah kota mendorong warga.",
    "Sebanyak 107 kabupaten dan kota dinilai.",
    "Pemerintah kabupaten/kota se-Indonesia ikut.",
    "Para bupati dan wali kota menandatangani.",
    "Bupati dan wali kota hadir.",
    "Bupati atau wali kota hadir.",
    "Kabupaten Tetangga ikut belajar.",
    "Pemkab Tetangga ikut belajar.",
    "Bupati Tetangga hadir sebagai tamu.",
    "Beberapa pemerintah kabupaten lain ikut.",
    "Pemerintah kabupaten tetangga ikut.",
    "Gerakan Menuju Kota Cerdas",
    "Dinas di 514 kabupaten.",
]
IN_KABUPATEN = [
    "Pemkot mendorong warga.",
    "Pemko Contoh mendorong warga.",
    "Pemerintah kota mendorong warga.",
    "Wali kota membuka acara.",
    "Walikota Contoh membuka acara.",
    "The mayor opened it.",
]
FINE_IN_KABUPATEN = [
    "Gerakan menuju kota cerdas",
    "Kota yang layak huni",
    "Pemkab mendorong warga.",
    "Pusat kota Contoh ramai.",
    "Wali Kota Misal hadir sebagai tamu.",
    "Pemerintah kota/kabupaten ikut.",
    "Para wali kota hadir.",
    "Pemerintah kota-kota besar",
    "Wali kota, bupati, dan gubernur hadir.",
]


def in_kota(text: str) -> dict[str, str]:
    return {MISAL: f'{REAL}vision:\n  sources: [daftar-kode]\n  text: "{text}"\n'}


def in_kabupaten(text: str) -> dict[str, str]:
    return {CONTOH: f'{FICTIONAL}vision:\n  note: a\n  text: "{text}"\n'}


@pytest.mark.parametrize("text", IN_KOTA)
def test_a_kota_is_not_led_like_a_kabupaten(text: str) -> None:
    assert findings(in_kota(text)) == [(Code.KOTA_OR_KABUPATEN, 5, 9)]


@pytest.mark.parametrize("text", IN_KABUPATEN)
def test_a_kabupaten_is_not_led_like_a_kota(text: str) -> None:
    assert findings(in_kabupaten(text)) == [(Code.KOTA_OR_KABUPATEN, 6, 9)]


@pytest.mark.parametrize("text", FINE_IN_KOTA)
def test_other_regions_and_regions_in_general_may_be_named_in_a_kota(text: str) -> None:
    assert findings(in_kota(text)) == []


@pytest.mark.parametrize("text", FINE_IN_KABUPATEN)
def test_other_regions_and_regions_in_general_may_be_named_in_a_kabupaten(text: str) -> None:
    assert findings(in_kabupaten(text)) == []


def test_it_is_only_a_warning_and_quotes_the_word() -> None:
    _, [found] = a_site(in_kota("Kata Bupati,  semua baik."))
    assert found.severity is Severity.WARNING
    assert dict(found.arguments) == {"word": "Bupati", "kind": "type_kota", "name": "Misal"}


@pytest.mark.parametrize(
    "text",
    [
        "vision: {text: Maju, as_printed: Pemkot maju}\n",
        "vision: {text: Maju, note: Sumber menulis pemkot}\n",
        "vision: {text: Maju, flags: [{kind: typo, note: Tercetak pemkot}]}\n",
        "flags: [{kind: typo, note: Tercetak pemkot}]\n",
        "vision: {text: Maju, sources: [a]}\nsources: [{id: a, grade: press, title: Pemkot maju}]\n",
        """vision: {text: Maju, sources: [a]}
sources:
  - {id: a, grade: press, printed_forms: [{printed: pemkot, shown: pemkab, kind: typo}]}
""",
    ],
)
def test_what_a_source_printed_is_left_as_it_stands(text: str) -> None:
    assert findings({CONTOH: FICTIONAL + text}) == []


def test_the_line_within_a_longer_text_is_told() -> None:
    text = "fictional: ya\nstate: planned\ndescription: |\n  Satu.\n\n  Dua oleh\n  pemkot.\n"
    assert findings({LAYANAN: text}) == [(Code.KOTA_OR_KABUPATEN, 7, 3)]


def test_the_line_within_an_update_is_told() -> None:
    text = '---\nfictional: ya\ntitle: Kabar\ndate: "2026"\n---\n\nSatu.\n\nKata wali kota.\n'
    assert findings({"kabupaten-contoh/updates/kabar.md": text}) == [(Code.KOTA_OR_KABUPATEN, 9, 1)]


def test_every_language_is_read() -> None:
    text = f"{FICTIONAL}vision:\n  text:\n    id: Maju\n    en: The mayor says so.\n"
    assert findings({CONTOH: text}) == [(Code.KOTA_OR_KABUPATEN, 7, 9)]
