"""The fuzzer: any target of `targets.py` for some minutes, by Atheris or, without it, by Hypothesis.

Atheris sees which lines of the program an input reaches, and keeps inputs that reach new ones. It is
no package of every system; Hypothesis tries mutants of the same seeds instead. Each target runs in a
process of its own, so that the death of a process is told from an exception.
"""

import importlib.util
import json
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import click

SECONDS_LIMIT = 10
"""Most seconds of processor for an input. Source: promises on any single input."""
PATIENCE = 20 * SECONDS_LIMIT
"""Seconds after which an input counts as endless; long, since a busy machine is no fault of ours."""
MEMORY_LIMIT_MB = 1_000
"""Most memory of a fuzzing process; Atheris and its corpus take a part of it."""


@dataclass
class Run:
    """A target's run, as written while it lasts."""

    target: str
    engine: str
    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    """Seconds of processor for the slowest input."""
    foreign: dict[str, str] = field(default_factory=dict)
    """The first input of each kind of exception, by its last place in the program."""
    death: str = ""
    """The last words of a process that did not end by itself."""


class Judge:
    """Calls a target, and writes down each exception instead of ending at the first."""

    def __init__(self, run: Run, answers: Callable[[bytes], None], output: Path) -> None:
        self._run = run
        self._answers = answers
        self._output = output
        self._began = time.monotonic()
        self._written = 0.0

    def __call__(self, data: bytes) -> None:
        """Judge an input."""
        before = time.process_time()
        try:
            self._answers(data)
        # Whatever escapes is what the fuzzer is looking for.
        except Exception as error:  # noqa: BLE001
            places = [
                f"{Path(frame.filename).name}:{frame.lineno}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            kind = f"{type(error).__name__} in {' < '.join(reversed(places[-3:]))}"
            self._run.foreign.setdefault(kind, f"{str(error)[:200]!r} for {data!r}")
        spent = time.process_time() - before
        if spent > SECONDS_LIMIT:
            self._run.foreign.setdefault("slow", f"{spent:.0f} s for {data!r}")
        self._run.inputs += 1
        self._run.slowest = max(self._run.slowest, spent)
        self._run.seconds = time.monotonic() - self._began
        # The engine may end the process without giving control back.
        if self._run.seconds > self._written + 1:
            self.write()

    def write(self) -> None:
        """Write the run down."""
        self._written = self._run.seconds
        self._output.write_text(json.dumps(asdict(self._run)), encoding="utf-8")


def has_atheris() -> bool:
    """Return whether Atheris is installed."""
    return importlib.util.find_spec("atheris") is not None


def fuzz(name: str, seconds: int) -> Run:
    """Return the run of a target in a process of its own."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "run.json"
        command = [sys.executable, "-m", "tests.hostile.fuzz", name, str(seconds), str(output)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        run = Run(name, "none")
        if output.exists():
            run = Run(**json.loads(output.read_text(encoding="utf-8")))
        if ended.returncode:
            run.death = f"exit {ended.returncode}: {ended.stderr[-2_000:]}"
        return run


def table(runs: list[Run]) -> str:
    """Return the figures of some runs, as rows for a person."""
    rows = [
        f"{run.target:<10} {run.engine:<10} {run.inputs:>9,} inputs {run.seconds:>6.0f} s "
        f"slowest {run.slowest:>5.2f} s  foreign exceptions: {len(run.foreign)}"
        for run in runs
    ]
    seconds, inputs = sum(run.seconds for run in runs), sum(run.inputs for run in runs)
    found = sum(len(run.foreign) + bool(run.death) for run in runs)
    total = (
        f"{'all':<21} {inputs:>9,} inputs {seconds:>6.0f} s, {found} foreign exceptions or deaths"
    )
    details = [
        f"  {run.target}: {kind}: {example}"
        for run in runs
        for kind, example in (*run.foreign.items(), *([("death", run.death)] if run.death else []))
    ]
    return "\n".join([*rows, total, *details])


def with_atheris(name: str, seconds: int, output: Path) -> None:
    """Fuzz a target, guided by the lines that an input reaches."""
    import atheris

    # The program is imported within, since Atheris counts the lines of these modules alone.
    with atheris.instrument_imports(include=["generator", "markdown_it"]):
        from tests.hostile.targets import PIECES, TARGETS

    target = TARGETS[name]
    with TemporaryDirectory() as folder:
        corpus, words = Path(folder) / "corpus", Path(folder) / "words"
        corpus.mkdir()
        # The first call reads templates and catalogues, which is no cost of an input.
        target.answers(b"")
        for number, seed in enumerate(target.seeds()):
            (corpus / f"{number:04}").write_bytes(seed)
        quoted = ("".join(f"\\x{byte:02x}" for byte in piece) for piece in PIECES)
        words.write_text("".join(f'"{piece}"\n' for piece in quoted), encoding="ascii")
        options = [
            f"-max_total_time={seconds}",
            f"-timeout={PATIENCE}",
            f"-rss_limit_mb={MEMORY_LIMIT_MB}",
            f"-dict={words}",
            f"-artifact_prefix={folder}/",
            "-max_len=20000",
            "-print_final_stats=0",
        ]
        judge = Judge(Run(name, "atheris"), target.answers, output)
        atheris.Setup([sys.argv[0], *options, str(corpus)], judge)
        atheris.Fuzz()


def with_hypothesis(name: str, seconds: int, output: Path) -> None:
    """Fuzz a target with mutants of its seeds."""
    from hypothesis import HealthCheck, Phase, given
    from hypothesis import settings as tried

    from tests.hostile.targets import TARGETS, mutants

    target = TARGETS[name]
    judge = Judge(Run(name, "hypothesis"), target.answers, output)
    ends = time.monotonic() + seconds
    few = tried(
        max_examples=1_000,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @few
    @given(mutants(target))
    def any_mutant(data: bytes) -> None:
        if time.monotonic() < ends:
            judge(data)

    while time.monotonic() < ends:
        any_mutant()
    judge.write()


@click.command()
@click.argument("name")
@click.argument("seconds", type=int)
@click.argument("output", type=click.Path(path_type=Path))
def main(name: str, seconds: int, output: Path) -> None:
    """Fuzz one target in this process and write down its run."""
    (with_atheris if has_atheris() else with_hypothesis)(name, seconds, output)


if __name__ == "__main__":
    main()
