"""Responses of the development server: a page rendered on request, a file, or an explanation."""

import hashlib
import mimetypes
import os
import threading
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.engine.protocol import PageRenderer
from generator.errors import GeneratorError, system_error
from generator.files.content import is_generated
from generator.link.english import FOLDER as ENGLISH
from generator.machine_paths import without_machine_paths
from generator.messages import Catalogue
from generator.serve.live_project import LiveProject, Refusal
from generator.serve.national_index import NationalIndex, NationalReader
from generator.serve.words import State, findings_of, plain_page, with_script
from generator.serve.workspace import Workspace
from generator.settings import WIB, Settings, build_moment, read_settings
from generator.views.addresses import region_workbook, share_image
from generator.views.site_pages import Backlinks

_SEARCH = ("indeks/", f"{ENGLISH}indeks/")
"""Folders of the search indexes, one for each edition."""
_HTML = "text/html; charset=utf-8"
_TEXTS = ("text/", "application/json", "application/xml", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Response:
    """A response: status, content type and body."""

    status: int
    kind: str
    """Content type."""
    body: bytes
    state: State | None = None
    """State of the data to show on a page; None for a file."""


@dataclass(frozen=True, slots=True)
class _RenderedPage:
    """A page with Markdown and renderer: the page is current while both are the same."""

    text: str
    renderer: PageRenderer
    html: bytes


@dataclass(frozen=True, slots=True)
class _Request:
    """A request, with the current page renderer."""

    address: str
    name: str
    """Name of the file that a build would write for the address."""
    renderer: PageRenderer

    @property
    def sources(self) -> tuple[str, str]:
        """Path of the Markdown below `content/`, and path of the file itself."""
        # A page at a former address is generated as HTML, without Markdown.
        is_page = self.name.endswith("index.html")
        return f"{self.name.removesuffix('.html')}.md" if is_page else self.name, self.name

    @property
    def is_drawn(self) -> bool:
        """Whether the file is a workbook or a share card, which a region makes on demand."""
        workbook, card = region_workbook(""), share_image("")
        return self.name.endswith((PurePosixPath(workbook).suffix, card))

    @property
    def is_generated(self) -> bool:
        """Whether the generator alone writes the file."""
        return is_generated(self.sources[0])


class OpenSite:
    """The site of a project during editing; threads may share an instance."""

    def __init__(
        self,
        settings: Settings,
        catalogue: Catalogue,
        *,
        jobs: int,
        mount: str,
        with_drafts: bool = False,
    ) -> None:
        self._catalogue = catalogue
        self._with_drafts = with_drafts
        self._jobs = jobs
        self._mount = mount
        self._lock = threading.Lock()
        self._pages: dict[str, _RenderedPage] = {}
        self._config = b""
        self._open(settings)

    def response(self, address: str) -> Response:
        """Return the response for an address below the site root, from the current files.

        Args:
            address: Relative, without `..`; a trailing slash or an empty address names the index
                page of a folder.
        """
        with self._lock:
            try:
                self._follow_settings()
                return self._respond(address)
            # Whatever the fault is, the browser gets a page that says so.
            except Exception as error:  # noqa: BLE001
                return self._failed(self._sentence(error), address)

    def close(self) -> None:
        """Stop the background reading of all regions."""
        with self._lock:
            self._national.close()

    def _open(self, settings: Settings) -> None:
        self._settings = settings
        self._config = settings.config_file.read_bytes()
        self._project = LiveProject(settings, with_drafts=self._with_drafts)
        self._workspace = Workspace(settings)
        self._national = NationalReader(settings, jobs=self._jobs)

    def _follow_settings(self) -> None:
        """Reopen the project if `mkdocs.yml` has changed, or a new day has begun."""
        today = build_moment(os.environ).astimezone(WIB).date()
        is_same = self._settings.config_file.read_bytes() == self._config
        if not is_same or today != self._settings.site.today:
            settings = read_settings(self._settings.config_file)
            self._national.close()
            self._open(settings)

    def _respond(self, address: str) -> Response:
        index = self._national.look()
        context = self._project.context()
        if context is None:
            return self._plain("refused", self._state(Refusal()), address)
        name = f"{address}index.html" if address.endswith("/") or not address else address
        request = _Request(address, name, self._workspace.renderer(context))
        by_hand = request.renderer.sources.get(name)
        if by_hand is not None:
            refusal = self._workspace.refusal_of(by_hand.src_uri)
            if refusal.findings:
                # Nothing in a refused page runs in the browser of whoever reviews the page.
                return self._plain("refused", self._state(refusal), address)
            if by_hand.is_documentation_page():
                state = self._state(Refusal())
                return self._page(by_hand.src_uri, by_hand.content_string, request, state)
            return _file(name, by_hand.content_bytes)
        if name.startswith(_SEARCH):
            return self._of_search(request)
        # Files of a region's data have the region's slug as their name, and any ending.
        steps = (step.partition(".")[0] for step in name.split("/"))
        slug = next((step for step in steps if step in self._project.slugs), None)
        if slug is None:
            return self._across_regions(request, index)
        return self._of_region(slug, request, index)

    def _of_region(self, slug: str, request: _Request, index: NationalIndex) -> Response:
        """Return a page or file of a region; the last good page while the region has errors."""
        backlinks = index.backlinks.get(slug, Backlinks())
        shown = self._project.region(slug, backlinks, draws=request.is_drawn)
        refusal = shown.refusal if shown.refusal.findings else self._between(slug, index)
        state = self._state(refusal)
        if shown.failure is not None and not state.lead:
            state = State(self._sentence(shown.failure))
        if self._with_drafts and not state.lead:
            state = State(self._catalogue.word("serve.drafts"))
        if not shown.files:
            # A region with errors since the start has its last good pages on disk.
            written = self._written(request, state)
            if written is not None:
                return written
            if shown.failure is not None:
                return self._failed(self._sentence(shown.failure), request.address)
            return self._plain("refused", state, request.address)
        path = next((path for path in request.sources if path in shown.files), None)
        if path is None:
            return self._missing(request, state)
        return self._shown(path, shown.files[path], request, state)

    def _across_regions(self, request: _Request, index: NationalIndex) -> Response:
        """Return a page or file about several regions, from the last full reading."""
        state = self._state(index.refusal)
        if index.error is not None and not state.lead:
            state = State(self._sentence(index.error))
        elif index.is_reading and not index.files and not state.lead:
            word = self._catalogue.word
            state = State(word("serve.reading", read=index.read, total=index.total))
        if index.files and index.files.isdisjoint(request.sources):
            return self._missing(request, state)
        found = self._written(request, state)
        if found is None and request.is_generated and not index.files:
            if index.error is not None:
                return self._failed(state.lead, request.address)
            return self._plain("waiting" if index.is_reading else "refused", state, request.address)
        return found or self._missing(request, state)

    def _of_search(self, request: _Request) -> Response:
        """Return a file of the published site's search index."""
        file = (self._settings.site_dir / request.name).resolve()
        # A link in the index must not lead a reader out of the index.
        folders = ((self._settings.site_dir / folder).resolve() for folder in _SEARCH)
        is_inside = any(map(file.is_relative_to, folders))
        if is_inside and file.is_file():
            return _file(request.name, file.read_bytes())
        return _file("", b"", status=404)

    def _between(self, slug: str, index: NationalIndex) -> Refusal:
        """Return the findings of the last full reading for the unchanged files of a region."""
        texts = {file.path: file.quotable for file in self._project.files(slug)}
        read = index.refusal.texts
        # A finding about a file that was edited since may be settled already.
        current = (
            finding
            for finding in index.refusal.findings
            if read.get(finding.span.path, "") == texts.get(finding.span.path)
        )
        return Refusal(tuple(current), texts)

    def _written(self, request: _Request, state: State) -> Response | None:
        """Return the file that the last successful run wrote below `content/`, or None."""
        content = self._settings.content_dir
        for path in request.sources if request.is_generated else ():
            if (content / path).is_file():
                return self._shown(path, (content / path).read_bytes(), request, state)
        return None

    def _shown(self, path: str, data: bytes, request: _Request, state: State) -> Response:
        """Return a generated file in the form of a build."""
        if path.endswith(".md"):
            return self._page(path, data.decode(), request, state)
        return _file(path, data)

    def _page(self, path: str, text: str, request: _Request, state: State) -> Response:
        page = self._pages.get(path)
        if page is None or page.text != text or page.renderer is not request.renderer:
            html = request.renderer.page(path, text)
            page = self._pages[path] = _RenderedPage(text, request.renderer, html)
        return self._html(page.html, request.address, state)

    def _missing(self, request: _Request, state: State) -> Response:
        html = request.renderer.template("404.html")
        return self._html(html, request.address, state, status=404)

    def _plain(self, key: str, state: State, address: str) -> Response:
        """Return a plain page of the server, in place of an unfinished page."""
        word = self._catalogue.word
        html = plain_page(word(f"serve.{key}.title"), word(f"serve.{key}.text"), self._catalogue)
        return self._html(html, address, state, status=503)

    def _failed(self, sentence: str, address: str) -> Response:
        html = plain_page(self._catalogue.word("serve.failed.title"), sentence, self._catalogue)
        return self._html(html, address, State(), status=500)

    def _html(self, html: bytes, address: str, state: State, status: int = 200) -> Response:
        """Return a page with the reload script, which loads the page again for a new version.

        A change of the page or of the theme gives a new version.
        """
        version = f"{hashlib.sha256(html).hexdigest()[:16]}-{self._workspace.version}"
        body = with_script(html, self._mount, address, version)
        return Response(status, _HTML, body, replace(state, version=version))

    def _state(self, refusal: Refusal) -> State:
        """Return the message of a page.

        An error of the settings or the theme comes first, then the errors of the national files,
        then the errors of the page's region.
        """
        if self._workspace.error is not None:
            return State(self._sentence(self._workspace.error))
        refusal = self._project.refusal if self._project.refusal.findings else refusal
        if not refusal.findings:
            return State()
        errors = self._catalogue.counted("report.errors", len(refusal.findings))
        lead = self._catalogue.word("serve.panel", errors=errors)
        return State(lead, findings_of(refusal, self._catalogue))

    def _sentence(self, error: Exception) -> str:
        """Return the sentence for an error, with paths relative to the project."""
        if isinstance(error, OSError):
            error = system_error(error)
        elif not isinstance(error, GeneratorError):
            error = GeneratorError("serve_fault", reason=f"{type(error).__name__}: {error}")
        sentence = self._catalogue.word(f"errors.{error.key}", **error.arguments)
        return without_machine_paths(sentence, self._settings.project_dir)


def _file(name: str, body: bytes, *, status: int = 200) -> Response:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(status, f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind, body)
