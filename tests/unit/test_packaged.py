"""What a project has without writing it: settings, theme and navigation of the package."""

from pathlib import Path

import pytest

from generator.packaged import (
    default_nav,
    has_our_theme,
    own_theme_dirs,
    pages_named,
    settings_left_out,
)

OURS = {"theme": "masterplan"}


def a_theme(folder: Path) -> Path:
    (folder / "assets/masterplan").mkdir(parents=True)
    (folder / "assets/masterplan/masterplan.css").touch()
    return folder


def test_settings_that_a_project_does_not_write_have_defaults(tmp_path: Path) -> None:
    defaults = settings_left_out(OURS, tmp_path)
    assert defaults["plugins"] == ["masterplan"]
    assert {"index.md", "cari/index.md", "panduan/mulai.md"} <= set(pages_named(defaults["nav"]))
    assert defaults["extra"]["generator"] is False
    assert "www.rfc-editor.org" in defaults["extra"]["hosts"], "the handbook links there"


def test_a_setting_that_a_project_writes_is_taken_whole(tmp_path: Path) -> None:
    nav = ["index.md"]
    extra = {"edit_url": "x", "hosts": []}
    defaults = settings_left_out({**OURS, "nav": nav, "extra": extra}, tmp_path)
    assert "nav" not in defaults
    assert defaults["extra"] == {"generator": False}


@pytest.mark.parametrize("name", ["site_name", "site_url", "repo_url", "docs_dir", "site_dir"])
def test_what_is_of_this_site_alone_is_no_default(name: str, tmp_path: Path) -> None:
    assert name not in settings_left_out(OURS, tmp_path)


def test_a_caller_may_change_the_defaults(tmp_path: Path) -> None:
    settings_left_out(OURS, tmp_path)["markdown_extensions"].clear()
    assert "tables" in settings_left_out(OURS, tmp_path)["markdown_extensions"]


@pytest.mark.parametrize(
    ("theme", "is_ours"),
    [
        ("masterplan", True),
        ({"name": "masterplan", "language": "en"}, True),
        ({"name": "material", "custom_dir": "tema"}, True),
        ({"name": "material", "custom_dir": "hilang"}, False),
        ("material", False),
        (None, False),
        ([], False),
    ],
)
def test_our_theme_is_known_by_its_name_and_by_a_copy_of_its_files(
    theme: object, is_ours: bool, tmp_path: Path
) -> None:
    a_theme(tmp_path / "tema")
    assert has_our_theme({"theme": theme}, tmp_path) is is_ours
    assert bool(settings_left_out({"theme": theme}, tmp_path)) is is_ours


def test_folders_of_libraries_are_left_out_of_a_theme(tmp_path: Path) -> None:
    ours, own, material = a_theme(tmp_path / "kami"), tmp_path / "tampilan", tmp_path / "material"
    dirs = [str(own), str(ours), str(material), str(ours)]
    assert own_theme_dirs(dirs, str(own)) == (ours, own)
    assert own_theme_dirs([str(material)], None) == ()


def test_a_navigation_may_be_written_in_many_ways() -> None:
    nav = ["index.md", {"Bagian": ["a/index.md", {"B": "b.md"}]}, {"Luar": "https://x.id"}, 3, None]
    assert list(pages_named(nav)) == ["index.md", "a/index.md", "b.md"]
    assert list(pages_named(None)) == []
    assert "index.md" in pages_named(default_nav())
