"""A workbook made without a sibling: its rows find their record, and no unreleased text is told."""

from dataclasses import dataclass

from generator.build.data_folder import DataFolder
from generator.messages import load_catalogue
from generator.patch.edits import plain
from generator.source.nodes import MappingNode
from generator.source.yaml_tree import parse_yaml
from generator.workbook.contents import contents_of
from generator.workbook.exporting import exported_rows, released_rows
from generator.workbook.importing import Import
from generator.workbook.judgement import with_contents
from generator.workbook.opened import OpenedWorkbook
from generator.workbook.opening import open_workbook
from generator.workbook.telling import told_changes, told_fault, told_question
from generator.workbook.writing import written
from tests.rows import judge_rows
from tests.workbooks import REMBANG, Pages, changed, data, imported

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
    contents = contents_of(REMBANG, shown.rows, shown.names, WORDS)
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
