"""The reading of regions: the region step for each region, and the site that their facts make.

If pages are wanted, the step renders most regions at once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build.absent_sources import absent_source
from generator.build.data_folder import DataFolder
from generator.build.media import MadeMedia, MediaFile, MediaStep
from generator.build.read import RegionInputs, has_errors
from generator.build.regions import RegionResult, RegionStep, RegionTask
from generator.cache.results import results
from generator.cache.store import Cache
from generator.checks.all_checks import check_site
from generator.context import SharedInputs
from generator.diagnostics import Diagnostic
from generator.errors import GeneratorError
from generator.executors.protocol import Executor
from generator.facts.link_summary import ForeignReference
from generator.facts.media_facts import MediaFacts
from generator.facts.region_facts import sources_named
from generator.files.content import GeneratedFile, StagingFolder
from generator.link import link_site
from generator.link.site import NationalData, Site
from generator.link.summary import foreign_references
from generator.settings import SiteSettings

OnRegion = Callable[[str], None]
"""Called with the slug of each region after reading."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """The executor of the steps, the cache of their results and the staging folder."""

    executor: Executor
    cache: Cache
    staging: Path | None = None
    """Folder for generated files; None leaves their bytes in the results."""

    def staged(self, result: RegionResult) -> RegionResult:
        """Return a result with staged files; a remote worker sends the bytes of files instead."""
        if self.staging is None or result.rendered is None:
            return result
        files = tuple(map(self.staged_file, result.rendered.files))
        return replace(result, rendered=replace(result.rendered, files=files))

    def staged_file(self, file: GeneratedFile) -> GeneratedFile:
        """Return a file without bytes, staged; with its bytes if there is no staging folder."""
        return file if self.staging is None else StagingFolder(self.staging).stage(file)


def leading_regions(national: NationalData) -> frozenset[str]:
    """Return the slugs of the regions whose sources the national files name.

    Their sources may stand on any page, so the regions are read before the rest.
    """
    return frozenset(reference.slug for reference in _named_sources(national))


def _named_sources(national: NationalData) -> list[ForeignReference]:
    return [
        reference
        for source_record in national.files
        for reference in foreign_references(source_record, None)
    ]


class RegionReader:
    """Reads the regions of a data folder, the regions in the national files first."""

    def __init__(
        self,
        inputs: Mapping[str, RegionInputs],
        national: NationalData,
        workplace: Workplace,
        on_region: OnRegion | None,
        absent: frozenset[str],
    ) -> None:
        self._inputs = inputs
        self._national = national
        self._workplace = workplace
        self._on_region = on_region
        self._absent = absent
        self.results: dict[str, RegionResult] = {}
        self.cached: set[str] = set()

    def read_all(self, shared: SharedInputs, *, renders: bool) -> SharedInputs:
        """Read every region, and return the shared inputs with the sources in the national files.

        The regions in the national files come first, without pages: their sources may stand on any
        page.
        """
        named = _named_sources(self._national)
        leading = sorted(leading_regions(self._national) & self._inputs.keys())
        self._read([RegionTask(self._inputs[slug]) for slug in leading], shared)
        site, broken = joined_site(self.results, self._national, shared.settings, self._absent)
        shared = replace(shared, named_sources=sources_named(named, site.sources))
        self.read_rest(shared, renders=renders and not has_errors(broken))
        self.results = dict(sorted(self.results.items()))
        return shared

    def read_rest(self, shared: SharedInputs, *, renders: bool) -> None:
        """Read the regions not read yet."""
        waiting = (inputs for slug, inputs in self._inputs.items() if slug not in self.results)
        self._read([RegionTask(inputs, renders=renders) for inputs in waiting], shared)

    def _read(self, tasks: list[RegionTask], shared: SharedInputs) -> None:
        cache = self._workplace.cache
        step = RegionStep(shared, self._workplace.staging, self._national, cache)
        made = results(step, tasks, self._workplace.executor, cache)
        for result, is_cached in made:
            if result.link_summary is None and result.failure is not None:
                raise GeneratorError("region_failed", region=result.slug, reason=result.failure)
            self.results[result.slug] = self._workplace.staged(result)
            if is_cached:
                self.cached.add(result.slug)
            if self._on_region is not None:
                self._on_region(result.slug)


def made_media(
    data: DataFolder, workplace: Workplace, *, renders: bool
) -> Iterator[tuple[MediaFile, MadeMedia]]:
    """Yield each file of the folders `media/` with its result.

    The bytes of the published files stay behind where nobody asked for pages.
    """
    step = MediaStep(data.project_dir, workplace.staging)
    made = results(step, data.media, workplace.executor, workplace.cache)
    for file, result in zip(data.media, made, strict=True):
        yield file, result.value if renders else replace(result.value, files=())


def with_media_facts(
    inputs: Mapping[str, RegionInputs], media: Mapping[MediaFile, MadeMedia]
) -> dict[str, RegionInputs]:
    """Return the inputs of the regions with the facts of their files of `media/`, by name."""
    facts: defaultdict[str, list[MediaFacts]] = defaultdict(list)
    for file, made in media.items():
        facts[file.region].append(made.facts)
    return {
        slug: replace(region, media=tuple(facts[slug])) if slug in facts else region
        for slug, region in inputs.items()
    }


def judged_site(
    found: Mapping[str, RegionResult],
    national: NationalData,
    settings: SiteSettings,
    absent: frozenset[str],
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Return the site, with the findings between regions and in the national files.

    Args:
        found: Result of each region, by slug.
        national: The national data.
        settings: Settings of the site.
        absent: Slugs of the regions left out of the site.
    """
    site, between = joined_site(found, national, settings, absent)
    return site, (*between, *check_site(site, today=settings.today, hosts=settings.hosts))


def joined_site(
    found: Mapping[str, RegionResult],
    national: NationalData,
    settings: SiteSettings,
    absent: frozenset[str],
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Return the site of some regions, with the broken references between them.

    A source of an absent region that is cited has facts that say so, since the statement stays.
    """
    summaries = [result.link_summary for result in found.values() if result.link_summary]
    facts = (result.facts for result in found.values())
    unread = {result.slug for result in found.values() if result.link_summary is None}
    site, broken = link_site(
        national,
        summaries,
        (region for region in facts if region is not None),
        unreadable=absent | unread,
    )
    cited = (
        *_named_sources(national),
        *(each for one in summaries for each in one.foreign_references),
    )
    of_absent = {
        reference.identifier: absent_source(reference.slug, reference.source, settings)
        for reference in cited
        if reference.slug in absent
    }
    return replace(site, sources={**site.sources, **of_absent}), broken
