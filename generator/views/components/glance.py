"""The head of a region's profile: identity, brand, completeness of the plan."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.link.region_subpages import has_subpage
from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.plan import PlanFramework
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.blocks import Block
from generator.views.components.brands import BrandHead, view_brand
from generator.views.components.completeness import (
    Coverage,
    PlanItem,
    completeness,
    count,
    is_name_only,
)
from generator.views.components.freshness import part_confirmation
from generator.views.context import PageContext
from generator.views.marks import SourceMark, view_marks
from generator.views.markup import escape
from generator.views.records.record_cards import FieldValue
from generator.views.tables import Link
from generator.views.values import (
    enum_text,
    number_text,
    own_framework_name,
    reference_html,
)

_SELF_EVIDENT = frozenset({"type", "province"})
"""Facts whose values say what they are: "Kabupaten", "Jawa Tengah"."""
_MOST_OPEN = 6
"""Most published items that the checklist shows unfolded."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A short value with name and sources."""

    label: str
    value: Markup | str | None
    """None if no source gives a value."""
    marks: tuple[SourceMark, ...] = ()
    note: str | None = None
    """A caution for reading the value rightly."""


@dataclass(frozen=True, slots=True)
class FactList(Block):
    """Facts below one another, each on a line."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """An item expected of a plan."""

    name: str
    href: Markup | None
    """Link to the item; None if the item is missing."""
    confirmed: Markup | None
    """When somebody last looked for the item, in words; None if nobody said so."""


@dataclass(frozen=True, slots=True)
class ChecklistGroup:
    """The items of a coverage."""

    kind: str
    """Coverage, for the style."""
    coverage: str
    """Coverage in words, with the number of items."""
    items: tuple[ChecklistItem, ...]
    is_folded: bool
    """Whether a line stands for the items: what is published is found on its page."""


@dataclass(frozen=True, slots=True)
class Checklist(Block):
    """The items expected of a plan, by coverage; a coverage without items is left out."""

    groups: tuple[ChecklistGroup, ...]


@dataclass(frozen=True, slots=True)
class Meter:
    """The completeness of a plan, in a sentence and as a bar."""

    sentence: str
    bits: tuple[str, ...]
    """The coverage of each item, published items first: a stretch of the bar each."""


@dataclass(frozen=True, slots=True)
class Glance(Block):
    """The head of a region's profile."""

    brand: BrandHead | None
    facts: tuple[FieldValue, ...]
    meter: Meter
    links: tuple[Link, ...]


def view_glance(region: RegionSite, context: PageContext) -> Glance:
    """Return the head of a region's profile."""
    brand = region.region.brand
    comparison = f"bandingkan/?daerah={region.slug}"
    about: tuple[Link, ...] = ()
    if has_subpage("identitas", region):
        address = addresses.region_part(region.slug, "identitas")
        about = (Link(context.word("glance.about"), context.link(address)),)
    return Glance(
        brand=None if brand is None else view_brand(brand, standing_of(brand), context),
        facts=_facts(region, context),
        meter=_meter(region, context),
        links=(
            Link(context.word("glance.compare"), context.link(comparison)),
            *about,
        ),
    )


def view_checklist(region: RegionSite, context: PageContext) -> Checklist:
    """Return the items expected of a region's plan, each with a link."""
    items = completeness(region)
    found = (
        (coverage, [item for item in items if item.coverage is coverage]) for coverage in Coverage
    )
    return Checklist(
        tuple(
            ChecklistGroup(
                coverage.value,
                context.word(
                    "meter.group",
                    coverage=context.word(f"meter.progress.{coverage.value}"),
                    count=number_text(len(covered), context),
                ),
                tuple(_item(item, region, context) for item in covered),
                is_folded=coverage is Coverage.PUBLISHED and len(covered) > _MOST_OPEN,
            )
            for coverage, covered in found
            if covered
        )
    )


def completeness_text(region: RegionSite, context: PageContext) -> str:
    """Return in words how many items of a plan are published, in part or only mentioned."""
    if is_name_only(region):
        return context.word("regions.name_only")
    return _counts("regions.parts", completeness(region), context)


def _counts(key: str, items: tuple[PlanItem, ...], context: PageContext) -> str:
    """Return the counts of items by coverage, in words, beginning with published items.

    Args:
        key: Key of the sentence with the first count.
        items: Items of a plan.
        context: Page in the making.
    """
    published = number_text(count(items, Coverage.PUBLISHED), context)
    first = context.word(key, known=published, all=number_text(len(items), context))
    rest = (
        context.word(f"meter.counts.{coverage.value}", count=number_text(number, context))
        for coverage in (Coverage.PARTLY, Coverage.MENTIONED)
        if (number := count(items, coverage))
    )
    return ", ".join((first, *rest))


def _meter(region: RegionSite, context: PageContext) -> Meter:
    items, order = completeness(region), tuple(Coverage)
    # By coverage, not by item: the bar shows how much is published, the checklist below says which.
    bits = sorted((item.coverage for item in items), key=order.index)
    counts = _counts("meter.published", items, context)
    if is_name_only(region):
        counts = context.word("regions.name_only")
    return Meter(context.word("meter.sentence", counts=counts), tuple(bit.value for bit in bits))


def _item(item: PlanItem, region: RegionSite, context: PageContext) -> ChecklistItem:
    is_missing = item.coverage is Coverage.MISSING
    return ChecklistItem(
        name=context.word(f"meter.asked.{item.key}"),
        href=None if is_missing else context.link(item.address),
        confirmed=part_confirmation(item.key, region, context),
    )


def _facts(region: RegionSite, context: PageContext) -> tuple[FieldValue, ...]:
    identity, reference = region.region.identity, region.region.reference
    framework = region.plan.framework
    followed = None if framework is None else _followed(framework, context)
    followed_sources = () if framework is None else region.standing(framework).of("framework")
    joined = [item for item in region.region.participations if item.cohort is not None]
    # A region may take part in several years, and its year is named once.
    cohorts = ", ".join(sorted({str(item.cohort) for item in joined}))
    cohort_sources = (source for item in joined for source in standing_of(item).of("cohort"))
    province = _named(Kind.PROVINCE, reference.province, context)
    values = (
        ("type", enum_text(identity.type, context), standing_of(identity).of("type")),
        ("province", province, standing_of(reference).of("province")),
        ("cohort", cohorts or None, tuple(dict.fromkeys(cohort_sources))),
        ("framework", followed, followed_sources),
        ("code", reference.code, standing_of(reference).of("code")),
    )
    facts = []
    for key, value, sources in values:
        # An invented region belongs to no province: nobody has yet to publish one.
        if key == "province" and region.is_fictional:
            continue
        # A fact without a value cites no source.
        marks = () if value is None else view_marks(sources, context)
        label = context.word(f"glance.{key}")
        shown = value if value is None or isinstance(value, Markup) else escape(value)
        facts.append(FieldValue(label, shown, marks, is_self_evident=key in _SELF_EVIDENT))
    return tuple(facts)


def _followed(framework: PlanFramework, context: PageContext) -> Markup | str | None:
    """Return the framework that a plan follows, linked, or words for dimensions of its own."""
    if framework.own:
        return own_framework_name(framework, context)
    return _named(Kind.FRAMEWORK, framework.framework, context)


def _named(kind: Kind, identifier: str | None, context: PageContext) -> Markup | None:
    return None if identifier is None else reference_html(kind, identifier, context)
