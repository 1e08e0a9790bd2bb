"""The clock of a promise: its days stand in the order of time, and only lateness is stitched."""

import datetime as dt
from functools import cache

from generator.views.components.clock import Clock, Span, view_clock
from tests.builders import CONTOH, FOLLOWING, LAYANAN
from tests.contexts import a_build_context, a_context
from tests.rows import judge_rows

TODAY = dt.date(2026, 7, 1)
HEAD = "fictional: ya\ntitle: Layanan\n"
PUT_OFF = "history: [{date: '2025-12', former: {due: '2025-12-31'}, kind: revised, reason: Lama}]\n"
ROWS = {
    "running": ("state: running\npromised_on: '2025-01-01'\ndue: '2027-01-01'\n", "worked waiting"),
    "late": ("state: running\npromised_on: '2025-01-01'\ndue: '2026-01-01'\n", "worked late"),
    "planned": ("state: planned\npromised_on: '2025-01-01'\ndue: '2027-01-01'\n", "waiting"),
    "done in time": (
        "state: done\npromised_on: '2025-01-01'\ndue: '2026-01-01'\ndone_on: '2025-06-01'\n",
        "worked",
    ),
    "done late": (
        "state: done\npromised_on: '2025-01-01'\ndue: '2026-01-01'\ndone_on: '2026-06-01'\n",
        "worked late",
    ),
    "put off": (
        f"state: running\npromised_on: '2025-01-01'\ndue: '2027-01-01'\n{PUT_OFF}",
        "worked waiting late",
    ),
    "without a due date": ("state: running\npromised_on: '2025-01-01'\n", ""),
    "a draft": ("state: planned\ndue: '2027-01-01'\n", ""),
    "partly achieved": (
        "state: partly_achieved\npromised_on: '2025-01-01'\ndue: '2026-01-01'\n",
        "worked",
    ),
    "not achieved": (
        "state: not_achieved\npromised_on: '2025-01-01'\ndue: '2026-01-01'\n",
        "waiting",
    ),
    "judged before its due date": (
        "state: not_achieved\npromised_on: '2025-01-01'\ndue: '2027-01-01'\n",
        "",
    ),
    "stopped": ("state: stopped\npromised_on: '2025-01-01'\ndue: '2027-01-01'\n", ""),
}


@cache
def clock(written: str) -> Clock | None:
    build = a_build_context({CONTOH: FOLLOWING, LAYANAN: HEAD + written}, today=TODAY)
    context = a_context(build, slug="kabupaten-contoh")
    assert context.region is not None
    (quick_win,) = context.region.quick_wins
    return view_clock(quick_win.record, context.region, context)


def number(percent: str) -> float:
    return float(percent.removesuffix("%"))


def test_what_is_worked_what_waits_and_what_is_late() -> None:
    def judge(row: tuple[str, str]) -> None:
        made = clock(row[0])
        parts = (
            {}
            if made is None
            else {"worked": made.bar.worked, "waiting": made.bar.waiting, "late": made.bar.late}
        )
        assert [name for name, part in parts.items() if part] == row[1].split()
        if made is None:
            return
        places = [number(day.left) for day in made.days]
        assert places == sorted(places)
        assert all(0 <= place <= 100 for place in places)
        spans: list[Span] = [part for part in parts.values() if part]
        assert all(number(span.left) + number(span.width) <= 100 for span in spans)

    judge_rows(ROWS.values(), judge)
