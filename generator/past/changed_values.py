"""The changed values of a record between two states, without changes declared in the record."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.diagnostics import Loc
from generator.model.base import Record
from generator.model.plan import WorkPackage
from generator.model.quick_win import QuickWin
from generator.model.sourced import Sourced
from generator.past.values import (
    DeclaredValue,
    Item,
    PublishedValue,
    ValuePath,
    declared_values,
    identity_paths,
    published_values,
)


@dataclass(frozen=True, slots=True)
class SilentChange:
    """A changed or removed value whose former value no record names."""

    path: ValuePath
    before: PublishedValue
    now: PublishedValue | None
    holder: Loc | None
    """Path of the declaring record; None if the record is gone as well."""


def silent_changes(
    before: Record, now: Record, renamed_plans: Mapping[str, str] = MappingProxyType({})
) -> tuple[SilentChange, ...]:
    """Return the changed values of a record without a former value in history or corrections.

    A former value counts once, and for values of its own record or of records within or around: two
    changed values of 62 need two former values of 62. A value that stands in the record elsewhere,
    such as below a new title, is not changed. Work that goes on is news, not a change.

    Args:
        before: The earlier record.
        now: The present record.
        renamed_plans: Present identifiers of plans, by former identifier.
    """
    declared = declared_values(now) - declared_values(before)
    earlier, present = published_values(before), published_values(now)
    arrived = Counter(
        (value.meaning, value.text) for path, value in present.items() if path not in earlier
    )
    holders = {
        path: loc for loc, path, nested in identity_paths(now) if isinstance(nested, Sourced)
    }
    if isinstance(now, QuickWin | WorkPackage):
        # A promise declares the changes of all records within.
        holders = {(): ()}
    lost = {}
    for path, value in earlier.items():
        found = present.get(path)
        if found is not None and _says_the_same(value, found, renamed_plans):
            continue
        if found is None and arrived[value.meaning, value.text]:
            arrived[value.meaning, value.text] -= 1
            continue
        if found is not None or not value.is_implied:
            lost[path] = value
    silent = []
    for path, value in _to_declare(lost, before, now):
        around = (path[:length] for length in range(len(path) - 1, -1, -1))
        holder = next((at for at in around if at in holders), None)
        # A record under a new heading has another path, and declares its former values there.
        if not _is_declared(path, value, holder or (), declared):
            at = None if holder is None else holders[holder]
            silent.append(SilentChange(path, value, present.get(path), at))
    return tuple(silent)


def _says_the_same(
    before: PublishedValue, now: PublishedValue, renamed_plans: Mapping[str, str]
) -> bool:
    """Return whether a value is the same, names a renamed plan, or is the next stage of work."""
    is_news = before.stage is not None and now.stage is not None and now.stage > before.stage
    is_renamed = before.field == "plan" and renamed_plans.get(before.text) == now.text
    is_implied = before.is_implied and now.is_implied
    return now.text == before.text or is_news or is_renamed or is_implied


def _to_declare(
    lost: Mapping[ValuePath, PublishedValue], before: Record, now: Record
) -> Iterator[tuple[ValuePath, PublishedValue]]:
    """Yield the lost values; of a removed record the numbers, else the first value."""
    present = {path for _, path, _ in identity_paths(now)}
    gone = [path for _, path, _ in identity_paths(before) if path not in present]
    by_record: dict[ValuePath | None, list[tuple[ValuePath, PublishedValue]]] = {}
    for path, value in lost.items():
        # Outer records come first, so a record within a gone one belongs to the outer one.
        top = next((each for each in gone if path[: len(each)] == each), None)
        by_record.setdefault(top, []).append((path, value))
    for top, values in by_record.items():
        numbers = [(path, value) for path, value in values if value.is_number]
        yield from values if top is None else numbers or values[:1]


def _is_declared(
    path: ValuePath, value: PublishedValue, holder: ValuePath, declared: Counter[DeclaredValue]
) -> bool:
    """Return whether a former value is named for a holder, and count the naming as used.

    The naming nearest to the holder is used, and the rest stays for further records.
    """
    names = {*names_on(path), history_field(path, value)}
    fitting = [
        named
        for named, times in declared.items()
        if times
        and named.text == value.text
        and (named.field is None or named.field in names)
        and holder[: len(named.path)] == named.path[: len(holder)]
    ]
    nearest = max(fitting, key=lambda named: len(named.path), default=None)
    if nearest is None:
        return False
    declared[nearest] -= 1
    return True


def history_field(path: ValuePath, value: PublishedValue) -> str | None:
    """Return the field of a former value in a history for a changed value, None for corrections."""
    names = names_on(path)
    if path[0] in {"title", "due"} and path[0] == value.field:
        return value.field
    if value.is_number and not {"funding", "budget_idr"}.isdisjoint(names):
        return "budget_idr"
    is_of_year = isinstance(path[-2], Item) and path[-2].kind == "YearTarget" if path[1:] else False
    return "target" if is_of_year or names == ["progress", "target"] else None


def names_on(path: ValuePath) -> list[str]:
    """Return the names of fields on a path."""
    return [step for step in path if isinstance(step, str)]
