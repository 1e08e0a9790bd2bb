"""Every finding can be told in every language, whole and without blame."""

import re

import pytest

from generator.codes import Code
from generator.diagnostics import Report
from generator.messages import LANGUAGES, load_catalogue
from generator.reporter import render_json, render_text, sentences
from tests.builders import CONTOH, FICTIONAL, a_site
from tests.diagnostics.test_code_examples import CODES, found_in, read

BLAME = re.compile(r"\b(invalid|tidak valid|oops|illegal|bad|salah Anda|ilegal)\b", re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [code for code in CODES if code is not Code.UNREADABLE])
def test_a_finding_says_what_is_wrong_what_was_expected_and_how_to_mend_it(
    code: Code, language: str
) -> None:
    catalogue = load_catalogue(language)
    [found, *_] = [
        diagnostic for diagnostic in found_in(read(code)["bad"]) if diagnostic.code == code
    ]
    said = sentences(found, catalogue)
    for text in (said.title, said.message, said.expected, said.remedy):
        assert text.strip()
        assert not BLAME.search(text)
        assert not re.search(r"\{[a-z_]+\}", text)
        # Ready lines of a file stand on lines of their own, and no full stop is left behind them.
        assert not re.search(r"^[.,;]", text, re.MULTILINE)
    for related in found.related:
        assert f"related.{related.message_key}" in catalogue.words


def test_the_languages_word_the_same_codes_and_places() -> None:
    worded = [
        {
            key
            for key in load_catalogue(language).words
            if re.match(r"MP\d|related\.|kinds\.|reference_kinds\.", key)
        }
        for language in LANGUAGES
    ]
    assert all(keys == worded[0] for keys in worded)
    assert {key.split(".")[0] for key in worded[0] if key.startswith("MP")} == set(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_of_many_findings_is_rendered(language: str) -> None:
    text = f"{FICTIONAL}vission: a\nvision: {{text: Melayani, sources: [buku]}}\nmissions: a\n"
    _, found = a_site({CONTOH: text})
    report = Report()
    report.add(found)
    rendered = render_text(report, load_catalogue(language), {})
    assert [
        code in rendered for code in (Code.UNKNOWN_KEY, Code.UNKNOWN_REFERENCE, Code.WRONG_KIND)
    ] == [True] * 3
    assert render_json(report, load_catalogue(language)).count('"code"') == 3
