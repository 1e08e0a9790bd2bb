"""YAML as two parsers read it, and texts in quotes as they were written."""

import contextlib

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.codes import Code
from generator.source.events import PureParser
from generator.source.nodes import ScalarNode
from generator.source.yaml_tree import parse_yaml
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
