"""One wrong word in a required field does not hide what else is wrong in its record."""

from generator.codes import Code
from tests.builders import FOLLOWING, a_publication, load_site

QUICK_WIN = "kabupaten-contoh/quick-wins/layanan.yml"


def found(files: dict[str, str]) -> list[tuple[str, int]]:
    with a_publication(files) as project:
        report = load_site(project).report
    return [(diagnostic.code, diagnostic.span.line) for diagnostic in report.diagnostics]


def test_a_wrong_state_and_an_unknown_dimension_are_both_reported() -> None:
    quick_win = "fictional: ya\ntitle: Layanan\nstate: merayap\ndimension: tata-kelola\n"
    assert found({"kabupaten-contoh/region.yml": FOLLOWING, QUICK_WIN: quick_win}) == [
        (Code.NOT_ONE_OF, 3),
        (Code.DIMENSION_NOT_IN_FRAMEWORK, 4),
    ]


def test_a_missing_state_and_an_unknown_dimension_are_both_reported() -> None:
    quick_win = "fictional: ya\ntitle: Layanan\ndimension: tata-kelola\n"
    assert found({"kabupaten-contoh/region.yml": FOLLOWING, QUICK_WIN: quick_win}) == [
        (Code.MISSING_KEY, 1),
        (Code.DIMENSION_NOT_IN_FRAMEWORK, 3),
    ]


def test_what_stands_in_for_a_wrong_type_is_not_held_against_the_folder_or_the_wording() -> None:
    region = (
        FOLLOWING.replace("kabupaten, name", "kabupatenn, name")
        + "vision: {text: Bupati yang melayani.}\n"
    )
    assert found({"kabupaten-contoh/region.yml": region}) == [(Code.NOT_ONE_OF, 2)]


def test_a_text_given_as_a_list_is_asked_for_as_a_text() -> None:
    with a_publication(
        {"kabupaten-contoh/region.yml": FOLLOWING + "vision: {text: [a]}\n"}
    ) as project:
        report = load_site(project).report
    assert [
        (found.code, dict(found.arguments)["expected_kind"]) for found in report.diagnostics
    ] == [(Code.WRONG_KIND, "text")]


def test_a_file_refused_for_its_name_is_not_missed_by_those_who_name_it() -> None:
    update = "---\nfictional: ya\ntitle: Kabar\ndate: 2026-01-02\nquick_wins: [layanan-air]\n---\n\nIsi.\n"
    files = {
        "kabupaten-contoh/region.yml": FOLLOWING,
        "kabupaten-contoh/quick-wins/Layanan_Air.yml": "fictional: ya\nstate: planned\n",
        "kabupaten-contoh/updates/kabar.md": update,
    }
    assert [code for code, _ in found(files)] == [Code.BAD_FILE_NAME]


def test_a_folder_refused_for_its_name_is_not_missed_by_those_who_name_its_sources() -> None:
    programme = "name: Gerakan\nuniverse: {value: 514, sources: [kota-lain/berita]}\n"
    files = {"_national/programme.yml": programme, "lain/region.yml": FOLLOWING}
    assert Code.UNKNOWN_REFERENCE not in [code for code, _ in found(files)]


def test_what_stands_in_for_a_wrong_weekday_is_not_held_against_the_date() -> None:
    event = "events: [{id: buka, title: Buka, state: held, start: 2017-11-10, weekday: jumaat}]\n"
    assert found({"kabupaten-contoh/region.yml": FOLLOWING + event}) == [(Code.NOT_ONE_OF, 5)]


def test_a_region_with_an_unreadable_code_is_linked_and_checked_all_the_same() -> None:
    region = (
        FOLLOWING.replace('"99.01"', "kode")
        + "posts: [{title: Camat, tenure: current, person: budi}]\n"
    )
    assert found({"kabupaten-contoh/region.yml": region}) == [
        (Code.BAD_REGION_CODE, 3),
        (Code.UNKNOWN_REFERENCE, 5),
    ]


def test_an_unknown_key_hides_no_missing_source_of_another_record() -> None:
    region = (
        "identity: {type: kota, name: Misal, sources: [daftar-kode]}\n"
        'reference: {code: "33.99", sources: [daftar-kode]}\n'
        "vision: {text: Maju, zzzz: 1, sources: [daftar-kode]}\n"
        "missions: [{text: Melayani}]\n"
    )
    assert found({"kota-misal/region.yml": region}) == [(Code.UNKNOWN_KEY, 3), (Code.NO_SOURCE, 4)]


def test_values_below_a_key_in_other_words_are_judged_in_the_same_run() -> None:
    quick_win = "fictional: ya\ntarget: kelak\nkeadaan: merayap\n"
    assert found({QUICK_WIN: quick_win}) == [
        (Code.UNKNOWN_KEY, 2),
        (Code.BAD_DATE, 2),
        (Code.UNKNOWN_KEY, 3),
        (Code.NOT_ONE_OF, 3),
    ]
