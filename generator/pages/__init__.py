"""From the linked site to Markdown: which pages there are, and the text of each."""

from collections.abc import Iterator

from generator.pages.render import RenderedPage, Renderer
from generator.views.across_pages import view_across
from generator.views.context import Occasion
from generator.views.data_page import view_data_page
from generator.views.dimension_pages import view_dimensions
from generator.views.page import PageView
from generator.views.programme_page import view_programme
from generator.views.region_pages import view_region


def view_pages(occasion: Occasion) -> Iterator[PageView]:
    """Yield the views of all pages: the shared ones, then region by region."""
    yield from view_across(occasion)
    yield from view_dimensions(occasion)
    yield view_programme(occasion)
    for region in occasion.site.regions:
        pages = view_region(region, occasion)
        yield from pages
        yield view_data_page(region, pages, occasion)


def render_pages(occasion: Occasion) -> Iterator[RenderedPage]:
    """Yield every page's Markdown, in the order of `view_pages`."""
    renderer = Renderer(occasion.catalogue)
    for view in view_pages(occasion):
        yield renderer.render(view)
