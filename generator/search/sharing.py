"""Which parts of a site share a bundle, and where each bundle stands. Knows nothing of what is in them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from generator.search.parts import Part

MAIN = ""
"""The bundle that a search starts with: all pages of a small site, the shared ones of a large site."""
MOST_PAGES = 2_500
"""Pages of a bundle: one of so many is made in three seconds, and a site of all regions has eight."""

_NOWHERE = ("", "")
_DIGEST_LENGTH = 12


def in_bundles(parts: Sequence[Part], pages: Mapping[str, int], most_pages: int) -> dict[str, tuple[Part, ...]]:
    """Return the parts of each bundle by its name, the main one first; it may have none.

    Args:
        parts: Parts of the site, in order.
        pages: Pages of each that a search may give, by its key.
        most_pages: Pages that a bundle holds, unless a single province has more.
    """
    found = [part for part in parts if pages[part.key]]  # pages that only lead on are in none
    if sum(pages.values()) <= most_pages:
        return {MAIN: tuple(found)}
    places: defaultdict[tuple[str, str], list[Part]] = defaultdict(list)
    for part in found:
        places[part.place].append(part)
    bundles = {MAIN: places.pop(_NOWHERE, [])}
    bundle, filled, numbers = MAIN, 0, Counter[str]()
    for (group, _), own in sorted(places.items()):
        more = sum(pages[part.key] for part in own)
        if bundle == MAIN or filled + more > most_pages:
            numbers[group] += 1
            bundle, filled = group if numbers[group] == 1 else f"{group}-{numbers[group]}", 0
        bundles.setdefault(bundle, []).extend(own)
        filled += more
    return {name: tuple(own) for name, own in bundles.items()}


def folder_of(name: str, key: str) -> str:
    """Return where a bundle stands: one that is joined says in its address what is in it, for its files do not."""
    return "" if name == MAIN else f"{name}-{key[:_DIGEST_LENGTH]}/"
