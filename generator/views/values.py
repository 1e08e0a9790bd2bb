"""Single values as a reader sees them: dates, numbers, words, names of records as links."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup

from generator.facts.region_facts import SourceFacts
from generator.link.english import LANGUAGES as EDITIONS
from generator.link.site import RegionSite, ResolvedSource
from generator.model.base import Kind, Record
from generator.model.dates import PartialDate, Period, Weekday
from generator.model.documents import Document
from generator.model.event import Event
from generator.model.framework import Framework, FrameworkItem, Subdimension
from generator.model.indicator import Indicator
from generator.model.notation import is_money
from generator.model.people import Body, Office, Person
from generator.model.place import District
from generator.model.plan import Dimension, Plan, PlanFramework, WorkPackage
from generator.model.programme import Province
from generator.model.quick_win import QuickWin
from generator.model.sourced import Source
from generator.model.text import RichText, Text
from generator.model.ties import Goal
from generator.model.village import Aspect, Village
from generator.views.context import PageContext
from generator.views.foreign import is_marked, marked, unmarked
from generator.views.markup import escape
from generator.views.places_of_records import address_of
from generator.views.rich_text import render_rich_text

_DATE_PATTERNS = {1: "y", 2: "MMMM y", 3: "d MMMM y"}
"""Patterns of Babel by the number of known parts: year, month, day."""
_A_MONDAY = dt.date(2024, 1, 1)
"""Any Monday, for the names of weekdays."""


def date_text(
    date: PartialDate | dt.date, context: PageContext, *, weekday: Weekday | None = None
) -> str:
    """Return a date in the words of the page's language, as precise as the date is.

    Args:
        date: A year, a month or a day.
        context: Page in the making.
        weekday: Weekday to write in front of a full date; ignored for a month or a year.
    """
    if isinstance(date, dt.date):
        return _formatted_date(date, "d MMMM y", context.language)
    known = 1 + (date.month is not None) + (date.day is not None)
    pattern = "EEEE, d MMMM y" if weekday is not None and known == 3 else _DATE_PATTERNS[known]
    return _formatted_date(date.first_day, pattern, context.language)


def state_day_text(context: PageContext) -> str | None:
    """Return the sentence with the day of the states shown so far.

    None if no state has been shown, or if the page has named the day before.
    """
    day = context.take_state_day()
    return None if day is None else context.word("page.state_day", date=date_text(day, context))


def weekday_text(weekday: Weekday, context: PageContext) -> str:
    """Return the name of a day of the week."""
    return _formatted_date(_A_MONDAY + dt.timedelta(days=weekday.number), "EEEE", context.language)


def period_text(period: Period, context: PageContext) -> str:
    """Return a span of time, such as "2021 – 2026"; an unknown end is said to be unknown."""
    start, end = (
        context.word("value.unknown_end") if date is None else date_text(date, context)
        for date in (period.start, period.end)
    )
    return start if start == end else f"{start} – {end}"


def number_text(number: Decimal | int, context: PageContext) -> str:
    """Return a number with the marks of the page's language and the decimals of the source."""
    # The exponent of an infinite number is a letter.
    exponent = Decimal(number).as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return _formatted_number(number, pattern, context.language)


def file_size_text(size: int, context: PageContext) -> str:
    """Return a number of bytes as "340 kB" or "1,2 MB"; a file is never smaller than 1 kB."""
    if size < 1_000_000:
        return f"{_formatted_number(max(1, round(size / 1_000)), '#,##0', context.language)} kB"
    megabytes = Decimal(size) / 1_000_000
    return f"{_formatted_number(megabytes, '#,##0.0', context.language)} MB"


def amount_text(number: Decimal, unit: Text, context: PageContext) -> str:
    """Return a number with its unit as one value, such as "412.350 jiwa" or "Rp1.250.000"."""
    written, unit_name = number_text(number, context), plain_text(unit, context)
    if is_money(unmarked(unit_name)):
        return context.word("value.rupiah", number=written)
    return f"{written} {unit_name}"


def plain_text(text: Text, context: PageContext) -> str:
    """Return a text in the page's language alone."""
    language, words = text.in_language(context.language)
    return in_edition(words, language, context)


def text_html(text: Text, context: PageContext, *, is_printed: bool = False) -> Markup:
    """Return a text in the page's language, followed by further languages in brackets.

    Each further language is named, and marked for screen readers. A translation that a reader finds
    on the page's twin is left out.

    Args:
        text: The text.
        context: Page in the making.
        is_printed: Whether sources print the text in each of its languages, so that none is a
            translation to leave to the twin.
    """
    used, shown = text.in_language(context.language)
    first = _in_language(used, shown, context)
    translations = []
    for code, translation in text.languages:
        is_left = code in EDITIONS and context.leaves_translations and not is_printed
        if code != used and not is_left:
            name = escape(context.word(f"language.{code}"))
            marked = _in_language(code, translation, context)
            translations.append(Markup("%s: %s") % (name, marked))
    if not translations:
        return first
    joined = Markup("; ").join(translations)
    return Markup('%s <span class="mp-languages">(%s)</span>') % (first, joined)


def rich_html(text: RichText, context: PageContext) -> Markup:
    """Return paragraphs as HTML, in the page's language."""
    used, shown = text.in_language(context.language)
    lang = "" if used == context.language else f' lang="{used}"'
    # Safe: codes of languages are a closed list.
    return Markup('<div class="mp-prose"' + lang + ">%s</div>") % render_rich_text(shown, context)  # noqa: S704


def enum_text(value: StrEnum, context: PageContext) -> str:
    """Return the word for a value of a closed list."""
    return context.word(f"enum.{type(value).__name__}.{value}")


def reference_html(
    kind: Kind, identifier: str, context: PageContext, *, short: str | None = None
) -> Markup:
    """Return the name of a record by identifier, or a short name, linked to the record's page."""
    name, address = _named(kind, identifier, context)
    name = short_name(short, name, context)
    if address is None:
        return escape(name)
    # Safe: name and address are escaped.
    return Markup(f'<a href="{context.link(address)}">{escape(name)}</a>')  # noqa: S704


def reference_text(kind: Kind, identifier: str, context: PageContext) -> str:
    """Return the name of a record by identifier."""
    return _named(kind, identifier, context)[0]


def own_framework_name(framework: PlanFramework, context: PageContext) -> str:
    """Return the name of dimensions of a plan's own: the plan's word for them, told as its own."""
    if framework.word is None:
        return context.word("framework.own")
    return context.word("framework.own_word", word=plain_text(framework.word, context))


def document_title(document: Document, context: PageContext) -> str:
    """Return the title of a document, or a substitute: kind, number and year, as far as known."""
    if document.title is not None:
        return plain_text(document.title, context)
    parts = [enum_text(document.regulation or document.kind, context)]
    if document.number is not None:
        parts.append(context.word("document.number", number=document.number))
    if document.year is not None:
        parts.append(context.word("document.year", year=document.year))
    return context.word("document.untitled", name=" ".join(parts))


def plan_title(plan: Plan, context: PageContext) -> str:
    """Return the title of a plan of the list, or a substitute: the period, else the identifier."""
    if plan.title is not None:
        return plain_text(plan.title, context)
    name = plan.id if plan.period is None else period_text(plan.period, context)
    return context.word("plan.untitled", name=name)


def quick_win_title(identifier: str, quick_win: QuickWin, context: PageContext) -> str:
    """Return a quick win's title, or a substitute while no title is published."""
    if quick_win.title is not None:
        return plain_text(quick_win.title, context)
    if quick_win.dimension is None:
        name = in_edition(identifier, "id", context)
        return context.word("quick_win.untitled", name=name)
    # The dimension tells a reader more than the identifier does.
    name = reference_text(Kind.DIMENSION, quick_win.dimension, context)
    return context.word("quick_win.untitled_in_dimension", dimension=name)


def source_title(source: Source | SourceFacts, context: PageContext) -> str:
    """Return a source's title, or a substitute if the source prints none.

    Substitutes are, in this order: the site's own name for the source, the name of the document
    that it is, the outlet, the name of the file, the identifier.
    """
    if isinstance(source, SourceFacts):
        return _source_words(source, context)[0]
    if source.title is None and source.called is None and source.document is not None:
        return reference_text(Kind.DOCUMENT, source.document, context)
    name = source.title or source.called or source.outlet
    if name is None:
        return context.word("source.untitled", name=source.file or source.id)
    return plain_text(name, context)


def describe_source(resolved: ResolvedSource, context: PageContext) -> str:
    """Return outlet, author, date and grade of a source in sentences.

    The last sentence names the missing parts, if there are any: not printed in the source, or, of
    a source that is a document of the region, unknown.
    """
    source = resolved.source
    if isinstance(source, SourceFacts):
        return _source_words(source, context)[1]
    outlet, author = (
        None if text is None else plain_text(text, context)
        for text in (source.outlet, source.author)
    )
    # Without labels: who published, wrote and when is told by the order, as in a bibliography.
    parts = {
        "outlet": outlet,
        "author": None if author is None else context.word("source.by", author=author),
        "date": None if source.date is None else date_text(source.date, context),
    }
    known = ", ".join(value for value in parts.values() if value is not None)
    told = [known, enum_text(source.grade, context)]
    missing = [context.word(f"source.part.{key}") for key, value in parts.items() if value is None]
    if missing:
        # Only a source read by itself is known to lack a part: of a document, the data lack it.
        lacking = "parts_not_printed" if source.document is None else "parts_unknown"
        told.append(context.word(f"source.{lacking}", parts=", ".join(missing)))
    return " ".join(f"{words[:1].upper()}{words[1:].removesuffix('.')}." for words in told if words)


def _source_words(source: SourceFacts, context: PageContext) -> tuple[str, str]:
    """Return title and description of a source of another region, in the page's language."""
    words = (source.title, source.described)
    return (source.in_english or words) if context.build.edition else words


def ends_sentence(value: Markup) -> bool:
    """Return whether a value ends as a sentence does; no sign of a list follows it then."""
    return unmarked(value.striptags()).endswith((".", "!", "?"))


def within_sentence(label: str) -> str:
    """Return a label as it stands within a sentence; an abbreviation keeps its capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def region_name(region: RegionSite, context: PageContext) -> str:
    """Return a region's type and name, such as "Kota Bitung"."""
    identity = region.region.identity
    return f"{enum_text(identity.type, context)} {identity.name}"


def village_title(village: Village, context: PageContext) -> str:
    """Return a village's name with the local word for a village, such as "Nagari Andai".

    If two villages of the region share a name, the kecamatan is added.
    """
    word = village.local_word or enum_text(village.kind, context)
    name = f"{word[:1].upper()}{word[1:]} {village.name}"
    region = context.region
    is_shared = region is not None and village.name in region.shared_village_names
    if not is_shared or village.district is None:
        return name
    return context.word("village.in_district", name=name, district=village.district)


_locale = cache(Locale.parse)


# Babel parses the pattern at each call, and most dates and numbers stand on several pages.
@lru_cache(maxsize=10_000)
def _formatted_date(date: dt.date, pattern: str, language: str) -> str:
    return format_date(date, pattern, locale=_locale(language))


@lru_cache(maxsize=10_000)
def _formatted_number(number: Decimal | int, pattern: str, language: str) -> str:
    return format_decimal(number, format=pattern, locale=_locale(language))


def in_edition(words: str, language: str, context: PageContext) -> str:
    """Return words of the data, marked in the English edition if they are in another language."""
    is_foreign = context.build.edition and language != context.language
    return marked(words, language) if is_foreign else words


def short_name(short: str | None, full: str, context: PageContext) -> str:
    """Return the short name of a record, else the full one.

    Short names of the data are Indonesian: in the English edition an English full name goes first.
    """
    if short is None or (context.build.edition and not is_marked(full)):
        return full
    return in_edition(short, "id", context)


def _in_language(code: str, shown: str, context: PageContext) -> Markup:
    if code == context.language:
        return escape(shown)
    return Markup('<span lang="%s">%s</span>') % (code, escape(shown))


def _named(kind: Kind, identifier: str, context: PageContext) -> tuple[str, str | None]:
    """Return name and address of a record of the page's region; the address is None without a page.

    A record not found is named by the identifier.
    """
    region = context.region
    record = None if region is None else region.index.get(kind, {}).get(identifier)
    if region is None or record is None:
        return identifier, None
    return _name_of(record, kind, identifier, context), address_of(record, identifier, region)


def _name_of(record: Record, kind: Kind, identifier: str, context: PageContext) -> str:
    # The region's own name of a dimension or an aspect goes before the name in the framework.
    if context.region is not None:
        for printed in _printed(kind, context.region):
            if printed.key == identifier:
                return plain_text(printed.name, context)
    match record:
        case Person():
            return record.full_name
        case QuickWin():
            return quick_win_title(identifier, record, context)
        case Village():
            return village_title(record, context)
        case Province():
            return record.name
        case Document():
            return document_title(record, context)
        case Body(name=None):
            return enum_text(record.kind, context)
        case Office() | Framework() | FrameworkItem() | Subdimension() | Event() | Body():
            name = record.title if isinstance(record, Event) else record.name
            return identifier if name is None else plain_text(name, context)
        case _:
            return _name_in_plan(record, context) or identifier


def _name_in_plan(record: Record, context: PageContext) -> str | None:
    match record:
        case Plan():
            return plan_title(record, context)
        case WorkPackage() | Goal() | Indicator():
            return _numbered(record, context)
        case District():
            return record.name
        case _:
            return None


def _numbered(record: WorkPackage | Goal | Indicator, context: PageContext) -> str:
    """Return the heading of a record behind the number that the plan prints."""
    match record:
        case WorkPackage():
            heading = record.title
        case Goal():
            heading = record.text
        case Indicator():
            heading = record.measure
    name = plain_text(heading, context)
    return name if record.number is None else f"{record.number} {name}"


def _printed(kind: Kind, region: RegionSite) -> tuple[Dimension | Aspect, ...]:
    """Return the dimensions or aspects with the names in the region's own sources.

    Empty for every other kind.
    """
    villages = region.region.village_programme
    match kind:
        case Kind.DIMENSION:
            return region.plan.dimensions
        case Kind.ASPECT if villages is not None:
            return villages.aspects
        case _:
            return ()
