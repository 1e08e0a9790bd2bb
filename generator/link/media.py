"""Files of the folder `media/` as records name them: in fields, and in the text of an update."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Loc, Span
from generator.link.site import RegionSite, SourceRecord
from generator.model import walk
from generator.model.base import BODY, Record
from generator.model.picture import Picture
from generator.model.rich_text import media_in
from generator.model.update import Update
from generator.source.locate import line_span, node_at, span_of
from generator.source.nodes import ScalarNode


@dataclass(frozen=True, slots=True)
class MediaMention:
    """The name of a file in a record."""

    name: str
    loc: Loc
    """Path of the field, or of the text."""
    line: int | None = None
    """Line within the text, from 0; None for a field."""
    is_picture: bool = False
    """Whether only a picture may stand there."""

    def span_in(self, source_record: SourceRecord[Record]) -> Span:
        """Return the place of the name in its file."""
        if self.line is None:
            return span_of(source_record.document, self.loc)
        return line_span(source_record.document, self.loc, self.line)


def media_named(source_record: SourceRecord[Record]) -> Iterator[MediaMention]:
    """Yield every name of a file of the folder `media/` in a file with records.

    Records withdrawn for private data name no file: their pictures are not published.
    """
    for located in source_record.located:
        is_picture = isinstance(located.record, Picture)
        for name, loc in walk.media_named([located]):
            yield MediaMention(name, loc, is_picture=is_picture)
    record = source_record.record
    # The document of an update still holds a text that was withdrawn for private data.
    if isinstance(record, Update) and not (record.withdrawn and record.withdrawn.is_private):
        # The record has the text without empty lines around, and places count from the file.
        node, _ = node_at(source_record.document, (BODY,))
        text = node.text if isinstance(node, ScalarNode) else ""
        for name, line, is_picture in media_in(text):
            yield MediaMention(name, (BODY,), line, is_picture)


def all_media_named(region: RegionSite) -> frozenset[str]:
    """Return the names of the files of the folder `media/` that any record of a region names."""
    return frozenset(
        mention.name for source_record in region.files for mention in media_named(source_record)
    )
