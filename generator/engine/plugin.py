"""A small MkDocs plugin for plain `mkdocs build` and `mkdocs serve`: it runs the generator first
and watches the data.

Holds nothing essential: an engine that ignores it builds the same pages from what `masterplan
generate` wrote.
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin

from generator.build.generate import generate, write
from generator.build.handbook import write_handbook
from generator.build.load import load_site, options_for
from generator.build.write import is_owned
from generator.engine.defaults import complete
from generator.errors import GeneratorError
from generator.machine_paths import without_machine_paths
from generator.messages import load_catalogue
from generator.reporter import render_text, summary
from generator.settings import Settings, check_theme, read_settings

_log = logging.getLogger("mkdocs.plugins.masterplan")


# It has no options.
class MasterplanPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Generates before MkDocs reads its files; a refusal stops the build with everything that is
    wrong.

    While serving, a refusal is reported and the last good pages stay in view.
    """

    def __init__(self) -> None:
        self._is_serving = False
        self._has_pages = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Take note of whether MkDocs serves."""
        del dirty
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Set the defaults of the settings that the project does not write."""
        complete(config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the data and write the pages. MkDocs has not yet touched its output folder."""
        try:
            generate_checked(read_settings(Path(config.config_file_path)))
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

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch the data, the theme and what people write; what is generated would build everything
        twice.
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
    """The data has errors; the text is the whole report."""


def generate_checked(settings: Settings) -> None:
    """Generate the pages of a project whose data has no errors.

    Raises:
        DataRefusedError: The data has errors; nothing was written.
    """
    check_theme(settings)
    catalogue = load_catalogue(settings.language)
    options = options_for(settings)
    loaded = load_site(
        settings.regions_dir, settings.project_dir, today=settings.today, options=options
    )
    report = render_text(loaded.report, catalogue, loaded.texts)
    if loaded.publishable is None:
        closing = f"{summary(loaded.report, catalogue)} {catalogue.word('report.not_built')}"
        raise DataRefusedError(f"\n{report}\n{closing}")
    for line in report.splitlines():
        _log.info(line)
    write_handbook(settings)
    write(generate(loaded), settings.content_dir)
