"""A region's pages: which there are, which records stand where, and what is said to be missing."""

import pytest
from markupsafe import Markup

from generator.views.records.record_cards import CardsBehind, RecordCards
from tests.builders import CONTOH, FICTIONAL, FOLLOWING, LAYANAN, MISAL, PROGRAMME, REAL
from tests.contexts import a_build_context, a_section, a_view, addresses_of, sections_of
from tests.rows import judge_rows

PROFILE = "daerah/kabupaten-contoh/"


def pages_with(text: str) -> set[str]:
    """Return the pages of the fictional region, named below its profile."""
    build = a_build_context({CONTOH: FOLLOWING + text})
    return {
        address.removeprefix(PROFILE)
        for address in addresses_of(build)
        if address.startswith(PROFILE)
    }


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", set()),
        ("road_map: {summary: Ada.}\n", {"peta-jalan/"}),
        ("work_programme: {summary: Ada.}\n", {"peta-jalan/"}),
        ("statements: [{kind: next_step, text: Lanjut.}]\n", {"peta-jalan/"}),
        ("statements: [{kind: goal, text: Maju.}]\n", set()),
        ("statements: [{kind: principle, text: Melayani.}]\n", {"fakta/"}),
        ("figures: [{measure: Luas}]\n", {"fakta/"}),
        ("facilities: [{id: a, name: Gedung}]\n", {"fakta/"}),
        ("village_programme: {summary: Ada.}\n", {"desa-cerdas/"}),
        ("people: [{id: ani, name: Ani}]\n", {"kelembagaan/"}),
        ("mentors: [{institution: ITB}]\n", {"kelembagaan/"}),
        ("documents: [{id: a, title: A, kind: masterplan, state: exists}]\n", {"dokumen/"}),
        ("events: [{id: a, title: A, state: held}]\n", {"kabar/"}),
        ("media: [{caption: Foto.}]\n", {"kabar/"}),
        ("dimensions: [{key: living, name: Hidup}]\n", {"dimensi/living/"}),
    ],
)
def test_a_page_is_made_only_where_something_is_known(text: str, made: set[str]) -> None:
    assert pages_with(text) == {"", "data/", "surat/"} | made


def test_the_profile_names_every_page_that_is_missing() -> None:
    build = a_build_context({CONTOH: FICTIONAL + "events: [{id: a, title: A, state: held}]\n"})
    intro = a_section(a_view(build, PROFILE), "kelengkapan").intro
    assert intro is not None
    assert intro.endswith(
        "Quick win, Indikator, Dana, Peta jalan, Desa cerdas, Kecamatan, Kelembagaan, Dokumen, Angka dan pernyataan."
    )


def test_no_page_is_said_to_be_missing_where_all_are_there() -> None:
    text = """road_map: {summary: Ada.}
village_programme: {summary: Ada.}
people: [{id: ani, name: Ani}]
documents: [{id: a, title: A, kind: masterplan, state: exists}]
events: [{id: a, title: A, state: held}]
figures: [{measure: Luas}]
"""
    build = a_build_context({CONTOH: FICTIONAL + text, LAYANAN: "fictional: ya\nstate: planned\n"})
    intro = a_section(a_view(build, PROFILE), "kelengkapan").intro
    assert intro is not None
    assert "Desa cerdas" not in intro


def test_vision_missions_and_dimensions_are_asked_for_where_they_are_missing() -> None:
    view = a_view(a_build_context({CONTOH: FICTIONAL}), PROFILE)
    assert view.absent == "dimensi, visi, misi, keikutsertaan dalam gerakan"


@pytest.mark.parametrize(
    ("kind", "page", "section"),
    [
        ("goal", "", "tujuan"),
        ("benefit", "", "tujuan"),
        ("priority", "", "tujuan"),
        ("principle", "fakta/", "prinsip"),
        ("definition", "fakta/", "prinsip"),
        ("premise", "fakta/", "prinsip"),
        ("commitment", "fakta/", "komitmen"),
        ("pride", "fakta/", "komitmen"),
        ("request", "fakta/", "komitmen"),
        ("situation", "fakta/", "komitmen"),
    ],
)
def test_a_statement_stands_in_the_section_of_its_kind(kind: str, page: str, section: str) -> None:
    build = a_build_context({CONTOH: f"{FICTIONAL}statements: [{{kind: {kind}, text: Kata.}}]\n"})
    holding = [
        part.anchor
        for part in sections_of(a_view(build, PROFILE + page))
        if any(card.record_kind == "Statement" for card in part.cards)
    ]
    assert holding == [section]


def test_what_names_a_dimension_stands_on_its_page_and_nowhere_else() -> None:
    text = """dimensions: [{key: living, name: Hidup}, {key: economy, name: Usaha}]
flagships: [{id: a, title: Umum}, {id: b, title: Hidup, dimension: living}]
figures: [{measure: Umum}, {measure: Hidup, dimension: living}]
trainings: [{subject: Umum, state: held}, {subject: Hidup, state: held, dimension: living}]
target_groups: [{name: Umum}, {name: Hidup, dimension: living}]
statements: [{kind: goal, text: Umum}, {kind: goal, text: Hidup, dimension: living}]
"""
    build = a_build_context({CONTOH: FOLLOWING + text})
    whole = {"": {"Flagship", "Statement"}, "fakta/": {"Figure", "Training", "TargetGroup"}}
    own = {
        "dimensi/living/": {"Flagship", "Statement", "Figure", "Training", "TargetGroup"},
        "dimensi/economy/": set(),
    }
    kinds = {"Flagship", "Figure", "Training", "TargetGroup", "Statement"}
    for wanted, pages in (("Umum", whole), ("Hidup", own)):
        for address, expected in pages.items():
            shown = [
                (card.record_kind, card.headline)
                for section in sections_of(a_view(build, PROFILE + address))
                for card in section.cards
                if card.record_kind in kinds
            ]
            assert sorted(shown) == sorted((kind, wanted) for kind in expected)


def test_every_record_of_a_region_stands_on_some_page() -> None:
    text = """dimensions: [{key: living, name: Hidup}]
stakeholders: [{name: Umum, kind: community}, {name: Hidup, kind: community, dimension: living}]
statements: [{kind: next_step, text: Umum}, {kind: next_step, text: Hidup, dimension: living}]
flags: [{kind: unclear, note: Ragu.}]
evaluations: [{year: 2024}]
facilities: [{id: a, name: Gedung}]
assessments: [{summary: Dinilai.}]
"""
    build = a_build_context({CONTOH: FOLLOWING + text})
    shown = [
        (card.record_kind, str(card.headline))
        for address in addresses_of(build)
        if address.startswith(PROFILE)
        for section in sections_of(a_view(build, address))
        for card in section.cards
    ]
    for wanted in (
        ("Stakeholder", "Umum"),
        ("Stakeholder", "Hidup"),
        ("Statement", "Umum"),
        ("Statement", "Hidup"),
        ("RegionFlag", "Ragu."),
        ("Evaluation", "2024"),
        ("Facility", "Gedung"),
        ("Assessment", "Dinilai."),
    ):
        assert shown.count(wanted) == 1, wanted


def test_a_dimension_without_a_quick_win_says_so() -> None:
    build = a_build_context({CONTOH: f"{FOLLOWING}dimensions: [{{key: living, name: Hidup}}]\n"})
    assert a_view(build, f"{PROFILE}dimensi/living/").absent == "quick win"


def test_a_dimension_leads_to_the_same_dimension_elsewhere() -> None:
    build = a_build_context({CONTOH: f"{FOLLOWING}dimensions: [{{key: living, name: Hidup}}]\n"})
    (link,) = a_section(a_view(build, f"{PROFILE}dimensi/living/"), "daerah-lain").links
    assert link.href == "../../../../dimensi/national-six/living/"


COHORTS = """name: Gerakan
universe: {value: 514, sources: [daftar-kode]}
cohorts: [{year: 2022, chosen: 50, sources: [berita]}, {year: 2023, chosen: 5, sources: [berita]}]
"""
NATIONAL_SOURCES = """sources:
  - {id: daftar-kode, title: Daftar, grade: official_document}
  - {id: berita, title: Berita nasional, grade: press}
"""


def test_a_cohort_is_shown_to_a_region_that_is_in_it_with_the_nation_s_own_source() -> None:
    text = f"{REAL}participations: [{{summary: Ikut., cohort: 2022, sources: [kabar]}}]\n"
    own = "sources: [{id: kabar, title: Berita daerah, grade: press}]\n"
    files = {MISAL: text + own, PROGRAMME: COHORTS, "_national/sources.yml": NATIONAL_SOURCES}
    view = a_view(a_build_context(files), "daerah/kota-misal/")
    cards = {card.anchor: card for card in a_section(view, "keikutsertaan").cards}
    assert set(cards) == {"keikutsertaan-1", "angkatan-2022"}
    assert cards["keikutsertaan-1"].source_ids == ("kota-misal/kabar",)
    assert cards["angkatan-2022"].source_ids == ("berita",)
    titles = {source.number: source.title for source in view.cited}
    assert titles[cards["keikutsertaan-1"].marks[0].number] == "Berita daerah"
    assert titles[cards["angkatan-2022"].marks[0].number] == "Berita nasional"


def test_an_invented_region_is_in_no_cohort_of_the_nation() -> None:
    build = a_build_context(
        {CONTOH: f"{FICTIONAL}participations: [{{summary: Ikut., cohort: 2022}}]\n"}
    )
    cards = a_section(a_view(build, PROFILE), "keikutsertaan").cards
    assert [card.anchor for card in cards] == ["keikutsertaan-1"]


def test_the_head_of_a_profile_says_who_the_region_is_and_what_no_source_says() -> None:
    text = f"""{REAL}brand:
  name: Misal Pintar
  sources: [daftar-kode]
  taglines: [{{text: Maju <bersama>}}]
participations: [{{summary: Ikut., cohort: 2022, sources: [daftar-kode]}}]
"""
    glance = a_section(
        a_view(a_build_context({MISAL: text}), "daerah/kota-misal/"), "sekilas"
    ).glance
    assert glance is not None
    assert glance.brand is not None
    assert glance.brand.name is not None
    assert glance.brand.name.text == "Misal Pintar"
    assert [(line.text, len(line.marks)) for line in glance.brand.taglines] == [
        ("Maju &lt;bersama&gt;", 1)
    ]
    assert [(fact.label, fact.value, len(fact.marks)) for fact in glance.facts] == [
        ("Jenis daerah", "Kota", 1),
        ("Provinsi", None, 0),
        ("Angkatan", "2022", 1),
        ("Kerangka dimensi", None, 0),
        ("Kode wilayah", "33.99", 1),
    ]
    assert [link.href for link in glance.links] == ["../../bandingkan/?daerah=kota-misal"]


def test_a_profile_tells_of_the_plan_before_it_lists_what_is_missing() -> None:
    text = (
        "dimensions: [{key: living, name: Hidup}]\nvision: {text: Maju.}\n"
        "flagships: [{id: pasar, title: Pasar}]\n"
    )
    build = a_build_context({CONTOH: FOLLOWING + text, LAYANAN: "fictional: ya\nstate: planned\n"})
    anchors = [section.anchor for section in sections_of(a_view(build, PROFILE))]
    assert anchors[:6] == [
        "quick-win",
        "dimensi",
        "visi",
        "program-unggulan",
        "sekilas",
        "kelengkapan",
    ]


def test_dimensions_are_cards_in_the_order_of_the_plan_with_the_names_of_their_source() -> None:
    text = """dimensions:
  - {key: society, name: Masyarakat Cerdas, as_printed: Sosiety, objectives: [{text: A}, {text: B}]}
  - {key: economy, name: Smart Economy, number: 7, gloss: ekonomi cerdas}
"""
    quick_win = (
        "fictional: ya\ntitle: Kelas\ndimension: society\nstate: running\n"
        "promised_on: '2019'\ndue: '2020'\n"
    )
    build = a_build_context({CONTOH: FOLLOWING + text, LAYANAN: quick_win})
    society, economy = a_section(a_view(build, PROFILE), "dimensi").dimensions
    assert (society.number, society.link.label, society.link.href) == (
        "1",
        "Masyarakat Cerdas",
        "dimensi/society/",
    )
    assert society.other_names == ("Nama di kerangka: Smart Society",)
    assert society.content == "2 sasaran"
    assert [(promise.link.label, promise.state) for promise in society.promises] == [
        ("Kelas", "Terlambat")
    ]
    assert (economy.number, economy.other_names, economy.content, economy.promises) == (
        "7",
        (),
        None,
        (),
    )


def test_the_profile_names_the_promises_that_matter_now_and_leads_to_all() -> None:
    states = {
        "a": "done\ndone_on: '2025-02'",
        "b": "running\ndue: '2027'",
        "c": "planned",
        "d": "running\ndue: '2020'",
        "e": "stopped\ndue: '2026'",
        "f": "unknown\ndue: '2026-12'",
    }
    promised = "fictional: ya\npromised_on: '2019'\n"
    files = {
        f"kabupaten-contoh/quick-wins/{name}.yml": f"{promised}title: {name}\nstate: {state}\n"
        for name, state in states.items()
    }
    section = a_section(a_view(a_build_context({CONTOH: FICTIONAL, **files}), PROFILE), "quick-win")
    assert [(promise.link.label, promise.state, promise.clock) for promise in section.promises] == [
        ("d", "Terlambat", "Target: 2020"),
        ("f", "Tidak diketahui", "Target: Desember 2026"),
        ("b", "Berjalan", "Target: 2027"),
        ("c", "Direncanakan", "Target belum dipublikasikan"),
        ("a", "Selesai", "Selesai Februari 2025"),
    ]
    assert [(link.label, link.href) for link in section.links] == [
        ("Semua quick win (6)", "quick-win/")
    ]


def test_the_latest_evaluation_stands_before_the_number_of_the_others() -> None:
    text = "evaluations: [{year: 2023}, {year: 2025}, {year: 2024}]\n"
    view = a_view(a_build_context({CONTOH: FOLLOWING + text}), f"{PROFILE}fakta/")
    blocks = [
        block
        for block in a_section(view, "evaluasi").section.blocks
        if isinstance(block, RecordCards)
    ]
    assert [[card.summary for card in block.cards] for block in blocks] == [
        ["2025"],
        ["2023", "2024"],
    ]
    assert isinstance(blocks[1], CardsBehind)
    assert blocks[1].summary == "Tahun lainnya (2)"


HELD = {
    "fakta/": (
        "statements: [{kind: principle, text: A.}, {kind: pride, text: B.}]\n",
        "Tentang kota cerdas di Kabupaten Contoh: pernyataan.",
    ),
    "kabar/": (
        "events: [{id: a, title: A, state: held}]\n",
        "Yang terjadi di Kabupaten Contoh: acara yang disebutkan dalam sumber.",
    ),
    "kelembagaan/": (
        "posts: [{title: Bupati, tenure: current, seen_on: 2024}]\nmentors: [{institution: ITB}]\n",
        ("Tentang yang mengurus kota cerdas di Kabupaten Contoh: pejabat dan pendamping."),
    ),
    "desa-cerdas/": (
        "village_programme: {summary: Ada.}\n",
        "Desa dan kelurahan cerdas di Kabupaten Contoh: programnya.",
    ),
}


def test_the_first_words_of_a_page_promise_what_the_page_holds_and_nothing_else() -> None:
    def judge(row: tuple[str, tuple[str, str]]) -> None:
        page, (text, told) = row
        view = a_view(a_build_context({CONTOH: FICTIONAL + text}), PROFILE + page)
        assert told.removesuffix(".") in view.description
        if page != "desa-cerdas/":
            assert isinstance(view.lead, Markup)
            assert view.lead.striptags() == told

    judge_rows(HELD.items(), judge, name=str)


def test_a_page_whose_records_stand_elsewhere_says_that_nothing_is_published() -> None:
    text = (
        "dimensions: [{key: living, name: Hidup}]\n"
        "stakeholders: [{name: Warga, kind: community, dimension: living}]\n"
    )
    view = a_view(a_build_context({CONTOH: FOLLOWING + text}), f"{PROFILE}kelembagaan/")
    assert str(view.lead).endswith("di Kabupaten Contoh&#58; belum dipublikasikan.")
