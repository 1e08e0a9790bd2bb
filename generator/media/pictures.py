"""Pictures: decoded within limits, freed of all metadata, and written small. Made by Pillow.

Only pixels leave this module: place, camera, serial number, comments and colour profiles of the
file stay behind.
"""

import io
import logging
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageCms, ImageOps

from generator.facts.media_facts import MediaFault

PIXEL_LIMIT = 40_000_000
"""Most pixels of a picture, counted before decoding."""
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
"""Share of a side that is left if the lowest quality is still too large."""
_DRAFT = 2
"""A JPEG is decoded at the smallest scale with this many times the large picture a side."""
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
    """Return the pixels of a file, upright and in sRGB, within the box of the large picture."""
    try:
        with warnings.catch_warnings():
            # Faults of the metadata do not matter: all of it is dropped.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                _check_size(*opened.size)
                return _cleaned(opened)
    except PictureError:
        raise
    # A decoder meets a faulty file with errors of every kind.
    except Exception:  # noqa: BLE001
        raise PictureError(MediaFault.BROKEN) from None


def _check_size(width: int, height: int) -> None:
    if width * height > PIXEL_LIMIT:
        raise PictureError(MediaFault.TOO_MANY_PIXELS, width=str(width), height=str(height))


def _cleaned(opened: Image.Image) -> Image.Image:
    *_, (width, height, _) = _BOXES
    if opened.mode in {"L", "RGB"}:
        opened.draft(None, (_DRAFT * width, _DRAFT * height))
    opened.load()
    profile = opened.info.get("icc_profile")
    picture = _fitted(_usual_mode(_upright(opened)), width, height)
    picture = _in_srgb(picture, profile)
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
        webp = _first_within(limit, _as_webp(fitted))
        ending = ".png" if fitted.mode == "RGBA" else ".jpg"
        other = _first_within(limit, _as_png(fitted) if ending == ".png" else _as_jpeg(fitted))
        if webp is not None and other is not None:
            return Made(".webp", *fitted.size, webp), Made(ending, *fitted.size, other)
        width, height = (max(1, round(side * _SHRINK)) for side in fitted.size)


def _first_within(limit: int, written: Iterator[bytes]) -> bytes | None:
    return next((data for data in written if len(data) <= limit), None)


def _as_webp(picture: Image.Image) -> Iterator[bytes]:
    for quality in _QUALITIES:
        yield _written(picture, "WEBP", quality=quality, method=4)


def _as_jpeg(picture: Image.Image) -> Iterator[bytes]:
    for quality in _QUALITIES:
        yield _written(picture, "JPEG", quality=quality, optimize=True, progressive=True)


def _as_png(picture: Image.Image) -> Iterator[bytes]:
    for colours in _COLOURS:
        fewer = picture.quantize(colours, method=Image.Quantize.FASTOCTREE)
        yield _written(fewer, "PNG", optimize=True)


def _written(picture: Image.Image, form: str, **how: Any) -> bytes:
    target = io.BytesIO()
    picture.save(target, form, **how)
    return target.getvalue()
