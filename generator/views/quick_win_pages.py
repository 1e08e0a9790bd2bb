"""A region's promises: the list of its quick wins, and each with its clock."""

from dataclasses import replace

from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Kind
from generator.model.quick_win import QuickWin, ShownState, is_promised
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.charts.promise_charts import quick_win_states_chart
from generator.views.charts.shapes import drawn
from generator.views.context import PageContext
from generator.views.entries import EntryOptions
from generator.views.marks import Mark, field_marks, view_marks
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.region_parts import assemble_part, region_menu
from generator.views.region_records import entry_of_file
from generator.views.tables import Row, Table, marked
from generator.views.update_pages import update_links
from generator.views.values import (
    date_text,
    enum_text,
    quick_win_title,
    reference_html,
    region_name,
    state_day_text,
)


def view_quick_wins(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of all promises of a region: a table, then each in short."""
    hidden = frozenset(
        {"description", "milestones", "evidence", "history", "offices", "villages", "budget_idr"}
    )
    entries = tuple(
        entry_of_file(
            source_record,
            context,
            EntryOptions(
                f"quick-win-{source_record.id}",
                badge=_state_badge(source_record.record, region, context),
                hidden=hidden | _left_out(_state(source_record.record, region, context)),
                summary=quick_win_title(source_record.id, source_record.record, context),
            ),
        )
        for source_record in region.quick_wins
    )
    listed = Section("janji", context.word("section.isi-quick-win.title"), entries=entries)
    charts = drawn(quick_win_states_chart(region, context))
    table = replace(quick_win_section(region.quick_wins, region, context), charts=charts)
    return assemble_part(region, "quick-win", (table, listed), context, lead=_lead(region, context))


def _lead(region: RegionSite, context: PageContext) -> str:
    """Return what the quick wins of a region are: promises, drafts, or some of each."""
    promised = {
        is_promised(source_record.record, region.region.documents)
        for source_record in region.quick_wins
    }
    key = "mixed" if len(promised) > 1 else "promised" if True in promised else "drafts"
    return context.sentence(f"quick_win.lead.{key}", region=region_name(region, context))


def view_quick_win(
    source_record: SourceRecord[QuickWin], region: RegionSite, context: PageContext
) -> PageView:
    """Return the page of one promise."""
    quick_win = source_record.record
    name = quick_win_title(source_record.id, quick_win, context)
    options = EntryOptions(
        "janji-isi",
        badge=_state_badge(quick_win, region, context),
        hidden=_left_out(_state(quick_win, region, context)),
        summary=name,
    )
    entry = entry_of_file(source_record, context, options)
    documents = region.region.documents
    news = tuple(
        update for update in region.updates if source_record.id in update.record.quick_wins
    )
    trail = (context.word("part.quick-win.title"), addresses.region_part(region.slug, "quick-win"))
    parts = PageParts(
        template="region.md.j2",
        title=name,
        description=context.word(
            "quick_win.description", title=name, region=region_name(region, context)
        ),
        breadcrumbs=(*region_trail(region, context), trail),
        lead=_clock(quick_win, region, context),
        sections=(
            Section(
                "janji",
                context.word(
                    f"section.{'janji' if is_promised(quick_win, documents) else 'rancangan-ini'}.title"
                ),
                context.sentence("quick_win.intro"),
                entries=(entry,),
            ),
            *([update_links(news, region, context)] if news else []),
        ),
        files=(source_record, *news),
        menu=region_menu(region, context.build),
    )
    return assemble(parts, context)


def quick_win_section(
    quick_wins: tuple[SourceRecord[QuickWin], ...], region: RegionSite, context: PageContext
) -> Section:
    """Return quick wins as a table: title, dimension, due date, state on the day of the build."""
    head = tuple(
        context.word(f"quick_win.{column}") for column in ("title", "dimension", "due", "state")
    )
    rows = tuple(_quick_win_row(source_record, region, context) for source_record in quick_wins)
    table = Table(context.word("quick_win.caption"), head, rows)
    return Section(
        "quick-win",
        context.word("section.quick-win.title"),
        state_day=state_day_text(context),
        table=table,
    )


def _quick_win_row(
    source_record: SourceRecord[QuickWin], region: RegionSite, context: PageContext
) -> Row:
    quick_win = source_record.record
    unknown = context.word("value.unpublished")
    dimension = quick_win.dimension
    standing = standing_of(quick_win)
    heading = view_marks(standing.of("title"), context)

    def marks(field: str) -> tuple[Mark, ...]:
        own = field_marks(standing, field, context=context)
        return () if own == heading else own

    return Row(
        (
            reference_html(Kind.QUICK_WIN, source_record.id, context),
            unknown
            if dimension is None
            else marked(reference_html(Kind.DIMENSION, dimension, context), marks("dimension")),
            unknown
            if quick_win.due is None
            else marked(date_text(quick_win.due, context), marks("due")),
            marked(_state_badge(quick_win, region, context), marks("state")),
        ),
        heading,
    )


def _left_out(state: ShownState) -> frozenset[str]:
    """Return the fields that are not asked for: of a draft, the day on which it was promised."""
    return frozenset({"promised_on"} if state is ShownState.DRAFT else ())


def _state(quick_win: QuickWin, region: RegionSite, context: PageContext) -> ShownState:
    return context.shown_state(quick_win, region.region.documents)


def _state_badge(quick_win: QuickWin, region: RegionSite, context: PageContext) -> str:
    return enum_text(_state(quick_win, region, context), context)


def _clock(quick_win: QuickWin, region: RegionSite, context: PageContext) -> str:
    """Return the promise's clock in a sentence: where it stands against its date."""
    state = _state(quick_win, region, context)
    due = (
        context.word("value.unpublished")
        if quick_win.due is None
        else date_text(quick_win.due, context)
    )
    done = (
        context.word("value.unpublished")
        if quick_win.done_on is None
        else date_text(quick_win.done_on, context)
    )
    dated = (
        ""
        if quick_win.due is not None or state in {ShownState.DONE, ShownState.STOPPED}
        else ".undated"
    )
    return context.word(f"clock.{state.value}{dated or '.dated'}", due=due, done=done)
