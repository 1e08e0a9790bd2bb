"""The handbook's examples are run: the good ones are taken as they stand, the bad ones are refused
as the page says.

A fenced block of data stands directly below a comment that says what is done with it:

    <!-- contoh: tulis PATH -->              the block is a new file
    <!-- contoh: kunci PATH -->              its top-level keys replace those of the file, or are
                                             added to it
    <!-- contoh: kunci PATH LIST ID -->      the same for the keys of an item of a list
    <!-- contoh: tambah LIST PATH -->        its items are added to a list of the file
    <!-- contoh: dan ACTION ... -->          done together with the example above, and checked with
                                             it
    <!-- contoh: salah CODE baris N tulis PATH -->   a new file that is refused so; several separated
                                             by commas
    <!-- contoh: laporan -->                 the report on the refused file above

Examples of a page build on one another, as a reader would follow them; refused files leave no
trace.
"""

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest
import yaml

from generator.build.generate import generate
from generator.build.load import LoadedSite
from generator.cache.store import Cache
from generator.codes import Code
from generator.messages import load_catalogue
from generator.reporter import render_text
from tests.loading import load_site, workplace

PROJECT = Path(__file__).parents[2]
HANDBOOK = PROJECT / "content" / "panduan"
METHODS = PROJECT / "content" / "metode" / "index.md"
PAGES = sorted(path for path in HANDBOOK.glob("*.md"))
HEAD = ("title", "description", "keywords", "search_aside")
"""Keys of the head of a page: every page has the first two, the others are for the search."""
REGION = "regions/kabupaten-contoh"
TODAY = dt.date(2026, 11, 30)

FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})(?P<language>\w*)$")
FENCED = re.compile(r"^(?P<marks>`{3,}|~{3,})\w*$.*?^(?P=marks)$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]+`")
MARKER = re.compile(r"<!-- contoh: (?P<words>.+) -->$")
REFUSAL = re.compile(
    r"salah (?P<findings>MP\d{3} baris \d+(?:, MP\d{3} baris \d+)*) tulis (?P<path>\S+)$"
)
TOP_LEVEL_KEY = re.compile(r"(?P<key>[a-z_]+):")
KEY_OF_ITEM = re.compile(r"    (?P<key>[a-z_]+):")
RUN = {"yaml", "markdown"}
"""Languages of blocks that show data; all others are pictures of folders, commands and reports."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a page, with the comment above it."""

    line: int
    language: str
    marker: str | None
    text: str


@dataclass(frozen=True)
class Example:
    """What is done with a block."""

    block: Block
    action: str
    path: str
    key: str
    """The list of the file that `tambah` adds to, or that holds the item; else ""."""
    item: str
    """Identifier of the item whose keys are replaced; "" for keys of the file."""
    is_joined: bool
    """Whether it belongs to the example above."""
    refusals: tuple[tuple[str, int], ...]
    """Codes and lines that the block must give; empty for a good example."""


def blocks(page: Path) -> Iterator[Block]:
    lines = page.read_text(encoding="utf-8").splitlines()
    position = 0
    while position < len(lines):
        fence = FENCE.match(lines[position])
        if fence is not None:
            end = lines.index(fence["marks"], position + 1)
            above = MARKER.match(lines[position - 1])
            text = "\n".join(lines[position + 1 : end]) + "\n"
            yield Block(
                position + 1, fence["language"], None if above is None else above["words"], text
            )
            position = end
        position += 1


def example(block: Block) -> Example:
    words = block.marker or ""
    refusal = REFUSAL.match(words)
    if refusal is not None:
        listed = tuple(
            (found[:5], int(found.rsplit(" ", 1)[1])) for found in refusal["findings"].split(", ")
        )
        return Example(block, "tulis", refusal["path"], "", "", is_joined=False, refusals=listed)
    is_joined = words.startswith("dan ")
    match words.removeprefix("dan ").split(" "):
        case ["tulis" | "kunci" as action, path]:
            return Example(block, action, path, "", "", is_joined=is_joined, refusals=())
        case ["kunci", path, key, item]:
            return Example(block, "kunci", path, key, item, is_joined=is_joined, refusals=())
        case ["tambah", key, path]:
            return Example(block, "tambah", path, key, "", is_joined=is_joined, refusals=())
        case _:
            raise AssertionError(f"line {block.line}: no such marker: {words}")


def chains(page: Path) -> list[list[Example]]:
    """Return the examples of a page, those that belong together in one list."""
    gathered: list[list[Example]] = []
    for block in blocks(page):
        if block.language not in RUN:
            continue
        found = example(block)
        if found.is_joined:
            gathered[-1].append(found)
        else:
            gathered.append([found])
    return gathered


def reports(page: Path) -> Iterator[tuple[Example, str]]:
    """Yield each refused example with the report that the page prints for it."""
    refused: Example | None = None
    for block in blocks(page):
        if block.marker == "laporan":
            assert refused is not None, f"line {block.line}: a report without a refused example"
            yield refused, block.text
        elif block.language in RUN:
            found = example(block)
            refused = found if found.refusals else None


def apply(found: Example, project: Path) -> None:
    path = project / found.path
    if found.action == "tulis":
        assert not path.exists(), f"line {found.block.line}: {found.path} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found.block.text, encoding="utf-8")
        return
    sections = split(path.read_text(encoding="utf-8"))
    if found.action == "tambah":
        assert found.key in sections, f"line {found.block.line}: no list {found.key}"
        sections[found.key] += found.block.text
    elif found.item:
        items = re.split(r"(?m)^(?=  - )", sections[found.key])
        place = next(
            place for place, item in enumerate(items) if item.startswith(f"  - id: {found.item}\n")
        )
        keys = split(items[place], KEY_OF_ITEM) | split(found.block.text, KEY_OF_ITEM)
        items[place] = "".join(keys.values())
        sections[found.key] = "".join(items)
    else:
        sections.update(split(found.block.text))
    path.write_text("".join(sections.values()), encoding="utf-8")


def split(text: str, pattern: re.Pattern[str] = TOP_LEVEL_KEY) -> dict[str, str]:
    """Return the lines of a file, or of an item, by the key they belong to; what stands above the
    first one has none.
    """
    sections: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        begun = pattern.match(line)
        key = key if begun is None else begun["key"]
        sections[key] = sections.get(key, "") + line
    return sections


def load(project: Path, results: Path, *, renders: bool = True) -> LoadedSite:
    """Read a project; regions that an example does not touch come from the results of others."""
    return load_site(project, today=TODAY, at=workplace(cache=Cache(results)), renders=renders)


def pages_of_regions(loaded: LoadedSite) -> dict[str, str]:
    """Return the digest of each page of a region by its path, without the pages across regions."""
    return {
        file.path: file.digest
        for result in loaded.results.values()
        if result.rendered is not None
        for file in result.rendered.files
        if file.path.endswith("index.md")
    }


def paths_of(loaded: LoadedSite, results: Path) -> frozenset[str]:
    """Return the paths of all generated files, those across regions too."""
    made = generate(loaded, workplace(cache=Cache(results)))
    return frozenset(file.path for file in made.files)


def address_of(path: str) -> str:
    """Return the page that a file of the data makes, or the folder of the region's pages."""
    place = PurePosixPath(path)
    folders = {"quick-wins": "quick-win/", "villages": "desa-cerdas/", "updates": "kabar/"}
    region = place.parts[1]
    if place.parent.name in folders:
        return f"daerah/{region}/{folders[place.parent.name]}{place.stem}/index.md"
    return f"daerah/{region}/"


def changed_pages(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path, digest in after.items() if before.get(path) != digest}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A project folder with a copy of the data, free to be changed."""
    shutil.copytree(PROJECT / "regions", tmp_path / "regions")
    return tmp_path


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the results of regions that have been read."""
    return tmp_path_factory.mktemp("results")


@pytest.fixture(scope="module")
def untouched(results: Path) -> LoadedSite:
    """The project's own data, with the pages of its regions."""
    return load(PROJECT, results)


@pytest.fixture(scope="module")
def generated_paths(untouched: LoadedSite, results: Path) -> frozenset[str]:
    """Paths of the files that the project's own data gives."""
    return paths_of(untouched, results)


def page_name(page: Path) -> str:
    return page.stem


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_every_block_says_what_it_is_and_data_says_what_is_done_with_it(page: Path) -> None:
    for block in blocks(page):
        assert block.language, f"line {block.line}: a block without a language"
        if block.language in RUN:
            assert block.marker is not None, f"line {block.line}: an example that no test runs"
            example(block)
        else:
            assert block.marker in {None, "laporan"}, f"line {block.line}: {block.marker}"
    lines = page.read_text(encoding="utf-8").splitlines()
    markers = [
        number
        for number, line in enumerate(lines, start=1)
        if "contoh:" in line and line.startswith("<!--")
    ]
    assert markers == [block.line - 1 for block in blocks(page) if block.marker is not None]


SHOWN = frozenset(PAGES[::4])
"""Pages of the handbook whose examples are looked for on the region's pages in `make test`."""


# Reading the region takes a second and more, and its pages two: in `make test`, it is read once for
# all good examples of a page of the handbook.
@pytest.mark.parametrize(
    "checks_each",
    [False, pytest.param(True, marks=pytest.mark.slow)],
    ids=["good ones together", "one by one"],
)
@pytest.mark.parametrize("page", [page for page in PAGES if chains(page)], ids=page_name)
def test_good_examples_are_taken_and_change_the_pages_and_bad_ones_are_refused(
    page: Path, draft: Path, results: Path, untouched: LoadedSite, *, checks_each: bool
) -> None:
    before, regions = pages_of_regions(untouched), untouched.results.keys()
    last_good = [chain for chain in chains(page) if not chain[0].refusals][-1:]
    taken: list[Example] = []
    for chain in chains(page):
        for part in chain:
            apply(part, draft)
        where = f"line {chain[0].block.line}"
        if chain[0].refusals:
            loaded = load(draft, results, renders=False)
            found = [(one.code, one.span.line) for one in loaded.report.diagnostics]
            assert found == list(chain[0].refusals), where
            assert {one.span.path for one in loaded.report.diagnostics} == {chain[0].path}, where
            (draft / chain[0].path).unlink()
            continue
        taken += chain
        if not (checks_each or chain in last_good):
            continue
        is_shown = checks_each or page in SHOWN
        loaded = load(draft, results, renders=is_shown)
        assert loaded.report.diagnostics == (), where
        if not is_shown:
            continue
        after = pages_of_regions(loaded)
        changed = changed_pages(before, after)
        kept_back = {record.path for record in loaded.unreleased}
        for part in taken:
            is_seen = any(path.startswith(address_of(part.path)) for path in changed)
            assert is_seen is (part.path not in kept_back), f"line {part.block.line}: to be seen?"
        if loaded.results.keys() != regions:
            # The pages across regions cost more than a region's own: made for a new region alone.
            assert after.keys() <= paths_of(loaded, results), where
            regions = loaded.results.keys()
        before, taken = after, []


@pytest.mark.parametrize("page", [page for page in PAGES if list(reports(page))], ids=page_name)
def test_printed_reports_are_those_of_the_check(page: Path, draft: Path, results: Path) -> None:
    for refused, printed in reports(page):
        apply(refused, draft)
        loaded = load(draft, results)
        said = render_text(loaded.report, load_catalogue("id"), loaded.texts)
        assert said.rstrip("\n") == printed.rstrip("\n"), f"line {refused.block.line}"
        (draft / refused.path).unlink()


def test_examples_name_no_real_region(results: Path) -> None:
    site = load(PROJECT, results).site
    assert site is not None
    assert site.real_regions
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for region in site.real_regions:
            assert region.slug not in text, page
            assert not re.search(rf"\b{re.escape(region.name)}\b", text), page


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_every_page_of_the_handbook_has_a_title_a_description_and_a_place_in_the_menu(
    page: Path,
) -> None:
    _, front, body = page.read_text(encoding="utf-8").split("---\n", 2)
    written = yaml.load(front, yaml.CSafeLoader)
    assert {"title", "description"} <= set(written) <= {*HEAD}
    assert body.lstrip().startswith(f"# {written['title']}\n")
    menu = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.search(rf"panduan/{re.escape(page.name)}$", menu, re.MULTILINE)


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem != "index"], ids=page_name)
def test_the_first_page_leads_to_every_other(page: Path) -> None:
    assert f"]({page.name})" in (HANDBOOK / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page", [*PAGES, METHODS, *(PROJECT / "content" / "tentang").glob("*.md")], ids=str
)
def test_every_link_within_the_site_leads_to_a_page(
    page: Path, generated_paths: frozenset[str]
) -> None:
    content = PROJECT / "content"
    theme = PROJECT / "theme_overrides"
    # A block, or code in a line, shows what a reader would write into a file, whose links start
    # elsewhere.
    text = CODE.sub("", FENCED.sub("", page.read_text(encoding="utf-8")))
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("https://"):
            continue
        path, _, fragment = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        relative = file.relative_to(content.resolve()).as_posix()
        if relative == "panduan/pesan/index.md":
            assert not fragment or fragment.upper() in set(Code), target
        else:
            is_there = file.is_file() or (theme / relative).is_file() or relative in generated_paths
            assert is_there, target


def test_every_rule_that_the_program_takes_from_the_methods_page_stands_there() -> None:
    headings = set(re.findall(r"^## (.+)$", METHODS.read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        heading
        for module in (PROJECT / "generator").rglob("*.py")
        for heading in re.findall(
            r'"([^"]+)" in content/metode', module.read_text(encoding="utf-8")
        )
    }
    assert named
    assert named <= headings
