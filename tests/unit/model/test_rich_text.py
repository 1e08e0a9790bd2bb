import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.codes import Code
from generator.model.rich_text import (
    FIELD_ELEMENTS,
    UPDATE_ELEMENTS,
    first_problem,
    is_prose,
    link_problem,
    links,
)

ALLOWED = [
    "satu paragraf",
    "dua\nbaris",
    "satu\n\ndua",
    "*miring* dan **tebal** dan ***keduanya***",
    "- satu\n- dua\n    - dalam\n\n1. tiga\n2. empat",
    "[tautan](https://contoh.example/a?b=c#d)",
    "[surel](mailto:a@contoh.example) dan [telepon](tel:112)",
    "[halaman](/daerah/) dan [bagian](#sumber)",
    "<https://contoh.example>",
    "{{ 7*191 }} {% raw %} 3 < 5 & 7 > 2",
    "baris  \nputus",
    "harga 5 * 3 * 2, a_b_c",
]

REFUSED = [
    ("<script>alert(1)</script>", 0),
    ("aman\n\n<img src=x onerror=alert(1)>", 2),
    ("aman\nlalu <b>tebal</b>", 1),
    ("<!-- tersembunyi -->", 0),
    ("a\n\n<div>\nb\n</div>", 2),
    ("<?php x ?>", 0),
    ("<![CDATA[x]]>", 0),
    ("![foto](https://contoh.example/a.png)", 0),
    ("satu\ndua ![foto][a]\n\n[a]: https://contoh.example/a.png", 1),
    ("pakai `kode`", 0),
    ("```\nkode\n```", 0),
    ("satu\n\n    kode", 2),
    ("~~~\nkode", 0),
    ("a\n\n---", 2),
    ("a\n\n# Judul", 2),
    ("Judul\n=====", 0),
    ("> kutipan", 0),
    ("- daftar\n- <i>x</i>", 1),
    ("Ini\n\n| a | b |\n|---|---|\n| 1 | 2 |", 2),
    ("a | b\n--- | ---", 0),
    ("satu\nlalu ~~dua~~", 1),
    ("satu\n[dua][tak-ada]", 1),
    ("satu\n[dua][]", 1),
    ("satu\n\n[dua]: https://contoh.example", 2),
    ("[dua]\n\n[dua]: https://contoh.example", 2),
    ("[^1]: catatan kaki", 0),
    ("satu\ndua\n---", 2),
    ("1. a\n\n2. `b`", 2),
]

BAD_LINKS = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](ftp://contoh.example)",
    "[x](//contoh.example)",
    "[x](\\\\\\\\contoh.example)",
    "[x](https://pengguna@contoh.example)",
    "[x](https:contoh.example)",
    "[x](https:///contoh)",
    "[x](halaman.md)",
    "[x](../../rahasia)",
    "[x]()",
    "<javascript:alert(1)>",
    "[x][a]\n\n[a]: javascript:alert(1)",
    "[x](%6aavascript:alert(1))",
    "[x](https://%65vil.example)",
    "[x](http://:80)",
    "[x](http://:a$b)",
    "[x](http://contoh.example:a/)",
    "[x](http://contoh.example:99999/)",
]

HEAVY = [
    "![[" * 3000,
    "[a](<b" * 3000,
    "[" * 50_000,
    "<" * 50_000,
    "`" * 50_000,
    "*" * 50_000,
    "_" * 50_000,
    "> " * 25_000,
    "- " * 25_000,
    "1. " * 16_000,
    "*a **b " * 7000,
    "a*" * 25_000,
    "[a]: b\n" * 7000,
    "[a" * 25_000,
    "\\[" * 25_000,
    "&amp;" * 10_000,
    "<!--" * 12_000,
    "".join(" " * 2 * depth + "- a\n" for depth in range(150)),
]


@pytest.mark.parametrize("text", ALLOWED)
def test_the_small_subset_passes(text: str) -> None:
    assert first_problem(text, allowed=FIELD_ELEMENTS) is None


@pytest.mark.parametrize(("text", "line"), REFUSED)
def test_all_else_is_refused_with_its_line(text: str, line: int) -> None:
    problem = first_problem(text, allowed=FIELD_ELEMENTS)
    assert problem is not None
    assert (problem.code, problem.line) == (Code.RICH_TEXT, line)
    assert problem.quoted


@pytest.mark.parametrize("text", BAD_LINKS)
def test_a_link_that_leads_astray_is_refused(text: str) -> None:
    problem = first_problem(text, allowed=FIELD_ELEMENTS)
    assert problem is not None
    assert problem.code is Code.BAD_LINK


@pytest.mark.parametrize("text", ["## Judul", "### Anak judul", "> kutipan\n> kedua"])
def test_an_update_may_hold_headings_and_quotations(text: str) -> None:
    assert first_problem(text, allowed=UPDATE_ELEMENTS) is None


def test_dashes_below_a_line_of_an_update_make_no_heading_of_it() -> None:
    problem = first_problem("satu\n\ndua\n-----\n", allowed=UPDATE_ELEMENTS)
    assert problem is not None
    assert (problem.line, problem.quoted) == (3, "-----")


@pytest.mark.parametrize(
    "text", ["a | b", "lihat [lampiran] itu", "kira-kira ~5 km", "[a](/b/)[c](/d/)", "a [b] [c]"]
)
def test_signs_that_mean_themselves_pass(text: str) -> None:
    assert first_problem(text, allowed=FIELD_ELEMENTS) is None


@pytest.mark.parametrize(
    ("text", "line"), [("# Judul", 0), ("a\n\n#### Kecil", 2), ("Judul\n===", 0)]
)
def test_an_update_leaves_the_first_level_to_the_page(text: str, line: int) -> None:
    problem = first_problem(text, allowed=UPDATE_ELEMENTS)
    assert problem is not None
    assert (problem.element, problem.line) == ("heading", line)


@pytest.mark.parametrize("text", HEAVY, ids=lambda text: text[:8])
def test_a_heavy_text_is_judged_within_two_seconds(text: str) -> None:
    started = time.process_time()
    first_problem(text[:50_000], allowed=UPDATE_ELEMENTS)
    assert time.process_time() - started < 2


def test_more_brackets_than_prose_has_are_refused_at_the_line_of_the_first_too_many() -> None:
    problem = first_problem("[a\n" * 2001, allowed=FIELD_ELEMENTS)
    assert problem is not None
    assert (problem.element, problem.line) == ("marks", 2000)
    assert first_problem("[a\n" * 2000, allowed=FIELD_ELEMENTS) is None


def test_deep_nesting_is_refused() -> None:
    deep = "".join("  " * depth + "- butir\n" for depth in range(10))
    problem = first_problem(deep, allowed=FIELD_ELEMENTS)
    assert problem is not None
    assert problem.code is Code.RICH_TEXT


def test_what_is_quoted_stays_short() -> None:
    problem = first_problem(f"<b title='{'x' * 500}'>", allowed=FIELD_ELEMENTS)
    assert problem is not None
    assert len(problem.quoted) <= 60


@given(st.text(max_size=300))
def test_any_text_is_judged_without_an_exception(text: str) -> None:
    problem = first_problem(text, allowed=FIELD_ELEMENTS)
    assert problem is None or problem.line <= text.count("\n")


_WORDS = (
    "Kata",
    "kata ",
    "\n",
    "\n\n",
    "(",
    ")",
    ": ",
    ".",
    "\t",
    "    ",
    " ",
    "  ",
    "é",
    "٣",
    "ꦕ",
    "\u3000",
    "\x0c",
)
_SIGNS = (
    "- ",
    "1. ",
    "#",
    "=",
    "---",
    "***",
    "[",
    "]",
    "~",
    "|",
    "!",
    "&amp;",
    "<b>",
    "`",
    "_",
    "\\",
    ">",
    "+",
)


@given(st.lists(st.sampled_from(_WORDS + _SIGNS), max_size=12).map("".join))
def test_what_is_taken_for_prose_at_a_glance_is_nothing_else(text: str) -> None:
    if is_prose(text):
        tokens = MarkdownIt("commonmark").parse(text)
        found = {one.type for token in tokens for one in (token, *(token.children or ()))}
        assert found <= {
            "paragraph_open",
            "inline",
            "text",
            "softbreak",
            "hardbreak",
            "paragraph_close",
        }


@given(st.text(max_size=100))
def test_any_address_is_judged_without_an_exception(address: str) -> None:
    assert link_problem(address) in {True, False}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("satu\n\n[dua](/daerah/) dan [tiga](tel:112)", [("/daerah/", 2), ("tel:112", 2)]),
        ("satu\nlalu [dua](/daerah/)", [("/daerah/", 1)]),
        ("- satu\n- [dua][a]\n\n[a]: /program/ 'judul'", [("/program/", 1)]),
        ("[dua](<#di sini>)", [("#di%20sini", 0)]),
        ("](", []),
        ("tanpa tautan: /daerah/ saja", []),
    ],
)
def test_links_are_found_with_their_lines(text: str, found: list[tuple[str, int]]) -> None:
    assert list(links(text)) == found
