import pytest

from generator.codes import Code
from tests.builders import FICTIONAL, MISAL, REAL, a_site, codes, findings

FOLDER = "kabupaten-contoh/villages"
ANDAI = f"{FOLDER}/andai.yml"


def village(
    code: str = "99.01.04.2001", *, name: str = "Andai", kind: str = "desa", more: str = ""
) -> str:
    return f"fictional: ya\nname: {name}\nkind: {kind}\n{more}district: Misalan\ncode: {code}\n"


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("9901042001", "99.01.04.2001"),
        ("99.01.04. 2001", "99.01.04.2001"),
        ("99.01.04.2O01", "99.01.04.2001"),
        ("99-01-04-2001", "99.01.04.2001"),
        ("99.01.04", None),
        ("menunggu", None),
        ("99.01.04.20011", None),
        ("99.01.04.2001.1", None),
        ("9901040001", None),
    ],
)
def test_a_village_code_has_one_form_and_another_is_answered_with_it(
    code: str, right: str | None
) -> None:
    _, [found] = a_site({ANDAI: village(f'"{code}"')})
    assert (found.code, found.span.line, found.span.column) == (Code.BAD_VILLAGE_CODE, 5, 7)
    repaired = dict(found.arguments).get("repaired")
    assert repaired == (None if right is None else f'code: "{right}"')
    if repaired is not None:
        assert codes({ANDAI: village().replace("code: 99.01.04.2001", repaired)}) == []


def test_a_village_code_begins_with_that_of_its_region() -> None:
    assert findings({ANDAI: village("99.02.04.2001")}) == [(Code.VILLAGE_OF_OTHER_REGION, 5, 7)]
    assert findings({ANDAI: village("99.01.04.2001")}) == []


def test_where_the_region_s_own_code_is_wrong_villages_are_held_against_the_right_one() -> None:
    right = village("33.99.04.2001").replace("fictional: ya\n", "") + "sources: [daftar-kode]\n"
    wrong = {MISAL: REAL.replace("33.99", "33.98"), "kota-misal/villages/andai.yml": right}
    assert codes(wrong) == [Code.CODE_OF_OTHER_REGION]


@pytest.mark.parametrize(
    ("kind", "digit", "alternative"),
    [
        ("kelurahan", "1", None),
        ("desa", "2", None),
        ("desa adat", "3", None),
        ("kelurahan", "2", "kind: desa"),
        ("desa", "1", "kind: kelurahan"),
        ("desa", "3", "kind: desa adat"),
        ("desa", "4", "kind: desa"),
    ],
)
def test_the_seventh_digit_is_that_of_the_kind(
    kind: str, digit: str, alternative: str | None
) -> None:
    _, found = a_site({ANDAI: village(f"99.01.04.{digit}001", kind=kind)})
    places = [
        (diagnostic.code, diagnostic.span.line, dict(diagnostic.arguments)["alternative"])
        for diagnostic in found
    ]
    assert places == ([] if alternative is None else [(Code.CODE_OF_OTHER_KIND, 5, alternative)])


def test_no_two_villages_of_the_site_have_one_code() -> None:
    twice = {ANDAI: village(), f"{FOLDER}/umpama.yml": village(name="Umpama")}
    _, [found] = a_site(twice)
    assert (found.code, found.span.path) == (Code.IDENTIFIER_TWICE, f"regions/{FOLDER}/umpama.yml")
    assert [place.span.path for place in found.related] == [f"regions/{ANDAI}"]
    elsewhere = {
        "kabupaten-lain/region.yml": FICTIONAL.replace("Contoh", "Lain").replace("99.01", "99.02")
    }
    found_there = codes(
        {**elsewhere, ANDAI: village(), "kabupaten-lain/villages/andai.yml": village()}
    )
    assert sorted(found_there) == [Code.IDENTIFIER_TWICE, Code.VILLAGE_OF_OTHER_REGION]


@pytest.mark.parametrize(
    "word", ["nagari", "gampong", "Kampung", "pekon", "lembang", "kalurahan", "nagori"]
)
def test_a_local_word_in_the_place_of_the_kind_is_answered_with_both_fields(word: str) -> None:
    _, [found] = a_site({ANDAI: village(kind=word)})
    assert (found.code, found.span.line, found.span.column) == (Code.LOCAL_WORD_AS_KIND, 3, 7)
    assert dict(found.arguments)["repaired"] == f"kind: desa\nlocal_word: {word.lower()}"
    assert codes({ANDAI: village().replace("kind: desa", dict(found.arguments)["repaired"])}) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (village(kind="nagari", more="local_word: nagari\n"), "kind: desa"),
        (
            "{fictional: ya, name: Andai, kind: nagari}\n",
            "{fictional: ya, name: Andai, kind: desa, local_word: nagari}",
        ),
        (village("99.01.04.1001", kind="kelurahan", more="local_word: nagari\n"), "kind: desa"),
    ],
)
def test_a_local_word_is_that_of_a_desa_and_is_written_once(text: str, line: str) -> None:
    _, [found] = a_site({ANDAI: text})
    assert (found.code, dict(found.arguments)["repaired"]) == (Code.LOCAL_WORD_AS_KIND, line)


def test_no_two_villages_of_one_district_have_the_same_kind_and_name() -> None:
    other = f"{FOLDER}/andai-baru.yml"
    twin = village("99.01.04.2002")
    _, [found] = a_site({ANDAI: village(), other: twin})
    assert (found.code, dict(found.arguments)["identifier"]) == (
        Code.IDENTIFIER_TWICE,
        "desa Andai, Misalan",
    )
    for right in (
        twin.replace("Misalan", "Rekaan"),
        twin.replace("kind: desa", "kind: desa\nlocal_word: nagari"),
        twin.replace("kind: desa", "kind: kelurahan").replace("2002", "1002"),
    ):
        assert codes({ANDAI: village(), other: right}) == []


def test_a_wrong_kind_does_not_hide_what_else_is_wrong() -> None:
    assert codes({ANDAI: village("99.02.04.2001", kind="nagari")}) == [
        Code.LOCAL_WORD_AS_KIND,
        Code.VILLAGE_OF_OTHER_REGION,
    ]


@pytest.mark.parametrize(
    ("name", "kind", "more", "right"),
    [
        ("Desa Andai", "desa", "", "Andai"),
        ("Ds. Andai", "desa", "", "Andai"),
        ("Kel. Andai", "kelurahan", "", "Andai"),
        ("KELURAHAN Andai", "kelurahan", "", "Andai"),
        ("Nagari Andai", "desa", "local_word: nagari\n", "Andai"),
        ("Desa Andai", "desa", "local_word: nagari\n", "Andai"),
        ("Desa Adat Andai", "desa adat", "", "Andai"),
        ("Desa", "desa", "", None),
        ("Kampung Baru", "kelurahan", "", None),
        ("Kampung Baru", "desa", "", None),
        ("Kelurahan Andai", "desa", "", "Andai"),
        ("Desa Andai", "kelurahan", "", "Andai"),
        ("Nagari Andai", "desa", "", "Andai\nlocal_word: nagari"),
        ("Kalurahan Andai", "desa", "", "Andai\nlocal_word: kalurahan"),
        ("Desaku", "desa", "", None),
    ],
)
def test_a_village_s_name_carries_neither_kind_nor_local_word(
    name: str, kind: str, more: str, right: str | None
) -> None:
    digit = {"kelurahan": 1, "desa": 2, "desa adat": 3}[kind]
    _, found = a_site({ANDAI: village(f"99.01.04.{digit}001", name=name, kind=kind, more=more)})
    repaired = [
        (diagnostic.code, diagnostic.span.line, dict(diagnostic.arguments)["repaired"])
        for diagnostic in found
    ]
    assert repaired == ([] if right is None else [(Code.NAME_WITH_KIND, 2, f"name: {right}")])


@pytest.mark.parametrize("word", ["Kecamatan", "Kec.", "kec", "Distrik", "Kapanewon", "Kemantren"])
def test_a_district_is_named_without_the_word_for_it(word: str) -> None:
    _, [found] = a_site({ANDAI: village().replace("Misalan", f"{word} Misalan")})
    assert (found.code, found.span.line, dict(found.arguments)["repaired"]) == (
        Code.NAME_WITH_KIND,
        4,
        "district: Misalan",
    )


def test_a_local_word_does_not_hold_the_village_s_name() -> None:
    _, [found] = a_site({ANDAI: village(more="local_word: Nagari Andai\n")})
    assert (found.code, dict(found.arguments)["repaired"]) == (
        Code.NAME_WITH_KIND,
        "local_word: nagari",
    )
    assert codes({ANDAI: village(more="local_word: negeri adat\n")}) == []


def test_a_local_word_is_added_within_braces_of_several_lines() -> None:
    [found] = a_site({ANDAI: "{fictional: ya,\n name: Andai,\n kind: nagari}\n"})[1]
    assert dict(found.arguments)["repaired"] == " kind: desa, local_word: nagari}"
