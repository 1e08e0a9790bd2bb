"""What pages are made with while somebody edits: settings, theme and pages by hand, laid out anew
when they change.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from generator.context import BuildContext
from generator.engine import installed_engine
from generator.engine.protocol import PageRenderer
from generator.errors import GeneratorError
from generator.files.content import is_owned
from generator.files.freshness import scan, signature_of
from generator.link.site import NationalData
from generator.pages import render_pages
from generator.pages.reference import reference_pages
from generator.pages.render import Renderer
from generator.settings import Settings
from generator.source.discover import find_regions
from generator.views.addresses import page_file, region
from generator.views.site_pages import view_shared_pages, view_shared_sources

_LOOK_SECONDS = 0.3
"""Time between two looks at settings, theme and pages by hand."""


class Workspace:
    """Has a press at hand that is as the files are. Not for several threads at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._press: PageRenderer | None = None
        self._national: NationalData | None = None
        self._laid_out: tuple[object, ...] = ()
        self._looked = 0.0
        self.mark = 0
        """Changes with the press."""
        self.error: GeneratorError | None = None
        """Why the press is still the one before."""

    def press(self, context: BuildContext) -> PageRenderer:
        """Return what makes pages.

        Args:
            context: Context of all pages.

        Raises:
            GeneratorError: MkDocs cannot read the project, and never could.
        """
        national = context.site.national
        is_due = time.monotonic() - self._looked > _LOOK_SECONDS
        if self._press is not None and national is self._national and not is_due:
            return self._press
        self._looked = time.monotonic()
        found = tuple(self._found())
        if self._press is None or national is not self._national or found != self._laid_out:
            self._lay_out(context)
            self._national, self._laid_out = national, tuple(self._found())
        if self._press is None:
            raise self.error or GeneratorError("engine", reason="")
        return self._press

    def _lay_out(self, context: BuildContext) -> None:
        try:
            self._press = installed_engine().open_page_renderer(
                self._settings, dict(_stand_ins(context, self._settings.regions_dir))
            )
        except GeneratorError as error:
            self.error = error
        else:
            self.error = None
            self.mark += 1

    def _found(self) -> Iterator[object]:
        """Yield name, time and size of every file that the press is laid out from."""
        content = self._settings.content_dir
        folders = [path for path in sorted(content.iterdir()) if not is_owned(path.name)]
        if self._press is not None and self._press.theme_dir is not None:
            folders.append(self._press.theme_dir)
        for folder in folders:
            yield from scan(folder) if folder.is_dir() else [(str(folder), signature_of(folder))]


def _stand_ins(context: BuildContext, regions_dir: Path) -> Iterator[tuple[str, str]]:
    """Yield Markdown by path for the generated pages that the navigation and people's links lead
    to.

    They say what can be said without any region, and are shown to nobody: the real ones take their
    place.
    """
    shared = (*view_shared_pages(context), *view_shared_sources((), (), context))
    for page in render_pages(shared, Renderer(context.catalogue)):
        yield page.path, page.text
    yield from reference_pages(context.catalogue)
    for slug in sorted(find_regions(regions_dir)):
        yield page_file(region(slug)), ""
