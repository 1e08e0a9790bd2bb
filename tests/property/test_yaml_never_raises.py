import contextlib

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.codes import Code
from generator.diagnostics import MAX_FINDINGS, Report, in_order
from generator.source.events import PureParser
from generator.source.front_matter import parse_update
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.source.yaml_tree import Parsed, parse_yaml
from tests.examples import tried

_PIECES = st.sampled_from(
    [
        *"abk:-?*&!%@`\"'#|>[]{},~=<\\. \n\t\r",
        "\n  ",
        "\n    ",
        ": ",
        "- ",
        "? ",
        " #",
        "<<: ",
        "{{ ",
        "---\n",
        "...\n",
        "%TAG ",
        "!!str ",
        "&a ",
        "*a ",
        "key: ",
        "<<<<<<< x\n",
        "=======\n",
        "\\u200b",
        "\\x00",
        "\u200b",
        "\x85",
        "\u2028",
        "\ufeff",
        "\x00",
        "é",
        "e\u0301",
        "😀",
    ]
)
_YAMLISH = st.lists(_PIECES, max_size=40).map("".join)


def assert_told(parsed: Parsed) -> None:
    report = Report()
    report.add(parsed.diagnostics)
    assert len(report.diagnostics) <= MAX_FINDINGS


def assert_answered(parsed: Parsed) -> None:
    assert parsed.document is not None or parsed.diagnostics
    assert list(parsed.diagnostics) == in_order(parsed.diagnostics)
    assert_told(parsed)
    for found in parsed.diagnostics:
        assert found.code in set(Code)
        assert (found.span.line, found.span.column) >= (1, 1)
        assert (found.span.end_line, found.span.end_column) > (found.span.line, found.span.column)
    if parsed.document is not None:
        lines = parsed.document.text.split("\n")
        assert_placed(parsed.document.root, lines)


def assert_placed(node: Node, lines: list[str]) -> None:
    assert 1 <= node.span.line <= node.span.end_line <= len(lines)
    assert 1 <= node.span.column <= len(lines[node.span.line - 1]) + 1
    match node:
        case MappingNode(items=items):
            assert len({key.text for key, _ in items}) == len(items)
            for key, value in items:
                assert_placed(key, lines)
                assert_placed(value, lines)
        case SequenceNode(items=items):
            for item in items:
                assert_placed(item, lines)
        case ScalarNode():
            assert (node.span.end_line, node.span.end_column) > (node.span.line, node.span.column)


@tried(150, thorough=400)
@given(st.binary())
def test_any_bytes_get_an_answer(data: bytes) -> None:
    assert_answered(parse_yaml("r.yml", data))
    assert_answered(parse_update("u.md", data))


@tried(150, thorough=400)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_gets_an_answer(text: str) -> None:
    assert_answered(parse_yaml("r.yml", text.encode()))
    assert_answered(parse_update("u.md", text.encode()))


@tried(500, thorough=1500)
@given(_YAMLISH)
def test_any_text_made_of_the_signs_of_yaml_gets_an_answer(text: str) -> None:
    assert_answered(parse_yaml("r.yml", text.encode()))
    assert_answered(parse_update("u.md", b"---\n" + text.encode() + b"\n---\n" + text.encode()))


@tried(100, thorough=300)
@given(_YAMLISH)
def test_what_one_parser_refuses_never_slips_through_as_an_exception_of_the_other(
    text: str,
) -> None:
    if any(
        found.code in {"MP116", "MP117", "MP118", "MP119", "MP120", "MP160", "MP161"}
        for found in parse_yaml("r", text.encode()).diagnostics
    ):
        return
    parser = PureParser(text.replace("\r", "\n").removeprefix("\ufeff"))
    with contextlib.suppress(yaml.YAMLError):
        while (event := parser.next_event()) is not None:
            assert isinstance(event, yaml.Event)


@tried(100, thorough=300)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z_]{1,8}", fullmatch=True),
        st.text(
            st.characters(
                min_codepoint=32,
                max_codepoint=0x24F,
                exclude_characters="\x7f\x85\xad",
                exclude_categories=["Cc"],
            )
        ),
        min_size=1,
    )
)
def test_texts_in_quotes_come_back_letter_by_letter(values: dict[str, str]) -> None:
    lines = [f"{key}: '{text.replace(chr(39), chr(39) * 2)}'" for key, text in values.items()]
    parsed = parse_yaml("r.yml", "\n".join(lines).encode())
    # Two letters by chance may look like one letter in the wrong encoding.
    assert {found.code for found in parsed.diagnostics} <= {Code.BROKEN_ENCODING}
    assert parsed.document is not None
    read = {
        key.text: value.text
        for key, value in parsed.document.root.items
        if isinstance(value, ScalarNode)
    }
    assert read == values
