"""Look-alikes from Word and WhatsApp are named, and the line is read with the plain signs."""

import pytest

from generator.codes import Code
from generator.source.locate import node_at
from generator.source.nodes import ScalarNode
from generator.source.yaml_tree import parse_yaml

NO_BREAK = "\u00a0"


def found_in(text: str) -> list[tuple[str, int, int]]:
    diagnostics = parse_yaml("r.yml", text.encode()).diagnostics
    return [(Code(found.code).name, found.span.line, found.span.column) for found in diagnostics]


def with_ready_lines(text: str) -> str:
    """Return a text with each ready line in its place."""
    lines = text.split("\n")
    for found in parse_yaml("r.yml", text.encode()).diagnostics:
        lines[found.span.line - 1] = dict(found.arguments)["repaired"]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"state:{NO_BREAK}running\n", [("NO_BREAK_SPACE", 1, 7)]),
        (f"state:{NO_BREAK} running\n", [("NO_BREAK_SPACE", 1, 7)]),
        (f"state{NO_BREAK}: running\n", [("NO_BREAK_SPACE", 1, 6)]),
        ("state:\u202frunning\n", [("NO_BREAK_SPACE", 1, 7)]),
        ("state:\u2007running\n", [("NO_BREAK_SPACE", 1, 7)]),
        ("state:\u3000running\n", [("NO_BREAK_SPACE", 1, 7)]),
        (f"vision:\n{NO_BREAK}{NO_BREAK}text: Maju\n", [("NO_BREAK_SPACE", 2, 1)]),
        (f"vision:\n {NO_BREAK}text: Maju\n", [("NO_BREAK_SPACE", 2, 2)]),
        (
            f"vision:\n  text: a\n{NO_BREAK} owner: b\n {NO_BREAK}note: c\n",
            [("NO_BREAK_SPACE", 3, 1), ("NO_BREAK_SPACE", 4, 2)],
        ),
        (f"sources:\n  -{NO_BREAK}berita\n", [("NO_BREAK_SPACE", 2, 4)]),
        ("sources:\n  – berita\n  – koran\n", [("LIST_MARK", 2, 3), ("LIST_MARK", 3, 3)]),
        ("sources:\n— berita\n", [("LIST_MARK", 2, 1)]),
        ("missions:\n  • text: Maju\n  • text: b\n", [("LIST_MARK", 2, 3), ("LIST_MARK", 3, 3)]),
        (
            "missions:\n  – text: Maju\n    sources: [a]\n  – text: b\n",
            [("LIST_MARK", 2, 3), ("LIST_MARK", 4, 3)],
        ),
        ("missions:\n  - text: Maju\n    sources: [a]\n  – text: b\n", [("LIST_MARK", 4, 3)]),
        (f"sources:\n{NO_BREAK}–{NO_BREAK}berita\n", [("NO_BREAK_SPACE", 2, 1)]),
        ("due: “2027-06-30”\n", [("CURLY_QUOTES", 1, 6)]),
        ("due: ”2027-06-30”\nstate: ‘running’\n", [("CURLY_QUOTES", 1, 6), ("CURLY_QUOTES", 2, 8)]),
        ("sources: [“berita”, “koran”]\n", [("CURLY_QUOTES", 1, 11)]),
        ("sources:\n  - “berita”\n", [("CURLY_QUOTES", 2, 5)]),
        ("url: “https://kota.example/a”  # alamat\n", [("CURLY_QUOTES", 1, 6)]),
        ("due: -\n", [("NULL_WORD", 1, 6)]),
        ("due: –\n", [("NULL_WORD", 1, 6)]),
        ("due: --\nstate: running\n", [("NULL_WORD", 1, 6)]),
        ("missions:\n  - text: -\n    note: a\n", [("NULL_WORD", 2, 11)]),
    ],
)
def test_a_look_alike_is_named_at_its_place_and_its_ready_line_mends_it(
    text: str, places: list[tuple[str, int, int]]
) -> None:
    assert found_in(text)[: len(places)] == places
    mended = text
    for _ in range(2):  # a line may hold two kinds, each with the whole line as it should be
        mended = with_ready_lines(mended)
    assert found_in(mended) == []


@pytest.mark.parametrize(
    "text",
    [
        f"title: Rp{NO_BREAK}2.500\n",
        f"title: Kota{NO_BREAK}\n",
        f"note: |\n  {NO_BREAK}menjorok\n  – butir\n  Isi:\n  – satu\n",
        "title: 2021–2026\n",
        "title: “Kota Digital” untuk semua\n",
        "title: “Bersinar”\n",
        "title: “kota digital”\n",
        "summary: Sampah terpilah\n  – lalu ditimbang\n",
        "summary: |\n  due: -\n",
        'summary: "Satu\n  – dua"\n',
        'due: "-"\n',
        "title: Wi-Fi -\n",
    ],
)
def test_texts_for_people_keep_their_signs(text: str) -> None:
    assert found_in(text) == []


def test_a_dash_that_opens_lines_below_is_no_sign_for_nothing() -> None:
    assert "NULL_WORD" not in [name for name, _, _ in found_in("sources: -\n  - berita\n")]


def test_the_rest_of_the_file_is_read_as_it_was_meant() -> None:
    parsed = parse_yaml(
        "r.yml", f"vision:\n{NO_BREAK} text:{NO_BREAK}Maju\nmissions:\n  – text: a\n".encode()
    )
    assert parsed.document is not None
    text, _ = node_at(parsed.document, ("missions", 0, "text"))
    assert isinstance(text, ScalarNode)
    assert (text.text, text.span.line, text.span.column) == ("a", 4, 11)


def test_many_lines_cost_no_more_than_they_are_long() -> None:
    text = "a:\n" + "  – satu\n      dua\n" * 20_000
    assert len(parse_yaml("r.yml", text.encode()).diagnostics) > 0
