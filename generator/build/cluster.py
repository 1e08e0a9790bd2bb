"""Regions on the machines of a Dask cluster, which share no disk: a task travels with the bytes of
its region's files.

What all regions share travels once. Results come back as JSON that is checked like any data. Tasks
are pickled, as all that Dask sends, so a cluster is made of machines that trust one another. The
program itself does not travel: a worker that has another version of it is refused.
"""

import pickle
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from threading import Lock
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from pydantic import TypeAdapter

from generator.build.shards import (
    Bench,
    Done,
    Run,
    Shards,
    Task,
    in_turn,
    rarely_collected,
    shard_bench,
    work,
)
from generator.errors import GeneratorError
from generator.link.site import NationalData
from generator.program import program_digest

_DONE = TypeAdapter(Done)
_PATIENCE_SECONDS = 5.0
"""For a scheduler to answer, and for a first worker to be there."""
_AHEAD = 4
"""Tasks for each thread of the cluster that are handed out before the first result is taken."""
_RETRIES = 2
_ALONE = Lock()
"""Held while a region is worked on: threads of one worker would only take turns, in more memory."""


@contextmanager
def join_cluster(address: str) -> Iterator["Cluster"]:
    """Give a Dask cluster as an executor.

    Args:
        address: Of its scheduler, such as `tcp://10.0.0.5:8786`.

    Raises:
        GeneratorError: Dask is not installed, the scheduler does not answer, or a worker is missing
            or refused.
    """
    try:
        dask = import_module("distributed")
    except ImportError:
        raise GeneratorError("dask_missing") from None
    address = address if "://" in address else f"tcp://{address}"
    try:
        _knock(address)
        client = dask.Client(address, timeout=_PATIENCE_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise GeneratorError("dask_silent", address=address, reason=str(error)) from None
    with client:
        cluster = Cluster(dask, client, address)
        cluster.wait_for(1)
        cluster.check_versions()
        yield cluster


class Cluster:
    """Does tasks on a Dask cluster. A worker that dies is survived: what it had is done again by
    another.
    """

    def __init__(self, dask: Any, client: Any, address: str) -> None:
        self._dask = dask
        self._client = client
        self._address = address

    def wait_for(self, workers: int) -> None:
        """Wait until there are workers.

        Raises:
            GeneratorError: There are fewer when the time is over.
        """
        try:
            self._client.wait_for_workers(workers, timeout=_PATIENCE_SECONDS)
        except TimeoutError:
            raise GeneratorError(
                "dask_no_workers", address=self._address, seconds=f"{_PATIENCE_SECONDS:g}"
            ) from None

    def check_versions(self) -> None:
        """Refuse a cluster where a worker has another version of this program, or none.

        Raises:
            GeneratorError: There is such a worker.
        """
        answers = self._client.run(program_digest, on_error="return")
        others = sorted(worker for worker, answer in answers.items() if answer != program_digest())
        if others:
            raise GeneratorError("dask_other_version", workers=", ".join(others))

    @contextmanager
    def open(self, run: Run, _national: NationalData, /) -> Iterator[Shards]:
        """Give what does tasks.

        Raises:
            GeneratorError: A task failed or was lost, the cluster is gone, or one of its workers is
                refused.
        """
        yield lambda tasks: self._do(tasks, run)

    def _do(self, tasks: Iterable[Task], run: Run) -> Iterator[Done]:
        # Made by a task rather than scattered, so that it can be made again where the worker that
        # holds it dies.
        shared = self._client.submit(
            bytes, pickle.dumps(run), key=f"run-{uuid4().hex}", retries=_RETRIES
        )

        def hand_out(task: Task) -> Any:
            key = f"{task.inputs.slug}-{uuid4().hex}"
            return self._client.submit(
                work_afar, program_digest(), pickle.dumps(task), shared, key=key, retries=_RETRIES
            )

        threads = sum(self._client.nthreads().values())
        for task, future in in_turn(tasks, hand_out, ahead=_AHEAD * max(threads, 1)):
            yield self._taken(task.inputs.slug, future)

    def _taken(self, slug: str, future: Any) -> Done:
        try:
            answer = self._awaited(future)
            if answer is not None:
                return _DONE.validate_json(answer)
        except self._dask.KilledWorker as error:
            raise GeneratorError("region_lost", region=slug) from error
        except (self._dask.CancelledError, OSError) as error:
            raise GeneratorError("dask_lost", address=self._address) from error
        except GeneratorError:
            raise
        except Exception as error:  # whatever it is, it names its region
            raise GeneratorError(
                "region_failed", region=slug, reason=f"{type(error).__name__}: {error}"
            ) from error
        raise GeneratorError("dask_other_version", workers=self._address)

    def _awaited(self, future: Any) -> bytes | None:
        while True:
            try:
                answer: bytes | None = future.result(timeout=_PATIENCE_SECONDS)
            except TimeoutError:
                self.wait_for(1)
            else:
                return answer


def work_afar(program: str, task: bytes, run: bytes) -> bytes | None:
    """Do a task in a worker; None if the worker has another version of the program than the one
    that asks.

    Args:
        program: Digest of the program that asks.
        task: The task, pickled; nothing of it is looked at by another version.
        run: What all shards are told, pickled.
    """
    if program != program_digest():
        return None
    with _ALONE, rarely_collected():
        # From our own cluster.
        return _DONE.dump_json(work(pickle.loads(task), _bench_of(run)))  # noqa: S301


@lru_cache(maxsize=2)
def _bench_of(run: bytes) -> Bench:
    # From our own cluster.
    return shard_bench(pickle.loads(run))  # noqa: S301


def _knock(address: str) -> None:
    """Look whether a scheduler is there, before Dask does, which waits without end for one that
    never speaks.

    Raises:
        ValueError: It is no address of a scheduler.
        OSError: Nothing is there, or it does not begin to speak, as a scheduler does at once.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"tcp", "tls"} or parts.hostname is None or parts.port is None:
        raise ValueError("tcp://HOST:PORT, tls://HOST:PORT")
    with socket.create_connection(
        (parts.hostname, parts.port), timeout=_PATIENCE_SECONDS
    ) as connection:
        if parts.scheme == "tcp" and not connection.recv(1):
            raise ConnectionError("closed")
