"""Rules of sources: every statement about a real region has a real source, and no source is idle.

A record with several sources names each source at the fields taken from the source.
`model.sourced.said_fields` defines the fields stated by a record itself.
"""

from collections.abc import Iterable, Iterator

from generator.checks.fields import declared_value
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related, Span
from generator.facts.link_summary import ForeignReference
from generator.link.page_addresses import HANDBOOK
from generator.link.site import NationalData, RegionSite, Site, SourceRecord, resolve_near
from generator.link.summary import foreign_references
from generator.messages.synonyms import field_titles, folded, keys_meant
from generator.model.base import Kind, Record, declaring_record
from generator.model.history import Change, ChangeKind, Withdrawal, withdrawal_of
from generator.model.sourced import (
    PROVENANCE_FIELDS,
    REST,
    Alternative,
    Sourced,
    SourceList,
    SourcesByField,
    is_nested,
    said_fields,
)
from generator.model.walk import LocatedRecord
from generator.source.locate import key_span, line_adding, node_at, span_of
from generator.source.nodes import ScalarNode, YamlDocument
from generator.spelling import near


def check_sources(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP501 for each record of a real region with a statement and without a source.

    Of nested records only the outermost is reported: its source would serve the inner records.
    """
    if not region.is_fictional:
        for source_record in region.files:
            yield from _without_source(source_record)


def check_national_sources(site: Site) -> Iterator[Diagnostic]:
    """Yield MP501 for each record of the ledger or of a framework without a source.

    Entries of the glossary need no source.
    """
    yield from _without_source(site.national.programme)
    for framework in site.national.frameworks:
        yield from _without_source(framework)


def check_ascription(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP505 and MP506 if a record leaves open which source states which field.

    Invented regions follow the same rule: they are examples of a good record.
    """
    misnaming: set[Loc] = set()
    for located in source_record.located:
        record, loc = located.record, located.loc
        if not isinstance(record, Sourced):
            continue
        unknown = _unknown_fields(record)
        if unknown:
            # The misspelt field already has sources: a second finding would ask for them again.
            misnaming.add(loc)
        if _may_have_other_sources(source_record, loc):
            continue
        if unknown:
            yield from _misnamed(record, unknown, loc, source_record)
            continue
        said = tuple(said_fields(record))
        if _is_undecided(record, said):
            yield _undecided(located, said, source_record)
        elif (
            said
            and not _needs_no_source(record)
            and located.standing.undecided
            and not any(loc[:depth] in misnaming for depth in range(len(loc)))
        ):
            yield _not_handed_down(located, said, source_record)


def check_sources_once(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP504 if a list of a region repeats a source of the region or of the nation.

    Two names of a source, with and without the region's slug, count as a repetition.
    """
    for source_record in region.files:
        yield from _repeated_sources(source_record, region, national)


def check_shared_sources_once(site: Site) -> Iterator[Diagnostic]:
    """Yield MP504 if a national list repeats a source, or a region's list a foreign source."""
    for source_record in site.national.files:
        yield from _repeated_sources(source_record, None, site.national)
    for reference in _named_across(site):
        if reference.earlier is not None and _is_there(reference, site):
            yield _repeated_source(reference.span, reference.identifier, reference.earlier)


def check_fictional_sources(site: Site) -> Iterator[Diagnostic]:
    """Yield MP503 if a real record, of a region or of the nation, cites an invented source."""
    for reference in _named_across(site, only_real=True):
        inventor = site.link_summaries.get(reference.slug)
        if inventor is not None and inventor.is_fictional and reference.source in inventor.sources:
            yield finding(
                Code.FICTIONAL_SOURCE,
                reference.span,
                identifier=reference.identifier,
                region=inventor.slug,
                related=(Related(inventor.fictional_span, "region_mark"),),
            )


def check_unused_sources(site: Site) -> Iterator[Diagnostic]:
    """Yield MP502, a warning, for each source that no record of the whole site names."""
    regions, national = site.link_summaries.values(), site.national
    if site.unreadable or national.unread.has_unread_files:
        # An unread file may name any source, so no source is certainly unused.
        return
    used = {reference.identifier for reference in _named_across(site)}
    unsure = national.unread.words.union(*(summary.unread_words for summary in regions))
    for summary in regions:
        for source in summary.unnamed:
            if f"{summary.slug}/{source.name}" not in used and source.name not in unsure:
                yield finding(Code.UNUSED_SOURCE, source.span, identifier=source.name)
    if national.sources is None:
        return
    shared = {
        mention.identifier
        for source_record in national.files
        for mention in source_record.mentions
        if mention.kind is Kind.SOURCE
    }
    shared.update(*(summary.national for summary in regions))
    for position, record in enumerate(national.sources.record.sources):
        if record.id not in shared and record.id not in unsure:
            span = span_of(national.sources.document, ("sources", position, "id"))
            yield finding(Code.UNUSED_SOURCE, span, identifier=record.id)


def _without_source(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP501 for each outermost record of a file without a source."""
    reported: Loc | None = None
    for located in source_record.located:
        # Records of a walk come outer before inner, so the last reported record is the one to ask.
        is_inside = reported is not None and located.loc[: len(reported)] == reported
        if is_inside or not _lacks_source(located) or _may_have_source(source_record, located):
            continue
        reported = located.loc
        yield finding(
            Code.NO_SOURCE,
            span_of(source_record.document, located.loc),
            record=_name(located.loc, source_record),
        )


def _lacks_source(located: LocatedRecord) -> bool:
    record, standing = located.record, located.standing
    if isinstance(record, Alternative):
        return not record.sources
    if _needs_no_source(record):
        return False
    is_without = not standing.every and not standing.undecided
    return isinstance(record, Sourced) and is_without and _says_something(record)


def _needs_no_source(record: Record) -> bool:
    """Return whether a record is this site's own act: a mistake put right, private data taken out.

    Nobody but the site can say either, so no source is asked for.
    """
    match record:
        case Change(kind=ChangeKind.CORRECTED) | Withdrawal(is_private=True):
            return True
        case _:
            withdrawn = withdrawal_of(record)
            return withdrawn is not None and withdrawn.is_private


def _may_have_source(source_record: SourceRecord[Record], located: LocatedRecord) -> bool:
    """Return whether a source was left out of a record or of an enclosing record.

    Enclosing records hand sources down.
    """
    holders = (located.loc[:depth] for depth in range(len(located.loc) + 1))
    return not all(source_record.lacks(*holder, "sources") for holder in holders)


def _may_have_other_sources(source_record: SourceRecord[Record], loc: Loc) -> bool:
    """Return whether sources were left out of a record, or of an enclosing record.

    An enclosing record counts unless every source in the record could be read.
    """
    if not source_record.cuts:
        return False
    around = (loc[:depth] for depth in range(len(loc)))
    return not source_record.lacks(*loc, "sources") or any(
        not source_record.lacks(*holder, "sources")
        and not _names_all_its_sources(source_record, holder)
        for holder in around
    )


def _names_all_its_sources(source_record: SourceRecord[Record], loc: Loc) -> bool:
    """Return whether a record has the key `sources` and every source behind the key could be read.

    A key of unknown meaning can then not have been meant for the sources.
    """
    document, sources = source_record.document, (*loc, "sources")
    is_cut = any(cut[: len(sources)] == sources for cut in source_record.cuts)
    # The place of a missing key is the place of the record.
    return not is_cut and key_span(document, sources) != key_span(document, loc)


def _says_something(record: Sourced) -> bool:
    """Return whether a record has a value beside nested records and provenance."""
    names = (
        name
        for name in type(record).model_fields
        if name not in PROVENANCE_FIELDS and name != "fictional"
    )
    values = (declared_value(record, name) for name in names)
    return any(not _is_empty(value) and not is_nested(value) for value in values)


def _is_empty(value: object) -> bool:
    return value is None or value == ()


def _is_undecided(record: Sourced, said: tuple[str, ...]) -> bool:
    """Return whether a record's sources leave open which source states which field."""
    if isinstance(record.sources, SourcesByField):
        named = {name for name, sources in record.sources.fields if sources}
        return bool(named) and not _has_rest(record.sources) and not named.issuperset(said)
    return len(record.sources) > 1 and len(said) > 1


def _has_rest(sources: SourcesByField) -> bool:
    """Return whether a single source covers the fields left unnamed by a group of sources."""
    return any(name == REST and len(named) == 1 for name, named in sources.fields)


def _nameable(record: Sourced) -> tuple[str, ...]:
    """Return the names that a group of sources of a record may use."""
    nested = (name for name in type(record).model_fields if is_nested(declared_value(record, name)))
    return (*dict.fromkeys((*said_fields(record), *nested)), REST)


def _unknown_fields(record: Sourced) -> tuple[str, ...]:
    """Return the unknown fields in a group of sources; empty for a list of sources.

    After a wrong name the sources of the record and of nested records are not certain.
    """
    if not isinstance(record.sources, SourcesByField):
        return ()
    names = _nameable(record)
    named = (name for name, _ in record.sources.fields)
    return tuple(name for name in named if name not in names and name not in record.naming)


def _misnamed(
    record: Sourced, unknown: tuple[str, ...], loc: Loc, source_record: SourceRecord[Record]
) -> Iterator[Diagnostic]:
    """Yield MP201 for each unknown field in a group of sources."""
    names = _nameable(record)
    for name in unknown:
        if source_record.lacks(*loc, name):
            span = key_span(source_record.document, (*loc, "sources", name))
            meant = _meant_field(name, type(record), names)
            yield finding(
                Code.UNKNOWN_KEY,
                span,
                suggestion=meant,
                key=name,
                names=", ".join(names),
                page=f"{HANDBOOK}sumber/",
            )


def _meant_field(word: str, model: type[Sourced], names: tuple[str, ...]) -> str | None:
    """Return the field meant by a word: by title, by synonym, or by spelling."""
    synonyms = keys_meant("key").get(folded(word), ())
    titled = (name for name in names if name != REST and _has_title(model, name, word))
    return (
        next(titled, None)
        or next((name for name in names if name in synonyms), None)
        or near(word, names)
    )


def _has_title(model: type[Sourced], field: str, word: str) -> bool:
    """Return whether a word is the title of a field, in any language."""
    titles = field_titles(declaring_record(model, field), field)
    return folded(word) in map(folded, titles)


def _undecided(
    located: LocatedRecord, said: tuple[str, ...], source_record: SourceRecord[Record]
) -> Diagnostic:
    """Return MP505 for a record, with the line of sources named field by field.

    Args:
        located: The record.
        said: Names of the fields stated by the record itself.
        source_record: The file.
    """
    known = dict(located.standing.by_field)
    lacking = tuple(name for name in said if not known.get(name))
    every = located.standing.every
    by_field = {name: known.get(name) or every for name in said} | {
        name: sources for name, sources in known.items() if name != REST
    }
    # A single source may say all that is left: the form that the handbook shows.
    named = {name: sources for name, sources in known.items() if name != REST and sources}
    short = (named or {said[0]: every}) | {REST: every[:1]}
    loc = (*located.loc, "sources")
    return finding(
        Code.SOURCES_UNDECIDED,
        key_span(source_record.document, loc),
        record=_name(located.loc, source_record),
        fields=", ".join(lacking),
        sources=", ".join(every),
        rest=every[0],
        repaired=_line_with(_group(by_field.items()), source_record.document, loc),
        short=_line_with(_group(short.items()), source_record.document, loc).strip(),
    )


def _not_handed_down(
    located: LocatedRecord, said: tuple[str, ...], source_record: SourceRecord[Record]
) -> Diagnostic:
    """Return MP506 for a record below a record with several sources: none is handed down.

    Args:
        located: The record.
        said: Names of the fields stated by the record itself.
        source_record: The file.
    """
    sources = located.standing.undecided
    written = _list(sources)
    if len(sources) > 1 and len(said) > 1:
        written = _group((name, sources) for name in said)
    return finding(
        Code.SOURCES_NOT_HANDED_DOWN,
        span_of(source_record.document, located.loc),
        record=_name(located.loc, source_record),
        sources=", ".join(sources),
        repaired=line_adding(
            source_record.document,
            span_of(source_record.document, located.loc),
            f"sources: {written}",
        ),
    )


def _group(by_field: Iterable[tuple[str, SourceList]]) -> str:
    inner = ", ".join(f"{name}: {_list(sources)}" for name, sources in by_field)
    return f"{{{inner}}}"


def _list(sources: SourceList) -> str:
    return f"[{', '.join(sources)}]"


def _line_with(value: str, document: YamlDocument, loc: Loc) -> str:
    """Return the line of a key with another value, without the lines of the old value below it.

    Raises:
        LookupError: The file has no such key.
    """
    node, key = node_at(document, loc)
    if key is None:
        raise LookupError(f"no key at {loc}")
    line = document.line(key.span.line)
    # A value in brackets on the line of the key may share the line with further keys.
    is_flow = (
        not isinstance(node, ScalarNode) and node.span.line == key.span.line == node.span.end_line
    )
    rest = line[node.span.end_column - 1 :] if is_flow else ""
    return f"{line[: key.span.end_column - 1]}: {value}{rest}"


def _name(loc: Loc, source_record: SourceRecord[Record]) -> str:
    """Return the path of a record for a writer: keys, and positions counted from 1."""
    steps = [f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in loc]
    return "".join(steps).removeprefix(".") or source_record.id


def _named_across(site: Site, *, only_real: bool = False) -> Iterator[ForeignReference]:
    """Yield the references to sources of regions in national files and in foreign files."""
    for source_record in site.national.files:
        yield from foreign_references(source_record, None)
    for summary in site.link_summaries.values():
        if not (only_real and summary.is_fictional):
            yield from summary.foreign_references


def _is_there(reference: ForeignReference, site: Site) -> bool:
    summary = site.link_summaries.get(reference.slug)
    return summary is not None and reference.source in summary.sources


def _repeated_sources(
    source_record: SourceRecord[Record], region: RegionSite | None, national: NationalData
) -> Iterator[Diagnostic]:
    """Yield MP504 for each repeated source in a list of a file; `link` reports unknown names."""
    first: dict[tuple[Loc, str], Loc] = {}
    for mention in source_record.mentions:
        resolved = (
            resolve_near(mention.identifier, region, national)
            if mention.kind is Kind.SOURCE
            else None
        )
        if resolved is None:
            continue
        known = first.setdefault((mention.loc[:-1], resolved.identifier), mention.loc)
        if known != mention.loc:
            span, earlier = (span_of(source_record.document, loc) for loc in (mention.loc, known))
            yield _repeated_source(span, mention.identifier, earlier)


def _repeated_source(span: Span, identifier: str, earlier: Span) -> Diagnostic:
    return finding(
        Code.SOURCE_TWICE, span, identifier=identifier, related=(Related(earlier, "first_named"),)
    )
