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
    """A step of a build; a frozen dataclass that can be pickled.

    Its function may know the fields of the step and the task, nothing else: so the result is the
    same in any process, and the key of the result covers every input.
    """

    @property
    def name(self) -> str:
        """Name of the step in the cache."""

    def open(self) -> Callable[[T_contra], R_co]:
        """Prepare a worker for any number of tasks, and return the function that does one."""

    def label(self, task: Any, /) -> str:
        """Return what messages call a task, such as the region's slug."""

    def remote(self, sees: Callable[[Path], bool], /) -> Any | None:
        """Return the step for workers on other machines; None if they cannot run the step.

        Args:
            sees: Tells whether every worker sees a folder of this machine.
        """


class Executor(Protocol):
    """Runs steps."""

    def map(self, step: Step[T, R], tasks: Sequence[T], *, batch: int = 1) -> Generator[R]:
        """Yield the result of each task, in the order of the tasks.

        A caller that leaves early closes the generator; tasks that have not begun are dropped.

        Args:
            step: The step.
            tasks: Its tasks.
            batch: Tasks that a worker takes at a time.

        Raises:
            GeneratorError: A worker was killed, as a system does that is short of memory.
        """


class Counter(Protocol):
    """Counts finished work, for showing progress."""

    def expect(self, total: int) -> None:
        """Note how much work there is from here on."""

    def step(self) -> None:
        """Count one more piece of work."""


class Counting:
    """An executor that counts the tasks of each step as they are done."""

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
