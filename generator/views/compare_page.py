"""The page that sets regions side by side: what stands on it without script, for a script to build
on.

The comparison itself is made in the browser of the regions that are asked for. Without script, the
page has the basic facts of all regions in one table; it stays light at any number of them, so their
sources stand on their own pages.
"""

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.views import addresses
from generator.views.comparison import list_regions
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble
from generator.views.tables import Link, Row, Table

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
        sections=(_all_regions(context),),
        files=() if context.site.real_regions else context.site.national.files,
        regions=context.site.real_regions,
    )
    return assemble(parts, context)


def _all_regions(context: PageContext) -> Section:
    """Return the basic facts of all real regions, by province, with the way to the page that can
    filter them.
    """
    rows = tuple(
        _row(region, province, context)
        for region, province in list_regions(context.build)
        if not region.is_fictional
    )
    head = tuple(context.word(f"compare.table.{column}") for column in ("region", *_COLUMNS))
    return Section(
        "semua-daerah",
        context.word("compare.all.title"),
        context.sentence("compare.all.intro") if rows else None,
        links=(Link(context.word("compare.all.link"), context.link(addresses.regions())),),
        table=Table(context.word("compare.table.caption"), head, rows) if rows else None,
    )


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
