"""What is asked of a plan: when each item is there, when only in part, and where it is read or completed."""

from pathlib import Path

import pytest

from generator.views.completeness import Progress, completeness, published
from tests.builders import CONTOH, FICTIONAL, FOLLOWING, LAYANAN
from tests.occasions import a_region, an_occasion

HANDBOOK = Path(__file__).parents[3] / "content"
URL = "url: 'https://contoh.example/a'"


def progress(text: str, key: str, quick_win: str | None = None) -> str:
    """Return how far one item of the fictional region is published."""
    files = {CONTOH: text} | ({} if quick_win is None else {LAYANAN: f"fictional: ya\n{quick_win}"})
    (item,) = [item for item in completeness(a_region(an_occasion(files))) if item.key == key]
    return item.progress.value


def test_nothing_is_published_of_a_region_of_which_only_the_name_is_known() -> None:
    asked = completeness(a_region(an_occasion({CONTOH: FICTIONAL})))
    assert {item.progress for item in asked} == {Progress.MISSING}
    assert (published(asked), len(asked)) == (0, 13)


@pytest.mark.parametrize(
    ("key", "partly", "there"),
    [
        ("vision", "missions: [{text: A}]", "vision: {text: V}\nmissions: [{text: A}]"),
        (
            "dimensions",
            "dimensions: [{key: living, name: A, definition: D}, {key: economy, name: B}]",
            "dimensions: [{key: living, name: A, definition: D}, {key: economy, name: B, objectives: [{text: O}]}]",
        ),
        (
            "strategic_analysis",
            "documents: [{id: a, title: A, kind: strategic_analysis, state: exists}]",
            f"documents: [{{id: a, title: A, kind: strategic_analysis, state: exists, {URL}}}]",
        ),
        (
            "masterplan",
            f"documents: [{{id: a, title: A, kind: masterplan, state: planned, {URL}}}]",
            f"documents: [{{id: a, title: A, kind: masterplan, state: exists, {URL}}}]",
        ),
        (
            "executive_summary",
            "documents: [{id: a, title: A, kind: executive_summary, state: unknown}]",
            f"documents: [{{id: a, title: A, kind: executive_summary, state: exists, {URL}}}]",
        ),
        (
            "regulation",
            "documents: [{id: a, title: A, kind: regulation, state: exists}]",
            f"documents: [{{id: a, title: A, kind: regulation, state: exists, {URL}}}]",
        ),
        ("road_map", "road_map: {summary: Ada.}", "road_map: {phases: [{title: Awal}]}"),
        (
            "road_map",
            "documents: [{id: a, title: A, kind: roadmap, state: exists}]",
            "road_map: {phases: [{title: A}]}",
        ),
        (
            "council",
            "bodies: [{id: a, kind: council, state: planned}]",
            "bodies: [{id: a, kind: council, state: planned}, {id: b, kind: council, state: formed}]",
        ),
        ("team", "bodies: [{id: a, kind: team, state: unknown}]", "bodies: [{id: a, kind: team, state: formed}]"),
        ("forum", "bodies: [{id: a, kind: forum, state: planned}]", "bodies: [{id: a, kind: forum, state: formed}]"),
    ],
)
def test_an_item_is_partly_published_before_it_is_wholly(key: str, partly: str, there: str) -> None:
    assert progress(f"{FOLLOWING}{partly}\n", key) == "partly"
    assert progress(f"{FOLLOWING}{there}\n", key) == "there"


ONE = FOLLOWING + "dimensions: [{key: living, name: A}]\n"


@pytest.mark.parametrize(
    ("key", "quick_win", "expected"),
    [
        ("quick_wins", "state: planned\ndimension: living\n", "partly"),
        ("quick_wins", "state: planned\ntitle: T\n", "partly"),
        ("quick_wins", "state: planned\ntitle: T\ndimension: living\n", "there"),
        ("budgets", "state: planned\n", "missing"),
        ("budgets", "state: planned\nbudget_idr: {measure: Biaya, value: 5, unit: rupiah}\n", "there"),
        ("evidence", "state: done\n", "missing"),
        ("evidence", "state: running\nevidence: [{text: Foto}]\n", "partly"),
        ("evidence", "state: done\nevidence: [{text: Foto}]\n", "there"),
    ],
)
def test_promises_are_asked_for_with_titles_budgets_and_evidence(key: str, quick_win: str, expected: str) -> None:
    assert progress(ONE, key, quick_win) == expected


def test_the_budget_of_a_programme_is_a_part_of_what_is_asked() -> None:
    budget = "{measure: Biaya, value: 5, unit: rupiah}"
    text = f"dimensions: [{{key: living, name: A, programmes: [{{title: P, budget_idr: {budget}}}]}}]\n"
    assert progress(FOLLOWING + text, "budgets") == "partly"


def test_every_item_has_a_page_of_the_handbook_that_tells_how_to_complete_it() -> None:
    for item in completeness(a_region(an_occasion({CONTOH: FICTIONAL}))):
        path, _, anchor = item.completed_by.partition("#")
        text = (HANDBOOK / f"{path.rstrip('/')}.md").read_text(encoding="utf-8")
        assert not anchor or f"\n## {anchor.replace('-', ' ').capitalize()}\n" in text
