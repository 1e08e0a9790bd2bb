"""A crew: work that several processes share, and who is told how far it is."""

import gc
import multiprocessing
import sys
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from generator.errors import GeneratorError

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_FORKS = "fork" in multiprocessing.get_all_start_methods()


class Watcher(Protocol):
    """Is told of work as it is done."""

    def expect(self, total: int) -> None:
        """Take note of how much there will be, from here on."""

    def step(self) -> None:
        """Take note of one more."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Processes that work together."""

    jobs: int = 1
    """How many they are; 1 is this process alone."""
    watcher: Watcher | None = None

    def expect(self, total: int) -> None:
        """Say how much there will be, from here on."""
        if self.watcher is not None:
            self.watcher.expect(total)

    def step(self, amount: int = 1) -> None:
        """Say that more is done."""
        if self.watcher is not None:
            for _ in range(amount):
                self.watcher.step()

    def spread(
        self,
        work: Callable[[_Task], _Result],
        tasks: Sequence[_Task],
        *,
        at_a_time: int,
        start: tuple[Callable[..., None], tuple[Any, ...]] | tuple[()] = (),
    ) -> Generator[_Result, None, None]:
        """Yield what comes of each task, in order; no more than one process takes at a time, this
        one does by itself.

        Whoever may leave in the midst closes it, and what has not begun then is not done.

        Args:
            work: Does a task; a function at the top of a module.
            tasks: What is to be done.
            at_a_time: Tasks that are handed to a process together.
            start: What another process does first, and what it is given, where it does not start
                with all that is at hand here.

        Raises:
            GeneratorError: A process was killed, as a system does that is short of memory.
        """
        if self.jobs == 1 or len(tasks) <= at_a_time:
            yield from map(work, tasks)
            return
        context = multiprocessing.get_context("fork" if _FORKS else "spawn")
        gc.freeze()  # what is at hand stays; no process looks through it again
        try:
            with ProcessPoolExecutor(self.jobs, context, *(() if _FORKS else start)) as pool:
                try:
                    yield from pool.map(work, tasks, chunksize=at_a_time)
                except BrokenProcessPool:
                    _drop_untaken(pool)
                    raise GeneratorError("crew") from None
        finally:
            gc.unfreeze()


def _drop_untaken(pool: ProcessPoolExecutor) -> None:
    """Let a broken pool end on Python before 3.11.5, which waits for ever to hand tasks to
    processes that are gone.

    Since then the pool closes this end of the pipe itself, and may be in the midst of that
    (CPython's issue 94777).
    """
    tasks = getattr(pool, "_call_queue", None)
    if sys.version_info < (3, 11, 5) and tasks is not None:
        tasks._reader.close()  # noqa: SLF001
