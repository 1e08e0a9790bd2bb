"""MkDocs as a library: builds a site into a folder, or serves it."""

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.commands.build import _build_theme_template, build
from mkdocs.commands.serve import serve
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import is_markdown_file

from generator.cache.store import Cache
from generator.engine.contents import digests_below, few_files
from generator.engine.kept import Extras, KeptPage, Memory, keys_of, read_memory, write_memory
from generator.engine.pages import PAGES_AT_A_TIME, page_step
from generator.engine.workshop import LinkedPageError, MadePage, Workshop, load, open_workshop
from generator.errors import GeneratorError
from generator.executors.protocol import Executor
from generator.files.freshness import file_digest
from generator.files.staging import SiteStaging
from generator.machine_paths import without_machine_paths
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class BuiltPages:
    """How many pages a build made, and how many it kept from the last one."""

    made: int
    kept: int


def build_site(
    config_file: Path,
    site: SiteStaging,
    executor: Executor,
    cache: Cache,
    generated: Mapping[str, str] | None = None,
) -> BuiltPages:
    """Build the pages below `content/` into a new site: the bytes that `mkdocs build` writes.

    Args:
        config_file: The project's `mkdocs.yml`.
        site: Gets all files.
        executor: Makes the pages.
        cache: Remembers the pages of the last build.
        generated: Digest of each file that the generator has just written, by path below
            `content/`.

    Raises:
        GeneratorError: MkDocs cannot build it.
    """
    with quiet_material(), as_generator_error():
        config = load(config_file, site.folder)
        if config.plugins or config.hooks or config.extra_templates:
            build(
                config
            )  # what others do to pages may need them all: then MkDocs itself is the way
            site.claim_all()
            return BuiltPages(made=sum(1 for _ in site.folder.rglob("index.html")), kept=0)
        last = read_memory(cache)
        contents = digests_below(config, generated or {})
        workshop = open_workshop(
            config, few_files(config, contents, generated or {}) if last.pages else None
        )
        keys = keys_of(workshop, contents)
        kept = {
            path: page
            for path, page in last.pages.items()
            if keys.fit(path, page) and _is_there(page, site)
        }
        paths = workshop.pages_but(kept, contents)
        workshop, made = _make(workshop, paths, executor)
        for page in made.values():
            site.claim(page.address, page.output)
        _add_static_files(workshop, contents, site)
        metas = {path: page.meta for pages in (made, kept) for path, page in pages.items()}
        extras = _add_extras(workshop, keys.of_extras(metas), metas, last.extras, site)
        write_memory(cache, Memory({**kept, **keys.remember(made)}, extras))
    return BuiltPages(len(made), len(kept))


def _is_there(page: KeptPage, site: SiteStaging) -> bool:
    return site.keeps(page.address, page.output)


def _make(
    workshop: Workshop, paths: Sequence[str], executor: Executor
) -> tuple[Workshop, dict[str, MadePage]]:
    """Write pages, and return them with the workshop in which that could be done."""
    try:
        made = dict(executor.map(page_step(workshop), paths, batch=PAGES_AT_A_TIME))
    except LinkedPageError:
        # A page has links, and only a site builder that knows all files resolves them.
        workshop = open_workshop(workshop.config)
        made = dict(executor.map(page_step(workshop), paths, batch=PAGES_AT_A_TIME))
    return workshop, made


def _add_static_files(workshop: Workshop, contents: Mapping[str, str], site: SiteStaging) -> None:
    """Copy what is no page: files below `content/` and those of the theme."""
    known = set()
    for file in workshop.files:
        known.add(file.src_uri)
        if file.abs_src_path is not None and _is_static(file):
            source = Path(file.abs_src_path)
            site.copy(file.dest_uri, source, contents.get(file.src_uri) or file_digest(source))
    if not workshop.is_whole:
        for path in contents.keys() - known:
            if not is_markdown_file(path):
                site.copy(path, Path(workshop.config.docs_dir, path), contents[path])


def _is_static(file: File) -> bool:
    return file.inclusion.value > InclusionLevel.DRAFT.value and not file.is_documentation_page()


def _add_extras(
    workshop: Workshop,
    key: str,
    metas: Mapping[str, dict[str, Any]],
    last: Extras,
    site: SiteStaging,
) -> Extras:
    """Write what the theme makes of the site as a whole, such as the sitemap, unless it is as it
    was.
    """
    before = set(site.digests)
    if last.key == key and all(site.keeps(path, digest) for path, digest in last.outputs.items()):
        return last
    whole = workshop if workshop.is_whole else open_workshop(workshop.config)
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
    """Serve the site and build it again at each change of data, pages or theme, until interrupted.

    Args:
        settings: The project.
        address: Host and port, such as "127.0.0.1:8000".

    Raises:
        GeneratorError: MkDocs cannot build or serve it.
    """
    with quiet_material(), as_generator_error():
        serve(str(settings.config_file), dev_addr=address)


@contextmanager
def quiet_material() -> Iterator[None]:
    """Leave out Material's notice of its end of support, which README.md and the handbook for
    developers carry.
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
    """Turn MkDocs' ways of giving up into ours; what it logged stands above."""
    try:
        yield
    except (Abort, BuildError, ConfigurationError, TemplateError, OSError) as error:
        raise GeneratorError("engine", reason=str(error)) from None


class _Told(logging.Formatter):
    """Words what MkDocs logs without paths of the machine, which its warnings about settings have."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as a line."""
        return without_machine_paths(super().format(record), Path.cwd())


def log_to_standard_error(*, verbose: bool, before: str = "") -> None:
    """Show MkDocs' warnings, and with `verbose` all that it says; `before` goes before each line."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Told(f"{before}%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO if verbose else logging.WARNING)
