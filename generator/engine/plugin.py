"""A small MkDocs plugin: `mkdocs build` and `mkdocs serve` run the generator first.

The plugin holds nothing essential: an engine without the plugin builds the same pages from the
output of `masterplan generate`.
"""

import logging
from contextlib import ExitStack
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from generator.build.earlier import told_kept
from generator.build.handbook import write_handbook
from generator.build.pipeline import (
    keep_last_regions,
    load_project,
    workplace_of,
    write_content,
)
from generator.build.up_to_date import ProjectFiles
from generator.cache.store import Cache, cache_of
from generator.engine.defaults import complete
from generator.engine.page_shell import narrow_pages
from generator.engine.theme_files import leave_out_scripts
from generator.errors import GeneratorError
from generator.executors.local import InProcess
from generator.files.content import is_owned
from generator.machine_paths import without_machine_paths
from generator.messages import load_catalogue
from generator.reporter import render_text, summary
from generator.settings import Settings, check_theme, read_settings

_log = logging.getLogger("mkdocs.plugins.masterplan")


# The plugin has no options, so the type parameter for options would be empty.
class MasterplanPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Generates before MkDocs reads files; errors in the data stop the build with a full report.

    While serving, errors are reported and the last good pages stay in view.
    """

    def __init__(self) -> None:
        self._is_serving = False
        self._has_pages = False
        self._alone = ExitStack()
        """Lets other builds wait until MkDocs has written the site."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Take note of whether MkDocs serves."""
        del dirty
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Set the defaults of the settings that the project does not write."""
        complete(config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the data and write the pages; MkDocs has not yet touched the output folder."""
        try:
            settings = read_settings(Path(config.config_file_path))
            cache = self._alone.enter_context(cache_of(settings, _say_waiting))
            generate_checked(settings.without_archives, cache)
        except GeneratorError as error:
            told = load_catalogue("id").word(f"errors.{error.key}", **error.arguments)
            refusal = without_machine_paths(told, Path(config.config_file_path).parent)
        except DataRefusedError as refused:
            refusal = str(refused)
        else:
            self._has_pages = True
            return
        if not (self._is_serving and self._has_pages):
            raise PluginError(refusal)
        _log.error(refusal)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let pages have the frame that our own build gives them."""
        del config, files
        narrow_pages(env)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let other builds begin."""
        del config
        self._alone.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Let other builds begin."""
        del error
        self._alone.close()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out scripts of the theme never loaded by a page."""
        leave_out_scripts(files, config)
        return files

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch the data, the theme and the handwritten pages.

        Generated pages are not watched: their writing would start a second build.
        """
        del builder
        settings = read_settings(Path(config.config_file_path))
        server.unwatch(str(settings.content_dir))
        by_hand = (path for path in settings.content_dir.iterdir() if not is_owned(path.name))
        theme = (
            Path(folder)
            for folder in config.theme.dirs
            if settings.project_dir in Path(folder).parents
        )
        for path in (settings.regions_dir, *by_hand, *theme):
            if settings.project_dir / ".venv" not in path.parents:
                server.watch(str(path))
        return server


class DataRefusedError(Exception):
    """The data has errors; the exception's text is the full report."""


def _say_waiting(process: str) -> None:
    # A warning would fail a strict build.
    _log.info(load_catalogue("id").word("progress.waiting", process=process))


def generate_checked(settings: Settings, cache: Cache) -> None:
    """Generate the pages of a project whose data has no errors.

    Raises:
        DataRefusedError: The data has errors; no page was written.
    """
    check_theme(settings)
    catalogue = load_catalogue(settings.site.language)
    files = ProjectFiles(settings, cache)
    with workplace_of(settings, InProcess(), cache) as workplace:
        loaded = load_project(settings, workplace)
        if settings.keeps_last and loaded.publishable is None:
            loaded = keep_last_regions(loaded, settings, workplace)
        report = render_text(loaded.findings, catalogue, loaded.texts, loaded.hides)
        kept = tuple(told_kept(loaded.kept, catalogue))
        if loaded.publishable is None:
            closing = f"{summary(loaded.report, catalogue)} {catalogue.word('report.not_built')}"
            raise DataRefusedError("\n".join(("", report, *kept, closing)))
        for line in report.splitlines():
            _log.info(line)
        for sentence in kept:
            _log.warning(sentence)
        write_handbook(settings)
        write_content(loaded, settings, workplace, files)
