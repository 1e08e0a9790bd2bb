"""Names of files and folders: which are valid, and which name was probably meant."""

import os
import re
from types import MappingProxyType

from generator.slugs import SLUG_LIMIT, SLUG_PATTERN, slug_of
from generator.source.formats import PROGRAMS

_REGION_FOLDER = re.compile(rf"(?:kota|kabupaten)-{SLUG_PATTERN}\Z")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z", re.IGNORECASE)
_TEXT = MappingProxyType(
    {
        ".yml": frozenset({".yml", ".yaml", ".txt"}),
        ".md": frozenset({".md", ".markdown", ".txt", ".yml", ".yaml"}),
    }
)
"""For each ending, the endings of texts probably meant to have it."""
_ENDINGS = frozenset({".yml", ".yaml", ".md", ".markdown", ".txt", *PROGRAMS})
"""Endings outside a name; Windows hides the last ending, so a file may have two."""


def is_region_name(name: str) -> bool:
    """Return whether a folder has the name of a region: kind and slug."""
    return len(name) <= SLUG_LIMIT and _REGION_FOLDER.match(name) is not None


def is_reserved(stem: str) -> bool:
    """Return whether Windows keeps a name for a device."""
    return _RESERVED.match(stem) is not None


def is_meant(suffix: str, ending: str) -> bool:
    """Return whether a file with a foreign ending was probably meant to have a given ending."""
    return suffix in _TEXT[ending]


def region_name_meant(name: str) -> str | None:
    """Return the valid name of a region's folder closest to a name, or None."""
    meant = slug_of(name)
    meant = re.sub(r"^kab-", "kabupaten-", meant)
    return meant if meant != name and _REGION_FOLDER.match(meant) else None


def stem_of(name: str) -> str:
    """Return a file name without the ending."""
    return parted(name)[0]


def bare_name(name: str) -> str:
    """Return a file name without endings of texts: "air" for "air.yml.txt"."""
    stem, suffix = parted(name)
    while suffix.lower() in _ENDINGS:
        name = stem
        stem, suffix = parted(name)
    return name


def parted(name: str) -> tuple[str, str]:
    """Return a file name without the ending, and the ending with its dot."""
    # A path object for each of thousands of names would cost more than the walk.
    return os.path.splitext(name)  # noqa: PTH122


def is_skipped(name: str) -> bool:
    """Return whether a name is none of the data's: hidden, a backup, or a note for people."""
    return name.startswith(".") or name == "README.md" or name.endswith("~")
