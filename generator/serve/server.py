"""The server of `masterplan serve`: addresses to answers, and a line to each open page. Serves this
site alone.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from generator.errors import GeneratorError
from generator.messages import Catalogue
from generator.serve.responses import OpenSite, Response
from generator.settings import Settings

_BESIDE = "_masterplan/"
"""Below it stands what the server has of its own."""
_SCRIPT = Path(__file__).parent / "live.js"
_LOOK_SECONDS = 0.15
"""Time between two looks at what an open page shows."""
_SIGNS_OF_LIFE = 60
"""Looks without news after which a line is tried, so that those of closed pages end."""


@contextmanager
def open_server(
    settings: Settings, catalogue: Catalogue, address: str, *, jobs: int
) -> Iterator["Server"]:
    """Give a server that listens at an address and answers when its `serve_forever` runs.

    Args:
        settings: The project.
        catalogue: Language of what the server says itself.
        address: Host and port, such as "127.0.0.1:8000".
        jobs: Number of processes that read all regions.

    Raises:
        GeneratorError: The address is none, or is taken.
    """
    host, _, port = address.rpartition(":")
    mount = urlsplit(settings.site.site_url or "/").path or "/"
    try:
        server = Server((host.strip("[]"), int(port)), mount)
    except (OSError, ValueError, OverflowError) as error:
        raise GeneratorError("serve_address", address=address, reason=str(error)) from None
    try:
        server.site = OpenSite(settings, catalogue, jobs=jobs, mount=mount)
        yield server
    finally:
        server.end()


class Server(ThreadingHTTPServer):
    """Listens; each request has a thread of its own."""

    daemon_threads = True
    site: OpenSite

    def __init__(self, address: tuple[str, int], mount: str) -> None:
        self.mount = mount
        """Path of the site's root."""
        self.is_ending = threading.Event()
        super().__init__(address, _Handler)

    @property
    def url(self) -> str:
        """Address of the site's root."""
        return f"http://{self.server_address[0]!s}:{self.server_port}{self.mount}"

    def end(self) -> None:
        """Close all lines, and stop what works beside."""
        self.is_ending.set()
        self.server_close()
        if hasattr(self, "site"):
            self.site.close()

    def handle_error(self, *_: object) -> None:
        """Keep silent where a browser hangs up."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "masterplan"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer."""
        address = _address(self.path, self.server.mount)
        if address is None:
            self._send(Response(404, "text/plain; charset=utf-8", b""))
        elif address == f"{_BESIDE}live.js":
            self._send(Response(200, "text/javascript; charset=utf-8", _SCRIPT.read_bytes()))
        elif address == f"{_BESIDE}events":
            self._tell()
        else:
            self._answer(address)

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what matters."""

    def _answer(self, address: str) -> None:
        answer = self.server.site.answer(address)
        if answer.status == 404 and not address.endswith("/"):
            folder = self.server.site.answer(f"{address}/")
            if folder.status != 404:
                self._lead(f"{self.server.mount}{address}/")
                return
        self._send(answer)

    def _send(self, answer: Response) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _lead(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def _tell(self) -> None:
        """Tell an open page what it should know, each time that there is something new."""
        address = parse_qs(urlsplit(self.path).query, keep_blank_values=True).get("page", [""])[0]
        if not _is_plain(address):
            self._send(Response(404, "text/plain; charset=utf-8", b""))
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        told, looks = None, 0
        with suppress(ConnectionError):
            while not self.server.is_ending.is_set():
                state = self.server.site.answer(address).state
                looks += 1
                if state is not None and state != told:
                    self.wfile.write(f"data: {state.to_json()}\n\n".encode())
                elif looks % _SIGNS_OF_LIFE == 0:
                    self.wfile.write(b":\n\n")
                told = state
                self.server.is_ending.wait(_LOOK_SECONDS)


def _address(target: str, mount: str) -> str | None:
    """Return what a request asks for, below the site's root; None where it can be nothing."""
    try:
        path = unquote(urlsplit(target).path, errors="strict")
    except (UnicodeDecodeError, ValueError):
        return None
    address = path.removeprefix(mount)
    return address if path.startswith(mount) and _is_plain(address) else None


def _is_plain(address: str) -> bool:
    """Tell whether an address has no steps upwards or aside, and no signs that file systems take
    for something else.
    """
    steps = address.removesuffix("/").split("/")
    is_clean = address.isprintable() and "\\" not in address and ":" not in address
    return is_clean and (address == "" or all(step not in {"", ".", ".."} for step in steps))
