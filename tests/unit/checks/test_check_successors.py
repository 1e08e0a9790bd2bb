"""Rules of order in time and of successors: ends after beginnings, and no way back."""

from tests.builders import CONTOH, FICTIONAL, LAYANAN, codes
from tests.rows import judge_rows

PROGRAMME = "dimensions: [{key: pesisir, name: Pesisir, programmes: [{title: Jalan, period: %s}]}]"
PLAN = "plans: [{id: baru, period: {start: 2024, end: 2028}, framework: {own: ya}, %s}]\n"
AIR = "indicators: [{id: air, measure: Air, direction: more, targets: [{year: 2024, value: 90}], achieved: [%s]}]\n"
_OFFICE = "{id: %s, name: A, kind: agency, successors: [%s]}"

ROWS: tuple[tuple[str, list[str]], ...] = (
    # What the region says, and the codes found.
    ("bodies: [{id: a, kind: team, state: ended, formed: 2020, ended: 2019}]\n", ["MP401"]),
    ("bodies: [{id: a, kind: team, state: ended, formed: 2020, ended: 2020}]\n", []),
    ("offices: [{id: a, name: A, kind: agency, since: 2020, ended: 2010}]\n", ["MP401"]),
    ("facilities: [{id: a, name: A, since: 2020, until: 2010}]\n", ["MP401"]),
    ("brand: {taglines: [{text: Maju, date: 2020, until: 2010}]}\n", ["MP401"]),
    ("bodies: [{id: a, kind: team, state: formed, successor: a}]\n", ["MP439"]),
    (
        f"offices: [{_OFFICE % ('a', 'b')}, {_OFFICE % ('b', 'a')}, {_OFFICE % ('c', 'a')}]\n",
        ["MP439", "MP439"],
    ),
    (
        "documents: [{id: a, title: A, kind: regulation, state: exists, amends: [a]}]\n",
        ["MP439"],
    ),
    (PLAN % (PROGRAMME % "{start: 2040, end: 2045}"), ["MP440", "MP440"]),
    (PLAN % (PROGRAMME % "{start: 2024, end: 2028}"), []),
    (AIR % "{year: 2024, value: 9000}", ["MP441"]),
    (AIR % "{year: 2024, value: 9000, note: Memang naik}", []),
    (AIR % "{year: 2024, value: 5}", []),
)


def test_order_in_time_and_ways_back_are_judged() -> None:
    def judge(row: tuple[str, list[str]]) -> None:
        text, expected = row
        assert codes({CONTOH: FICTIONAL + text}) == expected

    judge_rows(ROWS, judge)


def test_a_promise_is_not_withdrawn_before_it_was_made() -> None:
    promise = "fictional: ya\nstate: planned\npromised_on: 2024-05\n"
    for day, expected in (("2024-04", ["MP401"]), ("2024-06", [])):
        withdrawn = f"withdrawn: {{date: {day}, reason: Batal}}\n"
        assert codes({CONTOH: FICTIONAL, LAYANAN: promise + withdrawn}) == expected


def test_a_former_identifier_belongs_to_one_record() -> None:
    kind = "kind: agency"
    for former, expected in (("b", ["MP303"]), ("index", ["MP303"]), ("lama", [])):
        offices = f"{{id: a, name: A, {kind}, redirects: [{former}]}}, {{id: b, name: B, {kind}}}"
        assert codes({CONTOH: f"{FICTIONAL}offices: [{offices}]\n"}) == expected
