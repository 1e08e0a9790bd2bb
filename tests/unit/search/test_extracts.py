"""Extracts: the words of a page itself by sections, and none that every page repeats."""

import pytest

from generator.search.extracts import Extract, Section, extract_from
from generator.text_words import as_words

FRAME = (
    '<html lang="id"><body><nav>Menu situs</nav>'
    "<article>{}</article><footer>Kaki</footer></body></html>"
)


def extract(article: str, address: str = "halaman/") -> Extract:
    found = extract_from(FRAME.format(article), address)
    assert found is not None
    return found


def text(article: str, address: str = "halaman/") -> str:
    """Return the words of the page with an article."""
    return as_words(extract(article, address).text)


def test_only_the_article_is_kept() -> None:
    found = extract("<h1>Layanan</h1>")
    assert (found.title, found.sections) == ("Layanan", ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("<nav>Menu <b>situs</nav>", "<footer>Kaki</footer>"),
        ("<!-- <article>Lain</article> -->", ""),
        ("<script>const page = '<article>';</script>", ""),
        ("", "<article>Lain</article>"),
    ],
)
def test_what_stands_around_the_article_does_not_matter(before: str, after: str) -> None:
    head = '<head><title>T</title><meta name="description" content="Ringkas"></head>'
    article = "<article><h1>Judul</h1><p>Satu <em>dua</em></p></article>"
    found = extract_from(f"<html>{head}<body>{before}{article}{after}</body></html>", "halaman/")
    assert found is not None
    assert (found.title, found.description) == ("Judul", "Ringkas")
    assert found.sections == (Section("", "", "Satu dua"),)


def test_a_section_is_a_heading_with_the_blocks_below() -> None:
    found = extract(
        '<h1 id="isi">Kota</h1><p>Satu <em>dua</em>tiga</p><ul><li>Empat</li><li>Lima</li></ul>'
        '<h2 id="visi">Visi &amp; misi</h2><p>Enam</p><h3>Tujuh</h3><p>Delapan</p>'
    )
    assert found.sections == (
        Section("", "", "Satu duatiga\nEmpat\nLima"),
        Section("visi", "Visi & misi", "Enam"),
        Section("visi", "Tujuh", "Delapan"),
    )


@pytest.mark.parametrize(
    "repeated",
    [
        '<nav class="mp-menu">Ulang</nav>',
        '<sup class="mp-mark">Ulang</sup>',
        '<figure class="mp-chart"><svg><text>Ulang</text></svg></figure>',
        '<figure class="mp-cloth"><figcaption>Ulang</figcaption></figure>',
        '<h2 id="rujukan">Ulang</h2>',
        '<ol class="mp-sources"><li>Ulang</li></ol>',
        '<div class="mp-colophon"><p>Ulang</p></div>',
        '<p class="mp-state-day">Ulang</p>',
        '<script type="application/ld+json">{"name": "Ulang"}</script>',
    ],
)
def test_text_that_every_page_repeats_is_left_out(repeated: str) -> None:
    found = extract(f"<p>Satu</p>{repeated}<p>Dua</p>")
    assert as_words(found.text) == " satu dua "


def test_a_label_and_its_value_stay_two_words() -> None:
    found = extract(
        "<dl><div><dt>Nilai</dt><dd>15</dd></div></dl><table><tr><th>Satu.</th><td>Dua</td></tr></table>"
    )
    assert found.sections == (Section("", "", "Nilai: 15\nSatu. Dua."),)


def test_the_label_of_an_unknown_value_is_left_out() -> None:
    unknown = '<span class="mp-unknown">Belum dipublikasikan</span>'
    budget = f"<div><dt>Anggaran</dt><dd>{unknown}.</dd></div>"
    facts = f"<dl>{budget}<div><dt>Target</dt><dd>2027</dd></div></dl>"
    assert (
        text(f"{facts}<table><tr><td>Satu</td><td>{unknown}</td></tr></table>")
        == " target 2027 satu "
    )


def test_pages_of_a_region_are_found_by_their_own_text_and_not_by_text_about_their_kind() -> None:
    article = (
        '<h1>Bank sampah</h1><p class="mp-lead">Selesai.</p>'
        '<h2 id="janji">Janji</h2><p>Sebuah janji.</p><p>Isi</p>'
    )
    assert text(article, "daerah/kota-misal/quick-win/bank-sampah/") == " bank sampah janji isi "
    assert text(article) == " bank sampah selesai janji sebuah janji isi "


def test_promises_without_an_office_are_not_found_by_that() -> None:
    article = (
        '<h2 id="belum-ada-penanggung-jawab">Belum ada</h2><p>1 dari 2</p>'
        '<ul class="mp-links"><li>Bank sampah</li></ul><h2 id="pendamping">Pendamping</h2>'
    )
    assert text(article, "daerah/kota-misal/kelembagaan/") == " belum ada pendamping "


def test_duties_stand_apart_on_the_page_of_an_office() -> None:
    rows = '<div class="mp-rows"><p>Bank sampah</p></div>'
    office = extract(rows, "daerah/kota-misal/perangkat/dlh/")
    assert (office.duties, office.sections) == ("Bank sampah", ())
    assert extract(rows, "daerah/kota-misal/indikator/").duties == ""


def test_the_handbook_is_found_by_keys_and_not_by_their_meaning() -> None:
    row = "<table><tr><td><code>products</code></td><td>Dapat dibeli</td></tr></table>"
    assert text(row, "panduan/merek/") == " products "
    assert text(row, "metode/") == " products dapat dibeli "


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("daerah/kota-misal/kabar/", "Semua kabar"),
        ("daerah/kota-misal/kabar/satu/", ""),
        ("metode/", "Semua kabar"),
    ],
)
def test_a_page_that_describes_itself_by_its_kind_and_title_is_not_found_by_that(
    address: str, found: str
) -> None:
    html = FRAME.replace(
        "<body>", '<head><meta name="description" content="Semua kabar"></head><body>'
    )
    extracted = extract_from(html.format("<h1>Isi</h1>"), address)
    assert extracted is not None
    assert extracted.description == found


def test_a_promise_and_its_dimension_stay_two_words() -> None:
    link = '<a href="#">Bank sampah</a>'
    promise = f'<span class="mp-promises__what">{link}<small>Smart Living</small></span>'
    assert extract(promise).sections == (Section("", "", "Bank sampah. Smart Living"),)


def test_results_lead_to_headings_alone() -> None:
    found = extract('<h2 id="visi">Visi</h2><div id="visi.1"><p>Isi</p></div>')
    assert [section.anchor for section in found.sections] == ["visi"]


def test_what_brackets_qualify_is_no_part_of_the_subject_of_a_page() -> None:
    found = extract("<h1>Smart Economy (Enam pilar dengan mobilitas)</h1>")
    assert found.title == "Smart Economy (Enam pilar dengan mobilitas)"
    assert found.subject.strip() == "Smart Economy"


def test_a_redirect_has_no_extract() -> None:
    assert extract_from("<html><body><p>Pindah</p></body></html>", "lama/") is None
    card = "<html><body><main data-search-ignore><h1>Kota</h1></main></body></html>"
    assert extract_from(card, "daerah/kota-misal/kartu/") is None


def test_of_an_endless_list_only_the_beginning_is_read() -> None:
    rows = "".join(
        f"<li>butir{number}<ul><li>bagian{number}</li></ul></li>" for number in range(400)
    )
    words = text(f"<h1>Semua</h1><ul>{rows}</ul><p>akhir</p>").split()
    assert (words.count("butir"), words.count("bagian"), words[-1]) == (250, 250, "akhir")
