"""Responses of the development server: a page rendered on request, a file, or the reason for its
absence.
"""

import hashlib
import mimetypes
import threading
from dataclasses import dataclass, replace

from generator.engine.protocol import PageRenderer
from generator.errors import GeneratorError
from generator.files.content import is_generated
from generator.machine_paths import without_machine_paths
from generator.messages import Catalogue
from generator.serve.live_project import LiveProject, Refusal
from generator.serve.national_index import NationalIndex, NationalReader
from generator.serve.words import State, findings_of, plain_page, with_script
from generator.serve.workspace import Workspace
from generator.settings import Settings, read_settings
from generator.views.site_pages import Backlinks

_SEARCH = "pagefind/"
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
class _Made:
    """A rendered page with its Markdown and its renderer."""

    text: str
    press: PageRenderer
    html: bytes


@dataclass(frozen=True, slots=True)
class _Request:
    """A request."""

    address: str
    name: str
    """Name of the file that a build would write for the address."""

    @property
    def source(self) -> str:
        """Path of the generated Markdown below `content/`."""
        return (
            f"{self.name.removesuffix('.html')}.md"
            if self.name.endswith("index.html")
            else self.name
        )

    @property
    def sources(self) -> tuple[str, str]:
        """Path of the Markdown and path of the file itself: a page at a former address is generated
        as HTML.
        """
        return self.source, self.name

    @property
    def is_generated(self) -> bool:
        """Whether the generator alone writes the file."""
        return is_generated(self.source)


class OpenSite:
    """The site of a project during editing. Threads may share an instance; requests are serialised."""

    def __init__(self, settings: Settings, catalogue: Catalogue, *, jobs: int, mount: str) -> None:
        self._catalogue = catalogue
        self._jobs = jobs
        self._mount = mount
        self._lock = threading.Lock()
        self._made: dict[str, _Made] = {}
        self._config = b""
        self._open(settings)

    def answer(self, address: str) -> Response:
        """Return the response for an address below the site root, from the current files.

        Args:
            address: Relative, without `..`; a trailing slash or an empty address names the index
                page of a folder.
        """
        name = f"{address}index.html" if address.endswith("/") or not address else address
        with self._lock:
            try:
                self._follow_settings()
                return self._found(_Request(address, name))
            # Whatever it is, whoever asked gets a page.
            except Exception as error:  # noqa: BLE001
                return self._failed(self._sentence(error), address)

    def close(self) -> None:
        """Stop the background reading of all regions."""
        with self._lock:
            self._national.close()

    def _open(self, settings: Settings) -> None:
        self._settings = settings
        self._config = settings.config_file.read_bytes()
        self._project = LiveProject(settings)
        self._workspace = Workspace(settings)
        self._national = NationalReader(settings, jobs=self._jobs)

    def _follow_settings(self) -> None:
        """Reopen the project if `mkdocs.yml` has changed."""
        if self._settings.config_file.read_bytes() != self._config:
            settings = read_settings(self._settings.config_file)
            self._national.close()
            self._open(settings)

    def _found(self, request: _Request) -> Response:
        index = self._national.look()
        context = self._project.context()
        if context is None:
            return self._plain("refused", self._state(Refusal()), request.address)
        press = self._workspace.press(context)
        by_hand = press.sources.get(request.name)
        if by_hand is not None:
            if by_hand.is_documentation_page():
                return self._page(
                    by_hand.src_uri, by_hand.content_string, request, self._state(Refusal())
                )
            return _file(request.name, by_hand.content_bytes)
        if request.name.startswith(_SEARCH):
            return self._of_search(request)
        slugs = self._project.slugs
        slug = next(
            (step for step in request.name.removesuffix(".json").split("/") if step in slugs), None
        )
        return (
            self._across_regions(request, index)
            if slug is None
            else self._of_region(slug, request, index)
        )

    def _of_region(self, slug: str, request: _Request, index: NationalIndex) -> Response:
        """Return a page or file of a region; its last good page while the region has errors."""
        shown = self._project.region(slug, index.backlinks.get(slug, Backlinks()))
        refusal = shown.refusal if shown.refusal.findings else self._between(slug, index)
        state = self._state(refusal)
        if shown.failure is not None and not state.lead:
            state = State("", self._sentence(shown.failure))
        if not shown.files:
            # Without a good state since the start, the last good page is the one on disk.
            written = self._written(request, state)
            if written is not None or shown.failure is None:
                return written or self._plain("refused", state, request.address)
            return self._failed(self._sentence(shown.failure), request.address)
        path = next((path for path in request.sources if path in shown.files), None)
        if path is None:
            return self._missing(request, state)
        return self._shown(path, shown.files[path], request, state)

    def _across_regions(self, request: _Request, index: NationalIndex) -> Response:
        state = self._state(index.refusal)
        if index.error is not None and not state.lead:
            key, arguments = index.error
            state = State("", self._sentence(GeneratorError(key, **arguments)))
        elif index.is_reading and not index.files and not state.lead:
            state = State(
                "", self._catalogue.word("serve.reading", read=index.read, total=index.total)
            )
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
        is_inside = file.is_relative_to((self._settings.site_dir / _SEARCH).resolve())
        return (
            _file(request.name, file.read_bytes())
            if is_inside and file.is_file()
            else _file("", b"", status=404)
        )

    def _between(self, slug: str, index: NationalIndex) -> Refusal:
        """Return the findings of the last full reading for the unchanged files of a region."""
        own = {file.path: file.quotable for file in self._project.files(slug)}
        known = index.refusal
        same = (
            one
            for one in known.findings
            if known.texts.get(one.span.path, "") == own.get(one.span.path)
        )
        return Refusal(tuple(same), own)

    def _written(self, request: _Request, state: State) -> Response | None:
        """Return the file that the last successful run wrote below `content/`; None if there is no
        such file.
        """
        content = self._settings.content_dir
        path = next(
            (
                path
                for path in request.sources
                if request.is_generated and (content / path).is_file()
            ),
            None,
        )
        return (
            None
            if path is None
            else self._shown(path, (content / path).read_bytes(), request, state)
        )

    def _shown(self, path: str, data: bytes, request: _Request, state: State) -> Response:
        """Return a generated file as a build publishes it."""
        if path.endswith(".md"):
            return self._page(path, data.decode(), request, state)
        return _file(path, data)

    def _page(self, path: str, text: str, request: _Request, state: State) -> Response:
        context = self._project.context()
        press = None if context is None else self._workspace.press(context)
        made = self._made.get(path)
        if made is None or made.text != text or made.press is not press:
            if press is None:
                raise LookupError("pages without a press")
            made = _Made(text, press, press.page(path, text))
            self._made[path] = made
        return self._html(made.html, request.address, state)

    def _missing(self, request: _Request, state: State) -> Response:
        context = self._project.context()
        if context is None:
            raise LookupError("pages without a press")
        return self._html(
            self._workspace.press(context).template("404.html"), request.address, state, status=404
        )

    def _plain(self, key: str, state: State, address: str) -> Response:
        """Return a plain page of the server, in place of a page that is not ready."""
        word = self._catalogue.word
        html = plain_page(word(f"serve.{key}.title"), word(f"serve.{key}.text"), self._catalogue)
        return self._html(html, address, state, status=503)

    def _failed(self, sentence: str, address: str) -> Response:
        html = plain_page(self._catalogue.word("serve.failed.title"), sentence, self._catalogue)
        return self._html(html, address, State(""), status=500)

    def _html(self, html: bytes, address: str, state: State, status: int = 200) -> Response:
        """Return a page with the reload script; a changed page or theme changes the version and
        reloads the page.
        """
        version = hashlib.sha256(html).hexdigest()[:16] + f"-{self._workspace.mark}"
        return Response(
            status,
            _HTML,
            with_script(html, self._mount, address, version),
            replace(state, version=version),
        )

    def _state(self, refusal: Refusal) -> State:
        """Return the message of a page: an error of the whole project, else the findings of the
        page's region.
        """
        if self._workspace.error is not None:
            return State("", self._sentence(self._workspace.error))
        refusal = self._project.refusal if self._project.refusal.findings else refusal
        if not refusal.findings:
            return State("")
        errors = self._catalogue.counted("report.errors", len(refusal.findings))
        return State(
            "",
            self._catalogue.word("serve.panel", errors=errors),
            findings_of(refusal, self._catalogue),
        )

    def _sentence(self, error: Exception) -> str:
        return without_machine_paths(self._worded(error), self._settings.project_dir)

    def _worded(self, error: Exception) -> str:
        word = self._catalogue.word
        if isinstance(error, GeneratorError):
            return word(f"errors.{error.key}", **error.arguments)
        if isinstance(error, OSError):
            return word("errors.system", path=str(error.filename), reason=str(error.strerror))
        return word("errors.serve_fault", reason=f"{type(error).__name__}: {error}")


def _file(name: str, body: bytes, *, status: int = 200) -> Response:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(status, f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind, body)
