"""Regions side by side in a real browser: what is shown, what is said not to compare, and how one
gets there.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from selectolax.lexbor import LexborHTMLParser

from tests.reading import identifiers

MISSING = "Belum dipublikasikan"


@pytest.fixture
def page(watched: tuple[Page, list[str]]) -> Iterator[Page]:
    """A page that fails its test if anything is said on the console or asked of another host."""
    opened, said = watched
    yield opened
    assert [text for text in said if "404" not in text] == []


def compare(page: Page, site_url: str, *slugs: str) -> None:
    page.goto(f"{site_url}bandingkan/?daerah={','.join(slugs)}")
    expect(page.get_by_role("status")).not_to_contain_text("Data sedang diambil")


def heads(page: Page) -> list[str]:
    return page.locator(".mp-compare__table thead th").all_inner_texts()[1:]


def cells(page: Page, label: str) -> list[str]:
    row = page.locator(".mp-compare__table tbody tr").filter(
        has=page.get_by_role("rowheader", name=label, exact=True)
    )
    return row.locator("td").all_inner_texts()


def test_an_address_puts_the_regions_it_names_side_by_side(page: Page, site_url: str) -> None:
    compare(page, site_url, "kota-bitung", "kota-bontang")
    assert heads(page) == ["Kota Bitung", "Kota Bontang"]
    assert cells(page, "Jenis daerah") == ["Kota[1]", "Kota[1]"]
    assert cells(page, "Visi")[1] == MISSING
    expect(page.get_by_role("status")).to_have_text(
        "Berdampingan sekarang: Kota Bitung, Kota Bontang."
    )


def test_a_value_leads_to_its_source(page: Page, site_url: str) -> None:
    compare(page, site_url, "kota-bitung", "kota-bontang")
    page.locator(".mp-compare__table tbody tr").first.locator(".mp-mark a").first.click()
    assert page.url == f"{site_url}sumber/kota-bitung/bitung-journalist-2022/"


def test_dimensions_of_one_framework_are_compared_by_key(page: Page, site_url: str) -> None:
    compare(page, site_url, "kota-bontang", "kota-bukittinggi")
    assert len(cells(page, "Dimensi: Smart Governance")) == 2
    assert page.get_by_text("Lihat padanan antarkerangka").count() == 0


def test_where_frameworks_differ_the_page_says_why_and_leads_to_the_crosswalk(
    page: Page, site_url: str
) -> None:
    compare(page, site_url, "kota-bontang", "kabupaten-rembang")
    assert page.get_by_role("rowheader", name="Dimensi:").count() == 0
    (why,) = cells(page, "Tidak disandingkan")
    assert "kerangka yang berbeda" in why
    page.get_by_role("link", name="Lihat padanan antarkerangka").click()
    assert page.url == f"{site_url}dimensi/#padanan"
    assert page.locator("#padanan").is_visible()
    assert (
        page.get_by_role("table", name="Dimensi tiap kerangka rencana")
        .get_by_text("Smart Branding")
        .count()
        == 1
    )


def test_where_a_framework_is_not_published_the_page_names_the_region(
    page: Page, site_url: str
) -> None:
    compare(page, site_url, "kota-bontang", "kota-bitung")
    (why,) = cells(page, "Tidak disandingkan")
    assert why.startswith("Dimensi Kota Bitung tidak dapat disandingkan")


def test_among_three_those_of_one_framework_are_compared_and_the_third_is_told_apart(
    page: Page, site_url: str
) -> None:
    compare(page, site_url, "kota-bontang", "kota-bukittinggi", "kabupaten-rembang")
    assert cells(page, "Dimensi: Smart Mobility")[2] == "Rencananya mengikuti kerangka lain"


def test_figures_that_measure_different_things_are_not_put_side_by_side(
    page: Page, site_url: str
) -> None:
    compare(page, site_url, "kota-bontang", "kabupaten-contoh")
    (why,) = cells(page, "Angka")
    assert why.startswith("Belum ada angka dengan ukuran dan satuan yang sama")


def test_equal_figures_and_fair_scores_are_compared_and_unfair_ones_are_warned_of(
    page: Page, site_url: str
) -> None:
    twin: dict[str, object] = {}

    def answer(route: Route) -> None:
        data = route.fetch().json()
        for row in data["rows"]:
            if row["key"] == "evaluation":
                row["values"] = [{"text": "3,00 (tahun 2025)", "sources": [1]}]
        data["figures"] = [
            {"key": "sama", "label": "Ukuran sama", "values": [{"text": "7 unit", "sources": [1]}]}
        ]
        route.fulfill(json={**data, **twin})

    page.route("**/data/bandingkan/ko*-b*.json", answer)
    twin["evaluation_basis"] = "2025: output 60"
    compare(page, site_url, "kota-bontang", "kota-bukittinggi")
    assert cells(page, "Ukuran sama") == ["7 unit[1]", "7 unit[1]"]
    assert page.get_by_text("jangan dibandingkan langsung").count() == 0
    twin["evaluation_basis"] = None
    compare(page, site_url, "kota-bontang", "kota-bukittinggi")
    expect(page.get_by_text("jangan dibandingkan langsung")).to_be_visible()


def test_an_invented_region_is_marked_where_it_is_compared(page: Page, site_url: str) -> None:
    compare(page, site_url, "kota-bitung", "kabupaten-contoh")
    assert heads(page) == ["Kota Bitung", "Kabupaten Contoh Contoh rekaan"]


def test_a_region_is_found_by_the_name_its_address_once_had(page: Page, site_url: str) -> None:
    compare(page, site_url, "kota-bitung", "kabupaten-misal")
    assert heads(page)[1].startswith("Kabupaten Contoh")


def test_choosing_by_keyboard_changes_table_and_address_and_offers_no_region_twice(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}bandingkan/")
    expect(page.get_by_role("status")).to_have_text("Pilih sedikitnya dua daerah.")
    first, second = page.get_by_label("Daerah ke-1"), page.get_by_label("Daerah ke-2")
    first.focus()
    page.keyboard.type("Kota Bontang")
    expect(page.get_by_role("status")).to_have_text(
        "Baru Kota Bontang yang dipilih. Pilih satu daerah lagi."
    )
    page.keyboard.press("Tab")
    page.keyboard.type("Kota Bitung")
    expect(page.locator(".mp-compare__table")).to_be_visible()
    assert page.url == f"{site_url}bandingkan/?daerah=kota-bontang,kota-bitung"
    assert second.locator("option[value='kota-bontang']").is_disabled()
    second.select_option("")
    expect(page.locator(".mp-compare__table")).to_have_count(0)
    assert page.url == f"{site_url}bandingkan/?daerah=kota-bontang"


def test_going_back_leads_to_the_page_before_and_forward_to_the_comparison_again(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}daerah/")
    compare(page, site_url, "kota-bitung", "kota-bontang")
    page.get_by_label("Daerah ke-3").select_option("kota-bukittinggi")
    page.go_back()
    assert page.url == f"{site_url}daerah/"
    page.go_forward()
    expect(page.locator(".mp-compare__table thead th")).to_have_count(4)


def test_only_the_regions_asked_for_are_fetched(page: Page, site_url: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    compare(page, site_url, "kota-bitung", "kota-bontang")
    files = sorted(url.rpartition("/")[2] for url in fetched if url.endswith(".json"))
    assert files == ["index.json", "kota-bitung.json", "kota-bontang.json"]


def test_an_unknown_region_is_named_in_plain_words_and_the_others_stay(
    page: Page, site_url: str
) -> None:
    compare(page, site_url, "kota-<img src=x onerror=alert(1)>", "kota-bitung", "kota-bontang")
    expect(page.get_by_role("status")).to_contain_text(
        "“kota-<img src=x onerror=alert(1)>”, tetapi daerah itu tidak ada"
    )
    assert page.locator(".mp-compare img").count() == 0
    assert len(heads(page)) == 2


def test_more_than_four_regions_are_cut_to_four_and_said_so(page: Page, site_url: str) -> None:
    slugs = (
        "kota-bitung",
        "kota-bontang",
        "kota-bukittinggi",
        "kabupaten-batang",
        "kabupaten-rembang",
    )
    compare(page, site_url, *slugs)
    assert len(heads(page)) == 4
    expect(page.get_by_role("status")).to_contain_text("Paling banyak empat daerah")


def test_a_file_that_does_not_arrive_is_said_in_plain_words(page: Page, site_url: str) -> None:
    page.route("**/data/bandingkan/kota-bontang.json", lambda route: route.fulfill(status=404))
    compare(page, site_url, "kota-bitung", "kota-bontang")
    expect(page.get_by_role("status")).to_contain_text("Data Kota Bontang tidak dapat diambil.")
    expect(page.locator(".mp-compare__table")).to_have_count(0)


def test_a_list_that_does_not_arrive_leaves_the_plain_table(page: Page, site_url: str) -> None:
    page.route("**/data/bandingkan/index.json", lambda route: route.fulfill(status=404))
    page.goto(f"{site_url}bandingkan/")
    expect(page.get_by_role("status")).to_contain_text("Daftar daerah tidak dapat diambil")
    expect(page.get_by_role("cell", name="Sulawesi Utara")).to_be_visible()


def test_data_with_markup_is_shown_as_it_is_written(page: Page, site_url: str) -> None:
    evil = "<img src=x onerror=alert(1)>"

    def answer(route: Route) -> None:
        data = route.fetch().json()
        data["name"] = data["rows"][0]["label"] = evil
        data["rows"][0]["values"] = [{"text": evil, "note": evil, "sources": [1]}]
        data["sources"][0]["title"] = evil
        route.fulfill(json=data)

    page.route("**/data/bandingkan/ko*-b*.json", answer)
    compare(page, site_url, "kota-bitung", "kota-bontang")
    assert cells(page, evil) == [f"{evil} ({evil})[1]"] * 2
    assert page.locator(".mp-compare img").count() == 0


def test_the_script_works_under_a_policy_without_inline_script(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"

    def guarded(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": policy}
        )

    page.route("**/bandingkan/?*", guarded)
    compare(page, site_url, "kota-bitung", "kota-bontang")
    assert heads(page) == ["Kota Bitung", "Kota Bontang"]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_four_regions_fit_a_small_screen_and_stay_a_table_for_those_who_listen(
    browser: Browser, site_url: str, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    compare(page, site_url, "kota-bitung", "kota-bontang", "kabupaten-contoh", "kabupaten-rembang")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert (
        page.get_by_role("table", name="Perbandingan Kota Bitung")
        .get_by_role("columnheader")
        .count()
        == 5
    )
    context.close()


def test_without_script_the_page_says_so_and_has_the_basic_facts(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}bandingkan/?daerah=kota-bitung,kota-bontang")
    expect(page.locator(".mp-compare__without")).to_be_visible()
    expect(page.locator(".mp-compare")).to_be_hidden()
    page.get_by_role("link", name="Kota Bitung").click()
    assert page.url == f"{site_url}daerah/kota-bitung/"
    context.close()


def test_every_address_in_the_files_leads_to_an_element_of_the_site(built_site: Path) -> None:
    files = [
        path for path in (built_site / "data/bandingkan").glob("*.json") if path.stem != "index"
    ]
    assert len(files) > 5
    anchors: dict[str, list[str]] = {}
    broken = []
    for file in files:
        data = json.loads(file.read_text(encoding="utf-8"))
        rows = (*data["rows"], *data["dimensions"], *data["figures"])
        values = (value["href"] for row in rows for value in row["values"] if "href" in value)
        for href in (data["href"], *values, *(source["href"] for source in data["sources"])):
            path, _, fragment = href.partition("#")
            if path not in anchors:
                text = (built_site / path / "index.html").read_text(encoding="utf-8")
                anchors[path] = identifiers(LexborHTMLParser(text))
            if fragment and fragment not in anchors[path]:
                broken.append(f"{file.stem}: {href}")
    assert broken == []


def test_the_address_to_pass_on_and_to_print_names_the_regions_shown(
    page: Page, site_url: str
) -> None:
    share = page.locator(".mp-share a")
    printed = page.locator(".mp-print__address")
    compare(page, site_url, "kota-bitung", "kota-bontang")
    named = "%3Fdaerah%3Dkota-bitung%2Ckota-bontang"
    expect(share).to_have_attribute("href", re.compile(f"bandingkan/{named}$"))
    expect(printed).to_contain_text("bandingkan/?daerah=kota-bitung,kota-bontang")
    for select in page.locator(".mp-compare select").all():
        select.select_option("")
    expect(share).to_have_attribute("href", re.compile("bandingkan/$"))
    expect(printed).to_have_text(re.compile("bandingkan/$"))
