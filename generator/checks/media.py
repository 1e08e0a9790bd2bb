"""Rules of the folder `media/` and of colours: named files can be published, and none is idle."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from generator.codes import NO_NAMES, Code, finding
from generator.diagnostics import MAX_JUDGED, Diagnostic, Span
from generator.facts.media_facts import MediaFacts, MediaFault, MediaKind
from generator.link.media import MediaMention, all_media_named, media_named
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.base import Record
from generator.model.brand import Brand
from generator.model.contrast import ENOUGH, WHITE, contrast, readable
from generator.model.rich_text import says
from generator.model.update import Update
from generator.source.locate import line_with, span_of
from generator.spelling import near

_MOST_NAMES = 12
"""Most names of files listed in a finding."""
_CODES: Mapping[MediaFault, Code] = MappingProxyType(
    {
        MediaFault.UNREADABLE: Code.UNREADABLE,
        MediaFault.TOO_LARGE: Code.MEDIA_TOO_LARGE,
        MediaFault.OTHER_KIND: Code.MEDIA_KIND,
        MediaFault.HEIC: Code.MEDIA_HEIC,
        MediaFault.SVG: Code.MEDIA_SVG,
        MediaFault.OTHER_ENDING: Code.MEDIA_ENDING,
        MediaFault.TOO_MANY_PIXELS: Code.TOO_MANY_PIXELS,
        MediaFault.BROKEN: Code.MEDIA_BROKEN,
        MediaFault.ACTIVE: Code.PDF_ACTIVE,
        MediaFault.PRIVATE: Code.PDF_PRIVATE,
    }
)


def check_media(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP801, or MP803 to MP811 or MP814, for each name of a file that cannot be published."""
    for source_record in region.files:
        found = (
            problem
            for mention in media_named(source_record)
            if (problem := _problem(mention, source_record, region)) is not None
        )
        yield from islice(found, MAX_JUDGED)


def check_unnamed_media(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP802 for each file that no record names.

    Silent if an unreadable part of a record, or the name of a missing file, may mean the file.
    """
    is_whole = all(map(_is_whole, region.files))
    named = all_media_named(region)
    if not is_whole or region.unread.has_unread_files or named - region.media.keys():
        return
    folder = region.main.document.path.rpartition("/")[0]
    for name in sorted(region.media.keys() - named):
        yield finding(Code.MEDIA_UNNAMED, Span.whole_file(f"{folder}/media/{name}"), name=name)


def check_colours(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP812 if the first colour of a brand is too light for text on white."""
    for located in source_record.located:
        brand = located.record
        if not isinstance(brand, Brand) or not brand.colours:
            continue
        colour = brand.colours[0]
        found = contrast(colour, WHITE)
        if found < ENOUGH:
            span = span_of(source_record.document, (*located.loc, "colours", 0))
            right = readable(colour)
            yield finding(
                Code.FAINT_COLOUR,
                span,
                value=colour,
                # Rounded down: 4.49 is not enough, and must not read as 4.5.
                contrast=f"{int(found * 10) / 10}",
                right=right,
                repaired=line_with(source_record.document, span, f'"{right}"'),
            )


def _is_whole(source_record: SourceRecord[Record]) -> bool:
    record = source_record.record
    # A refused body leaves no cut in the record, but an ellipsis.
    return source_record.is_whole and not (isinstance(record, Update) and not says(record.body))


def _problem(
    mention: MediaMention, source_record: SourceRecord[Record], region: RegionSite
) -> Diagnostic | None:
    span, facts = mention.span_in(source_record), region.media.get(mention.name)
    if facts is None:
        names = sorted(region.media)
        listed = ", ".join(names[:_MOST_NAMES]) or NO_NAMES
        close = near(mention.name, names)
        return finding(
            Code.MEDIA_MISSING, span, suggestion=close, name=mention.name, names=close or listed
        )
    if facts.fault is not None:
        written = source_record.document.line(span.line)
        return _refused(facts, facts.fault, span, written)
    if mention.is_picture and facts.kind is not MediaKind.PICTURE:
        return finding(Code.NOT_A_PICTURE, span, name=facts.name)
    return None


def _refused(facts: MediaFacts, fault: MediaFault, span: Span, written: str) -> Diagnostic:
    """Return the finding on a file that cannot be published.

    Args:
        facts: The file.
        fault: Its fault.
        span: Place of the name.
        written: Line of the place.
    """
    details = dict(facts.details)
    if fault is MediaFault.OTHER_ENDING:
        details["repaired"] = written.replace(facts.name, details["right"])
    found = finding(_CODES[fault], span, name=facts.name)
    return replace(found, arguments=tuple(sorted((*found.arguments, *details.items()))))
