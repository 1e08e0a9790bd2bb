"""Keys of results: one function, over everything a step may know."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.cache.distributions import program_digest
from generator.executors.protocol import Step

_T = TypeVar("_T")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
"""The mark of a Python object whose `repr` says nothing about its value."""


def record_names(step: Step[_T, object], tasks: Iterable[_T]) -> Iterator[str]:
    """Yield the name of the cache record of each task's result.

    A step's function sees the fields of the step and the task, nothing else, so a digest of both
    and of the program covers every input: no list of inputs is kept by hand. Fields declared with
    `repr=False` are left out: they say where a step works, not from what.

    Args:
        step: The step.
        tasks: Tasks of the step, in the order of the results.
    """
    shared = digest_of(program_digest(), step.name, step)
    for task in tasks:
        yield f"{step.name}.{digest_of(shared, task)}"


def digest_of(*values: object) -> str:
    """Return the SHA-256 of values in hexadecimal.

    Raises:
        TypeError: The `repr` of a value does not show the whole value.
    """
    text = repr(values)
    if _ADDRESS.search(text):
        raise TypeError(f"no digest of a value without a complete repr: {text[:200]}")
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
