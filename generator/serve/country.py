"""All regions at once, read by a process of its own: what pages about several regions need, written
below `content/`.

It is what `masterplan generate` does, with what is kept from earlier runs; meanwhile regions are
shown by themselves.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from generator.build.generate import generate, write
from generator.build.load import load_site, options_for
from generator.diagnostics import Severity
from generator.errors import GeneratorError
from generator.serve.data import Refusal
from generator.settings import Settings, read_settings
from generator.source.discover import find_regions
from generator.views.site_pages import Backlinks

_LOOK_SECONDS = 1.0
"""Time between two looks at the whole data folder: it may have ten thousand files."""
_HAS_GROUPS = hasattr(os, "killpg")
"""Whether the system can end a process together with those that it has started."""


@dataclass(frozen=True, slots=True)
class Country:
    """What is known of all regions together."""

    read: int = 0
    """Regions that were read so far."""
    total: int = 0
    is_reading: bool = False
    files: frozenset[str] = frozenset()
    """Generated files below `content/`, as they were last written."""
    told: Mapping[str, Backlinks] = field(default_factory=dict)
    """What is said elsewhere and leads to sources of a region, by slug."""
    refusal: Refusal = field(default_factory=Refusal)
    """Of the last reading."""
    error: tuple[str, Mapping[str, str]] | None = None
    """Key and arguments of what stopped the program itself in the last reading."""
    round: int = 0
    """How often all was read."""


class Countrywide:
    """Reads all regions again when any file of the data has changed. Not for several threads at
    once.
    """

    def __init__(self, settings: Settings, *, jobs: int) -> None:
        self._settings = settings
        self._jobs = jobs
        self._known = Country()
        self._seen: tuple[object, ...] | None = None
        self._read_as: tuple[object, ...] | None = None
        self._looked = 0.0
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def look(self) -> Country:
        """Return what is known, and see to it that it will be what the files say."""
        self._hear()
        if self._process is None and time.monotonic() - self._looked > _LOOK_SECONDS:
            seen = tuple(stamps(self._settings.regions_dir))
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
            self._known = replace(self._known, is_reading=False, error=("crew", {}))
        self._process = self._line = None


@dataclass(frozen=True, slots=True)
class _Result:
    """What comes of reading all: files and statements, or why there are none."""

    files: frozenset[str] = frozenset()
    told: Mapping[str, Backlinks] = field(default_factory=dict)
    refusal: Refusal = field(default_factory=Refusal)
    error: tuple[str, Mapping[str, str]] | None = None


def _after(known: Country, result: _Result) -> Country:
    """Return what is known after a reading; what was good stays where this one was refused."""
    is_good = not result.refusal.findings and result.error is None
    return replace(
        known,
        is_reading=False,
        files=result.files if is_good else known.files,
        told=result.told if is_good else known.told,
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

    try:
        options = options_for(settings, jobs=jobs)
        loaded = load_site(
            settings.regions_dir,
            settings.project_dir,
            today=settings.today,
            options=options,
            on_region=on_region,
        )
        if loaded.publishable is None:
            errors = tuple(
                one for one in loaded.report.diagnostics if one.severity is Severity.ERROR
            )
            return _Result(refusal=Refusal(errors, loaded.texts))
        generated = generate(loaded)
        written = write(generated, settings.content_dir)
    except GeneratorError as error:
        return _Result(error=(error.key, error.arguments))
    except OSError as error:
        return _Result(
            error=("system", {"path": str(error.filename), "reason": str(error.strerror)})
        )
    told = {slug: task.told for slug, task in generated.tasks.items() if task.told != Backlinks()}
    return _Result(frozenset(written.digests), told)


def stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield name, time and size of every file below a folder: enough to know that one has changed."""
    for path, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            with suppress(OSError):
                # Ten thousand, each second.
                found = os.stat(f"{path}/{name}", follow_symlinks=False)  # noqa: PTH116
                yield f"{path}/{name}", found.st_mtime_ns, found.st_size
