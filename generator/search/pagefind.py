"""The command line of Pagefind, from documents to a bundle, and the format of a bundle's files.

A file of a bundle is CBOR after a mark, compressed with gzip.
"""

import json
import subprocess
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import deflate
import libipld
from pagefind_bin import get_executable  # type: ignore[import-untyped]

from generator.errors import GeneratorError

ENTRY = "pagefind-entry.json"
"""The file with the version of Pagefind and the languages of a bundle."""

_MARK = b"pagefind_dcd"
_LEVEL = 10
"""Level of compression.

A list of pages is a fifth smaller than with Python's own gzip, and the rest a thirtieth.
The two levels above gain next to nothing and take twice as long.
"""


@dataclass(frozen=True, slots=True)
class Program:
    """The part of an index that depends on no page: entry, stemmers and script."""

    entry: Mapping[str, Any]
    """Content of a bundle's entry file, without languages."""
    stemmers: Mapping[str, str | None]
    """Name of the stemmer by language; None for a language without a stemmer in Pagefind."""
    files: Mapping[str, bytes]
    """Files for the browser, by name."""


def run_pagefind(documents: Mapping[str, str], folder: Path) -> Path:
    """Make a bundle; return the bundle's folder.

    Args:
        documents: HTML by path below a site's root.
        folder: An empty folder to work in.

    Raises:
        GeneratorError: Pagefind fails.
    """
    pages, made = folder / "pages", folder / "bundle"
    for path, text in documents.items():
        page = pages / path
        page.parent.mkdir(parents=True, exist_ok=True)
        # Left alone, Windows would write its own line ends, and Pagefind would see new bytes.
        page.write_text(text, encoding="utf-8", newline="\n")
    _run("--site", str(pages), "--output-path", str(made), "--silent")
    return made


def program_for(languages: Collection[str]) -> Program:
    """Return the script and the stemmers of Pagefind for some languages.

    Raises:
        GeneratorError: Pagefind fails.
    """
    # Pagefind writes a stemmer for each language of the pages: a page in each brings them out.
    documents = {
        f"{name}/index.html": f'<html lang="{name}"><body><p>{name}</p></body></html>'
        for name in languages
    }
    with tempfile.TemporaryDirectory(prefix="masterplan-") as folder:
        made = run_pagefind(documents, Path(folder))
        entry = json.loads((made / ENTRY).read_text(encoding="utf-8"))
        stemmers = {language: about["wasm"] for language, about in entry.pop("languages").items()}
        files = {"pagefind.js": (made / "pagefind.js").read_bytes()}
        names = {f"wasm.{stemmer or 'unknown'}.pagefind" for stemmer in stemmers.values()}
        for name in sorted(names):
            files[name] = _packed(bytes(deflate.gzip_decompress((made / name).read_bytes())))
        return Program(entry, stemmers, files)


def read_file(path: Path) -> list[Any]:
    """Return the content of a CBOR file of Pagefind."""
    content: list[Any] = libipld.decode_dag_cbor(unpacked(path.read_bytes()))
    return content


def unpacked(data: bytes) -> bytes:
    """Return the content of a file of Pagefind, decompressed and without the mark."""
    return bytes(deflate.gzip_decompress(data)).removeprefix(_MARK)


def as_file(content: list[Any]) -> bytes:
    """Return lists, numbers and texts as a file for Pagefind's script."""
    return _packed(_MARK + libipld.encode_dag_cbor(content))


def _packed(data: bytes) -> bytes:
    """Return compressed bytes, the same on every system."""
    return bytes(deflate.gzip_compress(data, _LEVEL))


def _run(*arguments: str) -> None:
    """Run Pagefind; the reason of an error is the last two lines of output.

    Raises:
        GeneratorError: Pagefind cannot be started or fails.
    """
    command = [get_executable(), *arguments]
    try:
        # The command is the installed executable, and a list of arguments meets no shell.
        done = subprocess.run(  # noqa: S603
            command, check=False, capture_output=True, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        raise GeneratorError("search", reason=str(error)) from None
    if done.returncode:
        complaint = (done.stderr or done.stdout).splitlines()
        lines = [line.strip() for line in complaint if line.strip()]
        raise GeneratorError("search", reason=" ".join(lines[-2:]))
