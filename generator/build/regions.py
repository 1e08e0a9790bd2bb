"""The region step: from the bytes of a region's files to findings, facts, pages and exports.

Each region is a task. The step knows the national data and the named sources of further regions.
The result holds no records.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

from pydantic import TypeAdapter

from generator.build.read import (
    ReadFile,
    RegionInputs,
    has_errors,
    has_stand_ins,
    read_files,
    read_national,
    records_of_kind,
    unread_parts,
)
from generator.build.share import ShareStep, ShareTask
from generator.build.villages import VillagesStep, village_tasks
from generator.build.workbooks import WorkbookStep, WorkbookTask
from generator.cache.keys import record_names
from generator.cache.results import JsonResults, results
from generator.cache.store import Cache, NoCache
from generator.checks.all_checks import check_region
from generator.checks.identity import with_official_code
from generator.codes import Code
from generator.context import BuildContext, SharedInputs, open_editions
from generator.diagnostics import Diagnostic
from generator.executors.local import InProcess
from generator.exports.all_exports import (
    TableRows,
    export_region,
    export_region_twins,
    file_facts,
    table_rows,
)
from generator.facts.file_facts import FileFacts
from generator.facts.link_summary import LinkSummary
from generator.facts.region_facts import RegionFacts, SourceFacts
from generator.files.content import GeneratedFile, StagingFolder, generated_file
from generator.link import check_region_references, link_region
from generator.link.english import english_records
from generator.link.media import all_media_named
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.link.summary import summarize_links
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.update import Update
from generator.model.village import Village
from generator.pages import render_pages
from generator.pages.render import Renderer
from generator.source.files import SourceKind
from generator.views.addresses import share_image
from generator.views.facets import Facets, find_facets
from generator.views.region.region_facts import view_facts_of_editions
from generator.views.site_pages import Backlinks, OutboundReferences, view_region_site
from generator.workbook.contents import Scope


@dataclass(frozen=True, slots=True)
class RegionTask:
    """The task of reading a region, and of rendering the region if pages are wanted."""

    inputs: RegionInputs
    sources: Mapping[str, SourceFacts] = field(default_factory=dict)
    """Known sources of further regions in the region's files, by `<region>/<source>`."""
    backlinks: Backlinks = field(default_factory=Backlinks)
    renders: bool = False
    """Whether pages are wanted; made only if every source named in the files is known."""


@dataclass(frozen=True, slots=True)
class RegionReading:
    """The records and the findings of a region; the records never leave the process."""

    slug: str
    region: RegionSite | None
    """None if the main file gave no record."""
    link_summary: LinkSummary | None
    """None with the region."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the region's own files stop a build."""
        return self.region is None or has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class RenderedRegion:
    """The generated files of a region, with the data for pages across regions."""

    files: tuple[GeneratedFile, ...]
    rows: TableRows | None
    """Rows of the region in the tables of all regions; None for an invented region."""
    references: OutboundReferences
    exports: tuple[FileFacts, ...]
    """Data files of the region."""
    facets: tuple[tuple[str, Facets], ...]
    """Address and search facets of each page, in each edition."""
    inner_records: tuple[str, ...]
    """Names of the cache records of steps within: villages, unless there are few, cards, and the
    workbook.
    """
    media: tuple[str, ...] = ()
    """Names of the files of the folder `media/` that records name, sorted: those published."""


@dataclass(frozen=True, slots=True)
class RegionResult:
    """The result of a region's task."""

    slug: str
    link_summary: LinkSummary | None
    """None if the region's main file gave no record."""
    facts: RegionFacts | None
    """None if the region has errors."""
    diagnostics: tuple[Diagnostic, ...]
    rendered: RenderedRegion | None
    """None if pages are not wanted, or cannot be made yet."""
    failure: str | None = None
    """A fault of the program itself, in words."""
    english_facts: RegionFacts | None = None
    """The facts in the words of the English edition; None with the facts, and without edition."""


@dataclass(frozen=True, slots=True)
class RegionStep(JsonResults[RegionResult]):
    """Reads, checks and renders regions."""

    shared: SharedInputs
    staging: Path | None = field(default=None, repr=False)
    """Folder for the generated files; None leaves their bytes in the result."""
    national: NationalData | None = field(default=None, repr=False)
    """The national data of this process; a worker without reads `shared.national_files`."""
    cache: Cache = field(default_factory=NoCache, repr=False)
    """Gives and takes pages of villages and share cards; a remote worker makes all of them."""
    draws: bool = True
    """Whether share cards and workbooks are made; a page that is only looked at needs neither."""
    name: ClassVar[str] = "region"
    form: ClassVar[TypeAdapter[RegionResult]] = TypeAdapter(RegionResult)

    def __reduce__(self) -> tuple[Any, ...]:
        """Leave the national data behind: records are known by their identity in a process."""
        return RegionStep, (self.shared, self.staging, None, self.cache, self.draws)

    def open(self) -> Callable[[RegionTask], RegionResult]:
        """Return the function of a region's task."""
        national = self.national or read_national(self.shared.national_files)[0]
        if national is None:
            raise RuntimeError("a region step without national files")
        editions = open_editions(self.shared, national)
        for edition in editions:
            Renderer(edition.catalogue).compile_templates()
        return lambda task: _result(task, self, editions)

    def lasts(self, result: RegionResult) -> bool:
        """Return whether no fault of the program came up."""
        # A fault may come from the machine, such as a lack of memory: the next run tries again.
        return result.failure is None

    def label(self, task: RegionTask) -> str:
        """Return the region's slug."""
        return task.inputs.slug

    def remote(self, sees: Callable[[Path], bool]) -> "RegionStep":
        """Return the step for remote workers; without a shared disk, results carry bytes."""
        is_shared = self.staging is not None and sees(self.staging)
        return RegionStep(self.shared, self.staging if is_shared else None)


def read_region(
    inputs: RegionInputs, national: NationalData, *, today: dt.date, hosts: Collection[str]
) -> RegionReading:
    """Return a region's records, with every finding from the region alone.

    Args:
        inputs: The region's files.
        national: The national data.
        today: Day of the build, in WIB: no past event is dated later.
        hosts: Hosts on the site's list.
    """
    read = read_files(inputs.files)
    found = [diagnostic for item in read for diagnostic in _found_in(item, national)]
    region = _linked(inputs, read, national)
    if region is None:
        return RegionReading(inputs.slug, None, None, tuple(found))
    judged = _judged(region, national, today=today, hosts=hosts)
    if has_stand_ins(read) or national.other is not None:
        # Findings that appear with only one of two stand-ins are about the stand-in, not the data.
        other_national = national.other or national
        other = _linked(inputs, read, other_national, with_other=True)
        certain = frozenset[Diagnostic]()
        if other is not None:
            certain = frozenset(_judged(other, other_national, today=today, hosts=hosts))
        judged = [diagnostic for diagnostic in judged if diagnostic in certain]
    summary = summarize_links(region, national)
    return RegionReading(inputs.slug, region, summary, _answered_once([*found, *judged]))


def _rendered(
    region: RegionSite,
    task: RegionTask,
    step: RegionStep,
    editions: tuple[BuildContext, ...],
) -> RenderedRegion:
    """Return the generated files of a region.

    Args:
        region: A region without errors.
        task: The task of the region.
        step: The step of the task.
        editions: The context of the region's pages in each edition, the main edition first.
    """
    context = editions[0]
    staging = None if step.staging is None else StagingFolder(step.staging)
    own = (file for file in task.inputs.files if file.kind is not SourceKind.VILLAGE)
    villages_step = VillagesStep(
        step.shared, task.inputs.only(own, ()), task.sources, region, context.site.national, staging
    )
    tasks = tuple(village_tasks(region, task.inputs))
    # Few villages are made again with their region: a record costs more.
    cache = step.cache if len(tasks) > 1 else NoCache()
    villages = [made.value for made in results(villages_step, tasks, InProcess(), cache)]
    statements = [statement for part in villages for statement in part.statements]
    by_edition, references = view_region_site(region, statements, task.backlinks, *editions)
    pages = tuple(
        page
        for shown, own in zip(by_edition, editions, strict=True)
        for page in render_pages(shown, Renderer(own.catalogue), former=region.region.redirects)
    )
    files = [generated_file(page.path, page.text.encode()) for page in pages]
    share_step = ShareStep(staging)
    drawings = tuple(
        ShareTask(share_image(page.path.removesuffix("index.md")), page.drawing)
        for page in pages
        if step.draws and page.drawing is not None
    )
    drawn = [made.value for made in results(share_step, drawings, InProcess(), step.cache)]
    exports = tuple(export_region(region, context))
    twins = (file for own in editions[1:] for file in export_region_twins(region, own))
    files += [generated_file(file.path, file.data) for file in (*exports, *twins)]
    workbook_step = WorkbookStep(
        context.settings.language,
        step.shared.national_files,
        Scope.WHOLE if context.settings.shows_unreleased else Scope.PUBLISHED,
        context.site.national,
        staging,
    )
    wanted = step.draws and context.settings.workbooks
    workbook_tasks = (WorkbookTask(region.slug, task.inputs.files),) if wanted else ()
    workbooks = [
        made.value for made in results(workbook_step, workbook_tasks, InProcess(), step.cache)
    ]
    facets = (
        (view.published_address, find_facets(view.address, own, region))
        for shown, own in zip(by_edition, editions, strict=True)
        for view in shown
    )
    return RenderedRegion(
        files=(
            *(files if staging is None else map(staging.stage, files)),
            *(file for part in villages for file in part.files),
            *drawn,
            *(made.file for made in workbooks),
        ),
        rows=None if region.is_fictional else table_rows(region, context),
        references=references,
        exports=(*map(file_facts, exports), *(made.facts for made in workbooks)),
        facets=(*facets, *(each for part in villages for each in part.facets)),
        inner_records=(
            *(record_names(villages_step, tasks) if len(tasks) > 1 else ()),
            *record_names(share_step, drawings),
            *record_names(workbook_step, workbook_tasks),
        ),
        media=tuple(sorted(all_media_named(region))),
    )


def _result(task: RegionTask, step: RegionStep, editions: tuple[BuildContext, ...]) -> RegionResult:
    """Read a region, and render the region if pages are wanted and possible."""
    slug, context = task.inputs.slug, editions[0]
    national, inputs = context.site.national, task.inputs
    own = tuple(
        edition.for_region(task.sources, inputs.changed_on, inputs.as_of) for edition in editions
    )
    facts: tuple[RegionFacts, ...] = ()
    try:
        reading = read_region(
            task.inputs, national, today=context.today, hosts=context.settings.hosts
        )
        region, summary = reading.region, reading.link_summary
        if region is not None and not reading.has_errors and not national.is_faulty:
            if len(own) > 1:
                known = english_records(region)
                own = tuple(edition.knowing(known) for edition in own)
            facts = view_facts_of_editions(region, own)
    # Whatever the fault of the program is, the message names the region.
    except Exception as error:  # noqa: BLE001
        return RegionResult(slug, None, None, (), None, _described(error))
    rendered, failure = None, None
    if task.renders and region is not None and facts and _knows_all(task, summary):
        try:
            rendered = _rendered(region, task, step, own)
        # Findings between regions may explain the fault; only without any is the fault reported.
        except Exception as error:  # noqa: BLE001
            failure = _described(error)
    main, *further = facts or (None,)
    return RegionResult(
        slug, summary, main, reading.diagnostics, rendered, failure, next(iter(further), None)
    )


def _found_in(read: ReadFile, national: NationalData) -> tuple[Diagnostic, ...]:
    """Return the findings of a file, completed from the official list of regions."""
    if read.file.kind is not SourceKind.REGION or read.decoded is None:
        return read.diagnostics
    document = read.decoded.document
    return tuple(with_official_code(found, document, national) for found in read.diagnostics)


def _answered_once(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings without the advice to leave a value blank where a rule asks for the value.

    A budget whose amount is "-" goes as a whole: the key alone would be refused as well.
    """
    asked_for = {
        (diagnostic.span.path, diagnostic.span.line)
        for diagnostic in found
        if diagnostic.code == Code.BUDGET
    }
    return tuple(
        diagnostic
        for diagnostic in found
        if diagnostic.code != Code.NULL_WORD
        or (diagnostic.span.path, diagnostic.span.line) not in asked_for
    )


def _judged(
    region: RegionSite, national: NationalData, *, today: dt.date, hosts: Collection[str]
) -> list[Diagnostic]:
    references = check_region_references(region, national)
    return [*references, *check_region(region, national, today=today, hosts=hosts)]


def _linked(
    inputs: RegionInputs,
    read: tuple[ReadFile, ...],
    national: NationalData,
    *,
    with_other: bool = False,
) -> RegionSite | None:
    mains = records_of_kind(read, SourceKind.REGION, Region, with_other=with_other)
    if not mains:
        return None
    main = mains[0]
    region = link_region(
        SourceRecord(inputs.slug, main.record, main.document, main.cuts),
        records_of_kind(read, SourceKind.QUICK_WIN, QuickWin, with_other=with_other),
        records_of_kind(read, SourceKind.VILLAGE, Village, with_other=with_other),
        records_of_kind(read, SourceKind.UPDATE, Update, with_other=with_other),
        national=national,
        unread=unread_parts(read),
    )
    return replace(region, media={facts.name: facts for facts in inputs.media})


def _knows_all(task: RegionTask, summary: LinkSummary | None) -> bool:
    """Tell whether every named source of a further region is known."""
    return summary is not None and all(
        reference.identifier in task.sources for reference in summary.foreign_references
    )


def _described(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
