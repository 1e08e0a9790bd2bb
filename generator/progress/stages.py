"""Stages of a run: each counts units of work, takes the time and gathers lines for the report.

Knows no further part of the program: callers hand `Stage.step` to the code that does the work.
"""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Clock = Callable[[], float]
"""Returns seconds since an arbitrary moment; never goes back."""
Redraw = Callable[[], None]
"""Shows the present count and time of a stage."""


def _no_redraw() -> None:
    """Do nothing; the stage is not shown."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A sentence of the report at the end of a run."""

    key: str
    """Key of the sentence in the catalogues, below `progress`."""
    numbers: Mapping[str, float]
    """Numbers by their names in the sentence."""


@dataclass(slots=True)
class Stage:
    """A stage, under way or finished."""

    name: str
    """Key of the name in the catalogues, below `progress.stages`."""
    total: int | None = None
    """Number of units to count; None if the number is unknown before the end."""
    clock: Clock = time.monotonic
    interval_seconds: float = math.inf
    """Least time between two redraws."""
    redraw: Redraw = _no_redraw
    count: int = 0
    seconds: float = 0.0
    """Duration when the time was last taken."""
    report_lines: list[ReportLine] = field(default_factory=list)
    _begun: float = field(init=False)
    _drawn_seconds: float = 0.0

    def __post_init__(self) -> None:
        self._begun = self.clock()

    def expect(self, total: int) -> None:
        """Set the number of units to count, and count from 0 again."""
        self.total, self.count = total, 0

    def step(self, *_: object) -> None:
        """Count a unit; the unit itself may be passed and is ignored."""
        self.count += 1
        self.take_time()
        # A redraw costs more than many a unit of work, so redraws keep an interval.
        if self.seconds - self._drawn_seconds >= self.interval_seconds:
            self._drawn_seconds = self.seconds
            self.redraw()

    def take_time(self) -> None:
        """Update the duration."""
        self.seconds = self.clock() - self._begun

    def tell(self, key: str, **numbers: float) -> None:
        """Add a line to the report: a key of the catalogues below `progress`, with numbers."""
        self.report_lines.append(ReportLine(key, numbers))
