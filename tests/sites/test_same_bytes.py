"""One commit, one site: neither the clock nor the disk nor the machine shows in the bytes."""

import datetime as dt
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.hostile.trials import VERSIONS, SmallProject, small_project
from tests.projects import forget_generated

FIVE_YEARS = dt.timedelta(days=1826)


class LaterDay(dt.datetime):
    """The clock, five years ahead."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> "LaterDay":
        return super().now(tz) + FIVE_YEARS

    @classmethod
    def utcnow(cls) -> "LaterDay":
        return cls.now(dt.UTC).replace(tzinfo=None)


class Entries:
    """The entries of a folder in another order than the disk's, as `os.scandir` gives them."""

    def __init__(self, found: Any) -> None:
        with found:
            self._left = iter(sorted(found, key=lambda entry: entry.name[::-1], reverse=True))

    def __iter__(self) -> Iterator[Any]:
        return self._left

    def __next__(self) -> Any:
        return next(self._left)

    def __enter__(self) -> "Entries":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close nothing: all entries are read already."""


def vary() -> None:
    """Give this process another clock, another order of folders, and another machine's settings."""
    for module in [*sys.modules.values()]:
        if getattr(module, "datetime", None) is dt.datetime:
            module.datetime = LaterDay
    clock, clock_ns = time.time, time.time_ns
    time.time = lambda: clock() + FIVE_YEARS.total_seconds()
    time.time_ns = lambda: clock_ns() + int(FIVE_YEARS.total_seconds()) * 1_000_000_000
    scandir, listdir = os.scandir, os.listdir
    os.scandir = lambda *folder: Entries(scandir(*folder))
    os.listdir = lambda *folder: sorted(listdir(*folder), key=lambda name: name[::-1], reverse=True)
    os.umask(0o077)
    os.environ |= {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "HOME": "/nowhere"}
    time.tzset()


def test_clock_folder_order_and_machine_do_not_show(tmp_path: Path) -> None:
    version = VERSIONS[0]
    with small_project((version,)) as project:
        folder = tmp_path / "folder lain, ü"
        left_out = shutil.ignore_patterns(".cache", "site", ".site-build", "log")
        shutil.copytree(project.folder, folder, ignore=left_out)
        forget_generated(folder)
        run = SmallProject(folder).build("--quiet", "--no-cache", "--jobs", "3", prepare=vary)
        assert (run.wait(), run.told()) == (0, "")
        for made, clean in zip(SmallProject(folder).trees(), project.clean[version], strict=True):
            assert sorted(made) == sorted(clean)
            assert [path for path in made if made[path] != clean[path]] == []
