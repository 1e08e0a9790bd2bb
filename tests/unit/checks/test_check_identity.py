import pytest

from generator.checks.identity import region_slug
from generator.codes import Code
from generator.model.region import Identity
from tests.builders import CONTOH, FICTIONAL, LAYANAN, MISAL, a_site, arguments, codes, findings

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
    assert region_slug(Identity.model_validate({"type": "kota", "name": name})) == slug


def test_a_folder_with_another_name_is_found_at_the_region_s_name() -> None:
    _, [found] = a_site(real("33.99", name="Misalnya"))
    assert (found.code, found.span.line, found.span.column) == (Code.FOLDER_NAME, 1, 30)
    assert dict(found.arguments)["right"] == "kota-misalnya"


def test_a_folder_with_the_other_type_is_found() -> None:
    assert codes({CONTOH: FICTIONAL.replace("type: kabupaten", "type: kota")}) == [Code.FOLDER_NAME]


@pytest.mark.parametrize(
    ("code", "province", "found"),
    [
        ("33.99", "33", []),
        ("33.99", None, []),
        ("33.99", "34", [Code.PROVINCE_OF_CODE]),
        ("34.99", "33", [Code.PROVINCE_OF_CODE]),
        ("99.02", None, [Code.FICTIONAL_CODE]),
        ("35.01", "33", [Code.FICTIONAL_CODE]),
        ("35.01", "35", [Code.FICTIONAL_CODE, Code.UNKNOWN_REFERENCE]),
    ],
)
def test_a_real_code_begins_with_its_province(code: str, province: str | None, found: list[Code]) -> None:
    assert sorted(codes(real(code, province))) == sorted(found)


@pytest.mark.parametrize(
    ("code", "found"),
    [("99.01", []), ("00.01", []), ("33.01", [Code.FICTIONAL_CODE]), ("12.34", [Code.FICTIONAL_CODE])],
)
def test_a_fictional_code_is_outside_the_official_range(code: str, found: list[Code]) -> None:
    assert codes({CONTOH: FICTIONAL.replace("99.01", code)}) == found


def test_a_fictional_region_belongs_to_no_real_province() -> None:
    text = FICTIONAL.replace('code: "99.01"', 'code: "99.01", province: "33"')
    assert codes({CONTOH: text}) == [Code.PROVINCE_OF_CODE]


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
