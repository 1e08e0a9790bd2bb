"""A site of attacked data, made in memory: every page as a build writes it, and every export.

Pages are made by the engine's renderer of single pages, byte for byte as a build makes them, so
that no folder of a site is written, published and indexed for each round of payloads.
"""

import csv
import io
import json
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.engine.installed import installed_engine
from generator.link.english import FOLDER
from generator.pages.reference import reference_pages
from generator.settings import read_settings
from generator.views.foreign import is_marked as is_signed
from tests.conftest import PROJECT
from tests.hostile.targets import FORMULA_STARTS
from tests.hostile.texts import Texts, attacked_project
from tests.loading import DAY, bytes_of, generated, load_site
from tests.projects import ENGLISH_NAME, forget_generated, shorten_handbook
from tests.reading import elements, first, folded, identifiers, is_card

SITE_URL = "https://masterplan.example/"
SLUG = "kabupaten-x"
"""Name of the attacked region's folder in the addresses of every round."""
_OF_TEXT = re.compile(r"(?<=/)[^/]*(n\d+n)[^/]*(?=/)")
"""A folder named after a text, such as that of a province, with the number of the place."""
_COMPUTED_CELL = re.compile(rb'<f[ >]|TargetMode="External"')
"""A formula, or a link that leads out of a workbook."""
COMPUTED = str(7919 * 7927)
"""What would stand where a template language took a text for its own."""
DRAWN = {"svg", "title", "desc", "defs", "pattern", "rect", "path", "text", "tspan", "a"}
"""Elements of a drawing."""
FOREIGN = "script:not([type='application/ld+json']), style, iframe, object, embed, form, img, svg"
"""Elements that the data cannot change. Facts for search engines hold its words, as JSON."""
NAMES = frozenset(
    (
        *("District.name", "Identity.name", "Province.name", "Province.sign", "Village.name"),
        *("Person.degrees_after", "Person.degrees_before", "Person.name", "Village.local_word"),
    )
)
"""Places of names, of places and people, which are the same in every language."""
OF_ANY_LANGUAGE = frozenset(("Term.term", "WordGloss.word"))
"""Places of words whose record says their language."""
SCHEMES = ("javascript:", "data:", "vbscript:")
LABEL = re.compile(r'(<text class="mp-cloth__(?:label|name)"[^>]*>(?:<tspan[^>]*>)?)[^<]*')
"""The words of a label of the cloth, up to any element within."""
OWN_PICTURE = re.compile(r"(\.\./)*media/[a-z0-9-]+\.(jpg|png|webp)")


@dataclass(frozen=True)
class Attacked:
    """The site of a project whose every text was replaced."""

    slug: str
    texts: Texts
    files: Mapping[str, bytes]
    """Generated files, by path below `content/`."""
    html: Mapping[str, str]
    """Pages with the theme around them, by address."""

    @cached_property
    def pages(self) -> dict[str, LexborHTMLParser]:
        """Pages by address; folders named after texts have one name in every round."""
        return {
            _OF_TEXT.sub(r"\1", address.replace(self.slug, SLUG)): without_drawings(
                LexborHTMLParser(html)
            )
            for address, html in self.html.items()
        }

    @cached_property
    def markdown(self) -> dict[str, str]:
        """Markdown of the pages, without front matter, by path."""
        return {
            path.replace(self.slug, SLUG): data.decode().split("\n---\n", 1)[1]
            for path, data in self.files.items()
            if path.endswith(".md")
        }


def attacked_folder(folder: Path, texts: Texts) -> str:
    """Write the project's own data with other texts, with the real theme and few pages by hand.

    Args:
        folder: An empty folder, for the project.
        texts: What to write in the place of each text.

    Returns:
        The slug of the attacked region.
    """
    shutil.copy2(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(PROJECT / "theme_overrides", folder / "theme_overrides")
    shutil.copytree(PROJECT / "content", folder / "content")
    forget_generated(folder)
    shorten_handbook(folder)
    return attacked_project(PROJECT, folder, texts)


def attack(folder: Path, texts: Texts) -> Attacked:
    """Return the site of the project's own data with other texts; arguments as above."""
    slug = attacked_folder(folder, texts)
    loaded = load_site(
        folder, renders=True, site_url=SITE_URL, workbooks=True, english=ENGLISH_NAME
    )
    assert not loaded.report.has_errors, loaded.report.diagnostics[:5]
    site = generated(loaded)
    files = bytes_of(site)
    settings = read_settings(folder / "mkdocs.yml", today=DAY)
    pages = {path: data.decode() for path, data in files.items() if path.endswith(".md")}
    renderer = installed_engine().open_page_renderer(
        settings, pages | dict(reference_pages(site.context.catalogue))
    )
    # The real regions' pages hold no text that was replaced, nor do those of their sources.
    real = {f"/{region.slug}/" for region in loaded.linked.real_regions}
    html = {
        path.removesuffix("index.md"): renderer.page(path, text).decode()
        for path, text in pages.items()
        if path.endswith("index.md") and not any(part in f"/{path}" for part in real)
    }
    card = f"daerah/{slug}/kartu/"
    html[card] = files[f"{card}index.html"].decode()
    return Attacked(slug, texts, files, html)


def without_drawings(page: LexborHTMLParser) -> LexborHTMLParser:
    """Return a page without its drawings, which hold words on as many lines as these need, or its
    address, and without the places of the labels of its cloth.
    """
    for drawing in page.css("svg.mp-chart__drawing, .mp-print__code svg, .mp-sheet__qr svg"):
        assert {node.tag for node in drawing.css("*")} <= DRAWN
        drawing.decompose()
    # The cloth places each label by the estimated width of its words, on one side or the other.
    for label in page.css(".mp-cloth__field text"):
        for name in ("x", "dx", "text-anchor"):
            if name in label.attributes:
                del label.attrs[name]
    return page


# --- what must hold, each rule with the complaints it has


def unread(hostile: Attacked) -> set[str]:
    """Return the places whose text no page shows as it was typed."""
    articles = [article for page in hostile.pages.values() for article in page.css("article")]
    # Readers who do not see a picture are read the words in its place.
    alts = (img.attributes.get("alt") or "" for article in articles for img in article.css("img"))
    # A link shows the name of a file or host: its address is followed, and printed in full.
    links = (a.attributes.get("href") or "" for article in articles for a in article.css("a[href]"))
    texts_shown = (*(each.text() for each in articles), *alts, *links)
    shown = "\n".join(folded(text) for text in texts_shown)
    return places_without(hostile.texts.read, hostile.texts, shown)


def places_without(
    typed: Sequence[str],
    texts: Texts,
    shown: str,
    first_number: int = 0,
) -> set[str]:
    """Return the places whose text stands nowhere in a longer text, found by its number."""
    shown = unicodedata.normalize("NFC", shown)
    typed = [unicodedata.normalize("NFC", folded(text)) for text in typed]
    ahead = [text.find(f"n{number}n") for number, text in enumerate(typed)]
    seen = set()
    for mark in re.finditer(r"n(\d+)n", shown):
        number = int(mark[1])
        if number < len(typed) and number not in seen:
            start = mark.start() - ahead[number]
            if start >= 0 and shown.startswith(typed[number], start):
                seen.add(number)
    return {
        texts.places[number] for number in range(first_number, len(typed)) if number not in seen
    }


def in_a_wrong_language(hostile: Attacked) -> Iterator[str]:
    """Yield the places whose text an English page shows in another language than the text's own.

    Titles hold no element, and the list of headings repeats the headings.
    """
    texts = hostile.texts
    for address, html in hostile.html.items():
        if is_signed(html):
            yield f"{address}: a sign of a language is left"
        if not address.startswith(FOLDER):
            continue
        page = LexborHTMLParser(html)
        for node in page.css("script, title, option, nav.md-nav--secondary"):
            node.decompose()
        for language, words in by_language(first(page, "body"), "en"):
            for mark in re.finditer(r"n(\d+)n", words):
                place = texts.places[int(mark[1])]
                of_text = "en" if place.endswith(".en") else "id"
                if place not in NAMES | OF_ANY_LANGUAGE and (language == "en") != (of_text == "en"):
                    yield f"{address}: {place}"


def by_language(node: LexborNode, language: str) -> Iterator[tuple[str, str]]:
    """Yield each text within an element, with the language that it is read aloud in."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield language, child.text(deep=False)
        else:
            yield from by_language(child, child.attributes.get("lang") or language)


GOES_OVER = re.compile(r"sumber/|(?:en/)?daerah/.+/(?:program|uraian)/")
"""Addresses of lists that go over to a further page by the letters of their records."""


def misshapen(hostile: Attacked, neutral: Attacked) -> Iterator[str]:
    """Yield the pages whose elements are others than with plain words."""
    if not same_addresses(hostile, neutral):
        yield f"addresses differ: {sorted(set(hostile.pages) ^ set(neutral.pages))}"
    for address, page in hostile.pages.items():
        made, wanted = elements(page), elements(like(address, neutral))
        # The words of the glossary stand in the order of the alphabet, so other words stand in
        # another; long lists go over to the next page where the words are long enough.
        if address.removeprefix(FOLDER) == "glosarium/":
            made, wanted = sorted(made), sorted(wanted)
        if GOES_OVER.match(address):
            made, wanted = sorted(set(made)), sorted(set(wanted))
        if made != wanted:
            yield f"{address}: {[pair for pair in zip(made, wanted, strict=False) if pair[0] != pair[1]][:1]}"


def misshapen_by_another_engine(hostile: Attacked, neutral: Attacked) -> Iterator[str]:
    """Yield the region's pages that a CommonMark engine builds otherwise than with plain words."""
    parser = MarkdownIt("commonmark").enable("table")
    for path, text in hostile.markdown.items():
        if path.removeprefix(FOLDER).startswith(f"daerah/{SLUG}/"):
            address = path.removesuffix("index.md")
            plain = path if path in neutral.markdown else f"{second(address)}index.md"
            made, wanted = (
                elements(without_drawings(LexborHTMLParser(parser.render(markdown))))
                for markdown in (text, neutral.markdown[plain])
            )
            if GOES_OVER.match(address):
                made, wanted = sorted(set(made)), sorted(set(wanted))
            if made != wanted:
                yield path


def armed(hostile: Attacked, neutral: Attacked) -> Iterator[str]:
    """Yield what would run, be loaded or lead to a script on each page."""
    for address, page in hostile.pages.items():
        if foreign(page, hostile.slug) != foreign(like(address, neutral), neutral.slug):
            yield f"{address}: a script, frame, form or image"
        for node in page.css("*"):
            for name, value in node.attributes.items():
                if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
                    yield f"{address}: {name}={value}"
                if name in {"href", "src", "action"} and (value or "").strip().lower().startswith(
                    SCHEMES
                ):
                    yield f"{address}: {name}={value}"


def unparsable(hostile: Attacked) -> Iterator[str]:
    """Yield the facts for search engines and the exports that a strict parser refuses."""
    for address, page in hostile.pages.items():
        for block in page.css('script[type="application/ld+json"]'):
            yield from complaints(address, block.text())
    for path, data in hostile.files.items():
        if path.endswith(".json"):
            yield from complaints(path, data.decode())
        if path.endswith(".csv"):
            mark = ";" if "/titik-koma/" in path else ","
            text = io.StringIO(data.decode("utf-8-sig"), newline="")
            table = csv.reader(text, delimiter=mark)
            widths = {len(row) for row in table}
            if len(widths) != 1:
                yield f"{path}: rows of {widths} cells"
    for place, part in parts_of_workbooks(hostile):
        try:
            ET.fromstring(part)  # noqa: S314
        except ET.ParseError as error:
            yield f"{place}: {error}"


def complaints(place: str, text: str) -> Iterator[str]:
    try:
        json.loads(text, parse_constant=not_json)
    except ValueError as error:
        yield f"{place}: {error}"


def not_json(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


def formulas(hostile: Attacked) -> Iterator[str]:
    """Yield the cells that a spreadsheet would compute."""
    for path, data in hostile.files.items():
        if path.endswith(".csv"):
            for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
                yield from (f"{path}: {cell}" for cell in row if cell.startswith(FORMULA_STARTS))
    for place, part in parts_of_workbooks(hostile):
        if _COMPUTED_CELL.search(part):
            yield place


def parts_of_workbooks(hostile: Attacked) -> Iterator[tuple[str, bytes]]:
    """Yield the XML of each workbook, with its place."""
    for path, data in hostile.files.items():
        if path.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    yield f"{path}/{name}", archive.read(name)


def not_exported(hostile: Attacked) -> set[str]:
    """Return the places of the region's records whose text its export does not hold as typed."""
    data = json.loads(hostile.files[f"data/daerah/{hostile.slug}.json"])
    exported = "\n".join(folded(text) for text in strings(data))
    texts = hostile.texts
    return places_without(texts.written, texts, exported, texts.first_of_region)


def strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def computed(hostile: Attacked) -> Iterator[str]:
    """Yield the pages and exports in which a typed sum was computed."""
    yield from (address for address, html in hostile.html.items() if COMPUTED in html)
    yield from (path for path, data in hostile.files.items() if COMPUTED.encode() in data)


def doubled(hostile: Attacked) -> Iterator[str]:
    """Yield the pages with one anchor twice, or with another number of first headings than one."""
    for address, page in hostile.pages.items():
        taken = identifiers(page)
        if len(set(taken)) != len(taken) or len(page.css("h1")) != 1:
            yield address


def misnamed(hostile: Attacked) -> Iterator[str]:
    """Yield the region's pages whose tab or description reads otherwise than it was typed."""
    for address, page in hostile.pages.items():
        own = address.removeprefix(FOLDER).startswith(f"daerah/{SLUG}/")
        if own and not is_card(address):
            heading = folded(first(page, "h1").text())
            described = first(page, 'meta[name="description"]').attributes["content"] or ""
            if not folded(first(page, "title").text()).startswith(heading):
                yield f"{address}: title"
            for mark in re.finditer(r"n(\d+)n", described):
                typed = folded(hostile.texts.read[int(mark[1])])
                said = folded(described[mark.start() :])
                wanted = typed[typed.index(mark[0]) :][:40]
                if not (said.startswith(wanted) or wanted.startswith(said.rstrip("…"))):
                    yield f"{address}: description {said[:60]}"
            if not described:
                yield f"{address}: no description"


def same_addresses(hostile: Attacked, neutral: Attacked) -> bool:
    return {second(address) for address in hostile.pages} == {
        second(address) for address in neutral.pages
    }


def second(address: str) -> str:
    """Return the address of the second page of a long list for that of any further one."""
    return re.sub(r"((?:daerah|sumber)/.+/)\d+/$", r"\g<1>2/", address)


def like(address: str, neutral: Attacked) -> LexborHTMLParser:
    """Return the page at an address; for a further page of a list that is shorter there, its second
    page.
    """
    pages = neutral.pages
    return pages[address] if address in pages else pages[second(address)]


def foreign(page: LexborHTMLParser, slug: str) -> list[str]:
    """Return what only the frame may bring, pictures without the words in their place, and the
    cloth without its labels; the region's own folder under one name.
    """
    return [
        LABEL.sub(r"\1", re.sub(r' alt="[^"]*"', "", node.html or "")).replace(slug, SLUG)
        for node in page.css(FOREIGN)
    ]
