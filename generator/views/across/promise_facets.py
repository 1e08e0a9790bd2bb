"""Facets of the promises across regions: each state, dimension and year has a page of its own.

A choice is a link to a page made beforehand, so that it works without script. The states are those
of the day of the build, so these pages are no addresses to link to from the data.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.facts.region_facts import QuickWinFacts, RegionFacts
from generator.model.quick_win import ShownState
from generator.views import addresses
from generator.views.blocks import Paragraph
from generator.views.components.pictogram import SUBJECTS, subject_name
from generator.views.context import PageContext
from generator.views.page import Section
from generator.views.tables import ShortLink, ShortLinks
from generator.views.values import enum_text, number_text

Promised = tuple[QuickWinFacts, RegionFacts]
"""A promise with its region."""
_Key = Callable[[QuickWinFacts, PageContext], tuple[int, str, str]]
"""Function from a promise to the value of a facet: rank, part of the address, and label."""
_UNKNOWN = "tanpa"
"""Part of the address for promises without a value."""
_STATES = tuple(ShownState)
_LAST = 10_000
"""Rank of an unknown value, above every year."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The promises with one value of a facet."""

    facet: str
    """Part of the address that names the facet."""
    value: str
    """Part of the address that names the value."""
    label: str
    promised: tuple[Promised, ...]

    def address(self, province: str | None = None) -> str:
        """Return the address of the choice, in the whole country or in a province by its slug."""
        return addresses.quick_wins_of(self.facet, self.value, province)


def choices(promised: Iterable[Promised], context: PageContext) -> tuple[Choice, ...]:
    """Return the choices of every facet, each with a promise or more, facet by facet.

    States are in the order of `ShownState`, years from the earliest, unknown values last. Promises
    of former plans are left out, as they are in the counts.
    """
    # Nobody owes the promises of a former plan any more: among late ones they would mislead.
    current = [item for item in promised if item[0].former_plan is None]
    return (
        *_choices("status", current, _by_state, context),
        *_choices("dimensi", current, _by_subject, context),
        *_choices("tahun", current, _by_year, context),
    )


def facet_section(found: tuple[Choice, ...], context: PageContext) -> Section:
    """Return links to all choices, facet by facet; the page's own choice leads nowhere."""
    blocks: list[Paragraph | ShortLinks] = []
    for facet in dict.fromkeys(choice.facet for choice in found):
        links = tuple(
            ShortLink(
                choice.label,
                None if choice.address() == context.address else context.link(choice.address()),
                number_text(len(choice.promised), context),
            )
            for choice in found
            if choice.facet == facet
        )
        blocks += [Paragraph(context.word(f"quick_wins.facet.{facet}")), ShortLinks(links)]
    return Section.of("saring", context.word("section.saring.title"), *blocks)


def _choices(
    facet: str, promised: list[Promised], key: _Key, context: PageContext
) -> Iterator[Choice]:
    found: defaultdict[tuple[int, str, str], list[Promised]] = defaultdict(list)
    for item in promised:
        found[key(item[0], context)].append(item)
    for (_, value, label), items in sorted(found.items()):
        yield Choice(facet, value, label, tuple(items))


def _by_state(quick_win: QuickWinFacts, context: PageContext) -> tuple[int, str, str]:
    state = context.shown_state_of(quick_win)
    return _STATES.index(state), state.value, enum_text(state, context)


def _by_subject(quick_win: QuickWinFacts, context: PageContext) -> tuple[int, str, str]:
    subject = quick_win.subject
    if subject is None:
        return _LAST, _UNKNOWN, context.word("quick_wins.no_dimension")
    return SUBJECTS.index(subject), subject, subject_name(subject, context)


def _by_year(quick_win: QuickWinFacts, context: PageContext) -> tuple[int, str, str]:
    if quick_win.due_last is None:
        return _LAST, _UNKNOWN, context.word("quick_wins.no_year")
    year = quick_win.due_last.year
    return year, str(year), str(year)
