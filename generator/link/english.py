"""The English edition: which pages of the site have an English twin below `en/`.

The rule needs an address and, of a region, the records with an English text; no page is made to
answer. Pages of interface words and data have a twin. The page of a single quick win or village has
one if its file says something in English. Pages whose substance is Indonesian have none, and links
in the English edition lead to them as they are: pages written by hand, the pages of sources, the
text of updates, tools, and what is written to be read in a region (letters, the sheet for the
wall).
"""

import re
from collections.abc import Collection

from generator.link.page_addresses import files_with_pages
from generator.link.site import RegionSite
from generator.model.text import RichText, Text

FOLDER = "en/"
"""Folder of the English edition."""
LANGUAGES = frozenset(("id", "en"))
"""Languages of the main edition and of the English edition."""
_FRAME = frozenset(
    (
        *("daerah", "provinsi", "abjad", "dimensi", "quick-win", "desa-cerdas"),
        *("program", "glosarium", "perubahan", "unduhan", "cari"),
    )
)
"""First parts of the addresses with a twin, beside the home page."""
_IN_INDONESIAN = re.compile(r"daerah/[^/]+/(surat|lembar|kartu)/")
"""Pages of a region without a twin."""
_OF_RECORD = re.compile(r"daerah/[^/]+/(quick-win|desa-cerdas|kabar)/(?!\d+/)[^/]+/")
"""Pages of single records. A number is the continuation of a list."""
_OF_SOURCE = re.compile(r"sumber/(?!nasional/|provinsi/)([^/]+)/")


def has_twin(address: str, english_records: Collection[str]) -> bool:
    """Return whether a page has an English twin; a file for download has none.

    Args:
        address: Address of an Indonesian page, with or without a #fragment.
        english_records: Addresses of the known records with an English text.
    """
    page = address.partition("#")[0]
    if not page:
        return True
    if not page.endswith("/") or page.partition("/")[0] not in _FRAME:
        return False
    if _OF_RECORD.fullmatch(page):
        return page in english_records
    return not _IN_INDONESIAN.match(page)


def nearest_twin(address: str, english_records: Collection[str]) -> str:
    """Return the address of the nearest page with a twin: the page itself, or a page above.

    The page above a source is the profile of its region; above every other page at last the home
    page.
    """
    of_source = _OF_SOURCE.match(address)
    page = f"daerah/{of_source[1]}/" if of_source else address
    while not has_twin(page, english_records):
        page = page[: page.rfind("/", 0, -1) + 1]
    return page


def english_records(region: RegionSite) -> frozenset[str]:
    """Return the addresses of a region's quick wins and villages with an English text."""
    return frozenset(
        f"daerah/{region.slug}/{folder}/{source_record.id}/"
        for folder, files in files_with_pages(region)
        for source_record in files
        # The text of an update has no language beside Indonesian.
        if folder != "kabar"
        and any(
            isinstance(located.record, (Text, RichText)) and located.record.en is not None
            for located in source_record.located
        )
    )
