"""Rules name fields as attributes, so that mypy finds every use of a renamed field.

A key that stands beside an attribute, or in a path, is held to the fields of the model here.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.checks.dates import _work_state
from generator.model.base import Record
from generator.model.quick_win import HistoryEntry, QuickWin
from generator.model.work_state import WorkState

PACKAGE = Path(__file__).parents[2] / "generator"
MODULES = sorted(
    path for room in ("checks", "link", "source") for path in (PACKAGE / room).rglob("*.py")
)
REFLECTION = frozenset({"getattr", "setattr", "hasattr", "vars", "attrgetter"})
OF_DECLARED_NAMES = "declared_value"
"""The function that may read a field by its name: it is given names of declarations alone."""
OF_PATHS = frozenset({"span_of", "key_span", "node_at", "is_stand_in", "lacks", "has_all_of"})
"""Functions that are given a path into a file."""


def records() -> Iterator[type[Record]]:
    found = [Record]
    for record in found:
        found.extend(record.__subclasses__())
        yield record


FIELDS = frozenset(name for record in records() for name in record.model_fields)


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of a named function or method, with the name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name, node


def strings(call: ast.Call) -> Iterator[str]:
    """Yield the texts among the arguments of a call, also within tuples."""
    for argument in call.args:
        for node in [argument, *getattr(argument, "elts", [])]:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_field_is_read_by_a_name_that_mypy_cannot_see(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    allowed = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and function.name == OF_DECLARED_NAMES
        for node in ast.walk(function)
    }
    found = [
        f"line {call.lineno}: {name}"
        for name, call in calls(tree)
        if name in REFLECTION and id(call) not in allowed
    ]
    by_hand = [
        f"line {call.lineno}: {name}"
        for name, call in calls(tree)
        if name == OF_DECLARED_NAMES and list(strings(call))
    ]
    assert (found, by_hand) == ([], [])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_key_is_the_name_of_the_attribute_beside_it(path: Path) -> None:
    for name, call in calls(ast.parse(path.read_text(encoding="utf-8"))):
        if name == "Field":
            key, value = call.args
            assert isinstance(key, ast.Constant), ast.unparse(call)
            assert isinstance(value, ast.Attribute), ast.unparse(call)
            assert str(key.value).rpartition(".")[2] == value.attr, ast.unparse(call)
            assert set(str(key.value).split(".")) <= FIELDS, ast.unparse(call)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_path_leads_through_fields_of_the_model(path: Path) -> None:
    for name, call in calls(ast.parse(path.read_text(encoding="utf-8"))):
        if name in OF_PATHS:
            assert set(strings(call)) <= FIELDS, ast.unparse(call)


@pytest.mark.parametrize(
    "record",
    [
        record
        for record in records()
        # A promise has a calendar of its own.
        if record not in {QuickWin, HistoryEntry}
        and "state" in record.model_fields
        and "WorkState" in str(record.model_fields["state"].annotation)
    ],
)
def test_every_record_of_work_has_a_state_for_the_calendar(record: type[Record]) -> None:
    assert _work_state(record.model_construct(state=WorkState.RUNNING)) is WorkState.RUNNING
