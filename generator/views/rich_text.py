"""The small Markdown subset as HTML. The model has refused every element outside of the subset."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markupsafe import Markup

from generator.model.rich_text import is_prose, link_problem, media_name_in
from generator.views.addresses import media_file, relative
from generator.views.context import PageContext

_GAP = re.compile(r"\n{2,}")


def render_rich_text(text: str, context: PageContext) -> Markup:
    """Return Markdown of the subset as HTML, without empty lines, which engines leave alone.

    Headings keep their level: headings of an update are of the second and third level, below the
    page's title. Links to pages of the site ("/daerah/...") and to PDF files of the folder `media/`
    become relative, so that the site works in any folder.
    """
    # Most texts are plain paragraphs, which need no parser.
    if is_prose(text):
        paragraphs = (f"<p>{escapeHtml(part)}</p>" for part in _GAP.split(text.strip("\n")))
        # Safe: each paragraph is escaped.
        return Markup("\n".join(paragraphs))  # noqa: S704
    renderer = _renderer()
    tokens = renderer.parse(text)
    for token in (child for block in tokens for child in block.children or ()):
        address = str(token.attrs.get("href", ""))
        target = _file_address(address, context) or address
        if target.startswith("/"):
            # The renderer escapes the address.
            page = context.in_edition(target[1:])
            token.attrs["href"] = relative(page, context.published_address)
    html = renderer.renderer.render(tokens, renderer.options, {})
    # Safe: raw HTML is off, so each tag is the renderer's own.
    return Markup(str(html).rstrip("\n").replace("\n\n", "\n"))  # noqa: S704


def _file_address(address: str, context: PageContext) -> str | None:
    """Return the address of a published PDF that a link means, with a slash at its beginning."""
    name = media_name_in(address)
    if name is None or context.region is None or name not in context.region.media:
        return None
    (rendition,) = context.region.media[name].renditions
    return f"/{media_file(context.region.slug, rendition.name)}"


@cache
def _renderer() -> MarkdownIt:
    # Indented code stays on, though no text has any: without the rule, the parser would take a deep
    # line for a heading or a list, where the check saw the rest of a paragraph.
    renderer = MarkdownIt("commonmark", {"html": False}).disable(
        ["image", "fence", "backticks", "html_block"]
    )
    # The parser's own test lets schemes through that the model refuses.
    renderer.validateLink = _may_be_linked  # type: ignore[method-assign]
    return renderer


def _may_be_linked(url: str) -> bool:
    return media_name_in(url) is not None or not link_problem(url)
