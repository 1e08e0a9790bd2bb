"""Posting lists and packed numbers: joined lists are the list of all their pages."""

from hypothesis import given
from hypothesis import strategies as st

from generator.search.packed_numbers import pack_numbers
from generator.search.posting_lists import PostingList, Postings, join_lists
from tests.reading_index import unpack_numbers, unpack_rising

NUMBERS = [0, 44, 45, 2024, 2025]


def test_numbers_are_packed_as_the_scripts_read_them() -> None:
    text = pack_numbers(NUMBERS)
    assert unpack_numbers(text) == NUMBERS
    assert text == "#OQ#}OQP#", "the test of the scripts has the same"


@given(st.lists(st.integers(0, 10**9)))
def test_packed_numbers_are_read_as_they_were(numbers: list[int]) -> None:
    text = pack_numbers(numbers)
    assert unpack_numbers(text) == numbers
    assert not {'"', "\\"} & set(text)


pages = st.lists(st.integers(0, 3000), min_size=2, unique=True).map(sorted)


def list_of(numbers: list[int]) -> PostingList:
    """Return a list whose worths and places follow from the numbers of the pages."""
    postings = Postings()
    for number in numbers:
        postings.add_word(number, number % 44 + 1, [number, number + 2][: number % 3])
    return postings.packed()


@given(pages)
def test_a_list_has_each_page_with_its_worth_and_places(numbers: list[int]) -> None:
    found = list_of(numbers)
    assert unpack_rising(pack_numbers((found.first,)) + found.steps) == numbers
    assert unpack_numbers(found.worths) == [number % 44 + 1 for number in numbers]
    expected = {0: lambda _: [0], 1: lambda at: [1, at], 2: lambda at: [2, at, 2]}
    places = [expected[number % 3](number) for number in numbers]
    assert unpack_numbers(found.places) == [number for own in places for number in own]


@given(pages, st.integers(1, 100), st.integers(0, 50))
def test_a_list_is_the_same_however_it_was_put_together(
    numbers: list[int], cut: int, distance: int
) -> None:
    at = cut % (len(numbers) - 1) + 1
    whole = list_of(numbers)
    assert join_lists([list_of(numbers[:at]), list_of(numbers[at:])]) == whole
    moved = whole.moved(distance)
    read = unpack_rising(pack_numbers((moved.first,)) + moved.steps)
    assert read == [number + distance for number in numbers]
