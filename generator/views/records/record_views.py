"""Views of records: a record of any type becomes a card.

Generic over the model: labels are the titles of fields, and a new field shows itself
without further code.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from markupsafe import Markup

from generator.facts.media_facts import MediaKind
from generator.model.base import Record
from generator.model.brand import Brand
from generator.model.dates import PartialDate, Period, Weekday
from generator.model.documents import Document, Phase
from generator.model.event import Event, Statement, WordGloss
from generator.model.framework import Framework
from generator.model.history import Change, Former, withdrawal_of
from generator.model.numbers import Budget, Figure
from generator.model.participation import Agreement, Assessment
from generator.model.people import PRESENT_TENURES, Body, BodyState, Person, Post
from generator.model.picture import Picture
from generator.model.programme import Signing, Term
from generator.model.quick_win import Evidence, Milestone, QuickWin
from generator.model.sourced import (
    Alternative,
    Correction,
    Flag,
    Grade,
    Source,
    Sourced,
    Standing,
    said_fields,
    standing_of,
)
from generator.model.text import RichText, Text
from generator.model.village import Aspect
from generator.views.context import PageContext
from generator.views.foreign import unmarked
from generator.views.marks import SourceMark, field_marks, source_ids, view_marks
from generator.views.markup import escape, words_of
from generator.views.records.exhibit_cells import inner_anchor, is_exhibited, is_told
from generator.views.records.exhibits import view_exhibits
from generator.views.records.field_html import value_html
from generator.views.records.fields import ShownField, fields_of, is_empty, shown_fields
from generator.views.records.past import (
    correction_text,
    first_due_text,
    former_html,
    with_first_due,
)
from generator.views.records.pictures import PictureFigure, facts_of, view_file, view_picture
from generator.views.records.record_cards import (
    AlternativeValue,
    AttributedField,
    CardGroup,
    CardOptions,
    Caveat,
    CorrectionNote,
    FieldValue,
    RecordCard,
)
from generator.views.values import (
    amount_text,
    date_text,
    document_title,
    enum_text,
    in_edition,
    number_text,
    period_text,
    plain_text,
    region_name,
    text_html,
)

_STORED_TEXT = ".txt"
"""Suffix of a source's text as the editors keep it, a file name that tells readers nothing."""
_IN_CAPTION = ("credit", "licence", "date")
"""Fields of a picture in its caption."""
_TOLD_WHOLE = (Agreement, Assessment, Framework, Statement)
"""Records whose heading and facts tell the whole: the lists within stand behind their number."""
_DATED = frozenset({"date", "start"})
"""Fields shown with the weekday of the record."""

_SHOWN_APART = frozenset({"value", "due", "former", "date", "start", "tenure", "file"})
"""Fields that some type of record shows in words of its own."""

_Values = list[tuple[ShownField, Any]]


def view_record_card(
    record: Record, standing: Standing, context: PageContext, options: CardOptions
) -> RecordCard:
    """Return a record as a card.

    Args:
        record: The record.
        standing: Sources of the record, its own or inherited from the record around.
        context: Page in the making; the sources of the card are cited there.
        options: Anchor, badge and hidden fields.
    """
    composed, merged = _composed(record, context)
    heading_sources = standing.whole or standing.of(*merged, *_headline_fields(record))
    marks = view_marks(heading_sources, context)
    figure, in_figure = _figure(record, marks, context)
    # A heading of several fields, or in place of the usual field, is not said again below.
    composed_of = merged | in_figure | frozenset(_headline_fields(record))
    composed_of |= frozenset[str]().union(*_told_along(record).values())
    hidden = options.hidden | composed_of | _assumed(record) | _of_region(record, context)
    values = [
        (field, value)
        for field, is_asked_for in shown_fields(type(record), context.language)
        if field.name not in hidden
        if not is_empty(value := field.value_in(record)) or is_asked_for
    ]
    headline = _headline(record, context) if composed is None else composed
    sourced = record if isinstance(record, Sourced) else None
    # The order of the arguments is the order of citation: marks are numbered as they are asked for.
    return RecordCard(
        anchor=options.anchor,
        record_kind=type(record).__name__,
        place=context.place_of(record),
        badge=options.badge or _withdrawn_badge(record, context),
        headline=headline,
        exhibits=tuple(
            view_exhibits(record, standing, options.anchor, context, hidden=options.hidden)
        ),
        fields=(*_fields(record, values, marks, standing, context), *options.computed),
        groups=tuple(_groups(record, values, standing, context, options.anchor)),
        marks=marks,
        source_ids=source_ids(_of_card(record, standing, options, context), context),
        attributed=tuple(_attributed(record, standing, context)),
        caveats=() if sourced is None else tuple(_caveat(flag, context) for flag in sourced.flags),
        corrections=()
        if sourced is None
        else tuple(_correction(correction, context) for correction in sourced.corrections),
        alternatives=()
        if sourced is None
        else tuple(_alternative(alternative, context) for alternative in sourced.alternatives),
        chosen_because=None
        if sourced is None or sourced.chosen_because is None
        else text_html(sourced.chosen_because, context),
        as_printed=None
        if sourced is None or sourced.as_printed is None
        else in_edition(sourced.as_printed, "id", context),
        printed_marks=field_marks(standing, "as_printed", context=context),
        note=_note(record, context),
        summary=options.summary or _summary(record, headline, context),
        figure=figure,
        is_statement=options.is_statement,
    )


def _of_region(record: Record, context: PageContext) -> frozenset[str]:
    """Return the fields that say no more than whose page it is: the place of a figure."""
    if not isinstance(record, Figure) or record.place is None or context.region is None:
        return frozenset()
    place = unmarked(plain_text(record.place, context))
    is_whole = place == region_name(context.region, context)
    return frozenset({"place"}) if is_whole else frozenset()


def _assumed(record: Record) -> frozenset[str]:
    """Return the fields with a value nobody wrote: a default of the model is no statement."""
    return _fields_with_defaults(type(record)) - record.model_fields_set


@cache
def _fields_with_defaults(model: type[Record]) -> frozenset[str]:
    """Return the fields of a type whose value is more than nothing even if unwritten."""
    fields = model.model_fields.items()
    return frozenset(
        name
        for name, field in fields
        if not field.is_required() and field.default not in (None, ())
    )


def _figure(
    record: Record, marks: tuple[SourceMark, ...], context: PageContext
) -> tuple[PictureFigure | None, frozenset[str]]:
    """Return the picture of a record, with the names of the fields that need no line of their own.

    A picture has maker, licence and date in its caption; of evidence, the text stands above.
    """
    match record:
        case Picture():
            figure = view_picture(record, marks, context)
            is_above = figure is None and _is_picture(record.file, context)
            in_caption = () if figure is None else _IN_CAPTION
            return figure, frozenset(in_caption if is_above else {"file", *in_caption})
        case Evidence(file=str() as name):
            figure = view_file(name, plain_text(record.text, context), None, context)
            return figure, frozenset() if figure is None else frozenset({"file"})
        case _:
            return None, frozenset()


def _is_picture(name: str, context: PageContext) -> bool:
    facts = facts_of(name, context)
    return facts is not None and facts.kind is MediaKind.PICTURE


def _of_card(
    record: Record, standing: Standing, options: CardOptions, context: PageContext
) -> tuple[str, ...]:
    """Return the sources of what the card shows: hidden records have their own cards elsewhere."""
    if standing.whole:
        return standing.whole
    fields = fields_of(type(record), context.language)
    elsewhere = {name for name in options.hidden if name in fields and fields[name].holds_records}
    named = (sources for name, sources in standing.by_field if name not in elsewhere)
    return tuple(dict.fromkeys(source for sources in named for source in sources))


def _attributed(
    record: Record, standing: Standing, context: PageContext
) -> Iterator[AttributedField]:
    """Yield the fields of a record with sources by field, each with sources."""
    if not isinstance(record, Sourced) or not standing.by_field:
        return
    fields, heading = fields_of(type(record), context.language), _headline_fields(record)
    for name in said_fields(record):
        field = fields[name]
        # Records within a record have cards, and so sources, of their own.
        if field.holds_records:
            continue
        value = value_html(field.value_in(record), field, context)
        if value is not None:
            label = None if name in heading else field.label
            identifiers = source_ids(standing.of(name), context)
            yield AttributedField(label, _in_words(value), identifiers)


def _in_words(value: Markup) -> str:
    """Return a value without markup; items of a list and paragraphs do not run into one another."""
    parted = value.replace(Markup("</li><li>"), Markup("; "))
    return parted.replace(Markup("</p>"), Markup("</p> ")).striptags()


def _headline_fields(record: Record) -> tuple[str, ...]:
    """Return the name of the field shown as the record's heading; empty without a heading."""
    fields = fields_of(type(record), "id")
    for name in (record.headline, record.headline_else):
        if name is not None and not is_empty(fields[name].value_in(record)):
            return (name,)
    return ()


def _composed(record: Record, context: PageContext) -> tuple[Markup | None, frozenset[str]]:
    """Return a heading made of several fields, and the fields without a line of their own.

    The heading is None for a record whose heading is a single field. A field without a line stands
    in the heading, or beside a related field.
    """
    match record:
        case Document(title=None):
            return escape(document_title(record, context)), frozenset()
        case Term(term=word, language=code):
            return escape(in_edition(word, code, context)), frozenset()
        case Person():
            return escape(record.full_name), frozenset({"degrees_before", "degrees_after"})
        case WordGloss(word=word, language=code, meaning=meaning):
            language = escape(context.word(f"language.{code}"))
            heading = Markup('<span lang="%s">%s</span> (%s): %s') % (
                code,
                escape(word),
                language,
                text_html(meaning, context),
            )
            return heading, frozenset({"word", "language", "meaning"})
        case _:
            return None, frozenset()


def _told_along(record: Record) -> Mapping[str, frozenset[str]]:
    """Return the fields that the line of another field tells too, by the name of that field.

    The line has the sources of all of them: "Sejak 1 Maret 2025 (per 30 Oktober 2026)".
    """
    match record:
        case Figure(value=Decimal(), unit=Text()):
            return {"value": frozenset({"unit"})}
        case Post():
            is_since = record.tenure in PRESENT_TENURES and record.start is not None
            return {"tenure": frozenset({"seen_on", "term"} | ({"start"} if is_since else set()))}
        case Body():
            # A day of founding, ending or meeting says that it has happened.
            told = {
                "formed": {"state"} if record.state is BodyState.FORMED else set[str](),
                "ended": {"state"} if record.state is BodyState.ENDED else set[str](),
                "last_met": {"met"} if record.met else set[str](),
            }
            return {
                name: frozenset(along)
                for name, along in told.items()
                if getattr(record, name) is not None
            }
        case Phase(start=PartialDate(), end=PartialDate()):
            return {"start": frozenset({"end"})}
        case Event(start=PartialDate() as first, end=PartialDate() as last) if first == last:
            return {"start": frozenset({"end"})}
        case Document():
            # "Nomor 917 Tahun 2023" has the year, and a Peraturan Bupati is a regulation.
            told = {"number": set[str](), "regulation": set[str]()}
            if record.number and record.year and str(record.year) in record.number:
                told["number"] = {"year"}
            if record.regulation is not None:
                told["regulation"] = {"kind"}
            return {name: frozenset(along) for name, along in told.items() if along}
        case _:
            return {}


def _headline(record: Record, context: PageContext) -> Markup | None:
    fields = fields_of(type(record), context.language)
    for name in (record.headline, record.headline_else):
        if name is None:
            continue
        shown = value_html(fields[name].value_in(record), fields[name], context)
        if shown is not None:
            return shown
    return None


def _summary(record: Record, headline: Markup | None, context: PageContext) -> str:
    if headline is None:
        return context.word(f"record.{type(record).__name__}")
    if record.headline is not None:
        field = fields_of(type(record), context.language)[record.headline]
        value = field.value_in(record)
        if isinstance(value, Text):
            return plain_text(value, context)
    return words_of(headline)


def _fields(
    record: Record,
    values: _Values,
    heading: tuple[SourceMark, ...],
    standing: Standing,
    context: PageContext,
) -> Iterator[FieldValue]:
    """Yield the fields of a record; marks equal to the marks of the heading are not repeated."""
    day, weekday = _dated(record)
    along = _told_along(record)
    for field, value in values:
        if field.holds_records and not is_empty(value):
            continue
        # The weekday stands in front of a full date, and apart from a month or a year.
        if field.name == "weekday" and day is not None and day.day is not None:
            continue
        shown = _shown(record, field, value, weekday, context)
        if shown is None:
            if field.is_expected:
                yield FieldValue(field.label, None, name=field.name)
            continue
        # What stands within the value has its sources here: a unit, the weekday of a date.
        beside = {"weekday"} if field.name in _DATED else along.get(field.name, frozenset[str]())
        marks = field_marks(standing, field.name, *sorted(beside), context=context)
        own = () if marks == heading else marks
        is_text = isinstance(value, RichText)
        label = _label(record, field, context)
        says_label = shown.striptags().casefold().startswith(f"{label.casefold()} ")
        yield FieldValue(
            label,
            shown,
            own,
            field.is_self_evident or is_text or says_label,
            field.name,
            is_text,
            field.has_sentences,
        )


def _label(record: Record, field: ShownField, context: PageContext) -> str:
    """Return the label of a field as a page has it, which may be shorter than the model's."""
    match record:
        case Phase() if field.name in _told_along(record):
            return context.word("work.period")
        case Term() if field.name == "synonyms":
            return context.word("glossary.synonyms")
        case _:
            return field.label


def _shown(
    record: Record, field: ShownField, value: Any, weekday: Weekday | None, context: PageContext
) -> Markup | None:
    """Return the value of a field as HTML; None if there is none, or if it is not for readers."""
    if field.name in _SHOWN_APART:
        apart = _shown_apart(record, field.name, value, context)
        if apart is not None:
            return apart
    beside = weekday if field.name in _DATED else None
    shown = value_html(value, field, context, weekday=beside)
    return _of_source(field.name, shown, record, context) if isinstance(record, Source) else shown


def _shown_apart(record: Record, name: str, value: Any, context: PageContext) -> Markup | None:
    """Return a field of `_SHOWN_APART` in the words of the record's type; None without any."""
    match record:
        case Figure(value=Decimal() as number, unit=Text() as unit) if name == "value":
            return escape(amount_text(number, unit, context))
        case QuickWin(due=due) if name == "due" and due is not None:
            first = first_due_text(record, context)
            return escape(with_first_due(date_text(due, context), first, context))
        case Change(former=Former() as former) if name == "former":
            return former_html(former, context)
        # The date of a budget is the period that it pays for.
        case Figure(date=PartialDate() as date) if name == "date" and not isinstance(
            record, Budget
        ):
            return escape(context.word("value.as_of", date=date_text(date, context)))
        case Phase(start=PartialDate() as start, end=PartialDate() as end) if name == "start":
            return escape(period_text(Period(start=start, end=end), context))
        case Post() if name == "tenure":
            return escape(_tenure_text(record, context))
        case Picture() | Evidence() if name == "file" and _is_picture(value, context):
            # The page has shown the picture before, and shows it once.
            return escape(context.word("picture.above"))
        case _:
            return None


def _tenure_text(post: Post, context: PageContext) -> str:
    """Return whether a post is held, since when, the term, and the day of the source's statement.

    A source cannot vouch for any later day, so a post in the present tense never stands without
    a day, or without a word that the day is unknown.
    """
    tenure = enum_text(post.tenure, context)
    is_present = post.tenure in PRESENT_TENURES
    is_since = is_present and post.start is not None
    if post.start is not None and is_since:
        tenure = context.word(f"post.since.{post.tenure}", date=date_text(post.start, context))
    if post.term is not None:
        tenure = context.word("post.term", tenure=tenure, term=post.term)
    if post.seen_on is not None:
        form = "seen_since" if is_since else "seen"
        return context.word(f"post.{form}", tenure=tenure, date=date_text(post.seen_on, context))
    return context.word("post.unseen", tenure=tenure) if is_present else tenure


def _dated(record: Record) -> tuple[PartialDate | None, Weekday | None]:
    """Return the date of a record and the weekday printed beside it."""
    match record:
        case Agreement() | Signing():
            return record.date, record.weekday
        case Event():
            return record.start, record.weekday
        case _:
            return None, None


def _of_source(
    name: str, shown: Markup | None, source: Source, context: PageContext
) -> Markup | None:
    """Return a field of a source for the public.

    A field without a printed value is said to be missing; the name of a file for editors is left
    out.
    """
    if name == "file" and source.file is not None and source.file.endswith(_STORED_TEXT):
        return None
    if shown is None and name in source.expected:
        lacking = "not_printed" if source.document is None else "unknown"
        return escape(context.word(f"source.{lacking}"))
    if shown is None and name == "url" and source.grade is Grade.PRESS:
        return escape(context.word("source.unknown"))
    return shown


def _groups(
    record: Record, values: _Values, standing: Standing, context: PageContext, anchor: str
) -> Iterator[CardGroup]:
    for field, value in values:
        if not field.holds_records or is_empty(value):
            continue
        records = value if isinstance(value, tuple) else (value,)
        below = standing.below(field.name)
        cards, listed = [], []
        for place, inner in enumerate(records, start=1):
            own = standing_of(inner, below)
            is_apart = is_exhibited(inner)
            # The list is numbered: the same number would stand twice.
            is_repeated = isinstance(inner, Aspect | Milestone) and inner.number == str(place)
            options = CardOptions(
                inner_anchor(anchor, field.name, place),
                hidden=frozenset({"number"} if is_repeated else ()),
                is_statement=not (is_apart and is_told(own, standing)),
            )
            card = view_record_card(inner, own, context, options)
            cards.append(card)
            if not is_apart:
                listed.append(card)
        behind = ""
        # A single record takes no more room than the line that it would stand behind.
        if isinstance(record, _TOLD_WHOLE) and len(listed) > 1:
            count = number_text(len(listed), context)
            behind = context.word("programmes.group", title=field.label, count=count)
        # The page of a village shows the brand before its facts.
        if isinstance(value, Brand):
            behind = context.word("section.merek.behind")
        yield CardGroup(field.name, field.label, tuple(cards), tuple(listed), behind)


def _note(record: Record, context: PageContext) -> Markup | None:
    """Return the note of a record; None without a note, or if the note is already the heading."""
    note = record.note if isinstance(record, Sourced | Source) else None
    return None if note is None or record.headline == "note" else text_html(note, context)


def _caveat(flag: Flag, context: PageContext) -> Caveat:
    return Caveat(flag.kind.value, enum_text(flag.kind, context), text_html(flag.note, context))


def _correction(correction: Correction, context: PageContext) -> CorrectionNote:
    marks = view_marks(correction.sources, context)
    return CorrectionNote(correction_text(correction, context), marks)


def _withdrawn_badge(record: Record, context: PageContext) -> str | None:
    return None if withdrawal_of(record) is None else context.word("past.withdrawn")


def _alternative(alternative: Alternative, context: PageContext) -> AlternativeValue:
    sources = alternative.sources
    return AlternativeValue(
        text_html(alternative.value, context),
        view_marks(sources, context),
        source_ids(sources, context),
    )
