"""The day on which a file last changed, as a real git repository knows it."""

import datetime as dt
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.history import changed_days

TODAY = dt.date(2026, 11, 21)
Git = Callable[..., str]


@pytest.fixture(autouse=True)
def _away_from_any_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def git_in(folder: Path) -> Git:
    identity = ["-c", "user.name=Penulis", "-c", "user.email=penulis@here.invalid"]

    def run(*arguments: str, on: str = "2022-04-21T12:00:00+07:00") -> str:
        environment = os.environ | {
            "GIT_COMMITTER_DATE": on,
            "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z",
        }
        command = ["git", *identity, *arguments]
        return subprocess.run(
            command, cwd=folder, env=environment, check=True, capture_output=True, encoding="utf-8"
        ).stdout

    return run


@pytest.fixture
def repository(tmp_path: Path) -> tuple[Path, Git]:
    """A project with two data files and a page, committed on 21 April 2022."""
    folder = tmp_path / "project"
    for name in (
        "regions/kota-x/region.yml",
        "regions/kota-x/quick-wins/a b é.yml",
        "content/index.md",
    ):
        write(folder / name, "satu")
    git = git_in(folder)
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "satu")
    return folder, git


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_file_has_the_day_of_its_commit_and_only_data_files_have_one(
    repository: tuple[Path, Git],
) -> None:
    day = dt.date(2022, 4, 21)
    assert changed_days(repository[0], "regions", today=TODAY) == {
        "regions/kota-x/region.yml": day,
        "regions/kota-x/quick-wins/a b é.yml": day,
    }


def test_the_newest_commit_of_a_file_counts_and_touches_no_other_file(
    repository: tuple[Path, Git],
) -> None:
    folder, git = repository
    write(folder / "regions/kota-x/region.yml", "dua")
    git("commit", "--quiet", "-am", "dua", on="2023-01-02T12:00:00+07:00")
    days = changed_days(folder, "regions", today=TODAY)
    assert days["regions/kota-x/region.yml"] == dt.date(2023, 1, 2)
    assert days["regions/kota-x/quick-wins/a b é.yml"] == dt.date(2022, 4, 21)


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2023-01-01T16:59:59Z", dt.date(2023, 1, 1)), ("2023-01-01T17:00:00Z", dt.date(2023, 1, 2))],
)
def test_days_are_counted_in_western_indonesian_time(
    repository: tuple[Path, Git], moment: str, day: dt.date
) -> None:
    folder, git = repository
    write(folder / "regions/kota-x/region.yml", moment)
    git("commit", "--quiet", "-am", "dua", on=moment)
    assert changed_days(folder, "regions", today=TODAY)["regions/kota-x/region.yml"] == day


def test_what_is_not_committed_changed_today(repository: tuple[Path, Git]) -> None:
    folder, git = repository
    write(folder / "regions/kota-x/region.yml", "dua")
    write(folder / "regions/kota-y/region.yml", "baru")
    write(folder / "regions/kota-z/region.yml", "disiapkan")
    git("add", "regions/kota-z")
    assert changed_days(folder, "regions", today=TODAY) == {
        "regions/kota-x/region.yml": TODAY,
        "regions/kota-y/region.yml": TODAY,
        "regions/kota-z/region.yml": TODAY,
        "regions/kota-x/quick-wins/a b é.yml": dt.date(2022, 4, 21),
    }


def test_a_renamed_file_has_the_day_of_its_new_name(repository: tuple[Path, Git]) -> None:
    folder, git = repository
    git("mv", "regions/kota-x", "regions/kota-baru")
    assert changed_days(folder, "regions", today=TODAY)["regions/kota-baru/region.yml"] == TODAY
    git("commit", "--quiet", "-m", "nama baru", on="2024-05-06T12:00:00+07:00")
    assert changed_days(folder, "regions", today=TODAY)["regions/kota-baru/region.yml"] == dt.date(
        2024, 5, 6
    )


def test_paths_are_the_project_s_even_where_the_checkout_begins_above_it(tmp_path: Path) -> None:
    top = tmp_path / "top"
    write(top / "situs/regions/kota-x/region.yml", "satu")
    git = git_in(top)
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "satu")
    write(top / "situs/regions/kota-y/region.yml", "baru")
    assert changed_days(top / "situs", "regions", today=TODAY) == {
        "regions/kota-x/region.yml": dt.date(2022, 4, 21),
        "regions/kota-y/region.yml": TODAY,
    }


def test_a_cut_off_history_tells_nothing(repository: tuple[Path, Git], tmp_path: Path) -> None:
    folder, git = repository
    write(folder / "regions/kota-x/region.yml", "dua")
    git("commit", "--quiet", "-am", "dua", on="2023-01-02T12:00:00+07:00")
    git("clone", "--quiet", "--depth", "1", folder.as_uri(), str(tmp_path / "shallow"))
    git("clone", "--quiet", folder.as_uri(), str(tmp_path / "whole"))
    assert changed_days(tmp_path / "shallow", "regions", today=TODAY) == {}
    assert changed_days(tmp_path / "whole", "regions", today=TODAY) == changed_days(
        folder, "regions", today=TODAY
    )


def test_outside_a_checkout_no_day_is_known(tmp_path: Path) -> None:
    write(tmp_path / "project/regions/kota-x/region.yml", "satu")
    assert changed_days(tmp_path / "project", "regions", today=TODAY) == {}


def test_without_git_no_day_is_known(
    repository: tuple[Path, Git], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert changed_days(repository[0], "regions", today=TODAY) == {}


def test_a_checkout_without_commits_knows_only_today(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    write(folder / "regions/kota-x/region.yml", "satu")
    git_in(folder)("init", "--quiet")
    assert changed_days(folder, "regions", today=TODAY) == {"regions/kota-x/region.yml": TODAY}
