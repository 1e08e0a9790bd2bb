"""Pages as HTML without a Markdown parser: as Python-Markdown makes them, or not at all."""

from pathlib import Path

import pytest

from generator.engine.blocks import convert
from generator.files.content import is_owned
from tests.parsed import unlike_python_markdown


@pytest.fixture(scope="module")
def own_bodies(built_site: Path) -> dict[str, str]:
    """The Markdown of the generated pages of the project's own data, without front matter."""
    content = built_site.parent / "content"
    return {
        path.relative_to(content).as_posix(): path.read_text(encoding="utf-8").split("\n---\n", 1)[
            1
        ]
        for path in sorted(content.rglob("index.md"))
        if is_owned(path.relative_to(content).parts[0])
    }


def test_every_page_is_what_python_markdown_makes_of_it(own_bodies: dict[str, str]) -> None:
    assert len(own_bodies) > 100
    assert unlike_python_markdown(own_bodies) == []


def test_the_pages_of_regions_need_no_parser(own_bodies: dict[str, str]) -> None:
    slow = [
        path
        for path, body in own_bodies.items()
        if path.startswith("daerah/k") and convert(body) is None
    ]
    assert slow == []


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
