"""Roots of English words: the singular of a plural, by the same rule as the search page."""

import json
from pathlib import Path

from generator.search.english_roots import english_root_of

ROOTS = json.loads(Path("tests/search/english_roots.json").read_text(encoding="utf-8"))
"""Roots by word, which the test of the search page reads as well."""


def test_plurals_lead_to_their_singular_and_nothing_else_changes() -> None:
    assert {word: english_root_of(word) for word in ROOTS} == ROOTS
