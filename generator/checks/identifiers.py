"""Rules of identifiers that `link` does not index: no two of a kind alike, and every tile to one
province.

Sees national lists, region codes, and the small names within a region's files.
"""

from collections.abc import Hashable, Iterable, Iterator

from generator.codes import NO_NAMES, Code, finding, near
from generator.diagnostics import Diagnostic, Related, Span
from generator.link.site import NationalData, RegionSite, Site, SourceRecord
from generator.model.base import Record
from generator.model.documents import WorkYear
from generator.model.event import Facility
from generator.model.numbers import Figure
from generator.model.participation import Agreement
from generator.model.plan import Flagship, WorkPackage
from generator.source.locate import span_of

_NAMED = frozenset({Agreement, Facility, Figure, Flagship, WorkPackage})
"""Records with a short name that nothing refers to, so that `link` keeps no list of them."""

_Named = tuple[Hashable, str, Span]
"""What must be alone in its kind, the identifier to quote, and its place."""


def check_region_identifiers(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP302 where two records of one kind in a region carry one identifier, or one year of
    work comes twice.
    """
    yield from twice(_names_of(region))


def check_national_identifiers(site: Site) -> Iterator[Diagnostic]:
    """Yield MP302 where a national list has one identifier, key, code or cohort's year twice."""
    national = site.national
    yield from twice(_listed(national.programme, "cohorts", "year"))
    yield from twice(_listed(national.provinces, "provinces", "code"))
    yield from twice(_listed(national.listed, "regions", "code"))
    yield from twice(_listed(national.listed, "regions", "full_name", shown="name"))
    yield from twice(_listed(national.provinces, "island_groups", "id"))
    yield from twice(_listed(national.glossary, "terms", "id"))
    if national.sources is not None:
        yield from twice(_listed(national.sources, "sources", "id"))
    for framework in national.frameworks:
        yield from twice(_listed(framework, "items", "key"))
        yield from twice(
            (
                part.key,
                part.key,
                span_of(framework.document, ("items", position, "subdimensions", index, "key")),
            )
            for position, item in enumerate(framework.record.items)
            for index, part in enumerate(item.subdimensions)
        )


def check_source_names(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP302 where a source of a region has the identifier of a national one, so that a name
    could mean either.
    """
    shared = national.sources
    if shared is None:
        return
    places = {source.id: position for position, source in enumerate(shared.record.sources)}
    for position, source in enumerate(region.region.sources):
        if source.id in places:
            known = span_of(shared.document, ("sources", places[source.id], "id"))
            yield finding(
                Code.IDENTIFIER_TWICE,
                span_of(region.main.document, ("sources", position, "id")),
                identifier=source.id,
                related=(Related(known, "first_used"),),
            )


def check_region_codes(site: Site) -> Iterator[Diagnostic]:
    """Yield MP302 where two regions have one code."""
    codes = (summary.code for summary in site.link_summaries.values() if summary.code is not None)
    yield from twice((code.name, code.name, code.span) for code in codes)


def check_tiles(site: Site) -> Iterator[Diagnostic]:
    """Yield MP305 where two provinces stand on one place of the tile map."""
    provinces = site.national.provinces
    first: dict[tuple[int, int], int] = {}
    for position, province in enumerate(provinces.record.provinces):
        known = first.setdefault((province.column, province.row), position)
        if known != position:
            yield finding(
                Code.TILE_TAKEN,
                span_of(provinces.document, ("provinces", position, "column")),
                column=str(province.column),
                row=str(province.row),
                name=province.name,
                other=provinces.record.provinces[known].name,
                related=(
                    Related(
                        span_of(provinces.document, ("provinces", known, "column")),
                        "tile_first_used",
                    ),
                ),
            )


def check_island_groups(site: Site) -> Iterator[Diagnostic]:
    """Yield MP301 where a province belongs to an island group that is not listed."""
    provinces = site.national.provinces
    names = [group.id for group in provinces.record.island_groups]
    known = frozenset(names)
    for position, province in enumerate(provinces.record.provinces):
        if (
            province.island_group not in known
            and province.island_group not in site.national.unread.identifiers
        ):
            yield finding(
                Code.UNKNOWN_REFERENCE,
                span_of(provinces.document, ("provinces", position, "island_group")),
                suggestion=near(province.island_group, names),
                identifier=province.island_group,
                kind="island_group",
                names=", ".join(names) or NO_NAMES,
            )


def twice(named: Iterable[_Named]) -> Iterator[Diagnostic]:
    """Yield MP302 for each of some things whose key an earlier one has, at its place."""
    first: dict[Hashable, Span] = {}
    for key, identifier, span in named:
        known = first.setdefault(key, span)
        if known != span:
            yield finding(
                Code.IDENTIFIER_TWICE,
                span,
                identifier=identifier,
                related=(Related(known, "first_used"),),
            )


def _names_of(region: RegionSite) -> Iterator[_Named]:
    for source_record in region.files:
        for located in source_record.located:
            record = located.record
            if type(record) in _NAMED and (identifier := vars(record)["id"]) is not None:
                yield (
                    (type(record), identifier),
                    identifier,
                    span_of(source_record.document, (*located.loc, "id")),
                )
    programme = region.region.work_programme
    for position, work_year in enumerate(programme.years if programme else ()):
        year = str(work_year.year)
        yield (
            (WorkYear, year),
            year,
            span_of(region.main.document, ("work_programme", "years", position, "year")),
        )


def _listed(
    source_record: SourceRecord[Record], items: str, key: str, *, shown: str | None = None
) -> Iterator[_Named]:
    """Yield what must be alone in a list, with the place of the field that shows it: the same one,
    if none is named.
    """
    for position, item in enumerate(getattr(source_record.record, items)):
        name = str(getattr(item, key))
        yield name, name, span_of(source_record.document, (items, position, shown or key))
