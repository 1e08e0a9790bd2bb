"""The workbook step: from the files of a region to the workbook that readers download.

Runs within the step of a region, in the same process. Most regions are the same on most days, and
their workbooks are not made again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from pydantic import TypeAdapter

from generator.build.read import read_files
from generator.cache.results import JsonResults
from generator.facts.file_facts import FileFacts
from generator.files.content import GeneratedFile, StagingFolder, generated_file
from generator.link.site import NationalData
from generator.messages import load_catalogue
from generator.source.files import SourceFile
from generator.views.addresses import region_workbook
from generator.workbook.contents import Scope, contents_of
from generator.workbook.region import public_rows, published_files, region_rows
from generator.workbook.writing import written


@dataclass(frozen=True, slots=True)
class WorkbookTask:
    """A region whose workbook is wanted."""

    slug: str
    files: tuple[SourceFile, ...]
    """The files of the region, without errors."""


@dataclass(frozen=True, slots=True)
class PublishedWorkbook:
    """A workbook as a generated file, with the facts for the list of downloads."""

    file: GeneratedFile
    facts: FileFacts


@dataclass(frozen=True, slots=True)
class WorkbookStep(JsonResults[PublishedWorkbook]):
    """Makes workbooks of regions, without records withdrawn for private data."""

    language: str
    national_files: tuple[SourceFile, ...]
    scope: Scope = Scope.PUBLISHED
    """The records in the files of a task."""
    national: NationalData | None = field(default=None, repr=False)
    """The national data of this process, read from `national_files`."""
    staging: StagingFolder | None = field(default=None, repr=False)
    """Folder for the workbooks; None leaves their bytes in the result."""
    name: ClassVar[str] = "workbook"
    form: ClassVar[TypeAdapter[PublishedWorkbook]] = TypeAdapter(PublishedWorkbook)

    def open(self) -> Callable[[WorkbookTask], PublishedWorkbook]:
        """Return the function of a task."""
        catalogue = load_catalogue(self.language)

        def make(task: WorkbookTask) -> PublishedWorkbook:
            files = published_files(read_files(task.files))
            present = region_rows(task.slug, files, self.national, catalogue)
            public = public_rows(present, self.national, catalogue)
            contents = contents_of(
                task.slug, public.rows, public.names, catalogue, scope=self.scope
            )
            file = generated_file(region_workbook(task.slug), written(contents, catalogue))
            facts = FileFacts(file.path, len(file.data or b""), file.digest, len(public.rows))
            staged = file if self.staging is None else self.staging.stage(file)
            return PublishedWorkbook(staged, facts)

        return make

    def label(self, task: WorkbookTask) -> str:
        """Return the region's slug."""
        return task.slug

    def remote(self, _sees: Callable[[Path], bool]) -> None:
        """Run in the process of the region's records."""
