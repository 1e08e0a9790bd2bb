"""Functions on records, chosen by the type of the record, and typed for mypy."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from generator.model.base import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class ByType(Generic[T]):
    """A table of functions by the exact type of a record; subclasses have entries of their own.

    mypy checks each function against the type registered with the function. A dictionary finds the
    function: rules meet every record of the data, and `isinstance` with a pydantic model costs half
    a microsecond for each type.
    """

    def __init__(self) -> None:
        self._functions: dict[type[Record], Callable[[Any], T]] = {}

    def add(self, model: type[R], function: Callable[[R], T]) -> "ByType[T]":
        """Register a function for a type, and return the table."""
        self._functions[model] = function
        return self

    def __call__(self, record: Record) -> T | None:
        """Return the result of the function for a record; None for a type without a function."""
        function = self._functions.get(type(record))
        return None if function is None else function(record)
