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

from generator.workbook.opening import OpenedCell
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
        "Excel 97, or a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old"),
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
        "a part that lies about its size": (lying(), "damaged"),
        "three thousand parts": (
            with_parts(lambda parts: parts.update(dict.fromkeys(map(str, range(3000)), b""))),
            "damaged",
        ),
        "a part twice": (twice(SHEET), "damaged"),
        "a part twice, in capitals": (adding(SHEET.upper()), "damaged"),
        "a password on the parts": (encrypted(), "old"),
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
