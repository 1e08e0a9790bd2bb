import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.locks.locks import LOCKS, ROOT

OLDEST_PIP = (
    "pip==22.3 --hash=sha256:1daab4b8d3b97d1d763caeb01a4640a2250a0ea899e257b1e44b9eded91e15ab"
)
"""What Python 3.11.0 brings. Debian 12 brings 23.0.1. From Python 3.12 on, this pip does not start.
"""

RUN_LOCK = "requirements.lock"


@pytest.mark.slow
def test_every_lock_installs_with_the_oldest_pip_and_asks_for_nothing_else(tmp_path: Path) -> None:
    """Needs the package index, as every set-up does: without one, this fails rather than claim that
    it was tried.
    """
    folder = tmp_path / "venv"
    venv.create(folder, with_pip=True)
    pip = (folder / "bin" / "python", "-m", "pip", "--disable-pip-version-check")
    install = (
        *pip,
        "install",
        "--quiet",
        "--no-deps",
        "--require-hashes",
        "--only-binary",
        ":all:",
    )
    if sys.version_info < (3, 12):
        oldest = tmp_path / "oldest-pip.lock"
        oldest.write_text(f"{OLDEST_PIP}\n", "utf-8")
        _run(*install, "-r", oldest)
    for lock in LOCKS:
        _run(*install, "--no-compile", "-r", ROOT / lock)
        _run(*pip, "check")


@pytest.mark.slow
def test_a_folder_of_packages_is_enough_and_a_changed_bit_stops_the_installation(
    tmp_path: Path,
) -> None:
    """Runs the commands of the handbook for offices without a network."""
    packages, folder = tmp_path / "paket", tmp_path / "venv"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    locked = ("--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:")
    _run(*pip, "download", *locked, "-d", packages, "-r", ROOT / RUN_LOCK)
    _run(*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", packages, ROOT)
    venv.create(folder, with_pip=True)
    # Without settings and environment, pip knows no index and no folder but the one it is told.
    offline = (folder / "bin/python", "-m", "pip", "--isolated", "install", "--no-index")
    from_folder = (*offline, "--find-links", packages)
    _run(*from_folder, *locked, "-r", ROOT / RUN_LOCK)
    _run(*from_folder, "--quiet", "--no-deps", "masterplan")
    _run(folder / "bin/masterplan", "--version")
    wheel = next(packages.glob("markupsafe-*.whl"))
    data = bytearray(wheel.read_bytes())
    data[-1] ^= 1
    wheel.write_bytes(data)
    command = (*from_folder, "--force-reinstall", *locked, "-r", ROOT / RUN_LOCK)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in done.stderr


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
