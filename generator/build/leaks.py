"""The search for leaks: no file of the site has a text of an unreleased record.

The release stage leaves these records out; the search proves the result. A text counts as secret
unless the released data, the hand-written pages or the words of the program have the text as well.
"""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.build.release import UnreleasedRecord
from generator.build.release_marks import texts_in
from generator.errors import GeneratorError
from generator.source.files import SourceFile
from generator.source.front_matter import parse_data
from generator.source.omission import without_values

_RUN = re.compile(rb"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")
"""Letters that no format escapes: such a run stands in HTML, JSON and CSV as it was typed."""
_WORDS_OF_PIECE = 4
"""Words of a searched piece: a page may show the beginning of a text alone."""
_FEWEST_LETTERS = 12
"""Fewest letters of a searched piece: shorter ones stand in other texts by chance."""
_LETTER = re.compile(rb"[A-Za-z]")
_PAGE_OF_FILE = re.compile(r"(?:en/)?daerah/([^/]+)/[^/]+/([^/]+)/")
"""Address of the page of a file, in any edition: name of the region's folder, and of the file."""
_SPACE = re.compile(rb"\s+")
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_CALENDAR = b"BEGIN:VCALENDAR"


@dataclass(frozen=True, slots=True)
class Secrets:
    """Pieces of text and addresses that no file of the site may have."""

    pieces: tuple[tuple[bytes, UnreleasedRecord], ...]
    """Pieces of text with the record of each."""
    addresses: tuple[tuple[tuple[str, str], UnreleasedRecord], ...]
    """Region and last part of the address of pages that must not exist."""

    def refuse(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Refuse the first file with a secret.

        Args:
            files: Path below the folder of the site or of the pages, and bytes of each file.

        Raises:
            GeneratorError: A file has a secret; the error names the places, not the text.
        """
        for path, data in files:
            record = self._leaked(path, data)
            if record is not None:
                raise GeneratorError("leak", path=path, record=f"{record.path}:{record.key.line}")

    def _leaked(self, path: str, data: bytes) -> UnreleasedRecord | None:
        page = _PAGE_OF_FILE.match(path)
        for address, record in self.addresses:
            if page is not None and page.groups() == address:
                return record
        text = _unpacked(data)
        return next((record for piece, record in self.pieces if piece in text), None)


def secrets_of(
    unreleased: Collection[UnreleasedRecord], files: Iterable[SourceFile], further: Iterable[str]
) -> Secrets:
    """Return the secrets of unreleased records.

    Args:
        unreleased: The records.
        files: Released data files.
        further: Further texts that the site may have: hand-written pages, words of the program.
    """
    if not unreleased:
        return Secrets((), ())
    public = tuple(files)
    known = [_public_text(file) for file in public]
    known += [_SPACE.sub(b" ", text.encode()) for text in further]
    owners = {
        piece: record for record in unreleased for text in record.texts for piece in _pieces(text)
    }
    slugs = {(file.region, file.slug) for file in public}
    return Secrets(
        tuple(
            (piece, record)
            for piece, record in owners.items()
            if not any(piece in text for text in known)
        ),
        tuple(
            ((record.region, record.slug), record)
            for record in unreleased
            if not record.loc and (record.region, record.slug) not in slugs
        ),
    )


def _pieces(text: str) -> Iterator[bytes]:
    for run in _RUN.findall(_SPACE.sub(b" ", text.encode())):
        words = re.findall(rb"[^ -]+[ -]?", run)
        # The last piece overlaps the one before, so that it is as long as the others.
        starts = {*range(0, len(words), _WORDS_OF_PIECE), max(0, len(words) - _WORDS_OF_PIECE)}
        for start in sorted(starts):
            piece = b"".join(words[start : start + _WORDS_OF_PIECE]).rstrip(b" -")
            if len(_LETTER.findall(piece)) >= _FEWEST_LETTERS:
                yield piece


def _public_text(file: SourceFile) -> bytes:
    """Return the released text of a file on one line."""
    document = parse_data(file.path, file.data).document if file.omitted else None
    if document is None:
        return _SPACE.sub(b" ", file.data)
    body = "" if document.body is None else document.body.text
    texts = (*texts_in(without_values(document.root, file.omitted)), body)
    return _SPACE.sub(b" ", "\n".join(texts).encode())


def _unpacked(data: bytes) -> bytes:
    """Return the text of a compressed file, an archive or a calendar, and any other file as it is.

    An archive may hold workbooks, which are archives themselves.
    """
    if data.startswith(_CALENDAR):
        # A folded line would hide a text that runs over its end.
        return data.replace(b"\r\n ", b"")
    try:
        if data.startswith(_GZIP):
            return gzip.decompress(data)
        if data.startswith(_ZIP):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return b"\n".join(_unpacked(archive.read(name)) for name in archive.namelist())
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile):
        pass
    return data
