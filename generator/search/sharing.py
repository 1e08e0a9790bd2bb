"""Which parts of a site share a bundle, and where each bundle stands. Knows nothing of what is in
them.
"""

from collections.abc import Mapping, Sequence

from generator.search.parts import Part

MAIN = ""
"""The bundle that a search starts with: all pages of a small site, the shared ones of a large site
if it has any.
"""
MOST_PAGES = 1500
"""Pages of a bundle: one of so many is put together in a second, and a site of all regions has
nine.
"""

_NOWHERE = ("", "")
_DIGEST_LENGTH = 12


def in_bundles(
    parts: Sequence[Part], pages: Mapping[str, int], most_pages: int
) -> dict[str, tuple[Part, ...]]:
    """Return the parts of each bundle by its name, a number, but for the main one, which is first.

    Args:
        parts: Parts of the site, in order.
        pages: Pages of each that a search may give, by its key.
        most_pages: Pages that a bundle holds, unless a single region has more; the main one of a
            large site has all shared pages, however many.
    """
    found = [part for part in parts if pages[part.key]]  # pages that only lead on are in none
    if sum(pages.values()) <= most_pages:
        return {MAIN: tuple(found)}
    bundles: list[list[Part]] = [[part for part in found if part.place == _NOWHERE]]
    filled = most_pages
    for part in found:
        if part.place == _NOWHERE:
            continue
        if filled + pages[part.key] > most_pages:
            bundles.append([])
            filled = 0
        bundles[-1].append(part)
        filled += pages[part.key]
    if not bundles[0]:
        del bundles[0]  # there is no page that is shared, and a search must start somewhere
    return {str(number) if number else MAIN: tuple(own) for number, own in enumerate(bundles)}


def folder_of(name: str, key: str) -> str:
    """Return where a bundle stands: one that is joined says in its address what is in it, for its
    files do not.
    """
    return "" if name == MAIN else f"{name}-{key[:_DIGEST_LENGTH]}/"
