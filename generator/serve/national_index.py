"""The national index: a background process runs the pipeline up to `content/`.

Pages across regions are shown from `content/`; meanwhile the server renders single regions.
"""

import datetime as dt
import itertools
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
from generator.cache.store import cache_of
from generator.diagnostics import errors_in
from generator.errors import GeneratorError, system_error
from generator.executors.local import executor_for
from generator.files.freshness import scan
from generator.serve.live_project import Refusal
from generator.settings import Settings, build_moment, read_settings
from generator.source.discover import find_regions
from generator.views.site_pages import Backlinks

_SCAN_SECONDS = 1.0
"""Time between two scans of the whole data folder, of up to ten thousand files."""
_HAS_GROUPS = hasattr(os, "killpg")
"""Whether the system can kill a process together with its children."""


@dataclass(frozen=True, slots=True)
class NationalIndex:
    """The results of the last reading of all regions, and the progress of the current reading."""

    read: int = 0
    """Number of regions read so far."""
    total: int = 0
    """Number of regions in the current reading."""
    is_reading: bool = False
    files: frozenset[str] = frozenset()
    """Generated files below `content/` of the last reading without errors; empty before."""
    backlinks: Mapping[str, Backlinks] = field(default_factory=dict)
    """Backlinks of each region with any, by slug; from the same reading."""
    refusal: Refusal = field(default_factory=Refusal)
    """Errors in the data of the last reading."""
    error: GeneratorError | None = None
    """Error of the program in the last reading."""
    next_release: dt.datetime | None = None
    """Moment at which a further record is released, as of the last reading; None without any."""


class NationalReader:
    """Reads all regions again after a change of the data. Not for several threads at once."""

    def __init__(self, settings: Settings, *, jobs: int) -> None:
        self._settings = settings
        self._jobs = jobs
        self._index = NationalIndex()
        self._scanned: tuple[object, ...] | None = None
        self._read_from: tuple[object, ...] | None = None
        self._scanned_at = 0.0
        self._started_at = build_moment(os.environ)
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def look(self) -> NationalIndex:
        """Return the current index, and start a new reading if the data has changed."""
        self._receive()
        if self._process is None and time.monotonic() - self._scanned_at > _SCAN_SECONDS:
            found = tuple(scan(self._settings.regions_dir))
            # Between two equal scans nobody was writing: an edit of many files is read once.
            is_settled = found == self._scanned or self._read_from is None
            self._scanned, self._scanned_at = found, time.monotonic()
            release, now = self._index.next_release, build_moment(os.environ)
            # A reading that failed after the release is repeated after a change alone.
            is_due = release is not None and self._started_at < release <= now
            if is_settled and (is_due or found != self._read_from):
                self._read_from, self._started_at = found, now
                self._start()
        return self._index

    def close(self) -> None:
        """Stop the reading."""
        if self._process is not None and self._process.pid is not None:
            with suppress(OSError):
                if _HAS_GROUPS:
                    os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
        self._end()

    def _start(self) -> None:
        # A fork would copy the locks of threads that are answering requests at this moment.
        context = multiprocessing.get_context("spawn")
        self._pipe, sender = context.Pipe(duplex=False)
        arguments = (self._settings.config_file, self._jobs, sender)
        self._process = context.Process(target=_read_all, args=arguments)
        self._process.start()
        # The pipe ends with the process only if no other sender is open.
        sender.close()
        total = len(find_regions(self._settings.regions_dir))
        self._index = replace(self._index, is_reading=True, read=0, total=total)

    def _receive(self) -> None:
        while self._pipe is not None and self._pipe.poll():
            try:
                message = self._pipe.recv()
            except EOFError:
                self._end()
                return
            if isinstance(message, int):
                self._index = replace(self._index, read=message)
            elif message.error is None and not message.refusal.findings:
                self._index = message
            else:
                # The pages of the last good reading stay, with the reason why they are old.
                self._index = replace(
                    self._index,
                    is_reading=False,
                    refusal=message.refusal,
                    error=message.error,
                    next_release=self._index.next_release
                    if message.error is not None
                    else message.next_release,
                )

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.join()
        if self._index.is_reading:
            # The process ended without a result, as a killed process does.
            error = GeneratorError("worker_lost", task="regions/")
            self._index = replace(self._index, is_reading=False, error=error)
        self._process = self._pipe = None


def _read_all(config_file: Path, jobs: int, pipe: Connection) -> None:
    """Read, check and write all regions; send the number of read regions, then the index."""
    # Ctrl-C is for the server, which then ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _HAS_GROUPS:
        os.setsid()
        # The page that a person is waiting for comes first.
        os.nice(10)
    with suppress(BrokenPipeError):
        pipe.send(_read_index(read_settings(config_file).without_archives, jobs, pipe))


def _read_index(settings: Settings, jobs: int, pipe: Connection) -> NationalIndex:
    numbers = itertools.count(1)
    try:
        with (
            cache_of(settings, lambda _process: None) as cache,
            workplace_of(settings, executor_for(jobs), cache) as workplace,
        ):
            files = ProjectFiles(settings, cache)
            loaded = load_project(
                settings, workplace, on_region=lambda _slug: pipe.send(next(numbers))
            )
            if loaded.publishable is None:
                found = errors_in(loaded.report.diagnostics)
                refusal = Refusal(tuple(found), loaded.texts)
                return NationalIndex(refusal=refusal, next_release=loaded.next_release)
            generated, written = write_content(loaded, settings, workplace, files)
    except GeneratorError as error:
        return NationalIndex(error=error)
    except OSError as error:
        return NationalIndex(error=system_error(error))
    backlinks = {
        slug: task.backlinks
        for slug, task in generated.tasks.items()
        if task.backlinks != Backlinks()
    }
    return NationalIndex(
        files=frozenset(written.states), backlinks=backlinks, next_release=loaded.next_release
    )
