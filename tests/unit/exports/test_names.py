"""Names for the search: what the file of a region holds, which answers it gives, and what the site
knows beside it.
"""

import json
from typing import Any

import pytest

from generator.exports import region_names, search_names
from tests.builders import BASE, CONTOH, FICTIONAL, FOLLOWING, LAYANAN, MISAL, REAL
from tests.contexts import a_build_context, a_region

SOURCES = "sources: [{id: siaran, title: Siaran pers, grade: press}]\n"
RECORDS = f"""{FOLLOWING}{SOURCES}
people:
  - {{id: joko, name: Joko Andaian, aliases: [Mas Joko], sources: [siaran]}}
  - {{id: hadi, name: Hadi Umpama, sources: [siaran]}}
  - {{id: sri, name: Sri Contohwati, sources: [siaran]}}
posts:
  - {{title: Wakil Bupati Contoh, person: hadi, tenure: former, end: "2024", sources: [siaran]}}
  - {{title: Wakil Bupati Contoh, person: joko, tenure: current, seen_on: 2025-08-22, sources: [siaran]}}
  - {{title: Sekretaris Daerah, tenure: unknown, sources: [siaran]}}
  - {{title: Camat Andai, person: sri, tenure: acting, seen_on: 2025-08-22, sources: [siaran]}}
  - {{title: Camat Umpama, person: sri, tenure: unknown, sources: [siaran]}}
  - {{title: Camat Misal, person: sri, tenure: current, sources: [siaran]}}
figures:
  - {{id: penduduk, measure: Jumlah penduduk, value: 412350, unit: jiwa, date: 2024-12-31, sources: [siaran]}}
  - {{id: luas, measure: Luas wilayah, sources: [siaran]}}
offices:
  - {{id: dinkes, name: Dinas Kesehatan, short_name: Dinkes, kind: agency, sources: [siaran]}}
dimensions:
  - {{key: governance, name: Pemerintahan Cerdas, sources: [siaran]}}
"""
PROMISE = (
    "fictional: ya\ntitle: Antrean daring\nstate: running\npromised_on: 2024-01-02\n"
    "due: 2025-12-15\nsources: [siaran]\n"
)


def names_of(files: dict[str, str], slug: str = "kabupaten-contoh") -> dict[str, Any]:
    build = a_build_context(files)
    (file,) = region_names.export(a_region(build, slug), build)
    assert file.path == f"data/nama/{slug}.json"
    return dict(json.loads(file.data))


def site_names(files: dict[str, str]) -> dict[str, Any]:
    return {
        file.path: json.loads(file.data) for file in search_names.export(a_build_context(files), ())
    }


@pytest.fixture(scope="module")
def contoh() -> dict[str, Any]:
    return names_of({CONTOH: RECORDS, LAYANAN: PROMISE})


def entry(contoh: dict[str, Any], name: str) -> dict[str, Any]:
    return next(dict(found) for found in contoh["names"] if found["name"] == name)


def test_a_post_is_answered_by_its_present_holder_with_day_and_source(
    contoh: dict[str, Any],
) -> None:
    assert entry(contoh, "Wakil Bupati Contoh") == {
        "kind": "post",
        "name": "Wakil Bupati Contoh",
        "href": "kelembagaan/#jabatan.2",
        "answer": "Wakil Bupati Contoh: Joko Andaian, menurut keterangan per 22 Agustus 2025.",
        "source": ["Siaran pers", "/sumber/kabupaten-contoh/siaran/"],
    }


HOLDERS = {
    "Camat Andai": "Sri Contohwati (pelaksana tugas), menurut keterangan per 22 Agustus 2025.",
    "Camat Umpama": "Sri Contohwati, menurut sumber; belum diketahui apakah masih menjabat.",
    "Camat Misal": "Sri Contohwati, menurut sumber.",
}


@pytest.mark.parametrize("post", HOLDERS)
def test_a_holder_is_told_with_the_tenure_and_the_doubt(contoh: dict[str, Any], post: str) -> None:
    assert entry(contoh, post)["answer"] == f"{post}: {HOLDERS[post]}"
    # The person's own answer says the same of each post.
    tenure = HOLDERS[post].removeprefix("Sri Contohwati").strip(" (),.").replace("),", ",")
    tenure = tenure.removeprefix(", ")
    assert f"{post} ({tenure})" in entry(contoh, "Sri Contohwati")["answer"]


def test_a_record_that_says_nothing_has_no_answer(contoh: dict[str, Any]) -> None:
    assert "answer" not in entry(contoh, "Sekretaris Daerah")
    assert "answer" not in entry(contoh, "Dinas Kesehatan")
    assert "Luas wilayah" not in [found["name"] for found in contoh["names"]]


def test_a_person_is_answered_by_posts_and_found_by_every_name(contoh: dict[str, Any]) -> None:
    assert entry(contoh, "Joko Andaian")["others"] == ["Mas Joko"]
    former = "Hadi Umpama: dahulu Wakil Bupati Contoh (sampai 2024)."
    assert entry(contoh, "Hadi Umpama")["answer"] == former


def test_a_figure_is_answered_by_value_unit_and_day(contoh: dict[str, Any]) -> None:
    answer = "Jumlah penduduk: 412.350 jiwa, per 31 Desember 2024."
    assert entry(contoh, "Jumlah penduduk")["answer"] == answer


def test_a_promise_is_answered_by_due_date_and_state_on_the_day_of_the_build(
    contoh: dict[str, Any],
) -> None:
    answer = "Antrean daring: target selesai 15 Desember 2025; status: Terlambat."
    assert entry(contoh, "Antrean daring")["answer"] == answer
    assert contoh["counts"]["quick_win"][0] == "1 quick win sudah dijanjikan."
    assert contoh["counts"]["late"][0].startswith("1 quick win lewat target")


def test_dimensions_and_pages_of_the_region_stand_by_their_keys(contoh: dict[str, Any]) -> None:
    assert contoh["dimensions"] == {"governance": ["Pemerintahan Cerdas", "dimensi/governance/"]}
    assert contoh["pages"]["kelembagaan"] == ["Kelembagaan", "kelembagaan/"]
    assert "desa-cerdas" not in contoh["pages"]
    assert contoh["fictional"] is True


def test_a_withdrawn_promise_is_no_name() -> None:
    withdrawn = f"{PROMISE}withdrawn: {{date: 2025-01-01, reason: Ditarik, sources: [siaran]}}\n"
    contoh = names_of({CONTOH: RECORDS, LAYANAN: withdrawn})
    assert "Antrean daring" not in [found["name"] for found in contoh["names"]]


INDICATOR = "  - {{id: {name}, measure: {measure}, targets: [{{year: 2027, value: 4}}], sources: [siaran]{more}}}\n"


@pytest.mark.parametrize("private", ["", ", is_private: ya"])
def test_a_withdrawn_indicator_is_neither_named_nor_answered_nor_counted(private: str) -> None:
    withdrawn = f", withdrawn: {{date: 2025-01-01, reason: Ditarik, sources: [siaran]{private}}}"
    listed = INDICATOR.format(name="spbe", measure="Indeks SPBE", more="") + INDICATOR.format(
        name="warga", measure="Nomor warga", more=withdrawn
    )
    contoh = names_of({CONTOH: f"{RECORDS}indicators:\n{listed}"})
    named = [found["name"] for found in contoh["names"] if found["kind"] == "indicator"]
    assert named == ["Indeks SPBE"]
    assert contoh["counts"]["indicator"][0].startswith("1 indikator")


def test_a_rare_word_of_names_leads_to_its_region_a_common_one_to_none() -> None:
    people = "people: [{id: budi, name: Budi Umpama, sources: [siaran]}]\n"
    files = {
        f"kabupaten-rekaan-{letter}/region.yml": FICTIONAL.replace(
            "Contoh", f"Rekaan {letter}"
        ).replace('"99.01"', f'"99.0{place}"')
        + SOURCES
        + people
        for place, letter in enumerate("bcd", start=2)
    }
    known = site_names({CONTOH: RECORDS, **files})["data/nama.json"]
    assert known["words"]["andaian"] == [known["regions"].index("kabupaten-contoh")]
    assert len(known["words"]["budi"]) == 3
    assert "umpama" not in known["words"]  # in names of four regions


def test_an_invented_region_is_found_by_names_that_no_other_region_has() -> None:
    words = site_names({CONTOH: RECORDS})["data/nama.json"]["words"]
    assert {"andaian", "wakil", "contoh"} <= set(words)
    assert not {"kesehatan", "penduduk", "sekretaris"} & set(words)
    office = "offices: [{id: dinkes, name: Dinas Kesehatan, kind: agency, sources: [siaran]}]\n"
    real = site_names({MISAL: f"{REAL}{SOURCES}{office}"})["data/nama.json"]["words"]
    assert "kesehatan" in real


def test_words_of_many_names_are_divided_by_their_first_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search_names, "_MOST_WORDS", 2)
    found = site_names({CONTOH: RECORDS})
    assert found["data/nama.json"]["words"] is None
    place = found["data/nama.json"]["regions"].index("kabupaten-contoh")
    assert found["data/nama.a.json"]["andaian"] == [place]


def test_a_dimension_has_the_words_of_both_languages() -> None:
    dimension = site_names({})["data/nama.json"]["dimensions"]["governance"]
    assert {"Smart Governance", "governance", "tata kelola"} <= set(dimension["words"])
    assert dimension["href"] == "dimensi/national-six/governance/"


def test_kinds_of_pages_have_the_words_of_both_languages() -> None:
    pages = site_names({})["data/nama.json"]["pages"]
    assert {"peta jalan", "roadmap", "work plan"} <= set(pages["peta-jalan"])


def test_terms_lead_to_their_place_in_the_glossary() -> None:
    text = (BASE / "_national/glossary.yml").read_text(encoding="utf-8")
    assert "terms:" in text
    terms = site_names({})["data/istilah.json"]
    assert terms
    assert all(term["href"].startswith("glosarium/#istilah-") for term in terms)


def test_a_real_region_has_names_as_well() -> None:
    assert names_of({MISAL: REAL}, "kota-misal")["fictional"] is False
