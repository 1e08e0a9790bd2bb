"""Terms that the catalogues mark: each is in the glossary, and its link stands where a link may
stand.
"""

import ast
from functools import cache
from html.parser import HTMLParser

import pytest

from generator.messages import LANGUAGES, load_catalogue
from generator.views.terms import TERM_MARK
from tests.conftest import PROJECT
from tests.contexts import a_build_context, pages_of
from tests.rules.test_catalogues import (
    ASKING,
    as_regex,
    asked,
    called,
    declared_fields,
    patterns,
    read,
    trees,
)

REGIONS = PROJECT / "regions"


@cache
def marked(language: str) -> dict[str, tuple[str, ...]]:
    """Return the terms that each text of a language marks, by key."""
    found = {
        key: tuple(term for term, _ in TERM_MARK.findall(text))
        for key, text in load_catalogue(language).words.items()
    }
    return {key: terms for key, terms in found.items() if terms}


class Terms(HTMLParser):
    """Gathers the links to terms on a page, and what is wrong about their places."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.misplaced: list[str] = []
        self._is_in_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a term's link, and marks or terms within attributes and links."""
        named = dict(attrs)
        for name, value in attrs:
            if (
                name != "class"
                and value is not None
                and ("mp-term" in value or TERM_MARK.search(value))
            ):
                self.misplaced.append(f"{tag} {name}={value}")
        if named.get("class") == "mp-term":
            self.targets.append(named["href"] or "")
            if self._is_in_link:
                self.misplaced.append(f"link within a link: {named['href']}")
        self._is_in_link = self._is_in_link or tag == "a"

    def handle_endtag(self, tag: str) -> None:
        """Leave a link."""
        self._is_in_link = self._is_in_link and tag != "a"

    def handle_data(self, data: str) -> None:
        """Note a mark that was left as it is written."""
        if TERM_MARK.search(data):
            self.misplaced.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_marked_term_is_in_the_glossary(language: str) -> None:
    glossary = read(REGIONS / "_national" / "glossary.yml")
    assert isinstance(glossary, dict)
    known = {term["id"] for term in glossary["terms"]}
    assert {term for terms in marked(language).values() for term in terms} - known == set()


def test_all_languages_mark_the_same_terms() -> None:
    first, *others = (
        {key: sorted(terms) for key, terms in marked(language).items()} for language in LANGUAGES
    )
    assert others == [first] * len(others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_that_is_begun_is_a_mark(language: str) -> None:
    assert [
        key
        for key, text in load_catalogue(language).words.items()
        if "[[" in TERM_MARK.sub("", text)
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_title_or_description_of_a_field_marks_a_term_since_labels_hold_no_links(
    language: str,
) -> None:
    catalogue = load_catalogue(language)
    assert [
        field
        for field in declared_fields()
        if any("[[" in text for text in catalogue.field(*field))
    ] == []


def test_marked_sentences_are_asked_for_as_sentences_alone() -> None:
    as_sentence = {
        pattern
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and called(node) == "sentence"
        for pattern in patterns(node.args[0], is_counted=False)
    }
    as_word = {pattern for _, pattern in asked()} - as_sentence
    assert as_sentence
    assert "sentence" in ASKING
    named = [
        pattern for pattern in as_word if pattern and (pattern[-1] or ".") != "."
    ]  # others could be any key
    wrong = [
        (key, pattern)
        for key in marked(LANGUAGES[0])
        for pattern in named
        if as_regex(pattern).match(key)
    ]
    assert wrong == []


# All languages mark the same terms in the same sentences, so that one shows where they stand.
@pytest.mark.parametrize(
    "language",
    [LANGUAGES[0], *(pytest.param(other, marks=pytest.mark.slow) for other in LANGUAGES[1:])],
)
def test_on_every_page_terms_are_links_outside_of_links_and_attributes(language: str) -> None:
    files = {
        path.relative_to(REGIONS).as_posix(): path.read_bytes() for path in REGIONS.rglob("*.*")
    }
    linked = 0
    for path, text in pages_of(a_build_context(files, language=language)).items():
        terms = Terms()
        terms.feed(text)
        assert terms.misplaced == [], path
        linked += len(terms.targets)
    assert linked > 50
