"""QR codes of pages, read by an independent reader of codes."""

import re

import zxingcpp

_MODULE = 4
"""Pixels of a module's side."""
_PICTURE = re.compile(r'<svg viewBox="0 0 (\d+) \1"><path stroke="#000" d="([^"]+)"/></svg>')
_COMMAND = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")


def scanned(picture: str) -> str:
    """Return the text that a camera reads from the SVG picture of a code."""
    found = _PICTURE.fullmatch(picture)
    assert found is not None, picture[:100]
    side = int(found[1])
    rows = drawn(found[2], side)
    wide = (bytes(module for module in row for _ in range(_MODULE)) for row in rows)
    pixels = b"".join(row * _MODULE for row in wide)
    image = memoryview(pixels).cast("B", (side * _MODULE, side * _MODULE))
    (code,) = zxingcpp.read_barcodes(image)
    assert code.format == zxingcpp.BarcodeFormat.QRCode
    text: str = code.text
    return text


def drawn(path: str, side: int) -> list[bytearray]:
    """Return the modules that a path of horizontal strokes draws: 0 is dark, 255 is light."""
    rows = [bytearray(b"\xff" * side) for _ in range(side)]
    across = down = 0.0
    for command, first, second in _COMMAND.findall(path):
        match command:
            case "M":
                across, down = float(first), float(second)
            case "m":
                across, down = across + float(first), down + float(second)
            case "h":
                # A stroke is one module thick: its middle is half a module below the row's edge.
                row, start, length = int(down), int(across), int(first)
                rows[row][start : start + length] = bytes(length)
                across += length
    return rows
