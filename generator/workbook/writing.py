"""Workbooks as bytes, made by XlsxWriter: the same rows give the same bytes.

A sheet of records begins with a hidden row of column keys and a row of headings. Two hidden sheets
stand at the end: `_meta` knows the region, and `_dasar` holds the text of every exported cell, so
that an import can compare.
"""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from generator.messages import Catalogue
from generator.model.region import Region
from generator.workbook.cells import MOST_CHARACTERS
from generator.workbook.contents import (
    ANSWER,
    BASE,
    FIELD,
    FORM,
    HEAD_ROWS,
    HELP,
    META,
    NUMBER,
    PARENT,
    PART,
    QUESTION,
    TOKEN,
    VALUE,
    ShownRow,
    WorkbookContents,
)
from generator.workbook.layout import STEM, Column, Leaf, Sheet, sheets
from generator.workbook.rows import Addresses, column_title

OFFERED = frozenset(
    {
        "QuickWin",
        "Milestone",
        "Evidence",
        "Funding",
        "Dimension",
        "WorkPackage",
        "Indicator",
        "YearTarget",
        "YearValue",
        "Village",
        "VillageAspect",
        "Office",
        "Person",
        "Post",
        "Document",
        "Source",
        "Event",
        "Figure",
        "Update",
    }
)
"""Record types with a sheet in every workbook; further sheets stand only with a row."""

_STEPS = ("change", "keys", "choices", "dates", "folded", "rows", "own", "save")
"""Keys of the sentences of the guide, in their order."""
_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_SPARE_ROWS = 500
"""Rows below the last record in which the pull-downs work too."""
_WIDTHS: Mapping[Leaf, int] = {
    Leaf.TEXT: 34,
    Leaf.PARAGRAPHS: 56,
    Leaf.NUMBER: 16,
    Leaf.WHOLE: 14,
    Leaf.DATE: 13,
    Leaf.CHOICE: 20,
    Leaf.YES_NO: 9,
    Leaf.REFERENCE: 32,
    Leaf.SOURCES: 24,
}
_LIST_WIDTH, _KEY_WIDTH, _TEXT_WIDTH = 40, 30, 60
_GUIDE_WIDTH, _LINE_HEIGHT = 90, 16
_GREY = {"bg_color": "#E7E9EB"}
_TYPED = {"num_format": "@", "text_wrap": True}
"""Format of cells with text: a typed `13.10` keeps the zero."""
_FOLDED = {"level": 1, "hidden": True}


def written(book: WorkbookContents, catalogue: Catalogue) -> bytes:
    """Return the bytes of a workbook in the words of a language."""
    return _Writer(book, catalogue).write()


class _Writer:
    """Writes a workbook, sheet by sheet."""

    def __init__(self, book: WorkbookContents, catalogue: Catalogue) -> None:
        self._book = book
        self._catalogue = catalogue
        self._addresses = Addresses(catalogue)
        self._stream = io.BytesIO()
        self._workbook = Workbook(self._stream, {"in_memory": True})
        self._workbook.set_properties({"created": _CREATED, "title": book.slug})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._lists: dict[str, Sequence[str]] = {}
        """Lists of pull-downs by defined name, in the order of their first use."""

    def write(self) -> bytes:
        """Return the bytes of the workbook."""
        rows = self._book.rows
        shown = [sheet for name, sheet in sheets().items() if rows.get(name) or name in OFFERED]
        self._guide(shown)
        for sheet in shown:
            page = self._workbook.add_worksheet(self._addresses.title(sheet))
            page.set_row(0, None, None, {"hidden": True})
            if sheet.record is Region:
                self._region(page, sheet, rows[sheet.name][0])
            else:
                self._records(page, sheet, rows.get(sheet.name, ()))
        self._pull_downs()
        self._meta()
        self._base()
        self._workbook.close()
        return self._stream.getvalue()

    def _format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format({"valign": "top", **properties})
        return self._formats[key]

    def _guide(self, shown: Sequence[Sheet]) -> None:
        """Write the first sheet: how to fill in the workbook, and links to its sheets."""
        page = self._workbook.add_worksheet(self._catalogue.word("workbook.guide.title"))
        page.set_column(0, 0, _GUIDE_WIDTH)
        big = self._format(bold=True, font_size=16)
        page.write_string(
            0, 0, self._catalogue.word("workbook.guide.heading", region=self._region_name), big
        )
        for row, step in enumerate(_STEPS, start=2):
            text = self._catalogue.word(f"workbook.guide.steps.{step}")
            page.write_string(row, 0, f"{row - 1}. {text}", self._format(text_wrap=True))
            # Programs that convert a workbook do not fit the height of a row to its text.
            page.set_row(row, _LINE_HEIGHT * (1 + len(text) // _GUIDE_WIDTH))
        first = 3 + len(_STEPS)
        page.write_string(
            first, 0, self._catalogue.word("workbook.guide.sheets"), self._format(bold=True)
        )
        for place, sheet in enumerate(shown, start=first + 1):
            title = self._addresses.title(sheet)
            count = len(self._book.rows.get(sheet.name, ()))
            text = title if sheet.record is Region else f"{title} ({count})"
            page.write_url(place, 0, f"internal:'{title}'!A1", string=text)

    @property
    def _region_name(self) -> str:
        """The name of the region with its kind: "Kabupaten Contoh"."""
        row = next(iter(self._book.rows.get(Region.__name__, ())), None)
        if row is None:
            return self._book.slug
        values = row.values
        kind = self._book.cells.label("RegionType", values.get("identity.type", ""))
        return f"{kind} {values.get('identity.name', self._book.slug)}"

    def _region(self, page: Any, sheet: Sheet, row: ShownRow) -> None:
        """Write the single records of the region: a line a value instead of a column."""
        asked = (QUESTION, ANSWER) if row.question else ()
        for place, key in enumerate((TOKEN, PART, FIELD, VALUE, HELP, *asked)):
            self._heading(page, place, key, self._catalogue.word(f"workbook.columns.{key}"))
            page.set_column(place, place, _KEY_WIDTH if key in {PART, FIELD} else _TEXT_WIDTH)
        page.set_column(0, 0, _KEY_WIDTH, None, {"hidden": True})
        page.set_column(3, 3, _TEXT_WIDTH, self._format(**_TYPED))
        page.freeze_panes(HEAD_ROWS, 3)
        wrapped, grey = self._format(text_wrap=True), self._format(text_wrap=True, **_GREY)
        for line, column in enumerate(sheet.columns, start=HEAD_ROWS):
            *above, _ = column.fields
            part = " > ".join(self._catalogue.field(*names).title for names in above)
            page.write_string(line, 0, column.key)
            page.write_string(line, 1, part, grey)
            page.write_string(line, 2, column_title(column, self._catalogue, len(above)), grey)
            self._cell(page, line, 3, column, row.values.get(column.key, ""))
            described = self._catalogue.field(*column.fields[-1]).description
            page.write_string(line, 4, described, wrapped)
            self._offer_column(page, (line, line), 3, column)
            # The sheet has groups alone, so only provenance and English are folded.
            is_rare = column.is_provenance or column.language == "en"
            if column.key not in row.values and is_rare:
                page.set_row(line, None, None, _FOLDED)
        if row.question:
            self._question(page, HEAD_ROWS, 5, row)

    def _records(self, page: Any, sheet: Sheet, rows: Sequence[ShownRow]) -> None:
        """Write the records of a kind, a row a record."""
        heads = (TOKEN, STEM) if sheet.is_file else (TOKEN, PARENT, NUMBER)
        own = tuple(dict.fromkeys(key for row in rows for key in row.own))
        after = len(heads) + len(sheet.columns)
        self._heads(page, sheet, heads, rows)
        for place, title in enumerate(own, start=after):
            page.write_string(1, place, title, self._format(bold=True, text_wrap=True))
        asks = any(row.question for row in rows)
        if asks:
            for place, key in enumerate((QUESTION, ANSWER), start=after + len(own)):
                self._own_head(page, place, key, _TEXT_WIDTH)
        key_format = self._format(num_format="@", **_GREY)
        for number, row in enumerate(rows, start=HEAD_ROWS):
            page.write_string(number, 0, row.token)
            name = row.values.get(STEM, "") if sheet.is_file else row.parent
            page.write_string(number, 1, name, key_format)
            if not sheet.is_file and row.position is not None:
                page.write_number(number, 2, row.position, key_format)
            for place, column in enumerate(sheet.columns, start=len(heads)):
                self._cell(page, number, place, column, row.values.get(column.key, ""))
            for place, title in enumerate(own, start=after):
                page.write_string(number, place, row.own.get(title, ""))
            if row.question:
                self._question(page, number, after + len(own), row)
        last = after + len(own) + (2 if asks else 0) - 1
        page.freeze_panes(HEAD_ROWS, len(heads))
        page.autofilter(1, 0, max(HEAD_ROWS, HEAD_ROWS + len(rows) - 1), last)

    def _heads(
        self, page: Any, sheet: Sheet, heads: Sequence[str], rows: Sequence[ShownRow]
    ) -> None:
        """Write keys and headings of the columns, with widths, help texts and pull-downs."""
        page.set_row(1, 34)
        lines = (HEAD_ROWS, HEAD_ROWS + len(rows) + _SPARE_ROWS)
        for place, key in enumerate(heads):
            self._own_head(page, place, key, _KEY_WIDTH)
        page.set_column(0, 0, _KEY_WIDTH, None, {"hidden": True})
        if not sheet.is_file:
            page.set_column(2, 2, 6)
            self._offer(page, lines, 1, f"milik_{sheet.name}", self._holders(sheet))
        used = {key for row in rows for key in row.values}
        for place, column in enumerate(sheet.columns, start=len(heads)):
            title = column_title(column, self._catalogue)
            shown = f"{title} *" if column.is_required else title
            is_folded = _is_rare(column) and column.key not in used
            # A help text on every folded column would double the size of the workbook.
            described = self._catalogue.field(*column.fields[-1]).description
            self._heading(page, place, column.key, shown, "" if is_folded else described)
            self._shape(page, place, column, is_folded=is_folded)
            self._offer_column(page, lines, place, column)

    def _own_head(self, page: Any, place: int, key: str, width: int) -> None:
        self._heading(
            page,
            place,
            key,
            self._catalogue.word(f"workbook.columns.{key}"),
            self._catalogue.word(f"workbook.help.{key}"),
        )
        page.set_column(place, place, width, self._format(**_TYPED, **_GREY))

    def _heading(self, page: Any, place: int, key: str, title: str, described: str = "") -> None:
        page.write_string(0, place, key)
        colours = {"font_color": "#FFFFFF", "bg_color": "#0B5C6B"}
        page.write_string(1, place, title, self._format(bold=True, text_wrap=True, **colours))
        if described:
            page.write_comment(1, place, described, {"author": "", "x_scale": 2})

    def _shape(self, page: Any, place: int, column: Column, *, is_folded: bool) -> None:
        """Set width and format of a column, and fold it away if asked."""
        width = _LIST_WIDTH if column.is_list else _WIDTHS[column.leaf]
        # A number typed into a cell for text would become a text.
        is_number = column.leaf in {Leaf.NUMBER, Leaf.WHOLE} and not column.is_list
        shape = None if is_number else self._format(**_TYPED, **_colour(column))
        page.set_column(place, place, width, shape, _FOLDED if is_folded else {})

    def _cell(self, page: Any, row: int, place: int, column: Column, text: str) -> None:
        if not text:
            return
        shown = self._book.cells.shown(column, text)
        if isinstance(shown.value, Decimal):
            number = float(shown.value)
            page.write_number(row, place, number, self._format(num_format=shown.number_format))
        elif isinstance(shown.value, dt.date):
            day = dt.datetime.combine(shown.value, dt.time())
            page.write_datetime(row, place, day, self._format(num_format=shown.number_format))
        else:
            typed = self._format(**_TYPED, **_colour(column))
            page.write_string(row, place, self._kept(shown.value), typed)

    def _kept(self, text: str) -> str:
        """Return a text within the limit of a cell, or the reason for its absence."""
        return text if len(text) <= MOST_CHARACTERS else self._catalogue.word("workbook.too_long")

    def _question(self, page: Any, row: int, place: int, asked: ShownRow) -> None:
        warn = self._format(text_wrap=True, bg_color="#FFE8A3")
        page.write_string(row, place, asked.question, warn)
        if asked.answers:
            offered = {"validate": "list", "source": list(asked.answers)}
            page.data_validation(row, place + 1, row, place + 1, offered)

    def _holders(self, sheet: Sheet) -> list[str]:
        """Return the addresses of the possible holders of the records of a sheet."""
        found = dict.fromkeys(
            self._addresses.of_holder(row, path[:-1])
            for row in self._book.base.values()
            for path, record in row.sheet.lists.items()
            if record is sheet.record
        )
        return [address for address in found if address]

    def _offer_column(self, page: Any, lines: tuple[int, int], place: int, column: Column) -> None:
        """Offer the words of a column in a pull-down; a cell for several has none."""
        cells = self._book.cells
        if column.is_list:
            return
        if column.leaf is Leaf.CHOICE and column.closed_list is not None:
            name, labels = f"pilihan_{column.closed_list}", cells.labels(column.closed_list)
            self._offer(page, lines, place, name, labels, is_closed=True)
        elif column.leaf is Leaf.YES_NO:
            self._offer(page, lines, place, "ya_tidak", ("ya", "tidak"), is_closed=True)
        elif column.leaf is Leaf.REFERENCE and column.kind is not None:
            known = self._book.names.get(column.kind, {})
            listed = [cells.reference(column.kind, identifier) for identifier in known]
            self._offer(page, lines, place, f"daftar_{column.kind}", listed)

    def _offer(
        self,
        page: Any,
        lines: tuple[int, int],
        place: int,
        name: str,
        listed: Sequence[str],
        *,
        is_closed: bool = False,
    ) -> None:
        if not listed:
            return
        # A list within the rule itself may have 255 characters, so each has a place and a name.
        self._lists.setdefault(name, listed)
        # A new record may be named before it stands in the list, so only closed lists insist.
        options = {"validate": "list", "source": f"={name}", "show_error": is_closed}
        page.data_validation(lines[0], place, lines[1], place, options)

    def _pull_downs(self) -> None:
        """Write the lists of the pull-downs, each under a defined name."""
        title = self._catalogue.word("workbook.lists")
        page = self._workbook.add_worksheet(title)
        page.freeze_panes(1, 0)
        for place, (name, listed) in enumerate(self._lists.items()):
            page.write_string(0, place, name, self._format(bold=True))
            page.set_column(place, place, _KEY_WIDTH)
            for row, text in enumerate(listed, start=1):
                page.write_string(row, place, self._kept(text))
            area = xl_range_abs(1, place, len(listed), place)
            self._workbook.define_name(name, f"='{title}'!{area}")

    def _meta(self) -> None:
        page = self._workbook.add_worksheet(META)
        facts = {
            "form": str(FORM),
            "region": self._book.slug,
            "language": self._catalogue.language,
            "scope": self._book.scope,
        }
        for row, fact in enumerate(facts.items()):
            _write_line(page, row, fact)
        page.very_hidden()

    def _base(self) -> None:
        """Write the exported records: a line a record, and below it a line a value."""
        page = self._workbook.add_worksheet(BASE)
        lines: list[Sequence[str]] = []
        for token, row in self._book.base.items():
            keyed = "ya" if row.is_keyed else "tidak"
            facts = (row.sheet.name, row.parent, row.address, str(row.position), keyed)
            lines.append((token, TOKEN, *facts))
            lines.extend((token, key, self._kept(text)) for key, text in row.values.items())
        for number, line in enumerate(lines):
            _write_line(page, number, line)
        page.very_hidden()


def _write_line(page: Any, row: int, texts: Sequence[str]) -> None:
    for place, text in enumerate(texts):
        page.write_string(row, place, text)


def _is_rare(column: Column) -> bool:
    """Return whether a column is folded away where no record has a value."""
    is_further = column.language == "en" or len(column.path) > 1 or column.is_provenance
    return is_further and column.path != ("sources",)


def _colour(column: Column) -> Mapping[str, str]:
    """Return the grey of a key, for the format of a cell."""
    return _GREY if column.path in {("id",), ("key",)} else {}
