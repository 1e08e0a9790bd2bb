"""Results that need not be worked out again, such as regions, known by digests of all that they
were made from.

What is kept of a region is what came of its task, but for the texts of its pages: those stand in
the engine's input folder, and the digest of each tells whether they still do. It is data, and
checked before it is used.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.build.shards import Done, Executor, Run, Task, shards
from generator.build.write import Artifact
from generator.facts.region_facts import SourceFacts
from generator.link.site import NationalData
from generator.program import program_digest
from generator.sealed import clear_left, read_sealed, write_sealed
from generator.views.site_pages import Backlinks

_DONE = TypeAdapter(Done)
_SOURCES = TypeAdapter(Mapping[str, SourceFacts])
_TOLD = TypeAdapter(Backlinks)

T = TypeVar("T")


class Kept:
    """Results of earlier runs, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        """Keep results in a folder, which need not be there."""
        self._folder = folder
        self._used: set[str] = set()

    def find(self, key: str, kind: TypeAdapter[T]) -> T | None:
        """Return the result with a key; None where it is not known, or not as it was kept."""
        told = read_sealed(self._folder / key)
        if told is None:
            return None
        try:
            found = kind.validate_json(told)
        except ValidationError:
            return None
        self._used.add(key)
        return found

    def keep(self, key: str, kind: TypeAdapter[T], result: T) -> None:
        """Keep a result for later runs, in one step."""
        write_sealed(self._folder / key, kind.dump_json(result))
        self._used.add(key)

    def prune(self) -> None:
        """Take away what this run neither found nor kept."""
        clear_left(self._folder)
        for path in self._folder.glob("[!.]*"):
            if path.name not in self._used:
                path.unlink(missing_ok=True)


def do_tasks(
    tasks: Iterable[Task],
    run: Run,
    national: NationalData,
    *,
    jobs: int,
    kept: Kept | None,
    elsewhere: Executor | None = None,
) -> Iterator[Done]:
    """Yield what comes of each task, in their order: what is kept as it is, the rest done now.

    Args:
        tasks: Work on regions.
        run: What all shards are told.
        national: What the run's national files give.
        jobs: Number of processes.
        kept: Results of earlier runs; None does every task.
        elsewhere: Does the tasks in the place of processes of this machine.
    """
    listed = tuple(tasks)
    keys = tuple(_keys_of(run, listed))
    known = (
        {}
        if kept is None
        else {key: done for key in keys if (done := kept.find(key, _DONE)) is not None}
    )
    left = tuple(task for key, task in zip(keys, listed, strict=True) if key not in known)
    with shards(run, national, jobs=min(jobs, len(left)), elsewhere=elsewhere) as does:
        made = does(left)
        for key in keys:
            done = known[key] if key in known else next(made)
            if kept is not None and key not in known and done.failure is None:
                kept.keep(key, _DONE, _without_texts(done))
            yield done


def _keys_of(run: Run, tasks: tuple[Task, ...]) -> Iterator[str]:
    """Yield the key of each task: a digest of all that its result depends on."""
    shared = digest_of(told_to_all(run))
    for task in tasks:
        yield digest_of((shared, *_own(task, run)))


def told_to_all(run: Run) -> Iterator[object]:
    """Yield all that a run's results depend on, whichever they are."""
    yield program_digest()
    yield from (run.language, run.today, run.edit_url, run.site_url)
    yield from ((file.path, file.digest, run.changed_on.get(file.path)) for file in run.national)
    yield _SOURCES.dump_json(run.sources)


def _own(task: Task, run: Run) -> Iterator[object]:
    yield from (task.inputs.slug, task.publishes)
    yield from (
        (file.path, file.kind.value, file.digest, run.changed_on.get(file.path))
        for file in task.inputs.files
    )
    yield _SOURCES.dump_json(task.sources)
    yield _TOLD.dump_json(task.told)


def digest_of(parts: Iterable[object]) -> str:
    """Return a digest of values that `repr` shows in full."""
    return hashlib.sha256(repr(tuple(parts)).encode()).hexdigest()


def without_texts(artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """Return generated files as they are kept: their texts stand on disk."""
    return tuple(replace(artifact, text=None) for artifact in artifacts)


def _without_texts(done: Done) -> Done:
    if done.rendered is None:
        return done
    return replace(
        done, rendered=replace(done.rendered, artifacts=without_texts(done.rendered.artifacts))
    )
