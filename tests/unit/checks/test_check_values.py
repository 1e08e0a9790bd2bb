import pytest

from generator.codes import Code
from tests.builders import CONTOH, FICTIONAL, a_site, arguments, codes, findings

FIGURE = "figures:\n  - {measure: Titik Wi-Fi, value: 40, date: '2025'}\n"
VILLAGE = "fictional: ya\nname: Contohrejo\nkind: desa\nfigures:\n  - {measure: Rumah, value: 40}\n"


def test_two_values_of_one_measure_are_found_at_the_second_with_the_place_of_the_first() -> None:
    text = f"{FICTIONAL}{FIGURE}  - {{measure: titik wi-fi, value: 52, date: '2025'}}\n"
    _, [found] = a_site({CONTOH: text})
    assert (found.code, found.span.line, found.related[0].span.line) == (Code.TWO_VALUES, 6, 5)
    assert dict(found.arguments) == {
        "kind": "figure",
        "name": "titik wi-fi",
        "value": "52",
        "other": "40",
    }


@pytest.mark.parametrize(
    "other",
    [
        "{measure: Titik Wi-Fi, value: 40, date: '2025'}",
        "{measure: Titik Wi-Fi, value: 52, date: '2024'}",
        "{measure: Titik Wi-Fi, value: 52}",
        "{measure: Titik Wi-Fi, value: 52, date: '2025', place: Kecamatan Rekaan}",
        "{measure: Titik Wi-Fi, value: 52, date: '2025', unit: persen}",
        "{measure: Titik Wi-Fi, value: 52, date: '2025', denominator: sekolah}",
        "{measure: Titik Wi-Fi, date: '2025'}",
        "{measure: Titik layanan, value: 52, date: '2025'}",
    ],
)
def test_values_of_different_things_pass(other: str) -> None:
    assert codes({CONTOH: f"{FICTIONAL}{FIGURE}  - {other}\n"}) == []


def test_a_figure_of_a_village_in_two_files_is_one_thing() -> None:
    files = {
        CONTOH: f"{FICTIONAL}figures: [{{measure: Rumah, value: 52, village: contohrejo}}]\n",
        "kabupaten-contoh/villages/contohrejo.yml": VILLAGE,
        "kabupaten-contoh/villages/rekaan.yml": VILLAGE.replace("40", "77"),
    }
    _, [found] = a_site(files)
    assert (found.code, found.span.path) == (
        Code.TWO_VALUES,
        "regions/kabupaten-contoh/villages/contohrejo.yml",
    )


def test_two_evaluations_of_one_year_are_found_even_if_equal() -> None:
    text = f"{FICTIONAL}evaluations:\n  - {{year: 2025, score: 3.1}}\n  - {{year: 2024}}\n  - {{year: 2025, score: 3.1}}\n"
    assert findings({CONTOH: text}) == [(Code.TWO_VALUES, 7, 12)]


@pytest.mark.parametrize(
    ("inner", "name"),
    [
        ("parts: [{part: output, score: 3}, {part: output, score: 4}]", "output"),
        ("indices: [{dimension: living, score: 3}, {dimension: living, score: 4}]", "living"),
    ],
)
def test_a_part_or_dimension_has_one_score_in_a_year(inner: str, name: str) -> None:
    text = f"{FICTIONAL}framework: {{framework: national-six}}\nevaluations: [{{year: 2025, {inner}}}]\n"
    quoted = arguments({CONTOH: text})
    assert (quoted["kind"], quoted["name"], quoted["other"], quoted["value"]) == (
        "evaluation",
        name,
        "3",
        "4",
    )


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("title: Rencana Induk, kind: masterplan, state: planned", [Code.TWO_VALUES]),
        ("title: rencana induk, kind: masterplan, state: exists", []),
        ("title: Rencana Induk, kind: roadmap, state: planned", []),
        ("title: Rencana Induk, kind: masterplan, state: planned, period: {start: '2025'}", []),
    ],
)
def test_one_document_has_one_state(other: str, found: list[Code]) -> None:
    first = "{id: a, title: Rencana Induk, kind: masterplan, state: exists}"
    assert codes({CONTOH: f"{FICTIONAL}documents:\n  - {first}\n  - {{id: b, {other}}}\n"}) == found


def test_other_values_need_a_reason_and_a_reason_other_values() -> None:
    def chosen(more: str) -> dict[str, str]:
        source = "sources: [{id: buku, grade: press}]\n"
        return {CONTOH: f"{FICTIONAL}{source}vision: {{sources: [buku], text: Melayani, {more}}}\n"}

    others = "alternatives: [{value: Maju, sources: [buku]}]"
    assert findings(chosen(others)) == [(Code.CHOICE_WITHOUT_REASON, 5, 43)]
    assert arguments(chosen("chosen_because: Lebih baru"))["missing"] == "alternatives"
    assert codes(chosen(f"{others}, chosen_because: Lebih baru")) == []
