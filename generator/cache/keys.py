"""Keys of results: a digest of every input of a step."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.cache.distributions import program_digest
from generator.executors.protocol import Step

_T = TypeVar("_T")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
"""Part of the `repr` of an object without a `repr` of the value."""


def record_names(step: Step[_T, object], tasks: Iterable[_T]) -> Iterator[str]:
    """Yield the name of the cache record of each task's result.

    The function of a step sees only the fields of the step and the task, so a digest of both and of
    the program covers every input: no list of inputs is kept by hand. Fields declared with
    `repr=False` are left out: they name the folders and helpers of a process, not inputs.

    Args:
        step: The step.
        tasks: Tasks of the step, in the order of the results.
    """
    # Thousands of tasks share the step, whose `repr` may be long: it is digested once.
    shared = digest_of(program_digest(), step.name, step)
    for task in tasks:
        yield f"{step.name}.{digest_of(shared, task)}"


def digest_of(*values: object) -> str:
    """Return the SHA-256 of values in hexadecimal.

    Raises:
        TypeError: The `repr` of a value does not show the whole value.
    """
    # Unlike a pickle or JSON, a `repr` tells text from markup and true from 1.
    text = repr(values)
    if _ADDRESS.search(text):
        raise TypeError(f"no digest of a value without a complete repr: {text[:200]}")
    # Paths of files with undecodable names hold surrogates.
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
