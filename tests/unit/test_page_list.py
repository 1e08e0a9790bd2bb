"""The list of all pages of a portable copy: its order, its headings and its levels."""

from collections.abc import Mapping, Sequence

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.messages import load_catalogue
from generator.page_list import listed_page, page_list
from tests.reading import first

SITE = "Kota - Situs & Rencana"


def a_page(heading: str, title: str) -> str:
    return f"<title>{title}</title><article><h1>{heading}</h1></article>"


def the_list(headings: Mapping[str, str], order: Sequence[str] | None = None) -> str:
    """Return the list of pages, by address with their headings, found in some order."""
    found = (
        listed_page(address, a_page(headings[address], headings[address]), SITE)
        for address in order or headings
    )
    return page_list((page for page in found if page is not None), load_catalogue("id"))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (f"Loket - desa - {SITE}", "Loket - desa"),
        ("Loket - Kota - Situs &amp; Rencana", "Loket"),
        (SITE, "Kota - Situs &amp; Rencana"),
        (f"Puskesmas &lt;A&gt; - {SITE}", "Puskesmas &lt;A&gt;"),
    ],
)
def test_of_a_title_the_name_of_the_site_alone_is_left_out(title: str, shown: str) -> None:
    page = listed_page("loket/", a_page("Loket", title), SITE)
    assert page is not None
    assert page.title == shown


def test_pages_of_one_heading_have_one_order_however_they_were_found() -> None:
    same = {"": "Beranda"} | {f"daerah/{name}/": "Layanan" for name in "abcde"}
    same |= {f"uraian/{name}/": "layanan" for name in "abcde"}
    assert the_list(same, sorted(same)) == the_list(same, sorted(same, reverse=True))


def test_the_lists_of_regions_stand_below_all_regions_in_each_edition() -> None:
    headings = {
        f"{edition}{address}": address or "Beranda"
        for edition in ("", "en/")
        for address in ("", "daerah/", "provinsi/bali/", "abjad/b/")
    }
    tree = LexborHTMLParser(the_list(headings))
    for edition in ("", "en/"):
        above = first(tree, f'a[href="../{edition}daerah/index.html"]').parent
        assert above is not None, edition
        _, *below = (link.attributes["href"] for link in above.css("a"))
        assert below == [f"../{edition}abjad/b/index.html", f"../{edition}provinsi/bali/index.html"]
