"""What the bytes of a file are, where they are no UTF-8 text: the format of another program, or
another encoding.

Looks at bytes alone and knows no findings.
"""

import codecs
from collections.abc import Mapping
from types import MappingProxyType

_HEAD = 4_096
"""How many bytes tell an encoding without a mark of its own."""
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"),
)
"""How the files of some programs begin, and the program's name."""
_ZIP = b"PK\x03\x04"
_PARTS_OF_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/", "Word"),
    (b"xl/", "Excel"),
    (b"ppt/", "PowerPoint"),
    (b"vnd.oasis.opendocument", "LibreOffice"),
)
"""Names within a packed file that tell which program wrote it."""
PROGRAMS: Mapping[str, str] = MappingProxyType(
    {
        ".doc": "Word",
        ".docx": "Word",
        ".odt": "LibreOffice",
        ".pdf": "PDF",
        ".rtf": "RTF",
        ".xls": "Excel",
        ".xlsx": "Excel",
        ".ods": "LibreOffice",
    }
)
"""Endings of files that hold text, but in the format of a program; and the program's name."""
_WINDOWS = "masterplan-windows-1252"
"""Name under which Python's codecs know what this module makes of bytes that are no UTF-8."""
BINARY = "binary"
"""Stands for the program where none is known; the catalogues have words for it."""


def program_of(data: bytes) -> str | None:
    """Return the name of the program in whose format a file is written, or None for a file that may
    be text.
    """
    for signature, program in _SIGNATURES:
        if data.startswith(signature):
            return program
    if data.startswith(_ZIP):
        return next((program for name, program in _PARTS_OF_ZIP if name in data), "ZIP")
    return None


def wide_encoding_of(data: bytes) -> str | None:
    """Return the codec of text that is written with two or four bytes a letter, or None.

    Text without a byte order mark is known by its zero bytes, as Latin letters have them.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and len(data) % 4 == 0:
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:_HEAD]
    if len(head) < 2 or len(data) % 2:
        return None
    zeros = {"utf-16-be": head[::2].count(0), "utf-16-le": head[1::2].count(0)}
    codec = max(zeros, key=lambda name: zeros[name])
    return codec if zeros[codec] > len(head) // 4 and not all(zeros.values()) else None


def quotable(data: bytes) -> str:
    """Return the text of a file for quoting its lines in reports, whatever its encoding; no byte
    order mark.
    """
    return data.decode(wide_encoding_of(data) or "utf-8", _WINDOWS).removeprefix("\ufeff")


def as_windows_text(data: bytes) -> str | None:
    """Return a text in which letters beyond ASCII are single bytes, as old Windows programs write
    them; None if none.

    Letters that are UTF-8 already, as in a file that two programs wrote, stay what they are.
    """
    text = quotable(data)
    is_text = all(letter.isprintable() or letter in "\t\n\r\f\xa0" for letter in text)
    return text if is_text else None


def _windows_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_WINDOWS, _windows_letters)
