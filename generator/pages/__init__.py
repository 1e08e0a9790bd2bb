"""From views to text: which files the pages become, and the text of each."""

from collections.abc import Iterable, Iterator

from generator.pages.render import RenderedPage, Renderer
from generator.views import addresses
from generator.views.page import PageView


def render_pages(
    views: Iterable[PageView], renderer: Renderer, *, former: tuple[str, ...] = ()
) -> Iterator[RenderedPage]:
    """Yield every page, each with what stands at its former addresses.

    Args:
        views: Of the pages.
        renderer: Of their language.
        former: Slugs that the region of the pages once had.
    """
    for view in views:
        yield renderer.render(view)
        for slug in former:
            yield renderer.render_moved(view, addresses.moved(view.address, slug))
