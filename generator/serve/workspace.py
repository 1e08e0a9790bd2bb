"""The workspace of the development server: settings, theme and hand-written pages, kept current."""

import time
from collections.abc import Iterator
from pathlib import Path

from generator.cache.store import NoCache
from generator.context import BuildContext
from generator.diagnostics import errors_in
from generator.engine.installed import installed_engine
from generator.engine.protocol import PageRenderer
from generator.errors import GeneratorError
from generator.files.content import is_owned
from generator.files.freshness import scan, signature_of
from generator.handwritten import check_handwritten
from generator.link.site import NationalData
from generator.pages import render_pages
from generator.pages.reference import reference_pages
from generator.pages.render import Renderer
from generator.serve.live_project import Refusal
from generator.settings import Settings
from generator.source.discover import find_regions
from generator.source.walk import Walk
from generator.views.addresses import downloads, page_file, region
from generator.views.site_pages import view_shared_pages, view_shared_sources

_SCAN_SECONDS = 0.3
"""Time between two scans of settings, theme and hand-written pages."""


class Workspace:
    """Holds the current page renderer. Not for several threads at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._renderer: PageRenderer | None = None
        self._national: NationalData | None = None
        self._opened_from: tuple[object, ...] = ()
        self._scanned = 0.0
        self.version = 0
        """Number of the renderer; each new renderer has a higher number."""
        self.error: GeneratorError | None = None
        """Error of the last attempt to open a renderer; the previous renderer stays in use."""
        self._refusal = Refusal()

    def renderer(self, context: BuildContext) -> PageRenderer:
        """Return the page renderer for the current settings, theme and hand-written pages.

        Args:
            context: Build context of the pages.

        Raises:
            GeneratorError: MkDocs cannot read the project, and no previous renderer is at hand.
        """
        national = context.site.national
        is_due = time.monotonic() - self._scanned > _SCAN_SECONDS
        if self._renderer is not None and national is self._national and not is_due:
            return self._renderer
        self._scanned = time.monotonic()
        found = tuple(self._scan())
        if self._renderer is None or national is not self._national or found != self._opened_from:
            self._open(context)
            # Only an open renderer names the folder of the theme, so the files are scanned again.
            self._national, self._opened_from = national, tuple(self._scan())
        if self._renderer is None:
            raise self.error or GeneratorError("engine", reason="")
        return self._renderer

    def refusal_of(self, path: str) -> Refusal:
        """Return the errors in a hand-written file, of which a build would make no page.

        Args:
            path: Path of the file, below `content/`.
        """
        name = Walk(self._settings.project_dir).relative(f"{self._settings.content_dir}/{path}")
        found = (finding for finding in self._refusal.findings if finding.span.path == name)
        return Refusal(tuple(found), self._refusal.texts)

    def _open(self, context: BuildContext) -> None:
        findings, texts = check_handwritten(self._settings, NoCache())
        self._refusal = Refusal(tuple(errors_in(findings)), texts)
        pages = dict(_placeholders(context, self._settings.regions_dir))
        try:
            self._renderer = installed_engine().open_page_renderer(self._settings, pages)
        except GeneratorError as error:
            self.error = error
        else:
            self.error = None
            self.version += 1

    def _scan(self) -> Iterator[object]:
        """Yield path and stat signature of every file behind the renderer."""
        content = self._settings.content_dir
        folders = [path for path in sorted(content.iterdir()) if not is_owned(path.name)]
        if self._renderer is not None and self._renderer.theme_dir is not None:
            folders.append(self._renderer.theme_dir)
        for folder in folders:
            yield from scan(folder) if folder.is_dir() else [(str(folder), signature_of(folder))]


def _placeholders(context: BuildContext, regions_dir: Path) -> Iterator[tuple[str, str]]:
    """Yield Markdown by path for the generated pages that the navigation and links lead to.

    Placeholders are made without any region. No reader sees a placeholder: the server responds with
    the generated page.
    """
    shared = (*view_shared_pages(context), *view_shared_sources((), (), context))
    for page in render_pages(shared, Renderer(context.catalogue)):
        yield page.path, page.text
    yield from reference_pages(context.catalogue)
    yield page_file(downloads()), ""
    for slug in sorted(find_regions(regions_dir)):
        yield page_file(region(slug)), ""
