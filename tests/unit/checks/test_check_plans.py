"""Rules of plans in a row: one in force, parts inside their plan, each promise with its plan."""

from tests.builders import CONTOH, FICTIONAL, LAYANAN, a_site, codes
from tests.rows import judge_rows

OLD = "period: {start: 2019, end: 2023}"
NEW = "period: {start: 2024, end: 2028}"
OWN = "framework: {own: ya}, dimensions: [{key: pesisir, name: Pesisir}]"
SIX = "framework: national-six"
BARE = "dimensions: [{key: living, name: Hidup}]"
TWO = f"plans: [{{id: lama, {OLD}, framework: national-six}}, {{id: baru, {NEW}, {OWN}}}]\n"
PROMISE = "fictional: ya\ntitle: Layanan\nstate: planned\n"

ROWS: tuple[tuple[str, str, list[str]], ...] = (
    # Plans, the promise beside them, and the codes found.
    (TWO, f"{PROMISE}plan: baru\ndimension: pesisir\n", []),
    (TWO, f"{PROMISE}plan: lama\ndimension: living\n", []),
    (TWO, f"{PROMISE}plan: lama\ndimension: pesisir\n", ["MP433"]),
    (TWO, f"{PROMISE}plan: baru\ndimension: living\n", ["MP433"]),
    (TWO, f"{PROMISE}plan: baru\ndimension: entah\n", ["MP406"]),
    (TWO, f"{PROMISE}dimension: pesisir\n", ["MP435"]),
    (TWO, f"{PROMISE}plan: entah\n", ["MP301"]),
    (f"plans: [{{id: baru, {NEW}}}]\n", PROMISE, []),
    (f"{TWO}vision: {{text: Maju}}\nmissions: [{{text: Maju}}]\n", "", ["MP431", "MP431"]),
    # A plan with dimensions names its framework, although another plan has named one.
    (f"plans: [{{id: a, state: former, {BARE}}}, {{id: b, {NEW}, {SIX}}}]\n", "", ["MP308"]),
    (f"plans: [{{id: a, {NEW}}}]\n", f"{PROMISE}dimension: living\n", ["MP308"]),
    (f"{TWO}figures: [{{measure: Luas}}]\n", "", []),
    (
        f"plans: [{{id: a, state: in_force, {OLD}}}, {{id: b, state: in_force, {NEW}}}]\n",
        "",
        ["MP432"],
    ),
    (f"plans: [{{id: a, state: former, {OLD}}}, {{id: b, state: in_force, {NEW}}}]\n", "", []),
    (f"plans: [{{id: a, period: {{start: 2019, end: 2024}}}}, {{id: b, {NEW}}}]\n", "", []),
    (f"plans: [{{id: a, period: {{start: 2019, end: 2025}}}}, {{id: b, {NEW}}}]\n", "", ["MP434"]),
    (
        f"plans: [{{id: a, state: former, period: {{start: 2019, end: 2025}}}}, {{id: b, {NEW}}}]\n",
        "",
        [],
    ),
    (
        f"{TWO}documents: [{{id: buku, title: Buku, kind: masterplan, state: exists}}]\n",
        "",
        ["MP435"],
    ),
    (f"{TWO}documents: [{{id: surat, title: Surat, kind: letter, state: exists}}]\n", "", []),
)


def test_plans_in_a_row_contradict_neither_each_other_nor_their_promises() -> None:
    def judge(row: tuple[str, str, list[str]]) -> None:
        plans, promise, expected = row
        files = {CONTOH: FICTIONAL + plans} | ({LAYANAN: promise} if promise else {})
        assert codes(files) == expected

    judge_rows(ROWS, judge)


def test_the_lines_that_mend_a_row_of_plans_say_which_plan() -> None:
    _, [found] = a_site({CONTOH: FICTIONAL + TWO, LAYANAN: PROMISE})
    assert dict(found.arguments)["repaired"] == "state: planned\nplan: baru"
