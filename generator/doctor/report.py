"""Results of the examination as text in the words of a language."""

from collections.abc import Iterable

from generator.doctor.examination import CheckResult, Level
from generator.messages import Catalogue
from generator.progress.wording import number_text

_MEGABYTE = 1_000_000


def render_results(results: Iterable[CheckResult], catalogue: Catalogue) -> str:
    """Return a line for each result, with the level in front, and a closing line."""
    listed = tuple(results)
    words = {level: catalogue.word(f"doctor.levels.{level}") for level in Level}
    width = max(map(len, words.values()))
    lines = [f"{words[result.level]:<{width}}  {_sentence(result, catalogue)}" for result in listed]
    faults = sum(result.level is Level.FAULT for result in listed)
    cares = sum(result.level is Level.CARE for result in listed)
    closing = "faults" if faults else "cares" if cares else "fine"
    last = catalogue.word(f"doctor.closing.{closing}", faults=faults, cares=cares)
    return "\n".join([*lines, "", last, ""])


def _sentence(result: CheckResult, catalogue: Catalogue) -> str:
    texts = {
        name: number_text(value, catalogue) if isinstance(value, int | float) else value
        for name, value in result.arguments.items()
    }
    kind, limit = result.arguments.get("kind"), result.arguments.get("limit")
    # A limit in bytes reads better in megabytes, and each kind of limit has a unit of its own.
    if isinstance(limit, int):
        number = number_text(
            limit / _MEGABYTE if str(kind).endswith("_bytes") else limit, catalogue
        )
        texts["kind"] = catalogue.word(f"doctor.kinds.{kind}")
        texts["limit"] = catalogue.word(f"doctor.limits.{kind}", number=number)
    return catalogue.word(f"doctor.results.{result.key}", **texts)
