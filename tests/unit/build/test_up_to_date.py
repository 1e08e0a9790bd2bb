"""The up-to-date check: an unchanged build is reported only if it is unchanged."""

import datetime as dt
import marshal
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build.up_to_date import LastBuild, ProjectFiles
from generator.cache.store import Cache
from generator.files import freshness
from generator.files.freshness import refresh, scan, scan_in_background
from generator.settings import read_settings

SAID = LastBuild("temuan", "penutup")
CONFIG = (
    "site_name: Kota\ndocs_dir: content\nplugins: [masterplan]\n"
    "theme: {name: material, custom_dir: tema}\n"
)
FILES = {
    "mkdocs.yml": CONFIG,
    "regions/_national/glossary.yml": "terms: []\n",
    "tema/main.html": "tema",
    "content/index.md": "dibuat",
    "content/tentang.md": "tulisan tangan",
    "site/index.html": "terbit",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    monkeypatch.setattr(freshness, "_SETTLED_AFTER", 0)
    for name, text in FILES.items():
        put(tmp_path, name, text)
    build(tmp_path)
    return tmp_path


def put(project: Path, name: str, text: str) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def files_of(project: Path) -> ProjectFiles:
    settings = read_settings(project / "mkdocs.yml")
    return ProjectFiles(settings, Cache(settings.cache_dir))


def last_build(project: Path, language: str = "id") -> LastBuild | None:
    return files_of(project).unchanged_build(language)


def build(
    project: Path, meanwhile: Callable[[], object] = lambda: None, said: LastBuild = SAID
) -> None:
    """Remember a build that changes nothing."""
    files = files_of(project)
    meanwhile()
    generated = {"index.md": dict(scan(project / "content"))["index.md"]}
    files.remember_content(refresh(project / "content", {}, generated))
    site = refresh(project / "site", {}, dict(scan(project / "site")))
    files.remember_build(said, "id", site)


def test_where_nothing_changed_the_last_build_says_what_it_said(project: Path) -> None:
    assert last_build(project) == SAID


def test_the_end_of_an_embargo_is_seen_without_any_change(project: Path) -> None:
    settings = read_settings(project / "mkdocs.yml")
    due = settings.moment + dt.timedelta(minutes=15)
    build(project, said=replace(SAID, next_release=due))
    for minutes, last in ((14, replace(SAID, next_release=due)), (15, None), (16, None)):
        later = replace(settings, moment=settings.moment + dt.timedelta(minutes=minutes))
        files = ProjectFiles(later, Cache(settings.cache_dir))
        assert files.unchanged_build("id") == last, minutes


@pytest.mark.parametrize("name", FILES)
def test_a_change_of_any_file_is_seen(project: Path, name: str) -> None:
    put(project, name, f"{FILES[name]}\n# lain")
    assert last_build(project) is None


@pytest.mark.parametrize("name", sorted(FILES.keys() - {"mkdocs.yml"}))
def test_a_file_gone_is_seen_and_so_is_a_new_one(project: Path, name: str) -> None:
    (project / name).rename(project / f"{name}.baru")
    assert last_build(project) is None


@pytest.mark.parametrize("name", ["content/tentang.md", "site/index.html"])
def test_a_change_that_keeps_size_and_time_is_seen(project: Path, name: str) -> None:
    before = (project / name).stat()
    put(project, name, FILES[name].replace("t", "d"))
    os.utime(project / name, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert last_build(project) is None


@pytest.mark.parametrize("how", ["forks", "cannot", "is killed"])
def test_looks_that_are_taken_meanwhile_are_those_of_the_files(
    project: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "cannot":
        monkeypatch.delattr(os, "fork")
    elif how == "is killed":
        monkeypatch.setattr(marshal, "dump", lambda *_: os._exit(9))
    assert scan_in_background(project)() == dict(scan(project))
    assert scan_in_background(project / "missing")() == {}


def test_a_file_whose_name_is_no_text_is_a_change_like_any_other(project: Path) -> None:
    (project / "site" / os.fsdecode(b"foto-\xe9.jpg")).touch()
    assert last_build(project) is None
    build(project)
    assert last_build(project) == SAID


def test_a_build_that_ends_without_asking_leaves_no_process_behind(tmp_path: Path) -> None:
    for number in range(1_500):
        (tmp_path / f"halaman-{number}-dengan-nama-yang-panjang.html").touch()
    program = (
        "import pathlib, sys; from generator.files import freshness; "
        "freshness.scan_in_background(pathlib.Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    # The call returns only once no process holds the output open.
    subprocess.run(command, check=True, capture_output=True, timeout=30)


def test_a_file_that_was_just_written_is_read_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "_SETTLED_AFTER", 10**19)
    # A clock that stands still.
    monkeypatch.setattr(freshness, "_signature", lambda found: (found.st_size, 0, 0, 1))
    build(project)
    assert last_build(project) == SAID
    put(project, "site/index.html", "terbiT")
    assert last_build(project) is None


@pytest.mark.parametrize(
    ("name", "value"), [("SITE_URL", "https://lain.example/"), ("SOURCE_DATE_EPOCH", "1795305600")]
)
def test_what_the_settings_take_from_outside_counts(
    project: Path, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(project, "mkdocs.yml", f"{CONFIG}site_url: !ENV [SITE_URL, 'https://kota.example/']\n")
    build(project)
    assert last_build(project) == SAID
    monkeypatch.setenv(name, value)
    assert last_build(project) is None


def test_another_language_is_another_answer(project: Path) -> None:
    assert last_build(project, "en") is None


@pytest.mark.parametrize("line", ["hooks: [kait.py]\n", "INHERIT: lain.yml\n"])
def test_where_others_have_a_part_in_it_nothing_is_promised(project: Path, line: str) -> None:
    put(project, "mkdocs.yml", CONFIG + line)
    build(project)
    assert last_build(project) is None


@pytest.mark.parametrize("name", ["regions/_national/glossary.yml", "content/tentang.md"])
def test_a_file_changed_while_a_build_ran_is_not_taken_for_built(project: Path, name: str) -> None:
    put(project, "tema/main.html", "lain")
    build(project, meanwhile=lambda: put(project, name, "ubah"))
    assert last_build(project) is None


@pytest.mark.parametrize("text", ["", "[]", "rusak", '["a", "b", {}, "c", "d"]', '["a"]'])
def test_a_damaged_record_counts_as_missing(project: Path, text: str) -> None:
    put(project, ".cache/build", text)
    assert last_build(project) is None
    Cache(project / ".cache").put("build", text.encode())
    assert last_build(project) is None
