"""Mistakes that people make: each is understood, or mended by doing what its finding says and nothing else."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from generator.build.load import load_site
from generator.codes import Code
from generator.diagnostics import Diagnostic
from tests.builders import DAY, MISAL, a_publication

TABLE = yaml.load((Path(__file__).parent / "mistakes.yml").read_text("utf-8"), yaml.CSafeLoader)
ROUNDS = 2
"""Rounds of reading the findings and obeying them, at most."""

_MAIN = (
    'identity: {type: kota, name: Misal, sources: [daftar-kode]}\nreference: {code: "33.99", sources: [daftar-kode]}\n'
)


@dataclass(frozen=True)
class Mistake:
    """A row of the table."""

    mistake: str
    file: str
    text: str
    codes: list[str]

    def found_with(self, text: str) -> tuple[Diagnostic, ...]:
        """Return what is found with a text in the place of the file."""
        files = {**TABLE["beside"], self.file: text}
        if self.file.startswith("kota-misal/"):
            files.setdefault(MISAL, _MAIN)
        with a_publication(files) as project:
            return load_site(project / "regions", project, today=DAY).report.diagnostics


ROWS = [Mistake(**row) for row in TABLE["rows"]]


def obeyed(text: str, found: tuple[Diagnostic, ...], *, line: str = "repaired") -> str:
    """Return a file as it is once each finding's suggestion or ready line stands in its place."""
    lines = text.split("\n")
    for one in sorted(found, key=lambda one: one.span, reverse=True):
        arguments = dict(one.arguments)
        index, ready = one.span.line - 1, arguments.get("added", arguments.get(line))
        before, after = lines[index][: one.span.column - 1], lines[index][one.span.end_column - 1 :]
        if ready is None:
            lines[index] = before + (one.suggestion or lines[index][len(before) : one.span.end_column - 1]) + after
        elif is_added(one, ready, lines[index]):
            add(ready, lines, index, before)
        else:
            lines[index] = ready
    return "\n".join(lines)


def is_added(found: Diagnostic, ready: str, written: str) -> bool:
    """Return whether a ready line joins the line that the finding points at, rather than taking its place."""
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


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.mistake)
def test_what_is_found_is_what_was_done(row: Mistake) -> None:
    assert [one.code for one in row.found_with(row.text)] == row.codes


@pytest.mark.parametrize("row", [row for row in ROWS if row.codes], ids=lambda row: row.mistake)
def test_obeying_the_findings_mends_the_mistake(row: Mistake) -> None:
    text, found = row.text, row.found_with(row.text)
    for _ in range(ROUNDS):
        text = obeyed(text, found)
        found = row.found_with(text)
    assert found == (), text
