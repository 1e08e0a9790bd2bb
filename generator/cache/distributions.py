"""The version of the program: the files of the package, Python, and the required distributions."""

import hashlib
import re
import sys
import unicodedata
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

_DISTRIBUTION = "masterplan"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def program_digest() -> str:
    """Return a digest of every file of this program, of the installed requirements and of Python.

    A new version of the program, of a library or of Python gives new keys.
    """
    folder = Path(__file__).parents[1]
    versions = (sys.version_info[:3], unicodedata.unidata_version, required_versions())
    digest = hashlib.sha256(repr(versions).encode())
    files = (path for path in folder.rglob("*") if _takes_part(path) and path.is_file())
    for path in sorted(files):
        for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes()):
            digest.update(len(part).to_bytes(8))
            digest.update(part)
    return digest.hexdigest()


def _installed() -> str:
    """Return the names and versions of every installed distribution."""
    folders = (Path(entry) for entry in sys.path if Path(entry).is_dir())
    return repr(sorted(path.name for folder in folders for path in folder.glob("*.dist-info")))


def _takes_part(path: Path) -> bool:
    """Tell whether a file of the package may decide a result.

    Sources of browser scripts do not: the theme holds the built scripts.
    """
    return path.suffix != ".pyc" and "scripts" not in path.parts


def required_versions() -> tuple[tuple[str, str], ...]:
    """Return name and version of each distribution in the requirements of this program.

    Requirements of extras are left out, since no page is made with them. A distribution that is not
    installed has every installed distribution in the place of its version. In the order of the
    metadata.
    """
    found = []
    for requirement in requires(_DISTRIBUTION) or ():
        match = _NAME.match(requirement)
        if match is not None and "extra ==" not in requirement:
            try:
                found.append((match[0], version(match[0])))
            except PackageNotFoundError:
                # A fork may stand in its place: whichever it is, it is among the installed.
                found.append((match[0], _installed()))
    return tuple(found)
