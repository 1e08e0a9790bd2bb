"""Results of a step: cached results as they are, missing results from an executor."""

from collections.abc import Generator, Sequence
from contextlib import closing
from typing import Any, ClassVar, Generic, NamedTuple, Protocol

from pydantic import TypeAdapter, ValidationError

from generator.cache.keys import record_names
from generator.cache.store import Cache
from generator.executors.protocol import Executor, R, Step, T, T_contra


class CachedStep(Step[T_contra, R], Protocol[T_contra, R]):
    """A step whose results are worth keeping."""

    def pack(self, result: R, /) -> bytes | None:
        """Return a result as a payload for the cache; None for a result to be made again."""

    def unpack(self, payload: bytes, /) -> R | None:
        """Return the result of a payload, or None for a payload in an unknown form."""


class JsonResults(Generic[R]):
    """What a step inherits whose results are kept as JSON."""

    __slots__ = ()
    form: ClassVar[TypeAdapter[Any]]
    """The type of a result."""

    def lasts(self, _result: R, /) -> bool:
        """Return whether a result holds for later runs, too."""
        return True

    def pack(self, result: R, /) -> bytes | None:
        """Return a result as JSON; None for a result to be made again."""
        return self.form.dump_json(result) if self.lasts(result) else None

    def unpack(self, payload: bytes, /) -> R | None:
        """Return the result of a payload, or None for a payload in an unknown form."""
        try:
            result: R = self.form.validate_json(payload)
        except ValidationError:
            return None
        return result


class Result(NamedTuple, Generic[R]):
    """The result of a task."""

    value: R
    is_cached: bool
    """Whether the result comes from an earlier run."""


def results(
    step: CachedStep[T, R], tasks: Sequence[T], executor: Executor, cache: Cache, *, batch: int = 1
) -> Generator[Result[R]]:
    """Yield the result of each task, in the order of the tasks.

    Args:
        step: The step.
        tasks: Tasks of the step.
        executor: Runs the tasks without a cached result.
        cache: Gives and takes results.
        batch: Tasks of a worker at a time.
    """
    names = tuple(record_names(step, tasks))
    # Looked up before any task runs, so that the executor gets every missing task at once.
    known = {}
    for name in names:
        payload = cache.get(name)
        result = None if payload is None else step.unpack(payload)
        if result is not None:
            known[name] = result
    missing = [task for name, task in zip(names, tasks, strict=True) if name not in known]
    with closing(executor.map(step, missing, batch=batch)) as made:
        for name in names:
            if name in known:
                yield Result(known[name], is_cached=True)
                continue
            made_now = next(made)
            packed = step.pack(made_now)
            if packed is not None:
                cache.put(name, packed)
            yield Result(made_now, is_cached=False)
