"""Regions that need not be read and rendered again, known by digests of all that they were made from.

What is kept of a region is what came of its task, but for the texts of its pages: those stand in the engine's input
folder, and the digest of each tells whether they still do. It is data, and checked before it is used.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.build.shards import Done, Executor, Run, Task, shards
from generator.facts.region_facts import RegionFacts
from generator.link.site import National
from generator.program import program_digest
from generator.views.site_pages import Told

_DONE = TypeAdapter(Done)
_FACTS = TypeAdapter(tuple[RegionFacts, ...])
_TOLD = TypeAdapter(Told)
_SEAL_LENGTH = 64


class KeptRegions:
    """What came of regions in earlier runs, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        """Keep regions in a folder, which need not be there."""
        self._folder = folder
        self._used: set[str] = set()

    def find(self, key: str) -> Done | None:
        """Return what came of a task; None where it is not known, or not as it was kept."""
        try:
            kept = (self._folder / key).read_bytes()
        except OSError:
            return None
        seal, told = kept[:_SEAL_LENGTH], kept[_SEAL_LENGTH:]
        if seal != _seal(told):
            return None
        try:
            done = _DONE.validate_json(told)
        except ValidationError:
            return None
        self._used.add(key)
        return done

    def keep(self, key: str, done: Done) -> None:
        """Keep what came of a task for later runs, in one step; a failure of the program is not kept."""
        if done.failure is not None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        told = _DONE.dump_json(_without_texts(done))
        beside = self._folder / f".{key}.new"
        beside.write_bytes(_seal(told) + told)
        beside.replace(self._folder / key)
        self._used.add(key)

    def prune(self) -> None:
        """Take away what this run neither found nor kept."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                path.unlink()


def do_tasks(
    tasks: Iterable[Task],
    run: Run,
    national: National,
    *,
    jobs: int,
    kept: KeptRegions | None,
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
    known = {} if kept is None else {key: done for key in keys if (done := kept.find(key)) is not None}
    left = tuple(task for key, task in zip(keys, listed, strict=True) if key not in known)
    with shards(run, national, jobs=min(jobs, len(left)), elsewhere=elsewhere) as does:
        made = does(left)
        for key in keys:
            done = known[key] if key in known else next(made)
            if kept is not None and key not in known:
                kept.keep(key, done)
            yield done


def _keys_of(run: Run, tasks: tuple[Task, ...]) -> Iterator[str]:
    """Yield the key of each task: a digest of all that its result depends on."""
    shared = _digest(_shared_by_all(run))
    for task in tasks:
        yield _digest((shared, *_own(task, run)))


def _shared_by_all(run: Run) -> Iterator[object]:
    yield program_digest()
    yield from (run.language, run.today, run.edit_url, run.site_url)
    yield from ((file.path, file.digest, run.changed_on.get(file.path)) for file in run.national)
    yield _FACTS.dump_json(run.facts)


def _own(task: Task, run: Run) -> Iterator[object]:
    yield from (task.inputs.slug, task.publishes)
    yield from ((file.path, file.kind.value, file.digest, run.changed_on.get(file.path)) for file in task.inputs.files)
    yield _FACTS.dump_json(task.facts)
    yield _TOLD.dump_json(task.told)


def _digest(parts: Iterator[object] | tuple[object, ...]) -> str:
    return hashlib.sha256(repr(tuple(parts)).encode()).hexdigest()


def _seal(told: bytes) -> bytes:
    return hashlib.sha256(told).hexdigest().encode()


def _without_texts(done: Done) -> Done:
    if done.rendered is None:
        return done
    artifacts = tuple(replace(artifact, text=None) for artifact in done.rendered.artifacts)
    return replace(done, rendered=replace(done.rendered, artifacts=artifacts))
