"""Copies that open without a host: no dead link, no script, no request, nothing but the site."""

import io
import posixpath
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from generator.cache.store import Cache
from generator.files.freshness import scan
from generator.files.staging import SiteStaging
from generator.messages import load_catalogue
from generator.portable import add_archives, write_copy
from generator.settings import Settings, SiteSettings
from tests.loading import DAY
from tests.reading import attribute, first, folded, is_english, pages

LINKS = re.compile(r'\s(?:(?:href|src|action)="|content="0; url=)([^"]*)"')
SITE = "https://masterplan.example/"


@pytest.fixture(scope="module")
def copy(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("portable")
    shutil.copytree(built_site, folder / "site")
    # The editor, as a site has it where it is switched on.
    for name in ("index.html", "admin.js", "konfigurasi.json", "sveltia/assets/huruf.woff2"):
        file = folder / "site/admin" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<p>Sunting</p>")
    settings = Settings(
        folder,
        folder / "mkdocs.yml",
        folder,
        folder,
        folder / "site",
        SiteSettings("id", DAY, site_name="Masterplan Kota Cerdas"),
    )
    place, count = write_copy(settings, load_catalogue("id"))
    files = {path: place / path for path, _ in scan(place)}
    assert len(files) == count > 300
    before = {path: file.stat().st_mtime_ns for path, file in files.items()}
    (place / "lama").mkdir()
    (place / "lama/index.html").write_text("lama")
    write_copy(settings, load_catalogue("id"))
    assert {path: (place / path).stat().st_mtime_ns for path, _ in scan(place)} == before
    return place


def dead_links(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield page and address of each link that leads to no file."""
    for path, data in files.items():
        if path.endswith(".html"):
            for address in LINKS.findall(data.decode()):
                if not re.match(r"[a-z+]+:|#|$", address):
                    target = re.split(r"[?#]", address)[0]
                    if (
                        posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
                        not in files
                    ):
                        yield path, address


def test_every_link_names_a_file_of_the_copy(copy: Path, built_site: Path) -> None:
    files = {path: (copy / path).read_bytes() for path, _ in scan(copy)}
    assert list(dead_links(files)) == []
    assert (built_site / "indeks").is_dir()
    assert not [path for path in files if path.startswith("indeks/")], "without a search"
    without = {path for path in ("404.html",) if (built_site / path).exists()}
    made = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")}
    assert {path for path in files if path.endswith(".html")} == made - without
    assert b"<form" not in files["cari/index.html"]


def test_the_list_in_the_place_of_the_search_has_every_page(copy: Path) -> None:
    article = first(pages(copy)["cari/"], "article")
    targets = [attribute(link, "href") for link in article.css("#halaman-umum ~ ul a, h2 > a")]
    listed = [posixpath.normpath(posixpath.join("cari", target)) for target in targets]
    with_article = [
        f"{address}index.html"
        for address, page in pages(copy).items()
        # The English edition has lists of its own, and no search.
        if page.css_matches("article h1") and address not in {"", "cari/"} and not is_english(address)
    ]
    assert {path: listed.count(path) for path in with_article if path not in listed} == {}
    # A region's promises stand below the list of its promises, under the heading of the region.
    heading = first(article, "#halaman-kota-bontang")
    assert folded(heading.text()) == "Kota Bontang"
    assert "(contoh rekaan)" in first(article, "#halaman-kabupaten-contoh").text()
    promises = 'li:has(> a[href="../daerah/kabupaten-contoh/quick-win/index.html"]) > ul > li'
    assert len(article.css(promises)) > 5


def test_a_page_that_is_a_file_of_its_own_is_in_the_list(tmp_path: Path) -> None:
    """Without `use_directory_urls`, pages by hand are files, and pages of the data are folders."""
    site = tmp_path / "site"
    for path, heading in {
        "index.html": "Beranda",
        "cari/index.html": "Cari",
        "panduan/index.html": "Panduan",
        "panduan/menyunting.html": "Menyunting",
        "daerah/kota-misal/index.html": "Kota Misal",
        "daerah/kota-misal/kartu/index.html": "",
    }.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        article = f"<article><h1>{heading}</h1></article>" if heading else "<p>Kartu</p>"
        search = (
            '<noscript><p class="mp-search__without"></p></noscript><h2 id="daftar">Daftar</h2>'
        )
        body = f"{article}{search if heading == 'Cari' else ''}"
        (site / path).write_text(f"<title>{heading} - Situs</title>{body}", "utf-8")
    settings = SiteSettings("id", DAY, site_name="Situs")
    place, _ = write_copy(
        Settings(tmp_path, tmp_path / "mkdocs.yml", tmp_path, tmp_path, site, settings),
        load_catalogue("id"),
    )
    listed = LexborHTMLParser((place / "cari/index.html").read_text("utf-8"))
    assert [attribute(link, "href") for link in listed.css("ul ul a, h2 > a")] == [
        "../panduan/menyunting.html",
        "../daerah/kota-misal/index.html",
    ]
    assert "kartu" not in (listed.html or "")


def test_no_script_no_index_and_no_editor_is_in_the_copy(copy: Path, built_site: Path) -> None:
    published = {path for path, _ in scan(built_site)}
    assert "indeks/indeks.json" in published
    paths = [path for path, _ in scan(copy)]
    assert [path for path in paths if path.endswith((".js", ".mjs", ".wasm", ".js.map"))] == []
    assert [path for path in paths if path.startswith(("indeks/", "admin/"))] == []
    assert [
        path
        for path in paths
        if path.endswith(".html") and re.search(rb"<script[^>]* src=", (copy / path).read_bytes())
    ] == []


def test_a_page_says_all_that_it_says_on_the_site(copy: Path, built_site: Path) -> None:
    here, there = pages(copy), pages(built_site)
    for address in ("daerah/kota-bontang/", "quick-win/", "panduan/"):
        ours, theirs = (found[address].css_first("article") for found in (here, there))
        assert ours is not None
        assert theirs is not None
        assert ours.text() == theirs.text(), address


def test_a_page_opens_from_disk_without_a_request_or_a_complaint(
    browser: Browser, copy: Path
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for address in (
        "",
        "daerah/kabupaten-contoh/quick-win/",
        "cari/",
        "bandingkan/",
        "usulan-baru/",
    ):
        page.goto((copy / address / "index.html").as_uri())
        page.wait_for_timeout(50)
    page.click(".mp-breadcrumbs a")
    assert page.title()
    assert page.url == (copy / "index.html").as_uri()
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(copy.as_uri())] == []


def test_the_archive_of_a_region_is_whole_and_kept(built_site: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    made = archives(built_site, tmp_path / "satu", cache, SITE)
    assert made.keys() == {"kota-bontang", "kabupaten-contoh"}
    for slug, data in made.items():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        assert list(dead_links(files)) == [], slug
        assert f"daerah/{slug}/index.html" in files
        assert f"daerah/{slug}/".encode() in files["index.html"]
        start = LexborHTMLParser(files["index.html"])
        assert start.css_first('html[lang="id"]') is not None
        titles = {"kota-bontang": "Kota Bontang", "kabupaten-contoh": "Kabupaten <Contoh>"}
        assert [start.css_matches("title"), start.css_first("title").text()] == [True, titles[slug]]
        others = {"kota-bontang", "kabupaten-contoh", "kota-bitung"} - {slug}
        assert not [name for name in files if any(other in name for other in others)]
        assert f'{SITE}glosarium/"'.encode() in files[f"daerah/{slug}/index.html"]
    assert archives(built_site, tmp_path / "dua", cache, SITE) == made
    alone = archives(built_site, tmp_path / "tiga", Cache(tmp_path / "lain"), None)
    with zipfile.ZipFile(io.BytesIO(alone["kota-bontang"])) as archive:
        assert list(dead_links({name: archive.read(name) for name in archive.namelist()})) == []


def archives(
    built_site: Path, folder: Path, cache: Cache, site_url: str | None
) -> dict[str, bytes]:
    """Return the archives of two regions, as a build adds them."""
    site = SiteStaging(folder / "baru", built_site, {}, dict(scan(built_site)))
    for path, _ in scan(built_site):
        site.claim(path, "0")
    names = {"kota-bontang": "Kota Bontang", "kabupaten-contoh": "Kabupaten <Contoh>"}
    add_archives(site, names, SiteSettings("id", DAY, site_url=site_url), cache)
    return {slug: (folder / f"baru/data/daerah/{slug}.zip").read_bytes() for slug in names}
