"""MkDocs as a library: builds a site into a folder, or serves a project."""

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import mkdocs
from jinja2 import TemplateError
from mkdocs.commands.build import _build_theme_template, build
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import is_markdown_file

from generator.cache.store import Cache
from generator.engine.contents import digests_below, few_files
from generator.engine.kept import Extras, KeptPage, Memory, keys_of, read_memory, write_memory
from generator.engine.mkdocs_parts import (
    LinkedPageError,
    MadePage,
    SiteBuilder,
    load,
    open_site_builder,
)
from generator.engine.pages import PAGES_AT_A_TIME, page_step
from generator.engine.protocol import BuiltPages
from generator.errors import GeneratorError
from generator.executors.protocol import Executor
from generator.files.freshness import file_digest
from generator.files.staging import SiteStaging
from generator.machine_paths import without_machine_paths
from generator.settings import Settings


def build_site(
    config_file: Path,
    site: SiteStaging,
    executor: Executor,
    cache: Cache,
    generated: Mapping[str, str] | None = None,
) -> BuiltPages:
    """Build the pages below `content/` into a new site, byte for byte as `mkdocs build` does.

    Args:
        config_file: The project's `mkdocs.yml`.
        site: Gets all files.
        executor: Renders the pages.
        cache: Keeps the pages of the last build.
        generated: Digest of each file that the generator has just written, by path below
            `content/`.

    Raises:
        GeneratorError: MkDocs cannot build the site.
    """
    with quiet_material(), as_generator_error():
        config = load(config_file, site.folder)
        # Plugins and hooks may need every page at once, so MkDocs itself builds the project.
        if config.plugins or config.hooks or config.extra_templates:
            build(config)
            site.claim_all()
            return BuiltPages(made=sum(1 for _ in site.folder.rglob("index.html")), kept=0)
        last = read_memory(cache)
        contents = digests_below(config, generated or {})
        builder = open_site_builder(
            config, few_files(config, contents, generated or {}) if last.pages else None
        )
        keys = keys_of(builder, contents)
        kept = {
            path: page
            for path, page in last.pages.items()
            if keys.fit(path, page) and _is_there(page, site)
        }
        paths = builder.pages_but(kept, contents)
        builder, made = _make(builder, paths, executor)
        for page in made.values():
            site.claim(page.address, page.output)
        _add_static_files(builder, contents, site)
        metas = {path: page.meta for pages in (made, kept) for path, page in pages.items()}
        extras = _add_extras(builder, keys.of_extras(metas), metas, last.extras, site)
        write_memory(cache, Memory({**kept, **keys.remember(made)}, extras))
    return BuiltPages(len(made), len(kept))


def _is_there(page: KeptPage, site: SiteStaging) -> bool:
    """Claim the published HTML of a cached page; tell whether its digest is unchanged."""
    return site.keeps(page.address, page.output)


def _make(
    builder: SiteBuilder, paths: Sequence[str], executor: Executor
) -> tuple[SiteBuilder, dict[str, MadePage]]:
    """Render pages, and return the site builder used and the results by path.

    A page with links needs a site builder of all files. If a page has links and the given builder
    knows only a few files, every page is rendered again with a builder of all files.
    """
    try:
        made = dict(executor.map(page_step(builder), paths, batch=PAGES_AT_A_TIME))
    except LinkedPageError:
        builder = open_site_builder(builder.config)
        made = dict(executor.map(page_step(builder), paths, batch=PAGES_AT_A_TIME))
    return builder, made


def _add_static_files(builder: SiteBuilder, contents: Mapping[str, str], site: SiteStaging) -> None:
    """Copy the files of `content/` and of the theme, except pages."""
    known = set()
    for file in builder.files:
        known.add(file.src_uri)
        if file.abs_src_path is not None and _is_static(file):
            source = Path(file.abs_src_path)
            site.copy(file.dest_uri, source, contents.get(file.src_uri) or file_digest(source))
    # A site builder of a few files knows no file of the generator outside the navigation.
    if not builder.is_whole:
        for path in contents.keys() - known:
            if not is_markdown_file(path):
                site.copy(path, Path(builder.config.docs_dir, path), contents[path])


def _is_static(file: File) -> bool:
    return file.inclusion.value > InclusionLevel.DRAFT.value and not file.is_documentation_page()


def _add_extras(
    builder: SiteBuilder,
    key: str,
    metas: Mapping[str, dict[str, Any]],
    last: Extras,
    site: SiteStaging,
) -> Extras:
    """Write the theme's files about the whole site: sitemap, 404 page and robots.txt.

    Args:
        builder: Renders the files; a builder of a few files is replaced by a full builder.
        key: Cache key of the files.
        metas: Front matter of every page, by path below `content/`.
        last: Cache entry from the last build.
        site: Gets the files.

    Returns:
        `last` if the key is the same and the published files are unchanged; else a new entry.
    """
    before = set(site.digests)
    if last.key == key and all(site.keeps(path, digest) for path, digest in last.outputs.items()):
        return last
    whole = builder if builder.is_whole else open_site_builder(builder.config)
    for file in whole.pages:
        page = file.page if file.page is not None else Page(None, file, whole.config)
        page.meta = metas[file.src_uri]
    for name in whole.config.theme.static_templates:
        _build_theme_template(name, whole.env, whole.files, whole.config, whole.nav)
    site.claim_all()
    return Extras(
        key, {path: digest for path, digest in site.digests.items() if path not in before}
    )


def serve_site(settings: Settings, address: str) -> None:
    """Serve a project with MkDocs' own server until interrupted.

    Each change of data, pages or theme builds the site again.

    Args:
        settings: The project.
        address: Host and port, for example "127.0.0.1:8000".

    Raises:
        GeneratorError: MkDocs cannot build or serve the site.
    """
    # No build waits for the import of MkDocs' server and its watchdog.
    from mkdocs.commands.serve import serve  # noqa: PLC0415

    with quiet_material(), as_generator_error():
        serve(str(settings.config_file), dev_addr=address)


@contextmanager
def quiet_material() -> Iterator[None]:
    """Keep Material from printing its notice about the end of support.

    README.md and the handbook for developers say the same once, rather than at each build.
    """
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
def as_generator_error() -> Iterator[None]:
    """Raise GeneratorError for MkDocs' own errors; MkDocs has logged the details."""
    try:
        yield
    except (Abort, BuildError, ConfigurationError, TemplateError, OSError) as error:
        raise GeneratorError("engine", reason=str(error)) from None


class _WithoutMachinePaths(logging.Formatter):
    """Formats MkDocs' messages; warnings about settings hold paths of the machine."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as a line, with paths relative to the current folder."""
        return without_machine_paths(super().format(record), Path.cwd())


def log_to_standard_error(*, verbose: bool, before: str = "") -> None:
    """Show MkDocs' warnings, and with `verbose` messages of progress too.

    Args:
        verbose: Whether to show messages of progress.
        before: Text before each line, for example codes to clear a progress bar.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_WithoutMachinePaths(f"{before}%(levelname)s: %(message)s"))
    # A fork logs under a name of its own; themes and plugins keep the name of MkDocs.
    for name in {"mkdocs", mkdocs.__name__}:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(logging.INFO if verbose else logging.WARNING)
