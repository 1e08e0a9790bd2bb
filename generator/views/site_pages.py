"""All pages of the site, as views: those that no single region owns, those of each region, and those of sources."""

from collections.abc import Iterator

from generator.link.site import RegionSite
from generator.views.across_pages import view_across
from generator.views.compare_page import view_comparison
from generator.views.context import Occasion
from generator.views.data_page import view_data_page
from generator.views.dimension_pages import view_dimensions
from generator.views.page import PageView
from generator.views.programme_page import view_programme
from generator.views.region_pages import view_region
from generator.views.search_page import view_search
from generator.views.source_pages import view_source_pages
from generator.views.statements import Statement, find_statements


def view_site(occasion: Occasion) -> Iterator[tuple[PageView, RegionSite | None]]:
    """Yield the views of all pages, each with the region it belongs to, None for those that no single region owns.

    Sources come last: what was taken from each is known when all other pages are made. Of those, only the statements
    are kept.
    """
    statements: list[Statement] = []
    for region in (None, *occasion.site.regions):
        pages = tuple(view_shared_pages(occasion)) if region is None else view_region_pages(region, occasion)
        statements += find_statements(pages)
        for view in pages:
            yield view, region
    yield from view_source_pages(statements, occasion)


def view_shared_pages(occasion: Occasion) -> Iterator[PageView]:
    """Yield the views of the pages that no single region owns, but for sources."""
    yield from view_across(occasion)
    yield from view_dimensions(occasion)
    yield view_programme(occasion)
    yield view_comparison(occasion)
    yield view_search(occasion)


def view_region_pages(region: RegionSite, occasion: Occasion) -> tuple[PageView, ...]:
    """Return the views of all pages of a region, the profile first and the data page last."""
    pages = view_region(region, occasion)
    return (*pages, view_data_page(region, pages, occasion))
