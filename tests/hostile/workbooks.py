"""Workbooks that no office means to send: what a mail, a phone or an enemy makes of a workbook.

Each is made here from a good workbook, with the key of the answer that it gets.
"""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from generator.workbook.opened import OpenedCell
from tests.workbooks import REMBANG, Pages, cell_of, exported, saved

Parts = dict[str, bytes]

LIMIT = 4_000_000
"""Most inflated bytes of a workbook in these tests; the program takes more, and tests less time."""
LARGE = LIMIT + 1

SHEET = "xl/worksheets/sheet3.xml"
"""The sheet of quick wins."""


@dataclass(frozen=True)
class Hostile:
    """The bytes of a file, and the key of the error that answers it."""

    name: str
    content: bytes
    answer: str


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_parts(change: Callable[[Parts], object]) -> bytes:
    """Return a good workbook after a change of its parts."""
    parts = parts_of(exported(REMBANG))
    change(parts)
    return zipped(parts)


def merging(*areas: bytes) -> bytes:
    """Return a good workbook with merged areas: openpyxl itself would not save such areas."""
    cells = b"".join(b'<mergeCell ref="%s"/>' % area for area in areas)
    return replacing(SHEET, b"</sheetData>", b"</sheetData><mergeCells>" + cells + b"</mergeCells>")


def adding(name: str, content: bytes = b"x") -> bytes:
    return with_parts(lambda parts: parts.update({name: content}))


def replacing(name: str, old: bytes, new: bytes) -> bytes:
    """Return a good workbook with other bytes in a part; the part must have the old bytes."""

    def change(parts: Parts) -> None:
        assert old in parts[name], name
        parts[name] = parts[name].replace(old, new, 1)

    return with_parts(change)


def before_root(doctype: bytes, encoding: str = "utf-8") -> bytes:
    """Return a good workbook with a document type before the root of a sheet."""
    root = b'<?xml version="1.0"?>' + doctype + b"<worksheet/>"
    return with_parts(lambda parts: parts.update({SHEET: root.decode().encode(encoding)}))


def lying() -> bytes:
    """Return a workbook with a part over the limit that calls itself 10 bytes long."""
    content = adding("xl/media/image1.png", b"\0" * LARGE)
    return content.replace(struct.pack("<I", LARGE), struct.pack("<I", 10))


def encrypted() -> bytes:
    """Return a workbook whose parts say that they have a password."""
    content = bytearray(exported(REMBANG))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(signature)
        while start >= 0:
            content[start + flags] |= 1
            start = content.find(signature, start + 4)
    return bytes(content)


def twice(name: str) -> bytes:
    stream = io.BytesIO(exported(REMBANG))
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as archive:
        # The library warns about the name that is there already.
        warnings.simplefilter("ignore", UserWarning)
        archive.writestr(name, b"<worksheet/>")
    return stream.getvalue()


def of_another_program() -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        Workbook().save(stream)
    return stream.getvalue()


def ods_cell(text: str, attributes: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {attributes}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def ods_row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


ODS_ROOT = """<?xml version="1.0"?><office:document-content
xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">
<office:body><office:spreadsheet><table:table table:name="Tabel">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
FAR = (
    ods_row(ods_cell("dekat"))
    + '<table:table-row table:number-rows-repeated="1048574"/>'
    + ods_row('<table:table-cell table:number-columns-repeated="16383"/>', ods_cell("jauh"))
)
"""A cell in the last place of a sheet: a reader may ask for the whole sheet in memory."""


def ods(rows: str, **parts: bytes) -> bytes:
    """Return a sheet of LibreOffice with rows, and further parts."""
    whole = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": ODS_ROOT.format(rows=rows).encode(),
        "META-INF/manifest.xml": b'<?xml version="1.0"?><manifest:manifest xmlns:manifest='
        b'"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        **parts,
    }
    return zipped(whole, zipfile.ZIP_DEFLATED)


def streams(*names: str) -> bytes:
    """Return the beginning of a file of Excel 97 with the names of streams."""
    return OLE + b"\0" * 504 + b"".join(name.encode("utf-16-le") for name in names)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = (
    b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
)
EXTERNAL = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'


def files() -> Iterator[Hostile]:
    """Yield every file that is refused as a whole."""
    good = exported(REMBANG)
    text = {
        "nothing": (b"", "other"),
        "a text": (b"nama;judul\n1;2\n", "other"),
        "a PDF": (b"%PDF-1.7\n%", "other"),
        "a picture": (b"\x89PNG\r\n\x1a\n", "other"),
        "a page of the web": (b"<html><body><table><tr><td>1</td></tr></table>", "html"),
        "a table of the web": (b"\n <table border=1><tr><td>1</td></tr></table>", "html"),
        "a page with a document type": (b"<!DOCTYPE html><html></html>", "html"),
        "Excel 97 without a workbook": (streams(), "damaged"),
        "Excel 97 with noise": (streams("Workbook") + bytes(range(256)) * 16, "damaged"),
        "Excel with a password": (streams("EncryptedPackage"), "password"),
        "Excel 97 with macros": (streams("Workbook", "_VBA_PROJECT_CUR"), "macros"),
        "a far cell of LibreOffice": (ods(FAR), "damaged"),
        "a merged area of LibreOffice": (
            ods(ods_row(ods_cell("x", f'table:number-rows-spanned="{"9" * 30}"'))),
            "merged",
        ),
        "a broken sheet of LibreOffice": (ods("<table:table-row>"), "damaged"),
        "macros of LibreOffice": (ods("", **{"Basic/Standard/Module1.xml": b"x"}), "macros"),
        "scripts of LibreOffice": (ods("", **{"Scripts/python/a.py": b"x"}), "macros"),
        "a link of LibreOffice": (
            ods('<table:table-source xlink:href="file:///etc/hostname"/>'),
            "links",
        ),
        "a password of LibreOffice": (
            ods("", **{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
            "password",
        ),
        "a document type of LibreOffice": (ods("", **{"styles.xml": b"<!DOCTYPE x>"}), "doctype"),
        "a bomb of LibreOffice": (ods("", **{"Pictures/a.png": b"\0" * LARGE}), "bomb"),
        "a good sheet of LibreOffice": (ods(ods_row(ods_cell("Judul"))), "foreign"),
        "half a file": (good[: len(good) // 2], "damaged"),
        "the first four bytes": (b"PK\x03\x04", "damaged"),
        "an empty archive": (zipped({}), "other"),
        "a text document": (zipped({"word/document.xml": b"<w/>"}), "other"),
        "a sheet of LibreOffice": (zipped({"content.xml": b"<o/>", "mimetype": b"x"}), "other"),
        "one part over the limit": (adding("xl/media/a.png", b"\0" * LARGE), "bomb"),
        "sixty parts over the limit together": (
            with_parts(
                lambda parts: parts.update(
                    dict.fromkeys(map(str, range(60)), b"\0" * (LARGE // 50))
                )
            ),
            "bomb",
        ),
        "one merged area as large as a sheet": (merging(b"A1:XFD1048576"), "merged"),
        "a merged area behind what is no area": (merging(b"kacau", b"A1:XFD1048576"), "merged"),
        "merged areas over the limit together": (merging(*(b"A1:CV300",) * 4), "merged"),
        "a part that lies about its size": (lying(), "damaged"),
        "three thousand parts": (
            with_parts(lambda parts: parts.update(dict.fromkeys(map(str, range(3000)), b""))),
            "damaged",
        ),
        "a part twice": (twice(SHEET), "damaged"),
        "a part twice, in capitals": (adding(SHEET.upper()), "damaged"),
        "a password on the parts": (encrypted(), "password"),
        "macros": (adding("xl/vbaProject.bin"), "macros"),
        "macros in capitals": (adding("XL/VBAPROJECT.BIN"), "macros"),
        "macros of Excel 4": (adding("xl/macrosheets/sheet1.xml"), "macros"),
        "a link to another file": (adding("xl/externalLinks/externalLink1.xml"), "links"),
        "a link behind a backslash": (adding("xl\\externalLinks\\externalLink1.xml"), "links"),
        "a document type": (before_root(b"<!DOCTYPE x>"), "doctype"),
        "a document type in small letters": (before_root(b"<!doctype x>"), "doctype"),
        "a document type in UTF-16": (before_root(b"<!DOCTYPE x>", "utf-16"), "doctype"),
        "a document type far below": (before_root(b" " * 65_530 + b"<!DOCTYPE x>"), "doctype"),
        "entities of entities": (before_root(ENTITIES), "doctype"),
        "an entity from the disk": (before_root(EXTERNAL), "doctype"),
        "broken XML": (replacing(SHEET, b"<sheetData>", b"<sheetData><"), "damaged"),
        "a workbook of somebody else": (of_another_program(), "foreign"),
    }
    for name, (content, answer) in text.items():
        yield Hostile(name, content, f"workbook_{answer}")


def meta(book: Pages, row: int, value: str) -> None:
    """Give a fact about the workbook another value."""
    book["_meta"].cells[row, 1] = OpenedCell(value)


def strange_cells() -> bytes:
    """Return a workbook that opens, with something strange on several sheets."""

    def change(book: Workbook) -> None:
        # Dates count from 1904, and are the same days.
        book.epoch = CALENDAR_MAC_1904
        wins = book["Quick win"]
        wins[cell_of("due", 7)].value, wins[cell_of("title", 3)].value = "=A1+1", "#REF!"
        wins.merge_cells("G4:G6")
        book["Langkah"]["XFD1048576"].value = "jauh"
        flags = book["Catatan keraguan"]
        flags["E4"].value = "diam-diam"
        flags.row_dimensions[4].hidden = True
        book["Perangkat daerah"]["E3"].value = "diam-diam"
        book["Perangkat daerah"].sheet_state = "hidden"
        book.create_sheet("Titipan")["A1"].value = '=HYPERLINK("http://contoh.example")'
        book["Titipan"].sheet_state = "veryHidden"

    return saved(exported(REMBANG), change)


@dataclass(frozen=True)
class HostileTable:
    """The bytes of an office's own table, and the answer: an error, or what is told of a cell."""

    name: str
    file: str
    content: bytes
    error: str = ""
    key: str = ""
    """Key of the column in question; its cell is empty in the row that is made."""
    told: str = ""
    """Words of the question beside the row."""


HEADS = "Judul;Dimensi;Tenggat;Status;Anggaran (Rp);OPD"


def _doubt(name: str, key: str, place: int, typed: str, told: str = "") -> HostileTable:
    """Return a table with a doubtful text in a column of a single row."""
    cells = ["Satu", "Ekonomi", "2027", "Rencana", "", ""]
    cells[place] = typed
    content = f"{HEADS}\n{';'.join(cells)}\n".encode()
    return HostileTable(name, "t.csv", content, key=key, told=told or typed)


def tables() -> Iterator[HostileTable]:
    """Yield tables that no program may read without a question."""
    due, money = "due", "budget_idr.value"
    heads = ods_row(*map(ods_cell, ("Judul", "Tenggat", "Status")))
    day = (
        '<table:table-cell office:value-type="date" office:date-value="2027-03-01">'
        "<text:p>Maret 2027</text:p></table:table-cell>"
    )
    yield HostileTable("nothing", "t.csv", b"", "table_headings")
    yield HostileTable("zeros", "t.csv", b"\0" * 999, "table_headings")
    yield HostileTable("noise", "t.csv", bytes(range(256)) * 9, "workbook_damaged")
    yield HostileTable("no headings", "t.csv", b"a;b\n1;2\n", "table_headings")
    yield HostileTable(
        "a huge cell", "t.csv", f'{HEADS}\n"{"x" * 200_000}'.encode(), "workbook_damaged"
    )
    yield HostileTable("an empty sheet", "t.ods", ods(""), "table_headings")
    yield HostileTable("a far cell", "t.ods", ods(FAR), "workbook_damaged")
    yield HostileTable("a page of the web", "t.xls", b"<html><table>", "workbook_html")
    yield HostileTable(
        "a month as a day",
        "t.ods",
        ods(heads + ods_row(ods_cell("Satu"), day)),
        key=due,
        told="2027-03-01",
    )
    yield _doubt("a day that no calendar has", due, 2, "31/02/2026")
    yield _doubt("a day in either order", due, 2, "03/04/2026", "2026-04-03 / 2026-03-04")
    yield _doubt("a quarter", due, 2, "Triwulan III 2025", "2025-09")
    yield _doubt("several quarters", due, 2, "Triwulan I - III 2025")
    yield _doubt("a fifth quarter", due, 2, "Triwulan V 2025")
    yield _doubt("two years", due, 2, "2026 - 2027")
    yield _doubt("words for a day", due, 2, "secepatnya")
    yield _doubt("a number for a state", "state", 3, "100%")
    yield _doubt("a state with doubt", "state", 3, "Selesai?")
    yield _doubt("a day with doubt", due, 2, "2027?")
    yield _doubt("a span of money", money, 4, "Rp 2,5 M - 3 M")
    yield _doubt("a formula as text", money, 4, "=SUM(A1:A9)")
    yield _doubt("a dimension that does not exist", "dimension", 1, "Smart Apa")
