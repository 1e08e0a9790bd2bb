"""Institutions of a region: the page of all of them, and a page for each office with duties."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from markupsafe import Markup

from generator.context import BuildContext
from generator.link.duties import Duty, Role
from generator.link.row_lists import rows_on_pages
from generator.link.site import RegionSite
from generator.model.base import Kind, Record
from generator.model.dates import Period
from generator.model.documents import WorkItem
from generator.model.evaluation import EvaluationFinding
from generator.model.event import Event, EventState, Facility, Training
from generator.model.participation import Agreement, Assessment
from generator.model.people import Body, BodyState, Office, Post, Tenure
from generator.model.plan import WorkPackage
from generator.model.plan_money import counted_programmes
from generator.model.quick_win import QuickWin, ShownState
from generator.model.work_state import WorkState
from generator.views import addresses
from generator.views.blocks import Block, Paragraph, state_day
from generator.views.components.pill import pill
from generator.views.context import PageContext
from generator.views.markup import escape, filled
from generator.views.page import (
    PageParts,
    PageView,
    Section,
    assemble,
    named_in_region,
    region_trail,
)
from generator.views.records.continued import other_parts, part_title
from generator.views.records.folded_tables import MOST_OPEN, FoldedGroup, FoldedRow, FoldedTable
from generator.views.records.record_cards import CardOptions, RecordCards
from generator.views.records.record_links import link_html, record_link
from generator.views.records.record_views import view_record_card
from generator.views.region.region_parts import assemble_part, region_menu
from generator.views.region.region_records import (
    RecordSection,
    anchored,
    has_dimension,
    view_section,
    view_sections,
)
from generator.views.tables import Link
from generator.views.values import (
    date_text,
    enum_text,
    number_text,
    period_text,
    plain_text,
    reference_html,
    region_name,
    state_day_text,
)

_OF_REGION = has_dimension(None)


def _is_former(record: Record) -> bool:
    return isinstance(record, Post) and record.tenure is Tenure.FORMER


def _has_ended(record: Record) -> bool:
    return isinstance(record, Body) and record.state is BodyState.ENDED


def _when_told(record: Record, context: PageContext) -> str:
    """Return the day of an agreement or assessment in words, or that no source tells the day."""
    date = record.date if isinstance(record, Agreement | Assessment) else None
    return context.word("value.unpublished") if date is None else date_text(date, context)


_PEOPLE = (
    RecordSection("jabatan", lambda region: region.region.posts, is_behind=_is_former),
    RecordSection(
        "lembaga", lambda region: region.region.bodies, is_asked_for=True, is_behind=_has_ended
    ),
)
_PARTNERS = (
    RecordSection(
        "pemangku-kepentingan", lambda region: region.region.stakeholders, only=_OF_REGION
    ),
    RecordSection(
        "nota-kesepahaman",
        lambda region: region.region.agreements,
        is_asked_for=True,
        answer=_when_told,
    ),
    RecordSection("penilaian", lambda region: region.region.assessments, answer=_when_told),
    RecordSection("pendamping", lambda region: region.region.mentors, is_asked_for=True),
)
_NAMES = RecordSection("orang", lambda region: region.region.people, is_behind=lambda _record: True)
_OFFICES = RecordSection("perangkat-daerah", lambda region: region.region.offices)
_MOST_OFFICES = 8
"""Most offices in a list that stands open."""
_FIRST_OFFICES = 5
"""Offices of a longer list that a reader sees at once; more, if more have late duties."""
_MOST_UNOWNED = 12
"""Most promises or programmes listed by name as having no office in charge."""
_RANKS: Mapping[str, float] = MappingProxyType(
    {
        **{state.value: rank for rank, state in enumerate(ShownState)},
        # A duty without a state may still be owed, as one of an unknown state may.
        "": list(ShownState).index(ShownState.UNKNOWN) + 0.5,
        EventState.HELD.value: list(ShownState).index(ShownState.DONE) + 0.5,
    }
)
"""Ranks of states of duties, the most urgent first; empty for a record without a state."""


@dataclass(frozen=True, slots=True)
class _Owed:
    """A duty as a row shows it."""

    what: str | Link
    kind: str
    when: str
    state: str
    """State as the program knows it; empty for a record without a state."""
    shown: str
    """State in words."""


def view_institutions(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's posts, people, bodies and offices."""
    sections = (
        *_people(region, context),
        *_offices(region, context),
        *_unowned(region, context),
        *view_sections(_PARTNERS, region, context),
    )
    return assemble_part(region, "kelembagaan", sections, context)


def _people(region: RegionSite, context: PageContext) -> tuple[Section, ...]:
    """Return the posts, then the bodies.

    The name of a holder stands beside the post: what else a source says of people comes behind a
    line at the end of the posts, or alone if no post is known.
    """
    *posts, bodies = view_sections(_PEOPLE, region, context)
    names = view_section(_NAMES, region, context)
    if names is None:
        return (*posts, bodies)
    if not posts:
        return (names, bodies)
    return (replace(posts[0], blocks=(*posts[0].blocks, *names.blocks)), bodies)


def _offices(region: RegionSite, context: PageContext) -> Iterator[Section]:
    """Yield the section of offices: a row for each with a page, a card for the others."""
    with_page = frozenset(region.offices_with_page)
    rows, cards = list[tuple[int, FoldedRow]](), []
    for anchor, record in anchored(_OFFICES, region):
        if not isinstance(record, Office):
            continue
        if record.id in with_page:
            rows.append(_office_row(record, region, context))
        else:
            options = CardOptions(anchor)
            cards.append(view_record_card(record, region.standing(record), context, options))
    if not rows and not cards:
        return
    columns = ("number", "name", "leading", "supporting", "late")
    head = tuple(context.word(f"office.{column}") for column in columns)
    day = state_day(state_day_text(context)) if rows else None
    caption = context.word("office.offices_caption")
    table = FoldedTable(caption, head, tuple(_by_urgency(rows, context))) if rows else None
    yield Section.of(
        "perangkat-daerah",
        context.word("section.perangkat-daerah.title"),
        day,
        table,
        RecordCards(tuple(cards)) if cards else None,
    )


def _by_urgency(rows: list[tuple[int, FoldedRow]], context: PageContext) -> Iterator[FoldedGroup]:
    """Yield offices with the most late duties first, then those without behind their number.

    Args:
        rows: A row for each office, with the number of its late duties.
        context: Page in the making.
    """
    late = sum(count > 0 for count, _ in rows)
    # Sorting keeps the order of the file among offices with as many late duties.
    in_order = [row for _, row in sorted(rows, key=lambda item: -item[0])]
    shown = len(rows) if len(rows) <= _MOST_OFFICES else max(late, _FIRST_OFFICES)
    yield FoldedGroup(None, tuple(in_order[:shown]))
    if rest := in_order[shown:]:
        title = context.word("office.offices_behind", count=number_text(len(rest), context))
        yield FoldedGroup(title, tuple(rest), is_open=False)


def _office_row(office: Office, region: RegionSite, context: PageContext) -> tuple[int, FoldedRow]:
    """Return the number of an office's late duties, and the office as a row."""
    leading, supporting = (_owed(office.id, role, region, context) for role in Role)
    late = sum(owed.state == ShownState.LATE for owed in (*leading, *supporting))
    counts = {"led": len(leading), "supported": len(supporting)}
    told = (
        context.word(f"office.{key}", count=number_text(count, context)) if count else ""
        for key, count in counts.items()
    )
    words = context.word("office.late_of", count=number_text(late, context))
    name = reference_html(Kind.OFFICE, office.id, context)
    cells = (*told, pill(ShownState.LATE.value, words) if late else "")
    return late, FoldedRow("", name, cells, card=None)


def view_office(identifier: str, region: RegionSite, build: BuildContext) -> Iterator[PageView]:
    """Yield the page of an office, with the office's duties, and further pages of many duties."""
    office = next(item for item in region.region.offices if item.id == identifier)
    first = addresses.office(region.slug, identifier)
    for number in range(1, len(rows_on_pages(region.duties.get(identifier, ()))) + 1):
        context = PageContext(build, addresses.part(first, number), region)
        yield _office_page(office, number, region, context)


def _office_page(office: Office, number: int, region: RegionSite, context: PageContext) -> PageView:
    name, of_region = plain_text(office.name, context), region_name(region, context)
    owed = {role: _owed(office.id, role, region, context) for role in Role}
    pages = rows_on_pages([(role, item) for role in Role for item in owed[role]])
    duties = tuple(
        _duties(
            role, name, [item for _, item in rows], Counter(map(_state_of, owed[role])), context
        )
        for role, rows in groupby(pages[number - 1], key=lambda row: row[0])
    )
    first, place = addresses.office(region.slug, office.id), (number, len(pages))
    options = CardOptions(f"perangkat-daerah-{office.id}")
    institutions = addresses.region_part(region.slug, "kelembagaan")
    trail = [(context.word("part.kelembagaan.title"), institutions)]
    about: tuple[Section, ...] = ()
    if number == 1:
        card = view_record_card(office, region.standing(office), context, options)
        title = context.word("section.tentang-perangkat.title")
        about = (Section.of("tentang-perangkat", title, RecordCards((card,), is_subject=True)),)
    else:
        trail.append((name, first))
    lead = _lead(office, owed, of_region, context)
    parts = PageParts(
        template="region.md.j2",
        title=part_title(name, *place, context),
        description=context.word(
            "office.description", office=named_in_region(name, region, context)
        ),
        breadcrumbs=(*region_trail(region, context), *trail),
        lead=_with_contact(lead, context) if office.contact and about else lead,
        sections=(*duties, *about, *other_parts(first, *place, context)),
        files=region.files,
        menu=region_menu(region, context.build),
        # Continuations have numbers, so only the first page was ever shared by its name.
        former=addresses.renamed(first, office.redirects) if place[0] == 1 else (),
    )
    return assemble(parts, context)


def _lead(office: Office, owed: dict[Role, list[_Owed]], region: str, context: PageContext) -> str:
    name = plain_text(office.name, context)
    every = [item for role in Role for item in owed[role]]
    late = sum(item.state == ShownState.LATE for item in every)
    if office.ended is not None:
        form = "ended"
    else:
        form = "late" if late else "duties" if every else "none"
    return context.word(
        f"office.lead.{form}",
        office=name,
        region=region,
        count=number_text(len(every), context),
        late=number_text(late, context),
    )


def _with_contact(lead: str, context: PageContext) -> Markup:
    """Return the lead with a link to the contact, which stands below all duties."""
    way = Markup('<a href="#tentang-perangkat">%s</a>') % escape(context.word("office.contact"))
    return filled("{lead} {way}.", lead=lead, way=way)


def _state_of(owed: _Owed) -> str:
    return owed.state


def _duties(
    role: Role, office: str, owed: list[_Owed], counts: Counter[str], context: PageContext
) -> Section:
    """Return duties of an office in a role, grouped by state; a long group is folded.

    Args:
        role: Role of the office.
        office: Name of the office.
        owed: Duties on the page, sorted by state.
        counts: Number of duties in each state, on all pages.
        context: Page in the making.
    """
    key = "tugas-penanggung-jawab" if role is Role.LEADING else "tugas-pendukung"
    head = ("programmes.number", "office.what", "office.kind", "office.when")
    groups = []
    for state, of_state in groupby(owed, key=_state_of):
        listed = tuple(of_state)
        title = context.word(
            "programmes.group",
            title=listed[0].shown or context.word("office.stateless"),
            count=number_text(counts[state], context),
        )
        rows = tuple(
            FoldedRow("", link_html(item.what), (item.kind, item.when), None) for item in listed
        )
        groups.append(FoldedGroup(title, rows, is_open=len(listed) <= MOST_OPEN))
    return Section.of(
        key,
        context.word(f"section.{key}.title"),
        state_day(state_day_text(context)),
        FoldedTable(
            context.word("office.caption", office=office),
            tuple(context.word(column) for column in head),
            tuple(groups),
        ),
    )


def _owed(office: str, role: Role, region: RegionSite, context: PageContext) -> list[_Owed]:
    """Return the duties of an office in a role, late ones first, else in the order of the files."""
    duties = (duty for duty in region.duties.get(office, ()) if duty.role is role)
    owed = [_view_duty(duty, region, context) for duty in duties]
    return sorted(owed, key=lambda item: _RANKS[item.state])


def _view_duty(duty: Duty, region: RegionSite, context: PageContext) -> _Owed:
    record = duty.record
    state: ShownState | WorkState | EventState | None = None
    match record:
        case QuickWin():
            state = context.shown_state(record, region.terms(record))
        case WorkPackage() | WorkItem() | Facility() | Event() | Training():
            state = record.state
        case EvaluationFinding():
            state = record.response_state
    # A withdrawal outweighs a report, since nobody owes the duty any more.
    if isinstance(record, WorkPackage) and record.withdrawn is not None:
        state = ShownState.WITHDRAWN
    return _Owed(
        record_link(record, duty.file, region, context),
        context.word(f"record.{type(record).__name__}"),
        _when(duty, region, context),
        "" if state is None else state.value,
        "" if state is None else enum_text(state, context),
    )


def _when(duty: Duty, region: RegionSite, context: PageContext) -> str:
    """Return the due date, day, period or year of a duty; empty if unknown.

    An event of several days, and a facility out of use, are told from the first to the last day.
    """
    match duty.record:
        case QuickWin(due=date) | Training(date=date):
            return "" if date is None else date_text(date, context)
        case Event(start=start, end=end) | Facility(since=start, until=end):
            if end is not None:
                return period_text(Period(start=start, end=end), context)
            return "" if start is None else date_text(start, context)
        case WorkPackage(period=period):
            return "" if period is None else period_text(period, context)
        case WorkItem() if "years" in duty.loc:
            holder = duty.loc[: duty.loc.index("work_programme")]
            programme = dict(region.plans)[holder].work_programme
            place = duty.loc[duty.loc.index("years") + 1]
            return "" if programme is None else str(programme.years[int(place)].year)
        case _:
            return ""


def _unowned(region: RegionSite, context: PageContext) -> Iterator[Section]:
    """Yield the section of promises and programmes that name no office in charge.

    A withdrawn one needs no office.
    """
    promises = [(item.record, item.id) for item in region.promises if item.record.withdrawn is None]
    programmes = [(programme, region.slug) for programme in counted_programmes(region.plan)]
    blocks = (
        *_without_office("promises", promises, region, context),
        *_without_office("programmes", programmes, region, context),
    )
    if blocks:
        key = "belum-ada-penanggung-jawab"
        yield Section.of(key, context.word(f"section.{key}.title"), *blocks)


def _without_office(
    key: str,
    records: Sequence[tuple[QuickWin | WorkPackage, str]],
    region: RegionSite,
    context: PageContext,
) -> Iterator[Block]:
    """Yield how many of some records name no office in charge, and their list if it is short.

    Args:
        key: Key of the sentence in the catalogues.
        records: Records with the stem of the name of their file.
        region: The region.
        context: Page of the region in the making.
    """
    without = [(record, file) for record, file in records if not record.offices]
    if not without:
        return
    numbers = {
        "count": number_text(len(without), context),
        "all": number_text(len(records), context),
    }
    sentence = context.word(f"unowned.{key}", **numbers)
    if len(without) > _MOST_UNOWNED:
        yield Paragraph(filled("{sentence}.", sentence=sentence))
        return
    links = (link_html(record_link(record, file, region, context)) for record, file in without)
    names = Markup(", ").join(links)
    yield Paragraph(filled("{sentence}: {names}.", sentence=sentence, names=names))
