"""Indicators, counted promises and money: each contradiction is found, and a reason settles it."""

import datetime as dt
from collections.abc import Mapping

import pytest

from generator.codes import Code
from tests.builders import CONTOH, DAY, FICTIONAL, FOLLOWING, LAYANAN, a_site, findings
from tests.mending import ready_lines

PLAN = f"{FICTIONAL}plans: [{{id: r, period: {{start: 2024, end: 2028}}}}]\n"
INDICATOR = "indicators:\n  - {{id: a, measure: A, unit: menit, {}}}\n"
QUICK_WIN = (
    "fictional: ya\nstate: running\nprogress:\n  {{unit: titik, target: 80, reports: [{}]}}\n"
)
PROGRAMME = "dimensions: [{{key: living, name: L, programmes: [{{title: P, {}}}]}}]\n"
BUDGET = "budget_idr: {{measure: Pagu, unit: rupiah, value: {}{}}}"


def of_indicator(fields: str, head: str = FICTIONAL) -> dict[str, str]:
    return {CONTOH: head + INDICATOR.format(fields)}


def of_reports(reports: str) -> dict[str, str]:
    return {CONTOH: FICTIONAL, LAYANAN: QUICK_WIN.format(reports)}


def of_money(fields: str) -> dict[str, str]:
    return {CONTOH: FOLLOWING + PROGRAMME.format(fields)}


def of_totals(totals: str) -> dict[str, str]:
    plan = (
        "plans:\n  - id: r\n    framework: national-six\n"
        "    dimensions: [{key: living, name: L, programmes: [{title: P, funding:"
        " [{year: 2024, fund: apbd, planned_idr: 9}, {year: 2025, fund: dak, planned_idr: 5}]}]}]\n"
    )
    return {CONTOH: f"{FICTIONAL}{plan}    funding_totals: [{totals}]\n"}


def of_budget(totals: str) -> dict[str, str]:
    plan = (
        "plans:\n  - id: r\n    framework: national-six\n"
        "    dimensions: [{key: living, name: L, programmes: [{title: P, "
        + BUDGET.format(100, "")
        + "}, {title: Q, withdrawn: {date: 2025, reason: Digabung}}]}]\n"
    )
    return {CONTOH: f"{FICTIONAL}{plan}    funding_totals: [{totals}]\n"}


ROWS: tuple[tuple[Mapping[str, str], list[str]], ...] = (
    # Years of the plan; a plan of one region.yml takes the period of its masterplan.
    (of_indicator("achieved: [{year: 2023, value: 1}]", PLAN), [Code.YEAR_OUTSIDE_PLAN]),
    (
        of_indicator("targets: [{year: 2028, value: 1}, {year: 2029, value: 2}]", PLAN),
        [Code.YEAR_OUTSIDE_PLAN],
    ),
    (of_indicator("baseline: {year: 2020, value: 1}", PLAN), []),
    (
        of_indicator(
            "targets: [{year: 2030, value: 1}]",
            FICTIONAL
            + "documents: [{id: d, title: D, kind: masterplan, state: exists, period: {end: 2028}}]\n",
        ),
        [Code.YEAR_OUTSIDE_PLAN],
    ),
    # Jumps, up and down; zero, another unit and a note are none.
    (
        of_indicator("achieved: [{year: 2024, value: 5}, {year: 2025, value: 50}]"),
        [Code.VALUE_JUMPS],
    ),
    (
        of_indicator("achieved: [{year: 2025, value: 5}, {year: 2024, value: 50}]"),
        [Code.VALUE_JUMPS],
    ),
    (of_indicator("achieved: [{year: 2024, value: 5}, {year: 2025, value: 49}]"), []),
    (of_indicator("achieved: [{year: 2024, value: 0}, {year: 2025, value: 49}]"), []),
    (of_indicator("achieved: [{year: 2024, value: 50}, {year: 2025, value: 0.5, unit: jam}]"), []),
    (of_indicator("achieved: [{year: 2024, value: 5}, {year: 2025, value: 50, note: Benar}]"), []),
    (
        of_indicator("baseline: {year: 2023, value: 3}, targets: [{year: 2024, value: 30}]"),
        [Code.VALUE_JUMPS],
    ),
    # A unit in print.
    (
        of_indicator("achieved: [{year: 2024, value: 0.5, as_printed: '0,5 jam'}]"),
        [Code.OTHER_UNIT_PRINTED],
    ),
    (of_indicator("achieved: [{year: 2024, value: 5, as_printed: '5 menit'}]"), []),
    (of_indicator("achieved: [{year: 2024, value: 5, as_printed: '5'}]"), []),
    (of_indicator("achieved: [{year: 2024, value: 0.5, as_printed: '0,5 jam', unit: jam}]"), []),
    # Baseline, repeats, direction.
    (of_indicator("baseline: {year: 2024, value: 1}, targets: [{year: 2024, value: 2}]"), []),
    (
        of_indicator("baseline: {year: 2025, value: 1}, targets: [{year: 2024, value: 2}]"),
        [Code.BASELINE_AFTER_TARGET],
    ),
    (
        of_indicator("targets: [{year: 2024, value: 2}, {year: 2024, value: 2}]"),
        [Code.MEASURED_TWICE],
    ),
    (of_indicator("targets: [{year: 2024, value: 2}], achieved: [{year: 2024, value: 2}]"), []),
    (
        of_indicator(
            "direction: less, baseline: {year: 2023, value: 2}, targets: [{year: 2024, value: 3}]"
        ),
        [Code.TARGET_AGAINST_DIRECTION],
    ),
    (
        of_indicator(
            "direction: less, baseline: {year: 2023}, targets: [{year: 2024, value: 3}, {year: 2025, value: 30}]"
        ),
        [Code.VALUE_JUMPS, Code.TARGET_AGAINST_DIRECTION],
    ),
    (
        of_indicator("direction: more, targets: [{year: 2024, value: 3}, {year: 2025, value: 3}]"),
        [],
    ),
    (
        of_indicator(
            "direction: more, targets: [{year: 2024, value: 3}, {year: 2025, value: 2, note: Benar}]"
        ),
        [],
    ),
    (
        of_indicator("targets: [{year: 2024, value: 3}], achieved: [{year: 2024, value: 2}]"),
        [Code.DIRECTION_NOT_SAID],
    ),
    (of_indicator("targets: [{year: 2024, value: 3}], achieved: [{year: 2024, value: 3}]"), []),
    (
        of_indicator(
            "baseline: {year: 2023, value: 2}, targets: [{year: 2024, value: 3}],"
            " achieved: [{year: 2024, value: 2}]"
        ),
        [],
    ),
    (
        of_indicator('achieved: [{year: 2024, value: 5, as_printed: "5 ribu menit"}]'),
        [Code.PRINTED_OTHERWISE],
    ),
    (of_indicator('achieved: [{year: 2024, value: 5000, as_printed: "5 ribu menit"}]'), []),
    (
        of_indicator('achieved: [{year: 2024, value: 5, as_printed: "5 ribu menit", note: Ya}]'),
        [],
    ),
    # Counts.
    (of_reports("{date: 2025, reached: -5}"), [Code.COUNT_OF_NOTHING]),
    (of_reports("{date: 2025, reached: 0}"), []),
    (of_reports("{date: 2025, reached: 81}"), [Code.COUNT_ABOVE_TARGET]),
    (of_reports("{date: 2025, reached: 81, note: Lebih}"), []),
    (of_reports("{date: 2025, reached: 9}, {date: 2024, reached: 10}"), [Code.COUNT_FALLS]),
    (of_reports("{date: 2025, reached: 9}, {date: 2025, reached: 9}"), [Code.MEASURED_TWICE]),
    # Money.
    (
        of_money("funding: [{year: 2024, approved_idr: 5, spent_idr: 6}]"),
        [Code.SPENT_ABOVE_APPROVED],
    ),
    (of_money("funding: [{year: 2024, approved_idr: 5, spent_idr: 5}]"), []),
    (
        of_money("funding: [{year: 2024, planned_idr: 9, approved_idr: 90}]"),
        [Code.STAGE_JUMPS],
    ),
    (of_money("funding: [{year: 2024, planned_idr: 9, approved_idr: 89}]"), []),
    (of_money("funding: [{year: 2024, planned_idr: 9, approved_idr: 90, note: Ya}]"), []),
    (
        of_money("funding: [{year: 2024, fund: dak}, {year: 2024, fund: dak}]"),
        [Code.MEASURED_TWICE],
    ),
    (of_money("funding: [{year: 2024, fund: dak}, {year: 2024, fund: apbn}]"), []),
    (
        of_money(
            "funding: [{year: 2024, planned_idr: 6}, {year: 2025, planned_idr: 5}], "
            + BUDGET.format(10, "")
        ),
        [Code.SUM_BELOW_PARTS],
    ),
    (
        of_money(
            "funding: [{year: 2024, planned_idr: 6}, {year: 2025, planned_idr: 5}], "
            + BUDGET.format(6, ", date: 2024")
        ),
        [],
    ),
    (of_totals("{planned_idr: 13}"), [Code.SUM_BELOW_PARTS]),
    (of_totals("{planned_idr: 15}"), []),
    (of_totals("{year: 2025, fund: apbd, planned_idr: 0}"), []),
    (of_totals("{fund: dak, planned_idr: 4}"), [Code.SUM_BELOW_PARTS]),
    (of_totals("{dimension: living, programmes: 0, planned_idr: 14}"), [Code.SUM_BELOW_PARTS]),
    # A budget is a known part, and a withdrawn programme may be left out of a printed number.
    (of_budget("{planned_idr: 50}"), [Code.SUM_BELOW_PARTS]),
    (of_budget("{programmes: 0}"), [Code.SUM_BELOW_PARTS]),
    (of_budget("{planned_idr: 100, programmes: 1}"), []),
    (of_totals("{year: 2024}, {year: 2024, fund: dak}, {year: 2024}"), [Code.MEASURED_TWICE]),
)


def test_each_contradiction_is_found_and_nothing_else() -> None:
    wrong = []
    for files, expected in ROWS:
        found = [code for code, _, _ in findings(files)]
        if found != expected:
            wrong.append((files, found, expected))
    assert wrong == []


def test_years_of_money_are_those_of_its_plan() -> None:
    text = PLAN.replace(
        "}]\n",
        ", framework: national-six, "
        + PROGRAMME.format("funding: [{year: 2030}]").strip()
        + "}]\n",
    )
    quick_win = "fictional: ya\nstate: running\nplan: r\nfunding: [{year: 2023}]\n"
    assert [code for code, _, _ in findings({CONTOH: text, LAYANAN: quick_win})] == [
        Code.YEAR_OUTSIDE_PLAN,
        Code.YEAR_OUTSIDE_PLAN,
    ]


@pytest.mark.parametrize("has_note", [False, True])
def test_the_last_count_and_the_state_say_the_same(has_note: bool) -> None:
    """Law: a count of 80 has one state to end in, unless a note says that both are right."""
    rights = {0: "running/not/not", 62: "running/partly/not", 80: "done/done/done"}
    wrong = []
    for reached, states in rights.items():
        named = dict(zip(("done", "partly", "not"), states.split("/"), strict=True))
        for reported, right in named.items():
            note = ", note: Keduanya benar" if has_note else ""
            state = {"done": "done\ndone_on: 2025"}.get(reported, f"{reported}_achieved")
            text = QUICK_WIN.format(f"{{date: 2025, reached: {reached}{note}}}").replace(
                "state: running", f"state: {state}\nevidence: [{{text: A}}]"
            )
            _, found = a_site({CONTOH: FICTIONAL, LAYANAN: text})
            expected = [] if has_note or right == reported else [Code.COUNT_AGAINST_STATE]
            lines = [dict(each.arguments)["repaired"] for each in found]
            if [each.code for each in found] != expected or any(right not in it for it in lines):
                wrong.append((reached, reported, found))
    assert wrong == []


def test_a_promise_achieved_in_part_says_how_far_if_it_is_counted() -> None:
    state = "fictional: ya\npromised_on: 2020\nevidence: [{text: A}]\nstate: "
    counted = "progress: {unit: titik, target: 80}\n"
    unknown = "flags: [{kind: unknown, note: Hitungannya belum diumumkan.}]\n"
    for text, expected in (
        (f"{state}partly_achieved\n{counted}", [Code.PARTLY_WITHOUT_COUNT]),
        (f"{state}partly_achieved\n{counted}{unknown}", []),
        (f"{state}partly_achieved\n", []),
        (f"{state}not_achieved\n{counted}", []),
        (f"{state}partly_achieved\n".replace("[{text: A}]", "[]"), [Code.DONE_WITHOUT_EVIDENCE]),
        (f"{state}not_achieved\n".replace("[{text: A}]", "[]"), []),
    ):
        assert [code for code, _, _ in findings({CONTOH: FICTIONAL, LAYANAN: text})] == expected


def test_a_promise_is_judged_once_its_due_date_has_come_or_its_plan_has_ended() -> None:
    former = FICTIONAL + "plans: [{id: r, state: former}]\n"
    wrong = []
    for state in ("partly_achieved", "not_achieved"):
        for region, due, expected in (
            (FICTIONAL, DAY, []),
            (FICTIONAL, str(DAY.year), []),
            (FICTIONAL, DAY + dt.timedelta(days=1), [Code.JUDGED_BEFORE_DUE]),
            (FICTIONAL, str(DAY.year + 1), [Code.JUDGED_BEFORE_DUE]),
            (former, str(DAY.year + 1), []),
        ):
            plan = "plan: r\n" if region is former else ""
            text = f"fictional: ya\npromised_on: 2020\n{plan}due: {due}\nstate: {state}\n"
            text += "evidence: [{text: A}]\n"
            found = [code for code, _, _ in findings({CONTOH: region, LAYANAN: text})]
            if found != expected:
                wrong.append((state, due, found))
    assert wrong == []


def test_which_way_is_better_is_left_to_the_source() -> None:
    files = of_indicator("targets: [{year: 2024, value: 3}], achieved: [{year: 2024, value: 2}]")
    _, (item,) = a_site(files)
    more, less = (line.removeprefix("  - ") for line in ready_lines(item))
    assert more.replace("direction: more", "direction: less") == less
    assert more != less
