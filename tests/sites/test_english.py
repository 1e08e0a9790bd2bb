"""The English edition of a small site: words, links, twins, and what an edit costs."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import Sastrawi
import yaml
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory
from selectolax.lexbor import LexborHTMLParser

from generator.cache.store import Cache
from generator.text_words import words_of
from tests.conftest import PROJECT
from tests.loading import workplace, write_site
from tests.projects import ENGLISH_NAME, GOLDEN, an_english_project
from tests.reading import attribute, first, folded, internal_links, is_moved, pages
from tests.reading_index import ReadIndex
from tests.sites.test_byte_budget import HTML_BYTES, weight
from tests.sites.test_html import assert_valid

ROOT = "https://masterplan.example/"
PROMISE = "daerah/kota-misal/quick-win/lampu/"
HREFLANG = 'link[rel="alternate"][hreflang]'
LETTERS = re.compile(r"[a-z]+")
ADDRESSES_AND_FILES = re.compile(r"\S*[/.@]\S*[/.@\w]")


def english(site: Path) -> dict[str, LexborHTMLParser]:
    """Return the pages of the English edition by address, without former addresses."""
    found = {address: page for address, page in pages(site).items() if address.startswith("en/")}
    return {address: page for address, page in found.items() if not is_moved(page)}


@cache
def english_words() -> frozenset[str]:
    """Return the words of the English catalogue, of the data's English texts, and of the names of
    all regions, which may have a small word within.
    """
    catalogue = (PROJECT / "generator/messages/en").glob("*.yml")
    texts = [path.read_text(encoding="utf-8") for path in catalogue]
    for folder in (PROJECT / "regions", GOLDEN):
        for path in (*folder.rglob("*.yml"), *folder.rglob("updates/*.md")):
            text = path.read_text(encoding="utf-8").split("\n---\n")[0]
            texts += texts_of("en", yaml.load(text, yaml.CSafeLoader))
    listed = PROJECT / "regions/_national/regions.yml"
    texts += texts_of("name", yaml.load(listed.read_bytes(), yaml.CSafeLoader))
    return frozenset(LETTERS.findall("\n".join(texts).lower())) | {
        "november",
        "street",
        "lights",
        "power",
    }


def texts_of(key: str, value: Any) -> Iterator[str]:
    """Yield the texts that stand at a key anywhere within a value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key and isinstance(inner, str):
                yield inner
            else:
                yield from texts_of(key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(key, inner)


@cache
def is_indonesian(word: str) -> bool:
    """Return whether a word, or its root, stands in Sastrawi's dictionary, and is no English word."""
    if word in english_words():
        return False
    return word in roots() or stemmer().stem(word) in roots()


@cache
def roots() -> frozenset[str]:
    """Return the roots of Sastrawi's dictionary."""
    (folder,) = Sastrawi.__path__
    path = Path(folder) / "Stemmer/data/kata-dasar.txt"
    return frozenset(path.read_text(encoding="utf-8").split("\n"))


@cache
def stemmer() -> Any:
    """Return Sastrawi's stemmer, which has no types."""
    return StemmerFactory().create_stemmer()


def unmarked_words(html: str) -> list[str]:
    """Return the Indonesian words of a page in small letters that no `lang` marks.

    A word with a capital may be a name, and names need no mark. Titles of pages hold no element,
    and the list of headings repeats headings that are marked.
    """
    page = LexborHTMLParser(html)
    for node in page.css("script, style, title, nav.md-nav--secondary, option"):
        node.decompose()
    for node in page.css("body [lang]"):
        if node.attributes["lang"] != "en":
            node.decompose()
    text = ADDRESSES_AND_FILES.sub(" ", first(page, "body").text(separator=" "))
    words = re.findall(r"\b[^\W\d_]+\b", text)
    return [word for word in words if word.islower() and is_indonesian(word)]


def test_no_indonesian_word_stands_unmarked(english_site: Path, built_site: Path) -> None:
    found = {}
    for site in (english_site, built_site):
        for address, page in english(site).items():
            assert page.html is not None
            if words := unmarked_words(page.html):
                found[address] = words
    assert found == {}


def test_an_unmarked_sentence_would_be_found() -> None:
    assert unmarked_words("<body><p>Belum ada <b>janji</b> yang diumumkan.</p></body>")
    assert not unmarked_words('<body><p>None. <b lang="id">Belum ada janji.</b></p></body>')


def test_twins_name_each_other_and_every_page_its_language(english_site: Path) -> None:
    root = ROOT
    twins = english(english_site)
    for address, page in twins.items():
        main = address.removeprefix("en/")
        named = {
            attribute(node, "hreflang"): attribute(node, "href") for node in page.css(HREFLANG)
        }
        assert named == {"id": root + main, "en": root + address, "x-default": root + main}, address
        other = pages(english_site)[main]
        back = {
            attribute(node, "hreflang"): attribute(node, "href") for node in other.css(HREFLANG)
        }
        assert back == named, main
        assert attribute(first(page, "html"), "lang") == "en"
        assert attribute(first(other, "html"), "lang") == "id"
        assert first(page, "title").text().endswith(f" - {ENGLISH_NAME}")
        header = first(page, ".md-header")
        assert folded(first(header, ".md-header__topic").text()) == ENGLISH_NAME
        assert "Masterplan Kota Cerdas" not in (header.html or "")
        logo = urljoin(f"/{address}", attribute(first(header, "a.md-logo"), "href"))
        assert logo.removesuffix(".") == "/en/"
    alone = set(pages(english_site)) - {address.removeprefix("en/") for address in twins}
    for address in alone - set(twins):
        assert not pages(english_site)[address].css(HREFLANG), address
    assert f"en/{PROMISE}" in twins
    assert "daerah/kota-misal/quick-win/parkir/" in alone


def test_links_stay_in_the_edition_where_it_has_the_page_and_say_where_they_leave(
    english_site: Path,
) -> None:
    twins = english(english_site)
    for address, whole in twins.items():
        page = LexborHTMLParser(whole.html or "")
        for node in page.css("link, script, a.mp-edition, p[role=note] a, .mp-search__indonesian a"):
            node.decompose()
        for path, _ in internal_links(address, page):
            assert f"en/{path}" not in twins, f"{address} leads to {path}, not to its twin"
            # The handbook of the small site is short.
            is_there = (english_site / path / "index.html").is_file() or (
                english_site / path
            ).is_file()
            assert is_there or path.startswith("panduan/"), path
    page = pages(english_site)[f"en/{PROMISE}"]
    leaving = [attribute(node, "href") for node in page.css('article a[hreflang="id"]')]
    assert "../../../../../sumber/kota-misal/buku/" in leaving


def test_the_switch_stays_on_the_page_or_leads_to_the_nearest(english_site: Path) -> None:
    switches = {
        f"en/{PROMISE}": PROMISE,
        PROMISE: f"en/{PROMISE}",
        "daerah/kota-misal/quick-win/parkir/": "en/daerah/kota-misal/quick-win/",
        "sumber/kota-misal/buku/": "en/daerah/kota-misal/",
        "cari/": "en/cari/",
        "panduan/mulai/": "en/",
        "": "en/",
        "en/": "",
        # Shown at any missing address, so its links begin at the root of the host.
        "404.html": "en/",
    }
    for address, target in switches.items():
        (switch,) = pages(english_site)[address].css("a.mp-edition")
        assert urljoin(f"{ROOT}{address}", attribute(switch, "href")) == ROOT + target, address
    lost = first(pages(english_site)["404.html"], "a.mp-edition")
    assert attribute(lost, "href").startswith("/")


def test_every_kind_of_english_page_is_valid_light_and_on_the_map(english_site: Path) -> None:
    kinds = (
        "",
        PROMISE,
        "daerah/",
        "daerah/kota-misal/",
        "daerah/kota-misal/data/",
        "quick-win/",
        "dimensi/",
    )
    assert_valid(english_site, *(f"en/{kind}index.html" for kind in kinds))
    heavy = {
        address: weight(english_site / address / "index.html") for address in english(english_site)
    }
    assert {address: size for address, size in heavy.items() if size > HTML_BYTES} == {}
    sitemap = (english_site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>https://masterplan.example/en/{PROMISE}</loc>" in sitemap


def test_an_invented_region_is_marked_and_kept_from_search_engines(english_site: Path) -> None:
    page = pages(english_site)["en/daerah/kabupaten-contoh/"]
    assert attribute(first(page, 'meta[name="robots"]'), "content") == "noindex"
    assert "(made-up example)" in first(page, "title").text()
    assert "A made-up example." in folded(first(page, "article").text())
    assert "en/daerah/kabupaten-contoh/" not in (english_site / "sitemap.xml").read_text(
        encoding="utf-8"
    )


def test_the_search_of_each_edition_has_the_pages_of_that_edition_alone(english_site: Path) -> None:
    addresses = ReadIndex(english_site / "indeks").addresses
    assert PROMISE in addresses
    assert not [address for address in addresses if address.startswith("en/")]
    lists = re.compile(r"(provinsi|abjad)/|quick-win/(status|dimensi|tahun)/|cari/")
    of_english = {address.removeprefix("en/") for address in english(english_site)}
    found = ReadIndex(english_site / "en/indeks").addresses
    assert PROMISE in found
    assert set(found) == {address for address in of_english if not lists.match(address)}


def test_every_english_page_is_found_by_each_word_of_its_title(english_site: Path) -> None:
    index = ReadIndex(english_site / "en/indeks")
    for address, shown in index.shown.items():
        for word in words_of(shown.title):
            assert address in index.words[word].worths, (address, word)
        assert "without a published English version" not in shown.text


def test_files_of_the_english_search_are_plain_and_speak_english(english_site: Path) -> None:
    signs = re.compile("[\ue010-\ue01f]")
    folders = (english_site / "en/indeks", english_site / "en/data")
    texts = {
        path.name: path.read_text(encoding="utf-8")
        for folder in folders
        for path in folder.rglob("*.json")
    }
    assert [name for name, text in texts.items() if signs.search(text)] == []
    assert "Quick wins" in texts["kota-misal.json"]
    kinds = set(ReadIndex(english_site / "en/indeks").values("jenis"))
    assert "Profile of a region" in kinds
    assert "Profil daerah" not in kinds


def test_an_edit_makes_the_pages_of_its_region_in_both_editions_and_no_other_region(
    tmp_path: Path,
) -> None:
    project, content = an_english_project(tmp_path / "project"), tmp_path / "content"
    at = workplace(cache=Cache(tmp_path / "cache"))
    _, before = write_site(project, content, at, english=ENGLISH_NAME)
    assert f"en/{PROMISE}index.md" in before.changed
    promise = project / "regions/kota-misal/quick-wins/lampu.yml"
    promise.write_text(
        promise.read_text(encoding="utf-8").replace("save power", "save money"), encoding="utf-8"
    )
    _, after = write_site(project, content, at, english=ENGLISH_NAME)
    assert f"en/{PROMISE}index.md" in after.changed
    others = [
        path for path in after.changed if re.match("(en/)?daerah/(?!kota-misal/)[^/]+/", path)
    ]
    assert others == []
    _, without = write_site(project, content, at)
    assert [path for path in without.states if path.startswith("en/")] == []
    assert not (content / "en").exists()


def test_without_the_setting_no_page_knows_of_an_edition(tmp_path: Path) -> None:
    project = an_english_project(tmp_path / "project")
    _, written = write_site(project, tmp_path / "content")
    for path in written.states:
        if path.endswith(".md"):
            text = (tmp_path / "content" / path).read_text(encoding="utf-8")
            assert "in_english" not in text, path
            assert "\nenglish" not in text, path
