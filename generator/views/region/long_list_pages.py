"""The pages of long lists: numbered parts, each with the cards of some records of a list."""

from collections.abc import Callable, Iterator

from generator.context import BuildContext
from generator.link import for_plan
from generator.link.long_lists import INDICATORS_ADDRESS, programmes_address
from generator.link.site import RegionSite
from generator.model.base import Record
from generator.model.plan import Dimension
from generator.views import addresses
from generator.views.components.programmes import programmes_in_part
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.places_of_records import dimension_address, dimension_anchor
from generator.views.records.continued import other_parts, part_title
from generator.views.region.indicator_page import indicators_in_part
from generator.views.region.region_parts import region_menu
from generator.views.tables import Link
from generator.views.values import plain_text, region_name

_ViewPart = Callable[[tuple[Record, ...], PageContext], tuple[Section, ...]]
"""Function from the records of a part and the page in the making to the sections of the page."""


def view_long_lists(region: RegionSite, build: BuildContext) -> Iterator[PageView]:
    """Yield the pages of every long list of a region, the lists of the main plan first."""
    for shown in (region, *(for_plan(region, plan) for plan in region.other_plans)):
        for dimension in shown.plan.dimensions:
            yield from _programmes(dimension, shown, PageContext(build, "", shown))
    yield from _indicators(region, PageContext(build, "", region))


def _programmes(dimension: Dimension, region: RegionSite, base: PageContext) -> Iterator[PageView]:
    anchor = "tentang-dimensi" if region.shown_plan is None else dimension_anchor(dimension.key)

    def view(programmes: tuple[Record, ...], context: PageContext) -> tuple[Section, ...]:
        table = programmes_in_part(programmes, dimension, region, context, anchor=anchor)
        return (Section.of("program", context.word("section.program-dimensi.title"), table),)

    overview = (plain_text(dimension.name, base), dimension_address(dimension.key, region))
    list_address = programmes_address(dimension.key, region.shown_plan)
    yield from _pages("programmes", list_address, overview, view, base)


def _indicators(region: RegionSite, base: PageContext) -> Iterator[PageView]:
    def view(indicators: tuple[Record, ...], context: PageContext) -> tuple[Section, ...]:
        return indicators_in_part(indicators, region, context)

    overview = (
        base.word("part.indikator.title"),
        addresses.region_part(region.slug, "indikator"),
    )
    yield from _pages("indicators", INDICATORS_ADDRESS, overview, view, base)


def _pages(
    key: str,
    list_address: str,
    overview: tuple[str, str],
    view: _ViewPart,
    base: PageContext,
) -> Iterator[PageView]:
    """Yield the pages of a list; none if the list is short.

    Args:
        key: Key of the words of the pages below `continued` in the catalogues.
        list_address: Address of the list below the profile.
        overview: Name and address of the page with the short rows of the list.
        view: The sections of a part.
        base: Build and region of the pages; each page has a context of its own.
    """
    region = base.region
    long_list = None if region is None else region.long_lists.by_address.get(list_address)
    if region is None or long_list is None:
        return
    first, count = addresses.region(region.slug) + list_address, len(long_list.parts)
    name, address = overview
    words = {"of": name, "region": region_name(region, base)}
    title = base.word(f"continued.{key}.title", **words)
    for number, records in enumerate(long_list.parts, start=1):
        context = PageContext(base.build, addresses.part(first, number), region)
        back = Link(context.word("list_part.back", of=name), context.link(address))
        sections = (
            *view(records, context),
            *other_parts(first, number, count, context, back),
        )
        parts = PageParts(
            template="region.md.j2",
            title=part_title(title, number, count, context),
            description=context.word(f"continued.{key}.description", **words),
            lead=context.word(f"continued.{key}.lead", **words),
            breadcrumbs=(*region_trail(region, context), overview),
            sections=sections,
            files=(region.main,),
            menu=region_menu(region, context.build),
        )
        yield assemble(parts, context)
