"""The past of a region's records: changed promises, withdrawals and corrections."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Loc
from generator.link.site import RegionSite, SourceRecord, kept
from generator.model.base import Record
from generator.model.dates import PartialDate
from generator.model.history import Change, Withdrawal, withdrawal_of
from generator.model.indicator import YearTarget
from generator.model.plan import WorkPackage
from generator.model.quick_win import QuickWin
from generator.model.sourced import Correction, Sourced, Standing, standing_of


@dataclass(frozen=True, slots=True)
class FormerValue:
    """A former value of a promise, with the value that followed."""

    field: str
    """Field of `model.history.Former`."""
    former: object
    followed: object | None
    """None if the value was taken away."""


@dataclass(frozen=True, slots=True)
class PastChange:
    """A change, a withdrawal or a correction of a published record."""

    source_record: SourceRecord[Record]
    loc: Loc
    """Path of the changed record in the file."""
    record: Sourced
    """The changed record."""
    standing: Standing
    """Sources of the change."""
    change: Change | Withdrawal | Correction
    values: tuple[FormerValue, ...] = ()
    """Former values of a change; empty for the other kinds."""

    @property
    def date(self) -> PartialDate:
        """Day, month or year of the change."""
        return self.change.date


@kept
def changes_of(region: RegionSite) -> tuple[PastChange, ...]:
    """Return the changes of a region's published records, file by file."""
    return tuple(
        change
        for source_record in region.files
        for located in source_record.located
        if isinstance(located.record, Sourced)
        for change in _changes_of(located.record, located.loc, located.standing, source_record)
    )


def _changes_of(
    record: Sourced, loc: Loc, standing: Standing, source_record: SourceRecord[Record]
) -> Iterator[PastChange]:
    if isinstance(record, QuickWin | WorkPackage | YearTarget):
        below = standing.below("history")
        for place, change in enumerate(record.history):
            values = tuple(_former_values(record, place))
            if values:
                sources = standing_of(change, below)
                yield PastChange(source_record, loc, record, sources, change, values)
    withdrawn = withdrawal_of(record)
    if withdrawn is not None:
        sources = standing_of(withdrawn, standing.below("withdrawn"))
        yield PastChange(source_record, loc, record, sources, withdrawn)
    for correction in record.corrections:
        yield PastChange(source_record, loc, record, Standing(correction.sources), correction)


def _former_values(
    record: QuickWin | WorkPackage | YearTarget, place: int
) -> Iterator[FormerValue]:
    """Yield the former values of an entry of a history, each with the value that followed."""
    former = record.history[place].former
    if former is None:
        return
    later = [change.former.given for change in record.history[place + 1 :] if change.former]
    for field, value in former.given.items():
        next_former = (given[field] for given in later if field in given)
        yield FormerValue(field, value, next(next_former, _present(record, field)))


def _present(record: QuickWin | WorkPackage | YearTarget, field: str) -> object | None:
    """Return the present value of a field of `Former`."""
    if isinstance(record, YearTarget):
        return record.value if field == "target" else None
    match field:
        case "title":
            return record.title
        case "budget_idr":
            return None if record.budget_idr is None else record.budget_idr.value
        case "due":
            return record.due if isinstance(record, QuickWin) else None
        case _:
            progress = record.progress if isinstance(record, QuickWin) else None
            return None if progress is None else progress.target
