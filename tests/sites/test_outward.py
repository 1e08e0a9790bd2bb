"""What the site tells those outside it: search engines, people who share a page, and those who
follow a wrong link.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import BUILD_DAY
from tests.projects import WHOLE_ENGLISH_NAME, a_small_project
from tests.reading import article, attribute, first, folded, in_main_edition, is_english, is_moved, pages
from tests.rows import judge_rows
from tests.scanning import scanned

SITE = "https://masterplan.example/"
FICTIONAL = "daerah/kabupaten-contoh/"
REAL = 5
REQUIRED = {
    "BreadcrumbList": {"itemListElement"},
    "AdministrativeArea": {"@id", "name", "identifier", "mainEntityOfPage"},
    "GovernmentOrganization": {"name", "areaServed"},
    "Dataset": {"name", "description", "url", "distribution", "license", "creator"},
}


@pytest.fixture(scope="module")
def generated(built_site: Path) -> dict[str, LexborHTMLParser]:
    """Pages that the generator wrote by its common template, by address."""
    found = {
        address: page for address, page in pages(built_site).items() if page.css(".mp-colophon") and not is_moved(page)
    }
    assert len(found) > 100
    return found


def facts(page: LexborHTMLParser) -> list[dict[str, Any]]:
    """Return all that a page says as JSON-LD."""
    blocks = [json.loads(block.text()) for block in page.css('script[type="application/ld+json"]')]
    assert all(block["@context"] == "https://schema.org" for block in blocks)
    return [fact for block in blocks for fact in block["@graph"]]


def texts(value: object) -> Iterator[str]:
    """Yield every text within a fact."""
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from texts(inner)
        case list():
            for inner in value:
                yield from texts(inner)


def test_every_fact_has_what_its_kind_requires_and_no_markup(generated: dict[str, LexborHTMLParser]) -> None:
    for address, page in generated.items():
        for fact in facts(page):
            assert fact.keys() >= REQUIRED[fact["@type"]], address
            assert not [text for text in texts(fact) if not text or "<" in text or "&#" in text], address


def test_every_page_below_home_tells_the_way_to_itself(generated: dict[str, LexborHTMLParser]) -> None:
    assert facts(generated[""]) == facts(generated["en/"]) == []
    for address, page in generated.items():
        if in_main_edition(address):
            (way,) = [fact["itemListElement"] for fact in facts(page) if fact["@type"] == "BreadcrumbList"]
            assert [step["position"] for step in way] == list(range(1, len(way) + 1)), address
            assert {step["item"].removeprefix(SITE) for step in way} <= set(generated), address
            assert way[-1]["item"] == attribute(first(page, 'link[rel="canonical"]'), "href") == SITE + address
            assert way[-1]["name"] == folded(first(page, "h1").text()), address


def test_real_regions_alone_are_areas_and_have_data(built_site: Path, generated: dict[str, LexborHTMLParser]) -> None:
    kinds = {address: {fact["@type"] for fact in facts(page)} for address, page in generated.items()}
    for edition in (False, True):
        told = [kind for address, found in kinds.items() if is_english(address) is edition for kind in found]
        assert told.count("AdministrativeArea") == told.count("GovernmentOrganization") == told.count("Dataset") == REAL
    invented = [found for address, found in kinds.items() if in_main_edition(address).startswith(FICTIONAL)]
    assert all(found <= {"BreadcrumbList"} for found in invented)
    for page in generated.values():
        for fact in facts(page):
            if fact["@type"] == "Dataset":
                assert 50 <= len(fact["description"]) <= 5_000
                assert (built_site / fact["distribution"]["contentUrl"].removeprefix(SITE)).is_file()


def test_every_page_can_be_shared_but_for_what_is_invented(generated: dict[str, LexborHTMLParser]) -> None:
    for address, page in generated.items():
        links = page.css(".mp-share a")
        assert len(links) == (not page.css(".mp-fictional")), address
        for link in links:
            title = attribute(first(page, "meta[property='og:title']"), "content")
            first_line, *said, last_line = parse_qs(urlsplit(attribute(link, "href")).query)["text"][0].split("\n")
            assert (first_line, last_line) == (title, f"{SITE}{address}")
            # What shares substance says where things stand, and of promises on which day.
            assert len(said) == bool(re.fullmatch(r"daerah/[^/]+/(quick-win/[^/]+/)?", in_main_edition(address))), address
            if "/quick-win/" in address:
                as_of = "As of" if is_english(address) else "Menurut data per"
                assert all(re.search(rf"\({as_of} \d+ \w+ \d{{4}}\.\)$", line) for line in said), address


def test_every_page_with_data_says_how_to_cite_it(generated: dict[str, LexborHTMLParser]) -> None:
    def judge(entry: tuple[str, LexborHTMLParser]) -> None:
        address, page = entry
        cited = [folded(node.text()) for node in page.css(".mp-colophon p.mp-cite")]
        if page.css("#rujukan, .mp-state-day"):
            (text,) = cited
            title = attribute(first(page, "meta[property='og:title']"), "content")
            site, cited_day, day = (
                (WHOLE_ENGLISH_NAME, "states as of", "Status as of")
                if is_english(address)
                else ("Masterplan Kota Cerdas", "status per", "Status dihitung per")
            )
            stop = "" if title.endswith("?") else "."
            assert text.startswith(f"{title}{stop} {site}"), "title and site"
            assert text.endswith(f". {SITE}{address}"), "address"
            assert (cited_day in text) == (day in article(page).text()), "day of the states"
        assert len(cited) <= 1

    judge_rows(generated.items(), judge, name=lambda entry: entry[0])


def test_every_page_carries_its_address_for_paper(generated: dict[str, LexborHTMLParser]) -> None:
    for address, page in generated.items():
        assert first(page, ".mp-print__address").text() == f"masterplan.example/{address}"


def test_pages_that_people_print_have_a_code_that_leads_to_them(
    generated: dict[str, LexborHTMLParser],
) -> None:
    coded = {address: page for address, page in generated.items() if page.css(".mp-print__code")}
    profiles = {address for address in generated if re.fullmatch(r"daerah/[^/]+/", in_main_edition(address))}
    lists = {address for address in generated if re.fullmatch(r"daerah/[^/]+/quick-win/", in_main_edition(address))}
    assert set(coded) == profiles | lists
    for address, page in coded.items():
        picture = first(page, ".mp-print__code svg").html
        assert picture is not None
        # An HTML parser writes `<path></path>` for `<path/>`.
        assert scanned(picture.replace("></path>", "/>")) == f"{SITE}{address}"


def test_search_engines_find_the_list_of_pages(built_site: Path) -> None:
    lines = (built_site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {SITE}sitemap.xml"]
    assert (built_site / "sitemap.xml").is_file()


def test_a_wrong_address_leads_to_the_search_for_a_region(built_site: Path) -> None:
    page = pages(built_site)["404.html"]
    form = first(article(page), "form")
    assert (attribute(form, "action"), form.attributes.get("method")) == ("/daerah/", None)
    assert attribute(first(form, "label input"), "name") == "q"
    assert "daerah" in folded(first(page, "article p").text())
    assert {attribute(link, "href") for link in article(page).css("a")} == {"/daerah/", "/."}
    assert folded(first(page, "title").text()).startswith(folded(first(page, "h1").text()))


def test_a_site_whose_navigation_has_no_home_page_has_no_search_box_and_yet_is_built(
    tmp_path: Path, masterplan: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
    project = a_small_project(tmp_path / "project")
    config = project / "mkdocs.yml"
    head, _, navigation = config.read_text(encoding="utf-8").partition("\nnav:\n")
    assert "index.md" in navigation
    config.write_text(f"{head}\nnav:\n  - Daerah: daerah/index.md\n", encoding="utf-8")
    assert masterplan("build", "--quiet", "--config-file", config)[0] == 0
    built = pages(project / "site")
    assert [address for address, page in built.items() if page.css(".mp-box")] == []
    assert first(built["404.html"], "h1").text() == "404"


def test_a_page_that_is_shared_names_the_language_of_the_theme(built_site: Path) -> None:
    page = pages(built_site)["daerah/"]
    assert attribute(first(page, 'meta[property="og:locale"]'), "content") == "id_ID"
