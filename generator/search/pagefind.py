"""Pagefind's command line: documents in, one bundle out; and the form of the files in it: CBOR
after a mark, packed.
"""

import json
import subprocess
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import deflate
import libipld
from pagefind_bin import get_executable  # type: ignore[import-untyped]

from generator.errors import GeneratorError

ENTRY = "pagefind-entry.json"
"""The file that says what a bundle holds."""

_MARK = b"pagefind_dcd"
_LEVEL = 10
"""Of packing: a list of pages is smaller by a fifth than Python's own would have it, the rest by a
thirtieth; the two levels above win next to nothing, and take twice as long."""


@dataclass(frozen=True, slots=True)
class Program:
    """What Pagefind adds to all that it indexes."""

    entry: Mapping[str, Any]
    """What a bundle says of itself whatever it holds."""
    stemmers: Mapping[str, str | None]
    """By language, what cuts its words to their stems; None where Pagefind has nothing for it."""
    files: Mapping[str, bytes]
    """What runs in the browser, by name."""


def pagefind_version() -> str:
    """Return the version of the Pagefind that is installed."""
    return version("pagefind_bin")


def run_pagefind(documents: Mapping[str, str], folder: Path) -> Path:
    """Make a bundle; return its folder.

    Args:
        documents: HTML by path below a site's root.
        folder: An empty one to work in.

    Raises:
        GeneratorError: Pagefind gives up.
    """
    pages, made = folder / "pages", folder / "bundle"
    for path, text in documents.items():
        page = pages / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8", newline="\n")
    _run("--site", str(pages), "--output-path", str(made), "--silent")
    return made


def program_for(languages: Collection[str]) -> Program:
    """Return what a search needs beside the index: the script, and for each language what cuts
    words to their stems.

    Raises:
        GeneratorError: Pagefind gives up.
    """
    documents = {
        f"{name}/index.html": f'<html lang="{name}"><body><p>{name}</p></body></html>'
        for name in languages
    }
    with tempfile.TemporaryDirectory(prefix="masterplan-") as folder:
        made = run_pagefind(documents, Path(folder))
        entry = json.loads((made / ENTRY).read_text(encoding="utf-8"))
        stemmers = {language: about["wasm"] for language, about in entry.pop("languages").items()}
        files = {"pagefind.js": (made / "pagefind.js").read_bytes()}
        for name in sorted(
            {f"wasm.{stemmer or 'unknown'}.pagefind" for stemmer in stemmers.values()}
        ):
            files[name] = _packed(bytes(deflate.gzip_decompress((made / name).read_bytes())))
        return Program(entry, stemmers, files)


def read_file(path: Path) -> list[Any]:
    """Return what one of Pagefind's files has."""
    content: list[Any] = libipld.decode_dag_cbor(unpacked(path.read_bytes()))
    return content


def unpacked(data: bytes) -> bytes:
    """Return what is in a file of Pagefind's, without its mark."""
    return bytes(deflate.gzip_decompress(data)).removeprefix(_MARK)


def as_file(content: list[Any]) -> bytes:
    """Return a file as Pagefind's script reads it; of lists, numbers and texts."""
    return _packed(_MARK + libipld.encode_dag_cbor(content))


def _packed(data: bytes) -> bytes:
    """Return bytes packed small, on every system the same."""
    return bytes(deflate.gzip_compress(data, _LEVEL))


def _run(*arguments: str) -> None:
    command = [get_executable(), *arguments]
    try:
        done = subprocess.run(  # noqa: S603
            command, check=False, capture_output=True, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        raise GeneratorError("search", reason=str(error)) from None
    if done.returncode:
        told = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise GeneratorError("search", reason=" ".join(told[-2:]))
