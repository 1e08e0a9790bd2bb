"""Pages of the handbook in a project that has none of its own."""

from pathlib import Path

import pytest

from generator.build.handbook import write_handbook
from generator.packaged import CONTENT_DIR
from generator.settings import Settings, read_settings
from tests.conftest import PROJECT

PAGES = ("panduan/kabar.md", "panduan/visi.md")


def a_project(folder: Path, *pages: str) -> Settings:
    nav = ", ".join(pages)
    (folder / "mkdocs.yml").write_text(f"theme: masterplan\nnav: [{nav}]\n", encoding="utf-8")
    return read_settings(folder / "mkdocs.yml")


def names(settings: Settings) -> list[str]:
    content = settings.content_dir
    return sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md"))


def test_a_project_gets_the_pages_that_its_navigation_names(tmp_path: Path) -> None:
    settings = a_project(tmp_path, "index.md", "daerah/index.md", "kami.md", *PAGES)
    write_handbook(settings)
    assert names(settings) == list(PAGES)
    text = (settings.content_dir / PAGES[0]).read_text(encoding="utf-8")
    packaged = (CONTENT_DIR / PAGES[0]).read_text(encoding="utf-8")
    head, seal, *rest = text.splitlines(keepends=True)
    assert seal.startswith("packaged: ")
    assert "".join([head, *rest]) == packaged


def test_pages_that_are_as_they_should_be_are_not_written_again(tmp_path: Path) -> None:
    settings = a_project(tmp_path, *PAGES)
    write_handbook(settings)
    before = {name: (settings.content_dir / name).stat().st_mtime_ns for name in PAGES}
    write_handbook(settings)
    assert before == {name: (settings.content_dir / name).stat().st_mtime_ns for name in PAGES}


def test_an_older_copy_is_brought_up_to_date_and_one_that_nobody_wants_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = a_project(tmp_path, *PAGES)
    older = tmp_path / "versi-lama"
    for name in PAGES:
        (older / name).parent.mkdir(parents=True, exist_ok=True)
        (older / name).write_text("# Versi lama\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("generator.build.handbook.CONTENT_DIR", older)
        write_handbook(settings)
    assert "# Versi lama" in (settings.content_dir / PAGES[0]).read_text(encoding="utf-8")
    write_handbook(a_project(tmp_path, PAGES[0]))
    assert names(settings) == [PAGES[0]]
    assert "# Versi lama" not in (settings.content_dir / PAGES[0]).read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["# Kabar kami\n", "---\npackaged: 0\ntitle: Kabar\n---\n", ""])
def test_a_page_of_the_project_stays_as_it_is(text: str, tmp_path: Path) -> None:
    own = tmp_path / "docs" / PAGES[0]
    own.parent.mkdir(parents=True)
    own.write_text(text, encoding="utf-8")
    write_handbook(a_project(tmp_path, *PAGES))
    assert own.read_text(encoding="utf-8") == text
    write_handbook(a_project(tmp_path, PAGES[1]))
    assert own.read_text(encoding="utf-8") == text


def test_an_edited_copy_belongs_to_the_project(tmp_path: Path) -> None:
    settings = a_project(tmp_path, *PAGES)
    write_handbook(settings)
    copy = settings.content_dir / PAGES[0]
    edited = copy.read_text(encoding="utf-8").replace("title: ", "title: Kami: ", 1)
    copy.write_text(edited, encoding="utf-8")
    write_handbook(settings)
    write_handbook(a_project(tmp_path, PAGES[1]))
    assert copy.read_text(encoding="utf-8") == edited


def test_nothing_is_written_through_a_link_or_outside_of_the_folder(tmp_path: Path) -> None:
    target = tmp_path / "docs" / PAGES[0]
    target.parent.mkdir(parents=True)
    target.symlink_to(tmp_path / "di-luar.md")
    write_handbook(a_project(tmp_path, PAGES[0], "../content/panduan/visi.md"))
    assert not (tmp_path / "di-luar.md").exists()
    assert not (tmp_path / "content").exists()


def test_the_repository_keeps_its_own_pages() -> None:
    before = {path: path.read_bytes() for path in (PROJECT / "content/panduan").glob("*.md")}
    write_handbook(read_settings(PROJECT / "mkdocs.yml"))
    assert before == {path: path.read_bytes() for path in before}
