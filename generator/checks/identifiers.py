"""Rules of identifiers outside the index of `link`, and of the tiles of the map of provinces.

No two records of a kind share an identifier; no two provinces share a tile. The rules read national
lists, region codes, and the short names within a region's files.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from generator.checks.fields import Field
from generator.codes import NO_NAMES, Code, finding
from generator.diagnostics import Diagnostic, Related, Span
from generator.link.site import NationalData, RegionSite, Site, SourceRecord
from generator.model.base import Record
from generator.model.by_type import ByType
from generator.model.documents import WorkYear
from generator.model.event import Facility
from generator.model.numbers import Figure
from generator.model.participation import Agreement
from generator.model.plan import Flagship
from generator.source.locate import span_of
from generator.spelling import near

T = TypeVar("T")

_Named = tuple[Hashable, str, Span]
"""A unique key, the identifier to quote, and the identifier's place."""


_short_name = (
    ByType[Field[str | None]]()
    .add(Agreement, lambda agreement: Field("id", agreement.id))
    .add(Facility, lambda facility: Field("id", facility.id))
    .add(Figure, lambda figure: Field("id", figure.id))
    .add(Flagship, lambda flagship: Field("id", flagship.id))
)
"""Returns the identifier of a record without references; None for other types.

A budget, though a kind of figure, belongs to a single record and needs no name.
"""


def check_region_identifiers(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP302 if two records of one kind share an identifier, or a year of work is repeated."""
    yield from repeated_identifiers(_names_of(region))


def check_national_identifiers(site: Site) -> Iterator[Diagnostic]:
    """Yield MP302 if a national list repeats an identifier, a key, a code or a cohort's year."""
    national = site.national
    cohorts = Field("cohorts", national.programme.record.cohorts)
    yield from repeated_identifiers(
        _listed(national.programme, cohorts, lambda cohort: Field("year", cohort.year))
    )
    provinces = Field("provinces", national.provinces.record.provinces)
    yield from repeated_identifiers(
        _listed(national.provinces, provinces, lambda province: Field("code", province.code))
    )
    groups = Field("island_groups", national.provinces.record.island_groups)
    yield from repeated_identifiers(
        _listed(national.provinces, groups, lambda group: Field("id", group.id))
    )
    regions = Field("regions", national.listed.record.regions)
    yield from repeated_identifiers(
        _listed(national.listed, regions, lambda region: Field("code", region.code))
    )
    # A full name is computed from type and name; the finding stands at the name.
    yield from repeated_identifiers(
        (
            region.full_name,
            region.full_name,
            span_of(national.listed.document, ("regions", position, "name")),
        )
        for position, region in enumerate(national.listed.record.regions)
    )
    terms = Field("terms", national.glossary.record.terms)
    yield from repeated_identifiers(
        _listed(national.glossary, terms, lambda term: Field("id", term.id))
    )
    if national.sources is not None:
        sources = Field("sources", national.sources.record.sources)
        yield from repeated_identifiers(
            _listed(national.sources, sources, lambda source: Field("id", source.id))
        )
    for framework in national.frameworks:
        items = Field("items", framework.record.items)
        yield from repeated_identifiers(
            _listed(framework, items, lambda item: Field("key", item.key))
        )
        yield from repeated_identifiers(
            (
                subdimension.key,
                subdimension.key,
                span_of(framework.document, ("items", position, "subdimensions", index, "key")),
            )
            for position, item in enumerate(framework.record.items)
            for index, subdimension in enumerate(item.subdimensions)
        )


def check_source_names(region: RegionSite, national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP302 if a source of a region has the identifier of a national source.

    A reference to the identifier could mean either source.
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
    """Yield MP302 if two regions share a code."""
    codes = (summary.code for summary in site.link_summaries.values() if summary.code is not None)
    yield from repeated_identifiers((code.name, code.name, code.span) for code in codes)


def check_tiles(site: Site) -> Iterator[Diagnostic]:
    """Yield MP305 if two provinces share a tile of the map."""
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
    """Yield MP301 if a province belongs to an unlisted island group."""
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


def repeated_identifiers(named: Iterable[_Named]) -> Iterator[Diagnostic]:
    """Yield MP302 at the place of each identifier whose key an earlier identifier has."""
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
    """Yield the identifiers of a region outside the index of `link`, with the type in the key."""
    for source_record in region.files:
        for located in source_record.located:
            identifier = _short_name(located.record)
            if identifier is not None and identifier.value is not None:
                yield (
                    (type(located.record), identifier.value),
                    identifier.value,
                    span_of(source_record.document, (*located.loc, identifier.key)),
                )
    for loc, plan in region.plans:
        programme = plan.work_programme
        for position, work_year in enumerate(programme.years if programme else ()):
            year = str(work_year.year)
            place = (*loc, "work_programme", "years", position, "year")
            yield (WorkYear, loc, year), year, span_of(region.main.document, place)


def _listed(
    source_record: SourceRecord[Record],
    items: Field[Sequence[T]],
    field_of: Callable[[T], Field[Hashable]],
) -> Iterator[_Named]:
    """Yield the unique values of a list, each with the place of the value.

    Args:
        source_record: The file.
        items: The list, at the top of the file.
        field_of: Returns the unique field of an item.
    """
    for position, item in enumerate(items.value):
        field = field_of(item)
        name = str(field.value)
        yield name, name, span_of(source_record.document, (items.key, position, field.key))
