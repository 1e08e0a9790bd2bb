"""What a search may narrow its results by, for each page: told by its address and by the records
behind it.

Makes no page and reads none: the address of a page says what it is about.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.context import BuildContext
from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.framework import FrameworkItem
from generator.model.quick_win import QuickWin, shown_state
from generator.model.sourced import Source
from generator.views.context import PageContext
from generator.views.values import enum_text, plain_text, region_name

_SHARED = {
    "bandingkan": "daftar",
    "daerah": "daftar",
    "desa-cerdas": "desa-cerdas",
    "dimensi": "dimensi",
    "glosarium": "glosarium",
    "metode": "tentang",
    "panduan": "panduan",
    "program": "program",
    "quick-win": "quick-win",
    "sumber": "sumber",
    "tentang": "tentang",
}
"""Kinds of the pages that no single region owns, by the first part of their address; any other page
is of no kind.
"""


@dataclass(frozen=True, slots=True)
class Facets:
    """What is known of a page as a result of a search, in the words of the page's language; empty
    where not known.
    """

    kind: str = ""
    """What sort of page it is, such as "Kabar"."""
    region: str = ""
    """Type and name of the region that it belongs to."""
    province: str = ""
    island_group: str = ""
    dimension: str = ""
    """Name of the dimension in its framework, whatever the plan prints: one choice finds it in all
    plans.
    """
    state: str = ""
    """State of a quick win on the day of the build."""
    years: tuple[int, ...] = ()
    date: str = ""
    """Date by which results are sorted, such as "2026-04-21" or "2026"."""
    is_fictional: bool = False
    group: str = ""
    """Key of the island group, by which a large index is parted; empty outside a region."""


def find_facets(address: str, build: BuildContext, region: RegionSite | None = None) -> Facets:
    """Return the facets of a page.

    Args:
        address: Of a page of the site, generated or written by hand.
        build: What the run shares.
        region: The region that owns the page, if one does.
    """
    context = PageContext(build, address, region)
    match tuple(part for part in address.split("/") if part):
        case ("daerah", _, *below) if region is not None:
            part, identifier = (*below, "", "")[:2]
            return _of_part(part, identifier, context, _of_region(region, context))
        case ("sumber", _, identifier, *_):
            return _of_source(identifier, context)
        case ("dimensi", framework, key):
            found = build.site.national.framework(framework)
            items = () if found is None else found.items
            name = next((plain_text(item.name, context) for item in items if item.key == key), "")
            return Facets(kind=_kind("dimensi", context), dimension=name)
        case (first, *_) if first in _SHARED:
            return Facets(kind=_kind(_SHARED[first], context))
        case _:
            return Facets()


def same_meanings(build: BuildContext) -> tuple[tuple[str, ...], ...]:
    """Return the words of each term of the glossary that mean the same: the term, what it stands
    for, its synonyms.
    """
    language = build.catalogue.language
    terms = build.site.national.glossary.record.terms
    return tuple(
        (
            term.term,
            *(() if term.expansion is None else (term.expansion.in_language(language)[1],)),
            *term.synonyms,
        )
        for term in terms
    )


def everyday_words(build: BuildContext) -> dict[str, str]:
    """Return the word that pages have for each that people say instead, in small letters."""
    everyday = build.site.national.glossary.record.everyday
    return {said.casefold(): one.word.casefold() for one in everyday for said in one.said}


def _of_region(region: RegionSite, context: PageContext) -> Facets:
    """Return what all pages of a region have in common."""
    national = context.site.national.provinces.record
    code = region.region.reference.province
    province = next((item for item in national.provinces if item.code == code), None)
    group = (
        None
        if province is None
        else next(
            (item for item in national.island_groups if item.id == province.island_group), None
        )
    )
    return Facets(
        region=region_name(region, context),
        province="" if province is None else province.name,
        island_group="" if group is None else plain_text(group.name, context),
        is_fictional=region.is_fictional,
        group="" if group is None else group.id,
    )


def _of_part(part: str, identifier: str, context: PageContext, facets: Facets) -> Facets:
    """Return the facets of a region's page: of its profile where `part` is empty, of a part, or of
    a record of it.
    """
    facets = replace(facets, kind=_kind(part or "profil", context))
    region = context.region
    if region is None or not (identifier or not part):
        return facets
    match part:
        case "dimensi":
            return replace(facets, dimension=_dimension(identifier, context))
        case "quick-win":
            record = region.index[Kind.QUICK_WIN].get(identifier)
            return (
                _of_quick_win(record, region, context, facets)
                if isinstance(record, QuickWin)
                else facets
            )
        case "kabar":
            update = next(
                (
                    source_record.record
                    for source_record in region.updates
                    if source_record.id == identifier
                ),
                None,
            )
            if update is None:
                return facets
            dimension = _dimension(update.dimension, context)
            return replace(
                facets, dimension=dimension, years=(update.date.year,), date=str(update.date)
            )
        case "":
            return replace(
                facets, years=_years(item.cohort for item in region.region.participations)
            )
        case _:
            return facets


def _of_quick_win(
    quick_win: QuickWin, region: RegionSite, context: PageContext, facets: Facets
) -> Facets:
    last = max((report.date for report in quick_win.history), default=quick_win.promised_on)
    return replace(
        facets,
        dimension=_dimension(quick_win.dimension, context),
        state=enum_text(
            shown_state(quick_win, region.region.documents, on=context.build.today), context
        ),
        years=_years(
            None if date is None else date.year for date in (quick_win.due, quick_win.done_on)
        ),
        date="" if last is None else str(last),
    )


def _of_source(identifier: str, context: PageContext) -> Facets:
    facets = Facets() if context.region is None else _of_region(context.region, context)
    resolved = context.site.resolve_source(identifier, context.region)
    date = (
        resolved.source.date
        if resolved is not None and isinstance(resolved.source, Source)
        else None
    )
    return replace(
        facets,
        kind=_kind("sumber", context),
        years=() if date is None else (date.year,),
        date="" if date is None else str(date),
    )


def _dimension(key: str | None, context: PageContext) -> str:
    """Return the name of a dimension in the framework of the region's plan; as printed, if the plan
    follows none.
    """
    region = context.region
    if region is None or key is None:
        return ""
    item = region.index.get(Kind.DIMENSION, {}).get(key)
    own = (
        item
        if isinstance(item, FrameworkItem)
        else next((d for d in region.region.dimensions if d.key == key), None)
    )
    return "" if own is None else plain_text(own.name, context)


def _years(years: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(sorted({year for year in years if year is not None}))


def _kind(key: str, context: PageContext) -> str:
    return context.word(f"facet.kind.{key}")
