import datetime as dt

import pytest

from generator.model.documents import Document
from generator.model.plan import PlanState
from generator.model.quick_win import (
    PlanTerms,
    QuickWin,
    ShownState,
    is_promised,
    postponement,
    shown_state,
)
from generator.model.work_state import WorkState

TERMS = PlanTerms(())
"""Terms of a plan in force without documents."""


def a_quick_win(**fields: str) -> QuickWin:
    return QuickWin.model_validate({"state": "running", "promised_on": "2019", **fields})


def a_draft(**fields: str) -> QuickWin:
    return QuickWin.model_validate({"state": "unknown", **fields})


def a_document(**fields: str) -> Document:
    return Document.model_validate(
        {"id": "buku", "title": "Buku", "kind": "masterplan", "state": "exists", **fields}
    )


@pytest.mark.parametrize(
    ("due", "day", "is_late"),
    [
        ("2026-03-15", "2026-03-15", False),
        ("2026-03-15", "2026-03-16", True),
        ("2026-03", "2026-03-31", False),
        ("2026-03", "2026-04-01", True),
        ("2024-02", "2024-02-29", False),
        ("2026", "2026-12-31", False),
        ("2026", "2027-01-01", True),
    ],
)
def test_a_promise_is_late_only_after_the_last_day_it_can_mean(
    due: str, day: str, is_late: bool
) -> None:
    shown = shown_state(a_quick_win(due=due), TERMS, on=dt.date.fromisoformat(day))
    assert (shown is ShownState.LATE) == is_late


@pytest.mark.parametrize("state", ["planned", "running", "unknown"])
def test_what_has_not_ended_can_be_late(state: str) -> None:
    assert (
        shown_state(a_quick_win(state=state, due="2020"), TERMS, on=dt.date(2026, 1, 1))
        is ShownState.LATE
    )


@pytest.mark.parametrize("state", ["done", "partly_achieved", "not_achieved", "stopped"])
def test_what_has_ended_is_never_late(state: str) -> None:
    assert shown_state(a_quick_win(state=state, due="2020"), TERMS, on=dt.date(2026, 1, 1)) == state


@pytest.mark.parametrize("state", list(WorkState))
def test_without_a_due_date_the_reported_state_is_shown(state: WorkState) -> None:
    assert shown_state(a_quick_win(state=state), TERMS, on=dt.date(2026, 1, 1)) == state.value


def test_every_reported_state_can_be_shown() -> None:
    assert {state.value for state in ShownState} - {state.value for state in WorkState} == {
        "late",
        "draft",
        "lapsed",
        "withdrawn",
    }


@pytest.mark.parametrize(
    ("kind", "state", "expected"),
    [
        ("masterplan", "exists", True),
        ("quick_wins", "revising", True),
        ("masterplan", "planned", False),
        ("quick_wins", "unknown", False),
        ("roadmap", "exists", False),
    ],
)
def test_a_plan_that_is_there_promises_its_quick_wins(
    kind: str, state: str, expected: bool
) -> None:
    assert is_promised(a_draft(), PlanTerms((a_document(kind=kind, state=state),))) is expected


def test_a_day_of_promise_makes_a_promise_without_any_document() -> None:
    assert is_promised(a_draft(promised_on="2024"), TERMS)
    assert not is_promised(a_draft(), TERMS)


@pytest.mark.parametrize("state", ["planned", "unknown"])
def test_what_is_neither_promised_nor_begun_is_a_draft_and_never_late(state: str) -> None:
    assert (
        shown_state(a_draft(state=state, due="2020"), TERMS, on=dt.date(2026, 1, 1))
        is ShownState.DRAFT
    )


@pytest.mark.parametrize("state", ["running", "done", "partly_achieved", "not_achieved", "stopped"])
def test_what_has_begun_keeps_its_state_without_a_promise_and_is_never_late(state: str) -> None:
    assert shown_state(a_draft(state=state, due="2020"), TERMS, on=dt.date(2026, 1, 1)) == state


DAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize("reported", list(WorkState))
def test_a_former_plan_keeps_its_promises_apart_from_today(reported: WorkState) -> None:
    """Law: a promise of a former plan has one state on every day, and is never late."""
    promise = a_quick_win(state=reported, due="2020")
    terms = PlanTerms((), PlanState.FORMER)
    shown = {shown_state(promise, terms, on=day) for day in (dt.date.min, DAY, dt.date.max)}
    assert shown == {ShownState(reported) if reported.is_over else ShownState.LAPSED}


def test_a_plan_being_written_promises_nothing() -> None:
    book = (a_document(kind="masterplan", state="exists"),)
    terms = PlanTerms(book, PlanState.DRAFTING)
    assert not is_promised(a_draft(promised_on="2024"), terms)
    assert shown_state(a_draft(due="2020"), terms, on=DAY) is ShownState.DRAFT


@pytest.mark.parametrize(
    ("former", "due", "done", "expected"),
    [
        ((), "2025-06-30", None, None),
        (("2025-06-30",), "2025-06-30", None, None),
        (("2025-12-31",), "2025-06-30", None, None),
        (("2025-06-30",), "2025-12-31", None, ("2025-06-30", 1, 16)),
        (("2025-06-30", "2025-12-31"), "2026-12-31", None, ("2025-06-30", 2, 16)),
        (("2025-06-30", "2026-12-31"), "2025-12-31", None, ("2025-06-30", 1, 16)),
        (("2025-11-22",), "2027", None, ("2025-11-22", 1, 11)),
        (("2025-11-21",), "2027", None, ("2025-11-21", 1, 12)),
        (("2027-01",), "2028", None, ("2027-01", 1, 0)),
        (("2025-01-31",), "2025-12", "2025-02-28", ("2025-01-31", 1, 1)),
        (("2025",), None, None, None),
    ],
)
def test_lateness_is_told_against_the_first_due_date(
    former: tuple[str, ...],
    due: str | None,
    done: str | None,
    expected: tuple[str, int, int] | None,
) -> None:
    quick_win = QuickWin.model_validate(
        {
            "state": "running",
            "due": due,
            "done_on": done,
            "history": [{"date": "2026", "former": {"due": date}} for date in former],
        }
    )
    found = postponement(quick_win, on=dt.date(2026, 11, 21))
    assert (found and (str(found.first), found.times, found.months)) == expected


@pytest.mark.parametrize("state", list(WorkState))
def test_the_delay_of_a_promise_grows_only_until_it_ends(state: WorkState) -> None:
    change = {"date": "2024", "former": {"due": "2024"}, "reason": "Lama"}
    quick_win = QuickWin.model_validate({"state": state, "due": "2025", "history": [change]})
    delays = [postponement(quick_win, on=dt.date(year, 12, 31)) for year in (2026, 2027)]
    months = [0 if delay is None else delay.months for delay in delays]
    assert months == ([0, 0] if state.is_over else [24, 36])


def test_a_corrected_due_date_was_never_promised() -> None:
    change = {"date": "2026", "kind": "corrected", "former": {"due": "2025"}}
    quick_win = QuickWin.model_validate({"state": "running", "due": "2026", "history": [change]})
    assert postponement(quick_win, on=dt.date(2026, 11, 21)) is None
