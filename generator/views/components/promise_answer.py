"""The answer of a promise's page: where the promise stands, for which subject, who owes it."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.quick_win import QuickWin, is_promised
from generator.views.blocks import Block
from generator.views.components.answer import listed, number_word
from generator.views.components.pictogram import Pictogram, pictogram_of
from generator.views.context import PageContext
from generator.views.markup import escape, filled
from generator.views.records.exhibit_cells import inner_anchor
from generator.views.values import reference_html


@dataclass(frozen=True, slots=True)
class PromiseAnswer(Block):
    """The answer of a promise's page."""

    sentence: Markup
    """State, due date and time left."""
    sign: Pictogram | None
    """Sign of the dimension; None without a known dimension."""
    owed: Markup
    """Dimension, offices and evidence; empty if nothing of the three is known or asked for."""

    @property
    def said(self) -> str:
        """The answer as plain text, for shared links."""
        return Markup(" ").join((self.sentence, self.owed)).striptags().strip()


def view_promise_answer(
    sentence: Markup, quick_win: QuickWin, anchor: str, region: RegionSite, context: PageContext
) -> PromiseAnswer:
    """Return the answer of a promise's page.

    Args:
        sentence: State, due date and time left.
        quick_win: The promise, or the draft of one.
        anchor: Anchor of the promise's card, which shows the evidence.
        region: The region, as the plan of the promise shows it.
        context: Page in the making.
    """
    parts = [
        _dimension(quick_win, context),
        _offices(quick_win, region, context),
        _evidence(quick_win, anchor, context),
    ]
    return PromiseAnswer(
        sentence,
        pictogram_of(quick_win.dimension, region, context),
        Markup(" ").join(part for part in parts if part is not None),
    )


def _dimension(quick_win: QuickWin, context: PageContext) -> Markup | None:
    if quick_win.dimension is None:
        return None
    dimension = reference_html(Kind.DIMENSION, quick_win.dimension, context)
    return filled(context.word("promise.dimension"), dimension=dimension)


def _offices(quick_win: QuickWin, region: RegionSite, context: PageContext) -> Markup | None:
    """Return who owes the promise; of a draft, nobody owes anything yet."""
    # Whoever reads a promise without a name asks who owes it; a draft binds nobody.
    if not is_promised(quick_win, region.terms(quick_win)):
        return None
    if quick_win.offices:
        offices = [reference_html(Kind.OFFICE, office, context) for office in quick_win.offices]
        return filled(context.word("promise.offices"), offices=listed(offices, context))
    return escape(context.word("promise.nobody"))


def _evidence(quick_win: QuickWin, anchor: str, context: PageContext) -> Markup | None:
    """Return how many proofs there are; without any, a word of it for work reported as done."""
    count = len(quick_win.evidence)
    if count:
        # The proofs stand far below on a phone.
        words = escape(context.word("promise.evidence", count=number_word(count, context)))
        return Markup('<a href="#%s">%s</a>') % (inner_anchor(anchor, "evidence", 1), words)
    return escape(context.word("promise.no_evidence")) if quick_win.state.has_results else None
