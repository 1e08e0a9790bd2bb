import pytest

from generator.codes import Code
from tests.builders import BASE, CONTOH, FICTIONAL, FOLLOWING, a_site, arguments, codes, findings

SIX = (BASE / "_national/frameworks/national-six.yml").read_text(encoding="utf-8")
VILLAGES = {
    "_national/frameworks/desa-cerdas.yml": (
        "name: Desa\nsubject: village\nsources: [daftar-kode]\nitems: [{key: economy, name: Ekonomi}]\n"
    )
}
PILLARS = "name: Pilar\nsubject: plan\nsources: [daftar-kode]\nitems: [{key: people, name: Warga}]\ncrossings:\n  - "


@pytest.mark.parametrize(
    ("crossing", "kind", "identifier"),
    [
        ("{item: peoples, other_framework: national-six}", "dimension", "peoples"),
        ("{item: people, other_framework: national-sex}", "framework", "national-sex"),
        (
            "{item: people, other_framework: national-six, other_item: sociaty}",
            "dimension",
            "sociaty",
        ),
    ],
)
def test_a_crosswalk_leads_to_items_that_are_there(
    crossing: str, kind: str, identifier: str
) -> None:
    quoted = arguments({"_national/frameworks/six-pillars.yml": f"{PILLARS}{crossing}\n"})
    assert (quoted["kind"], quoted["identifier"]) == (kind, identifier)


@pytest.mark.parametrize(
    "crossing",
    [
        "{item: people, other_framework: national-six}",
        "{item: people, other_framework: national-six, other_item: society, closeness: near}",
    ],
)
def test_a_crosswalk_may_say_that_there_is_no_counterpart(crossing: str) -> None:
    assert codes({"_national/frameworks/six-pillars.yml": f"{PILLARS}{crossing}\n"}) == []


def test_a_plan_follows_a_framework_of_plans_and_villages_one_of_villages() -> None:
    plan = f"{FICTIONAL}framework: {{framework: desa-cerdas}}\n"
    assert arguments({CONTOH: plan, **VILLAGES})["names"] == "national-six"
    programme = f"{FICTIONAL}village_programme: {{summary: Desa, framework: national-six}}\n"
    quoted = arguments({CONTOH: programme, **VILLAGES})
    assert (quoted["kind"], quoted["names"]) == ("framework_village", "desa-cerdas")
    right = f"{FOLLOWING}village_programme: {{summary: Desa, framework: desa-cerdas}}\n"
    assert codes({CONTOH: right, **VILLAGES}) == []


@pytest.mark.parametrize("field", ["objectives: [{text: a,", "programmes: [{title: a,"])
def test_a_sub_dimension_stands_under_its_own_dimension(field: str) -> None:
    rest = f"name: a, {field} subdimension: mobility}}]}}]\n"
    _, [found] = a_site({CONTOH: f"{FOLLOWING}dimensions: [{{key: governance, {rest}"})
    assert (found.code, dict(found.arguments)["names"]) == (
        Code.DIMENSION_NOT_IN_FRAMEWORK,
        "public-service",
    )
    assert codes({CONTOH: f"{FOLLOWING}dimensions: [{{key: living, {rest}"}) == []


def test_a_sub_dimension_that_no_dimension_has_is_reported_once() -> None:
    text = "dimensions: [{key: living, name: a, objectives: [{text: a, subdimension: mobilty}]}]\n"
    assert codes({CONTOH: FOLLOWING + text}) == [Code.DIMENSION_NOT_IN_FRAMEWORK]


def test_a_cohort_that_the_ledger_lacks_is_found() -> None:
    participation = "participations: [{{summary: a, cohort: {}}}]\n"
    assert codes({CONTOH: FICTIONAL + participation.format(2022)}) == []
    assert findings({CONTOH: FICTIONAL + participation.format(2020)}) == [
        (Code.UNKNOWN_REFERENCE, 4, 39)
    ]


def test_a_faulty_framework_is_reported_alone() -> None:
    faulty = SIX.replace("name: Smart Society", "nama: Smart Society")
    crossing = f"{PILLARS}{{item: people, other_framework: national-six, other_item: society}}\n"
    files = {
        "_national/frameworks/national-six.yml": faulty,
        "_national/frameworks/six-pillars.yml": crossing,
    }
    assert codes(files) == [Code.UNKNOWN_KEY]
