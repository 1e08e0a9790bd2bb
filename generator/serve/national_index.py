"""All regions at once: a process of its own runs the whole pipeline up to `content/`.

Pages across regions come from there; meanwhile the server shows single regions by themselves.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from generator.build.pipeline import load_project, workplace_of, write_content
from generator.build.up_to_date import ProjectFiles
from generator.cache.store import Cache
from generator.diagnostics import Severity
from generator.errors import GeneratorError
from generator.executors.local import executor_for
from generator.files.freshness import scan
from generator.serve.live_project import Refusal
from generator.settings import Settings, read_settings
from generator.source.discover import find_regions
from generator.views.site_pages import Backlinks

_LOOK_SECONDS = 1.0
"""Time between two looks at the whole data folder: it may have ten thousand files."""
_HAS_GROUPS = hasattr(os, "killpg")
"""Whether the system can end a process together with those that it has started."""


@dataclass(frozen=True, slots=True)
class NationalIndex:
    """What is known of all regions together."""

    read: int = 0
    """Regions that were read so far."""
    total: int = 0
    is_reading: bool = False
    files: frozenset[str] = frozenset()
    """Generated files below `content/`, as they were last written."""
    backlinks: Mapping[str, Backlinks] = field(default_factory=dict)
    """Statements elsewhere that lead to sources of a region, by slug."""
    refusal: Refusal = field(default_factory=Refusal)
    """Of the last reading."""
    error: tuple[str, Mapping[str, str]] | None = None
    """Key and arguments of what stopped the program itself in the last reading."""
    round: int = 0
    """How often all was read."""


class NationalReader:
    """Reads all regions again when any file of the data has changed. Not for several threads at
    once.
    """

    def __init__(self, settings: Settings, *, jobs: int) -> None:
        self._settings = settings
        self._jobs = jobs
        self._known = NationalIndex()
        self._seen: tuple[object, ...] | None = None
        self._read_as: tuple[object, ...] | None = None
        self._looked = 0.0
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def look(self) -> NationalIndex:
        """Return what is known, and see to it that it will be what the files say."""
        self._hear()
        if self._process is None and time.monotonic() - self._looked > _LOOK_SECONDS:
            seen = tuple(scan(self._settings.regions_dir))
            is_settled = seen == self._seen or self._read_as is None
            self._seen, self._looked = seen, time.monotonic()
            if is_settled and seen != self._read_as:
                self._start(seen)
        return self._known

    def close(self) -> None:
        """Stop reading."""
        if self._process is not None and self._process.pid is not None:
            with suppress(OSError):
                if _HAS_GROUPS:
                    os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
            self._process.join()
        self._end()

    def _start(self, seen: tuple[object, ...]) -> None:
        self._read_as = seen
        context = multiprocessing.get_context(
            "spawn"
        )  # what runs here may be in the midst of anything
        self._line, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_read_all, args=(self._settings.config_file, self._jobs, theirs)
        )
        self._process.start()
        theirs.close()
        total = len(find_regions(self._settings.regions_dir))
        self._known = replace(self._known, is_reading=True, read=0, total=total)

    def _hear(self) -> None:
        while self._line is not None and self._line.poll():
            try:
                told = self._line.recv()
            except EOFError:
                self._end()
                return
            if isinstance(told, int):
                self._known = replace(self._known, read=told)
            else:
                self._known = _after(self._known, told)

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.join()
        if self._known.is_reading:  # it ended without a word
            self._known = replace(
                self._known, is_reading=False, error=("worker_lost", {"task": "regions/"})
            )
        self._process = self._line = None


@dataclass(frozen=True, slots=True)
class _Result:
    """What comes of reading all: files and statements, or why there are none."""

    files: frozenset[str] = frozenset()
    backlinks: Mapping[str, Backlinks] = field(default_factory=dict)
    refusal: Refusal = field(default_factory=Refusal)
    error: tuple[str, Mapping[str, str]] | None = None


def _after(known: NationalIndex, result: _Result) -> NationalIndex:
    """Return what is known after a reading; what was good stays where this one was refused."""
    is_good = not result.refusal.findings and result.error is None
    return replace(
        known,
        is_reading=False,
        files=result.files if is_good else known.files,
        backlinks=result.backlinks if is_good else known.backlinks,
        refusal=result.refusal,
        error=result.error,
        round=known.round + 1,
    )


def _read_all(config_file: Path, jobs: int, line: Connection) -> None:
    """Read, check and write all, telling how far it is; the whole life of a process."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C is for the process that has started this one
    if _HAS_GROUPS:
        os.setsid()
        os.nice(10)  # the page that somebody is waiting for comes first
    with suppress(BrokenPipeError):
        line.send(_result(read_settings(config_file), jobs, line))


def _result(settings: Settings, jobs: int, line: Connection) -> _Result:
    count = 0

    def on_region(_slug: str) -> None:
        nonlocal count
        count += 1
        line.send(count)

    cache = Cache(settings.cache_dir)
    files = ProjectFiles(settings, cache)
    try:
        with workplace_of(settings, executor_for(jobs), cache) as workplace:
            loaded = load_project(settings, workplace, on_region=on_region)
            if loaded.publishable is None:
                found = loaded.report.diagnostics
                errors = (finding for finding in found if finding.severity is Severity.ERROR)
                return _Result(refusal=Refusal(tuple(errors), loaded.texts))
            generated, written = write_content(loaded, settings, workplace, files)
    except GeneratorError as error:
        return _Result(error=(error.key, error.arguments))
    except OSError as error:
        reason = {"path": str(error.filename), "reason": str(error.strerror)}
        return _Result(error=("system", reason))
    backlinks = {
        slug: task.backlinks
        for slug, task in generated.tasks.items()
        if task.backlinks != Backlinks()
    }
    return _Result(frozenset(written.states), backlinks)
