"""The addresses that a text may lead to: every page of the site, and every file for download.

Addresses are paths below the root of the site, as the views make them; a test holds the two against each other.
"""

from collections.abc import Iterator

from generator.link.parts import PARTS
from generator.link.site import RegionSite, Site
from generator.model.framework import FrameworkSubject

HANDBOOK = "panduan/"
"""The part of the site that is written by hand, whose pages the data does not know."""

_SHARED = (
    "",
    "daerah/",
    "dimensi/",
    "bandingkan/",
    "cari/",
    "quick-win/",
    "desa-cerdas/",
    "program/",
    "glosarium/",
    "sumber/",
    "tentang/",
    "metode/",
    HANDBOOK,
    f"{HANDBOOK}pesan/",
    "data/daerah.csv",
    "data/quick-win.csv",
    "data/sumber.csv",
)


def page_addresses(site: Site) -> Iterator[str]:
    """Yield all addresses of a site but those of the handbook, former ones of regions too: they lead on."""
    yield from _SHARED
    for framework in site.national.frameworks:
        if framework.record.subject is FrameworkSubject.PLAN:
            for item in framework.record.items:
                yield f"dimensi/{framework.id}/{item.key}/"
    for source in () if site.national.sources is None else site.national.sources.record.sources:
        yield f"sumber/nasional/{source.id}/"
    for region in site.regions:
        yield f"data/daerah/{region.slug}.json"
        for slug in (region.slug, *region.region.redirects):
            for address in _below_profile(region):
                yield f"daerah/{slug}/{address}"
            for source in region.region.sources:
                yield f"sumber/{slug}/{source.id}/"


def _below_profile(region: RegionSite) -> Iterator[str]:
    yield from ("", "data/")
    for part in PARTS:
        if part.has_content(region):
            yield f"{part.key}/"
    for dimension in region.region.dimensions:
        yield f"dimensi/{dimension.key}/"
    for folder, files in (
        ("quick-win", region.quick_wins),
        ("desa-cerdas", region.villages),
        ("kabar", region.updates),
    ):
        for filed in files:
            yield f"{folder}/{filed.id}/"
