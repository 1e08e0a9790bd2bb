"""Shared pages and files: steps over the facts of every region."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from pydantic import TypeAdapter

from generator.cache.results import JsonResults
from generator.context import BuildContext, SharedInputs
from generator.exports.all_exports import (
    ExportedFile,
    ReadFile,
    TableRows,
    export_about_files,
    export_descriptions,
    export_shared,
    export_shared_twins,
    file_facts,
)
from generator.facts.file_facts import FileFacts
from generator.facts.region_facts import RegionFacts
from generator.files.content import GeneratedFile, StagingFolder, generated_file
from generator.pages import render_pages
from generator.pages.reference import reference_pages
from generator.pages.render import Renderer
from generator.settings import SiteSettings
from generator.views.across.downloads_pages import view_downloads
from generator.views.page import PageView
from generator.views.site_pages import (
    OutboundReferences,
    view_shared_pages,
    view_shared_sources,
)
from generator.views.statements import CitedStatement, find_statements


@dataclass(frozen=True, slots=True)
class PagesTask:
    """The task of making the shared pages of an edition, but for those about exported files."""

    edition: str
    """Folder of the edition: `en/`, or "" for the main one."""
    references: tuple[OutboundReferences, ...] = ()
    """References of each region's pages, by slug; none for another edition than the main one."""


@dataclass(frozen=True, slots=True)
class ExportsTask:
    """The task of making the exports about several regions, and the pages about exported files."""

    rows: tuple[TableRows, ...]
    """Rows of the real regions, by slug."""
    of_regions: tuple[FileFacts, ...]
    """Data files of the regions."""
    descriptions: tuple[ExportedFile, ...]
    """Files about the form of the data."""


SharedTask = PagesTask | ExportsTask


# Most runs find both steps in the cache, so no view is made before a step asks for it.
class SharedPages:
    """Views of the shared pages, made when the first step asks for them."""

    def __init__(self, *editions: BuildContext) -> None:
        """Prepare the pages of a linked site; its main edition comes first."""
        self.context, *self.further = editions

    def of_edition(self, edition: str) -> BuildContext:
        """Return the context of an edition, by its folder."""
        return next(own for own in (self.context, *self.further) if own.edition == edition)

    @cached_property
    def views(self) -> tuple[PageView, ...]:
        """Views of the shared pages, without the pages of sources."""
        return view_shared_pages(self.context)

    @cached_property
    def statements(self) -> tuple[CitedStatement, ...]:
        """Statements on the shared pages."""
        return tuple(find_statements(self.views))


@dataclass(frozen=True, slots=True)
class DescriptionsStep(JsonResults[tuple[ExportedFile, ...]]):
    """Makes the files about the form of the data."""

    settings: SiteSettings
    name: ClassVar[str] = "descriptions"
    form: ClassVar[TypeAdapter[tuple[ExportedFile, ...]]] = TypeAdapter(tuple[ExportedFile, ...])

    def open(self) -> Callable[[None], tuple[ExportedFile, ...]]:
        """Return the function of the task."""
        return lambda _task: tuple(export_descriptions(self.settings))

    def label(self, _task: object) -> str:
        """Return the name of the step; the step has a single task."""
        return self.name

    def remote(self, _sees: Callable[[Path], bool]) -> "DescriptionsStep":
        """Return the step for workers of any machine."""
        return self


@dataclass(frozen=True, slots=True)
class _SharedStep:
    """A step over the facts of every region, for this process or copies of the process."""

    shared: SharedInputs
    facts: tuple[RegionFacts, ...]
    """Facts of every region, by slug, in the words of each edition."""
    pages: SharedPages = field(repr=False)

    def label(self, _task: object) -> str:
        """Return the name of the step; the step has a single task."""
        return self.name

    # A copy of this process has the facts of every region; to a worker elsewhere they would travel.
    def remote(self, _sees: Callable[[Path], bool]) -> None:
        """Return None: the step is for this process and its copies."""

    name: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class StatementsStep(JsonResults[tuple[CitedStatement, ...]], _SharedStep):
    """Finds the statements on shared pages, to be shown again on the pages of sources."""

    name: ClassVar[str] = "statements"
    form: ClassVar[TypeAdapter[tuple[CitedStatement, ...]]] = TypeAdapter(
        tuple[CitedStatement, ...]
    )

    def open(self) -> Callable[[None], tuple[CitedStatement, ...]]:
        """Return the function of the task."""
        return lambda _task: self.pages.statements


@dataclass(frozen=True, slots=True)
class SharedFilesStep(JsonResults[tuple[GeneratedFile, ...]], _SharedStep):
    """Makes the shared pages and files."""

    read: ReadFile = field(repr=False)
    """Gives the bytes of the data files of regions, whose digests are part of the task."""
    staging: StagingFolder | None = field(default=None, repr=False)
    """Folder for the files; None leaves their bytes in the result."""
    name: ClassVar[str] = "shared"
    form: ClassVar[TypeAdapter[tuple[GeneratedFile, ...]]] = TypeAdapter(tuple[GeneratedFile, ...])

    def open(self) -> Callable[[SharedTask], tuple[GeneratedFile, ...]]:
        """Return the function of a task."""
        return lambda task: tuple(map(self._staged, self._files(task)))

    def _staged(self, file: GeneratedFile) -> GeneratedFile:
        return file if self.staging is None else self.staging.stage(file)

    def _files(self, task: SharedTask) -> Iterator[GeneratedFile]:
        if isinstance(task, ExportsTask):
            yield from self._exports(task)
            return
        own = self.pages.of_edition(task.edition)
        views = self.pages.views if own is self.pages.context else view_shared_pages(own)
        sources: Iterable[PageView] = ()
        if own is self.pages.context:
            sources = view_shared_sources(self.pages.statements, task.references, own)
        yield from _rendered((*views, *sources), own)

    def _exports(self, task: ExportsTask) -> Iterator[GeneratedFile]:
        context = self.pages.context
        exports = (*export_shared(context, task.rows), *task.descriptions)
        shared = {file.path: file.data for file in exports}

        def read(path: str) -> bytes:
            return shared[path] if path in shared else self.read(path)

        of_all = (*map(file_facts, exports), *task.of_regions)
        exports += tuple(export_about_files(context, of_all, read))
        files = (*map(file_facts, exports), *task.of_regions)
        for own in (context, *self.pages.further):
            yield from _rendered(view_downloads(files, own), own)
        twins = (file for own in self.pages.further for file in export_shared_twins(own))
        for path, text in reference_pages(context.catalogue):
            yield generated_file(path, text.encode())
        for file in (*exports, *twins):
            yield generated_file(file.path, file.data)


def _rendered(pages: Iterable[PageView], build: BuildContext) -> Iterator[GeneratedFile]:
    """Yield the Markdown of pages."""
    for page in render_pages(pages, Renderer(build.catalogue)):
        yield generated_file(page.path, page.text.encode())
