"""The engine as the rest of the program sees it: functions that turn Markdown into a site.

The engine's input is a config file and a folder of Markdown, and nothing of the data or the model.
Another engine takes the place of MkDocs by implementing `Engine` in one module.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.build.publish import NewSite
from generator.processes import Crew
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class BuiltPages:
    """Numbers of the pages that a build rendered, and reused from the build before."""

    made: int
    kept: int


class SourceFile(Protocol):
    """A file below `content/` or of the theme that the generator did not write."""

    src_uri: str
    """Path below `content/`, or below the theme's folder."""

    @property
    def content_string(self) -> str:
        """The file's text; only for a page."""

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
        """Return a page as HTML, with the bytes that a build writes.

        Args:
            path: Path of the Markdown, below `content/`.
            text: The Markdown.

        Raises:
            GeneratorError: The engine cannot render the page.
        """

    def template(self, name: str) -> bytes:
        """Return a page of the theme itself, such as `404.html`.

        Raises:
            GeneratorError: The engine cannot render the page.
        """


class Engine(Protocol):
    """Everything that the rest of the program asks of an engine. A module may implement it."""

    def build_site(
        self,
        config_file: Path,
        site: NewSite,
        crew: Crew,
        *,
        generated: Mapping[str, str] | None = None,
        memory: Path | None = None,
    ) -> BuiltPages:
        """Build the pages below `content/` into a new site.

        Args:
            config_file: The project's `mkdocs.yml`.
            site: Gets all files.
            crew: Renders the pages.
            generated: Digest of each file that the generator has just written, by path below
                `content/`.
            memory: File of the page cache; None renders every page.

        Raises:
            GeneratorError: The engine cannot build the site.
        """

    def serve_site(self, settings: Settings, address: str) -> None:
        """Serve the whole site with the engine's own server until interrupted.

        Args:
            settings: The project.
            address: Host and port, such as "127.0.0.1:8000".

        Raises:
            GeneratorError: The engine cannot build or serve the site.
        """

    def log_to_standard_error(self, *, verbose: bool, before: str = "") -> None:
        """Show the engine's warnings, and with `verbose` its progress too.

        Args:
            verbose: Whether to show messages of progress.
            before: Text before each line, such as the codes that clear a progress bar.
        """

    def makes_single_pages(self, settings: Settings) -> bool:
        """Tell whether a project's pages can be rendered one by one.

        Raises:
            GeneratorError: The engine cannot read the project.
        """

    def open_page_renderer(self, settings: Settings, generated: Mapping[str, str]) -> PageRenderer:
        """Return a renderer of single pages, for a project whose pages can be rendered so.

        Args:
            settings: The project.
            generated: Markdown of generated pages that the navigation lists or that pages written
                by people link to, by path below `content/`.

        Raises:
            GeneratorError: The engine cannot read the project.
        """

    def engine_distributions(self) -> Mapping[str, str]:
        """Return the versions of the installed distributions that shape HTML, by name."""
