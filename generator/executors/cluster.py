"""An executor on a Dask cluster: steps and tasks travel pickled, results come back pickled.

So the machines of a cluster have to trust each other. The program itself does not travel: a worker
with a different version of the program is refused. A step on files needs workers with access to the
project's folder; without access, the step runs on this machine.
"""

import pickle
import socket
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from generator.cache.distributions import program_digest
from generator.errors import GeneratorError
from generator.executors.local import in_order, uncollected
from generator.executors.protocol import Executor, R, Step, T

_PATIENCE_SECONDS = 5.0
"""Time for a scheduler to answer, and for a first worker to appear."""
_AHEAD = 4
"""Batches per thread of the cluster that are submitted before the first result is taken."""
_RETRIES = 2
_ALONE = Lock()
"""Held during a batch: threads of a worker would only take turns, in more memory."""


@contextmanager
def join_cluster(address: str, local: Executor) -> Iterator["Cluster"]:
    """Give a Dask cluster as an executor.

    Args:
        address: Address of the scheduler, as in `tcp://10.0.0.5:8786`.
        local: Runs the steps without a remote form.

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
        cluster = Cluster(dask, client, address, local)
        cluster.wait_for(1)
        cluster.check_versions()
        yield cluster


class Cluster:
    """Runs steps on a Dask cluster; the batch of a dead worker is run by a second worker."""

    def __init__(self, dask: Any, client: Any, address: str, local: Executor) -> None:
        self._dask = dask
        self._client = client
        self._address = address
        self._local = local

    def wait_for(self, workers: int) -> None:
        """Wait for a number of workers.

        Raises:
            GeneratorError: The cluster has fewer workers at the end of the time.
        """
        try:
            self._client.wait_for_workers(workers, timeout=_PATIENCE_SECONDS)
        except TimeoutError:
            seconds = f"{_PATIENCE_SECONDS:g}"
            raise GeneratorError(
                "dask_no_workers", address=self._address, seconds=seconds
            ) from None

    def check_versions(self) -> None:
        """Refuse a cluster with a worker without this version of the program.

        Raises:
            GeneratorError: A worker has a different version, or none.
        """
        # A worker without the program answers with the error of the failed import.
        answers = self._client.run(program_digest, on_error="return")
        others = sorted(worker for worker, answer in answers.items() if answer != program_digest())
        if others:
            raise GeneratorError("dask_other_version", workers=", ".join(others))

    def map(self, step: Step[T, R], tasks: Sequence[T], *, batch: int = 1) -> Generator[R]:
        """Yield the result of each task, in the order of the tasks.

        Raises:
            GeneratorError: A task failed or was lost, the cluster is gone, or a worker is refused.
        """
        if not tasks:
            return
        remote = step.remote(self._sees)
        if remote is None:
            yield from self._local.map(step, tasks, batch=batch)
            return
        # Made by a task rather than scattered: if the worker that holds it dies, another makes it.
        key = f"{step.name}-{uuid4().hex}"
        packed = self._client.submit(bytes, pickle.dumps(remote), key=key, retries=_RETRIES)
        batches = [tuple(tasks[at : at + batch]) for at in range(0, len(tasks), batch)]

        def submit(some: tuple[T, ...]) -> Any:
            return self._client.submit(
                run_remotely,
                program_digest(),
                pickle.dumps(some),
                packed,
                key=f"{key}-{uuid4().hex}",
                retries=_RETRIES,
            )

        threads = sum(self._client.nthreads().values())
        for some, future in in_order(batches, submit, ahead=_AHEAD * max(threads, 1)):
            yield from self._result(step.label(some[0]), future)

    def _sees(self, folder: Path) -> bool:
        """Tell whether every worker sees a folder of this machine, as on a shared disk.

        A folder that is not made yet is seen if the nearest folder around it is.
        """
        # The first build reads no earlier site: its folder is missing for every worker alike.
        folder = next(each for each in (folder, *folder.parents) if each.is_dir())
        probe = folder / f".masterplan-{uuid4().hex}"
        try:
            probe.touch()
            answers = self._client.run(probe.exists, on_error="return")
        finally:
            probe.unlink(missing_ok=True)
        return all(answer is True for answer in answers.values())

    def _result(self, label: str, future: Any) -> list[Any]:
        try:
            answer = self._awaited(future)
        except self._dask.KilledWorker:
            raise GeneratorError("worker_lost", task=label) from None
        except (self._dask.CancelledError, OSError) as error:
            raise GeneratorError("dask_lost", address=self._address) from error
        except GeneratorError:
            raise
        # Whatever the fault of the program is, the message names the task.
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            raise GeneratorError("task_failed", task=label, reason=reason) from error
        if answer is None:
            raise GeneratorError("dask_other_version", workers=self._address)
        results: list[Any] = pickle.loads(answer)  # noqa: S301
        return results

    def _awaited(self, future: Any) -> bytes | None:
        # A dead worker leaves its batch to the next; without any worker Dask would wait for ever.
        while True:
            try:
                answer: bytes | None = future.result(timeout=_PATIENCE_SECONDS)
            except TimeoutError:
                self.wait_for(1)
            else:
                return answer


def run_remotely(program: str, tasks: bytes, step: bytes) -> bytes | None:
    """Run a batch in a worker; None if the worker has a different version of the program.

    Args:
        program: Digest of the program of the caller.
        tasks: The pickled tasks; a different version does not unpickle them.
        step: The pickled step.
    """
    if program != program_digest():
        return None
    with _ALONE, uncollected():
        function = _function_of(step)
        return pickle.dumps([function(task) for task in pickle.loads(tasks)])  # noqa: S301


@lru_cache(maxsize=2)
def _function_of(step: bytes) -> Callable[[Any], Any]:
    opened: Callable[[Any], Any] = pickle.loads(step).open()  # noqa: S301
    return opened


def _knock(address: str) -> None:
    """Ask for a sign of a scheduler; Dask itself waits without end for a silent address.

    Raises:
        ValueError: The address is no address of a scheduler.
        OSError: Nothing listens, or the listener does not speak first, as a scheduler does.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"tcp", "tls"} or parts.hostname is None or parts.port is None:
        raise ValueError("tcp://HOST:PORT, tls://HOST:PORT")
    place = (parts.hostname, parts.port)
    with socket.create_connection(place, timeout=_PATIENCE_SECONDS) as connection:
        if parts.scheme == "tcp" and not connection.recv(1):
            raise ConnectionError("closed")
