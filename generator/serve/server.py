"""The HTTP server of `masterplan serve`: responses by address, and events for each open page."""

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
"""Folder of the server's own addresses: the reload script and the events."""
_SCRIPT = Path(__file__).parent / "live.js"
_CHECK_SECONDS = 0.15
"""Time between two checks of an open page."""
_CHECKS_UNTIL_COMMENT = 60
"""Checks without news before a comment is sent, which finds the connections of closed pages."""


@contextmanager
def open_server(
    settings: Settings,
    catalogue: Catalogue,
    address: str,
    *,
    jobs: int,
    with_drafts: bool = False,
) -> Iterator["Server"]:
    """Give a server that listens at an address; it responds while its `serve_forever` runs.

    Args:
        settings: The project.
        catalogue: Words of the server's own messages.
        address: Host and port, such as "127.0.0.1:8000".
        jobs: Number of processes that read the regions.
        with_drafts: Whether the pages of regions show unreleased records.

    Raises:
        GeneratorError: The address is invalid or in use.
    """
    host, _, port = address.rpartition(":")
    mount = urlsplit(settings.site.site_url or "/").path or "/"
    try:
        server = Server((host.strip("[]"), int(port)), mount)
    except (OSError, ValueError, OverflowError) as error:
        raise GeneratorError("serve_address", address=address, reason=str(error)) from None
    try:
        server.site = OpenSite(settings, catalogue, jobs=jobs, mount=mount, with_drafts=with_drafts)
        yield server
    finally:
        server.end()


class Server(ThreadingHTTPServer):
    """The HTTP server; each request runs in its own thread."""

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
        """Close all connections, and stop the background reading."""
        self.is_ending.set()
        self.server_close()
        if hasattr(self, "site"):
            self.site.close()

    def handle_error(self, *_: object) -> None:
        """Say nothing when a browser hangs up."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "masterplan"
    sys_version = ""

    def do_GET(self) -> None:
        """Respond with a page, a file, the reload script or the events of a page."""
        address = _address(self.path, self.server.mount)
        if address is None:
            self._send(Response(404, "text/plain; charset=utf-8", b""))
        elif address == f"{_BESIDE}live.js":
            self._send(Response(200, "text/javascript; charset=utf-8", _SCRIPT.read_bytes()))
        elif address == f"{_BESIDE}events":
            self._send_events()
        else:
            self._respond(address)

    def do_HEAD(self) -> None:
        """Respond without a body."""
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Log nothing: the terminal is for findings."""

    def _respond(self, address: str) -> None:
        response = self.server.site.response(address)
        # Hosts of static sites redirect to the folder, so links without the slash work here too.
        if response.status == 404 and not address.endswith("/"):
            folder = self.server.site.response(f"{address}/")
            if folder.status != 404:
                self._redirect(f"{self.server.mount}{address}/")
                return
        self._send(response)

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.kind)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def _send_events(self) -> None:
        """Send the state of an open page whenever the state changes, until the page is closed."""
        address = parse_qs(urlsplit(self.path).query, keep_blank_values=True).get("page", [""])[0]
        if not _is_plain(address):
            self._send(Response(404, "text/plain; charset=utf-8", b""))
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        sent, checks = None, 0
        with suppress(ConnectionError):
            while not self.server.is_ending.is_set():
                state = self.server.site.response(address).state
                checks += 1
                if state is not None and state != sent:
                    self.wfile.write(f"data: {state.to_json()}\n\n".encode())
                elif checks % _CHECKS_UNTIL_COMMENT == 0:
                    self.wfile.write(b":\n\n")
                sent = state
                self.server.is_ending.wait(_CHECK_SECONDS)


def _address(target: str, mount: str) -> str | None:
    """Return the address of a request below the site's root; None for an impossible address."""
    try:
        path = unquote(urlsplit(target).path, errors="strict")
    except (UnicodeDecodeError, ValueError):
        return None
    address = path.removeprefix(mount)
    return address if path.startswith(mount) and _is_plain(address) else None


def _is_plain(address: str) -> bool:
    """Tell whether an address is a plain relative path.

    A plain path has no step upwards or aside, and no sign with a meaning for a file system.
    """
    # A backslash and a colon lead elsewhere on Windows, a control character on any system.
    steps = address.removesuffix("/").split("/")
    is_clean = address.isprintable() and "\\" not in address and ":" not in address
    return is_clean and (address == "" or all(step not in {"", ".", ".."} for step in steps))
