"""The day of the last change of each data file, from the history in git.

Without git, or with a cut-off history, no day is known; none is guessed.
"""

import datetime as dt
import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

from generator.settings import WIB

_SETTINGS = ("-c", "core.quotePath=false", "-c", "log.showSignature=false")
"""Settings of a person that would change the output of git."""


def changed_days(
    project_dir: Path, folder: str, *, today: dt.date, revision: str | None = None
) -> dict[str, dt.date]:
    """Return the day of the last change of each file of a folder, by path relative to the project.

    Args:
        project_dir: Folder of the project, in a git checkout or not.
        folder: Folder of the data, relative to the project.
        today: Day of files with uncommitted changes.
        revision: Commit whose files are meant; None for the files as they are.

    Returns:
        Empty without git, outside a checkout, or in a shallow clone, whose history would lie.
    """
    if not has_whole_history(project_dir):
        return {}
    days: dict[str, dt.date] = {}
    of_files = ("-z", "--", folder)
    shown = ("--format=%x00%ct", "--name-only", "--relative", revision or "HEAD")
    for day, path in _commits(run_git(project_dir, "log", *shown, *of_files)):
        days.setdefault(path, day)
    if revision is not None:
        return days
    # Paths of `git status` start at the top of the checkout, not at the project.
    prefix = run_git(project_dir, "rev-parse", "--show-prefix").strip()
    status = run_git(project_dir, "status", "--porcelain", "--untracked-files=all", *of_files)
    for line in status.split("\0"):
        if len(line) > 3:
            days[line[3:].removeprefix(prefix)] = today
    return days


def has_whole_history(project_dir: Path) -> bool | None:
    """Return whether git has the whole history of a project; None without git or a checkout."""
    answer = run_git(project_dir, "rev-parse", "--is-shallow-repository").strip()
    return {"false": True, "true": False}.get(answer)


def _commits(log: str) -> Iterator[tuple[dt.date, str]]:
    """Yield day and path of each change, newest first.

    With -z, git writes the seconds of a commit in a separate field, then a field for each path, the
    first after a line feed. No path is a number: each starts with the data folder.
    """
    day: dt.date | None = None
    for field in log.split("\0"):
        if field.isdigit():
            day = dt.datetime.fromtimestamp(int(field), WIB).date()
        elif day is not None and field:
            yield day, field.removeprefix("\n")


def paths_changed_since(project_dir: Path, commit: str, folder: str) -> frozenset[str]:
    """Return the paths of the files that are new or have other bytes than in a commit.

    Args:
        project_dir: Folder of the project; paths are relative to it.
        commit: Full name of the commit.
        folder: Folder relative to the project. Files that git does not know are left out.
    """
    shown = ("--name-only", "-z", "--no-renames", "--diff-filter=d", "--relative")
    listing = run_git(project_dir, "diff", *shown, commit, "--", folder)
    return frozenset(filter(None, listing.split("\0")))


def archived(project_dir: Path, commit: str, folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file of a folder in a commit; links are passed over.

    Args:
        project_dir: Folder of the project; paths are relative to it.
        commit: Full name of the commit.
        folder: Folder relative to the project.
    """
    # Only a name from git itself and our own path reach the command.
    command = ["git", "archive", "--format=tar", commit, "--", folder]
    done = subprocess.run(command, cwd=project_dir, capture_output=True, check=False)  # noqa: S603
    if done.returncode != 0:
        return
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for entry in archive:
            content = archive.extractfile(entry) if entry.isfile() else None
            if content is not None:
                yield entry.name, content.read()


def run_git(project_dir: Path, *arguments: str) -> str:
    """Return the output of a git command in a project, or "" if git fails or is missing."""
    try:
        # Only our own words and paths reach the command; git is found on the path.
        done = subprocess.run(  # noqa: S603
            ["git", *_SETTINGS, *arguments],  # noqa: S607
            cwd=project_dir,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
