"""The answer of a region's profile: a sentence on promises, a glyph for each promise, counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from generator.link.site import RegionSite, SourceRecord
from generator.model.quick_win import QuickWin, ShownState
from generator.views import addresses
from generator.views.blocks import Block
from generator.views.components.completeness import Coverage, PlanItem, completeness
from generator.views.context import PageContext
from generator.views.markup import escape, filled
from generator.views.values import (
    date_text,
    enum_text,
    number_text,
    quick_win_title,
    within_sentence,
)

_MOST_IN_WORDS = 20
"""Largest number that a sentence writes as a word."""
_MOST_GLYPHS = 60
_MOST_KNOWN = 5
"""Most parts of a plan that the answer names; the checklist names every part."""
_TOLD: Mapping[Coverage, str] = MappingProxyType(
    {
        Coverage.PUBLISHED: "answer.published",
        Coverage.PARTLY: "answer.partly",
        Coverage.MENTIONED: "answer.mentioned",
    }
)
"""Keys of the sentences that name parts of a plan, by coverage, in the order of the sentences."""


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many promises are in a state."""

    state: str
    word: str
    count: str


@dataclass(frozen=True, slots=True)
class Answer(Block):
    """The answer to the question of a profile: are the promises kept?"""

    sentence: Markup
    next_due: Markup | None
    """The promise that falls due next; None without an open promise with a date."""
    glyphs: tuple[str, ...]
    """The state of each promise, the most urgent first; empty for very many promises."""
    counts: tuple[StateCount, ...]


def view_answer(region: RegionSite, context: PageContext) -> Answer:
    """Return the answer of a profile; without promises, the known parts of the plan."""
    if not region.promises:
        return Answer(_known(region, context), None, (), ())
    return answer_of(region.promises, region, context)


def answer_of(
    promises: tuple[SourceRecord[QuickWin], ...], region: RegionSite, context: PageContext
) -> Answer:
    """Return the answer for some promises of a region; at least one must be given."""
    states = [context.shown_state(item.record, region.terms(item.record)) for item in promises]
    tally = Counter(states)
    drafts = tally.pop(ShownState.DRAFT, 0)
    shown = [state for state in ShownState if tally[state]]
    glyphs = [state.value for state in shown for _ in range(tally[state])]
    return Answer(
        sentence=_sentence(tally, shown, drafts, context),
        next_due=_next_due(promises, states, region, context),
        glyphs=tuple(glyphs) if len(glyphs) <= _MOST_GLYPHS else (),
        counts=tuple(
            StateCount(state.value, enum_text(state, context), number_text(tally[state], context))
            for state in shown
        ),
    )


def number_word(number: int, context: PageContext) -> str:
    """Return a number as a sentence writes it: in a word up to twenty, else in digits."""
    if number <= _MOST_IN_WORDS:
        return context.word("answer.numerals").split("|")[number]
    return number_text(number, context)


def listed(parts: Sequence[Markup], context: PageContext) -> Markup:
    """Return parts of a sentence with commas between, and a word for "and" before the last part."""
    if len(parts) == 1:
        return parts[0]
    *first, last = parts
    key = "answer.two" if len(first) == 1 else "answer.many"
    return filled(context.word(key), first=Markup(", ").join(first), last=last)


def _sentence(
    tally: Counter[ShownState], shown: list[ShownState], drafts: int, context: PageContext
) -> Markup:
    drafted = number_word(drafts, context)
    if not shown:
        return escape(capital(context.word("answer.drafts_only", count=drafted)))
    parts = [_part(state, tally[state], context) for state in shown]
    total = number_word(tally.total(), context)
    words = context.word(context.catalogue.form_of("answer.promises", tally.total()))
    sentence = filled(words, total=total, parts=listed(parts, context))
    if drafts:
        sentence += " " + escape(capital(context.word("answer.drafts", count=drafted)))
    return sentence


def _known(region: RegionSite, context: PageContext) -> Markup:
    """Return that no promise is announced, and the known parts of a plan by their coverage.

    A part stands under the same coverage as in the checklist further down the profile.
    """
    items = completeness(region)
    sentences = []
    for coverage, key in _TOLD.items():
        covered = [item for item in items if item.coverage is coverage]
        if covered:
            sentences.append(filled(context.word(key), parts=_named(covered, context)))
    if not sentences:
        return escape(context.word("answer.nothing"))
    return Markup(" ").join([escape(context.word("answer.no_promise")), *sentences])


def _named(items: Sequence[PlanItem], context: PageContext) -> Markup:
    """Return the names of parts of a plan in a sentence; of very many parts, the first."""
    shown = [
        escape(within_sentence(context.word(f"meter.asked.{item.key}")))
        for item in items[:_MOST_KNOWN]
    ]
    rest = len(items) - len(shown)
    if rest:
        shown.append(escape(context.word("answer.further", count=number_word(rest, context))))
    return listed(shown, context)


def _part(state: ShownState, count: int, context: PageContext) -> Markup:
    words = escape(context.word(f"answer.{state.value}", count=number_word(count, context)))
    is_late = state is ShownState.LATE
    return Markup('<strong class="mp-late">%s</strong>') % words if is_late else words


def _next_due(
    quick_wins: tuple[SourceRecord[QuickWin], ...],
    states: list[ShownState],
    region: RegionSite,
    context: PageContext,
) -> Markup | None:
    coming = [
        (item.record.due, item.id, item.record)
        for item, state in zip(quick_wins, states, strict=True)
        if state in {ShownState.PLANNED, ShownState.RUNNING} and item.record.due is not None
    ]
    if not coming:
        return None
    due, identifier, record = min(coming, key=lambda found: (found[0].last_day, found[1]))
    title = Markup('<a href="%s">%s</a>') % (
        context.link(addresses.quick_win(region.slug, identifier)),
        escape(quick_win_title(identifier, record, context)),
    )
    return filled(context.word("answer.next_due"), date=date_text(due, context), title=title)


def capital(text: str) -> str:
    """Return a sentence with a capital first letter."""
    return text[:1].upper() + text[1:]
