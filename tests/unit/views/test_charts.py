"""Charts show the numbers of their tables inside the drawing, with gaps for unknown numbers."""

import datetime as dt
import gzip
import math
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, PackageLoader, StrictUndefined
from selectolax.lexbor import LexborHTMLParser

from generator.messages import LANGUAGES, load_catalogue
from generator.model.quick_win import ShownState
from generator.views.charts.bars import Amount, BarRow, Series, Unit, draw_bars
from generator.views.charts.dimension_charts import dimension_chart, dimension_radar
from generator.views.charts.evaluation_chart import evaluation_chart
from generator.views.charts.line_chart import YearValue, draw_line_chart
from generator.views.charts.national_charts import cohort_chart
from generator.views.charts.promise_charts import quick_win_states_chart, road_map_chart
from generator.views.charts.radar import Axis, draw_radar
from generator.views.charts.scales import axis_steps
from generator.views.charts.shapes import WIDTH, Box, Chart, Drawing, Labels, TextLine
from generator.views.charts.text_metrics import shorten, text_width, wrap
from generator.views.charts.timeline import DueQuickWin, Schedule, TimeSpan, draw_timeline
from generator.views.markup import escape
from generator.views.tables import Link, Row, Table
from tests.builders import CONTOH, FOLLOWING, LEDGER, PROGRAMME
from tests.contexts import Staged, a_build_context, a_context, a_region, page_html
from tests.reading import attribute, elements, first, identifiers

SLUG = "kabupaten-contoh"
HOSTILE = (
    "<script>alert(1)</script> </text></svg></figure> & \"q\" 'q' **b** _i_ `c`"
    " | {{ 7*191 }} {: #x }"
)
PLAN = f"""{FOLLOWING}dimensions:
  - key: governance
    name: Smart Governance
    objectives: [{{text: Satu}}, {{text: Dua}}, {{text: Tiga}}]
    programmes: [{{title: Satu}}]
  - key: living
    name: Smart Living
    objectives: [{{text: Satu}}]
  - key: economy
    name: Smart Economy
"""
SCORED = """evaluations:
  - year: 2022
    score: 2.5
    indices: [{dimension: governance, score: 2.10}, {dimension: living, score: 3.40}]
"""
_AMOUNTS = st.decimals(min_value=-10, max_value=10**18, places=2).map(
    lambda value: Amount(value, f"{value}")
)
_NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80)
_DAYS = st.dates(dt.date(1, 1, 1), dt.date(9998, 12, 31))


def written(number: Decimal | int) -> str:
    return f"{number}"


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", text)]


def assert_inside(drawing: Drawing) -> None:
    """Assert that boxes, texts and straight paths lie within the drawing, by estimated widths."""
    height = float(drawing.height)
    assert math.isfinite(height)
    for shape in drawing.shapes:
        match shape:
            case Box():
                left, top, width, tall = (
                    float(part) for part in (shape.x, shape.y, shape.width, shape.height)
                )
                assert min(width, tall) >= 0, shape
                assert_span(left, left + width, WIDTH, shape)
                assert_span(top, top + tall, height, shape)
            case TextLine():
                x, width = float(shape.x), text_width(shape.text)
                left = {"start": x, "middle": x - width / 2, "end": x - width}[shape.anchor]
                assert_span(left, left + width, WIDTH, shape)
                assert_span(float(shape.y) - 10, float(shape.y) + 3, height, shape)
            case _ if "a" not in shape.path:
                across = numbers(shape.path)
                assert_span(min(across[::2]), max(across[::2]), WIDTH, shape)
                assert_span(min(across[1::2]), max(across[1::2]), height, shape)
            case _:
                assert "nan" not in shape.path


def assert_span(low: float, high: float, end: float, shape: object) -> None:
    assert -0.2 <= low <= high + 0.2 <= end + 0.5, (low, high, end, shape)


def texts(drawing: Drawing, kind: str) -> list[str]:
    return [
        shape.text for shape in drawing.shapes if isinstance(shape, TextLine) and shape.kind == kind
    ]


def lengths(drawing: Drawing, kind: str) -> list[float]:
    return [
        float(shape.width)
        for shape in drawing.shapes
        if isinstance(shape, Box) and kind in shape.kind
    ]


def lines(drawing: Drawing, kind: str) -> list[str]:
    return [shape.path for shape in drawing.shapes if shape.tag == "path" and shape.kind == kind]


def cells(chart: Chart) -> list[list[str]]:
    return [
        [cell.label if isinstance(cell, Link) else str(cell) for cell in row.cells]
        for row in chart.table.rows
    ]


def html_of(chart: Chart, language: str = "id") -> str:
    """Return a chart as the templates print it."""
    environment = Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if hasattr(value, "__html__") else escape(str(value)),
    )
    environment.globals["word"] = load_catalogue(language).word
    template = environment.from_string(
        '{% from "blocks/chart.md.j2" import chart %}{{ chart(picture) }}'
    )
    return template.render(picture=chart).strip("\n")


def page_of(chart: Chart) -> LexborHTMLParser:
    """Return the page on which a chart stands, through Markdown."""
    return page_html(f"---\ntitle: x\n---\n\n{html_of(chart)}\n")


def dimensions(plan: str = PLAN, **options: str) -> Chart | None:
    build = a_build_context({CONTOH: plan}, **options)  # type: ignore[arg-type]
    return dimension_chart(a_region(build), a_context(build, slug=SLUG))


def evaluation(written_years: str) -> Chart | None:
    build = a_build_context({CONTOH: f"{FOLLOWING}evaluations:\n{written_years}"})
    return evaluation_chart(a_region(build), a_context(build, slug=SLUG))


def quick_wins(*states: str) -> dict[str, str]:
    return {
        f"{SLUG}/quick-wins/janji-{position}.yml": (
            f"fictional: ya\ntitle: Janji {position}\n{state}\n"
        )
        for position, state in enumerate(states, start=1)
    }


def road_map(plan: str, *states: str) -> Chart | None:
    build = a_build_context({CONTOH: FOLLOWING + plan, **quick_wins(*states)})
    return road_map_chart(a_region(build), a_context(build, slug=SLUG))


def states_of(build: Staged) -> Chart | None:
    return quick_win_states_chart(a_region(build), a_context(build, slug=SLUG))


def some(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


# text


def test_text_that_fits_stays_and_longer_text_ends_in_an_ellipsis() -> None:
    assert shorten("Kota", 100) == "Kota"
    assert shorten("Kota yang panjang namanya", 100).endswith("…")
    assert text_width(shorten("Kota yang panjang namanya", 100)) <= 100


@given(_NAMES, st.floats(14, 340))
def test_shortened_text_never_takes_more_than_its_room(text: str, room: float) -> None:
    assert text_width(shorten(text, room)) <= room


@given(_NAMES, st.floats(1, 340), st.integers(1, 4))
def test_wrapping_loses_no_word(text: str, room: float, most: int) -> None:
    wrapped = wrap(text, room, most)
    assert 1 <= len(wrapped) <= most
    assert " ".join(wrapped).split() == text.split()


@given(st.floats(1e-6, 1e18))
def test_an_axis_has_few_round_steps_and_reaches_the_highest_number(highest: float) -> None:
    steps = axis_steps(highest)
    assert steps[0] == 0
    assert 2 <= len(steps) <= 5
    assert steps[-1] >= highest * (1 - 1e-6)


# geometry


@given(
    st.lists(
        st.tuples(_NAMES, st.lists(st.none() | _AMOUNTS, min_size=4, max_size=4)),
        min_size=1,
        max_size=9,
    )
)
def test_bars_of_any_numbers_stay_within_the_drawing(
    things: list[tuple[str, list[Amount | None]]],
) -> None:
    rows = tuple(BarRow(name, tuple(amounts)) for name, amounts in things)
    assert_inside(
        draw_bars(
            rows,
            (*(Series(f"Ukuran {position}") for position in range(3)), Series("N", Unit.SCORE)),
        )
    )


def test_bars_are_as_long_as_their_numbers_and_measures_of_one_unit_share_a_scale() -> None:
    rows = (
        BarRow("a", (Amount(Decimal(8), "8"), Amount(Decimal(2), "2"), Amount(Decimal(1), "1"))),
        BarRow("b", (Amount(Decimal(4), "4"), None, Amount(Decimal(4), "4"))),
    )
    drawing = draw_bars(rows, (Series("x"), Series("y"), Series("z", Unit.SCORE)))
    eight, two, four = lengths(drawing, "--count")
    assert eight == pytest.approx(2 * four, rel=0.01)
    assert eight == pytest.approx(4 * two, rel=0.01)
    assert lengths(drawing, "--score")[1] == pytest.approx(eight, rel=0.01)


@given(st.lists(st.tuples(_NAMES, st.none() | _AMOUNTS), min_size=3, max_size=10))
def test_a_radar_of_any_numbers_stays_within_the_drawing(
    things: list[tuple[str, Amount | None]],
) -> None:
    drawing = draw_radar(
        tuple(
            Axis(name, amount and Amount(amount.value, amount.text[:8])) for name, amount in things
        ),
        written,
    )
    assert drawing is not None
    assert_inside(drawing)


@pytest.mark.parametrize("count", [0, 2, 11])
def test_too_few_or_too_many_axes_make_no_radar(count: int) -> None:
    assert draw_radar((Axis("a", Amount(Decimal(1), "1")),) * count, written) is None


@given(
    st.dictionaries(st.integers(-(10**6), 10**6), _AMOUNTS, min_size=2, max_size=12), st.booleans()
)
def test_a_history_of_any_numbers_stays_within_the_drawing(
    years: dict[int, Amount], is_comparable: bool
) -> None:
    short = {year: Amount(amount.value, amount.text[:12]) for year, amount in years.items()}
    year_values = tuple(
        YearValue(year, amount, is_comparable=is_comparable)
        for year, amount in sorted(short.items())
    )
    assert_inside(draw_line_chart(year_values, "cara menilai berubah", written))


@given(
    st.lists(st.tuples(_NAMES, _DAYS, _DAYS), min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(1, 9998), st.integers(0, 99)), max_size=5),
    st.lists(st.tuples(_NAMES, st.sampled_from(ShownState), _DAYS, _DAYS), max_size=5),
    _DAYS,
)
def test_a_timeline_of_any_days_stays_within_the_drawing(
    spans: list[tuple[str, dt.date, dt.date]],
    counts: list[tuple[int, int]],
    dues: list[tuple[str, ShownState, dt.date, dt.date]],
    today: dt.date,
) -> None:
    schedule = Schedule(
        tuple(TimeSpan(name, min(days), max(days)) for name, *days in spans),
        tuple(counts),
        tuple(DueQuickWin(name, state, min(days), max(days)) for name, state, *days in dues),
        ("Tahap", "Tahun", "Target"),
        tuple((state, f"Status {state}") for state in ShownState),
        (today, "hari ini, 30 September 2026"),
    )
    assert_inside(draw_timeline(schedule))


# dimensions


def test_what_is_published_of_a_dimension_is_counted_in_the_plans_order() -> None:
    chart = some(dimensions())
    assert chart.table.head == ("Dimensi", "Sasaran", "Program")
    open_one = "Belum dipublikasikan"
    assert cells(chart) == [
        ["Smart Governance", "3", "1"],
        ["Smart Living", "1", open_one],
        ["Smart Economy", open_one, open_one],
    ]
    assert texts(chart.drawing, "value") == ["3", "1", "1"]
    assert texts(chart.drawing, "quiet").count("–") == 3
    assert_inside(chart.drawing)


def test_a_score_that_no_source_gives_is_a_gap_and_said_so() -> None:
    chart = some(dimensions(PLAN + SCORED))
    assert [row[-1] for row in cells(chart)] == ["2,10", "3,40", "Belum dipublikasikan"]
    assert len(lengths(chart.drawing, "--score")) == 2
    assert "–" in texts(chart.drawing, "quiet")
    assert chart.labels.notes == ("Tanda – berarti angkanya tidak ada dalam sumber.",)


def test_a_radar_is_broken_where_a_score_is_missing() -> None:
    build = a_build_context({CONTOH: PLAN + SCORED})
    chart = some(dimension_radar(a_region(build), a_context(build, slug=SLUG)))
    assert lines(chart.drawing, "area") == []
    assert len(lines(chart.drawing, "line")) == 1
    assert len(lines(chart.drawing, "point")) == 2
    assert chart.labels.notes == (
        "Garisnya terputus karena nilai ini tidak ada dalam sumber: Smart Economy.",
    )
    assert_inside(chart.drawing)


def test_a_radar_with_all_scores_is_a_surface() -> None:
    build = a_build_context(
        {
            CONTOH: PLAN
            + SCORED.replace("]", ", {dimension: economy, score: 1.00}]", 1).replace(
                "3.40}", "3.40}", 1
            )
        }
    )
    chart = some(dimension_radar(a_region(build), a_context(build, slug=SLUG)))
    assert len(lines(chart.drawing, "area")) == 1
    assert chart.labels.notes == ()


@pytest.mark.parametrize(
    "plan",
    [
        FOLLOWING,
        f"{FOLLOWING}dimensions: [{{key: living, name: Satu}}]",
        PLAN.split("    objectives", maxsplit=1)[0],
    ],
    ids=["no dimension", "one dimension", "nothing published"],
)
def test_too_little_about_dimensions_makes_no_chart(plan: str) -> None:
    assert dimensions(plan) is None


# evaluation


def test_the_line_breaks_where_weights_change_and_the_note_says_so() -> None:
    old, new = (
        f"parts: [{{part: impact, weight_percent: {impact}}},"
        f" {{part: outcome, weight_percent: {100 - impact}}}]"
        for impact in (30, 20)
    )
    years = ((2022, 2.5, old), (2023, 2.7, old), (2024, 2.9, new), (2025, 3.1, new))
    chart = some(
        evaluation(
            "".join(
                f"  - {{year: {year}, score: {score}, {parts}}}\n" for year, score, parts in years
            )
        )
    )
    assert len(lines(chart.drawing, "line")) == 2
    assert len(lines(chart.drawing, "break")) == 1
    (note,) = chart.labels.notes
    assert note.startswith("Antara 2023 dan 2024 bobot penilaian berubah")
    assert cells(chart) == [["2022", "2,5"], ["2023", "2,7"], ["2024", "2,9"], ["2025", "3,1"]]
    assert sorted(texts(chart.drawing, "value")) == ["2,5", "2,7", "2,9", "3,1"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("method: Isian", "method: Survei", "cara menilai berubah"),
        (
            "parts: [{part: impact, weight_percent: 30}, {part: outcome, weight_percent: 70}]",
            "parts: [{part: impact, weight_percent: 20}, {part: outcome, weight_percent: 80}]",
            "bobot penilaian",
        ),
        (
            (
                "method: Isian, parts: [{part: impact, weight_percent: 30},"
                " {part: outcome, weight_percent: 70}]"
            ),
            (
                "method: Survei, parts: [{part: impact, weight_percent: 20},"
                " {part: outcome, weight_percent: 80}]"
            ),
            "bobot dan cara menilai berubah",
        ),
    ],
)
def test_the_note_names_what_changed(before: str, after: str, words: str) -> None:
    chart = some(
        evaluation(
            f"  - {{year: 2022, score: 2, {before}}}\n  - {{year: 2023, score: 3, {after}}}\n"
        )
    )
    assert f"Antara 2022 dan 2023 {words}" in chart.labels.notes[0]
    assert lines(chart.drawing, "line") == []


def test_what_only_one_year_tells_is_no_change() -> None:
    chart = some(
        evaluation(
            "  - {year: 2022, score: 2, method: Isian}\n"
            "  - {year: 2023, score: 3, parts: [{part: impact}]}\n"
        )
    )
    assert len(lines(chart.drawing, "line")) == 1
    assert lines(chart.drawing, "break") == []
    assert chart.labels.notes == ()


def test_a_year_without_a_score_leaves_a_gap_and_is_named() -> None:
    chart = some(
        evaluation("  - {year: 2020, score: 2}\n  - {year: 2021}\n  - {year: 2024, score: 3}\n")
    )
    assert lines(chart.drawing, "line") == []
    assert cells(chart)[1] == ["2021", "Belum dipublikasikan"]
    assert chart.labels.notes == ("Tidak ada sumber yang menyebut nilai akhir untuk 2021–2023.",)


def test_one_score_makes_no_history() -> None:
    assert evaluation("  - {year: 2020, score: 2}\n  - {year: 2021}\n") is None


# promises


def test_quick_wins_are_tallied_by_the_state_on_the_day_of_the_build() -> None:
    files = quick_wins(
        "state: done",
        "state: running\npromised_on: '2019'\ndue: '2026-11-20'",
        "state: running\npromised_on: '2019'\ndue: '2026-11-21'",
    )
    chart = some(
        states_of(a_build_context({CONTOH: FOLLOWING, **files}, today=dt.date(2026, 11, 21)))
    )
    tally = dict(cells(chart))
    assert tally == {"Selesai": "1", "Berjalan": "1", "Terlambat": "1"}
    assert sum(int(number) for number in texts(chart.drawing, "value")) == 3
    assert chart.drawing.patterns == ("late", "running")


def test_quick_wins_in_one_state_make_no_tally() -> None:
    files = quick_wins("state: done", "state: done")
    assert states_of(a_build_context({CONTOH: FOLLOWING, **files})) is None


def test_the_road_map_shows_phases_work_and_due_dates_at_their_time() -> None:
    chart = some(
        road_map(
            "road_map: {phases: [{title: Tahap satu, start: '2024', end: 2025-06}]}\n"
            "work_programme: {summary: Kerja,"
            " years: [{year: 2025, items: [{title: Satu}, {title: Dua}]}]}\n",
            "state: done\ndue: 2025-12-31",
            "state: planned",
        )
    )
    assert texts(chart.drawing, "tick") == ["2024", "2025"]
    (band_length,) = lengths(chart.drawing, "--count")
    assert band_length == pytest.approx(324 * (366 + 181) / 731, abs=0.2)
    assert ["Tahap satu", "2024 – Juni 2025", "0 pekerjaan"] in cells(chart)
    assert ["Program kerja", "2025", "2 pekerjaan"] in cells(chart)
    assert ["Janji 1", "31 Desember 2025", "Selesai"] in cells(chart)
    assert chart.labels.notes == (
        "Satu quick win tidak digambar karena targetnya belum dipublikasikan.",
    )
    assert_inside(chart.drawing)


def test_a_chart_has_the_short_name_and_its_table_the_whole_one() -> None:
    chart = some(
        road_map(
            "road_map: {phases: [{title: Tahap penyiapan, short: Siap, start: '2024', end: '2025'}]}\n",
            "short: Lampu\nstate: planned\ndue: 2025-12-31",
        )
    )
    drawn = [shape.text for shape in chart.drawing.shapes if isinstance(shape, TextLine)]
    assert {"Siap", "Lampu"} <= set(drawn)
    assert [row[0] for row in cells(chart)] == ["Tahap penyiapan (Siap)", "Janji 1"]


def test_a_phase_without_time_is_said_to_be_left_out() -> None:
    chart = some(
        road_map(
            "road_map: {phases: [{title: A, start: '2024'}, {title: B}]}\n",
            *["state: done\ndue: '2025'"] * 2,
        )
    )
    assert chart.labels.notes == ("2 tahap tidak digambar karena waktunya belum dipublikasikan.",)
    assert ["A", "2024 – Belum dipublikasikan", "0 pekerjaan"] in cells(chart)


def test_a_due_date_known_by_the_year_is_drawn_as_the_whole_year() -> None:
    chart = some(
        road_map(
            "",
            "state: planned\npromised_on: '2019'\ndue: '2025'",
            "state: planned\npromised_on: '2019'\ndue: 2025-03-01",
        )
    )
    (span,) = lines(chart.drawing, "span")
    assert numbers(span)[0] == pytest.approx(8)
    assert numbers(span)[2] == pytest.approx(332)


def test_the_day_on_which_states_are_judged_is_a_line_with_its_date() -> None:
    phases = "road_map: {phases: [{title: A, start: '2024', end: '%s'}]}\n"
    due = "state: planned\ndue: 2025-12-31"
    rows = {
        (phases % 2028, due): ["hari ini, 21 November 2026"],
        # Today is beyond the drawn years.
        (phases % 2025, due): [],
    }
    for (plan, quick_win), expected in rows.items():
        chart = some(road_map(plan, quick_win))
        assert [text for text in texts(chart.drawing, "heading") if "hari" in text] == expected
        assert len(lines(chart.drawing, "today")) == len(expected)
    # Phases have no state, so a page that shows them alone does not change from day to day.
    undated = some(
        road_map(
            "road_map: {phases: [%s, %s]}\n" % (("{title: A, start: '2024', end: '2028'}",) * 2),
            "state: planned",
        )
    )
    assert lines(undated.drawing, "today") == []


def test_nothing_dated_makes_no_timeline() -> None:
    assert (
        road_map("road_map: {phases: [{title: A}]}\n", "state: done", "state: done\ndue: '2025'")
        is None
    )


# the whole country


def test_a_year_without_a_cohort_is_a_gap_between_those_that_have_one() -> None:
    source = "sources: [daftar-kode]"
    first = f"{{year: 2019, chosen: 25, invited: 107, {source}}}"
    last = f"{{year: 2021, chosen: 48, {source}}}"
    ledger = f"{LEDGER}cohorts: [{first}, {last}]\n"
    build = a_build_context({PROGRAMME: ledger})
    chart = some(cohort_chart(build.site.national.programme.record, a_context(build)))
    unknown = "Belum dipublikasikan"
    assert cells(chart) == [
        ["2019", "107", "25"],
        ["2020", unknown, unknown],
        ["2021", unknown, "48"],
    ]
    assert len(lengths(chart.drawing, "--count")) == 3
    assert chart.labels.notes == ("Tanda – berarti angkanya tidak ada dalam sumber.",)


# the page


def test_a_chart_is_a_picture_with_name_description_and_table() -> None:
    page = page_of(some(dimensions(PLAN + SCORED)))
    svg = first(page, "figure.mp-chart > svg")
    assert attribute(svg, "role") == "img"
    title, description = attribute(svg, "aria-labelledby").split()
    assert first(page, f"#{title}").text() == "Isi tiap dimensi"
    assert (
        first(page, f"#{description}")
        .text()
        .startswith("Grafik batang, 3 dimensi. Sasaran 1 sampai 3;")
    )
    assert first(page, "figure > details > summary").text() == "Lihat data"
    assert len(page.css("details tbody tr")) == 3
    assert len(set(identifiers(page))) == len(identifiers(page))


def test_every_pattern_that_a_bar_names_is_on_the_page() -> None:
    states = [
        "state: running",
        "state: stopped",
        "state: planned\npromised_on: '2019'\ndue: '2020'",
    ]
    page = page_of(some(states_of(a_build_context({CONTOH: FOLLOWING, **quick_wins(*states)}))))
    named = {attribute(node, "fill") for node in page.css("rect[fill]")}
    assert named == {f"url(#{attribute(node, 'id')})" for node in page.css("pattern")}
    assert len(named) == 3


def skeleton(label: str) -> list[tuple[str, tuple[str, ...]]]:
    rows = tuple(BarRow(label, (Amount(Decimal(position), label),)) for position in (1, 2))
    labels = Labels(label, label, label, (label,))
    table = Table(label, (label, label), (Row((label, label)),))
    return elements(
        page_of(Chart("grafik", "bars", labels, draw_bars(rows, (Series(label),)), table))
    )


def test_hostile_words_stay_words() -> None:
    assert skeleton(HOSTILE) == skeleton("x" * len(HOSTILE))


def test_a_long_name_is_shortened_and_stands_in_full_in_its_title() -> None:
    name = f"Dimensi {HOSTILE} dengan nama yang amat panjang"
    chart = some(
        dimensions(PLAN.replace("name: Smart Living", f"name: {name!r}".replace("\\'", "''")))
    )
    shown = [
        shape
        for shape in chart.drawing.shapes
        if isinstance(shape, TextLine) and shape.full == name
    ]
    assert [shape.text[-1] for shape in shown] == ["…"]
    page = page_of(chart)
    assert name in [node.text() for node in page.css("text > title")]
    assert page.css("script") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_chart_has_a_blank_line_or_a_number_that_is_none(language: str) -> None:
    files = {
        CONTOH: PLAN + SCORED,
        **quick_wins(
            "state: done", "state: running\npromised_on: '2019'\ndue: '2025'", "state: unknown"
        ),
    }
    build = a_build_context(files, language=language)
    region, context = a_region(build), a_context(build, slug=SLUG)
    charts = (
        dimension_chart(region, context),
        dimension_radar(region, context),
        quick_win_states_chart(region, context),
    )
    for chart in charts:
        html = html_of(some(chart), language)
        assert "\n\n" not in html
        assert not re.search(r'"[^"]*\b(nan|inf|None)\b[^"]*"', html)
        svg = html[html.index("<svg") : html.index("</svg>")]
        assert len(gzip.compress(svg.encode(), mtime=0)) < 3_000


def test_drafts_are_not_counted_among_what_a_dimension_holds() -> None:
    plan = (
        FOLLOWING
        + "dimensions: [{key: living, name: A}, {key: economy, name: B}, {key: society, name: C}]\n"
    )
    running = [f"state: running\ndimension: {key}" for key in ("economy", "society")]
    wins = quick_wins("state: planned\ndimension: living", *running)
    build = a_build_context({CONTOH: plan, **wins})
    page = page_of(some(dimension_chart(a_region(build), a_context(build, slug=SLUG))))
    rows = [row.text(separator=" ", strip=True) for row in page.css("tbody tr")]
    assert [row.split()[-1] for row in rows] == ["dipublikasikan", "1", "1"], rows
