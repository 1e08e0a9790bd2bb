"""The distributions that the engine may come from: MkDocs, its forks, and their themes.

The only table of their names. A fork brings the same modules under another name of distribution,
or a module of another name that answers to `mkdocs`; either works in MkDocs' place.
"""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

ENGINES = ("mkdocs", "mkdocs-ng", "properdocs")
"""Distributions of MkDocs and its forks."""
THEMES = ("mkdocs-material", "mkdocs-materialx")
"""Distributions of Material and its fork."""
_CONVERTERS = ("markdown", "jinja2", "pyyaml")
"""Libraries of which MkDocs makes pages, and which every fork needs too."""
_REDIRECTIONS = ("properdocs.replacement",)
"""Modules of forks; importing one makes `import mkdocs` give the fork."""


def engine_distributions() -> dict[str, str]:
    """Return the versions of all installed distributions that shape a page's HTML, by name.

    Names that are not installed are left out: at least one engine and one theme are absent from
    every usual installation. The order is that of the tables.
    """
    versions = {}
    for name in (*ENGINES, *THEMES, *_CONVERTERS):
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return versions


def provide_mkdocs() -> None:
    """Make `import mkdocs` give the fork that is installed where MkDocs itself is not.

    Does nothing where neither is installed: the import fails then.
    """
    if find_spec("mkdocs") is not None:
        return
    for name in _REDIRECTIONS:
        if find_spec(name.partition(".")[0]) is not None:
            import_module(name)
            return
