"""Many rows judged by one test: a test for each would cost more to collect than to run."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import pytest

Row = TypeVar("Row")


def judge_rows(
    rows: Iterable[Row], judge: Callable[[Row], None], *, name: Callable[[Row], object] = str
) -> None:
    """Judge each row by its assertions; fail once, naming each row that fails and its reason.

    No rows at all are a failure too. `pytest.skip` within `judge` passes over its row alone.
    """
    judged, failed = 0, []
    for row in rows:
        judged += 1
        try:
            judge(row)
        except pytest.skip.Exception:
            continue
        # A row that raises anything else is a failure of that row, not the end of the test.
        except Exception as failure:  # noqa: BLE001
            failed.append(f"{name(row)}: {failure or type(failure).__name__}")
    assert judged, "there are no rows"
    if failed:
        pytest.fail(f"{len(failed)} of {judged} rows fail\n" + "\n".join(failed), pytrace=False)
