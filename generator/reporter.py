"""Findings as text for a person, as GitHub annotations, for GitLab's code quality and as JSON.

No other module puts a finding into words. The module renders and prints nothing. Private data of
a file appears masked: logs have many readers.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256

from generator.codes import NO_NAMES
from generator.diagnostics import Diagnostic, Related, Report, Severity, Span
from generator.messages import Catalogue
from generator.messages.synonyms import LANGUAGE_LIST
from generator.private_data import mask

_TRANSLATED = {
    "expected_kind": "kinds",
    "host_kind": "host_kinds",
    "found_kind": "kinds",
    "advice": "kinds_written",
    "held": "kinds",
    "kind": "reference_kinds",
    "code_rule": "code_rules",
    "private_kind": "private_kinds",
    "program": "programs",
    "found": "media_found",
    "true_weekday": "weekdays",
}
"""Section of the catalogue with the translations, by argument whose value is a program's word."""

_READY_LINES = frozenset({"repaired", "repaired_or", "pasted"})
"""Arguments with corrected lines of a file, or lines to paste into the file."""

_GITLAB_SEVERITY = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.NOTICE: "info",
}

_QUOTE_LIMIT = 160
"""Most characters quoted of a source line."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """A finding in the words of a language."""

    title: str
    message: str
    expected: str
    remedy: str
    suggestion: str | None


def sentences(diagnostic: Diagnostic, catalogue: Catalogue) -> Sentences:
    """Return the sentences of a finding in a language."""
    arguments = _arguments(diagnostic.arguments, catalogue)
    suggestion = diagnostic.suggestion
    return Sentences(
        title=catalogue.word(f"{diagnostic.code}.title"),
        message=_clean(catalogue.word(f"{diagnostic.code}.message", **arguments)),
        expected=_clean(catalogue.word(f"{diagnostic.code}.expected", **arguments)),
        remedy=clean_lines(_remedy(diagnostic.code, catalogue, arguments)),
        suggestion=None
        if suggestion is None
        else _clean(catalogue.word("report.did_you_mean", name=suggestion)),
    )


def render_text(
    report: Report,
    catalogue: Catalogue,
    texts: Mapping[str, str],
    hides: Callable[[Diagnostic], bool] = lambda _finding: False,
) -> str:
    """Return the findings for a person: place, source line with caret, expectation and remedy.

    Args:
        report: The findings.
        catalogue: Language of the sentences.
        texts: Text of each file by path; a missing file is not quoted.
        hides: Tells the findings of which only place and code may be shown.
    """
    found = report.diagnostics
    paths = {diagnostic.span.path for diagnostic in found}
    lines = {path: _lines(texts[path]) for path in paths if path in texts}
    return "\n".join(
        "\n".join(
            [_hidden_line(diagnostic, catalogue)]
            if hides(diagnostic)
            else _text_lines(diagnostic, catalogue, lines)
        )
        + "\n"
        for diagnostic in found
    )


def render_github(report: Report, catalogue: Catalogue) -> str:
    """Return the findings as workflow commands, which GitHub shows beside the changed lines.

    Source: "Workflow commands for GitHub Actions", with the escapes for data and properties.
    """
    return "".join(f"{_annotation(diagnostic, catalogue)}\n" for diagnostic in report.diagnostics)


def render_gitlab(report: Report, catalogue: Catalogue) -> str:
    """Return the findings as GitLab's code quality report, shown beside the changed lines.

    A finding keeps its fingerprint while lines above come and go, so that GitLab tells new findings
    from old ones. Source: "Code Quality report format" of GitLab's documentation.
    """
    seen: Counter[str] = Counter()
    return json.dumps(
        [_quality_issue(diagnostic, catalogue, seen) for diagnostic in report.diagnostics],
        ensure_ascii=False,
        indent=2,
    )


def render_json(report: Report, catalogue: Catalogue) -> str:
    """Return the findings as a JSON array of objects in a stable shape."""
    return json.dumps(
        [_as_json(diagnostic, catalogue) for diagnostic in report.diagnostics],
        ensure_ascii=False,
        indent=2,
    )


def summary(report: Report, catalogue: Catalogue) -> str:
    """Return the closing line with the numbers of errors and warnings, and of notices if any."""
    counts = [
        catalogue.counted("report.errors", report.count(Severity.ERROR)),
        catalogue.counted("report.warnings", report.count(Severity.WARNING)),
    ]
    notices = report.count(Severity.NOTICE)
    if notices:
        counts.append(catalogue.counted("report.notices", notices))
    return catalogue.word("report.summary", counts=", ".join(counts))


def place(span: Span) -> str:
    """Return a place in the form that editors and terminals make clickable."""
    return f"{_clean(span.path)}:{span.line}:{span.column}"


def quoted(span: Span, text: str) -> tuple[str, str] | None:
    """Return the first line of a place and the carets below; None if the file lacks the line."""
    return _quoted(span, _lines(text))


def notes(diagnostic: Diagnostic, catalogue: Catalogue) -> Iterator[str]:
    """Yield the notes of a finding: expectation, suggestion, remedy and related places."""
    texts = sentences(diagnostic, catalogue)
    yield catalogue.word("report.expected", text=texts.expected)
    if texts.suggestion is not None:
        yield texts.suggestion
    yield catalogue.word("report.remedy", text=texts.remedy)
    for related in diagnostic.related:
        yield f"{_related(related, catalogue)} ({place(related.span)})"


def _lines(text: str) -> list[str]:
    """Return the lines of a file, with private data masked."""
    return mask(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _hidden_line(diagnostic: Diagnostic, catalogue: Catalogue) -> str:
    severity = catalogue.word(f"report.{diagnostic.severity}")
    hidden = catalogue.word("report.hidden")
    return f"{place(diagnostic.span)}: {severity}[{diagnostic.code}]: {hidden}"


def _text_lines(
    diagnostic: Diagnostic, catalogue: Catalogue, lines: Mapping[str, list[str]]
) -> Iterator[str]:
    texts = sentences(diagnostic, catalogue)
    severity = catalogue.word(f"report.{diagnostic.severity}")
    yield f"{place(diagnostic.span)}: {severity}[{diagnostic.code}]: {texts.message}"
    margin = " " * len(str(diagnostic.span.line))
    quoted = _quoted(diagnostic.span, lines.get(diagnostic.span.path, []))
    if quoted is not None:
        line, caret = quoted
        yield f" {margin} |"
        yield f" {diagnostic.span.line} | {line}"
        yield f" {margin} | {caret}"
    for note in notes(diagnostic, catalogue):
        first, *further = note.split("\n")
        yield f" {margin} = {first}"
        yield from (f" {margin}   {line}" for line in further)


def _quoted(span: Span, lines: list[str]) -> tuple[str, str] | None:
    """Return a source line and the carets below; None for a missing or blank line."""
    if span.line > len(lines) or not lines[span.line - 1].strip():
        return None
    line = lines[span.line - 1]
    start = max(span.column - 1, 0)
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    # A long line is cut so that the place stays in sight, with half of the quote before it.
    cut = max(0, start - _QUOTE_LIMIT // 2)
    shown = _clean(line[cut : cut + _QUOTE_LIMIT])
    width = max(1, min(end, len(line), cut + _QUOTE_LIMIT) - start)
    return shown, " " * (start - cut) + "^" * width


def _annotation(diagnostic: Diagnostic, catalogue: Catalogue) -> str:
    texts = sentences(diagnostic, catalogue)
    span = diagnostic.span
    properties = {
        "file": mask(span.path),
        "line": str(span.line),
        "col": str(span.column),
        "endLine": str(span.end_line),
        "title": f"{diagnostic.code}: {texts.title}",
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{diagnostic.severity} {written}::{_data(_in_a_row(texts, catalogue))}"


def _in_a_row(texts: Sentences, catalogue: Catalogue) -> str:
    """Return message, expectation, suggestion and remedy one after the other."""
    parts = (
        texts.message,
        catalogue.word("report.expected", text=texts.expected),
        texts.suggestion,
        texts.remedy,
    )
    return ". ".join(part for part in parts if part)


def _quality_issue(
    diagnostic: Diagnostic, catalogue: Catalogue, seen: Counter[str]
) -> dict[str, object]:
    """Return a finding as an issue; equal findings of a file are told apart by their number."""
    path, code = mask(diagnostic.span.path), diagnostic.code
    # Masked first: from a digest, a number of few digits can be guessed.
    subject = mask(json.dumps([path, code, diagnostic.arguments]))
    seen[subject] += 1
    return {
        "description": _in_a_row(sentences(diagnostic, catalogue), catalogue),
        "check_name": code,
        "fingerprint": sha256(f"{subject}{seen[subject]}".encode()).hexdigest(),
        "severity": _GITLAB_SEVERITY[diagnostic.severity],
        "location": {"path": path, "lines": {"begin": diagnostic.span.line}},
    }


def _as_json(diagnostic: Diagnostic, catalogue: Catalogue) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "span": _shown_span(diagnostic.span),
        **asdict(sentences(diagnostic, catalogue)),
        "suggested": diagnostic.suggestion,
        "related": [
            {"span": _shown_span(related.span), "message": _related(related, catalogue)}
            for related in diagnostic.related
        ],
    }


def _shown_span(span: Span) -> dict[str, object]:
    return span._replace(path=mask(span.path))._asdict()


def _related(related: Related, catalogue: Catalogue) -> str:
    return _clean(
        catalogue.word(f"related.{related.message_key}", **_arguments(related.arguments, catalogue))
    )


def _remedy(code: str, catalogue: Catalogue, arguments: Mapping[str, str]) -> str:
    """Return the remedy of a finding: the sentence of its code, or a line ready to copy."""
    # A code may have the ready line in its own sentence; the general sentence would repeat it.
    if "repaired" not in arguments or "{repaired}" in catalogue.words[f"{code}.remedy"]:
        remedy = catalogue.word(f"{code}.remedy", **arguments)
        for ready in (arguments[name] for name in arguments if name in _READY_LINES):
            # Lines of their own leave the full stop behind them nothing to end.
            if ready.endswith("\n"):
                remedy = remedy.replace(f"{ready}. ", ready)
        return remedy
    return catalogue.word(
        "report.ready_either" if "repaired_or" in arguments else "report.ready", **arguments
    )


def _arguments(arguments: tuple[tuple[str, str], ...], catalogue: Catalogue) -> dict[str, str]:
    words = {name: _argument(name, value, catalogue) for name, value in arguments}
    if "closed_list" in words:
        words["allowed"] = _labelled(words["allowed"], words["closed_list"], catalogue)
    if "field" in words:
        words["description"] = _description(words["field"], catalogue)
    return words


def _description(field: str, catalogue: Catalogue) -> str:
    """Return what to write in a field, which a finding names as `Region.vision`; empty for none."""
    record, _, name = field.partition(".")
    return catalogue.field(record, name).description if field else ""


def _labelled(keys: str, closed_list: str, catalogue: Catalogue) -> str:
    """Return the keys of a closed list with the labels of the pages: "running (Berjalan)"."""
    section = "language" if closed_list == LANGUAGE_LIST else f"enum.{closed_list}"
    labels = [(key, catalogue.optional(f"{section}.{key}")) for key in keys.split(", ")]
    return ", ".join(
        key if not label or label.lower() == key else f"{key} ({label})" for key, label in labels
    )


def _argument(name: str, value: str, catalogue: Catalogue) -> str:
    if name in _TRANSLATED:
        return catalogue.optional(f"{_TRANSLATED[name]}.{value}") or value
    if name in _READY_LINES:
        # Several ready lines get a line break before and after, so that a reader can copy them.
        return f"\n{value}\n" if "\n" in value else value.strip()
    return catalogue.word("report.none") if (name, value) == ("names", NO_NAMES) else value


def _clean(text: str) -> str:
    """Return a text without private data, nor characters that move a cursor or begin a line."""
    # YAML refuses tabs, so a reader has to see them.
    shown = mask(text).replace("\t", "→")
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in shown
    )


def clean_lines(text: str) -> str:
    """Return lines without private data, nor characters that move a cursor."""
    return "\n".join(_clean(line).rstrip() for line in text.rstrip("\n").split("\n"))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
