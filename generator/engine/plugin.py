"""A small MkDocs plugin for plain `mkdocs build` and `mkdocs serve`: it runs the generator first and watches the data.

Holds nothing essential: an engine that ignores it builds the same pages from what `masterplan generate` wrote.
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin

from generator.build.generate import generate
from generator.build.load import load_site
from generator.errors import GeneratorError
from generator.messages import load_catalogue
from generator.reporter import render_text, summary
from generator.settings import Settings, read_settings

_log = logging.getLogger("mkdocs.plugins.masterplan")


class MasterplanPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # it has no options
    """Generates before MkDocs reads its files; a refusal stops the build with everything that is wrong."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the data and write the pages. MkDocs has not yet touched its output folder."""
        try:
            generate_checked(read_settings(Path(config.config_file_path)))
        except GeneratorError as error:
            catalogue = load_catalogue("id")
            raise PluginError(catalogue.word(f"errors.{error.key}", **error.arguments)) from None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watch the data as MkDocs watches the pages."""
        del builder
        server.watch(str(read_settings(Path(config.config_file_path)).regions_dir))
        return server


def generate_checked(settings: Settings) -> None:
    """Generate the pages of a project whose data has no errors.

    Raises:
        PluginError: The data has errors; its text is the whole report.
    """
    catalogue = load_catalogue(settings.language)
    loaded = load_site(settings.regions_dir, settings.project_dir)
    if loaded.site is None or loaded.report.has_errors:
        report = render_text(loaded.report, catalogue, loaded.texts)
        raise PluginError(f"\n{report}\n{summary(loaded.report, catalogue)} {catalogue.word('report.not_built')}")
    for line in render_text(loaded.report, catalogue, loaded.texts).splitlines():
        _log.info(line)
    generate(loaded.site, settings)
