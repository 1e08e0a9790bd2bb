"""Formats of bytes other than UTF-8 text: files of other programs, and other encodings.

Looks at bytes alone and knows no findings.
"""

import codecs
from collections.abc import Mapping
from types import MappingProxyType

_HEAD = 4_096
"""Number of bytes examined for an encoding without a byte order mark."""
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"),
)
"""First bytes of a file, and the name of the program."""
_ZIP = b"PK\x03\x04"
_PARTS_OF_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/", "Word"),
    (b"xl/", "Excel"),
    (b"ppt/", "PowerPoint"),
    (b"vnd.oasis.opendocument", "LibreOffice"),
)
"""Names within a ZIP file, and the name of the program."""
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
"""Endings of text files in the format of a program, and the name of the program."""
_WINDOWS = "masterplan-windows-1252"
"""Name of this module's error handler in Python's `codecs`: other bytes become Windows letters."""
BINARY = "binary"
"""Stands for an unknown program; the catalogues have words for this name."""


def program_of(data: bytes) -> str | None:
    """Return the name of the program that wrote a file, or None for a possible text file."""
    for signature, program in _SIGNATURES:
        if data.startswith(signature):
            return program
    if data.startswith(_ZIP):
        return next((program for name, program in _PARTS_OF_ZIP if name in data), "ZIP")
    return None


def wide_encoding_of(data: bytes) -> str | None:
    """Return the codec of text with two or four bytes a letter, or None for other bytes.

    Without a byte order mark, zero bytes are the evidence: Latin letters have them.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and len(data) % 4 == 0:
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:_HEAD]
    if len(head) < 2 or len(data) % 2:
        return None
    zeros = {"utf-16-be": head[::2].count(0), "utf-16-le": head[1::2].count(0)}
    # In Latin text every second byte is zero. Zeros on both sides mean binary data.
    codec = max(zeros, key=lambda name: zeros[name])
    return codec if zeros[codec] > len(head) // 4 and not all(zeros.values()) else None


def quotable(data: bytes) -> str:
    """Return the text of a file in any encoding, to quote lines in reports; no byte order mark."""
    return data.decode(wide_encoding_of(data) or "utf-8", _WINDOWS).removeprefix("\ufeff")


def as_windows_text(data: bytes) -> str | None:
    """Return a text of Windows-1252 letters as old programs write them; None for other bytes.

    Letters in UTF-8 stay: two programs may have written the file.
    """
    text = quotable(data)
    is_text = all(letter.isprintable() or letter in "\t\n\r\f\xa0" for letter in text)
    return text if is_text else None


def _windows_letters(error: UnicodeError) -> tuple[str, int]:
    """Return the letters of bytes outside UTF-8, and the offset behind them, for `codecs`."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_WINDOWS, _windows_letters)
