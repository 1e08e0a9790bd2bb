"""Hosts of static sites with their limits, and the size of a built site beside the limits."""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import ClassVar

import yaml
from pydantic import ConfigDict, TypeAdapter

from generator.cache.store import Cache

_LAST_BUILD = "build-seconds"
_MEDIA = "media"
"""Folder of each region with pictures and PDF files."""


@dataclass(frozen=True, slots=True)
class Host:
    """A host with its limits; None for a quantity without a limit."""

    # A limit that nothing measures would be no limit.
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    name: str
    source: str
    """Address of the page that states the limits."""
    read_on: dt.date
    """Day on which the page was read."""
    files: int | None = None
    site_bytes: int | None = None
    file_bytes: int | None = None
    """Limit of a single file."""
    folder_files: int | None = None
    """Limit of the files directly in a folder."""
    build_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class SiteSize:
    """Size of a built site."""

    files: int
    site_bytes: int
    file_bytes: int
    """Size of the largest file."""
    largest: str
    """Path of the largest file, below the site's folder; empty in an empty site."""
    folder_files: int
    """Number of files directly in the fullest folder."""
    media_files: int = 0
    """Number of pictures and PDF files of regions."""
    media_bytes: int = 0
    build_seconds: float | None = None
    """Duration of the last build without a cache; None without such a build on this machine."""


@dataclass(frozen=True, slots=True)
class LimitUse:
    """Used share of a limit."""

    host: str
    kind: str
    """Key in `LIMITS`."""
    limit: int
    share: float
    """1 for a site exactly at the limit."""


_Limit = tuple[Callable[[Host], int | None], Callable[[SiteSize], float | None]]

LIMITS: Mapping[str, _Limit] = {
    "files": (lambda host: host.files, lambda size: size.files),
    "site_bytes": (lambda host: host.site_bytes, lambda size: size.site_bytes),
    "file_bytes": (lambda host: host.file_bytes, lambda size: size.file_bytes),
    "folder_files": (lambda host: host.folder_files, lambda size: size.folder_files),
    "build_seconds": (lambda host: host.build_seconds, lambda size: size.build_seconds),
}
"""Limit of a host and quantity of a site, by kind of limit."""


@cache
def read_hosts() -> tuple[Host, ...]:
    """Return the hosts with known limits."""
    text = files(__package__).joinpath("hosts.yml").read_text(encoding="utf-8")
    return TypeAdapter(tuple[Host, ...]).validate_python(yaml.safe_load(text))


def measure_site(site_dir: Path, cache: Cache) -> SiteSize:
    """Return the size of a built site.

    Args:
        site_dir: Folder of the site.
        cache: Cache of the project, with the duration of the last build.
    """
    sizes, fullest = {}, 0
    for folder, _, names in os.walk(site_dir):
        fullest = max(fullest, len(names))
        paths = (Path(folder, name) for name in names)
        sizes.update({path: path.stat().st_size for path in paths})
    media = [size for path, size in sizes.items() if path.parent.name == _MEDIA]
    # Of several files with the same size the last by name counts, so that a report is reproducible.
    largest = max(sizes, key=lambda path: (sizes[path], path), default=None)
    return SiteSize(
        files=len(sizes),
        site_bytes=sum(sizes.values()),
        file_bytes=0 if largest is None else sizes[largest],
        largest="" if largest is None else largest.relative_to(site_dir).as_posix(),
        folder_files=fullest,
        media_files=len(media),
        media_bytes=sum(media),
        build_seconds=_read_build_seconds(cache),
    )


def limit_uses(size: SiteSize, host: Host) -> Iterator[LimitUse]:
    """Yield the used share of each limit of a host; an unknown limit or quantity is left out."""
    for kind, (limit_of, quantity_of) in LIMITS.items():
        limit, quantity = limit_of(host), quantity_of(size)
        if limit is not None and quantity is not None:
            yield LimitUse(host.name, kind, limit, quantity / limit)


def write_build_seconds(cache: Cache, seconds: float) -> None:
    """Store the duration of a build without a cache, for the limits of hosts on build time."""
    cache.put(_LAST_BUILD, f"{seconds:.1f}".encode("ascii"))


def _read_build_seconds(cache: Cache) -> float | None:
    record = cache.get(_LAST_BUILD)
    return None if record is None else float(record)
