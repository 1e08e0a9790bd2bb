"""The format of a file other than UTF-8 text is named; a text in another encoding is read."""

import pytest

from generator.codes import Code
from generator.source.front_matter import parse_update
from generator.source.locate import node_at
from generator.source.nodes import ScalarNode
from generator.source.yaml_tree import parse_yaml

TEXT = "title: Pésona\nstate: running\n"


@pytest.mark.parametrize(
    ("data", "program"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml\x00word/document.xml", "Word"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml\x00xl/workbook.xml", "Excel"),
        (b"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.text", "LibreOffice"),
        (b"PK\x03\x04\x14\x00catatan.txt", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "Microsoft Office"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"{\\rtf1\\ansi title: Kota}", "RTF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary"),
    ],
)
@pytest.mark.parametrize("parse", [parse_yaml, parse_update])
def test_a_file_of_another_program_is_one_finding_with_its_name(
    parse: object, data: bytes, program: str
) -> None:
    assert callable(parse)
    (found,) = parse("regions/kota-contoh/quick-wins/a.yml", data).diagnostics
    quoted = dict(found.arguments)
    assert (found.code, quoted["program"], quoted["right"]) == (Code.OTHER_FORMAT, program, "a.yml")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_text_with_several_bytes_a_letter_is_one_finding_and_is_read(data: bytes) -> None:
    parsed = parse_yaml("r.yml", data)
    assert [found.code for found in parsed.diagnostics] == [Code.WIDE_ENCODING]
    is_widest = data.startswith(b"\xff\xfe\0\0")
    assert dict(parsed.diagnostics[0].arguments) == {
        "encoding": "UTF-32" if is_widest else "UTF-16"
    }
    assert title_of(parsed.document) == "Pésona"


def test_letters_of_old_windows_programs_are_one_finding_and_the_ready_line_mends_them() -> None:
    data = "state: running\ntitle: Pésona “Kota” – Café\nnote: Café\n".encode("cp1252")
    parsed = parse_yaml("r.yml", data)
    (found,) = parsed.diagnostics
    quoted = dict(found.arguments)
    assert (found.code, found.span.line, found.span.column) == (Code.NOT_UTF8, 2, 9)
    assert (quoted["letter"], quoted["repaired"]) == ("é", "title: Pésona “Kota” – Café")
    assert title_of(parsed.document) == "Pésona “Kota” – Café"


def test_good_letters_stay_where_others_are_of_another_encoding() -> None:
    parsed = parse_yaml("r.yml", "title: Pésona\n".encode() + "note: Café\n".encode("cp1252"))
    assert [(found.code, found.span.line) for found in parsed.diagnostics] == [(Code.NOT_UTF8, 2)]
    assert title_of(parsed.document) == "Pésona"


@pytest.mark.parametrize("data", [b"a: b\n", b"\xef\xbb\xbfa: b\n", "a: é\n".encode(), b""])
def test_plain_text_is_none_of_these(data: bytes) -> None:
    codes = {found.code for found in parse_yaml("r.yml", data).diagnostics}
    assert not codes & {Code.NOT_UTF8, Code.OTHER_FORMAT, Code.WIDE_ENCODING}


def title_of(document: object) -> str:
    node, _ = node_at(document, ("title",))  # type: ignore[arg-type]
    assert isinstance(node, ScalarNode)
    return node.text
