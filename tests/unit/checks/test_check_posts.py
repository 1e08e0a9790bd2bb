import pytest

from generator.codes import Code, severity_of
from generator.diagnostics import Severity
from tests.builders import CONTOH, FICTIONAL, arguments, codes, findings

POST = "posts:\n  - {title: Kepala Dinas Air, person: ani, office: air, tenure: current, "
PEOPLE = "people: [{id: ani, name: Ani}, {id: budi, name: Budi}]\n"
OFFICE = "offices: [{id: air, name: Dinas Air, kind: agency}, {id: api, name: Dinas Api, kind: agency}]\n"
BODY = "bodies: [{id: tim, kind: team, state: formed}]\n"
BUPATI = (
    f"{FICTIONAL}{PEOPLE}posts:\n  - title: Bupati Contoh\n    person: ani\n    tenure: current\n"
)


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        ("seen_on: '2022-01-07'", "seen_on: '2022-01-07'", True),
        ("start: '2020'", "start: '2023'", True),
        ("start: '2020', end: '2023-05'", "start: '2023-06'", False),
        ("start: '2020', end: '2023'", "start: '2023'", False),
        ("start: '2020', end: '2024'", "start: '2022', end: '2026'", True),
        ("seen_on: '2022'", "seen_on: '2022'", False),
        ("seen_on: '2018-01-01'", "seen_on: '2022-01-01'", False),
        ("seen_on: '2022-05-05'", "start: '2021'", True),
        ("note: a", "note: b", False),
        ("note: a", "start: '2020'", False),
    ],
)
def test_two_people_contradict_one_another_in_a_post_only_if_their_known_times_meet(
    one: str, other: str, is_found: bool
) -> None:
    posts = f"{POST}{one}}}\n  - {{title: Kepala Dinas Air, person: budi, office: air, tenure: current, {other}}}\n"
    expected = [Code.TWO_VALUES] if is_found else [Code.TWO_PRESENT_HOLDERS]
    found = codes({CONTOH: FICTIONAL + PEOPLE + OFFICE + posts})
    # A last day that has passed is told of each holder by himself, whoever else holds the post.
    assert [code for code in found if code != Code.STATE_CONTRADICTED] == expected


@pytest.mark.parametrize(
    "other",
    [
        "title: Kepala Dinas Air, person: ani, office: air, tenure: current",
        "title: Kepala Dinas Air, person: budi, office: air, tenure: acting",
        "title: Kepala Dinas Air, person: budi, office: air, tenure: former",
        "title: Kepala Dinas Air, person: budi, office: api, tenure: current",
        "title: Sekretaris Dinas Air, person: budi, office: air, tenure: current",
        "title: Kepala Dinas Air, office: air, tenure: current",
    ],
)
def test_other_posts_and_other_tenures_are_no_contradiction(other: str) -> None:
    posts = f"{POST}seen_on: '2022-01-07'}}\n  - {{{other}, seen_on: '2022-01-07'}}\n"
    assert codes({CONTOH: FICTIONAL + PEOPLE + OFFICE + posts}) == []


def test_a_post_of_many_may_have_many_holders() -> None:
    one, other = (
        f"{{title: Anggota, person: {name}, tenure: current, start: '2020'}}"
        for name in ("ani", "budi")
    )
    assert codes({CONTOH: f"{FICTIONAL}{PEOPLE}posts: [{one}, {other}]\n"}) == []


def test_a_region_has_one_leader_at_a_time() -> None:
    one, other = (
        f"{{title: Bupati Contoh, person: {name}, tenure: current, start: '2020'}}"
        for name in ("ani", "budi")
    )
    quoted = arguments({CONTOH: f"{FICTIONAL}{PEOPLE}posts: [{one}, {other}]\n"})
    assert quoted == {"kind": "post", "name": "Bupati Contoh", "value": "budi", "other": "ani"}


@pytest.mark.parametrize(
    "title", ["Bupati Contoh", "Bupati", "bupati contoh", "Bupati Kabupaten Contoh"]
)
def test_two_present_holders_of_one_post_are_told_however_the_region_is_named(title: str) -> None:
    other = f"  - {{title: {title}, person: budi, tenure: current}}\n"
    assert findings({CONTOH: BUPATI + other}) == [(Code.TWO_PRESENT_HOLDERS, 8, 13)]
    assert severity_of(Code.TWO_PRESENT_HOLDERS) is Severity.WARNING


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        ("office: air", "", True),
        ("", "office: air", True),
        ("office: air", "office: api", False),
        ("office: air", "body: tim", True),
        ("office: air, body: tim", "office: air", True),
        ("", "", True),
    ],
)
def test_an_office_that_is_left_out_does_not_make_another_post(
    one: str, other: str, *, is_found: bool
) -> None:
    posts = "".join(
        f"  - {{title: Kepala Dinas, person: {person}, tenure: current, {where}}}\n"
        for person, where in (("ani", one), ("budi", other))
    )
    expected = [Code.TWO_PRESENT_HOLDERS] if is_found else []
    assert codes({CONTOH: f"{FICTIONAL}{PEOPLE}{OFFICE}{BODY}posts:\n{posts}"}) == expected


def test_each_ready_line_of_two_present_holders_mends_it() -> None:
    text = f"{BUPATI}  - {{title: Bupati, person: budi, start: '2025', tenure: current}}\n"
    quoted = arguments({CONTOH: text})
    lines = text.split("\n")
    for number, ready in ((8, quoted["repaired"]), (int(quoted["line"]), quoted["repaired_or"])):
        mended = [*lines[: number - 1], ready, *lines[number:]]
        assert codes({CONTOH: "\n".join(mended)}) == []


def test_the_holder_who_came_first_is_the_one_who_may_have_left() -> None:
    posts = (
        "posts:\n  - {title: Bupati, person: budi, tenure: current, seen_on: '2025-03'}\n"
        "  - {title: Bupati, person: ani, tenure: current, seen_on: '2019-03'}\n"
    )
    assert arguments({CONTOH: f"{FICTIONAL}{PEOPLE}{posts}"})["person"] == "ani"
