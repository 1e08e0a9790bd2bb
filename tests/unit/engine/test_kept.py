"""Pages kept from the last build: as a clean build makes them, whatever changed."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.publish import staged
from generator.engine.build import BuiltPages, LastBuild, build_site

PAGE = "---\ntitle: {title}\n---\n\n# {title} {{: #isi }}\n\n<p>{text}</p>\n"

CONFIG = """
site_name: Kota
site_url: https://kota.example/
theme: {name: material, custom_dir: tema, font: false}
plugins: []
nav: [index.md]
"""
THEME = '{% extends "base.html" %}'
OTHER_THEME = f"{THEME}{{% block footer %}}{{% endblock %}}"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with Material, a page in the navigation, two that stand alone and one written by hand."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    config = (
        "site_name: Kota\nsite_url: https://kota.example/\ntheme: {name: material, custom_dir: tema, font: false}\n"
    )
    write(tmp_path, "mkdocs.yml", config + "plugins: []\nnav: [index.md]\n")
    write(tmp_path, "tema/main.html", '{% extends "base.html" %}')
    write(tmp_path, "docs/index.md", "# Beranda\n")
    write(tmp_path, "docs/satu.md", PAGE.format(title="Satu", text="Isi satu."))
    write(tmp_path, "docs/dua.md", PAGE.format(title="Dua", text="Isi dua."))
    write(tmp_path, "docs/tangan.md", "# Tulisan tangan\n\n[Dua](dua.md)\n")
    return tmp_path


def write(project: Path, name: str, text: str) -> None:
    path = project / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def build(project: Path) -> BuiltPages:
    site = project / "site"
    with staged(site) as folder:
        last = LastBuild(site, project / "memory.json")
        return build_site(project / "mkdocs.yml", folder, jobs=1, on_page=lambda: None, last=last)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def clean(project: Path) -> dict[str, bytes]:
    """Return what a build without memory makes."""
    with staged(project / "clean") as folder:
        build_site(project / "mkdocs.yml", folder, jobs=1, on_page=lambda: None)
    return tree(project / "clean")


def test_a_second_build_makes_only_what_does_not_stand_alone(project: Path) -> None:
    assert build(project) == BuiltPages(made=4, kept=0)
    assert build(project) == BuiltPages(made=2, kept=2)
    assert tree(project / "site") == clean(project)


CHANGES: dict[str, tuple[Callable[[Path], object], int]] = {
    "a page": (lambda project: write(project, "docs/satu.md", PAGE.format(title="Satu", text="Baru.")), 1),
    "a new page": (lambda project: write(project, "docs/tiga.md", PAGE.format(title="Tiga", text="Isi.")), 2),
    "a page that is gone": (lambda project: (project / "docs/dua.md").unlink(), 1),
    "a page that moved": (lambda project: (project / "docs/satu.md").rename(project / "docs/lain.md"), 1),
    "the theme": (lambda project: write(project, "tema/main.html", OTHER_THEME), 0),
    "a setting": (lambda project: write(project, "mkdocs.yml", CONFIG.replace("Kota", "Desa")), 0),
    "the title of a page in the menu": (lambda project: write(project, "docs/index.md", "# Rumah\n"), 0),
    "the text of a page in the menu": (lambda project: write(project, "docs/index.md", "# Beranda\n\nBaru.\n"), 2),
    "a damaged page of the site": (lambda project: write(project, "site/satu/index.html", "rusak"), 1),
    "a page missing in the site": (lambda project: (project / "site/satu/index.html").unlink(), 1),
    "a damaged memory": (lambda project: write(project, "memory.json", '{"satu.md": [1]}'), 0),
    "no memory": (lambda project: (project / "memory.json").unlink(), 0),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_site_is_what_a_clean_build_makes(name: str, project: Path) -> None:
    change, kept = CHANGES[name]
    build(project)
    change(project)
    assert build(project).kept == kept
    assert tree(project / "site") == clean(project)


def test_a_memory_that_names_a_page_that_never_was_is_no_use(project: Path) -> None:
    build(project)
    memory = project / "memory.json"
    told = json.loads(memory.read_text(encoding="utf-8"))
    memory.write_text(json.dumps({"../../lain.md": told["satu.md"], **told}), encoding="utf-8")
    assert build(project).kept == 2


def test_where_files_cannot_be_linked_they_are_copied(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)

    def refuse(*_: object) -> None:
        raise OSError("another disk")

    monkeypatch.setattr(os, "link", refuse)
    assert build(project).kept == 2
    assert tree(project / "site") == clean(project)
