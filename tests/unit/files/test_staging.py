"""Publishing: the whole new site or the old one, and nothing beside it."""

import os
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.files import staging
from generator.files.freshness import FileStates, pack_states, unpack_states
from generator.files.staging import staged


def make_site(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "sitemap.xml").write_text(text, encoding="utf-8")


def test_a_whole_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(site, "lama")
    with staged(site) as new:
        make_site(new.folder, "baru")
        assert (site / "sitemap.xml").read_text(encoding="utf-8") == "lama"
    assert (site / "sitemap.xml").read_text(encoding="utf-8") == "baru"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_is_published_where_there_was_none(tmp_path: Path) -> None:
    with staged(tmp_path / "di/sini") as new:
        make_site(new.folder, "baru")
    assert (tmp_path / "di/sini/sitemap.xml").is_file()


@pytest.mark.parametrize("trouble", [GeneratorError("search", reason=""), KeyboardInterrupt()])
def test_trouble_leaves_the_old_site_and_nothing_beside_it(
    trouble: BaseException, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    make_site(site, "lama")
    # Trouble comes when much is done.
    with pytest.raises(type(trouble)), staged(site) as new:  # noqa: PT012
        make_site(new.folder, "baru")
        raise trouble
    assert (site / "sitemap.xml").read_text(encoding="utf-8") == "lama"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_gives_nothing_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(site, "lama")
    with pytest.raises(FileNotFoundError), staged(site):
        pass
    assert (site / "sitemap.xml").read_text(encoding="utf-8") == "lama"


def test_a_folder_with_other_things_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "penting.txt").write_text("jangan hapus", encoding="utf-8")
    with pytest.raises(GeneratorError) as refusal, staged(tmp_path):
        pytest.fail("nothing may be built")
    assert refusal.value.key == "site_dir_foreign"


def update(site: Path, memory: Path, files: dict[str, str]) -> None:
    """Publish a site of some files and a sitemap."""
    with staged(site, known(memory)) as new:
        for name, text in {"sitemap.xml": "peta", **files}.items():
            new.add(name, text.encode())
    memory.write_bytes(pack_states(new.states))


def known(memory: Path) -> FileStates:
    return unpack_states(memory.read_bytes() if memory.exists() else None)


def tree(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_only_what_differs_is_put_in_its_place(tmp_path: Path) -> None:
    site, memory = tmp_path / "site", tmp_path / "memory.json"
    update(site, memory, {"a/index.html": "satu", "b/index.html": "dua", "c/d/index.html": "tiga"})
    before = (site / "a/index.html").stat()
    update(site, memory, {"a/index.html": "satu", "b/index.html": "lain"})
    assert tree(site) == {"sitemap.xml": "peta", "a/index.html": "satu", "b/index.html": "lain"}
    assert not (site / "c").exists()
    after = (site / "a/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["memory.json", "site"]


def test_what_somebody_changed_in_the_published_site_is_put_right(tmp_path: Path) -> None:
    site, memory = tmp_path / "site", tmp_path / "memory.json"
    update(site, memory, {"a.txt": "satu", "b.txt": "dua"})
    (site / "a.txt").write_text("ubah", encoding="utf-8")
    (site / "b.txt").unlink()
    (site / "asing.txt").write_text("asing", encoding="utf-8")
    update(site, memory, {"a.txt": "satu", "b.txt": "dua"})
    assert tree(site) == {"sitemap.xml": "peta", "a.txt": "satu", "b.txt": "dua"}


@pytest.mark.parametrize("text", ["", "rusak", "[]", '{"a.txt": 1}', '{"a.txt": [1, 2, 3, "x"]}'])
def test_a_memory_that_is_damaged_is_no_memory(tmp_path: Path, text: str) -> None:
    site, memory = tmp_path / "site", tmp_path / "memory.json"
    update(site, memory, {"a.txt": "satu"})
    memory.write_text(text, encoding="utf-8")
    update(site, memory, {"a.txt": "satu"})
    assert tree(site) == {"sitemap.xml": "peta", "a.txt": "satu"}


def test_trouble_in_an_update_leaves_the_published_site(tmp_path: Path) -> None:
    site, memory = tmp_path / "site", tmp_path / "memory.json"
    update(site, memory, {"a.txt": "satu"})
    # Trouble when much is done.
    with pytest.raises(KeyboardInterrupt), staged(site, known(memory)) as new:  # noqa: PT012
        new.add("a.txt", b"dua")
        raise KeyboardInterrupt
    assert tree(site) == {"sitemap.xml": "peta", "a.txt": "satu"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["memory.json", "site"]


@pytest.mark.parametrize("done", [0, 1])
def test_an_update_that_was_cut_off_is_brought_to_its_end_by_the_next(
    tmp_path: Path, done: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, memory = tmp_path / "site", tmp_path / "memory.json"
    update(site, memory, {"a.txt": "satu", "b.txt": "dua", "c.txt": "tiga"})
    replace, moved = os.replace, []

    def cut_off(path: str, target: str) -> None:
        if Path(target).parent != site:
            replace(path, target)
            return
        if len(moved) == done:
            raise OSError("no power")
        moved.append(target)
        replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(staging.os, "replace", cut_off)
        with pytest.raises(OSError, match="no power"):
            update(site, memory, {"a.txt": "lain", "b.txt": "baru"})
    with pytest.raises(KeyboardInterrupt), staged(site, known(memory)):
        raise KeyboardInterrupt
    assert tree(site) == {"sitemap.xml": "peta", "a.txt": "lain", "b.txt": "baru"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["memory.json", "site"]
