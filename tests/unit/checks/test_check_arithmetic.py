import pytest

from generator.codes import Code
from generator.model.ledger import ExpectedTotal, expected_total
from generator.model.programme import Programme, Total
from tests.builders import CONTOH, FICTIONAL, LEDGER, PROGRAMME, arguments, codes, findings

YEARS = {2017: (25, None), 2018: (50, None), 2019: (25, None), 2021: (48, 7), 2022: (50, None)}
"""The cohorts as the sources give them: chosen, and repeats where a source names them."""


def a_total(
    measure: str, up_to: int, value: int, condition: str | None = None
) -> dict[str, object]:
    given = {"measure": measure, "up_to": up_to, "value": value, "sources": ["daftar-kode"]}
    return given if condition is None else {**given, "condition": condition}


def a_programme(
    *totals: dict[str, object], cohorts: dict[int, tuple[int | None, int | None]] | None = None
) -> Programme:
    given = [
        {"year": year, "sources": ["daftar-kode"]}
        | ({} if chosen is None else {"chosen": chosen})
        | ({} if repeats is None else {"repeats": repeats})
        for year, (chosen, repeats) in (YEARS if cohorts is None else cohorts).items()
    ]
    return Programme.model_validate(
        {"name": "Gerakan", "universe": {"value": 514}, "cohorts": given, "totals": list(totals)}
    )


def ledger(programme: Programme) -> str:
    lines = [LEDGER, "cohorts:\n"]
    for cohort in programme.cohorts:
        numbers = "".join(
            f", {key}: {getattr(cohort, key)}"
            for key in ("chosen", "repeats")
            if getattr(cohort, key) is not None
        )
        lines.append(f"  - {{sources: [daftar-kode], year: {cohort.year}{numbers}}}\n")
    lines.append("totals:\n" if programme.totals else "")
    for total in programme.totals:
        condition = "" if total.condition is None else f", condition: {total.condition.id}"
        lines.append(
            f"  - {{sources: [daftar-kode], measure: {total.measure}, up_to: {total.up_to},"
        )
        lines.append(f" value: {total.value}{condition}}}\n")
    return "".join(lines)


def found(*totals: dict[str, object]) -> list[str]:
    return codes({PROGRAMME: ledger(a_programme(*totals)), CONTOH: FICTIONAL})


def expected(programme: Programme, total: dict[str, object]) -> ExpectedTotal | None:
    stated = Total.model_validate(total)
    return expected_total(programme, stated.measure, stated.up_to)


def test_participations_are_all_those_chosen() -> None:
    result = expected(a_programme(), a_total("participations", 2021, 0))
    assert result is not None
    assert (result.value, result.unknown_repeats) == (148, ())


def test_regions_are_the_same_less_the_repeats() -> None:
    total = a_total("regions", 2021, 141)
    result = expected(a_programme(total), total)
    assert result is not None
    assert (result.value, result.unknown_repeats) == (141, ())
    assert [cohort.year for cohort in result.cohorts] == [2017, 2018, 2019, 2021]


def test_the_sum_with_2022_holds_only_if_that_year_repeats_none() -> None:
    result = expected(a_programme(a_total("regions", 2021, 141)), a_total("regions", 2022, 191))
    assert result is not None
    assert (result.value, result.unknown_repeats) == (191, (2022,))


def test_without_a_source_that_counted_knowing_of_repeats_every_later_year_is_open() -> None:
    result = expected(a_programme(), a_total("regions", 2022, 191))
    assert result is not None
    assert result.unknown_repeats == (2018, 2019, 2022)


def test_a_count_on_a_condition_settles_nothing() -> None:
    programme = a_programme(a_total("regions", 2021, 141, "bila begini"))
    result = expected(programme, a_total("regions", 2019, 100))
    assert result is not None
    assert result.unknown_repeats == (2018, 2019)


def test_a_wrong_total_is_one_finding_and_spoils_no_other_total() -> None:
    totals = [a_total("regions", *pair) for pair in ((2018, 75), (2019, 100), (2021, 148))]
    assert found(*totals, a_total("regions", 2022, 191, "bila begini")) == [Code.PROGRAMME_SUM]


def test_a_wrong_total_is_not_asked_for_a_condition_too() -> None:
    assert found(a_total("regions", 2021, 141), a_total("regions", 2022, 200)) == [
        Code.PROGRAMME_SUM
    ]


def test_the_first_cohort_can_repeat_none() -> None:
    result = expected(a_programme(), a_total("regions", 2017, 25))
    assert result is not None
    assert result.unknown_repeats == ()


@pytest.mark.parametrize("measure", ["regions", "participations"])
def test_a_sum_over_an_unknown_number_is_not_made(measure: str) -> None:
    programme = a_programme(cohorts={2017: (25, None), 2018: (None, None)})
    assert expected(programme, a_total(measure, 2018, 75)) is None
    assert expected(programme, a_total(measure, 2016, 75)) is None
    assert expected(programme, a_total(measure, 2017, 25)) is not None


def test_the_totals_of_the_sources_add_up() -> None:
    totals = [a_total("regions", *pair) for pair in ((2018, 75), (2019, 100), (2021, 141))]
    assert found(*totals, a_total("participations", 2021, 148)) == []


def test_the_conditional_total_passes_with_its_condition_alone() -> None:
    counted = a_total("regions", 2021, 141)
    assert found(counted, a_total("regions", 2022, 191, "bila angkatan 2022 tidak mengulang")) == []
    assert found(counted, a_total("regions", 2022, 191)) == [Code.PROGRAMME_CONDITION]


def test_a_condition_does_not_excuse_a_wrong_sum() -> None:
    counted = a_total("regions", 2021, 141)
    assert found(counted, a_total("regions", 2022, 200, "bila begini")) == [Code.PROGRAMME_SUM]


def test_a_wrong_sum_is_shown_with_its_terms() -> None:
    wrong = a_programme(a_total("participations", 2021, 141))
    quoted = arguments({PROGRAMME: ledger(wrong), CONTOH: FICTIONAL})
    assert (quoted["sum"], quoted["right"], quoted["value"]) == ("25 + 50 + 25 + 48", "148", "141")


def test_a_wrong_number_of_regions_shows_the_repeats_that_are_taken_off() -> None:
    cohorts: dict[int, tuple[int | None, int | None]] = {2017: (25, None), 2018: (50, 3)}
    wrong = a_programme(a_total("regions", 2018, 75), cohorts=cohorts)
    quoted = arguments({PROGRAMME: ledger(wrong), CONTOH: FICTIONAL})
    assert (quoted["sum"], quoted["right"]) == ("25 + 50 − 3", "72")


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ("chosen: 50, invited: 160, repeats: 7", []),
        ("chosen: 50, invited: 50, repeats: 50", []),
        ("chosen: 50, invited: 49", [Code.PART_OVER_WHOLE]),
        ("chosen: 50, repeats: 51", [Code.PART_OVER_WHOLE]),
        ("chosen: 514, invited: 514", []),
        ("chosen: 10, invited: 515", [Code.MORE_THAN_UNIVERSE]),
    ],
)
def test_a_part_is_not_larger_than_its_whole(numbers: str, found: list[Code]) -> None:
    cohort = f"cohorts: [{{year: 2018, sources: [daftar-kode], {numbers}}}]\n"
    assert codes({PROGRAMME: LEDGER + cohort, CONTOH: FICTIONAL}) == found


def test_participations_may_be_more_than_all_regions_but_regions_may_not() -> None:
    many = {2017: (400, None), 2018: (400, 300)}
    assert (
        codes(
            {
                PROGRAMME: ledger(a_programme(a_total("participations", 2018, 800), cohorts=many)),
                CONTOH: FICTIONAL,
            }
        )
        == []
    )
    few = {2017: (400, None), 2018: (400, 200)}
    programme = a_programme(a_total("regions", 2018, 600), cohorts=few)
    assert codes({PROGRAMME: ledger(programme), CONTOH: FICTIONAL}) == [Code.MORE_THAN_UNIVERSE]


def test_a_rank_is_not_larger_than_all_regions() -> None:
    text = "participations: [{summary: a, rank: 515}]\nevaluations: [{year: 2025, rank_national: 600}]\n"
    assert [code for code, _, _ in findings({CONTOH: FICTIONAL + text})] == [
        Code.MORE_THAN_UNIVERSE
    ] * 2
    assert codes({CONTOH: f"{FICTIONAL}participations: [{{summary: a, rank: 514}}]\n"}) == []
