"""Files of the comparison page: their content, missing values, and that files stay small."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from generator.exports import comparison_index, region_comparison
from tests.builders import CONTOH, FICTIONAL, LAYANAN, MISAL, REAL
from tests.contexts import Staged, a_build_context, a_region, files_of

REGIONS = Path(__file__).parents[3] / "regions"
LIMIT_BYTES = 3_000
SOURCED = "sources: [berita]"
PLAN = f"""{REAL}sources: [{{id: berita, title: Berita, grade: press}}]
vision: {{text: Maju <b>bersama</b>, {SOURCED}}}
framework: {{framework: national-six, {SOURCED}}}
dimensions:
  - {{key: living, name: Hidup Nyaman, {SOURCED}}}
  - {{key: governance, name: Pemerintahan Gesit, {SOURCED}}}
figures:
  - {{measure: Jalan berlampu, value: "1250.5", unit: km, place: Alun-alun, {SOURCED}}}
  - {{measure: Tanpa satuan, value: "3", {SOURCED}}}
evaluations:
  - {{year: 2022, score: "2.10", {SOURCED}}}
  - year: 2023
    score: "2.50"
    parts: [{{part: output, weight_percent: "60"}}, {{part: baseline, weight_percent: "40.0"}}]
    {SOURCED}
"""


@pytest.fixture(scope="module")
def build() -> Staged:
    return a_build_context(
        {CONTOH: FICTIONAL, LAYANAN: "fictional: ya\nstate: running\n", MISAL: PLAN}
    )


@pytest.fixture(scope="module")
def published() -> Staged:
    files = (path for path in REGIONS.rglob("*") if path.is_file())
    return a_build_context(
        {path.relative_to(REGIONS).as_posix(): path.read_bytes() for path in files}
    )


def read(build: Staged, slug: str) -> dict[str, Any]:
    (file,) = region_comparison.export(a_region(build, slug), build)
    data: dict[str, Any] = json.loads(file.data)
    return data


def listed(build: Staged) -> list[dict[str, Any]]:
    (file,) = comparison_index.export(build, ())
    return list(json.loads(file.data))


def compared_files(build: Staged) -> dict[str, str]:
    return {
        path: text for path, text in files_of(build).items() if path.startswith("data/bandingkan/")
    }


def row(data: dict[str, Any], key: str) -> dict[str, Any]:
    (found,) = [row for row in data["rows"] if row["key"] == key]
    return dict(found)


def texts(data: dict[str, Any], key: str) -> list[str]:
    return [value["text"] for value in row(data, key)["values"]]


def test_there_is_a_list_and_a_file_for_each_region_invented_ones_too(build: Staged) -> None:
    assert sorted(compared_files(build)) == [
        "data/bandingkan/index.json",
        "data/bandingkan/kabupaten-contoh.json",
        "data/bandingkan/kota-misal.json",
    ]


def test_the_list_marks_invented_regions_and_puts_them_last(build: Staged) -> None:
    assert listed(build) == [
        {
            "slug": "kota-misal",
            "name": "Kota Misal",
            "province": "Provinsinya belum dipublikasikan",
            "type": "kota",
            "framework": "national-six",
        },
        {
            "slug": "kabupaten-contoh",
            "name": "Kabupaten Contoh",
            "province": "Daerah contoh",
            "fictional": True,
        },
    ]


def test_the_list_knows_former_names_so_that_old_addresses_still_lead_somewhere() -> None:
    build = a_build_context({CONTOH: f"{FICTIONAL}redirects: [kabupaten-lama]\n"})
    assert [region.get("former") for region in listed(build)] == [["kabupaten-lama"]]


def test_an_invented_region_is_marked_in_its_own_file(build: Staged) -> None:
    assert read(build, "kabupaten-contoh")["fictional"] is True
    assert read(build, "kota-misal")["fictional"] is False


def test_all_regions_have_the_same_rows_in_the_same_order(published: Staged) -> None:
    rows = {
        tuple(row["key"] for row in read(published, region.slug)["rows"])
        for region in published.site.regions
    }
    assert len(rows) == 1


def test_what_is_not_published_has_no_value_but_keeps_its_row(build: Staged) -> None:
    data = read(build, "kabupaten-contoh")
    empty = {row["key"] for row in data["rows"] if not row["values"]}
    assert {
        "province",
        "cohorts",
        "vision",
        "framework",
        "documents",
        "council",
        "evaluation",
    } <= empty
    assert texts(data, "updates") == ["Belum ada"]
    assert data["framework"] is data["evaluation_basis"] is None
    assert data["dimensions"] == data["figures"] == []


def test_texts_stay_texts(build: Staged) -> None:
    assert texts(read(build, "kota-misal"), "vision") == ["Maju <b>bersama</b>"]


def test_every_value_about_a_real_region_leads_to_its_source(build: Staged) -> None:
    data = read(build, "kota-misal")
    assert row(data, "vision")["values"] == [{"text": "Maju <b>bersama</b>", "sources": [2]}]
    assert data["sources"][1] == {"title": "Berita", "href": "sumber/kota-misal/berita/"}
    for shown in (*data["rows"], *data["dimensions"], *data["figures"]):
        if shown["key"] not in {"completeness", "updates"}:  # counted by this site
            assert all(value["sources"] for value in shown["values"]), shown


def test_a_source_of_the_nation_leads_to_its_own_page() -> None:
    text = REAL + "participations: [{summary: Satu., cohort: 2022, sources: [daftar-kode]}]\n"
    data = read(a_build_context({MISAL: text}), "kota-misal")
    assert data["sources"][0]["href"] == "sumber/nasional/daftar-kode/"


def test_dimensions_stand_in_the_order_of_the_framework_under_its_names(build: Staged) -> None:
    data = read(build, "kota-misal")
    framework = build.site.national.framework("national-six")
    assert framework is not None
    order = [item.key for item in framework.items if item.key in {"living", "governance"}]
    assert [row["key"] for row in data["dimensions"]] == order
    assert {row["key"]: row["values"][0]["text"] for row in data["dimensions"]}[
        "living"
    ] == "Hidup Nyaman"
    assert {row["key"]: row["label"] for row in data["dimensions"]}["living"] != "Hidup Nyaman"


def test_a_figure_is_named_by_measure_and_unit_and_one_without_unit_is_left_out(
    build: Staged,
) -> None:
    (figure,) = read(build, "kota-misal")["figures"]
    assert (figure["key"], figure["label"]) == ("jalan berlampu | km", "Jalan berlampu")
    assert (figure["values"][0]["text"], figure["values"][0]["note"]) == ("1.250,5 km", "Alun-alun")


def test_the_latest_evaluation_is_shown_with_what_must_be_equal(build: Staged) -> None:
    data = read(build, "kota-misal")
    assert texts(data, "evaluation") == ["2,50 (tahun 2023)"]
    assert data["evaluation_basis"] == "2023: baseline 40, output 60"


def test_an_evaluation_with_an_unknown_weight_compares_with_nothing() -> None:
    text = f'evaluations: [{{year: 2023, score: "2", parts: [{{part: output}}], {SOURCED}}}]\n'
    build = a_build_context({MISAL: f"{REAL}sources: [{{id: berita, grade: press}}]\n{text}"})
    assert read(build, "kota-misal")["evaluation_basis"] is None


def test_quick_wins_are_counted_by_the_state_of_the_day(build: Staged) -> None:
    assert texts(read(build, "kabupaten-contoh"), "quick_wins") == ["Berjalan: 1"]


def test_a_doubt_and_another_source_s_value_are_not_left_behind() -> None:
    doubt = "flags: [{kind: unclear, note: Tidak jelas.}]"
    other = "alternatives: [{value: Lain, sources: [b]}], chosen_because: Lebih baru."
    text = f"""{REAL}vision: {{text: Ini, {doubt}, {other}, sources: [a]}}
sources: [{{id: a, grade: press}}, {{id: b, grade: press}}]
"""
    values = row(read(a_build_context({MISAL: text}), "kota-misal"), "vision")["values"]
    assert [(value["text"], value["note"]) for value in values] == [
        ("Ini", "ada catatan mutu: belum jelas"),
        ("Lain", "menurut sumber lain"),
    ]


def test_the_years_of_a_road_map_are_those_of_its_phases_else_of_its_document() -> None:
    phases = "phases: [{title: Satu, start: '2022'}, {title: Dua, start: '2023', end: '2025'}]"
    paper = "period: {start: '2020', end: '2024'}"
    document = (
        f"{{id: peta, title: Peta, kind: roadmap, state: exists, {paper}, sources: [daftar-kode]}}"
    )
    with_phases = f"{REAL}road_map: {{{phases}, sources: [daftar-kode]}}\n"
    without = (
        f"{REAL}road_map: {{document: peta, sources: [daftar-kode]}}\ndocuments: [{document}]\n"
    )
    shown = [
        texts(read(a_build_context({MISAL: text}), "kota-misal"), "road_map")
        for text in (with_phases, without)
    ]
    assert shown == [["2022 – 2025"], ["2020 – 2024"]]


def test_words_follow_the_language() -> None:
    data = read(a_build_context({MISAL: REAL}, language="en"), "kota-misal")
    assert row(data, "type")["label"] == "Type of region"


def test_every_file_of_the_published_data_is_small_on_the_line(published: Staged) -> None:
    for path, text in compared_files(published).items():
        assert len(gzip.compress(text.encode())) <= LIMIT_BYTES, path


def test_every_source_of_the_published_data_is_one_that_the_region_or_the_nation_has(
    published: Staged,
) -> None:
    for region in published.site.real_regions:
        data = read(published, region.slug)
        own = {f"sumber/{region.slug}/{source.id}/" for source in region.sources}
        assert {source["href"] for source in data["sources"]} & own
        numbers = {
            number
            for row in data["rows"]
            for value in row["values"]
            for number in value.get("sources", ())
        }
        assert max(numbers) <= len(data["sources"])
