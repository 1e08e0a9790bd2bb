import sys
import time
import unicodedata
from importlib import reload

import pytest

from generator.codes import Code
from generator.diagnostics import MAX_FINDINGS, Severity, Span
from generator.source import events
from generator.source.characters import _ALIASES, name_of
from generator.source.events import read_events
from generator.source.nodes import MappingNode, ScalarNode, SequenceNode, Style
from generator.source.text import MAX_BYTES
from generator.source.tree_reader import MAX_DEPTH, MAX_NODES
from generator.source.yaml_tree import Parsed, parse_yaml


def parse(text: str) -> Parsed:
    return parse_yaml("r.yml", text.encode())


def root(text: str) -> MappingNode:
    parsed = parse(text)
    assert parsed.document is not None, parsed.diagnostics
    return parsed.document.root


def value(text: str, key: str = "a") -> ScalarNode:
    node = root(text).get(key)
    assert isinstance(node, ScalarNode)
    return node


def places(text: str) -> list[tuple[str, int, int]]:
    return [
        (Code(found.code).name, found.span.line, found.span.column)
        for found in parse(text).diagnostics
    ]


def argument(text: str, name: str) -> str:
    (found,) = parse(text).diagnostics
    return dict(found.arguments)[name]


@pytest.mark.parametrize(
    "written",
    [
        "13.10",
        "0711356661",
        "01234",
        "12:30",
        "190:20:30",
        "no",
        "off",
        "1.500",
        "2024-01-02",
        "1e3",
        "=",
        "0x1F",
    ],
)
def test_a_plain_value_stays_the_letters_that_were_written(written: str) -> None:
    assert value(f"a: {written}\n").text == written


def test_the_tree_holds_lists_and_mappings_in_the_order_of_the_file() -> None:
    tree = root("b: [x, y]\na:\n  - k: v\n  - z\n")
    assert [key.text for key, _ in tree.items] == ["b", "a"]
    listed = tree.get("a")
    assert isinstance(listed, SequenceNode)
    assert isinstance(listed.items[0], MappingNode)
    assert isinstance(tree.get("b"), SequenceNode)


@pytest.mark.parametrize(
    ("text", "style", "read"),
    [
        ("a: x\n", Style.PLAIN, "x"),
        ('a: "x"\n', Style.QUOTED, "x"),
        ("a: 'x'\n", Style.QUOTED, "x"),
        ("a: |\n  x\n  y\n", Style.LITERAL, "x\ny\n"),
        ("a: >-\n  x\n  y\n", Style.FOLDED, "x y"),
    ],
)
def test_each_way_of_writing_keeps_its_style(text: str, style: Style, read: str) -> None:
    node = value(text)
    assert (node.style, node.text) == (style, read)


def test_nothing_after_the_colon_is_a_blank_value() -> None:
    assert value("a:\nb: 1\n").is_blank
    assert not value('a: ""\n').is_blank


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("a: x y # c\n", (1, 4, 1, 7)),
        ("a: é😀x\n", (1, 4, 1, 7)),
        ("😀b: 1\na: z", (2, 4, 2, 5)),
        ('a: "x\n  y"\n', (1, 4, 2, 5)),
        ("a:\n  x\n  y\nb: 1\n", (2, 3, 3, 4)),
        ("a:\nb: 1\n", (1, 3, 1, 4)),
        ("a: |\n  eins\n  zwo\n\n\nb: 1\n", (1, 4, 3, 6)),
        ("a: |\n  x", (1, 4, 2, 4)),
    ],
)
def test_a_value_knows_where_it_stands_in_characters(
    text: str, span: tuple[int, int, int, int]
) -> None:
    assert value(text).span == Span("r.yml", *span)


def test_a_collection_ends_with_its_last_value_or_bracket() -> None:
    tree = root("a:\n  - x\n  - y\n\n# c\nb: [1,\n  2]\nc: {}\n")
    assert tree.span == Span("r.yml", 1, 1, 8, 6)
    spans = {key.text: node.span for key, node in tree.items}
    assert spans["a"] == Span("r.yml", 2, 3, 3, 6)
    assert spans["b"] == Span("r.yml", 6, 4, 7, 5)
    assert spans["c"] == Span("r.yml", 8, 4, 8, 6)


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfa: x\nb: y\n", b"a: x\r\nb: y\r\n", b"a: x\rb: y\r"]
)
def test_a_byte_order_mark_and_foreign_line_ends_are_accepted_and_change_no_place(
    data: bytes,
) -> None:
    parsed = parse_yaml("r.yml", data)
    assert parsed.diagnostics == ()
    assert parsed.document is not None
    assert parsed.document.text == "a: x\nb: y\n"
    assert [key.span.line for key, _ in parsed.document.root.items] == [1, 2]
    assert [key.span.column for key, _ in parsed.document.root.items] == [1, 1]


def test_text_is_composed_and_places_stay_those_of_the_file() -> None:
    node = value(unicodedata.normalize("NFD", "a: Pésona ya\n"))
    assert node.text == "Pésona ya"
    assert node.span.end_column == 14


def test_keys_that_differ_in_unicode_form_alone_are_one_key() -> None:
    assert places("é: 1\ne\u0301: 2\n") == [("DUPLICATE_KEY", 2, 1)]


def test_a_duplicate_key_names_both_places_and_the_first_is_kept() -> None:
    parsed = parse("a: 1\nb: 2\na: 3\n")
    (found,) = parsed.diagnostics
    assert (found.span.line, found.related[0].span.line) == (3, 1)
    assert found.related[0].message_key == "first_written"
    assert parsed.document is not None
    assert value("a: 1\nb: 2\na: 3\n").text == "1"


def test_independent_findings_of_one_file_are_reported_together() -> None:
    text = "a: 1\na: 2\nb: &x 3\nc: \u200bq\nd: 1\nd: 2\ne: !t v\n"
    assert places(text) == [
        ("DUPLICATE_KEY", 2, 1),
        ("ANCHOR", 3, 4),
        ("INVISIBLE_CHARACTER", 4, 4),
        ("DUPLICATE_KEY", 6, 1),
        ("TAG", 7, 4),
    ]


def test_what_stands_before_a_syntax_error_is_reported_with_it() -> None:
    assert places("a: 1\na: 2\nb: @x\n") == [("DUPLICATE_KEY", 2, 1), ("VALUE_START", 3, 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: *x\n", [("ALIAS", 1, 4)]),
        ("a: *x y\n", [("ALIAS", 1, 4)]),
        ("*x : y\n", [("ALIAS", 1, 1)]),
        ("a: &x\n  b: 1\n", [("ANCHOR", 1, 4)]),
        ("&k a: 1\n", [("ANCHOR", 1, 1)]),
        ("a: &x !y z\n", [("ANCHOR", 1, 4), ("TAG", 1, 7)]),
        ("a: !!str 1\n", [("TAG", 1, 4)]),
        ("a: !\n", [("TAG", 1, 4)]),
        ("a: ! x\n", [("TAG", 1, 4)]),
        ("a: !!python/object:os.system x\n", [("TAG", 1, 4)]),
        ("a: !ENV HOME\n", [("TAG", 1, 4)]),
        ("a: [!t x]\n", [("TAG", 1, 5)]),
        ("a: !!seq [x]\n", [("TAG", 1, 4)]),
        ("%YAML 1.1\n---\na: 1\n", [("DIRECTIVE", 1, 1)]),
        ("%TAG !e! tag:x,2000:\n---\na: 1\n", [("DIRECTIVE", 1, 1)]),
        ("%FOO\n---\na: 1\n", [("DIRECTIVE", 1, 1)]),
        ("a: 1\n---\nb: 1\n", [("SEVERAL_DOCUMENTS", 2, 1)]),
        ("a: 1\n...\nb: 1\n", [("SEVERAL_DOCUMENTS", 3, 1)]),
        ("a:\n  <<: *x\n", [("MERGE_KEY", 2, 3)]),
        ("a: 1\n<<: [*x, *y]\nb: *z\n", [("MERGE_KEY", 2, 1), ("ALIAS", 3, 4)]),
        ("{a: 1}: b\n", [("COMPLEX_KEY", 1, 1)]),
        ("? - x\n: b\n", [("COMPLEX_KEY", 1, 3)]),
        ("", [("EMPTY_FILE", 1, 1)]),
        ("\ufeff", [("EMPTY_FILE", 1, 1)]),
        ("# c\n", [("EMPTY_FILE", 1, 1)]),
        ("---\n", [("EMPTY_FILE", 1, 1)]),
        ("null\n", [("ROOT_NOT_MAPPING", 1, 1)]),
        ("\n- a: 1\n", [("ROOT_NOT_MAPPING", 2, 1)]),
    ],
)
def test_what_a_data_file_has_no_use_for_is_refused_where_it_stands(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert places(text) == expected


def test_a_quoted_merge_sign_is_an_ordinary_key() -> None:
    assert value('"<<": 1\n', "<<").text == "1"


def test_an_anchored_value_is_found_behind_its_anchor() -> None:
    assert value("a: &x Maju\n").span == Span("r.yml", 1, 7, 1, 11)


@pytest.mark.parametrize(
    ("text", "expected", "repaired"),
    [
        ("a: Tahap 1: mulai\n", ("UNQUOTED_COLON", 1, 11), 'a: "Tahap 1: mulai"'),
        ("x:\n  - Tahap 1: a: b\n", ("UNQUOTED_COLON", 2, 15), '  - "Tahap 1: a: b"'),
        (
            "a: teks ini\n  Catatan: lagi\n",
            ("UNQUOTED_COLON", 2, 10),
            'a: "teks ini Catatan: lagi"',
        ),
        ("a: @x # c\n", ("VALUE_START", 1, 4), 'a: "@x" # c'),
        ("a: `x`\n", ("VALUE_START", 1, 4), 'a: "`x`"'),
        ("a: %x\n", ("VALUE_START", 1, 4), 'a: "%x"'),
        ("a: {{ x }}\n", ("VALUE_START", 1, 4), 'a: "{{ x }}"'),
        ("- {{ x }} y\n", ("VALUE_START", 1, 3), '- "{{ x }} y"'),
        ("a: > 5 ha\n", ("VALUE_START", 1, 4), 'a: "> 5 ha"'),
        ("a: [Draf] Rencana\n", ("VALUE_START", 1, 4), 'a: "[Draf] Rencana"'),
        ("a: **x**\n", ("VALUE_START", 1, 4), 'a: "**x**"'),
        ("a: ? x\n", ("VALUE_START", 1, 4), 'a: "? x"'),
        ("a: ,x\n", ("VALUE_START", 1, 4), 'a: ",x"'),
        ("a: - x\n", ("DASH_AFTER_KEY", 1, 4), 'a: "x"'),
        ('a: "x\nb: 1\n', ("UNCLOSED_QUOTE", 1, 4), 'a: "x"'),
        ('a: "x\nb: "y"\nc: 1\n', ("UNCLOSED_QUOTE", 1, 4), 'a: "x"'),
        ("l:\n  - 'x\n  - y\n", ("UNCLOSED_QUOTE", 2, 5), "  - 'x'"),
        ('a: "x" y\n', ("TEXT_AFTER_QUOTE", 1, 8), "a: '\"x\" y'"),
        ("a: 'Jum'at'\n", ("TEXT_AFTER_QUOTE", 1, 9), 'a: "Jum\'at"'),
        ('a: "Satu" dan "Dua"\n', ("TEXT_AFTER_QUOTE", 1, 11), 'a: \'"Satu" dan "Dua"\''),
        ('a: "C:\\data"\n', ("BAD_ESCAPE", 1, 7), "a: 'C:\\data'"),
        ('a: "\\uZZZZ"\n', ("BAD_ESCAPE", 1, 5), "a: '\\uZZZZ'"),
        ("a: 1\n-b\n", ("DASH_WITHOUT_SPACE", 2, 1), "- b"),
        ("a:\n  -b\n  -c\n", ("DASH_WITHOUT_SPACE", 2, 3), "  - b"),
        ("a:\n  -b: 1\n  - c\n", ("DASH_WITHOUT_SPACE", 2, 3), "  - b: 1"),
        ("a:b\nc: d\n", ("COLON_WITHOUT_SPACE", 1, 2), "a: b"),
        ("c: d\na:b\n", ("COLON_WITHOUT_SPACE", 2, 2), "a: b"),
        ("a:b\n", ("COLON_WITHOUT_SPACE", 1, 2), "a: b"),
        ("a: Kota #1 terbaik\n", ("COMMENT_CUTS_TEXT", 1, 9), 'a: "Kota #1 terbaik"'),
        ("a: #1 di negeri\n", ("COMMENT_CUTS_TEXT", 1, 4), 'a: "#1 di negeri"'),
        ("a: satu\n  dua #3 x\n", ("COMMENT_CUTS_TEXT", 2, 7), 'a: "satu dua #3 x"'),
        ("a: &R&D x\n", ("VALUE_START", 1, 4), 'a: "&R&D x"'),
        ("a: &x\n  b: 1\n", ("ANCHOR", 1, 4), "a:"),
        ("a: !!str 5\n", ("TAG", 1, 4), "a: 5"),
        ("a: [*x]\n", ("ALIAS", 1, 5), '"*x"'),
    ],
)
def test_a_usual_mistake_is_named_and_its_line_shown_repaired(
    text: str, expected: tuple[str, int, int], repaired: str
) -> None:
    assert places(text) == [expected]
    assert argument(text, "repaired") == repaired
    if repaired.startswith("a: "):
        assert parse(repaired + "\n").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n b: 2\n", ("WRONG_INDENT", 2, 2)),
        ("a:\n  b: 1\n c: 2\n", ("WRONG_INDENT", 3, 2)),
        ("a:\n  - b\n - c\n", ("WRONG_INDENT", 3, 2)),
        ("a: b\n- c\n", ("WRONG_INDENT", 2, 1)),
        ("a: b\n  - c\n", ("WRONG_INDENT", 2, 3)),
        ("a: 1\nlanjutan\nb: 2\n", ("STRAY_TEXT", 2, 1)),
        ("lanjutan\nb: 2\n", ("STRAY_TEXT", 1, 1)),
        ("a: [1,\n  2\nb: 3\n", ("UNCLOSED_BRACKET", 1, 4)),
        ("a: {b: 1\nc: 3\n", ("UNCLOSED_BRACKET", 1, 4)),
        ("a: [b, [c}, d]\n", ("SYNTAX", 1, 10)),
        ("> x", ("SYNTAX", 1, 3)),
        ("a:\n\tb: 1\n\tc: 2\n", ("TAB_INDENT", 2, 1)),
    ],
)
def test_broken_structure_is_one_finding_where_it_breaks(
    text: str, expected: tuple[str, int, int]
) -> None:
    assert places(text) == [expected]


def test_the_fence_of_a_code_block_is_found_and_hides_nothing() -> None:
    for fence in ("```", "```yaml", "```yml "):
        text = f"{fence}\na: |\n  b\n  ```\nc: d\n```\n"
        parsed = parse(text)
        assert places(text) == [("CODE_FENCE", 1, 1), ("CODE_FENCE", 6, 1)]
        assert parsed.document is not None
        assert alike(parsed.document.root, root("a: |\n  b\n  ```\nc: d\n"))


def test_items_with_more_spaces_than_the_item_above_are_found_and_read_as_meant() -> None:
    parsed = parse("a:\n  - b\n    - c\n      - d e\nf: [g]\n")
    assert [(code, row) for code, row, _ in places("a:\n  - b\n    - c\n      - d e\n")] == [
        ("WRONG_INDENT", 3),
        ("WRONG_INDENT", 4),
    ]
    assert parsed.document is not None
    assert alike(parsed.document.root, root("a:\n  - b\n  - c\n  - d e\nf: [g]\n"))


def test_the_lines_above_a_list_that_yaml_takes_for_text_are_the_value() -> None:
    for written, value in (
        ("Uji - coba", "Uji - coba"),
        ("Uji -\n  coba", "Uji - coba"),
        ("Uji  - coba\n", "Uji  - coba"),
        ("satu", "satu"),
    ):
        text = f"x: {written}\n  - b\n  - c\n"
        parsed = parse(text)
        assert [code for code, _, _ in places(text)] == ["WRONG_INDENT"], text
        assert parsed.document is not None
        assert alike(parsed.document.root, root(f'x: "{value}"\n')), text


@pytest.mark.parametrize(
    "text",
    [
        "a: 5 # catatan\n",
        "a: 5  #catatan\n",
        'a: "x" #catatan\n',
        "a: C#\n",
        "a: -5.2\n",
        "a: https://contoh.id/x:y\n",
        "a: satu\n  dua\n",
        "a: x {{ y }} z\n",
        "a: tanda & dan * dan !\n",
        "? a\n: b\n",
        "---\na: 1\n...\n",
        "a: |\n  # bukan komentar\n  b: c: d\n",
        "a: orang 👩\u200d🌾\n",
        "a: 'x\n\n  y'\n",
    ],
)
def test_what_is_right_is_let_through(text: str) -> None:
    assert places(text) == []


def test_a_number_sign_in_brackets_is_found_on_its_line_and_hides_nothing() -> None:
    """A list whose signs are in no quotes reads as the same list with quotes does."""
    rest = "b: x\nc:\n  d: [1, 2]\n  e: {f: g}\n"
    shapes = (
        ("a: [{}]\n", 1),
        ("a: [x, {}]\n", 1),
        ("a: [{}, y z]  # catatan\n", 1),
        ("a: {{k: {}, l: m}}\n", 1),
        ("a: {{k: [{}, {}], l: 'm #n'}}\n", 1),
        ("- [{}]\n".replace("- ", "a:\n  - "), 2),
        ("a: [x,\n  {},\n  {}]\n", 2),
    )
    wrong = {}
    for shape, line in shapes:
        for value in ("#2E5E1F", "Kota #1"):
            text = shape.format(value, value) + rest
            right = root(shape.format(f'"{value}"', f'"{value}"') + rest)
            parsed = parse(text)
            found = [(code, row) for code, row, _ in places(text)]
            is_told = ("COMMENT_IN_BRACKETS", line) in found and len(dict(found)) == 1
            if not is_told or parsed.document is None or not alike(parsed.document.root, right):
                wrong[text] = found
    assert wrong == {}


def test_a_bracket_that_is_not_closed_is_found_on_its_line_whatever_follows() -> None:
    brackets = (
        ("[b, c", "UNCLOSED_BRACKET"),
        ("{b: c", "UNCLOSED_BRACKET"),
        ("[b, {c: d}", "UNCLOSED_BRACKET"),
        ("[#b, c]", "COMMENT_IN_BRACKETS"),
        ("{b: #c, d: e}", "COMMENT_IN_BRACKETS"),
    )
    following = ("", "x: y\n", "x:\n  - y\n", "x:\n  y: z\n", "x: [y]\n", 'x: "y"\n', "x: |\n  y\n")
    wrong = {}
    for written, code in brackets:
        for below in following:
            text = f"k:\n  a: {written}\n{below}"
            found = [(name, row) for name, row, _ in places(text)]
            if found != [(code, 2)]:
                wrong[text] = found
    assert wrong == {}


def test_a_comment_behind_an_open_bracket_is_no_part_of_the_list() -> None:
    for text in ("a: [x  # lihat [1]\nb: c\n", "a: [x\nb: c  # lihat [1]\n"):
        assert [code for code, _, _ in places(text)] == ["UNCLOSED_BRACKET"], text


def alike(left: object, right: object) -> bool:
    """Return whether two trees hold the same keys and texts in the same order."""
    if isinstance(left, ScalarNode) and isinstance(right, ScalarNode):
        return left.text == right.text
    if isinstance(left, SequenceNode) and isinstance(right, SequenceNode):
        return len(left.items) == len(right.items) and all(map(alike, left.items, right.items))
    if isinstance(left, MappingNode) and isinstance(right, MappingNode):
        pairs = zip(left.items, right.items, strict=False)
        return len(left.items) == len(right.items) and all(
            key.text == other_key.text and alike(value, other)
            for (key, value), (other_key, other) in pairs
        )
    return False


def test_only_the_cut_text_is_a_warning() -> None:
    (warning,) = parse("a: Kota #1\n").diagnostics
    (error,) = parse("a: @1\n").diagnostics
    assert (warning.severity, error.severity) == (Severity.WARNING, Severity.ERROR)
    assert parse("a: Kota #1\n").document is not None


@pytest.mark.parametrize(
    "text", ["lzz:0i #onal:pot\ntitz", "ab #cd\nef", "- ab #cd\n ef", "a: b #c\n  d: e"]
)
def test_a_warning_explains_no_error_of_its_line(text: str) -> None:
    """A file that is not read has an error: with a warning alone it would pass the check."""
    parsed = parse_yaml("r.yml", text.encode())
    assert parsed.document is None
    assert {found.severity for found in parsed.diagnostics} >= {Severity.ERROR}


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: b\r\nc: \xe9\n", 2, 4),
        (b"\xef\xbb\xbfa: \xff\n", 1, 4),
        ("é: x\n".encode() + b"b\xed\xa0\x80", 2, 2),
    ],
)
def test_letters_of_old_windows_programs_are_found_at_their_place(
    data: bytes, line: int, column: int
) -> None:
    (found,) = parse_yaml("r.yml", data).diagnostics
    assert (found.code, found.span.line, found.span.column) == (Code.NOT_UTF8, line, column)


def test_a_file_over_the_size_limit_is_not_read() -> None:
    data = b"a: b\n" + b"#" * MAX_BYTES
    assert [found.code for found in parse_yaml("r.yml", data).diagnostics] == [Code.TOO_LARGE]
    assert parse_yaml("r.yml", data[:MAX_BYTES]).diagnostics == ()


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> x", "=======", "<<<<<<<"])
def test_conflict_marks_are_named_as_such(mark: str) -> None:
    assert places(f"a: b\n{mark}\n") == [("CONFLICT_MARKS", 2, 1)]


def test_the_end_of_a_conflict_is_told() -> None:
    assert argument("a: 1\n<<<<<<< h\nb: 1\n=======\nb: 2\n>>>>>>> t\n", "last_line") == "6"


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", Code.CONTROL_CHARACTER),
        ("\x1b", Code.CONTROL_CHARACTER),
        ("\x7f", Code.CONTROL_CHARACTER),
        ("\x9f", Code.CONTROL_CHARACTER),
        ("\ufdd0", Code.CONTROL_CHARACTER),
        ("\uffff", Code.CONTROL_CHARACTER),
        ("\U0010fffe", Code.CONTROL_CHARACTER),
        ("\x85", Code.LINE_SEPARATOR),
        ("\u2028", Code.LINE_SEPARATOR),
        ("\u202e", Code.BIDI_CONTROL),
        ("\u2066", Code.BIDI_CONTROL),
        ("\u200f", Code.BIDI_CONTROL),
        ("\u061c", Code.BIDI_CONTROL),
        ("\u200b", Code.INVISIBLE_CHARACTER),
        ("\u2060", Code.INVISIBLE_CHARACTER),
        ("\ufeff", Code.INVISIBLE_CHARACTER),
        ("\U000e0041", Code.INVISIBLE_CHARACTER),
        ("\ufffd", Code.REPLACEMENT_CHARACTER),
        ("\ue010", Code.REPLACEMENT_CHARACTER),
        ("\U00100000", Code.REPLACEMENT_CHARACTER),
    ],
)
def test_a_refused_character_is_found_also_as_an_escape(character: str, code: Code) -> None:
    (plain,) = parse(f"a: x{character}y\n").diagnostics
    (escaped,) = parse(f'a: "x\\U{ord(character):08X}"\n').diagnostics
    assert (plain.code, plain.span.line, plain.span.column) == (code, 1, 5)
    assert (escaped.code, escaped.span.column) == (code, 4)
    # Only a character that stands in the line can be taken out of the line.
    told = [argument for argument in plain.arguments if argument[0] != "repaired"]
    assert told == list(escaped.arguments)
    assert dict(plain.arguments)["code_point"] == f"U+{ord(character):04X}"


def test_a_refused_character_is_told_once_a_line() -> None:
    assert places("a: \u200bx\u200by\nb: \u200b\u202e\n") == [
        ("INVISIBLE_CHARACTER", 1, 4),
        ("INVISIBLE_CHARACTER", 2, 4),
        ("BIDI_CONTROL", 2, 5),
    ]


def test_aliases_of_control_characters_are_those_of_unicode() -> None:
    assert [unicodedata.lookup(alias) for _, alias in _ALIASES] == [
        character for character, _ in _ALIASES
    ]
    assert tuple(map(name_of, "\x01\ue010\uffff\u200b")) == (
        "control-0001",
        "private-use-E010",
        "noncharacter-FFFF",
        "ZERO WIDTH SPACE",
    )


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{", "{a: ", "[? "])
def test_sixty_kilobytes_of_brackets_end_in_a_finding_at_once(opening: str) -> None:
    start = time.process_time()
    codes = [found.code for found in parse(opening * (60_000 // len(opening))).diagnostics]
    assert codes == [Code.TOO_DEEP]
    assert time.process_time() - start < 2


def test_the_deepest_nesting_allowed_is_read() -> None:
    depth = MAX_DEPTH - 1
    assert places(f"a: {'[' * depth}{']' * depth}\n") == []
    assert places(f"a: {'[' * (depth + 1)}\n")[0] == ("TOO_DEEP", 1, 4 + depth)


def test_more_values_than_memory_should_hold_are_refused() -> None:
    assert places("a:\n" + "-\n" * MAX_NODES) == [("TOO_LARGE", 1, 1)]


@pytest.mark.parametrize("line", ["a: 1\n", "b{n}: &x 1\n", "c{n}: \u200b\n"])
def test_reading_a_file_ends_with_more_findings_than_are_told(line: str) -> None:
    found = parse("".join(line.replace("{n}", str(number)) for number in range(90))).diagnostics
    assert len(found) == MAX_FINDINGS + 1


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("vision: {text: A, owner: ~, note: b}", "vision: {text: A, note: b}"),
        ("vision: {owner: ~, text: A}", "vision: {text: A}"),
        ("vision: {text: A, owner: null}  # lama", "vision: {text: A}  # lama"),
        ("missions: [{text: A, note: ~}, {text: B}]", "missions: [{text: A}, {text: B}]"),
        ("- text: A\n  note: ~", "  note:"),
        ("a:\n  - ~", None),
    ],
)
def test_a_word_for_nothing_goes_with_its_key_and_takes_nothing_else_along(
    text: str, repaired: str | None
) -> None:
    found = next(found for found in parse(text).diagnostics if found.code == Code.NULL_WORD)
    assert dict(found.arguments).get("repaired") == repaired


def test_a_word_for_nothing_is_refused_and_counts_as_nothing_written() -> None:
    parsed = parse("a: null\nb: ~\nc: [Null, x]\nd: {e: NULL}\n")
    assert [(found.code, found.span.line, found.span.column) for found in parsed.diagnostics] == [
        (Code.NULL_WORD, 1, 4),
        (Code.NULL_WORD, 2, 4),
        (Code.NULL_WORD, 3, 5),
        (Code.NULL_WORD, 4, 8),
    ]
    assert dict(parsed.diagnostics[0].arguments) == {"value": "null", "repaired": "a:"}
    ready = [dict(found.arguments)["repaired"] for found in parsed.diagnostics]
    assert ready == ["a:", "b:", "c: [x]", "d: {}"]
    assert parse("\n".join(ready)).diagnostics == ()
    assert parsed.document is not None
    a, b, c, d = (value for _, value in parsed.document.root.items)
    assert all(isinstance(node, ScalarNode) and node.is_blank for node in (a, b))
    assert isinstance(c, SequenceNode)
    assert [item.text for item in c.items if isinstance(item, ScalarNode)] == ["x"]
    assert isinstance(d, MappingNode)
    assert isinstance(inner := d.get("e"), ScalarNode)
    assert inner.is_blank


@pytest.mark.parametrize("written", ['"null"', "'~'", "nullable", "~500", "nUll"])
def test_a_text_that_is_no_word_for_nothing_is_kept(written: str) -> None:
    assert places(f"a: {written}\n") == []


def test_a_mapping_finds_its_keys_and_is_what_it_holds() -> None:
    first, second = root("a: 1\nb: 2\n"), root("a: 1\nb: 2\n")
    assert (first, hash(first)) == (second, hash(second))
    assert "_by_key" not in repr(first)
    assert isinstance(found := first.get("b"), ScalarNode)
    assert found.text == "2"
    assert (key := first.key_node("b")) is not None
    assert key.span.line == 2
    assert (first.get("c"), first.key_node("c")) == (None, None)


def test_a_document_gives_its_lines() -> None:
    document = parse("a: 1\nb: 2\n").document
    assert document is not None
    assert [document.line(number) for number in (0, 1, 2, 3, 4)] == ["", "a: 1", "b: 2", "", ""]


def test_messages_quote_long_values_in_part() -> None:
    for text in (
        "a: 1\n" + "x" * 9000 + "\n",
        "a: @" + "x" * 9000,
        "a: " + "x" * 9000 + " #1\n",
        "a: *" + "x" * 9000,
    ):
        for found in parse(text).diagnostics:
            assert all(len(argument) <= 500 for _, argument in found.arguments)


SAMPLE = '# c\na: é😀\nb:\n  - "q\\n"\n  - {k: v}\nc: |\n  x\n\nd: >-\n  y\n  z\ne:\nf: [1, 2]\n'


def test_both_parsers_tell_the_same_events_and_places() -> None:
    def told(*, pure: bool) -> list[tuple[str, int, int, str]]:
        found = []
        for event in read_events(SAMPLE, pure=pure):
            mark = events.start_of(event)
            found.append(
                (type(event).__name__, mark.line, mark.column, str(getattr(event, "value", "")))
            )
        return found

    assert told(pure=True) == told(pure=False)


def test_the_pure_parser_stands_in_where_the_c_parser_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    try:
        without_c = reload(events)
        monkeypatch.setattr("generator.source.yaml_tree.read_events", without_c.read_events)
        monkeypatch.setattr("generator.source.syntax.opening_bracket", without_c.opening_bracket)
        assert without_c.CParser is None
        assert value("a: x\n").text == "x"
        assert places('a: "\\U99999999"\n') == [("BAD_ESCAPE", 1, 5)]
        assert places("a: 1\na: 2\nb: [\n") == [("DUPLICATE_KEY", 2, 1), ("UNCLOSED_BRACKET", 3, 4)]
    finally:
        monkeypatch.undo()
        reload(events)


def test_four_hundred_kilobytes_are_read_in_a_blink() -> None:
    text = "".join(
        f"key_{number}:\n  title: Layanan nomor {number}\n  tags: [a, b]\n"
        for number in range(8000)
    )
    start = time.process_time()
    assert len(root(text).items) == 8000
    assert time.process_time() - start < 5
