"""Pictures and PDF files for tests, drawn in memory: kind ones and hostile ones."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw, PngImagePlugin

PRIVATE = "RahasiaSN12345"
"""Stands in every field of the metadata that a file can have."""
PLACE = (6.0, 55.0, 7.5)
"""Degrees, minutes and seconds in the metadata."""


def a_drawing(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Draw shapes in several colours."""
    drawing = Image.new("RGB", (width, height), (11, 92, 107))
    pen = ImageDraw.Draw(drawing)
    pen.ellipse((width // 4, height // 4, width // 2, height // 2), fill=(240, 200, 60))
    pen.rectangle((width // 2, 0, width, height // 3), fill=(180, 30, 30))
    return drawing.convert(mode)


def noise(width: int, height: int) -> Image.Image:
    """Return a picture that no format can write small."""
    return Image.effect_noise((width, height), 90).convert("RGB")


def written(picture: Image.Image, form: str = "JPEG", **how: Any) -> bytes:
    """Return a picture as a file."""
    target = io.BytesIO()
    picture.save(target, form, **how)
    return target.getvalue()


def opened(data: bytes) -> Image.Image:
    """Return the decoded picture of a file."""
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def private_exif(orientation: int = 1) -> Image.Exif:
    """Return metadata with a place, a camera and a serial number."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = exif[0x0110] = exif[0x013B] = PRIVATE
    exif.get_ifd(0x8769)[0xA431] = PRIVATE
    exif.get_ifd(0x8825).update({1: "S", 2: PLACE, 3: "E", 4: PLACE, 29: PRIVATE})
    return exif


def with_metadata(form: str, orientation: int = 1) -> bytes:
    """Return a picture with private metadata of every sort that a format can hold."""
    picture, exif = a_drawing(), private_exif(orientation)
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{PRIVATE}</x:xmpmeta>".encode()
    if form == "JPEG":
        return (
            written(picture, form, exif=exif, comment=PRIVATE.encode(), xmp=xmp) + PRIVATE.encode()
        )
    if form == "WEBP":
        return written(picture, form, exif=exif, xmp=xmp)
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", PRIVATE)
    texts.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=True)
    return written(picture, form, exif=exif, pnginfo=texts) + PRIVATE.encode()


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a part of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def a_png(width: int, height: int, *more: bytes, pixels: bytes | None = None) -> bytes:
    """Return a PNG of one bit a pixel that says what it likes of its size."""
    rows = bytes(1 + (width + 7) // 8) * height if pixels is None else pixels
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (
        chunk(b"IHDR", head),
        *more,
        chunk(b"IDAT", zlib.compress(rows, 9)),
        chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def a_pdf(catalogue: bytes = b"", *objects: bytes) -> bytes:
    """Return a PDF of one empty page, with more in its catalogue and more objects, from number 4."""
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R" + catalogue + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
        *objects,
    )
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, begin = len(bodies) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, begin)


def an_object_stream(objects: bytes, kind: bytes = b"/ObjStm") -> bytes:
    """Return compressed objects, as an object of a PDF."""
    packed = zlib.compress(objects)
    listed = b"/N 1/First 4" if kind == b"/ObjStm" else b""
    head = b"<</Type%s%s/Filter/FlateDecode/Length %d>>" % (kind, listed, len(packed))
    return b"%s\nstream\n%s\nendstream" % (head, packed)
