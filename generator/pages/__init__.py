"""From views to text: the files of pages, and the text of each file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.pages.render import RenderedPage, Renderer
from generator.views import addresses
from generator.views.page import PageView


def render_pages(
    views: Iterable[PageView], renderer: Renderer, *, former: tuple[str, ...] = ()
) -> Iterator[RenderedPage]:
    """Yield every page, each followed by its card and by the pages at former addresses.

    Args:
        views: Views of the pages.
        renderer: Renderer of their language.
        former: Former slugs of the region of the pages.
    """
    for view in views:
        yield renderer.render(view)
        for address in view.former:
            yield renderer.render_moved(view, address)
        for slug in former:
            for address in (view.address, *view.former):
                yield renderer.render_moved(view, addresses.moved(address, slug))
        if view.embed_card is not None:
            yield renderer.render_card(view.embed_card)
            at_card = replace(view, address=view.embed_card.address)
            for slug in former:
                yield renderer.render_moved(at_card, addresses.moved(at_card.address, slug))
