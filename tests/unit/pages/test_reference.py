"""The pages that explain every finding, with its examples shown as they are written."""

import re

import pytest

from generator.codes import Code
from generator.messages import load_catalogue
from generator.pages.reference import load_example, reference_pages
from tests.contexts import page_html
from tests.reading import first, folded

INDEX = "panduan/pesan/index.md"


@pytest.fixture(scope="module", params=["id", "en"])
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    return dict(reference_pages(load_catalogue(request.param)))


@pytest.fixture
def explained(pages: dict[str, str]) -> str:
    """The pages of all families, one after another."""
    return "".join(text for path, text in pages.items() if path != INDEX)


def test_every_code_has_a_heading_with_its_anchor(explained: str) -> None:
    anchors = re.findall(r"^## (MP\d{3}): .+ \{: #(mp\d{3}) \}$", explained, re.MULTILINE)
    assert anchors == [(code.value, code.value.lower()) for code in Code]


def test_the_list_leads_to_the_explanation_of_every_code(pages: dict[str, str]) -> None:
    items = page_html(pages[INDEX]).css("li a")
    assert [item.text() for item in items] == list(Code)
    for item in items:
        path, _, anchor = (item.attributes["href"] or "").partition("#")
        assert item.attributes["id"] == anchor
        assert f"{{: #{anchor} }}" in pages[f"panduan/pesan/{path}"]


def test_every_example_that_can_be_printed_stands_there_letter_by_letter(explained: str) -> None:
    printed = 0
    for code in Code:
        for side in load_example(code).values():
            for file in side.get("files", [side]):
                if "text" in file and not {"repeat", "state"} & set(file):
                    assert f"````yaml\n{file['text'].rstrip()}\n````" in explained, code
                    printed += 1
    assert printed > len(Code)


def test_an_example_cannot_close_the_box_that_it_stands_in() -> None:
    for code in Code:
        for side in load_example(code).values():
            assert "````" not in str(side), code


def test_titles_read_as_they_are_written(pages: dict[str, str]) -> None:
    shown = page_html(pages["panduan/pesan/mp1/index.md"])
    assert folded(first(shown, "h2").text()).startswith("MP101: ")
