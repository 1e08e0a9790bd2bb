"""Our templates repair the theme's HTML by replacing text: each text must still be there.

A new version of the theme that writes its HTML in another way would leave a repair without effect,
in silence: a switch without a name, an attribute that the HTML standard does not allow.
"""

from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from generator.engine.mkdocs_parts import fill_page, load, open_site_builder, page_html

THEME = "theme_overrides"
OF_ENGLISH = {'data-md-component="header-topic"'}
"""Texts that only pages of an English edition replace; tried below."""


def replaced_texts(theme: Path) -> Iterator[str]:
    """Yield the texts that templates replace, by the filter `replace`; not those put together."""
    for template in sorted(theme.rglob("*.html")):
        tree = jinja2.Environment().parse(template.read_text(encoding="utf-8"))
        for used in tree.find_all(nodes.Filter):
            if used.name == "replace":
                text = used.args[0]
                if isinstance(text, nodes.Const):
                    yield text.value


def test_every_text_that_our_templates_replace_is_written_by_the_theme(
    built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = built_site.parent
    builder = open_site_builder(load(project / "mkdocs.yml", tmp_path))
    found: set[str] = set()
    replace = builder.env.filters["replace"]

    @jinja2.pass_eval_context
    def watched(context: object, text: str, old: str, new: str) -> str:
        if old in text:
            found.add(old)
        return replace(context, text, old, new)

    monkeypatch.setitem(builder.env.filters, "replace", watched)
    for name in ("index.md", "panduan/index.md"):
        page = builder.files.src_uris[name].page
        fill_page(page, builder)
        page_html(page, builder)
    texts = set(replaced_texts(project / THEME))
    assert len(texts) >= 4
    assert texts - found == OF_ENGLISH


def test_every_repair_of_an_english_page_finds_its_text(
    english_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = open_site_builder(load(english_site.parent / "mkdocs.yml", tmp_path))
    replace = builder.env.filters["replace"]
    missed: list[str] = []
    asked: list[str] = []

    @jinja2.pass_eval_context
    def watched(context: object, text: str, old: str, new: str) -> str:
        asked.append(old)
        # The theme itself removes spaces that a text need not have.
        if old.strip() and old not in text:
            missed.append(old)
        return replace(context, text, old, new)

    monkeypatch.setitem(builder.env.filters, "replace", watched)
    page = builder.files.src_uris["en/index.md"].page
    fill_page(page, builder)
    page_html(page, builder)
    assert len(asked) >= 6
    assert missed == []
