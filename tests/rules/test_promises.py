"""Every promise of trust names a test that is there, or says why there is none yet."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "tests/hostile/README.md"
PROMISES = 36
NAMED = re.compile(r"`([\w/.]+\.py)::(\w+)`")
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


@cache
def names_in(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def promises() -> list[tuple[int, str]]:
    """Return the number of each promise, and what stands for it."""
    return [(int(number), kept) for number, _, kept in ROW.findall(PAGE.read_text("utf-8"))]


def test_each_promise_has_its_row() -> None:
    assert [number for number, _ in promises()] == list(range(1, PROMISES + 1))


def test_each_row_names_a_test_or_says_why_there_is_none() -> None:
    reasons = ("not applicable yet: ", "no test here yet", "measured by ")
    assert [
        number
        for number, kept in promises()
        if not NAMED.search(kept) and not kept.startswith(reasons)
    ] == []


def test_each_test_that_is_named_is_there() -> None:
    missing = [
        f"{number}: {path}::{name}"
        for number, kept in promises()
        for path, name in NAMED.findall(kept)
        if not (ROOT / path).is_file() or name not in names_in(ROOT / path)
    ]
    assert missing == []
