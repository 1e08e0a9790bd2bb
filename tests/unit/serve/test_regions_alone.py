"""Pages without the national index: regions by themselves, and pages that never wait."""

import re
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.build import regions
from generator.build.read import RegionInputs
from generator.build.regions import RegionReading, read_region
from tests.unit.serve.conftest import ServedSite, until

REGION = "regions/kota-misal/region.yml"
PROFILE = "daerah/kota-misal/"
SUMMARY = re.compile(r"(?m)^([ -]+summary: )(\S.*)$")
SCRIPT = re.compile(r'<script src="/_masterplan/live\.js" [^>]*></script>\n')


def test_a_region_is_shown_without_the_others_as_it_will_be_published(
    alone: ServedSite, small_site: Path
) -> None:
    published = sorted((small_site / PROFILE).rglob("index.html"))
    assert published
    for file in published:
        address = file.parent.relative_to(small_site).as_posix()
        status, html = alone.get(f"/{address}/")
        assert status == 200
        # The card for other sites has no script at all.
        is_card = address.endswith("/kartu")
        assert SCRIPT.subn("", html) == (file.read_text(encoding="utf-8"), not is_card)


def test_files_of_a_region_beside_its_pages_are_made_when_somebody_asks(alone: ServedSite) -> None:
    for name, start in (
        ("/data/daerah/kota-misal.xlsx", b"PK"),
        ("/daerah/kota-misal/bagikan.png", b"\x89PNG"),
        ("/data/daerah/kota-misal.atom", b"<?xml"),
        ("/data/daerah/kota-misal.ics", b"BEGIN:VCALENDAR"),
    ):
        status, content = alone.content(name)
        assert (status, content[: len(start)]) == (200, start)
    assert alone.content("/data/daerah/kabupaten-antah.xlsx")[0] in {404, 503}


def test_what_needs_all_regions_says_how_far_their_reading_is(alone: ServedSite) -> None:
    status, html = alone.get("/daerah/")
    assert status == 503
    assert "Sebentar" in html
    state = alone.state("daerah/")
    assert "1 dari 3" in state["lead"]
    assert state["findings"] == []


def test_what_an_earlier_run_wrote_is_shown_meanwhile(alone: ServedSite) -> None:
    page = alone.project / "content/daerah/index.md"
    page.parent.mkdir()
    page.write_text(
        "---\ntitle: Lama\ndescription: Lama\n---\n\n# Daftar lama {: #lama }\n", encoding="utf-8"
    )
    status, html = alone.get("/daerah/")
    assert (status, "Daftar lama" in html) == (200, True)
    assert "1 dari 3" in alone.state("daerah/")["lead"]


def test_a_refused_page_by_hand_is_explained_and_not_shown(alone: ServedSite) -> None:
    page = alone.project / "content/tentang/slot.md"
    page.write_text("Isi\n\n<script>jahat()</script>\n", encoding="utf-8")
    (page.parent / "luar.md").symlink_to(alone.project / "mkdocs.yml")
    until(lambda: alone.get("/tentang/slot/")[0] == 503)
    assert "jahat()" not in alone.get("/tentang/slot/")[1]
    (found,) = alone.state("tentang/slot/")["findings"]
    assert "content/tentang/slot.md:3:1" in str(found)
    assert alone.get("/tentang/luar/")[0] == 503


def test_pages_by_hand_and_files_of_the_theme_do_not_wait(
    alone: ServedSite, small_site: Path
) -> None:
    status, html = alone.get("/panduan/mulai/")
    assert (status, SCRIPT.sub("", html)) == (
        200,
        (small_site / "panduan/mulai/index.html").read_text(encoding="utf-8"),
    )
    style = "assets/masterplan/masterplan.css"
    assert alone.get(f"/{style}") == (200, (small_site / style).read_text(encoding="utf-8"))
    assert alone.kind(f"/{style}") == "text/css; charset=utf-8"


def test_an_edit_is_told_to_the_open_page_and_stands_on_it(alone: ServedSite) -> None:
    _, before = alone.get(f"/{PROFILE}")
    with alone.events(PROFILE) as news:
        known = news()["version"]
        assert f'data-version="{known}"' in before
        alone.write(REGION, lambda text: SUMMARY.sub(r"\1\2 Kataujian", text, count=1))
        assert news()["version"] != known
    assert "Kataujian" in alone.get(f"/{PROFILE}")[1]


def test_an_edit_of_another_region_does_not_disturb_an_open_page(alone: ServedSite) -> None:
    known = alone.state(PROFILE)
    alone.write("regions/kota-umpama/region.yml", lambda text: text + "\n# a note\n")
    assert alone.state(PROFILE) == known


def test_an_edit_of_a_region_whose_sources_the_nation_names_has_no_other_read_again(
    alone: ServedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone.get("/daerah/kota-umpama/")
    read = set()

    def watched(inputs: RegionInputs, *given: Any, **more: Any) -> RegionReading:
        read.add(inputs.slug)
        return read_region(inputs, *given, **more)

    monkeypatch.setattr(regions, "read_region", watched)
    alone.write("regions/kota-misal/region.yml", lambda text: text + "\n# a note\n")
    until(lambda: alone.get("/daerah/kota-umpama/")[0] == 200 and bool(read))
    alone.get("/daerah/kota-umpama/")
    assert read == {"kota-misal"}


def test_a_refusal_is_told_with_its_place_and_the_last_good_page_stays(alone: ServedSite) -> None:
    good = alone.get(f"/{PROFILE}")
    whole = (alone.project / REGION).read_text(encoding="utf-8")
    with alone.events(PROFILE) as news:
        known = news()
        assert not known["lead"]
        alone.write(REGION, lambda text: f"{text}cuaca: <b>cerah</b>\n")
        refused = news()
        assert refused["version"] == known["version"]
        assert "1 kesalahan" in refused["lead"]
        line = len(whole.splitlines()) + 1
        assert [one["place"] for one in refused["findings"]] == [f"{REGION}:{line}:1"]
        assert refused["findings"][0]["line"] == "cuaca: <b>cerah</b>"
        assert any(note.startswith("perbaikan: ") for note in refused["findings"][0]["notes"])
        assert alone.get(f"/{PROFILE}") == good
        (alone.project / REGION).write_text(whole, encoding="utf-8")
        assert news() == known


def test_a_region_that_was_refused_from_the_start_says_so_and_appears_once_it_is_mended(
    alone: ServedSite,
) -> None:
    whole = (alone.project / REGION).read_text(encoding="utf-8")
    alone.write(REGION, lambda text: f"{text}warna: biru\n")
    status, html = alone.get(f"/{PROFILE}")
    assert (status, "belum dapat ditampilkan" in html) == (503, True)
    with alone.events(PROFILE) as news:
        refused = news()
        assert refused["findings"]
        (alone.project / REGION).write_text(whole, encoding="utf-8")
        assert news()["version"] != refused["version"]
    assert alone.get(f"/{PROFILE}")[0] == 200


def test_a_warning_is_no_refusal(
    alone: ServedSite, masterplan: Callable[..., tuple[int, str, str]]
) -> None:
    alone.write(REGION, lambda text: SUMMARY.sub(r"\1Jalan kecil #1 di teluk", text, count=1))
    code, out, _ = masterplan("check", "-f", alone.project / "mkdocs.yml")
    assert (code, "1 peringatan" in out) == (0, True)
    assert "Jalan kecil" in alone.get(f"/{PROFILE}")[1]
    assert not alone.state(PROFILE)["lead"]


def test_what_is_wrong_with_what_all_regions_share_is_told_everywhere(alone: ServedSite) -> None:
    good = alone.get(f"/{PROFILE}")
    file = "regions/_national/glossary.yml"
    whole = (alone.project / file).read_text(encoding="utf-8")
    alone.write(file, lambda text: f"{text}\nwarna: biru\n")
    # The national files are scanned every 0.3 s, since the scan may cover many regions.
    until(lambda: bool(alone.state(PROFILE)["findings"]))
    for page in (PROFILE, "panduan/mulai/", "daerah/"):
        assert alone.state(page)["findings"][0]["place"].startswith(file)
    assert alone.get(f"/{PROFILE}") == good
    (alone.project / file).write_text(whole, encoding="utf-8")
    until(lambda: not alone.state(PROFILE)["lead"])


def test_a_source_that_the_nation_names_is_missed_in_the_nations_file(alone: ServedSite) -> None:
    good = alone.get(f"/{PROFILE}")
    files = [
        path
        for path in (alone.project / REGION).parent.rglob("*.yml")
        if "berita" in path.read_text()
    ]
    for old, new in (
        ("berita", "bimtek-lain"),
        ("bimtek-lain", "berita"),
    ):
        for file in files:
            file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        until(
            lambda is_lost=new == "bimtek-lain": (
                bool(alone.state("panduan/mulai/")["findings"]) == is_lost
            )
        )
        places = [one["place"] for one in alone.state(PROFILE)["findings"]]
        assert all(place.startswith("regions/_national/") for place in places)
    assert alone.get(f"/{PROFILE}") == good


def test_a_file_that_an_editor_is_still_writing_is_waited_for(alone: ServedSite) -> None:
    good = alone.get(f"/{PROFILE}")
    file = alone.project / REGION
    text = file.read_bytes()

    def write_in_pieces() -> None:
        for end in range(len(text) // 8, len(text), len(text) // 8):
            file.write_bytes(text[:end])
            time.sleep(0.01)
        file.write_bytes(text)

    writer = threading.Thread(target=write_in_pieces)
    writer.start()
    while writer.is_alive():
        state = alone.state(PROFILE)
        assert not state["lead"], state
    writer.join()
    assert alone.get(f"/{PROFILE}") == good


def test_a_page_comes_and_goes_with_its_file(alone: ServedSite) -> None:
    folder = alone.project / "regions/kota-misal/quick-wins"
    file = folder / "parkir.yml"
    address = f"/{PROFILE}quick-win/{file.stem}/"
    assert alone.get(address)[0] == 200
    file.rename(folder / "janji-lain.yml")
    assert alone.get(address)[0] == 404
    assert alone.get(f"/{PROFILE}quick-win/janji-lain/")[0] == 200


def test_a_fault_of_the_program_names_the_region_and_shows_no_trace(
    alone: ServedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(inputs: RegionInputs, *given: Any, **more: Any) -> RegionReading:
        if inputs.slug == "kabupaten-contoh":
            raise KeyError("x")
        return read_region(inputs, *given, **more)

    monkeypatch.setattr(regions, "read_region", broken)
    status, html = alone.get("/daerah/kabupaten-contoh/")
    assert status == 500
    assert "kabupaten-contoh tidak dapat diolah karena kesalahan program ini" in html
    assert "Traceback" not in html


def test_a_change_of_the_theme_loads_all_pages_again(alone: ServedSite) -> None:
    with alone.events(PROFILE) as news:
        known = news()["version"]
        alone.write(
            "theme_overrides/assets/masterplan/masterplan.css",
            lambda text: f"{text}\n/* another */\n",
        )
        assert news()["version"] != known
    assert "/* another */" in alone.get("/assets/masterplan/masterplan.css")[1]


def test_a_change_of_the_settings_is_followed(alone: ServedSite) -> None:
    assert "Masterplan Kota Cerdas</title>" in alone.get(f"/{PROFILE}")[1]
    alone.write(
        "mkdocs.yml",
        lambda text: text.replace("site_name: Masterplan Kota Cerdas", "site_name: Nama Lain"),
    )
    assert "Nama Lain</title>" in alone.get(f"/{PROFILE}")[1]


def test_settings_that_cannot_be_read_are_told_and_the_site_comes_back_with_them(
    alone: ServedSite,
) -> None:
    whole = (alone.project / "mkdocs.yml").read_text(encoding="utf-8")
    alone.write("mkdocs.yml", lambda _: "[")
    status, html = alone.get(f"/{PROFILE}")
    assert (status, "bukan YAML yang benar" in html) == (500, True)
    (alone.project / "mkdocs.yml").write_text(whole, encoding="utf-8")
    assert alone.get(f"/{PROFILE}")[0] == 200


def test_an_address_without_its_slash_leads_to_the_page(alone: ServedSite) -> None:
    status, _ = alone.get("/daerah/kota-misal")
    assert status == 302


def test_an_unknown_address_gives_the_page_for_wrong_addresses(alone: ServedSite) -> None:
    for target in ("/tidak-ada/", f"/{PROFILE}tidak-ada/", "/tidak-ada.html"):
        status, html = alone.get(target)
        assert (target, status) == (target, 404)
        assert "Halaman ini tidak ada" in html


_TRICKS = (
    "/../mkdocs.yml",
    "/%2e%2e/mkdocs.yml",
    "/assets/%2e%2e/%2e%2e/mkdocs.yml",
    "/assets/..%2f..%2fmkdocs.yml",
    "/..%5cmkdocs.yml",
    "/indeks/../index.html",
    "/indeks/%2e%2e/index.html",
    "//etc/passwd",
    "/%00",
    "/daerah/kota-misal/%00",
    "/%ff%fe",
    "/mkdocs.yml",
    "/regions/kota-misal/region.yml",
    "/content/index.md",
    "/panduan/mulai.md",
    "/_masterplan/plain.html",
    "/_masterplan/events?page=..%2f",
    "/_masterplan/events?page=%00",
    "/.cache/pages",
    "/indeks/",
)


def test_nothing_outside_the_site_is_given(alone: ServedSite) -> None:
    site = alone.project / "site"
    (site / "indeks").mkdir(parents=True)
    (site / "index.html").write_text("published", encoding="utf-8")
    for target in _TRICKS:
        status, text = alone.get(target)
        assert (target, status) == (target, 404)
        assert not re.search("site_name|root:|identity:|published", text)


def test_the_index_of_the_published_site_is_searched_but_not_what_links_lead_to(
    alone: ServedSite,
) -> None:
    index = alone.project / "site/indeks"
    index.mkdir(parents=True)
    (index / "indeks.json").write_text("{}", encoding="utf-8")
    (index / "away.json").symlink_to(alone.project / "mkdocs.yml")
    assert alone.get("/indeks/indeks.json") == (200, "{}")
    assert alone.get("/indeks/away.json")[0] == 404
