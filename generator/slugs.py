"""Slugs, the parts of addresses: lower-case letters, digits and single hyphens.

This definition holds for identifiers in files and for names of files alike. The limit keeps names
of files within the length that every disk can hold.
"""

import re
import unicodedata
from functools import lru_cache

SLUG_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
"""Regular expression of a slug, without anchors."""
SLUG_LIMIT = 80
"""Most characters of a slug."""

_SLUG = re.compile(SLUG_PATTERN)
_OTHERS = re.compile(r"[^a-z0-9]+")


def is_slug(text: str) -> bool:
    """Tell whether a text is a slug."""
    return len(text) <= SLUG_LIMIT and _SLUG.fullmatch(text) is not None


# Lists across regions order the same names again for each of their pages.
@lru_cache(maxsize=4096)
def slug_of(name: str) -> str:
    """Return the slug of a name; empty for a name without letters and digits.

    Accents are dropped, and a long name ends at the last whole word within the limit.
    """
    letters = name.lower()
    if not letters.isascii():
        plain = unicodedata.normalize("NFKD", letters)
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    slug = _OTHERS.sub("-", letters).strip("-")
    if len(slug) <= SLUG_LIMIT:
        return slug
    whole, _, cut = slug[: SLUG_LIMIT + 1].rpartition("-")
    return whole or cut[:SLUG_LIMIT]
