"""Facts for search engines: breadcrumbs, a real region, its data; none of an invented region."""

import datetime as dt
import json
from typing import Any

import pytest

from tests.builders import CONTOH, FICTIONAL, MISAL, REAL
from tests.contexts import Staged, a_build_context, a_view, markdown_of, page_html

SITE = "https://kota.example/"
PROFILE = "daerah/kota-misal/"
NAMED = REAL.replace('code: "33.99"', 'code: "33.99", province: "33"')
WIN = "title: {}\nstate: running\nsources: [daftar-kode]\n"


def build_context_with(title: str = "Lampu", **shared: Any) -> Staged:
    files = {
        CONTOH: FICTIONAL,
        MISAL: NAMED,
        "kota-misal/quick-wins/lampu.yml": WIN.format(json.dumps(title)),
    }
    return a_build_context(files, **{"site_url": SITE, **shared})


def facts(address: str, **shared: Any) -> dict[str, dict[str, Any]]:
    """Return what a page says, by kind."""
    text = a_view(build_context_with(**shared), address).linked_data
    assert text is not None
    said = json.loads(text)
    assert said["@context"] == "https://schema.org"
    kinds = [fact["@type"] for fact in said["@graph"]]
    assert len(set(kinds)) == len(kinds)
    return dict(zip(kinds, said["@graph"], strict=True))


def test_the_way_to_a_page_leads_from_home_to_the_page_itself() -> None:
    way = facts(f"{PROFILE}quick-win/lampu/")["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"].removeprefix(SITE)) for step in way] == [
        (1, "Beranda", ""),
        (2, "Daerah", "daerah/"),
        (3, "Kota Misal", PROFILE),
        (4, "Quick win", f"{PROFILE}quick-win/"),
        (5, "Lampu", f"{PROFILE}quick-win/lampu/"),
    ]


def test_a_real_region_is_an_area_with_a_government_on_its_profile_alone() -> None:
    said = facts(PROFILE)
    assert set(said) == {"BreadcrumbList", "AdministrativeArea", "GovernmentOrganization"}
    area, government = said["AdministrativeArea"], said["GovernmentOrganization"]
    assert (area["name"], area["identifier"]) == ("Kota Misal", "33.99")
    assert area["containedInPlace"]["name"] == "Misal Tengah"
    assert government["name"] == "Pemerintah Kota Misal"
    assert government["areaServed"] == {"@id": area["@id"]}
    assert set(facts(f"{PROFILE}quick-win/")) == {"BreadcrumbList"}


def test_data_of_a_real_region_is_a_dataset_with_its_download_and_its_day() -> None:
    days = {f"regions/{MISAL}": dt.date(2025, 3, 4)}
    data = facts(f"{PROFILE}data/", changed_on=days)["Dataset"]
    assert data["dateModified"] == "2025-03-04"
    assert data["distribution"]["contentUrl"] == f"{SITE}data/daerah/kota-misal.json"
    assert data["spatialCoverage"]["@id"] == facts(PROFILE)["AdministrativeArea"]["@id"]
    assert "dateModified" not in facts(f"{PROFILE}data/")["Dataset"]


@pytest.mark.parametrize("part", ["", "data/"])
def test_an_invented_region_is_claimed_to_be_nothing(part: str) -> None:
    assert set(facts(f"daerah/kabupaten-contoh/{part}")) == {"BreadcrumbList"}


def test_the_home_page_needs_no_way_and_a_site_without_address_can_tell_none() -> None:
    assert a_view(build_context_with(), "").linked_data is None
    assert a_view(build_context_with(site_url=None), PROFILE).linked_data is None


def test_no_text_of_the_data_ends_the_block() -> None:
    title = "</script><script>alert(1)</script> <!-- & \\u003c *b* `c` [d](e)"
    address = f"{PROFILE}quick-win/lampu/"
    page = page_html(markdown_of(build_context_with(title), address))
    (block,) = page.css("script")
    text = block.text()
    assert not set("<>&") & set(text)
    assert json.loads(text)["@graph"][0]["itemListElement"][-1]["name"] == title
