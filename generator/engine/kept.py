"""The page cache: published pages are reused if the digest of their inputs is unchanged.

Program, settings, theme and navigation are inputs of every page and have a common digest. Further
inputs are the page's own Markdown and, for a page with links resolved by MkDocs, the names of every
file. `SiteStaging` tells whether a published page still has the bytes of the cached page.
"""

import hashlib
import json
import pkgutil
from collections import UserDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import markdown.extensions
from mkdocs.utils import get_build_date

from generator.cache.distributions import program_digest
from generator.cache.store import Cache
from generator.engine.engine_packages import engine_distributions
from generator.engine.mkdocs_parts import MadePage, SiteBuilder
from generator.packaged import own_theme_dirs

_OF_THE_PLACE = frozenset(
    {"config_file_path", "docs_dir", "site_dir", "theme", "plugins", "hooks", "nav", "validation"}
)
"""Settings about the place of a project, or added to the digest in a different form."""
_OF_THE_PAGE = frozenset({"title", "description", "changed"})
"""Front matter shown on the page itself alone."""
_READ_NO_FILES = frozenset(
    module.name for module in pkgutil.iter_modules(markdown.extensions.__path__)
)
"""Extensions of Markdown known to read nothing but the text of the page."""


class KeptPage(NamedTuple):
    """The cache entry of a page."""

    key: str
    """Digest of the page's inputs."""
    address: str
    """Path of the HTML below the site's root."""
    output: str
    """Digest of the HTML."""
    stands_alone: bool
    """Whether the page was made without looking up further pages."""
    meta: dict[str, Any]
    """The page's front matter."""


@dataclass(frozen=True, slots=True)
class Extras:
    """The cache entry of the theme's files about the whole site, for example the sitemap."""

    key: str = ""
    """Digest of the inputs."""
    outputs: Mapping[str, str] = field(default_factory=dict)
    """Digest of each file, by path below the site's root."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The page cache of a build."""

    pages: Mapping[str, KeptPage] = field(default_factory=dict)
    """Cache entries of pages, by path of the Markdown below `content/`."""
    extras: Extras = field(default_factory=Extras)


_PAGES = "pages"
"""Name of the cache record of the pages of the last build."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The cache keys of a project's pages, from the current inputs."""

    shared: bytes
    """Digest of the inputs common to every page."""
    names: bytes
    """Digest of the names of every file."""
    contents: Mapping[str, str]
    """Digest of each file below `content/`, by path."""
    keeps_linked: bool
    """Whether pages with links may be cached: no extension of Markdown reads further files."""

    def fit(self, path: str, page: KeptPage) -> bool:
        """Tell whether the inputs of a cached page are unchanged."""
        return self._key(path, stands_alone=page.stands_alone) == page.key

    def remember(self, made: Mapping[str, MadePage]) -> dict[str, KeptPage]:
        """Return the cache entries of rendered pages; pages with unknown inputs get no entry."""
        return {
            path: KeptPage(key, page.address, page.output, page.stands_alone, page.meta)
            for path, page in made.items()
            if (key := self._key(path, stands_alone=page.stands_alone)) is not None
        }

    def of_extras(self, metas: Mapping[str, Mapping[str, Any]]) -> str:
        """Return the cache key of the theme's files about the whole site.

        Args:
            metas: Front matter of every page, by path below `content/`.
        """
        pages = _as_json(sorted((path, sorted(meta.items())) for path, meta in metas.items()))
        return hashlib.sha256(repr((self.shared, get_build_date(), pages)).encode()).hexdigest()

    def _key(self, path: str, *, stands_alone: bool) -> str | None:
        """Return the digest of a page's inputs; None if some inputs are unknown."""
        content = self.contents.get(path)
        if content is None or not (stands_alone or self.keeps_linked):
            return None
        return hashlib.sha256(
            self.shared + (b"" if stands_alone else self.names) + content.encode()
        ).hexdigest()


def keys_of(builder: SiteBuilder, contents: Mapping[str, str]) -> Keys:
    """Return the cache keys of a project's pages.

    Args:
        builder: The project's site builder.
        contents: Digest of each file below `content/`, by path.
    """
    return Keys(
        shared=hashlib.sha256(repr(list(_shared(builder))).encode()).digest(),
        names=hashlib.sha256("\n".join(sorted(contents)).encode()).digest(),
        contents=contents,
        keeps_linked=_READ_NO_FILES.issuperset(builder.config.markdown_extensions),
    )


def read_memory(cache: Cache) -> Memory:
    """Return the page cache; an empty one without a record of this form."""
    record = cache.get(_PAGES)
    try:
        pages, (key, outputs) = json.loads(record or b"")
        return Memory({path: KeptPage(*page) for path, *page in pages}, Extras(key, outputs))
    except (ValueError, TypeError):
        return Memory()


def write_memory(cache: Cache, memory: Memory) -> None:
    """Write the page cache in a single step."""
    pages = [(path, *page) for path, page in memory.pages.items()]
    record = (pages, (memory.extras.key, memory.extras.outputs))
    cache.put(_PAGES, _as_json(record).encode())


def _shared(builder: SiteBuilder) -> Iterator[object]:
    """Yield the inputs common to every page: program, settings, theme and navigation."""
    yield sorted(engine_distributions().items())
    yield program_digest()
    config = builder.config
    yield sorted((key, _plain(value)) for key, value in config.items() if key not in _OF_THE_PLACE)
    yield sorted((key, _plain(value)) for key, value in dict(config.theme).items())
    for folder in own_theme_dirs(config.theme.dirs, config.theme.custom_dir):
        templates = {
            *folder.rglob("*.html"),
            *(folder / name for name in config.theme.static_templates),
        }
        yield from _contents(sorted(path for path in templates if path.is_file()), folder)
    for page in builder.nav.pages:
        parents = [item.title for item in page.ancestors]
        yield (
            page.url,
            page.title,
            parents,
            {key: page.meta[key] for key in page.meta if key not in _OF_THE_PAGE},
        )


def _contents(files: Iterable[Path], folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the path below a folder and the digest of each file."""
    for file in files:
        yield file.relative_to(folder).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()


def _plain(value: object) -> object:
    """Return a setting as a value with a complete and stable `repr`."""
    if isinstance(value, Mapping | UserDict):
        return sorted((str(key), _plain(inner)) for key, inner in value.items())
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, bool | int | float | None) else str(value)


def _as_json(value: object) -> str:
    """Return a value as JSON; days of front matter become text, as the cache gives them back."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
