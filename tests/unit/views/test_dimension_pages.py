"""Dimensions across regions: whose plan has one, and what other frameworks have in its place."""

from generator.views.tables import Link, Row, Table
from tests.builders import CONTOH, FOLLOWING, MISAL, REAL
from tests.contexts import a_build_context, a_section, a_view, addresses_of, sections_of

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
    counts = {
        row.cells[0].label: row.cells[2]
        for row in rows(a_section(a_view(build, "dimensi/"), "national-six").table)
        if isinstance(row.cells[0], Link)
    }
    assert counts["Smart Living"] == "1 daerah"
    assert counts["Smart Society"] == "0 daerah"


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
    section = a_section(a_view(a_build_context(FILES), "dimensi/"), "kampung")
    (card,) = section.cards
    assert [inner.headline for group in card.groups for inner in group.cards] == ["Energi"]
    assert [str(detail.value) for inner in card.groups[0].cards for detail in inner.fields][
        -1
    ] == "Hemat."
    (row,) = rows(section.table)
    heading, framework, item, closeness, note = row.cells
    assert isinstance(item, Link)
    assert (heading, framework, item.label, closeness, note) == (
        "Energi",
        "Enam pilar",
        "Smart People",
        "Bidang yang mirip",
        "Mirip.",
    )


def test_no_two_tables_of_a_page_have_the_same_caption() -> None:
    second = {"_national/frameworks/nelayan.yml": VILLAGE.replace("name: Kampung", "name: Nelayan")}
    sections = sections_of(a_view(a_build_context(FILES | second), "dimensi/"))
    captions = [section.table.caption for section in sections if section.table is not None]
    assert len(captions) == 5
    assert len(set(captions)) == 5


def test_frameworks_of_plans_come_first_with_the_crosswalk_between_them() -> None:
    sections = sections_of(a_view(a_build_context(FILES), "dimensi/"))
    anchors = [section.anchor for section in sections]
    assert anchors.index("padanan") == 2
    assert anchors[3:] == ["kampung"]
    (crosswalk,) = [section.table for section in sections if section.anchor == "padanan"]
    pairs = [
        tuple(getattr(cell, "label", cell) for cell in row.cells) for row in rows_of(crosswalk)
    ]
    assert len(pairs) == len({frozenset(pair[:3]) for pair in pairs})


def rows_of(table: Table | None) -> tuple[Row, ...]:
    return () if table is None else table.rows


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
