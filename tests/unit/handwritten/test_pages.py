"""Hand-written pages pass as written or are refused, with the line: every door of Markdown."""

import pytest

from generator.codes import Code
from generator.diagnostics import Diagnostic, Severity
from generator.errors import GeneratorError
from generator.executors.local import InProcess
from generator.handwritten.pages import CheckPages, WrittenFile
from generator.web_hosts import OFFICIAL_HOSTS
from tests.rows import judge_rows

HEAD = "---\ntitle: Halaman\ndescription: Contoh.\n---\n\n"
"""The head of a page; the text begins on line 6."""
EXTENSIONS = tuple(
    (name, "{}")
    for name in ("attr_list", "md_in_html", "abbr", "footnotes", "def_list", "admonition")
)

RAW, HIDDEN, OPEN = Code.RAW_HTML, Code.HIDDEN_TEXT, Code.OPEN_MARKUP
REQUEST, LINK, HEAD_OF_PAGE = Code.FOREIGN_REQUEST, Code.BAD_LINK, Code.PAGE_HEAD
DISGUISED, UNLISTED = Code.DISGUISED_HOST, Code.UNLISTED_HOST

BAD: tuple[tuple[str, list[tuple[Code, int]]], ...] = (
    # Scripts, by element, by attribute and by address.
    ("a\n\n<script>alert(1)</script>", [(RAW, 8)]),
    ("a <ScRiPt src=//jahat.example.com/x.js></sCrIpT>", [(RAW, 6)]),
    ("a\nb <b onclick=alert(1)>c</b>", [(RAW, 7)]),
    ("<svg/onload=alert(1)>", [(RAW, 6)]),
    ("<math><mi xlink:href='javascript:x'>a</mi></math>", [(RAW, 6), (RAW, 6)]),
    ("x\n\n<iframe src='https://jahat.com'></iframe>", [(RAW, 8)]),
    ("<object data=x></object><embed src=x>", [(RAW, 6), (RAW, 6)]),
    ("<form action=https://jahat.com><input name=nik></form>", [(RAW, 6), (RAW, 6)]),
    ("<meta http-equiv=refresh content='0;url=//jahat.com'>", [(RAW, 6)]),
    ("<base href=//jahat.com>", [(RAW, 6)]),
    ("<link rel=stylesheet href=//jahat.com/a.css>", [(RAW, 6)]),
    ("<body onload=alert(1)>a", [(RAW, 6)]),
    ("<html onclick=alert(1)>a", [(RAW, 6)]),
    ("[a](javascript:alert(1))", [(LINK, 6)]),
    ("a\n[a](<java&#9;script:alert(1)>)", [(LINK, 7)]),
    ("[a](javascript&colon;alert(1))", [(LINK, 6)]),
    ("[a](&#106;avascript:alert(1))", [(LINK, 6)]),
    ("[klik][x]\n\nteks\n\n[x]: javascript:alert(1)", [(LINK, 10)]),
    ("<a href='jav&#x0A;ascript:alert(1)'>a</a>", [(LINK, 6)]),
    ("<a href=' &#1; javascript:alert(1)'>a</a>", [(LINK, 6)]),
    ("[a](vbscript:x) [b](data:text/html,x)", [(LINK, 6), (LINK, 6)]),
    ("a\n\n## Judul {: onclick='alert(1)' }", [(RAW, 8)]),
    ("[a](b.md){: onmouseover='alert(1)' }", [(RAW, 6)]),
    ('<div markdown="1">\n\n<script>x</script>\n\n</div>', [(RAW, 8)]),
    ('*[HTML]: " onclick="alert(1)\n\nHTML', []),
    ("[^1]\n\n[^1]: <script>x</script>", [(RAW, 8)]),
    ("istilah\n:   <img src=x onerror=alert(1)>", [(RAW, 7)]),
    ("| a |\n| - |\n| <img src=x onerror=alert(1)> |", [(RAW, 8)]),
    ('!!! note "<script>x</script>"\n    isi', [(RAW, 6)]),
    ("!!! md-hidden\n    [slot](https://slot.com)", [(HIDDEN, 6), (UNLISTED, 7)]),
    ("# &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;", [(RAW, 6)]),
    ("a\n\n" + "![[" * 3000, [(RAW, 8)]),
    ("9. " * 3000, [(RAW, 6)]),
    ("a\n\n" + "[a][b " * 1000, [(RAW, 8)]),
    ("a " + "*" * 5000 + "b", []),
    ("`<script>`\n\n```\n<script>\n```\n\n<script>x</script>", [(RAW, 12)]),
    ("<script>1</script>\n\n<script>2</script>", [(RAW, 6), (RAW, 8)]),
    # Other hosts.
    ("![a](https://jahat.com/a.png)", [(REQUEST, 6)]),
    ("a\n\n![a](//go.id/a.png)", [(REQUEST, 8)]),
    ("![a][g]\n\n[g]: https://jahat.com/a.png", [(REQUEST, 8)]),
    ("![a](a.png){: srcset='https://jahat.com/b.png 2x' }", [(RAW, 6)]),
    ("[a](https://jahat.com)", [(UNLISTED, 6)]),
    ("<https://jahat.com/a>", [(UNLISTED, 6)]),
    (
        "[a](https://jahat.com) [b](//jahat2.com)\n[c](/\\jahat3.com)",
        [(UNLISTED, 6)] * 2 + [(UNLISTED, 7)],
    ),
    ("[a](https://go.id@jahat.com)", [(DISGUISED, 6)]),
    ("[a](https://bitung.go.id.jahat.com)", [(DISGUISED, 6)]),
    ("<blockquote cite='https://jahat.com'>a</blockquote>", [(UNLISTED, 6)]),
    ("[^1]\n\n[^1]: [a](https://jahat.com)", [(UNLISTED, 8)]),
    # Hidden text.
    (
        "a\n<div style='display:none'><a href='https://slot.com'>slot</a></div>",
        [(HIDDEN, 7), (UNLISTED, 7)],
    ),
    ("<p style='position:absolute;left:-9999px'>slot</p>", [(HIDDEN, 6)]),
    ("<span style='font-size:0'>slot</span>", [(HIDDEN, 6)]),
    ("<span style='color:#fff'>slot</span>", [(HIDDEN, 6)]),
    ("<span style='border:0'>slot</span>", [(RAW, 6)]),
    ("<p hidden>slot</p>", [(HIDDEN, 6)]),
    ("slot\n{: hidden='hidden' }", [(HIDDEN, 7)]),
    ("slot\n{: style='text-indent:-99em' }", [(HIDDEN, 7)]),
    ("slot\n{: .md-visually-hidden }", [(HIDDEN, 7)]),
    ("slot\n{: .md-nav }", [(RAW, 7)]),
    ("<font color=white>slot</font>", [(RAW, 6)]),
    ("<style>p{display:none}</style>", [(RAW, 6)]),
    ("<template><a href=https://slot.com>x</a></template>", [(RAW, 6)]),
    ("<noscript>x</noscript><marquee height=1>slot</marquee>", [(RAW, 6), (RAW, 6)]),
    ("a\n\n[](https://slot.com)", [(UNLISTED, 8), (HIDDEN, 8)]),
    ("[&nbsp;](https://slot.com)", [(UNLISTED, 6), (HIDDEN, 6)]),
    ("[\u3164](mulai.md)", [(Code.INVISIBLE_CHARACTER, 6), (HIDDEN, 6)]),
    ("<sub><sub><sub>slot</sub></sub></sub>", [(HIDDEN, 6), (HIDDEN, 6)]),
    ("a\n\nsl\u200bot", [(Code.INVISIBLE_CHARACTER, 8)]),
    ("a\n\nsl&#8203;ot", [(Code.INVISIBLE_CHARACTER, 8)]),
    ("a\n\n\u202egro", [(Code.BIDI_CONTROL, 8)]),
    # The frame of the page.
    ("a\n\n</div></article></main>", [(OPEN, 8)]),
    ("a\n\n<div>b", [(OPEN, 8)]),
    ("a <b>b", [(OPEN, 6)]),
    ("a <!-- b", []),
    ("<textarea>", [(RAW, 6)]),
    ("<plaintext>", [(RAW, 6)]),
    ("<p id='__search'>a</p>", [(RAW, 6)]),
    ("<article>a</article>", [(RAW, 6)]),
)
"""Texts of pages with the code and line of each finding; the empty list where text stays text."""

GOOD = (
    "Paragraf dengan **tebal**, *miring*, `kode`, a < b & c.\n\n- butir\n- butir\n\n1. satu\n\n> kutipan",
    "[a](mulai.md) [b](../index.md#x) [c](/daerah/) [d](#e) [f](https://bitung.go.id/a?b=c#d)",
    "[surat](mailto:a@bitung.go.id) [telepon](tel:+62000) <https://contoh.example>",
    "| a | b |\n| :-- | --: |\n| 1 | 2 |",
    "## Judul {: #judul }\n\n```html\n<script>alert(1)</script>\n```",
    "![Peta](peta.png){: width='300' }",
    "<!-- contoh: tulis regions/a.yml -->\n\n<details><summary>Lagi</summary>\n<p>isi</p></details>",
    "!!! note\n    Isi catatan.\n\nKata[^1].\n\n[^1]: Catatan kaki.",
    "H<sub>2</sub>O <kbd>Ctrl</kbd> <abbr title='a'>b</abbr><br>c &nbsp; &copy; &#8212;",
    'HTML\n\n*[HTML]: bahasa "halaman"',
)

BAD_HEADS: tuple[tuple[str, list[tuple[Code, int]]], ...] = (
    ("---\ntitle: <script>alert(1)</script>\n---\n\na\n", [(HEAD_OF_PAGE, 2)]),
    ("---\ntitle: A\ndescription: '\" onload=\"x'\n---\n\na\n", [(HEAD_OF_PAGE, 3)]),
    ('---\ntitle: "\\x3cscript>"\n---\n\na\n', [(HEAD_OF_PAGE, 2)]),
    ("---\ntitle: A &lt;/title&gt;\n---\n\na\n", [(HEAD_OF_PAGE, 2)]),
    ("---\ntitle: A\ntemplate: lain.html\n---\n\na\n", [(HEAD_OF_PAGE, 3)]),
    ("---\ntitle: A\ntags: [a, <b>]\n---\n\na\n", [(HEAD_OF_PAGE, 3)]),
    ("---\ntitle: A\nsearch: {exclude: ya}\n---\n\na\n", [(HEAD_OF_PAGE, 3)]),
    ("---\ntitle: A\nrobots: noindex\n---\n\na\n", [(HEAD_OF_PAGE, 3)]),
    ("---\ntitle: [A\n---\n\na\n", [(HEAD_OF_PAGE, 3)]),
    ("---\n- a\n---\n\na\n", [(HEAD_OF_PAGE, 2)]),
    ("---\ntitle: A\n\na\n", [(HEAD_OF_PAGE, 1)]),
    ("title: Halaman\n\na\n", [(HEAD_OF_PAGE, 1)]),
    ("---\ntitle: " + "[" * 60_000 + "\n---\n\na\n", [(HEAD_OF_PAGE, 2)]),
    ("---\ntitle: " + "[" * 1_900 + "\n---\n\na\n", [(HEAD_OF_PAGE, 3)]),
    ("---\ntitle: A\ndescription: " + "a" * 2_000 + "\n---\n\na\n", [(HEAD_OF_PAGE, 2)]),
    ("---\ndate: 2026-13-40\n---\n\na\n", [(HEAD_OF_PAGE, 2)]),
)


def findings(text: str, *elements: str, hosts: tuple[str, ...] = ()) -> tuple[Diagnostic, ...]:
    step = CheckPages(EXTENSIONS, (*OFFICIAL_HOSTS, *hosts), elements)
    (found,) = InProcess().map(step, [WrittenFile("content/a.md", text.encode())])
    return found


def places(text: str, *elements: str, hosts: tuple[str, ...] = ()) -> list[tuple[Code, int]]:
    return [(Code(found.code), found.span.line) for found in findings(text, *elements, hosts=hosts)]


def test_each_hostile_text_is_refused_on_its_line() -> None:
    def judge(row: tuple[str, list[tuple[Code, int]]]) -> None:
        text, expected = row
        assert sorted(places(HEAD + text)) == sorted(expected), findings(HEAD + text)

    judge_rows(BAD, judge)


def test_what_people_write_passes() -> None:
    def judge(text: str) -> None:
        assert findings(HEAD + text) == ()

    judge_rows(GOOD, judge)


def test_each_hostile_head_is_refused_on_its_line() -> None:
    def judge(row: tuple[str, list[tuple[Code, int]]]) -> None:
        assert places(row[0]) == row[1], findings(row[0])

    judge_rows(BAD_HEADS, judge)


def test_an_injected_list_of_hidden_gambling_links_is_an_error_that_names_each_host() -> None:
    links = "".join(
        f'<li><a href="https://slot-gacor-{n}.com">slot {n}</a></li>\n' for n in range(5)
    )
    text = f'{HEAD}Profil dinas.\n\n<div style="position:absolute;left:-9999px">\n<ul>\n{links}</ul>\n</div>\n'
    found = findings(text)
    assert [(each.code, each.span.line, each.severity) for each in found] == [
        (Code.HIDDEN_TEXT, 8, Severity.ERROR),
        *((Code.UNLISTED_HOST, 10 + n, Severity.NOTICE) for n in range(5)),
    ]
    assert [dict(each.arguments)["host"] for each in found[1:]] == [
        f"slot-gacor-{n}.com" for n in range(5)
    ]


def test_an_element_that_the_site_accepts_loads_from_listed_hosts_and_still_runs_nothing() -> None:
    frame = f"{HEAD}<iframe src='https://peta.jahat.com/a' allow='x'></iframe>"
    assert places(frame) == [(RAW, 6)]
    assert places(frame, "iframe") == [(REQUEST, 6)]
    assert places(frame, "iframe", hosts=("jahat.com",)) == []
    for attribute in (
        "onload=alert(1)",
        "srcdoc='<script>x</script>'",
        "src=javascript:x",
        "hidden",
    ):
        assert places(f"{HEAD}<iframe {attribute}></iframe>", "iframe"), attribute


def test_a_page_from_which_nh3_would_take_something_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert places(f"{HEAD}Isi **tebal** dan satu lagi.") == []
    monkeypatch.setattr("generator.handwritten.html.nh3.clean", lambda html, **_: html[:-9])
    assert [code for code, _ in places(f"{HEAD}Isi **tebal** dan dua lagi.")] == [RAW]


def test_an_extension_that_is_not_there_is_answered() -> None:
    with pytest.raises(GeneratorError, match="markdown_extension"):
        CheckPages((("tidak_ada", "{}"),), (), ()).open()


def test_findings_of_a_page_come_back_from_the_cache_as_they_were() -> None:
    step = CheckPages((), OFFICIAL_HOSTS, ())
    found = findings(f"{HEAD}<script>x</script>")
    assert step.unpack(step.pack(found)) == found
    assert step.unpack(b"{") is None
