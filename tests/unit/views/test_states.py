"""States on the pages: every state has its words, its shape and its style wherever it is shown."""

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from generator.messages import LANGUAGES, load_catalogue
from generator.model.plan import WorkPackage
from generator.model.quick_win import ShownState
from generator.model.work_state import WorkState
from generator.pages.render import _environment
from generator.views.charts.dimension_charts import dimension_chart
from generator.views.charts.state_symbols import state_symbol
from generator.views.components.answer import view_answer
from generator.views.components.programmes import MOST_AS_CARDS
from generator.views.components.roll_up import programmes_progress, promises_progress
from tests.builders import CONTOH, FOLLOWING
from tests.contexts import a_build_context, a_context, markdown_of

STYLES = Path(__file__).parents[3] / "generator/styles"
OUTLINES = frozenset({ShownState.UNKNOWN, ShownState.DRAFT, ShownState.LAPSED})
"""States of which nobody says how the work stands: a dashed outline, told apart by the word."""
CROSSED = frozenset({ShownState.STOPPED, ShownState.WITHDRAWN})
"""States of promises given up: crossed out, told apart by the word."""
WITHOUT_DUE = frozenset({ShownState.DONE, ShownState.STOPPED})
"""States that the clock tells without a due date."""


def missing_words(language: str) -> list[str]:
    words = load_catalogue(language).words
    wanted = [f"enum.WorkState.{state}" for state in WorkState]
    for state in ShownState:
        wanted.append(f"enum.ShownState.{state}")
        if state is not ShownState.DRAFT:
            wanted.append(f"answer.{state}")
        if state is not ShownState.WITHDRAWN:
            wanted.append(f"clock.{state}.dated")
        if state not in {*WITHOUT_DUE, ShownState.WITHDRAWN, ShownState.LATE}:
            wanted.append(f"clock.{state}.undated")
    return [f"{language}: {key}" for key in wanted if key not in words]


def test_every_state_has_its_words_and_styles() -> None:
    missing = [key for language in LANGUAGES for key in missing_words(language)]
    cards = (STYLES / "cards.css").read_text(encoding="utf-8")
    charts = (STYLES / "charts.css").read_text(encoding="utf-8")
    # A planned promise has the plain outline of every pill and every mark; lines within the mark
    # tell the others.
    plain = {"mp-state--planned"} | {
        f"mp-chart__mark--{state}" for state in ("planned", "running", "stopped", "withdrawn")
    }
    for state in ShownState:
        names = {
            f"mp-state--{state}": cards,
            f"mp-chart__bar--{state}": charts,
            f"mp-chart__mark--{state}": charts,
        }
        missing += [name for name, text in names.items() if f".{name}" not in text]
    missing = [name for name in missing if name not in plain]
    if missing:
        pytest.fail("\n".join(missing), pytrace=False)


def test_a_reported_state_is_shown_under_its_own_name() -> None:
    assert {state.value for state in WorkState} < {state.value for state in ShownState}


def test_an_ended_promise_is_told_as_reported_and_never_as_late() -> None:
    """The answer, the roll-up and the page of a promise say the same of every reported state."""
    texts = {
        state: f"fictional: ya\ntitle: Janji\npromised_on: '2019'\ndue: '2020'\nstate: {state}\n"
        for state in WorkState
    }
    names = {
        state: f"kabupaten-contoh/quick-wins/{state.replace('_', '-')}.yml" for state in WorkState
    }
    build = a_build_context(
        {CONTOH: FOLLOWING, **{names[state]: text for state, text in texts.items()}}
    )
    region = build.records["kabupaten-contoh"]
    context = a_context(build, slug="kabupaten-contoh")
    answer = view_answer(region, context)
    assert answer is not None
    assert str(answer.sentence).replace('<strong class="mp-late">', "").replace(
        "</strong>", ""
    ) == (
        "Dari tujuh janji, tiga terlambat, satu sudah selesai, satu tercapai sebagian,"
        " satu tidak tercapai, dan satu dihentikan."
    )
    assert promises_progress(region.promises, region, context) == (
        "1 dari 7 janji selesai, 1 tercapai sebagian, 1 tidak tercapai, 3 terlambat"
    )
    programmes = [
        WorkPackage.model_validate({"title": "Program", "state": state}) for state in WorkState
    ]
    assert programmes_progress(programmes, context) == (
        "1 dari 7 program selesai, 1 tercapai sebagian, 1 tidak tercapai"
    )


def test_a_withdrawn_programme_is_in_no_count_or_is_named_beside_the_count() -> None:
    """Law: numbers of one dimension differ only where the sentence names the withdrawn."""
    gone = "withdrawn: {date: 2025, reason: Digabung}"
    programmes = ", ".join(
        (
            "{title: A, state: done, funding: [{year: 2024, planned_idr: 5}]}",
            *["{title: B, state: running}"] * MOST_AS_CARDS,
            f"{{title: C, state: done, {gone}}}",
        )
    )
    others = ", ".join(
        f"{{key: {key}, name: {key}, objectives: [{{text: Maju}}]}}"
        for key in ("economy", "society")
    )
    living = f"{{key: living, name: L, programmes: [{programmes}]}}"
    dimensions = f"dimensions: [{living}, {others}]\n"
    offices = "offices: [{id: dinas, kind: agency, name: Dinas}]\n"
    build = a_build_context({CONTOH: FOLLOWING + offices + dimensions})
    base = "daerah/kabupaten-contoh/"
    pages = (base, f"{base}dimensi/living/", f"{base}kelembagaan/")
    profile, dimension, institutions = (markdown_of(build, address) for address in pages)
    assert f"{MOST_AS_CARDS + 1} program<" in profile
    assert f"1 dari {MOST_AS_CARDS + 2} program selesai, 1 ditarik." in dimension
    assert f"{MOST_AS_CARDS} dari {MOST_AS_CARDS + 1} program belum memublikasikan" in dimension
    assert f"{MOST_AS_CARDS + 1} dari {MOST_AS_CARDS + 1} program belum menyebut" in institutions
    region, context = build.records["kabupaten-contoh"], a_context(build, slug="kabupaten-contoh")
    chart = dimension_chart(region, context)
    assert chart is not None
    assert chart.table.rows[0].cells[-1] == str(MOST_AS_CARDS + 1)


def test_a_word_of_the_site_for_a_state_stands_in_every_sentence() -> None:
    text = "fictional: ya\ntitle: Janji\npromised_on: '2019'\ndue: '2020'\nstate: running\n"
    build = a_build_context({CONTOH: FOLLOWING, "kabupaten-contoh/quick-wins/janji.yml": text})
    catalogue = build.catalogue.with_status_words((("late", "Lewat {batas}"),))
    context = replace(
        a_context(build, slug="kabupaten-contoh"), build=replace(build, catalogue=catalogue)
    )
    region = build.records["kabupaten-contoh"]
    answer = view_answer(region, context)
    assert answer is not None
    assert "satu lewat {batas}" in unescape(answer.sentence)
    assert [count.word for count in answer.counts] == ["Lewat {batas}"]
    assert promises_progress(region.promises, region, context) == (
        "0 dari 1 janji selesai, 1 lewat {batas}"
    )


def test_states_are_told_apart_by_shape() -> None:
    """Law: two states with one shape are both outlines of the unknown, or both crossed out."""
    shape = _environment("id").get_template("_macros/glyph.md.j2").module.shape
    glyphs = {state: str(shape(state.value)) for state in ShownState}
    symbols = {
        state: str(state_symbol(state, 0, 0)).replace(state.value, "") for state in ShownState
    }
    alike = [
        f"{first} and {second} in {where}"
        for where, drawn, same in (
            ("glyphs", glyphs, (OUTLINES, CROSSED)),
            # The marks of a chart are small: what has not begun is an outline, too.
            ("charts", symbols, (OUTLINES | {ShownState.PLANNED}, CROSSED)),
        )
        for first in ShownState
        for second in ShownState
        if first < second
        and drawn[first] == drawn[second]
        and not any({first, second} <= group for group in same)
    ]
    if alike:
        pytest.fail("\n".join(alike), pytrace=False)
