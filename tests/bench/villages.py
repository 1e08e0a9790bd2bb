"""CPU seconds of builds of a region with many small villages, and of an edit of one village.

    python -m tests.bench.villages 1 200 1000 2000 --work FOLDER

The figures with a single village are the floor: what a build costs, whatever the region's size.
"""

import argparse
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.bench.corpus import write_project
from tests.bench.ours import BUILD, clean_twin, forget, laws
from tests.bench.plan import CODES_SOURCE
from tests.bench.yaml_text import as_yaml

_EDITS = 3
"""Edits of a project, each of another village; the median counts."""
_PER_DISTRICT = 20


def write_villages(project: Path, count: int) -> list[Path]:
    """Write a project of one region, and return the files of its villages."""
    write_project(project, 1)
    (main,) = (project / "regions").glob("k*-*/region.yml")
    kind = "kelurahan" if main.parent.name.startswith("kota") else "desa"
    folder = main.parent / "villages"
    folder.mkdir(exist_ok=True)
    for number in range(count):
        village = {
            "name": f"Contoh {number}",
            "kind": kind,
            "district": f"Ulu {number // _PER_DISTRICT}",
            "summary": f"Wilayah ke-{number} dalam daftar.",
            "sources": [CODES_SOURCE],
        }
        (folder / f"contoh-{number:04}.yml").write_text(as_yaml(village), encoding="utf-8")
    return sorted(folder.iterdir())


def measure(project: Path, count: int) -> str:
    """Return the figures of a project as a line; the project is written first."""
    villages = write_villages(project, count)
    forget(project)
    cold, unchanged, edits = _cpu_seconds(project), _cpu_seconds(project), []
    for village in villages[:: max(1, count // _EDITS)][:_EDITS]:
        with village.open("a", encoding="utf-8") as file:
            file.write("description: Diperbarui.\n")
        edits.append(_cpu_seconds(project))
    clean = project.with_name(f"{project.name}-clean")
    clean_twin(project, clean)
    _cpu_seconds(clean)
    return (
        f"{count:>6} villages: cold {cold:.2f}, unchanged {unchanged:.2f}, "
        f"one edit {median(edits):.2f} CPU s; beside a clean build: {laws(project, clean)}"
    )


def _cpu_seconds(project: Path) -> float:
    """Build a project, and return user and system seconds of all processes of the build."""
    before = _children()
    subprocess.run([*BUILD, "-q"], cwd=project, check=True)
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the figures of each number of villages."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.villages", description=__doc__)
    parser.add_argument("counts", type=int, nargs="+", metavar="N", help="numbers of villages")
    parser.add_argument("--work", type=Path, required=True, metavar="FOLDER")
    chosen = parser.parse_args()
    for count in chosen.counts:
        sys.stdout.write(f"{measure(chosen.work / f'villages-{count}', count)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
