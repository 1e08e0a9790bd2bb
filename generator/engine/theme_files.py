"""Files of the theme in a site: style sheets and images, but no script without a reader.

Material brings 2.3 MB of scripts in 40 files. Our page shell loads none of the scripts, so a site
with our page shell publishes none.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.engine.page_shell import PAGE_SHELL

_SCRIPTS = "assets/javascripts/"
"""Folder of Material's scripts, their source maps and the stemmers of its own search."""


def add_theme_files(files: Files, config: MkDocsConfig) -> None:
    """Add the theme's files to the files of a site, except scripts never loaded."""
    names = _ThemeFileNames(config.theme.dirs)
    # MkDocs asks the Jinja environment for names alone.
    files.add_files_from_theme(names, config)  # type: ignore[arg-type]
    leave_out_scripts(files, config)


def leave_out_scripts(files: Files, config: MkDocsConfig) -> None:
    """Take out the scripts of the theme below our page shell; without our shell, none.

    Scripts of the project stay, in its folder of pages or beside the page shell.
    """
    dirs = [Path(folder) for folder in config.theme.dirs]
    with_shell = [count for count, folder in enumerate(dirs) if (folder / PAGE_SHELL).is_file()]
    if not with_shell:
        return
    below_shell = tuple(f"{folder / _SCRIPTS}{os.sep}" for folder in dirs[with_shell[0] + 1 :])
    for file in list(files):
        if file.src_uri.startswith(_SCRIPTS) and str(file.abs_src_path).startswith(below_shell):
            files.remove(file)


class _ThemeFileNames:
    """The names of a theme's files as Jinja lists them, without hidden folders.

    Material's icons stand in a hidden folder: MkDocs would look at thousands, to take none.
    """

    def __init__(self, folders: Iterable[str]) -> None:
        self._folders = tuple(folders)

    def list_templates(self, *, filter_func: Callable[[str], bool]) -> list[str]:
        """Return the names accepted by a filter, sorted."""
        names = set()
        for top in self._folders:
            for folder, below, files in os.walk(top):
                below[:] = [name for name in below if not name.startswith(".")]
                place = os.path.relpath(folder, top).replace(os.sep, "/")
                names.update(files if place == "." else [f"{place}/{name}" for name in files])
        return sorted(filter(filter_func, names))
