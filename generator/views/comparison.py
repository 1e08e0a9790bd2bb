"""A region as the comparison needs it: rows that all regions share, dimensions and figures by key,
and its sources.

Says of each part what must be equal before it may be compared: the framework, the year and weights
of an evaluation, the measure and unit of a figure. The comparing itself happens where the regions
meet, on the page.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.link import plan_framework
from generator.link.site import RegionSite
from generator.model.evaluation import Evaluation
from generator.model.text import Text
from generator.views import addresses
from generator.views.comparison_rows import (
    ComparedValue,
    compared,
    latest_evaluation,
    view_figure,
    view_rows,
)
from generator.views.context import PageContext
from generator.views.page import source_address
from generator.views.values import plain_text, region_name, source_title


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row with the values of one region; none where nothing is published."""

    key: str
    """Rows of several regions belong together if their keys are equal."""
    label: str
    values: tuple[ComparedValue, ...]


@dataclass(frozen=True, slots=True)
class ComparedSource:
    """A source of a region; its number is its place, from 1."""

    title: str
    href: str
    """Address below the site's root."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is set side by side of one region. Addresses are below the site's root."""

    slug: str
    name: str
    is_fictional: bool
    href: str
    state_on: dt.date | None
    """Day for which the states in the rows were computed; None where they hold none."""
    rows: tuple[ComparedRow, ...]
    """The same keys in the same order for every region."""
    framework: str | None
    """Framework of the plan's dimensions; those of another one are not comparable."""
    dimensions: tuple[ComparedRow, ...]
    """In the framework's order, by its keys."""
    evaluation_basis: str | None
    """Year and weights of the evaluation; None where a weight is unknown, which compares with
    nothing.
    """
    figures: tuple[ComparedRow, ...]
    """By measure and unit."""
    sources: tuple[ComparedSource, ...]


def compare_region(region: RegionSite, build: BuildContext) -> Comparison:
    """Return what is set side by side of a region."""
    context = PageContext(build, addresses.home(), region)
    rows = tuple(
        ComparedRow(key, context.word(f"compare.row.{key}"), values)
        for key, values in view_rows(region, context)
    )
    dimensions = tuple(_dimensions(region, context))
    figures = tuple(_figures(region, context))
    framework = region.region.framework
    return Comparison(
        slug=region.slug,
        name=region_name(region, context),
        is_fictional=region.is_fictional,
        href=addresses.region(region.slug),
        state_on=build.today if region.quick_wins else None,
        rows=rows,
        framework=None if framework is None else framework.framework,
        dimensions=dimensions,
        evaluation_basis=_basis(latest_evaluation(region)),
        figures=figures,
        sources=tuple(
            ComparedSource(source_title(resolved.source, context), source_address(resolved))
            for resolved in context.cited
        ),
    )


def list_regions(build: BuildContext) -> tuple[tuple[RegionFacts, str], ...]:
    """Return the regions that may be compared, each with where it is listed: by province, then by
    name.

    Invented ones come last, in a list of their own.
    """
    provinces = {
        province.code: (position, province.name)
        for position, province in enumerate(build.site.national.provinces.record.provinces)
    }
    word = build.catalogue.word
    last = (len(provinces), word("regions.without_province"))
    invented = (len(provinces) + 1, word("section.contoh.title"))

    def placed(region: RegionFacts) -> tuple[int, str]:
        return invented if region.is_fictional else provinces.get(region.province or "", last)

    ordered = sorted(
        build.site.regions, key=lambda region: (placed(region), region.name, region.slug)
    )
    return tuple((region, placed(region)[1]) for region in ordered)


def _dimensions(region: RegionSite, context: PageContext) -> Iterator[ComparedRow]:
    framework = plan_framework(region)
    if framework is None:
        return
    own = {dimension.key: dimension for dimension in region.region.dimensions}
    for item in framework.items:
        if item.key in own:
            dimension = own[item.key]
            href = addresses.dimension(region.slug, item.key)
            values = compared(
                dimension, plain_text(dimension.name, context), context, fields=("name",), href=href
            )
            yield ComparedRow(item.key, plain_text(item.name, context), values)


def _figures(region: RegionSite, context: PageContext) -> Iterator[ComparedRow]:
    for figure in region.region.figures:
        values = view_figure(figure, region, context)
        if (
            values
            and figure.unit is not None
            and not (figure.dimension or figure.quick_win or figure.village)
        ):
            key = f"{_folded(figure.measure)} | {_folded(figure.unit)}"
            yield ComparedRow(key, plain_text(figure.measure, context), values)


def _folded(text: Text) -> str:
    return text.in_language("id")[1].casefold()


def _basis(evaluation: Evaluation | None) -> str | None:
    """Return what two evaluations must share before their scores compare: the year and the weight
    of every part.
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
