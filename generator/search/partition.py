"""Partition of a site's segments into bundles, and the folder of each bundle.

Knows no content of segments.
"""

from collections.abc import Mapping, Sequence

from generator.search.segments import Segment

MAIN = ""
"""Name of the main bundle, the start of every search.

Holds the pages of a small site, or the shared pages of a large site, if any.
"""
MOST_PAGES = 1500
"""Pages of a bundle: merging takes a second, and a site of every region has nine bundles."""

_NOWHERE = ("", "")
"""Place of pages outside regions."""
_DIGEST_LENGTH = 12
"""Characters of a bundle's key in the address of the bundle."""


def in_bundles(
    segments: Sequence[Segment], pages: Mapping[str, int], most_pages: int
) -> dict[str, tuple[Segment, ...]]:
    """Return the segments of each bundle by name; names are numbers, but for the main bundle.

    Args:
        segments: Segments of the site, in order.
        pages: Number of possible results in each segment, by key.
        most_pages: Pages that a bundle holds, unless a single segment has more; the main bundle of
            a large site has every shared page, however many.

    Returns:
        The main bundle first, then bundles of whole segments; no segment without a result.
    """
    found = [segment for segment in segments if pages[segment.key]]
    if sum(pages.values()) <= most_pages:
        return {MAIN: tuple(found)}
    bundles: list[list[Segment]] = [[segment for segment in found if segment.place == _NOWHERE]]
    filled = most_pages
    for segment in found:
        if segment.place == _NOWHERE:
            continue
        if filled + pages[segment.key] > most_pages:
            bundles.append([])
            filled = 0
        bundles[-1].append(segment)
        filled += pages[segment.key]
    if not bundles[0]:
        # A site without shared pages: its first regions are the main bundle, for a search must
        # start somewhere.
        del bundles[0]
    return {str(number) if number else MAIN: tuple(own) for number, own in enumerate(bundles)}


def folder_of(name: str, key: str) -> str:
    """Return the folder of a bundle below the folder of the index, with a slash at its end.

    Names of files in a joined bundle are numbers. So the address of the folder changes with the
    content, or a browser would take an old file for a new file.
    """
    return "" if name == MAIN else f"{name}-{key[:_DIGEST_LENGTH]}/"
