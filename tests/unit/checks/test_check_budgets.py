import pytest

from generator.codes import Code
from tests.builders import CONTOH, FOLLOWING, LAYANAN, arguments, codes, findings

QUICK_WIN = "fictional: ya\nstate: planned\nbudget_idr: {{measure: Anggaran{}}}\n"


@pytest.mark.parametrize(
    "fields", ["value: 0, unit: rupiah", "value: 12500000, unit: Rupiah", "value: 1, unit: Rp"]
)
def test_an_amount_of_rupiah_is_a_budget(fields: str) -> None:
    assert codes({LAYANAN: QUICK_WIN.format(f", {fields}")}) == []


@pytest.mark.parametrize(
    ("fields", "key", "value"),
    [
        (", value: 5, unit: miliar rupiah", "unit", "miliar rupiah"),
        (", value: 5, unit: dolar", "unit", "dolar"),
        (", value: 5", "unit", "–"),
        (", value: -1, unit: rupiah", "value", "-1"),
        (", unit: rupiah", "value", "–"),
    ],
)
def test_anything_else_is_none(fields: str, key: str, value: str) -> None:
    files = {LAYANAN: QUICK_WIN.format(fields)}
    assert codes(files) == [Code.BUDGET]
    assert arguments(files) == {"key": key, "value": value}


@pytest.mark.parametrize("nothing", ["-", "—", "~", "null"])
def test_an_amount_that_says_nothing_has_one_answer(nothing: str) -> None:
    text = f"fictional: ya\nstate: planned\nbudget_idr:\n  measure: a\n  value: {nothing}\n  unit: rupiah\n"
    assert codes({LAYANAN: text}) == [Code.BUDGET]
    in_braces = f", value: {nothing}, unit: rupiah"
    if nothing not in {"-", "—"}:
        assert codes({LAYANAN: QUICK_WIN.format(in_braces)}) == [Code.BUDGET]


def test_budgets_of_all_kinds_of_work_are_looked_at_and_figures_are_not() -> None:
    budget = "budget_idr: {measure: Anggaran, value: 5, unit: dolar}"
    text = (
        f"dimensions:\n  - {{key: living, name: a, programmes: [{{title: a, {budget}}}]}}\n"
        f"road_map:\n  phases:\n    - {{title: a, items: [{{title: a, {budget}}}]}}\n"
        f"work_programme:\n  summary: a\n  years:\n    - {{year: 2025, items: [{{title: a, {budget}}}]}}\n"
        "figures: [{measure: Suhu, value: -5, unit: derajat}]\n"
    )
    assert [(code, line) for code, line, _ in findings({CONTOH: FOLLOWING + text})] == [
        (Code.BUDGET, 6),
        (Code.BUDGET, 9),
        (Code.BUDGET, 13),
    ]


def test_a_value_that_was_left_out_as_faulty_is_not_missed() -> None:
    assert codes({LAYANAN: QUICK_WIN.format(", value: 1.000.000, unit: rupiah")}) == [
        Code.BAD_NUMBER
    ]
