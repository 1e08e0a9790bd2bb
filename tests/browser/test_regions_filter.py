"""The filter of the list of regions in a real browser, and the list as it stands without it."""

import pytest
from playwright.sync_api import Browser, Page, expect

REGIONS = [
    "Kota Bukittinggi",
    "Kabupaten Batang",
    "Kabupaten Rembang",
    "Kota Bontang",
    "Kota Bitung",
]


def shown(page: Page) -> list[str]:
    """Return the names of the regions that can be seen, in order."""
    links = page.locator(".mp-table tbody tr:visible th > a")
    return links.all_inner_texts()


def status(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def test_at_first_all_regions_are_shown_below_their_provinces(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}daerah/")
    assert shown(page) == REGIONS
    assert status(page) == "Menampilkan 5 dari 5 daerah."


def test_a_name_is_found_whatever_its_capitals_and_accents(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}daerah/")
    page.get_by_label("Nama daerah").fill("BÍTUNG")
    assert shown(page) == ["Kota Bitung"]
    assert status(page) == "Menampilkan 1 dari 5 daerah."
    expect(page.get_by_role("heading", name="Jawa Tengah")).to_be_hidden()
    expect(page.get_by_role("heading", name="Sulawesi Utara")).to_be_visible()


@pytest.mark.parametrize(
    ("label", "choice", "found"),
    [
        ("Provinsi", "Jawa Tengah", ["Kabupaten Batang", "Kabupaten Rembang"]),
        ("Angkatan", "2022", ["Kota Bukittinggi", "Kabupaten Rembang"]),
        ("Angkatan", "Belum dipublikasikan", ["Kota Bitung"]),
        ("Kerangka dimensi", "Enam dimensi nasional", ["Kabupaten Rembang"]),
    ],
)
def test_a_choice_leaves_the_regions_that_have_it(
    page: Page, site_url: str, label: str, choice: str, found: list[str]
) -> None:
    page.goto(f"{site_url}daerah/")
    page.get_by_role("combobox", name=label, exact=True).select_option(label=choice)
    assert shown(page) == found


def test_names_and_completeness_give_an_order_over_all_provinces(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}daerah/")
    page.get_by_role("combobox", name="Urutkan", exact=True).select_option("nama")
    assert shown(page) == sorted(REGIONS)
    page.get_by_role("combobox", name="Urutkan", exact=True).select_option("lengkap")
    known = [
        int(text.split()[0])
        for text in page.locator(".mp-table:visible tbody tr td:last-child").all_inner_texts()
    ]
    assert known == sorted(known, reverse=True)
    assert len(known) == 5
    expect(page.get_by_role("columnheader", name="Provinsi")).to_be_visible()
    page.get_by_role("combobox", name="Urutkan", exact=True).select_option("")
    assert shown(page) == REGIONS


def test_the_address_keeps_what_was_chosen_and_gives_it_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}daerah/")
    page.get_by_label("Nama daerah").fill("kabupaten")
    page.get_by_role("combobox", name="Provinsi", exact=True).select_option(label="Jawa Tengah")
    assert page.url == f"{site_url}daerah/?q=kabupaten&provinsi=33"
    page.goto(f"{site_url}daerah/?q=kota&urut=nama")
    assert shown(page) == ["Kota Bitung", "Kota Bontang", "Kota Bukittinggi"]
    assert page.get_by_label("Nama daerah").input_value() == "kota"


def test_an_address_with_a_choice_that_does_not_exist_shows_everything(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}daerah/?provinsi=<b>99&urut=acak")
    assert shown(page) == REGIONS


def test_where_nothing_matches_the_page_says_so_and_one_button_brings_all_back(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}daerah/?q=tidak-ada&provinsi=71&urut=nama")
    assert shown(page) == []
    assert (
        status(page)
        == "Tidak ada daerah yang cocok dengan semua saringan. Coba kurangi saringannya."
    )
    page.get_by_role("button", name="Hapus saringan").click()
    expect(page.get_by_role("status")).to_have_text("Menampilkan 5 dari 5 daerah.")
    assert shown(page) == REGIONS
    assert page.url == f"{site_url}daerah/"


def test_a_name_that_no_region_has_is_answered_as_a_name(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}daerah/?q=tidak-ada")
    assert status(page) == "Nama itu tidak ditemukan. Periksa ejaannya, atau pilih provinsi."


def test_a_link_to_a_province_still_leads_there_while_nothing_is_filtered(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}daerah/#provinsi-71")
    expect(page.get_by_role("heading", name="Sulawesi Utara")).to_be_in_viewport()
    assert page.url.endswith("#provinsi-71")


def test_the_filter_fits_a_small_screen(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    for address in ("daerah/", "daerah/?urut=nama"):
        page.goto(site_url + address)
        assert page.evaluate("document.documentElement.scrollWidth") == 360
    context.close()


def test_without_script_the_list_is_whole_and_no_dead_filter_is_seen(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}daerah/?q=bitung")
    assert shown(page) == REGIONS
    expect(page.locator(".mp-filter")).to_be_hidden()
    context.close()


EVERYDAY = {"name": "Kota Bitung", "href": "daerah/kota-bitung/", "also": ["Kota Cakalang"]}


@pytest.mark.parametrize("typed", ["cakalang", "Kota Cakalang", "kotacakalang"])
def test_a_region_is_found_by_what_people_call_it(page: Page, site_url: str, typed: str) -> None:
    places = [{"name": "Sulawesi Utara", "href": "daerah/#provinsi-71", "regions": [EVERYDAY]}]
    page.route("**/data/tempat.json", lambda route: route.fulfill(json=places))
    page.goto(f"{site_url}daerah/")
    page.get_by_label("Nama daerah").fill(typed)
    expect(page.locator(".mp-table tbody tr:visible th > a")).to_have_text(["Kota Bitung"])
    page.goto(f"{site_url}daerah/?q={typed}")
    expect(page.locator(".mp-table tbody tr:visible th > a")).to_have_text(["Kota Bitung"])


def test_a_search_box_offers_a_region_by_what_people_call_it(page: Page, site_url: str) -> None:
    places = [{"name": "Sulawesi Utara", "href": "daerah/#provinsi-71", "regions": [EVERYDAY]}]
    page.route("**/data/tempat.json", lambda route: route.fulfill(json=places))
    page.goto(site_url)
    page.locator("form.mp-box input[name=q]").first.fill("cakalang")
    expect(page.get_by_role("option")).to_have_text(["Kota Bitung Sulawesi Utara"])
