"""Examination of a project: the set-up first, then the built site beside the limits of hosts.

Results hold no words; `report` renders them.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from generator.build.history import has_whole_history
from generator.cache.store import Cache
from generator.doctor.hosts import LimitUse, SiteSize, limit_uses, measure_site, read_hosts
from generator.machine_paths import display_path
from generator.settings import Settings

_OLDEST_PYTHON = (3, 11)
_NEAR = 0.8
"""Share of a limit from which the next step deserves a thought."""
_EXAMPLE = ".example"
"""Ending of names reserved for examples (RFC 2606)."""


class Level(StrEnum):
    """Weight of a result."""

    FINE = "fine"
    CARE = "care"
    """The site can be built, but a part will be missing, or soon too large."""
    FAULT = "fault"
    """A build would fail."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Result of a check of the set-up, the site or a host's limit."""

    level: Level
    key: str
    """Key of the sentence in the catalogues, below `doctor.results`."""
    arguments: Mapping[str, object] = field(default_factory=dict)


def examine(settings: Settings) -> Iterator[CheckResult]:
    """Yield the results of every check, from the set-up of a project to the last built site."""
    yield _python(sys.version_info[:3])
    yield _regions(settings)
    yield _history(settings)
    yield _site_url(settings)
    yield _edit_url(settings)
    yield _security_contact(settings)
    if not (settings.site_dir / "index.html").is_file():
        folder = display_path(settings.site_dir, settings.project_dir)
        yield CheckResult(Level.CARE, "not_built", {"folder": folder})
        return
    size = measure_site(settings.site_dir, Cache(settings.cache_dir))
    yield _size(size)
    if size.media_files:
        arguments = {"files": size.media_files, "size": size.media_bytes / 1_000_000}
        yield CheckResult(Level.FINE, "media", arguments)
    yield from _near_limits(size)


def _python(version: tuple[int, ...]) -> CheckResult:
    arguments = {"version": ".".join(map(str, version))}
    if version < _OLDEST_PYTHON:
        return CheckResult(Level.FAULT, "old_python", arguments)
    return CheckResult(Level.FINE, "python", arguments)


def _regions(settings: Settings) -> CheckResult:
    count = sum(1 for _ in settings.regions_dir.glob("*/region.yml"))
    if count:
        return CheckResult(Level.FINE, "regions", {"count": count})
    folder = display_path(settings.regions_dir, settings.project_dir)
    # A project without national files cannot be built either, so both have the same remedy.
    return CheckResult(Level.FAULT, "no_regions", {"folder": folder})


def _history(settings: Settings) -> CheckResult:
    match has_whole_history(settings.project_dir):
        case None:
            return CheckResult(Level.CARE, "no_git")
        case False:
            return CheckResult(Level.CARE, "shallow")
        case True:
            return CheckResult(Level.FINE, "history")


def _site_url(settings: Settings) -> CheckResult:
    if settings.site.site_url is None:
        return CheckResult(Level.CARE, "no_site_url")
    arguments = {"address": settings.site.site_url}
    if (urlsplit(settings.site.site_url).hostname or "").endswith(_EXAMPLE):
        return CheckResult(Level.CARE, "example_site_url", arguments)
    return CheckResult(Level.FINE, "site_url", arguments)


def _edit_url(settings: Settings) -> CheckResult:
    if settings.site.edit_url:
        return CheckResult(Level.FINE, "edit_url")
    return CheckResult(Level.CARE, "no_edit_url")


def _security_contact(settings: Settings) -> CheckResult:
    if settings.security_contact is None:
        return CheckResult(Level.CARE, "no_security_contact")
    address = settings.site.site_url or ""
    if urlsplit(address).path not in {"", "/"}:
        return CheckResult(Level.CARE, "security_contact_below", {"address": address})
    return CheckResult(Level.FINE, "security_contact", {"contact": settings.security_contact})


def _size(size: SiteSize) -> CheckResult:
    arguments = {
        "files": size.files,
        "size": size.site_bytes / 1_000_000,
        "largest": size.largest,
        "largest_size": size.file_bytes / 1_000_000,
    }
    return CheckResult(Level.FINE, "weight", arguments)


def _near_limits(size: SiteSize) -> Iterator[CheckResult]:
    """Yield the near and exceeded limits of each host, or the nearest limit of a roomy host."""
    for host in read_hosts():
        uses = sorted(limit_uses(size, host), key=lambda use: -use.share)
        # A reader wants to hear of every near limit, but only a sign of life from a roomy host.
        near = [use for use in uses if use.share >= _NEAR]
        yield from (_limit_result(use) for use in near or uses[:1])


def _limit_result(use: LimitUse) -> CheckResult:
    arguments = {
        "host": use.host,
        "kind": use.kind,
        "limit": use.limit,
        "percent": round(use.share * 100),
    }
    if use.share < _NEAR:
        return CheckResult(Level.FINE, "host_fits", arguments)
    return CheckResult(Level.CARE, "host_near" if use.share <= 1 else "host_over", arguments)
