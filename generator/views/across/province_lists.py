"""Rules of lists across regions: division by province, place of source marks, link to the table."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.link.provinces import MOST_LISTED, WITHOUT_PROVINCE, province_slugs
from generator.views.context import PageContext
from generator.views.marks import SourceMark, view_marks
from generator.views.page import Section
from generator.views.tables import Link, LinkList


@dataclass(frozen=True, slots=True)
class InProvince:
    """Regions of one province."""

    slug: str
    """Part of an address that names the province."""
    code: str | None
    """None for the group of regions without a listed province."""
    name: str
    regions: tuple[RegionFacts, ...]
    """Regions by name."""


def by_province(regions: Iterable[RegionFacts], build: BuildContext) -> tuple[InProvince, ...]:
    """Return regions by province, in the order of the provinces.

    Regions without a listed province come last; a province without regions is left out.
    """
    slugs = province_slugs(build.site.national)
    regions_of: defaultdict[str | None, list[RegionFacts]] = defaultdict(list)
    for region in sorted(regions, key=lambda region: (region.name, region.slug)):
        # A province that is not listed has no part of an address, and so no list of its own.
        regions_of[region.province if region.province in slugs else None].append(region)
    names = {
        province.code: province.name for province in build.site.national.provinces.record.provinces
    }
    listed = [
        InProvince(slugs[code], code, name, tuple(regions_of[code]))
        for code, name in names.items()
        if code in regions_of
    ]
    if None in regions_of:
        without = build.catalogue.word("regions.without_province")
        listed.append(InProvince(WITHOUT_PROVINCE, None, without, tuple(regions_of[None])))
    return tuple(listed)


def marks_in_list(
    sources: tuple[str, ...], rows: int, context: PageContext
) -> tuple[SourceMark, ...]:
    """Return the marks of a row's sources; none in a long list.

    Rows of a long list lead to pages with the marks.

    Args:
        sources: Site-wide unique names of the row's sources.
        rows: Number of rows in the list.
        context: Page in the making.
    """
    return view_marks(sources, context) if rows <= MOST_LISTED else ()


def sources_note(rows: int, context: PageContext) -> Markup | None:
    """Return the sentence that leads to the sources of a long list; None if its rows have marks."""
    return context.sentence("listed.sources_there") if rows > MOST_LISTED else None


def table_link(path: str, context: PageContext) -> LinkList:
    """Return the link to the table with the rows of a list, as CSV."""
    return LinkList((Link(context.word("listed.csv"), context.link(path)),))


def with_table(section: Section, path: str, context: PageContext) -> Section:
    """Return a section with the link to the table at its end."""
    return replace(section, blocks=(*section.blocks, table_link(path, context)))
