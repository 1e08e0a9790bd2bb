"""Pictures and PDF files of the folder `media/` as a page shows them, ready for a template."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.facts.media_facts import MediaFacts, MediaKind, Rendition
from generator.model.picture import Picture
from generator.model.rich_text import PlacedPicture
from generator.views import addresses
from generator.views.blocks import Block
from generator.views.context import PageContext
from generator.views.marks import SourceMark
from generator.views.markup import escape
from generator.views.values import date_text, file_size_text, in_edition, plain_text


@dataclass(frozen=True, slots=True)
class PictureSize:
    """A picture in one size, in two formats."""

    webp: Markup
    """Link to the WebP."""
    href: Markup
    """Link to the JPEG or PNG."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The words below a picture."""

    credit: str | None
    """None if no source names the maker."""
    licence: str | None = None
    date: str | None = None
    marks: tuple[SourceMark, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureFigure(Block):
    """A picture with the words in its place and below."""

    small: PictureSize
    large: PictureSize | None
    """None for a picture no wider than the small size."""
    alt: str
    caption: Caption | None
    """None where the words stand beside the picture."""


def view_picture(
    picture: Picture, marks: tuple[SourceMark, ...], context: PageContext
) -> PictureFigure | None:
    """Return a picture; None if the page has shown the file before, or no facts of it are known."""
    caption = Caption(
        None if picture.credit is None else in_edition(picture.credit, "id", context),
        None if picture.licence is None else in_edition(picture.licence, "id", context),
        None if picture.date is None else date_text(picture.date, context),
        marks,
    )
    return view_file(picture.file, plain_text(picture.alt, context), caption, context)


def view_placed_picture(placed: PlacedPicture, context: PageContext) -> PictureFigure | None:
    """Return a picture in the text of an update, as `view_picture` does."""
    return view_file(placed.name, placed.alt, Caption(placed.credit), context)


def view_file(
    name: str, alt: str, caption: Caption | None, context: PageContext
) -> PictureFigure | None:
    """Return a file as a picture; None for a PDF too, and as `view_picture` does."""
    facts = facts_of(name, context)
    if facts is None or facts.kind is not MediaKind.PICTURE or not context.shows_first(name):
        return None
    links = [_link(rendition, context) for rendition in facts.renditions]
    sizes = [
        PictureSize(webp, other, rendition.width, rendition.height)
        for webp, other, rendition in zip(
            links[::2], links[1::2], facts.renditions[::2], strict=True
        )
    ]
    return PictureFigure(sizes[0], sizes[1] if len(sizes) > 1 else None, alt, caption)


def file_link(name: str, label: str | None, context: PageContext) -> Markup | None:
    """Return a link to a PDF with its size, or None for a picture or a file without facts.

    Args:
        name: Name of a file in the folder `media/`.
        label: Words of the link; None for words of the catalogue.
        context: Page in the making.
    """
    facts = facts_of(name, context)
    if facts is None or facts.kind is not MediaKind.PDF:
        return None
    (rendition,) = facts.renditions
    words = context.word(
        "picture.pdf",
        label=label or context.word("picture.file"),
        size=file_size_text(rendition.size, context),
    )
    return Markup('<a href="%s">%s</a>') % (_link(rendition, context), escape(words))


def facts_of(name: str, context: PageContext) -> MediaFacts | None:
    """Return the facts of a file of the page's region, or None."""
    return None if context.region is None else context.region.media.get(name)


def _link(rendition: Rendition, context: PageContext) -> Markup:
    region = context.region
    if region is None:
        raise LookupError(f"a picture on a page without a region: {rendition.name}")
    return context.link(addresses.media_file(region.slug, rendition.name))
