"""Pages written by hand: found below `content/`, read and checked with the data."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.build.load import LoadedSite
from generator.checks.pages_by_hand import check_page
from generator.files.content import is_generated, is_owned
from generator.settings import Settings
from generator.source.formats import quotable
from generator.source.text import MAX_BYTES


def with_pages_checked(loaded: LoadedSite, settings: Settings) -> LoadedSite:
    """Return a loaded site with the findings about the pages written by hand in the report."""
    texts = dict(loaded.texts)
    for page in find_pages(settings.content_dir):
        path = page.relative_to(settings.project_dir).as_posix()
        with page.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if findings := tuple(check_page(path, data)):
            loaded.report.add(findings)
            texts[path] = quotable(data)
    return replace(loaded, texts=texts)


def find_pages(content_dir: Path) -> Iterator[Path]:
    """Yield the Markdown files below `content/` that are not generated, sorted by folder."""
    for folder, names, files in os.walk(content_dir):
        below = Path(folder)
        # The generated folders of a country hold tens of thousands of pages.
        if below == content_dir:
            names[:] = [name for name in names if not is_owned(name)]
        names.sort()
        for name in sorted(files):
            page = below / name
            if name.endswith(".md") and not is_generated(page.relative_to(content_dir).as_posix()):
                yield page
