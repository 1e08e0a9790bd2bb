"""Bundles: same pages, same bytes; unchanged bundles stay; a large site has several."""

import gzip
import json
import os
from collections.abc import Callable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import libipld
import pytest

from generator.cache.store import Cache
from generator.errors import GeneratorError
from generator.executors.local import InProcess, executor_for
from generator.executors.protocol import Counting, Executor
from generator.files.staging import SiteStaging
from generator.progress.stages import Stage
from generator.search import indexed, pagefind
from generator.search.bundles import Index, build_index
from generator.search.pagefind import run_pagefind
from generator.search.synonyms import Synonyms
from generator.views.facets import Facets

ALONE: Executor = InProcess()
PAGE = '<html lang="{}"><body><article><h1>{}</h1><p>{}</p></article></body></html>'
DATES = {"daerah/kabupaten-contoh/": "2026-04-21"}
PAGES = {
    "": "Beranda",
    "daerah/kota-misal/": "Pengelolaan sampah",
    "daerah/kabupaten-contoh/": "Layanan OPD",
}


def facets_of(address: str) -> Facets:
    groups = {"daerah/kota-misal/": "jawa", "daerah/kabupaten-contoh/": "sumatera"}
    group, is_fictional = groups.get(address, ""), address == "daerah/kota-rekaan/"
    return Facets(
        kind="Profil",
        region=address,
        group=group,
        date=DATES.get(address, ""),
        is_fictional=is_fictional,
    )


def in_language(language: str, title: str) -> str:
    return PAGE.format(language, title, title)


@pytest.fixture
def index(tmp_path: Path) -> Callable[..., Index]:
    """Build a site of pages and its index, at a new place each time, with one cache.

    Pages are titles, or HTML.
    """

    def make(
        name: str,
        pages: dict[str, str] = PAGES,
        *,
        most_pages: int = 10,
        cache: str = "cache",
        executor: Executor = ALONE,
    ) -> Index:
        for address, title in pages.items():
            page = tmp_path / name / address / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(
                title if title.startswith("<") else in_language("id", title), encoding="utf-8"
            )
        everyday = {"limbah": "sampah", "layanan": "sampah", "duit": "uang", "khayalan": "sampah"}
        synonyms = Synonyms([("OPD", "organisasi perangkat daerah")], everyday)
        site = SiteStaging(tmp_path / name, tmp_path / "published", {}, {})
        site.claim_all()
        return build_index(
            site, Cache(tmp_path / cache), facets_of, synonyms, executor, most_pages=most_pages
        )

    return make


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def fragments(bundle: Path) -> dict[str, dict[str, object]]:
    found = map(unpacked_text, (bundle / "fragment").iterdir())
    return {str(fragment["url"]): fragment for fragment in found}


def bare(folder: Path) -> dict[str, bytes]:
    return {name: data for name, (data, _) in tree(folder).items()}


def backwards(documents: Mapping[str, str], folder: Path) -> Path:
    return run_pagefind(dict(reversed(documents.items())), folder)


def unpacked_text(path: Path) -> dict[str, Any]:
    page: dict[str, Any] = json.loads(
        gzip.decompress(path.read_bytes()).decode().removeprefix("pagefind_dcd")
    )
    return page


def unpacked(path: Path) -> list[Any]:
    content: list[Any] = libipld.decode_dag_cbor(
        gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
    )
    return content


def languages_of(bundle: Path) -> dict[str, tuple[str | None, int]]:
    """Return stemmer and number of pages of each language."""
    listed = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))["languages"]
    return {language: (about["wasm"], about["page_count"]) for language, about in listed.items()}


def joined(index: Path) -> list[Path]:
    """Return the folders of the bundles that are joined to the main one."""
    listed = json.loads((index / "bundles.json").read_text(encoding="utf-8"))
    return [index / bundle["path"] for bundle in listed["bundles"]]


def test_results_have_the_addresses_of_the_pages_and_what_they_are_found_by(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    made = index("site")
    assert (made.pages, made.stem_aliases, made.built) == (3, 1, ("",))
    assert made.size_bytes == sum(
        len(data) for data, _ in tree(tmp_path / "site/pagefind").values()
    )
    found = fragments(tmp_path / "site/pagefind")
    assert sorted(found) == ["/", "/daerah/kabupaten-contoh/", "/daerah/kota-misal/"]
    assert found["/daerah/kota-misal/"]["meta"] == {
        "title": "Pengelolaan sampah",
        "kait": "kelola",
        "jenis": "Profil",
        "daerah": "daerah/kota-misal/",
    }
    # What a title says counts more than a mention: a page on a subject precedes others.
    for name in ("padanan", "padananjudul"):
        assert found["/daerah/kabupaten-contoh/"]["meta"][name] == "organisasi perangkat daerah"  # type: ignore[index]
    assert found["/"]["filters"] == {"jenis": ["Profil"]}


def test_words_of_all_bundles_stand_in_one_list_without_invented_regions_and_code(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    key = PAGE.format("id", "Beranda", "<code>limbah:</code> <pre>limbah:</pre>")
    index("site", PAGES | {"daerah/kota-rekaan/": "Khayalan", "panduan/": key}, most_pages=1)
    known = json.loads((tmp_path / "site/pagefind/words.json").read_text(encoding="utf-8"))
    assert known["words"] == ["beranda", "layanan", "pengelolaan", "sampah"]
    assert known["everyday"] == {"limbah": "sampah", "khayalan": "sampah"}


def test_the_glossary_can_be_told_from_other_pages_and_its_terms_stand_with_the_bundles(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("site", PAGES | {"glosarium/": "Glosarium"})
    marked = {
        url
        for url, page in fragments(tmp_path / "site/pagefind").items()
        if "istilah" in page["meta"]
    }  # type: ignore[operator]
    assert marked == {"/glosarium/"}
    listed = json.loads((tmp_path / "site/pagefind/bundles.json").read_text(encoding="utf-8"))
    assert listed["terms"] == ["opd", "organisasiperangkatdaerah"]


def test_the_same_pages_give_the_same_bytes_from_nothing(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("one", cache="first")
    index("two", cache="second")
    assert bare(tmp_path / "one/pagefind") == bare(tmp_path / "two/pagefind")


def test_the_order_in_which_a_disk_lists_folders_changes_nothing(
    index: Callable[..., Index], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {f"halaman-{number}/": f"kata{number} sampah" for number in range(40)}
    index("memory", pages, cache="first", most_pages=100)
    monkeypatch.setattr(indexed, "_IN_MEMORY", tmp_path / "missing")
    index("disk", pages, cache="second", most_pages=100)
    monkeypatch.setattr(indexed, "run_pagefind", backwards)
    index("backwards", pages, cache="third", most_pages=100)
    first, *others = (
        bare(tmp_path / name / "pagefind") for name in ("memory", "disk", "backwards")
    )
    assert others == [first, first]


def test_words_and_filters_lead_to_the_pages_that_have_them(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    pages = {f"daerah/kota-{number}/": f"kata{number} sampah café{number}" for number in range(40)}
    index("site", pages, most_pages=100)
    bundle = tmp_path / "site/pagefind"
    (meta,) = bundle.glob("*.pf_meta")
    url_of = {path.stem: unpacked_text(path)["url"] for path in (bundle / "fragment").iterdir()}
    numbered = [url_of[name] for name, _ in unpacked(meta)[1]]
    assert numbered == sorted(numbered)
    having: dict[str, list[str]] = {}
    for chunk in (bundle / "index").iterdir():
        for word, found, forms in unpacked(chunk)[0]:
            for said, places in ((word, found), *forms):
                steps = accumulate(page[0] for page in places)
                having[said] = [numbered[step] for step in steps]
    assert having["sampah"] == numbered
    for number in range(40):
        assert having[f"kata{number}"] == [f"/daerah/kota-{number}/"]
        assert having[f"café{number}"] == [f"/daerah/kota-{number}/"]
    regions = next(
        values for values in map(unpacked, (bundle / "filter").iterdir()) if values[0] == "daerah"
    )
    assert all(numbered[place] == f"/{region}" for region, places in regions[1] for place in places)


def test_processes_make_the_bundles_that_one_makes_and_their_pages_are_told_of(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    stage = Stage("search")
    index("one", most_pages=1, cache="first")
    index("two", most_pages=1, cache="second", executor=Counting(executor_for(2), stage))
    assert bare(tmp_path / "one/pagefind") == bare(tmp_path / "two/pagefind")
    assert stage.count == stage.total > 0


def test_a_file_of_somebody_else_in_the_cache_stays(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("satu")
    (tmp_path / "cache/.DS_Store").write_text("milik orang", encoding="utf-8")
    index("dua", PAGES | {"": "Rumah"})
    assert (tmp_path / "cache/.DS_Store").is_file()


def test_a_changed_page_gives_another_version(index: Callable[..., Index], tmp_path: Path) -> None:
    index("one")
    assert index("two", PAGES | {"": "Rumah"}).built == ("",)
    versions = {
        (tmp_path / name / "pagefind/bundles.json").read_text(encoding="utf-8")
        for name in ("one", "two")
    }
    assert len(versions) == 2


def test_of_a_changed_site_pagefind_reads_the_changed_segment_alone(
    index: Callable[..., Index], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index("one")
    read: list[str] = []

    def run(documents: Mapping[str, str], folder: Path) -> Path:
        read.extend(documents)
        return run_pagefind(documents, folder)

    monkeypatch.setattr(indexed, "run_pagefind", run)
    changed = PAGES | {"daerah/kota-misal/": "Pengelolaan sampah warga"}
    index("two", changed)
    assert [path for path in read if path.startswith("daerah/")] == ["daerah/kota-misal/index.html"]
    assert "index.html" not in read
    index("three", changed, cache="another")
    assert bare(tmp_path / "two/pagefind") == bare(tmp_path / "three/pagefind")


def test_a_page_that_other_words_lead_to_now_is_read_again(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    before = PAGES | {"daerah/kota-misal/": "Kelola"}
    index("one", before)
    index("two", before | {"": "Pengelolaan"})
    index("three", before | {"": "Pengelolaan"}, cache="another")
    assert "kait" not in fragments(tmp_path / "one/pagefind")["/daerah/kota-misal/"]["meta"]  # type: ignore[operator]
    assert (
        fragments(tmp_path / "two/pagefind")["/daerah/kota-misal/"]["meta"]["kait"] == "pengelolaan"
    )  # type: ignore[index]
    assert bare(tmp_path / "two/pagefind") == bare(tmp_path / "three/pagefind")


def test_a_page_that_says_nothing_any_more_is_left_out(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("one")
    emptied = PAGES | {"": '<html lang="id"><body><article></article></body></html>'}
    index("two", emptied)
    index("three", emptied, cache="another")
    assert sorted(fragments(tmp_path / "two/pagefind")) == [
        "/daerah/kabupaten-contoh/",
        "/daerah/kota-misal/",
    ]
    assert bare(tmp_path / "two/pagefind") == bare(tmp_path / "three/pagefind")


def test_pages_of_two_languages_share_a_bundle_under_names_of_their_own(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("site", PAGES | {"daerah/kabupaten-contoh/": in_language("en", "Services")}, most_pages=2)
    (both,) = joined(tmp_path / "site/pagefind")
    assert sorted(fragments(both)) == ["/daerah/kabupaten-contoh/", "/daerah/kota-misal/"]
    assert languages_of(both) == {"en": ("en", 1), "id": ("id", 1)}
    assert languages_of(tmp_path / "site/pagefind") == {"id": ("id", 1)}
    assert (tmp_path / "site/pagefind/wasm.en.pagefind").is_file()


def test_a_language_that_pagefind_cannot_stem_is_searched_as_it_is(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("site", PAGES | {"": in_language("jv", "Sugeng rawuh")})
    assert languages_of(tmp_path / "site/pagefind") == {"id": ("id", 2), "jv": (None, 1)}
    assert (tmp_path / "site/pagefind/wasm.unknown.pagefind").is_file()


def test_a_page_that_does_not_say_its_language_is_indonesian(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("site", PAGES | {"": "<html><body><article><h1>Beranda</h1></article></body></html>"})
    assert languages_of(tmp_path / "site/pagefind") == {"id": ("id", 3)}


def test_a_site_of_regions_alone_has_a_bundle_to_start_with(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    regions = {address: title for address, title in PAGES.items() if address}
    assert index("site", regions, most_pages=1).built == ("", "1")
    assert list(fragments(tmp_path / "site/pagefind")) == ["/daerah/kota-misal/"]


def test_a_site_without_articles_has_an_index_without_pages(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    assert index("site", {"": "<html><body>Beranda</body></html>"}).pages == 0
    assert languages_of(tmp_path / "site/pagefind") == {}


def test_a_process_that_is_killed_is_told_of_and_leaves_nothing_in_memory(
    index: Callable[..., Index], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setattr(indexed, "_IN_MEMORY", memory)
    monkeypatch.setattr(indexed, "run_pagefind", lambda *_: os._exit(9))
    with pytest.raises(GeneratorError) as refusal:
        index("site", most_pages=1, executor=executor_for(2))
    assert refusal.value.key == "worker_lost"
    assert not list(memory.iterdir())


def test_leftovers_of_a_killed_build_are_removed_a_day_later(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("one")
    cache = tmp_path / "cache"
    for name in (".masterplan-old", ".masterplan-new"):
        (cache / name).mkdir()
    left = f".{'0' * 64}.words.7.masterplan-new"
    (cache / left).write_text("setengah", encoding="utf-8")
    for name in (".masterplan-old", left):
        os.utime(cache / name, (0, 0))
    index("two", PAGES | {"": "Rumah"})
    assert [path.name for path in cache.iterdir() if path.name.startswith(".")] == [
        ".masterplan-new"
    ]


def test_where_memory_has_no_room_any_more_pagefind_works_on_disk(
    index: Callable[..., Index], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "memory"
    memory.mkdir()
    tried: list[bool] = []

    def run(documents: Mapping[str, str], folder: Path) -> Path:
        tried.append(memory in folder.parents)
        if tried[-1]:
            raise GeneratorError("search", reason="No space left on device")
        return run_pagefind(documents, folder)

    index("one")
    monkeypatch.setattr(indexed, "_IN_MEMORY", memory)
    monkeypatch.setattr(indexed, "run_pagefind", run)
    index("two", cache="another")
    assert tried == [True, False]
    assert bare(tmp_path / "one/pagefind") == bare(tmp_path / "two/pagefind")
    assert not list(memory.iterdir())


def test_a_damaged_index_of_a_segment_is_made_again(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("one")
    for path in (tmp_path / "cache").glob("indexed.*"):
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    changed = PAGES | {"": "Rumah"}
    index("two", changed)
    index("three", changed, cache="another")
    assert bare(tmp_path / "two/pagefind") == bare(tmp_path / "three/pagefind")


def test_records_that_nothing_uses_any_more_are_removed(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("one", most_pages=1)
    kept = {path.name for path in (tmp_path / "cache").iterdir()}
    index("two", PAGES | {"daerah/kota-lain/": "Taman"}, most_pages=1)
    index("three", most_pages=1)
    assert {path.name for path in (tmp_path / "cache").iterdir()} == kept
    steps = {name.partition(".")[0] for name in kept}
    assert steps == {"documents", "index", "indexed", "stems", "folder", "words"}


def test_addresses_of_the_bundles_of_a_large_site_change_with_their_content(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    assert index("one", most_pages=1).built == ("", "1", "2")
    jawa, sumatera = joined(tmp_path / "one/pagefind")
    assert (jawa.name.partition("-")[0], sumatera.name.partition("-")[0]) == ("1", "2")
    assert list(fragments(tmp_path / "one/pagefind")) == ["/"]
    assert list(fragments(jawa)) == ["/daerah/kota-misal/"]
    assert (tmp_path / "one/pagefind/pagefind.js").is_file()
    assert not (jawa / "pagefind.js").exists()
    index("two", PAGES | {"daerah/kota-misal/": "Pengelolaan air"}, most_pages=1)
    other, same = joined(tmp_path / "two/pagefind")
    assert other.name != jawa.name
    assert same.name == sumatera.name


def test_dates_stand_beside_the_pages_that_have_one(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("site", most_pages=1)
    jawa, sumatera = joined(tmp_path / "site/pagefind")
    assert json.loads((jawa / "dates.json").read_text(encoding="utf-8")) == {}
    assert json.loads((sumatera / "dates.json").read_text(encoding="utf-8")) == {
        "2.0": "2026-04-21"
    }


def test_regions_share_a_bundle_as_long_as_they_fit(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    assert index("site", most_pages=2).built == ("", "1")
    (both,) = joined(tmp_path / "site/pagefind")
    assert sorted(fragments(both)) == ["/daerah/kabupaten-contoh/", "/daerah/kota-misal/"]


def test_files_of_a_joined_bundle_have_short_names_and_pages_those_that_no_other_bundle_has(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("site", most_pages=1)
    names = [
        sorted(
            path.name for folder in ("fragment", "index") for path in (bundle / folder).iterdir()
        )
        for bundle in joined(tmp_path / "site/pagefind")
    ]
    assert names == [
        ["0.pf_index", "1.0.pf_fragment"],
        ["0.pf_index", "2.0.pf_fragment"],
    ]


def test_the_words_of_many_pages_are_in_many_small_chunks(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    words = [
        f"{first}{second}{third}"
        for first in "bcdfghjk"
        for second in "aeiou"
        for third in "lmnprst"
    ]
    index("site", {f"halaman-{number}/": " ".join(words) for number in range(30)}, most_pages=100)
    chunks = [path.stat().st_size for path in (tmp_path / "site/pagefind/index").iterdir()]
    assert len(chunks) > 5
    assert max(chunks) < 10_000


def test_each_word_is_within_the_bounds_of_its_own_chunk_alone(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    words = [
        f"{first}{second}{third}"
        for first in "bcdfghjk"
        for second in "aeiou"
        for third in "lmnprst"
    ]
    index("site", {f"halaman-{number}/": " ".join(words) for number in range(30)}, most_pages=100)
    (meta,) = (tmp_path / "site/pagefind").glob("*.pf_meta")
    bounds = {name: (first, last) for first, last, name in unpacked(meta)[2]}
    for chunk in (tmp_path / "site/pagefind/index").iterdir():
        for word in (entry[0] for entry in unpacked(chunk)[0]):
            assert [name for name, (first, last) in bounds.items() if first <= word <= last] == [
                chunk.stem
            ]


def test_files_that_the_site_never_asks_for_are_left_out(
    index: Callable[..., Index], tmp_path: Path
) -> None:
    index("site")
    assert sorted(
        path.name for path in (tmp_path / "site/pagefind").iterdir() if path.suffix != ".pf_meta"
    ) == [
        "bundles.json",
        "dates.json",
        "filter",
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind.js",
        "wasm.id.pagefind",
        "words.json",
    ]


def test_a_failure_of_pagefind_is_one_sentence_and_leaves_no_bundle(
    index: Callable[..., Index], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho 'Error: out of room' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: str(broken))
    with pytest.raises(GeneratorError) as refusal:
        index("site")
    assert (refusal.value.key, refusal.value.arguments) == (
        "search",
        {"reason": "Error: out of room"},
    )
    assert not (tmp_path / "site/pagefind").exists()
    assert not [path for path in (tmp_path / "cache").iterdir() if path.is_dir()]
