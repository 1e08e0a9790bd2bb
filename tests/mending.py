"""Putting what a finding proposes in its place, as its reader would: the ready line for the lines
that it is about.
"""

from generator.codes import Code
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


def obeyed(text: str, found: tuple[Diagnostic, ...], *, line: str = "repaired") -> str:
    """Return a file as it is once each finding's suggestion or ready line stands in its place."""
    lines = text.split("\n")
    for one in sorted(found, key=lambda one: one.span, reverse=True):
        arguments = dict(one.arguments)
        index, ready = one.span.line - 1, arguments.get("added", arguments.get(line))
        before, after = lines[index][: one.span.column - 1], lines[index][one.span.end_column - 1 :]
        if ready is None and one.suggestion and before + one.suggestion in lines[index]:
            # The ready line of a value on this line has mended the key as well.
            continue
        if ready is None:
            lines[index] = (
                before
                + (one.suggestion or lines[index][len(before) : one.span.end_column - 1])
                + after
            )
        elif is_added(one, ready, lines[index]):
            add(ready, lines, index, before)
        else:
            lines[index] = ready
    return "\n".join(lines)


def is_added(found: Diagnostic, ready: str, written: str) -> bool:
    """Return whether a ready line joins the line that the finding points at, rather than taking its
    place.
    """
    if found.code in {Code.NO_FRAMEWORK, Code.MISSING_KEY}:
        return not ready.endswith(written[found.span.column - 1 :])
    return found.code == Code.FICTIONAL_MARK and "fictional:" not in written


def add(ready: str, lines: list[str], index: int, before: str) -> None:
    """Add a line before another; in an item of a list it takes over the dash."""
    if before.rstrip().endswith("-"):
        lines[index] = " " * len(before) + lines[index][len(before) :]
        lines.insert(index, before + ready.strip())
    else:
        lines.insert(index, ready)
