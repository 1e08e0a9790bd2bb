"""The kecamatan of a region: what the plan does in each, so that people find their own place."""

from collections.abc import Iterator
from itertools import groupby

from generator.context import BuildContext
from generator.link.row_lists import districts_on_pages
from generator.link.site import RegionSite
from generator.model.place import District
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.page import PageView, Section
from generator.views.records.folded_tables import FoldedGroup, FoldedRow, FoldedTable
from generator.views.records.record_cards import CardOptions
from generator.views.records.record_links import links_cell
from generator.views.records.record_views import view_record_card
from generator.views.region.region_parts import assemble_part, further_pages
from generator.views.tables import Link

_COLUMNS = ("name", "here", "villages")


def view_districts(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's kecamatan, in the order of the file, with what names each."""
    return _page(1, region, context)


def view_further_districts(region: RegionSite, build: BuildContext) -> Iterator[PageView]:
    """Return the further pages of the kecamatan, if more records name them than fit on a page."""
    count = len(districts_on_pages(region))
    return further_pages("wilayah", count, _page, region, build)


def _page(number: int, region: RegionSite, context: PageContext) -> PageView:
    pages = districts_on_pages(region)
    earlier = {id(tie.subject) for page in pages[: number - 1] for tie in page}
    rows = []
    for district, ties in groupby(pages[number - 1], key=lambda tie: tie.subject):
        if isinstance(district, District):
            cells = (
                links_cell(ties, region, context, "district"),
                _villages(district, region, context),
            )
            # The card of a kecamatan stands on the first page with it.
            options = CardOptions(f"kecamatan-{district.id}")
            card = (
                None
                if id(district) in earlier
                else view_record_card(district, context.standing(district), context, options)
            )
            rows.append(FoldedRow("", district.name, cells, card))
    head = ("", *(context.word(f"district.{column}") for column in _COLUMNS))
    table = FoldedTable(context.word("district.caption"), head, (FoldedGroup(None, tuple(rows)),))
    section = Section.of("kecamatan", context.word("section.kecamatan.title"), table)
    return assemble_part(region, "wilayah", (section,), context, place=(number, len(pages)))


def _villages(district: District, region: RegionSite, context: PageContext) -> str | Link:
    """Return the number of smart villages in a kecamatan, linked to their list; empty without."""
    name = district.name.casefold()
    count = sum(
        village.record.withdrawn is None and (village.record.district or "").casefold() == name
        for village in region.villages
    )
    if not count:
        return ""
    href = context.link(addresses.region_part(region.slug, "desa-cerdas"))
    return Link(context.catalogue.counted("district.smart_villages", count), href)
