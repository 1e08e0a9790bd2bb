"""Source, decode, link and check, in this order, over the whole data folder: one Site, or every
reason why not.

Regions are read as shards; where pages are wanted, most are rendered by the way.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from generator.build.history import changed_days
from generator.build.kept import Kept, do_tasks
from generator.build.read import has_errors, read_files, read_national
from generator.build.region import RegionInputs
from generator.build.shards import Done, Executor, Run, Task
from generator.checks import check_site
from generator.codes import Code
from generator.diagnostics import Diagnostic, Report
from generator.errors import GeneratorError
from generator.facts.region_facts import sources_named
from generator.link import link_site
from generator.link.site import National, Site
from generator.link.summary import name_foreign
from generator.model.base import Kind
from generator.settings import Settings
from generator.source.discover import SourceFile, find_regions, find_sources
from generator.source.packaged_nation import with_packaged_nation

_REFUSED_FOLDERS = frozenset({Code.BAD_REGION_FOLDER, Code.REGION_FILE_MISSING})
_REFUSED_FILES = frozenset(
    {Code.BAD_FILE_NAME, Code.OTHER_FORMAT, Code.WRONG_ENDING, Code.RESERVED_NAME}
)

_CACHE = ".cache/results"
"""Where results are kept from one run to the next, below the project's folder."""

OnRegion = Callable[[str], None]
"""Backlinks of each region that has been read."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a data folder is loaded."""

    language: str = "id"
    jobs: int = 1
    """Number of processes."""
    publishes: bool = False
    """Whether pages are wanted, if nothing stands against them."""
    edit_url: str | None = None
    site_url: str | None = None
    changed_on: Mapping[str, dt.date] = field(default_factory=dict)
    """Day on which each data file last changed, by path."""
    kept: Kept | None = None
    """Results of earlier runs; None works all out."""
    elsewhere: Executor | None = None
    """Works on regions in the place of processes of this machine."""


def options_for(
    settings: Settings, *, jobs: int = 1, caches: bool = True, elsewhere: Executor | None = None
) -> Options:
    """Return how the data of a project is loaded to be published.

    Args:
        settings: The project.
        jobs: Number of processes.
        caches: Whether results are kept from one run to the next.
        elsewhere: Works on regions in the place of processes of this machine.
    """
    folder = settings.regions_dir.relative_to(settings.project_dir).as_posix()
    return Options(
        language=settings.language,
        jobs=jobs,
        publishes=True,
        edit_url=settings.edit_url,
        site_url=settings.site_url,
        changed_on=changed_days(settings.project_dir, folder, today=settings.today),
        kept=Kept(settings.project_dir / _CACHE) if caches else None,
        elsewhere=elsewhere,
    )


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the data folder gives."""

    site: Site | None
    """None if national files or every region are missing too much; otherwise linked, but only to be
    published if the report has no errors."""
    report: Report
    texts: Mapping[str, str]
    """Text of each file that the report speaks of, by its path, for quoting lines."""
    run: Run
    inputs: Mapping[str, RegionInputs]
    """Of each region found, readable or not, by slug."""
    done: Mapping[str, Done]
    """What came of each region, by slug, in the order of the slugs."""
    options: Options = field(default_factory=Options)

    @property
    def linked(self) -> Site:
        """The site, which is there."""
        if self.site is None:
            raise LookupError("the national files give no site")
        return self.site

    @property
    def publishable(self) -> Site | None:
        """The site if nothing stands against publishing it, else None."""
        return None if self.report.has_errors else self.site


def load_site(
    regions_dir: Path,
    project_dir: Path,
    *,
    today: dt.date,
    options: Options | None = None,
    on_region: OnRegion | None = None,
) -> Loaded:
    """Return the linked and checked site below a data folder, with all findings of all files.

    Args:
        regions_dir: The folder `regions/`.
        project_dir: Folder that reported paths are relative to.
        today: Day of the build, in WIB: nothing that has happened is dated later.
        options: How; if not given, without pages, in Indonesian and in this process.
        on_region: Backlinks of each region, for showing progress.
    """
    how = options or Options()
    report = Report()
    files, refused = with_packaged_nation(
        find_sources(regions_dir, project_dir), project_dir, find_regions(regions_dir)
    )
    report.add(refused)
    shared = tuple(file for file in files if file.region is None)
    run = Run(shared, how.language, today, how.edit_url, how.site_url, how.changed_on)
    inputs = _by_region(files)
    national, found = read_national(shared)
    report.add(found)
    if national is None:
        for read in read_files(file for file in files if file.region is not None):
            report.add(read.diagnostics)
        return Loaded(None, report, _texts(files, report), run, inputs, {}, how)
    how = replace(how, publishes=how.publishes and not report.has_errors)
    run, done = _work(inputs, national, run, how, on_region)
    site, judged = _judged(done, national, today)
    if national.other is not None:
        _, certain = _judged(done, national.other, today)
        judged = tuple(one for one in judged if one in frozenset(certain))
    found = (*judged, *(one for item in done.values() for one in item.diagnostics))
    report.add(one for one in found if not _may_point_to_refused(one, refused, inputs))
    return Loaded(site, report, _texts(files, report), run, inputs, done, how)


def _by_region(files: Iterable[SourceFile]) -> dict[str, RegionInputs]:
    by_slug: defaultdict[str, list[SourceFile]] = defaultdict(list)
    for file in files:
        if file.region is not None:
            by_slug[file.region].append(file)
    return {slug: RegionInputs(slug, tuple(own)) for slug, own in sorted(by_slug.items())}


def _work(
    inputs: Mapping[str, RegionInputs],
    national: National,
    run: Run,
    how: Options,
    on_region: OnRegion | None,
) -> tuple[Run, dict[str, Done]]:
    """Return the run, with the sources of regions that the nation's files name, and what came of
    each region.

    Those regions come first, since any page may show what the nation says of them. Their own pages
    wait for it too.
    """
    named = [
        naming for source_record in national.files for naming in name_foreign(source_record, None)
    ]
    leading = [inputs[slug] for slug in sorted({naming.slug for naming in named}) if slug in inputs]
    done = _done(map(Task, leading), national, run, how, on_region)
    site, broken = _joined(done, national)
    run = replace(run, sources=sources_named(named, site.sources))
    publishes = how.publishes and not has_errors(broken)
    tasks = (Task(own, publishes=publishes) for slug, own in inputs.items() if slug not in done)
    done.update(_done(tasks, national, run, how, on_region))
    return run, dict(sorted(done.items()))


def _done(
    tasks: Iterable[Task], national: National, run: Run, how: Options, on_region: OnRegion | None
) -> dict[str, Done]:
    done = {}
    for item in do_tasks(
        tasks, run, national, jobs=how.jobs, kept=how.kept, elsewhere=how.elsewhere
    ):
        if item.link_summary is None and item.failure is not None:
            raise GeneratorError("region_failed", region=item.slug, reason=item.failure)
        done[item.slug] = item
        if on_region is not None:
            on_region(item.slug)
    return done


def _judged(
    done: Mapping[str, Done], national: National, today: dt.date
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Return the site, and what is wrong between its regions and in the files that all share."""
    site, between = _joined(done, national)
    return site, (*between, *check_site(site, today=today))


def _joined(done: Mapping[str, Done], national: National) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Return the site of some regions, and what of the references between them leads nowhere."""
    return link_site(
        national,
        (item.link_summary for item in done.values() if item.link_summary is not None),
        (item.facts for item in done.values() if item.facts is not None),
        unreadable=frozenset(item.slug for item in done.values() if item.link_summary is None),
    )


def _may_point_to_refused(
    diagnostic: Diagnostic, refused: tuple[Diagnostic, ...], slugs: Mapping[str, RegionInputs]
) -> bool:
    """Tell whether an unknown reference may mean a file or folder that was refused for its name."""
    if diagnostic.code != Code.UNKNOWN_REFERENCE:
        return False
    arguments = dict(diagnostic.arguments)
    slug, _, _ = arguments["identifier"].rpartition("/")
    if slug and slug not in slugs:
        return any(finding.code in _REFUSED_FOLDERS for finding in refused)
    folder = PurePosixPath(diagnostic.span.path).parts[:2]
    names_a_file = arguments["kind"] in {Kind.QUICK_WIN, Kind.VILLAGE}
    return names_a_file and any(
        finding.code in _REFUSED_FILES and PurePosixPath(finding.span.path).parts[:2] == folder
        for finding in refused
    )


def _texts(files: Iterable[SourceFile], report: Report) -> dict[str, str]:
    spans = (
        span
        for one in report.diagnostics
        for span in (one.span, *(related.span for related in one.related))
    )
    named = {span.path for span in spans}
    return {file.path: file.quotable for file in files if file.path in named}
