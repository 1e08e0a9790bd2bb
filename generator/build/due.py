"""Release times since the last build, for a job that asks every few minutes.

Every file is read, but only those with a release key are parsed, so the answer is there at once.
"""

import datetime as dt
import json
from pathlib import Path

from generator.build.release_marks import release_marks
from generator.settings import Settings
from generator.source.discover import find_sources


def due_moments(settings: Settings, since: dt.datetime, now: dt.datetime) -> list[dt.datetime]:
    """Return the release times in the data from one moment to another, both included, in order."""
    files, _ = find_sources(settings.regions_dir, settings.project_dir)
    marks = (mark for of_file in release_marks(files).values() for mark in of_file)
    times = {mark.until for mark in marks if mark.until is not None and not mark.is_draft}
    return sorted(moment for moment in times if since <= moment <= now)


def last_published(report: Path) -> dt.datetime | None:
    """Return the moment at which the last published build began, from the report of that build.

    None without a report of a published build.
    """
    try:
        written = json.loads(report.read_bytes())
        began = dt.datetime.fromisoformat(written["began"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    is_usable = written.get("outcome") == "published" and began.tzinfo is not None
    return began if is_usable else None
