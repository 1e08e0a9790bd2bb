"""What may be part of an address: lower-case letters, digits and single hyphens, of a length that
every disk can hold.

The one place that says so, for identifiers inside files and for the names of files alike.
"""

import re

SLUG_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
"""A part of an address, as a regular expression without its ends."""
SLUG_LIMIT = 80
"""Most characters of a part of an address."""

_SLUG = re.compile(SLUG_PATTERN)


def is_slug(text: str) -> bool:
    """Return whether a text may stand in an address as it is."""
    return len(text) <= SLUG_LIMIT and _SLUG.fullmatch(text) is not None


def slug_of(name: str) -> str:
    """Return a name as it may stand in an address: lower case, digits and single hyphens; empty if
    nothing is left.
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower())[:SLUG_LIMIT].strip("-")
