"""The day after, the same folder is built by a successor of MkDocs: by ProperDocs and by Zensical.

Each builds `content/` with our templates and without our plugin, as a project would do that has
lost this program. Every page must keep its address, title, headings, text, links and metadata, and
the sitemap its addresses and days. Scripts, style sheets and markup are the successor's own.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import BUILD_DAY
from tests.reading import HERE, article, attribute, first, folded, is_moved, pages

SETTINGS = (
    ("plugins:\n  - masterplan\n", "plugins: []\n"),
    # Zensical's newer look has a page structure of its own; ProperDocs takes no notice.
    ("  name: masterplan\n", "  name: masterplan\n  variant: classic\n"),
)
NAMES_THE_ENGINE = "generator"
OURS = re.compile(r"(data|daerah|assets/masterplan)/.*(?<!index\.html)$")
"""Files of the project beside its pages. Zensical copies robots.txt without filling it in."""
SITEMAP_ENTRY = re.compile(r"<loc>(.+?)</loc>(?:\s*<lastmod>(.+?)</lastmod>)?")


@dataclass(frozen=True)
class Shown:
    """A page as readers, search engines and other sites see it."""

    language: str
    title: str
    metadata: tuple[tuple[str, str], ...]
    canonical: tuple[str, ...]
    headings: tuple[tuple[str, str | None, str], ...]
    """Level, anchor and text of each."""
    contents: tuple[tuple[str, str], ...]
    """Links and labels of the list of headings."""
    text: str
    links: tuple[str, ...]
    """Where the links of the article lead to."""
    search_box: tuple[tuple[str, str | None], ...]
    """Names and given values of the fields of the search box."""


def shown(page: LexborHTMLParser, address: str) -> Shown:
    def targets(selector: str) -> tuple[str, ...]:
        hrefs = (attribute(node, "href") for node in page.css(selector))
        return tuple(urljoin(f"{HERE}/{address}", href) for href in hrefs)

    return Shown(
        language=attribute(first(page, "html"), "lang"),
        title=folded(first(page, "title").text()),
        metadata=tuple(sorted(metadata(page))),
        canonical=targets('link[rel="canonical"]'),
        headings=tuple(
            (str(node.tag), node.attributes.get("id"), folded(node.text()))
            for node in page.css("h1, h2, h3, h4, h5, h6")
        ),
        contents=tuple(
            (attribute(node, "href"), folded(node.text()))
            for node in page.css(".md-sidebar--secondary a")
        ),
        text="" if is_moved(page) else folded(article(page).text()),
        links=targets("article a[href]"),
        search_box=tuple(
            (attribute(node, "name"), node.attributes.get("value"))
            for node in page.css(".mp-box input")
        ),
    )


def metadata(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in page.css("meta[name], meta[property]"):
        name = node.attributes.get("name") or attribute(node, "property")
        if name != NAMES_THE_ENGINE:
            yield name, attribute(node, "content")


def build_with(module: str, source: Path, project: Path) -> Path:
    """Build a project's content with another engine, in a copy; return the folder of its site."""
    for name in ("content", "theme_overrides"):
        shutil.copytree(source / name, project / name)
    settings = (source / "mkdocs.yml").read_text(encoding="utf-8")
    for ours, theirs in SETTINGS:
        assert ours in settings
        settings = settings.replace(ours, theirs)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    environment = os.environ | {"SOURCE_DATE_EPOCH": BUILD_DAY, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", module, "build", "--strict", "--config-file", "mkdocs.yml"],
        cwd=project,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@dataclass(frozen=True)
class Built:
    """A site, and the same content built by a successor."""

    ours: Path
    theirs: Path


@pytest.fixture(
    scope="module",
    params=[
        # Zensical is quick, and takes offence at links into pages of the handbook that were cut.
        ("zensical", "built_site"),
        ("properdocs", "small_site"),
        pytest.param(("properdocs", "built_site"), marks=pytest.mark.slow),
    ],
    ids=["zensical", "properdocs", "properdocs-whole"],
)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project's own site by Zensical, and a small one by ProperDocs; in `make slow`, the
    project's own by both.
    """
    module, fixture = request.param
    ours: Path = request.getfixturevalue(fixture)
    return Built(ours, build_with(module, ours.parent, tmp_path_factory.mktemp(module) / "project"))


def test_a_successor_makes_pages_at_the_same_addresses(built: Built) -> None:
    assert len(pages(built.ours)) > 70
    assert sorted(pages(built.theirs)) == sorted(pages(built.ours))


def test_the_pages_of_a_successor_say_the_same(built: Built) -> None:
    theirs = {address: shown(page, address) for address, page in pages(built.theirs).items()}
    ours = {address: shown(page, address) for address, page in pages(built.ours).items()}
    different = {
        address: (theirs[address], page)
        for address, page in ours.items()
        if theirs[address] != page
    }
    assert different == {}


def test_the_sitemap_of_a_successor_lists_the_same_pages_and_days(built: Built) -> None:
    def listed(site: Path) -> list[tuple[str, str]]:
        text = (site / "sitemap.xml").read_text(encoding="utf-8").replace("&#x2f;", "/")
        return sorted(SITEMAP_ENTRY.findall(text))

    assert len(listed(built.ours)) > 50
    assert listed(built.theirs) == listed(built.ours)


def test_a_successor_publishes_the_same_files_beside_the_pages(built: Built) -> None:
    def published(site: Path) -> dict[str, bytes]:
        """Return data, images and other files that are neither pages nor the engine's own."""
        files = (path for path in site.rglob("*") if path.is_file())
        found = {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
        return {path: data for path, data in found.items() if OURS.match(path)}

    assert len(published(built.ours)) > 20
    assert published(built.theirs) == published(built.ours)
