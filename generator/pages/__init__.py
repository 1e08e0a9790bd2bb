"""From the linked site to text: which files the pages become, and the text of each."""

from collections.abc import Iterator

from generator.pages.render import RenderedPage, Renderer
from generator.views import addresses
from generator.views.context import Occasion
from generator.views.site_pages import view_site


def render_pages(occasion: Occasion) -> Iterator[RenderedPage]:
    """Yield every page, each of a region with what stands at its former addresses."""
    renderer = Renderer(occasion.catalogue)
    for view, region in view_site(occasion):
        yield renderer.render(view)
        for former in () if region is None else region.region.redirects:
            yield renderer.render_moved(view, addresses.moved(view.address, former))
