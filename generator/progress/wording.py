"""Numbers, times and stages in the words of a language, for a terminal or a log."""

from collections.abc import Mapping

from babel.numbers import format_decimal

from generator.messages import Catalogue
from generator.progress.stages import ReportLine, Stage


def number_text(number: float, catalogue: Catalogue) -> str:
    """Return a number in the form of a language: a count in full, a measure to a tenth."""
    pattern = "#,##0" if isinstance(number, int) else "#,##0.0"
    return format_decimal(number, pattern, locale=catalogue.language)


def sentence(key: str, arguments: Mapping[str, object], catalogue: Catalogue) -> str:
    """Return a sentence of the catalogue; numbers among its arguments are written out."""
    texts = {
        name: number_text(value, catalogue) if isinstance(value, int | float) else value
        for name, value in arguments.items()
    }
    return catalogue.word(key, **texts)


def stage_name(stage: Stage, catalogue: Catalogue) -> str:
    """Return the name of a stage for a reader."""
    return catalogue.word(f"progress.stages.{stage.name}")


def report_sentence(line: ReportLine, catalogue: Catalogue) -> str:
    """Return a line of the report as a sentence."""
    return sentence(f"progress.{line.key}", line.numbers, catalogue)


def stage_parts(stage: Stage, catalogue: Catalogue) -> tuple[str, ...]:
    """Return count, rate and duration of a stage; the duration alone without a count.

    A rate below 1 per second is left out: a reader would take the rounded 0 for a standstill.
    """
    seconds = sentence("progress.seconds", {"seconds": stage.seconds}, catalogue)
    if not stage.count:
        return (seconds,)
    counts = [stage.count] if stage.total is None else [stage.count, stage.total]
    unit = catalogue.counted(f"progress.units.{stage.name}", counts[-1])
    done = "/".join(number_text(count, catalogue) for count in counts)
    # The first unit may be done before the clock has moved.
    rate = round(stage.count / max(stage.seconds, 0.001))
    told = (sentence("progress.rate", {"rate": rate}, catalogue),) if rate else ()
    return f"{done} {unit}", *told, seconds
