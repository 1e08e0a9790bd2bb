"""Whatever stands in a text of the data, the page reads as it is typed and is built as for plain
words.
"""

import json
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from tests.loading import load_site
from generator.build.read import MODELS
from generator.cli import main
from tests.builders import DAY
from tests.conftest import BUILD_DAY, PROJECT
from tests.hostile.texts import Texts, attacked_project, declared_kinds, record_kinds
from tests.reading import elements, first, folded, identifiers, pages

NOT_YET_SHOWN = {
    "IslandGroup.name.id",
    "WorkPackage.description.en",  # paragraphs of other languages, until there are English pages
    "Village.description.en",
    "QuickWin.description.en",
    "Everyday.word",  # for the search alone
    "Everyday.said",
}
"""Places whose texts stand on no page; each needs a reason."""


@dataclass(frozen=True)
class Built:
    """A site built from attacked data."""

    site: Path
    slug: str
    texts: Texts

    @cached_property
    def pages(self) -> dict[str, LexborHTMLParser]:
        """Pages by address, the region's own folder under one name in every site."""
        return {address.replace(self.slug, "kabupaten-x"): without_drawings(page) for address, page in pages(self.site).items()}


DRAWN = {"svg", "title", "desc", "defs", "pattern", "rect", "path", "text", "a"}
"""Elements of a drawing."""


def without_drawings(page: LexborHTMLParser) -> LexborHTMLParser:
    """Return a page without its drawings, which hold words on as many lines as these need, or its
    address.
    """
    for drawing in page.css("svg.mp-chart__drawing, .mp-print__code svg"):
        assert {node.tag for node in drawing.css("*")} <= DRAWN
        drawing.decompose()
    return page


def build(folder: Path, texts: Texts) -> Built:
    shutil.copy2(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(PROJECT / "theme_overrides", folder / "theme_overrides")
    shutil.copytree(PROJECT / "content", folder / "content")
    slug = attacked_project(PROJECT, folder, texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
        main(["build", "--quiet", "--config-file", str(folder / "mkdocs.yml")])
    return Built(folder / "site", slug, texts)


FOREIGN = "script:not([type='application/ld+json']), style, iframe, object, embed, form, img, svg"
"""What the data cannot change. Facts for search engines hold its words, as JSON."""


@pytest.fixture(scope="module")
def neutral(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("neutral"), Texts(is_hostile=False))


@pytest.fixture(scope="module", params=[0, 7])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("hostile"), Texts(is_hostile=True, offset=request.param))


def test_attack_reaches_every_kind_of_record() -> None:
    loaded = load_site(PROJECT)
    declared = set().union(*(declared_kinds(model) for model in MODELS.values()))
    assert {kind.__name__ for kind in declared - record_kinds(loaded)} == set()


def test_every_text_reads_as_it_is_typed(hostile: Built) -> None:
    shown = "\n".join(folded(first(page, "article").text()) for page in hostile.pages.values() if page.css("article"))
    placed = zip(hostile.texts.read, hostile.texts.places, strict=True)
    assert {place for text, place in placed if folded(text) not in shown} == NOT_YET_SHOWN


def test_every_page_has_the_elements_of_a_page_with_plain_words(hostile: Built, neutral: Built) -> None:
    assert {second(address) for address in hostile.pages} == {second(address) for address in neutral.pages}
    assert len(hostile.pages) > 50
    for address, page in hostile.pages.items():
        made, wanted = elements(page), elements(like(address, neutral))
        if address == "glosarium/":  # its words stand in the order of the alphabet, so that other words do in another
            made, wanted = sorted(made), sorted(wanted)
        if address.startswith("sumber/"):  # lists that go over to the next page where the words are long enough
            made, wanted = sorted(set(made)), sorted(set(wanted))
        assert made == wanted, address


def test_another_engine_builds_the_elements_of_plain_words_too(hostile: Built, neutral: Built) -> None:
    for path in sorted((neutral.site.parent / "content/daerah" / neutral.slug).rglob("*.md")):
        other = (
            hostile.site.parent
            / "content/daerah"
            / hostile.slug
            / path.relative_to(neutral.site.parent / "content/daerah" / neutral.slug)
        )
        made, wanted = (
            MarkdownIt("commonmark").enable("table").render(file.read_text(encoding="utf-8").split("\n---\n", 1)[1])
            for file in (other, path)
        )
        made_page, wanted_page = (without_drawings(LexborHTMLParser(text)) for text in (made, wanted))
        assert elements(made_page) == elements(wanted_page), path


def test_no_script_handler_or_foreign_element_comes_from_the_data(hostile: Built, neutral: Built) -> None:
    for address, page in hostile.pages.items():
        known = like(address, neutral)
        assert foreign(page, hostile.slug) == foreign(known, neutral.slug), address
        for block in page.css('script[type="application/ld+json"]'):
            assert json.loads(block.text()), address
        handlers = [name for node in page.css("*") for name in node.attributes if name.startswith("on")]
        assert handlers == [], address
        for link in page.css("[href], [src]"):
            target = link.attributes.get("href") or link.attributes.get("src") or ""
            assert not target.strip().lower().startswith(("javascript:", "data:", "vbscript:")), address


def second(address: str) -> str:
    """Return the address of the second page of a long list for that of any further one."""
    return re.sub(r"(sumber/.+/)\d+/$", r"\g<1>2/", address)


def like(address: str, built: Built) -> LexborHTMLParser:
    """Return the page at an address; for a further page of a list that is shorter here, its second
    page.
    """
    pages = built.pages
    return pages[address] if address in pages else pages[second(address)]


def foreign(page: LexborHTMLParser, slug: str) -> list[str]:
    """Return what only the frame may bring, the region's own folder under one name in every site.
    """
    return [(node.html or "").replace(slug, "kabupaten-x") for node in page.css(FOREIGN)]


def test_no_anchor_is_taken_twice(hostile: Built) -> None:
    for address, page in hostile.pages.items():
        assert len(set(identifiers(page))) == len(identifiers(page)), address


def test_the_title_of_the_tab_reads_as_it_is_typed(hostile: Built) -> None:
    for address, page in hostile.pages.items():
        if address.startswith("daerah/kabupaten-x/"):
            heading = folded(first(page, "h1").text())
            assert folded(first(page, "title").text()).startswith(heading), address
            description = first(page, 'meta[name="description"]').attributes["content"]
            assert description
            assert "&amp;lt;" not in description, address


def test_nothing_typed_is_computed(hostile: Built) -> None:
    for path in hostile.site.rglob("*"):
        if path.suffix in {".html", ".json", ".csv", ".xml"}:
            assert str(7919 * 7927) not in path.read_text(encoding="utf-8"), path
