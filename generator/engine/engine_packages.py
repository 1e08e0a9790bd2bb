"""Names and versions of the engine's distributions: MkDocs, its forks, and their themes.

No module outside this table names a distribution of the engine. mkdocs-ng brings the module
`mkdocs` under a new name of distribution; ProperDocs brings the module `properdocs` and can answer
`import mkdocs`. Either works in MkDocs' place.
"""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

ENGINES = ("mkdocs", "mkdocs-ng", "properdocs")
"""Distributions of MkDocs and its forks."""
THEMES = ("mkdocs-material", "mkdocs-materialx")
"""Distributions of Material and its fork."""
_CONVERTERS = ("markdown", "jinja2", "pyyaml")
"""Libraries used by MkDocs and every fork to make pages."""
_REDIRECTIONS = ("properdocs.replacement",)
"""Modules of forks; after the import of such a module `import mkdocs` gives the fork."""


def engine_distributions() -> dict[str, str]:
    """Return the versions of the installed distributions that shape a page's HTML, by name.

    Distributions of the table that are not installed are left out. The order is that of the table:
    engines, themes, converters.
    """
    versions = {}
    for name in (*ENGINES, *THEMES, *_CONVERTERS):
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return versions


def provide_mkdocs() -> None:
    """Make `import mkdocs` give an installed fork if MkDocs itself is not installed.

    Does nothing if no fork is installed either: `import mkdocs` then fails.
    """
    if find_spec("mkdocs") is not None:
        return
    for name in _REDIRECTIONS:
        if find_spec(name.partition(".")[0]) is not None:
            import_module(name)
            return
