"""The doctor's findings as text in the words of a language."""

from collections.abc import Iterable

from generator.doctor.findings import Finding, Level
from generator.messages import Catalogue
from generator.progress.wording import number_text

_MEGABYTE = 1_000_000
_BYTES = frozenset({"site_bytes", "file_bytes"})


def render_findings(findings: Iterable[Finding], catalogue: Catalogue) -> str:
    """Return findings line by line, each with how much it matters, and a closing line."""
    listed = tuple(findings)
    words = {level: catalogue.word(f"doctor.levels.{level}") for level in Level}
    width = max(map(len, words.values()))
    lines = [
        f"{words[finding.level]:<{width}}  {_sentence(finding, catalogue)}" for finding in listed
    ]
    faults, cares = (
        sum(finding.level is level for finding in listed) for level in (Level.FAULT, Level.CARE)
    )
    closing = "faults" if faults else "cares" if cares else "fine"
    return "\n".join(
        [*lines, "", catalogue.word(f"doctor.closing.{closing}", faults=faults, cares=cares), ""]
    )


def _sentence(finding: Finding, catalogue: Catalogue) -> str:
    told = {
        name: number_text(value, catalogue) if isinstance(value, int | float) else value
        for name, value in finding.arguments.items()
    }
    kind, limit = finding.arguments.get("kind"), finding.arguments.get("limit")
    if isinstance(limit, int):
        number = number_text(limit / _MEGABYTE if kind in _BYTES else limit, catalogue)
        told["kind"] = catalogue.word(f"doctor.kinds.{kind}")
        told["limit"] = catalogue.word(f"doctor.limits.{kind}", number=number)
    return catalogue.word(f"doctor.findings.{finding.key}", **told)
