"""Pictures: decoded within limits, freed of all metadata, and written small. Made by Pillow.

Only pixels leave this module: place, camera, serial number, comments and colour profiles of the
file stay behind.
"""

import io
import logging
import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PIL import Image, ImageCms, ImageOps

from generator.facts.media_facts import MediaFault

PIXEL_LIMIT = 40_000_000
"""Most pixels of a picture, counted before decoding."""
SIDE_LIMIT = 12_000
"""Most pixels of a side: the long side of a photo of 108 megapixels, 12,000 x 9,000."""
_MEMORY_LIMIT = 200_000_000
"""Most bytes for the pixels of a file; the program itself takes the rest of 300 MB."""
_PROGRESSIVE = 8
"""Bytes that a JPEG in many passes takes for a pixel: two for each of up to four colours.

A JPEG of one pass is decoded at a smaller scale and takes next to none. The figures are measured as
the peak memory of a process with a single file to decode.
"""
_BYTES_OF_PNG = {"L": 4, "RGB": 4}
_BYTES_OF_OTHER_PNG = 12
"""For two conversions of all pixels, before these can be made fewer."""
_BYTES_OF_WEBP = 20
"""For the canvas, its copies, and the pixels."""
SMALL_BYTES = 25_000
"""Most bytes of a small picture, so that the first view of a page stays light."""
_FORMATS = ("JPEG", "PNG", "WEBP")
_BOXES = ((320, 480, SMALL_BYTES), (960, 1_440, 150_000))
"""Greatest width and height in pixels, and most bytes, of the small and of the large picture."""
_QUALITIES = (80, 60, 40, 25, 10)
"""Qualities of WebP and JPEG: the first that is small enough is taken."""
_COLOURS = (256, 64, 16)
"""Numbers of colours of PNG, in the same way."""
_SHRINK = 0.75
"""Most of a side that is left if the lowest quality is still too large."""
_DRAFT = 2
"""Pixels are first made fewer down to this many times the large picture a side."""
_OPAQUE = 255
_16_TO_8_BITS = 1 / 257

# Its reports quote what files say of themselves, which may be private.
logging.getLogger("PIL").setLevel(logging.CRITICAL)
# The limit of pixels is our own, and lower.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class Made:
    """A picture ready for publishing."""

    ending: str
    width: int
    height: int
    data: bytes


class PictureError(Exception):
    """A picture that cannot be published."""

    def __init__(self, fault: MediaFault, **details: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.details = tuple(sorted(details.items()))


def make_pictures(data: bytes) -> tuple[Made, ...]:
    """Return the published forms of a picture: pairs of WebP and JPEG, the small pair first.

    A picture with transparent parts gets PNG in the place of JPEG, and a picture no wider than the
    small form has a single pair.

    Args:
        data: JPEG, PNG or WebP.

    Raises:
        PictureError: Too many pixels, or bytes that cannot be decoded to the end.
    """
    picture = _pixels(data)
    made: list[Made] = []
    for width, height, limit in _BOXES:
        if not made or picture.width > made[0].width:
            made += _pair(picture, width, height, limit)
    return tuple(made)


def _pixels(data: bytes) -> Image.Image:
    """Return the pixels of a file, upright and in sRGB, within the box of the large picture.

    Nothing is decoded before the limits are known.
    """
    try:
        with warnings.catch_warnings():
            # Faults of the metadata do not matter: all of it is dropped.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                _check_size(opened)
                return _cleaned(opened)
    except PictureError:
        raise
    # A decoder meets a faulty file with errors of every kind.
    except Exception:  # noqa: BLE001
        raise PictureError(MediaFault.BROKEN) from None


def _check_size(opened: Image.Image) -> None:
    width, height = opened.size
    limit = min(PIXEL_LIMIT, _MEMORY_LIMIT // _bytes_of_a_pixel(opened))
    if width * height > limit or max(width, height) > SIDE_LIMIT:
        raise PictureError(
            MediaFault.TOO_MANY_PIXELS,
            width=str(width),
            height=str(height),
            limit=str(limit // 1_000_000),
        )


def _bytes_of_a_pixel(opened: Image.Image) -> int:
    """Return the most memory that decoding takes for a pixel of a file."""
    if opened.format == "JPEG":
        return _PROGRESSIVE if "progressive" in opened.info else 1
    if opened.format == "WEBP":
        return _BYTES_OF_WEBP
    if "transparency" in opened.info:
        return _BYTES_OF_OTHER_PNG
    return _BYTES_OF_PNG.get(opened.mode, _BYTES_OF_OTHER_PNG)


def _cleaned(opened: Image.Image) -> Image.Image:
    *_, (width, height, _) = _BOXES
    # A picture may lie on its side, so both sides have room.
    room = _DRAFT * max(width, height)
    opened.draft(None, (room, room))
    opened.load()
    profile = opened.info.get("icc_profile")
    # Fewer pixels first, and then copies of them.
    picture = _fitted(_usual_mode(opened), room, room)
    picture = _in_srgb(_fitted(_upright(picture), width, height), profile)
    # Into a new picture, so that neither a comment nor a profile comes along.
    return Image.frombytes(picture.mode, picture.size, picture.tobytes())


def _upright(opened: Image.Image) -> Image.Image:
    """Return a picture turned as the camera was held."""
    try:
        return ImageOps.exif_transpose(opened)
    # A faulty EXIF block says nothing about the camera.
    except Exception:  # noqa: BLE001
        return opened


def _usual_mode(picture: Image.Image) -> Image.Image:
    """Return a picture in grey, RGB, CMYK or, with transparent parts, RGBA."""
    if picture.mode.startswith(("I", "F")):
        return picture.convert("F").point(lambda value: value * _16_TO_8_BITS).convert("L")
    if "transparency" in picture.info or picture.mode.lower().endswith("a"):
        picture = picture.convert("RGBA")
        is_opaque = picture.getchannel("A").getextrema()[0] == _OPAQUE
        return picture.convert("RGB") if is_opaque else picture
    return picture if picture.mode in {"L", "RGB", "CMYK"} else picture.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in RGB or RGBA, with the colours that its profile means."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    if not profile:
        return picture.convert(mode)
    try:
        meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        colours = picture.convert("RGB") if mode == "RGBA" else picture
        shown = ImageCms.profileToProfile(
            colours, meant, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    # A profile that cannot be used says nothing about the colours.
    except Exception:  # noqa: BLE001
        shown = None
    if shown is None:
        return picture.convert(mode)
    if mode == "RGBA":
        shown.putalpha(picture.getchannel("A"))
    return shown


def _fitted(picture: Image.Image, width: int, height: int) -> Image.Image:
    """Return a picture within a box, never larger than before."""
    share = min(width / picture.width, height / picture.height)
    if share >= 1:
        return picture
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _pair(picture: Image.Image, width: int, height: int, limit: int) -> tuple[Made, Made]:
    """Return a picture within a box as WebP and as JPEG or PNG, each within a number of bytes."""
    while True:
        fitted = _fitted(picture, width, height)
        webp = _written_within(limit, partial(_as_webp, fitted), _QUALITIES)
        if fitted.mode == "RGBA":
            ending, other = ".png", _written_within(limit, partial(_as_png, fitted), _COLOURS)
        else:
            ending, other = ".jpg", _written_within(limit, partial(_as_jpeg, fitted), _QUALITIES)
        largest = max(len(webp), len(other))
        if largest <= limit:
            return Made(".webp", *fitted.size, webp), Made(ending, *fitted.size, other)
        # Bytes go with the number of pixels, thus with the square of a side.
        share = min(_SHRINK, math.sqrt(limit / largest))
        width, height = (max(1, round(side * share)) for side in fitted.size)


def _written_within(limit: int, write: Callable[[int], bytes], steps: tuple[int, ...]) -> bytes:
    """Return the picture of the first step with few enough bytes, else that of the last step.

    The last step is tried second: if its result is too large, no step between can fit.
    """
    first, *between, last = steps
    data = write(first)
    if len(data) <= limit:
        return data
    least = write(last)
    if len(least) > limit:
        return least
    return next((data for data in map(write, between) if len(data) <= limit), least)


def _as_webp(picture: Image.Image, quality: int) -> bytes:
    return _written(picture, "WEBP", quality=quality, method=4)


def _as_jpeg(picture: Image.Image, quality: int) -> bytes:
    return _written(picture, "JPEG", quality=quality, optimize=True, progressive=True)


def _as_png(picture: Image.Image, colours: int) -> bytes:
    fewer = picture.quantize(colours, method=Image.Quantize.FASTOCTREE)
    return _written(fewer, "PNG", optimize=True)


def _written(picture: Image.Image, form: str, **how: Any) -> bytes:
    target = io.BytesIO()
    picture.save(target, form, **how)
    return target.getvalue()
