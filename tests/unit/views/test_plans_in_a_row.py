"""Plans in a row, programmes as a table, offices, legal basis and goals, on one invented region."""

from functools import cache

import pytest

from generator.context import BuildContext
from generator.link.duties import Role
from generator.link.page_addresses import below_profile
from generator.messages import load_catalogue
from generator.pages.render import Renderer
from generator.views.components.ledger import Ledger
from generator.views.components.pill import pill
from generator.views.facets import find_facets
from generator.views.page import PageView
from generator.views.records.folded_tables import FoldedTable
from generator.views.statements import find_statements
from tests.builders import CONTOH, FICTIONAL
from tests.contexts import (
    Staged,
    a_build_context,
    a_region,
    a_section,
    a_view,
    page_html,
    sections_of,
    view_pages,
)

PROFILE = "daerah/kabupaten-contoh/"
NUMBERS = range(60, 0, -1)
PROGRAMMES = "\n".join(
    f'          - {{id: p{number}, number: "1.{number}", title: Program {number}, '
    f"offices: [dinkes], period: {{start: 2024, end: 2026}}, "
    f"state: {'running' if number % 5 else 'done'}, sdgs: [11]"
    f"{', subdimension: tanggul' if number % 2 else ''}{', goals: [aman]' if number == 1 else ''}}}"
    for number in NUMBERS
)
REGION = f"""fictional: ya
identity: {{type: kabupaten, name: Contoh}}
reference: {{code: "99.01"}}
plans:
  - id: rencana-2019
    period: {{start: 2019, end: 2023}}
    framework: {{framework: national-six}}
    documents: [buku-lama]
    vision: {{text: Maju dulu}}
    dimensions:
      - key: living
        name: Hidup Nyaman
        programmes: [{{title: Klinik keliling, offices: [dinkes]}}]
    work_programme:
      summary: Kerja
      years: [{{year: 2020, items: [{{title: Beli mobil, offices: [dinkes]}}]}}]
  - id: rencana-2024
    title: Rencana Induk 2024
    period: {{start: 2024, end: 2028}}
    framework: {{own: ya, word: pilar, beside: [national-six]}}
    documents: [buku-baru]
    dimensions:
      - key: pesisir
        name: Pesisir Cerdas
        counterparts: [national-six/environment]
        subdimensions: [{{key: tanggul, name: Tanggul}}]
        objectives: [{{text: Pantai aman, goals: [warga]}}]
        programmes:
{PROGRAMMES}
  - id: rencana-2029
    state: drafting
    period: {{start: 2029, end: 2033}}
    vision: {{text: Maju nanti}}
goals:
  - {{id: warga, number: "1", kind: goal, text: Warga aman}}
  - {{id: aman, number: "1.1", kind: aim, text: Banjir turun, parent: warga}}
documents:
  - {{id: buku-lama, title: Buku lama, kind: masterplan, state: exists}}
  - {{id: buku-baru, title: Buku baru, kind: masterplan, state: exists}}
  - {{id: perbup-1, title: Perbup 1, kind: regulation, state: exists, force: revoked}}
  - {{id: perbup-2, title: Perbup 2, kind: regulation, state: exists, revokes: [perbup-1]}}
bodies: [{{id: dewan, kind: council, state: formed, decree: perbup-2}}]
offices:
  - id: dinkes
    name: Dinas Kesehatan
    short_name: Dinkes
    kind: agency
    contact:
      address: Jalan Mawar Nomor 1, Contohjaya
      telephone: (0599) 412345
      email: dinkes@contohkab.example
  - id: kantor-data
    name: Kantor Data
    kind: agency
    ended: 2020
    successors: [dinkes]
    former_names: [{{name: Kantor Arsip, until: 2015}}]
  - {{id: sepi, name: Dinas Sepi, kind: agency}}
evaluations:
  - year: 2025
    score: 3.1
    findings:
      - {{kind: strength, text: Rajin}}
      - kind: recommendation
        text: Tambah tanggul
        response: Sudah ditambah
        response_state: done
        offices: [dinkes]
      - {{kind: recommendation, text: Tambah petugas}}
facilities:
  - {{id: lapor, name: Aplikasi Lapor, kind: service, since: 2018}}
  - {{id: kios, name: Kios Data, since: 2015, until: 2020}}
"""
PROMISES = {
    "lama-selesai": "title: Lama selesai\nplan: rencana-2019\ndimension: living\nstate: done\n"
    "done_on: 2022\ndue: 2022\nevidence: [{text: Ada}]\noffices: [dinkes]\n",
    "lama-luput": "title: Lama luput\nplan: rencana-2019\ndimension: living\nstate: running\n"
    "due: 2022\noffices: [kantor-data]\n",
    "baru": "title: Baru\nplan: rencana-2024\ndimension: pesisir\nstate: running\ndue: 2025\n"
    "supporting_offices: [dinkes]\nsdgs: [3]\ngoals: [aman]\n",
    "nanti": "title: Nanti\nplan: rencana-2029\nstate: planned\npromised_on: 2026-01\n",
}
FILES = {
    CONTOH: REGION,
    **{
        f"kabupaten-contoh/quick-wins/{name}.yml": f"fictional: ya\n{text}"
        for name, text in PROMISES.items()
    },
}


@cache
def the_build() -> Staged:
    """Return the build context of the region; its data has neither errors nor warnings."""
    build = a_build_context(FILES)
    assert build.loaded.report.diagnostics == ()
    return build


@cache
def pages() -> dict[str, PageView]:
    """Return the views of the region's pages by the address below its profile."""
    return {
        view.address.removeprefix(PROFILE): view
        for view in view_pages(the_build())
        if view.address.startswith(PROFILE)
    }


def rows_of(address: str, anchor: str) -> list[tuple[str, ...]]:
    """Return the cells of the table in a section as plain text."""
    table = a_section(pages()[address], anchor).table
    assert table is not None
    return [tuple(str(getattr(cell, "label", cell)) for cell in row.cells) for row in table.rows]


def folded_in(address: str, anchor: str) -> FoldedTable:
    """Return the folded table of a section."""
    table = a_section(pages()[address], anchor).find(FoldedTable)
    assert table is not None
    return table


def text_of(address: str) -> str:
    """Return a page as a reader sees it."""
    text = Renderer(the_build().catalogue).render(pages()[address]).text
    body = page_html(text).body
    assert body is not None
    return " ".join(body.text(separator=" ").split())


def test_every_plan_is_on_the_profile_and_the_others_have_pages() -> None:
    assert rows_of("", "semua-rencana") == [
        (
            "Rencana 2019 – 2023",
            "2019 – 2023",
            "Lampau",
            "1 dari 2 janji selesai, 1 tidak dilaporkan selesai",
        ),
        ("Rencana Induk 2024", "2024 – 2028", "Berlaku", "0 dari 1 janji selesai, 1 terlambat"),
        ("Rencana 2029 – 2033", "2029 – 2033", "Sedang disusun", "Belum ada janji"),
    ]
    made = {address for address in pages() if address.startswith(("rencana/", "perangkat/"))}
    assert made == {
        "rencana/rencana-2019/",
        "rencana/rencana-2029/",
        "perangkat/dinkes/",
        "perangkat/dinkes/2/",
        "perangkat/kantor-data/",
    }
    assert made <= set(below_profile(a_region(the_build())))


def test_a_former_plan_is_whole_and_is_not_judged_by_today() -> None:
    view = pages()["rencana/rencana-2019/"]
    anchors = [section.anchor for section in sections_of(view)]
    assert anchors == [
        "kepala-rencana",
        "visi",
        "dimensi",
        "isi-living",
        "program-kerja",
        "quick-win",
        "dokumen-rencana",
    ]
    assert "sampai 2023" in str(view.lead)
    text = text_of("rencana/rencana-2019/")
    assert "Status dihitung" not in text
    assert "Terlambat" not in text
    assert "Baru" not in text.replace("Buku baru", "")
    promise = pages()["quick-win/lama-luput/"]
    assert (
        promise.opening[0].sentence
        == "Tidak dilaporkan selesai sampai rencananya tidak berlaku lagi. Targetnya 2022."
    )
    # Links to the dimension of a former plan lead to the plan's own page.
    assert (
        "../../rencana/rencana-2019/#dimensi-living"
        in Renderer(the_build().catalogue).render(promise).text
    )


def test_the_list_of_promises_keeps_the_plans_apart() -> None:
    sections = {section.anchor: section.title for section in sections_of(pages()["quick-win/"])}
    assert sections["rencana-rencana-2019"] == "Rencana 2019 – 2023"
    (section,) = (item for item in sections_of(pages()["quick-win/"]) if item.anchor == "quick-win")
    ledger = section.find(Ledger)
    assert ledger is not None
    assert [row.promise.link.label for row in ledger.rows] == ["Baru"]


def test_sixty_programmes_are_two_folded_groups_in_the_order_of_their_numbers() -> None:
    table = folded_in("dimensi/pesisir/", "tentang")
    assert [(group.title, group.is_open) for group in table.groups] == [
        ("Tanggul (30, 6 selesai)", False),
        ("Program lain (30, 6 selesai)", False),
    ]
    assert [row.number for row in table.groups[0].rows[:3]] == ["1.1", "1.3", "1.5"]
    # The anchor follows the place in the file, so that a new number breaks no link.
    assert table.cards[0].anchor == f"tentang-dimensi.programmes.{len(NUMBERS)}"
    assert table.groups[0].rows[0].cells[1:] == (
        "2024 – 2026",
        "",
        pill("running", "Berjalan"),
    )
    found = find_statements([pages()["dimensi/pesisir/"]])
    assert sum(statement.record_kind == "WorkPackage" for statement in found) == len(NUMBERS)
    assert "12 dari 60 program selesai." in text_of("dimensi/pesisir/")


def test_an_office_shows_what_it_owes_late_duties_first() -> None:
    owed = folded_in("perangkat/dinkes/", "tugas-penanggung-jawab")
    assert [group.title for group in owed.groups] == [
        "Berjalan (48)",
        "Tanpa status (2)",
        "Selesai (14)",
    ]
    supported = folded_in("perangkat/dinkes/2/", "tugas-pendukung")
    assert [group.title for group in supported.groups] == ["Terlambat (1)"]
    text = text_of("perangkat/dinkes/")
    assert "65 tugas di Kabupaten Contoh; 1 di antaranya terlambat" in text
    assert "(0599) 412345" in text
    assert "sudah tidak ada" in text_of("perangkat/kantor-data/")
    duties = a_region(the_build()).duties
    assert {role: sum(duty.role is role for duty in duties["dinkes"]) for role in Role} == {
        Role.LEADING: 64,
        Role.SUPPORTING: 1,
    }


@pytest.mark.parametrize("late", [0, 3, 9])
def test_no_office_with_a_late_duty_stands_behind_the_number_of_the_others(late: int) -> None:
    """Law: whatever is late is seen at once, however long the list, and wherever it is written."""
    numbers = range(10)
    offices = ", ".join(
        f"{{id: dinas-{number}, name: Dinas {number}, kind: agency}}" for number in numbers
    )
    files = {CONTOH: f"{FICTIONAL}offices: [{offices}]\n"}
    is_late = [number >= 10 - late for number in numbers]
    for number in numbers:
        files[f"kabupaten-contoh/quick-wins/janji-{number}.yml"] = (
            f"fictional: ya\ntitle: Janji {number}\npromised_on: '2019'\nstate: running\n"
            f"due: '{2020 if is_late[number] else 2040}'\noffices: [dinas-{number}]\n"
        )
    view = a_view(a_build_context(files), f"{PROFILE}kelembagaan/")
    table = a_section(view, "perangkat-daerah").find(FoldedTable)
    assert table is not None
    first, behind = table.groups
    assert (behind.title, behind.is_open) == (f"Perangkat daerah lain ({10 - max(late, 5)})", False)
    told = [["late" in str(row.cells[-1]) for row in group.rows] for group in (first, behind)]
    assert told == [
        [True] * late + [False] * max(5 - late, 0),
        [False] * (10 - max(late, 5)),
    ]


def test_what_names_no_office_is_listed_with_the_institutions() -> None:
    section = a_section(pages()["kelembagaan/"], "belum-ada-penanggung-jawab")
    assert section.intro == (
        "1 dari 1 quick win belum menyebut penanggung jawabnya&#58; "
        '<a href="../quick-win/baru/">Baru</a>.'
    )
    offices = a_section(pages()["kelembagaan/"], "perangkat-daerah")
    assert [card.summary for card in offices.cards] == ["Dinas Sepi"]


def test_the_legal_basis_stands_apart_with_ties_both_ways() -> None:
    cards = a_section(pages()["dokumen/"], "peraturan").cards
    fields = {
        card.summary: {field.label: field.value.striptags() for field in card.fields if field.value}
        for card in cards
    }
    assert fields["Perbup 1"]["Dicabut oleh"] == "Perbup 2"
    assert fields["Perbup 2"]["Membentuk"] == "Dewan"
    assert [card.summary for card in a_section(pages()["dokumen/"], "dokumen").cards] == [
        "Buku lama",
        "Buku baru",
    ]


def test_findings_goals_and_services_are_told_in_short_rows() -> None:
    assert "1 dari 2 rekomendasi selesai dijalankan" in text_of("fakta/")
    goals = folded_in("tujuan/", "tujuan-daerah")
    served = [str(row.cells[1]) for group in goals.groups for row in group.rows]
    assert served[0] == "Pantai aman"
    assert "#tentang-dimensi.programmes.60" in served[1]
    sdgs = folded_in("tujuan/", "tujuan-global")
    assert [(row.number, row.name) for row in sdgs.groups[0].rows] == [
        ("3", "Kehidupan Sehat dan Sejahtera"),
        ("11", "Kota dan Permukiman yang Berkelanjutan"),
    ]
    ended = a_section(pages()["fakta/"], "fasilitas-lama").cards
    assert [card.summary for card in ended] == ["Kios Data"]


def test_a_plan_of_its_own_dimensions_is_found_beside_the_national_ones() -> None:
    (view,) = [
        view for view in view_pages(the_build()) if view.address == f"{PROFILE}dimensi/pesisir/"
    ]
    text = Renderer(the_build().catalogue).render(view).text
    assert "../../../../dimensi/national-six/environment/" in text
    facts = the_build().site.by_slug["kabupaten-contoh"]
    assert facts.framework_name == "pilar milik rencana ini sendiri"
    assert facts.dimensions[0].counterparts == ("national-six/environment",)


def test_plans_and_offices_have_kinds_in_the_search() -> None:
    region = a_region(the_build())
    plan = find_facets(f"{PROFILE}rencana/rencana-2019/", the_build(), region)
    office = find_facets(f"{PROFILE}perangkat/dinkes/", the_build(), region)
    assert (plan.kind, plan.years, office.kind) == ("Rencana", (2019, 2023), "Perangkat daerah")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_site_may_have_its_own_words_for_states(language: str) -> None:
    catalogue = load_catalogue(language).with_status_words((("late", "Lewat tenggat"),))
    words = [catalogue.word(f"enum.{name}.late") for name in ("ShownState",)]
    assert words == ["Lewat tenggat"]
    context = BuildContext(the_build().settings, catalogue, the_build().site, {})
    states = {
        facet.state
        for facet in [find_facets(f"{PROFILE}quick-win/baru/", context, a_region(the_build()))]
    }
    assert states == {"Lewat tenggat"}
