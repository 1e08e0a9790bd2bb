"""Pages made by several processes at once, each page once.

Where the system can fork, the processes start with everything laid out; elsewhere each lays it out for itself.
"""

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from generator.engine.workshop import MadePage, Workshop, load, make_page, open_workshop
from generator.errors import GeneratorError

_PAGES_AT_A_TIME = 64

_workshop: Workshop | None = None
"""The workshop of a process of the crew; set once, when the process starts."""


def make_pages(
    workshop: Workshop, paths: Sequence[str], *, jobs: int, on_page: Callable[[], None]
) -> dict[str, MadePage]:
    """Write pages of a site.

    Args:
        workshop: Laid out, not used yet.
        paths: The pages, by path below `content/`.
        jobs: Number of processes; with 1, this one does all.
        on_page: Told of each page that is done.

    Returns:
        What is known of each, by path.

    Raises:
        GeneratorError: A process was killed, as a system does that is short of memory.
    """
    made = {}
    is_worth_it = jobs > 1 and len(paths) > _PAGES_AT_A_TIME
    for path, page in _by_crew(workshop, paths, jobs) if is_worth_it else _by_one(workshop, paths):
        made[path] = page
        on_page()
    return made


def _by_one(workshop: Workshop, paths: Sequence[str]) -> Iterator[tuple[str, MadePage]]:
    for path in paths:
        yield path, make_page(workshop.files.src_uris[path], workshop)


def _by_crew(workshop: Workshop, paths: Sequence[str], jobs: int) -> Iterator[tuple[str, MadePage]]:
    forks = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if forks else "spawn")
    recipe = (Path(workshop.config.config_file_path), Path(workshop.config.site_dir))
    start = (_take, (workshop,)) if forks else (_lay_out, recipe)
    gc.freeze()  # what is laid out stays; no process looks through it again
    try:
        with ProcessPoolExecutor(jobs, context, *start) as crew:
            yield from crew.map(_make, paths, chunksize=_PAGES_AT_A_TIME)
    except BrokenProcessPool:
        raise GeneratorError("crew") from None
    finally:
        gc.unfreeze()


def _take(workshop: Workshop) -> None:
    global _workshop  # noqa: PLW0603  # a process has no other way to keep what it starts with
    _workshop = workshop


def _lay_out(config_file: Path, site_dir: Path) -> None:
    _take(open_workshop(load(config_file, site_dir)))


def _make(path: str) -> tuple[str, MadePage]:
    if _workshop is None:
        raise RuntimeError("a process of the crew has no workshop")
    return path, make_page(_workshop.files.src_uris[path], _workshop)
