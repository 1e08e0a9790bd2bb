"""Findings about the data, as data: what, where, how bad. Wording stands in the message catalogues.

Imports nothing of ours, so that every stage may report. Turning a finding into text is `reporter`'s job.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

Loc = tuple[str | int, ...]
"""Keys and list positions from the root of a file down to a value."""


class Severity(StrEnum):
    """How bad a finding is. Only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file. Lines and columns count from 1, in characters; the end column is exclusive."""

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


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding. Sorts by path, line and column, then by code."""

    span: Span
    code: str
    """Permanent, such as "MP201"; the catalogues hold its sentences, `codes.SEVERITIES` its severity."""
    severity: Severity
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
        """All findings, by path, line and column."""
        return tuple(sorted(self._found, key=_order))

    def count(self, severity: Severity) -> int:
        """Return the number of findings of a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self._found)

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops a build."""
        return self.count(Severity.ERROR) > 0


def _order(diagnostic: Diagnostic) -> tuple[Span, str, tuple[tuple[str, str], ...], str]:
    return diagnostic.span, diagnostic.code, diagnostic.arguments, diagnostic.suggestion or ""
