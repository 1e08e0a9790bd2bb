"""Words of another language within a page: marked in text, drawings and headings, bare in attributes."""

from generator.views.charts.text_metrics import shorten, wrap
from generator.views.foreign import is_marked, marked, resolved, unmarked
from generator.views.markup import escape
from tests.rows import judge_rows

LOKET = marked("Loket desa", "id")

ROWS = {
    "in text": (f"<p>A {LOKET} B</p>", '<p>A <span lang="id">Loket desa</span> B</p>'),
    "in a heading": (f"# {LOKET} {{: #a }}", '# <span lang="id">Loket desa</span> {: #a }'),
    "in a drawing": (
        f"<svg><text>{LOKET}</text></svg><p>{LOKET}</p>",
        '<svg><text><tspan lang="id">Loket desa</tspan></text></svg><p><span lang="id">Loket desa</span></p>',
    ),
    "in an attribute": (f'<p title="A {LOKET}">A</p>', '<p title="A Loket desa">A</p>'),
    "the description of a picture": (
        f'<img src="a.webp" alt="{LOKET}">',
        '<img src="a.webp" alt="Loket desa" lang="id">',
    ),
    "in an element without elements": (
        f"<option>{LOKET}</option><p>A</p>",
        "<option>Loket desa</option><p>A</p>",
    ),
    "in linked data": (
        f'<script type="application/ld+json">{{"name":"{LOKET}"}}</script>',
        '<script type="application/ld+json">{"name":"Loket desa"}</script>',
    ),
    "the description of a picture, a whole sentence": (
        f'<img src="a.webp" alt="{LOKET}.">',
        '<img src="a.webp" alt="Loket desa." lang="id">',
    ),
    "the whole of an element, with the stop of the sentence": (
        f"<dd>{LOKET}.</dd>",
        '<dd lang="id">Loket desa.</dd>',
    ),
    "of another language": (
        f"<b>{marked('Kantha', 'jv')}</b>",
        '<b><span lang="jv">Kantha</span></b>',
    ),
    "the whole of an element": (
        f'<li><a href="../a/">{LOKET}</a></li>',
        '<li><a lang="id" href="../a/">Loket desa</a></li>',
    ),
    "an element that says another language already": (
        f'<li><a href="../a/" lang="en">{LOKET}</a></li>',
        '<li><a href="../a/" lang="en"><span lang="id">Loket desa</span></a></li>',
    ),
    "two in a row": (
        f"<p>{LOKET}, {LOKET}</p>",
        '<p><span lang="id">Loket desa</span>, <span lang="id">Loket desa</span></p>',
    ),
}
"""HTML with signs, and as the page has it."""


def test_a_foreign_text_says_its_language_wherever_html_can() -> None:
    def judge(case: str) -> None:
        html, wanted = ROWS[case]
        assert resolved(html) == wanted

    judge_rows(ROWS, judge)


def test_a_stop_at_the_end_belongs_to_the_sentence() -> None:
    assert resolved(marked("Selesai.", "id")) == '<span lang="id">Selesai</span>.'


def test_a_text_without_letters_is_of_no_language() -> None:
    assert marked("64.74", "id") == "64.74"
    assert marked(" – ", "id") == " – "


def test_a_text_that_is_cut_says_its_language_in_every_part() -> None:
    long = marked("Loket digital di setiap desa dan kelurahan", "id")
    lines = wrap(f"3. {long}, due", room=80, lines=4)
    assert [unmarked(line) for line in lines] == [
        "3. Loket",
        "digital di",
        "setiap desa",
        "dan kelurahan, due",
    ]
    assert [resolved(line) for line in (*lines, shorten(long, room=80))] == [
        '3. <span lang="id">Loket</span>',
        '<span lang="id">digital di</span>',
        '<span lang="id">setiap desa</span>',
        '<span lang="id">dan kelurahan</span>, due',
        '<span lang="id">Loket digit…</span>',
    ]


def test_a_text_is_marked_once() -> None:
    assert marked(f"{LOKET} baru", "id") == marked("Loket desa baru", "id")


def test_the_signs_pass_the_escape_and_leave_no_trace() -> None:
    assert is_marked(escape(LOKET))
    assert unmarked(escape(LOKET)) == "Loket desa"
    assert not is_marked(resolved(f"<p>{escape(LOKET)}</p>"))


def test_text_without_a_sign_stays_as_it_is() -> None:
    html = '<p title="a > b">A &amp; B</p>\n<svg><title>C</title></svg>'
    assert resolved(html) == html
