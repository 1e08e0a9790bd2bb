"""The real site as its readers meet it: links that lead somewhere, one title a page, sources,
marks, no other host.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.build.load import LoadedSite
from generator.link.site import RegionSite
from generator.model.indicator import Indicator
from generator.model.plan import WorkPackage
from generator.model.quick_win import QuickWin
from tests.builders import DAY, records_of
from tests.conftest import PROJECT
from tests.loading import load_site
from tests.reading import (
    article,
    attribute,
    first,
    folded,
    identifiers,
    in_main_edition,
    internal_links,
    is_english,
    is_moved,
    pages,
)

FICTIONAL = "kabupaten-contoh"
REAL = ("kabupaten-batang", "kabupaten-rembang", "kota-bitung", "kota-bontang", "kota-bukittinggi")
SHARED = ("", "daerah/", "dimensi/", "quick-win/", "desa-cerdas/", "program/", "glosarium/", "sumber/", "tentang/")
PARTS = (
    *("rencana", "identitas", "quick-win", "indikator", "dana", "tujuan", "peta-jalan", "desa-cerdas"),
    *("kelembagaan", "dokumen", "fakta", "kabar", "data"),
)
CONTINUED = {
    *("rencana/", "identitas/", "tujuan/2/", "evaluasi/", "wilayah/"),
    *(f"dimensi/governance/program/{part}" for part in ("", "2/", "3/", "4/")),
    *(f"indikator/uraian/{part}" for part in ("", "2/", "3/")),
}
"""Pages of the fuller, invented region for what its other pages have no room for."""


@pytest.fixture(scope="module")
def loaded() -> LoadedSite:
    return load_site(PROJECT)


@pytest.fixture(scope="module")
def regions(loaded: LoadedSite) -> tuple[RegionSite, ...]:
    """All regions with their records."""
    return tuple(records_of(loaded).values())


@pytest.fixture
def site_pages(built_site: Path) -> dict[str, LexborHTMLParser]:
    """All pages by address, but for those that only lead from a former address to another."""
    found = {address: page for address, page in pages(built_site).items() if not is_moved(page)}
    assert len(found) > 100
    return found


def own(site_pages: dict[str, LexborHTMLParser], slug: str) -> dict[str, LexborHTMLParser]:
    """Return the pages of a region in both editions, and make sure that there are some."""
    found = {address: page for address, page in site_pages.items() if in_main_edition(address).startswith(f"daerah/{slug}/")}
    assert len(found) > 3
    return found


def own_sources(site_pages: dict[str, LexborHTMLParser], slug: str) -> dict[str, LexborHTMLParser]:
    """Return the pages of a region's sources, and make sure that there are some."""
    found = {address: page for address, page in site_pages.items() if address.startswith(f"sumber/{slug}/")}
    assert found
    return found


def text_of(page: LexborHTMLParser) -> str:
    return folded(article(page).text(separator=" "))


def test_every_link_leads_to_a_file_and_every_anchor_to_an_element(
    built_site: Path, site_pages: dict[str, LexborHTMLParser]
) -> None:
    anchors = {address: set(identifiers(page)) for address, page in site_pages.items()}
    broken = []
    for address, page in site_pages.items():
        for path, fragment in internal_links(address, page):
            target = built_site / path
            is_there = (target / "index.html").is_file() if path == "" or path.endswith("/") else target.is_file()
            if not is_there or (fragment and fragment not in anchors.get(path, set())):
                broken.append(f"/{address} -> /{path}#{fragment}")
    assert broken == []


def test_every_page_of_a_region_is_reached_from_its_former_addresses_without_script(
    built_site: Path, regions: tuple[RegionSite, ...], site_pages: dict[str, LexborHTMLParser]
) -> None:
    moved = {address: page for address, page in pages(built_site).items() if is_moved(page)}
    expected = {
        address.replace(region.slug, former): address
        for region in regions
        for former in region.region.redirects
        for address in (*own(site_pages, region.slug), *own_sources(site_pages, region.slug))
    }
    assert len(expected) > 50
    assert set(moved) == set(expected)
    for address, page in moved.items():
        (link,) = page.css("a")
        refresh = attribute(first(page, 'meta[http-equiv="refresh"]'), "content")
        assert refresh == f"0; url={attribute(link, 'href')}", address
        assert list(internal_links(address, page)) == [(expected[address], "")], address
        assert attribute(first(page, 'meta[name="robots"]'), "content") == "noindex", address
        assert folded(link.text()) == folded(first(site_pages[expected[address]], "h1").text()), address
        assert not page.css("script"), address


def test_links_of_pages_are_relative_so_that_the_site_works_in_any_folder(
    site_pages: dict[str, LexborHTMLParser],
) -> None:
    for address, page in site_pages.items():
        if address != "404.html":
            targets = [attribute(link, "href") for link in page.css("a[href]")]
            assert targets, address
            assert [target for target in targets if target.startswith("/")] == [], address


def test_no_anchor_is_taken_twice(site_pages: dict[str, LexborHTMLParser]) -> None:
    twice = {
        address: sorted({name for name in identifiers(page) if identifiers(page).count(name) > 1})
        for address, page in site_pages.items()
    }
    assert {address: names for address, names in twice.items() if names} == {}


def test_every_page_has_one_title_and_headings_in_order(site_pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in site_pages.items():
        levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4, h5, h6") if node.tag]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        steps = list(pairwise(levels))
        assert [step for step in steps if step[1] > step[0] + 1] == [], address


def test_every_page_says_its_language_and_what_it_is(site_pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in site_pages.items():
        assert first(page, "html").attributes["lang"] == ("en" if is_english(address) else "id"), address
        if in_main_edition(address).startswith("daerah/"):
            assert attribute(first(page, 'meta[name="description"]'), "content"), address
            assert folded(first(page, "title").text()).startswith(folded(first(page, "h1").text())), address


@pytest.mark.parametrize("slug", REAL)
def test_every_page_of_a_real_region_cites_a_source(slug: str, site_pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in own(site_pages, slug).items():
        # A letter asks for what no source says.
        if address.endswith("/surat/"):
            continue
        selector = "[id^=sumber-]" if address.endswith("/data/") else ".mp-sources li[id^=rujukan-]"
        assert page.css(selector), address


def is_marked(box: LexborNode) -> bool:
    """Whether the heading of an entry has a source mark or, where sources are named by field, each
    of its facts.
    """
    facts = [fact for fact in box.css("dd") if not fact.css(".mp-unknown")]
    return bool(box.css(".mp-entry__headline .mp-mark a")) or all(fact.css(".mp-mark a") for fact in facts)


@pytest.mark.parametrize("slug", REAL)
def test_every_statement_of_a_real_region_has_a_source_mark(slug: str, site_pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in own(site_pages, slug).items():
        boxes = [box for box in page.css(".mp-entry") if not attribute(box, "id").startswith("sumber-")]
        assert boxes or address.endswith(("/data/", "/lembar/", "/surat/")), address
        unmarked = [attribute(box, "id") for box in boxes if not is_marked(box)]
        assert unmarked == [], address


def test_a_mark_has_the_number_of_the_source_that_it_leads_to(site_pages: dict[str, LexborHTMLParser]) -> None:
    seen = 0
    for address, page in site_pages.items():
        listed = [attribute(item, "id") for item in page.css(".mp-sources li")]
        assert listed == [f"rujukan-{number}" for number in range(1, len(listed) + 1)], address
        for mark in page.css(".mp-mark a"):
            assert attribute(mark, "href") == f"#rujukan-{mark.text().strip('[]')}", address
            seen += 1
    assert seen > 500


@pytest.mark.parametrize("slug", REAL)
def test_no_source_is_listed_that_no_statement_of_the_page_stands_on(
    slug: str, site_pages: dict[str, LexborHTMLParser]
) -> None:
    for address, page in own(site_pages, slug).items():
        marks = {attribute(mark, "href") for mark in page.css(".mp-mark a")}
        assert {f"#{attribute(item, 'id')}" for item in page.css(".mp-sources li")} == marks, address


def test_a_source_s_pages_list_as_many_statements_as_they_say_each_marked_with_it_where_it_stands(
    site_pages: dict[str, LexborHTMLParser],
) -> None:
    seen = 0
    for base in (address for address in site_pages if re.fullmatch(r"sumber/[^/]+/[^/]+/", address)):
        badge = first(site_pages[base], ".mp-entry__badge").text().replace("Satu", "1")
        parts = [address for address in site_pages if re.fullmatch(rf"{base}(\d+/)?", address)]
        links = [(part, link) for part in parts for link in site_pages[part].css(".mp-taken > li > a")]
        assert int(badge.split()[0]) == len(links), base
        for part, link in links:
            path, _, anchor = urljoin(f"/{part}", attribute(link, "href"))[1:].partition("#")
            notes = {
                f"#{attribute(note, 'id')}"
                for note in site_pages[path].css(".mp-sources li")
                if urljoin(f"/{path}", attribute(first(note, "a"), "href")) == f"/{base}"
            }
            marks = first(site_pages[path], f'[id="{anchor}"]').css(".mp-mark a")
            assert notes & {attribute(mark, "href") for mark in marks}, f"{base}: {path}#{anchor}"
            seen += 1
    assert seen > 500


def test_every_page_of_a_fictional_region_is_marked_and_kept_from_search_engines(
    site_pages: dict[str, LexborHTMLParser],
) -> None:
    for address, page in {**own(site_pages, FICTIONAL), **own_sources(site_pages, FICTIONAL)}.items():
        assert attribute(first(page, 'meta[name="robots"]'), "content") == "noindex", address
        said = "does not exist" if is_english(address) else "tidak ada"
        assert said in first(page, "article .mp-fictional").text(), address


def test_no_other_page_is_marked_as_fictional(site_pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in site_pages.items():
        if not in_main_edition(address).startswith((f"daerah/{FICTIONAL}/", f"sumber/{FICTIONAL}/")):
            assert bool(page.css('meta[name="robots"]')) is (address == "404.html"), address
            assert not page.css(".mp-fictional"), address


def test_a_fictional_region_is_in_no_total(built_site: Path, site_pages: dict[str, LexborHTMLParser]) -> None:
    for name in ("daerah", "quick-win", "sumber"):
        text = (built_site / "data" / f"{name}.csv").read_text(encoding="utf-8-sig")
        lines = list(csv.DictReader(io.StringIO(text)))
        assert lines, name
        assert FICTIONAL not in text, name
    assert f"Dari 514 kabupaten dan kota, {len(REAL)} punya halaman di sini" in text_of(site_pages["daerah/"])
    assert f"514 kabupaten (regencies) and kota (cities). With a page here: {len(REAL)};" in text_of(site_pages["en/daerah/"])
    for address, page in site_pages.items():
        if not in_main_edition(address).startswith("daerah/kabupaten-contoh/"):
            assert not [cell for cell in page.css("table") if "Kabupaten Contoh" in cell.text()], address


def test_only_home_and_the_list_lead_to_the_fictional_region_and_say_what_it_is(
    site_pages: dict[str, LexborHTMLParser],
) -> None:
    leading = {
        address: page
        for address, page in site_pages.items()
        if not in_main_edition(address).startswith(
            (f"daerah/{FICTIONAL}/", f"sumber/{FICTIONAL}/", "panduan/", "tentang/", "metode/")
        )
        and any(in_main_edition(path).startswith(f"daerah/{FICTIONAL}/") for path, _ in internal_links(address, page))
    }
    assert set(leading) == {"", "daerah/", "en/", "en/daerah/"}
    for address, page in leading.items():
        said = "It is invented and is not counted" if is_english(address) else "Isinya dikarang dan tidak ikut dihitung"
        assert said in text_of(page)


def test_the_table_of_quick_wins_has_as_many_lines_as_the_export(
    built_site: Path, regions: tuple[RegionSite, ...], site_pages: dict[str, LexborHTMLParser]
) -> None:
    exported = (built_site / "data/quick-win.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    (listed,) = site_pages["quick-win/"].css("table")
    tally = first(site_pages["quick-win/"], "ul.mp-short")
    assert len(listed.css("tbody tr")) == len(exported) == sum(len(region.quick_wins) for region in regions if not region.is_fictional)
    assert sum(int(number.text()) for number in tally.css("small")) == len(exported)


def test_no_page_asks_another_host_for_anything(built_site: Path, site_pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in site_pages.items():
        asked = [
            node.attributes.get("src") or node.attributes.get("href") or ""
            for node in page.css('script, img, iframe, source, link:not([rel="canonical"], [rel="alternate"])')
        ]
        assert [target for target in asked if urlsplit(target).netloc] == [], address
        assert not [
            style.text() for style in page.css("style") if re.search(r"url\(\s*['\"]?(https?:)?//", style.text())
        ]
    for sheet in built_site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert not re.search(r"(?:@import|url\()\s*['\"]?(?:https?:)?//", text), sheet


def test_links_to_other_hosts_stand_in_data_or_handbook_alone(site_pages: dict[str, LexborHTMLParser]) -> None:
    hosts = {
        urlsplit(attribute(link, "href")).netloc
        for address, page in site_pages.items()
        if in_main_edition(address).startswith("daerah/")
        for link in page.css("a[href]")
        if link.parent is None or link.parent.attributes.get("class") not in {"mp-share", "mp-report", "mp-letter__ways"}
    }
    # What regions write is text; pictures and documents in folders of media name no host.
    texts = (path for path in (PROJECT / "regions").rglob("*.*") if path.suffix in {".yml", ".md"})
    written = "".join(path.read_text(encoding="utf-8") for path in texts)
    assert {host for host in hosts if host and host not in written and "squidfunk" not in host} == set()


def offices_with_duties(region: RegionSite) -> set[str]:
    """Return the offices that a record names for its work, and those with a contact or a past."""
    told = [source_record.record.model_dump_json(exclude_defaults=True) for source_record in region.files]
    named = {
        name
        for text in told
        for field in re.findall(r'"(?:supporting_offices|offices)":\[("[^\]{]*")\]|"(?:organiser|through)":("[^"]*")', text)
        for name in re.findall(r'"([^"]+)"', "".join(field))
    }
    listed = region.region.offices
    return {
        office.id
        for office in listed
        if office.id in named or office.contact or office.former_names or office.ended or office.successors
    }


def sdg_holders(region: RegionSite) -> Iterator[QuickWin | Indicator | WorkPackage]:
    """Yield the records of a region that may name an SDG."""
    yield from (item.record for item in region.quick_wins)
    yield from region.region.indicators
    for _, plan in region.plans:
        for dimension in plan.dimensions:
            yield from dimension.programmes


def expected_addresses(region: RegionSite) -> set[str]:
    """Return the addresses that the design promises for a region, told from its data alone."""
    record, root = region.region, f"daerah/{region.slug}/"
    parts = {
        "quick-win": bool(region.quick_wins),
        "indikator": bool(record.indicators),
        "dana": bool(getattr(region.plan, "funding_totals", ()))
        or any(programme.funding for dimension in region.plan.dimensions for programme in dimension.programmes),
        "peta-jalan": bool(
            region.plan.road_map
            or region.plan.work_programme
            or any(statement.kind.value == "next_step" for statement in record.statements)
        ),
        "desa-cerdas": bool(region.villages or record.village_programme),
        "kelembagaan": True,
        "dokumen": bool(record.documents),
        "tujuan": bool(record.goals) or any(item.sdgs for item in sdg_holders(region)),
        "fakta": bool(record.evaluations or record.facilities)
        or any(figure.dimension is None and figure.quick_win is None for figure in record.figures)
        or any(
            statement.dimension is None and statement.kind.value not in {"goal", "benefit", "priority", "next_step"}
            for statement in record.statements
        ),
        "kabar": bool(region.updates or record.events or record.media),
        "data": True,
        "surat": True,
        "lembar": bool(region.promised),
    }
    return {
        root,
        *(f"{root}{address}" for address in CONTINUED if region.is_fictional),
        *(f"{root}{part}/" for part, is_made in parts.items() if is_made),
        *(f"{root}dimensi/{dimension.key}/" for dimension in region.plan.dimensions),
        *(f"{root}rencana/{plan.id}/" for plan in record.plans if plan is not region.plan),
        *(f"{root}perangkat/{office}/" for office in offices_with_duties(region)),
        *(f"{root}quick-win/{source_record.id}/" for source_record in region.quick_wins),
        *(f"{root}desa-cerdas/{source_record.id}/" for source_record in region.villages),
        *(f"{root}kabar/{source_record.id}/" for source_record in region.updates),
    }


def test_there_is_a_page_for_all_that_is_known_of_a_region_and_no_other(
    regions: tuple[RegionSite, ...], site_pages: dict[str, LexborHTMLParser]
) -> None:
    made = {address for address in site_pages if re.match(r"daerah/.", address)}
    assert made == set().union(*(expected_addresses(region) for region in regions))
    assert {region.slug for region in regions} == {*REAL, FICTIONAL}


def test_every_shared_address_exists(loaded: LoadedSite, site_pages: dict[str, LexborHTMLParser]) -> None:
    plans = [source_record for source_record in loaded.linked.national.frameworks if source_record.record.subject.value == "plan"]
    items = {f"dimensi/{source_record.id}/{item.key}/" for source_record in plans for item in source_record.record.items}
    assert len(items) == 12
    assert {*SHARED, "panduan/", *items} <= set(site_pages)


def test_a_region_without_a_road_map_says_so_instead_of_showing_an_empty_page(
    site_pages: dict[str, LexborHTMLParser],
) -> None:
    assert "daerah/kota-bitung/peta-jalan/" not in site_pages
    profile = site_pages["daerah/kota-bitung/"]
    checklist = profile.css_first(".mp-checklist")
    assert checklist is not None
    _, _, missing = checklist.text().partition("Belum dipublikasikan (")
    assert "Peta jalan" in missing
    assert "Peta jalan" not in [link.text() for link in profile.css(".mp-menu a")]


@pytest.mark.parametrize("slug", [*REAL, FICTIONAL])
def test_a_region_s_menu_is_the_same_on_all_its_pages_and_leads_to_all_its_parts(
    slug: str, site_pages: dict[str, LexborHTMLParser]
) -> None:
    region_pages = own(site_pages, slug)
    for root in (f"daerah/{slug}/", f"en/daerah/{slug}/"):
        found = (page for address, page in region_pages.items() if address.startswith(root))
        assert len({tuple(link.text() for link in page.css(".mp-menu a")) for page in found}) == 1, root
        links = region_pages[root].css(".mp-menu a")
        led = {path for link in links for path in [attribute(link, "href").rstrip("/")]}
        assert {part for part in PARTS if f"{root}{part}/" in region_pages} <= led, root


def test_the_page_one_is_on_is_marked_in_the_menu(site_pages: dict[str, LexborHTMLParser]) -> None:
    for part in PARTS:
        page = site_pages[f"daerah/{FICTIONAL}/{part}/"]
        (current,) = page.css('.mp-menu a[aria-current="page"]')
        others = site_pages[f"daerah/{FICTIONAL}/"].css(".mp-menu a")
        assert attribute(next(link for link in others if link.text() == current.text()), "href") == f"{part}/"


def test_downloads_are_there_and_strict(built_site: Path, regions: tuple[RegionSite, ...]) -> None:
    for region in regions:
        text = (built_site / "data/daerah" / f"{region.slug}.json").read_text(encoding="utf-8")
        assert json.loads(text)["slug"] == region.slug


def test_no_page_tells_where_it_was_built(built_site: Path) -> None:
    for path in built_site.rglob("*"):
        if path.suffix in {".html", ".json", ".csv", ".xml", ".txt"}:
            text = path.read_text(encoding="utf-8")
            assert str(built_site.parent) not in text, path
            assert str(PROJECT) not in text, path
            assert str(Path.home()) == "/" or str(Path.home()) + "/" not in text, path


def test_nothing_of_the_engine_s_templates_or_of_unfilled_words_is_left(
    site_pages: dict[str, LexborHTMLParser],
) -> None:
    for address, page in site_pages.items():
        if in_main_edition(address).startswith(
            ("daerah/", "dimensi/", "program/", "quick-win/", "desa-cerdas/", "glosarium/", "sumber/")
        ):
            text = text_of(page)
            left = re.findall(r"\{\{|\{%|\{:|\{[a-z_]+\}|\bNone\b|Markup\(|StrEnum|&lt;|&amp;|&#\d+;|Decimal\(", text)
            assert left == [], address


def test_every_page_tells_when_its_data_changed_and_where_it_is_mended(
    site_pages: dict[str, LexborHTMLParser],
) -> None:
    for address, page in site_pages.items():
        if in_main_edition(address).startswith("daerah/"):
            colophon = first(page, "article .mp-colophon")
            assert "regions/" in first(colophon, "code:not(.mp-cite)").text(), address
            # A copy without git knows no day, and guesses none.
            said = "not recorded" if is_english(address) else "tidak tercatat"
            assert said in colophon.text(), address


def test_late_promises_are_told_late_and_no_others(regions: tuple[RegionSite, ...], site_pages: dict[str, LexborHTMLParser]) -> None:
    (region,) = (region for region in regions if region.slug == FICTIONAL)
    today = "2026-11-21"
    late = {
        source_record.id
        for source_record in region.quick_wins
        if source_record.record.state.value not in {"done", "stopped"}
        and region.plan_named(source_record.record.plan) is region.plan  # of a former plan it lapsed
        and source_record.record.due is not None
        and source_record.record.due.last_day.isoformat() < today
    }
    told = {
        source_record.id
        for source_record in region.quick_wins
        if re.search(r"Terlambat ?\. Targetnya", text_of(site_pages[f"daerah/{FICTIONAL}/quick-win/{source_record.id}/"]))
    }
    assert told == late != set()
