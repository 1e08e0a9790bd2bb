"""Facets of each kind of page: told by its address and the records behind it."""

import pytest

from generator.link.region_subpages import SUBPAGES
from generator.views.facets import Facets, concepts, same_meanings
from tests.builders import CONTOH, FOLLOWING, LAYANAN, MISAL, REAL
from tests.contexts import Staged, a_build_context, addresses_of
from tests.loading import generated

UPDATE = "kabupaten-contoh/updates/kabar-baik.md"
PLAN = {
    CONTOH: FOLLOWING
    + "participations: [{summary: Ikut, cohort: 2022}]\n"
    + "dimensions: [{key: governance, name: Smart Goverment}]\n",
    LAYANAN: (
        "fictional: ya\ntitle: Layanan\ndimension: governance\ndue: 2025-12\n"
        "promised_on: 2025\nstate: running\n"
    ),
    UPDATE: (
        "---\nfictional: ya\ntitle: Kabar baik\ndate: 2026-04-21\ndimension: governance\n"
        "---\nIsi.\n"
    ),
}


def facets_of(address: str, build: Staged) -> Facets:
    made = generated(build.loaded)
    return made.facets_of(made.context)(address)


def test_a_profile_has_the_years_of_its_cohorts() -> None:
    facets = facets_of("daerah/kabupaten-contoh/", a_build_context(PLAN))
    assert facets == Facets(
        kind="Profil daerah", region="Kabupaten Contoh", years=(2022,), is_fictional=True
    )


def test_a_dimension_has_its_name_in_the_framework_not_the_printed_one() -> None:
    build = a_build_context(PLAN)
    own = facets_of("daerah/kabupaten-contoh/dimensi/governance/", build)
    across = facets_of("dimensi/national-six/governance/", build)
    assert (own.kind, own.dimension) == ("Dimensi", "Smart Governance")
    assert (across.kind, across.dimension, across.region) == ("Dimensi", "Smart Governance", "")


def test_a_quick_win_has_its_state_on_the_day_of_the_build_and_the_year_it_is_due() -> None:
    facets = facets_of("daerah/kabupaten-contoh/quick-win/layanan/", a_build_context(PLAN))
    assert (facets.kind, facets.state, facets.years, facets.date) == (
        "Quick win",
        "Terlambat",
        (2025,),
        "2025",
    )


def test_an_update_is_sorted_by_its_date() -> None:
    facets = facets_of("daerah/kabupaten-contoh/kabar/kabar-baik/", a_build_context(PLAN))
    assert (facets.kind, facets.dimension, facets.years, facets.date) == (
        "Kabar",
        "Smart Governance",
        (2026,),
        "2026-04-21",
    )


def test_a_region_has_its_province_and_group_of_islands() -> None:
    real = REAL.replace("{code:", "{province: '33', code:")
    facets = facets_of("daerah/kota-misal/data/", a_build_context({MISAL: real}))
    assert (
        facets.kind,
        facets.region,
        facets.province,
        facets.island_group,
        facets.group,
        facets.is_fictional,
    ) == (
        "Data",
        "Kota Misal",
        "Misal Tengah",
        "Jawa",
        "jawa",
        False,
    )


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", ""),
        ("daerah/", "Daftar daerah"),
        ("glosarium/", "Glosarium"),
        ("panduan/mulai/", "Panduan"),
        ("metode/", "Tentang situs ini"),
        ("halaman-baru/", ""),
        ("sumber/nasional/daftar-kode/", "Sumber"),
    ],
)
def test_shared_pages_have_the_kind_that_their_address_tells(address: str, kind: str) -> None:
    assert facets_of(address, a_build_context()).kind == kind


def test_every_page_but_the_home_page_is_of_a_kind() -> None:
    build = a_build_context(PLAN)
    made = generated(build.loaded)
    facets_at = made.facets_of(made.context)
    # Lists of names are no result of a search.
    searched = (one for one in addresses_of(build) if not one.startswith(("provinsi/", "abjad/")))
    without = [address for address in searched if not facets_at(address).kind]
    assert without in ([""], ["", "cari/"])


@pytest.mark.parametrize("part", [part.key for part in SUBPAGES])
def test_every_part_of_a_region_has_a_word_for_its_kind(part: str) -> None:
    assert facets_of(f"daerah/kabupaten-contoh/{part}/", a_build_context()).kind


def test_words_of_the_glossary_that_mean_the_same_come_together() -> None:
    glossary = (
        "terms:\n  - id: opd\n    term: OPD\n    expansion: Dinas\n    meaning: Kantor.\n"
        "    synonyms: [kantor]\n"
    )
    glossary += "    sources: [daftar-kode]\n"
    assert same_meanings(a_build_context({"_national/glossary.yml": glossary})) == (
        ("OPD", "Dinas", "kantor"),
    )


def test_what_people_say_leads_to_the_word_that_pages_have() -> None:
    glossary = (
        "terms: [{id: uang, term: uang, meaning: Alat bayar.}]\n"
        "concepts: [{words: [Uang], said: [duit, Fulus]}]\n"
    )
    build = a_build_context({"_national/glossary.yml": glossary})
    assert concepts(build) == ((("Uang",), ("duit", "Fulus")),)
