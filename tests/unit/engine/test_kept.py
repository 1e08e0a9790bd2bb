"""Pages kept from the last build: as a clean build makes them, whatever changed."""

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from generator.cache.store import Cache, NoCache
from generator.engine.build import BuiltPages, build_site
from generator.executors.local import InProcess
from generator.executors.protocol import Counting, Executor
from generator.files.freshness import pack_states, unpack_states
from generator.files.staging import staged
from generator.progress.stages import Stage

ALONE: Executor = InProcess()
DAY = "1795219200"
BY_HAND = {"index.md", "tangan.md"}
PAGE = "---\ntitle: {title}\n---\n\n# {title} {{: #isi }}\n\n<p>{text}</p>\n"

LINKED = PAGE.format(title="Satu", text="Isi.") + "\n[Dua](dua.md)\n"

CONFIG = """
site_name: Kota
site_url: https://kota.example/
theme: {name: material, custom_dir: tema, font: false}
plugins: []
nav: [index.md]
"""
THEME = '{% extends "base.html" %}'
OTHER_THEME = f"{THEME}{{% block footer %}}{{% endblock %}}"


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Folder of a project that has been built, and a copy of it.

    The project has Material, a page in the navigation, two that stand alone and one written by
    hand.
    """
    folder = tmp_path_factory.mktemp("first")
    project = folder / "project"
    write(project, "mkdocs.yml", CONFIG)
    write(project, "tema/main.html", THEME)
    write(project, "docs/index.md", "# Beranda\n")
    write(project, "docs/satu.md", PAGE.format(title="Satu", text="Isi satu."))
    write(project, "docs/dua.md", PAGE.format(title="Dua", text="Isi dua."))
    write(project, "docs/tangan.md", "# Tulisan tangan\n\n[Dua](dua.md)\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        assert build(project) == BuiltPages(made=4, kept=0)
    return project, Path(shutil.copytree(project, folder / "copy"))


@pytest.fixture
def project(first_build: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that has been built once; free to be changed.

    It stands in the same folder in every test, since settings hold the path of the theme.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    folder, copy = first_build
    shutil.rmtree(folder)
    return Path(shutil.copytree(copy, folder))


def write(project: Path, name: str, text: str) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def build(project: Path, *, is_generated: bool = False, executor: Executor = ALONE) -> BuiltPages:
    """Build with memory; where most pages are generated, MkDocs need not know them all."""
    names = {path.name: path for path in (project / "docs").iterdir() if path.name not in BY_HAND}
    generated = (
        {name: sha256(path.read_bytes()).hexdigest() for name, path in names.items()}
        if is_generated
        else {}
    )
    cache = Cache(project / "memory")
    with staged(project / "site", unpack_states(cache.get("site-files"))) as site:
        built = build_site(project / "mkdocs.yml", site, executor, cache, generated)
    cache.put("site-files", pack_states(site.states))
    return built


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def looks(folder: Path) -> dict[Path, tuple[int, int]]:
    found = {path: path.stat() for path in folder.rglob("*")}
    return {path: (look.st_mtime_ns, look.st_ino) for path, look in found.items()}


_CLEAN: dict[str, dict[str, bytes]] = {}
"""Sites that builds without memory have made, by a digest of their sources."""


def clean(project: Path) -> dict[str, bytes]:
    """Return the site that a build without memory makes of the same sources."""
    sources = [
        (project / "mkdocs.yml").read_bytes(),
        tree(project / "docs"),
        tree(project / "tema"),
    ]
    digest = sha256(repr(sources).encode()).hexdigest()
    if digest not in _CLEAN:
        with staged(project / "clean") as site:
            build_site(project / "mkdocs.yml", site, ALONE, NoCache())
        _CLEAN[digest] = tree(project / "clean")
    return _CLEAN[digest]


@pytest.mark.parametrize("is_generated", [False, True])
def test_a_second_build_makes_nothing_and_touches_nothing(
    project: Path, is_generated: bool
) -> None:
    before = looks(project / "site")
    assert build(project, is_generated=is_generated) == BuiltPages(made=0, kept=4)
    assert looks(project / "site") == before
    assert tree(project / "site") == clean(project)


def alter(path: Path, old: str | bytes, new: str | bytes) -> None:
    before, after = (text.encode() if isinstance(text, str) else text for text in (old, new))
    data = path.read_bytes()
    assert before in data
    path.write_bytes(data.replace(before, after))


CHANGES: dict[str, tuple[Callable[[Path], object], int]] = {
    "a page": (
        lambda project: write(project, "docs/satu.md", PAGE.format(title="Satu", text="Baru.")),
        3,
    ),
    "a new page": (
        lambda project: write(project, "docs/tiga.md", PAGE.format(title="Tiga", text="Isi.")),
        2,
    ),
    "a page that is gone": (lambda project: (project / "docs/dua.md").unlink(), 1),
    "a page that moved": (
        lambda project: (project / "docs/satu.md").rename(project / "docs/lain.md"),
        1,
    ),
    "the theme": (lambda project: write(project, "tema/main.html", OTHER_THEME), 0),
    "a setting": (lambda project: write(project, "mkdocs.yml", CONFIG.replace("Kota", "Desa")), 0),
    "the title of a page in the menu": (
        lambda project: write(project, "docs/index.md", "# Rumah\n"),
        0,
    ),
    "the text of a page in the menu": (
        lambda project: write(project, "docs/index.md", "# Beranda\n\nBaru.\n"),
        3,
    ),
    "a damaged page of the site": (
        lambda project: write(project, "site/satu/index.html", "rusak"),
        3,
    ),
    "a page missing in the site": (lambda project: (project / "site/satu/index.html").unlink(), 3),
    "a page that has a link now": (lambda project: write(project, "docs/satu.md", LINKED), 3),
    "a file of the theme": (lambda project: write(project, "tema/gaya.css", "p { color: red }"), 4),
    "a file beside the pages": (lambda project: write(project, "docs/data.csv", "satu;dua"), 2),
    "a foreign file in the site": (
        lambda project: write(project, "site/lain/index.html", "lain"),
        4,
    ),
    "a damaged sitemap": (lambda project: write(project, "site/sitemap.xml", "rusak"), 4),
    "a damaged memory": (lambda project: write(project, "memory/pages", '{"satu.md": [1]}'), 0),
    "a memory with another letter": (
        lambda project: alter(project / "memory/pages", b'"title":"Satu"', b'"title":"Situ"'),
        0,
    ),
    "no memory": (lambda project: (project / "memory/pages").unlink(), 0),
}


@pytest.mark.parametrize("is_generated", [False, True])
@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_site_is_what_a_clean_build_makes(
    name: str,
    project: Path,
    is_generated: bool,
) -> None:
    change, kept = CHANGES[name]
    change(project)
    assert build(project, is_generated=is_generated).kept == kept
    assert tree(project / "site") == clean(project)


def test_pages_that_are_begun_again_are_counted_once(project: Path) -> None:
    write(project, "docs/index.md", PAGE.format(title="Beranda", text="Isi."))
    build(project)
    write(project, "docs/index.md", PAGE.format(title="Beranda", text="Baru."))
    write(
        project, "docs/tangan.md", "# Tulisan tangan\n\n[Satu](satu.md)\n"
    )  # for this one, MkDocs must know all
    stage = Stage("engine")
    assert build(project, is_generated=True, executor=Counting(ALONE, stage)).made == 2
    assert (stage.count, stage.total) == (2, 2)


def test_a_memory_that_names_a_page_that_never_was_is_no_use(project: Path) -> None:
    cache = Cache(project / "memory")
    pages, extras = json.loads(cache.get("pages") or b"")
    (page,) = [page for page in pages if page[0] == "satu.md"]
    pages.append(["../../lain.md", *page[1:]])
    cache.put("pages", json.dumps((pages, extras)).encode())
    assert build(project).kept == 4
    assert tree(project / "site") == clean(project)


def test_a_published_file_is_not_trusted_for_its_time(project: Path) -> None:
    page = project / "site/satu/index.html"
    before, text = page.stat(), page.read_text(encoding="utf-8")
    page.write_text(text.replace("Isi satu", "Isi lain"), encoding="utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert build(project).kept == 3
    assert tree(project / "site") == clean(project)
