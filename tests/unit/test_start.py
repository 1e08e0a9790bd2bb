"""What a command imports before it answers: a user waits for every module."""

import subprocess
import sys

import pytest

_HELP = "import contextlib, generator.cli as cli\nwith contextlib.suppress(SystemExit): cli.main()"
_UNCHANGED = "import generator.cli, generator.writing_commands"
_TELL = "\nimport sys; print(*sys.modules, sep=chr(10), file=sys.stderr)"
_WORDS = {"", ".cli", ".errors", ".machine_paths", ".messages"}
_CHECK = {".build", ".build.history", ".build.up_to_date", ".writing_commands"}
_STATES = {".cache", ".cache.distributions", ".cache.keys", ".cache.store"}
_SETTINGS = {".admin_settings", ".web_hosts", ".packaged", ".settings"}
_FILES = {".files", *(f".files.{name}" for name in ("atomic", "content", "freshness", "lock"))}
_STEPS = {".executors", ".executors.protocol"}


@pytest.mark.parametrize(
    ("program", "ours", "most"),
    [
        # Python itself and click come to about 140; the rest of the program, to 900.
        (_HELP, _WORDS, 165),
        (_UNCHANGED, _WORDS | _CHECK | _STATES | _FILES | _STEPS | _SETTINGS, 245),
    ],
    ids=["help", "unchanged build"],
)
def test_a_quick_answer_imports_little(program: str, ours: set[str], most: int) -> None:
    # Isolated, since the coverage of the tests would import modules of its own.
    command = [sys.executable, "-I", "-c", program + _TELL, "--help"]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    modules = done.stderr.split()
    assert {name for name in modules if name.partition(".")[0] == "generator"} == {
        f"generator{name}" for name in ours
    }
    assert len(modules) <= most, sorted(modules)
