"""What a comparison has measured so far, and how it is kept; knows neither how to measure nor how
to show it.
"""

from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one command."""

    seconds: float
    peak_bytes: int
    """Of its largest process."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a tool published."""

    size_bytes: int
    files: int
    pages: int
    """HTML files named `index.html`."""
    page_bytes: int
    """HTML of a region's first page, median."""
    page_gzip_bytes: int


@dataclass(slots=True)
class Record:
    """One comparison."""

    day: str
    regions: int
    small: int
    """Regions of the second, smaller size."""
    machine: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    runs: dict[str, list[Run]] = field(default_factory=dict)
    """Runs by the name of what was run, such as `ours.cold`."""
    outputs: dict[str, Output] = field(default_factory=dict)
    """By the name of the tool."""
    first_query: dict[str, int] = field(default_factory=dict)
    """Bytes that a reader's first query fetches, by the name of the tool."""
    laws: dict[str, str] = field(default_factory=dict)
    """What was compared with a clean build, and what came of it."""
    serve: dict[str, list[float]] = field(default_factory=dict)
    """Seconds until the first page is there, and until an edit is seen."""
    stages: dict[str, str] = field(default_factory=dict)
    """What our build says of its own time, by the name of what was run."""

    def seconds(self, *names: str) -> float | None:
        """Return the median of the seconds that commands take one after the other; None where one
        was not run.
        """
        rounds = [self.runs.get(name, []) for name in names]
        sums = [sum(run.seconds for run in together) for together in zip(*rounds, strict=False)]
        return median(sums) if sums else None

    def peak_bytes(self, *names: str) -> int | None:
        """Return the most that any process of these commands held; None where none was run."""
        return max(
            (run.peak_bytes for name in names for run in self.runs.get(name, [])), default=None
        )


_RECORD = TypeAdapter(Record)


def write_record(record: Record, file: Path) -> None:
    """Keep what is known so far."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_RECORD.dump_json(record, indent=2) + b"\n")


def read_record(file: Path) -> Record:
    """Return what was kept."""
    return _RECORD.validate_json(file.read_bytes())
