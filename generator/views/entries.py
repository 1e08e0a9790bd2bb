"""Records as entries of a page: heading, facts with labels, marks of sources, doubts, other values.

Generic over the model: labels are the titles of the fields, so that a new field shows itself
without further code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from generator.link.site import Place
from generator.model.base import Record
from generator.model.dates import PartialDate, Weekday
from generator.model.event import WordGloss
from generator.model.numbers import Figure
from generator.model.people import Person, Post, Tenure
from generator.model.sourced import (
    Alternative,
    Flag,
    Grade,
    Source,
    Sourced,
    Standing,
    said_fields,
    standing_of,
)
from generator.model.text import Text
from generator.views.context import PageContext
from generator.views.field_html import value_html
from generator.views.fields import ShownField, fields_of, is_empty, shown_fields
from generator.views.marks import Mark, field_marks, source_ids, view_marks
from generator.views.markup import escape
from generator.views.values import (
    amount_text,
    date_text,
    enum_text,
    plain_text,
    text_html,
)

_STORED_TEXT = ".txt"
"""Ends the name of a file that is a source's text as the editors keep it; to a reader it says
nothing.
"""


@dataclass(frozen=True, slots=True)
class Detail:
    """One fact of an entry."""

    label: str
    value: Markup | None
    """None where no source says; the page then says so, and what would complete it."""
    marks: tuple[Mark, ...] = ()
    """Its sources, where the record names its sources by field."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A quality flag."""

    kind: str
    label: str
    note: Markup


@dataclass(frozen=True, slots=True)
class Other:
    """What another source says instead."""

    value: Markup
    marks: tuple[Mark, ...]
    source_ids: tuple[str, ...]
    """The same sources by the names that are unique in the site."""


@dataclass(frozen=True, slots=True)
class Group:
    """Records within an entry, such as the objectives of a dimension."""

    label: str
    entries: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class SaidField:
    """One field of a record that names its sources by field, for the pages of those sources."""

    label: str | None
    """None for the heading."""
    value: str
    source_ids: tuple[str, ...]
    """By the names that are unique in the site."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement or one thing, ready to be shown."""

    anchor: str
    record_kind: str
    """Name of the record's type in the model."""
    place: Place
    """Where the record stands in the data, so that one shown on two pages is known to be one."""
    badge: str | None
    """A word above the heading, such as the kind of a statement."""
    headline: Markup | None
    """None where no source gives it."""
    details: tuple[Detail, ...]
    groups: tuple[Group, ...]
    marks: tuple[Mark, ...]
    """Sources of the whole record or, where the record names its sources by field, of the heading.
    """
    source_ids: tuple[str, ...]
    """All sources that say something here, by the names that are unique in the site."""
    said: tuple[SaidField, ...]
    """Which source says which field; empty where all say the whole record."""
    doubts: tuple[Doubt, ...]
    others: tuple[Other, ...]
    because: Markup | None
    as_printed: str | None
    printed_marks: tuple[Mark, ...]
    """Sources of the printed wording, where the record names its sources by field."""
    note: Markup | None
    summary: str
    """The heading without markup, for lists of statements."""

    @property
    def has_gap(self) -> bool:
        """Whether a fact of this entry, or of one within it, is not yet published."""
        is_open = any(detail.value is None for detail in self.details)
        return is_open or any(inner.has_gap for group in self.groups for inner in group.entries)


_OF_THE_PRESENT = frozenset({Tenure.CURRENT, Tenure.ACTING})
"""Tenures that say who holds a post now; the others say what was."""

_DATED = frozenset({"date", "start"})
"""Fields beside which the weekday of a record is shown."""

_Values = list[tuple[ShownField, Any]]


@dataclass(frozen=True, slots=True)
class EntryOptions:
    """How an entry is made."""

    anchor: str
    badge: str | None = None
    hidden: frozenset[str] = frozenset()
    """Fields that the page shows in another way."""
    summary: str | None = None
    """What stands for the heading in lists, where the heading itself may be missing."""


def view_entry(
    record: Record, standing: Standing, context: PageContext, options: EntryOptions
) -> Entry:
    """Return a record as an entry of a page.

    Args:
        record: What is shown.
        standing: The sources on which the record stands, its own or that of the record around it.
        context: Page in the making; the entry's sources are cited on it.
        options: Anchor, badge and fields left to the page.
    """
    composed, parts = _composed(record, context)
    marks = view_marks(standing.whole or standing.of(*parts, *_headline_fields(record)), context)
    values = [
        (field, value)
        for field, is_asked_for in shown_fields(type(record), context.language)
        if field.name not in options.hidden and field.name not in parts
        if not is_empty(value := getattr(record, field.name)) or is_asked_for
    ]
    headline = _headline(record, context) if composed is None else composed
    return Entry(
        anchor=options.anchor,
        record_kind=type(record).__name__,
        place=context.place_of(record),
        badge=options.badge,
        headline=headline,
        details=tuple(_details(record, values, marks, standing, context)),
        groups=tuple(_groups(values, standing, context, options.anchor)),
        marks=marks,
        source_ids=source_ids(standing.every, context),
        said=tuple(_said_fields(record, standing, context)),
        doubts=tuple(_doubt(flag, context) for flag in _of(record, "flags")),
        others=tuple(_other(alternative, context) for alternative in _of(record, "alternatives")),
        because=_optional_text(record, "chosen_because", context),
        as_printed=record.as_printed if isinstance(record, Sourced) else None,
        printed_marks=field_marks(standing, "as_printed", context=context),
        note=_optional_text(record, "note", context),
        summary=options.summary or _summary(record, headline, context),
    )


def _said_fields(record: Record, standing: Standing, context: PageContext) -> Iterator[SaidField]:
    """Yield the fields of a record that names its sources by field, each with its sources."""
    fields, heading = fields_of(type(record), context.language), _headline_fields(record)
    said = said_fields(record) if isinstance(record, Sourced) and standing.by_field else ()
    for name in said:
        field, sources = fields[name], standing.of(name)
        if field.holds_records:
            continue
        value = value_html(getattr(record, name), field, context)
        if value is not None:
            label = None if name in heading else field.label
            yield SaidField(label, value.striptags(), source_ids(sources, context))


def _headline_fields(record: Record) -> tuple[str, ...]:
    """Return the name of the field that is shown as the record's heading, if any."""
    names = (record.headline, record.headline_else)
    return tuple(
        name for name in names if name is not None and not is_empty(getattr(record, name))
    )[:1]


def _composed(record: Record, context: PageContext) -> tuple[Markup | None, frozenset[str]]:
    """Return a heading that several fields make together, and the fields that are said along with
    another.
    """
    match record:
        case Figure(value=Decimal(), unit=Text()):
            return None, frozenset({"unit"})
        case Person():
            return escape(record.full_name), frozenset({"degrees_before", "degrees_after"})
        case Post():
            return None, frozenset({"seen_on"})
        case WordGloss(word=word, language=code, meaning=meaning):
            language, said = escape(context.word(f"language.{code}")), text_html(meaning, context)
            heading = Markup('<span lang="%s">%s</span> (%s): %s') % (
                code,
                escape(word),
                language,
                said,
            )
            return heading, frozenset({"word", "language", "meaning"})
        case _:
            return None, frozenset()


def _headline(record: Record, context: PageContext) -> Markup | None:
    if record.headline is None:
        return None
    fields = fields_of(type(record), context.language)
    shown = value_html(getattr(record, record.headline), fields[record.headline], context)
    if shown is None and record.headline_else is not None:
        return value_html(
            getattr(record, record.headline_else), fields[record.headline_else], context
        )
    return shown


def _summary(record: Record, headline: Markup | None, context: PageContext) -> str:
    if headline is not None:
        value = None if record.headline is None else getattr(record, record.headline)
        return plain_text(value, context) if isinstance(value, Text) else headline.striptags()
    return context.word(f"record.{type(record).__name__}")


def _details(
    record: Record,
    values: _Values,
    heading: tuple[Mark, ...],
    standing: Standing,
    context: PageContext,
) -> Iterator[Detail]:
    """Yield the facts of a record; one without marks of its own is covered by the marks of the
    heading.
    """
    for field, value in values:
        if (field.holds_records and not is_empty(value)) or (
            field.name == "weekday" and _has_day(record)
        ):
            continue
        shown = value_html(value, field, context, weekday=_weekday(record, field.name))
        match record:
            case Figure(value=Decimal() as number, unit=Text() as unit) if field.name == "value":
                shown = escape(amount_text(number, unit, context))
            case Post() if field.name == "tenure":
                shown = escape(_tenure_text(record, context))
            case Source():
                shown = _of_source(field.name, shown, record, context)
        if shown is not None or field.is_expected:
            along = (
                {"unit"}
                if field.name == "value"
                else {"weekday"}
                if field.name in _DATED
                else set[str]()
            )
            marks = (
                () if shown is None else field_marks(standing, field.name, *along, context=context)
            )
            yield Detail(field.label, shown, () if marks == heading else marks)


def _tenure_text(post: Post, context: PageContext) -> str:
    """Return whether a post is held, with the day for which its source says so: nobody knows that
    it still holds.
    """
    tenure = enum_text(post.tenure, context)
    if post.seen_on is not None:
        return context.word("post.seen", tenure=tenure, date=date_text(post.seen_on, context))
    return context.word("post.unseen", tenure=tenure) if post.tenure in _OF_THE_PRESENT else tenure


def _weekday(record: Record, name: str) -> Weekday | None:
    """Return the weekday that stands beside a date in a record."""
    return vars(record).get("weekday") if name in _DATED else None


def _of_source(
    name: str, shown: Markup | None, source: Source, context: PageContext
) -> Markup | None:
    """Return a fact of a source for the public: what it does not print is said, what only editors
    use is left out.
    """
    if name == "file" and source.file is not None and source.file.endswith(_STORED_TEXT):
        return None
    if shown is None and name in source.expected:
        return escape(context.word("source.not_printed"))
    if shown is None and name == "url" and source.grade is Grade.PRESS:
        return escape(context.word("source.no_address"))
    return shown


def _has_day(record: Record) -> bool:
    """Return whether a full date stands in a record, before which its weekday is written."""
    date = vars(record).get("date") or vars(record).get("start")
    return isinstance(date, PartialDate) and date.day is not None


def _groups(
    values: _Values, standing: Standing, context: PageContext, anchor: str
) -> Iterator[Group]:
    for field, value in values:
        if not field.holds_records or is_empty(value):
            continue
        records = value if isinstance(value, tuple) else (value,)
        below = standing.below(field.name)
        yield Group(
            field.label,
            tuple(
                view_entry(
                    inner,
                    standing_of(inner, below),
                    context,
                    EntryOptions(
                        f"{anchor}.{field.name.replace('_', '-')}.{position}",
                        hidden=frozenset(
                            {"number"} if vars(inner).get("number") == position else ()
                        ),
                    ),
                )
                for position, inner in enumerate(records, start=1)
            ),
        )


def _of(record: Record, name: str) -> tuple[Any, ...]:
    return getattr(record, name) if isinstance(record, Sourced) else ()


def _optional_text(record: Record, name: str, context: PageContext) -> Markup | None:
    text = vars(record).get(name)
    return text_html(text, context) if isinstance(text, Text) and record.headline != name else None


def _doubt(flag: Flag, context: PageContext) -> Doubt:
    return Doubt(flag.kind.value, enum_text(flag.kind, context), text_html(flag.note, context))


def _other(alternative: Alternative, context: PageContext) -> Other:
    sources = alternative.sources
    return Other(
        text_html(alternative.value, context),
        view_marks(sources, context),
        source_ids(sources, context),
    )
