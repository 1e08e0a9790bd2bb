"""Checks of the files beside the data: hand-written pages, and the project's part of the theme.

Whoever edits a page or a template could publish anything. Nothing is taken away in silence: a page
passes as written, or is refused with the line and the remedy.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.cache.results import results
from generator.cache.store import Cache
from generator.checks.privacy import check_private_data
from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Span
from generator.executors.local import InProcess
from generator.files.content import is_generated
from generator.handwritten.pages import CheckPages, WrittenFile
from generator.handwritten.theme import THEME_TEXTS, check_theme_file
from generator.settings import Settings
from generator.slugs import SLUG_LIMIT, slug_of
from generator.source.formats import quotable
from generator.source.text import MAX_BYTES
from generator.source.walk import Walk, printable

_PAGES = frozenset({".markdown", ".mdown", ".mkdn", ".mkd", ".md"})
"""Endings of files that the engine makes pages of, in this very spelling."""
PASSIVE_FILES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"}
    | {".pdf", ".txt", ".csv", ".json", ".geojson", ".xlsx", ".ods", ".docx", ".odt"}
)
"""Endings of files beside the pages in which no browser runs a script."""
_PLAIN_NAME = re.compile(r"[\w.,/ ()+-]+")
"""A path that the theme can print: a page without a title has the title from its file name."""
_BARE_NAMES = frozenset({"CNAME", ".nojekyll"})
"""Files without an ending that hosts of static sites read."""


def check_handwritten(
    settings: Settings, cache: Cache
) -> tuple[tuple[Diagnostic, ...], dict[str, str]]:
    """Return the findings on hand-written pages and the theme, and the text of each named file.

    Args:
        settings: The project.
        cache: Gives and takes the findings of pages.
    """
    walk = Walk(settings.project_dir)
    pages = tuple(_pages(settings, walk))
    theme = tuple(_theme(settings, walk))
    step = CheckPages(settings.markdown_extensions, settings.site.hosts, settings.site.html)
    of_pages = results(step, pages, InProcess(), cache)
    found = [
        *walk.findings,
        *(finding for result in of_pages for finding in result.value),
        *(
            finding
            for file in theme
            for finding in check_theme_file(file.path, quotable(file.data), settings.site.hosts)
        ),
    ]
    named = {finding.span.path for finding in found}
    texts = {file.path: quotable(file.data) for file in (*pages, *theme) if file.path in named}
    return tuple(found), texts


def _pages(settings: Settings, walk: Walk) -> Iterator[WrittenFile]:
    """Yield the hand-written pages; the walk gets the findings on files that are no pages.

    Generated files are walked through too: a link in their place would be written through.
    """
    top = len(str(settings.content_dir)) + 1
    for entry in walk.files_below(settings.content_dir):
        below = entry.path[top:].replace(os.sep, "/")
        if is_generated(below) or below in settings.listed_assets:
            continue
        name = PurePosixPath(below)
        if not _PLAIN_NAME.fullmatch(below):
            meant = f"{slug_of(name.stem)}{name.suffix}"
            shown, limit = printable(entry.name), str(SLUG_LIMIT)
            walk.add(Code.BAD_FILE_NAME, entry, suggestion=meant, name=shown, limit=limit)
        elif name.suffix in PASSIVE_FILES or name.name in _BARE_NAMES:
            walk.findings.extend(check_private_data(walk.relative(entry.path), ""))
        elif name.suffix in _PAGES:
            yield from _read(Path(entry.path), walk)
        else:
            allowed = ", ".join(sorted({".md", *PASSIVE_FILES}))
            walk.add(Code.ACTIVE_FILE, entry, name=printable(entry.name), allowed=allowed)


def _theme(settings: Settings, walk: Walk) -> Iterator[WrittenFile]:
    """Yield the files of the project's part of the theme that may name a host.

    Style sheets and scripts beside the pages belong to the theme, if the settings name them.
    """
    found = [] if settings.theme_dir is None else walk.files_below(settings.theme_dir)
    for entry in found:
        if PurePosixPath(entry.name).suffix.lower() in THEME_TEXTS:
            yield from _read(Path(entry.path), walk)
    for name in settings.listed_assets:
        path = settings.content_dir / name
        if path.is_file() and not path.is_symlink():
            yield from _read(path, walk)


def _read(path: Path, walk: Walk) -> Iterator[WrittenFile]:
    """Yield a file with its bytes, of a huge file one byte over the limit; none if unreadable."""
    name = walk.relative(str(path))
    try:
        with path.open("rb") as stream:
            yield WrittenFile(name, stream.read(MAX_BYTES + 1))
    except OSError:
        span = Span.whole_file(name)
        walk.findings.append(finding(Code.UNREADABLE, span, name=printable(path.name)))
