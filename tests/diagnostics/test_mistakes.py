"""Mistakes that people make: each is understood, or fixed by the remedy in the finding alone."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from generator.diagnostics import Diagnostic
from tests.builders import MISAL, a_publication
from tests.loading import load_site
from tests.mending import obeyed

TABLE = yaml.load((Path(__file__).parent / "mistakes.yml").read_text("utf-8"), yaml.CSafeLoader)
ROUNDS = 2
"""Rounds of reading the findings and obeying them, at most."""

_MAIN = 'identity: {type: kota, name: Misal, sources: [daftar-kode]}\nreference: {code: "33.99", sources: [daftar-kode]}\n'


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
            return load_site(project).report.diagnostics


ROWS = [Mistake(**row) for row in TABLE["rows"]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.mistake)
def test_what_is_found_is_what_was_done(row: Mistake) -> None:
    assert [diagnostic.code for diagnostic in row.found_with(row.text)] == row.codes


@pytest.mark.parametrize("row", [row for row in ROWS if row.codes], ids=lambda row: row.mistake)
def test_obeying_the_findings_mends_the_mistake(row: Mistake) -> None:
    text, found = row.text, row.found_with(row.text)
    for _ in range(ROUNDS):
        text = obeyed(text, found)
        found = row.found_with(text)
    assert found == (), text
