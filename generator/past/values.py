"""Published values of a record, and the former values that the record names.

Values are compared in a written form, so 62 and 62.0 are the same number. Items of a list are known
by identifying fields, so a new order of the list changes no value.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from generator.diagnostics import Loc
from generator.model.base import Record
from generator.model.dates import Period
from generator.model.documents import DocumentState
from generator.model.history import Change, ChangeKind, PageOfFile, Withdrawal
from generator.model.indicator import (
    Indicator,
    Outcome,
    YearTarget,
    better_direction,
    has_other_unit,
    measured_years,
)
from generator.model.numbers import Budget, Figure
from generator.model.people import Office
from generator.model.plan import Flagship, Plan, PlanState, WorkPackage, plan_states
from generator.model.quick_win import (
    PROMISING_DOCUMENTS,
    HistoryEntry,
    Milestone,
    Progress,
    QuickWin,
)
from generator.model.region import Region
from generator.model.release import RELEASE_FIELDS
from generator.model.sourced import PROVENANCE_FIELDS, Correction, Source, Sourced
from generator.model.text import Text
from generator.model.walk import walk, year_fields
from generator.model.work_state import WorkState

ABSENT = "-"
"""Written form of a value that a record left open, where a reader is told more than nothing."""
_TOLD: Mapping[type[Record], tuple[str, ...]] = MappingProxyType(
    {
        QuickWin: ("title", "due", "promised_on", "done_on", "plan", "state"),
        Milestone: ("title", "due", "reached_on"),
        Progress: ("unit",),
        WorkPackage: ("title", "period", "state"),
        Flagship: ("title", "state"),
        Plan: ("period",),
        Indicator: ("measure", "unit", "plan"),
        Figure: ("unit", "denominator", "place", "date"),
        Budget: ("unit", "date"),
    }
)
"""Fields beside the numbers that decide what a reader is told about a promise or a figure."""
_APART = PROVENANCE_FIELDS | {"history", "withdrawn", "coordinates", "photos"}
"""Fields with numbers or dates that are no published values."""
_NO_NAMES = frozenset({"fictional", "maintainers", "redirects", *RELEASE_FIELDS})
"""Fields no source says that do not tell a record from its siblings."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_PLAN_COURSE = (PlanState.DRAFTING, PlanState.IN_FORCE, PlanState.FORMER)
"""States of a plan in the order of time."""


class Item(NamedTuple):
    """An item of a list, known by words instead of by position."""

    kind: str
    """Name of the record's type."""
    words: str
    """Values of the identifying fields, else the date, else the heading."""
    place: int
    """Place among items with the same words, counted from 1."""
    is_dated: bool
    """Whether the words say a year or a day, which a value cannot change silently."""


ValuePath = tuple[str | Item, ...]
"""Names of fields, and items of lists."""


class DeclaredValue(NamedTuple):
    """A former value that a record names."""

    path: ValuePath
    """Path of the declaring record."""
    field: str | None
    """Name of the changed field; None if the correction names none."""
    text: str


class _Value(NamedTuple):
    """A value of a record before the comparison."""

    steps: tuple[str, ...]
    """Names from the record to the value: the field, and the language or the end of a period."""
    value: object
    is_number: bool = False
    stage: int | None = None
    is_implied: bool = False


@dataclass(frozen=True, slots=True)
class PublishedValue:
    """A value that readers may have relied on."""

    text: str
    """The value in the form of the comparison."""
    loc: Loc
    """Path below the record."""
    field: str
    """Name of the field of the nested record."""
    meaning: tuple[str, ...]
    """Type, field, years and days, of a figure the unit too: the same for a value that only moved
    or got a new title."""
    is_number: bool
    stage: int | None = None
    """Place in the course of work or of a plan; a later place is news, not a change."""
    is_implied: bool = False
    """Whether other values of the record imply the value, so that it changes with them alone."""


def published_values(record: Record) -> Mapping[ValuePath, PublishedValue]:
    """Return the numbers of a record, and the values that decide what a reader is told of them.

    Years count as names of their records, not as numbers. Each language of a text counts by itself.
    """
    computed = _computed_values(record)
    return {
        (*path, *value.steps): PublishedValue(
            text=written(value.value),
            loc=(*loc, *value.steps),
            field=value.steps[0],
            meaning=(
                type(nested).__name__,
                *value.steps,
                *_days_in(path),
                *_counted(value, nested),
            ),
            is_number=value.is_number,
            stage=value.stage,
            is_implied=value.is_implied,
        )
        for loc, path, nested in identity_paths(record)
        for value in (*_values_of(nested), *computed.get(loc, ()))
    }


def identity_paths(record: Record) -> Iterator[tuple[Loc, ValuePath, Record]]:
    """Yield each record within a record with path, and the path of names and identities.

    Left out are history, corrections, records about the origin of a statement, and programmes and
    indicators within, which are compared by themselves.
    """
    paths: dict[Loc, ValuePath] = {}
    seen: Counter[ValuePath] = Counter()
    by_themselves: list[Loc] = []
    for located in walk(record):
        loc, nested = located.loc, located.record
        if loc and isinstance(nested, WorkPackage | Indicator):
            by_themselves.append(loc)
        if any(loc[: len(at)] == at for at in by_themselves):
            continue
        # A walk yields outer records first, so the path of the holder is known here.
        if _APART.isdisjoint(step for step in loc if isinstance(step, str)):
            paths[loc] = path = _path(nested, loc, paths, seen)
            yield loc, path, nested


def declared_values(record: Record) -> Counter[DeclaredValue]:
    """Return the former values in corrections and history, with the paths of the records."""
    named: Counter[DeclaredValue] = Counter()
    for _, path, nested in identity_paths(record):
        if isinstance(nested, Sourced):
            named.update(
                DeclaredValue(path, correction.field, written(correction.former))
                for correction in nested.corrections
            )
        if isinstance(nested, QuickWin | WorkPackage | YearTarget):
            for change in nested.history:
                named.update(
                    DeclaredValue(path, field, text) for field, text in _former_values(change)
                )
    return named


def _former_values(change: Change) -> Iterator[tuple[str, str]]:
    """Yield the fields and former values of an entry; of a title the text of each language."""
    for field, value in ({} if change.former is None else change.former.given).items():
        for text in (
            dict(value.languages).values() if isinstance(value, Text) else (written(value),)
        ):
            yield field, text
    if isinstance(change, HistoryEntry) and change.state is not None:
        yield "state", change.state.value


def past_of(record: Record) -> Counter[str]:
    """Return the entries of history, corrections, withdrawals and redirects within a record.

    Each entry is a text of the day and the former values; reasons and sources may be reworded.
    """
    said: Counter[str] = Counter()
    for located in walk(record):
        match located.record:
            case Correction(former=former, date=date):
                said[f"{date}: {written(former)}"] += 1
            case Change() as change:
                said[_said_by(change)] += 1
            case Withdrawal(date=date):
                said[f"{date}: withdrawn"] += 1
            case Region() | PageOfFile() | Plan() | Office() | Source():
                said.update(f"redirects: {name}" for name in located.record.redirects)
            case _:
                continue
    return said


def written(value: object) -> str:
    """Return a value in the form of the comparison: numbers exact, texts in Indonesian."""
    text = _in_words(value)
    return format(Decimal(text).normalize(), "f") if _NUMBER.fullmatch(text) else text


def _in_words(value: object) -> str:
    """Return a value as text; a text by language in Indonesian, whatever its translations."""
    return value.in_language("id")[1] if isinstance(value, Text) else str(value)


def _said_by(change: Change) -> str:
    given = {} if change.former is None else change.former.given
    state = change.state if isinstance(change, HistoryEntry) else None
    parts = [f"{field} {written(value)}" for field, value in given.items()]
    # A postponement called a typing error afterwards would no longer be told.
    kind = [change.kind.value] if change.kind is ChangeKind.CORRECTED else []
    return f"{change.date}: {', '.join([*parts, *([state.value] if state else []), *kind])}"


def _path(
    record: Record, loc: Loc, paths: Mapping[Loc, ValuePath], seen: Counter[ValuePath]
) -> ValuePath:
    """Return the path of a nested record by names and identities instead of positions."""
    if not loc:
        return ()
    if isinstance(loc[-1], str):
        return (*paths[loc[:-1]], loc[-1])
    around = (*paths[loc[:-2]], str(loc[-2]))
    words, is_dated = _identifying_words(record)
    among = (*around, words)
    # Two siblings may share every word: the place among equals keeps them apart.
    seen[among] += 1
    return (*around, Item(type(record).__name__, words, seen[among], is_dated))


def _identifying_words(record: Record) -> tuple[str, bool]:
    """Return identifying values, else the date, else the heading, and whether they are a date."""
    naming = record.naming if isinstance(record, Sourced) else frozenset({"part", "dimension"})
    names = [name for name in type(record).model_fields if name in naming - _NO_NAMES]
    values = [_in_words(value) for name in names if (value := getattr(record, name)) is not None]
    if values:
        return " ".join(values), not year_fields(type(record)).isdisjoint(names)
    if hasattr(record, "date"):
        return str(record.date), True
    return "" if record.headline is None else _in_words(getattr(record, record.headline)), False


def _days_in(path: ValuePath) -> Iterator[str]:
    return (step.words for step in path if isinstance(step, Item) and step.is_dated)


def _values_of(record: Record) -> Iterator[_Value]:
    """Yield the numbers of a record, and the values of the fields of `_TOLD`."""
    if isinstance(record, Region):
        # Its only number of its own is the version of the model.
        return
    told = next((_TOLD[kind] for kind in type(record).__mro__ if kind in _TOLD), ())
    naming = record.naming if isinstance(record, Sourced) else frozenset[str]()
    unsaid = naming | year_fields(type(record))
    for name in type(record).model_fields:
        value = getattr(record, name)
        # In Python a bool is an int, but yes and no are no figures.
        is_number = isinstance(value, Decimal | int) and not isinstance(value, bool)
        if is_number and name not in unsaid:
            yield _Value((name,), value, is_number=True)
        elif name in told and value is not None:
            yield from _told_values(name, value)


def _told_values(name: str, value: object) -> Iterator[_Value]:
    """Yield the values within a field: languages of a text, ends of a period, else the value."""
    match value:
        case Text():
            for language, text in value.languages:
                # A text in Indonesian alone and one with translations have the same path.
                yield _Value((name,) if language == "id" else (name, language), text)
        case Period():
            ends = {"start": value.start, "end": value.end}
            yield from (_Value((name, end), date) for end, date in ends.items() if date is not None)
        case WorkState():
            yield _Value((name,), value.value, stage=_stage(value))
        case _:
            yield _Value((name,), value)


def _stage(state: WorkState) -> int:
    """Return the place of a state in the course of work; ends of work are no news to another."""
    before_the_end = (WorkState.UNKNOWN, WorkState.PLANNED, WorkState.RUNNING)
    return len(before_the_end) if state.is_over else before_the_end.index(state)


def _computed_values(record: Record) -> Mapping[Loc, tuple[_Value, ...]]:
    """Return the values that a nested record does not tell alone, by its path.

    They are the state of a plan, the promise of a document, and how an indicator is judged.
    """
    match record:
        case Region():
            return dict((*_plan_values(record), *_document_values(record)))
        case Indicator():
            return _judging_values(record)
        case _:
            return {}


def _plan_values(region: Region) -> Iterator[tuple[Loc, tuple[_Value, ...]]]:
    """Yield the state of each plan; only a plan with a successor in force becomes a former one."""
    states = plan_states(region.plans)
    has_successor = PlanState.IN_FORCE in states
    for place, state in enumerate(states):
        is_left = state is PlanState.FORMER and not has_successor
        stage = None if is_left else _PLAN_COURSE.index(state)
        yield ("plans", place), (_Value(("state",), state.value, stage=stage),)


def _document_values(region: Region) -> Iterator[tuple[Loc, tuple[_Value, ...]]]:
    """Yield the existence of each document that promises; a book under revision exists."""
    for place, document in enumerate(region.documents):
        is_there = document.state in {DocumentState.EXISTS, DocumentState.REVISING}
        if is_there and document.kind in PROMISING_DOCUMENTS:
            yield ("documents", place), (_Value(("state",), DocumentState.EXISTS.value),)


def _judging_values(indicator: Indicator) -> Mapping[Loc, tuple[_Value, ...]]:
    """Return the direction that judges an indicator, and the unit of each report with a value."""
    values: dict[Loc, tuple[_Value, ...]] = {}
    for place, report in enumerate(indicator.achieved):
        is_other = has_other_unit(indicator, report)
        unit = _Value(("unit",), report.unit if is_other else ABSENT, is_implied=not is_other)
        if report.value is not None:
            values["achieved", place] = (unit,)
    judged = {Outcome.REACHED, Outcome.BEHIND}
    is_implied = indicator.direction is None
    direction = better_direction(indicator)
    is_judged = any(year.outcome in judged for year in measured_years(indicator))
    if direction is not None and (is_judged or not is_implied):
        values[()] = (_Value(("direction",), direction.value, is_implied=is_implied),)
    return values


def _counted(value: _Value, record: Record) -> tuple[str, ...]:
    """Return unit, day and place of a figure's number, which tell numbers of equal value apart."""
    if not value.is_number or not isinstance(record, Figure):
        return ()
    parts = (record.unit, record.denominator, record.place, record.date)
    return tuple(written(part) for part in parts)
