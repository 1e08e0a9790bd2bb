"""Writing generated files: only what differs, whole, and nothing left behind."""

import errno
import os
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.files.content import (
    OWNED_FILES,
    OWNED_FOLDERS,
    WrittenFiles,
    find_present,
    generated_file,
    staging_beside,
    write_generated,
)
from generator.files.freshness import scan

PAGES = [
    ("index.md", "Beranda"),
    ("daerah/kota-x/index.md", "Kota X"),
    ("data/daerah.csv", "slug\r\n"),
]


def run(content: Path, pages: list[tuple[str, str]], *, is_staged: bool = True) -> WrittenFiles:
    """Write pages, from a staging folder as worker processes leave them, or from memory."""
    present = find_present(content, {}, dict(scan(content)))
    with staging_beside(content) as staging:
        files = [generated_file(path, text.encode()) for path, text in pages]
        if is_staged:
            files = [staging.stage(file) for file in files]
        return write_generated(content, files, present, staging)


def what(written: WrittenFiles) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    return written.changed, written.removed, written.total


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_first_run_writes_everything_into_a_folder_that_it_makes(tmp_path: Path) -> None:
    content = tmp_path / "content"
    written = run(content, PAGES)
    assert what(written) == (tuple(sorted(path for path, _ in PAGES)), (), 3)
    assert tree(content) == {path: text.encode() for path, text in PAGES}


def test_a_folder_with_a_file_that_nobody_wants_is_not_moved_as_a_whole(tmp_path: Path) -> None:
    content = tmp_path / "content"
    with staging_beside(content) as staging:
        files = [staging.stage(generated_file(path, text.encode())) for path, text in PAGES]
        staging.stage(generated_file("daerah/kota-x/gone/index.md", b"of an earlier rendering"))
        written = write_generated(content, files, {}, staging)
    assert tree(content) == {path: text.encode() for path, text in PAGES}
    assert find_present(content, {}, dict(scan(content))) == written.states


def test_no_folder_is_moved_through_a_link(tmp_path: Path) -> None:
    content, elsewhere = tmp_path / "content", tmp_path / "elsewhere"
    elsewhere.mkdir()
    content.mkdir()
    (content / "data").symlink_to(elsewhere)
    with staging_beside(content) as staging:
        staging.stage(generated_file("data/tables/daerah.csv", b"slug"))
        assert staging.move_folders(content, {"data/tables/daerah.csv"}) == {}
    assert not list(elsewhere.iterdir())


def test_files_in_memory_are_written_like_staged_files(tmp_path: Path) -> None:
    content = tmp_path / "content"
    run(content, PAGES, is_staged=False)
    assert tree(content) == {path: text.encode() for path, text in PAGES}


def test_a_staging_folder_is_gone_afterwards_and_so_is_one_of_a_killed_run(tmp_path: Path) -> None:
    left = tmp_path / ".masterplan-lama"
    (left / "daerah").mkdir(parents=True)
    os.utime(left, (1, 1))
    run(tmp_path / "content", PAGES)
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_a_second_run_touches_no_file(tmp_path: Path) -> None:
    run(tmp_path, PAGES)
    for path, _ in PAGES:
        os.utime(tmp_path / path, (1, 1))
    assert what(run(tmp_path, PAGES)) == ((), (), 3)
    assert {(tmp_path / path).stat().st_mtime for path, _ in PAGES} == {1}


def test_only_the_file_that_differs_is_written(tmp_path: Path) -> None:
    run(tmp_path, PAGES)
    changed = [*PAGES[:2], ("data/daerah.csv", "slug\r\nkota-x\r\n")]
    assert what(run(tmp_path, changed)) == (("data/daerah.csv",), (), 3)
    assert tree(tmp_path)["data/daerah.csv"] == b"slug\r\nkota-x\r\n"


def test_what_no_page_claims_any_more_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    run(tmp_path, [*PAGES, ("daerah/kota-y/data/index.md", "Data")])
    assert what(run(tmp_path, PAGES)) == ((), ("daerah/kota-y/data/index.md",), 3)
    assert not (tmp_path / "daerah/kota-y").exists()


def test_an_owned_folder_without_pages_disappears(tmp_path: Path) -> None:
    run(tmp_path, [*PAGES, ("quick-win/index.md", "Janji")])
    run(tmp_path, PAGES)
    assert not (tmp_path / "quick-win").exists()


def test_what_people_wrote_is_never_touched(tmp_path: Path) -> None:
    by_hand = [
        "panduan/index.md",
        "tentang/index.md",
        "metode.md",
        "gambar/peta.svg",
        "daerah.md",
        "panduan/a/b.md",
    ]
    for name in by_hand:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"ditulis tangan: {name}", encoding="utf-8")
        os.utime(path, (1, 1))
    assert run(tmp_path, PAGES).removed == ()
    run(tmp_path, [])
    for name in by_hand:
        path = tmp_path / name
        assert path.read_text(encoding="utf-8") == f"ditulis tangan: {name}"
        assert path.stat().st_mtime == 1


def test_a_half_written_file_of_a_run_that_was_killed_goes_away(tmp_path: Path) -> None:
    run(tmp_path, PAGES)
    (tmp_path / "daerah/kota-x/.index.md.new").write_text("Kot", encoding="utf-8")
    assert run(tmp_path, PAGES).removed == ("daerah/kota-x/.index.md.new",)


def test_a_file_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, PAGES)

    def fail(_self: Path, _target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        run(tmp_path, [("index.md", "Baru")])
    assert (tmp_path / "index.md").read_text(encoding="utf-8") == "Beranda"


@pytest.mark.parametrize("link", ["daerah", "index.md", "panduan", "panduan/pesan"])
def test_a_link_in_the_place_of_an_owned_folder_is_refused_and_left_alone(
    link: str, tmp_path: Path
) -> None:
    other = tmp_path / "lain"
    (other / "kota-x").mkdir(parents=True)
    (other / "kota-x/index.md").write_text("milik orang", encoding="utf-8")
    content = tmp_path / "content"
    (content / link).parent.mkdir(parents=True, exist_ok=True)
    (content / link).symlink_to(other)
    with pytest.raises(GeneratorError) as refused:
        run(content, PAGES)
    assert (refused.value.key, refused.value.arguments) == (
        "owned_link",
        {"path": str(content / link)},
    )
    assert tree(other) == {"kota-x/index.md": b"milik orang"}


def test_git_ignores_all_that_is_owned_and_nothing_else_of_content() -> None:
    ignored = (Path(__file__).parents[3] / ".gitignore").read_text(encoding="utf-8").splitlines()
    lines = {
        line.removeprefix("/content/").rstrip("/")
        for line in ignored
        if line.startswith("/content/")
    }
    assert lines == {*OWNED_FOLDERS, *OWNED_FILES}


def test_a_folder_whose_removal_the_disk_refused_is_removed_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    earlier = run(content, PAGES).states.keys()

    remove = os.rmdir

    def refuse(path: str | Path, *, dir_fd: int | None = None) -> None:
        if Path(path).is_relative_to(content):
            raise OSError(errno.EIO, "Input/output error", str(path))
        remove(path, dir_fd=dir_fd)

    with monkeypatch.context() as patch:
        patch.setattr("os.rmdir", refuse)
        with pytest.raises(OSError, match="Input/output"):
            run(content, PAGES[:1])
    assert (content / "daerah/kota-x").is_dir()
    present = find_present(content, {}, dict(scan(content)))
    with staging_beside(content) as staging:
        files = [staging.stage(generated_file(path, text.encode())) for path, text in PAGES[:1]]
        write_generated(content, files, present, staging, earlier=earlier)
    assert [path.name for path in content.iterdir()] == ["index.md"]


def test_a_folder_of_the_editors_that_lost_its_last_page_stays(tmp_path: Path) -> None:
    content = tmp_path / "content"
    run(content, PAGES)
    (content / "catatan").mkdir()
    present = find_present(content, {}, dict(scan(content)))
    with staging_beside(content) as staging:
        files = [staging.stage(generated_file(path, text.encode())) for path, text in PAGES]
        earlier = [*present, "catatan/rapat.md"]
        write_generated(content, files, present, staging, earlier=earlier)
    assert (content / "catatan").is_dir()
