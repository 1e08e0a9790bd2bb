"""Executors of this machine: results in order, faults as they are, and no work left behind."""

import os
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.executors import local
from generator.executors.local import executor_for
from generator.executors.protocol import Counting


@dataclass(frozen=True)
class Apply:
    """Applies a function to each task."""

    function: Callable[[int], int]
    name = "apply"

    def open(self) -> Callable[[int], int]:
        return self.function

    def label(self, task: int) -> str:
        return f"tugas {task}"

    def remote(self, _sees: Callable[[Path], bool]) -> "Apply | None":
        return self


@dataclass(frozen=True)
class Note(Apply):
    """Notes each task in a folder, slowly."""

    folder: Path

    def open(self) -> Callable[[int], int]:
        return self.note

    def note(self, task: int) -> int:
        (self.folder / str(task)).touch()
        time.sleep(0.05)
        return task


def double(number: int) -> int:
    return 2 * number


def refuse(number: int) -> int:
    raise GeneratorError("search", reason=f"tugas {number}")


def end(number: int) -> int:
    os._exit(number)


@pytest.fixture(params=["fork", "spawn"])
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How processes start."""
    monkeypatch.setattr(local.multiprocessing, "get_all_start_methods", lambda: [request.param])
    return str(request.param)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs: int, method: str) -> None:
    del method
    made = executor_for(jobs).map(Apply(double), range(10), batch=3)
    assert list(made) == list(range(0, 20, 2))


def test_a_step_that_cannot_travel_runs_without_copies_of_this_process(method: str) -> None:
    del method
    kept = [7]

    @dataclass(frozen=True)
    class Bound(Apply):
        def remote(self, _sees: Callable[[Path], bool]) -> None:
            return None

    made = executor_for(2).map(Bound(lambda task: task + kept[0]), [1, 2, 3])
    assert list(made) == [8, 9, 10]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_stops_a_task_says_why_wherever_it_was_done(jobs: int) -> None:
    with pytest.raises(GeneratorError) as refusal:
        list(executor_for(jobs).map(Apply(refuse), [7, 7]))
    assert (refusal.value.key, refusal.value.arguments) == ("search", {"reason": "tugas 7"})


def test_a_killed_worker_is_named_by_its_task() -> None:
    with pytest.raises(GeneratorError) as lost:
        list(executor_for(2).map(Apply(end), [9, 9, 9]))
    assert (lost.value.key, lost.value.arguments) == ("worker_lost", {"task": "tugas 9"})


def test_who_leaves_in_the_midst_leaves_no_work_behind(tmp_path: Path) -> None:
    with closing(executor_for(2).map(Note(double, tmp_path), range(50))) as made:
        assert next(made) == 0
    assert len(list(tmp_path.iterdir())) < 25


def test_tasks_are_counted_as_they_are_done() -> None:
    counted: list[int] = []

    class Count:
        def expect(self, total: int) -> None:
            counted.append(total)

        def step(self) -> None:
            counted.append(1)

    assert list(Counting(executor_for(1), Count()).map(Apply(double), [1, 2])) == [2, 4]
    assert counted == [2, 1, 1]
