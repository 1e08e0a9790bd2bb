"""What citizens come for, on a phone: few taps, and the answer on the first screen.

A task begins at home with a name typed, or at an address that somebody passed on. Each tap is on a
link or button by its words; what answers must stand on the first screen of the last page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.rows import judge_rows

PHONE = {"width": 360, "height": 760}
CONTOH = "daerah/kabupaten-contoh/"
LATE = f"{CONTOH}quick-win/papan-harga-pasar/"


@dataclass(frozen=True)
class Task:
    """A citizen's task."""

    name: str
    begins: str
    """Name typed at home, or the address of a page."""
    taps: tuple[str, ...]
    """Words of the links and buttons on the way, in order."""
    answers: tuple[str, ...]
    """Words on the first screen at the end, as regular expressions."""
    is_typed: bool = False

    @property
    def cost(self) -> int:
        """Number of taps, the search at home among them."""
        return len(self.taps) + self.is_typed


TASKS = (
    Task("find my region", "kab. batang", (), ("Kabupaten Batang", "janji"), is_typed=True),
    Task("find it with a slip", "bitong", (), ("Kota Bitung", "Belum ada janji"), is_typed=True),
    Task("find it written apart", "bukit tinggi", (), ("Kota Bukittinggi",), is_typed=True),
    Task("find a province", "jawa tengah", (), ("Jawa Tengah", "punya halaman"), is_typed=True),
    Task("a region not here yet", "surabaya", (), ("Kota Surabaya belum memuat",), is_typed=True),
    Task("by its everyday name", "jogja", (), ("Kota Yogyakarta belum memuat",), is_typed=True),
    Task(
        "what is promised in health",
        CONTOH,
        ("Kehidupan",),
        ("kesehatan", "Dari tiga janji", "Antrean daring di semua puskesmas"),
    ),
    Task("which promises are late", CONTOH, (), ("tiga terlambat", "Terlambat")),
    Task("who owes it, how to reach them", LATE, ("Dinas Perindustrian",), ("punya .+ tugas",)),
    Task("who owes it", LATE, (), ("Pelaksananya: Dinas Perindustrian", "30 Juni 2026")),
    Task("what changed lately", "", ("Apa yang berubah",), ("Apa yang berubah", "Terbaru")),
    Task(
        "the smart village",
        CONTOH,
        ("Desa cerdas", "Andaiwangi"),
        ("Andaiwangi",),
    ),
    Task("download the data", "daerah/kota-bitung/", ("Semua berkas data",), ("daerah.csv",)),
    Task("report a mistake", "daerah/kota-bitung/", ("Contoh suratnya",), ("PPID",)),
    Task("an update and its day", CONTOH, ("Kabar", "Papan harga terlambat"), ("20 Juli 2026",)),
)
MOST_TAPS = 3
MOST_MS = 5_000


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page of a phone."""
    context = browser.new_context(viewport=PHONE)
    context.set_default_timeout(MOST_MS)
    yield context.new_page()
    context.close()


def tap(page: Page, words: str) -> None:
    """Tap the first link that is seen and says these words, on the page or below it."""
    page.locator("article, .md-footer").get_by_role("link", name=words).first.click()


def begin(task: Task, page: Page, site_url: str) -> None:
    if not task.is_typed:
        page.goto(f"{site_url}{task.begins}")
        return
    page.goto(site_url)
    page.get_by_label("Nama kabupaten atau kota").fill(task.begins)
    page.get_by_role("button", name="Cari", exact=True).last.click()


def on_first_screen(page: Page, words: str) -> Locator:
    """Return the first text that is seen and matches."""
    return (
        page.locator(".md-container").get_by_text(re.compile(words)).locator("visible=true").first
    )


def test_each_task_takes_few_taps_and_is_answered_on_the_first_screen(
    phone: Page, site_url: str
) -> None:
    def judge(task: Task) -> None:
        assert task.cost <= MOST_TAPS
        begin(task, phone, site_url)
        for words in task.taps:
            tap(phone, words)
        for words in task.answers:
            expect(on_first_screen(phone, words)).to_be_in_viewport(timeout=MOST_MS)

    judge_rows(TASKS, judge, name=lambda task: task.name)


def test_a_region_is_passed_on_from_the_first_screen_with_its_answer_and_day(
    phone: Page, site_url: str
) -> None:
    phone.goto(f"{site_url}daerah/kota-bitung/")
    share = phone.get_by_role("link", name="Bagikan lewat WhatsApp")
    expect(share).to_be_in_viewport()
    text = unquote(share.get_attribute("href") or "")
    assert re.search(r"Kota Bitung\nBelum ada janji.+\. Sudah dipublikasikan: .+\nhttps://", text)


def test_where_a_statement_comes_from_is_one_tap_away(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}daerah/kota-bitung/")
    phone.get_by_role("link", name=re.compile("^Sumber 1")).first.click()
    sheet = phone.get_by_role("dialog")
    expect(sheet).to_be_in_viewport()
    expect(sheet).to_contain_text("7 Januari 2022")


def test_two_regions_are_compared_from_their_profile(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}daerah/kota-bitung/")
    tap(phone, "Bandingkan dengan daerah lain")
    phone.locator(".mp-compare select").nth(0).select_option("kota-bitung")
    phone.locator(".mp-compare select").nth(1).select_option("kota-bontang")
    expect(phone.locator(".mp-compare__table")).to_be_visible()


def test_without_script_every_region_is_reached_from_the_list_of_all(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    context.set_default_timeout(MOST_MS)
    page = context.new_page()

    def judge(row: tuple[str, str, str]) -> None:
        letter, name, answer = row
        page.goto(site_url)
        tap(page, "Semua daerah menurut provinsi")
        page.locator("article").get_by_role("link", name=letter, exact=True).first.click()
        page.locator("article").get_by_role("link", name=name, exact=True).first.click()
        expect(page.get_by_text(re.compile(answer)).first).to_be_in_viewport()

    rows = (
        ("B", "Kota Bitung", "Belum ada janji"),
        ("B", "Kabupaten Batang", "Kabupaten Batang"),
        ("B", "Kota Bukittinggi", "Kota Bukittinggi"),
        ("S", "Kota Surabaya", "Kota Surabaya belum memuat"),
        ("Y", "Kota Yogyakarta", "Kota Yogyakarta belum memuat"),
    )
    judge_rows(rows, judge)
    context.close()
