"""The pages of the site as views: shared pages, pages of each region, pages of sources."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.context import BuildContext
from generator.link.site import RegionSite
from generator.views.across.across_pages import view_across
from generator.views.across.changes_pages import view_changes
from generator.views.across.compare_page import view_comparison
from generator.views.across.dimension_pages import view_dimensions
from generator.views.across.form_page import view_form
from generator.views.across.programme_page import view_programme
from generator.views.across.search_page import view_search
from generator.views.across.source_pages import view_source_list, view_source_pages
from generator.views.page import PageView
from generator.views.region.data_page import view_data_page
from generator.views.region.region_pages import view_each_update, view_each_village, view_plan
from generator.views.statements import CitedStatement, by_source, find_statements, first_of_each


@dataclass(frozen=True, slots=True)
class Backlinks:
    """Statements on other pages that name sources of a region, in the order of the pages."""

    before: tuple[CitedStatement, ...] = ()
    """Statements of the nation, and of regions before the region."""
    after: tuple[CitedStatement, ...] = ()
    """Statements of regions after the region."""


@dataclass(frozen=True, slots=True)
class OutboundReferences:
    """References from the pages of a region to sources, for the pages of the sources."""

    used: tuple[tuple[str, int], ...]
    """Each of the region's own sources by unique name, with the number of statements."""
    leading_out: tuple[CitedStatement, ...]
    """Statements that name sources of the nation or of other regions."""

    @property
    def holders(self) -> set[str]:
        """Slugs of the other regions whose sources are named."""
        return {slug for statement in self.leading_out for slug in _holders(statement) if slug}


def backlinks_to(
    slug: str, shared: Iterable[CitedStatement], references: Mapping[str, OutboundReferences]
) -> Backlinks:
    """Return the statements on other pages that name sources of a region.

    Args:
        slug: The region.
        shared: Statements on the shared pages.
        references: Outbound references of regions, by slug; the region's own are passed over.
    """
    # The order of the site's pages: shared pages come before those of regions, regions by slug.
    before = [statement for statement in shared if slug in _holders(statement)]
    after: list[CitedStatement] = []
    for other_slug, outbound in sorted(references.items()):
        if other_slug != slug:
            leading = (item for item in outbound.leading_out if slug in _holders(item))
            (before if other_slug < slug else after).extend(leading)
    return Backlinks(tuple(before), tuple(after))


def _holders(statement: CitedStatement) -> set[str]:
    """Return the regions whose sources a statement names, and "" for the nation."""
    return {name.rpartition("/")[0] for name in statement.all_source_ids}


def view_shared_pages(build: BuildContext) -> tuple[PageView, ...]:
    """Return the views of pages without a region of their own, except pages of sources.

    In the English edition those with a twin.
    """
    pages = (
        *view_across(build),
        *view_dimensions(build),
        view_programme(build),
        view_comparison(build),
        view_form(build),
        *view_changes(build),
        view_search(build),
    )
    return tuple(page for page in pages if build.publishes(page.address))


def view_shared_sources(
    shared: tuple[CitedStatement, ...],
    references: Iterable[OutboundReferences],
    build: BuildContext,
) -> Iterator[PageView]:
    """Yield the list of sources, and the pages of the nation's sources.

    Args:
        shared: Statements on the shared pages.
        references: Outbound references of each region, sorted by slug.
        build: Build context.
    """
    used: Counter[str] = Counter(name for statement in shared for name in statement.all_source_ids)
    statements = list(shared)
    for outbound in references:
        of_region = dict(outbound.used)
        used.update(of_region)
        # The region's own sources are counted in `used` already.
        for statement in outbound.leading_out:
            used.update(statement.all_source_ids - of_region.keys())
        statements += outbound.leading_out
    yield from view_source_list(used, build)
    yield from view_source_pages(by_source(statements), None, build)


def view_villages(
    region: RegionSite, build: BuildContext
) -> tuple[tuple[PageView, ...], tuple[CitedStatement, ...]]:
    """Return the views of the pages of a region's villages, and the statements on the pages.

    No page shows another village of the region.
    """
    pages = tuple(view_each_village(region, build))
    return pages, tuple(find_statements(pages))


def view_region_site(
    region: RegionSite,
    of_villages: Iterable[CitedStatement],
    backlinks: Backlinks,
    build: BuildContext,
    *further: BuildContext,
) -> tuple[tuple[tuple[PageView, ...], ...], OutboundReferences]:
    """Return the views of a region's pages by edition, and the references to sources.

    The pages of villages are left to `view_villages`; the pages of the region's sources come last,
    and the references are those of the main edition, which has them all.

    Args:
        region: The region.
        of_villages: Statements on the pages of the region's villages.
        backlinks: Statements on other pages that name sources of the region.
        build: Build context; of other regions, it need know only those that the pages mention.
        further: Build contexts of further editions.
    """
    plan, updates = tuple(view_plan(region, build)), tuple(view_each_update(region, build))
    found = tuple(first_of_each((*find_statements(plan), *of_villages, *find_statements(updates))))
    data_page = view_data_page(region, found, build)
    pages = (*plan, *updates, data_page)
    twins = tuple(
        tuple(
            page
            for page in (
                *view_plan(region, context),
                *view_each_update(region, context),
                view_data_page(region, found, context),
            )
            if context.publishes(page.address)
        )
        for context in further
    )
    found = (*found, *find_statements((data_page,)))
    national = {source_record.document.path for source_record in build.site.national.files}
    # A record of the nation stands on a shared page first, even if repeated on a region's page.
    statements = tuple(
        statement for statement in first_of_each(found) if statement.place[0] not in national
    )
    of_region = {f"{region.slug}/{source.id}" for source in region.region.sources}
    statements_of = by_source((*backlinks.before, *statements, *backlinks.after))
    used = Counter(
        name for statement in statements for name in statement.all_source_ids & of_region
    )
    references = OutboundReferences(
        used=tuple((name, used[name]) for name in sorted(of_region)),
        leading_out=tuple(
            statement for statement in statements if not statement.all_source_ids <= of_region
        ),
    )
    own = (*pages, *view_source_pages(statements_of, region, build))
    return (own, *twins), references
