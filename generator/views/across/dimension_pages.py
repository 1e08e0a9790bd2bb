"""Dimensions across regions: the plans that have one, its counterparts in other frameworks."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.context import BuildContext
from generator.facts.region_facts import DimensionFacts, RegionFacts
from generator.link.site import Site, SourceRecord
from generator.model.framework import Crossing, Framework, FrameworkItem, FrameworkSubject
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.across.crosswalk_grid import view_crosswalk_grid
from generator.views.across.province_lists import marks_in_list, sources_note
from generator.views.blocks import Absence, Paragraph, paragraph
from generator.views.components.pictogram import dimension_head, framework_pictogram
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble
from generator.views.records.record_cards import CardOptions, RecordCard, RecordCards
from generator.views.records.record_views import view_record_card
from generator.views.tables import Link, Row, SummaryTable, Table
from generator.views.values import number_text, plain_text

_MOST_NAMED = 12
"""Most regions named in a row of a crosswalk."""
_CROSSWALK_COLUMNS = (
    "dimensions.item",
    "crosswalk.framework",
    "crosswalk.item",
    "crosswalk.closeness",
    "crosswalk.note",
)

_Item = tuple[str, str]
"""Identifier of a framework and key of an item."""
_Found = tuple[RegionFacts, DimensionFacts]
"""A region whose plan has a dimension, and the dimension in the plan."""


@dataclass(frozen=True, slots=True)
class _Across:
    """Dimensions of every real plan, gathered once for the pages of dimensions."""

    plans: Mapping[_Item, tuple[_Found, ...]]
    """Plans by item of a framework."""


def view_dimensions(build: BuildContext) -> tuple[PageView, ...]:
    """Return `/dimensi/` and a page for each item of each framework of plans."""
    across = _gather(build.site)
    pages = [_index(across, PageContext(build, "dimensi/"))]
    for source_record in build.site.national.frameworks:
        if _is_of_plans(source_record):
            for item in source_record.record.items:
                address = addresses.framework_item(source_record.id, item.key)
                pages.append(_item_page(source_record, item, across, PageContext(build, address)))
    return tuple(pages)


def _is_of_plans(source_record: SourceRecord[Framework]) -> bool:
    return source_record.record.subject is FrameworkSubject.PLAN


def _gather(site: Site) -> _Across:
    gathered: dict[_Item, list[_Found]] = defaultdict(list)
    for region in site.real_regions:
        for dimension in region.dimensions:
            # A dimension of a plan's own is found beside the items that the plan compares it with.
            items = {(region.framework or "", dimension.key)}
            items |= {_item_named(counterpart) for counterpart in dimension.counterparts}
            for item in sorted(items):
                gathered[item].append((region, dimension))
    return _Across({key: tuple(found) for key, found in gathered.items()})


def _item_named(counterpart: str) -> _Item:
    """Return framework and key of an item written as `<framework>/<item>`."""
    framework, _, key = counterpart.partition("/")
    return framework, key


def _index(across: _Across, context: PageContext) -> PageView:
    frameworks = context.site.national.frameworks
    of_plans = tuple(item for item in frameworks if _is_of_plans(item))
    of_villages = tuple(item for item in frameworks if not _is_of_plans(item))
    sections = tuple(
        _frameworks_section(anchor, listed, across, context)
        for anchor, listed in (("padanan", of_plans), ("padanan-desa", of_villages))
        if listed
    )
    parts = PageParts(
        template="page.md.j2",
        title=context.word("dimensions.title"),
        description=context.word("dimensions.description"),
        breadcrumbs=(),
        lead=context.sentence("dimensions.lead"),
        sections=sections,
        files=(*of_plans, *of_villages),
    )
    return assemble(parts, context)


def _frameworks_section(
    anchor: str,
    frameworks: tuple[SourceRecord[Framework], ...],
    across: _Across,
    context: PageContext,
) -> Section:
    """Return frameworks of one subject side by side, each crossing explained, and their origins.

    Items of plans have pages of their own; items of villages are shown here in full.
    """
    counts = {
        (framework.id, item.key): context.word(
            "crosswalk.used_by",
            count=_plan_count(across.plans.get((framework.id, item.key), ()), context),
        )
        for framework in frameworks
        if _is_of_plans(framework)
        for item in framework.record.items
    }
    caption = context.word(f"section.{anchor}-kerangka.caption")
    return Section.of(
        anchor,
        context.word(f"section.{anchor}-kerangka.title"),
        view_crosswalk_grid(frameworks, caption, counts, context),
        _crossings(frameworks, anchor, context),
        RecordCards(tuple(_framework_card(framework, context) for framework in frameworks)),
    )


def _framework_card(source_record: SourceRecord[Framework], context: PageContext) -> RecordCard:
    framework = source_record.record
    hidden = frozenset({"items", "crossings"} if _is_of_plans(source_record) else {"crossings"})
    options = CardOptions(f"kerangka-{source_record.id}", hidden=hidden)
    return view_record_card(framework, standing_of(framework), context, options)


def _crossings(
    frameworks: tuple[SourceRecord[Framework], ...], anchor: str, context: PageContext
) -> SummaryTable | None:
    """Return every crossing of frameworks with its note behind a line; None without crossings.

    Each pair of items of plans stands once, even if both frameworks name each other: the note of
    the other side is on the page of its item. Items of villages have no page: each side is told.
    """
    rows: list[Row] = []
    seen: set[tuple[_Item, _Item]] = set()
    for source_record in frameworks:
        for crossing in source_record.record.crossings:
            item = (source_record.id, crossing.item)
            counterpart = (crossing.other_framework, crossing.other_item or "")
            # A pair that both frameworks state is told from the side that comes first.
            if not _is_of_plans(source_record) or (counterpart, item) not in seen:
                seen.add((item, counterpart))
                rows.append(_crossing_between(source_record, crossing, context))
    if not rows:
        return None
    head = tuple(context.word(column) for column in _CROSSWALK_COLUMNS)
    return SummaryTable(
        context.word("crosswalk.explained", count=number_text(len(rows), context)),
        Table(context.word(f"section.{anchor}-kerangka.explained"), head, tuple(rows)),
        (context.word("crosswalk.by_site"),),
    )


def _crossing_between(
    source_record: SourceRecord[Framework], crossing: Crossing, context: PageContext
) -> Row:
    name = next(
        plain_text(item.name, context)
        for item in source_record.record.items
        if item.key == crossing.item
    )
    label = context.word(
        "dimension_item.title", name=name, framework=plain_text(source_record.record.name, context)
    )
    address = addresses.framework_item(source_record.id, crossing.item)
    heading = Link(label, context.link(address)) if _is_of_plans(source_record) else label
    # Without the last cell: the plans of an item are counted in the grid.
    return Row((heading, *_crossing_row(crossing, _Across({}), context).cells[:4]))


def _item_page(
    source_record: SourceRecord[Framework],
    item: FrameworkItem,
    across: _Across,
    context: PageContext,
) -> PageView:
    name, framework = plain_text(item.name, context), plain_text(source_record.record.name, context)
    standing = standing_of(item, standing_of(source_record.record).below("items"))
    options = CardOptions("tentang-dimensi", hidden=frozenset({"key"}))
    sign = framework_pictogram(item, source_record.record.items)
    card = view_record_card(item, standing, context, options)
    parts = PageParts(
        template="page.md.j2",
        title=context.word("dimension_item.title", name=name, framework=framework),
        description=context.word("dimension_item.description", name=name, framework=framework),
        breadcrumbs=((context.word("dimensions.title"), "dimensi/"),),
        lead=context.sentence("dimension_item.lead", name=name, framework=framework),
        opening=(dimension_head(sign, item, context),),
        sections=(
            Section.of("tentang", context.word("section.tentang.title"), RecordCards((card,))),
            _plans(source_record.id, item, across, context),
            _crosswalk(source_record, item, across, context),
        ),
        files=(source_record,),
    )
    return assemble(parts, context)


def _plans(framework: str, item: FrameworkItem, across: _Across, context: PageContext) -> Section:
    found = across.plans.get((framework, item.key), ())
    rows = tuple(_plan_row(region, dimension, len(found), context) for region, dimension in found)
    head = tuple(
        context.word(f"dimension_item.{column}") for column in ("region", "printed", "objectives")
    )
    caption = context.word("dimension_item.caption", name=plain_text(item.name, context))
    return Section.of(
        "rencana",
        context.word("section.rencana.title"),
        paragraph(sources_note(len(rows), context)),
        Table(caption, head, rows)
        if rows
        else Absence(context.sentence("section.rencana.missing")),
    )


def _plan_row(
    region: RegionFacts, dimension: DimensionFacts, count: int, context: PageContext
) -> Row:
    address = addresses.dimension(region.slug, dimension.key)
    objectives = (
        str(dimension.objectives) if dimension.objectives else context.word("value.unpublished")
    )
    return Row(
        (Link(region.full_name, context.link(address)), dimension.name, objectives),
        marks_in_list(dimension.sources, count, context),
    )


def _crosswalk(
    source_record: SourceRecord[Framework],
    item: FrameworkItem,
    across: _Across,
    context: PageContext,
) -> Section:
    """Return the counterparts of an item in other frameworks; a missing counterpart is said."""
    crossings = [
        crossing for crossing in source_record.record.crossings if crossing.item == item.key
    ]
    rows = tuple(_crossing_row(crossing, across, context) for crossing in crossings)
    head = tuple(
        context.word(f"crosswalk.{column}")
        for column in ("framework", "item", "closeness", "note", "plans")
    )
    caption = context.word("crosswalk.caption", name=plain_text(item.name, context))
    return Section.of(
        "padanan",
        context.word("section.padanan.title"),
        Paragraph(context.sentence("section.padanan.intro")),
        Table(caption, head, rows)
        if rows
        else Absence(context.sentence("section.padanan.missing")),
    )


def _crossing_row(crossing: Crossing, across: _Across, context: PageContext) -> Row:
    """Return the counterpart of an item: framework, name, closeness, note, plans."""
    framework = context.site.national.framework(crossing.other_framework)
    if framework is None:
        raise LookupError(f"unlinked framework {crossing.other_framework}")
    plans = across.plans.get((crossing.other_framework, crossing.other_item or ""), ())
    closeness = (
        "–"
        if crossing.closeness is None
        else context.word(f"enum.Closeness.{crossing.closeness.value}")
    )
    return Row(
        (
            plain_text(framework.name, context),
            _counterpart(crossing, framework, context),
            closeness,
            "–" if crossing.note is None else plain_text(crossing.note, context),
            _plans_text(plans, context),
        )
    )


def _counterpart(crossing: Crossing, framework: Framework, context: PageContext) -> str | Link:
    """Return the name of an item's counterpart, linked if the counterpart has a page."""
    for item in framework.items:
        if item.key == crossing.other_item:
            name = plain_text(item.name, context)
            if framework.subject is not FrameworkSubject.PLAN:
                return name
            address = addresses.framework_item(crossing.other_framework, item.key)
            return Link(name, context.link(address))
    return context.word("crosswalk.none")


def _plans_text(plans: tuple[_Found, ...], context: PageContext) -> str:
    """Return the regions whose plans have an item, or above `_MOST_NAMED` the number of regions.

    The item's own page names every region.
    """
    if len(plans) > _MOST_NAMED:
        return _plan_count(plans, context)
    return ", ".join(region.full_name for region, _ in plans) or "–"


def _plan_count(plans: tuple[_Found, ...], context: PageContext) -> str:
    return context.catalogue.counted("crosswalk.plan_count", len(plans))
