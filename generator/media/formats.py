"""Kinds of files by the first bytes, without regard to the name."""

from collections.abc import Mapping
from types import MappingProxyType

ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "jpeg": (".jpg", ".jpeg"),
        "png": (".png",),
        "webp": (".webp",),
        "pdf": (".pdf",),
    }
)
"""Endings of each published kind, the usual one first."""
HEIC, SVG, HTML, UNKNOWN = "heic", "svg", "html", "unknown"
"""Kinds with an answer of their own, and the kind of unknown bytes."""

_HEAD = 1_024
"""Bytes examined for markup; a declaration and comments may stand in front of the first element."""
_SIGNATURES = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"%PDF-", "pdf"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"PK\x03\x04", "zip"),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
"""Brands of ISO/IEC 23008-12 in the box `ftyp`, as phones write them."""


def kind_of(data: bytes) -> str:
    """Return the kind of a file: a key of `ENDINGS`, a kind that is not published, or `UNKNOWN`."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        if brand in _HEIC_BRANDS:
            return HEIC
        return "avif" if brand in {b"avif", b"avis"} else "video"
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[:_HEAD].replace(b"\0", b"").lower()
    if b"<svg" in head:
        return SVG
    return HTML if b"<html" in head or b"<!doctype" in head or b"<script" in head else UNKNOWN
