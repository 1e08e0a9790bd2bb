"""The cache of the index: after any change, the index has the bytes of a build from nothing."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from generator.cache.store import cache_of
from generator.executors.local import executor_for
from generator.files.freshness import pack_states, unpack_states
from generator.files.staging import staged
from generator.search import index as index_module
from generator.search import segments
from generator.search.concepts import Concept
from generator.search.index import STEPS, Index, build_index
from generator.search.synonyms import Synonyms
from generator.views.facets import Facets
from tests.reading_index import ReadIndex

PAGE = '<html lang="id"><body><article><h1>{0}</h1><p>{0}</p></article></body></html>'
REDIRECT = (
    '<html><head><meta http-equiv="refresh" content="0; url=/"></head>'
    "<body><p>Pindah</p></body></html>"
)
PAGES = {
    "": "Beranda",
    "cari/": "Cari",
    "daerah/": "Semua daerah",
    "glosarium/": "Glosarium: OPD",
    "sumber/": "Sumber",
    "daerah/kota-satu/": "Pengelolaan sampah",
    "daerah/kota-satu/visi/": "Layanan warga",
    "sumber/kota-satu/": "Sumber warga",
    "daerah/kota-dua/": "Layanan OPD",
    "daerah/kota-tiga/": "Mengurangi sampah",
    "daerah/kota-rekaan/": "Khayalan",
}
GROUPS = {
    "kota-satu": "jawa",
    "kota-dua": "jawa",
    "kota-tiga": "sumatera",
    "kota-empat": "sumatera",
}
SYNONYMS = (("OPD", "organisasi perangkat daerah"), ("desa", "kampung"))


@dataclass
class Site:
    """A site whose pages a test changes."""

    folder: Path
    pages: dict[str, str] = field(default_factory=lambda: dict(PAGES))
    kinds: dict[str, str] = field(default_factory=dict)
    groups: Sequence[Sequence[str]] = SYNONYMS
    concepts: Sequence[Concept] = ((("sampah",), ("limbah",)),)
    has_english: bool = False
    """Whether the pages below `en/` get an index of their own."""

    def facets_of(self, address: str) -> Facets:
        """Give each region a province of its own."""
        owner = address.split("/")[1] if "/" in address else ""
        province = f"Provinsi {owner}" if owner in GROUPS else ""
        kind = self.kinds.get(address, "Profil")
        group, is_fictional = GROUPS.get(owner, ""), owner == "kota-rekaan"
        return Facets(
            kind=kind, region=owner, province=province, group=group, is_fictional=is_fictional
        )

    def build(self, *, jobs: int = 1, is_kept: bool = True) -> Index:
        """Publish the pages with their index."""
        settings = SimpleNamespace(cache_dir=self.folder / "cache")
        with (
            cache_of(settings, print, is_kept=is_kept) as cache,
            patch.object(index_module, "SMALL_SITE_PAGES", 3),
            staged(self.folder / "site", unpack_states(cache.get("site-files"))) as site,
        ):
            for address, title in {**self.pages, "sitemap.xml": ""}.items():
                path = f"{address}index.html" if address in self.pages else address
                site.add(path, (title if title == REDIRECT else PAGE.format(title)).encode())
            synonyms = Synonyms(self.groups, self.concepts)
            executor = executor_for(jobs)
            index = build_index(site, cache, self.facets_of, synonyms, executor)
            if self.has_english:
                facets_of = self.facets_of
                build_index(site, cache, facets_of, Synonyms(()), executor, edition="en/")
            cache.prune(*STEPS)
        cache.put("site-files", pack_states(site.states))
        return index

    def index_files(self, edition: str = "") -> dict[str, bytes]:
        """Return the published files of the index of an edition."""
        folder = self.folder / "site" / f"{edition}indeks"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    def written_at(self) -> dict[str, int]:
        """Return the time at which each file of the index was written."""
        folder = self.folder / "site/indeks"
        return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}

    def clean(self) -> dict[str, bytes]:
        """Return the index as it is made from nothing of the same pages and words."""
        sources = repr((sorted(self.pages.items()), self.kinds, self.groups, self.concepts))
        if sources not in _CLEAN:
            other = replace(self, folder=self.folder / "clean")
            other.build(is_kept=False)
            _CLEAN[sources] = other.index_files()
        return _CLEAN[sources]


_CLEAN: dict[str, dict[str, bytes]] = {}
"""Indexes that were made from nothing, by the pages and words that they were made of."""


@pytest.fixture
def new_site(tmp_path: Path) -> Site:
    """A site that was never built."""
    return Site(tmp_path)


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a site that has been built."""
    folder = tmp_path_factory.mktemp("first")
    assert Site(folder).build().built == (
        "",
        "Provinsi kota-dua",
        "Provinsi kota-satu",
        "Provinsi kota-tiga",
    )
    return folder


@pytest.fixture
def site(first_build: Path, tmp_path: Path) -> Site:
    """A site that has been built once; free to be changed."""
    return Site(Path(shutil.copytree(first_build, tmp_path / "site")))


def records(site: Site, pattern: str) -> list[Path]:
    return sorted((site.folder / "cache").glob(pattern))


def lose(site: Site, pattern: str) -> None:
    for path in records(site, pattern):
        path.unlink()


def published(site: Site, pattern: str) -> Path:
    (path,) = (site.folder / "site/indeks").glob(pattern)
    return path


def any_file(site: Site, folder: str) -> Path:
    return min((site.folder / "site/indeks" / folder).iterdir())


def test_nothing_is_kept_where_nothing_is_to_be(new_site: Site) -> None:
    new_site.build(is_kept=False)
    assert records(new_site, "*") == [new_site.folder / "cache/lock"]


def test_the_index_is_the_same_with_several_processes(new_site: Site) -> None:
    alone = new_site.clean()
    new_site.build(jobs=2)
    assert new_site.index_files() == alone


def test_without_changes_no_page_is_read(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    built = site.build()
    before = site.written_at()
    monkeypatch.delattr(segments, "extract_from")
    assert site.build() == built._replace(built=())
    assert site.written_at() == before


def test_a_page_that_only_redirects_is_no_result(site: Site) -> None:
    pages = site.build().pages
    site.pages |= {"daerah/kota-satu/misi/": "Misi", "daerah/kota-tiga/": REDIRECT}
    assert site.build().pages == pages
    assert "daerah/kota-tiga/" not in ReadIndex(site.folder / "site/indeks").addresses


def test_the_search_page_is_no_result(site: Site) -> None:
    assert site.build().pages == len(PAGES) - 1


DUA, SATU, TIGA, EMPAT = (f"Provinsi kota-{number}" for number in ("dua", "satu", "tiga", "empat"))
ALL = ("", DUA, SATU, TIGA)
CHANGES: dict[str, tuple[Callable[[Site], object], tuple[str, ...]]] = {
    "a page": (lambda site: site.pages.update({"daerah/kota-dua/": "Layanan sampah"}), (DUA,)),
    "a new region": (lambda site: site.pages.update({"daerah/kota-empat/": "Layanan"}), (EMPAT,)),
    "a page that is gone": (lambda site: site.pages.pop("daerah/kota-satu/visi/"), (SATU,)),
    "a page that moved": (
        lambda site: site.pages.update(
            {"daerah/kota-satu/misi/": site.pages.pop("daerah/kota-satu/visi/")}
        ),
        (SATU,),
    ),
    "a facet": (lambda site: site.kinds.update({"daerah/kota-tiga/": "Kabar"}), (TIGA,)),
    "a shared page": (lambda site: site.pages.update({"": "Rumah"}), ("",)),
    "a form of a word that others have": (
        lambda site: site.pages.update({"": "Perkotaan mengelola"}),
        ("",),
    ),
    "a synonym": (
        lambda site: setattr(site, "groups", (*SYNONYMS, ("sampah", "limbah"))),
        ALL,
    ),
    "an everyday word": (
        lambda site: setattr(site, "concepts", ((("sampah",), ("kotoran",)),)),
        (),
    ),
    "a page that is read no more": (lambda site: site.pages.update({"cari/": "Mencari"}), ()),
    "a lost segment": (lambda site: lose(site, "segment.*"), ()),
    "lost bundles": (lambda site: (lose(site, "index.*"), lose(site, "bundle.*")), ALL),
    "a lost layout": (lambda site: lose(site, "index.*"), ()),
    "a lost site": (lambda site: shutil.rmtree(site.folder / "site"), ()),
    "a lost extract": (lambda site: any_file(site, "isi").unlink(), ()),
    "a lost list of pages": (lambda site: any_file(site, "kata").unlink(), ()),
    "lost extracts and segments": (
        lambda site: (any_file(site, "isi").unlink(), lose(site, "segment.*")),
        (),
    ),
    "a damaged file": (lambda site: any_file(site, "kata").write_text("rusak"), ()),
    "a damaged list": (lambda site: any_file(site, "ejaan").write_text("[]"), ()),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_index_is_what_a_clean_build_makes(name: str, site: Site) -> None:
    change, built = CHANGES[name]
    change(site)
    assert site.build().built == built
    assert site.index_files() == site.clean()


@pytest.mark.parametrize("kind", ["segment", "bundle", "index"])
@pytest.mark.parametrize("harm", ["damaged", "another's"])
def test_a_damaged_record_is_made_again(kind: str, harm: str, site: Site) -> None:
    entries = records(site, f"{kind}*")
    for path, other in zip(entries, (*entries[1:], site.folder / "cache/lain"), strict=True):
        if harm == "damaged":
            path.write_bytes(path.read_bytes()[:-2] + b"9]")
        elif other.exists():
            path.write_bytes(other.read_bytes())
    site.pages["daerah/kota-tiga/"] = "Mengurangi limbah"
    site.build()
    assert site.index_files() == site.clean()


def test_what_no_build_uses_any_more_is_taken_away(site: Site) -> None:
    before = {path.name for path in records(site, "*")}
    site.pages["daerah/kota-dua/"] = "Layanan lain"
    site.build()
    site.pages["daerah/kota-dua/"] = PAGES["daerah/kota-dua/"]
    site.build()
    assert {path.name for path in records(site, "*")} == before


def test_an_unchanged_run_keeps_every_record_for_the_next_change(site: Site) -> None:
    site.build()
    before = records(site, "*")
    site.build()
    assert records(site, "*") == before


def test_a_change_reads_the_pages_of_its_segment_alone(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    read: list[str] = []
    extract_from = segments.extract_from

    def extract(html: str, address: str) -> object:
        read.append(address)
        return extract_from(html, address)

    monkeypatch.setattr(segments, "extract_from", extract)
    site.pages["daerah/kota-satu/visi/"] = "Layanan sampah"
    site.build()
    assert sorted(read) == ["daerah/kota-satu/", "daerah/kota-satu/visi/", "sumber/kota-satu/"]


def test_files_that_a_change_leaves_alone_are_not_written_again(site: Site) -> None:
    site.build()
    before = site.written_at()
    site.pages["daerah/kota-dua/"] = "Layanan OPD lain"
    site.build()
    after = site.written_at()
    kept = {path for path in before.keys() & after.keys() if before[path] == after[path]}
    extracts = {path for path in before if "/isi/" in path}
    assert len(extracts - kept) == 1


ENGLISH = {
    "en/": "Home",
    "en/cari/": "Search",
    "en/daerah/kota-satu/": "Services",
    "en/daerah/kota-dua/": "A service and the dinas",
}


def test_an_english_edition_has_an_index_of_its_own_and_leaves_the_other_as_it_is(
    new_site: Site,
) -> None:
    alone = new_site.clean()
    site = replace(new_site, pages={**PAGES, **ENGLISH}, has_english=True)
    site.build()
    assert site.index_files() == alone
    index = ReadIndex(site.folder / "site/en/indeks")
    assert index.addresses == ["", "daerah/kota-dua/", "daerah/kota-satu/"]
    # Plurals are a family, and Indonesian words keep to themselves.
    assert index.having("services") == {"daerah/kota-satu/", "daerah/kota-dua/"}
    assert index.having("dinas") == {"daerah/kota-dua/"}


def test_an_edit_of_an_english_page_merges_its_own_province_alone(new_site: Site) -> None:
    site = replace(new_site, pages={**PAGES, **ENGLISH}, has_english=True)
    site.build()
    before = site.index_files()
    site.pages["en/daerah/kota-satu/"] = "Waste"
    site.build()
    assert site.index_files() == before
    edited = site.index_files("en/")
    fresh = replace(site, folder=site.folder / "fresh")
    fresh.build(is_kept=False)
    assert edited == fresh.index_files("en/")
    records = {path.name for path in (site.folder / "cache").iterdir()}
    site.build()
    assert {path.name for path in (site.folder / "cache").iterdir()} == records
