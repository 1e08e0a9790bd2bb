"""Active forms of verbs, by the rules of Tata Bahasa Baku Bahasa Indonesia."""

import pytest

from generator.search.roots import active_form, root_of


@pytest.mark.parametrize(
    ("root", "form"),
    [
        ("bangun", "membangun"),
        ("fasilitas", "memfasilitas"),
        ("pantau", "memantau"),
        ("proses", "memproses"),
        ("cari", "mencari"),
        ("daftar", "mendaftar"),
        ("jaga", "menjaga"),
        ("tulis", "menulis"),
        ("transfer", "mentransfer"),
        ("ambil", "mengambil"),
        ("ukur", "mengukur"),
        ("ganti", "mengganti"),
        ("hitung", "menghitung"),
        ("kurang", "mengurang"),
        ("kritik", "mengkritik"),
        ("sapu", "menyapu"),
        ("syukur", "mensyukur"),
        ("stabil", "menstabil"),
        ("layan", "melayan"),
        ("masak", "memasak"),
        ("nilai", "menilai"),
        ("rawat", "merawat"),
        ("wajib", "mewajib"),
        ("yakin", "meyakin"),
        ("cat", "mengecat"),
    ],
)
def test_an_active_verb_has_the_nasal_of_its_first_letter(root: str, form: str) -> None:
    assert active_form(root) == form


@pytest.mark.parametrize("root", ["bangun", "daftar", "ambil", "kurang", "sapu", "pantau", "layan"])
def test_an_active_form_leads_back_to_its_root(root: str) -> None:
    assert root_of(f"{active_form(root)}kan") == root
