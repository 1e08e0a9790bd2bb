"""The programme's ledger: sums done again, repeats taken off, conditions said."""

import pytest

from generator.views.page import PageView
from tests.builders import PROGRAMME
from tests.contexts import a_build_context, a_section, a_view

SOURCED = "sources: [daftar-kode]"


def ledger(cohorts: str, totals: str = "[]", *, language: str = "id") -> PageView:
    text = (
        f"name: Gerakan\nuniverse: {{value: 514, {SOURCED}}}\ncohorts: {cohorts}\n"
        f"totals: {totals}\n"
    )
    return a_view(a_build_context({PROGRAMME: text}, language=language), "program/")


def cells(view: PageView, section: str) -> list[tuple[object, ...]]:
    table = a_section(view, section).table
    assert table is not None
    return [row.cells for row in table.rows]


def small(*cohorts: str) -> str:
    return "[" + ", ".join(f"{{{cohort}, {SOURCED}}}" for cohort in cohorts) + "]"


def test_cohorts_stand_by_year_with_what_no_source_says() -> None:
    view = ledger(
        small("year: 2017, chosen: 25", "year: 2018, assessed: 160", "year: 2019, invited: 107")
    )
    unknown = "Belum dipublikasikan"
    assert cells(view, "angkatan") == [
        ("2017", unknown, unknown, "25", unknown),
        ("2018", unknown, "160", unknown, unknown),
        ("2019", "107", unknown, unknown, unknown),
    ]


def test_the_sum_is_written_out_and_repeats_are_taken_off() -> None:
    view = ledger(small("year: 2017, chosen: 25, repeats: 0", "year: 2018, chosen: 50, repeats: 7"))
    assert cells(view, "jumlah") == [
        ("2017", "25", "25", "4,9% dari 514"),
        ("2018", "25 + 50 = 75", "75 − 7 = 68", "13,2% dari 514"),
    ]


def test_a_sum_goes_no_further_than_the_year_whose_number_is_unknown() -> None:
    view = ledger(
        small(
            "year: 2017, chosen: 25, repeats: 0", "year: 2018", "year: 2019, chosen: 5, repeats: 0"
        )
    )
    assert [row[0] for row in cells(view, "jumlah")] == ["2017"]


def test_regions_are_said_to_be_so_many_only_if_none_came_again() -> None:
    view = ledger(small("year: 2017, chosen: 25, repeats: 0", "year: 2018, chosen: 50"))
    assert "bila" in str(cells(view, "jumlah")[1][2])
    assert "2018" in str(cells(view, "jumlah")[1][2])


@pytest.mark.parametrize(
    ("cohort", "condition", "badge"),
    [
        ("year: 2018, chosen: 50, repeats: 0", "", "Cocok dengan hitungan ulang"),
        (
            "year: 2018, chosen: 50",
            ", condition: bila tidak ada yang berulang",
            "Cocok bila syaratnya terpenuhi",
        ),
    ],
)
def test_a_stated_total_says_whether_it_agrees(cohort: str, condition: str, badge: str) -> None:
    totals = f"[{{measure: regions, up_to: 2018, value: 75{condition}, {SOURCED}}}]"
    view = ledger(small("year: 2017, chosen: 25, repeats: 0", cohort), totals)
    (card,) = a_section(view, "jumlah").cards
    assert card.badge == badge


def test_numbers_are_written_in_the_form_of_the_language() -> None:
    view = ledger(small("year: 2017, chosen: 25, repeats: 0"), language="en")
    assert cells(view, "jumlah") == [("2017", "25", "25", "4.9% of 514")]


def test_every_line_of_cohorts_has_its_source() -> None:
    table = a_section(ledger(small("year: 2017, chosen: 25")), "angkatan").table
    assert table is not None
    assert [[mark.number for mark in row.marks] for row in table.rows] == [[1]]
