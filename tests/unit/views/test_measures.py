"""Indicators, counted promises and money on the pages and in the tables for download."""

import csv
import html
import io
import json
import re

import pytest

from generator.model.funding import Sum
from generator.views.charts.shapes import Chart
from generator.views.records.funding_tables import rupiah_words, sum_words
from generator.views.records.record_cards import FoldedCards
from tests.builders import MISAL, REAL
from tests.contexts import (
    Staged,
    a_build_context,
    a_context,
    a_section,
    a_view,
    files_of,
    markdown_of,
    page_html,
)

REGION = f"""{REAL}documents: [{{id: buku, title: Buku, kind: masterplan, state: exists, sources: [rencana]}}]
plans:
  - id: r
    title: Rencana 2024
    state: in_force
    framework: {{framework: national-six, sources: [rencana]}}
    sources: [rencana]
    dimensions:
      - key: living
        name: Smart Living
        programmes:
          - id: loket
            title: Loket daring
            budget_idr: {{measure: Pagu, value: 3480000000, unit: rupiah}}
            funding:
              - {{year: 2024, fund: apbd, planned_idr: 1480000000, approved_idr: 1200000000, spent_idr: 1100000000}}
              - {{year: 2025, fund: dak, planned_idr: 1000000000, sources: [laporan]}}
          - {{title: Tanpa dana}}
    funding_totals: [{{planned_idr: 3480000000}}, {{year: 2024, planned_idr: 1500000000, note: Termasuk hibah}}]
  - {{id: lama, title: Rencana 2019, state: former, sources: [rencana]}}
indicators:
  - id: daring
    measure: Layanan daring
    unit: persen
    direction: more
    dimension: living
    programme: loket
    sources: [rencana]
    baseline: {{year: 2023, value: 30}}
    targets: [{{year: 2024, value: 35}}, {{year: 2025, value: 40}}, {{year: 2026, value: 50}}]
    achieved:
      - {{year: 2024, value: 34, sources: [laporan], corrections: [{{former: 43, date: 2025, reason: Tertukar}}]}}
      - {{year: 2025, value: 45, sources: [laporan]}}
      - {{year: 2026, sources: [laporan]}}
  - id: waktu
    measure: Waktu tunggu
    unit: menit
    plan: lama
    sources: [rencana]
    baseline: {{year: 2019}}
    targets: [{{year: 2020, value: 40}}]
    achieved: [{{year: 2020, value: -0.5, unit: jam}}]
sources:
  - {{id: rencana, title: Rencana induk, grade: official_document}}
  - {{id: laporan, title: Laporan kinerja, grade: official_document}}
"""
LAMP = """title: Lampu
state: running
promised_on: 2024
sources: [rencana]
dimension: living
progress:
  unit: titik menyala
  target: 80
  sources: [laporan]
  reports: [{date: 2026-09, reached: 62}, {date: 2025, reached: 44}]
"""
STEPS = """title: Taman
state: running
promised_on: 2024
sources: [rencana]
milestones: [{title: Satu, reached_on: 2025}, {title: Dua}]
"""
BASE = "daerah/kota-misal/"


@pytest.fixture(scope="module")
def build() -> Staged:
    return a_build_context(
        {
            MISAL: REGION,
            "kota-misal/quick-wins/lampu.yml": LAMP,
            "kota-misal/quick-wins/taman.yml": STEPS,
        }
    )


@pytest.fixture(scope="module")
def files(build: Staged) -> dict[str, str]:
    return files_of(build)


def words_of(markdown: str) -> str:
    """Return the words of a page, without marks of sources and without tags."""
    without_marks = re.sub(r"<sup.*?</sup>", "", markdown)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "|", without_marks)))


def test_money_that_a_table_shows_is_not_listed_a_second_time(build: Staged) -> None:
    shown = page_html(markdown_of(build, f"{BASE}dimensi/living/"))
    lists = [title.text() for title in shown.css(".mp-group__title")]
    assert "Anggaran" in lists
    assert "Dana" not in lists


def test_an_indicator_answers_first_and_draws_its_targets(build: Staged) -> None:
    view = a_view(build, f"{BASE}indikator/")
    cards = a_section(view, "indikator").find(FoldedCards)
    assert cards is not None
    assert cards.answers == ("Tercapai pada 2025: 45 dari target 40 persen",)
    (chart,) = cards.cards[0].exhibits
    assert isinstance(chart, Chart)
    assert chart.labels.title == cards.answers[0]
    assert chart.labels.notes == (
        "Sudah 75% dari jarak antara nilai awal dan target 2026 (50 persen).",
    )
    kinds = [shape.kind for shape in chart.drawing.shapes]
    assert (kinds.count("target"), kinds.count("line")) == (1, 1)
    text = words_of(markdown_of(build, f"{BASE}indikator/"))
    for said in (
        "2024|||35|||34 (semula tertulis 43)||Belum tercapai",
        "2026|||50|||–||Belum dilaporkan",
        "Indikator dalam Rencana 2019",
        "2019 (nilai awal)||–||belum dipublikasikan||–",
        "-0,5 jam (2020)",
        "Satuannya berbeda",
    ):
        assert said.replace("|", "") in text.replace("|", ""), said


def test_a_line_breaks_where_the_unit_changes_and_where_a_year_is_missing() -> None:
    achieved = ", ".join(
        f"{{year: {year}, value: {value}{unit}, note: Benar}}"
        for year, value, unit in (
            (2020, 50, ""),
            (2021, 49, ""),
            (2022, 0.8, ", unit: jam"),
            (2023, 0.7, ", unit: jam"),
            (2024, 40, ""),
            (2026, 39, ""),
        )
    )
    text = f"{REAL}indicators: [{{id: a, measure: A, unit: menit, sources: [b], achieved: [{achieved}]}}]\n"
    files = {MISAL: text + "sources: [{id: b, title: B, grade: press}]\n"}
    cards = a_section(a_view(a_build_context(files), f"{BASE}indikator/"), "indikator").cards
    (chart,) = cards[0].exhibits
    assert isinstance(chart, Chart)
    kinds = [shape.kind for shape in chart.drawing.shapes]
    assert (kinds.count("line"), kinds.count("break"), kinds.count("point")) == (2, 2, 6)
    assert len(chart.labels.notes) == 2


def test_indicators_and_money_stand_where_they_belong(build: Staged) -> None:
    text = markdown_of(build, f"{BASE}dimensi/living/")
    assert "Indikator program ini" in text
    assert text.count('href="../../indikator/#indikator-daring"') == 2
    words = words_of(text)
    assert "1 dari 2 program belum memublikasikan dananya." in words
    # The printed budget is the planned sum; the programme without money makes the rest a minimum.
    assert (
        "Dana: direncanakan Rp3,48 miliar, disetujui sedikitnya Rp1,2 miliar, dibelanjakan sedikitnya Rp1,1 miliar"
        in words
    )
    assert "direncanakan sedikitnya Rp3,48 miliar" in words
    assert "lebih besar Rp1.000.000.000 daripada bagian" in words


def test_the_page_of_money_tells_sums_and_what_is_printed(build: Staged) -> None:
    words = words_of(markdown_of(build, f"{BASE}dana/")).replace("|", " ")
    words = re.sub(r" +", " ", words)
    for said in (
        "2025 sedikitnya 1.000.000.000 belum diketahui belum diketahui",
        "DAK sedikitnya 1.000.000.000 belum diketahui",
        "semua tahun, semua sumber dana 3.480.000.000 belum diketahui belum diketahui sama dengan",
        "Direncanakan: lebih besar Rp20.000.000 daripada bagian yang diketahui",
        "Termasuk hibah",
    ):
        assert said in words, said


def test_a_promise_is_counted_by_its_last_report_or_by_its_steps(files: dict[str, str]) -> None:
    bar = '<progress class="mp-count__bar" value="62" max="80" aria-hidden="true"></progress>'
    assert bar in files[f"{BASE}quick-win/lampu/index.md"]
    assert "2 laporan kemajuan" in files[f"{BASE}quick-win/lampu/index.md"]
    assert bar in files[f"{BASE}index.md"]
    for page in (f"{BASE}quick-win/index.md", "quick-win/index.md"):
        assert "62 dari 80 titik menyala" in files[page], page
        assert "1 dari 2 langkah" in files[page], page


def test_every_statement_in_an_exhibit_is_found_from_its_source(files: dict[str, str]) -> None:
    listed = files["sumber/kota-misal/laporan/index.md"]
    links = re.findall(r'href="\.\./\.\./\.\./(daerah/[^"#]+)#([^"]+)"', listed)
    assert len(links) >= 6
    for address, anchor in links:
        page = files[f"{address}index.md"]
        assert page.count(f'id="{anchor}"') + page.count(f"{{: #{anchor} }}") == 1, anchor


def test_amounts_are_words_and_a_minimum_is_never_rounded_up(build: Staged) -> None:
    context = a_context(build)
    rows = {
        950_000: "Rp950.000",
        3_480_000_000: "Rp3,48 miliar",
        3_000_000_000: "Rp3 miliar",
        999_999_999: "Rp1 miliar",
        12_345_678: "Rp12,35 juta",
        120_000_000_000_000: "Rp120 triliun",
    }
    assert {amount: rupiah_words(amount, context) for amount in rows} == rows
    assert sum_words(Sum(999_999_999, is_exact=False), context) == "sedikitnya Rp999,99 juta"
    assert sum_words(None, context) == "belum diketahui"


def test_the_tables_have_every_value_and_every_amount(files: dict[str, str]) -> None:
    indicators, money = (
        list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].removeprefix("\ufeff"))))
        for name in ("indikator", "dana")
    )
    assert [(row["id"], row["year"], row["kind"], row["value"]) for row in indicators] == [
        ("daring", "2023", "baseline", "30"),
        ("daring", "2024", "target", "35"),
        ("daring", "2025", "target", "40"),
        ("daring", "2026", "target", "50"),
        ("daring", "2024", "achieved", "34"),
        ("daring", "2025", "achieved", "45"),
        ("daring", "2026", "achieved", ""),
        ("waktu", "2019", "baseline", ""),
        ("waktu", "2020", "target", "40"),
        ("waktu", "2020", "achieved", "-0.5"),
    ]
    assert (indicators[4]["source"], indicators[9]["unit"]) == ("laporan", "jam")
    amounts = ("record", "id", "year", "fund", "planned_idr", "approved_idr", "source")
    assert [tuple(row[name] for name in amounts) for row in money] == [
        ("total", "", "", "", "3480000000", "", "rencana"),
        ("total", "", "2024", "", "1500000000", "", "rencana"),
        ("programme", "loket", "2024", "apbd", "1480000000", "1200000000", "rencana"),
        ("programme", "loket", "2025", "dak", "1000000000", "", "laporan"),
    ]


def test_regions_compare_their_money_and_the_indicators_that_mean_the_same(
    files: dict[str, str],
) -> None:
    data = json.loads(files["data/bandingkan/kota-misal.json"])
    (money,) = [row["values"] for row in data["rows"] if row["key"] == "money"]
    assert [value["text"] for value in money] == [
        "direncanakan sedikitnya Rp3,48 miliar",
        "disetujui sedikitnya Rp1,2 miliar",
        "dibelanjakan sedikitnya Rp1,1 miliar",
    ]
    assert {value["href"] for value in money} == {"daerah/kota-misal/dana/"}
    # Without a code, an equal name says nothing about an equal way of measuring.
    assert data["figures"] == []
    codes = "[{standard: rpjmd, code: '7'}, {standard: sni_iso_37122, code: '10.1'}]"
    coded = REGION.replace("    unit: persen\n", f"    unit: persen\n    standards: {codes}\n")
    former = coded.replace("    unit: menit\n", f"    unit: menit\n    standards: {codes}\n")
    shared = files_of(a_build_context({MISAL: former}))["data/bandingkan/kota-misal.json"]
    # The indicator of the former plan takes no part.
    (figure,) = json.loads(shared)["figures"]
    assert (figure["key"], figure["values"][0]["text"]) == (
        "sni_iso_37122  10.1",
        "Tercapai pada 2025: 45 dari target 40 persen",
    )
