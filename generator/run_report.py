"""The report of a build, as JSON in the cache folder: for the people who run the site.

The report alone has the times of a build. Nothing of it is published, and no log shows it.
"""

import datetime as dt
import json
import platform
from collections.abc import Mapping
from pathlib import Path

from generator import __version__
from generator.build.history import run_git
from generator.build.load import LoadedSite
from generator.cache.distributions import program_digest, required_versions
from generator.cache.keys import digest_of
from generator.diagnostics import Severity
from generator.files.atomic import write_atomically
from generator.files.staging import MANIFEST, SiteStaging
from generator.progress.run_progress import RunProgress
from generator.progress.stages import Stage
from generator.reporter import render_json
from generator.settings import Settings

REPORT_VERSION = 1
"""Raised when a key of the report changes its meaning or goes."""


def write_run_report(
    settings: Settings, loaded: LoadedSite, progress: RunProgress, site: SiteStaging | None = None
) -> None:
    """Write the report of a build to `.cache/report.json`.

    Keys: `report_version`, `outcome` ("published" or "refused"), `began` and `ended` (UTC, in whole
    seconds, rounded down; `began` is not after the moment of the data), `seconds`, `versions` by
    name, `inputs` (commit, day, and digests of program and data), `findings` (counts, and `all` of
    them as `check --format json` prints them), `kept` (commit and day of each region as of an
    earlier commit, by slug), `absent` (slugs of refused regions that the site is without),
    `unreleased` (place, name and release time of each record kept back), `next_release`, `stages`
    by name (seconds and counts), and for a published site `site` (files, bytes, and the digest of
    the manifest).

    Args:
        settings: The project.
        loaded: The data as read.
        progress: The stages of the run.
        site: The published site; None if the data was refused.
    """
    ended = dt.datetime.now(dt.UTC)
    # What is released after the moment of the data is due, even if the run began later.
    began = min(ended - dt.timedelta(seconds=progress.seconds), settings.moment.astimezone(dt.UTC))
    catalogue, report = progress.catalogue, loaded.findings
    counts = {f"{severity.value}s": report.count(severity) for severity in Severity}
    written: dict[str, object] = {
        "report_version": REPORT_VERSION,
        "outcome": "refused" if site is None else "published",
        "began": began.isoformat(timespec="seconds"),
        "ended": ended.isoformat(timespec="seconds"),
        "seconds": round(progress.seconds, 3),
        "versions": {
            "masterplan": __version__,
            "python": platform.python_version(),
            **dict(required_versions()),
        },
        "inputs": {
            "commit": run_git(settings.project_dir, "rev-parse", "HEAD").strip(),
            "day": settings.site.today.isoformat(),
            "program": program_digest(),
            "data": digest_of(loaded.shared, *loaded.inputs.values()),
            "regions": len(loaded.inputs),
        },
        "findings": {**counts, "all": json.loads(render_json(report, catalogue))},
        "kept": {
            slug: {"commit": earlier.commit, "day": earlier.day.isoformat()}
            for slug, earlier in loaded.kept.regions.items()
        },
        "absent": list(loaded.kept.absent),
        "unreleased": [
            {
                "path": record.path,
                "line": record.key.line,
                "name": record.name,
                "until": _written(record.until),
            }
            for record in loaded.unreleased
        ],
        "next_release": _written(loaded.next_release),
        "stages": {stage.name: _figures(stage) for stage in progress.stages},
    }
    if site is not None:
        written["site"] = _site(site)
    text = json.dumps(written, ensure_ascii=False, indent=2)
    write_atomically(report_file(settings), f"{text}\n".encode())


def report_file(settings: Settings) -> Path:
    """Return the path of the report of the last build."""
    return settings.cache_dir / "report.json"


def _written(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _figures(stage: Stage) -> Mapping[str, object]:
    """Return the duration of a stage, and the numbers of its lines in the shown report."""
    lines = {line.key: dict(line.numbers) for line in stage.report_lines}
    return {"seconds": round(stage.seconds, 3), **lines}


def _site(site: SiteStaging) -> Mapping[str, object]:
    return {
        "files": len(site.states),
        "bytes": sum(state.signature[0] for state in site.states.values()),
        "manifest": site.digests[MANIFEST],
    }
