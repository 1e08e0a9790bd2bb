"""Responses of the development server: a page rendered on request, a file, or the reason for its
absence.
"""

import hashlib
import mimetypes
import threading
from dataclasses import dataclass, replace

from generator.build.write import OWNED_FILES, OWNED_FOLDERS
from generator.engine.protocol import PageRenderer
from generator.errors import GeneratorError
from generator.machine_paths import without_machine_paths
from generator.messages import Catalogue
from generator.serve.country import Country, Countrywide
from generator.serve.data import Data, Refusal, ShownRegion
from generator.serve.desk import Desk
from generator.serve.words import State, findings_of, plain_page, with_script
from generator.settings import Settings, read_settings
from generator.views.site_pages import Backlinks

_SEARCH = "pagefind/"
_HTML = "text/html; charset=utf-8"
_TEXTS = ("text/", "application/json", "application/xml", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Answer:
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
class _Wish:
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
        """Whether the generator owns the file."""
        return self.source in OWNED_FILES or self.source.startswith(
            tuple(f"{folder}/" for folder in OWNED_FOLDERS)
        )


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

    def answer(self, address: str) -> Answer:
        """Return the response for an address below the site root, from the current files.

        Args:
            address: Relative, without `..`; a trailing slash or an empty address names the index
                page of a folder.
        """
        name = f"{address}index.html" if address.endswith("/") or not address else address
        with self._lock:
            try:
                self._follow_settings()
                return self._found(_Wish(address, name))
            # Whatever it is, whoever asked gets a page.
            except Exception as error:  # noqa: BLE001
                return self._failed(self._sentence(error), address)

    def close(self) -> None:
        """Stop the background reading of all regions."""
        with self._lock:
            self._countrywide.close()

    def _open(self, settings: Settings) -> None:
        self._settings = settings
        self._config = settings.config_file.read_bytes()
        self._data = Data(settings)
        self._desk = Desk(settings)
        self._countrywide = Countrywide(settings, jobs=self._jobs)

    def _follow_settings(self) -> None:
        """Reopen the project if `mkdocs.yml` has changed."""
        if self._settings.config_file.read_bytes() != self._config:
            settings = read_settings(self._settings.config_file)
            self._countrywide.close()
            self._open(settings)

    def _found(self, wish: _Wish) -> Answer:
        country = self._countrywide.look()
        bench = self._data.bench()
        if bench is None:
            return self._plain("refused", self._state(Refusal()), wish.address)
        press = self._desk.press(bench)
        by_hand = press.sources.get(wish.name)
        if by_hand is not None:
            if by_hand.is_documentation_page():
                return self._page(
                    by_hand.src_uri, by_hand.content_string, wish, self._state(Refusal())
                )
            return _file(wish.name, by_hand.content_bytes)
        if wish.name.startswith(_SEARCH):
            return self._of_search(wish)
        slugs = self._data.slugs
        slug = next(
            (step for step in wish.name.removesuffix(".json").split("/") if step in slugs), None
        )
        return (
            self._of_country(wish, country)
            if slug is None
            else self._of_region(slug, wish, country)
        )

    def _of_region(self, slug: str, wish: _Wish, country: Country) -> Answer:
        shown = self._data.region(slug, country.told.get(slug, Backlinks())) or ShownRegion({})
        state = self._state(
            shown.refusal if shown.refusal.findings else self._between(slug, country)
        )
        sentence = self._sentence(
            GeneratorError("region_failed", region=slug, reason=shown.failure or "")
        )
        if shown.failure is not None and not state.lead:
            state = State("", sentence)
        if (
            not shown.files
        ):  # it has had errors since this began: what an earlier run wrote is its last good page
            written = self._written(wish, state)
            if written is not None or shown.failure is None:
                return written or self._plain("refused", state, wish.address)
            return self._failed(sentence, wish.address)
        path = next((path for path in wish.sources if path in shown.files), None)
        return (
            self._missing(wish, state)
            if path is None
            else self._shown(path, shown.files[path], wish, state)
        )

    def _of_country(self, wish: _Wish, country: Country) -> Answer:
        state = self._state(country.refusal)
        if country.error is not None and not state.lead:
            key, arguments = country.error
            state = State("", self._sentence(GeneratorError(key, **arguments)))
        elif country.is_reading and not country.files and not state.lead:
            state = State(
                "", self._catalogue.word("serve.reading", read=country.read, total=country.total)
            )
        if country.files and country.files.isdisjoint(wish.sources):
            return self._missing(wish, state)
        found = self._written(wish, state)
        if found is None and wish.is_generated and not country.files:
            if country.error is not None:
                return self._failed(state.lead, wish.address)
            return self._plain("waiting" if country.is_reading else "refused", state, wish.address)
        return found or self._missing(wish, state)

    def _of_search(self, wish: _Wish) -> Answer:
        """Return a file of the published site's search index."""
        file = (self._settings.site_dir / wish.name).resolve()
        is_inside = file.is_relative_to((self._settings.site_dir / _SEARCH).resolve())
        return (
            _file(wish.name, file.read_bytes())
            if is_inside and file.is_file()
            else _file("", b"", status=404)
        )

    def _between(self, slug: str, country: Country) -> Refusal:
        """Return the findings of the last full reading for the unchanged files of a region."""
        own = {file.path: file.quotable for file in self._data.folder(slug).files}
        known = country.refusal
        same = (
            one
            for one in known.findings
            if known.texts.get(one.span.path, "") == own.get(one.span.path)
        )
        return Refusal(tuple(same), own)

    def _written(self, wish: _Wish, state: State) -> Answer | None:
        """Return the file that the last successful run wrote below `content/`; None if there is no
        such file.
        """
        content = self._settings.content_dir
        path = next(
            (path for path in wish.sources if wish.is_generated and (content / path).is_file()),
            None,
        )
        return (
            None
            if path is None
            else self._shown(path, (content / path).read_bytes().decode(), wish, state)
        )

    def _shown(self, path: str, text: str, wish: _Wish, state: State) -> Answer:
        return (
            self._page(path, text, wish, state)
            if path.endswith(".md")
            else _file(path, text.encode())
        )

    def _page(self, path: str, text: str, wish: _Wish, state: State) -> Answer:
        bench = self._data.bench()
        press = None if bench is None else self._desk.press(bench)
        made = self._made.get(path)
        if made is None or made.text != text or made.press is not press:
            if press is None:
                raise LookupError("pages without a press")
            made = _Made(text, press, press.page(path, text))
            self._made[path] = made
        return self._html(made.html, wish.address, state)

    def _missing(self, wish: _Wish, state: State) -> Answer:
        bench = self._data.bench()
        if bench is None:
            raise LookupError("pages without a press")
        return self._html(
            self._desk.press(bench).template("404.html"), wish.address, state, status=404
        )

    def _plain(self, key: str, state: State, address: str) -> Answer:
        """Return a plain page of the server, in place of a page that is not ready."""
        word = self._catalogue.word
        html = plain_page(word(f"serve.{key}.title"), word(f"serve.{key}.text"), self._catalogue)
        return self._html(html, address, state, status=503)

    def _failed(self, sentence: str, address: str) -> Answer:
        html = plain_page(self._catalogue.word("serve.failed.title"), sentence, self._catalogue)
        return self._html(html, address, State(""), status=500)

    def _html(self, html: bytes, address: str, state: State, status: int = 200) -> Answer:
        """Return a page with the reload script; a changed page or theme changes the version and
        reloads the page.
        """
        version = hashlib.sha256(html).hexdigest()[:16] + f"-{self._desk.mark}"
        return Answer(
            status,
            _HTML,
            with_script(html, self._mount, address, version),
            replace(state, version=version),
        )

    def _state(self, refusal: Refusal) -> State:
        """Return the message of a page: an error of the whole project, else the findings of the
        page's region.
        """
        if self._desk.error is not None:
            return State("", self._sentence(self._desk.error))
        refusal = self._data.refusal if self._data.refusal.findings else refusal
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


def _file(name: str, body: bytes, *, status: int = 200) -> Answer:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Answer(status, f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind, body)
