"""Pages of a site rendered in parallel, by this process or by a process pool.

If the system can fork, worker processes inherit the site builder; otherwise each opens its own.
"""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from generator.engine.site_builder import MadePage, SiteBuilder, load, make_page, open_site_builder
from generator.processes import Crew

_PAGES_AT_A_TIME = 64

_workshop: SiteBuilder | None = None
"""The site builder of this process while pages are rendered."""


def make_pages(builder: SiteBuilder, paths: Sequence[str], crew: Crew) -> dict[str, MadePage]:
    """Render and write pages of a site.

    Args:
        builder: The site builder, not used yet.
        paths: Paths of the pages below `content/`.
        crew: Renders the pages.

    Returns:
        The results by path.

    Raises:
        GeneratorError: A process was killed, for example by a system short of memory.
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
    # A worker process can hand values from its start to its tasks through a global alone.
    global _workshop  # noqa: PLW0603
    _workshop = builder


def _lay_out(config_file: Path, site_dir: Path) -> None:
    _take(open_site_builder(load(config_file, site_dir)))


def _make(path: str) -> tuple[str, MadePage]:
    if _workshop is None:
        raise RuntimeError("a process that renders pages has no site builder")
    return path, make_page(_workshop.files.src_uris[path], _workshop)
