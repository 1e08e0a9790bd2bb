"""The kecamatan of a region: what the plan does in each, so that people find their own place."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from generator.link.site import RegionSite
from generator.model.event import Facility
from generator.model.place import District
from generator.model.plan import WorkPackage
from generator.model.quick_win import QuickWin
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.folded_tables import FoldedGroup, FoldedRow, FoldedTable
from generator.views.page import PageView, Section
from generator.views.record_cards import CardOptions, view_record_card
from generator.views.record_links import Linked, links_cell
from generator.views.region_parts import assemble_part
from generator.views.region_records import RecordSection, anchored
from generator.views.tables import Link

_DISTRICTS = RecordSection("kecamatan", lambda region: region.region.districts)
_COLUMNS = ("name", "here", "villages")


def view_districts(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's kecamatan, in the order of the file, with what names each."""
    named = defaultdict[str, list[Linked]](list)
    for district, linked in _naming(region):
        named[district].append(linked)
    smart = _smart_villages(region)
    rows = tuple(
        FoldedRow(
            number="",
            name=record.name,
            cells=(
                links_cell(named[record.id], region, context, "district"),
                _village_count(smart[record.name.casefold()], region, context),
            ),
            card=view_record_card(record, context.standing(record), context, CardOptions(anchor)),
        )
        for anchor, record in anchored(_DISTRICTS, region)
        if isinstance(record, District)
    )
    head = ("", *(context.word(f"district.{column}") for column in _COLUMNS))
    table = FoldedTable(context.word("district.caption"), head, (FoldedGroup(None, rows),))
    section = Section.of("kecamatan", context.word("section.kecamatan.title"), table)
    return assemble_part(region, "wilayah", (section,), context)


def _naming(region: RegionSite) -> Iterator[tuple[str, Linked]]:
    """Yield each promise, programme and facility with each kecamatan that it names.

    A record that names only villages stands with the kecamatan of these villages.
    """
    by_name = {district.name.casefold(): district.id for district in region.region.districts}
    of_village = {
        village.id: by_name.get((village.record.district or "").casefold())
        for village in region.villages
    }
    for source_record in (region.main, *region.quick_wins):
        for record in (located.record for located in source_record.located):
            match record:
                case QuickWin() | WorkPackage():
                    through = (of_village.get(village) for village in record.villages)
                    found = dict.fromkeys(chain(record.districts, filter(None, through)))
                case Facility(district=str(district)):
                    found = {district: None}
                case _:
                    continue
            yield from ((district, (record, source_record.id)) for district in found)


def _smart_villages(region: RegionSite) -> defaultdict[str, int]:
    """Return the number of smart villages by name of the kecamatan, in small letters."""
    counts = defaultdict[str, int](int)
    for village in region.villages:
        counts[(village.record.district or "").casefold()] += 1
    return counts


def _village_count(count: int, region: RegionSite, context: PageContext) -> str | Link:
    if not count:
        return ""
    href = context.link(addresses.region_part(region.slug, "desa-cerdas"))
    return Link(context.catalogue.counted("district.smart_villages", count), href)
