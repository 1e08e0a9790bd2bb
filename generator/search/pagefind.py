"""Pagefind's command line: documents in, one bundle out, whole or not at all."""

import os
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from generator.errors import GeneratorError
from generator.search.order import put_in_order

_NOT_NEEDED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
"""What the site's own script does not ask for: ready-made boxes, another thread, and unknown languages."""
_PART = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "800"}
"""Places of words that a part of the index holds. A query loads the part of each of its words, and of the stem of each:
by Pagefind's own measure (20,000) that is 24 kB a part, most of it about other words; like this it is 1.5 kB. The name
says that it may go: then all is as it was, but for the bytes, which a test in the browser counts."""
_PROGRAM = ("*.js", "wasm.*")
"""What a bundle that is joined to another takes from that one."""


def pagefind_version() -> str:
    """Return the version of the Pagefind that is installed."""
    return version("pagefind_bin")


def run_pagefind(documents: Mapping[str, str], folder: Path, name: str) -> Path:
    """Make a bundle; return its folder.

    Args:
        documents: HTML by path below a site's root.
        folder: An empty one to work in.
        name: Of a bundle that is joined to another; empty for the one that a search starts with.

    Raises:
        GeneratorError: Pagefind gives up.
    """
    pages, made = folder / "pages", folder / "bundle"
    for path, text in documents.items():
        page = pages / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8", newline="\n")
    _run("--site", str(pages), "--output-path", str(made), "--silent")
    for pattern in (*_NOT_NEEDED, *_PROGRAM) if name else _NOT_NEEDED:
        for unused in made.glob(pattern):
            unused.unlink()
    put_in_order(made, name)
    return made


def _run(*arguments: str) -> None:
    command = [get_executable(), *arguments]
    try:
        done = subprocess.run(  # noqa: S603  # our own words
            command, env=os.environ | _PART, check=False, capture_output=True, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        raise GeneratorError("search", reason=str(error)) from None
    if done.returncode:
        told = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise GeneratorError("search", reason=" ".join(told[-2:]))
