"""Putting what a finding proposes in its place, as its reader would: the ready line for the lines that it is about."""

from generator.diagnostics import Diagnostic

READY = ("repaired", "repaired_or")
"""Arguments of a finding that hold ready lines."""


def ready_lines(diagnostic: Diagnostic) -> tuple[str, ...]:
    """Return the ready lines of a finding, each for one reading of what was written."""
    arguments = dict(diagnostic.arguments)
    return tuple(arguments[name] for name in READY if name in arguments)


def mended(text: str, diagnostic: Diagnostic, ready: str) -> str:
    """Return the text of a file with a ready line in the place of the lines that a finding marks."""
    lines = text.split("\n")
    lines[diagnostic.span.line - 1 : diagnostic.span.end_line] = ready.split("\n")
    return "\n".join(lines)
