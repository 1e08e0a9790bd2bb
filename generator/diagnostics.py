"""Findings about the data, as data: code, place, severity; the catalogues hold the words.

The module imports no part of the program, so every stage may report. `reporter` renders findings.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Any, NamedTuple

Loc = tuple[str | int, ...]
"""Keys and list positions from the root of a file down to a value."""

MAX_FINDINGS = 50
"""Most findings shown of a file; a region typed from nothing has fewer."""
MAX_JUDGED = 100
"""Most findings that a stage works out of a file; more would cost time and never be shown."""
MORE_FINDINGS = "MP139"
"""Code of the note on the number of findings beyond the shown ones."""


class Severity(StrEnum):
    """Severity of a finding, the worst first; only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    """For whoever reviews a proposal: nothing to correct, so no `--strict` stops at a notice."""


class Span(NamedTuple):
    """Place in a file; lines and columns count from 1, in characters.

    The end column is exclusive.
    """

    path: str
    """Path relative to the project, with forward slashes."""
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def whole_file(cls, path: str) -> "Span":
        """Return the span of a whole file, by convention the first character."""
        return cls(path, 1, 1, 1, 2)


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """A second place of a finding, for example the first use of a name."""

    span: Span
    message_key: str
    """Key of the sentence in the catalogues, below `related`."""
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding; `in_order` sorts findings."""

    span: Span
    code: str
    """Permanent code like "MP201"; the catalogues hold the sentences."""
    severity: Severity
    """Severity by `codes.severity_of`; a note on further findings has the worst of theirs."""
    arguments: tuple[tuple[str, str], ...] = ()
    """Names and values for the sentences of the code, sorted by name."""
    suggestion: str | None = None
    """Probable intention, only if clearly close."""
    related: tuple[Related, ...] = ()


@dataclass(slots=True)
class Report:
    """Collection of findings, sorted, without duplicates."""

    _found: set[Diagnostic] = field(default_factory=set)

    def add(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add the findings of a stage."""
        self._found.update(diagnostics)

    @property
    def every(self) -> frozenset[Diagnostic]:
        """Every finding, shown or not."""
        return frozenset(self._found)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Shown findings by path, line and column.

        A file with too many findings shows the first errors and a note on the rest.
        """
        by_path = groupby(in_order(self._found), key=lambda found: found.span.path)
        return tuple(shown for _, found in by_path for shown in _limited(list(found)))

    def count(self, severity: Severity) -> int:
        """Return the number of findings of a severity, shown or not."""
        return sum(diagnostic.severity is severity for diagnostic in self._found)

    @property
    def has_errors(self) -> bool:
        """Whether a finding stops a build."""
        return self.count(Severity.ERROR) > 0


def errors_in(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the errors among findings, in their order."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings by path, line, column and content, so the order is always the same."""
    return sorted(diagnostics, key=_order)


def _limited(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the shown findings of a file, at most the first errors and a note on the rest.

    The severity of the note is the worst of the hidden findings, so warnings alone never become an
    error, and notices alone never a warning.
    """
    if len(found) <= MAX_FINDINGS:
        yield from found
        return
    # The sort is stable: errors come first, and each group keeps the order of the file.
    worst_first = sorted(found, key=lambda finding: tuple(Severity).index(finding.severity))
    shown, hidden = worst_first[: MAX_FINDINGS - 1], worst_first[MAX_FINDINGS - 1 :]
    yield from in_order(shown)
    counts = (("more", str(len(hidden))), ("shown", str(len(shown))))
    yield Diagnostic(hidden[0].span, MORE_FINDINGS, hidden[0].severity, counts)


def _order(diagnostic: Diagnostic) -> tuple[Any, ...]:
    suggestion = diagnostic.suggestion
    # None and a text cannot be compared; the plus sign keeps an empty suggestion apart from none.
    return (
        diagnostic.span,
        diagnostic.code,
        diagnostic.arguments,
        "" if suggestion is None else f"+{suggestion}",
        diagnostic.related,
        diagnostic.severity,
    )
