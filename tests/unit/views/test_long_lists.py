"""Pages keep their weight however long a list is: a made-up region with very long lists."""

import gzip
import random
import re
import textwrap
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urljoin

import pytest

from generator.link.long_lists import in_parts
from generator.link.page_addresses import below_profile
from generator.link.site import RegionSite
from generator.pages.render import Renderer
from generator.views.across.comparison import Comparison, compare_region
from generator.views.facets import find_facets
from generator.views.page import PageView
from generator.views.region.region_pages import view_plan
from generator.views.statements import find_statements
from tests.builders import MISAL, REAL, codes
from tests.contexts import a_build_context, a_region

PROGRAMMES, INDICATORS, PROMISES = 200, 120, 60
PAGE_BYTES = 12_000
"""The budget of `tests/sites/test_byte_budget.py`."""
SHELL_BYTES = 3_800
"""What the theme puts around the article of a region's page, compressed."""
BASE = "daerah/kota-misal/"
SYLLABLES = [letter + vowel for letter in "bdgjklmnprstw" for vowel in "aiueo"]


def words(seed: int, count: int) -> str:
    """Return made-up words that hardly two records share, so that they compress badly."""
    chance = random.Random(seed)  # noqa: S311
    drawn = (chance.choices(SYLLABLES, k=chance.randint(2, 4)) for _ in range(count))
    return " ".join("".join(syllables) for syllables in drawn)


def a_programme(number: int) -> str:
    amounts = [(number * 7919 + year * 104_729) % 9973 * 100_000 for year in range(3)]
    funding = "".join(
        f"\n          - {{year: {2024 + year}, fund: apbd, planned_idr: {amount}, approved_idr: {amount // 2}}}"
        for year, amount in enumerate(amounts)
    )
    return f"""
      - number: 1.{number}
        title: {words(number, 6)}
        description: {words(-number - 1, 20)}
        offices: [dinas]
        goals: [maju]
        sdgs: [{number % 17 + 1}, 11]
        period: {{start: 2024, end: 2028}}
        state: running
        funding:{funding}"""


def an_indicator(number: int) -> str:
    values = ", ".join(f"{{year: {2024 + year}, value: {number * 37 + year}}}" for year in range(3))
    return f"""
  - id: ukuran-{number}
    measure: {words(number, 6)}
    unit: warga
    direction: more
    dimension: living
    offices: [dinas]
    sources: [rencana]
    targets: [{values}]
    achieved: [{values}]"""


def a_promise(number: int) -> str:
    return f"""title: {words(number, 6)}
state: running
promised_on: 2024
due: 2027
offices: [dinas]
sources: [rencana]
dimension: living
sdgs: [11]
milestones: [{{title: {words(number, 3)}, reached_on: 2025}}, {{title: {words(-number - 1, 3)}}}]
"""


def a_plan(name: str, state: str, programmes: int) -> str:
    listed = textwrap.indent("".join(map(a_programme, range(programmes))), "    ")
    return f"""
  - id: {name}
    state: {state}
    sources: [rencana]
    framework: {{framework: national-six, sources: [rencana]}}
    dimensions:
      - key: living
        name: Smart Living
        programmes:{listed}"""


def a_long_region(programmes: int, indicators: int) -> str:
    return f"""{REAL}offices: [{{id: dinas, kind: agency, name: Dinas, sources: [rencana]}}]
participations:
  - {{summary: {words(1, 270)}, cohort: 2022, sources: [rencana]}}
  - {{summary: {words(2, 270)}, sources: [rencana]}}
goals: [{{id: maju, kind: goal, text: Maju bersama, sources: [rencana]}}]
plans:{a_plan("baru", "in_force", programmes)}{a_plan("lama", "former", programmes // 5)}
indicators:{"".join(map(an_indicator, range(indicators)))}
sources: [{{id: rencana, title: Rencana induk, grade: official_document}}]
"""


def a_promise_file(name: str) -> str:
    return f"kota-misal/quick-wins/{name}.yml"


@dataclass(frozen=True)
class Made:
    """The region, the views of its pages, and their Markdown by address."""

    region: RegionSite
    views: dict[str, PageView]
    compared: Comparison
    texts: dict[str, str]


@pytest.fixture(scope="module")
def made() -> Made:
    promises = {a_promise_file(f"janji-{number}"): a_promise(number) for number in range(PROMISES)}
    build = a_build_context({MISAL: a_long_region(PROGRAMMES, INDICATORS), **promises})
    region = a_region(build, "kota-misal")
    views = {view.address: view for view in view_plan(region, build)}
    renderer = Renderer(build.catalogue)
    texts = {address: renderer.render(view).text for address, view in views.items()}
    assert find_facets(f"{BASE}dimensi/living/program/2/", build, region).dimension
    return Made(region, views, compare_region(region, build), texts)


def test_no_page_grows_beyond_its_budget(made: Made) -> None:
    weights = {
        address: len(gzip.compress(text.encode(), mtime=0)) for address, text in made.texts.items()
    }
    heavy = {item for item in weights.items() if item[1] > PAGE_BYTES - SHELL_BYTES}
    assert heavy == set()


def test_every_record_has_its_card_once(made: Made) -> None:
    kinds = Counter(found.record_kind for found in find_statements(made.views.values()))
    assert (kinds["WorkPackage"], kinds["Indicator"]) == (PROGRAMMES * 6 // 5, INDICATORS)
    assert kinds["QuickWin"] == PROMISES


def test_every_row_and_link_leads_to_a_page_and_an_anchor(made: Made) -> None:
    anchors = {
        address: set(re.findall(r'\bid="([^"]+)"|\{: #([^ }]+)', text))
        for address, text in made.texts.items()
    }
    known = {
        address: {first or second for first, second in found} for address, found in anchors.items()
    }
    led_to = Counter[str]()
    lost = set()
    for address, text in made.texts.items():
        for href in re.findall(r'href="([^":]*)"', text):
            page, _, anchor = urljoin(f"/{address}", href)[1:].partition("#")
            led_to[f"{page}#{anchor}"] += 1
            if page.startswith(BASE) and anchor and anchor not in known.get(page, set()):
                lost.add((address, href))
    compared = re.findall(rf"({BASE}[^'#]*)#([^']+)", repr(made.compared))
    assert (f"{BASE}identitas/", "keikutsertaan") in compared
    lost |= {(page, anchor) for page, anchor in compared if anchor not in known.get(page, set())}
    assert lost == set()
    for view in made.views.values():
        for found in find_statements([view]):
            if found.record_kind in {"WorkPackage", "Indicator"}:
                assert led_to[f"{found.address}#{found.anchor}"], found.anchor


def test_every_page_of_a_list_is_known_before_it_is_made(made: Made) -> None:
    told = {f"{BASE}{address}" for address in below_profile(made.region)}
    assert told == set(made.texts) | {f"{BASE}data/", f"{BASE}kartu/"}
    numbered = {
        address.rpartition("/")[0].rpartition("/")[0] for address in told if address[-2].isdigit()
    }
    lists = ("dimensi/living/program", "indikator/uraian", "perangkat/dinas", "tujuan")
    lists += ("rencana/lama/living",)
    assert {f"{BASE}{name}" for name in lists} <= numbered


def test_a_file_with_the_name_of_a_page_of_the_list_is_refused() -> None:
    files = {MISAL: a_long_region(5, 1), a_promise_file("2"): a_promise(0)}
    assert "MP303" not in codes(files)
    files |= {a_promise_file(f"janji-{number}"): a_promise(number) for number in range(PROMISES)}
    assert "MP303" in codes(files)


def test_parts_keep_the_order_and_the_limit() -> None:
    items = [number * 37 % 11 for number in range(40)]
    for limit in (1, 5, 100):
        parts = in_parts(items, int, limit)
        assert [item for part in parts for item in part] == items
        assert all(sum(part) <= limit or len(part) == 1 for part in parts)
    assert in_parts([], int, 5) == ((),)
