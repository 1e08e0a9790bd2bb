"""Publishing: the whole new site or the old one, at every instant, and nothing left of the dead."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.files import exchange, staging
from generator.files.freshness import FileStates, pack_states, unpack_states
from generator.files.staging import MANIFEST, staged


def make_site(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "sitemap.xml").write_text(text, encoding="utf-8")


def update(site: Path, files: dict[str, str], memory: Path | None = None) -> None:
    """Publish a site of some files and a sitemap; without a memory, everything is made anew."""
    with staged(site, None if memory is None else known(memory)) as new:
        for name, text in {"sitemap.xml": "peta", **files}.items():
            new.add(name, text.encode())
    if memory is not None:
        memory.write_bytes(pack_states(new.states))


def known(memory: Path) -> FileStates:
    return unpack_states(memory.read_bytes() if memory.exists() else None)


def tree(folder: Path) -> dict[str, str]:
    """Return the files of a site but the manifest, which must tell their digests."""
    found = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    told = found.pop(MANIFEST).read_text(encoding="utf-8")
    digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()}
    assert told == "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))
    return {name: path.read_text(encoding="utf-8") for name, path in found.items()}


def beside(site: Path) -> list[str]:
    """Return what is left in the working folder."""
    return sorted(path.name for path in site.with_name(f".{site.name}-build").iterdir())


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "memory"


def test_a_whole_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(site, "lama")
    with staged(site) as new:
        new.add("sitemap.xml", b"baru")
        assert (site / "sitemap.xml").read_text(encoding="utf-8") == "lama"
    assert tree(site) == {"sitemap.xml": "baru"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-build", "site"]
    assert beside(site) == [".gitignore", "lock"]


def test_a_site_is_published_where_there_was_none(tmp_path: Path) -> None:
    update(tmp_path / "di/sini", {})
    assert tree(tmp_path / "di/sini") == {"sitemap.xml": "peta"}


@pytest.mark.parametrize("trouble", [GeneratorError("search", reason=""), KeyboardInterrupt()])
def test_trouble_leaves_the_old_site_and_nothing_beside_it(
    trouble: BaseException, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    make_site(site, "lama")
    # Trouble comes when much is done.
    with pytest.raises(type(trouble)), staged(site) as new:  # noqa: PT012
        new.add("sitemap.xml", b"baru")
        raise trouble
    assert (site / "sitemap.xml").read_text(encoding="utf-8") == "lama"
    assert beside(site) == [".gitignore", "lock"]


def test_a_build_that_gives_nothing_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(site, "lama")
    with pytest.raises(ValueError, match="without files"), staged(site):
        pass
    assert (site / "sitemap.xml").read_text(encoding="utf-8") == "lama"


def test_a_folder_that_is_no_site_or_cannot_move_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "penting.txt").write_text("jangan hapus", encoding="utf-8")
    with pytest.raises(GeneratorError) as refusal, staged(tmp_path):
        pytest.fail("nothing may be built")
    assert refusal.value.key == "site_dir_foreign"
    monkeypatch.setattr(Path, "is_mount", lambda _: True)
    (tmp_path / "penting.txt").rename(tmp_path / "sitemap.xml")
    with pytest.raises(GeneratorError) as refusal, staged(tmp_path):
        pytest.fail("nothing may be built")
    assert refusal.value.key == "site_dir_mounted"


def test_unchanged_files_are_links_and_only_changed_ones_are_placed(
    tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    placed: list[str] = []
    link = os.link
    monkeypatch.setattr(staging.os, "link", lambda *paths: (placed.append(paths[1]), link(*paths)))
    pages = {f"{name}/index.html": name for name in "abcdefgh"}
    update(site, pages, memory)
    before = (site / "a/index.html").stat()
    update(site, {**pages, "b/index.html": "lain", "c/d/index.html": "tiga"}, memory)
    # The first edit after a build of everything links them all; further edits, their own files.
    for number in range(3):
        placed.clear()
        update(site, {**pages, "b/index.html": f"lain {number}"}, memory)
        assert len(placed) <= 1, placed
    assert tree(site) == {"sitemap.xml": "peta", **pages, "b/index.html": "lain 2"}
    assert not (site / "c/d").exists()
    after = (site / "a/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (
        before.st_ino,
        before.st_mtime_ns,
        2,
    )
    assert beside(site) == [".gitignore", "lock", "standby"]


def test_a_build_without_a_change_leaves_even_the_folder(tmp_path: Path, memory: Path) -> None:
    site = tmp_path / "site"
    update(site, {"a.txt": "satu"}, memory)
    before = site.stat()
    update(site, {"a.txt": "satu"}, memory)
    assert (site.stat().st_ino, site.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def harm_site(site: Path) -> None:
    (site / "a.txt").write_text("ubah", encoding="utf-8")
    (site / "b.txt").unlink()
    (site / "asing.txt").write_text("asing", encoding="utf-8")


def put_links(site: Path) -> None:
    """Put links in the place of published files, one with the very bytes that it should have."""
    (site.parent / "luar.txt").write_text("satu", encoding="utf-8")
    for name in ("a.txt", "asing"):
        (site / name).unlink(missing_ok=True)
        (site / name).symlink_to(site.parent / "luar.txt")


def harm_standby(site: Path) -> None:
    standby = site.with_name(".site-build") / "standby"
    (standby / "b.txt").unlink()
    (standby / "b.txt").mkdir()
    (standby / "kosong/lagi").mkdir(parents=True)
    (standby / "slot-gacor.html").write_text("asing", encoding="utf-8")
    (standby / "a.txt").unlink()
    (standby / "a.txt").symlink_to("b.txt")


def lose_standby(site: Path) -> None:
    shutil.rmtree(site.with_name(".site-build"))


@pytest.mark.parametrize("harm", [harm_site, put_links, harm_standby, lose_standby])
def test_what_somebody_changed_is_put_right(harm: "Harm", tmp_path: Path, memory: Path) -> None:
    site = tmp_path / "site"
    files = {"a.txt": "satu", "b.txt": "dua", "d/e.txt": "lima"}
    for word in ("tiga", "empat"):
        update(site, {**files, "c.txt": word}, memory)
    harm(site)
    update(site, {**files, "c.txt": "enam"}, memory)
    assert tree(site) == {"sitemap.xml": "peta", **files, "c.txt": "enam"}
    assert not [path for path in site.rglob("*") if path.is_symlink() or path.name == "kosong"]


@pytest.mark.parametrize("text", ["", "rusak", "[]", '{"a.txt": 1}', '{"a.txt": [1, 2, 3, "x"]}'])
def test_a_memory_that_is_damaged_is_no_memory(tmp_path: Path, memory: Path, text: str) -> None:
    site = tmp_path / "site"
    update(site, {"a.txt": "satu"}, memory)
    memory.write_text(text, encoding="utf-8")
    update(site, {"a.txt": "satu"}, memory)
    assert tree(site) == {"sitemap.xml": "peta", "a.txt": "satu"}


def test_a_disk_without_links_and_exchange_is_published_to_all_the_same(
    tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError("no links")

    monkeypatch.setattr(staging.os, "link", fail)
    monkeypatch.setattr(exchange, "_EXCHANGE", 1 << 20)
    site = tmp_path / "site"
    for number in range(4):
        update(site, {"a.txt": "satu", "b.txt": str(number)}, memory)
        assert tree(site) == {"sitemap.xml": "peta", "a.txt": "satu", "b.txt": str(number)}
    assert beside(site) == [".gitignore", "lock", "standby"]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_where_three_renames_are_needed_the_next_build_brings_the_site_back(
    tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    site = tmp_path / "site"
    for word in ("satu", "dua"):
        update(site, {"a.txt": word, "b.txt": "tetap"}, memory)
    with monkeypatch.context() as patched:
        patched.setattr(exchange, "_EXCHANGE", 1 << 20)
        number = 0
        rename = Path.rename

        def cut_off(path: Path, target: Path) -> Path:
            nonlocal number
            number += 1
            if number >= at:
                raise OSError("no power")
            return rename(path, target)

        patched.setattr(Path, "rename", cut_off)
        with pytest.raises(OSError, match="no power"):
            update(site, {"a.txt": "tiga", "b.txt": "tetap"}, memory)
    found = site if site.exists() else site.with_name(".site-build") / "aside"
    assert tree(found)["a.txt"] == ("tiga" if at == 3 else "dua")
    update(site, {"a.txt": "empat", "b.txt": "tetap"}, memory)
    assert tree(site)["a.txt"] == "empat"


def test_an_error_of_the_exchange_leaves_the_old_site(
    tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    update(site, {"a.txt": "satu", "b.txt": "tetap"}, memory)
    for name in ("_flush", "_exchange_in_one_step"):
        monkeypatch.setattr(exchange, name, fail)
        with pytest.raises(OSError, match="Input/output"):
            update(site, {"a.txt": "dua", "b.txt": "tetap"}, memory)
        assert tree(site)["a.txt"] == "satu"


def fail(*_: object) -> None:
    raise OSError(5, "Input/output error")


def test_a_reader_of_the_folder_sees_one_site_whole(tmp_path: Path, memory: Path) -> None:
    site = tmp_path / "site"
    names = [f"{number}.txt" for number in range(20)]
    update(site, dict.fromkeys(names, "-1"), memory)
    for number in range(5):
        folder = os.open(site, os.O_RDONLY)
        update(site, dict.fromkeys(names, str(number)), memory)
        read = {os.pread(os.open(name, os.O_RDONLY, dir_fd=folder), 9, 0) for name in names}
        os.close(folder)
        assert read == {str(number - 1).encode()}


def test_the_manifest_is_read_by_a_common_tool(tmp_path: Path) -> None:
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("no sha256sum here")
    update(tmp_path / "site", {"a b.txt": "satu", "c\\d\ne.txt": "dua", "folder/ü.txt": "tiga"})
    check = [tool, "--check", "--strict", "--quiet", MANIFEST]
    assert subprocess.run(check, cwd=tmp_path / "site", check=False).returncode == 0
    (tmp_path / "site/a b.txt").write_text("lain", encoding="utf-8")
    assert (
        subprocess.run(check, cwd=tmp_path / "site", check=False, capture_output=True).returncode
        == 1
    )


Harm = type(harm_site)
