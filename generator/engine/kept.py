"""Pages of the published site that need not be made again, known by digests of all that they were made from.

A page is kept only if it stands on its own: headings and blocks of HTML, with no link that MkDocs resolves, and not in
the navigation. What such pages share is in one digest; the rest is the page's own Markdown. The published file is kept
only where its bytes are those that were made, so that a damaged or foreign one is made again.
"""

import hashlib
import json
import os
import shutil
from collections import UserDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.engine.workshop import MadePage, Workshop

_MADE_WITH = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pyyaml")
_ENGINE = Path(__file__).parent
_OF_THE_PLACE = frozenset(
    {"config_file_path", "docs_dir", "site_dir", "theme", "plugins", "hooks", "nav", "validation"}
)
"""Settings that say where a project stands, or that are in the digest in another form."""
_OF_THE_PAGE = frozenset({"title", "description", "changed"})
"""Front matter that no other page shows."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What is remembered of a page."""

    key: str
    """Digest of what it was made from."""
    output: str
    """Digest of its HTML."""
    meta: dict[str, Any]
    """Its front matter."""


def read_kept(file: Path) -> Mapping[str, KeptPage]:
    """Return the remembered pages by path below `content/`; none where the file is missing or not as it was written."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return {path: KeptPage(str(page[0]), str(page[1]), dict(page[2])) for path, page in told.items()}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}


def write_kept(file: Path, pages: Mapping[str, KeptPage]) -> None:
    """Remember pages for the next build, in one step."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    text = json.dumps({path: (page.key, page.output, page.meta) for path, page in pages.items()}, separators=(",", ":"))
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def keep_pages(
    workshop: Workshop, known: Mapping[str, KeptPage], published: Path, keys: Mapping[str, str]
) -> dict[str, KeptPage]:
    """Put the pages that are as they were into the new site, and return them.

    Args:
        workshop: Laid out for the new site.
        known: What is remembered.
        published: Folder of the site that was published last; need not be there.
        keys: Keys of the pages as they would be made now.
    """
    kept = {}
    for path, page in known.items():
        if keys.get(path) != page.key:
            continue
        name = workshop.files.src_uris[path].dest_uri
        if _digest_of(published / name) == page.output:
            _link(published / name, Path(workshop.config.site_dir) / name)
            kept[path] = page
    return kept


def keys_of(workshop: Workshop) -> dict[str, str]:
    """Return the key of every page outside the navigation, by path below `content/`."""
    shared = hashlib.sha256(repr(list(_shared(workshop))).encode()).digest()
    return {
        file.src_uri: hashlib.sha256(shared + file.content_bytes).hexdigest()
        for file in workshop.pages
        if file.src_uri not in workshop.listed
    }


def remember(made: Mapping[str, MadePage], keys: Mapping[str, str]) -> dict[str, KeptPage]:
    """Return what to remember of pages that were made: those that stand on their own."""
    return {
        path: KeptPage(keys[path], page.output, page.meta)
        for path, page in made.items()
        if page.stands_alone and path in keys
    }


def _shared(workshop: Workshop) -> Iterator[object]:
    """Yield all that every page is made from: program, settings, theme and navigation."""
    yield [(name, version(name)) for name in _MADE_WITH]
    yield from _contents(sorted(_ENGINE.glob("*.py")), _ENGINE)
    config = workshop.config
    yield sorted((key, _plain(value)) for key, value in config.items() if key not in _OF_THE_PLACE)
    yield sorted((key, _plain(value)) for key, value in dict(config.theme).items())
    custom_dir = config.theme.custom_dir
    if custom_dir:
        yield from _contents(sorted(Path(custom_dir).rglob("*.html")), Path(custom_dir))
    for page in workshop.nav.pages:
        parents = [item.title for item in page.ancestors]
        yield page.url, page.title, parents, {key: page.meta[key] for key in page.meta if key not in _OF_THE_PAGE}


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


def _digest_of(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _link(old: Path, new: Path) -> None:
    """Put a file of the old site into the new one, without a second copy where the file system allows it."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)
