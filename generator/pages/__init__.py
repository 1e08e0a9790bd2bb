"""From the linked site to text: which files the pages become, and the text of each."""

from collections.abc import Iterator

from generator.pages.render import RenderedPage, Renderer
from generator.views import addresses
from generator.views.context import Occasion
from generator.views.site_pages import view_region_pages, view_shared_pages


def render_pages(occasion: Occasion) -> Iterator[RenderedPage]:
    """Yield every page: the shared ones, then region by region, each with what stands at its former addresses."""
    renderer = Renderer(occasion.catalogue)
    for view in view_shared_pages(occasion):
        yield renderer.render(view)
    for region in occasion.site.regions:
        for view in view_region_pages(region, occasion):
            yield renderer.render(view)
            for former in region.region.redirects:
                yield renderer.render_moved(view, addresses.moved(view.address, former))
