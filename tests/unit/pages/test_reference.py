"""The page that explains every finding, with its examples shown as they are written."""

import re

import pytest

from generator.codes import Code
from generator.messages import load_catalogue
from generator.pages.reference import load_example, reference_pages
from tests.contexts import page_html
from tests.reading import first, folded


@pytest.fixture(scope="module", params=["id", "en"])
def page(request: pytest.FixtureRequest) -> str:
    ((path, text),) = reference_pages(load_catalogue(request.param))
    assert path == "panduan/pesan/index.md"
    return text


def test_every_code_has_a_heading_with_its_anchor(page: str) -> None:
    anchors = re.findall(r"^## (MP\d{3}): .+ \{: #(mp\d{3}) \}$", page, re.MULTILINE)
    assert anchors == [(code.value, code.value.lower()) for code in Code]


def test_every_example_that_can_be_printed_stands_there_letter_by_letter(page: str) -> None:
    printed = 0
    for code in Code:
        for side in load_example(code).values():
            for file in side.get("files", [side]):
                if "text" in file and not {"repeat", "state"} & set(file):
                    assert f"````yaml\n{file['text'].rstrip()}\n````" in page, code
                    printed += 1
    assert printed > len(Code)


def test_an_example_cannot_close_the_box_that_it_stands_in() -> None:
    for code in Code:
        for side in load_example(code).values():
            assert "````" not in str(side), code


def test_titles_read_as_they_are_written(page: str) -> None:
    shown = page_html(page)
    assert len(shown.css("h2")) == len(Code)
    assert folded(first(shown, "h2").text()).startswith("MP101: ")
