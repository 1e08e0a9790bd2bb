"""The papers of a plan and their contents: books, legal basis, road map, work programme."""

from generator.model.base import (
    DimensionRef,
    DocumentRef,
    Identifier,
    OfficeRef,
    OpenYear,
    PlanRef,
    PrintedNumber,
    ProgrammeRef,
    QuickWinRef,
    WholeNumber,
)
from generator.model.closed_list import ClosedList
from generator.model.dates import OpenDate, PastDate, Period
from generator.model.funding import Funding
from generator.model.numbers import Budget, Number
from generator.model.sourced import Sourced
from generator.model.text import Line, Text, WebAddress
from generator.model.work_state import WorkState


class DocumentKind(ClosedList):
    """Kinds of papers; the first three are the books of the programme's outline."""

    STRATEGIC_ANALYSIS = "strategic_analysis"
    MASTERPLAN = "masterplan"
    EXECUTIVE_SUMMARY = "executive_summary"
    QUICK_WINS = "quick_wins"
    ROADMAP = "roadmap"
    WORK_PROGRAMME = "work_programme"
    ENTERPRISE_ARCHITECTURE = "enterprise_architecture"
    DATA_MASTERPLAN = "data_masterplan"
    REGULATION = "regulation"
    REPORT = "report"
    STUDY = "study"
    SLIDES = "slides"
    LETTER = "letter"
    OTHER = "other"


class DocumentState(ClosedList):
    """Whether the paper exists."""

    EXISTS = "exists"
    PLANNED = "planned"
    REVISING = "revising"
    UNKNOWN = "unknown"


class RegulationKind(ClosedList):
    """The kinds of regulations and decrees at this level."""

    PERDA = "perda"
    PERBUP = "perbup"
    PERWAL = "perwal"
    KEPBUP = "kepbup"
    KEPWAL = "kepwal"
    KEPKADIS = "kepkadis"
    """The decree of the head of an office."""
    OTHER = "other"


class Force(ClosedList):
    """Whether a regulation binds."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    """In force as amended."""
    REVOKED = "revoked"
    DRAFT = "draft"
    UNKNOWN = "unknown"


class Document(Sourced):
    """A paper of the plan, with the state a source reports and the address for readers.

    A decree that is only cited may have a known number without a known title.
    """

    headline = "title"
    expected = ("title", "period", "url")

    id: Identifier
    title: Text | None = None
    kind: DocumentKind
    state: DocumentState
    plan: PlanRef | None = None
    maker: Text | None = None
    regulation: RegulationKind | None = None
    number: Line | None = None
    year: OpenYear | None = None
    force: Force | None = None
    amends: tuple[DocumentRef, ...] = ()
    revokes: tuple[DocumentRef, ...] = ()
    legal_basis: DocumentRef | None = None
    adopted_on: PastDate | None = None
    published_on: PastDate | None = None
    due: OpenDate | None = None
    period: Period | None = None
    contents: tuple[Text, ...] = ()
    url: WebAddress | None = None


class WorkItem(Sourced):
    """A piece of work in a phase or a year."""

    headline = "title"

    title: Text
    number: PrintedNumber | None = None
    dimension: DimensionRef | None = None
    programme: ProgrammeRef | None = None
    offices: tuple[OfficeRef, ...] = ()
    supporting_offices: tuple[OfficeRef, ...] = ()
    quick_win: QuickWinRef | None = None
    quantity: Number | None = None
    unit: Text | None = None
    state: WorkState | None = None
    budget_idr: Budget | None = None
    funding: tuple[Funding, ...] = ()


class Phase(Sourced):
    """A stretch of the road map; each plan names and divides phases as its authors like."""

    headline = "title"

    number: PrintedNumber | None = None
    title: Text
    short: Line | None = None
    start: OpenDate | None = None
    end: OpenDate | None = None
    items: tuple[WorkItem, ...] = ()


class RoadMap(Sourced):
    """The road map (peta jalan)."""

    headline = "summary"

    summary: Text | None = None
    document: DocumentRef | None = None
    phases: tuple[Phase, ...] = ()


class WorkYear(Sourced):
    """One year of the work programme."""

    headline = "year"
    naming = Sourced.naming | {"year"}

    year: OpenYear
    items: tuple[WorkItem, ...] = ()


class WorkProgramme(Sourced):
    """The work programme (program kerja), by year."""

    headline = "summary"

    summary: Text
    duration_years: WholeNumber | None = None
    document: DocumentRef | None = None
    years: tuple[WorkYear, ...] = ()
