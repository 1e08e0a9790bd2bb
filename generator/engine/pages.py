"""The page step: renders each page of a site once, from Markdown to a file of the new site."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from generator.engine.mkdocs_parts import MadePage, SiteBuilder, load, make_page, open_site_builder

PAGES_AT_A_TIME = 64
"""Pages that a worker takes at a time."""


@dataclass(frozen=True, slots=True)
class PageStep:
    """Renders pages of a project; a task is the path of a page below `content/`."""

    config_file: Path
    site_dir: Path
    """Folder of the rendered pages."""
    builder: SiteBuilder | None = field(default=None, repr=False)
    """The site builder of this process; a worker without a site builder opens a new builder."""
    name: ClassVar[str] = "page"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the step without the site builder, since objects of MkDocs cannot be pickled."""
        return PageStep, (self.config_file, self.site_dir)

    def open(self) -> Callable[[str], tuple[str, MadePage]]:
        """Return the function that renders a page."""
        builder = self.builder or open_site_builder(load(self.config_file, self.site_dir))
        return lambda path: (path, make_page(builder.files.src_uris[path], builder))

    def remote(self, sees: Callable[[Path], bool]) -> "PageStep | None":
        """Return the step, or None unless every worker sees the project and the new site."""
        seen = sees(self.config_file.parent) and sees(self.site_dir.parent)
        return self if seen else None

    def label(self, path: str) -> str:
        """Return the path of the page."""
        return path


def page_step(builder: SiteBuilder) -> PageStep:
    """Return the step for the pages of an open site builder."""
    config = builder.config
    return PageStep(Path(config.config_file_path), Path(config.site_dir), builder)
