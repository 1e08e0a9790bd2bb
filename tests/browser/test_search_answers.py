"""What the search page knows beside the index: names, dimensions, concepts, terms, and the line that
answers; and how the page is used by hand.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.reader import reader
from tests.browser.search_page import answered, field, search
from tests.rows import judge_rows

PHONE = ViewportSize(width=360, height=760)
DESK = ViewportSize(width=1280, height=900)
CONTOH = "daerah/kabupaten-contoh/"
INVENTED = {"fictional": True}
ONLY_CONTOH = {"filters": {"daerah": ["Kabupaten Contoh"]}}
_ASK = """async ([query, options]) => {
  const { find } = await import(new URL("assets/masterplan/search.js", location.origin).href);
  const answer = await find(query, options);
  const pages = await Promise.all(answer.results.slice(0, 10).map((result) => result.data()));
  return {
    places: answer.places.map(({ name, href }) => [name, href]),
    pages: pages.map(({ url }) => url),
    invented: pages.filter(({ filters }) => filters.rekaan).length,
    count: answer.results.length,
    line: answer.line?.text ?? "",
    source: answer.line?.source?.href ?? "",
    absent: answer.absent?.name ?? "",
    isInvented: answer.isInvented,
    used: answer.used,
    words: answer.words,
    missing: answer.missing,
  };
}"""


class Answer(NamedTuple):
    """What is shown first for a query."""

    query: str
    first: tuple[str, ...]
    """Paths of what is shown, in order: what the query names, then pages."""
    raw: Mapping[str, Any]


Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask(browser: Browser, site_url: str) -> Iterator[Ask]:
    """A function that gives the answer to a query, without the page that shows it."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(f"{site_url}robots.txt")

    def answer(query: str, options: Mapping[str, object] | None = None) -> Answer:
        raw = opened.evaluate(_ASK, [query, options or {}])
        hrefs = [href for _, href in raw["places"]] + raw["pages"]
        return Answer(query, tuple(urlsplit(href).path.lstrip("/") for href in hrefs), raw)

    yield answer
    context.close()


# Names, in both languages, before the index

DIMENSIONS = (
    ("lingkungan kota bukittinggi", "kota-bukittinggi/dimensi/environment"),
    ("ekonomi bukittinggi", "kota-bukittinggi/dimensi/economy"),
    ("tata kelola kota bontang", "kota-bontang/dimensi/governance"),
    ("pemerintahan bukittinggi", "kota-bukittinggi/dimensi/governance"),
    ("mobilitas bontang", "kota-bontang/dimensi/mobility"),
    ("smart mobility bukittinggi", "kota-bukittinggi/dimensi/mobility"),
    ("environment bontang", "kota-bontang/dimensi/environment"),
    ("economy kota bontang", "kota-bontang/dimensi/economy"),
    ("lingkungan hidup rembang", "kabupaten-rembang/dimensi/environment"),
    ("masyarakat kabupaten rembang", "kabupaten-rembang/dimensi/society"),
    ("dimensi ekonomi rembang", "kabupaten-rembang/dimensi/economy"),
    ("smart branding rembang", "kabupaten-rembang/dimensi/branding"),
    ("citra daerah rembang", "kabupaten-rembang/dimensi/branding"),
    ("kehidupan bukittinggi", "kota-bukittinggi/dimensi/living"),
    ("living kota bontang", "kota-bontang/dimensi/living"),
    ("pelayanan publik rembang", "kabupaten-rembang/dimensi/governance"),
    ("birokrasi kabupaten rembang", "kabupaten-rembang/dimensi/governance"),
    ("transportasi bontang", "kota-bontang/dimensi/mobility"),
    ("pilar lingkungan bontang", "kota-bontang/dimensi/environment"),
    ("tata kelola pemerintahan kota bukitinggi", "kota-bukittinggi/dimensi/governance"),
)


def test_a_dimension_named_in_either_language_with_its_region_comes_first(ask: Ask) -> None:
    def judge(row: tuple[str, str]) -> None:
        query, wanted = row
        assert ask(query).first[0] == f"daerah/{wanted}/"

    judge_rows(DIMENSIONS, judge)


TERMS = (
    ("apa itu peta jalan smart city", "peta-jalan"),
    ("apa itu spbe", "spbe"),
    ("arti quick win", "quick-win"),
    ("pengertian kota cerdas", "kota-cerdas"),
    ("apa itu smart city", "kota-cerdas"),
    ("apa yang dimaksud masterplan", "masterplan"),
    ("kepanjangan OPD", "opd"),
    ("singkatan RPJMD", "rpjmd"),
    ("apa itu MoU", "mou"),
    ("apa arti bimtek", "bimtek"),
    ("definisi desa cerdas", "desa-cerdas"),
    ("apa itu smart village", "desa-cerdas"),
    ("maksud subdimensi", "subdimensi"),
    ("apa itu roadmap", "peta-jalan"),
    ("istilah e-wallet", "e-wallet"),
    ("apa itu command center", "command-center"),
    ("what is iot", "iot"),
    ("apa itu umkm", "umkm"),
    ("pengertian arsitektur enterprise", "arsitektur-enterprise"),
    ("apa sih APBD", "apbd"),
    ("makna pemangku kepentingan", "pemangku-kepentingan"),
)


def test_whoever_asks_for_a_meaning_is_told_it_and_led_to_the_glossary(ask: Ask) -> None:
    def judge(row: tuple[str, str]) -> None:
        query, term = row
        answer = ask(query)
        assert answer.raw["places"][0][1].endswith(f"/glosarium/#istilah-{term}")
        assert len(answer.raw["line"]) > len(term)

    judge_rows(TERMS, judge)


INVENTED_NAMES = (
    ("kepala desa contohrejo", "kelembagaan"),
    ("desa contohrejo", "desa-cerdas/contohrejo"),
    ("contohrejo", "desa-cerdas/contohrejo"),
    ("desa contohrjo", "desa-cerdas/contohrejo"),
    ("kelurahan contohkulon", "desa-cerdas/contohkulon"),
    ("lurah contohkulon", "kelembagaan"),
    ("desa andaiwangi", "desa-cerdas/andaiwangi"),
    ("bank sampah desa misalmulyo", "desa-cerdas/misalmulyo"),
    ("umpamasari", "desa-cerdas/umpamasari"),
    ("wakil bupati contoh", "kelembagaan"),
    ("siapa bupati contoh", "kelembagaan"),
    ("wabup kabupaten contoh", "kelembagaan"),
    ("joko andaian", "kelembagaan"),
    ("ratna ibarat", "kelembagaan"),
    ("bu ratna ibarat", "kelembagaan"),
    ("tuti contohwati", "kelembagaan"),
    ("kecamatan andaian hulu", "wilayah"),
    ("anggaran kabupaten contoh", "dana"),
    ("peta jalan kabupaten contoh", "peta-jalan"),
    ("kabupaten contoh tata kelola", "dimensi/governance"),
    ("kecamatan ibarat pesisir", "wilayah"),
)


def test_a_name_of_the_invented_region_leads_to_it_though_it_is_left_out_otherwise(
    ask: Ask,
) -> None:
    def judge(row: tuple[str, str]) -> None:
        query, wanted = row
        answer = ask(query)
        assert answer.first[0] == f"{CONTOH}{wanted}/"
        assert answer.raw["isInvented"]

    judge_rows(INVENTED_NAMES, judge)


COMMON_WORDS = (
    *("contoh rencana", "contoh program", "daerah rekaan", "pesisir", "wifi balai desa", "sampah"),
    *("banjir", "dinas kesehatan", "kepala dinas", "anggaran", "bank sampah", "jumlah penduduk"),
    *("keamanan", "desa digital contohnya mana", "puskesmas", "lampu jalan", "pasar", "petani"),
    *("smart city", "quick win terlambat"),
)


def test_common_words_do_not_let_the_invented_region_in(ask: Ask) -> None:
    def judge(query: str) -> None:
        answer = ask(query)
        assert not answer.raw["isInvented"]
        assert not [path for path in answer.first if path.startswith(CONTOH)]

    judge_rows(COMMON_WORDS, judge)


SUBJECTS = (
    *("banjir", "sampah", "puskesmas", "pasar", "internet", "petani", "wisata", "sekolah"),
    *("lampu jalan", "bus sekolah", "anggaran", "posyandu", "air minum", "kecamatan", "dinas"),
    *("wifi", "halte", "harga", "surat", "parkir"),
)


def test_the_scope_of_the_invented_region_needs_no_second_choice(ask: Ask) -> None:
    def judge(query: str) -> None:
        answer = ask(query, ONLY_CONTOH)
        assert answer.raw["count"] == 0 or answer.raw["invented"] > 0
        assert answer.raw["count"] > 0

    judge_rows(SUBJECTS, judge)


# Meaning

EVERYDAY = (
    ("akta lahir", ("perangkat/disdukcapil", "quick-win/surat-dari-rumah", "tujuan")),
    ("beras mahal", ("quick-win/papan-harga-pasar",)),
    ("harga cabai", ("quick-win/papan-harga-pasar",)),
    ("minyak goreng naik", ("quick-win/papan-harga-pasar",)),
    ("guesthouse", ("desa-cerdas/ibaratjati",)),
    ("tunanetra", ("quick-win/pasar-nontunai", "dimensi/society")),
    ("difabel", ("quick-win/pasar-nontunai", "dimensi/society")),
    (
        "bikin ktp",
        ("quick-win/surat-dari-rumah", "perangkat/disdukcapil", "dimensi/governance/program"),
    ),
    ("kartu keluarga", ("quick-win/surat-dari-rumah", "perangkat/disdukcapil")),
    ("dompet digital", ("quick-win/pasar-nontunai",)),
    ("bayar pakai hp", ("quick-win/pasar-nontunai",)),
    ("antri dokter", ("quick-win/antrean-puskesmas",)),
    ("luapan sungai", ("quick-win/siaga-banjir",)),
    (
        "tong sampah",
        ("quick-win/bank-sampah-digital", "dimensi/environment", "kabar/bank-sampah-kedelapan"),
    ),
    ("pupuk", ("quick-win/kartu-tani-digital", "desa-cerdas", "perangkat/dinas-pertanian")),
    ("lampu mati", ("quick-win/lampu-jalan-hemat",)),
    ("hotspot gratis", ("quick-win/titik-wifi", "quick-win/wifi-balai-desa")),
    (
        "gaptek",
        ("quick-win/kelas-digital-warga", "quick-win/kelas-digital-lansia", "dimensi/society"),
    ),
    ("wabup", ("kelembagaan",)),
    ("pedagang kecil", ("quick-win/merek-bersama", "quick-win/pasar-nontunai")),
)


def test_everyday_words_lead_to_what_plans_say(ask: Ask) -> None:
    def judge(row: tuple[str, tuple[str, ...]]) -> None:
        query, wanted = row
        first = ask(query, INVENTED).first[:5]
        assert {f"{CONTOH}{path}/" for path in wanted} & set(first), first

    judge_rows(EVERYDAY, judge)


# Regions without a plan here

ABSENT = (
    ("semarang", "Semarang"),
    ("kabupaten sleman", "Kabupaten Sleman"),
    ("kota bandung", "Kota Bandung"),
    ("kabupaten badung", "Kabupaten Badung"),
    ("yogyakarta", "Kota Yogyakarta"),
    ("kota surabaya", "Kota Surabaya"),
    ("banyuwangi", "Kabupaten Banyuwangi"),
    ("kab. bogor", "Kabupaten Bogor"),
    ("kota bogor", "Kota Bogor"),
    ("stunting sleman", "Kabupaten Sleman"),
    ("smart city kota makassar", "Kota Makassar"),
    ("masterplan banyuwangi", "Kabupaten Banyuwangi"),
    ("kota ambon", "Kota Ambon"),
    ("kabupaten merauke", "Kabupaten Merauke"),
    ("pekanbaru", "Kota Pekanbaru"),
    ("pemkab kudus", "Kabupaten Kudus"),
    ("pemkot malang", "Kota Malang"),
    ("kabupaten malang", "Kabupaten Malang"),
    ("kota denpasar", "Kota Denpasar"),
    ("siapa wali kota surabaya", "Kota Surabaya"),
    ("jogja", "Kota Yogyakarta"),
)


def test_a_region_without_a_plan_is_an_answer_and_no_slip_of_the_hand(ask: Ask) -> None:
    def judge(row: tuple[str, str]) -> None:
        query, name = row
        answer = ask(query)
        assert answer.raw["absent"].endswith(name)
        assert answer.first[0].startswith("provinsi/")
        assert answer.raw["missing"] == []

    judge_rows(ABSENT, judge)


def test_pages_found_for_a_region_without_a_plan_have_its_name(ask: Ask) -> None:
    def judge(row: tuple[str, str]) -> None:
        name = row[1].split()[-1].casefold()
        raw = ask(row[0]).raw
        assert raw["count"] == 0 or name in raw["used"] or len(raw["words"]) > 1

    judge_rows(ABSENT, judge)


# The line that answers

LINES = (
    ("wakil bupati contoh", "Joko Andaian"),
    ("siapa wakil bupati contoh", "Joko Andaian"),
    ("siapa bupati contoh", "Ratna Ibarat"),
    ("kepala desa contohrejo", "Tuti Contohwati"),
    ("wakil bupati rembang", "Mochamad Hanies Cholil Barro'"),
    ("bupati batang", "Wihaji"),
    ("kepala dinas kominfo bontang", "Dasuki"),
    ("kadis kominfo bontang", "Dasuki"),
    ("dasuki", "Kepala Dinas Komunikasi dan Informatika Kota Bontang"),
    ("joko andaian", "Wakil Bupati Contoh"),
    ("jumlah penduduk kabupaten contoh", "412.350 jiwa"),
    ("berapa penduduk kabupaten contoh", "412.350 jiwa"),
    ("berapa quick win kabupaten contoh", "14 quick win"),
    ("berapa desa cerdas kabupaten contoh", "8 desa"),
    ("berapa indikator kabupaten contoh", "25 indikator"),
    ("janji kabupaten contoh yang terlambat", "3 quick win lewat target"),
    ("quick win kabupaten contoh molor", "3 quick win lewat target"),
    ("kapan bus sekolah kabupaten contoh", "target selesai Maret 2026"),
    ("peringatan dini banjir kabupaten contoh", "target selesai 28 Februari 2027"),
    ("apa itu peta jalan", "Urutan pekerjaan"),
    ("berapa kelurahan pesisir yang terjangkau internet bontang", "15 kelurahan"),
)


def test_the_answer_stands_above_the_list(ask: Ask) -> None:
    def judge(row: tuple[str, str]) -> None:
        query, words = row
        assert words in ask(query).raw["line"]

    judge_rows(LINES, judge)


UNANSWERED = (
    *("sampah", "wakil bupati", "siapa ketua rt", "berapa harga beras", "kapan kiamat"),
    *("kepala dinas", "wali kota surabaya", "bupati sleman", "jumlah penduduk", "layanan publik"),
    *("siapa presiden", "kota bontang", "berapa biaya parkir", "apa itu cinta", "desa"),
    *("quick win", "anggaran", "kapan banjir", "siapa saja", "berapa"),
)


def test_what_no_record_says_has_no_line(ask: Ask) -> None:
    def judge(query: str) -> None:
        assert ask(query).raw["line"] == ""

    judge_rows(UNANSWERED, judge)


def test_the_line_names_its_source_and_the_invented_region(page: Page, site_url: str) -> None:
    search(page, site_url, "siapa wakil bupati contoh")
    line = page.locator(".mp-search__line")
    expect(line).to_contain_text(
        "Wakil Bupati Contoh: Joko Andaian, S.Sos., menurut keterangan per 22 Agustus 2026."
    )
    expect(line).to_contain_text("Contoh rekaan")
    line.get_by_role("link", name="Dari timbangan sampah").click()
    assert page.url == f"{site_url}sumber/kabupaten-contoh/kabar-rekaan-2026/"


# Words that are right, and words that were put right

REAL_WORDS = (
    *("akta", "juta", "tenun", "semarang", "bandung", "kudus", "makna", "pasir", "buruh", "dasi"),
    *("kurma", "panah", "sapu", "lawan", "darah", "tamat", "banteng", "suhu", "bulu", "mata"),
)


def test_a_real_word_is_not_taken_for_another(ask: Ask) -> None:
    def judge(query: str) -> None:
        assert ask(query).raw["missing"] == []

    judge_rows(REAL_WORDS, judge)


def test_a_correction_is_told_and_can_be_refused(page: Page, site_url: str) -> None:
    search(page, site_url, "pengelolaan sampha")
    told = page.get_by_role("status")
    expect(told).to_contain_text(
        "Tidak ada halaman yang memuat “sampha”; menampilkan hasil untuk “pengelolaan sampah”."
    )
    page.get_by_role("link", name="Cari “sampha” saja").click()
    answered(page)
    assert page.url == f"{site_url}cari/?q=pengelolaan+sampha&persis=ya"
    expect(told).not_to_contain_text("menampilkan hasil untuk")
    expect(told).to_have_text("Tidak ada halaman yang memuat “pengelolaan sampha”. Yang terdekat:")
    field(page).fill("lingkungn")
    expect(page).to_have_url(f"{site_url}cari/?q=lingkungn")  # refused for that query alone


def test_what_nobody_has_may_be_searched_for_in_the_invented_region_or_told_to_us(
    page: Page, site_url: str
) -> None:
    search(page, site_url, "guesthouse")
    expect(page.get_by_role("status")).to_have_text("Tidak ada halaman yang memuat “guesthouse”.")
    page.get_by_role("link", name="Cari juga di daerah contoh (rekaan)").click()
    answered(page)
    expect(page.locator(".mp-search__place", has_text="Contoh rekaan").first).to_be_visible()


# By hand


def test_the_field_has_the_focus_on_arrival_and_the_hint_is_there(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}cari/")
    expect(field(page)).to_be_focused()
    expect(page.get_by_text("Misalnya nama daerah, orang, jabatan")).to_be_visible()
    page.keyboard.type("layanan")
    answered(page)
    expect(page.get_by_text("Misalnya nama daerah, orang, jabatan")).to_be_hidden()


@pytest.mark.parametrize("query", ["layanan", "bontang", "lingkungan kota bukittinggi", "sampah"])
def test_the_first_answer_stands_on_the_first_screen_of_a_phone(
    browser: Browser, site_url: str, query: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    search(page, site_url, query)
    first = page.locator("[data-answer]:not([hidden]) a").first.bounding_box()
    assert first is not None
    assert first["y"] < 450
    context.close()


def test_arrows_lead_through_the_answer_and_escape_back_to_the_field(
    page: Page, site_url: str
) -> None:
    search(page, site_url, "bontang")
    links = page.locator("[data-answer]:not([hidden]) a:visible")
    field(page).focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field(page)).to_be_focused()


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_leads_to_the_search_from_any_page(browser: Browser, site_url: str, key: str) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(f"{site_url}daerah/kota-bontang/")
    page.keyboard.press(key)
    expect(page.locator(".mp-box__input")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator(".mp-box__input")).to_have_value("a/b")
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}daerah/kota-bontang/")
    page.keyboard.press(key)
    expect(page).to_have_url(f"{site_url}cari/?dari=kota-bontang")
    context.close()


def test_the_last_searches_stay_on_the_device_until_they_are_cleared(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}cari/")
    for query in ("sampah", "banjir"):
        field(page).fill(query)
        page.keyboard.press("Enter")
        answered(page)
    page.goto(f"{site_url}cari/")
    recent = page.locator(".mp-search__recent")
    expect(recent.get_by_role("link")).to_have_text(["banjir", "sampah"])
    recent.get_by_role("link", name="sampah").click()
    answered(page)
    assert page.url == f"{site_url}cari/?q=sampah"
    page.goto(f"{site_url}cari/")
    recent.get_by_role("button", name="Hapus").click()
    expect(recent).to_be_hidden()
    assert json.loads(page.evaluate("localStorage.getItem('mp-pencarian')")) == []


def test_what_a_query_needs_is_loaded_at_the_first_letter(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}cari/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    with page.expect_response("**/data/nama.json"), page.expect_response("**/data/tempat.json"):
        field(page).press_sequentially("l")
    assert "/indeks/indeks.json" in asked


def test_the_handbook_of_editors_is_left_out_until_it_is_asked_for(
    page: Page, site_url: str
) -> None:
    search(page, site_url, "sampah")
    kinds = page.locator(".mp-search__place")
    expect(kinds.filter(has_text="Panduan")).to_have_count(0)
    search(page, site_url, "cara menambah desa")
    expect(kinds.filter(has_text="Panduan").first).to_be_visible()


def test_a_message_to_the_publisher_or_the_handbook_is_offered_where_nothing_was_found(
    page: Page, site_url: str
) -> None:
    search(page, site_url, "qqqzz")
    expect(page.locator(".mp-search__try a")).to_be_visible()


@pytest.mark.parametrize(("screen", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_the_line_the_names_and_the_last_searches_are_open_to_everyone(
    browser: Browser, site_url: str, screen: ViewportSize, scheme: str
) -> None:
    with reader(browser, site_url, viewport=screen, color_scheme=scheme) as visit:
        visit.open("cari/?q=siapa%20wakil%20bupati%20contoh")
        answered(visit.page)
        visit.judge_width()
        visit.judge_access()
        visit.open("cari/?q=pengelolaan%20sampha")
        answered(visit.page)
        field(visit.page).press("Enter")
        visit.judge_access()
        visit.open("cari/")
        expect(visit.page.locator(".mp-search__recent")).to_be_visible()
        visit.judge_width()
        visit.judge_access()
    assert visit.wrong == []
