import pytest

from generator.codes import Code
from generator.diagnostics import Severity
from tests.builders import CONTOH, FICTIONAL, a_site, codes


@pytest.mark.parametrize(
    ("record", "state", "beside", "right"),
    [
        (
            "bodies: [{{id: a, kind: team, state: {state}{beside}}}]",
            "planned",
            "formed: '2025'",
            "formed",
        ),
        ("bodies: [{{id: a, kind: team, state: {state}{beside}}}]", "planned", "met: ya", "formed"),
        (
            "documents: [{{id: a, title: a, kind: report, state: {state}{beside}}}]",
            "planned",
            "adopted_on: '2025'",
            "exists",
        ),
        (
            "documents: [{{id: a, title: a, kind: report, state: {state}{beside}}}]",
            "planned",
            "url: 'https://misal.go.id/a'",
            "exists",
        ),
        (
            "events: [{{id: a, title: a, state: {state}{beside}}}]",
            "planned",
            "outputs: [Kesepakatan]",
            "held",
        ),
    ],
)
def test_a_state_and_what_stands_beside_it_say_the_same(
    record: str, state: str, beside: str, right: str
) -> None:
    def text(state: str, beside: str) -> str:
        return f"{FICTIONAL}{record.format(state=state, beside=beside and f', {beside}')}\n"

    _, [found] = a_site({CONTOH: text(state, beside)})
    assert (found.code, found.severity) == (Code.STATE_CONTRADICTED, Severity.ERROR)
    assert dict(found.arguments)["repaired"] == text(right, beside).splitlines()[3]
    assert codes({CONTOH: text(right, beside)}) == codes({CONTOH: text(state, "")}) == []


def test_a_body_that_is_planned_and_has_not_met_is_no_contradiction() -> None:
    assert (
        codes({CONTOH: f"{FICTIONAL}bodies: [{{id: a, kind: team, state: planned, met: tidak}}]\n"})
        == []
    )


@pytest.mark.parametrize(
    ("end", "is_over"), [("2026-11-20", True), ("2026-11-21", False), ("2026", False)]
)
def test_a_holder_whose_last_day_has_passed_is_told_as_a_warning(end: str, is_over: bool) -> None:
    posts = "posts: [{{title: Camat, tenure: {}, start: '2020', end: '{}'}}]\n"
    _, found = a_site({CONTOH: FICTIONAL + posts.format("current", end)})
    assert [(diagnostic.code, diagnostic.severity) for diagnostic in found] == [
        (Code.STATE_CONTRADICTED, Severity.WARNING)
    ] * is_over
    if is_over:
        assert codes({CONTOH: FICTIONAL + posts.format("former", end)}) == []
