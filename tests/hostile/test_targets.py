"""A few mutants for every target of the fuzzer; `make fuzz` tries millions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import tried
from tests.hostile.targets import TARGETS, mutants


@pytest.mark.parametrize("name", TARGETS)
def test_any_input_gets_an_answer(name: str) -> None:
    target = TARGETS[name]

    @tried(target.times, thorough=10 * target.times)
    @given(st.one_of(mutants(target), st.binary()))
    def answers(data: bytes) -> None:
        target.answers(data)

    answers()
