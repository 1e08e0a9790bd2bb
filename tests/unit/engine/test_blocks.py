"""Pages as HTML without a Markdown parser: as Python-Markdown makes them, or not at all."""

from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from generator.engine.blocks import convert
from tests.conftest import PROJECT
from tests.contexts import EXTENSIONS
from tests.hostile.texts import Texts, attacked_project
from tests.loading import bytes_of, generated, load_site


def bodies(project: Path) -> dict[str, str]:
    """Return the Markdown of all generated pages of a project, by path, without front matter."""
    loaded = load_site(project, site_url="https://masterplan.example/", renders=True)
    return {
        path: data.decode().split("\n---\n", 1)[1]
        for path, data in bytes_of(generated(loaded)).items()
        if path.endswith("index.md") and not path.startswith("panduan/")
    }


@pytest.fixture(scope="module")
def own_bodies() -> dict[str, str]:
    """The Markdown of all pages of the project's own data, made once."""
    return bodies(PROJECT)


def hostile_bodies(folder: Path) -> dict[str, str]:
    """Return the Markdown of all pages with attacked texts: those of the real regions have none."""
    slug = attacked_project(PROJECT, folder, Texts(is_hostile=True))
    return {
        path: body
        for path, body in bodies(folder).items()
        if path.startswith(f"daerah/{slug}") or not path.startswith("daerah/")
    }


@pytest.mark.parametrize("is_hostile", [False, True])
def test_every_page_is_what_python_markdown_makes_of_it(
    own_bodies: dict[str, str], tmp_path: Path, *, is_hostile: bool
) -> None:
    parser = Markdown(extensions=list(EXTENSIONS))
    other = []
    for path, body in (hostile_bodies(tmp_path) if is_hostile else own_bodies).items():
        converted = convert(body)
        if converted is None:
            continue
        expected = parser.reset().convert(body)
        # The extension `toc` adds the attribute, unknown to the types of Python-Markdown.
        found = flat(getattr(parser, "toc_tokens"))  # noqa: B009
        tokens = [(token["level"], token["id"], token["name"]) for token in found]
        got = [(heading.level, heading.anchor, heading.title) for heading in converted.headings]
        if converted.html != expected or got != tokens:
            other.append(path)
    assert other == []


def test_the_pages_of_regions_need_no_parser(own_bodies: dict[str, str]) -> None:
    slow = [
        path
        for path, body in own_bodies.items()
        if path.startswith("daerah/k") and convert(body) is None
    ]
    assert slow == []


def flat(tokens: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return nested headings as a list, in the order of the page."""
    return [inner for token in tokens for inner in (token, *flat(token["children"]))]


@pytest.mark.parametrize(
    "markdown",
    [
        "Kata biasa.",
        "# Judul",
        "# Judul *miring* {: #a }",
        "# Judul & lain {: #a }",
        "# Judul &lain {: #a }",
        "# Judul # {: #a }",
        "# Judul\nlain {: #a }",
        "<p>satu\tdua</p>",
        "<div>buka",
        "<details><summary>Isi</summary>\n\n*lalu*\n\n</details>",
        "<div><div>buka</div>",
        "<div>satu</div> dan sisa",
        "<div>satu</div> *lalu* <div>dua</div>",
        "<div><div>satu</div></div>\n*lalu*\n<div>dua</div>",
        "<span>sebaris</span>",
        "- satu\n- dua",
    ],
)
def test_anything_else_is_left_to_the_parser(markdown: str) -> None:
    assert convert(markdown) is None
