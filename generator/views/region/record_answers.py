"""Answers of named records, for the search: who holds a post, how large a figure is, what is due.

An answer says no more than the record. A record without a known value has no answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.link.site import RegionSite
from generator.model.base import Kind, Record
from generator.model.dates import PartialDate
from generator.model.indicator import Indicator
from generator.model.numbers import Figure
from generator.model.people import PRESENT_TENURES, Person, Post, Tenure
from generator.model.quick_win import QuickWin, ShownState
from generator.model.village import Village
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.records.indicator_words import takeaway
from generator.views.region.named_records import NamedRecord
from generator.views.values import (
    amount_text,
    date_text,
    enum_text,
    number_text,
    plain_text,
    reference_text,
    source_title,
    state_day_text,
)


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """The answer of a record, in a sentence."""

    text: str
    source: tuple[str, str] | None
    """Title and address of the first source of the answer; None without a source."""


def answer_of_record(
    named: NamedRecord, region: RegionSite, context: PageContext
) -> RecordAnswer | None:
    """Return the answer of a named record; None if the record has none to give."""
    record = named.record
    text: str | None = None
    fields: tuple[str, ...] = ()
    match record:
        case Post(person=str(person)):
            text, fields = _holder(record, named.name, person, context), ("person", "tenure")
        case Village(head=str(head)) if named.kind == "post":
            person, said = reference_text(Kind.PERSON, head, context), _said(None, context)
            text = context.word("answers.holds.current", post=named.name, person=person, said=said)
            fields = ("head",)
        case Person():
            return _of_person(record, region, context)
        case QuickWin():
            text, fields = _promise(record, region, context), ("due", "state")
        case Indicator() if record.achieved or record.targets:
            text = f"{named.name}: {takeaway(record, context)}"
            fields = ("achieved",) if record.achieved else ("targets",)
        case Figure(value=Decimal() as value):
            text, fields = _figure(record, value, named.name, context), ("value",)
    return None if text is None else RecordAnswer(text, _source(record, fields, region, context))


def _holder(post: Post, name: str, person: str, context: PageContext) -> str:
    """Return the holder of a post: the tenure, and whose word it is, or the time of a past one."""
    holder = reference_text(Kind.PERSON, person, context)
    if post.tenure is Tenure.FORMER:
        return context.word("answers.held", post=name, person=holder, when=_tenure(post, context))
    said = _said(post.seen_on, context)
    return context.word(f"answers.holds.{post.tenure}", post=name, person=holder, said=said)


def _said(day: PartialDate | None, context: PageContext) -> str:
    """Return whose word a statement is, with its day if known."""
    if day is None:
        return context.word("answers.said")
    return context.word("answers.said_on", day=date_text(day, context))


def _tenure(post: Post, context: PageContext) -> str:
    """Return start and end of a former post, as far as known."""
    if post.start is not None and post.end is not None:
        start, end = date_text(post.start, context), date_text(post.end, context)
        return context.word("answers.from_to", start=start, end=end)
    if post.end is not None:
        return context.word("answers.until", end=date_text(post.end, context))
    return enum_text(post.tenure, context)


def _of_person(person: Person, region: RegionSite, context: PageContext) -> RecordAnswer | None:
    """Return the posts of a person, the present ones first; None for a person without a post."""
    posts = [post for post in region.region.posts if post.person == person.id]
    if not posts:
        return None
    posts.sort(key=lambda post: post.tenure not in PRESENT_TENURES)
    held = "; ".join(_post_of_person(post, context) for post in posts)
    text = context.word("answers.person", person=person.full_name, posts=held)
    return RecordAnswer(text, _source(posts[0], ("person", "tenure"), region, context))


def _post_of_person(post: Post, context: PageContext) -> str:
    title = plain_text(post.title, context)
    if post.tenure is Tenure.FORMER:
        return context.word("answers.former_post", post=title, when=_tenure(post, context))
    said = _said(post.seen_on, context)
    return context.word(f"answers.post_of_person.{post.tenure}", post=title, said=said)


def _promise(record: QuickWin, region: RegionSite, context: PageContext) -> str | None:
    """Return due date and state of a promise; a draft is told as such."""
    title = "" if record.title is None else plain_text(record.title, context)
    state = context.shown_state(record, region.terms(record))
    if state is ShownState.UNKNOWN and record.due is None:
        return None
    if record.done_on is not None:
        day = date_text(record.done_on, context)
        return context.word("answers.promise_done", title=title, day=day)
    word = enum_text(state, context)
    if record.due is None:
        return context.word("answers.promise_state", title=title, state=word)
    due = date_text(record.due, context)
    return context.word("answers.promise_due", title=title, due=due, state=word)


def _figure(figure: Figure, number: Decimal, name: str, context: PageContext) -> str:
    """Return a figure with place and day, as far as known."""
    value = (
        number_text(number, context)
        if figure.unit is None
        else amount_text(number, figure.unit, context)
    )
    values = {"measure": name, "value": value}
    if figure.place is not None:
        values["place"] = plain_text(figure.place, context)
    if figure.date is not None:
        values["day"] = date_text(figure.date, context)
    match figure.place is not None, figure.date is not None:
        case True, True:
            return context.word("answers.figure.place_and_day", **values)
        case True, False:
            return context.word("answers.figure.place", **values)
        case False, True:
            return context.word("answers.figure.day", **values)
    return context.word("answers.figure.plain", **values)


def _source(
    record: Record, fields: tuple[str, ...], region: RegionSite, context: PageContext
) -> tuple[str, str] | None:
    """Return title and address of the first source of some fields of a record."""
    for identifier in region.standing(record).of(*fields):
        resolved = context.site.resolve_source(identifier, region)
        if resolved is not None and not resolved.is_absent:
            title = source_title(resolved.source, context)
            return title, addresses.source(resolved.slug, resolved.source.id)
    return None


def counts_of(region: RegionSite, context: PageContext) -> Mapping[str, tuple[str, str]]:
    """Return how many records of a kind a region has: sentence and address, by kind.

    Kinds are keys below `answers.kind`, and `late`. A kind without any record is left out.
    """
    states = [
        context.shown_state(item.record, region.terms(item.record)) for item in region.promised
    ]
    numbers = {
        "quick_win": (len(region.promised), "quick-win"),
        "late": (states.count(ShownState.LATE), "quick-win"),
        "village": (sum(item.record.withdrawn is None for item in region.villages), "desa-cerdas"),
        "indicator": (
            sum(indicator.withdrawn is None for indicator in region.region.indicators),
            "indikator",
        ),
        "office": (len(region.region.offices), "kelembagaan"),
        "district": (len(region.region.districts), "wilayah"),
        "document": (len(region.region.documents), "dokumen"),
    }
    # Nobody is late where nothing is promised; where something is, no lateness is an answer.
    told = {key for key, (count, _) in numbers.items() if count}
    if states:
        told.add("late")
    sentences = {
        key: context.catalogue.counted(f"answers.count.{key}", numbers[key][0])
        for key in numbers
        if key in told
    }
    # A promise becomes late with time, so the answer names its day as pages with states do.
    if "late" in told:
        sentences["late"] = " ".join(filter(None, (sentences["late"], state_day_text(context))))
    return {
        key: (sentence, addresses.region_part(region.slug, numbers[key][1]))
        for key, sentence in sentences.items()
    }
