"""CommonMark's examples as rich text: refused with their line, or built as the specification says."""

from selectolax.lexbor import LexborHTMLParser

from generator.model.rich_text import FIELD_ELEMENTS, UPDATE_ELEMENTS, first_problem
from generator.source.characters import first_refused
from generator.views.rich_text import render_rich_text
from tests.hostile.commonmark import Example, examples
from tests.hostile.targets import page, rich_text
from tests.reading import folded
from tests.rows import judge_rows


def shape(html: str) -> tuple[list[str | None], str]:
    """Return the elements of a piece of HTML, and its words."""
    body = LexborHTMLParser(html).body
    assert body is not None
    return [node.tag for node in body.css("*")], folded(body.text())


def test_every_example_gets_the_answer_of_its_target() -> None:
    judge_rows(examples(), lambda example: rich_text(example.markdown.encode()))


def test_what_is_taken_is_built_as_the_specification_says() -> None:
    taken = [
        example
        for example in examples()
        if first_refused(example.markdown) is None
        and first_problem(example.markdown, allowed=UPDATE_ELEMENTS) is None
    ]

    def judge(example: Example) -> None:
        made = render_rich_text(example.markdown.strip("\n"), page())
        assert shape(made) == shape(example.html)

    assert len(examples()) > 600
    assert len(taken) > 150
    judge_rows(taken, judge)


def test_a_field_takes_no_more_than_an_update() -> None:
    wider = [
        example.number
        for example in examples()
        if first_problem(example.markdown, allowed=FIELD_ELEMENTS) is None
        and first_problem(example.markdown, allowed=UPDATE_ELEMENTS) is not None
    ]
    assert wider == []
