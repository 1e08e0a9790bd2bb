"""From a checked site to files below `content/`: pages and exports, written only where they differ."""

from collections.abc import Callable, Iterable, Iterator

from generator.build.history import changed_days
from generator.build.write import Written, write_all
from generator.exports import render_exports
from generator.link.site import Site
from generator.messages import load_catalogue
from generator.pages import render_pages
from generator.pages.reference import reference_pages
from generator.settings import Settings
from generator.views.context import Occasion

OnFile = Callable[[str], None]
"""Told of each generated file."""


def generate(site: Site, settings: Settings, *, on_file: OnFile | None = None) -> Written:
    """Write all pages and exports of a checked site, and prune what has no subject any more.

    Args:
        site: A site whose report has no errors.
        settings: Folders, day and language.
        on_file: Told of each file, for showing progress.
    """
    return write_all(settings.content_dir, _told(artifacts(occasion_of(site, settings)), on_file))


def occasion_of(site: Site, settings: Settings) -> Occasion:
    """Return what all pages of a run share."""
    folder = settings.regions_dir.relative_to(settings.project_dir).as_posix()
    return Occasion(
        site=site,
        catalogue=load_catalogue(settings.language),
        today=settings.today,
        edit_url=settings.edit_url,
        changed_on=changed_days(settings.project_dir, folder, today=settings.today),
        site_url=settings.site_url,
    )


def artifacts(occasion: Occasion) -> Iterator[tuple[str, str]]:
    """Yield path below `content/` and text of every generated file."""
    for page in render_pages(occasion):
        yield page.path, page.text
    yield from reference_pages(occasion.catalogue)
    yield from render_exports(occasion)


def _told(files: Iterable[tuple[str, str]], on_file: OnFile | None) -> Iterator[tuple[str, str]]:
    for path, text in files:
        if on_file is not None:
            on_file(path)
        yield path, text
