"""Messages of the development server: findings for the panel in the browser, and plain pages."""

import json
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity
from generator.messages import Catalogue
from generator.reporter import notes, place, quoted, sentences
from generator.serve.live_project import Refusal

_PLAIN = (Path(__file__).parent / "plain.html").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding for the panel, as plain text without markup."""

    place: str
    message: str
    line: str
    """Source line of the finding; empty for a missing or blank line."""
    marks: str
    """Carets below the line, at the columns of the finding."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """The state of an open page: the panel's message, and the version of the page."""

    lead: str = ""
    """First sentence of the panel; empty for a page without a panel."""
    findings: tuple[Finding, ...] = ()
    version: str = ""
    """A new version makes the browser load the page again."""

    def to_json(self) -> str:
        """Return the state as JSON in one line, as an event stream needs it."""
        return json.dumps(asdict(self), ensure_ascii=False)


def findings_of(refusal: Refusal, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return the findings of a refusal in the words of the reporter."""
    return tuple(
        _finding(finding, refusal.texts.get(finding.span.path, ""), catalogue)
        for finding in refusal.findings
    )


def plain_page(title: str, text: str, catalogue: Catalogue) -> bytes:
    """Return a page without theme, for a project whose pages cannot be rendered yet."""
    values = {"language": catalogue.language, "title": escape(title), "text": escape(text)}
    page = _PLAIN
    for name, value in values.items():
        page = page.replace(f"{{{name}}}", value)
    return page.encode()


def with_script(html: bytes, mount: str, address: str, version: str) -> bytes:
    """Return a page with the reload script, on a line before the end of the body."""
    data = f'data-page="{escape(address)}" data-version="{version}"'
    script = f'<script src="{mount}_masterplan/live.js" {data}></script>\n'
    head, end, tail = html.rpartition(b"</body>")
    return head + script.encode() + end + tail


def _finding(finding: Diagnostic, text: str, catalogue: Catalogue) -> Finding:
    line, marks = quoted(finding.span, text) or ("", "")
    severity = catalogue.word(f"report.{Severity.ERROR}")
    message = f"{severity}[{finding.code}]: {sentences(finding, catalogue).message}"
    return Finding(place(finding.span), message, line, marks, tuple(notes(finding, catalogue)))
