"""Extracts: the words of a page itself, none that every page repeats, and the page's facets."""

import pytest

from generator.search.extracts import Extract, as_document, as_words, extract_from, with_hidden
from generator.views.facets import Facets

FRAME = (
    '<html lang="id"><body><nav>Menu situs</nav>'
    "<article>{}</article><footer>Kaki</footer></body></html>"
)


def extract(article: str, address: str = "halaman/") -> Extract:
    found = extract_from(FRAME.format(article), address)
    assert found is not None
    return found


def test_only_the_article_is_kept_with_its_language() -> None:
    found = extract("<h1>Layanan</h1>")
    assert (found.language, found.body, found.text) == ("id", "<h1>Layanan</h1>", " layanan ")


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
    assert "Ulang" not in found.body
    assert found.text == " satu dua "


def test_a_label_and_its_value_stay_two_words() -> None:
    found = extract(
        "<dl><div><dt>Nilai</dt><dd>15</dd></div></dl><table><tr><th>Satu.</th><td>Dua</td></tr></table>"
    )
    assert "<dt>Nilai: </dt><dd>15</dd>" in found.body
    assert "<th>Satu. </th><td>Dua. </td>" in found.body


def test_the_label_of_an_unknown_value_is_left_out() -> None:
    unknown = '<span class="mp-unknown">Belum dipublikasikan</span>'
    budget = f"<div><dt>Anggaran</dt><dd>{unknown}.</dd></div>"
    facts = f"<dl>{budget}<div><dt>Target</dt><dd>2027</dd></div></dl>"
    assert (
        extract(f"{facts}<table><tr><td>Satu</td><td>{unknown}</td></tr></table>").text
        == " target 2027 satu "
    )


def test_pages_of_a_region_are_found_by_their_own_text_and_not_by_text_about_their_kind() -> None:
    article = (
        '<h1>Bank sampah</h1><p class="mp-lead">Selesai.</p>'
        '<h2 id="janji">Janji</h2><p>Sebuah janji.</p><p>Isi</p>'
    )
    assert (
        extract(article, "daerah/kota-misal/quick-win/bank-sampah/").text
        == " bank sampah janji isi "
    )
    assert extract(article).text == " bank sampah selesai janji sebuah janji isi "


def test_promises_without_an_office_are_not_found_by_that() -> None:
    article = (
        '<h2 id="belum-ada-penanggung-jawab">Belum ada</h2><p>1 dari 2</p>'
        '<ul class="mp-links"><li>Bank sampah</li></ul><h2 id="pendamping">Pendamping</h2>'
    )
    assert extract(article, "daerah/kota-misal/kelembagaan/").text == " belum ada pendamping "


def test_duties_weigh_less_on_the_page_of_an_office() -> None:
    rows = '<div class="mp-rows"><p>Bank sampah</p></div>'
    weighed = '<div class="mp-rows" data-pagefind-weight="0.1"><p>Bank sampah</p></div>'
    assert extract(rows, "daerah/kota-misal/perangkat/dlh/").body == weighed
    assert extract(rows, "daerah/kota-misal/indikator/").body == rows


def test_the_handbook_is_found_by_keys_and_not_by_their_meaning() -> None:
    row = "<table><tr><td><code>products</code></td><td>Dapat dibeli</td></tr></table>"
    assert extract(row, "panduan/merek/").text == " products "
    assert extract(row, "metode/").text == " products dapat dibeli "


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
    assert "Bank sampah. </a><small>Smart Living" in extract(promise).body


def test_results_lead_to_headings_alone() -> None:
    found = extract('<h2 id="visi">Visi</h2><div id="visi.1"><p>Isi</p></div>')
    assert found.body == '<h2 id="visi">Visi</h2><div><p>Isi</p></div>'


def test_the_title_is_no_part_of_the_page_but_the_page_itself() -> None:
    assert (
        extract('<h1 id="isi_halaman">Kota</h1><h2 id="visi">Visi</h2>').body
        == '<h1>Kota</h1><h2 id="visi">Visi</h2>'
    )


def test_what_brackets_qualify_is_no_part_of_the_subject_of_a_page() -> None:
    found = extract("<h1>Smart Economy (Enam pilar dengan mobilitas)</h1>")
    assert (found.title, found.text) == (
        " smart economy ",
        " smart economy enam pilar dengan mobilitas ",
    )


def test_a_redirect_has_no_extract() -> None:
    assert extract_from("<html><body><p>Pindah</p></body></html>", "lama/") is None
    card = "<html><body><main data-pagefind-ignore><h1>Kota</h1></main></body></html>"
    assert extract_from(card, "daerah/kota-misal/kartu/") is None


def test_words_are_in_small_letters_and_without_signs() -> None:
    assert (
        as_words("Smart-City (“e-wallet”), 15 Kelurahan.") == " smart city e wallet 15 kelurahan "
    )


def test_facets_and_hidden_words_become_marks_that_are_no_text_of_the_page() -> None:
    facets = Facets(
        kind="Kabar",
        region="Kota <Misal>",
        years=(2025, 2026),
        date="2026-04-21",
        is_fictional=True,
    )
    document = with_hidden(
        as_document(extract("<h1>Isi</h1>"), facets), {"kait": ("elola", "urang"), "padanan": ()}
    )
    assert document.startswith('<!doctype html>\n<html lang="id"><body>\n')
    assert "<h1>Isi</h1>" in document
    for mark in (
        'filter="jenis">Kabar<',
        'filter="daerah">Kota &lt;Misal&gt;<',
        'filter="tahun">2025<',
        'filter="tahun">2026<',
        'filter="rekaan">ya<',
        'meta="kait">elola urang<',
        'meta="tanggal">2026-04-21<',
    ):
        assert f"<p data-pagefind-ignore data-pagefind-{mark}/p>\n" in document
    assert "padanan" not in document
    assert "provinsi" not in document


def test_a_facet_that_a_page_lacks_takes_no_room() -> None:
    document = as_document(extract("<h1>Isi</h1>"), Facets())
    assert "tanggal" not in document
    assert "rekaan" not in document


def test_of_an_endless_list_only_the_beginning_is_read() -> None:
    rows = "".join(
        f"<li>butir{number}<ul><li>bagian{number}</li></ul></li>" for number in range(400)
    )
    words = extract(f"<h1>Semua</h1><ul>{rows}</ul><p>akhir</p>").text.split()
    assert {"butir249", "bagian249", "akhir"} <= set(words)
    assert {"butir250", "bagian250", "butir399"}.isdisjoint(words)
