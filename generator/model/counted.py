"""Counted progress of promises: how many of how many, by reports or by steps."""

from dataclasses import dataclass
from decimal import Decimal

from generator.model.quick_win import CountReport, QuickWin


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the counted things of a promise are there, as last reported."""

    reached: Decimal
    target: Decimal | None
    """None if no source says how many are promised."""
    report: CountReport | None
    """None for steps on the way, counted instead of things."""


def counted(quick_win: QuickWin) -> Count | None:
    """Return the progress of a promise in numbers; None without any number.

    Reports count before steps: only a promise without a report is counted by its milestones.

    Source: "Capaian, hitungan, dan dana" in content/metode/index.md.
    """
    progress = quick_win.progress
    if progress is not None and progress.reports:
        last = max(progress.reports, key=lambda report: report.date.last_day)
        return Count(last.reached, progress.target, last)
    steps = quick_win.milestones
    if not steps:
        return None
    reached = sum(step.reached_on is not None for step in steps)
    return Count(Decimal(reached), Decimal(len(steps)), None)
