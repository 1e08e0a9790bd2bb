"""The past of a promise: entries say what changed, and only the site's own acts need no source."""

from generator.codes import Code
from tests.builders import MISAL, REAL, codes
from tests.rows import judge_rows

WIFI = "kota-misal/quick-wins/wifi.yml"
MAIN = f"{REAL}sources: [{{id: a, title: A, grade: press}}, {{id: b, title: B, grade: press}}]\n"
BY_FIELD = "state: running\npromised_on: 2025\ndue: 2026-12\nsources: {rest: [a], title: [b]}\ntitle: Wi-Fi\n"
ENTRY = "{date: 2026-01, reason: Lelang, former: {due: 2025-12}%s}"
PROGRAMMES = """dimensions:
  - key: living
    name: Hidup
    sources: [a]
    programmes:
      - {id: taman, title: Taman, history: [%s]}
framework: {framework: national-six, sources: [b]}
"""
TARGETS = """indicators:
  - id: wifi
    measure: Titik Wi-Fi
    sources: [a]
    targets: [{year: 2025, value: 80, history: [%s]}]
"""
ROWS: dict[str, tuple[str, str, list[Code]]] = {
    "a revised value with a source": (f"history: [{ENTRY % ', sources: [b]'}]", "", []),
    "a revised value with the source of the rest": (f"history: [{ENTRY % ''}]", "", []),
    "a title as former value": (
        "history: [{date: 2026-01, reason: Salah, former: {title: Wi-Fi}}]",
        "",
        [Code.FORMER_NOT_CHANGED],
    ),
    "a value that came back": (
        (
            "history: [{date: 2025-01, reason: A, former: {due: 2026-12}, sources: [b]}, "
            "{date: 2026-01, reason: A, former: {due: 2025-12}, sources: [b]}]"
        ),
        "",
        [],
    ),
    "an equal value one step before": (
        (
            "history: [{date: 2025-01, reason: A, former: {due: 2025-12}, sources: [b]}, "
            "{date: 2026-01, reason: A, former: {due: 2025-12}, sources: [b]}]"
        ),
        "",
        [Code.FORMER_NOT_CHANGED],
    ),
    "a change before the promise": (
        "history: [{date: 2024-12, former: {due: 2025-12}, reason: A, sources: [b]}]",
        "",
        [Code.CHANGED_BEFORE_PROMISED],
    ),
    "a change in the year of the promise": (
        "history: [{date: 2025, former: {due: 2025-12}, reason: A, sources: [b]}]",
        "",
        [],
    ),
    "entries out of order": (
        (
            "history: [{date: 2026-02, state: running, sources: [b]}, "
            "{date: 2026-01, state: planned, sources: [b]}]"
        ),
        "",
        [Code.DATES_OUT_OF_ORDER],
    ),
    "an empty former value": (
        "history: [{date: 2026-02, former: {}, reason: A, sources: [b]}]",
        "",
        [Code.EMPTY_HISTORY_ENTRY],
    ),
    "a programme's entries out of order": (
        "",
        "{date: 2026-02, reason: A, former: {title: T}}, {date: 2026-01, reason: A, former: {title: S}}",
        [Code.DATES_OUT_OF_ORDER],
    ),
    "a programme's title that did not change": (
        "",
        "{date: 2026-02, reason: A, former: {title: Taman}}",
        [Code.FORMER_NOT_CHANGED],
    ),
}


def test_a_history_says_what_changed() -> None:
    def judge(name: str) -> None:
        history, programme, expected = ROWS[name]
        files = {MISAL: MAIN + PROGRAMMES % programme, WIFI: f"{BY_FIELD}{history}\n"}
        assert codes(files) == expected

    judge_rows(list(ROWS), judge)


def test_a_target_of_a_year_has_a_history_like_a_promise() -> None:
    rows = {
        "{date: 2024, reason: A, former: {target: 90}}": [],
        "{date: 2024, reason: A, former: {target: 80}}": [Code.FORMER_NOT_CHANGED],
        "{date: 2024, former: {target: 90}}": [Code.FORMER_WITHOUT_REASON],
        "{date: 2024, reason: A}": [Code.EMPTY_HISTORY_ENTRY],
        "{date: 2024, reason: A, former: {target: 9}}, {date: 2023, reason: A, former: {target: 8}}": [
            Code.DATES_OUT_OF_ORDER
        ],
    }
    main = f"{REAL}sources: [{{id: a, title: A, grade: press}}]\n"

    def judge(history: str) -> None:
        assert codes({MISAL: main + TARGETS % history}) == rows[history]

    judge_rows(list(rows), judge)


def test_only_the_sites_own_acts_need_no_source() -> None:
    bare = "state: running\npromised_on: 2025\ndue: 2026-12\nsources: {%s: [a]}\n"
    named = bare % "state: [a], promised_on: [a], due"
    own = {
        "history: [{date: 2026-01, reason: Lelang, former: {due: 2025-12}}]": [
            Code.SOURCES_NOT_HANDED_DOWN
        ],
        "history: [{date: 2026-01, kind: corrected, reason: A, former: {due: 2025-12}}]": [],
        "withdrawn: {date: 2026-01, reason: Digabung}": [Code.SOURCES_NOT_HANDED_DOWN],
        "withdrawn: {date: 2026-01, reason: Data pribadi, is_private: ya}": [Code.UNUSED_SOURCE]
        * 2,
        "corrections: [{date: 2026-01, reason: Salah ketik, former: 2025-12}]": [],
    }

    def judge(written: str) -> None:
        text = named.replace("due: [a]", "due: [b]")
        assert codes({MISAL: MAIN, WIFI: f"{text}{written}\n"}) == own[written]

    judge_rows(list(own), judge)
