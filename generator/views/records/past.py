"""The past of a record in words: former values, postponements, withdrawal and corrections."""

from decimal import Decimal

from markupsafe import Markup

from generator.model.dates import PartialDate
from generator.model.history import Former, Withdrawal
from generator.model.quick_win import QuickWin, postponement
from generator.model.sourced import Correction
from generator.model.text import Text
from generator.views.context import PageContext
from generator.views.markup import escape
from generator.views.records.fields import fields_of
from generator.views.values import date_text, in_edition, number_text, plain_text

_DIGITS_OF_YEAR = 4


def former_html(former: Former, context: PageContext) -> Markup:
    """Return former values in a line: "Tenggat: 30 Juni 2025; Sasaran: 80"."""
    return escape("; ".join(f"{label}: {value}" for label, value in _former(former, context)))


def first_due_text(quick_win: QuickWin, context: PageContext) -> str | None:
    """Return the first due date of a quick win that was put off since; else None."""
    # The first due date is the same on any day.
    put_off = postponement(quick_win, on=context.build.today)
    return None if put_off is None else date_text(put_off.first, context)


def with_first_due(due: str, first: str | None, context: PageContext) -> str:
    """Return a due date, with the first due date behind if the quick win was put off."""
    return due if first is None else context.word("past.due", due=due, first=first)


def postponement_text(quick_win: QuickWin, context: PageContext) -> str | None:
    """Return how often a quick win was put off and how late it is by the first date; else None."""
    on = context.build.today
    put_off = postponement(quick_win, on=on)
    if put_off is None or quick_win.withdrawn is not None:
        return None
    times = context.catalogue.counted("past.times", put_off.times)
    first = date_text(put_off.first, context)
    if not put_off.months:
        return context.word("past.postponed.soon", times=times, first=first)
    form = "open" if quick_win.done_on is None else "done"
    months = context.catalogue.counted("past.months", put_off.months)
    return context.word(f"past.postponed.{form}", times=times, first=first, months=months)


def withdrawal_text(withdrawn: Withdrawal, context: PageContext) -> str:
    """Return day and reason of a withdrawal in a sentence."""
    date, reason = date_text(withdrawn.date, context), plain_text(withdrawn.reason, context)
    return context.word("past.withdrawn_on", date=date, reason=reason)


def correction_text(correction: Correction, context: PageContext) -> str:
    """Return a correction in a sentence: the wrong value, the day and the reason."""
    return context.word(
        "past.correction",
        date=date_text(correction.date, context),
        former=corrected_text(correction, context),
        reason=plain_text(correction.reason, context),
    )


def corrected_text(correction: Correction, context: PageContext, *, is_number: bool = False) -> str:
    """Return the wrong value of a correction, with the day of its publication if known.

    Args:
        correction: A correction of any field.
        context: Page in the making.
        is_number: Whether the field is known to hold a number; a year is none.
    """
    former = in_edition(correction.former, "id", context)
    # A year has four digits: only longer numbers are grouped.
    is_long = len(former) > _DIGITS_OF_YEAR
    if former.isascii() and former.isdigit() and (is_number or is_long):
        former = number_text(int(former), context)
    if correction.published_on is None:
        return former
    date = date_text(correction.published_on, context)
    return context.word("past.published", former=former, date=date)


def former_value_text(field: str, value: object, context: PageContext) -> str:
    """Return a value of a field of `Former` in words."""
    match value:
        case Text():
            return plain_text(value, context)
        case PartialDate():
            return date_text(value, context)
        case Decimal():
            number = number_text(value, context)
            return context.word("past.rupiah", number=number) if field == "budget_idr" else number
        case _:
            return str(value)


def _former(former: Former, context: PageContext) -> list[tuple[str, str]]:
    fields = fields_of(Former, context.language)
    return [
        (fields[field].label, former_value_text(field, value, context))
        for field, value in former.given.items()
    ]
