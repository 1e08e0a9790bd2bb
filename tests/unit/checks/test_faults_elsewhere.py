"""A fault in one place of a file hides nothing of another place, whatever the rule."""

import pytest

from generator.codes import Code
from tests.builders import CONTOH, FICTIONAL, LAYANAN, codes

TWO = "sources: [{id: a, title: A, grade: press}, {id: b, title: B, grade: press}]\n"
UNREADABLE = "budget_idr: banyak\n"
UNKNOWN = "zzzz: 1\n"
DONE = "fictional: ya\ntitle: Layanan\nstate: done\n"
PLAN = "documents: [{id: buku, title: Buku, kind: masterplan, state: exists"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({LAYANAN: DONE + UNREADABLE}, Code.DONE_WITHOUT_DAY),
        ({LAYANAN: DONE + UNREADABLE}, Code.DONE_WITHOUT_EVIDENCE),
        ({LAYANAN: DONE + "done_on: kapan\n"}, Code.DONE_WITHOUT_EVIDENCE),
        ({LAYANAN: DONE + "done_on: 2099\n" + UNREADABLE}, Code.AFTER_TODAY),
        ({LAYANAN: DONE + "done_on: 2099\n" + UNKNOWN}, Code.AFTER_TODAY),
        (
            {CONTOH: FICTIONAL + "posts: satu\n", LAYANAN: DONE + "due: 2025\n"},
            Code.DUE_WITHOUT_PROMISE,
        ),
        ({LAYANAN: DONE + "due: 2025\n" + UNREADABLE}, Code.DUE_WITHOUT_PROMISE),
        (
            {
                CONTOH: FICTIONAL
                + TWO
                + "posts: satu\nvision: {text: V, owner: O, sources: [a, b]}\n"
            },
            Code.SOURCES_UNDECIDED,
        ),
        (
            {CONTOH: FICTIONAL + TWO + "zzzz: 1\nvision: {text: V, owner: O, sources: [a, b]}\n"},
            Code.SOURCES_UNDECIDED,
        ),
        (
            {
                CONTOH: FICTIONAL
                + TWO
                + "posts: satu\nroad_map: {sources: [a, b], phases: [{title: F}]}\n"
            },
            Code.SOURCES_NOT_HANDED_DOWN,
        ),
        (
            {
                CONTOH: FICTIONAL
                + TWO
                + "road_map: {sources: [a, b], zzzz: 1, phases: [{title: F}]}\n"
            },
            Code.SOURCES_NOT_HANDED_DOWN,
        ),
    ],
)
def test_a_fault_elsewhere_in_the_file_hides_no_finding(files: dict[str, str], code: Code) -> None:
    assert code in codes({CONTOH: FICTIONAL} | files)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({LAYANAN: DONE + "done_on: kapan\n"}, Code.DONE_WITHOUT_DAY),
        ({LAYANAN: DONE + "evidence: foto\n"}, Code.DONE_WITHOUT_EVIDENCE),
        ({LAYANAN: DONE + UNKNOWN}, Code.DONE_WITHOUT_EVIDENCE),
        ({LAYANAN: DONE + "due: 2025\npromised_on: dulu\n"}, Code.DUE_WITHOUT_PROMISE),
        (
            {CONTOH: FICTIONAL + "documents: satu\n", LAYANAN: DONE + "due: 2025\n"},
            Code.DUE_WITHOUT_PROMISE,
        ),
        (
            {
                CONTOH: FICTIONAL + PLAN.replace("masterplan", "qqqq") + "}]\n",
                LAYANAN: DONE + "due: 2025\n",
            },
            Code.DUE_WITHOUT_PROMISE,
        ),
        (
            {
                CONTOH: FICTIONAL
                + TWO
                + "road_map: {sources: [a, b], phases: [{title: F, zzzz: 1}]}\n"
            },
            Code.SOURCES_NOT_HANDED_DOWN,
        ),
    ],
)
def test_nothing_is_missed_that_may_stand_in_what_could_not_be_read(
    files: dict[str, str], code: Code
) -> None:
    assert code not in codes({CONTOH: FICTIONAL} | files)


@pytest.mark.parametrize("place", ["vilages/sari.yml", "villages/desa/sari.yml", "sari.yml"])
def test_a_village_in_a_file_that_is_not_read_is_no_wrong_reference(place: str) -> None:
    village = "fictional: ya\nname: Sari\nkind: desa\n"
    naming = "fictional: ya\ntitle: Layanan\nstate: planned\nvillages: [sari]\n"
    files = {CONTOH: FICTIONAL, LAYANAN: naming, f"kabupaten-contoh/{place}": village}
    assert codes(files) == [Code.UNKNOWN_FILE]
