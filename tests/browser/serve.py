"""A built site served on this machine alone, with the headers that a host would send, and a headless
Chromium to read it with.
"""

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

HeaderRule = tuple[re.Pattern[str], str, str | None]
"""Addresses, and the name and value of a header for them; None takes the former value away."""


class Host(http.server.SimpleHTTPRequestHandler):
    """Answers with the files of a folder and the headers of the site."""

    def __init__(self, *arguments: Any, headers: list[HeaderRule], **options: Any) -> None:
        self._rules = headers
        super().__init__(*arguments, **options)

    def end_headers(self) -> None:
        """Send the headers that the site's `_headers` has for the address."""
        values: dict[str, list[str]] = {}
        for pattern, name, value in self._rules:
            if pattern.fullmatch(self.path.partition("?")[0]):
                # As Cloudflare does: the values of several rules are joined.
                values[name] = [] if value is None else [*values.get(name, []), value]
        for name, given in values.items():
            self.send_header(name, ", ".join(given))
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


def header_rules(site: Path) -> list[HeaderRule]:
    """Return the rules of a site's `_headers`; of a folder without that file, none."""
    rules = []
    file = site / "_headers"
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        if not line.startswith(" "):
            parts = re.escape(line).replace(r"\*", ".*")
            pattern = re.compile(re.sub(":[a-z]+", "[^/]+", parts))
            continue
        name, _, value = line.strip().partition(": ")
        rules.append((pattern, name.removeprefix("! "), value or None))
    return rules


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder; gives the address of its root."""
    handler = functools.partial(Host, directory=str(site), headers=header_rules(site))
    with running(handler) as address:
        yield address


@contextmanager
def running(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Run a server of this machine alone; gives the address of its root."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium, driven by Playwright: the shell without windows, where there is one."""
    executable = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert executable, "This needs Chromium; `make test` says how to get it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(_FLAGS))
        yield browser
        browser.close()
