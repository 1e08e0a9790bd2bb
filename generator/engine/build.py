"""MkDocs as a library: builds a site into a folder, or serves it."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.commands.build import _build_theme_template, build
from mkdocs.commands.serve import serve
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.structure.pages import Page

from generator.engine.crew import make_pages
from generator.engine.kept import keep_pages, keys_of, read_kept, remember, write_kept
from generator.engine.workshop import Workshop, load, open_workshop
from generator.errors import GeneratorError
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class LastBuild:
    """Where the last build left what this one may keep; either may be missing."""

    site_dir: Path
    """The published site."""
    memory: Path
    """File that remembers its pages."""


@dataclass(frozen=True, slots=True)
class BuiltPages:
    """How many pages a build made, and how many it kept from the last one."""

    made: int
    kept: int


def build_site(
    config_file: Path, site_dir: Path, *, jobs: int, on_page: Callable[[], None], last: LastBuild | None = None
) -> BuiltPages:
    """Build the pages below `content/` into a new folder: the bytes that `mkdocs build` writes.

    Args:
        config_file: The project's `mkdocs.yml`.
        site_dir: Folder to be made.
        jobs: Number of processes.
        on_page: Told of each page that is made.
        last: What may be kept; None makes every page.

    Raises:
        GeneratorError: MkDocs cannot build it.
    """
    with _quiet_material(), _as_generator_error():
        config = load(config_file, site_dir)
        if config.plugins or config.hooks or config.extra_templates:
            build(config)  # what others do to pages may need them all: then MkDocs itself is the way
            return BuiltPages(made=sum(1 for _ in site_dir.rglob("index.html")), kept=0)
        workshop = open_workshop(config)
        keys = keys_of(workshop)
        kept = {} if last is None else keep_pages(workshop, read_kept(last.memory), last.site_dir, keys)
        paths = [file.src_uri for file in workshop.pages if file.src_uri not in kept]
        made = make_pages(workshop, paths, jobs=jobs, on_page=on_page)
        workshop.files.copy_static_files()
        _know_pages(workshop, {path: page.meta for pages in (made, kept) for path, page in pages.items()})
        for name in config.theme.static_templates:
            _build_theme_template(name, workshop.env, workshop.files, config, workshop.nav)
        if last is not None:
            write_kept(last.memory, {**kept, **remember(made, keys)})
    return BuiltPages(len(made), len(kept))


def _know_pages(workshop: Workshop, metas: Mapping[str, dict[str, Any]]) -> None:
    """Give the templates of the whole site, such as the sitemap, the pages with their front matter."""
    for file in workshop.pages:
        page = file.page if file.page is not None else Page(None, file, workshop.config)
        page.meta = metas[file.src_uri]


def serve_site(settings: Settings, address: str) -> None:
    """Serve the site and build it again at each change of data, pages or theme, until interrupted.

    Args:
        settings: The project.
        address: Host and port, such as "127.0.0.1:8000".

    Raises:
        GeneratorError: MkDocs cannot build or serve it.
    """
    with _quiet_material(), _as_generator_error():
        serve(str(settings.config_file), dev_addr=address)


@contextmanager
def _quiet_material() -> Iterator[None]:
    """Leave out Material's notice of its end of support, which README.md and the handbook for developers carry."""
    before = os.environ.get("NO_MKDOCS_2_WARNING")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["NO_MKDOCS_2_WARNING"]
        else:
            os.environ["NO_MKDOCS_2_WARNING"] = before


@contextmanager
def _as_generator_error() -> Iterator[None]:
    """Turn MkDocs' ways of giving up into ours; what it logged stands above."""
    try:
        yield
    except (Abort, BuildError, ConfigurationError, TemplateError, OSError) as error:
        raise GeneratorError("engine", reason=str(error)) from None


def log_to_standard_error(*, verbose: bool) -> None:
    """Show MkDocs' warnings, and with `verbose` all that it says."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO if verbose else logging.WARNING)
