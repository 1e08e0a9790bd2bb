"""Paths in what is told to people: relative to the project, so that no log shows whose machine it
was.
"""

import os
import re
from pathlib import Path

_ABSOLUTE = re.compile(r"""(?<![\w.:/~\\-])(?:/|[A-Za-z]:[\\/])[^\s'",;:()<>]+""")
"""What may be a path from the root of a disk, in the middle of a sentence."""
_SEPARATORS = r"[\\/]"
_ELSEWHERE = "…/"
"""Stands for the folders above a file outside the project."""


def told_path(path: Path, project_dir: Path) -> str:
    """Return a path as a sentence names it: relative to the project; outside of it, its last part
    alone.
    """
    for base in (project_dir, project_dir.resolve()):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return f"{_ELSEWHERE}{path.name}"


def without_machine_paths(text: str, project_dir: Path) -> str:
    """Return a text in which no path begins at the root of this machine's disk; the project goes by
    its folder's name.

    Args:
        text: A sentence, perhaps with what the system or another program said.
        project_dir: The folder that paths are told relative to.
    """
    for base in {str(project_dir), str(project_dir.resolve())}:
        text = text.replace(f"{base}{os.sep}", "")
        text = re.sub(rf"{re.escape(base)}(?![\w-]|\.\w)", Path(base).name, text)
    return _ABSOLUTE.sub(_name_alone, text)


def _name_alone(match: re.Match[str]) -> str:
    """Return the last part of a path of this machine; an address of the site, such as /daerah/,
    stays.
    """
    written = match.group()
    first = Path(*Path(written).parts[:2])
    if written.startswith("/") and not first.exists():
        return written
    return f"{_ELSEWHERE}{re.split(_SEPARATORS, written.rstrip('/'))[-1]}"
