"""Hosts of static sites with their limits, what a built site weighs, and how near it is to each."""

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml
from pydantic import TypeAdapter

KINDS = ("files", "site_bytes", "file_bytes", "folder_files", "build_seconds")
"""Kinds of limits: names of fields of both `Host` and `Weight`."""
_LAST_BUILD = ".cache/build-seconds"


@dataclass(frozen=True, slots=True)
class Host:
    """What a host allows; None for what it does not limit."""

    name: str
    source: str
    """Where it says so."""
    read_on: dt.date
    """When it was read there."""
    files: int | None = None
    site_bytes: int | None = None
    file_bytes: int | None = None
    """Of any single file."""
    folder_files: int | None = None
    """Files that stand directly in one folder."""
    build_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """What a built site weighs."""

    files: int
    site_bytes: int
    file_bytes: int
    """Of the largest file."""
    largest: str
    """Path of that file, below the site's folder; empty in an empty site."""
    folder_files: int
    """In the fullest folder, those below it left out."""
    build_seconds: float | None = None
    """How long the last build from nothing took; None if there was none on this machine."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How much of a limit is used."""

    host: str
    kind: str
    """One of `KINDS`."""
    limit: int
    share: float
    """1 where the limit is just met."""


@cache
def read_hosts() -> tuple[Host, ...]:
    """Return the hosts whose limits are known."""
    text = files(__package__).joinpath("hosts.yml").read_text(encoding="utf-8")
    return TypeAdapter(tuple[Host, ...]).validate_python(yaml.safe_load(text))


def weigh(site_dir: Path, project_dir: Path) -> Weight:
    """Return what a built site weighs.

    Args:
        site_dir: Its folder.
        project_dir: Of the project that it was built from.
    """
    sizes, fullest = {}, 0
    for folder, _, names in os.walk(site_dir):
        fullest = max(fullest, len(names))
        sizes.update({path: path.stat().st_size for path in (Path(folder, name) for name in names)})
    largest = max(sizes, key=lambda path: (sizes[path], path), default=None)
    return Weight(
        files=len(sizes),
        site_bytes=sum(sizes.values()),
        file_bytes=0 if largest is None else sizes[largest],
        largest="" if largest is None else largest.relative_to(site_dir).as_posix(),
        folder_files=fullest,
        build_seconds=_recalled(project_dir),
    )


def fits(weight: Weight, host: Host) -> Iterator[Fit]:
    """Yield how much of each of its limits a site uses, as far as both are known."""
    for kind in KINDS:
        limit, used = getattr(host, kind), getattr(weight, kind)
        if limit is not None and used is not None:
            yield Fit(host.name, kind, limit, used / limit)


def remember_build(project_dir: Path, seconds: float) -> None:
    """Remember how long a build from nothing took."""
    path = project_dir / _LAST_BUILD
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{seconds:.1f}\n", encoding="ascii")


def _recalled(project_dir: Path) -> float | None:
    try:
        return float((project_dir / _LAST_BUILD).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
