"""Running what is measured: in rounds, so that what slows the machine for a while slows all alike."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.bench.record import Run

PROJECT = Path(__file__).resolve().parents[2]
_ONE_RUN = Path(__file__).with_name("one_run.py")
_MOST_RUNS = 3
_PACKAGES = (
    "hugo",
    "pagefind-bin",
    "zensical",
    "mkdocs",
    "mkdocs-material",
    "markdown",
    "jinja2",
    "pydantic",
)


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that is measured."""

    name: str
    command: tuple[str, ...]
    folder: Path
    """Where it runs."""
    prepare: Callable[[], object]
    """What comes before each run, and is not counted."""


def run_in_rounds(
    cases: Iterable[Case],
    logs: Path,
    environment: Mapping[str, str],
    on_run: Callable[[Case, Run], None],
) -> None:
    """Run each case once, then again those of which more runs are wanted, and so on.

    Args:
        cases: In the order in which a round runs them.
        logs: Folder for what they say; the last run of each is kept.
        environment: Variables for all of them.
        on_run: Backlinks of each run.
    """
    wanted = dict.fromkeys((case.name for case in cases), 1)
    for number in range(_MOST_RUNS):
        for case in cases:
            if number < wanted[case.name]:
                case.prepare()
                run = run_once(case, logs / f"{case.name}.log", environment)
                wanted[case.name] = max(wanted[case.name], runs_wanted(run.seconds))
                on_run(case, run)


def runs_wanted(seconds: float) -> int:
    """Return how many runs make a median of something that takes so long."""
    if seconds < 60:
        return _MOST_RUNS
    return 2 if seconds < 120 else 1


def run_once(case: Case, log: Path, environment: Mapping[str, str]) -> Run:
    """Run a case.

    Raises:
        SystemExit: It fails; the end of what it said is the message.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    told = log.with_suffix(".json")
    with log.open("wb") as said:
        done = subprocess.run(
            [sys.executable, str(_ONE_RUN), str(told), *case.command],
            cwd=case.folder,
            env=os.environ | environment,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        end = "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-20:])
        sys.exit(f"{case.name} failed, and the comparison with it:\n{end}")
    return Run(**json.loads(told.read_text("utf-8")))


def machine() -> dict[str, str]:
    """Return what the figures depend on, and nothing that tells whose machine it is."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "cores": str(os.cpu_count()),
        "processor": _processor(),
        "memory": f"{memory / 1e9:.1f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "load when it began": f"{os.getloadavg()[0]:.2f}",
    }


def versions() -> dict[str, str]:
    """Return the version of Python and of each tool that is installed."""
    return {"Python": platform.python_version()} | {name: version(name) for name in _PACKAGES}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        "unknown",
    )
