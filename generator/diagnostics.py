"""Findings about the data, as data: what, where, how bad. Wording stands in the message catalogues.

Imports nothing of ours, so that every stage may report. Turning a finding into text is `reporter`'s
job.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Any, NamedTuple

Loc = tuple[str | int, ...]
"""Keys and list positions from the root of a file down to a value."""

MAX_FINDINGS = 50
"""Most findings that are told about one file: a region typed from nothing has fewer."""
MAX_JUDGED = 100
"""Most findings that a stage works out about one file: more are never told, and working them out
would cost.
"""
MORE_FINDINGS = "MP139"
"""Code of the note that a file has more findings than are told."""


class Severity(StrEnum):
    """How bad a finding is. Only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, in characters; the end column is
    exclusive.
    """

    path: str
    """Path relative to the project, with forward slashes."""
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def whole_file(cls, path: str) -> "Span":
        """Return the place that stands for a whole file: its first character."""
        return cls(path, 1, 1, 1, 2)


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """A second place that a finding speaks of, such as where a name was used first."""

    span: Span
    message_key: str
    """Key of the sentence in the catalogues, below `related`."""
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding; `in_order` sorts them."""

    span: Span
    code: str
    """Permanent, such as "MP201"; the catalogues hold its sentences."""
    severity: Severity
    """As `codes.severity_of` gives it; the note on further findings has that of the worst of them.
    """
    arguments: tuple[tuple[str, str], ...] = ()
    """Names and values that the sentences of the code quote, sorted by name."""
    suggestion: str | None = None
    """What was probably meant, only if clearly close."""
    related: tuple[Related, ...] = ()


@dataclass(slots=True)
class Report:
    """Collects findings; gives them back sorted, each once."""

    _found: set[Diagnostic] = field(default_factory=set)

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take over findings of a stage."""
        self._found.update(diagnostics)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings by path, line and column; of a file with too many, the first errors and a
        note on the rest.
        """
        by_path = groupby(in_order(self._found), key=lambda found: found.span.path)
        return tuple(told for _, found in by_path for told in _limited(list(found)))

    def count(self, severity: Severity) -> int:
        """Return the number of findings of a severity, those that are not told too."""
        return sum(diagnostic.severity is severity for diagnostic in self._found)

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops a build."""
        return self.count(Severity.ERROR) > 0


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings by path, line and column, then by all that they say, so that the order is
    always the same.
    """
    return sorted(diagnostics, key=_order)


def _limited(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings of a file; where there are too many, the first errors, and a note that
    stands for the rest.

    The note is as bad as the worst finding it stands for, so that warnings alone never become an
    error.
    """
    if len(found) <= MAX_FINDINGS:
        yield from found
        return
    gravest_first = sorted(found, key=lambda one: one.severity is not Severity.ERROR)
    told, untold = gravest_first[: MAX_FINDINGS - 1], gravest_first[MAX_FINDINGS - 1 :]
    yield from in_order(told)
    yield Diagnostic(
        untold[0].span,
        MORE_FINDINGS,
        untold[0].severity,
        (("more", str(len(untold))), ("shown", str(len(told)))),
    )


def _order(diagnostic: Diagnostic) -> tuple[Any, ...]:
    suggestion = diagnostic.suggestion
    return (
        diagnostic.span,
        diagnostic.code,
        diagnostic.arguments,
        "" if suggestion is None else f"+{suggestion}",
        diagnostic.related,
        diagnostic.severity,
    )
