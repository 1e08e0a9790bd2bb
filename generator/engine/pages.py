"""The pages of a site, each made once, by this process or by others.

Where the system can fork, processes start with everything laid out; elsewhere each lays it out for
itself.
"""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from generator.engine.site_builder import MadePage, SiteBuilder, load, make_page, open_site_builder
from generator.processes import Crew

_PAGES_AT_A_TIME = 64

_workshop: SiteBuilder | None = None
"""What the pages of this process are made with, while they are."""


def make_pages(builder: SiteBuilder, paths: Sequence[str], crew: Crew) -> dict[str, MadePage]:
    """Write pages of a site.

    Args:
        builder: Laid out, not used yet.
        paths: The pages, by path below `content/`.
        crew: Who makes them.

    Returns:
        What is known of each, by path.

    Raises:
        GeneratorError: A process was killed, as a system does that is short of memory.
    """
    recipe = (Path(builder.config.config_file_path), Path(builder.config.site_dir))
    made = {}
    _take(builder)
    try:
        with closing(
            crew.spread(_make, paths, at_a_time=_PAGES_AT_A_TIME, start=(_lay_out, recipe))
        ) as pages:
            for path, page in pages:
                made[path] = page
                crew.step()
    finally:
        _take(None)
    return made


def _take(builder: SiteBuilder | None) -> None:
    # A process has no other way to keep what it starts with.
    global _workshop  # noqa: PLW0603
    _workshop = builder


def _lay_out(config_file: Path, site_dir: Path) -> None:
    _take(open_site_builder(load(config_file, site_dir)))


def _make(path: str) -> tuple[str, MadePage]:
    if _workshop is None:
        raise RuntimeError("a process that makes pages has no builder")
    return path, make_page(_workshop.files.src_uris[path], _workshop)
