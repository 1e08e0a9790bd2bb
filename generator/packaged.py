"""The theme, the national data, the handbook and the default settings that come with the program.

A wheel carries copies in `generator/packaged/`, laid out as in the repository: the table
`[tool.masterplan]` of pyproject.toml lists the files, `.ci/wheel_backend.py` copies them. An
editable install reads the repository's own folders instead. A file of a project takes the place of
the packaged file of the same name. JSON Schemas are not packaged: `masterplan schema` writes them
from `model/`, so that a schema is never older than the program, and building a wheel needs no
pydantic.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import yaml

THEME = "masterplan"
"""Name of the theme in mkdocs.yml."""
_PACKAGE = Path(__file__).resolve().parent
_COPIES = _PACKAGE / "packaged"
ROOT = _COPIES if _COPIES.is_dir() else _PACKAGE.parent
"""Folder of the packaged files: `generator/packaged/`, or the repository of an editable install."""
THEME_DIR = ROOT / "theme_overrides"
CONTENT_DIR = ROOT / "content"
"""Pages written by hand, and in an editable install generated pages beside them."""
_MARK_OF_THEME = "assets/masterplan/masterplan.css"
"""A file of our theme, by which a copy of the theme is recognised."""
_DEFAULTS = ("plugins", "markdown_extensions", "validation", "nav")
"""Settings of the packaged mkdocs.yml that are defaults of projects. Names and addresses of the
repository's own site are no defaults.
"""
_EXTRA_DEFAULTS = ("generator", "hosts")
"""Names below `extra` that are defaults, each by itself."""

# Engines (MkDocs, ProperDocs, Zensical) load the entry point of a theme and ask for the folder of
# its `__file__`. A module in theme_overrides/ could not be imported from a repository, so that this
# object stands in for it.
theme = SimpleNamespace(__file__=str(THEME_DIR / "mkdocs_theme.yml"))
"""Object of the entry point `masterplan` in the group `mkdocs.themes`."""


class _Loader(yaml.SafeLoader):
    """Reads the packaged mkdocs.yml. No default has a tag, such as `!ENV`."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


@cache
def _packaged_settings() -> Mapping[str, Any]:
    """Return the packaged mkdocs.yml, with None in the place of each tagged value."""
    # The loader is safe: its base is SafeLoader, and it reads tags as None.
    read = yaml.load((ROOT / "mkdocs.yml").read_bytes(), _Loader)  # noqa: S506
    return MappingProxyType(dict(read))


def settings_left_out(config: Mapping[str, Any], project_dir: Path) -> dict[str, Any]:
    """Return the default of each setting that is absent from a project's mkdocs.yml.

    A setting in mkdocs.yml replaces the default as a whole. Of `extra`, each name is a setting by
    itself, so that a project may add an address and keep the defaults. The caller may change the
    result. A project with a foreign theme has no defaults: the result is empty.

    Args:
        config: The project's mkdocs.yml.
        project_dir: Folder of mkdocs.yml.
    """
    if not has_our_theme(config, project_dir):
        return {}
    packaged = _packaged_settings()
    defaults = {key: packaged[key] for key in _DEFAULTS if key not in config}
    own = config.get("extra")
    names = own if isinstance(own, Mapping) else {}
    extra = {name: packaged["extra"][name] for name in _EXTRA_DEFAULTS if name not in names}
    # MkDocs empties the mappings in a list of extensions while reading the list.
    return deepcopy({**defaults, "extra": extra})


def has_our_theme(config: Mapping[str, Any], project_dir: Path) -> bool:
    """Return whether a project has our theme, by name or as a copy in `custom_dir`."""
    name, custom_dir = named_theme(config)
    return name == THEME or bool(
        custom_dir and (project_dir / custom_dir / _MARK_OF_THEME).exists()
    )


def named_theme(config: Mapping[str, Any]) -> tuple[str, str]:
    """Return name and `custom_dir` of the theme in mkdocs.yml, each "" if absent."""
    written = config.get("theme")
    if isinstance(written, Mapping):
        return str(written.get("name") or ""), str(written.get("custom_dir") or "")
    return str(written or ""), ""


def own_theme_dirs(theme_dirs: Iterable[str], custom_dir: str | None) -> tuple[Path, ...]:
    """Return the folders of a theme that belong to no library: the project's own, and ours.

    Args:
        theme_dirs: Folders in which the engine looks for templates.
        custom_dir: Folder of the project among them, if the project has one.
    """
    folders = {Path(folder) for folder in theme_dirs}
    ours = {folder for folder in folders if (folder / _MARK_OF_THEME).is_file()}
    return tuple(sorted(ours | ({Path(custom_dir)} if custom_dir else set())))


def pages_named(nav: object) -> Iterator[str]:
    """Yield the Markdown files in a navigation, by path below `docs_dir`, in order.

    Args:
        nav: `nav` of mkdocs.yml: a list of paths, and of mappings from a title to a path or to a
            list of the same kind. Values of other types are skipped.
    """
    if isinstance(nav, str):
        if nav.endswith(".md"):
            yield nav
    elif isinstance(nav, Mapping | list):
        for entry in nav.values() if isinstance(nav, Mapping) else nav:
            yield from pages_named(entry)


def default_nav() -> object:
    """Return the navigation of a project with our theme and no `nav` in mkdocs.yml."""
    return _packaged_settings()["nav"]


def files_of_repository(project_dir: Path) -> Iterator[Path]:
    """Yield the settings, theme and national data that an editable install gives to a project.

    Nothing for a wheel, whose packaged files are files of the program, and nothing for the
    repository itself. Pages of the handbook are left out, since a project holds copies of them.
    """
    if _COPIES == ROOT or project_dir.resolve() == ROOT:
        return
    yield ROOT / "mkdocs.yml"
    for folder in (THEME_DIR, ROOT / "regions/_national"):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
