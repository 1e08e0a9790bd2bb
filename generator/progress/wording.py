"""Numbers, times and stages in the words of a language, for a line in a terminal or in a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from babel.numbers import format_decimal

from generator.messages import Catalogue


@dataclass(frozen=True, slots=True)
class Told:
    """What a stage says of itself in the report."""

    key: str
    """The sentence's key in the catalogues, below `progress`."""
    numbers: Mapping[str, float]
    """By the names that the sentence has for them."""


class Counted(Protocol):
    """What can be said of a stage."""

    name: str
    """Its key in the catalogues, below `progress.stages`."""
    total: int | None
    """How much there is to count; None where that is not known before the end."""
    count: int
    seconds: float
    """How long it has lasted, when it was last looked at."""
    told: list[Told]


def number_text(number: float, catalogue: Catalogue) -> str:
    """Return a number as a language writes it: a count in full, a measure to one decimal."""
    return format_decimal(
        number, "#,##0" if isinstance(number, int) else "#,##0.0", locale=catalogue.language
    )


def filled(key: str, arguments: Mapping[str, object], catalogue: Catalogue) -> str:
    """Return a sentence of the catalogue; numbers among its arguments are written as the language
    writes them.
    """
    texts = {
        name: number_text(value, catalogue) if isinstance(value, int | float) else value
        for name, value in arguments.items()
    }
    return catalogue.word(key, **texts)


def stage_name(name: str, catalogue: Catalogue) -> str:
    """Return what a stage is called."""
    return catalogue.word(f"progress.stages.{name}")


def told_text(told: Told, catalogue: Catalogue) -> str:
    """Return what a stage says of itself."""
    return filled(f"progress.{told.key}", told.numbers, catalogue)


def stage_parts(stage: Counted, catalogue: Catalogue) -> tuple[str, ...]:
    """Return what is known of a stage by now: how much is done, if it counts, how fast, and how
    long it took.
    """
    seconds = filled("progress.seconds", {"seconds": stage.seconds}, catalogue)
    if not stage.count:
        return (seconds,)
    counts = [stage.count] if stage.total is None else [stage.count, stage.total]
    unit = catalogue.counted(f"progress.units.{stage.name}", counts[-1])
    done = "/".join(number_text(count, catalogue) for count in counts)
    rate = filled(
        "progress.rate", {"rate": round(stage.count / max(stage.seconds, 0.001))}, catalogue
    )
    return f"{done} {unit}", rate, seconds
