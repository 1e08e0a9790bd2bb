"""A Dask cluster of separate processes: the same bytes, whichever worker dies; faults are named.

A worker takes seconds to start: what needs one is left to `make slow`.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.executors import cluster as cluster_module
from generator.executors.cluster import Cluster, join_cluster, run_remotely
from generator.executors.local import InProcess
from generator.messages import LANGUAGES, load_catalogue
from tests.bench.corpus import write_corpus
from tests.loading import bytes_of, generated, load_site, workplace

REGIONS = 10
ROOT = Path(__file__).parents[3]
FAULT = """from generator.build import regions
def fail(region, *given, **more):
    if region.slug == {slug!r}:
        {does}
    return check(region, *given, **more)
if regions.check_region.__module__ != __name__:
    check, regions.check_region = regions.check_region, fail
"""
"""What a worker is started with, twice over, so that one region fails in it."""


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait longer than a person would: tests share the machine with others."""
    monkeypatch.setattr(cluster_module, "_PATIENCE_SECONDS", 60)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country")
    write_corpus(folder, REGIONS)
    return folder


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with a_scheduler(tmp_path_factory.mktemp("scheduler")) as address:
        yield address


@contextmanager
def a_scheduler(folder: Path, **environment: str) -> Iterator[str]:
    """Run a scheduler in a process of its own, and give its address."""
    told = folder / "scheduler.json"
    words = (
        "scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(told),
    )
    with dask(*words, **environment):
        for _ in range(400):
            if told.exists() and (text := told.read_text(encoding="utf-8")):
                yield json.loads(text)["address"]
                return
            time.sleep(0.05)
        raise AssertionError("the scheduler has not started")


@contextmanager
def a_worker(
    scheduler: str, folder: Path, *words: str, program: Path = ROOT
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker in a process of its own; nothing tells it where the data is."""
    told = (
        "worker",
        scheduler,
        "--nthreads",
        "1",
        "--no-nanny",
        "--no-dashboard",
        "--local-directory",
        str(folder),
    )
    with dask(*told, *words, program=program) as process:
        yield process


@contextmanager
def dask(
    *words: str, program: Path = ROOT, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of Dask's commands meanwhile, with the program that stands in a folder."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        cwd=program,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def load_afar(project: Path, scheduler: str) -> None:
    with joined(scheduler) as cluster:
        load_site(project, at=workplace(executor=cluster), renders=True)


def joined(scheduler: str) -> AbstractContextManager[Cluster]:
    return join_cluster(scheduler, InProcess())


def refusal(work: Callable[[], object]) -> GeneratorError:
    """Return the error of some work, and check its sentence in each language."""
    with pytest.raises(GeneratorError) as caught:
        work()
    for language in LANGUAGES:
        assert load_catalogue(language).word(f"errors.{caught.value.key}", **caught.value.arguments)
    return caught.value


def join(address: str) -> None:
    with joined(address):
        raise AssertionError("nothing to join")


@pytest.mark.slow
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(
    project: Path, scheduler: str, tmp_path: Path
) -> None:
    read: list[str] = []

    def strike(slug: str) -> None:
        read.append(slug)
        if len(read) == 3:
            doomed.send_signal(signal.SIGKILL)

    with (
        a_worker(scheduler, tmp_path / "one") as doomed,
        a_worker(scheduler, tmp_path / "two"),
        joined(scheduler) as cluster,
    ):
        cluster.wait_for(2)
        at = workplace(executor=cluster)
        afar = load_site(project, at=at, renders=True, on_region=strike)
        made = bytes_of(generated(afar, at))
        assert doomed.wait(timeout=1) == -signal.SIGKILL
    here = load_site(project, renders=True)
    assert len(read) == len(set(read)) == REGIONS
    assert (afar.results, made) == (here.results, bytes_of(generated(here)))


@pytest.mark.slow
def test_the_command_builds_the_same_site_with_a_cluster(
    small_project: Path,
    scheduler: str,
    tmp_path: Path,
    masterplan: Callable[..., tuple[int, str, str]],
) -> None:
    words = ("build", "--no-cache", "--quiet", "--config-file", small_project / "mkdocs.yml")
    assert masterplan(*words, "--jobs", "1")[0] == 0
    here = contents(small_project / "site")
    shutil.rmtree(small_project / "content" / "daerah")
    shutil.rmtree(small_project / "site")
    with a_worker(scheduler, tmp_path):
        assert masterplan(*words, "--dask", scheduler)[0] == 0
    assert contents(small_project / "site") == here


@pytest.mark.slow
def test_a_region_that_fails_afar_is_named(project: Path, scheduler: str, tmp_path: Path) -> None:
    slug = sorted(path.name for path in (project / "regions").glob("k*"))[3]
    (tmp_path / "fault.py").write_text(
        FAULT.format(slug=slug, does="raise RuntimeError('aduh')"), encoding="utf-8"
    )
    with a_worker(scheduler, tmp_path, "--preload", str(tmp_path / "fault.py")):
        error = refusal(lambda: load_afar(project, scheduler))
    assert (error.key, error.arguments) == (
        "region_failed",
        {"region": slug, "reason": "RuntimeError: aduh"},
    )


@pytest.mark.slow
def test_a_region_that_ends_its_worker_is_named(project: Path, tmp_path: Path) -> None:
    slug = min(path.name for path in (project / "regions").glob("k*"))
    (tmp_path / "fault.py").write_text(
        FAULT.format(slug=slug, does="import os; os._exit(1)"), encoding="utf-8"
    )
    with (
        a_scheduler(tmp_path, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as strict,
        a_worker(strict, tmp_path, "--preload", str(tmp_path / "fault.py")),
    ):
        error = refusal(lambda: load_afar(project, strict))
    assert (error.key, error.arguments) == ("worker_lost", {"task": slug})


@pytest.mark.slow
def test_a_worker_with_another_version_of_the_program_is_refused(
    scheduler: str, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(
        ROOT / "generator", other / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    (other / "generator" / "newer.py").touch()
    with a_worker(scheduler, tmp_path, program=other):
        assert refusal(lambda: join(scheduler)).key == "dask_other_version"


def test_a_worker_that_came_later_looks_at_no_task_of_another_version() -> None:
    assert run_remotely("0" * 64, b"not even a task", b"") is None


def test_a_scheduler_without_workers_is_told_from_one_that_is_silent(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "_PATIENCE_SECONDS", 1)
    assert refusal(lambda: join(scheduler)).key == "dask_no_workers"


@pytest.mark.parametrize(
    "address", ["sesuatu", "http://127.0.0.1:1", "tcp://127.0.0.1", "127.0.0.1:1", ""]
)
def test_an_address_where_no_scheduler_is_has_a_plain_answer(address: str) -> None:
    assert refusal(lambda: join(address)).key == "dask_silent"


def test_whoever_takes_calls_and_never_speaks_is_no_scheduler(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster_module, "_PATIENCE_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert (
            refusal(lambda: join(f"tcp://127.0.0.1:{silent.getsockname()[1]}")).key == "dask_silent"
        )


def test_without_dask_the_answer_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert refusal(lambda: join("tcp://127.0.0.1:8786")).key == "dask_missing"
