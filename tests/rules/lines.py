"""Code lines of the rooms of the program: without blank lines, comments and docstrings.

`python -m tests.rules.lines [ROOM ...]` prints the lines of some rooms, or of all, and their sum.
`-v` names the modules as well, the largest first.
"""

import sys
from pathlib import Path

from tests.rules.prose import PACKAGE, modules, prose_of


def code_lines(room: Path) -> dict[Path, int]:
    """Return the code lines of each module of a room, the largest first."""
    counted = {path: prose_of(path).code_lines for path in modules([room])}
    return dict(sorted(counted.items(), key=lambda pair: -pair[1]))


def rooms() -> list[Path]:
    """Return the rooms of the program by name, and the modules beside them."""
    found = (*PACKAGE.glob("*.py"), *(path.parent for path in PACKAGE.glob("*/__init__.py")))
    return sorted(found)


if __name__ == "__main__":
    names = [name for name in sys.argv[1:] if name != "-v"]
    total = 0
    for room in [PACKAGE / name for name in names] or rooms():
        lines = code_lines(room)
        total += sum(lines.values())
        print(f"{sum(lines.values()):6} {room.relative_to(PACKAGE)}")  # noqa: T201
        for path, count in lines.items() if "-v" in sys.argv else ():
            print(f"{count:10} {path.name}")  # noqa: T201
    print(f"{total:6} in all")  # noqa: T201
