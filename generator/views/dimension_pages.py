"""One dimension across regions: whose plan has it, under which name, and what other frameworks have
in its place.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.context import BuildContext
from generator.facts.region_facts import DimensionFacts, RegionFacts
from generator.link.site import Site, SourceRecord
from generator.model.framework import Crossing, Framework, FrameworkItem, FrameworkSubject
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.entries import EntryOptions, view_entry
from generator.views.page import PageParts, PageView, Section, assemble
from generator.views.province_lists import marks_in_list, way_to_sources
from generator.views.tables import Link, Row, Table
from generator.views.values import plain_text

_MOST_NAMED = 12
"""Most regions that a row of a crosswalk names."""

_PLAN = FrameworkSubject.PLAN
_FEWEST = 2
"""Fewer frameworks have no crosswalk."""

_Found = tuple[RegionFacts, DimensionFacts]


@dataclass(frozen=True, slots=True)
class _Across:
    """Dimensions of all real plans by framework and key, gathered once."""

    plans: Mapping[tuple[str, str], tuple[_Found, ...]]


def view_dimensions(build: BuildContext) -> tuple[PageView, ...]:
    """Return `/dimensi/` and a page for each item of each framework that plans may follow."""
    across = _gather(build.site)
    source_record = build.site.national.frameworks
    items = (
        _item_page(
            framework,
            item,
            across,
            PageContext(build, addresses.framework_item(framework.id, item.key)),
        )
        for framework in source_record
        if framework.record.subject is FrameworkSubject.PLAN
        for item in framework.record.items
    )
    return (_index(across, PageContext(build, "dimensi/")), *items)


def _gather(site: Site) -> _Across:
    gathered: dict[tuple[str, str], list[_Found]] = defaultdict(list)
    for region in site.real_regions:
        for dimension in region.dimensions:
            gathered[region.framework or "", dimension.key].append((region, dimension))
    return _Across({key: tuple(found) for key, found in gathered.items()})


def _index(across: _Across, context: PageContext) -> PageView:
    frameworks = sorted(
        context.site.national.frameworks,
        key=lambda source_record: source_record.record.subject is not _PLAN,
    )
    plans = tuple(
        source_record for source_record in frameworks if source_record.record.subject is _PLAN
    )
    sections = [_framework_section(source_record, across, context) for source_record in frameworks]
    sections[len(plans) : len(plans)] = _plan_crosswalk(plans, context)
    parts = PageParts(
        template="page.md.j2",
        title=context.word("dimensions.title"),
        description=context.word("dimensions.description"),
        breadcrumbs=(),
        lead=context.sentence("dimensions.lead"),
        sections=tuple(sections),
        files=tuple(frameworks),
    )
    return assemble(parts, context)


def _plan_crosswalk(
    plans: tuple[SourceRecord[Framework], ...], context: PageContext
) -> tuple[Section, ...]:
    """Return the crosswalk between the frameworks of plans, each pair of items once; nothing for a
    single one.
    """
    if len(plans) < _FEWEST:
        return ()
    rows: list[Row] = []
    told: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    for source_record in plans:
        for crossing in source_record.record.crossings:
            own, other = (
                (source_record.id, crossing.item),
                (crossing.other_framework, crossing.other_item or ""),
            )
            is_of_plans = any(plan.id == crossing.other_framework for plan in plans)
            if is_of_plans and (other, own) not in told:
                told.add((own, other))
                rows.append(_plan_crosswalk_row(source_record, crossing, context))
    columns = (
        "dimensions.item",
        "crosswalk.framework",
        "crosswalk.item",
        "crosswalk.closeness",
        "crosswalk.note",
    )
    head = tuple(context.word(column) for column in columns)
    title, intro = (
        context.word("section.padanan-rencana.title"),
        context.sentence("section.padanan.intro"),
    )
    if not rows:
        return (Section("padanan", title, missing=context.sentence("section.padanan.missing")),)
    return (
        Section(
            "padanan",
            title,
            intro,
            table=Table(context.word("crosswalk.caption_plans"), head, tuple(rows)),
        ),
    )


def _plan_crosswalk_row(
    source_record: SourceRecord[Framework], crossing: Crossing, context: PageContext
) -> Row:
    name = next(
        plain_text(item.name, context)
        for item in source_record.record.items
        if item.key == crossing.item
    )
    own = context.word(
        "dimension_item.title", name=name, framework=plain_text(source_record.record.name, context)
    )
    link = Link(own, context.link(addresses.framework_item(source_record.id, crossing.item)))
    return Row((link, *_crossing_row(crossing, _Across({}), context).cells[:4]))


def _framework_section(
    source_record: SourceRecord[Framework], across: _Across, context: PageContext
) -> Section:
    """Return a framework. A plan's items have pages of their own; those of villages are shown here,
    in full.
    """
    framework = source_record.record
    is_plan = framework.subject is FrameworkSubject.PLAN
    hidden = frozenset({"items", "crossings"} if is_plan else {"crossings"})
    entry = view_entry(
        framework,
        standing_of(framework),
        context,
        EntryOptions(f"kerangka-{source_record.id}", hidden=hidden),
    )
    table = (
        _item_table(source_record, across, context)
        if is_plan
        else _crossing_table(framework, across, context)
    )
    return Section(
        source_record.id, plain_text(framework.name, context), entries=(entry,), table=table
    )


def _item_table(
    source_record: SourceRecord[Framework], across: _Across, context: PageContext
) -> Table:
    """Return the items of a framework of plans, each with its parts and the number of plans that
    have it.
    """
    rows = tuple(
        _item_row(source_record, item, across, context) for item in source_record.record.items
    )
    head = tuple(context.word(f"dimensions.{column}") for column in ("item", "parts", "plans"))
    return Table(
        context.word("dimensions.caption", name=plain_text(source_record.record.name, context)),
        head,
        rows,
    )


def _item_row(
    source_record: SourceRecord[Framework],
    item: FrameworkItem,
    across: _Across,
    context: PageContext,
) -> Row:
    heading = Link(
        plain_text(item.name, context),
        context.link(addresses.framework_item(source_record.id, item.key)),
    )
    parts = ", ".join(plain_text(part.name, context) for part in item.subdimensions) or "–"
    return Row(
        (heading, parts, _plan_count(across.plans.get((source_record.id, item.key), ()), context))
    )


def _crossing_table(framework: Framework, across: _Across, context: PageContext) -> Table | None:
    """Return the crosswalk of a framework of villages, item by item; None if it has none."""
    names = {item.key: plain_text(item.name, context) for item in framework.items}
    rows = tuple(
        Row((names[crossing.item], *_crossing_row(crossing, across, context).cells[:4]))
        for crossing in framework.crossings
    )
    columns = (
        "dimensions.item",
        "crosswalk.framework",
        "crosswalk.item",
        "crosswalk.closeness",
        "crosswalk.note",
    )
    head = tuple(context.word(column) for column in columns)
    name = plain_text(framework.name, context)
    return Table(context.word("crosswalk.caption", name=name), head, rows) if rows else None


def _item_page(
    source_record: SourceRecord[Framework],
    item: FrameworkItem,
    across: _Across,
    context: PageContext,
) -> PageView:
    name, framework = plain_text(item.name, context), plain_text(source_record.record.name, context)
    standing = standing_of(item, standing_of(source_record.record).below("items"))
    entry = view_entry(
        item, standing, context, EntryOptions("tentang-dimensi", hidden=frozenset({"key"}))
    )
    parts = PageParts(
        template="page.md.j2",
        title=context.word("dimension_item.title", name=name, framework=framework),
        description=context.word("dimension_item.description", name=name, framework=framework),
        breadcrumbs=((context.word("dimensions.title"), "dimensi/"),),
        lead=context.sentence("dimension_item.lead", name=name, framework=framework),
        sections=(
            Section("tentang", context.word("section.tentang.title"), entries=(entry,)),
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
    table = Table(caption, head, rows) if rows else None
    missing = None if rows else context.sentence("section.rencana.missing")
    intro = way_to_sources(len(rows), context)
    return Section(
        "rencana", context.word("section.rencana.title"), intro, table=table, missing=missing
    )


def _plan_row(
    region: RegionFacts, dimension: DimensionFacts, count: int, context: PageContext
) -> Row:
    return Row(
        (
            Link(region.full_name, context.link(addresses.dimension(region.slug, dimension.key))),
            dimension.name,
            str(dimension.objectives)
            if dimension.objectives
            else context.word("value.unpublished"),
        ),
        marks_in_list(dimension.sources, count, context),
    )


def _crosswalk(
    source_record: SourceRecord[Framework],
    item: FrameworkItem,
    across: _Across,
    context: PageContext,
) -> Section:
    """Return what other frameworks have in the item's place, with its honest gaps."""
    crossings = [
        crossing for crossing in source_record.record.crossings if crossing.item == item.key
    ]
    rows = tuple(_crossing_row(crossing, across, context) for crossing in crossings)
    head = tuple(
        context.word(f"crosswalk.{column}")
        for column in ("framework", "item", "closeness", "note", "plans")
    )
    caption = context.word("crosswalk.caption", name=plain_text(item.name, context))
    table = Table(caption, head, rows) if rows else None
    missing = None if rows else context.sentence("section.padanan.missing")
    intro = context.sentence("section.padanan.intro")
    return Section(
        "padanan", context.word("section.padanan.title"), intro, table=table, missing=missing
    )


def _crossing_row(crossing: Crossing, across: _Across, context: PageContext) -> Row:
    other = context.site.national.framework(crossing.other_framework)
    if other is None:
        raise LookupError(f"unlinked framework {crossing.other_framework}")
    item = next(
        (candidate for candidate in other.items if candidate.key == crossing.other_item), None
    )
    plans = across.plans.get((crossing.other_framework, crossing.other_item or ""), ())
    name: str | Link = context.word("crosswalk.none")
    if item is not None:
        name = plain_text(item.name, context)
        if other.subject is FrameworkSubject.PLAN:
            name = Link(
                name, context.link(addresses.framework_item(crossing.other_framework, item.key))
            )
    return Row(
        (
            plain_text(other.name, context),
            name,
            "–"
            if crossing.closeness is None
            else context.word(f"enum.Closeness.{crossing.closeness.value}"),
            "–" if crossing.note is None else plain_text(crossing.note, context),
            _plans_text(plans, context),
        )
    )


def _plans_text(plans: tuple[_Found, ...], context: PageContext) -> str:
    """Return whose plans have an item, or their number where there are many: the item's own page
    names them.
    """
    if len(plans) > _MOST_NAMED:
        return _plan_count(plans, context)
    return ", ".join(region.full_name for region, _ in plans) or "–"


def _plan_count(plans: tuple[_Found, ...], context: PageContext) -> str:
    return context.catalogue.counted("crosswalk.plan_count", len(plans))
