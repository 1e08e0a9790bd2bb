import unicodedata

import pytest

from generator.codes import Code
from generator.diagnostics import Span
from generator.source.front_matter import parse_update
from generator.source.nodes import ScalarNode, Style
from generator.source.yaml_tree import Parsed


def parse(text: str) -> Parsed:
    return parse_update("u.md", text.encode())


def body(text: str) -> ScalarNode:
    parsed = parse(text)
    assert parsed.document is not None, parsed.diagnostics
    assert parsed.document.body is not None
    return parsed.document.body


def places(text: str) -> list[tuple[str, int, int]]:
    return [
        (Code(found.code).name, found.span.line, found.span.column)
        for found in parse(text).diagnostics
    ]


def test_front_matter_and_body_are_told_apart() -> None:
    parsed = parse("---\ntitle: Peluncuran\n---\nSatu.\n\nDua.\n")
    assert parsed.diagnostics == ()
    assert parsed.document is not None
    title = parsed.document.root.get("title")
    assert isinstance(title, ScalarNode)
    assert (title.text, title.span) == ("Peluncuran", Span("u.md", 2, 8, 2, 18))
    assert parsed.document.text == "---\ntitle: Peluncuran\n---\nSatu.\n\nDua.\n"


def test_the_body_begins_at_its_first_written_line() -> None:
    node = body("---\na: b\n---\n\n  \n  Satu\nDua\n\n")
    assert (node.text, node.style) == ("  Satu\nDua", Style.LITERAL)
    assert node.span == Span("u.md", 6, 1, 7, 4)


@pytest.mark.parametrize("text", ["---\na: b\n---\n", "---\na: b\n---", "---\na: b\n---\n\n \n"])
def test_an_update_without_text_has_an_empty_body(text: str) -> None:
    assert body(text).text == ""


def test_a_rule_in_the_body_is_markdown() -> None:
    assert body("---\na: b\n---\nSatu\n\n---\n\nDua\n").text == "Satu\n\n---\n\nDua"


def test_dashes_with_trailing_spaces_and_blank_lines_above_are_accepted() -> None:
    assert body("\n\n--- \na: b\n---\t\nSatu\n").span.line == 6


def test_a_byte_order_mark_and_foreign_line_ends_change_no_place() -> None:
    assert body("\ufeff---\r\na: b\r\n---\r\nSatu\r\n").span.line == 4


def test_the_body_is_composed() -> None:
    assert body("---\na: b\n---\n" + unicodedata.normalize("NFD", "Pésona")).text == "Pésona"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("EMPTY_FILE", 1, 1)]),
        (" \n", [("EMPTY_FILE", 1, 1)]),
        ("Satu\n", [("FRONT_MATTER_MISSING", 1, 1)]),
        ("—\ntitle: x\n—\nSatu\n", [("FRONT_MATTER_MISSING", 1, 1)]),
        ("---- \na: b\n---\n", [("FRONT_MATTER_MISSING", 1, 1)]),
        ("---\na: b\nSatu\n", [("FRONT_MATTER_UNCLOSED", 1, 1)]),
        ("\n---\na: b\n----\nSatu\n", [("FRONT_MATTER_UNCLOSED", 2, 1)]),
        ("---  \na: b\nSatu\n", [("FRONT_MATTER_UNCLOSED", 1, 1)]),
        ("---\n---\nSatu\n", [("EMPTY_FILE", 1, 1)]),
        ("---\n- a\n---\nSatu\n", [("ROOT_NOT_MAPPING", 2, 1)]),
        ("---\na: 1\nb: @x\n---\nSatu\n", [("VALUE_START", 3, 4)]),
        (
            "---\na: 1\na: 2\n---\nSatu \u200b\n",
            [("DUPLICATE_KEY", 3, 1), ("INVISIBLE_CHARACTER", 5, 6)],
        ),
        ('---\na: "x\n---\nSatu\n', [("UNCLOSED_QUOTE", 2, 4)]),
        ("---\na:\n\tb: 1\n---\n\tSatu\n", [("TAB_INDENT", 3, 1)]),
        ("---\na: b\n---\nSatu\n<<<<<<< h\n", [("CONFLICT_MARKS", 5, 1)]),
    ],
)
def test_what_is_wrong_is_found_in_the_lines_of_the_file(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert places(text) == expected


def test_a_heading_underlined_by_seven_signs_is_no_conflict() -> None:
    assert places("---\na: b\n---\nJudul\n=======\n\n\tkode\n") == []


def test_bytes_that_are_no_utf8_are_refused_at_their_place() -> None:
    (found,) = parse_update("u.md", b"---\na: b\n---\nKab\xe9\n").diagnostics
    assert (found.code, found.span.line, found.span.column) == (Code.NOT_UTF8, 4, 4)
