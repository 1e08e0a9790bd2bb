"""All pages of the site, as views: those that no single region owns, and those of each region."""

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


def view_shared_pages(occasion: Occasion) -> Iterator[PageView]:
    """Yield the views of the pages that no single region owns."""
    yield from view_across(occasion)
    yield from view_dimensions(occasion)
    yield view_programme(occasion)
    yield view_comparison(occasion)


def view_region_pages(region: RegionSite, occasion: Occasion) -> tuple[PageView, ...]:
    """Return the views of all pages of a region, the profile first and the data page last."""
    pages = view_region(region, occasion)
    return (*pages, view_data_page(region, pages, occasion))
