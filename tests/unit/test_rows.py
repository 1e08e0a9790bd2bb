import pytest

from tests.rows import judge_rows


def even(number: int) -> None:
    assert number % 2 == 0, "odd"


def test_rows_without_a_fault_pass() -> None:
    judge_rows([2, 4], even)


def test_each_row_that_fails_is_named_with_its_reason() -> None:
    with pytest.raises(pytest.fail.Exception) as failed:
        judge_rows([1, 2, 3], even, name=lambda number: f"row {number}")
    told = str(failed.value)
    assert told.startswith("2 of 3 rows fail\n")
    assert "row 1: odd" in told
    assert "row 3: odd" in told
    assert "row 2" not in told


def test_a_row_that_breaks_the_judge_fails_and_does_not_end_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"1 of 2 rows fail\na: invalid literal"):
        judge_rows(["a", "2"], lambda text: even(int(text)))


def test_no_rows_at_all_are_a_failure() -> None:
    with pytest.raises(AssertionError, match="there are no rows"):
        judge_rows([], even)


def test_a_row_that_skips_is_passed_over_alone() -> None:
    def judge(number: int) -> None:
        if number == 1:
            pytest.skip("not here")
        even(number)

    judge_rows([1, 2], judge)
    with pytest.raises(pytest.fail.Exception, match="row 3"):
        judge_rows([1, 3], judge, name=lambda number: f"row {number}")
