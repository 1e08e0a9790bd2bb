"""Compares this generator with others, on one corpus and in one run: `python -m tests.bench`."""

import argparse
import datetime as dt
import shutil
import signal
import sys
import time
from pathlib import Path

from tests.bench.comparison import TOOLS, compare
from tests.bench.measure import PROJECT, machine, versions
from tests.bench.places import MOST_REGIONS
from tests.bench.record import Record, write_record
from tests.bench.results import results

_RESULTS = Path(__file__).with_name("RESULTS.md")
_KEPT = ("results.json", "RESULTS.md", "logs")
"""What stays of the work folder."""


def main() -> None:
    """Measure, and show the figures; with `--write`, keep those of all regions and tools in
    RESULTS.md.
    """
    chosen = _arguments()
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell has background work ignore Ctrl+C; see serve_time
    work: Path = chosen.work.resolve()
    _clear(work, ())
    day = dt.datetime.now(tz=dt.UTC).date().isoformat()
    record = Record(day, chosen.regions, max(1, chosen.regions // 10), machine(), versions())
    started = time.monotonic()

    def tell(text: str) -> None:
        sys.stderr.write(f"{time.monotonic() - started:>6.0f} s  {text}\n")
        write_record(record, work / "results.json")

    is_whole = False
    try:
        compare(record, work, chosen.only, tell)
        is_whole = True
    except KeyboardInterrupt:
        tell("interrupted; what was measured so far follows")
    finally:
        (work / "RESULTS.md").write_text(results(record), encoding="utf-8")
        if not chosen.keep:
            _clear(work, _KEPT)
    sys.stdout.write(results(record))
    is_national = (chosen.regions, chosen.only) == (MOST_REGIONS, TOOLS)
    if chosen.write and is_whole and is_national:
        shutil.copyfile(work / "RESULTS.md", _RESULTS)
    sys.exit(0 if is_whole else 130)


def _clear(work: Path, kept: tuple[str, ...]) -> None:
    work.mkdir(parents=True, exist_ok=True)
    for path in work.iterdir():
        if path.name in kept:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--regions", type=int, choices=range(1, MOST_REGIONS + 1), metavar="N", default=MOST_REGIONS
    )
    parser.add_argument("--only", type=_tools, default=TOOLS, help=f"some of {','.join(TOOLS)}")
    parser.add_argument(
        "--work", type=Path, default=PROJECT / ".cache/bench", help="folder for it; emptied first"
    )
    parser.add_argument("--keep", action="store_true", help="leave what was built in that folder")
    parser.add_argument(
        "--write",
        action="store_true",
        help="put the figures of all regions and tools into RESULTS.md",
    )
    return parser.parse_args()


def _tools(text: str) -> tuple[str, ...]:
    tools = tuple(text.split(","))
    if unknown := set(tools) - set(TOOLS):
        raise argparse.ArgumentTypeError(
            f"there is no {', '.join(sorted(unknown))}; choose from {', '.join(TOOLS)}"
        )
    return tools


if __name__ == "__main__":
    main()
