"""Scripts of the theme: left out below our page shell, kept for every other theme and project."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from generator.engine.theme_files import add_theme_files


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """A project with Material and a folder of templates."""
    (tmp_path / "docs/assets/javascripts").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# Beranda\n", encoding="utf-8")
    (tmp_path / "docs/assets/javascripts/halaman.js").write_text("", encoding="utf-8")
    (tmp_path / "tema/assets/javascripts").mkdir(parents=True)
    (tmp_path / "tema/assets/javascripts/sendiri.js").write_text("", encoding="utf-8")
    settings = "site_name: Kota\ntheme: {name: material, custom_dir: tema}\nplugins: []\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return load_config(str(tmp_path / "mkdocs.yml"))


def scripts(config: MkDocsConfig) -> list[str]:
    files = get_files(config)
    add_theme_files(files, config)
    assert any(file.src_uri.startswith("assets/stylesheets/main.") for file in files)
    return [file.src_uri for file in files if file.src_uri.startswith("assets/javascripts/")]


def test_below_our_page_shell_only_scripts_of_the_project_stay(
    config: MkDocsConfig, tmp_path: Path
) -> None:
    (tmp_path / "tema/page_shell.html").write_text('{% extends "base.html" %}', encoding="utf-8")
    assert sorted(scripts(config)) == [
        "assets/javascripts/halaman.js",
        "assets/javascripts/sendiri.js",
    ]


def test_without_our_page_shell_the_scripts_of_the_theme_stay(config: MkDocsConfig) -> None:
    assert any(name.startswith("assets/javascripts/bundle.") for name in scripts(config))
