"""A workbook made without a sibling: its rows find their record, and no unreleased text is told."""

from dataclasses import dataclass

from generator.build.data_folder import DataFolder
from generator.messages import load_catalogue
from generator.patch.edits import plain
from generator.source.nodes import MappingNode
from generator.source.yaml_tree import parse_yaml
from generator.workbook.contents import Scope, contents_of
from generator.workbook.exporting import exported_rows, released_rows
from generator.workbook.importing import Import
from generator.workbook.judgement import with_contents
from generator.workbook.opened import OpenedWorkbook
from generator.workbook.opening import open_workbook
from generator.workbook.telling import told_changes, told_fault, told_question
from generator.workbook.writing import written
from tests.rows import judge_rows
from tests.workbooks import REMBANG, Pages, cell_of, changed, data, imported

WORDS = load_catalogue("id")
LIVING = f"regions/{REMBANG}/quick-wins/living.yml"
HEAD = "state: unknown\nsources: [rembang-bimtek-2022]\nmilestones:\n"
ONE = "  - title: Satu\n    flags:\n      - {kind: unclear, note: Ragu}\n"
TWO = "  - title: Dua\n"
HELD = "  - title: RAHASIA\n    flags:\n      - {kind: unclear, note: RAHASIA}\n"
PARENT = "Quick win living > Langkah no. 1"


def folder(*milestones: str) -> DataFolder:
    return with_contents(data(), {LIVING: (HEAD + "".join(milestones)).encode()})


def of_site(*milestones: str) -> OpenedWorkbook:
    """Return the workbook that the site publishes."""
    found = folder(*milestones)
    shown = released_rows(found, REMBANG, exported_rows(found, REMBANG, WORDS), WORDS)
    contents = contents_of(REMBANG, shown.rows, shown.names, WORDS, scope=Scope.PUBLISHED)
    return open_workbook("buku.xlsx", written(contents, WORDS))


def texts(read: Import) -> str:
    """Return every word of an import, and of the copy with questions."""
    told = [
        *told_changes(read.merged, read.cells, WORDS),
        *(told_question(question, WORDS) for question in read.merged.questions),
        *(told_fault(read.name, fault, WORDS) for fault in read.merged.faults),
    ]
    copy = open_workbook("buku.xlsx", written(read.asking({}), WORDS))
    cells = (str(cell.value) for grid in copy.sheets.values() for cell in grid.cells.values())
    return "\n".join((*told, *cells))


def milestones(read: Import) -> dict[str, dict[str, object]]:
    document = parse_yaml("", read.edited.contents[LIVING]).document
    assert document is not None
    assert isinstance(document.root, MappingNode)
    return {item["title"]: item for item in plain(document.root)["milestones"]}


def work(book: Pages) -> None:
    page = book["Langkah"]
    page.put(page.row("title", "Satu"), {"due": "2027"})
    flags = book["Catatan keraguan"]
    flags.put(flags.row("note", "Ragu"), {"note": "Ragu sekali"})
    flags.add({"*parent": PARENT, "kind": "Tidak jelas", "note": "Baru"})


@dataclass(frozen=True)
class Case:
    name: str
    exported: tuple[str, ...]
    now: tuple[str, ...]


DRAFT, LATER = HELD + "    draft: true\n", HELD + "    publish_at: 2090-01-01T08:00:00+07:00\n"
CASES = (
    Case("a draft in front, unknown to the workbook", (DRAFT, ONE, TWO), (DRAFT, ONE, TWO)),
    Case("an embargo in front", (LATER, ONE, TWO), (LATER, ONE, TWO)),
    Case("a draft inserted since", (ONE, TWO), (DRAFT, ONE, TWO)),
    Case("a draft instead of a record", (ONE, TWO), (DRAFT, ONE)),
)


def test_changes_land_on_the_record_of_the_workbook_and_nothing_unreleased_is_told() -> None:
    def judge(case: Case) -> None:
        read = imported(changed(of_site(*case.exported), work), folder(*case.now))
        assert (read.merged.questions, read.merged.faults) == ([], [])
        found = milestones(read)
        assert found["Satu"]["due"] == "2027"
        flags = found["Satu"]["flags"]
        assert isinstance(flags, list)
        assert [flag["note"] for flag in flags] == ["Ragu sekali", "Baru"]
        assert HELD.encode() in read.edited.contents[LIVING]
        assert "RAHASIA" not in texts(read)

    judge_rows(CASES, judge, name=lambda case: case.name)


def test_a_released_sibling_inserted_since_moves_no_change() -> None:
    read = imported(changed(of_site(ONE, TWO), work), folder(TWO.replace("Dua", "Nol"), ONE, TWO))
    assert (read.merged.questions, read.merged.faults) == ([], [])
    found = milestones(read)
    assert [title for title, item in found.items() if "due" in item or "flags" in item] == ["Satu"]


def test_rows_below_a_holder_that_is_gone_are_told() -> None:
    read = imported(changed(of_site(ONE, TWO), work), folder(TWO))
    assert [question.key for question in read.merged.questions] == ["vanished", "vanished"]
    assert [fault.key for fault in read.merged.faults] == ["parent"]


def test_a_new_row_that_is_there_unreleased_is_a_fault() -> None:
    def add(book: Pages) -> None:
        book["Quick win"].add({"*file": "rahasia", "title": "Judul"})

    path = LIVING.replace("living", "rahasia")
    content = b"title: RAHASIA\nstate: unknown\ndraft: true\nsources: [rembang-bimtek-2022]\n"
    since = with_contents(folder(ONE), {path: content})
    read = imported(changed(of_site(ONE), add), since)
    assert [fault.key for fault in read.merged.faults] == ["withheld_row"]
    assert not read.edited.contents
    assert "RAHASIA" not in texts(read)


def test_a_workbook_says_which_records_it_was_made_with() -> None:
    def exported(*milestones: str) -> OpenedWorkbook:
        found = folder(*milestones)
        present = exported_rows(found, REMBANG, WORDS)
        contents = contents_of(REMBANG, present.rows, present.names, WORDS)
        return open_workbook("buku.xlsx", written(contents, WORDS))

    def change(book: Pages) -> None:
        page = book["Langkah"]
        page.put(page.row("title", "Dua"), {"due": "2027"})

    def without_scope(book: Pages) -> None:
        cells = book["_meta"].cells
        (line,) = (row for (row, at), cell in cells.items() if (at, cell.value) == (0, "scope"))
        del cells[line, 0], cells[line, 1]

    # Somebody else has made a draft of the record, and given it a day of its own.
    since = folder(ONE, TWO + "    due: '2093'\n    draft: true\n")
    whole, of_the_site = changed(exported(ONE, TWO), change), changed(of_site(ONE, TWO), change)
    assert "2093" in texts(imported(whole, since))
    for book in (of_the_site, changed(whole, without_scope)):
        read = imported(book, since)
        assert "2093" not in texts(read)
        # The copy with questions is of the same kind: a second round tells no more.
        copy = open_workbook("buku.xlsx", written(read.asking({}), WORDS))
        assert "2093" not in texts(imported(copy, since))


def test_a_cell_that_lost_a_reference_to_a_draft_is_a_fault() -> None:
    region = f"regions/{REMBANG}/region.yml"
    draft = b"offices:\n  - {id: rahasia, name: Dinas RAHASIA, kind: agency, draft: ya}\n"
    before = next(file.data for file in data().files if file.path == region)
    named = HEAD.replace("milestones:\n", "offices: [dinkominfo, rahasia]\n").encode()
    since = with_contents(data(), {LIVING: named, region: before.replace(b"offices:\n", draft)})
    shown = released_rows(since, REMBANG, exported_rows(since, REMBANG, WORDS), WORDS)
    contents = contents_of(REMBANG, shown.rows, shown.names, WORDS, scope=Scope.PUBLISHED)
    book = open_workbook("buku.xlsx", written(contents, WORDS))

    def change(pages: Pages) -> None:
        page = pages["Quick win"]
        page.put(page.row("*file", "living"), {"offices": "pemkab"})

    read = imported(changed(book, change), since)
    assert [(fault.key, fault.cell) for fault in read.merged.faults] == [
        ("withheld_cell", cell_of("offices", 7))
    ]
    assert not read.edited.contents
    assert "rahasia" not in texts(read).lower()
