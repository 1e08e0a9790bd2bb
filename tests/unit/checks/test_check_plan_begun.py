"""A plan that has not begun is never taken for the plan in force without a word."""

from tests.builders import CONTOH, FICTIONAL, codes
from tests.rows import judge_rows

ROWS = (
    ("{id: a, period: {start: 2024, end: 2028}}, {id: b, period: {start: 2095}}", ["MP460"]),
    ("{id: a, state: former, period: {start: 2024}}, {id: b, period: {start: 2095}}", ["MP460"]),
    ("{id: a}, {id: b, state: drafting, period: {start: 2095}}", []),
    ("{id: a, state: in_force}, {id: b, period: {start: 2095}}", []),
    ("{id: a}, {id: b, period: {start: 2024}}", []),
    ("{id: b, period: {start: 2095}}", []),
)


def test_the_running_plan_stays_in_force_until_the_next_one_begins() -> None:
    def judge(row: tuple[str, list[str]]) -> None:
        assert codes({CONTOH: f"{FICTIONAL}plans: [{row[0]}]\n"}) == row[1]

    judge_rows(ROWS, judge)
