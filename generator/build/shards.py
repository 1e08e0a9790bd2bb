"""Regions as shards: each is one task, done in this process or in others, and what comes back holds
no records.

Where the system can fork, processes start with what all regions share; elsewhere each reads it for
itself. Of other machines only `cluster.py` knows.
"""

import datetime as dt
import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from generator.build.read import read_national
from generator.build.region import (
    RegionInputs,
    RegionReading,
    RenderedRegion,
    read_region,
    render_region,
)
from generator.diagnostics import Diagnostic
from generator.errors import GeneratorError
from generator.facts.link_summary import LinkSummary
from generator.facts.region_facts import RegionFacts, SourceFacts
from generator.link.site import NationalData, Site
from generator.messages import load_catalogue
from generator.pages.render import Renderer
from generator.source.discover import SourceFile
from generator.views.context import BuildContext
from generator.views.region_facts import view_facts
from generator.views.site_pages import Backlinks


@dataclass(frozen=True, slots=True)
class Run:
    """What all shards of a run are told."""

    national: tuple[SourceFile, ...]
    language: str
    today: dt.date
    edit_url: str | None = None
    site_url: str | None = None
    changed_on: Mapping[str, dt.date] = field(default_factory=dict)
    """Day on which each data file last changed, by path."""
    sources: Mapping[str, SourceFacts] = field(default_factory=dict)
    """Those of regions that the nation's files name, by `<region>/<source>`: what else is known of
    regions stands on no other region's pages."""


@dataclass(frozen=True, slots=True)
class Task:
    """The work on one region."""

    inputs: RegionInputs
    sources: Mapping[str, SourceFacts] = field(default_factory=dict)
    """Those of other regions that its files name, by `<region>/<source>`, as far as they are known.
    """
    told: Backlinks = field(default_factory=Backlinks)
    publishes: bool = False
    """Whether its pages are wanted, as soon as all that they mention is known."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task."""

    slug: str
    link_summary: LinkSummary | None
    """None if the region's main file gave no record."""
    facts: RegionFacts | None
    """None if the region has errors."""
    diagnostics: tuple[Diagnostic, ...]
    rendered: RenderedRegion | None
    """None if its pages are not wanted, or cannot be made yet."""
    failure: str | None = None
    """What went wrong in the program itself."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a process has at hand for every page."""

    build: BuildContext
    """In a process for shards with nothing of regions but the sources that the nation's files name.
    """
    renderer: Renderer


Shards = Callable[[Iterable[Task]], Iterator[Done]]
"""Does tasks, and gives what came of them in the same order."""


class Executor(Protocol):
    """Where tasks are done."""

    def open(self, run: Run, national: NationalData, /) -> AbstractContextManager[Shards]:
        """Give what does tasks.

        Args:
            run: What all shards are told.
            national: What the run's national files give.
        """


_F = TypeVar("_F")
_AHEAD = 8
"""Tasks for each process that are handed out before the first result is taken: enough that none is
ever idle, few enough that a large country does not stand in memory twice."""
_COLLECTED_AFTER = 500_000
"""Objects made between two looks for unused ones while regions are read; Python's own number is
700.
"""

_bench: Bench | None = None
"""The bench of a process that works on shards; set once, when the process starts."""


def open_bench(run: Run, site: Site) -> Bench:
    """Return what a process needs to make pages of a site."""
    catalogue = load_catalogue(run.language)
    return Bench(
        BuildContext(site, catalogue, run.today, run.edit_url, run.changed_on, run.site_url),
        Renderer(catalogue),
    )


def work(task: Task, bench: Bench) -> Done:
    """Do a task: read the region, and render it where that is wanted and all that it mentions is
    there.
    """
    slug = task.inputs.slug
    try:
        reading = read_region(task.inputs, bench.build.site.national, today=bench.build.today)
        region, link_summary = reading.region, reading.link_summary
        has_facts = (
            region is not None
            and not reading.has_errors
            and not bench.build.site.national.is_faulty
        )
        facts = view_facts(region, bench.build) if region is not None and has_facts else None
    # Whatever it is, it names its region.
    except Exception as error:  # noqa: BLE001
        return Done(slug, None, None, (), None, _described(error))
    rendered, failure = None, None
    if task.publishes and region is not None and facts is not None and _knows_all(task, reading):
        try:
            rendered = render_region(region, task.sources, task.told, bench.build, bench.renderer)
        # Backlinks only if nothing in the data explains it.
        except Exception as error:  # noqa: BLE001
            failure = _described(error)
    return Done(slug, link_summary, facts, reading.diagnostics, rendered, failure)


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Look for unused objects rarely: what is read is kept, and looking through it again and again
    costs a third.
    """
    threshold = gc.get_threshold()
    gc.set_threshold(_COLLECTED_AFTER, *threshold[1:])
    try:
        yield
    finally:
        gc.set_threshold(*threshold)


def shards(
    run: Run, national: NationalData, *, jobs: int, elsewhere: Executor | None = None
) -> AbstractContextManager[Shards]:
    """Give what does tasks.

    Args:
        run: What all shards are told.
        national: What the run's national files give.
        jobs: Number of processes; with 1, this one does all.
        elsewhere: Does the tasks in the place of processes of this machine.
    """
    executor = elsewhere or (Processes(jobs) if jobs > 1 else ThisProcess())
    return executor.open(run, national)


class ThisProcess:
    """Does tasks one after the other."""

    @contextmanager
    def open(self, run: Run, national: NationalData, /) -> Iterator[Shards]:
        """Give what does tasks."""
        bench = shard_bench(run, national)
        with rarely_collected():
            yield lambda tasks: (work(task, bench) for task in tasks)


@dataclass(frozen=True, slots=True)
class Processes:
    """Does tasks in processes of this machine."""

    jobs: int
    """How many."""

    @contextmanager
    def open(self, run: Run, national: NationalData, /) -> Iterator[Shards]:
        """Give what does tasks.

        Raises:
            GeneratorError: A process was ended from outside; then no other task is done.
        """
        forks = "fork" in multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("fork" if forks else "spawn")
        start = (_take, (run, national)) if forks else (_lay_out, (run,))
        with ProcessPoolExecutor(self.jobs, context, *start) as pool:
            yield lambda tasks: _by_pool(tasks, pool, _AHEAD * self.jobs)


def in_turn(
    tasks: Iterable[Task], hand_out: Callable[[Task], _F], *, ahead: int
) -> Iterator[tuple[Task, _F]]:
    """Yield each task with what handing it out gave, in their order; only so many are handed out
    and not yet yielded.

    Args:
        tasks: OutboundReferences one by one.
        hand_out: Starts a task.
        ahead: How many.
    """
    waiting: deque[tuple[Task, _F]] = deque()
    for task in tasks:
        waiting.append((task, hand_out(task)))
        if len(waiting) >= ahead:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


def shard_bench(run: Run, national: NationalData | None = None) -> Bench:
    """Return what a process for shards needs.

    Args:
        run: What all shards are told.
        national: What the run's national files give; None reads them.
    """
    national = national or read_national(run.national)[0]
    if national is None:
        raise RuntimeError("shards without national files")
    return open_bench(run, Site(national, {}, {}, run.sources))


def _by_pool(tasks: Iterable[Task], pool: ProcessPoolExecutor, ahead: int) -> Iterator[Done]:
    for task, future in in_turn(tasks, lambda task: _submitted(task, pool), ahead=ahead):
        try:
            yield future.result()
        except BrokenProcessPool as error:
            raise GeneratorError("region_lost", region=task.inputs.slug) from error


def _submitted(task: Task, pool: ProcessPoolExecutor) -> Future[Done]:
    """Return the future of a task; in a broken pool a broken one: the task that was lost comes
    before it.
    """
    try:
        return pool.submit(_work, task)
    except BrokenProcessPool as error:
        future: Future[Done] = Future()
        future.set_exception(error)
        return future


def _take(run: Run, national: NationalData) -> None:
    _keep(shard_bench(run, national))


def _lay_out(run: Run) -> None:
    _keep(shard_bench(run))


def _keep(bench: Bench) -> None:
    # A process has no other way to keep what it starts with.
    global _bench  # noqa: PLW0603
    _bench = bench
    gc.freeze()  # what is at hand stays; the process does not look through it again
    gc.set_threshold(_COLLECTED_AFTER, *gc.get_threshold()[1:])


def _work(task: Task) -> Done:
    if _bench is None:
        raise RuntimeError("a process for shards has no bench")
    return work(task, _bench)


def _knows_all(task: Task, reading: RegionReading) -> bool:
    return reading.link_summary is not None and all(
        reference.identifier in task.sources
        for reference in reading.link_summary.foreign_references
    )


def _described(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
