"""A region's promises: the list of quick wins, and a page for each with a clock."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from markupsafe import Markup

from generator.context import BuildContext
from generator.link.row_lists import listed_quick_wins, rows_on_pages
from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Kind
from generator.model.dates import whole_months
from generator.model.quick_win import OPEN_STATES, QuickWin, ShownState, is_promised
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.blocks import Paragraph, state_day
from generator.views.charts.promise_charts import quick_win_states_chart
from generator.views.charts.shapes import Chart, drawn
from generator.views.components.clock import view_clock
from generator.views.components.ledger import view_ledger
from generator.views.components.pill import state_pill
from generator.views.components.promise_answer import view_promise_answer
from generator.views.components.promises import is_untitled, view_untitled
from generator.views.components.roll_up import progress_paragraph
from generator.views.components.share_card import quick_win_share_card
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.markup import escape, filled
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.records.continued import rest_link
from generator.views.records.past import (
    postponement_text,
    withdrawal_text,
)
from generator.views.records.record_cards import (
    CardOptions,
    CardsBehind,
    PartedCard,
    RecordCard,
    RecordCards,
    parted,
)
from generator.views.region.region_parts import (
    assemble_part,
    beside,
    follow_section,
    further_pages,
    region_menu,
)
from generator.views.region.region_records import card_of_file
from generator.views.region.update_pages import update_links
from generator.views.tables import Link, LinkList, Row, Table
from generator.views.values import (
    date_text,
    enum_text,
    number_text,
    plan_title,
    quick_win_title,
    reference_html,
    region_name,
    state_day_text,
)

_MOST_AS_CARDS = 12
"""Most quick wins that the list shows as cards below the table; each has a page of its own."""
_OF_ANY_DAY = frozenset({ShownState.DONE, ShownState.STOPPED})
"""States of promises that the clock tells without the due date."""
_FEWEST_MONTHS = 4
"""Fewest months in which a stretch of time is told; a shorter stretch is told in days."""
_ANCHOR = "janji-isi"
_SAID = ("summary", "description")
"""Fields of a promise that its page shows first, as a text."""
_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "who": (
            *("offices", "supporting_offices", "budget_idr", "programme"),
            *("districts", "villages", "place", "coordinates"),
        ),
        "proof": ("progress", "milestones", "evidence", "history", "photos"),
    }
)
"""Fields of the further parts of a promise's page, by the key of the part's title."""
_MOST_BESIDE = 20
"""Most quick wins in a table on a page with other lists."""


def view_quick_wins(region: RegionSite, context: PageContext) -> PageView:
    """Return the list of a region's promises: a table, then a short card of each of a few."""
    return _list_page(1, region, context)


def view_further_quick_wins(region: RegionSite, build: BuildContext) -> Iterator[PageView]:
    """Return the further pages of the list, if a region has more promises than fit on a page."""
    count = len(rows_on_pages(listed_quick_wins(region)))
    return further_pages("quick-win", count, _list_page, region, build)


def _list_page(number: int, region: RegionSite, context: PageContext) -> PageView:
    is_short = len(region.quick_wins) <= _MOST_AS_CARDS
    cards = tuple(_short_cards(region, context)) if is_short else ()
    pages = rows_on_pages(listed_quick_wins(region))
    charts = drawn(quick_win_states_chart(region, context)) if number == 1 else ()
    sections = [
        section
        for key, rows in groupby(pages[number - 1], key=lambda row: row[0])
        for section in _list_sections(key, tuple(item for _, item in rows), charts, region, context)
    ]
    if cards:
        title = context.word("section.isi-quick-win.title")
        sections.append(Section.of("janji", title, *cards))
    if number == 1 and region.promised:
        sections.append(_on_paper(region, context))
        sections.append(follow_section(region, context))
    return assemble_part(
        region,
        "quick-win",
        tuple(sections),
        context,
        lead=_lead(region, context),
        place=(number, len(pages)),
    )


def _on_paper(region: RegionSite, context: PageContext) -> Section:
    label = context.word("quick_wins.wall_sheet")
    link = Link(label, context.link(addresses.wall_sheet(region.slug)))
    return Section.of("kertas", context.word("section.kertas.title"), LinkList((link,)))


def _short_cards(region: RegionSite, context: PageContext) -> Iterator[RecordCards]:
    """Yield a card of each quick win, those without a title behind their number.

    The page of the quick win has every field.
    """
    for is_behind in (False, True):
        quick_wins = [
            item
            for item in region.quick_wins
            if is_untitled(item, region, context.build.today) is is_behind
        ]
        cards = tuple(_short_card(item, region, context) for item in quick_wins)
        if cards and is_behind:
            count = number_text(len(cards), context)
            yield CardsBehind(cards, context.word("promise.untitled_behind", count=count))
        elif cards:
            yield RecordCards(cards)


def _short_card(
    source_record: SourceRecord[QuickWin], region: RegionSite, context: PageContext
) -> RecordCard:
    # Dates, state and goals stay, since lists of statements lead here and sources may be named for
    # one of them.
    hidden = frozenset(
        {
            *("description", "milestones", "evidence", "history", "offices", "villages"),
            *("budget_idr", "funding", "progress", "photos"),
            *("plan", "short", "number", "programme", "group", "summary"),
        }
    )
    return card_of_file(
        source_record,
        context,
        CardOptions(
            f"quick-win-{source_record.id}",
            badge=_state_badge(source_record.record, region, context),
            hidden=hidden | _not_asked_for(_state(source_record.record, region, context)),
            summary=quick_win_title(source_record.id, source_record.record, context),
        ),
    )


def _list_sections(
    key: str | None,
    shown: tuple[SourceRecord[QuickWin], ...],
    charts: tuple[Chart, ...],
    region: RegionSite,
    context: PageContext,
) -> Iterator[Section]:
    """Yield a section of the list; the promises of a further plan stay counted for that plan.

    Args:
        key: Section, from `listed_quick_wins`.
        shown: Quick wins of the section on this page.
        charts: Charts of the promises of the main plan.
        region: The region.
        context: Page in the making.
    """
    if key is None:
        yield from _withdrawn_section(shown, context)
        return
    if not key:
        # A plan in force may have no promise yet, while those of a former plan stay listed.
        # A withdrawn promise is shown apart, and stays counted.
        yield quick_win_section(region.promises, region, context, *charts, shown=shown)
        return
    every = tuple(item for section, item in listed_quick_wins(region) if section == key)
    plan = next(plan for plan in region.other_plans if plan.id == key)
    # Two ledgers on a page: each has years of its own.
    section = quick_win_section(every, region, context, shown=shown, key=f"rencana-{plan.id}")
    yield replace(section, title=plan_title(plan, context))


def _lead(region: RegionSite, context: PageContext) -> str:
    """Return the sentence below the title: whether the quick wins are promises, drafts or both."""
    promised = {
        is_promised(source_record.record, region.terms(source_record.record))
        for source_record in region.quick_wins
    }
    key = "mixed" if len(promised) > 1 else "promised" if True in promised else "drafts"
    return context.sentence(f"quick_win.lead.{key}", region=region_name(region, context))


def view_quick_win(
    source_record: SourceRecord[QuickWin], region: RegionSite, context: PageContext
) -> PageView:
    """Return the page of a promise."""
    quick_win = source_record.record
    name = quick_win_title(source_record.id, quick_win, context)
    clock = view_clock(quick_win, region, context)
    options = CardOptions(
        _ANCHOR,
        # The clock has the pill already, where there is one.
        badge=None if clock is not None else _state_badge(quick_win, region, context),
        hidden=_not_asked_for(_state(quick_win, region, context)),
        summary=name,
    )
    card = card_of_file(source_record, context, options)
    sentence = _sentence(quick_win, region, context)
    told = _answer(sentence, quick_win, region, context)
    answer = view_promise_answer(told, quick_win, _ANCHOR, region, context)
    is_draft = not is_promised(quick_win, region.terms(quick_win))
    key = "rancangan-ini" if is_draft else "janji"
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
        opening=(answer,) if clock is None else (answer, clock),
        said=answer.said,
        share_card=quick_win_share_card(source_record, sentence.striptags(), region, context)
        if context.build.has_share_images
        else None,
        sections=(
            Section.of(
                "janji",
                context.word(f"section.{key}.title"),
                Paragraph(context.sentence("quick_win.intro")),
                _in_parts(card, context),
            ),
            *([update_links(news, region, context)] if news else []),
        ),
        files=(source_record, *news),
        neighbours=_neighbours(source_record, region.about_main_plan, context),
        menu=region_menu(region, context.build),
        former=addresses.renamed(context.address, source_record.record.redirects),
    )
    return assemble(parts, context)


def _neighbours(
    source_record: SourceRecord[QuickWin], region: RegionSite, context: PageContext
) -> tuple[tuple[str, str], ...]:
    """Return labels and addresses of the promises before and behind a promise in the list.

    The order is that of the files: by urgency, every page would change from day to day.
    """
    # A withdrawn promise may stand with a further plan as well.
    listed = {item.id: item.record for _, item in listed_quick_wins(region)}
    pages = [
        (quick_win_title(name, record, context), addresses.quick_win(region.slug, name))
        for name, record in listed.items()
    ]
    return beside(addresses.quick_win(region.slug, source_record.id), pages, context)


def quick_win_section(
    quick_wins: tuple[SourceRecord[QuickWin], ...],
    region: RegionSite,
    context: PageContext,
    *charts: Chart,
    shown: tuple[SourceRecord[QuickWin], ...] | None = None,
    key: str = "quick-win",
) -> Section:
    """Return quick wins as a ledger, the most urgent first.

    Args:
        quick_wins: Quick wins of the region, which the sentence in front of the ledger counts.
        region: The region.
        context: Page of the region in the making.
        charts: Charts in front of the ledger.
        key: Anchor of the section.
        shown: Quick wins in the ledger; by default the first ones, with a link to the list.
    """
    rest = quick_wins[_MOST_BESIDE:] if shown is None else ()
    shown = quick_wins[:_MOST_BESIDE] if shown is None else shown
    titled = tuple(item for item in shown if not is_untitled(item, region, context.build.today))
    every = addresses.region_part(region.slug, "quick-win")
    return Section.of(
        key,
        context.word("section.quick-win.title"),
        state_day(state_day_text(context)),
        progress_paragraph(quick_wins, region, context),
        *charts,
        view_ledger(titled, region, context, key=key) if titled else None,
        view_untitled(shown, region, context),
        rest_link(len(rest), every, context),
    )


def _withdrawn_section(
    quick_wins: tuple[SourceRecord[QuickWin], ...], context: PageContext
) -> tuple[Section, ...]:
    """Return the table of withdrawn quick wins; none if there are none."""
    if not quick_wins:
        return ()
    rows = tuple(
        Row(
            (
                reference_html(Kind.QUICK_WIN, source_record.id, context),
                withdrawal_text(withdrawn, context),
            ),
            view_marks(
                standing_of(withdrawn, standing_of(source_record.record).below("withdrawn")).every,
                context,
            ),
        )
        for source_record in quick_wins
        if (withdrawn := source_record.record.withdrawn) is not None
    )
    head = (context.word("quick_win.title"), context.word("past.withdrawn"))
    table = Table(context.word("section.ditarik.title"), head, rows)
    return (Section.of("ditarik", context.word("section.ditarik.title"), table),)


def _not_asked_for(state: ShownState) -> frozenset[str]:
    """Return the fields that nobody asks for: of a draft, the day of the promise."""
    return frozenset({"promised_on"} if state is ShownState.DRAFT else ())


def _state(quick_win: QuickWin, region: RegionSite, context: PageContext) -> ShownState:
    return context.shown_state(quick_win, region.terms(quick_win))


def _state_badge(quick_win: QuickWin, region: RegionSite, context: PageContext) -> Markup:
    state = _state(quick_win, region, context)
    return state_pill(state, context)


def _in_parts(card: RecordCard, context: PageContext) -> PartedCard:
    titles = {context.word(f"promise.part.{key}"): names for key, names in _PARTS.items()}
    return parted(card, _SAID, titles, context.word("promise.part.rest"))


def _answer(
    sentence: Markup, quick_win: QuickWin, region: RegionSite, context: PageContext
) -> Markup:
    """Return the sentence of the clock, with the time left or behind."""
    left = _time_left(quick_win, region, context)
    return sentence if left is None else Markup(" ").join((sentence, escape(left)))


def _sentence(quick_win: QuickWin, region: RegionSite, context: PageContext) -> Markup:
    """Return the state against the due date, and against the first one, in a sentence or two."""
    state = _state(quick_win, region, context)
    if quick_win.withdrawn is not None:
        return escape(withdrawal_text(quick_win.withdrawn, context))
    unknown = context.word("value.unpublished")
    due = unknown if quick_win.due is None else date_text(quick_win.due, context)
    done = unknown if quick_win.done_on is None else date_text(quick_win.done_on, context)
    form = "undated" if quick_win.due is None and state not in _OF_ANY_DAY else "dated"
    word = escape(enum_text(state, context))
    if state is ShownState.LATE:
        word = Markup('<strong class="mp-late">%s</strong>') % word
    words = context.word(f"clock.{state.value}.{form}", state="{state}", due=due, done=done)
    clock = filled(words, state=word)
    put_off = postponement_text(quick_win, context)
    return clock if put_off is None else Markup(" ").join((clock, escape(put_off)))


def _time_left(quick_win: QuickWin, region: RegionSite, context: PageContext) -> str | None:
    """Return how much time an open or late promise has left, or how far its due date is behind."""
    state = _state(quick_win, region, context)
    is_late = state is ShownState.LATE
    if quick_win.due is None or not (is_late or state in OPEN_STATES):
        return None
    due, today = quick_win.due.last_day, context.build.today
    if due == today:
        return context.word("time_left.today")
    start, end = sorted((due, today))
    months = whole_months(start, end)
    key, number = ("months", months) if months >= _FEWEST_MONTHS else ("days", (end - start).days)
    span = context.catalogue.counted(f"past.{key}", number)
    return context.word(f"time_left.{'late' if is_late else 'open'}", span=span)
