import time
from dataclasses import replace

import pytest

from generator.codes import Code
from generator.link import plan_framework
from generator.model.base import Kind
from generator.model.walk import mentions, walk
from tests.builders import (
    CONTOH,
    FICTIONAL,
    FOLLOWING,
    LAYANAN,
    MISAL,
    REAL,
    a_record_set,
    a_site,
    arguments,
    codes,
    findings,
)
from tests.contexts import a_build_context, a_region

OFFICE = "offices: [{id: dinas-air, name: Dinas Air, kind: agency}]\n"
UPDATE = '---\nfictional: ya\ntitle: Kabar\ndate: "{date}"\n{more}---\n\nIsi kabar.\n'
VILLAGES = "name: Desa Cerdas\nsubject: village\nsources: [daftar-kode]\nitems:\n  - {key: economy, name: Ekonomi}\n"


def test_the_base_of_the_examples_is_without_findings() -> None:
    assert codes({}) == []


def test_an_identifier_leads_to_its_record() -> None:
    regions, _ = a_record_set({CONTOH: FICTIONAL + OFFICE})
    office = regions["kabupaten-contoh"].index[Kind.OFFICE]["dinas-air"]
    assert office is regions["kabupaten-contoh"].region.offices[0]


@pytest.mark.parametrize(
    ("text", "kind", "identifier", "suggestion"),
    [
        (
            "trainings: [{subject: Air, state: held, organiser: dinas-aer}]\n",
            "office",
            "dinas-aer",
            "dinas-air",
        ),
        ("posts: [{title: Camat, tenure: current, person: budi}]\n", "person", "budi", None),
        ("posts: [{title: Ketua, tenure: current, body: dewan}]\n", "body", "dewan", None),
        ("road_map: {document: peta}\n", "document", "peta", None),
        ("framework: {framework: national-sex}\n", "framework", "national-sex", "national-six"),
        ("vision: {text: Melayani, sources: [berita]}\n", "source", "berita", None),
        ("figures: [{measure: Air, village: desa-x}]\n", "village", "desa-x", None),
        ("figures: [{measure: Air, quick_win: air}]\n", "quick_win", "air", None),
        ("bodies: [{id: tim, kind: team, state: formed, chair: ani}]\n", "person", "ani", None),
        (
            "vision: {text: Melayani, sources: [kota-jauh/berita]}\n",
            "source",
            "kota-jauh/berita",
            None,
        ),
    ],
)
def test_a_reference_to_nothing_is_found_with_its_kind(
    text: str, kind: str, identifier: str, suggestion: str | None
) -> None:
    _, found = a_site({CONTOH: FICTIONAL + OFFICE + text})
    assert [diagnostic.code for diagnostic in found] == [Code.UNKNOWN_REFERENCE]
    quoted = dict(found[0].arguments)
    assert (quoted["kind"], quoted["identifier"], found[0].suggestion) == (
        kind,
        identifier,
        suggestion,
    )


def test_an_unknown_province_is_a_reference_to_nothing() -> None:
    text = 'identity: {type: kota, name: Misal, sources: [daftar-kode]}\nreference: {code: "33.99", province: "35",'
    assert codes({MISAL: f"{text} sources: [daftar-kode]}}\n"}) == [Code.UNKNOWN_REFERENCE]


@pytest.mark.parametrize(
    ("written", "other", "found"),
    [
        ("satu-pintu", "title: Lain", Code.WITHOUT_IDENTIFIER),
        ("Satu Pintu", "{id: lain, title: Lain}", Code.WITHOUT_IDENTIFIER),
        ("pintu", "title: Lain", Code.WITHOUT_IDENTIFIER),
        ("pintu", "{id: lain, title: Lain}", Code.UNKNOWN_REFERENCE),
    ],
)
def test_a_reference_to_a_record_without_identifier_leads_to_the_record(
    written: str, other: str, found: Code
) -> None:
    text = (
        f"{FICTIONAL}framework: {{framework: national-six}}\n"
        "dimensions:\n  - key: governance\n    name: Smart Governance\n    programmes:\n"
        f"      - title: Satu pintu\n      - {other}\n"
        f"trainings: [{{subject: Izin, state: planned, programme: {written}}}]\n"
    )
    _, [diagnostic] = a_site({CONTOH: text})
    assert diagnostic.code == found
    if found == Code.WITHOUT_IDENTIFIER:
        [related] = diagnostic.related
        assert text.split("\n")[related.span.line - 1].endswith("title: Satu pintu")


def test_a_long_list_of_names_is_cut() -> None:
    offices = "".join(
        f"  - {{id: dinas-{number:02}, name: Dinas, kind: agency}}\n" for number in range(20)
    )
    training = "trainings: [{subject: Air, state: held, organiser: badan}]\n"
    names = arguments({CONTOH: f"{FICTIONAL}offices:\n{offices}{training}"})["names"]
    assert names.endswith("dinas-11, …")


def test_the_second_of_two_equal_identifiers_is_found_and_the_first_kept() -> None:
    text = f"{FICTIONAL}offices:\n  - {{id: air, name: Satu, kind: agency}}\n  - {{id: air, name: Dua, kind: agency}}\n"
    regions, found = a_record_set({CONTOH: text})
    assert [
        (diagnostic.code, diagnostic.span.line, diagnostic.related[0].span.line)
        for diagnostic in found
    ] == [(Code.IDENTIFIER_TWICE, 6, 5)]
    region = regions["kabupaten-contoh"]
    assert region.index[Kind.OFFICE]["air"] is region.region.offices[0]


def test_two_kinds_may_share_an_identifier() -> None:
    assert codes({CONTOH: f"{FICTIONAL}{OFFICE}people: [{{id: dinas-air, name: Air}}]\n"}) == []


def test_a_dimension_that_the_plan_lacks_is_found_with_the_place_of_the_framework() -> None:
    _, found = a_site({CONTOH: f"{FOLLOWING}flagships: [{{id: a, title: A, dimension: people}}]\n"})
    assert [(diagnostic.code, diagnostic.related[0].span.line) for diagnostic in found] == [
        (Code.DIMENSION_NOT_IN_FRAMEWORK, 4)
    ]
    assert dict(found[0].arguments)["names"].startswith("governance, branding")


def test_a_dimension_of_no_plan_is_found_with_the_items_of_the_plan_that_the_file_names() -> None:
    plans = (
        "plans:\n"
        "  - id: baru\n    state: in_force\n    framework: {framework: national-six}\n"
        "  - id: lama\n    framework: {own: ya, word: unsur}\n"
        "    dimensions: [{key: air, name: Air}, {key: jalan, name: Jalan}]\n"
    )
    written = "fictional: ya\nstate: planned\ndimension: udara\n"
    wins = {
        f"kabupaten-contoh/quick-wins/{plan}.yml": f"{written}plan: {plan}\n"
        for plan in ("baru", "lama")
    }
    _, found = a_site({CONTOH: f"{FICTIONAL}{plans}", **wins})
    assert [
        (diagnostic.span.path.rpartition("/")[2], dict(diagnostic.arguments)["names"][:10])
        for diagnostic in found
    ] == [("baru.yml", "governance"), ("lama.yml", "air, jalan")]
    assert [diagnostic.related[0].span.line for diagnostic in found] == [7, 9]


def test_a_dimension_without_any_framework_is_found() -> None:
    _, found = a_site({CONTOH: f"{FICTIONAL}flagships: [{{id: a, title: A, dimension: people}}]\n"})
    assert [
        (diagnostic.code, diagnostic.span.line, diagnostic.span.column) for diagnostic in found
    ] == [(Code.NO_FRAMEWORK, 1, 1)]
    assert dict(found[0].arguments) == {
        "identifier": "people",
        "kind": "dimension",
        "names": "national-six (Enam dimensi nasional)",
        "repaired": "framework: {framework: national-six}",
    }
    assert [
        (place.span.path, place.span.line, place.span.column) for place in found[0].related
    ] == [("regions/kabupaten-contoh/region.yml", 4, 42)]


def test_a_framework_that_many_records_need_is_asked_for_once() -> None:
    keys = ("governance", "living", "people")
    flagships = "".join(f"  - {{id: {key}, title: A, dimension: {key}}}\n" for key in keys)
    quick_win = "fictional: ya\nstate: planned\ndimension: living\n"
    assert codes({CONTOH: f"{FICTIONAL}flagships:\n{flagships}", LAYANAN: quick_win}) == [
        Code.NO_FRAMEWORK
    ]


def test_a_quick_win_with_a_dimension_in_a_region_without_framework_leads_to_the_region_s_file() -> (
    None
):
    _, [found] = a_site(
        {CONTOH: FICTIONAL, LAYANAN: "fictional: ya\nstate: planned\ndimension: living\n"}
    )
    assert (found.code, found.span.path) == (Code.NO_FRAMEWORK, f"regions/{CONTOH}")
    assert found.related[0].span.path == f"regions/{LAYANAN}"


def test_an_aspect_without_a_framework_of_villages_leads_to_the_programme_for_them() -> None:
    village = (
        "fictional: ya\nname: Contohrejo\nkind: desa\naspects: [{key: economy, text: Pasar}]\n"
    )
    files = {
        CONTOH: f"{FICTIONAL}village_programme: {{summary: Desa}}\n",
        "kabupaten-contoh/villages/contohrejo.yml": village,
    }
    _, [found] = a_site(files)
    quoted = dict(found.arguments)
    line = "village_programme: {framework: …, summary: Desa}"
    assert (found.code, found.span.line, quoted["kind"], quoted["repaired"]) == (
        Code.NO_FRAMEWORK,
        4,
        "aspect",
        line,
    )


def test_a_framework_that_was_left_out_as_faulty_is_not_missed() -> None:
    text = f"{FICTIONAL}framework: [national-six]\nflagships: [{{id: a, title: A, dimension: people}}]\n"
    assert codes({CONTOH: text}) == [Code.WRONG_KIND]


def test_very_many_broken_references_of_a_file_cost_little() -> None:
    offices = "".join(f"  - {{id: dinas-{n}, name: A, kind: agency}}\n" for n in range(2_000))
    broken = "".join(
        f"  - {{subject: A, state: held, organiser: dines-{n}}}\n" for n in range(2_000)
    )
    start = time.process_time()
    _, found = a_site({CONTOH: f"{FICTIONAL}offices:\n{offices}trainings:\n{broken}"})
    assert {diagnostic.code for diagnostic in found} == {Code.UNKNOWN_REFERENCE, Code.MORE_FINDINGS}
    assert time.process_time() - start < 10


def test_dimensions_of_an_unknown_framework_are_not_reported_again() -> None:
    text = f"{FICTIONAL}framework: {{framework: tujuh}}\nflagships: [{{id: a, title: A, dimension: people}}]\n"
    assert codes({CONTOH: text}) == [Code.UNKNOWN_REFERENCE]


def test_a_record_named_as_in_a_printed_table_is_suggested() -> None:
    records = """\
plans: [{id: rencana-2024, title: Rencana Kota, state: in_force, framework: {own: ya, word: bidang},
  dimensions: [{key: a, name: A, programmes: [
    {id: air-bersih, number: 1.2.1, title: Air, short: Air bersih},
    {id: air-limbah, number: 1.2.2, title: Limbah}]}]}]
goals: [{id: sasaran-air, number: S.1.1, kind: aim, text: Air sampai ke rumah}]
districts: [{id: hulu, name: Rekaan Hulu, code: "99.01.01"}]
"""
    written = {
        "programme: 1.2.2": "air-limbah",
        "programme: 1.2.3": None,
        "programme: Air bersih": "air-bersih",
        "goals: [S.1.1]": "sasaran-air",
        "goals: [Air sampai ke rumah]": "sasaran-air",
        "plan: Rencana Kota": "rencana-2024",
    }
    indicators = "".join(
        f"  - {{id: i-{place}, measure: Air, {line}}}\n" for place, line in enumerate(written)
    )
    facilities = (
        "facilities:\n"
        "  - {id: a, name: A, district: Kec. Rekaan Hulu}\n"
        "  - {id: b, name: B, village: Kel. Contohrejo}\n"
    )
    village = "fictional: ya\nname: Contohrejo\nkind: kelurahan\n"
    _, found = a_site(
        {
            CONTOH: f"{FICTIONAL}{records}indicators:\n{indicators}{facilities}",
            "kabupaten-contoh/villages/contohrejo.yml": village,
        }
    )
    assert [item.code for item in found] == [Code.UNKNOWN_REFERENCE] * 8
    assert [item.suggestion for item in found] == [*written.values(), "hulu", "contohrejo"]


OFFICES = f"""{FICTIONAL}offices:
  - {{id: dinkes, name: Dinas Kesehatan, kind: agency}}
  - {{id: rs, name: Rumah Sakit Kabupaten Contoh, kind: agency}}
  - {{id: distakot, name: Dinas Tata, kind: agency}}
  - {{id: distan, name: Dinas Pertanian dan Pangan Kabupaten Contoh, kind: agency}}
"""


def offices_found(written: str) -> tuple[str | None, str | None]:
    """Return the suggestion and the ready line for an item of a list of offices."""
    win = f"fictional: ya\nstate: planned\noffices: [{written}]\n"
    _, found = a_site({CONTOH: OFFICES, LAYANAN: win})
    [one] = [item for item in found if item.code == Code.UNKNOWN_REFERENCE]
    return one.suggestion, dict(one.arguments).get("repaired")


def test_an_office_is_suggested_by_its_name_with_the_own_region_in_any_form() -> None:
    for written, meant in {
        "Dinas Kesehatan Kabupaten Contoh": "dinkes",
        "Dinas Kesehatan Kab. Contoh": "dinkes",
        "DINAS KESEHATAN PEMERINTAH KABUPATEN CONTOH": "dinkes",
        "Dinas Kesehatan Pemkab Contoh": "dinkes",
        "Rumah Sakit": "rs",
        "Rumah Sakit Kab Contoh": "rs",
        "Dinas Pertanian dan Pangan": "distan",
    }.items():
        assert offices_found(written) == (meant, None), written


def test_an_office_of_another_region_is_not_taken_for_the_own_one() -> None:
    for written in (
        "Dinas Kesehatan Kota Bontang",
        "Dinas Kesehatan Kota Contoh",
        "Dinas Kesehatan Kab. Misal",
        "Rumah Sakit Kota Bontang",
        "Dinas Tata Kota dan Pertamanan",
    ):
        assert offices_found(written) == (None, None), written


def test_several_offices_in_one_item_are_all_kept() -> None:
    for written, kept in {
        "dinkes; rs": "dinkes, rs",
        "rs & dinkes": "rs, dinkes",
        "Dinas Kesehatan dan Rumah Sakit": "dinkes, rs",
        "Dinas Pertanian dan Pangan; rs": "distan, rs",
        "dinkes; xy": None,
    }.items():
        assert offices_found(written) == (None, kept and f"offices: [{kept}]"), written


def test_an_aspect_belongs_to_the_framework_of_the_villages() -> None:
    files = {
        "_national/frameworks/desa-cerdas.yml": VILLAGES,
        CONTOH: f"{FOLLOWING}village_programme: {{summary: Desa, framework: desa-cerdas}}\n",
        "kabupaten-contoh/villages/contohrejo.yml": (
            "fictional: ya\nname: Contohrejo\nkind: desa\naspects:\n"
            "  - {key: economy, text: Pasar}\n  - {key: living, text: Air}\n"
        ),
    }
    assert findings(files) == [(Code.DIMENSION_NOT_IN_FRAMEWORK, 6, 11)]


def test_a_source_of_another_region_can_be_named() -> None:
    vision = "vision: {text: Melayani, sources: [kota-misal/buku]}\n"
    misal = f"{REAL}sources: [{{id: buku, grade: press}}]\n"
    assert codes({MISAL: misal, CONTOH: FICTIONAL + vision}) == []


def test_a_source_of_another_region_is_not_meant_without_its_name() -> None:
    files = {
        MISAL: f"{REAL}vision: {{text: Melayani, sources: [buku]}}\n",
        CONTOH: f"{FICTIONAL}vision: {{text: Maju, sources: [buku]}}\nsources: [{{id: buku, grade: press}}]\n",
    }
    assert codes(files) == [Code.UNKNOWN_REFERENCE]


def test_a_region_s_own_source_goes_before_the_nation_s() -> None:
    text = f"{FICTIONAL}vision: {{text: Maju, sources: [daftar-kode]}}\nsources: [{{id: daftar-kode, grade: press}}]\n"
    site, found = a_site({CONTOH: text})
    regions, _ = a_record_set({CONTOH: text})
    resolved = site.resolve_source("daftar-kode", regions["kabupaten-contoh"])
    assert [diagnostic.code for diagnostic in found] == [Code.IDENTIFIER_TWICE]
    assert resolved is not None
    assert resolved.identifier == "kabupaten-contoh/daftar-kode"


def test_a_national_source_is_named_by_itself() -> None:
    build = a_build_context({})
    resolved = build.site.resolve_source("daftar-kode", a_region(build))
    assert resolved is not None
    assert (resolved.identifier, resolved.slug) == ("daftar-kode", None)


def test_updates_come_newest_first_and_then_by_name() -> None:
    dates = {"b": "2026-01", "a": "2026-01", "c": "2026-02-01", "d": "2025"}
    files = {
        f"kabupaten-contoh/updates/{name}.md": UPDATE.format(date=date, more="")
        for name, date in dates.items()
    }
    regions, found = a_record_set(files)
    assert found == ()
    assert [update.id for update in regions["kabupaten-contoh"].updates] == ["c", "a", "b", "d"]


def test_regions_are_sorted_and_only_real_ones_count() -> None:
    site, _ = a_site({MISAL: REAL})
    assert [region.slug for region in site.regions] == ["kabupaten-contoh", "kota-misal"]
    assert [region.slug for region in site.real_regions] == ["kota-misal"]


def test_the_framework_of_a_plan_is_found_or_none() -> None:
    regions, _ = a_record_set({MISAL: REAL})
    followed = plan_framework(regions["kabupaten-contoh"])
    assert followed is not None
    assert followed.items[0].key == "governance"
    assert plan_framework(regions["kota-misal"]) is None


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({CONTOH: FICTIONAL + OFFICE.replace("kind: agency", "kind: toko")}, Code.NOT_ONE_OF),
        (
            {"kabupaten-contoh/quick-wins/dinas-air.yml": "fictional: ya\nstate: mulai\n"},
            Code.NOT_ONE_OF,
        ),
    ],
)
def test_what_points_into_a_faulty_part_is_not_reported_again(
    files: dict[str, str], code: Code
) -> None:
    naming = "trainings: [{subject: Air, state: held, organiser: dinas-air}]\n"
    by_quick_win = "figures: [{measure: Air, quick_win: dinas-air}]\n"
    main = files.get(CONTOH, FICTIONAL)
    more = naming if "offices" in main else by_quick_win
    assert codes({**files, CONTOH: main + more}) == [code]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("_national/frameworks/national-six.yml", "name: [\n", None),
        (
            "_national/frameworks/national-six.yml",
            "name: Enam\nsubject: toko\nsources: [daftar-kode]\nitems: [{key: living, name: Hidup}]\n",
            Code.NOT_ONE_OF,
        ),
        (
            "_national/sources.yml",
            "sources:\n  - id: daftar-kode\n    grade: resmi\n",
            Code.NOT_ONE_OF,
        ),
        (
            "_national/provinces.yml",
            'authority: daftar-kode\nisland_groups: []\nprovinces:\n  - {code: "33", name: Misal}\n',
            Code.MISSING_KEY,
        ),
    ],
)
def test_a_faulty_national_file_is_reported_alone(name: str, text: str, code: Code | None) -> None:
    misal = (
        "identity: {type: kota, name: Misal, sources: [daftar-kode]}\n"
        'reference: {code: "33.99", province: "33", sources: [daftar-kode]}\n'
        "framework: {framework: national-six, sources: [daftar-kode]}\n"
        "dimensions: [{key: living, name: Hidup, sources: [daftar-kode]}]\n"
    )
    found = codes({MISAL: misal, name: text})
    assert (
        set(found) == {code}
        if code
        else all(diagnostic < Code.UNKNOWN_KEY for diagnostic in found) and found
    )


def test_a_file_that_all_rules_have_gone_through_gives_what_a_walk_gives() -> None:
    regions, _ = a_record_set({CONTOH: FICTIONAL, MISAL: REAL})
    for source_record in (
        source_record for region in regions.values() for source_record in region.files
    ):
        assert list(source_record.located) == list(walk(source_record.record))
        assert list(source_record.mentions) == list(mentions(walk(source_record.record)))


def test_a_record_is_gone_through_once_however_often_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    regions, _ = a_record_set({CONTOH: FICTIONAL})
    main = replace(regions["kabupaten-contoh"].main)
    first = list(main.located)
    monkeypatch.setattr("generator.link.site.walk", None)
    assert list(main.located) == first
