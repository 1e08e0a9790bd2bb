"""The workbook step: from the files of a region to the workbook that readers download.

Runs within the step of a region, in the same process. Most regions are the same on most days, and
their workbooks are not made again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from pydantic import TypeAdapter, ValidationError

from generator.build.read import read_files
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


_RESULT = TypeAdapter(PublishedWorkbook)


@dataclass(frozen=True, slots=True)
class WorkbookStep:
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

    def pack(self, result: PublishedWorkbook) -> bytes:
        """Return a result without the bytes of the workbook, which stands in `content/`."""
        return _RESULT.dump_json(replace(result, file=replace(result.file, data=None)))

    def unpack(self, payload: bytes) -> PublishedWorkbook | None:
        """Return a cached result, or None for a payload in an unknown form."""
        try:
            return _RESULT.validate_json(payload)
        except ValidationError:
            return None

    def label(self, task: WorkbookTask) -> str:
        """Return the region's slug."""
        return task.slug

    def remote(self, _sees: Callable[[Path], bool]) -> None:
        """Run in the process of the region's records."""
