"""A served copy of the project, with requests as a browser sends them."""

import http.client
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from generator.messages import load_catalogue
from generator.serve.national_index import NationalIndex, NationalReader
from generator.serve.server import Server, open_server
from generator.settings import read_settings
from tests.conftest import BUILD_DAY

PATIENCE_SECONDS = 60
"""Longest time of waiting, on a machine with other work."""


class ServedSite:
    """A served project."""

    def __init__(self, server: Server, project: Path) -> None:
        self.project = project
        self.url = server.url
        self._port = server.server_port

    def get(self, target: str) -> tuple[int, str]:
        """Return status and text of a response; the target is sent unchanged."""
        status, content = self.content(target)
        return status, content.decode()

    def content(self, target: str) -> tuple[int, bytes]:
        """Return status and bytes of a response; the target is sent unchanged."""
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_SECONDS)
        try:
            line.request("GET", target)
            response = line.getresponse()
            return response.status, response.read()
        finally:
            line.close()

    def kind(self, target: str) -> str:
        """Return the content type of a response."""
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_SECONDS)
        try:
            line.request("HEAD", target)
            return line.getresponse().headers["Content-Type"]
        finally:
            line.close()

    @contextmanager
    def events(self, page: str) -> Iterator[Callable[[], dict[str, Any]]]:
        """Listen as an open page does; gives a function that waits for the next state."""
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_SECONDS)
        line.request("GET", f"/_masterplan/events?page={quote(page, safe='')}")
        response = line.getresponse()

        def news() -> dict[str, Any]:
            while True:
                written = response.readline().decode()
                assert written, "the line was closed"
                if written.startswith("data: "):
                    found: dict[str, Any] = json.loads(written.removeprefix("data: "))
                    return found

        try:
            yield news
        finally:
            response.close()
            line.close()

    def state(self, page: str) -> dict[str, Any]:
        """Return the current state of a page."""
        with self.events(page) as news:
            return news()

    def write(self, path: str, change: Callable[[str], str]) -> None:
        """Change a file of the project."""
        file = self.project / path
        before = file.read_text(encoding="utf-8")
        after = change(before)
        assert after != before
        file.write_text(after, encoding="utf-8")


@contextmanager
def served_site(project: Path) -> Iterator[ServedSite]:
    """Serve a project on a free port."""
    settings = read_settings(project / "mkdocs.yml")
    with open_server(settings, load_catalogue("id"), "127.0.0.1:0", jobs=1) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield ServedSite(server, project)
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def alone(small_project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ServedSite]:
    """A served project whose national index stays empty."""
    index = NationalIndex(read=1, total=3, is_reading=True)
    monkeypatch.setattr(NationalReader, "look", lambda _: index)
    with served_site(small_project) as served:
        yield served


@pytest.fixture(scope="module")
def whole(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """A served project with a full national index; each test restores the files."""
    project = shutil.copytree(small_site.parent, tmp_path_factory.mktemp("served") / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
        with served_site(project) as served:
            until(lambda: not served.state("")["lead"])
            yield served


def until(holds: Callable[[], bool]) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.2)
