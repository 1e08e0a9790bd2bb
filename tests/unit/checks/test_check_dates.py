import pytest

from generator.codes import Code
from tests.builders import (
    CONTOH,
    DAY,
    FICTIONAL,
    LAYANAN,
    LEDGER,
    PROGRAMME,
    a_site,
    arguments,
    codes,
    findings,
)

KABAR = "kabupaten-contoh/updates/kabar.md"
HEAD = FICTIONAL.replace("{", "{{").replace("}", "}}")
QUICK_WIN = "fictional: ya\nstate: planned\n"
EVIDENCE = "evidence: [{text: Berita acara}]\n"
DOCUMENT = "documents: [{id: buku, title: Buku, kind: masterplan, state: exists, period: {start: '2024', end: '2028'}}]\n"


@pytest.mark.parametrize(
    ("text", "earlier_key", "later_key"),
    [
        ("vision: {text: a, period: {start: '2026', end: '2025'}}", "start", "end"),
        ("road_map: {phases: [{title: a, start: '2026-05', end: '2026-04-30'}]}", "start", "end"),
        (
            "events: [{id: a, title: a, state: held, start: '2026-05-02', end: '2026-05-01'}]",
            "start",
            "end",
        ),
        ("posts: [{title: Camat, tenure: former, start: '2020', end: '2019'}]", "start", "end"),
        (
            "posts: [{title: Camat, tenure: current, start: '2020', seen_on: '2019'}]",
            "start",
            "seen_on",
        ),
    ],
)
def test_an_end_before_its_start_is_found(text: str, earlier_key: str, later_key: str) -> None:
    quoted = arguments({CONTOH: f"{FICTIONAL}{text}\n"})
    assert (quoted["earlier_key"], quoted["later_key"]) == (earlier_key, later_key)


@pytest.mark.parametrize("key", ["due", "done_on"])
def test_a_promise_is_not_due_or_done_before_it_is_made(key: str) -> None:
    others = "done_on: '2026-03'\n" if key == "due" else ""
    text = f"fictional: ya\nstate: done\npromised_on: '2026-02'\n{key}: '2026-01-31'\n{others}{EVIDENCE}"
    assert findings({LAYANAN: text}) == [(Code.DATES_OUT_OF_ORDER, 4, len(key) + 3)]


@pytest.mark.parametrize(
    ("start", "end"),
    [("2026-05", "2026"), ("2026", "2026-01-01"), ("2026-05-01", "2026-05"), ("2026", "2026")],
)
def test_vague_dates_that_may_be_in_order_pass(start: str, end: str) -> None:
    assert (
        codes(
            {
                CONTOH: f"{FICTIONAL}vision: {{text: a, period: {{start: '{start}', end: '{end}'}}}}\n"
            }
        )
        == []
    )


@pytest.mark.parametrize(
    ("fields", "later_key"),
    [
        ("assessed_on: '2018-05', decided_on: '2018-04-09'", "decided_on"),
        ("decided_on: '2018-06', signing: {date: '2018-05-08'}", "signing.date"),
        ("assessed_on: '2018-06', signing: {date: '2018-05-08'}", "signing.date"),
    ],
)
def test_a_cohort_is_assessed_then_decided_then_signed(fields: str, later_key: str) -> None:
    cohort = f"cohorts: [{{year: 2018, sources: [daftar-kode], {fields}}}]\n"
    quoted = arguments({PROGRAMME: LEDGER + cohort, CONTOH: FICTIONAL})
    assert quoted["later_key"] == later_key


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (
            "milestones:\n  - {title: a, due: '2026-06'}\n  - {title: b}\n  - {title: c, due: '2026-05'}\n",
            21,
        ),
        (
            "history:\n"
            + "".join(
                f"  - {{date: '{date}', state: running}}\n"
                for date in ("2025", "2026-06", "2026-05")
            ),
            12,
        ),
        (
            "milestones:\n  - {title: a, due: '2026'}\n  - {title: b}\n  - {title: c, due: '2025-12-31'}\n",
            21,
        ),
    ],
)
def test_milestones_and_reports_are_in_the_order_of_time_with_gaps_passed_over(
    text: str, column: int
) -> None:
    assert findings({LAYANAN: QUICK_WIN + text}) == [(Code.DATES_OUT_OF_ORDER, 6, column)]


def test_phases_may_overlap_but_not_step_back() -> None:
    phases = "road_map:\n  phases:\n    - {{title: a, start: '2024', end: '2026'}}\n    - {{title: b, start: '{}'}}\n"
    assert codes({CONTOH: FICTIONAL + phases.format("2025")}) == []
    assert findings({CONTOH: FICTIONAL + phases.format("2023")}) == [
        (Code.DATES_OUT_OF_ORDER, 7, 25)
    ]


def test_years_of_work_and_cohorts_are_in_the_order_of_time() -> None:
    work = "work_programme: {summary: a, years: [{year: 2025}, {year: 2024}]}\n"
    assert codes({CONTOH: FICTIONAL + work}) == [Code.DATES_OUT_OF_ORDER]
    cohorts = (
        "cohorts: [{year: 2018, sources: [daftar-kode]}, {year: 2017, sources: [daftar-kode]}]\n"
    )
    assert codes({PROGRAMME: LEDGER + cohorts, CONTOH: FICTIONAL}) == [Code.DATES_OUT_OF_ORDER]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("events: [{id: a, title: a, state: held, start: '2022-06-23', weekday: jumat}]", "kamis"),
        ("agreements: [{id: a, title: a, date: '2022-04-21', weekday: rabu}]", "kamis"),
        ("agreements: [{id: a, title: a, date: '2024-02-29', weekday: jumat}]", "kamis"),
    ],
)
def test_a_weekday_that_the_date_does_not_have_is_found_with_the_right_one(
    text: str, right: str
) -> None:
    assert arguments({CONTOH: f"{FICTIONAL}{text}\n"})["right"] == right


def test_a_weekday_of_a_signing_is_checked_in_the_ledger() -> None:
    signing = "cohorts: [{{year: 2018, sources: [daftar-kode], signing: {{date: '2018-05-08', weekday: {}}}}}]\n"
    assert codes({PROGRAMME: LEDGER + signing.format("selasa"), CONTOH: FICTIONAL}) == []
    assert codes({PROGRAMME: LEDGER + signing.format("rabu"), CONTOH: FICTIONAL}) == [
        Code.WRONG_WEEKDAY
    ]


@pytest.mark.parametrize("date", ["date: '2022-04', ", "date: '2022', ", ""])
def test_a_weekday_without_a_day_cannot_be_checked(date: str) -> None:
    assert (
        codes({CONTOH: f"{FICTIONAL}agreements: [{{id: a, title: a, {date}weekday: rabu}}]\n"})
        == []
    )


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("done", []),
        ("running", [Code.DONE_ON_NOT_DONE]),
        ("stopped", [Code.DONE_ON_NOT_DONE]),
        ("unknown", [Code.DONE_ON_NOT_DONE]),
    ],
)
def test_a_day_of_completion_belongs_to_what_is_done(state: str, found: list[Code]) -> None:
    assert codes({LAYANAN: f"fictional: ya\nstate: {state}\ndone_on: '2026'\n{EVIDENCE}"}) == found


@pytest.mark.parametrize(
    ("plan", "written"),
    [
        ("road_map: {document: buku, phases: [{title: a, start: '2023-12'}]}", "2023-12"),
        (
            "road_map: {document: buku, phases: [{title: a, start: '2028', end: '2029-01-01'}]}",
            "2029-01-01",
        ),
        (
            "work_programme: {summary: a, document: buku, years: [{year: 2024}, {year: 2029}]}",
            "2029",
        ),
    ],
)
def test_a_year_outside_the_period_of_its_document_is_found(plan: str, written: str) -> None:
    quoted = arguments({CONTOH: f"{FICTIONAL}{DOCUMENT}{plan}\n"})
    assert (quoted["value"], quoted["start"], quoted["end"]) == (written, "2024", "2028")


@pytest.mark.parametrize(
    "plan",
    [
        "road_map: {document: buku, phases: [{title: a, start: '2024-01-01', end: '2028-12-31'}, {title: b}]}",
        "road_map: {phases: [{title: a, start: '1999'}]}",
        "work_programme: {summary: a, years: [{year: 2040}]}",
    ],
)
def test_a_year_within_the_period_or_without_a_document_passes(plan: str) -> None:
    assert codes({CONTOH: f"{FICTIONAL}{DOCUMENT}{plan}\n"}) == []


def test_a_period_open_at_one_end_bounds_only_the_other() -> None:
    document = DOCUMENT.replace(", end: '2028'", "")
    plan = "work_programme: {{summary: a, document: buku, years: [{{year: {}}}]}}\n"
    assert codes({CONTOH: FICTIONAL + document + plan.format(2050)}) == []
    assert codes({CONTOH: FICTIONAL + document + plan.format(2023)}) == [Code.PHASE_OUTSIDE_PERIOD]


HAPPENED = [
    (
        LAYANAN,
        "fictional: ya\nstate: done\ndone_on: '{date}'\nevidence: [{{text: Berita acara}}]\n",
    ),
    (LAYANAN, "fictional: ya\nstate: planned\npromised_on: '{date}'\n"),
    (LAYANAN, "fictional: ya\nstate: planned\nmilestones: [{{title: a, reached_on: '{date}'}}]\n"),
    (LAYANAN, "fictional: ya\nstate: planned\nevidence: [{{text: a, date: '{date}'}}]\n"),
    (LAYANAN, "fictional: ya\nstate: planned\nhistory: [{{date: '{date}', state: planned}}]\n"),
    (KABAR, "---\nfictional: ya\ntitle: Kabar\ndate: '{date}'\n---\nIsi.\n"),
    (CONTOH, HEAD + "posts: [{{title: Camat, tenure: current, seen_on: '{date}'}}]\n"),
    (CONTOH, HEAD + "posts: [{{title: Camat, tenure: current, start: '{date}'}}]\n"),
    (CONTOH, HEAD + "posts: [{{title: Camat, tenure: acting, start: '{date}'}}]\n"),
    (CONTOH, HEAD + "posts: [{{title: Camat, tenure: former, end: '{date}'}}]\n"),
    (CONTOH, HEAD + "bodies: [{{id: a, kind: council, state: formed, formed: '{date}'}}]\n"),
    (CONTOH, HEAD + "participations: [{{summary: a, chosen_on: '{date}'}}]\n"),
    (CONTOH, HEAD + "assessments: [{{summary: a, date: '{date}'}}]\n"),
    (CONTOH, HEAD + "agreements: [{{id: a, title: a, date: '{date}'}}]\n"),
    (CONTOH, HEAD + "events: [{{id: a, title: a, state: held, start: '{date}'}}]\n"),
    (CONTOH, HEAD + "events: [{{id: a, title: a, state: held, end: '{date}'}}]\n"),
    (CONTOH, HEAD + "trainings: [{{subject: a, state: held, date: '{date}'}}]\n"),
    (CONTOH, HEAD + "statements: [{{kind: goal, text: a, date: '{date}'}}]\n"),
    (CONTOH, HEAD + "figures: [{{measure: a, date: '{date}'}}]\n"),
    (
        CONTOH,
        HEAD
        + "documents: [{{id: a, title: a, kind: report, state: exists, adopted_on: '{date}'}}]\n",
    ),
    (CONTOH, HEAD + "evaluations: [{{year: 2025, published_on: '{date}'}}]\n"),
    (CONTOH, HEAD + "media: [{{caption: a, date: '{date}'}}]\n"),
]


@pytest.mark.parametrize(("name", "text"), HAPPENED)
@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2026-11-21", []),
        ("2026-11", []),
        ("2026", []),
        ("2026-11-22", [Code.AFTER_TODAY]),
        ("2026-12", [Code.AFTER_TODAY]),
        ("2027", [Code.AFTER_TODAY]),
    ],
)
def test_what_has_happened_is_not_dated_after_the_day_of_the_build(
    name: str, text: str, date: str, found: list[Code]
) -> None:
    assert codes({name: text.format(date=date)}) == found


def test_a_source_is_not_dated_after_the_day_of_the_build() -> None:
    source = "vision: {text: a, sources: [b]}\nsources: [{id: b, title: b, grade: press, date: '2027'}]\n"
    assert codes({CONTOH: FICTIONAL + source}) == [Code.AFTER_TODAY]


@pytest.mark.parametrize(
    "text",
    ["evaluations: [{year: 2027}]\n", "participations: [{summary: a, cohort: 2027}]\n"],
)
def test_a_year_of_what_has_happened_is_not_after_the_year_of_the_build(text: str) -> None:
    assert Code.AFTER_TODAY in codes({CONTOH: FICTIONAL + text})
    assert Code.AFTER_TODAY not in codes({CONTOH: FICTIONAL + text.replace("2027", "2026")})


@pytest.mark.parametrize(
    "text",
    [
        "events: [{id: a, title: a, state: planned, start: '2027-03', end: '2027-04'}]\n",
        "events: [{id: a, title: a, state: unknown, start: '2027-03'}]\n",
        "trainings: [{subject: a, state: planned, date: '2027'}]\n",
        "posts: [{title: Camat, tenure: current, end: '2029-02-20'}]\n",
        "road_map: {phases: [{title: a, start: '2027', end: '2028'}]}\n",
        "work_programme: {summary: a, years: [{year: 2027}]}\n",
        "vision: {text: a, period: {start: '2027', end: '2030'}}\n",
        "brand: {taglines: [{text: a, date: '2027'}]}\n",
    ],
)
def test_what_is_planned_or_lasts_may_lie_ahead(text: str) -> None:
    assert codes({CONTOH: FICTIONAL + text}) == []


def test_a_budget_may_be_for_a_year_to_come() -> None:
    budget = "budget_idr: {measure: Anggaran, value: '1000', unit: rupiah, date: '2027'}\n"
    assert codes({LAYANAN: QUICK_WIN + budget}) == []


def test_an_event_that_is_still_to_come_is_found_with_its_state() -> None:
    with_event = f"{FICTIONAL}events: [{{id: a, title: a, state: held, start: '2027'}}]\n"
    _, found = a_site({CONTOH: with_event})
    assert [related.message_key for related in found[0].related] == ["state_given"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", [Code.DONE_WITHOUT_DAY, Code.DONE_WITHOUT_EVIDENCE]),
        ("done_on: '2026'\n", [Code.DONE_WITHOUT_EVIDENCE]),
        (EVIDENCE, [Code.DONE_WITHOUT_DAY]),
        (f"done_on: '2026'\n{EVIDENCE}", []),
        ("flags: [{kind: unknown, note: Harinya tidak disebut.}]\n", []),
        (
            "flags: [{kind: unclear, note: a}]\n",
            [Code.DONE_WITHOUT_DAY, Code.DONE_WITHOUT_EVIDENCE],
        ),
    ],
)
def test_done_asks_for_its_day_and_for_evidence_unless_the_sources_are_said_to_lack_them(
    more: str, found: list[Code]
) -> None:
    assert codes({LAYANAN: f"fictional: ya\nstate: done\n{more}"}) == found


@pytest.mark.parametrize("state", ["planned", "running", "stopped", "unknown"])
def test_only_done_asks_for_evidence(state: str) -> None:
    assert codes({LAYANAN: f"fictional: ya\nstate: {state}\n"}) == []


def test_a_day_still_to_come_is_found_at_its_place_with_the_day_of_the_build() -> None:
    files = {LAYANAN: f"{QUICK_WIN}milestones:\n  - {{title: a, reached_on: '2027-01'}}\n"}
    assert findings(files) == [(Code.AFTER_TODAY, 4, 28)]
    assert arguments(files) == {"key": "reached_on", "date": "2027-01", "today": DAY.isoformat()}


def test_what_is_promised_may_lie_ahead() -> None:
    assert (
        codes(
            {
                LAYANAN: f"{QUICK_WIN}promised_on: '2020'\ndue: '2030'\nmilestones: [{{title: a, due: '2029'}}]\n"
            }
        )
        == []
    )


_DIMENSION = "framework: {{framework: national-six}}\ndimensions: [{{key: governance, name: a,"
_WORK = (
    "mentors: [{{institution: a, period: {{start: '{year}'}}, state: {state}}}]",
    "road_map: {{phases: [{{title: a, start: '{year}', items: [{{title: b, state: {state}}}]}}]}}",
    "work_programme: {{summary: a, years: [{{year: {year}, items: [{{title: b, state: {state}}}]}}]}}",
    f"{_DIMENSION} programmes: [{{{{title: b, period: {{{{start: '{{year}}'}}}}, state: {{state}}}}}}]}}}}]",
)


@pytest.mark.parametrize("text", _WORK)
@pytest.mark.parametrize(
    ("state", "year", "is_found"),
    [
        ("running", 2030, True),
        ("done", 2027, True),
        ("done", 2026, False),
        ("partly_achieved", 2027, True),
        ("not_achieved", 2027, True),
        ("planned", 2030, False),
    ],
)
def test_work_that_is_running_or_done_has_begun(
    text: str, state: str, year: int, is_found: bool
) -> None:
    found = codes({CONTOH: f"{FICTIONAL}{text.format(state=state, year=year)}\n"})
    assert found == ([Code.AFTER_TODAY] if is_found else [])
