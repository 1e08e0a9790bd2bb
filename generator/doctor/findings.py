"""What the doctor finds in a project: its set-up first, then its site beside the limits of hosts.
No words here.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from generator.build.history import has_whole_history
from generator.doctor.hosts import Weight, fits, read_hosts, weigh
from generator.machine_paths import told_path
from generator.settings import Settings

_OLDEST_PYTHON = (3, 11)
_NEAR = 0.8
"""Share of a limit from which on one should think about what comes next."""
_EXAMPLE = ".example"
"""Ending of names that are there for examples alone (RFC 2606)."""


class Level(StrEnum):
    """How much a finding matters."""

    FINE = "fine"
    CARE = "care"
    """The site can be built, but something will be missing or soon too large."""
    FAULT = "fault"
    """A build would fail."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the doctor looked at."""

    level: Level
    key: str
    """Of its sentence, below `doctor.findings`."""
    arguments: Mapping[str, object] = field(default_factory=dict)


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield all findings about a project, from its set-up to its last built site."""
    yield _python(sys.version_info[:3])
    yield _regions(settings)
    yield _pagefind()
    yield _history(settings)
    yield _site_url(settings)
    yield Finding(
        Level.FINE if settings.edit_url else Level.CARE,
        "edit_url" if settings.edit_url else "no_edit_url",
    )
    if not (settings.site_dir / "index.html").is_file():
        yield Finding(
            Level.CARE, "not_built", {"folder": told_path(settings.site_dir, settings.project_dir)}
        )
        return
    weight = weigh(settings.site_dir, settings.project_dir)
    yield Finding(
        Level.FINE,
        "weight",
        {
            "files": weight.files,
            "size": weight.site_bytes / 1_000_000,
            "largest": weight.largest,
            "largest_size": weight.file_bytes / 1_000_000,
        },
    )
    yield from _near_limits(weight)


def _near_limits(weight: Weight) -> Iterator[Finding]:
    """Yield a finding for each host: about the limits that are near or passed, or about the
    nearest.
    """
    for host in read_hosts():
        used = sorted(fits(weight, host), key=lambda fit: -fit.share)
        for fit in [fit for fit in used if fit.share >= _NEAR] or used[:1]:
            level = Level.FINE if fit.share < _NEAR else Level.CARE
            key = (
                "host_fits" if fit.share < _NEAR else "host_near" if fit.share <= 1 else "host_over"
            )
            yield Finding(
                level,
                key,
                {
                    "host": fit.host,
                    "kind": fit.kind,
                    "limit": fit.limit,
                    "percent": round(fit.share * 100),
                },
            )


def _python(version: tuple[int, ...]) -> Finding:
    told = {"version": ".".join(map(str, version))}
    return (
        Finding(Level.FINE, "python", told)
        if version >= _OLDEST_PYTHON
        else Finding(Level.FAULT, "old_python", told)
    )


def _regions(settings: Settings) -> Finding:
    count = sum(1 for _ in settings.regions_dir.glob("*/region.yml"))
    if count:
        return Finding(Level.FINE, "regions", {"count": count})
    return Finding(
        Level.FAULT, "no_regions", {"folder": told_path(settings.regions_dir, settings.project_dir)}
    )


def _pagefind() -> Finding:
    """Ask Pagefind for its version, since its program may be missing where its package is there."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pagefind", "--version"],
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=30,
        )
    except (OSError, subprocess.SubprocessError):
        return Finding(Level.FAULT, "no_pagefind")
    return Finding(
        Level.FINE, "pagefind", {"version": done.stdout.strip().removeprefix("pagefind ")}
    )


def _history(settings: Settings) -> Finding:
    match has_whole_history(settings.project_dir):
        case None:
            return Finding(Level.CARE, "no_git")
        case False:
            return Finding(Level.CARE, "shallow")
        case True:
            return Finding(Level.FINE, "history")


def _site_url(settings: Settings) -> Finding:
    if settings.site_url is None:
        return Finding(Level.CARE, "no_site_url")
    told = {"address": settings.site_url}
    is_example = (urlsplit(settings.site_url).hostname or "").endswith(_EXAMPLE)
    return (
        Finding(Level.CARE, "example_site_url", told)
        if is_example
        else Finding(Level.FINE, "site_url", told)
    )
