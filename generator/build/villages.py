"""The villages step: from some villages of a region to their pages.

A region may have thousands of villages: after an edit of one, the pages of its part alone are made
again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from pydantic import TypeAdapter

from generator.build.read import RegionInputs
from generator.cache.parts import in_parts
from generator.cache.results import JsonResults
from generator.context import SharedInputs, open_editions
from generator.facts.region_facts import SourceFacts
from generator.files.content import GeneratedFile, StagingFolder, generated_file
from generator.link import link_region
from generator.link.english import english_records
from generator.link.media import media_named
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.model.village import Village
from generator.pages import render_pages
from generator.pages.render import Renderer
from generator.views.facets import Facets, find_facets
from generator.views.site_pages import view_villages
from generator.views.statements import CitedStatement

_VILLAGES_AT_A_TIME = 50
"""Villages of a part on average: few to make again, and few records in the cache."""


@dataclass(frozen=True, slots=True)
class VillagesTask:
    """Some villages of a region."""

    inputs: RegionInputs
    """The files of the villages alone, and the files of `media/` that they name."""
    shared_names: tuple[str, ...]
    """Names of these villages that further villages of the region have too, sorted."""
    villages: tuple[SourceRecord[Village], ...] = field(repr=False)
    """The records of `inputs`."""


@dataclass(frozen=True, slots=True)
class RenderedVillages:
    """The pages of some villages."""

    files: tuple[GeneratedFile, ...]
    statements: tuple[CitedStatement, ...]
    """Statements on the pages."""
    facets: tuple[tuple[str, Facets], ...]
    """Address and search facets of each page, in each edition."""


@dataclass(frozen=True, slots=True)
class VillagesStep(JsonResults[RenderedVillages]):
    """Renders villages of a region."""

    shared: SharedInputs
    inputs: RegionInputs
    """The region's files without villages."""
    sources: Mapping[str, SourceFacts]
    """Known sources of further regions in the region's files, by `<region>/<source>`."""
    region: RegionSite = field(repr=False)
    """The region; a task sees the records of `inputs`, and of villages its own."""
    national: NationalData = field(repr=False)
    """The national data of this process."""
    staging: StagingFolder | None = field(repr=False)
    """Folder for the generated files; None leaves their bytes in the result."""
    name: ClassVar[str] = "villages"
    form: ClassVar[TypeAdapter[RenderedVillages]] = TypeAdapter(RenderedVillages)

    def open(self) -> Callable[[VillagesTask], RenderedVillages]:
        """Return the function of a task."""
        editions = tuple(
            (context, Renderer(context.catalogue))
            for context in open_editions(self.shared, self.national)
        )

        def render(task: VillagesTask) -> RenderedVillages:
            main, others = self.region.main, (self.region.quick_wins, self.region.updates)
            # Linked without further villages: what a page cannot see need not be in the key.
            region = link_region(main, others[0], task.villages, others[1], national=self.national)
            region = replace(
                region,
                shared_village_names=frozenset(task.shared_names),
                media={facts.name: facts for facts in task.inputs.media},
            )
            days = {**self.inputs.changed_on, **task.inputs.changed_on}
            known = english_records(region) if len(editions) > 1 else frozenset()
            contexts = [
                context.for_region(self.sources, days, self.inputs.as_of).knowing(known)
                for context, _ in editions
            ]
            shown = [view_villages(region, context) for context in contexts]
            files = (
                generated_file(page.path, page.text.encode())
                for (views, _), (_, renderer) in zip(shown, editions, strict=True)
                for page in render_pages(views, renderer, former=region.region.redirects)
            )
            return RenderedVillages(
                tuple(files if self.staging is None else map(self.staging.stage, files)),
                # The pages of sources are those of the main edition.
                shown[0][1],
                tuple(
                    (view.published_address, find_facets(view.address, own, region))
                    for (views, _), own in zip(shown, contexts, strict=True)
                    for view in views
                ),
            )

        return render

    def label(self, _task: VillagesTask) -> str:
        """Return the region's slug."""
        return self.inputs.slug

    def remote(self, _sees: Callable[[Path], bool]) -> None:
        """Run in the process of the region's records."""


def village_tasks(region: RegionSite, inputs: RegionInputs) -> Iterator[VillagesTask]:
    """Yield the tasks for all villages of a region, in order."""
    files = {file.path: file for file in inputs.files}
    for part in in_parts(region.villages, lambda village: village.id, _VILLAGES_AT_A_TIME):
        names = {village.record.name for village in part}
        media = {mention.name for village in part for mention in media_named(village)}
        yield VillagesTask(
            inputs.only((files[village.document.path] for village in part), media),
            tuple(sorted(names & region.shared_village_names)),
            part,
        )
