"""Dimensions across regions: whose plan has one, and what other frameworks have in its place."""

from generator.context import BuildContext
from generator.views.across.crosswalk_grid import CrosswalkGrid, GridItem
from generator.views.tables import Link, Row, SummaryTable, Table
from tests.builders import CONTOH, FOLLOWING, MISAL, REAL
from tests.contexts import (
    SeenSection,
    a_build_context,
    a_section,
    a_view,
    addresses_of,
    sections_of,
)

PILLARS = """name: Enam pilar
subject: plan
sources: [daftar-kode]
items: [{key: people, name: Smart People}, {key: living, name: Smart Living}]
crossings:
  - item: people
    other_framework: national-six
    other_item: society
    closeness: near
    note: Bidang yang mirip saja.
  - {item: living, other_framework: national-six, note: Tidak ada padanannya.}
  - {item: people, other_framework: kampung, other_item: energy, closeness: part_of}
"""
VILLAGE = """name: Kampung
subject: village
sources: [daftar-kode]
items: [{key: energy, name: Energi, meaning: Hemat.}]
crossings:
  - {item: energy, other_framework: pillars, other_item: people, closeness: near, note: Mirip.}
"""
PLAN = """dimensions:
  - {key: living, name: Hidup, objectives: [{text: a}, {text: b}], sources: [daftar-kode]}
"""
FILES = {
    "_national/frameworks/pillars.yml": PILLARS,
    "_national/frameworks/kampung.yml": VILLAGE,
    MISAL: f"{REAL}framework: {{framework: national-six, sources: [daftar-kode]}}\n{PLAN}",
    CONTOH: f"{FOLLOWING}dimensions:\n"
    "  - {key: living, name: Rekaan}\n  - {key: society, name: Rekaan}\n",
}


def rows(table: Table | None) -> tuple[Row, ...]:
    assert table is not None
    return table.rows


def test_every_item_of_a_framework_of_plans_has_a_page_and_those_of_villages_have_none() -> None:
    made = [
        address
        for address in addresses_of(a_build_context(FILES))
        if address.startswith("dimensi/")
    ]
    six = ("governance", "branding", "economy", "living", "society", "environment")
    assert sorted(made) == sorted(
        [
            "dimensi/",
            *(f"dimensi/national-six/{key}/" for key in six),
            "dimensi/pillars/people/",
            "dimensi/pillars/living/",
        ]
    )


def test_only_real_plans_that_follow_the_framework_are_listed_and_counted() -> None:
    build = a_build_context(FILES)
    (row,) = rows(a_section(a_view(build, "dimensi/national-six/living/"), "rencana").table)
    link, printed, objectives = row.cells
    assert isinstance(link, Link)
    assert (link.label, link.href) == ("Kota Misal", "../../../daerah/kota-misal/dimensi/living/")
    assert (printed, objectives) == ("Hidup", "2")
    for address in ("dimensi/national-six/society/", "dimensi/pillars/living/"):
        assert a_section(a_view(build, address), "rencana").missing, address
    counts = {name: item.plans for name, item in first_column(build).items()}
    assert counts["Smart Living"] == "dipakai 1 daerah"
    assert counts["Smart Society"] == "dipakai 0 daerah"


def test_the_crosswalk_shows_what_is_near_and_what_has_no_counterpart() -> None:
    build = a_build_context(FILES)
    people, kampung = rows(a_section(a_view(build, "dimensi/pillars/people/"), "padanan").table)
    assert people.cells == (
        "Enam dimensi nasional",
        Link("Smart Society", people.cells[1].href),  # type: ignore[union-attr]
        "Bidang yang mirip",
        "Bidang yang mirip saja.",
        "–",
    )
    assert kampung.cells[:4] == ("Kampung", "Energi", "Bagian dari", "–")
    (living,) = rows(a_section(a_view(build, "dimensi/pillars/living/"), "padanan").table)
    assert living.cells[1:4] == ("tidak ada", "–", "Tidak ada padanannya.")


def test_an_item_without_a_crosswalk_says_so() -> None:
    assert a_section(
        a_view(a_build_context(FILES), "dimensi/national-six/living/"), "padanan"
    ).missing


def test_a_framework_of_villages_shows_its_items_and_its_crosswalk_in_full() -> None:
    section = a_section(a_view(a_build_context(FILES), "dimensi/"), "padanan-desa")
    [[[item]]] = the_grid(section).rows
    assert (item.name, item.about) == ("Energi", "Hemat.")
    (card,) = section.cards
    assert [inner.headline for group in card.groups for inner in group.cards] == ["Energi"]
    (row,) = rows(folded(section))
    heading, framework, counterpart, closeness, note = row.cells
    assert isinstance(counterpart, Link)
    assert (heading, framework, counterpart.label, closeness, note) == (
        "Energi (Kampung)",
        "Enam pilar",
        "Smart People",
        "Bidang yang mirip",
        "Mirip.",
    )


def test_no_two_tables_of_a_page_have_the_same_caption() -> None:
    second = {"_national/frameworks/nelayan.yml": VILLAGE.replace("name: Kampung", "name: Nelayan")}
    sections = sections_of(a_view(a_build_context(FILES | second), "dimensi/"))
    captions = [
        caption
        for section in sections
        for caption in (the_grid(section).caption, folded(section).caption)
    ]
    assert len(captions) == 4
    assert len(set(captions)) == 4


def test_frameworks_of_plans_stand_side_by_side_in_the_first_section() -> None:
    first, second = sections_of(a_view(a_build_context(FILES), "dimensi/"))
    assert (first.anchor, second.anchor) == ("padanan", "padanan-desa")
    grid = the_grid(first)
    assert [anchor for anchor, _ in grid.head] == ["national-six", "pillars"]
    names = [tuple(tuple(name_of(item) for item in cell) for cell in row) for row in grid.rows]
    # What is near shares a row, from whichever side it is stated; what has no counterpart has none.
    assert (("Smart Society",), ("Smart People",)) in names
    assert ((), ("Smart Living",)) in names
    assert (("Smart Living",), ()) in names
    # The sixth and last of the national list, and the one pillar without counterpart.
    assert len(names) == 7
    pairs = [
        tuple(getattr(cell, "label", cell) for cell in row.cells) for row in rows(folded(first))
    ]
    assert len(pairs) == len({frozenset(pair[:3]) for pair in pairs})


def test_a_part_begins_a_row_and_names_the_whole() -> None:
    part = PILLARS.replace("closeness: near", "closeness: part_of")
    build = a_build_context(FILES | {"_national/frameworks/pillars.yml": part})
    grid = the_grid(a_section(a_view(build, "dimensi/"), "padanan"))
    ((whole,), (item,)) = next(
        row for row in grid.rows if row[1] and name_of(row[1][0]) == "Smart People"
    )
    assert (name_of(whole), whole.closeness) == ("Smart Society", "mencakupnya sebagai satu bagian")
    assert (whole.about, whole.plans) == ("", "")
    assert item.closeness == ""


def the_grid(section: SeenSection) -> CrosswalkGrid:
    grid = section.find(CrosswalkGrid)
    assert grid is not None
    return grid


def folded(section: SeenSection) -> Table:
    block = section.find(SummaryTable)
    assert block is not None
    return block.table


def name_of(item: GridItem) -> str:
    return item.name if isinstance(item.name, str) else item.name.label


def first_column(build: BuildContext) -> dict[str, GridItem]:
    grid = the_grid(a_section(a_view(build, "dimensi/"), "padanan"))
    return {name_of(item): item for row in grid.rows for item in row[0]}


def test_a_plan_with_dimensions_of_its_own_stands_beside_their_counterparts() -> None:
    own = (
        "framework: {own: ya, word: pilar, sources: [daftar-kode]}\n"
        "dimensions:\n"
        "  - {key: pesisir, name: Pesisir Cerdas, counterparts: [national-six/environment], "
        "sources: [daftar-kode]}\n"
    )
    build = a_build_context({MISAL: REAL + own})
    table = a_section(a_view(build, "dimensi/national-six/environment/"), "rencana").table
    assert table is not None
    [row] = table.rows
    assert row.cells[1] == "Pesisir Cerdas"


def test_a_dimension_of_a_plan_leads_to_the_one_before_and_the_one_behind() -> None:
    build = a_build_context(FILES)
    folder = "daerah/kabupaten-contoh/dimensi/"
    ways = [a_view(build, f"{folder}{key}/").neighbours for key in ("living", "society")]
    assert [[link.href for link in way] for way in ways] == [["../society/"], ["../living/"]]
