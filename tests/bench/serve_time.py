"""How long a person waits who edits with `masterplan serve` open: for the first page, and for what
was changed.
"""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import edit
from tests.bench.ours import MASTERPLAN

_PATIENCE = 120.0
"""Seconds after which a page is given up."""
_PAUSE = 0.02
"""Seconds between two looks at a page: the error of what is measured."""
_HEADING = 'id="isi_halaman"'
"""What every page made of our Markdown has."""
_WORD = "Diperbarui."
"""What an edit adds."""


@dataclass(frozen=True, slots=True)
class _Server:
    """A `masterplan serve` that was started."""

    process: subprocess.Popen[bytes]
    port: int

    def page(self, address: str) -> str:
        """Return a page, or nothing where there is none as yet, or only a notice in its place."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request("GET", address)
            text = connection.getresponse().read().decode()
        except OSError:
            return ""
        finally:
            connection.close()
        return text if _HEADING in text else ""

    def wait(self, address: str, is_so: Callable[[str], bool]) -> float:
        """Return the seconds until a page is as wished."""
        started = time.monotonic()
        while not is_so(self.page(address)):
            assert self.process.poll() is None, "The server has ended."
            assert time.monotonic() < started + _PATIENCE, f"The server does not show {address}."
            time.sleep(_PAUSE)
        return time.monotonic() - started


def serve_times(
    project: Path, regions: Iterable[int], log: Path, environment: Mapping[str, str]
) -> dict[str, list[float]]:
    """Measure the server on a project.

    Args:
        project: A folder with a corpus.
        regions: Positions of the regions that are edited, one after the other.
        log: Where what the server says is kept.
        environment: Variables for it.

    Returns:
        Seconds from the server's start to the first page of a region, and from each edit to its
        page.
    """
    folders = sorted((project / "regions").glob("k*-*"))
    with _served(project, log, environment) as server:
        first = server.wait(f"/daerah/{folders[0].name}/", bool)
        edits = [
            _seconds_of_an_edit(server, project, position, folders[position])
            for position in regions
        ]
    return {"first page": [first], "edit": edits}


def _seconds_of_an_edit(server: _Server, project: Path, position: int, folder: Path) -> float:
    promise = min((folder / "quick-wins").iterdir()).stem
    address = f"/daerah/{folder.name}/quick-win/{promise}/"
    server.wait(address, bool)
    before = server.page(address).count(_WORD)
    edit(project, position)
    return server.wait(address, lambda text: text.count(_WORD) > before)


@contextmanager
def _served(project: Path, log: Path, environment: Mapping[str, str]) -> Iterator[_Server]:
    port = _free_port()
    command = [*MASTERPLAN, "serve", "--address", f"127.0.0.1:{port}"]
    variables = os.environ | environment
    with (
        log.open("wb") as said,
        subprocess.Popen(command, cwd=project, env=variables, stdout=said, stderr=said) as run,
    ):
        try:
            yield _Server(run, port)
        finally:
            run.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                run.wait(_PATIENCE)
            run.kill()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port
