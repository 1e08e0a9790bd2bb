import pytest

from generator.codes import Code, Severity
from tests.builders import (
    CONTOH,
    FICTIONAL,
    LEDGER,
    MISAL,
    PROGRAMME,
    REAL,
    a_site,
    arguments,
    codes,
    findings,
)

SOURCE = "sources: [{id: buku, grade: press}]\n"
USED = "vision: {text: Melayani, sources: [buku]}\n"
QUICK_WIN = "kota-misal/quick-wins/air.yml"


def records(text: str) -> list[str]:
    _, found = a_site({MISAL: REAL + text})
    assert {diagnostic.code for diagnostic in found} <= {Code.NO_SOURCE}
    return [dict(diagnostic.arguments)["record"] for diagnostic in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vision: {text: Melayani}\n", ["vision"]),
        ("vision: {text: Melayani, sources: [daftar-kode]}\n", []),
        ("missions: [{text: a, sources: [daftar-kode]}, {text: b}]\n", ["missions[2]"]),
        ("bodies: [{id: a, kind: team, state: formed}]\n", ["bodies[1]"]),
        ("media: [{caption: Foto}]\n", ["media[1]"]),
    ],
)
def test_a_record_that_says_something_needs_a_source(text: str, found: list[str]) -> None:
    assert records(text) == found


def test_a_source_of_the_record_around_it_serves_those_within() -> None:
    assert (
        records("road_map: {sources: [daftar-kode], phases: [{title: a, items: [{title: b}]}]}\n")
        == []
    )


def test_only_the_outermost_record_is_reported() -> None:
    assert records("road_map: {summary: a, phases: [{title: b, items: [{title: c}]}]}\n") == [
        "road_map"
    ]


def test_a_record_that_only_holds_others_needs_no_source_of_its_own() -> None:
    text = "road_map: {phases: [{title: a, sources: [daftar-kode]}, {title: b}, {title: c}]}\n"
    assert records(text) == ["road_map.phases[2]", "road_map.phases[3]"]


def test_another_value_needs_a_source_of_its_own() -> None:
    others = "alternatives: [{value: Maju, sources: []}], chosen_because: Lebih baru"
    assert records(f"vision: {{text: Melayani, sources: [daftar-kode], {others}}}\n") == [
        "vision.alternatives[1]"
    ]


def test_identity_and_code_need_a_source_too() -> None:
    text = 'identity: {type: kota, name: Misal}\nreference: {code: "33.99"}\n'
    assert findings({MISAL: text}) == [(Code.NO_SOURCE, 1, 1), (Code.NO_SOURCE, 2, 1)]


def test_a_file_of_its_own_needs_a_source() -> None:
    assert findings({MISAL: REAL, QUICK_WIN: "state: planned\ntitle: Air\n"}) == [
        (Code.NO_SOURCE, 1, 1)
    ]
    assert codes({MISAL: REAL, QUICK_WIN: "state: planned\nsources: [daftar-kode]\n"}) == []


def test_a_fictional_region_needs_no_source() -> None:
    assert codes({CONTOH: f"{FICTIONAL}vision: {{text: Melayani}}\n"}) == []


def test_the_ledger_needs_sources_and_the_glossary_none() -> None:
    text = "name: Gerakan\nuniverse: {value: 514}\ncohorts: [{year: 2018, chosen: 50}]\n"
    assert findings({PROGRAMME: text, CONTOH: FICTIONAL}) == [
        (Code.NO_SOURCE, 2, 1),
        (Code.NO_SOURCE, 3, 12),
    ]


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("name: Pilar\nsubject: plan\nitems: [{key: people, name: Warga}]\n", "pilar"),
        (
            "name: Pilar\nsubject: plan\nsources: [daftar-kode]\nitems: [{key: people, name: Warga}]\n",
            None,
        ),
    ],
)
def test_a_framework_needs_a_source_which_serves_its_items_and_crossings(
    text: str, record: str | None
) -> None:
    crossing = "crossings: [{item: people, other_framework: national-six}]\n"
    _, found = a_site({"_national/frameworks/pilar.yml": text + crossing})
    told = [(diagnostic.code, dict(diagnostic.arguments)["record"]) for diagnostic in found]
    assert told == ([] if record is None else [(Code.NO_SOURCE, record)])


INVENTED_VALUE = "alternatives: [{value: b, sources: [kabupaten-contoh/buku]}]"
INVENTED = {CONTOH: FICTIONAL + SOURCE + USED}


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        (MISAL, f"{REAL}vision: {{text: a, sources: [kabupaten-contoh/buku]}}\n", 3),
        (
            MISAL,
            f"{REAL}vision: {{text: a, sources: [daftar-kode], chosen_because: b, {INVENTED_VALUE}}}\n",
            3,
        ),
        (PROGRAMME, "name: a\nuniverse: {value: 514, sources: [kabupaten-contoh/buku]}\n", 2),
        (
            "_national/glossary.yml",
            "terms:\n  - {id: a, term: A, meaning: a, sources: [kabupaten-contoh/buku]}\n",
            2,
        ),
    ],
)
def test_what_is_real_does_not_stand_on_an_invented_source(name: str, text: str, line: int) -> None:
    _, [found] = a_site({**INVENTED, name: text})
    assert (found.code, found.severity, found.span.path) == (
        Code.FICTIONAL_SOURCE,
        Severity.ERROR,
        f"regions/{name}",
    )
    assert found.span.line == line
    assert found.related[0].span.path == f"regions/{CONTOH}"


def test_what_is_invented_may_stand_on_a_source_of_any_region() -> None:
    other = FICTIONAL.replace("name: Contoh", "name: Rekaan").replace("99.01", "99.02")
    vision = "vision: {text: a, sources: [kabupaten-contoh/buku]}\n"
    assert codes({**INVENTED, "kabupaten-rekaan/region.yml": other + vision}) == []


@pytest.mark.parametrize("second", ["buku", "kabupaten-contoh/buku"])
def test_a_source_stands_once_in_a_list_under_whatever_name(second: str) -> None:
    text = (
        f"{FICTIONAL}{SOURCE}vision: {{text: Melayani, sources: [buku, daftar-kode, {second}]}}\n"
    )
    _, [found] = a_site({CONTOH: text})
    assert (found.code, found.span.line, found.span.column) == (Code.SOURCE_TWICE, 5, 55)
    assert (found.related[0].span.line, found.related[0].span.column) == (5, 36)


def test_two_lists_may_name_one_source() -> None:
    text = "missions: [{text: a, sources: [buku]}, {text: b, sources: [buku]}]\n"
    assert codes({CONTOH: FICTIONAL + SOURCE + text}) == []


def test_a_source_that_nothing_names_is_a_warning_at_its_identifier() -> None:
    _, found = a_site({CONTOH: FICTIONAL + SOURCE})
    assert [
        (diagnostic.code, diagnostic.span.line, diagnostic.span.column, diagnostic.severity)
        for diagnostic in found
    ] == [(Code.UNUSED_SOURCE, 4, 16, Severity.WARNING)]


@pytest.mark.parametrize(
    "files",
    [
        {CONTOH: FICTIONAL + SOURCE + USED},
        {
            CONTOH: FICTIONAL + SOURCE,
            "kabupaten-contoh/quick-wins/air.yml": "fictional: ya\nstate: running\nsources: [buku]\n",
        },
        {
            MISAL: REAL + SOURCE,
            CONTOH: f"{FICTIONAL}vision: {{text: a, sources: [kota-misal/buku]}}\n",
        },
        {
            CONTOH: FICTIONAL,
            MISAL: REAL + SOURCE,
            PROGRAMME: LEDGER.replace("[daftar-kode]", "[kota-misal/buku]"),
        },
        {
            CONTOH: f"{FICTIONAL}{SOURCE}vision: {{text: a, sources: [daftar-kode], chosen_because: Lebih baru, "
            "alternatives: [{value: b, sources: [buku]}]}\n"
        },
    ],
)
def test_a_source_named_anywhere_in_the_site_is_used(files: dict[str, str]) -> None:
    assert codes(files) == []


def test_a_source_of_one_region_is_not_used_by_its_namesake_in_another() -> None:
    files = {CONTOH: FICTIONAL + SOURCE, MISAL: REAL + SOURCE + USED}
    _, [found] = a_site(files)
    assert (found.code, found.span.path) == (
        Code.UNUSED_SOURCE,
        "regions/kabupaten-contoh/region.yml",
    )


def test_a_national_source_that_nothing_names_is_found() -> None:
    sources = "sources:\n  - {id: daftar-kode, grade: press}\n  - {id: lain, grade: press}\n"
    assert findings({"_national/sources.yml": sources}) == [(Code.UNUSED_SOURCE, 3, 10)]


def test_what_a_faulty_file_leaves_out_is_not_taken_for_absent() -> None:
    text = f"{REAL}{SOURCE}vision: {{text: Melayani, sources: buku}}\n"
    assert codes({MISAL: text}) == [Code.WRONG_KIND]


TWO = "sources: [{id: buku, grade: press}, {id: berita, grade: press}]\n"


def ascription(text: str) -> list[tuple[str, str]]:
    """Code and fields, or record, of each finding about which source says what."""
    _, found = a_site({MISAL: f"{REAL}{text}{TWO}"})
    told = [
        dict(diagnostic.arguments)
        for diagnostic in found
        if diagnostic.code is not Code.UNUSED_SOURCE
    ]
    kinds = [diagnostic.code for diagnostic in found if diagnostic.code is not Code.UNUSED_SOURCE]
    return [
        (code, args.get("fields") or args.get("record") or args["key"])
        for code, args in zip(kinds, told, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vision: {text: Maju, sources: [buku, berita]}\n", []),
        ("vision: {text: Maju, note: Kata kami., sources: [buku, berita]}\n", []),
        ("missions: [{text: Maju, sources: [buku, berita], flags: [{kind: typo, note: a}]}]\n", []),
        (
            "vision: {text: Maju, owner: Kota, sources: [buku, berita]}\n",
            [("MP505", "text, owner")],
        ),
        (
            "vision: {text: Maju, as_printed: MAJU, sources: [buku, berita]}\n",
            [("MP505", "as_printed, text")],
        ),
        ("vision: {text: Maju, owner: Kota, sources: {text: [buku]}}\n", [("MP505", "owner")]),
        ("vision: {text: Maju, owner: Kota, sources: {text: [buku, berita], owner: [buku]}}\n", []),
        ("vision: {text: Maju, owner: Kota, sources: {text: [buku, berita], rest: [buku]}}\n", []),
        (
            "vision: {text: Maju, owner: Kota, sources: {rest: [buku, berita]}}\n",
            [("MP505", "text, owner")],
        ),
        ("brand: {name: A, sources: {name: [berita], rest: [buku]}, taglines: [{text: B}]}\n", []),
        ("vision: {text: Maju, sources: {text: [buku], owner: [berita]}}\n", [("MP201", "owner")]),
        (
            "brand: {name: A, sources: [buku, berita], taglines: [{text: B}]}\n",
            [("MP506", "brand.taglines[1]")],
        ),
        ("brand: {name: A, sources: [buku, berita], taglines: [{text: B, sources: [buku]}]}\n", []),
        (
            "brand: {name: A, sources: {name: [buku, berita], taglines: [buku]}, taglines: [{text: B}]}\n",
            [],
        ),
        (
            "brand: {name: A, sources: {name: [buku, berita]}, taglines: [{text: B}]}\n",
            [("MP506", "brand.taglines[1]")],
        ),
        (
            "road_map: {sources: [buku, berita], phases: [{title: A, items: [{title: B}]}]}\n",
            [("MP506", "road_map.phases[1]"), ("MP506", "road_map.phases[1].items[1]")],
        ),
        ("evaluations: [{year: 2024, score: 3, sources: [buku, berita]}]\n", []),
    ],
)
def test_each_of_several_sources_is_named_at_the_fields_that_it_says(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert ascription(text) == found


@pytest.mark.parametrize(
    ("title", "field"),
    [("Pemilik visi", "owner"), ("Owner of the vision", "owner"), ("Visi", "text")],
)
def test_a_field_named_by_its_title_is_answered_with_its_key(title: str, field: str) -> None:
    sources = f"{{{title}: [buku], rest: [berita]}}"
    text = f"{REAL}vision: {{text: Maju, owner: Kota, sources: {sources}}}\n{TWO}"
    _, found = a_site({MISAL: text})
    unknown = [diagnostic for diagnostic in found if diagnostic.code is Code.UNKNOWN_KEY]
    assert [diagnostic.suggestion for diagnostic in unknown] == [field]


def test_the_short_form_leaves_all_that_is_not_named_to_one_source() -> None:
    text = (
        FICTIONAL
        + TWO_SOURCES
        + "vision: {text: V, owner: O, period: {start: 2025}, sources: %s}\n"
    )
    for written, short in {
        "[a, b]": "{text: [a, b], rest: [a]}",
        "{text: [a], owner: [b]}": "{text: [a], owner: [b], rest: [a]}",
    }.items():
        ready = arguments({CONTOH: text % written})["short"]
        assert ready == (text % short).splitlines()[-1]
        assert codes({CONTOH: text % short}) == []


def test_an_invented_region_follows_the_same_rule() -> None:
    text = f"{FICTIONAL}vision: {{text: Maju, owner: Kota, sources: [buku, berita]}}\n{TWO}"
    assert codes({CONTOH: text}) == [Code.SOURCES_UNDECIDED]


FLOW = "brand: {sources: [buku, berita], name: A, taglines: [{text: B, date: '2024'}]}\n"
BLOCK = """vision:
  sources:
    - buku
    - berita
  text: Maju
  owner: Kota
"""


@pytest.mark.parametrize(
    ("text", "line", "mended"),
    [
        (
            BLOCK,
            "  sources: {text: [buku, berita], owner: [buku, berita]}",
            "vision:\n{line}\n  text: Maju\n  owner: Kota\n",
        ),
        (
            "missions:\n  - sources: [buku, berita]\n    text: Maju\n    as_printed: MAJU\n",
            "  - sources: {as_printed: [buku, berita], text: [buku, berita]}",
            "missions:\n{line}\n    text: Maju\n    as_printed: MAJU\n",
        ),
        (
            "vision: {text: Maju, sources: [buku, berita], owner: Kota}\n",
            "vision: {text: Maju, sources: {text: [buku, berita], owner: [buku, berita]}, owner: Kota}",
            "{line}\n",
        ),
        (
            "brand:\n  sources: [buku, berita]\n  name: A\n  taglines:\n    - text: B\n",
            "      sources: [buku, berita]",
            "brand:\n  sources: [buku, berita]\n  name: A\n  taglines:\n    - text: B\n{line}\n",
        ),
        (
            FLOW,
            FLOW.replace(
                "[{text", "[{sources: {text: [buku, berita], date: [buku, berita]}, text"
            ).strip(),
            "{line}\n",
        ),
    ],
)
def test_the_ready_line_is_accepted_in_its_place_and_names_the_same_sources(
    text: str, line: str, mended: str
) -> None:
    _, [found] = a_site({MISAL: f"{REAL}{text}{TWO}"})
    assert dict(found.arguments)["repaired"] == line
    assert codes({MISAL: f"{REAL}{mended.replace('{line}', line)}{TWO}"}) == []


TWO_SOURCES = "sources: [{id: a, grade: press}, {id: b, grade: press}]\n"


@pytest.mark.parametrize("written", ["[]", "{}"])
def test_sources_without_a_source_say_nothing(written: str) -> None:
    assert records(f"vision: {{text: Melayani, sources: {written}}}\n") == ["vision"]
    inner = f"road_map: {{sources: [daftar-kode], phases: [{{title: a, sources: {written}}}]}}\n"
    assert records(inner) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "vision: {text: M, as_printed: P, sources: {teks: [a], lainnya: [b]}}\n",
            ["text", "rest"],
        ),
        (
            "road_map: {summary: M, phases: [{title: b}], sources: {sumary: [a], rst: [b]}}\n",
            ["summary", "rest"],
        ),
        (
            "road_map: {summary: M, phases: [{title: b}], sources: {summary: [a, b], rst: [a]}}\n",
            ["rest"],
        ),
    ],
)
def test_where_a_group_of_sources_names_an_unknown_field_only_that_is_found(
    text: str, meant: list[str]
) -> None:
    _, found = a_site({MISAL: REAL + TWO_SOURCES + text})
    assert [(diagnostic.code, diagnostic.suggestion) for diagnostic in found] == [
        (Code.UNKNOWN_KEY, name) for name in meant
    ]
    assert all(dict(diagnostic.arguments)["names"].endswith(", rest") for diagnostic in found)
