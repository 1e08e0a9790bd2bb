"""Rules of sources: every statement about a real region has one, which is real too, and every
source serves one.

No source is named for a field that it does not say: of several sources, each is named at the fields
it says. What a record says itself is told by `said_fields`.
"""

from collections.abc import Iterable, Iterator

from generator.codes import Code, finding, near
from generator.diagnostics import Diagnostic, Loc, Related, Span
from generator.facts.link_summary import ForeignReference
from generator.link.site import NationalData, RegionSite, Site, SourceRecord, resolve_near
from generator.link.summary import foreign_references
from generator.messages.synonyms import folded, keys_meant
from generator.model.base import Kind, Record
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


def check_sources(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP501 for each record of a real region that says something and stands on no source.

    One finding for the outermost record: a source there serves those within it.
    """
    if not region.is_fictional:
        for source_record in region.files:
            yield from _without_source(source_record)


def check_national_sources(site: Site) -> Iterator[Diagnostic]:
    """Yield MP501 for each record of the ledger or a framework without a source; words of the
    glossary need none.
    """
    yield from _without_source(site.national.programme)
    for framework in site.national.frameworks:
        yield from _without_source(framework)


def check_ascription(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP505 and MP506 where a record leaves open which of its sources says which field.

    Invented regions follow the same rule: they show what a record should look like.
    """
    misnaming: set[Loc] = set()
    for located in source_record.located:
        record, loc = located.record, located.loc
        if not isinstance(record, Sourced) or _may_have_other_sources(source_record, loc):
            continue
        if isinstance(record.sources, SourcesByField):
            unknown = tuple(_unknown_fields(record, record.sources, loc, source_record))
            if unknown:
                yield from unknown
                misnaming.add(loc)  # the field that was meant has its sources
                continue
        said = tuple(said_fields(record))
        if _is_undecided(record, said):
            yield _undecided(located, said, source_record)
        elif (
            said
            and located.standing.undecided
            and not any(loc[:depth] in misnaming for depth in range(len(loc)))
        ):
            yield _not_handed_down(located, said, source_record)


def check_sources_once(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP504 where one list of a region names a source of its own or of the nation twice,
    under whatever name.
    """
    for source_record in region.files:
        yield from _near_twice(source_record, region, national)


def check_shared_sources_once(site: Site) -> Iterator[Diagnostic]:
    """Yield MP504 where a national list names a source twice, or a region's list a source of
    another region.
    """
    for source_record in site.national.files:
        yield from _near_twice(source_record, None, site.national)
    for reference in _named_across(site):
        if reference.earlier is not None and _is_there(reference, site):
            yield _twice(reference.span, reference.identifier, reference.earlier)


def check_fictional_sources(site: Site) -> Iterator[Diagnostic]:
    """Yield MP503 where what is real, a region's record or the nation's, stands on a source that is
    invented.
    """
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
        return  # what those regions and files name is not known
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
    reported: Loc | None = None
    for located in source_record.located:
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
    is_without = not standing.every and not standing.undecided
    return isinstance(record, Sourced) and is_without and _says_something(record)


def _may_have_source(source_record: SourceRecord[Record], located: LocatedRecord) -> bool:
    """Return whether a source was left out of a record, or of one around it that hands its sources
    down.
    """
    holders = (located.loc[:depth] for depth in range(len(located.loc) + 1))
    return not all(source_record.lacks(*holder, "sources") for holder in holders)


def _may_have_other_sources(source_record: SourceRecord[Record], loc: Loc) -> bool:
    """Return whether sources were left out of a record, or of one around it that would hand them
    down.
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
    """Return whether a record has its key of sources with all behind it: no key of unknown meaning
    can mean them.
    """
    sources = (*loc, "sources")
    is_cut = any(cut[: len(sources)] == sources for cut in source_record.cuts)
    return not is_cut and key_span(source_record.document, sources) != key_span(
        source_record.document, loc
    )


def _says_something(record: Sourced) -> bool:
    fields = type(record).model_fields
    values = (
        getattr(record, name)
        for name in fields
        if name not in PROVENANCE_FIELDS and name != "fictional"
    )
    return any(not _is_empty(value) and not is_nested(value) for value in values)


def _is_empty(value: object) -> bool:
    return value is None or value == ()


def _is_undecided(record: Sourced, said: tuple[str, ...]) -> bool:
    """Return whether a record's own sources leave open which of them says which of its fields."""
    if isinstance(record.sources, SourcesByField):
        named = {name for name, sources in record.sources.fields if sources}
        return bool(named) and not _has_rest(record.sources) and not named.issuperset(said)
    return len(record.sources) > 1 and len(said) > 1


def _has_rest(sources: SourcesByField) -> bool:
    """Return whether a single source covers the fields that a group of sources does not name."""
    return any(name == REST and len(named) == 1 for name, named in sources.fields)


def _unknown_fields(
    record: Sourced, sources: SourcesByField, loc: Loc, source_record: SourceRecord[Record]
) -> Iterator[Diagnostic]:
    """Yield MP201 for each field that a group of sources names and the record does not have.

    Which source says which field, of the record and of those within it, is then not known.
    """
    nested = (name for name in type(record).model_fields if is_nested(getattr(record, name)))
    names = (*dict.fromkeys((*said_fields(record), *nested)), REST)
    for name, _ in sources.fields:
        if name not in names and name not in record.naming and source_record.lacks(*loc, name):
            span = key_span(source_record.document, (*loc, "sources", name))
            meant = _meant_field(name, type(record), names)
            yield finding(
                Code.UNKNOWN_KEY, span, suggestion=meant, key=name, names=", ".join(names)
            )


def _meant_field(word: str, model: type[Sourced], names: tuple[str, ...]) -> str | None:
    """Return the field that a word was meant for: by its title, by a synonym, or by its spelling."""
    synonyms = keys_meant("key").get(folded(word), ())
    titled = (
        name
        for name in names
        if name != REST and folded(model.model_fields[name].title or "") == folded(word)
    )
    return (
        next(titled, None)
        or next((name for name in names if name in synonyms), None)
        or near(word, names)
    )


def _undecided(
    located: LocatedRecord, said: tuple[str, ...], source_record: SourceRecord[Record]
) -> Diagnostic:
    known = dict(located.standing.by_field)
    lacking = tuple(name for name in said if not known.get(name))
    every = located.standing.every
    by_field = {name: known.get(name) or every for name in said} | {
        name: sources for name, sources in known.items() if name != REST
    }
    loc = (*located.loc, "sources")
    return finding(
        Code.SOURCES_UNDECIDED,
        key_span(source_record.document, loc),
        record=_name(located.loc, source_record),
        fields=", ".join(lacking),
        sources=", ".join(every),
        repaired=_line_with(_group(by_field.items()), source_record.document, loc),
    )


def _not_handed_down(
    located: LocatedRecord, said: tuple[str, ...], source_record: SourceRecord[Record]
) -> Diagnostic:
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
    """Return the line of a key with another value; what stood below the key belongs to the old
    value.
    """
    node, key = node_at(document, loc)
    if key is None:
        raise LookupError(f"no key at {loc}")
    line = document.line(key.span.line)
    is_flow = (
        not isinstance(node, ScalarNode) and node.span.line == key.span.line == node.span.end_line
    )
    rest = line[node.span.end_column - 1 :] if is_flow else ""
    return f"{line[: key.span.end_column - 1]}: {value}{rest}"


def _name(loc: Loc, source_record: SourceRecord[Record]) -> str:
    """Return the path of a record as its writer knows it: keys, and positions counted from 1."""
    steps = [f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in loc]
    return "".join(steps).removeprefix(".") or source_record.id


def _named_across(site: Site, *, only_real: bool = False) -> Iterator[ForeignReference]:
    """Yield each reference to a region's source in the national files and in those of other regions."""
    for source_record in site.national.files:
        yield from foreign_references(source_record, None)
    for summary in site.link_summaries.values():
        if not (only_real and summary.is_fictional):
            yield from summary.foreign_references


def _is_there(reference: ForeignReference, site: Site) -> bool:
    summary = site.link_summaries.get(reference.slug)
    return summary is not None and reference.source in summary.sources


def _near_twice(
    source_record: SourceRecord[Record], region: RegionSite | None, national: NationalData
) -> Iterator[Diagnostic]:
    """Yield a finding for each source that one list of a file names again; what leads nowhere is
    `link`'s.
    """
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
            yield _twice(span, mention.identifier, earlier)


def _twice(span: Span, identifier: str, earlier: Span) -> Diagnostic:
    return finding(
        Code.SOURCE_TWICE, span, identifier=identifier, related=(Related(earlier, "first_named"),)
    )
