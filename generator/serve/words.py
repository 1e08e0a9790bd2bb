"""What the server says in the browser: refusals as data for the panel, and plain pages where there
is none to show.
"""

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
    """A finding as the panel shows it; texts, no markup."""

    place: str
    message: str
    line: str
    """The line of the file; empty where there is none."""
    marks: str
    """What stands below the line, to point at the place."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What a page that is open in a browser should know."""

    version: str
    """Changes when the page should be loaded again."""
    lead: str = ""
    """The panel's first sentence; without one there is no panel."""
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> str:
        """Return it in one line."""
        return json.dumps(asdict(self), ensure_ascii=False)


def findings_of(refusal: Refusal, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return a refusal's findings in the words of the reporter."""
    return tuple(
        _finding(one, refusal.texts.get(one.span.path, ""), catalogue) for one in refusal.findings
    )


def plain_page(title: str, text: str, catalogue: Catalogue) -> bytes:
    """Return a page of the server's own."""
    values = {"language": catalogue.language, "title": escape(title), "text": escape(text)}
    page = _PLAIN
    for name, value in values.items():
        page = page.replace(f"{{{name}}}", value)
    return page.encode()


def with_script(html: bytes, mount: str, address: str, version: str) -> bytes:
    """Return a page with the script that keeps it as it should be: one line before the end of its
    body.
    """
    script = f'<script src="{mount}_masterplan/live.js" data-page="{escape(address)}" data-version="{version}"></script>\n'
    head, end, tail = html.rpartition(b"</body>")
    return head + script.encode() + end + tail


def _finding(one: Diagnostic, text: str, catalogue: Catalogue) -> Finding:
    line, marks = quoted(one.span, text) or ("", "")
    severity = catalogue.word(f"report.{Severity.ERROR}")
    message = f"{severity}[{one.code}]: {sentences(one, catalogue).message}"
    return Finding(place(one.span), message, line, marks, tuple(notes(one, catalogue)))
