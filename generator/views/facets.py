"""Facets of each page, for narrowing the results of a search.

The address of a page and the records behind it give the facets; no page is made or read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.context import BuildContext
from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.framework import FrameworkItem
from generator.model.quick_win import QuickWin, ShownState, shown_state
from generator.model.sourced import Source
from generator.model.text import Text
from generator.model.update import Update
from generator.views.context import PageContext
from generator.views.foreign import unmarked
from generator.views.values import enum_text, plain_text, region_name

_SHARED = {
    "bandingkan": "daftar",
    "daerah": "daftar",
    "desa-cerdas": "desa-cerdas",
    "dimensi": "dimensi",
    "glosarium": "glosarium",
    "metode": "tentang",
    "panduan": "panduan",
    "perubahan": "perubahan",
    "program": "program",
    "quick-win": "quick-win",
    "sumber": "sumber",
    "tentang": "tentang",
    "unduhan": "data",
    "usulan-baru": "panduan",
}
"""Kinds of shared pages, by the first part of the address.

A page outside of regions and of this table has no kind.
"""

_OF_KIND = {"surat": "data", "lembar": "quick-win"}
"""Parts of a region without a kind of their own, each with the kind of a part like it."""


@dataclass(frozen=True, slots=True)
class Facets:
    """Properties of a page in the results of a search, in words of the page's language.

    An unknown property is empty.
    """

    kind: str = ""
    """Kind of the page, such as "Kabar"."""
    region: str = ""
    """Type and name of the page's region."""
    province: str = ""
    island_group: str = ""
    dimension: str = ""
    """Name of the dimension in the framework.

    Plans print names of their own; a choice by the framework's name finds the dimension in every
    plan.
    """
    state: str = ""
    """State of a quick win on the day of the build; of an update only whether it is withdrawn."""
    years: tuple[int, ...] = ()
    date: str = ""
    """Date for sorting results, such as "2026-04-21" or "2026"."""
    is_fictional: bool = False
    group: str = ""
    """Key of the island group, for dividing a large index; empty outside a region."""


def find_facets(address: str, build: BuildContext, region: RegionSite | None = None) -> Facets:
    """Return the facets of a page.

    Args:
        address: Address of a page of the site, generated or written by hand.
        build: Build context.
        region: Region of the page; None for shared pages.
    """
    context = PageContext(build, address, region)
    match tuple(part for part in address.split("/") if part):
        case ("daerah", _, *below) if region is not None:
            # The profile has no part, and a page of a part has no identifier.
            part, identifier = (*below, "", "")[:2]
            return _of_part(part, identifier, context, _of_region(region, context))
        case ("sumber", _, identifier, *_):
            return _of_source(identifier, context)
        case ("dimensi", framework, key):
            found = build.site.national.framework(framework)
            items = () if found is None else found.items
            name = next((_plain(item.name, context) for item in items if item.key == key), "")
            return Facets(kind=_kind("dimensi", context), dimension=name)
        case (first, *_) if first in _SHARED:
            return Facets(kind=_kind(_SHARED[first], context))
        case _:
            return Facets()


def same_meanings(build: BuildContext) -> tuple[tuple[str, ...], ...]:
    """Return groups of words with the same meaning, a group for each term of the glossary.

    A group is the term, the expansion of an abbreviation, and synonyms.
    """
    language = build.catalogue.language
    groups = []
    for term in build.site.national.glossary.record.terms:
        expansion = term.expansion
        expanded = () if expansion is None else (expansion.in_language(language)[1],)
        groups.append((term.term, *expanded, *term.synonyms))
    return tuple(groups)


def concepts(build: BuildContext) -> tuple[tuple[Sequence[str], Sequence[str]], ...]:
    """Return pairs of words of plans, and words that people say about the same subject."""
    glossary = build.site.national.glossary.record
    return tuple((concept.words, concept.said) for concept in glossary.concepts)


def _of_region(region: RegionSite, context: PageContext) -> Facets:
    """Return the facets shared by every page of a region."""
    national = context.site.national.provinces.record
    code = region.region.reference.province
    province = next((item for item in national.provinces if item.code == code), None)
    group_id = None if province is None else province.island_group
    group = next((item for item in national.island_groups if item.id == group_id), None)
    return Facets(
        region=region_name(region, context),
        province="" if province is None else province.name,
        island_group="" if group is None else _plain(group.name, context),
        is_fictional=region.is_fictional,
        group="" if group is None else group.id,
    )


def _of_part(part: str, identifier: str, context: PageContext, facets: Facets) -> Facets:
    """Return the facets of a region's page: of the profile, of a part, or of a record of a part.

    Args:
        part: Key of the part; empty for the profile.
        identifier: Identifier of the record; empty for the page of the part itself.
        context: Page of the region.
        facets: Facets of every page of the region.
    """
    facets = replace(facets, kind=_kind(_OF_KIND.get(part, part or "profil"), context))
    region = context.region
    if region is None:
        return facets
    if not part:
        return replace(facets, years=_years(item.cohort for item in region.region.participations))
    if not identifier:
        return facets
    match part:
        case "rencana":
            plan = region.plan_named(identifier)
            period = None if plan is None else plan.period
            dates = () if period is None else (period.start, period.end)
            years = (None if date is None else date.year for date in dates)
            return replace(facets, years=_years(years))
        case "dimensi":
            return replace(facets, dimension=_dimension(identifier, context))
        case "quick-win":
            record = region.index[Kind.QUICK_WIN].get(identifier)
            if isinstance(record, QuickWin):
                return _of_quick_win(record, region, context, facets)
        case "kabar":
            for source_record in region.updates:
                if source_record.id == identifier:
                    return _of_update(source_record.record, context, facets)
    return facets


def _of_update(update: Update, context: PageContext, facets: Facets) -> Facets:
    return replace(
        facets,
        dimension=_dimension(update.dimension, context),
        state="" if update.withdrawn is None else enum_text(ShownState.WITHDRAWN, context),
        years=(update.date.year,),
        date=str(update.date),
    )


def _of_quick_win(
    quick_win: QuickWin, region: RegionSite, context: PageContext, facets: Facets
) -> Facets:
    last = max((report.date for report in quick_win.history), default=quick_win.promised_on)
    state = shown_state(quick_win, region.terms(quick_win), on=context.build.today)
    dates = (quick_win.due, quick_win.done_on)
    return replace(
        facets,
        dimension=_dimension(quick_win.dimension, context),
        state=enum_text(state, context),
        years=_years(None if date is None else date.year for date in dates),
        date="" if last is None else str(last),
    )


def _of_source(identifier: str, context: PageContext) -> Facets:
    facets = Facets() if context.region is None else _of_region(context.region, context)
    resolved = context.site.resolve_source(identifier, context.region)
    # Of another region's source only facts are known, and its page is made with that region.
    source = None if resolved is None else resolved.source
    date = source.date if isinstance(source, Source) else None
    return replace(
        facets,
        kind=_kind("sumber", context),
        years=() if date is None else (date.year,),
        date="" if date is None else str(date),
    )


def _dimension(key: str | None, context: PageContext) -> str:
    """Return the name of a dimension in the framework, or as printed without a framework.

    Empty without a dimension.
    """
    region = context.region
    if region is None or key is None:
        return ""
    item = region.index.get(Kind.DIMENSION, {}).get(key)
    if isinstance(item, FrameworkItem):
        return _plain(item.name, context)
    for dimension in region.plan.dimensions:
        if dimension.key == key:
            return _plain(dimension.name, context)
    return ""


def _plain(text: Text, context: PageContext) -> str:
    """Return a text in the language of the page; facets say nothing of another language."""
    return unmarked(plain_text(text, context))


def _years(years: Iterable[int | None]) -> tuple[int, ...]:
    return tuple(sorted({year for year in years if year is not None}))


def _kind(key: str, context: PageContext) -> str:
    return context.word(f"facet.kind.{key}")
