"""A crew of processes: what comes of tasks, in order, and what goes wrong is told as it is."""

import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.processes import Crew


def double(number: int) -> int:
    return 2 * number


def refuse(number: int) -> int:
    raise GeneratorError("search", reason=f"tugas {number}")


def note(number: int, folder: Path) -> int:
    (folder / str(number)).touch()
    time.sleep(0.05)
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert list(Crew(jobs).spread(double, range(10), at_a_time=3)) == list(range(0, 20, 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_stops_a_task_says_why_wherever_it_was_done(jobs: int) -> None:
    with pytest.raises(GeneratorError) as refusal:
        list(Crew(jobs).spread(refuse, [7, 7], at_a_time=1))
    assert (refusal.value.key, refusal.value.arguments) == ("search", {"reason": "tugas 7"})


def test_who_leaves_in_the_midst_leaves_no_work_behind(tmp_path: Path) -> None:
    with closing(Crew(2).spread(partial(note, folder=tmp_path), range(50), at_a_time=1)) as made:
        assert next(made) == 0
    assert len(list(tmp_path.iterdir())) < 20
