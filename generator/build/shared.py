"""Shared pages and files: steps over the facts of every region."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from pydantic import TypeAdapter, ValidationError

from generator.context import BuildContext, SharedInputs
from generator.exports import (
    ReadFile,
    TableRows,
    export_about_files,
    export_shared,
    file_facts,
)
from generator.facts.file_facts import FileFacts
from generator.facts.region_facts import RegionFacts
from generator.files.content import GeneratedFile, generated_file
from generator.pages import render_pages
from generator.pages.reference import reference_pages
from generator.pages.render import Renderer
from generator.views.across.downloads_pages import view_downloads
from generator.views.page import PageView
from generator.views.site_pages import (
    OutboundReferences,
    view_shared_pages,
    view_shared_sources,
)
from generator.views.statements import CitedStatement, find_statements


@dataclass(frozen=True, slots=True)
class ShownRegion:
    """A rendered region, as far as shared pages and files show it."""

    references: OutboundReferences
    """References of the region's pages."""
    rows: TableRows | None
    """Rows in the tables of regions; None for an invented region."""
    exports: tuple[FileFacts, ...]
    """Data files of the region."""


Shown = tuple[ShownRegion, ...]
"""The rendered regions by slug."""

_STATEMENTS = TypeAdapter(tuple[CitedStatement, ...])
_FILES = TypeAdapter(tuple[GeneratedFile, ...])


# Most runs find both steps in the cache, so no view is made before a step asks for it.
class SharedPages:
    """Views of the shared pages, made when the first step asks for them."""

    def __init__(self, *editions: BuildContext) -> None:
        """Prepare the pages of a linked site; its main edition comes first."""
        self.context, *self.further = editions

    @cached_property
    def views(self) -> tuple[PageView, ...]:
        """Views of the shared pages, without the pages of sources."""
        return view_shared_pages(self.context)

    @cached_property
    def statements(self) -> tuple[CitedStatement, ...]:
        """Statements on the shared pages."""
        return tuple(find_statements(self.views))


@dataclass(frozen=True, slots=True)
class _SharedStep:
    """A step of this process alone, over the facts of every region."""

    shared: SharedInputs
    facts: tuple[RegionFacts, ...]
    """Facts of every region, by slug, in the words of each edition."""
    pages: SharedPages = field(repr=False)

    def label(self, _task: object) -> str:
        """Return the name of the step; the step has a single task."""
        return self.name

    # Facts of every region are at hand in this process, and would have to travel.
    def remote(self, _sees: Callable[[Path], bool]) -> None:
        """Run in this process alone."""

    name: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class StatementsStep(_SharedStep):
    """Finds the statements on shared pages, to be shown again on the pages of sources."""

    name: ClassVar[str] = "statements"

    def open(self) -> Callable[[None], tuple[CitedStatement, ...]]:
        """Return the function of the task."""
        return lambda _task: self.pages.statements

    def pack(self, statements: tuple[CitedStatement, ...]) -> bytes:
        """Return statements as a payload."""
        return _STATEMENTS.dump_json(statements)

    def unpack(self, payload: bytes) -> tuple[CitedStatement, ...] | None:
        """Return cached statements, or None for a payload in an unknown form."""
        try:
            return _STATEMENTS.validate_json(payload)
        except ValidationError:
            return None


@dataclass(frozen=True, slots=True)
class SharedFilesStep(_SharedStep):
    """Makes the shared pages and files."""

    read: ReadFile = field(repr=False)
    """Gives the bytes of the data files of regions, whose digests are part of the task."""
    name: ClassVar[str] = "shared"

    def open(self) -> Callable[[Shown], tuple[GeneratedFile, ...]]:
        """Return the function of the task."""
        return lambda shown: tuple(self._files(shown))

    def pack(self, files: tuple[GeneratedFile, ...]) -> bytes:
        """Return files without their bytes; the bytes stand in `content/`."""
        return _FILES.dump_json(tuple(GeneratedFile(file.path, file.digest) for file in files))

    def unpack(self, payload: bytes) -> tuple[GeneratedFile, ...] | None:
        """Return cached files, or None for a payload in an unknown form."""
        try:
            return _FILES.validate_json(payload)
        except ValidationError:
            return None

    def _files(self, shown: Shown) -> Iterator[GeneratedFile]:
        context = self.pages.context
        rows = [region.rows for region in shown if region.rows is not None]
        exports = tuple(export_shared(context, rows))
        sources = view_shared_sources(
            self.pages.statements, (region.references for region in shown), context
        )
        of_regions = tuple(facts for region in shown for facts in region.exports)
        shared = {file.path: file.data for file in exports}

        def read(path: str) -> bytes:
            return shared[path] if path in shared else self.read(path)

        exports += tuple(
            export_about_files(context, (*map(file_facts, exports), *of_regions), read)
        )
        files = (*map(file_facts, exports), *of_regions)
        downloads = view_downloads(files, context)
        renderer = Renderer(context.catalogue)
        for page in render_pages((*self.pages.views, *sources, *downloads), renderer):
            yield generated_file(page.path, page.text.encode())
        for own in self.pages.further:
            twins = (*view_shared_pages(own), *view_downloads(files, own))
            for page in render_pages(twins, Renderer(own.catalogue)):
                yield generated_file(page.path, page.text.encode())
        for path, text in reference_pages(context.catalogue):
            yield generated_file(path, text.encode())
        for file in exports:
            yield generated_file(file.path, file.data)
