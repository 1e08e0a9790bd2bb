"""The search in a real browser: places at once, pages and their filters, the address, and what goes
wrong.
"""

import gzip
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect

from tests.browser.reader import reader
from tests.browser.search_page import answered, field, search, status_of
from tests.rows import judge_rows

PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=900)
ZOOMED = ViewportSize(width=320, height=512)
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:"
FIRST_QUERY_BYTES = 70_500
FAILED = "Pencarian sedang tidak dapat dipakai"


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A window on a phone and at a desk."""
    opened = browser.new_context(viewport=request.param)
    yield opened
    opened.close()


def titles(page: Page) -> list[str]:
    return page.locator(".mp-search__result h3").all_inner_texts()


def first_addresses(page: Page, count: int) -> list[str]:
    """Return the paths that the first results lead to."""
    links = page.locator(".mp-search__result h3 a").all()[:count]
    return [link.evaluate("link => link.pathname") for link in links]


def told_places(page: Page) -> list[str]:
    return page.locator(".mp-search__places li a").all_inner_texts()


def where(page: Page) -> set[str]:
    return set(page.locator(".mp-search__place").all_inner_texts())


def tick(page: Page, facet: str, value: str) -> None:
    group = page.get_by_role("group", name=facet, exact=True)
    if not group.is_visible():
        page.get_by_text("Saring hasil").click()
    group.get_by_label(value).click()


# From any page to an answer


def test_one_types_sees_filters_opens_and_goes_back(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(f"{site_url}cari/")
    field(page).press_sequentially("layanan", delay=20)
    expect(status_of(page)).to_contain_text("halaman cocok dengan “layanan”")
    assert page.url == f"{site_url}cari/?q=layanan"
    assert page.locator(".mp-search__result mark").first.is_visible()
    tick(page, "Daerah", "Kabupaten Batang")
    expect(page).to_have_url(f"{site_url}cari/?q=layanan&daerah=Kabupaten+Batang")
    expect(page.locator(".mp-search__place").filter(has_not_text="Kabupaten Batang")).to_have_count(
        0
    )
    (first, *_) = titles(page)
    page.locator(".mp-search__result h3 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(first)
    page.go_back()
    answered(page)
    assert titles(page)[0] == first
    page.go_back()
    expect(page).to_have_url(f"{site_url}cari/?q=layanan")
    answered(page)
    assert len(titles(page)) > 3


def test_the_box_of_any_page_leads_to_the_answer_without_a_script_of_its_own(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=DESK)
    page = context.new_page()
    page.goto(f"{site_url}daerah/kota-bontang/")
    page.get_by_role("search").get_by_role("searchbox").fill("air & <b>")
    page.get_by_role("button", name="Cari").click()
    assert page.url == f"{site_url}cari/?q=air+%26+%3Cb%3E&dari=kota-bontang"
    context.close()


def test_on_a_phone_a_link_has_the_place_of_the_box(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site_url}daerah/kota-bontang/")
    expect(page.locator(".mp-box")).to_be_hidden()
    page.get_by_role("link", name="Cari di situs ini").click()
    assert page.url == f"{site_url}cari/?dari=kota-bontang"
    context.close()


def test_someone_who_comes_from_a_region_may_stay_in_it(page: Page, site_url: str) -> None:
    search(page, site_url, "penandatanganan", "&dari=kota-bontang")
    assert len({line.partition(" › ")[0] for line in where(page)}) > 1
    page.get_by_label("Hanya di Kota Bontang").check()
    expect(page).to_have_url(
        f"{site_url}cari/?q=penandatanganan&dari=kota-bontang&daerah=Kota+Bontang"
    )
    expect(page.locator(".mp-search__place").filter(has_not_text="Kota Bontang")).to_have_count(0)
    assert len(titles(page)) > 1


# Places


def test_the_box_offers_places_by_keyboard_and_asks_for_nothing_before(
    page: Page, site_url: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{site_url}tentang/")
    assert not [path for path in asked if path.endswith(("places.js", "tempat.json"))]
    box = page.locator(".mp-box__input")
    box.press_sequentially("bukit tingi", delay=10)
    option = page.get_by_role("option", name="Kota Bukittinggi Sumatera Barat")
    expect(option).to_be_visible()
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.get_by_role("listbox").dispatch_event("click")  # as on its rim, which is no place
    expect(option).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert box.input_value() == "bukit tingi"
    box.press("ArrowDown")
    expect(option).to_be_visible()
    box.press("ArrowUp")
    with page.expect_navigation():
        box.press("Enter")
    assert page.url == f"{site_url}daerah/kota-bukittinggi/"
    assert not [path for path in asked if path.startswith("/indeks/")]


PLACES: tuple[tuple[str, list[str]], ...] = (
    ("rembnag", ["Kabupaten Rembang"]),
    ("batng", ["Kabupaten Batang"]),
    ("BITUNG", ["Kota Bitung"]),
    ("kab. batang", ["Kabupaten Batang"]),
    ("kotabontang", ["Kota Bontang"]),
    ("kaltim", ["Kalimantan Timur"]),
    ("batang jateng", ["Kabupaten Batang"]),
    ("Kalimantan Timur, kota bontng", ["Kota Bontang"]),
    ("pemkot bitung", ["Kota Bitung"]),
    ("kab. rembang", ["Kabupaten Rembang"]),
    ("rembang kaltim", []),
    ("timur", ["Jawa Timur", "Kalimantan Timur", "Nusa Tenggara Timur"]),
    ("sampah", []),
    ("x", []),
)


def test_places_are_told_first_right_or_nearly_right(page: Page, site_url: str) -> None:
    def judge(row: tuple[str, list[str]]) -> None:
        typed, meant = row
        search(page, site_url, typed)
        assert sorted(told_places(page)) == meant

    judge_rows(PLACES, judge)


def test_a_province_leads_to_its_regions(page: Page, site_url: str) -> None:
    search(page, site_url, "jawa tengah")
    page.locator(".mp-search__places").get_by_role("link", name="Jawa Tengah").click()
    assert page.url == f"{site_url}provinsi/jawa-tengah/"


# Answers


def test_counts_of_a_facet_tell_what_each_choice_would_give(page: Page, site_url: str) -> None:
    search(page, site_url, "layanan")
    tick(page, "Provinsi", "Jawa Tengah")
    expect(status_of(page)).not_to_contain_text("Sedang mencari")
    group = page.get_by_role("group", name="Provinsi", exact=True)
    assert group.get_by_role("checkbox").count() > 1
    label = group.locator("label", has_text="Jawa Tengah")
    expect(label.get_by_role("checkbox")).to_be_focused()
    expect(status_of(page)).to_have_text(
        f"{label.inner_text().split('(')[1].strip(')')} halaman cocok dengan “layanan”."
    )
    page.get_by_role("button", name="Hapus saringan").click()
    expect(page).to_have_url(f"{site_url}cari/?q=layanan")


def test_more_results_come_ten_by_ten_and_the_focus_goes_to_the_first_new_one(
    page: Page, site_url: str
) -> None:
    search(page, site_url, "smart city")
    assert len(titles(page)) == 10
    page.get_by_role("button", name="Tampilkan lagi").click()
    links = page.locator(".mp-search__result h3 a")
    expect(links).to_have_count(20)
    expect(links.nth(10)).to_be_focused()


def test_an_invented_region_is_found_only_when_asked_for_and_is_marked(
    page: Page, site_url: str
) -> None:
    search(page, site_url, "wifi balai desa")
    assert not [line for line in where(page) if "Contoh" in line]
    page.get_by_text("Saring hasil").click()
    page.get_by_label("Sertakan daerah contoh").check()
    expect(page).to_have_url(f"{site_url}cari/?q=wifi+balai+desa&rekaan=ya")
    expect(page.locator(".mp-search__place", has_text="Contoh rekaan").first).to_be_visible()


def test_the_newest_comes_first_when_that_is_chosen(page: Page, site_url: str) -> None:
    search(page, site_url, "smart city")
    before = titles(page)
    page.get_by_text("Saring hasil").click()
    page.get_by_label("Urutkan").select_option("tanggal")
    expect(page).to_have_url(f"{site_url}cari/?q=smart+city&urut=tanggal")
    answered(page)
    expect(page.locator(".mp-search__result h3").first).not_to_have_text(before[0])


def test_words_that_no_page_has_together_are_left_out_and_said_so(
    page: Page, site_url: str
) -> None:
    search(page, site_url, "bontang qqqzz")
    expect(status_of(page)).to_contain_text(
        "Tidak ada halaman yang memuat “bontang qqqzz”. Yang terdekat:"
    )
    assert 0 < len(titles(page)) <= 3


def test_where_hardly_any_pages_have_words_in_common_those_with_any_are_found_and_counted(
    page: Page, site_url: str
) -> None:
    search(page, site_url, "melatih anak muda")
    expect(status_of(page)).to_contain_text(
        "1 halaman cocok dengan semua kata “melatih anak muda”; "
        "yang cocok dengan “melatih / anak / muda”"
    )
    found = int(re.findall(r"(\d+) halaman", status_of(page).inner_text())[-1])
    filters = page.locator(".mp-search__filters")
    filters.locator("summary").click()
    kinds = filters.locator("[data-facet=jenis]")
    expect(kinds).to_be_visible()
    assert sum(map(int, re.findall(r"\((\d+)\)", kinds.inner_text()))) == found


def test_a_word_is_not_taken_for_another_that_merely_begins_like_it(
    page: Page, site_url: str
) -> None:
    search(page, site_url, "digitalisasi")  # the index has "digital"
    expect(status_of(page)).to_contain_text("halaman cocok dengan “digitalisasi”")


def test_a_form_of_a_word_finds_pages_with_other_forms(page: Page, site_url: str) -> None:
    search(page, site_url, "penguncian")  # the site says "kunci", "dikunci"
    expect(status_of(page)).to_contain_text("halaman cocok dengan “penguncian”")
    marks = page.locator(".mp-search__result mark").all_inner_texts()
    assert any("kunci" in mark.lower() for mark in marks)


CORRECTIONS = (
    ("pengelolaan sampha", "pengelolaan sampah", "dimensi/national-six/environment/"),
    ("lingkungn", "lingkungan", "dimensi/national-six/environment/"),
    ("peta jaln bontang", "peta jalan bontang", "daerah/kota-bontang/peta-jalan/"),
    ("kominfo kaltim", "kominfo kalimantan timur", "daerah/kota-bontang/"),
)


def test_a_word_that_no_page_has_is_put_right_and_the_page_says_so(
    page: Page, site_url: str
) -> None:
    def judge(row: tuple[str, str, str]) -> None:
        typed, meant, address = row
        search(page, site_url, typed)
        expect(status_of(page)).to_contain_text(f"”; menampilkan hasil untuk “{meant}”")
        assert f"/{address}" in first_addresses(page, 3)

    judge_rows(CORRECTIONS, judge)


def test_words_of_the_site_are_fetched_only_for_a_word_that_no_page_has(
    page: Page, site_url: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    search(page, site_url, "pelayanan sampah")
    assert not [path for path in asked if path.startswith("/indeks/ejaan/")]
    search(page, site_url, "pelyanan")
    expect(status_of(page)).to_contain_text("menampilkan hasil untuk “pelayanan”")
    spelling = [path for path in asked if path.startswith("/indeks/ejaan/")]
    assert sorted(set(spelling)) == sorted(spelling) != []


def test_a_word_that_a_filter_leaves_out_is_not_taken_for_another(
    page: Page, site_url: str
) -> None:
    search(page, site_url, "hanies", "&daerah=Kota+Bontang")
    expect(status_of(page)).to_contain_text(
        "Tidak ada halaman yang memuat “hanies” dengan saringan ini."
    )


NAMED = (
    ("quick win", ["/quick-win/", "/glosarium/"]),
    ("apa itu OPD", ["/glosarium/"]),
    ("Smart City", ["/glosarium/"]),
)


def test_the_page_of_that_name_comes_first_then_what_a_term_means(
    page: Page, site_url: str
) -> None:
    def judge(row: tuple[str, list[str]]) -> None:
        typed, addresses = row
        search(page, site_url, typed)
        assert first_addresses(page, len(addresses)) == addresses

    judge_rows(NAMED, judge)


def test_where_nothing_is_found_the_page_says_what_to_try(page: Page, site_url: str) -> None:
    search(page, site_url, "qqqzz")
    expect(status_of(page)).to_have_text("Tidak ada halaman yang memuat “qqqzz”.")
    expect(page.get_by_text("pakai kata yang lebih sedikit")).to_be_visible()
    page.get_by_role("link", name="Semua daerah", exact=True).click()
    assert page.url == f"{site_url}daerah/"


def test_the_newest_comes_first_and_pages_without_a_date_last(page: Page, site_url: str) -> None:
    search(page, site_url, "smart city", "&urut=tanggal")
    more = page.get_by_role("button", name="Tampilkan lagi")
    while more.is_visible():
        shown = len(titles(page))
        more.click()
        expect(page.locator(".mp-search__result").nth(shown)).to_be_visible()
    years = [
        int(found[0]) if (found := re.findall(r"› (?:.* )?(\d{4})$", line)) else 0
        for line in page.locator(".mp-search__place").all_inner_texts()
    ]
    assert years == sorted(years, reverse=True)
    assert years[0] > 2000
    assert years[-1] == 0


def test_a_result_leads_to_the_section_that_answers(page: Page, site_url: str) -> None:
    search(page, site_url, "apa itu OPD")
    link = page.locator(".mp-search__result h3 a").first
    assert link.evaluate("link => link.pathname") == "/glosarium/"
    anchor = link.evaluate("link => link.hash.slice(1)")
    link.click()
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_inside_an_invented_region_its_pages_are_found(page: Page, site_url: str) -> None:
    search(page, site_url, "banjir", "&dari=kabupaten-contoh&daerah=Kabupaten+Contoh")
    assert titles(page)
    expect(page.locator(".mp-search__place").filter(has_not_text="Kabupaten Contoh")).to_have_count(
        0
    )


# What goes wrong


EVIL_QUERIES = (
    '"><script>alert(1)</script>',
    "<img src=x onerror=alert(1)>",
    "'; \" \\ ` ${7*7} {{7*7}} %00",
    "panjang" * 72,
    "🏙️ kota 🚀",
    "“visi”",
    "\u202e\u0000 ) ( * [",
)


def test_a_query_is_text_whatever_is_in_it(page: Page, site_url: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    elements = "document.querySelectorAll('.mp-search script, .mp-search img').length"

    def judge(query: str) -> None:
        page.goto(f"{site_url}cari/")
        field(page).fill(query)
        field(page).press("Enter")
        answered(page)
        assert page.evaluate(elements) == 0
        page.reload()
        answered(page)
        assert page.evaluate(elements) == 0
        assert page.evaluate("document.documentElement.scrollWidth") == DESK["width"]

    judge_rows(EVIL_QUERIES, judge, name=repr)
    assert dialogs == []


def test_a_long_query_is_not_read_out_in_full(page: Page, site_url: str) -> None:
    search(page, site_url, "🏙️" + "panjang" * 72)
    assert page.title().startswith("🏙️panjang")
    for told in (status_of(page).inner_text(), page.title()):
        assert "…" in told
        assert len(told) < 200
    expect(field(page)).to_have_value("🏙️" + "panjang" * 72)


def test_a_result_is_text_whatever_is_in_it(page: Page, site_url: str) -> None:
    evil = "<img src=x onerror=alert(1)>"

    def answer(route: Route) -> None:
        response = route.fetch()
        changed = [
            [address, evil, "", {"daerah": evil}, [["", evil, f"{evil} </mark><b> layanan"]]]
            for address, *_ in response.json()
        ]
        route.fulfill(response=response, body=json.dumps(changed))

    page.route("**/indeks/isi/*", answer)
    search(page, site_url, "layanan")
    assert len(titles(page)) > 5
    assert set(titles(page)) == {evil}
    assert all(line.startswith(evil) for line in where(page))
    assert page.locator(".mp-search__results :is(img, b)").count() == 0


def test_without_a_connection_the_page_says_so_and_recovers(
    context: BrowserContext, site_url: str
) -> None:
    page = context.new_page()
    page.goto(f"{site_url}cari/")
    context.set_offline(offline=True)
    field(page).fill("layanan")
    expect(status_of(page)).to_contain_text(FAILED)
    context.set_offline(offline=False)
    expect(status_of(page)).to_contain_text("halaman cocok dengan “layanan”")
    context.set_offline(offline=True)
    field(page).fill("quick win")
    expect(status_of(page)).to_contain_text(FAILED)


def test_a_part_of_the_index_that_does_not_arrive_is_said_and_asked_for_again(
    browser: Browser, site_url: str
) -> None:
    """Nothing is said about pages of which nothing is known; 200 stands for a file cut off."""
    context = browser.new_context()
    page = context.new_page()

    def judge(row: tuple[str, int]) -> None:
        lost, status = row
        files = f"**/indeks/{lost}"
        page.route(files, lambda route: route.fulfill(status=status, body='{"words":'))
        try:
            search(page, site_url, "kota bitung")
            expect(status_of(page)).to_contain_text(FAILED)
            assert titles(page) == []
            assert told_places(page) == ["Kota Bitung"]
            expect(page.get_by_role("link", name="Semua daerah", exact=True)).to_be_visible()
        finally:
            page.unroute(files)
        field(page).fill("kota bontang")
        expect(status_of(page)).to_contain_text("“kota bontang”")
        assert titles(page)

    files = ("indeks.json", "kata/*", "isi/*", "**")
    judge_rows((*itertools.product(files, (404, 200)), ("**", 500)), judge)
    context.close()


def test_concepts_that_do_not_arrive_are_a_failure(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/indeks/konsep/*", lambda route: route.fulfill(status=404))
    search(page, site_url, "beras mahal")
    expect(status_of(page)).to_contain_text(FAILED)
    context.close()


def test_a_facet_that_does_not_arrive_is_a_failure(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/indeks/saring/*", lambda route: route.fulfill(status=404))
    search(page, site_url, "layanan", "&daerah=Kota+Bitung")
    expect(status_of(page)).to_contain_text(FAILED)
    context.close()


def test_without_the_words_of_the_site_the_index_is_asked_for_what_was_typed(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/indeks/ejaan/*", lambda route: route.fulfill(status=404))
    search(page, site_url, "pelyanan")
    expect(status_of(page)).to_have_text("Tidak ada halaman yang memuat “pelyanan”.")
    search(page, site_url, "pelayanan")
    assert titles(page)
    context.close()


def test_a_missing_list_of_places_leaves_the_pages(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/data/tempat.json", lambda route: route.fulfill(status=404))
    search(page, site_url, "bitung", "&dari=kota-bontang")
    assert told_places(page) == []
    assert titles(page)
    context.close()


def test_without_script_the_page_says_so_and_leads_to_the_indexes(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}cari/?q=layanan")
    expect(page.locator(".mp-search__without")).to_contain_text("JavaScript")
    expect(page.locator(".mp-search")).to_be_hidden()
    main = page.get_by_role("article")
    for name, address in (
        ("Semua daerah", "daerah/"),
        ("Quick win", "quick-win/"),
        ("Glosarium", "glosarium/"),
    ):
        link = main.get_by_role("link", name=name, exact=True)
        assert link.get_attribute("href") == f"../{address}"
    context.close()


def test_everything_works_under_a_policy_without_inline_script(page: Page, site_url: str) -> None:
    def guarded(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": POLICY}
        )

    page.route("**/*", guarded)
    search(page, site_url, "layanan")
    assert titles(page)
    page.goto(f"{site_url}daerah/kota-bontang/")
    page.locator(".mp-box__input").press_sequentially("bitung")
    expect(page.get_by_role("option", name="Kota Bitung")).to_be_visible()


FIRST_QUERIES = (
    *(
        "layanan",
        "pengelolaan sampah kelurahan",
        '"kota cerdas"',
        "15 kelurahan",
        "jadwal bus sekolah",
    ),
    *("siapa wakil bupati rembang", "kapan bontang tanda tangan mou", "bikin ktp", "apa itu spbe"),
    *("gimana cara lapor data yang salah", "smart city kota bitung", "desa contohrejo"),
    *("dinas mana saja yang terlibat di bontang", "berapa biaya quick win di rembang"),
    *("kampung pinggir laut bontang ada internet", "internet gratis buat warga desa"),
    *("tata kelola kota bontang", "kabupaten sleman", "peta jalan smart city batang"),
    "urus surat cukup lewat hp",
)


@pytest.mark.parametrize("query", FIRST_QUERIES)
def test_the_first_query_costs_little(
    page: Page, site_url: str, built_site: Path, query: str
) -> None:
    page.goto(f"{site_url}tentang/")
    seen: set[str] = set(
        page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    )
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    search(page, site_url, query)
    weights = {
        file: weight(built_site / file)
        for url in asked - seen
        if (file := urlsplit(url).path[1:]) != "cari/"
    }
    assert {"indeks/indeks.json", "data/tempat.json", "assets/masterplan/search.js"} <= set(weights)
    assert [file for file in weights if file.startswith("indeks/saring/")] == []
    assert sum(weights.values()) < FIRST_QUERY_BYTES, weights


def weight(path: Path) -> int:
    """Return what a file costs on its way from a host that compresses text."""
    data = path.read_bytes()
    return min(len(data), len(gzip.compress(data, mtime=0)))


@pytest.mark.parametrize(("screen", "scheme"), [(ZOOMED, "dark"), (DESK, "light")])
def test_results_filters_and_offered_places_are_open_to_everyone(
    browser: Browser, site_url: str, screen: ViewportSize, scheme: str
) -> None:
    with reader(browser, site_url, viewport=screen, color_scheme=scheme) as visit:
        visit.open("cari/?q=bontang&dari=kota-bontang&rekaan=ya")
        answered(visit.page)
        visit.page.get_by_text("Saring hasil").click()
        expect(visit.page.get_by_role("group", name="Daerah", exact=True)).to_be_visible()
        visit.judge_width()
        visit.judge_access()
        if screen == DESK:
            visit.open("tentang/")
            visit.page.locator(".mp-box__input").press_sequentially("kota")
            expect(visit.page.get_by_role("listbox")).to_be_visible()
            visit.page.keyboard.press("ArrowDown")
            visit.judge_access()
    assert visit.wrong == []
