"""Feeds: every dated moment of a region once, under a lasting name and with the record's own date."""

import dataclasses
import datetime as dt
from typing import Any

import feedparser
import pytest

from tests.builders import CONTOH, DAY, FICTIONAL, LAYANAN, MISAL, REAL
from tests.contexts import Staged, a_build_context, files_of

SITE = "https://data.example/"
SOURCES = "sources: [{id: berita, title: Berita, grade: press}]\n"
WIN = "kota-misal/quick-wins/layanan.yml"
MOVED = (
    "title: Layanan\nstate: running\ndue: '2026-11-20'\npromised_on: '2024'\nsources: [berita]\n"
    "history:\n"
    "  - {date: 2025-03, reason: Lelang gagal, former: {due: '2025-06'}}\n"
    "  - {date: 2025-09-30, state: running, text: Separuh jalan}\n"
)
DONE = "title: Antrean\nstate: done\ndone_on: 2026-02-03\npromised_on: '2024'\nsources: [berita]\n"
GONE = (
    "title: Halte\nstate: planned\npromised_on: '2024'\nsources: [berita]\n"
    "withdrawn: {date: 2026-05-01, reason: Digabung}\n"
)
NEWS = "---\ntitle: Loket dibuka & ramai <sekali>\ndate: 2026-08\nsources: [berita]\n---\n\nIsi kabar.\n"
FILES = {
    MISAL: REAL + SOURCES,
    WIN: MOVED,
    "kota-misal/quick-wins/antrean.yml": DONE,
    "kota-misal/quick-wins/halte.yml": GONE,
    "kota-misal/updates/loket.md": NEWS,
}


def feed(build: Staged, name: str = "daerah/kota-misal") -> Any:
    read = feedparser.parse(files_of(build)[f"data/{name}.atom"].encode())
    # The reader forgives what is broken; it says so here.
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    return read


def ids(build: Staged, name: str = "daerah/kota-misal") -> set[str]:
    return {entry.id for entry in feed(build, name).entries}


@pytest.fixture(scope="module")
def build() -> Staged:
    return a_build_context(
        FILES
        | {CONTOH: FICTIONAL, LAYANAN: f"fictional: ya\n{DONE.replace('sources: [berita]', '')}"},
        site_url=SITE,
    )


def test_each_moment_has_an_entry_with_the_date_of_its_record(build: Staged) -> None:
    told = [(entry.tags[0].term, entry.updated, entry.title) for entry in feed(build).entries]
    assert told == [
        ("update", "2026-08-01T00:00:00+07:00", "Loket dibuka & ramai <sekali>"),
        ("withdrawn", "2026-05-01T00:00:00+07:00", "Ditarik: Halte"),
        ("done", "2026-02-03T00:00:00+07:00", "Selesai: Antrean"),
        ("reported", "2025-09-30T00:00:00+07:00", "Layanan: Berjalan"),
        ("changed", "2025-03-01T00:00:00+07:00", "Berubah: Layanan"),
    ]
    changed = feed(build).entries[-1].summary
    assert changed.startswith("Maret 2025. ")
    assert all(
        words in changed
        for words in ("Juni 2025", "20 November 2026", "Lelang gagal", "Sumber: Berita.")
    )


def test_every_entry_and_feed_has_a_name_of_its_own_and_a_page_of_the_site(build: Staged) -> None:
    files = files_of(build)
    names = []
    for path in (path for path in files if path.endswith(".atom")):
        read = feed(build, path.removeprefix("data/").removesuffix(".atom"))
        own = [entry.id for entry in read.entries]
        # The reader lets an entry without a name pass.
        assert all(name.startswith("urn:uuid:") for name in own)
        assert len(set(own)) == len(own)
        names.append(read.feed.id)
        for item in (read.feed, *read.entries):
            assert item.link.startswith(SITE)
            assert f"{item.link.removeprefix(SITE)}index.md" in files, item.link
        (itself,) = [link.href for link in read.feed.links if link.rel == "self"]
        assert itself == SITE + path
    assert len(set(names)) == len(names)


def test_a_name_outlives_titles_hosts_days_and_names_of_files(build: Staged) -> None:
    renamed = {path.replace("layanan", "loket-satu"): text for path, text in FILES.items()}
    renamed["kota-misal/quick-wins/loket-satu.yml"] = "redirects: [layanan]\n" + MOVED.replace(
        "Layanan", "Loket satu"
    )
    there = a_build_context(renamed, site_url="https://lain.example/x/", today=dt.date(2027, 3, 1))
    assert ids(there) == ids(build)


FIGURE = "  - {measure: Luas taman, value: 4, unit: hektare, sources: [berita], corrections: [{former: '5', date: 2026-01-02, reason: Salah ketik}]}\n"
SPBE = "  - {id: spbe, measure: Indeks SPBE, sources: [berita], targets: [{year: 2027, value: 4}, {year: 2028, value: 5, history: [{date: '2026', reason: Dihitung ulang, former: {target: 6}}]}]}\n"
OTHERS = {
    "figures": "  - {measure: Jumlah taman, value: 12, sources: [berita]}\n",
    "indicators": "  - {id: aduan, measure: Waktu aduan, sources: [berita]}\n",
}


def test_a_name_outlives_records_put_in_before() -> None:
    def named(before: dict[str, str]) -> set[str]:
        figures = f"figures:\n{before.get('figures', '')}{FIGURE}"
        indicators = f"indicators:\n{before.get('indicators', '')}{SPBE}"
        return ids(a_build_context({MISAL: REAL + SOURCES + figures + indicators}, site_url=SITE))

    first = named({})
    assert len(first) == 2
    assert named(OTHERS) == first


def test_a_new_day_alone_changes_no_feed() -> None:
    later = DAY + dt.timedelta(days=40)
    now, then = (files_of(a_build_context(FILES, today=day)) for day in (DAY, later))
    for path in now:
        if path.endswith((".atom", ".ics")):
            assert now[path] == then[path], path


def test_an_invented_region_is_marked_and_in_no_feed_of_all(build: Staged) -> None:
    own = feed(build, "daerah/kabupaten-contoh")
    assert own.entries
    assert all("contoh rekaan" in item.title for item in (own.feed, *own.entries))
    everywhere = feed(build, "kabar")
    assert {entry.id for entry in everywhere.entries} == ids(build)
    assert all(entry.title.startswith("Kota Misal: ") for entry in everywhere.entries)


def test_a_feed_carries_the_licence_and_stands_without_an_address() -> None:
    build = a_build_context(FILES)
    licensed = dataclasses.replace(
        build.loaded.shared, settings=dataclasses.replace(build.settings, data_licence="CC BY 4.0")
    )
    text = files_of(
        dataclasses.replace(build, loaded=dataclasses.replace(build.loaded, shared=licensed))
    )
    assert "CC BY 4.0" in text["data/kabar.atom"]
    read = feedparser.parse(text["data/daerah/kota-misal.atom"].encode())
    assert read.entries[0].link == "../../daerah/kota-misal/kabar/loket/"
