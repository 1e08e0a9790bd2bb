"""All pages of the site, as views: those that no single region owns, those of each region, and
those of sources.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.context import BuildContext
from generator.link.site import RegionSite
from generator.views.across_pages import view_across
from generator.views.compare_page import view_comparison
from generator.views.data_page import view_data_page
from generator.views.dimension_pages import view_dimensions
from generator.views.page import PageView
from generator.views.programme_page import view_programme
from generator.views.region_pages import view_region
from generator.views.search_page import view_search
from generator.views.source_pages import view_source_list, view_source_pages
from generator.views.statements import Statement, by_source, find_statements


@dataclass(frozen=True, slots=True)
class Backlinks:
    """Statements that stand elsewhere and name sources of a region, in the order of the site's
    pages.
    """

    before: tuple[Statement, ...] = ()
    """Of the nation, and of regions that come before."""
    after: tuple[Statement, ...] = ()
    """Of regions that come after."""


@dataclass(frozen=True, slots=True)
class OutboundReferences:
    """What the pages of a region take from sources, for the pages of those sources."""

    used: tuple[tuple[str, int], ...]
    """How many statements were taken from each of the region's own sources, by their unique names.
    """
    told: tuple[Statement, ...]
    """Statements that name sources of the nation or of other regions."""

    @property
    def holders(self) -> set[str]:
        """The regions whose sources are named there."""
        return {slug for statement in self.told for slug in _holders(statement) if slug}


def backlinks_to(
    slug: str, shared: Iterable[Statement], taken: Mapping[str, OutboundReferences]
) -> Backlinks:
    """Return what is said elsewhere and leads to sources of a region.

    Args:
        slug: The region.
        shared: Statements on the pages that no single region owns.
        taken: What the pages of other regions take, by slug.
    """
    before = [statement for statement in shared if slug in _holders(statement)]
    after: list[Statement] = []
    for other, one in sorted(taken.items()):
        if other != slug:
            leading = (statement for statement in one.told if slug in _holders(statement))
            (before if other < slug else after).extend(leading)
    return Backlinks(tuple(before), tuple(after))


def _holders(statement: Statement) -> set[str]:
    """Return the regions whose sources a statement names, and "" for the nation."""
    return {name.rpartition("/")[0] for name in statement.all_source_ids}


def view_shared_pages(build: BuildContext) -> tuple[PageView, ...]:
    """Return the views of the pages that no single region owns, but for sources."""
    return (
        *view_across(build),
        *view_dimensions(build),
        view_programme(build),
        view_comparison(build),
        view_search(build),
    )


def view_shared_sources(
    shared: tuple[Statement, ...], taken: Iterable[OutboundReferences], build: BuildContext
) -> Iterator[PageView]:
    """Yield the list of all sources, and the pages of the nation's.

    Args:
        shared: Statements on the shared pages.
        taken: What each region's pages take, by slug.
        build: What the run shares.
    """
    used: Counter[str] = Counter(name for statement in shared for name in statement.all_source_ids)
    told = list(shared)
    for one in taken:
        own = dict(one.used)
        used.update(own)
        used.update(
            name for statement in one.told for name in statement.all_source_ids - own.keys()
        )
        told += one.told
    yield from view_source_list(used, build)
    yield from view_source_pages(by_source(told), None, build)


def view_region_site(
    region: RegionSite, told: Backlinks, build: BuildContext
) -> tuple[tuple[PageView, ...], OutboundReferences]:
    """Return the views of all pages of a region, those of its sources last, and what they take from
    sources.

    Args:
        region: The region.
        told: What is said elsewhere and leads to sources of the region.
        build: What the run shares; of other regions, it need know only those that the region's
            pages mention.
    """
    pages = view_region(region, build)
    pages = (*pages, view_data_page(region, pages, build))
    national = {source_record.document.path for source_record in build.site.national.files}
    # What is the nation's stands on a shared page first, even where a region's page shows it again.
    statements = tuple(
        statement for statement in find_statements(pages) if statement.place[0] not in national
    )
    own = {f"{region.slug}/{source.id}" for source in region.region.sources}
    taken = by_source((*told.before, *statements, *told.after))
    used = Counter(name for statement in statements for name in statement.all_source_ids & own)
    return (
        (*pages, *view_source_pages(taken, region, build)),
        OutboundReferences(
            tuple((name, used[name]) for name in sorted(own)),
            tuple(statement for statement in statements if not statement.all_source_ids <= own),
        ),
    )
