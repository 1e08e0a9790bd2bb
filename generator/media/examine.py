"""The examination of a file of the folder `media/`: facts, and the bytes of published files."""

import hashlib
from collections.abc import Mapping

from generator.facts.media_facts import MediaFacts, MediaFault, MediaKind, Rendition
from generator.media.formats import ENDINGS, HEIC, SVG, kind_of
from generator.media.pdf import is_whole, texts_of
from generator.media.pdf_objects import UninspectableError
from generator.media.pictures import PictureError, make_pictures
from generator.private_data import find_private, masked

SIZE_LIMIT = 20_000_000
"""Most bytes of a picture."""
PDF_LIMIT = 10_000_000
"""Most bytes of a PDF, which is published as it is."""
_DIGEST_LETTERS = 10
"""Letters of a digest in a published name: enough to tell the files of a region apart."""


def examine(name: str, data: bytes) -> tuple[MediaFacts, Mapping[str, bytes]]:
    """Return the facts of a file, and the bytes of the published files by name.

    Args:
        name: File name in the folder, of the form of `MediaName`.
        data: Bytes of the file.
    """
    kind = kind_of(data)
    limit = PDF_LIMIT if kind == "pdf" else SIZE_LIMIT
    if len(data) > limit:
        return too_large(name, limit), {}
    if kind not in ENDINGS:
        faults = {HEIC: MediaFault.HEIC, SVG: MediaFault.SVG}
        return _refused(name, faults.get(kind, MediaFault.OTHER_KIND), found=kind)
    stem, _, ending = name.rpartition(".")
    if f".{ending}" not in ENDINGS[kind]:
        right = f"{stem}{ENDINGS[kind][0]}"
        return _refused(name, MediaFault.OTHER_ENDING, found=kind, right=right)
    if kind == "pdf":
        return _pdf(name, stem, data)
    try:
        made = make_pictures(data)
    except PictureError as error:
        return MediaFacts(name, fault=error.fault, details=error.details), {}
    files = [(form, f"-{form.width}{form.ending}") for form in made]
    published = [_rendition(stem, end, form.data, form.width, form.height) for form, end in files]
    facts = MediaFacts(name, MediaKind.PICTURE, tuple(published))
    return facts, {
        rendition.name: form.data for rendition, form in zip(published, made, strict=True)
    }


def too_large(name: str, limit: int = SIZE_LIMIT) -> MediaFacts:
    """Return the facts of a file with more bytes than are published."""
    details = (("limit", str(limit // 1_000_000)),)
    return MediaFacts(name, fault=MediaFault.TOO_LARGE, details=details)


def _pdf(name: str, stem: str, data: bytes) -> tuple[MediaFacts, Mapping[str, bytes]]:
    if not is_whole(data):
        return _refused(name, MediaFault.BROKEN)
    try:
        texts = texts_of(data)
    except UninspectableError as error:
        return _refused(name, MediaFault.ACTIVE, part=error.part)
    for start, end, kind in find_private(texts):
        hidden = masked(texts[start:end], kind)
        return _refused(name, MediaFault.PRIVATE, private_kind=kind, hidden=hidden)
    rendition = _rendition(stem, ".pdf", data)
    return MediaFacts(name, MediaKind.PDF, (rendition,)), {rendition.name: data}


def _rendition(stem: str, end: str, data: bytes, width: int = 0, height: int = 0) -> Rendition:
    digest = hashlib.sha256(data).hexdigest()
    name = f"{stem}-{digest[:_DIGEST_LETTERS]}{end}"
    return Rendition(name, digest, len(data), width, height)


def _refused(
    name: str, fault: MediaFault, **details: str
) -> tuple[MediaFacts, Mapping[str, bytes]]:
    return MediaFacts(name, fault=fault, details=tuple(sorted(details.items()))), {}
