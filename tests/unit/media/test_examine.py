import logging
from collections.abc import Callable
from time import process_time
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageFile

from generator.facts.media_facts import MediaFault, MediaKind
from generator.media import examine as module
from generator.media import pictures
from generator.media.examine import examine
from generator.media.pictures import PIXEL_LIMIT, SIDE_LIMIT
from tests.pictures import (
    PRIVATE,
    a_drawing,
    a_pdf,
    a_png,
    an_object_stream,
    chunk,
    noise,
    opened,
    with_metadata,
    written,
)
from tests.rows import judge_rows

END = b"\nstartxref\n9\n%%EOF\n"
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def a_webp_bomb() -> bytes:
    data = bytearray(written(a_drawing(), "WEBP", lossless=True, exif=b"Exif\0\0x"))
    data[24:30] = b"\xfe\x3f\x00\xfe\x3f\x00"
    return bytes(data)


REFUSED: tuple[tuple[str, str, Callable[[], bytes], MediaFault], ...] = (
    ("a web page", "a.jpg", lambda: b"<!DOCTYPE html><html>", MediaFault.OTHER_KIND),
    ("a script", "a.png", lambda: b"<script>alert(1)</script>", MediaFault.OTHER_KIND),
    ("a web page behind a byte order mark", "a.jpg", lambda: b"\xef\xbb\xbf\n<html>", MediaFault.OTHER_KIND),
    ("a web page in two bytes a letter", "a.jpg", lambda: "<html>".encode("utf-16"), MediaFault.OTHER_KIND),
    ("nothing", "a.jpg", lambda: b"", MediaFault.OTHER_KIND),
    ("a GIF", "a.jpg", lambda: written(a_drawing(), "GIF"), MediaFault.OTHER_KIND),
    ("a TIFF", "a.jpg", lambda: written(a_drawing(), "TIFF"), MediaFault.OTHER_KIND),
    ("an AVIF", "a.webp", lambda: written(a_drawing(), "AVIF"), MediaFault.OTHER_KIND),
    ("a Word document", "a.pdf", lambda: b"PK\x03\x04word/", MediaFault.OTHER_KIND),
    ("a drawing with a script", "a.svg", lambda: b"<?xml version='1.0'?><svg><script/>", MediaFault.SVG),
    ("a drawing named like a photo", "a.jpg", lambda: b"\n<!-- x --><SVG onload=a()>", MediaFault.SVG),
    ("a picture of a phone", "a.jpg", lambda: b"\0\0\0\x18ftypheic\0\0\0\0", MediaFault.HEIC),
    ("a PNG named like a JPEG", "a.jpg", lambda: a_png(8, 8), MediaFault.OTHER_ENDING),
    ("a PDF named like a JPEG", "a.jpg", a_pdf, MediaFault.OTHER_ENDING),
    ("half a JPEG", "a.jpg", lambda: written(a_drawing())[:600], MediaFault.BROKEN),
    ("half a PNG", "a.png", lambda: written(a_drawing(), "PNG")[:-40], MediaFault.BROKEN),
    ("half a WebP", "a.webp", lambda: written(a_drawing(), "WEBP")[:-40], MediaFault.BROKEN),
    ("a PNG without pixels", "a.png", lambda: a_png(64, 64, pixels=b""), MediaFault.BROKEN),
    ("a picture of no width", "a.png", lambda: a_png(0, 64), MediaFault.BROKEN),
    ("a bomb of zeros", "a.png", lambda: a_png(30_000, 30_000, pixels=bytes(10)), MediaFault.TOO_MANY_PIXELS),
    ("one row too many", "a.png", lambda: a_png(8_000, 5_001), MediaFault.TOO_MANY_PIXELS),
    ("a bomb of text", "a.png", lambda: a_png(8, 8, chunk(b"zTXt", b"a\0\0" + written_zeros())), MediaFault.BROKEN),
    ("half a PDF", "a.pdf", lambda: a_pdf()[:200], MediaFault.BROKEN),
)  # fmt: skip


def written_zeros() -> bytes:
    import zlib

    return zlib.compress(bytes(80_000_000), 9)


def test_a_file_that_cannot_be_published_is_refused_with_its_reason() -> None:
    def judge(row: tuple[str, str, Callable[[], bytes], MediaFault]) -> None:
        _, name, make, fault = row
        facts, files = examine(name, make())
        assert (facts.fault, facts.kind, facts.renditions, files) == (fault, None, (), {})

    judge_rows(REFUSED, judge, name=lambda row: row[0])


def test_a_webp_that_says_too_much_of_its_size_is_refused() -> None:
    facts, _ = examine("a.webp", a_webp_bomb())
    assert facts.fault in {MediaFault.TOO_MANY_PIXELS, MediaFault.BROKEN}


def test_a_file_of_too_many_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SIZE_LIMIT", 1_000_000)
    facts, _ = examine("a.png", a_png(8, 8) + bytes(1_000_000))
    assert (facts.fault, facts.details) == (MediaFault.TOO_LARGE, (("limit", "1"),))


@pytest.mark.parametrize("form", ENDINGS)
def test_nothing_that_a_file_says_of_itself_comes_out_or_into_a_log(
    form: str, caplog: pytest.LogCaptureFixture
) -> None:
    data = with_metadata(form)
    assert PRIVATE.encode() in data
    with caplog.at_level(logging.DEBUG):
        facts, files = examine(f"foto.{ENDINGS[form]}", data)
    assert facts.kind is MediaKind.PICTURE
    for name, made in files.items():
        assert PRIVATE.encode() not in made, name
        picture = opened(made)
        left = picture.info.keys() - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        left -= {"loop", "background", "timestamp", "duration", "progressive", "progression"}
        assert left == set(), name
        assert not picture.getexif(), name
    assert PRIVATE not in caplog.text


def test_a_picture_stands_as_the_camera_was_held() -> None:
    upright = a_drawing(64, 48)
    turned = {
        3: Image.Transpose.ROTATE_180,
        6: Image.Transpose.ROTATE_90,
        8: Image.Transpose.ROTATE_270,
    }
    for orientation, how in turned.items():
        exif = Image.Exif()
        exif[0x0112] = orientation
        _, files = examine("a.png", written(upright.transpose(how), "PNG", exif=exif))
        shown = opened(next(data for name, data in files.items() if name.endswith(".jpg")))
        assert shown.size == (64, 48)
        assert close(shown.getpixel((60, 4)), (180, 30, 30))
        assert close(shown.getpixel((4, 44)), (11, 92, 107))


def close(one: Any, other: tuple[int, ...], by: int = 16) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def test_a_small_picture_weighs_little_whatever_it_shows() -> None:
    rows: dict[str, bytes] = {
        "a drawing": written(a_drawing(2000, 1500)),
        "noise": written(noise(1300, 900)),
        "noise, high": written(noise(500, 2000)),
        "noise with transparent parts": written(
            with_hole(noise(600, 600)), "PNG", compress_level=0
        ),
        "a line": written(a_drawing(3000, 1), "PNG"),
    }

    def judge(row: tuple[str, bytes]) -> None:
        facts, files = examine("a.jpg" if row[1][:1] == b"\xff" else "a.png", row[1])
        small = facts.renditions[:2]
        assert len(facts.renditions) == 4
        assert all(rendition.size <= 25_000 for rendition in small)
        assert all(rendition.size <= 150_000 for rendition in facts.renditions)
        for rendition in facts.renditions:
            assert opened(files[rendition.name]).size == (rendition.width, rendition.height)
            assert rendition.width <= 960
        assert small[0].width == small[1].width <= 320

    judge_rows(rows.items(), judge, name=lambda row: row[0])


def with_hole(picture: Image.Image) -> Image.Image:
    hole = Image.new("L", picture.size, 255)
    hole.paste(0, (10, 10, 100, 100))
    picture.putalpha(hole)
    return picture


def test_a_picture_is_never_made_larger_and_a_small_one_has_one_size() -> None:
    facts, _ = examine("a.png", written(a_drawing(100, 80), "PNG"))
    assert [(item.width, item.height) for item in facts.renditions] == [(100, 80)] * 2


def test_transparent_parts_stay_and_an_opaque_picture_has_a_jpeg() -> None:
    _, files = examine("a.png", written(with_hole(a_drawing(200, 200)), "PNG"))
    assert sorted(name.rpartition(".")[2] for name in files) == ["png", "webp"]
    assert {opened(data).convert("RGBA").getpixel((50, 50))[3] for data in files.values()} == {0}  # type: ignore[index]
    _, files = examine("a.png", written(a_drawing(mode="RGBA"), "PNG"))
    assert sorted(name.rpartition(".")[2] for name in files) == ["jpg", "webp"]


def test_every_mode_of_pixels_keeps_its_colours() -> None:
    def judge(mode: str) -> None:
        form = "JPEG" if mode == "CMYK" else "PNG"
        ground = a_drawing().convert("L") if mode in {"L", "LA", "1", "I;16"} else a_drawing()
        picture = sixteen_bits(ground) if mode == "I;16" else ground.convert(mode)
        _, files = examine(f"a.{ENDINGS[form]}", written(picture, form))
        expected = ground.convert(mode).convert("RGB") if mode == "1" else ground.convert("RGB")
        for data in files.values():
            assert close(opened(data).convert("RGB").getpixel((4, 40)), expected.getpixel((4, 40)))  # type: ignore[arg-type]

    judge_rows(("1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"), judge)


def sixteen_bits(grey: Image.Image) -> Image.Image:
    return grey.convert("I").point(lambda value: value * 257).convert("I;16")


def test_colours_of_another_profile_are_shown_as_meant() -> None:
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = usual.replace(b"rXYZ", b"xXYZ").replace(b"gXYZ", b"rXYZ").replace(b"xXYZ", b"gXYZ")
    profiles = {"red is green": swapped, "none": None, "usual": usual, "broken": b"x" * 200}

    def judge(row: tuple[str, bytes | None]) -> None:
        name, profile = row
        picture = a_drawing(mode="RGBA" if name == "red is green" else "RGB")
        _, files = examine("a.png", written(picture, "PNG", icc_profile=profile))
        shown = next(opened(data) for name, data in files.items() if name.endswith(".jpg"))
        expected = (30, 180, 30) if name == "red is green" else (180, 30, 30)
        assert close(shown.getpixel((60, 4)), expected)

    judge_rows(profiles.items(), judge, name=lambda row: row[0])


def test_the_same_file_gives_the_same_bytes_and_another_file_other_names() -> None:
    one, two = examine("a.jpg", written(a_drawing())), examine("a.jpg", written(a_drawing()))
    assert one == two
    other, _ = examine("a.jpg", written(a_drawing(65)))
    names = {item.name for item in one[0].renditions} | {item.name for item in other.renditions}
    assert len(names) == 4


def metadata(written: bytes) -> bytes:
    head = b"<</Type/Metadata/Length %d>>" % len(written)
    return a_pdf(b"", head + b"\nstream\n" + written + b"\nendstream")


def test_a_quiet_pdf_is_published_unchanged() -> None:
    quiet = {
        "an empty page": a_pdf(),
        "a page to open": a_pdf(b"/OpenAction[3 0 R/XYZ null null 0]"),
        "a page to open, by name": a_pdf(b"/OpenAction<</S /GoTo /D[3 0 R/Fit]>>"),
        "a page to open, elsewhere": a_pdf(b"/OpenAction 4 0 R", b"<</S/GoTo/D[3 0 R/Fit]>>"),
        "a link": a_pdf(b"", b"<</S/URI/URI(https://contoh.example)>>"),
        "compressed objects": a_pdf(b"", an_object_stream(b"5 0 <</Type/Font>>")),
        "two streams": a_pdf(b"", an_object_stream(b"5 0 <<>>"), an_object_stream(b"x", b"/XRef")),
        "a tapped link": a_pdf(
            b"", b"<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://contoh.example)>>>>"
        ),
        "a structure": a_pdf(b"", b"<</S/P/A<</O/Layout/Placement/Block>>/Alt(Peta \\(baru\\))>>"),
        "words like an object": a_pdf(b"", b"<<>>stream\n(the obj ) Tj\nendstream"),
        "a binary text": a_pdf(b"", b"<</ID[<33741215038900023374121503890002>()]>>"),
        "a word like an action": a_pdf(b"/JavaScripture 1"),
        "a signature": a_pdf(
            b"",
            b"<</Type/Sig/ByteRange[0 9]/Contents<%s>>>" % b"NIK 3374121503890002".hex().encode(),
        ),
        "identifiers": metadata(
            b"<xmpMM:InstanceID>NIK 3374121503890002</xmpMM:InstanceID>"
            b"<a:b rdf:about='NIK 3374121503890002' stRef:documentID = \"NIK 3374121503890002\"/>"
        ),
    }

    def judge(row: tuple[str, bytes]) -> None:
        facts, files = examine("laporan.pdf", row[1])
        assert (facts.fault, facts.kind) == (None, MediaKind.PDF)
        assert list(files.values()) == [row[1]]

    judge_rows(quiet.items(), judge, name=lambda row: row[0])


def test_a_pdf_that_acts_by_itself_is_refused_however_it_hides() -> None:
    run = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
    hidden = an_object_stream(b"5 0 " + run)
    active = {
        "a script": a_pdf(b"/OpenAction" + run),
        "a script in escapes": a_pdf(b"", run.replace(b"JavaScript", b"#4aava#53cript")),
        "a script among compressed objects": a_pdf(b"", hidden),
        "escapes in the type of the objects": a_pdf(b"", hidden.replace(b"ObjStm", b"Obj#53tm")),
        "objects behind a comment": a_pdf(b"", hidden.replace(b"\nstream", b" %endobj\nstream")),
        "objects behind a long comment": a_pdf(
            b"", hidden.replace(b"\nstream", b"%" + b"x" * 5000 + b"\nstream")
        ),
        "objects in another filter": a_pdf(b"", b"<</Type/ObjStm>>\nstream\nabc\nendstream"),
        "a bomb of objects": a_pdf(b"", an_object_stream(bytes(9_000_000))),
        "a program": a_pdf(b"", b"<</S/Launch/F(calc.exe)>>"),
        "a form that sends": a_pdf(b"", b"<</S/SubmitForm/F(https://jahat.example)>>"),
        "an attachment": a_pdf(b"/Names<</EmbeddedFiles 4 0 R>>", b"<<>>"),
        "a page elsewhere to open": a_pdf(b"/OpenAction<</S/URI/URI(https://jahat.example)>>"),
        "an action elsewhere to open": a_pdf(b"/OpenAction 4 0 R", b"<</S/URI>>"),
        "an action nowhere": a_pdf(b"/OpenAction 9 0 R"),
        "an action of a sub-object": a_pdf(b"/OpenAction<</S/GoTo/D[3 0 R]/Next<</S/URI>>>>"),
        "a kind that stands twice": a_pdf(b"/OpenAction<</S/URI/X<</S/GoTo>>>>"),
        "a key twice": a_pdf(b"/OpenAction<</S/GoTo/S/Thread>>"),
        "a page's opening": a_pdf(b"", b"<</AA<</O<</S/URI/URI(https://a.example)>>>>>>"),
        "a share of another host": a_pdf(b"", b"<</A<</S/GoToR/F(\\\\192.0.2.1\\x)>>>>"),
        "a share as a link": a_pdf(b"", b"<</A<</S/URI/URI(file://192.0.2.1/x)>>>>"),
        "a script as a link": a_pdf(b"", b"<</A<</S/URI/URI(javascript:alert)>>>>"),
        "an unknown action": a_pdf(b"", b"<</A<</S/Brew>>>>"),
        "an unknown action elsewhere": a_pdf(b"", b"<</A 5 0 R>>", b"<</S/Brew>>"),
        "an action's kind elsewhere": a_pdf(b"", b"<</A<</S 5 0 R>>>>", b"/Brew"),
        "a file on a page": a_pdf(b"", b"<</Subtype/FileAttachment/Rect[0 0 9 9]>>"),
        "a film on a page": a_pdf(b"", b"<</Subtype/Screen/Rect[0 0 9 9]>>"),
        "a file": a_pdf(b"", b"<</Type/Filespec/EF<</F 5 0 R>>>>", b"<<>>"),
        "bytes from elsewhere": a_pdf(b"", b"<</Length 0/F(x)>>\nstream\nendstream"),
        "objects with a predictor": a_pdf(
            b"", hidden.replace(b"/Filter", b"/DecodeParms<</Predictor 12/Columns 7>>/Filter")
        ),
        "objects of no type": a_pdf(b"", hidden.replace(b"/Type/ObjStm", b"")),
        "objects in another order": a_pdf(b"", an_object_stream(b"5 9 <</A 1>>" + run)),
        "an object in a comment": a_pdf() + b"%9 0 obj" + run + b"endobj\n" + END,
        "an object in a text": a_pdf(b"", b"(9 0 obj" + run + b"endobj)"),
        "an object in a stream": a_pdf(b"", b"<<>>stream\n9 0 obj" + run + b"endobj\nendstream"),
        "an object behind a comment": a_pdf() + b"9 %x\n0 obj" + run + END,
        "an object behind another comment": a_pdf() + b"9 0 %x\nobj" + run + END,
        "an object behind spaces": a_pdf() + b"9" + b" " * 999 + b"0 obj" + run + END,
        "a catalogue in the trailer": a_pdf() + b"trailer<</Root<</AA<<>>>>>>\n" + END,
        "an older object": a_pdf(b"/OpenAction 4 0 R", b"[3 0 R]") + b"4 0 obj<</S/URI>>\n" + END,
        "unbalanced brackets": a_pdf(b"", b"[<<]>>"),
        "brackets without end": a_pdf(b"", b"[" * 100_000),
        "a password": a_pdf().replace(b"trailer<<", b"trailer<</Encrypt 4 0 R"),
    }

    def judge(row: tuple[str, bytes]) -> None:
        facts, files = examine("laporan.pdf", row[1])
        assert (facts.fault, files) == (MediaFault.ACTIVE, {})

    judge_rows(active.items(), judge, name=lambda row: row[0])


def test_private_data_in_the_texts_of_a_pdf_is_refused_and_masked() -> None:
    number = "3374121503890002"
    utf16 = ("NIK " + number).encode("utf-16").hex().encode()
    private = {
        "a title": a_pdf(b"/Title(NIK %s)" % number.encode()),
        "an e-mail address": a_pdf(b"", b"<</Author(seseorang.biasa@gmail.com)>>"),
        "escapes": a_pdf(b"", b"<</Subject(NIK 33741215\\06038\\\n90002)>>"),
        "a text of two bytes a letter": a_pdf(b"", b"<</Title<%s>>>" % utf16),
        "a sticky note": a_pdf(
            b"", b"<</Subtype/Text/Rect[0 0 9 9]/Contents(NIK %s)>>" % number.encode()
        ),
        "a note like a signature": a_pdf(
            b"", b"<</Rect[0 0 9 9]/ByteRange[0 9]/Contents(NIK %s)>>" % number.encode()
        ),
        "two lines": a_pdf(b"/Title(Laporan\nNIK\t%s)" % number.encode()),
        "a text with a sign that no font has": a_pdf(b"/Title(\x01 NIK %s)" % number.encode()),
        "a note among compressed objects": a_pdf(
            b"", an_object_stream(b"5 0 <</Alt(NIK %s)>>" % number.encode())
        ),
        "metadata": metadata(b"<dc:title>NIK %s</dc:title>" % number.encode()),
        "compact metadata": metadata(b"<a:b pdf:Keywords='NIK %s'/>" % number.encode()),
    }

    def judge(row: tuple[str, bytes]) -> None:
        facts, files = examine("laporan.pdf", row[1])
        assert (facts.fault, files) == (MediaFault.PRIVATE, {})
        assert number not in str(facts.details)

    judge_rows(private.items(), judge, name=lambda row: row[0])


@pytest.mark.slow
def test_a_pdf_of_odd_objects_takes_little_time() -> None:
    odd = {
        "many objects in one text": a_pdf(b"", b"(1 0 obj " * 200_000),
        "many texts": a_pdf(b"", b"[" + b"()" * 2_000_000 + b"]"),
        "many objects in texts": a_pdf(b"", b"1 0 obj(" * 100_000 + b")" * 100_000),
        "many comments": a_pdf(b"", b"%x\n" * 1_000_000 + b"1"),
        "many words": a_pdf(b"", b"% x obj " * 500_000),
        "many elements without end": metadata(b"<xmpMM:a" * 500_000),
    }

    def judge(row: tuple[str, bytes]) -> None:
        begin = process_time()
        examine("laporan.pdf", row[1])
        assert process_time() - begin < 8

    judge_rows(odd.items(), judge, name=lambda row: row[0])


def test_a_picture_that_takes_too_much_memory_is_refused_before_it_is_decoded() -> None:
    rows: dict[str, bytes] = {
        "a thread": a_png(1, SIDE_LIMIT + 1),
        "a ribbon": a_png(SIDE_LIMIT + 1, 1),
        "transparent": written(Image.new("RGBA", (410, 410)), "PNG"),
        "sixteen bits": written(Image.new("I;16", (410, 410)), "PNG"),
        "in many passes": written(Image.new("L", (510, 500)), progressive=True),
        "WebP": written(Image.new("RGB", (320, 320)), "WEBP", method=0),
    }

    def judge(row: tuple[str, bytes]) -> None:
        ending = {b"\x89P": "png", b"\xff\xd8": "jpg", b"RI": "webp"}[row[1][:2]]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pictures, "_MEMORY_LIMIT", 2_000_000)
            patch.setattr(ImageFile.ImageFile, "load", forbidden)
            facts, _ = examine(f"a.{ending}", row[1])
        assert facts.fault is MediaFault.TOO_MANY_PIXELS
        assert facts.details[1][0] == "limit"

    judge_rows(rows.items(), judge, name=lambda row: row[0])


def forbidden(*_: object) -> None:
    raise AssertionError


def test_the_limit_of_pixels_is_reached_and_not_passed() -> None:
    assert PIXEL_LIMIT == 8_000 * 5_000
    most = written(Image.new("L", (8_000, 5_000)), "PNG")
    assert examine("a.png", most)[0].kind is MediaKind.PICTURE
