"""The small Markdown subset as HTML. What the model let through is rendered; nothing else can be."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markupsafe import Markup

from generator.model.rich_text import is_prose, link_problem
from generator.views.addresses import relative
from generator.views.context import PageContext

_GAP = re.compile(r"\n{2,}")


def render_rich_text(text: str, context: PageContext) -> Markup:
    """Return Markdown of the subset as HTML, on lines without gaps, so that every engine leaves it
    alone.

    Headings keep their level: an update's are of the second and third level, below the page's
    title. Links to pages of the site ("/daerah/...") become relative, so that the site works in any
    folder.
    """
    if is_prose(text):
        paragraphs = (f"<p>{escapeHtml(part)}</p>" for part in _GAP.split(text.strip("\n")))
        return Markup("\n".join(paragraphs))  # noqa: S704
    renderer = _renderer()
    tokens = renderer.parse(text)
    for token in (child for block in tokens for child in block.children or ()):
        address = str(token.attrs.get("href", ""))
        if address.startswith("/"):
            token.attrs["href"] = relative(address[1:], context.address)  # the renderer escapes it
    html = renderer.renderer.render(tokens, renderer.options, {})
    # Raw HTML is off.
    return Markup(str(html).rstrip("\n").replace("\n\n", "\n"))  # noqa: S704


@cache
def _renderer() -> MarkdownIt:
    renderer = MarkdownIt("commonmark", {"html": False}).disable(
        ["image", "code", "fence", "backticks", "html_block"]
    )
    renderer.validateLink = _may_be_linked  # type: ignore[method-assign]
    return renderer


def _may_be_linked(url: str) -> bool:
    return not link_problem(url)
