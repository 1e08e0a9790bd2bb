"""The day on which each data file last changed, as git knows it.

Without git, or with a cut-off history, no day is known; none is guessed.
"""

import datetime as dt
import subprocess
from collections.abc import Iterator
from pathlib import Path

from generator.settings import WIB


def changed_days(project_dir: Path, folder: str, *, today: dt.date) -> dict[str, dt.date]:
    """Return the day of the last change of each file of a folder, by path relative to the project.

    Args:
        project_dir: Folder of the project, in a git checkout or not.
        folder: Folder below it.
        today: The day that files with uncommitted changes get.

    Returns:
        Empty without git, outside a checkout, or in a shallow clone, whose history would lie.
    """
    if not has_whole_history(project_dir):
        return {}
    days: dict[str, dt.date] = {}
    for day, path in _commits(
        _git(
            project_dir, "log", "--format=%x00%ct", "--name-only", "--relative", "-z", "--", folder
        )
    ):
        days.setdefault(path, day)
    prefix = _git(project_dir, "rev-parse", "--show-prefix").strip()
    for line in _git(
        project_dir, "status", "--porcelain", "-z", "--untracked-files=all", "--", folder
    ).split("\0"):
        if len(line) > 3:
            days[line[3:].removeprefix(prefix)] = (
                today  # `git status` counts from the top of the checkout
            )
    return days


def has_whole_history(project_dir: Path) -> bool | None:
    """Return whether git knows all that has happened to a project; None without git, or outside a
    checkout.
    """
    return {"false": True, "true": False}.get(
        _git(project_dir, "rev-parse", "--is-shallow-repository").strip()
    )


def _commits(log: str) -> Iterator[tuple[dt.date, str]]:
    """Yield day and path of each change, newest first.

    With -z, git writes the seconds of a commit as a field of their own, then one path a field, the
    first after a line feed. A path has a slash, since the data folder is in it.
    """
    day: dt.date | None = None
    for field in log.split("\0"):
        if field.isdigit():
            day = dt.datetime.fromtimestamp(int(field), WIB).date()
        elif day is not None and field:
            yield day, field.removeprefix("\n")


def _git(project_dir: Path, *arguments: str) -> str:
    """Return what git prints, or "" where it fails or is not there."""
    try:
        # Our own words only.
        done = subprocess.run(  # noqa: S603
            # Git is found on the path.
            ["git", "-c", "core.quotePath=false", *arguments],  # noqa: S607
            cwd=project_dir,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
