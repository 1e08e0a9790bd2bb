"""A region's side of a comparison: shared rows, dimensions and figures by key, and sources.

Each part comes with the condition of its comparison: the same framework, the same year and weights
of an evaluation, the same measure and unit of a figure. The script of the page compares; this
module knows one region at a time.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.link import plan_framework
from generator.link.site import RegionSite
from generator.model.evaluation import Evaluation
from generator.model.indicator import Indicator, last_report
from generator.model.text import Text
from generator.model.ties import Standard
from generator.views import addresses
from generator.views.across.comparison_rows import (
    ComparedValue,
    cited,
    compared,
    latest_evaluation,
    view_figure,
    view_rows,
)
from generator.views.context import PageContext
from generator.views.page import source_address
from generator.views.records.indicator_words import takeaway
from generator.views.values import plain_text, region_name, source_title

_NATIONAL_STANDARDS = frozenset({Standard.ISO_37120, Standard.ISO_37122, Standard.ISO_37123})


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row with the values of one region; no values if nothing is published."""

    key: str
    """Rows of several regions with equal keys are one row of the comparison."""
    label: str
    values: tuple[ComparedValue, ...]


@dataclass(frozen=True, slots=True)
class ComparedSource:
    """A source of a region, numbered by its position from 1."""

    title: str
    href: str
    """Address below the site's root."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A region's side of a comparison. Addresses are below the site's root."""

    slug: str
    name: str
    is_fictional: bool
    href: str
    state_on: dt.date | None
    """Day for which the states in the rows were computed; None for a region without quick wins."""
    rows: tuple[ComparedRow, ...]
    """The same keys in the same order for every region."""
    framework: str | None
    """Framework of the plan; only dimensions of the same framework compare."""
    dimensions: tuple[ComparedRow, ...]
    """Dimensions of the plan by the framework's keys, in the framework's order."""
    evaluation_basis: str | None
    """Year and weights of the evaluation; None if a weight is unknown.

    Only scores with the same basis compare, and a score without a basis compares with none.
    """
    figures: tuple[ComparedRow, ...]
    """Figures by measure and unit, and indicators by their code in a national standard."""
    sources: tuple[ComparedSource, ...]


def compare_region(region: RegionSite, build: BuildContext) -> Comparison:
    """Return a region's side of a comparison."""
    # Links are those of the home page, so that they are addresses below the site's root.
    context = PageContext(build, addresses.home(), region)
    rows = tuple(
        ComparedRow(key, context.word(f"compare.row.{key}"), values)
        for key, values in view_rows(region, context)
    )
    dimensions = tuple(_dimensions(region, context))
    figures = (*_figures(region, context), *_indicators(region, context))
    framework = region.plan.framework
    return Comparison(
        slug=region.slug,
        name=region_name(region, context),
        is_fictional=region.is_fictional,
        href=addresses.region(region.slug),
        state_on=build.today if region.promises else None,
        rows=rows,
        framework=None if framework is None else framework.framework,
        dimensions=dimensions,
        evaluation_basis=_basis(latest_evaluation(region)),
        figures=figures,
        # Last: the sources are numbered while rows, dimensions and figures cite them.
        sources=tuple(
            ComparedSource(source_title(resolved.source, context), source_address(resolved))
            for resolved in context.cited
        ),
    )


def list_regions(build: BuildContext) -> tuple[tuple[RegionFacts, str], ...]:
    """Return the regions of the comparison, each with the title of its list, sorted for the lists.

    Lists are those of provinces, in the order of the provinces, with regions by name. Regions
    without a province come after them, and invented regions last.
    """
    provinces = {
        province.code: (position, province.name)
        for position, province in enumerate(build.site.national.provinces.record.provinces)
    }
    word = build.catalogue.word
    last = (len(provinces), word("regions.without_province"))
    invented = (len(provinces) + 1, word("section.contoh.title"))

    def list_of(region: RegionFacts) -> tuple[int, str]:
        return invented if region.is_fictional else provinces.get(region.province or "", last)

    ordered = sorted(
        build.site.regions, key=lambda region: (list_of(region), region.name, region.slug)
    )
    return tuple((region, list_of(region)[1]) for region in ordered)


def _dimensions(region: RegionSite, context: PageContext) -> Iterator[ComparedRow]:
    framework = plan_framework(region)
    if framework is None:
        return
    by_key = {dimension.key: dimension for dimension in region.plan.dimensions}
    for item in framework.items:
        if item.key in by_key:
            dimension = by_key[item.key]
            href = addresses.dimension(region.slug, item.key)
            values = compared(
                dimension, plain_text(dimension.name, context), context, fields=("name",), href=href
            )
            yield ComparedRow(item.key, plain_text(item.name, context), values)


def _figures(region: RegionSite, context: PageContext) -> Iterator[ComparedRow]:
    for figure in region.region.figures:
        values = view_figure(figure, region, context)
        # A figure of a part of the region has no counterpart in other regions.
        is_of_part = bool(figure.dimension or figure.quick_win or figure.village)
        if values and figure.unit is not None and not is_of_part:
            key = f"{_folded(figure.measure)} | {_folded(figure.unit)}"
            yield ComparedRow(key, plain_text(figure.measure, context), values)


def _indicators(region: RegionSite, context: PageContext) -> Iterator[ComparedRow]:
    href = addresses.region_part(region.slug, "indikator")
    for indicator in region.region.indicators:
        is_shown = indicator.withdrawn is None and region.of_shown_plan(indicator.plan)
        key = _standard_key(indicator)
        if is_shown and key is not None:
            text, report = takeaway(indicator, context), last_report(indicator)
            record = None if report is None else report.achieved
            standing = region.standing(indicator if record is None else record)
            value = ComparedValue(text, href=href, sources=cited(standing.every, context))
            yield ComparedRow(key, plain_text(indicator.measure, context), (value,))


def _standard_key(indicator: Indicator) -> str | None:
    """Return the code of a national standard; None without one.

    Codes of a region's own development plan mean nothing in another region.
    """
    for number in indicator.standards:
        if number.standard in _NATIONAL_STANDARDS:
            return f"{number.standard.value} {number.edition or ''} {number.code}"
    return None


def _folded(text: Text) -> str:
    return text.in_language("id")[1].casefold()


def _basis(evaluation: Evaluation | None) -> str | None:
    """Return the year and the weight of every part of an evaluation, as one text to compare.

    None without an evaluation, without parts, or if a weight is unknown.
    """
    if evaluation is None or not evaluation.parts:
        return None
    weights = {part.part.value: part.weight_percent for part in evaluation.parts}
    if None in weights.values():
        return None
    written = (
        f"{name} {weight.normalize():f}"
        for name, weight in sorted(weights.items())
        if weight is not None
    )
    return f"{evaluation.year}: {', '.join(written)}"
