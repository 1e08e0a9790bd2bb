"""Every hostile workbook gets its answer, at once, and nothing of it is followed."""

import csv
import io
import re
from collections.abc import Callable, Iterator

import pytest
from openpyxl import Workbook

from generator.errors import GeneratorError
from generator.messages import load_catalogue
from generator.workbook import opening
from generator.workbook.cells import Cells
from generator.workbook.contents import BASE
from generator.workbook.exporting import exported_rows
from generator.workbook.inbox import Waiting, as_markdown, read_inbox
from generator.workbook.office_maps import proposed_map
from generator.workbook.office_rows import OfficeTableReader
from generator.workbook.office_tables import open_table
from generator.workbook.opening import open_workbook
from tests.conftest import PROJECT
from tests.hostile.workbooks import (
    LIMIT,
    SHEET,
    Hostile,
    HostileTable,
    files,
    meta,
    replacing,
    strange_cells,
    tables,
)
from tests.loading import settings_of
from tests.rows import judge_rows
from tests.workbooks import (
    REMBANG,
    Pages,
    cell_of,
    changed,
    data,
    exported,
    imported,
    opened,
    saved,
)

WORDS = load_catalogue("id")


def test_files_that_are_no_good_workbook_are_refused_with_their_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "MOST_BYTES", LIMIT)

    def judge(row: Hostile) -> None:
        with pytest.raises(GeneratorError) as refusal:
            imported(open_workbook("buku.xlsx", row.content))
        assert refusal.value.key == row.answer

    judge_rows(files(), judge, name=lambda row: row.name)


def test_an_inbox_answers_every_hostile_file_and_none_spoils_the_good_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "MOST_BYTES", LIMIT)
    good = saved(exported(REMBANG), with_a_summary)
    contents = [*(row.content for row in files()), strange_cells(), good]
    waiting = [
        Waiting(f"regions/{REMBANG}/masuk/{number:02} ``` @orang <b>.xlsx", REMBANG, content)
        for number, content in enumerate(contents)
    ]
    read = read_inbox(data(), waiting, settings_of(PROJECT), WORDS)
    assert [answer.outcome for answer in read.answers] == [
        *["refused"] * (len(contents) - 1),
        "written",
    ]
    ((path, written),) = read.contents.items()
    assert path.startswith(f"regions/{REMBANG}/quick-wins/")
    assert written.count(b"Antrean singkat") == 1
    # Outside of the fences stands nothing of a file or its name.
    outside = "".join(as_markdown(read.answers, WORDS).split("```")[::2])
    assert not re.search(r"[@<>]|xlsx", outside), outside


def with_a_summary(book: Workbook) -> None:
    book["Quick win"][cell_of("summary", 3)].value = "Antrean singkat"


def test_strange_cells_are_faults_at_their_cells() -> None:
    read = imported(open_workbook("buku.xlsx", strange_cells()))
    found = {(fault.key, fault.sheet, fault.cell) for fault in read.merged.faults}
    assert found == {
        ("formula", "Quick win", cell_of("due", 7)),
        ("error", "Quick win", cell_of("title", 3)),
        ("merged", "Quick win", "G4:G6"),
        ("extent", "Langkah", "XFD1048576"),
        ("hidden", "Catatan keraguan", "E4"),
        ("hidden", "Perangkat daerah", "E3"),
    }
    assert (read.book.unknown, read.book.absent) == (("Titipan",), ())
    # The days of 1904 are the days that were exported.
    assert read.edited.contents == {}


def test_only_stored_cells_of_a_sheet_are_walked() -> None:
    """Two cells at far corners would else be billions of cells in memory."""
    book = Workbook()
    for title, corner in ((BASE, "XFD1048576"), ("Langkah", "GR20000")):
        page = book.create_sheet(title)
        page["A1"].value, page[corner].value = "dekat", "jauh"
    stream = io.BytesIO()
    book.save(stream)
    grids = open_workbook("buku.xlsx", stream.getvalue()).sheets
    assert [len(grids[title].cells) for title in (BASE, "Langkah")] == [2, 2]


def test_a_formula_is_read_as_the_value_that_a_spreadsheet_stored() -> None:
    due, after = cell_of("due", 7), f'<c r="{cell_of("state", 7)}"'
    row = f'<c r="{due}" t="str"><f>[1]Lain!A1</f><v>2027-03-31</v></c>{after}'
    content = replacing(SHEET, after.encode(), row.encode())
    read = imported(open_workbook("buku.xlsx", content))
    assert [(change.column.key, change.after) for change in read.merged.changes] == [
        ("due", "2027-03-31")
    ]


def spoiled_base(book: Pages) -> None:
    base = book["_dasar"]
    for (row, place), cell in list(base.cells.items()):
        if place == 2 and row % 3 == 0:
            del base.cells[row, place]
        elif place == 0 and row % 7 == 0:
            base.cells[row, place] = base.cells[0, 0]
        elif place == 5:
            base.cells[row, place] = cell


def test_a_hidden_sheet_that_somebody_changed_raises_nothing() -> None:
    for row, value, key in (
        (0, "2", "workbook_newer"),
        (0, "", "workbook_newer"),
        (1, "../../etc", "workbook_region"),
        (1, "kota-x", "workbook_region"),
        (2, "xx", "workbook_newer"),
    ):
        with pytest.raises(GeneratorError) as refusal:
            imported(
                changed(opened(REMBANG), lambda book, at=row, text=value: meta(book, at, text))
            )
        assert refusal.value.key == key
    read = imported(changed(opened(REMBANG), spoiled_base))
    # What the base no longer knows is new, gone or different: a person decides, and no file changes.
    assert read.merged.questions or read.merged.faults


@pytest.fixture
def lifted_limit() -> Iterator[None]:
    """No limit of the process on the cells of a CSV, as some libraries leave it."""
    before = csv.field_size_limit(10_000_000)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("lifted_limit")
def test_a_table_of_an_office_is_answered_or_asked_about_and_never_guessed() -> None:
    present = exported_rows(data(), REMBANG, WORDS)
    reader = OfficeTableReader(Cells(WORDS, present.names), present, WORDS)

    def judge(row: HostileTable) -> None:
        if row.error:
            with pytest.raises(GeneratorError) as refusal:
                open_table(row.file, row.content)
            assert refusal.value.key == row.error
            return
        table = open_table(row.file, row.content)
        (made,) = reader.read(table, proposed_map(table)).rows
        # An unknown state has a word of its own.
        assert made.values.get(row.key, "unknown") == "unknown"
        assert row.told in made.question

    judge_rows(tables(), judge, name=lambda row: row.name)


def test_the_collection_is_as_large_as_it_says() -> None:
    assert len([*files(), *CELLS]) >= 40
    assert len(list(tables())) >= 20


def put(sheet: str, row: int, **values: object) -> Callable[[Pages], object]:
    return lambda book: book[sheet].put(row, values)  # type: ignore[arg-type]


CELLS: tuple[tuple[str, Callable[[Pages], object], str], ...] = (
    ("a path for a name", put("Quick win", 20, **{"*file": "../../etc/passwd"}), "file_name"),
    ("a name of a device", put("Quick win", 20, **{"*file": "con:"}), "file_name"),
    ("a holder elsewhere", put("Langkah", 3, **{"*parent": "Profil", "title": "x"}), "parent"),
    ("a token of another sheet", put("Langkah", 3, **{"*row": "Office-1", "title": "x"}), "parent"),
    ("keys twice", put("Quick win", 1, state="due"), "columns_twice"),
)


def test_cells_that_name_what_is_not_theirs_are_faults() -> None:
    def judge(row: tuple[str, Callable[[Pages], object], str]) -> None:
        read = imported(changed(opened(REMBANG), row[1]))
        assert [fault.key for fault in read.merged.faults] == [row[2]]
        assert read.edited.contents == {}

    judge_rows(CELLS, judge, name=lambda row: row[0])


def test_a_sheet_that_is_gone_is_told_and_its_data_stay() -> None:
    def without(book: Pages) -> None:
        del book["Quick win"].cells[0, 0]

    book = changed(opened(REMBANG), without)
    del book.sheets["Sumber"]
    read = imported(book)
    assert read.book.absent == ("Sumber",)
    assert [fault.key for fault in read.merged.faults] == ["head"]
    assert (read.merged.questions, read.edited.contents) == ([], {})


def test_the_limit_of_a_workbook_leaves_room_for_a_large_region() -> None:
    assert opening.MOST_BYTES == 50_000_000
