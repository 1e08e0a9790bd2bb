"""Rules of the past: an entry of a history says what changed and why."""

from collections.abc import Iterator
from functools import cache

from generator.checks.fields import Field
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Loc, Related
from generator.link.site import SourceRecord
from generator.model.base import Record
from generator.model.history import Change
from generator.model.indicator import YearTarget
from generator.model.plan import WorkPackage
from generator.model.quick_win import HistoryEntry, QuickWin
from generator.model.sourced import PROVENANCE_FIELDS, Sourced
from generator.model.text import Text
from generator.source.locate import span_of
from generator.spelling import near

_FORMER_KEYS = {"budget_idr.value": "budget_idr", "progress.target": "target", "value": "target"}
"""Keys of former values, by path of the present value if both differ."""
_REASON = "reason: tulis alasannya di sini"


def check_history(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP901 to MP903 for the entries of a history that leave the change open.

    An entry has a former value or a state; a former value has a reason, and differs from the value
    that followed.
    """
    for located in source_record.located:
        record, loc = located.record, located.loc
        if isinstance(record, Change) and source_record.has_all_of(*loc):
            yield from _check_entry(record, loc, source_record)
        if isinstance(record, QuickWin | WorkPackage | YearTarget) and source_record.is_whole:
            yield from _check_followed(record, loc, source_record)


def _check_entry(
    change: Change, loc: Loc, source_record: SourceRecord[Record]
) -> Iterator[Diagnostic]:
    document = source_record.document
    state = change.state if isinstance(change, HistoryEntry) else None
    has_former = change.former is not None and bool(change.former.given)
    lacks_both = source_record.lacks(*loc, "former") and source_record.lacks(*loc, "state")
    if not has_former and state is None and lacks_both:
        yield finding(
            Code.EMPTY_HISTORY_ENTRY, span_of(document, (*loc, "date")), date=str(change.date)
        )
    if has_former and change.reason is None and source_record.lacks(*loc, "reason"):
        former = span_of(document, (*loc, "former"))
        indent = " " * (former.column - 1)
        yield finding(
            Code.FORMER_WITHOUT_REASON,
            former,
            date=str(change.date),
            added=f"{indent}{_REASON}",
        )


def _check_followed(
    record: QuickWin | WorkPackage | YearTarget, loc: Loc, source_record: SourceRecord[Record]
) -> Iterator[Diagnostic]:
    """Yield MP903 for former values equal to the next former value, or to the present one."""
    document = source_record.document
    following = {
        _FORMER_KEYS.get(field.key, field.key): (field.value, (*loc, *field.key.split(".")))
        for field in _present(record)
    }
    # From the newest entry back, so that the value that followed is known at each step.
    for place in reversed(range(len(record.history))):
        former = record.history[place].former
        for key, value in ({} if former is None else former.given).items():
            at = (*loc, "history", place, "former", key)
            followed, followed_at = following.get(key, (None, at))
            if value == followed:
                yield finding(
                    Code.FORMER_NOT_CHANGED,
                    span_of(document, at),
                    key=key,
                    value=_said(value),
                    related=(Related(span_of(document, followed_at), "other_value"),),
                )
            following[key] = (value, at)


def check_history_dates(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP906 for each entry of a history that lies before the promise as a whole.

    A promise of 2025-06 may have changed in 2025, and not in 2025-05.
    """
    for located in source_record.located:
        record, loc = located.record, located.loc
        if not isinstance(record, QuickWin) or record.promised_on is None:
            continue
        promised = span_of(source_record.document, (*loc, "promised_on"))
        for place, change in enumerate(record.history):
            if change.date.last_day < record.promised_on.first_day:
                yield finding(
                    Code.CHANGED_BEFORE_PROMISED,
                    span_of(source_record.document, (*loc, "history", place, "date")),
                    date=str(change.date),
                    promised_on=str(record.promised_on),
                    related=(Related(promised, "other_value"),),
                )


def check_corrected_fields(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP904 if a correction names a field that the model does not have.

    Such a correction would declare a change that nobody can find on the page.
    """
    for located in source_record.located:
        record = located.record
        if not isinstance(record, Sourced) or not record.corrections:
            continue
        for place, correction in enumerate(record.corrections):
            if correction.field is not None and correction.field not in _known_fields():
                own = sorted(set(type(record).model_fields) - PROVENANCE_FIELDS)
                yield finding(
                    Code.CORRECTED_FIELD_UNKNOWN,
                    span_of(source_record.document, (*located.loc, "corrections", place, "field")),
                    suggestion=near(correction.field, own),
                    value=correction.field,
                    fields=", ".join(own),
                )


def check_corrected_values(source_record: SourceRecord[Record]) -> Iterator[Diagnostic]:
    """Yield MP905 if the last correction of a field corrects the value to itself."""
    for located in source_record.located:
        record, loc = located.record, located.loc
        if not isinstance(record, Sourced) or not record.corrections:
            continue
        if not source_record.has_all_of(*loc, "corrections"):
            continue
        last = {
            correction.field or record.headline: place
            for place, correction in enumerate(record.corrections)
        }
        for field, value in record:
            if field not in last or value is None:
                continue
            place = last[field]
            former = record.corrections[place].former
            if former == _said(value):
                yield finding(
                    Code.CORRECTED_TO_ITSELF,
                    span_of(source_record.document, (*loc, "corrections", place, "former")),
                    value=former,
                    key=field,
                    related=(
                        Related(span_of(source_record.document, (*loc, field)), "other_value"),
                    ),
                )


def _said(value: object) -> str:
    return value.in_language("id")[1] if isinstance(value, Text) else str(value)


@cache
def _known_fields() -> frozenset[str]:
    """Return the names of the fields of every sourced record: parts may be gone."""
    kinds = [Sourced]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    return frozenset(name for kind in kinds for name in kind.model_fields)


def _present(record: QuickWin | WorkPackage | YearTarget) -> list[Field[object]]:
    """Return the present values of the fields that a history can hold."""
    if isinstance(record, YearTarget):
        return [Field("value", record.value)]
    present: list[Field[object]] = [Field("title", record.title)]
    if record.budget_idr is not None:
        present.append(Field("budget_idr.value", record.budget_idr.value))
    if isinstance(record, QuickWin):
        present.append(Field("due", record.due))
        if record.progress is not None:
            present.append(Field("progress.target", record.progress.target))
    return present
