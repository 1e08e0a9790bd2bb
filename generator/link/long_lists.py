"""Long lists of a region: records whose cards stand on pages of their own, in numbered parts.

A page that grew with its list would be too heavy for a phone. Letters are counted here, not bytes
of HTML, so that links know the page of a record before any page is made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.model.base import Record, printed_order
from generator.model.indicator import Indicator
from generator.model.plan import Dimension, PlanParts, WorkPackage
from generator.model.region import Region

PROGRAMME_LETTERS = 12_000
"""Most letters of programmes whose cards stand on one page: about 4 kB of HTML, compressed."""
INDICATOR_LETTERS = 8_000
"""Most letters of indicators whose charts and cards stand on one page: about 5 kB, compressed."""

_SIGNS = 6
"""Letters counted for a field beside name and value."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LongList:
    """A list of records with pages of its own, each with the cards of a part of the list."""

    address: str
    """Address of the first part, below the profile; the second part is at `2/` below."""
    parts: tuple[tuple[Record, ...], ...]

    @property
    def pages(self) -> Iterator[tuple[str, tuple[Record, ...]]]:
        """The address and the records of each part, in order."""
        for number, part in enumerate(self.parts, start=1):
            yield self.address if number == 1 else f"{self.address}{number}/", part


@dataclass(frozen=True, slots=True)
class LongLists:
    """The long lists of a region, and the page of every record on them."""

    by_address: Mapping[str, LongList] = field(default_factory=dict)
    page_of: Mapping[int, str] = field(default_factory=dict)
    """Address below the profile by `id()` of the record.

    Records of short lists and of the first page of a list of rows are missing.
    """
    subjects: frozenset[str] = frozenset()
    """Keys of the subpages for subjects that are too long for the profile."""

    @classmethod
    def of(
        cls, lists: Iterable[LongList], subjects: Iterable[str], rows: Mapping[int, str]
    ) -> "LongLists":
        """Return long lists with the page of each record, and long subjects.

        Args:
            lists: Lists with pages of cards.
            subjects: Keys of subpages.
            rows: Address below the profile of records on further pages of rows, by `id()`.
        """
        by_address = {item.address: item for item in lists}
        page_of = {
            id(record): address
            for item in by_address.values()
            for address, part in item.pages
            for record in part
        }
        return cls(by_address, page_of | dict(rows), frozenset(subjects))


def programmes_address(dimension: str, plan: str | None) -> str:
    """Return the address of the programmes of a dimension, below the profile.

    Args:
        dimension: Key of the dimension.
        plan: Identifier of a plan beside the main plan; None for the main plan.
    """
    return f"dimensi/{dimension}/program/" if plan is None else f"rencana/{plan}/{dimension}/"


INDICATORS_ADDRESS = "indikator/uraian/"
"""Address of the charts and cards of many indicators, below the profile."""


def long_programmes(
    dimensions: Iterable[Dimension], plan: str | None, known: Iterable[str]
) -> Iterator[LongList]:
    """Yield the long lists of programmes of a plan.

    Args:
        dimensions: Dimensions of the plan.
        plan: Identifier of a plan beside the main plan, whose dimensions share a page; None for
            the main plan, whose dimensions have a page each.
        known: Keys of the sub-dimensions of the plan's framework.
    """
    listed, keys = tuple(dimensions), frozenset(known)
    most = PROGRAMME_LETTERS
    if plan is not None:
        weight = sum(letters(item) for dimension in listed for item in dimension.programmes)
        most = most if weight <= most else most // len(listed)
    for dimension in listed:
        groups = programmes_by_subdimension(dimension, keys)
        in_order = tuple(programme for _, group in groups for _, programme in group)
        if sum(map(letters, in_order)) > most:
            parts = in_parts(in_order, letters, PROGRAMME_LETTERS)
            yield LongList(programmes_address(dimension.key, plan), parts)


def long_indicators(region: Region, shown: PlanParts) -> Iterator[LongList]:
    """Yield the list of indicators if it is long, the indicators of the shown plan first."""
    by_plan = indicators_by_plan(region, shown).values()
    in_order = tuple(indicator for indicators in by_plan for indicator in indicators)
    if sum(map(letters, in_order)) > INDICATOR_LETTERS:
        yield LongList(INDICATORS_ADDRESS, in_parts(in_order, letters, INDICATOR_LETTERS))


def indicators_by_plan(region: Region, shown: PlanParts) -> dict[str | None, list[Indicator]]:
    """Return the indicators by plan; None stands for the shown plan, which comes first."""
    others = {plan.id for plan in region.plans if plan is not shown}
    found: dict[str | None, list[Indicator]] = {None: []}
    for indicator in region.indicators:
        name = indicator.plan if indicator.plan in others else None
        found.setdefault(name, []).append(indicator)
    return {name: indicators for name, indicators in found.items() if indicators}


NumberedProgrammes = list[tuple[int, WorkPackage]]
"""Programmes with their place in the file, from 1."""


def programmes_by_subdimension(
    dimension: Dimension, known: Iterable[str]
) -> Iterator[tuple[str | None, NumberedProgrammes]]:
    """Yield programmes by sub-dimension, in the order of the first mention; without one last.

    Within a group they follow the printed numbers if all programmes have one, else the file.
    """
    programmes, keys = list(enumerate(dimension.programmes, start=1)), frozenset(known)
    if all(programme.number is not None for _, programme in programmes):
        programmes.sort(key=lambda item: printed_order(item[1].number))
    groups: dict[str | None, NumberedProgrammes] = {}
    for place, programme in programmes:
        key = programme.subdimension if programme.subdimension in keys else None
        groups.setdefault(key, []).append((place, programme))
    last = groups.pop(None, None)
    yield from groups.items()
    if last is not None:
        yield None, last


def letters(record: Record) -> int:
    """Return the number of letters of a record and all records within, names of fields included."""
    return _letters(record.model_dump(exclude_none=True, exclude_defaults=True))


def _letters(value: Any) -> int:
    match value:
        case dict():
            return sum(_SIGNS + len(str(key)) + _letters(part) for key, part in value.items())
        case tuple() | list():
            return sum(_letters(part) for part in value)
        case _:
            return len(str(value))


def in_parts(
    items: Iterable[T], weigh: Callable[[T], int], limit: int
) -> tuple[tuple[T, ...], ...]:
    """Return items in parts, none heavier than a limit.

    An item heavier than the limit is a part by itself. Without items there is one empty part.
    """
    parts: list[list[T]] = [[]]
    room = limit
    for item in items:
        weight = weigh(item)
        if weight > room and parts[-1]:
            parts.append([])
            room = limit
        parts[-1].append(item)
        room -= weight
    return tuple(tuple(part) for part in parts)
