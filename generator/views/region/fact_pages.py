"""Facts of a region: figures, evaluations and their findings, statements, facilities."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.link.region_subpages import GOALS, page_of_evaluations, stands_alone
from generator.link.site import RegionSite
from generator.model.base import Kind, Record
from generator.model.evaluation import Evaluation, EvaluationPart, FindingKind, PartScore
from generator.model.event import Facility, StatementKind
from generator.model.sourced import standing_of
from generator.model.work_state import WorkState
from generator.views.blocks import Block, Paragraph, state_day
from generator.views.charts.dimension_charts import dimension_radar
from generator.views.charts.evaluation_chart import evaluation_chart
from generator.views.charts.shapes import drawn
from generator.views.components.pill import state_pill
from generator.views.context import PageContext
from generator.views.markup import escape
from generator.views.page import PageView, Section
from generator.views.records.folded_tables import FoldedGroup, FoldedRow, FoldedTable
from generator.views.records.record_cards import (
    CardOptions,
    CardsBehind,
    RecordCard,
    RecordCards,
)
from generator.views.records.record_views import view_record_card
from generator.views.region.region_parts import assemble_part
from generator.views.region.region_records import (
    RecordSection,
    anchored,
    has_dimension,
    is_statement_of,
    view_sections,
)
from generator.views.tables import Row, SummaryTable, Table
from generator.views.values import (
    enum_text,
    number_text,
    plain_text,
    reference_html,
    state_day_text,
)

PRINCIPLES = (StatementKind.PRINCIPLE, StatementKind.DEFINITION, StatementKind.PREMISE)
VOICES = (
    StatementKind.COMMITMENT,
    StatementKind.PRIDE,
    StatementKind.REQUEST,
    StatementKind.SITUATION,
)
DIMENSION_STATEMENTS = (*PRINCIPLES, *GOALS, *VOICES, StatementKind.NEXT_STEP)
"""Kinds of statements on the page of a dimension."""

_OF_REGION = has_dimension(None)
_NOTHING = "–"
_FIGURES = (RecordSection("angka", lambda region: region.region.figures, only=stands_alone),)
_EVALUATIONS = RecordSection("evaluasi", lambda region: region.region.evaluations)
_STATEMENTS = (
    RecordSection(
        "prinsip", lambda region: region.region.statements, only=is_statement_of(*PRINCIPLES)
    ),
    RecordSection(
        "komitmen", lambda region: region.region.statements, only=is_statement_of(*VOICES)
    ),
)
_FACILITIES = RecordSection("fasilitas", lambda region: region.region.facilities)
_PEOPLE = (
    RecordSection("pelatihan", lambda region: region.region.trainings, only=_OF_REGION),
    RecordSection("kelompok-sasaran", lambda region: region.region.target_groups, only=_OF_REGION),
)


def view_facts_page(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's facts."""
    has_evaluations = page_of_evaluations(region) == "fakta"
    # Drawn first: the sources of the charts are numbered before the sources of the cards.
    evaluations = tuple(_evaluations(region, context)) if has_evaluations else ()
    sections = (
        *view_sections(_FIGURES, region, context),
        *evaluations,
        *view_sections(_STATEMENTS, region, context),
        *_facilities(region, context),
        *view_sections(_PEOPLE, region, context),
    )
    return assemble_part(region, "fakta", sections, context)


def view_evaluations(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's evaluations, where they are too long for the page of facts."""
    return assemble_part(region, "evaluasi", tuple(_evaluations(region, context)), context)


def _evaluations(region: RegionSite, context: PageContext) -> Iterator[Section]:
    """Yield the evaluations with the charts of their scores, then what they found."""
    scores = drawn(evaluation_chart(region, context), dimension_radar(region, context))
    evaluations = [
        (anchor, record)
        for anchor, record in anchored(_EVALUATIONS, region)
        if isinstance(record, Evaluation)
    ]
    if not evaluations:
        return
    title = context.word("section.evaluasi.title")
    tables = _score_tables([record for _, record in evaluations], context)
    yield Section.of("evaluasi", title, *scores, *tables, *_years(evaluations, region, context))
    found = [
        block
        for anchor, record in evaluations
        if record.findings
        for block in _findings(record, anchor, region, context)
    ]
    if found:
        title = context.word("section.temuan-evaluasi.title")
        yield Section.of("temuan-evaluasi", title, *found)


def _years(
    evaluations: list[tuple[str, Evaluation]], region: RegionSite, context: PageContext
) -> Iterator[RecordCards]:
    """Yield the card of the latest year, then the cards of the other years behind their number."""
    latest = max(evaluations, key=lambda item: item[1].year)
    others = [item for item in evaluations if item is not latest]

    def cards(shown: list[tuple[str, Evaluation]]) -> tuple[RecordCard, ...]:
        hidden = frozenset({"findings"})
        return tuple(
            view_record_card(
                record, region.standing(record), context, CardOptions(anchor, hidden=hidden)
            )
            for anchor, record in shown
        )

    yield RecordCards(cards([latest]))
    if others:
        count = number_text(len(others), context)
        yield CardsBehind(cards(others), context.word("evaluation.other_years", count=count))


def _score_tables(evaluations: list[Evaluation], context: PageContext) -> Iterator[SummaryTable]:
    """Yield the scores of the parts, then of the dimensions, each with the years as columns."""
    parts = {
        enum_text(part, context): [
            next((_part_score(item, context) for item in year.parts if item.part is part), _NOTHING)
            for year in evaluations
        ]
        for part in EvaluationPart
    }
    # A framework may change between two years: every dimension that was ever scored has a row.
    keys = dict.fromkeys(index.dimension for year in evaluations for index in year.indices)
    dimensions = {
        reference_html(Kind.DIMENSION, key, context): [
            next(
                (
                    number_text(item.score, context)
                    for item in year.indices
                    if item.dimension == key
                ),
                _NOTHING,
            )
            for year in evaluations
        ]
        for key in keys
    }
    years = tuple(str(year.year) for year in evaluations)
    for key, scores in (("parts", parts), ("dimensions", dimensions)):
        rows = tuple(
            Row((name, *cells))
            for name, cells in scores.items()
            if any(cell != _NOTHING for cell in cells)
        )
        if rows:
            head = (context.word(f"evaluation.{key}"), *years)
            caption = context.word(f"evaluation.{key}_caption")
            yield SummaryTable(caption, Table(caption, head, rows))


def _part_score(part: PartScore, context: PageContext) -> Markup | str:
    """Return the score of a part with its weight, as far as they are known."""
    score = None if part.score is None else number_text(part.score, context)
    if part.weight_percent is None:
        return score or _NOTHING
    weight = number_text(part.weight_percent, context)
    words = escape(context.word("evaluation.weight", percent=weight))
    return Markup("%s <small>(%s)</small>") % (score or _NOTHING, words)


def _findings(
    evaluation: Evaluation, anchor: str, region: RegionSite, context: PageContext
) -> Iterator[Block]:
    """Yield the year with how many recommendations were carried out, and the findings by kind."""
    recommended = [item for item in evaluation.findings if item.kind is FindingKind.RECOMMENDATION]
    caption = context.word("finding.caption", year=evaluation.year)
    if not recommended:
        yield Paragraph(f"{caption}.")
    else:
        done = sum(item.response_state is WorkState.DONE for item in recommended)
        progress = context.word(
            "progress.recommendations",
            done=number_text(done, context),
            all=number_text(len(recommended), context),
        )
        yield Paragraph(f"{caption}: {progress}.")
    below = region.standing(evaluation).below("findings")
    groups = []
    for kind in FindingKind:
        rows = []
        for place, item in enumerate(evaluation.findings, start=1):
            if item.kind is not kind:
                continue
            card = view_record_card(
                item,
                standing_of(item, below),
                context,
                CardOptions(f"{anchor}.findings.{place}", hidden=frozenset({"kind"})),
            )
            response = "" if item.response is None else plain_text(item.response, context)
            state = "" if item.response_state is None else state_pill(item.response_state, context)
            cells = (response, state)
            rows.append(FoldedRow(item.number or "", plain_text(item.text, context), cells, card))
        if rows:
            title = context.word(
                "programmes.group",
                title=enum_text(kind, context),
                count=number_text(len(rows), context),
            )
            groups.append(FoldedGroup(title, tuple(rows)))
    head = ("programmes.number", "finding.text", "finding.response", "finding.state")
    yield FoldedTable(caption, tuple(context.word(key) for key in head), tuple(groups))


def _facilities(region: RegionSite, context: PageContext) -> Iterator[Section]:
    """Yield the facilities and services in use, then those that have ended."""
    in_use, ended = list[RecordCard](), list[RecordCard]()
    for anchor, record in anchored(_FACILITIES, region):
        card = view_record_card(record, region.standing(record), context, CardOptions(anchor))
        (ended if _has_ended(record, context) else in_use).append(card)
    for key, cards in (("fasilitas", in_use), ("fasilitas-lama", ended)):
        if cards:
            title = context.word(f"section.{key}.title")
            day = state_day(state_day_text(context))
            yield Section.of(key, title, day, RecordCards(tuple(cards)))


def _has_ended(record: Record, context: PageContext) -> bool:
    """Return whether a facility is out of use; with an end date the page has to name its day."""
    if not isinstance(record, Facility):
        return False
    if record.until is not None:
        context.note_state()
        return record.until.last_day < context.build.today
    return record.state is WorkState.STOPPED
