"""The page that compares regions, in the form without script.

A script makes the comparison in the browser, for the regions that a reader chooses. Without script,
the page has the basic facts of every real region in a table. The table has no source marks, to keep
the page light at any number of regions; the regions' own pages name the sources.
"""

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.link.provinces import MOST_LISTED
from generator.views import addresses
from generator.views.across.comparison import list_regions
from generator.views.across.region_lists import by_letter, by_province
from generator.views.blocks import Paragraph
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble
from generator.views.tables import Link, LinkList, Row, Table

_ADDRESS = "bandingkan/"
_COLUMNS = ("province", "cohort", "framework", "completeness")


def view_comparison(build: BuildContext) -> PageView:
    """Return the page `/bandingkan/`."""
    context = PageContext(build, _ADDRESS)
    parts = PageParts(
        template="compare.md.j2",
        title=context.word("compare.title"),
        description=context.word("compare.description"),
        breadcrumbs=(),
        lead=context.sentence("compare.lead"),
        sections=_all_regions(context),
        # Only a site without real regions needs the national files: a page names at least one file.
        files=() if context.site.real_regions else context.site.national.files,
        regions=context.site.real_regions,
    )
    return assemble(parts, context)


def _all_regions(context: PageContext) -> tuple[Section, ...]:
    """Return the basic facts of real regions by province, with a link to the list of regions.

    The list of regions can be filtered and sorted; this table cannot. Of many regions, the pages of
    the provinces have the facts.
    """
    # The pages of the provinces have the same facts, so a second set of pages would be repetition.
    if len(context.site.real_regions) > MOST_LISTED:
        return by_province(context), by_letter(context)
    rows = tuple(
        _row(region, province, context)
        for region, province in list_regions(context.build)
        if not region.is_fictional
    )
    head = tuple(context.word(f"compare.table.{column}") for column in ("region", *_COLUMNS))
    link = Link(context.word("compare.all.link"), context.link(addresses.regions()))
    section = Section.of(
        "semua-daerah",
        context.word("compare.all.title"),
        Paragraph(context.sentence("compare.all.intro")) if rows else None,
        LinkList((link,)),
        Table(context.word("compare.table.caption"), head, rows) if rows else None,
    )
    return (section,)


def _row(region: RegionFacts, province: str, context: PageContext) -> Row:
    unknown = context.word("value.unpublished")
    return Row(
        (
            Link(region.full_name, context.link(addresses.region(region.slug))),
            province,
            ", ".join(map(str, sorted(set(region.cohorts)))) or unknown,
            region.framework_name or unknown,
            region.completeness,
        )
    )
