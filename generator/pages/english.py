"""Finish of a page of the English edition: words of other languages, and links that leave it."""

import re
from functools import lru_cache

from generator.views.foreign import resolved


def in_english(body: str, address: str) -> str:
    """Return a page's body with every foreign word and every link out of the edition marked.

    Args:
        body: Markdown as the templates make it, with the signs of `views.foreign`.
        address: Address of the page, below the folder of the edition.
    """
    marked = resolved(body)
    return _links_out(address.count("/")).sub(r'\1 hreflang="id"', marked)


@lru_cache(maxsize=20)
def _links_out(depth: int) -> re.Pattern[str]:
    """Return the pattern of links to pages outside the edition, from a page so many folders deep.

    A relative link goes up to the root of the site only to leave the folder of the edition. Links
    to files are left alone: a file for download has no language of its own.
    """
    up = re.escape("../" * depth)
    return re.compile(rf'(<a (?:[^<>]*? )?href="{up}(?!\.\.)(?:[^"?#]*/)?(?:[?#][^"]*)?")')
