"""The theme, the national data, the handbook and the default settings that come with the program.

A wheel carries copies of them in `generator/packaged/`, laid out as in the repository (the table
`[tool.masterplan]` of pyproject.toml lists them, `.ci/wheel_backend.py` copies them). An editable
install has no copies: there the repository's own folders serve. A file of the same name in a
project wins over the packaged one. The JSON Schemas are not among the files: `masterplan schema`
writes them from `model/`, which is in every wheel, so they can never be older than the program,
and a wheel is built without pydantic.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import yaml

THEME = "masterplan"
"""Name of the theme, as `theme:` of mkdocs.yml names it."""
_PACKAGE = Path(__file__).resolve().parent
_COPIES = _PACKAGE / "packaged"
ROOT = _COPIES if _COPIES.is_dir() else _PACKAGE.parent
"""Folder of the packaged files: that of the copies, or the repository of an editable install."""
THEME_DIR = ROOT / "theme_overrides"
CONTENT_DIR = ROOT / "content"
"""Pages written by hand; in an editable install, generated pages stand among them."""
_MARK_OF_THEME = "assets/masterplan/site.css"
"""A file that every copy of the theme has, and no other theme."""
_DEFAULTS = ("plugins", "markdown_extensions", "validation", "nav")
"""Settings of the packaged mkdocs.yml that serve a project without its own; `extra` is the fifth,
merged name by name. Names and addresses of this site are no defaults for another.
"""
_EXTRA_DEFAULTS = ("generator",)

# Engines (MkDocs, ProperDocs, Zensical) load the entry point of a theme and ask for the folder of
# its `__file__`. A module in theme_overrides/ could not be imported from a repository, so that this
# object stands in for it.
theme = SimpleNamespace(__file__=str(THEME_DIR / "mkdocs_theme.yml"))
"""The theme as the entry point group `mkdocs.themes` names it."""


class _Loader(yaml.SafeLoader):
    """Reads the packaged mkdocs.yml, whose tags, such as `!ENV`, stand in no default."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


@cache
def _packaged_settings() -> Mapping[str, Any]:
    """Return the packaged mkdocs.yml, with None in the place of each tagged value."""
    # A SafeLoader with fewer powers.
    read = yaml.load((ROOT / "mkdocs.yml").read_bytes(), _Loader)  # noqa: S506
    return MappingProxyType(dict(read))


def settings_left_out(config: Mapping[str, Any], project_dir: Path) -> dict[str, Any]:
    """Return the default of each setting that a project does not write itself, free to be changed.

    A setting that the project writes is taken whole. Of `extra`, each name counts by itself: a
    project may add an address without losing the rest. The defaults come with the theme, so that
    the result is empty for a project with another one.

    Args:
        config: The project's mkdocs.yml.
        project_dir: Folder of that file.
    """
    if not has_our_theme(config, project_dir):
        return {}
    packaged = _packaged_settings()
    defaults = {key: packaged[key] for key in _DEFAULTS if key not in config}
    own = config.get("extra")
    names = own if isinstance(own, Mapping) else {}
    extra = {name: packaged["extra"][name] for name in _EXTRA_DEFAULTS if name not in names}
    # MkDocs takes lists of settings apart while it reads them.
    return deepcopy({**defaults, "extra": extra})


def has_our_theme(config: Mapping[str, Any], project_dir: Path) -> bool:
    """Return whether a project's pages get our theme: by its name, or as a copy in `custom_dir`."""
    name, custom_dir = named_theme(config)
    return name == THEME or bool(
        custom_dir and (project_dir / custom_dir / _MARK_OF_THEME).exists()
    )


def named_theme(config: Mapping[str, Any]) -> tuple[str, str]:
    """Return the theme's name and `custom_dir` as mkdocs.yml writes them, each "" if not written."""
    written = config.get("theme")
    if isinstance(written, Mapping):
        return str(written.get("name") or ""), str(written.get("custom_dir") or "")
    return str(written or ""), ""


def own_theme_dirs(theme_dirs: list[str]) -> tuple[Path, ...]:
    """Return those folders of a project's theme that hold its own templates or ours, each once.

    The rest belongs to libraries, whose versions are known.

    Args:
        theme_dirs: All folders in which the engine looks for templates, the first one first.
    """
    ours = {Path(folder) for folder in theme_dirs if (Path(folder) / _MARK_OF_THEME).exists()}
    return tuple(sorted(ours))


def pages_named(nav: object) -> Iterator[str]:
    """Yield the Markdown files that a navigation names, below `docs_dir`, in its order.

    Args:
        nav: As mkdocs.yml writes it: a list whose entries are paths, or mappings of a title to a
            path or to another list. Whatever else stands in it names no page.
    """
    if isinstance(nav, str):
        if nav.endswith(".md"):
            yield nav
    elif isinstance(nav, Mapping | list):
        for entry in nav.values() if isinstance(nav, Mapping) else nav:
            yield from pages_named(entry)


def default_nav() -> object:
    """Return the navigation of a project with our theme whose mkdocs.yml writes none."""
    return _packaged_settings()["nav"]


def files_of_repository(project_dir: Path) -> Iterator[Path]:
    """Yield the packaged files of an editable install that a project outside of it is built with.

    None in a wheel, whose files count as the program's, and none for the repository itself.
    """
    if _COPIES == ROOT or project_dir.resolve() == ROOT:
        return
    yield ROOT / "mkdocs.yml"
    for folder in (THEME_DIR, ROOT / "regions/_national"):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
