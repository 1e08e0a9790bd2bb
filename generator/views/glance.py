"""The head of a region's profile: who it is, its brand, and how much of what is asked of a plan has
been published.
"""

from dataclasses import dataclass

from markupsafe import Markup

from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.completeness import Asked, Progress, completeness, count, is_name_only
from generator.views.context import PageContext
from generator.views.marks import Mark, view_marks
from generator.views.tables import Link
from generator.views.values import enum_text, number_text, reference_html, text_html

_ANCHOR = "kelengkapan"


@dataclass(frozen=True, slots=True)
class Fact:
    """A short value with its name and its sources."""

    label: str
    value: Markup | str | None
    """None where no source says."""
    marks: tuple[Mark, ...] = ()
    note: str | None = None
    """What it takes to read the value rightly."""


@dataclass(frozen=True, slots=True)
class Line:
    """A short line with its sources."""

    text: Markup
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class MeterItem:
    """One thing that is asked of a plan."""

    kind: str
    """How far it has been published, for the style."""
    progress: str
    """The same in words."""
    name: str
    href: Markup | None
    """Where it stands; None where it is missing."""


@dataclass(frozen=True, slots=True)
class Meter:
    """How much of what is asked of a plan has been published, in a sentence and as a bar."""

    sentence: str
    bits: tuple[str, ...]
    """The kinds of all items, those that are there first: one stretch of the bar each."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The head of a region's profile."""

    brand: Line | None
    taglines: tuple[Line, ...]
    facts: tuple[Fact, ...]
    meter: Meter
    links: tuple[Link, ...]


def view_glance(region: RegionSite, context: PageContext) -> Glance:
    """Return who a region is and how much of its plan can be read."""
    brand, taglines = _brand(region, context)
    return Glance(
        brand=brand,
        taglines=taglines,
        facts=_facts(region, context),
        meter=_meter(region, context),
        links=(
            Link(
                context.word("glance.more"),
                context.link(f"{addresses.region(region.slug)}#{_ANCHOR}"),
            ),
            Link(context.word("glance.compare"), context.link(f"bandingkan/?daerah={region.slug}")),
        ),
    )


def _brand(region: RegionSite, context: PageContext) -> tuple[Line | None, tuple[Line, ...]]:
    brand = region.region.brand
    if brand is None:
        return None, ()
    standing = standing_of(brand)
    name = (
        None
        if brand.name is None
        else Line(text_html(brand.name, context), view_marks(standing.of("name"), context))
    )
    around = standing.below("taglines")
    return name, tuple(
        Line(
            text_html(item.text, context), view_marks(standing_of(item, around).of("text"), context)
        )
        for item in brand.taglines
    )


def view_meter_items(region: RegionSite, context: PageContext) -> tuple[MeterItem, ...]:
    """Return what is asked of a region's plan, each with where it stands."""
    return tuple(_item(asked, context) for asked in completeness(region))


def completeness_text(region: RegionSite, context: PageContext) -> str:
    """Return how many of the parts that are asked of a plan have been published, are begun, or are
    only spoken of.
    """
    if is_name_only(region):
        return context.word("regions.name_only")
    return _counts("regions.parts", completeness(region), context)


def _counts(key: str, asked: tuple[Asked, ...], context: PageContext) -> str:
    """Return how far the parts of a plan have come; the number of those that are published stands
    first.
    """
    there = number_text(count(asked, Progress.THERE), context)
    first = context.word(key, known=there, all=number_text(len(asked), context))
    others = (
        context.word(f"meter.counts.{progress.value}", count=number_text(number, context))
        for progress in (Progress.PARTLY, Progress.MENTIONED)
        if (number := count(asked, progress))
    )
    return ", ".join((first, *others))


def _meter(region: RegionSite, context: PageContext) -> Meter:
    asked, order = completeness(region), tuple(Progress)
    bits = sorted((item.progress for item in asked), key=order.index)
    counts = _counts("meter.published", asked, context)
    sentence = context.word(
        "meter.sentence",
        counts=context.word("regions.name_only") if is_name_only(region) else counts,
    )
    return Meter(sentence, tuple(bit.value for bit in bits))


def _item(asked: Asked, context: PageContext) -> MeterItem:
    is_missing = asked.progress is Progress.MISSING
    return MeterItem(
        kind=asked.progress.value,
        progress=context.word(f"meter.progress.{asked.progress.value}"),
        name=context.word(f"meter.asked.{asked.key}"),
        href=None if is_missing else context.link(asked.stands_at),
    )


def _facts(region: RegionSite, context: PageContext) -> tuple[Fact, ...]:
    identity, reference, framework = (
        region.region.identity,
        region.region.reference,
        region.region.framework,
    )
    joined = [item for item in region.region.participations if item.cohort is not None]
    cohorts = ", ".join(sorted({str(item.cohort) for item in joined}))
    sources = (source for item in joined for source in standing_of(item).of("cohort"))
    followed = None if framework is None else _named(Kind.FRAMEWORK, framework.framework, context)
    values = (
        ("type", enum_text(identity.type, context), standing_of(identity).of("type")),
        (
            "province",
            _named(Kind.PROVINCE, reference.province, context),
            standing_of(reference).of("province"),
        ),
        ("cohort", cohorts or None, tuple(dict.fromkeys(sources))),
        (
            "framework",
            followed,
            () if framework is None else standing_of(framework).of("framework"),
        ),
        ("code", reference.code, standing_of(reference).of("code")),
    )
    return tuple(
        Fact(
            context.word(f"glance.{key}"),
            value,
            () if value is None else view_marks(cited, context),
        )
        for key, value, cited in values
    )


def _named(kind: Kind, identifier: str | None, context: PageContext) -> Markup | None:
    return None if identifier is None else reference_html(kind, identifier, context)
