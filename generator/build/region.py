"""One region's work, pure: from the bytes of its files to findings, and from its records to pages
and exports.

Knows of other regions nothing but the sources that are named, and nothing of processes.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.build.read import (
    ReadFile,
    has_errors,
    has_stand_ins,
    read_files,
    records_of_kind,
    unread_parts,
)
from generator.build.write import Artifact, artifact_of
from generator.checks import check_region
from generator.checks.identity import with_official_code
from generator.diagnostics import Diagnostic
from generator.exports import Lines, render_region_exports, table_lines
from generator.facts.link_summary import LinkSummary
from generator.facts.region_facts import SourceFacts
from generator.link import check_region_references, link_region
from generator.link.site import NationalData, RegionSite, SourceRecord
from generator.link.summary import summarize_links
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.update import Update
from generator.model.village import Village
from generator.pages import render_pages
from generator.pages.render import Renderer
from generator.source.discover import SourceFile, SourceKind
from generator.views.context import BuildContext
from generator.views.facets import Facets, find_facets
from generator.views.site_pages import Backlinks, OutboundReferences, view_region_site


@dataclass(frozen=True, slots=True)
class RegionInputs:
    """All that a region's own files say."""

    slug: str
    files: tuple[SourceFile, ...]
    """By path."""


@dataclass(frozen=True, slots=True)
class RegionReading:
    """What a region's files give; its records stay in the process that has read them."""

    slug: str
    region: RegionSite | None
    """None if the main file gave no record."""
    link_summary: LinkSummary | None
    """None with the region."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything in the region's own files stops a build."""
        return self.region is None or has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class RenderedRegion:
    """What is published of a region, and what pages about several regions need of its pages."""

    artifacts: tuple[Artifact, ...]
    lines: Lines | None
    """Its lines in the tables of all regions; None for an invented one."""
    taken: OutboundReferences
    facets: tuple[tuple[str, Facets], ...]
    """Address of each page, and what a search may narrow its results by."""

    @property
    def is_kept(self) -> bool:
        """Whether it was made in an earlier run: its texts stand in the engine's input folder, or
        have been lost.
        """
        return any(artifact.text is None for artifact in self.artifacts)


def read_region(inputs: RegionInputs, national: NationalData, *, today: dt.date) -> RegionReading:
    """Return what a region's files give, with all that can be found wrong in them without other
    regions.

    Args:
        inputs: The region's files.
        national: What all regions share.
        today: Day of the build, in WIB: nothing that has happened is dated later.
    """
    read = read_files(inputs.files)
    found = [diagnostic for item in read for diagnostic in _found_in(item, national)]
    region = _linked(inputs.slug, read, national)
    if region is None:
        return RegionReading(inputs.slug, None, None, tuple(found))
    judged = _judged(region, national, today=today)
    if has_stand_ins(read) or national.other is not None:
        other = _linked(inputs.slug, read, national.other or national, with_other=True)
        certain = (
            frozenset()
            if other is None
            else frozenset(_judged(other, national.other or national, today=today))
        )
        judged = [diagnostic for diagnostic in judged if diagnostic in certain]
    return RegionReading(inputs.slug, region, summarize_links(region, national), (*found, *judged))


def render_region(
    region: RegionSite,
    sources: Mapping[str, SourceFacts],
    told: Backlinks,
    build: BuildContext,
    renderer: Renderer,
) -> RenderedRegion:
    """Return what is published of a region.

    Args:
        region: Without errors.
        sources: Those of other regions that its files name, by `<region>/<source>`.
        told: What is said elsewhere and leads to sources of the region.
        build: What the run shares, with the sources of regions that the nation's files name.
        renderer: Of the run's language.
    """
    site = build.site
    known = replace(build, site=replace(site, sources={**site.sources, **sources}))
    views, taken = view_region_site(region, told, known)
    pages = render_pages(views, renderer, former=region.region.redirects)
    texts = (*((page.path, page.text) for page in pages), *render_region_exports(region, known))
    return RenderedRegion(
        artifacts=tuple(artifact_of(path, text) for path, text in texts),
        lines=None if region.is_fictional else table_lines(region, today=build.today),
        taken=taken,
        facets=tuple((view.address, find_facets(view.address, known, region)) for view in views),
    )


def _found_in(read: ReadFile, national: NationalData) -> tuple[Diagnostic, ...]:
    """Return what is wrong in a file, with what the official list of regions knows of it."""
    if read.file.kind is not SourceKind.REGION or read.decoded is None:
        return read.diagnostics
    document = read.decoded.document
    return tuple(
        with_official_code(diagnostic, document, national) for diagnostic in read.diagnostics
    )


def _judged(region: RegionSite, national: NationalData, *, today: dt.date) -> list[Diagnostic]:
    return [
        *check_region_references(region, national),
        *check_region(region, national, today=today),
    ]


def _linked(
    slug: str, read: tuple[ReadFile, ...], national: NationalData, *, with_other: bool = False
) -> RegionSite | None:
    main = next(iter(records_of_kind(read, SourceKind.REGION, Region, with_other=with_other)), None)
    if main is None:
        return None
    return link_region(
        SourceRecord(slug, main.record, main.document, main.cuts),
        records_of_kind(read, SourceKind.QUICK_WIN, QuickWin, with_other=with_other),
        records_of_kind(read, SourceKind.VILLAGE, Village, with_other=with_other),
        records_of_kind(read, SourceKind.UPDATE, Update, with_other=with_other),
        national=national,
        unread=unread_parts(read),
    )
