"""The checklist of a plan: when an item is covered, in part or only mentioned, and its link."""

from collections import Counter
from pathlib import Path

import pytest

from generator.pages.render import Renderer
from generator.views.components.completeness import Coverage, completeness, has_plan
from generator.views.components.glance import completeness_text, view_glance
from generator.views.site_pages import Backlinks, view_region_site
from tests.builders import CONTOH, FICTIONAL, FOLLOWING, LAYANAN
from tests.contexts import a_build_context, a_context, a_region, page_html, staged
from tests.loading import load_site

PROJECT = Path(__file__).parents[3]
URL = "url: 'https://contoh.example/a'"


def progress(text: str, key: str, quick_win: str | None = None) -> str:
    """Return how far one item of the fictional region is published, "" if it is not asked for."""
    files = {CONTOH: text} | ({} if quick_win is None else {LAYANAN: f"fictional: ya\n{quick_win}"})
    found = {
        item.key: item.coverage.value for item in completeness(a_region(a_build_context(files)))
    }
    return found.get(key, "")


def test_nothing_is_published_of_a_region_of_which_only_the_name_is_known() -> None:
    asked = completeness(a_region(a_build_context({CONTOH: FICTIONAL})))
    assert {item.coverage for item in asked} == {Coverage.MISSING}
    assert len(asked) == 12


SIX = ("governance", "branding", "economy", "living", "society", "environment")
"""Keys of the framework that FOLLOWING names."""


def dimensions(*filled: str, named: tuple[str, ...] = SIX) -> str:
    """Return dimensions of a plan, of which some have content."""
    items = (
        f"{{key: {key}, name: A{', definition: D' if key in filled else ''}}}" for key in named
    )
    return f"dimensions: [{', '.join(items)}]"


def paper(kind: str, state: str, more: str = "") -> str:
    return f"documents: [{{id: a, title: A, kind: {kind}, state: {state}{more}}}]"


OPEN = f", {URL}"


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("vision", "missions: [{text: A}]", "partly"),
        ("vision", "vision: {text: V}\nmissions: [{text: A}]", "there"),
        ("dimensions", dimensions(), "mentioned"),
        ("dimensions", dimensions("living"), "partly"),
        ("dimensions", dimensions("living", named=("living",)), "partly"),
        ("dimensions", dimensions(*SIX), "there"),
        *(
            (kind, paper(written, state, more), expected)
            for kind, written in (
                ("strategic_analysis", "strategic_analysis"),
                ("masterplan", "masterplan"),
                ("executive_summary", "executive_summary"),
                ("regulation", "regulation"),
                ("road_map", "roadmap"),
            )
            for state, more, expected in (
                ("planned", "", "mentioned"),
                ("exists", "", "mentioned"),
                ("revising", OPEN, "partly"),
                ("exists", OPEN, "there"),
            )
        ),
        ("road_map", "road_map: {summary: Ada.}", "mentioned"),
        ("road_map", "road_map: {phases: [{title: Awal}]}", "there"),
        ("road_map", f"road_map: {{summary: Ada.}}\n{paper('roadmap', 'exists', OPEN)}", "there"),
        ("road_map", f"road_map: {{document: a}}\n{paper('other', 'exists', OPEN)}", "there"),
        ("road_map", f"road_map: {{summary: Ada.}}\n{paper('other', 'exists', OPEN)}", "mentioned"),
        *(
            (
                kind,
                (
                    f"bodies: [{{id: a, kind: {kind}, state: planned}}, "
                    f"{{id: b, kind: {kind}, state: {state}}}]"
                ),
                expected,
            )
            for kind in ("council", "team", "forum")
            for state, expected in (("unknown", "mentioned"), ("formed", "there"))
        ),
    ],
)
def test_an_item_is_there_in_part_or_only_spoken_of(key: str, text: str, expected: str) -> None:
    assert progress(f"{FOLLOWING}{text}\n", key) == expected


PROMISED = "state: planned\npromised_on: '2024'\n"
BUDGET = "budget_idr: {measure: Biaya, value: 5, unit: rupiah}\n"
ONE = FOLLOWING + "dimensions: [{key: living, name: A}]\n"


@pytest.mark.parametrize(
    ("key", "quick_win", "expected"),
    [
        ("quick_wins", f"{PROMISED}dimension: living\n", "mentioned"),
        ("quick_wins", f"{PROMISED}title: T\n", "partly"),
        ("quick_wins", f"{PROMISED}title: T\ndimension: living\n", "there"),
        ("quick_wins", "state: planned\ntitle: T\ndimension: living\n", "mentioned"),
        ("budgets", PROMISED, "missing"),
        ("budgets", PROMISED + BUDGET, "there"),
        ("budgets", f"state: planned\n{BUDGET}", "mentioned"),
        ("evidence", "state: done\n", "missing"),
        ("evidence", "state: running\nevidence: [{text: Foto}]\n", ""),
        ("evidence", "state: done\nevidence: [{text: Foto}]\n", "there"),
    ],
)
def test_promises_are_asked_for_with_titles_budgets_and_evidence(
    key: str, quick_win: str, expected: str
) -> None:
    assert progress(ONE, key, quick_win) == expected


def test_budgets_and_evidence_of_some_quick_wins_are_a_part() -> None:
    promised = "fictional: ya\nstate: done\npromised_on: '2024'\n"
    files = {
        CONTOH: ONE,
        LAYANAN: f"{promised}evidence: [{{text: Foto}}]\n{BUDGET}",
        LAYANAN.replace("layanan", "lain"): promised,
    }
    found = {item.key: item.coverage for item in completeness(a_region(a_build_context(files)))}
    assert (found["budgets"], found["evidence"]) == (Coverage.PARTLY, Coverage.PARTLY)


@pytest.mark.parametrize(
    ("text", "quick_win", "is_plan"),
    [
        ("bodies: [{id: a, kind: team, state: formed}]\n", None, False),
        ("", "state: planned\ntitle: T\ndimension: living\n", False),
        ("", f"{PROMISED}title: T\n", True),
        ("vision: {text: V}\n", None, True),
    ],
)
def test_neither_drafts_nor_institutions_are_a_plan(
    text: str, quick_win: str | None, *, is_plan: bool
) -> None:
    files = {CONTOH: FOLLOWING + text} | (
        {} if quick_win is None else {LAYANAN: f"fictional: ya\n{quick_win}"}
    )
    assert has_plan(a_region(a_build_context(files))) is is_plan


def test_budgets_that_are_not_of_a_quick_win_do_not_count() -> None:
    budget = "{measure: Biaya, value: 5, unit: rupiah}"
    programmes = f"[{{title: P, budget_idr: {budget}}}]"
    text = f"dimensions: [{{key: living, name: A, programmes: {programmes}}}]\n"
    assert progress(FOLLOWING + text, "budgets") == "missing"


def test_what_is_begun_or_spoken_of_is_counted_apart() -> None:
    text = (
        f"{FOLLOWING}road_map: {{phases: [{{title: A}}]}}\nvision: {{text: V}}\n"
        f"{paper('masterplan', 'planned')}\n"
    )
    build = a_build_context({CONTOH: text})
    region, context = a_region(build), a_context(build)
    meter = view_glance(region, context).meter
    assert (
        meter.sentence == "1 dari 12 bagian sudah dipublikasikan, 1 baru sebagian, 1 baru disebut."
    )
    assert Counter(meter.bits) == {"there": 1, "partly": 1, "mentioned": 1, "missing": 9}
    assert meter.bits[:4] == ("there", "partly", "mentioned", "missing")
    assert completeness_text(region, context) == "1 dari 12 bagian, 1 baru sebagian, 1 baru disebut"


def test_what_is_not_there_is_not_counted_in_words() -> None:
    build = a_build_context({CONTOH: FICTIONAL})
    region, context = a_region(build), a_context(build)
    assert view_glance(region, context).meter.sentence == "Nama saja, belum ada rencana."
    assert completeness_text(region, context) == "Nama saja, belum ada rencana"


def test_a_region_of_which_more_is_known_than_its_name_has_no_part_rather_than_no_plan() -> None:
    build = a_build_context({CONTOH: f"{FICTIONAL}participations: [{{summary: Ikut.}}]\n"})
    region, context = a_region(build), a_context(build)
    assert completeness_text(region, context) == "0 dari 12 bagian"


def test_in_every_region_of_the_project_an_item_leads_to_what_is_known_of_it() -> None:
    build = staged(load_site(PROJECT))
    renderer = Renderer(build.catalogue)
    kinds = set()
    for region in build.records.values():
        pages = {
            view.address: view for view in view_region_site(region, (), Backlinks(), build)[0][0]
        }
        for item in completeness(region):
            if item.coverage is Coverage.MISSING:
                continue
            kinds.add(item.coverage)
            path, _, anchor = item.address.partition("#")
            html = page_html(renderer.render(pages[path]).text)
            assert not anchor or html.css_first(f'[id="{anchor}"]'), (region.slug, item.address)
    assert kinds == set(Coverage) - {Coverage.MISSING}
