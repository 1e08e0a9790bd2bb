"""The protocol between the program and an engine, which turns Markdown into a site.

An engine reads a config file and a folder of Markdown, and knows nothing of the data or the model.
A module that implements `Engine` takes the place of MkDocs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.cache.store import Cache
from generator.executors.protocol import Executor
from generator.files.staging import SiteStaging
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class BuiltPages:
    """Numbers of pages rendered by a build and reused from the build before."""

    made: int
    kept: int


class SourceFile(Protocol):
    """A file below `content/` or of the theme, not written by the generator."""

    src_uri: str
    """Path below `content/`, or below the theme's folder."""

    @property
    def content_string(self) -> str:
        """The file's text; only pages have a text."""

    @property
    def content_bytes(self) -> bytes:
        """The file's bytes."""

    def is_documentation_page(self) -> bool:
        """Tell whether the file is Markdown that becomes a page."""


class PageRenderer(Protocol):
    """Renders single pages from Markdown in memory; writes no file."""

    @property
    def sources(self) -> Mapping[str, SourceFile]:
        """Files written by people or by the theme, by path below the site's root."""

    @property
    def theme_dir(self) -> Path | None:
        """The project's own folder of templates, or None."""

    def page(self, path: str, text: str) -> bytes:
        """Return a page as HTML, byte for byte as a build writes the page.

        Args:
            path: Path of the Markdown, below `content/`.
            text: The Markdown.

        Raises:
            GeneratorError: The engine cannot render the page.
        """

    def template(self, name: str) -> bytes:
        """Return a page of the theme itself, for example `404.html`.

        Raises:
            GeneratorError: The engine cannot render the page.
        """


class Engine(Protocol):
    """The functions of an engine; usually a module implements the protocol."""

    def build_site(
        self,
        config_file: Path,
        site: SiteStaging,
        executor: Executor,
        cache: Cache,
        generated: Mapping[str, str] | None = None,
    ) -> BuiltPages:
        """Build the pages below `content/` into a new site.

        Args:
            config_file: The project's `mkdocs.yml`.
            site: Gets all files.
            executor: Renders the pages.
            cache: Keeps the pages of the last build.
            generated: Digest of each file that the generator has just written, by path below
                `content/`.

        Raises:
            GeneratorError: The engine cannot build the site.
        """

    def serve_site(self, settings: Settings, address: str) -> None:
        """Serve the whole site with the engine's own server until interrupted.

        Args:
            settings: The project.
            address: Host and port, for example "127.0.0.1:8000".

        Raises:
            GeneratorError: The engine cannot build or serve the site.
        """

    def log_to_standard_error(self, *, verbose: bool, before: str = "") -> None:
        """Show the engine's warnings, and with `verbose` messages of progress too.

        Args:
            verbose: Whether to show messages of progress.
            before: Text before each line, for example codes to clear a progress bar.
        """

    def makes_single_pages(self, settings: Settings) -> bool:
        """Tell whether a project's pages can be rendered singly.

        Raises:
            GeneratorError: The engine cannot read the project.
        """

    def open_page_renderer(self, settings: Settings, generated: Mapping[str, str]) -> PageRenderer:
        """Return a renderer for single pages of a project.

        Args:
            settings: A project for which `makes_single_pages` is True.
            generated: Markdown of the generated pages in the navigation and of the generated pages
                linked from handwritten pages, by path below `content/`.

        Raises:
            GeneratorError: The engine cannot read the project.
        """

    def engine_distributions(self) -> Mapping[str, str]:
        """Return the versions of installed distributions with a part in HTML, by name."""
