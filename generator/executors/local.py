"""Executors of this machine: this process, or a pool of processes."""

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.errors import GeneratorError
from generator.executors.protocol import Executor, R, Step, T

_AHEAD = 8
"""Batches per worker that are submitted before the first result is taken.

Enough to keep every worker busy, and few enough to keep a large country out of memory.
"""

_F = TypeVar("_F")
_function: Callable[[Any], Any] | None = None
"""The function of the open step of this worker process."""


def executor_for(jobs: int) -> Executor:
    """Return an executor of this machine.

    Args:
        jobs: Number of processes; 1 is this process alone.
    """
    return ProcessPool(jobs) if jobs > 1 else InProcess()


@contextmanager
def uncollected() -> Iterator[None]:
    """Run without the garbage collector: records live long and hold hardly any cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class InProcess:
    """Runs tasks in sequence in this process."""

    def map(self, step: Step[T, R], tasks: Sequence[T], *, batch: int = 1) -> Generator[R]:
        """Yield the result of each task, in the order of the tasks."""
        del batch
        if not tasks:
            return
        function = step.open()
        with uncollected():
            yield from map(function, tasks)


@dataclass(frozen=True, slots=True)
class ProcessPool:
    """Runs tasks in processes of this machine."""

    jobs: int
    """Number of processes."""

    def map(self, step: Step[T, R], tasks: Sequence[T], *, batch: int = 1) -> Generator[R]:
        """Yield the result of each task, in the order of the tasks."""
        if len(tasks) <= batch:
            yield from InProcess().map(step, tasks)
            return
        forks = "fork" in multiprocessing.get_all_start_methods()
        if not forks and step.remote(lambda _folder: True) is None:
            # The step cannot be sent to a process that is no copy of this one.
            yield from InProcess().map(step, tasks)
            return
        batches = [tuple(tasks[at : at + batch]) for at in range(0, len(tasks), batch)]
        context = multiprocessing.get_context("fork" if forks else "spawn")
        if forks:
            # Forked workers share the open step instead of opening it once more each.
            _take(step.open())
        start = (_let_end,) if forks else (_open, (step,))
        try:
            with ProcessPoolExecutor(min(self.jobs, len(batches)), context, *start) as pool:
                yield from self._results(step, batches, pool)
        finally:
            _take(None)

    def _results(
        self, step: Step[T, R], batches: Sequence[tuple[T, ...]], pool: ProcessPoolExecutor
    ) -> Iterator[R]:
        def submit(batch: tuple[T, ...]) -> Future[list[R]]:
            return _submitted(batch, pool)

        try:
            for batch, future in in_order(batches, submit, ahead=_AHEAD * self.jobs):
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    raise GeneratorError("worker_lost", task=step.label(batch[0])) from None
        except GeneratorError:
            _drop_untaken(pool)
            raise


def in_order(
    tasks: Iterable[T], submit: Callable[[T], _F], *, ahead: int
) -> Iterator[tuple[T, _F]]:
    """Yield each task with a future, in order; a bounded number of futures is open at a time.

    Args:
        tasks: Tasks, taken only as futures are taken.
        submit: Starts a task and returns a future.
        ahead: Number of open futures at a time.
    """
    waiting: deque[tuple[T, _F]] = deque()
    for task in tasks:
        waiting.append((task, submit(task)))
        if len(waiting) >= ahead:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


def _submitted(batch: tuple[Any, ...], pool: ProcessPoolExecutor) -> Future[list[Any]]:
    """Return the future of a batch; a broken pool gives a broken future.

    The batch that broke the pool comes before, with the error to be told.
    """
    try:
        return pool.submit(_run, batch)
    except BrokenProcessPool as error:
        future: Future[list[Any]] = Future()
        future.set_exception(error)
        return future


def _take(function: Callable[[Any], Any] | None) -> None:
    # A worker process has no other place for the open step.
    global _function  # noqa: PLW0603
    _function = function


def _let_end() -> None:
    """Let SIGTERM end a forked worker, whatever the handler that it inherited would do.

    A broken pool ends its workers by this signal. A handler of Python waits for the worker to come
    back from a write into a pipe that nobody reads any more.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _open(step: Step[Any, Any]) -> None:
    _take(step.open())


def _run(batch: tuple[Any, ...]) -> list[Any]:
    if _function is None:
        raise RuntimeError("a worker process without an open step")
    with uncollected():
        return [_function(task) for task in batch]


def _drop_untaken(pool: ProcessPoolExecutor) -> None:
    """Let a broken pool end on Python before 3.11.5.

    Earlier versions wait for ever to hand tasks to dead processes. Later versions close the same
    end of the pipe themselves, perhaps at this moment (CPython's issue 94777).
    """
    tasks = getattr(pool, "_call_queue", None)
    if sys.version_info < (3, 11, 5) and tasks is not None:
        tasks._reader.close()  # noqa: SLF001
