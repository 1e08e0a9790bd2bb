"""A built site served as hosts serve it: compressed, with the headers of the site, on this machine alone."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from tests.browser.serve import Host, header_rules

_COMPRESSED = ("text/", "application/javascript", "application/json", "image/svg+xml")
"""Beginnings of the types that hosts compress."""


class CompressingHost(Host):
    """Answers with gzip, for text alone; any other request as the host of the tests does."""

    def do_GET(self) -> None:  # noqa: N802
        """Send a file, compressed if its type is text."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        kind = self.guess_type(str(file))
        if not file.is_file() or not kind.startswith(_COMPRESSED):
            super().do_GET()
            return
        sent = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)


@contextmanager
def served_compressed(site: Path) -> Iterator[str]:
    """Serve a folder with gzip; gives the address of its root."""
    handler = functools.partial(CompressingHost, directory=str(site), headers=header_rules(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
