"""The value of a field as HTML, given the type of the value and the declaration of the field."""

from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from generator.model.base import Kind
from generator.model.dates import PartialDate, Period, Weekday
from generator.model.quick_win import QuickWin, ShownState, shown_state
from generator.model.text import RichText, Text
from generator.views.components.pill import pill
from generator.views.context import PageContext
from generator.views.markup import escape
from generator.views.records.fields import ShownField, is_empty
from generator.views.records.pictures import file_link
from generator.views.values import (
    date_text,
    enum_text,
    in_edition,
    number_text,
    period_text,
    reference_html,
    rich_html,
    text_html,
    weekday_text,
)


def value_html(
    value: Any, field: ShownField, context: PageContext, *, weekday: Weekday | None = None
) -> Markup | None:
    """Return a value as HTML; None for an empty field.

    Args:
        value: Value of the field; a tuple becomes a list.
        field: Declaration of the field.
        context: Page in the making.
        weekday: Weekday to write in front of a full date.
    """
    if is_empty(value):
        return None
    if isinstance(value, tuple):
        items = (Markup("<li>%s</li>") % _single_html(item, field, context) for item in value)
        return Markup("<ul>%s</ul>") % Markup("").join(items)
    if isinstance(value, PartialDate):
        return escape(date_text(value, context, weekday=weekday))
    return _single_html(value, field, context)


def _single_html(value: Any, field: ShownField, context: PageContext) -> Markup:
    # Records last: a test for a class of pydantic takes longer than for a plain class.
    match value:
        case Weekday():
            return escape(weekday_text(value, context))
        case StrEnum():
            return escape(enum_text(value, context))
        case str():
            return _string_html(value, field, context)
        case bool():
            return escape(context.word("value.yes" if value else "value.no"))
        case int() if field.worded is not None:
            section, names = field.worded.section, field.worded.names
            name = context.word(f"{section}.{names[value - 1]}")
            return escape(context.word(f"{section}.named", number=value, name=name))
        case int():
            return escape(number_text(value, context) if field.is_grouped else str(value))
        case PartialDate():
            return escape(date_text(value, context))
        case Text():
            return text_html(value, context, is_printed=field.is_printed)
        case RichText():
            return rich_html(value, context)
        case Period():
            return escape(period_text(value, context))
        case _:
            return escape(number_text(value, context))


def _string_html(value: str, field: ShownField, context: PageContext) -> Markup:
    if field.reference is not None:
        return reference_html(field.reference, value, context) + _late_mark(
            field.reference, value, context
        )
    if field.is_in_media:
        return file_link(value, None, context) or escape(value)
    if field.is_colour:
        return Markup(
            '<svg class="mp-swatch" viewBox="0 0 1 1" aria-hidden="true">'
            '<rect width="1" height="1" fill="%s"/></svg> %s'
        ) % (value, escape(value))
    if field.is_language:
        return escape(context.word(f"language.{value}"))
    if field.is_linked:
        label = _address_label(value)
        return Markup('<a href="%s" rel="nofollow noopener">%s</a>') % (value, escape(label))
    return escape(in_edition(value, "id", context))


def _address_label(address: str) -> str:
    """Return an address of the web in short: its host, behind its file if the address has one.

    A file whose name hides signs behind escapes, such as a change of direction, is left out.
    """
    parts = urlsplit(address)
    host = (parts.hostname or address).removeprefix("www.")
    file = PurePosixPath(unquote(parts.path))
    return f"{file.name} ({host})" if file.suffix and file.name.isprintable() else host


def _late_mark(kind: Kind, identifier: str, context: PageContext) -> Markup:
    """Return the mark behind the name of a late quick win; empty for every other record."""
    region = context.region
    record = None if region is None else region.index.get(kind, {}).get(identifier)
    if region is None or not isinstance(record, QuickWin):
        return Markup()
    terms = region.terms(record)
    # Not asked of the context: a page that shows no mark must not name a day of states.
    if shown_state(record, terms, on=context.build.today) is not ShownState.LATE:
        return Markup()
    word = enum_text(context.shown_state(record, terms), context)
    return Markup(" ") + pill(ShownState.LATE.value, word)
