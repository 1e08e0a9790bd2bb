"""The contract between steps and executors: a step is a pure function over tasks."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol, TypeVar

T_contra = TypeVar("T_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)
T = TypeVar("T")
R = TypeVar("R")


class Step(Protocol[T_contra, R_co]):
    """A step of a build: a frozen dataclass for pickling.

    The function of a step may know only the fields of the step and the task: so the result is the
    same in any process, and the key of the result covers every input.
    """

    @property
    def name(self) -> str:
        """Name of the step in the cache."""

    def open(self) -> Callable[[T_contra], R_co]:
        """Prepare a worker for any number of tasks, and return the function of a task."""

    def label(self, task: Any, /) -> str:
        """Return the name of a task in messages, for example the slug of a region."""

    def remote(self, sees: Callable[[Path], bool], /) -> Any | None:
        """Return the step for workers that are no copies of this process; None if there is none.

        Args:
            sees: Tells whether every worker sees a folder of this machine.
        """


class Executor(Protocol):
    """Runs steps."""

    def map(self, step: Step[T, R], tasks: Sequence[T], *, batch: int = 1) -> Generator[R]:
        """Yield the result of each task, in the order of the tasks.

        A caller may leave early by closing the generator; unstarted tasks are dropped.

        Args:
            step: The step.
            tasks: Tasks of the step.
            batch: Tasks of a worker at a time.

        Raises:
            GeneratorError: A worker was killed, as by a system without free memory.
        """


class Counter(Protocol):
    """Counts finished work, for showing progress."""

    def expect(self, total: int) -> None:
        """Note the amount of work from here on."""

    def step(self) -> None:
        """Count a finished piece of work."""


class Counting:
    """An executor with a counter of finished tasks."""

    def __init__(self, executor: Executor, counter: Counter) -> None:
        self._executor = executor
        self._counter = counter

    def map(self, step: Step[T, R], tasks: Sequence[T], *, batch: int = 1) -> Generator[R]:
        """Yield the result of each task, in the order of the tasks."""
        self._counter.expect(len(tasks))
        with closing(self._executor.map(step, tasks, batch=batch)) as made:
            for result in made:
                self._counter.step()
                yield result
