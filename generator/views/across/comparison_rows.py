"""Rows of a comparison: the values that every region may have, each with its sources.

Texts are plain, never markup, since a script shows them. The module knows a single region at a time
and compares nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.link import plan_framework
from generator.link.region_subpages import has_subpage, page_of_evaluations
from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.dates import PartialDate, Period
from generator.model.documents import Document, DocumentKind, RoadMap
from generator.model.evaluation import Evaluation
from generator.model.funding import Stage
from generator.model.numbers import Figure
from generator.model.people import Body, BodyKind
from generator.model.plan import WorkPackage
from generator.model.plan_money import money_of
from generator.model.quick_win import ShownState
from generator.model.sourced import FlagKind, Sourced, standing_of
from generator.views import addresses
from generator.views.components.glance import completeness_text
from generator.views.context import PageContext
from generator.views.records.funding_tables import stages_text
from generator.views.values import (
    amount_text,
    date_text,
    enum_text,
    number_text,
    own_framework_name,
    period_text,
    plain_text,
    state_day_text,
)

_CAVEATS = frozenset({FlagKind.UNCLEAR, FlagKind.CONFLICT})
"""Kinds of flags shown to the reader of a comparison."""


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A value of a region in a row."""

    text: str
    note: str | None = None
    """A caution for reading the value rightly, such as a caveat or a day."""
    href: str | None = None
    """Address of the value on its own page, below the site's root."""
    sources: tuple[int, ...] = ()
    """Numbers of the region's sources in the comparison, from 1."""


def view_rows(
    region: RegionSite, context: PageContext
) -> Iterator[tuple[str, tuple[ComparedValue, ...]]]:
    """Yield key and values of every shared row, in the order shown.

    A row without a known value has no values.
    """
    for key, values in _ROWS.items():
        yield key, values(region, context)


def compared(
    record: Sourced,
    text: str,
    context: PageContext,
    *,
    fields: tuple[str, ...],
    note: str | None = None,
    href: str | None = None,
) -> tuple[ComparedValue, ...]:
    """Return the value of a record with its caveats, followed by the record's alternatives.

    Args:
        record: Record of the value.
        text: The value.
        context: Page in the making.
        fields: Fields of the record in the value and its note: their sources are cited.
        note: A caution for reading the value rightly.
        href: Address of the value.
    """
    sources = cited(context.standing(record).of(*fields), context)
    chosen = ComparedValue(text, _notes((note, *_caveats(record, context))), href, sources)
    alternatives = (
        ComparedValue(
            plain_text(alternative.value, context),
            context.word("compare.other"),
            sources=cited(alternative.sources, context),
        )
        for alternative in record.alternatives
    )
    return (chosen, *alternatives)


def compared_part(
    record: Sourced, text: str, context: PageContext, *, fields: tuple[str, ...], href: str
) -> ComparedValue:
    """Return a part of a record as a value, with its caveats.

    Alternatives of the record are only noted, since they may be about a different part.
    """
    differs = context.word("compare.differs") if record.alternatives else None
    sources = cited(context.standing(record).of(*fields), context)
    return ComparedValue(text, _notes((*_caveats(record, context), differs)), href, sources)


def _caveats(record: Sourced, context: PageContext) -> tuple[str, ...]:
    kinds = (flag.kind for flag in record.flags if flag.kind in _CAVEATS)
    return tuple(
        context.word("compare.doubt", kind=enum_text(kind, context).lower()) for kind in kinds
    )


def _notes(notes: tuple[str | None, ...]) -> str | None:
    return "; ".join(dict.fromkeys(note for note in notes if note)) or None


def cited(sources: tuple[str, ...], context: PageContext) -> tuple[int, ...]:
    """Return the numbers of sources in the comparison, each once."""
    return tuple(dict.fromkeys(context.cite(source)[0] for source in sources))


def latest_evaluation(region: RegionSite) -> Evaluation | None:
    """Return the newest yearly evaluation with a total score; None without any."""
    scored = (
        evaluation for evaluation in region.region.evaluations if evaluation.score is not None
    )
    return max(scored, key=lambda evaluation: evaluation.year, default=None)


def view_figure(
    figure: Figure, region: RegionSite, context: PageContext
) -> tuple[ComparedValue, ...]:
    """Return a figure with unit, and with place, whole and day as a note.

    Equal measures may differ in place, whole or day. Empty for a figure without value or unit.
    """
    if figure.value is None or figure.unit is None:
        return ()
    whole, place, date = figure.denominator, figure.place, figure.date
    details = (
        "" if whole is None else context.word("compare.of", whole=plain_text(whole, context)),
        "" if place is None else plain_text(place, context),
        "" if date is None else date_text(date, context),
    )
    text = amount_text(figure.value, figure.unit, context)
    note = "; ".join(part for part in details if part)
    fields = ("value", "unit", "denominator", "place", "date")
    href = addresses.region_part(region.slug, "fakta") + "#angka"
    return compared(figure, text, context, fields=fields, note=note or None, href=href)


def _type(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    identity = region.region.identity
    sources = cited(standing_of(identity).of("type"), context)
    return (ComparedValue(enum_text(identity.type, context), sources=sources),)


def _province(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    reference = region.region.reference
    provinces = context.site.national.provinces.record.provinces
    name = next(
        (province.name for province in provinces if province.code == reference.province), None
    )
    return () if name is None else compared(reference, name, context, fields=("province",))


def _cohorts(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    joined = [
        (item.cohort, item) for item in region.region.participations if item.cohort is not None
    ]
    joined.sort(key=lambda year_and_record: year_and_record[0])
    page = addresses.region(region.slug)
    if has_subpage("identitas", region):
        page = addresses.region_part(region.slug, "identitas")
    href = f"{page}#keikutsertaan"
    return tuple(
        compared_part(item, str(year), context, fields=("cohort",), href=href)
        for year, item in joined
    )


def _framework(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    reference, framework = region.plan.framework, plan_framework(region)
    if reference is None or framework is None:
        return ()
    if reference.own:
        href = f"{addresses.region(region.slug)}#dimensi"
        name = own_framework_name(reference, context)
        return compared(reference, name, context, fields=("framework",), href=href)
    name, href = plain_text(framework.name, context), f"dimensi/#{reference.framework}"
    return compared(reference, name, context, fields=("framework",), href=href)


def _vision(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    vision = region.plan.vision
    if vision is None:
        return ()
    note = None if vision.period is None else period_text(vision.period, context)
    return compared(
        vision, plain_text(vision.text, context), context, fields=("text", "period"), note=note
    )


def _dimension_count(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    dimensions = region.plan.dimensions
    if not dimensions:
        return ()
    sources = tuple(
        source for dimension in dimensions for source in region.standing(dimension).of("name")
    )
    href = addresses.region(region.slug) + "#dimensi"
    count = number_text(len(dimensions), context)
    return (ComparedValue(count, href=href, sources=cited(sources, context)),)


def _quick_wins(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    records = [source_record.record for source_record in region.promises]
    by_state = [(context.shown_state(record, region.terms(record)), record) for record in records]
    href = addresses.region_part(region.slug, "quick-win")
    values = []
    for state in ShownState:
        in_state = [record for shown, record in by_state if shown is state]
        if in_state:
            text = context.word(
                "compare.counted",
                name=enum_text(state, context),
                count=number_text(len(in_state), context),
            )
            sources = [
                source for record in in_state for source in standing_of(record).of("state", "due")
            ]
            numbers = cited(tuple(sources), context)
            values.append(ComparedValue(text, href=href, sources=numbers))
    # The day belongs to every count: named once, behind the last.
    if values:
        values[-1] = replace(values[-1], note=state_day_text(context))
    return tuple(values)


def _documents(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    order = list(DocumentKind)
    documents = sorted(region.region.documents, key=lambda document: order.index(document.kind))
    return tuple(_document(document, region, context) for document in documents)


def _document(document: Document, region: RegionSite, context: PageContext) -> ComparedValue:
    kind, state = enum_text(document.kind, context), enum_text(document.state, context)
    href = addresses.region_part(region.slug, "dokumen") + f"#dokumen-{document.id}"
    text = _stated(kind, state, context)
    return compared_part(document, text, context, fields=("kind", "state"), href=href)


def _bodies(kind: BodyKind) -> Callable[[RegionSite, PageContext], tuple[ComparedValue, ...]]:
    """Return the function that views the bodies of a kind as a row."""

    def view(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
        return tuple(
            _body(body, region, context) for body in region.region.bodies if body.kind is kind
        )

    return view


def _body(body: Body, region: RegionSite, context: PageContext) -> ComparedValue:
    state = enum_text(body.state, context)
    text = state if body.name is None else _stated(plain_text(body.name, context), state, context)
    href = addresses.region_part(region.slug, "kelembagaan") + f"#lembaga-{body.id}"
    return compared_part(body, text, context, fields=("name", "state"), href=href)


def _stated(name: str, state: str, context: PageContext) -> str:
    return context.word("compare.stated", name=name, state=state)


def _road_map_period(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    """Return the years of the road map by phases, else by document."""
    road_map, href = region.plan.road_map, addresses.region_part(region.slug, "peta-jalan")
    phases = () if road_map is None else road_map.phases
    starts = [phase.start for phase in phases if phase.start is not None]
    ends = [phase.end for phase in phases if phase.end is not None]
    if road_map is not None and (starts or ends):
        # Of two ends of the same year, a bare year lasts longer than a month of the year.
        end = max(ends, key=lambda end: end.last_day, default=None)
        text = _span(min(starts, default=None), end, context)
        return (_phases_part(road_map, text, href, context),)
    document = _road_map_document(region)
    if document is None or document.period is None:
        return ()
    period = period_text(document.period, context)
    return (compared_part(document, period, context, fields=("period",), href=href),)


def _phases_part(road_map: RoadMap, text: str, href: str, context: PageContext) -> ComparedValue:
    """Return the years of a road map's phases, with the sources of the phases."""
    inherited = context.standing(road_map).below("phases")
    sources = [
        source
        for phase in road_map.phases
        for source in standing_of(phase, inherited).of("start", "end")
    ]
    value = compared_part(road_map, text, context, fields=(), href=href)
    return replace(value, sources=cited(tuple(sources), context))


def _span(start: PartialDate | None, end: PartialDate | None, context: PageContext) -> str:
    return period_text(Period(start=start, end=end), context)


def _road_map_document(region: RegionSite) -> Document | None:
    road_map = region.plan.road_map
    identifier = None if road_map is None else road_map.document
    found = region.index.get(Kind.DOCUMENT, {}).get(identifier or "")
    if isinstance(found, Document):
        return found
    for document in region.region.documents:
        if document.kind is DocumentKind.ROADMAP and document.period is not None:
            return document
    return None


def _money(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    """Return the known money of the plan's programmes by stage; a partial sum is "at least"."""
    programmes = [item for dimension in region.plan.dimensions for item in dimension.programmes]
    payers = [item for item in programmes if item.funding or item.budget_idr is not None]
    sources = cited(tuple(source for item in payers for source in _of_money(item, region)), context)
    has_page = any(item.funding for item in payers)
    href = addresses.region_part(region.slug, "dana") if has_page else None
    sums = ((stage, money_of(programmes, stage)) for stage in Stage)
    return tuple(
        ComparedValue(stages_text([(stage, total)], context), href=href, sources=sources)
        for stage, total in sums
        if total is not None
    )


def _of_money(programme: WorkPackage, region: RegionSite) -> Iterator[str]:
    for record in (programme.budget_idr, *programme.funding):
        if record is not None:
            yield from region.standing(record).every


def _evaluation(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    latest = latest_evaluation(region)
    if latest is None or latest.score is None:
        return ()
    text = context.word("compare.score", score=number_text(latest.score, context), year=latest.year)
    href = addresses.region_part(region.slug, page_of_evaluations(region)) + "#evaluasi"
    return (compared_part(latest, text, context, fields=("score",), href=href),)


def _updates(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    if not region.updates:
        return (ComparedValue(context.word("compare.no_updates")),)
    href = addresses.region_part(region.slug, "kabar")
    return (ComparedValue(number_text(len(region.updates), context), href=href),)


def _completeness(region: RegionSite, context: PageContext) -> tuple[ComparedValue, ...]:
    href = addresses.region(region.slug) + "#kelengkapan"
    return (ComparedValue(completeness_text(region, context), href=href),)


_ROWS: Mapping[str, Callable[[RegionSite, PageContext], tuple[ComparedValue, ...]]] = (
    MappingProxyType(
        {
            "type": _type,
            "province": _province,
            "cohorts": _cohorts,
            "vision": _vision,
            "framework": _framework,
            "dimension_count": _dimension_count,
            "quick_wins": _quick_wins,
            "documents": _documents,
            "council": _bodies(BodyKind.COUNCIL),
            "team": _bodies(BodyKind.TEAM),
            "forum": _bodies(BodyKind.FORUM),
            "road_map": _road_map_period,
            "money": _money,
            "evaluation": _evaluation,
            "updates": _updates,
            "completeness": _completeness,
        }
    )
)
"""Rows in the order shown, by key of their words below `compare.row` in the catalogues."""
