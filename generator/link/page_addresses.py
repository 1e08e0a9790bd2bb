"""The addresses of the site: every page, and every file for download.

Addresses are paths below the root of the site. The views make the same addresses on their own; a
test compares both.
"""

from collections import Counter
from collections.abc import Iterator

from generator.codes import FAMILIES
from generator.link.provinces import (
    listed_by_letter,
    listed_by_province,
    province_slugs,
    split_slugs,
)
from generator.link.region_subpages import subpages
from generator.link.row_lists import (
    CHANGES_ON_PAGE,
    ROWS_ON_PAGE,
    further_pages,
    rows_on_pages,
)
from generator.link.site import NationalData, RegionSite, Site, SourceRecord, kept
from generator.model.framework import FrameworkSubject
from generator.model.history import PageOfFile

HANDBOOK = "panduan/"
"""The handbook, a folder of pages written by hand: no address below is known from the data."""

_SHARED = (
    "",
    "daerah/",
    "dimensi/",
    "bandingkan/",
    "cari/",
    "quick-win/",
    "desa-cerdas/",
    "program/",
    "perubahan/",
    "unduhan/",
    "usulan-baru/",
    "glosarium/",
    "sumber/",
    "tentang/",
    "metode/",
    HANDBOOK,
    f"{HANDBOOK}pesan/",
    *(f"{HANDBOOK}pesan/{family}/" for family in FAMILIES),
    "data/daerah.csv",
    "data/quick-win.csv",
    "data/sumber.csv",
    "data/indikator.csv",
    "data/dana.csv",
    "data/desa-cerdas.csv",
)


def page_addresses(site: Site) -> Iterator[str]:
    """Yield every address of a site except the pages of the handbook.

    Former addresses of regions, files, plans, offices and sources are included: redirects lead on
    from them.
    """
    yield from shared_addresses(site.national)
    # Whether a list is split depends on all regions, so no single region can tell these addresses.
    yield from _lists_of_provinces(site)
    yield from _lists_of_changes(site)
    for summary in site.link_summaries.values():
        yield f"data/daerah/{summary.slug}.json"
        for slug in (summary.slug, *(former.name for former in summary.redirects)):
            for address in (*summary.addresses, *summary.former_addresses):
                yield f"daerah/{slug}/{address}"
            for source in summary.sources:
                yield f"sumber/{slug}/{source}/"
            for source in summary.former_sources:
                yield f"sumber/{slug}/{source}/"


def _lists_of_provinces(site: Site) -> Iterator[str]:
    """Yield the pages of long lists split by province; fictional regions have no list."""
    real = [summary for summary in site.link_summaries.values() if not summary.is_fictional]
    slugs = province_slugs(site.national)
    for slug in split_slugs(((summary.province, len(summary.sources)) for summary in real), slugs):
        yield f"sumber/provinsi/{slug}/"
    promises = ((summary.province, sum(map(_is_of_promise, summary.addresses))) for summary in real)
    for slug in split_slugs(promises, slugs):
        yield f"quick-win/{slug}/"
    for slug in split_slugs(((summary.province, 1) for summary in real), slugs):
        yield f"unduhan/{slug}/"
    villages = ((summary.province, int("desa-cerdas/" in summary.addresses)) for summary in real)
    for slug in split_slugs(villages, slugs):
        yield f"desa-cerdas/{slug}/"


def _lists_of_changes(site: Site) -> Iterator[str]:
    """Yield the pages of changes by year, and of the days on which regions were checked.

    Fictional regions are on none of them.
    """
    real = [summary for summary in site.link_summaries.values() if not summary.is_fictional]
    for year, count in Counter(year for summary in real for year in summary.change_years).items():
        yield from _parts(f"perubahan/{year}/", count, CHANGES_ON_PAGE)
    if len(real) > CHANGES_ON_PAGE:
        yield from _parts("perubahan/pemeriksaan/", len(real), ROWS_ON_PAGE)


def _parts(address: str, rows: int, most: int) -> Iterator[str]:
    """Yield the addresses of the pages of a list."""
    yield address
    for number in range(2, len(rows_on_pages(range(rows), most)) + 1):
        yield f"{address}{number}/"


def _is_of_promise(address: str) -> bool:
    return address.startswith("quick-win/") and address != "quick-win/"


def shared_addresses(national: NationalData) -> Iterator[str]:
    """Yield the addresses of pages across regions, except the pages of the handbook."""
    yield from _SHARED
    # Frameworks of villages have no pages of dimensions.
    for framework in national.frameworks:
        if framework.record.subject is FrameworkSubject.PLAN:
            for item in framework.record.items:
                yield f"dimensi/{framework.id}/{item.key}/"
    slugs = province_slugs(national)
    yield from (f"provinsi/{slugs[code]}/" for code in listed_by_province(national))
    yield from (f"abjad/{letter}/" for letter in listed_by_letter(national))
    for source in () if national.sources is None else national.sources.record.sources:
        for identifier in (source.id, *source.redirects):
            yield f"sumber/nasional/{identifier}/"


@kept
def below_profile(region: RegionSite) -> tuple[str, ...]:
    """Return the addresses of a region's pages below the profile; the profile's own is empty.

    Pages of sources are not among them: they live below `sumber/`.
    """
    return tuple(_below_profile(region))


def _below_profile(region: RegionSite) -> Iterator[str]:
    yield from ("", "data/", "kartu/", "surat/")
    if region.promised:
        yield "lembar/"
    for key in subpages(region):
        yield f"{key}/"
    for dimension in region.plan.dimensions:
        yield f"dimensi/{dimension.key}/"
    for plan in region.other_plans:
        yield f"rencana/{plan.id}/"
    for office in region.offices_with_page:
        yield f"perangkat/{office}/"
    yield from further_pages(region)
    for long_list in region.long_lists.by_address.values():
        for address, _ in long_list.pages:
            yield address
    for folder, files in files_with_pages(region):
        for source_record in files:
            yield f"{folder}/{source_record.id}/"


def former_below_profile(region: RegionSite) -> Iterator[str]:
    """Yield the former addresses of a region's plans, offices, quick wins, villages and updates."""
    for plan in region.other_plans:
        yield from (f"rencana/{former}/" for former in plan.redirects)
    for office in region.region.offices:
        if office.id in region.offices_with_page:
            yield from (f"perangkat/{former}/" for former in office.redirects)
    for folder, files in files_with_pages(region):
        for source_record in files:
            for former in source_record.record.redirects:
                yield f"{folder}/{former}/"


def files_with_pages(
    region: RegionSite,
) -> tuple[tuple[str, tuple[SourceRecord[PageOfFile], ...]], ...]:
    """Return the files with pages of their own by folder of the address."""
    return (
        ("quick-win", region.quick_wins),
        ("desa-cerdas", region.villages),
        ("kabar", region.updates),
    )
