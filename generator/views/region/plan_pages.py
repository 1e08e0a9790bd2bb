"""Plans in a row: the list of a region's plans, and the page of a plan beside the main plan."""

from collections.abc import Iterable
from dataclasses import replace

from generator.link.long_lists import programmes_address
from generator.link.region_subpages import has_subpage
from generator.link.site import RegionSite
from generator.model.plan import Dimension, Plan, PlanParts, PlanState
from generator.views import addresses
from generator.views.blocks import Block, Paragraph
from generator.views.charts.promise_charts import road_map_chart
from generator.views.charts.shapes import drawn
from generator.views.components.dimension_cards import view_dimension_cards
from generator.views.components.programmes import MOST_AS_CARDS, programme_table, short_programmes
from generator.views.components.roll_up import programmes_progress, promises_progress
from generator.views.context import PageContext
from generator.views.markup import escape
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.places_of_records import address_of, dimension_anchor, plan_address
from generator.views.records.continued import ROW_LETTERS
from generator.views.records.record_cards import CardOptions, RecordCards
from generator.views.records.record_views import view_record_card
from generator.views.region.quick_win_pages import quick_win_section
from generator.views.region.region_parts import region_menu
from generator.views.region.region_records import RecordSection, view_sections
from generator.views.region.road_map_page import work_sections
from generator.views.tables import Link, LinkList, Row, Table
from generator.views.values import (
    date_text,
    document_title,
    enum_text,
    period_text,
    plain_text,
    plan_title,
    region_name,
)

_PARTS = frozenset(PlanParts.model_fields)
"""Fields of a plan with sections of their own."""
_OPENING = (
    RecordSection("visi", lambda region: (region.plan.vision,)),
    RecordSection("misi", lambda region: region.plan.missions),
    RecordSection("program-unggulan", lambda region: region.plan.flagships),
)


def plan_list(region: RegionSite, context: PageContext) -> tuple[Section, ...]:
    """Return the section with the plans of a region; none if the region lists no plans."""
    listed = region.listed_plans
    if not listed:
        return ()
    rows = tuple(_plan_row(plan, state, region, context) for plan, state in listed)
    head = tuple(
        context.word(f"plan.{column}") for column in ("title", "period", "state", "promises")
    )
    main = region.main_plan
    section = Section.of(
        "semua-rencana",
        context.word("section.semua-rencana.title"),
        Table(context.word("plan.caption"), head, rows),
        None if main is None else _head_card(main, region, context, further={"funding_totals"}),
        _funding_link(region, context),
    )
    return (section,)


def _plan_row(plan: Plan, state: PlanState, region: RegionSite, context: PageContext) -> Row:
    promises = tuple(
        item for item in region.quick_wins if region.plan_named(item.record.plan) is plan
    )
    progress = promises_progress(promises, region, context) or context.word("progress.none")
    link = Link(plan_title(plan, context), context.link(plan_address(plan, region)))
    period = "" if plan.period is None else period_text(plan.period, context)
    return Row((link, period, enum_text(state, context), progress))


def _funding_link(region: RegionSite, context: PageContext) -> LinkList | None:
    """Return a link to the page with the sums of the main plan; None without such a page."""
    if not has_subpage("dana", region):
        return None
    link = context.link(addresses.region_part(region.slug, "dana"))
    return LinkList((Link(context.word("plan.funding"), link),))


def _head_card(
    plan: Plan, region: RegionSite, context: PageContext, further: Iterable[str] = ()
) -> RecordCards:
    """Return the card of a plan without the plan's parts, and without further fields."""
    title = plan_title(plan, context)
    options = CardOptions(f"rencana-{plan.id}", hidden=_PARTS.union(further), summary=title)
    card = view_record_card(plan, region.standing(plan), context, options)
    return RecordCards((replace(card, headline=escape(title)),))


def view_other_plan(plan: Plan, region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a plan beside the main plan: the parts and the promises of the plan.

    Args:
        plan: The plan.
        region: The region as this plan shows it, from `link.for_plan`.
        context: Page in the making, about that region.
    """
    name, of_region = plan_title(plan, context), region_name(region, context)
    state = next(state for listed, state in region.listed_plans if listed is plan)
    sections = (
        Section.of(
            "kepala-rencana",
            context.word("section.kepala-rencana.title"),
            _head_card(plan, region, context),
        ),
        *view_sections(_OPENING, region, context),
        *_dimensions(region, context),
        *work_sections(region, context),
        *_promises(region, context),
        *_documents(plan, region, context),
    )
    parts = PageParts(
        template="region.md.j2",
        title=name,
        description=context.word("plan.description", plan=name, region=of_region),
        breadcrumbs=region_trail(region, context),
        lead=_lead(plan, state, of_region, context),
        sections=sections,
        files=(region.main, *region.promises),
        menu=region_menu(region, context.build),
        former=addresses.renamed(context.address, plan.redirects),
    )
    return assemble(parts, context)


def _lead(plan: Plan, state: PlanState, region: str, context: PageContext) -> str:
    """Return the sentence below the title: the state of the plan, and the end of the period."""
    if state is PlanState.DRAFTING:
        return context.word("plan.lead.drafting", region=region)
    end = None if plan.period is None else plan.period.end
    if end is None:
        return context.word("plan.lead.former", region=region)
    return context.word("plan.lead.former_until", region=region, until=date_text(end, context))


def _dimensions(region: RegionSite, context: PageContext) -> tuple[Section, ...]:
    cards = view_dimension_cards(region, context)
    if cards is None:
        return ()
    followed = framework_card(region, context)
    overview = Section.of(
        "dimensi",
        context.word("section.dimensi.title"),
        cards,
        followed,
    )
    details = (
        Section.of(
            f"isi-{dimension.key}",
            plain_text(dimension.name, context),
            *dimension_blocks(dimension, region, context, dimension_anchor(dimension.key)),
        )
        for dimension in region.plan.dimensions
    )
    return (overview, *details)


def framework_card(region: RegionSite, context: PageContext) -> RecordCards | None:
    """Return the framework that the plan of a page follows; None if the plan names none."""
    framework = region.plan.framework
    if framework is None:
        return None
    badge = context.word("framework.badge")
    # The badge stands for the heading in lists of statements: the name of a framework is this
    # site's own, so no source may be told to have said it.
    options = CardOptions("kerangka", badge=badge, summary=badge)
    return RecordCards((view_record_card(framework, region.standing(framework), context, options),))


def dimension_blocks(
    dimension: Dimension, region: RegionSite, context: PageContext, anchor: str
) -> tuple[Block, ...]:
    """Return the card of a dimension and, if there are many programmes, their table.

    Args:
        dimension: Dimension of the plan that the page is about.
        region: The region.
        context: Page in the making.
        anchor: Anchor of the card.
    """
    plan = region.shown_plan
    is_continued = programmes_address(dimension.key, plan) in region.long_lists.by_address
    is_listed = is_continued or len(dimension.programmes) > MOST_AS_CARDS
    options = CardOptions(anchor, hidden=frozenset({"key", *(["programmes"] if is_listed else ())}))
    card = view_record_card(dimension, region.standing(dimension), context, options)
    if not is_listed:
        return (RecordCards((card,)),)
    progress = programmes_progress(dimension.programmes, context)
    told = () if progress is None else (Paragraph(f"{progress}."),)
    if not is_continued:
        table = programme_table(dimension, region, context, anchor=anchor)
        return (RecordCards((card,)), *told, table)
    # The dimensions of a plan beside the main plan share a page.
    letters = ROW_LETTERS if plan is None else ROW_LETTERS // len(region.plan.dimensions)
    rows = short_programmes(dimension, region, context, anchor=anchor, letters=letters)
    return (RecordCards((card,)), *told, *rows)


def _promises(region: RegionSite, context: PageContext) -> tuple[Section, ...]:
    if not region.promises:
        return ()
    # Drawn first: the sources of the chart are numbered before those of the table.
    charts = drawn(road_map_chart(region, context))
    return (quick_win_section(region.promises, region, context, *charts),)


def _documents(plan: Plan, region: RegionSite, context: PageContext) -> tuple[Section, ...]:
    links = tuple(
        Link(
            document_title(document, context),
            context.link(address_of(document, document.id, region) or ""),
        )
        for document in region.region.documents
        if region.plan_of_document(document) == plan.id
    )
    if not links:
        return ()
    title = context.word("section.dokumen-rencana.title")
    return (Section.of("dokumen-rencana", title, LinkList(links)),)
