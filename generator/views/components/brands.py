"""The brand of a region or village as a page shows it: name, taglines, pictures and colours."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.model.brand import Brand
from generator.model.contrast import readable
from generator.model.picture import Picture
from generator.model.sourced import Sourced, Standing, standing_of
from generator.model.village import Village
from generator.views.blocks import Block
from generator.views.context import PageContext
from generator.views.marks import SourceMark, view_marks
from generator.views.records.pictures import PictureFigure, view_picture
from generator.views.tables import Link
from generator.views.values import text_html


@dataclass(frozen=True, slots=True)
class Line:
    """A short line with sources."""

    text: Markup
    marks: tuple[SourceMark, ...]


@dataclass(frozen=True, slots=True)
class ColourStrip:
    """The colours of a brand, in a row."""

    label: str
    """The codes in words, for readers who do not see colours."""
    colours: tuple[str, ...]
    """The first is dark enough for text on white, or the nearest colour that is."""


@dataclass(frozen=True, slots=True)
class BrandHead(Block):
    """The brand at the top of a page."""

    name: Line | None = None
    taglines: tuple[Line, ...] = ()
    emblem: PictureFigure | None = None
    photo: PictureFigure | None = None
    strip: ColourStrip | None = None


@dataclass(frozen=True, slots=True)
class VillageItem:
    """A village in a list, with its brand."""

    link: Link
    name: Line | None
    taglines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class VillageList(Block):
    """A list of villages."""

    villages: tuple[VillageItem, ...]
    rule: str
    """Colour of the rule above each village: the ground of the region's border."""


def view_brand(brand: Brand, standing: Standing, context: PageContext) -> BrandHead:
    """Return a brand for the top of a page.

    Args:
        brand: The brand.
        standing: Sources of the brand, its own or handed down.
        context: Page in the making.
    """
    # The order is the order of citation: marks are numbered as they are asked for.
    return BrandHead(
        name=_name(brand, standing, context),
        taglines=_taglines(brand, standing, context),
        emblem=_picture(brand.emblem, standing.below("emblem"), context),
        photo=_picture(brand.photo, standing.below("photo"), context),
        strip=_strip(brand, context),
    )


def view_village_head(village: Village, context: PageContext) -> BrandHead | None:
    """Return the brand and the picture of a village; None without any."""
    standing = standing_of(village)
    brand = village.brand or Brand()
    head = view_brand(brand, standing_of(brand, standing.below("brand")), context)
    photo = head.photo
    if photo is None and village.photos:
        photo = _picture(village.photos[0], standing.below("photos"), context)
    shown = replace(head, photo=photo)
    return None if shown == BrandHead() else shown


def village_item(village: Village, link: Link, context: PageContext) -> VillageItem:
    """Return a village for a list, with the name and the taglines of its brand."""
    if village.brand is None:
        return VillageItem(link, None, ())
    standing = standing_of(village.brand, standing_of(village).below("brand"))
    name = _name(village.brand, standing, context)
    return VillageItem(link, name, _taglines(village.brand, standing, context))


def _name(brand: Brand, standing: Standing, context: PageContext) -> Line | None:
    if brand.name is None:
        return None
    return Line(text_html(brand.name, context), view_marks(standing.of("name"), context))


def _taglines(brand: Brand, standing: Standing, context: PageContext) -> tuple[Line, ...]:
    inherited = standing.below("taglines")
    return tuple(
        Line(
            text_html(tagline.text, context, is_printed=True),
            _marks(tagline, inherited, "text", context),
        )
        for tagline in brand.taglines
    )


def _picture(
    picture: Picture | None, inherited: Standing, context: PageContext
) -> PictureFigure | None:
    if picture is None:
        return None
    marks = _marks(picture, inherited, "alt", context)
    figure = view_picture(picture, marks, context)
    # An unknown maker is told by the card of the brand: the top of a page is for what is known.
    caption = None if figure is None or picture.credit is None else figure.caption
    return None if figure is None else replace(figure, caption=caption)


def _strip(brand: Brand, context: PageContext) -> ColourStrip | None:
    if not brand.colours:
        return None
    first, *others = brand.colours
    label = context.word("picture.colours", colours=", ".join(brand.colours))
    return ColourStrip(label, (readable(first), *others))


def _marks(
    record: Sourced, inherited: Standing, field: str, context: PageContext
) -> tuple[SourceMark, ...]:
    return view_marks(standing_of(record, inherited).of(field), context)
