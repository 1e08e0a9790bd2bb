"""How docstrings and comments of each room read, held against the dials of well-known programs.

Programs of the trade have 24 to 38 vague words and at most 0.9 times "what" in 1,000 words of
prose, and 33 to 98 comments in 1,000 lines of code.
"""

import functools
from collections.abc import Iterable
from pathlib import Path

from tests.rows import judge_rows
from tests.rules.prose import PACKAGE, Prose, modules, noqa_clauses, prose_of

MOST_VAGUE = 45
"""Vague words in 1,000 words of prose."""
MOST_WHATS = 2
"""How often "what" may stand in 1,000 words of prose."""
LEAST_COMMENTS = 15
"""Comments of a line of their own in 1,000 lines of code."""
LEAST_CODE_LINES = 150
"""A room with fewer lines of code may do without comments."""

LOOSE = "loose modules"
"""Stands for the room of the modules that lie directly in the package."""


def room_of(path: Path) -> str:
    """Return the room of a module: the folder below the package."""
    below = path.relative_to(PACKAGE).parts
    return below[0] if len(below) > 1 else LOOSE


@functools.cache
def rooms() -> dict[str, Prose]:
    """Return the counts of each room."""
    counted: dict[str, Prose] = {}
    for path in modules([PACKAGE]):
        room = room_of(path)
        counted[room] = counted.get(room, Prose()) + prose_of(path)
    return counted


def of_room(pair: tuple[str, Prose]) -> str:
    return pair[0]


def judged() -> Iterable[tuple[str, Prose]]:
    return sorted(rooms().items())


def test_there_is_prose_in_the_rooms() -> None:
    counted = rooms()
    assert {"model", "views", "build", LOOSE} <= set(counted)
    assert sum(prose.words for prose in counted.values()) > 10_000


def test_prose_names_the_noun() -> None:
    def judge(room: tuple[str, Prose]) -> None:
        assert room[1].vague_rate <= MOST_VAGUE, f"{room[1].vague_rate:.0f} vague words"

    judge_rows(judged(), judge, name=of_room)


def test_prose_says_what_seldom() -> None:
    def judge(room: tuple[str, Prose]) -> None:
        assert room[1].what_rate <= MOST_WHATS, f'{room[1].what_rate:.1f} times "what"'

    judge_rows(judged(), judge, name=of_room)


def test_comments_say_why_where_code_is_tricky() -> None:
    def judge(room: tuple[str, Prose]) -> None:
        rate = room[1].comment_rate
        assert rate >= LEAST_COMMENTS, f"{rate:.0f} comments"

    large = [pair for pair in judged() if pair[1].code_lines >= LEAST_CODE_LINES]
    judge_rows(large, judge, name=of_room)


def test_no_reason_stands_behind_a_directive() -> None:
    def judge(path: Path) -> None:
        lines = noqa_clauses(path)
        assert lines == [], f"lines {lines}: the reason is a comment above"

    judge_rows(modules([PACKAGE]), judge)
