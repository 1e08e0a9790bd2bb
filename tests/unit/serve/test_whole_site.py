"""Pages with the national index: every page and file of the published site."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath

from tests.reading import pages
from tests.unit.serve.conftest import ServedSite, until
from tests.unit.serve.test_regions_alone import SCRIPT


def test_every_page_is_the_published_one_but_for_the_script(
    whole: ServedSite, small_site: Path
) -> None:
    known = pages(small_site)
    assert len(known) > 70
    served = {
        address: SCRIPT.sub("", whole.get(f"/{address}")[1])
        for address in known.keys() - {"404.html"}
    }
    published = {
        address: (small_site / address / "index.html").read_bytes().decode() for address in served
    }
    assert [address for address, html in served.items() if html != published[address]] == []


def test_every_file_for_download_is_the_published_one(whole: ServedSite, small_site: Path) -> None:
    files = [file for file in (small_site / "data").rglob("*") if file.suffix in {".json", ".csv"}]
    assert files
    for file in files:
        assert whole.get(f"/{file.relative_to(small_site).as_posix()}") == (
            200,
            file.read_bytes().decode("utf-8"),
        )


def test_no_link_of_the_downloads_and_no_share_card_is_dead(
    whole: ServedSite, small_site: Path
) -> None:
    listed = re.findall(r'href="(\.\./data/[^"#]+)"', whole.get("/unduhan/")[1])
    names = {link.removeprefix("../") for link in listed}
    assert {PurePosixPath(name).suffix for name in names} >= {".xlsx", ".json", ".csv"}
    cards = (small_site / "daerah/kabupaten-contoh").rglob("*.png")
    names |= {
        file.relative_to(small_site).as_posix() for file in cards if "media" not in file.parts
    }
    wrong = {
        name
        for name in names
        if whole.content(f"/{name}") != (200, (small_site / name).read_bytes())
    }
    assert wrong == set()


def test_lists_across_regions_follow_an_edit_of_a_region(whole: ServedSite) -> None:
    file = whole.project / "regions/kota-misal/region.yml"
    before = file.read_text(encoding="utf-8")
    title = "title: Rencana Induk 2024"
    assert title in before
    try:
        file.write_text(before.replace(title, "title: Judulujian", 1), encoding="utf-8")
        until(lambda: "Judulujian" in whole.get("/sumber/")[1])
    finally:
        file.write_text(before, encoding="utf-8")
    until(lambda: "Judulujian" not in whole.get("/sumber/")[1])


def test_what_only_all_regions_together_show_to_be_wrong_is_told_where_it_stands(
    whole: ServedSite,
) -> None:
    slug, other = "kota-misal", "kota-umpama"
    file = whole.project / f"regions/{slug}/region.yml"
    before = file.read_text(encoding="utf-8")
    code = re.compile(r'code: "[^"]*"')
    theirs = code.search(
        (whole.project / f"regions/{other}/region.yml").read_text(encoding="utf-8")
    )
    assert theirs is not None
    try:
        file.write_text(code.sub(theirs[0], before, count=1), encoding="utf-8")
        until(lambda: bool(whole.state("daerah/")["findings"]))
        places = [
            one["place"]
            for page in (f"daerah/{slug}/", f"daerah/{other}/")
            for one in whole.state(page)["findings"]
        ]
        assert any(place.startswith((f"regions/{slug}/", f"regions/{other}/")) for place in places)
        assert whole.get("/daerah/")[0] == 200
    finally:
        file.write_text(before, encoding="utf-8")
    until(lambda: not whole.state("daerah/")["findings"])


def test_ctrl_c_ends_the_command_cleanly(
    small_project: Path, masterplan: Callable[..., object]
) -> None:
    del masterplan
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "generator",
        "serve",
        "-f",
        str(small_project / "mkdocs.yml"),
        "-a",
        f"127.0.0.1:{port}",
    ]
    started = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        # One thread; work in the background ignores it.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    assert started.stderr is not None
    assert f"http://127.0.0.1:{port}/" in started.stderr.readline()
    started.send_signal(signal.SIGINT)
    _, rest = started.communicate(timeout=30)
    assert (started.returncode, "Traceback" in rest) == (0, False)


def test_an_address_that_is_taken_is_said_in_a_sentence(
    small_project: Path, masterplan: Callable[..., tuple[int, str, str]]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        code, _, error = masterplan("serve", "-f", small_project / "mkdocs.yml", "-a", address)
    assert code == 2
    assert f"tidak dapat ditampilkan di {address}" in error
