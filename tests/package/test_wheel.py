"""The wheel is the product: with regions and three lines of settings it builds the whole site."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.source.discover import find_regions
from tests.conftest import PROJECT
from tests.package import nation_sources
from tests.package.conftest import SETTINGS, Installed, make_project
from tests.projects import WHOLE_ENGLISH_NAME

Make = Callable[..., Path]


class Outline(HTMLParser):
    """Collects the headings, the style sheets and the scripts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self.loaded: list[str] = []
        self._level = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a heading, a style sheet or a script."""
        names = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self._level = tag
            self.headings.append((tag, ""))
        if tag == "link" and names.get("rel") == "stylesheet":
            self.loaded.append(names["href"] or "")
        if tag == "script" and "src" in names:
            self.loaded.append(names["src"] or "")

    def handle_endtag(self, tag: str) -> None:
        """Take note that a heading ends."""
        if tag == self._level:
            self._level = ""

    def handle_data(self, data: str) -> None:
        """Add to the heading that is open."""
        if self._level:
            self.headings[-1] = (self._level, self.headings[-1][1] + data)


def outlines(site: Path) -> dict[str, tuple[list[tuple[str, str]], list[str]]]:
    """Return headings and loaded files of each page of a site, by path."""
    found = {}
    for page in sorted(site.rglob("*.html")):
        outline = Outline()
        outline.feed(page.read_text(encoding="utf-8"))
        found[page.relative_to(site).as_posix()] = (outline.headings, outline.loaded)
    return found


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of each file below a folder, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def succeeded(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return done.stderr


def test_the_wheel_holds_what_the_repository_keeps_for_its_projects(wheel: Path) -> None:
    kept = subprocess.run(
        ["git", "ls-files", "theme_overrides", "regions/_national", "content", "mkdocs.yml"],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    with zipfile.ZipFile(wheel) as files:
        packaged = {
            name.removeprefix("generator/packaged/"): files.read(name)
            for name in files.namelist()
            if name.startswith("generator/packaged/")
        }
    assert packaged == {name: (PROJECT / name).read_bytes() for name in kept}


@pytest.mark.slow
def test_regions_three_lines_and_a_licence_give_the_site_of_the_repository(
    installed: Installed, elsewhere: Make, built_site: Path
) -> None:
    regions = find_regions(PROJECT / "regions")
    assert len(SETTINGS.splitlines()) == 3
    # The data of this repository has a licence, which its files carry, and an English edition.
    extra = f"extra: {{data_licence: CC BY 4.0, english: {WHOLE_ENGLISH_NAME}}}\n"
    folder = elsewhere(f"{SETTINGS}{extra}", *regions)
    succeeded(installed.masterplan(folder, "build", "--quiet"))
    assert (installed.program / "packaged").is_dir()
    assert not (folder / "regions/_national").exists()
    ours, theirs = outlines(folder / "site"), outlines(built_site)
    assert ours == theirs
    assert len(ours) > 150
    assert files_of(folder / "site/data") == files_of(built_site / "data")


@pytest.fixture(scope="module")
def built_elsewhere(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one region and three lines, built; not to be written to."""
    folder = tmp_path_factory.mktemp("built-elsewhere") / "project"
    make_project(folder, SETTINGS)
    succeeded(installed.masterplan(folder, "build", "--quiet"))
    return folder


def test_a_region_elsewhere_needs_none_of_ours(installed: Installed, built_elsewhere: Path) -> None:
    done = installed.masterplan(built_elsewhere, "check", "--strict")
    said = "0 kesalahan, 0 peringatan. Diperiksa: 1 daerah.\n"
    assert (done.returncode, done.stdout) == (0, said)
    site = built_elsewhere / "site"
    headings, loaded = outlines(site)["cari/index.html"]
    assert ("h1", "Cari") in [(level, text.strip("¶ \n")) for level, text in headings]
    assert "../assets/masterplan/search.js" in loaded
    for page, (_, paths) in outlines(site).items():
        here = site if page == "404.html" else (site / page).parent
        assert [path for path in paths if not (here / path.lstrip("/")).is_file()] == [], page
    assert (site / "indeks/indeks.json").is_file()
    assert not (site / "daerah/kota-bontang").exists()


@pytest.mark.slow
def test_building_again_ends_in_saying_that_nothing_has_changed(
    installed: Installed, built_elsewhere: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(built_elsewhere, tmp_path / "project"))
    site = files_of(folder / "site")
    succeeded(installed.masterplan(folder, "build", "--quiet"))
    said = succeeded(installed.masterplan(folder, "build"))
    assert "Tidak ada yang berubah sejak situs terakhir terbit di site." in said
    assert files_of(folder / "site") == site


def test_sources_of_regions_in_the_packaged_nation_are_those_of_the_regions() -> None:
    assert nation_sources.FILE.read_text(encoding="utf-8") == nation_sources.wanted(), (
        "python -m tests.package.nation_sources writes it anew"
    )


@pytest.mark.slow
def test_a_file_of_the_project_goes_before_the_packaged_one(
    installed: Installed, elsewhere: Make
) -> None:
    own = SETTINGS.replace("masterplan\n", "{name: masterplan, custom_dir: tampilan}\n")
    folder = elsewhere(f"{own}extra_css: [milik-kami.css]\n")
    glossary = (PROJECT / "regions/_national/glossary.yml").read_text(encoding="utf-8")
    put(
        folder,
        "regions/_national/glossary.yml",
        glossary.replace("Waktu yang dijanjikan", "Janji kilat", 1),
    )
    put(folder, "tampilan/partials/logo.html", '<img src="/lambang.svg" alt="">')
    put(folder, "docs/tentang/index.md", "---\ntitle: Tentang kami\n---\n\n# Tentang kami\n")
    put(folder, "docs/milik-kami.css", "p { color: teal }\n")
    succeeded(installed.masterplan(folder, "build", "--quiet"))
    pages = outlines(folder / "site")
    headings, loaded = pages["tentang/index.html"]
    assert [text.strip("¶ \n") for _, text in headings] == ["Tentang kami"]
    assert loaded.index("../milik-kami.css") > loaded.index("../assets/masterplan/print.css")
    assert 'src="/lambang.svg"' in (folder / "site/index.html").read_text(encoding="utf-8")
    page = (folder / "site/glosarium/index.html").read_text(encoding="utf-8")
    assert "Janji kilat" in page
    assert pages["program/index.html"][0]


@pytest.mark.slow
def test_a_page_of_the_handbook_is_the_projects_own_once_it_is_edited(
    installed: Installed, elsewhere: Make
) -> None:
    folder = elsewhere(SETTINGS)
    succeeded(installed.masterplan(folder, "generate", "--quiet"))
    edited, lost, whole = (folder / f"docs/panduan/{name}.md" for name in ("kabar", "visi", "desa"))
    before = whole.read_text(encoding="utf-8")
    edited.write_text(f"{edited.read_text(encoding='utf-8')}\nMilik kami.\n", encoding="utf-8")
    lost.unlink()
    # As git writes it on Windows.
    whole.write_bytes(before.replace("\n", "\r\n").encode())
    put(folder, "mkdocs.yml", f"{SETTINGS}nav: [panduan/kabar.md, panduan/visi.md]\n")
    succeeded(installed.masterplan(folder, "generate", "--quiet"))
    assert edited.read_text(encoding="utf-8").endswith("\nMilik kami.\n")
    assert lost.is_file()
    assert not whole.exists()


@pytest.mark.parametrize(
    ("command", "theme", "told"),
    [
        ("build", "", "Tampilan situs belum dipilih di mkdocs.yml, sehingga"),
        ("build", "theme: material\n", 'Tampilan "material" di mkdocs.yml tidak memuat'),
        (
            "build",
            "theme: {name: material, custom_dir: hilang}\n",
            'Tampilan "material" di mkdocs.yml tidak memuat',
        ),
        ("serve", "theme: material\n", 'Tampilan "material" di mkdocs.yml tidak memuat'),
    ],
)
def test_a_site_without_our_theme_is_refused_with_the_line_that_is_missing(
    command: str, theme: str, told: str, installed: Installed, elsewhere: Make
) -> None:
    folder = elsewhere(SETTINGS.replace("theme: masterplan\n", theme))
    before = files_of(folder)
    done = installed.masterplan(folder, command)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert '"theme: masterplan"' in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert files_of(folder) == before


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["", "theme: material\n"])
def test_the_refusal_comes_in_english_too(
    theme: str, installed: Installed, elsewhere: Make
) -> None:
    folder = elsewhere(SETTINGS.replace("theme: masterplan\n", theme))
    done = installed.masterplan(folder, "--lang", "en", "build")
    assert done.returncode == 2
    assert "search box" in done.stderr
    assert 'line instead: "theme: masterplan"' in done.stderr or (
        'Add this line: "theme: masterplan"' in done.stderr
    )


@pytest.mark.slow
def test_plain_mkdocs_builds_the_same_pages_with_the_plugin(
    installed: Installed, elsewhere: Make, built_elsewhere: Path
) -> None:
    folder = elsewhere(f"{SETTINGS}plugins: [masterplan]\n")
    (folder / "docs").mkdir()
    done = installed.run(folder, "mkdocs", "build", "--quiet", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    theirs, ours = files_of(folder / "site"), files_of(built_elsewhere / "site")
    ours = {path: data for path, data in ours.items() if not path.startswith("indeks/")}
    assert sorted(ours) == sorted(theirs)
    assert [path for path in ours if ours[path] != theirs[path]] == []


@pytest.mark.slow
def test_plain_mkdocs_refuses_another_theme_too(installed: Installed, elsewhere: Make) -> None:
    folder = elsewhere(SETTINGS.replace("masterplan\n", "material\n") + "plugins: [masterplan]\n")
    (folder / "docs").mkdir()
    done = installed.run(folder, "mkdocs", "build", "--quiet")
    assert done.returncode == 1
    assert '"theme: masterplan"' in done.stderr
    assert not (folder / "site").exists()


def test_the_schemas_come_from_the_installed_program(installed: Installed, elsewhere: Make) -> None:
    folder = elsewhere(SETTINGS)
    assert installed.masterplan(folder, "schema", "--output", "skema").returncode == 0
    assert (folder / "skema/quick-win.schema.json").is_file()


def test_the_settings_of_the_repository_need_no_defaults() -> None:
    """Another engine reads mkdocs.yml alone."""
    with (PROJECT / "mkdocs.yml").open(encoding="utf-8") as file:
        settings = yaml_load(file, get_yaml_loader())
    assert {"plugins", "markdown_extensions", "validation", "nav", "extra"} <= settings.keys()


def put(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
