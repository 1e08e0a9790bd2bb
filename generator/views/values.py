"""Single values as a reader sees them: dates and numbers in the form of the language, words,
references as links.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup

from generator.facts.region_facts import SourceFacts
from generator.link.site import RegionSite, ResolvedSource
from generator.model.base import Kind, Record
from generator.model.dates import PartialDate, Period, Weekday
from generator.model.documents import Document
from generator.model.event import Event
from generator.model.framework import Framework, FrameworkItem, Subdimension
from generator.model.notation import is_money
from generator.model.people import Body, Office, Person
from generator.model.plan import Dimension
from generator.model.programme import Province
from generator.model.quick_win import QuickWin
from generator.model.sourced import Source
from generator.model.text import RichText, Text
from generator.model.village import Aspect, Village
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.markup import escape
from generator.views.rich_text import render_rich_text

_DATE_PATTERNS = {1: "y", 2: "MMMM y", 3: "d MMMM y"}
_A_MONDAY = dt.date(2024, 1, 1)


def date_text(
    date: PartialDate | dt.date, context: PageContext, *, weekday: Weekday | None = None
) -> str:
    """Return a date in the words of the page's language, as precise as it is known.

    Args:
        date: A year, a month or a day.
        context: Page in the making.
        weekday: Written before a full date, if given.
    """
    if isinstance(date, dt.date):
        return _formatted_date(date, "d MMMM y", context.language)
    known = 1 + (date.month is not None) + (date.day is not None)
    pattern = "EEEE, d MMMM y" if weekday is not None and known == 3 else _DATE_PATTERNS[known]
    return _formatted_date(date.first_day, pattern, context.language)


def state_day_text(context: PageContext) -> str | None:
    """Return the sentence that names the day of the states shown so far; None where the page need
    not say it.
    """
    day = context.day_to_say()
    return None if day is None else context.word("page.state_day", date=date_text(day, context))


def weekday_text(weekday: Weekday, context: PageContext) -> str:
    """Return the name of a day of the week."""
    return _formatted_date(_A_MONDAY + dt.timedelta(days=weekday.number), "EEEE", context.language)


def period_text(period: Period, context: PageContext) -> str:
    """Return a span of time, such as "2021–2026"; an unknown end is said to be unknown."""
    start, end = (
        context.word("value.unknown_end") if part is None else date_text(part, context)
        for part in (period.start, period.end)
    )
    return start if start == end else f"{start} – {end}"


def number_text(number: Decimal | int, context: PageContext) -> str:
    """Return a number with the marks of the page's language, keeping the decimals that are written."""
    exponent = Decimal(number).as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return _formatted_number(number, pattern, context.language)


def amount_text(number: Decimal, unit: Text, context: PageContext) -> str:
    """Return a number with its unit as one value, such as "412.350 jiwa" or "Rp1.250.000"."""
    written, named = number_text(number, context), plain_text(unit, context)
    return context.word("value.rupiah", number=written) if is_money(named) else f"{written} {named}"


def plain_text(text: Text, context: PageContext) -> str:
    """Return a text in the page's language, without marks of other languages."""
    return text.in_language(context.language)[1]


def text_html(text: Text, context: PageContext) -> Markup:
    """Return a text in the page's language, and in its other languages behind it, each marked as
    what it is.
    """
    used, shown = text.in_language(context.language)
    first = _in_language(used, shown, context)
    others = [(code, other) for code, other in text.languages if code != used]
    if not others:
        return first
    marked = (
        Markup("%s: %s")
        % (escape(context.word(f"language.{code}")), _in_language(code, other, context))
        for code, other in others
    )
    return Markup('%s <span class="mp-languages">(%s)</span>') % (first, Markup("; ").join(marked))


def rich_html(text: RichText, context: PageContext) -> Markup:
    """Return paragraphs as HTML, in the page's language."""
    used, shown = text.in_language(context.language)
    lang = "" if used == context.language else f' lang="{used}"'
    return Markup('<div class="mp-prose"' + lang + ">%s</div>") % render_rich_text(shown, context)  # noqa: S704


def enum_text(value: StrEnum, context: PageContext) -> str:
    """Return the word for a value of a closed list."""
    return context.word(f"enum.{type(value).__name__}.{value}")


def reference_html(kind: Kind, identifier: str, context: PageContext) -> Markup:
    """Return the name of a record that another names, linked to where it stands."""
    name, address = _named(kind, identifier, context)
    if address is None:
        return escape(name)
    # Both are escaped.
    return Markup(f'<a href="{context.link(address)}">{escape(name)}</a>')  # noqa: S704


def reference_text(kind: Kind, identifier: str, context: PageContext) -> str:
    """Return the name of a record that another names."""
    return _named(kind, identifier, context)[0]


def quick_win_title(identifier: str, quick_win: QuickWin, context: PageContext) -> str:
    """Return a quick win's title, or what stands for it while none is published."""
    if quick_win.title is not None:
        return plain_text(quick_win.title, context)
    if quick_win.dimension is None:
        return context.word("quick_win.untitled", name=identifier)
    name = reference_text(Kind.DIMENSION, quick_win.dimension, context)
    return context.word("quick_win.untitled_in_dimension", dimension=name)


def source_title(source: Source | SourceFacts, context: PageContext) -> str:
    """Return a source's title; where none is printed what this site calls it, or its outlet, or its
    file's name.
    """
    if isinstance(source, SourceFacts):
        return source.title
    name = source.title or source.called or source.outlet
    return (
        context.word("source.untitled", name=source.file or source.id)
        if name is None
        else plain_text(name, context)
    )


def describe_source(resolved: ResolvedSource, context: PageContext) -> str:
    """Return outlet, author and date of a source in a sentence; what is not printed is said to be
    unknown.
    """
    source = resolved.source
    if isinstance(source, SourceFacts):
        return source.described
    unknown = context.word("value.unpublished_in_source")
    return context.word(
        "source.described",
        outlet=unknown if source.outlet is None else plain_text(source.outlet, context),
        author=unknown if source.author is None else plain_text(source.author, context),
        date=unknown if source.date is None else date_text(source.date, context),
        grade=context.word(f"enum.Grade.{source.grade.value}"),
    )


def region_name(region: RegionSite, context: PageContext) -> str:
    """Return a region's type and name, such as "Kota Bitung"."""
    identity = region.region.identity
    return f"{enum_text(identity.type, context)} {identity.name}"


def village_title(village: Village, context: PageContext) -> str:
    """Return a village's name with the word used there, such as "Nagari Andai".

    Where another village of the region has the same name, the kecamatan is told too.
    """
    word = village.local_word or enum_text(village.kind, context)
    name = f"{word[:1].upper()}{word[1:]} {village.name}"
    region = context.region
    if (
        region is None
        or village.district is None
        or village.name not in region.shared_village_names
    ):
        return name
    return context.word("village.in_district", name=name, district=village.district)


_locale = cache(Locale.parse)


@lru_cache(maxsize=10_000)  # Babel reads the pattern anew each time; few days are named once
def _formatted_date(date: dt.date, pattern: str, language: str) -> str:
    return format_date(date, pattern, locale=_locale(language))


@lru_cache(maxsize=10_000)  # as dates
def _formatted_number(number: Decimal | int, pattern: str, language: str) -> str:
    return format_decimal(number, format=pattern, locale=_locale(language))


def _in_language(code: str, shown: str, context: PageContext) -> Markup:
    if code == context.language:
        return escape(shown)
    return Markup('<span lang="%s">%s</span>') % (code, escape(shown))


def _named(kind: Kind, identifier: str, context: PageContext) -> tuple[str, str | None]:
    region = context.region
    record = None if region is None else region.index.get(kind, {}).get(identifier)
    if region is None or record is None:
        return identifier, None
    return _name_of(record, kind, identifier, context), _address_of(record, identifier, region)


def _name_of(record: Record, kind: Kind, identifier: str, context: PageContext) -> str:
    if context.region is not None:
        printed = next(
            (item for item in _printed(kind, context.region) if item.key == identifier), None
        )
        if printed is not None:
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
        case Body(name=None):
            return enum_text(record.kind, context)
        case (
            Office()
            | Framework()
            | FrameworkItem()
            | Subdimension()
            | Document()
            | Event()
            | Body()
        ):
            name = record.title if isinstance(record, Document | Event) else record.name
            return identifier if name is None else plain_text(name, context)
        case _:
            return identifier


def _printed(kind: Kind, region: RegionSite) -> tuple[Dimension | Aspect, ...]:
    """Return the dimensions or the aspects as the region's own sources name them; nothing for any
    other kind.
    """
    villages = region.region.village_programme
    match kind:
        case Kind.DIMENSION:
            return region.region.dimensions
        case Kind.ASPECT if villages is not None:
            return villages.aspects
        case _:
            return ()


def _address_of(record: Record, identifier: str, region: RegionSite) -> str | None:
    slug = region.slug
    match record:
        case Person():
            return addresses.region_part(slug, "kelembagaan") + f"#orang-{identifier}"
        case Office():
            return addresses.region_part(slug, "kelembagaan") + f"#perangkat-daerah-{identifier}"
        case Body():
            return addresses.region_part(slug, "kelembagaan") + f"#lembaga-{identifier}"
        case Document():
            return addresses.region_part(slug, "dokumen") + f"#dokumen-{identifier}"
        case Event():
            return addresses.region_part(slug, "kabar") + f"#acara-{identifier}"
        case QuickWin():
            return addresses.quick_win(slug, identifier)
        case Village():
            return addresses.village(slug, identifier)
        case Framework():
            return f"dimensi/#{identifier}"
        case FrameworkItem() if any(item.key == identifier for item in region.region.dimensions):
            return addresses.dimension(slug, identifier)
        case _:
            return None
