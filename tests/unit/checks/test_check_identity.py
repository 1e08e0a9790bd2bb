from pathlib import Path

import pytest

from generator.checks.identity import region_slug
from generator.codes import Code
from generator.model.region import RegionType
from tests.builders import (
    CONTOH,
    FICTIONAL,
    LAYANAN,
    MISAL,
    REAL,
    REGION_LIST,
    a_site,
    arguments,
    codes,
    findings,
    listing,
)

UPDATE = '---\n{}title: Kabar\ndate: "2026"\n---\n\nIsi.\n'


def real(code: str, province: str | None = None, name: str = "Misal") -> dict[str, str]:
    more = "" if province is None else f', province: "{province}"'
    identity = f"identity: {{type: kota, name: {name}, sources: [daftar-kode]}}\n"
    return {MISAL: f'{identity}reference: {{code: "{code}", sources: [daftar-kode]{more}}}\n'}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Bitung", "kota-bitung"),
        ("Contoh Rekaan", "kota-contoh-rekaan"),
        ("Contoh-contoh", "kota-contoh-contoh"),
        ("Mandala’u", "kota-mandalau"),
        ("Jum'at", "kota-jumat"),
        ("Pésona  (Baru)", "kota-pesona-baru"),
    ],
)
def test_a_folder_is_named_for_type_and_name(name: str, slug: str) -> None:
    assert region_slug(RegionType.KOTA, name) == slug


def test_a_folder_with_another_name_is_found_at_the_region_s_name() -> None:
    _, [found] = a_site({CONTOH: FICTIONAL.replace("Contoh", "Misalnya")})
    assert (found.code, found.span.line, found.span.column) == (Code.FOLDER_NAME, 2, 35)
    assert dict(found.arguments)["right"] == "kabupaten-misalnya"


def test_a_folder_with_the_other_type_is_found() -> None:
    kota = FICTIONAL.replace("type: kabupaten", "type: kota").replace("99.01", "99.71")
    assert codes({CONTOH: kota}) == [Code.FOLDER_NAME]


@pytest.mark.parametrize(
    ("code", "province", "found"),
    [
        ("33.99", "33", []),
        ("33.99", None, []),
        ("33.99", "34", [Code.PROVINCE_OF_CODE]),
        ("34.99", "33", [Code.CODE_OF_OTHER_REGION]),
        ("34.99", "34", [Code.CODE_OF_OTHER_REGION, Code.PROVINCE_OF_CODE]),
        ("99.72", None, [Code.CODE_OF_OTHER_REGION]),
        ("35.71", "33", [Code.CODE_OF_OTHER_REGION]),
        ("35.71", "35", [Code.CODE_OF_OTHER_REGION, Code.UNKNOWN_REFERENCE]),
    ],
)
def test_a_real_code_is_the_region_s_own_and_begins_with_its_province(
    code: str, province: str | None, found: list[Code]
) -> None:
    assert sorted(codes(real(code, province))) == sorted(found)


@pytest.mark.parametrize(
    ("name", "line", "suggestion"),
    [
        ("misal", "  name: Misal", "name: Misal"),
        ("Mi-sal", "  name: Misal", "name: Misal"),
        ("Pama", "  name: Umpama", "name: Umpama"),
        ("Misaal", None, "name: Misal"),
        ("Lain", None, None),
    ],
)
def test_a_real_region_that_is_not_in_the_list_is_refused_with_the_name_that_is_near(
    name: str, line: str | None, suggestion: str | None
) -> None:
    text = f"identity:\n  type: kota\n  name: {name}\n  sources: [daftar-kode]\n"
    slug = "kota-umpama" if name == "Pama" else "kota-misal"
    code = "33.98" if name == "Pama" else "33.99"
    _, [found] = a_site(
        {f"{slug}/region.yml": f'{text}reference: {{code: "{code}", sources: [daftar-kode]}}\n'}
    )
    assert (found.code, found.span.line, found.span.column) == (Code.REGION_NOT_LISTED, 3, 9)
    assert (dict(found.arguments).get("repaired"), found.suggestion) == (line, suggestion)


def test_a_region_that_the_list_has_as_the_other_type_is_told_so() -> None:
    text = "identity:\n  type: kabupaten\n  name: Misal\n  sources: [daftar-kode]\n"
    _, [found] = a_site(
        {
            "kabupaten-misal/region.yml": f'{text}reference: {{code: "33.01", sources: [daftar-kode]}}\n'
        }
    )
    assert (found.code, found.span.line, dict(found.arguments)["repaired"]) == (
        Code.REGION_NOT_LISTED,
        2,
        "  type: kota",
    )


def test_a_region_that_is_not_listed_is_judged_by_what_its_code_says() -> None:
    found = codes({"kota-lain/region.yml": REAL.replace("Misal", "Lain").replace("33.99", "99.02")})
    assert sorted(found) == [Code.REGION_NOT_LISTED, Code.FICTIONAL_CODE, Code.CODE_OF_OTHER_KIND]


@pytest.mark.parametrize(
    ("code", "related"),
    [("33.98", ["code_of"]), ("34.98", ["code_before"]), ("33.77", [])],
)
def test_a_code_that_is_not_the_region_s_own_is_answered_with_the_right_one_and_whose_it_is(
    code: str, related: list[str]
) -> None:
    _, [found] = a_site({MISAL: REAL.replace("33.99", code)})
    assert (found.code, found.span.line) == (Code.CODE_OF_OTHER_REGION, 2)
    assert dict(found.arguments)["repaired"] == REAL.splitlines()[1]
    assert [place.message_key for place in found.related] == related
    assert all(dict(place.arguments)["region"] == "Kota Umpama" for place in found.related)


def test_a_province_that_is_not_the_region_s_own_is_answered_with_the_right_one() -> None:
    _, [found] = a_site(real("33.99", "34"))
    assert 'province: "33"' in dict(found.arguments)["repaired"]


@pytest.mark.parametrize(
    ("head", "suggestion"),
    [
        ("reference:\n  sources: [daftar-kode]\n", "code: 33.99"),
        ("reference: {code: 3399, sources: [daftar-kode]}\n", "code: 33.99"),
        ("", "reference: {code: 33.99, province: 33, sources: [daftar-kode]}"),
    ],
)
def test_a_missing_or_malformed_code_is_answered_with_the_official_one(
    head: str, suggestion: str
) -> None:
    _, [found] = a_site(
        {MISAL: f"identity: {{type: kota, name: Misal, sources: [daftar-kode]}}\n{head}"}
    )
    assert found.suggestion == suggestion
    assert (
        codes(
            {
                MISAL: f"{REAL.splitlines()[0]}\nreference: {{sources: [daftar-kode], {suggestion}}}\n"
            }
            if head
            else {MISAL: f"{REAL.splitlines()[0]}\n{suggestion}\n"}
        )
        == []
    )


@pytest.mark.parametrize("mark", ["", "fictional: tidak\n", "fictional: no\n"])
@pytest.mark.parametrize("kind", ["kota", "Kota"])
def test_a_malformed_code_is_answered_with_the_official_one_however_type_and_mark_are_written(
    mark: str, kind: str
) -> None:
    head = f"{mark}identity: {{type: {kind}, name: Misal, sources: [daftar-kode]}}\n"
    text = head + "reference: {code: 3399, sources: [daftar-kode]}\n"
    _, [found] = a_site({MISAL: text})
    repaired = dict(found.arguments)["repaired"]
    assert (found.code, repaired) == (
        Code.BAD_REGION_CODE,
        'reference: {code: "33.99", sources: [daftar-kode]}',
    )
    assert codes({MISAL: head + repaired + "\n"}) == []


def test_a_fictional_region_gets_no_official_code() -> None:
    text = (
        FICTIONAL.replace("kabupaten", "kota").replace("Contoh", "Misal").replace('"99.01"', "3399")
    )
    _, [found] = a_site({MISAL: text})
    assert (found.code, found.suggestion) == (Code.BAD_REGION_CODE, None)


@pytest.mark.parametrize(
    ("kind", "name", "code", "suggestion"),
    [
        ("kabupaten", "Kepulauan Sitaro", "71.09", "name: Kepulauan Siau Tagulandang Biaro"),
        ("kabupaten", "Kepulauan Sitaro", "81.07", "name: Kepulauan Siau Tagulandang Biaro"),
        ("kabupaten", "Kepulauan Siau", "71.09", "name: Kepulauan Siau Tagulandang Biaro"),
        ("kabupaten", "Solo", "33.72", "name: Surakarta"),
    ],
)
def test_what_people_say_and_the_written_code_decide_before_spelling(
    kind: str, name: str, code: str, suggestion: str
) -> None:
    listed = (Path(__file__).parents[3] / "regions" / REGION_LIST).read_text(encoding="utf-8")
    authority = "authority: daftar-kode\n" + listed[listed.index("regions:") :]
    folder = f"{kind}-{name.lower().replace(' ', '-')}/region.yml"
    text = REAL.replace("kota", kind).replace("Misal", name).replace("33.99", code)
    _, found = a_site({REGION_LIST: authority, folder: text})
    assert [
        diagnostic.suggestion for diagnostic in found if diagnostic.code == Code.REGION_NOT_LISTED
    ] == [suggestion]


def test_where_folder_and_code_are_those_of_the_other_type_the_type_is_the_mistake() -> None:
    listed = listing({"33.68": "Semarang", "33.78": "Semarang"})
    kota = REAL.replace("Misal", "Semarang").replace("33.99", "33.78")
    wrong = kota.replace("type: kota", "type: kabupaten")
    _, [found] = a_site({**listed, "kota-semarang/region.yml": wrong})
    assert (found.code, dict(found.arguments)["repaired"]) == (
        Code.FOLDER_NAME,
        kota.splitlines()[0],
    )
    assert codes({**listed, "kota-semarang/region.yml": kota}) == []


@pytest.mark.parametrize("name", ["Kota Misal", "kota  Misal", "Kabupaten Misal", "Kab. Misal"])
def test_a_name_with_its_kind_is_refused_alone_with_the_line_that_is_right(name: str) -> None:
    text = REAL.replace("name: Misal", f"name: {name}")
    _, [found] = a_site({MISAL: text})
    assert (found.code, dict(found.arguments)["repaired"]) == (
        Code.NAME_WITH_KIND,
        REAL.splitlines()[0],
    )


@pytest.mark.parametrize(
    ("kind", "code", "found"),
    [
        ("kabupaten", "99.01", []),
        ("kabupaten", "99.69", []),
        ("kabupaten", "99.70", [Code.CODE_OF_OTHER_KIND]),
        ("kabupaten", "99.00", [Code.CODE_OF_OTHER_KIND]),
        ("kabupaten", "00.71", [Code.CODE_OF_OTHER_KIND]),
        ("kota", "99.71", []),
        ("kota", "99.99", []),
        ("kota", "99.70", [Code.CODE_OF_OTHER_KIND]),
    ],
)
def test_the_end_of_a_fictional_code_is_that_of_its_type(
    kind: str, code: str, found: list[Code]
) -> None:
    text = FICTIONAL.replace("kabupaten", kind).replace("99.01", code)
    assert codes({f"{kind}-contoh/region.yml": text}) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("99.01", []),
        ("00.01", []),
        ("33.01", [Code.FICTIONAL_CODE]),
        ("12.34", [Code.FICTIONAL_CODE]),
    ],
)
def test_a_fictional_code_is_outside_the_official_range(code: str, found: list[Code]) -> None:
    assert codes({CONTOH: FICTIONAL.replace("99.01", code)}) == found


def test_a_fictional_region_belongs_to_no_real_province() -> None:
    text = FICTIONAL.replace('code: "99.01"', 'code: "99.01", province: "33"')
    _, [found] = a_site({CONTOH: text})
    assert (found.code, dict(found.arguments).get("repaired")) == (Code.PROVINCE_OF_CODE, None)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (LAYANAN, "state: planned\n"),
        (LAYANAN, "fictional: tidak\nstate: planned\n"),
        ("kabupaten-contoh/villages/rekaan.yml", "name: Rekaan\nkind: desa\n"),
        ("kabupaten-contoh/updates/kabar.md", UPDATE.format("")),
    ],
)
def test_every_file_of_a_fictional_region_carries_the_mark(name: str, text: str) -> None:
    quoted = arguments({name: text})
    assert (quoted["kind"], quoted["repaired"]) == ("region_fictional", "fictional: ya")


def test_no_file_of_a_real_region_carries_the_mark() -> None:
    quick_win = "fictional: ya\nstate: planned\nsources: [daftar-kode]\n"
    found = findings({**real("33.99"), "kota-misal/quick-wins/air.yml": quick_win})
    assert found == [(Code.FICTIONAL_MARK, 1, 12)]


def test_a_mark_that_cannot_be_read_is_reported_as_such_alone() -> None:
    assert codes({LAYANAN: "fictional: mungkin\nstate: planned\n"}) == [Code.BAD_YES_NO]
