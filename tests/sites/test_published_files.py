"""Files beside the pages: a page loads every script and style sheet, and licences are there."""

import re
from importlib.metadata import distribution
from pathlib import Path

import material
import pytest

from generator.engine.engine_packages import THEMES, engine_distributions
from tests.conftest import PROJECT
from tests.reading import folded

LOADED = re.compile(r"""(?:src|href)=["']?([^"'\s>?#]+\.(?:js|css))(?![\w.])""")
NAMED_IN_SCRIPT = re.compile(r"""["'`/]([\w.-]+\.js)\b""")
LICENCES = "assets/licences.txt"


def loaded_by_pages(site: Path) -> set[Path]:
    """Return the scripts and style sheets that pages name, and those that these scripts name."""
    found = {
        site / name.lstrip("/") if name.startswith("/") else (page.parent / name).resolve()
        for page in site.rglob("*.html")
        for name in LOADED.findall(page.read_text(encoding="utf-8"))
    }
    by_name = {path.name: path for path in site.rglob("*.js")}
    waiting = [path for path in found if path.suffix == ".js"]
    while waiting:
        script = waiting.pop()
        for name in NAMED_IN_SCRIPT.findall(script.read_text(encoding="utf-8")):
            path = by_name.get(name)
            if path is not None and path not in found:
                found.add(path)
                waiting.append(path)
    return found


def test_every_script_and_style_sheet_that_is_published_is_loaded(built_site: Path) -> None:
    loaded = loaded_by_pages(built_site)
    published = {*built_site.rglob("*.js"), *built_site.rglob("*.css")}
    assert len(published) > 10
    assert {path.relative_to(built_site).as_posix() for path in published - loaded} == set()
    assert loaded - published == set()


def test_no_source_map_is_published_without_its_script(built_site: Path) -> None:
    maps = built_site.rglob("*.map")
    assert [path.name for path in maps if not path.with_suffix("").is_file()] == []


def licence_of(name: str) -> str:
    """Return the licence of an installed distribution, from its own file."""
    files = distribution(name).files or ()
    (licence,) = (path for path in files if "licenses" in path.parts)
    return licence.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in THEMES if name in engine_distributions()])
def test_the_licence_of_the_theme_is_published(name: str, built_site: Path) -> None:
    assert folded(licence_of(name)) in licences(built_site)


def test_the_licence_of_the_theme_s_icons_is_published(built_site: Path) -> None:
    icons = Path(material.__file__).parent / "templates/.icons/material/LICENSE"
    assert folded(icons.read_text(encoding="utf-8")) in licences(built_site)


def test_the_licence_of_our_own_scripts_and_style_sheets_is_published(built_site: Path) -> None:
    assert folded((PROJECT / "LICENSE").read_text(encoding="utf-8")) in licences(built_site)


def licences(site: Path) -> str:
    return folded((site / LICENCES).read_text(encoding="utf-8"))
