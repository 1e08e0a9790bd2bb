"""What this program is, in one word: a digest by which things made by another version of it are
known.
"""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.engine.distributions import engine_distributions

_LIBRARIES = (
    *(
        "babel",
        "deflate",
        "jinja2",
        "libipld",
        "markdown",
        "markdown-it-py",
        "markupsafe",
    ),
    *(
        "pagefind_bin",
        "pydantic",
        "pydantic-core",
        "pysastrawi",
        "pyyaml",
        "selectolax",
        "snowballstemmer",
    ),
)
"""What has a part in findings, texts, pages and the search index."""


@cache
def program_digest() -> str:
    """Return a digest of all files of this program, of the libraries that it makes a site with, and
    of Python.
    """
    folder = Path(__file__).parent
    digest = hashlib.sha256(
        repr(
            (
                sys.version_info[:3],
                [(name, version(name)) for name in _LIBRARIES],
                engine_distributions(),
            )
        ).encode()
    )
    for path in sorted(
        path for path in folder.rglob("*") if path.suffix != ".pyc" and path.is_file()
    ):
        for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes()):
            digest.update(len(part).to_bytes(8))
            digest.update(part)
    return digest.hexdigest()
