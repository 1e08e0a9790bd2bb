"""The engine's input folder: digests of all its files, and those of them that MkDocs must know to
make a few pages.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, file_sort_key

from generator.files.content import OWNED_FOLDERS
from generator.files.freshness import file_digest

_LEAVING_OUT = ("exclude_docs", "draft_docs", "not_in_nav")
"""Settings by which MkDocs leaves files out."""
_GIVES_WAY = "README.md"
"""A page that MkDocs leaves out where there is another in its place."""


def digests_below(config: MkDocsConfig, generated: Mapping[str, str]) -> dict[str, str]:
    """Return the digest of each file of the input folder, by path.

    Args:
        config: As `load` gives it.
        generated: Digests of generated files, known already; the folders that the generator owns
            have no others.
    """
    content = Path(config.docs_dir)
    owned = {str(content / folder) for folder in OWNED_FOLDERS} if generated else set()
    digests = dict(generated)
    for folder, below, names in os.walk(content, followlinks=True):
        below[:] = [name for name in below if f"{folder}/{name}" not in owned]
        for name in names:
            path = Path(folder, name)
            relative = path.relative_to(content).as_posix()
            if relative not in digests:
                digests[relative] = file_digest(path)
    return digests


def few_files(
    config: MkDocsConfig, contents: Mapping[str, str], generated: Mapping[str, str]
) -> Files | None:
    """Return the files that people have written and those in the navigation, or None where MkDocs
    must know them all.

    Looking at all files takes it as long as making some hundred pages.
    """
    listed = frozenset(_paths_in(config.nav))
    if not listed or any(config.get(setting) for setting in _LEAVING_OUT):
        return None
    paths = [path for path in contents if path in listed or path not in generated]
    if any(Path(path).name == _GIVES_WAY for path in paths):
        return None
    return Files(sorted((as_file(path, config) for path in paths), key=file_sort_key))


def as_file(path: str, config: MkDocsConfig) -> File:
    """Return a file of the input folder as MkDocs knows it."""
    return File(path, config.docs_dir, config.site_dir, config.use_directory_urls)


def _paths_in(nav: Any) -> Iterator[str]:
    """Yield all addresses in the navigation, as the settings give it."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | tuple):
        for item in nav:
            yield from _paths_in(item)
    elif isinstance(nav, Mapping):
        for item in nav.values():
            yield from _paths_in(item)
