"""Pages of the published site that need not be made again, known by digests of all that they were
made from.

What all pages share is in one digest: program, settings, theme and navigation. The rest is the
page's own Markdown and, where it has links that MkDocs resolves, the names of all files. Whether
the published page still is what was made then, the site in the making knows.
"""

import hashlib
import pkgutil
from collections import UserDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import markdown.extensions
from mkdocs.utils import get_build_date
from pydantic import TypeAdapter, ValidationError

from generator.engine.workshop import MadePage, Workshop
from generator.packaged import own_theme_dirs
from generator.sealed import clear_left, read_sealed, write_sealed

_MADE_WITH = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pyyaml")
_ENGINE = Path(__file__).parent
_OF_THE_PLACE = frozenset(
    {"config_file_path", "docs_dir", "site_dir", "theme", "plugins", "hooks", "nav", "validation"}
)
"""Settings that say where a project stands, or that are in the digest in another form."""
_OF_THE_PAGE = frozenset({"title", "description", "changed"})
"""Front matter that no other page shows."""
_READ_NO_FILES = frozenset(
    module.name for module in pkgutil.iter_modules(markdown.extensions.__path__)
)
"""Extensions of Markdown of which it is known that a page depends on nothing but its text."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What is remembered of a page."""

    key: str
    """Digest of what it was made from."""
    address: str
    """Of its HTML, below the site's root."""
    output: str
    """Digest of its HTML."""
    stands_alone: bool
    """Whether no other page had a part in it."""
    meta: dict[str, Any]
    """Its front matter."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What is remembered of files that a theme makes of the site as a whole."""

    key: str = ""
    """Digest of what they were made from."""
    outputs: Mapping[str, str] = field(default_factory=dict)
    """Digest of each, by address."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a build."""

    pages: Mapping[str, KeptPage] = field(default_factory=dict)
    """By path below `content/`."""
    extras: Extras = field(default_factory=Extras)


_MEMORY = TypeAdapter(Memory)


@dataclass(frozen=True, slots=True)
class Keys:
    """What things are known by, as they would be made now."""

    shared: bytes
    """Digest of what all pages share."""
    names: bytes
    """Digest of the names of all files."""
    contents: Mapping[str, str]
    """Digest of each file below `content/`, by path."""
    keeps_linked: bool
    """Whether a page that does not stand alone depends on nothing but its text and those names."""

    def fit(self, path: str, page: KeptPage) -> bool:
        """Tell whether a page is made from what it was made from then."""
        return self._key(path, stands_alone=page.stands_alone) == page.key

    def remember(self, made: Mapping[str, MadePage]) -> dict[str, KeptPage]:
        """Return what to remember of pages: nothing of those that depend on what is not known."""
        return {
            path: KeptPage(key, page.address, page.output, page.stands_alone, page.meta)
            for path, page in made.items()
            if (key := self._key(path, stands_alone=page.stands_alone)) is not None
        }

    def of_extras(self, metas: Mapping[str, Mapping[str, Any]]) -> str:
        """Return the key of what a theme makes of the whole site, by the front matter of all pages."""
        pages = sorted((path, sorted(meta.items())) for path, meta in metas.items())
        return hashlib.sha256(repr((self.shared, get_build_date(), pages)).encode()).hexdigest()

    def _key(self, path: str, *, stands_alone: bool) -> str | None:
        content = self.contents.get(path)
        if content is None or not (stands_alone or self.keeps_linked):
            return None
        return hashlib.sha256(
            self.shared + (b"" if stands_alone else self.names) + content.encode()
        ).hexdigest()


def keys_of(workshop: Workshop, contents: Mapping[str, str]) -> Keys:
    """Return what the pages of a project are known by.

    Args:
        workshop: Laid out.
        contents: Digest of each file below `content/`, by path.
    """
    return Keys(
        shared=hashlib.sha256(repr(list(_shared(workshop))).encode()).digest(),
        names=hashlib.sha256("\n".join(sorted(contents)).encode()).digest(),
        contents=contents,
        keeps_linked=_READ_NO_FILES.issuperset(workshop.config.markdown_extensions),
    )


def read_memory(file: Path) -> Memory:
    """Return what is remembered; nothing where the file is missing or not as it was written."""
    told = read_sealed(file)
    try:
        return Memory() if told is None else _MEMORY.validate_json(told)
    except ValidationError:
        return Memory()


def write_memory(file: Path, memory: Memory) -> None:
    """Remember a build for the next one, in one step."""
    write_sealed(file, _MEMORY.dump_json(memory))
    clear_left(file.parent)


def _shared(workshop: Workshop) -> Iterator[object]:
    """Yield all that every page is made from: program, settings, theme and navigation."""
    yield [(name, version(name)) for name in _MADE_WITH]
    yield from _contents(sorted(_ENGINE.glob("*.py")), _ENGINE)
    config = workshop.config
    yield sorted((key, _plain(value)) for key, value in config.items() if key not in _OF_THE_PLACE)
    yield sorted((key, _plain(value)) for key, value in dict(config.theme).items())
    for folder in own_theme_dirs(config.theme.dirs, config.theme.custom_dir):
        templates = {
            *folder.rglob("*.html"),
            *(folder / name for name in config.theme.static_templates),
        }
        yield from _contents(sorted(path for path in templates if path.is_file()), folder)
    for page in workshop.nav.pages:
        parents = [item.title for item in page.ancestors]
        yield (
            page.url,
            page.title,
            parents,
            {key: page.meta[key] for key in page.meta if key not in _OF_THE_PAGE},
        )


def _contents(files: Iterable[Path], folder: Path) -> Iterator[tuple[str, str]]:
    for file in files:
        yield file.relative_to(folder).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()


def _plain(value: object) -> object:
    """Return a setting as what its `repr` shows in full."""
    if isinstance(value, Mapping | UserDict):
        return sorted((str(key), _plain(inner)) for key, inner in value.items())
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, bool | int | float | None) else str(value)
