"""The sheet of a region's promises for the wall: one A4 page with plate, answer, cloth and list.

What has no room is left out in a fixed order, so that the sheet stays one sheet: first promises
beyond the most urgent of each dimension, then the cloth. The code leads to the whole list.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.link.site import RegionSite, SourceRecord
from generator.model.brand import Brand
from generator.model.quick_win import QuickWin
from generator.views import addresses
from generator.views.blocks import Block
from generator.views.charts.text_metrics import text_width
from generator.views.components.answer import Answer, view_answer
from generator.views.components.border import Border, region_border
from generator.views.components.cloth import Cloth
from generator.views.components.pictogram import Pictogram, pictogram_of
from generator.views.components.promises import Promise, by_urgency, view_promise
from generator.views.components.region_cloth import plan_dimensions, view_cloth
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.public_address import absolute
from generator.views.qr_code import qr_code
from generator.views.records.pictures import PictureFigure, view_picture
from generator.views.region.region_parts import region_menu
from generator.views.values import (
    enum_text,
    number_text,
    plain_text,
    region_name,
    state_day_text,
)

_ROOM = 770.0
"""Height in pixels for cloth and list: an A4 sheet without margins, plate, answer and foot."""
_CLOTH_SCALE = 0.7
"""Scale of the cloth on paper, as in `paper.css`."""
_CLOTH_WORDS = 30.0
_COLUMNS = 2
_FILLED = 0.85
"""Share of the columns that is filled; the rest is lost where a dimension is not parted."""
_HEADING = 34.0
_LINE = 15.0
_GAP = 4.0
_TITLE_ROOM = 205.0
"""Width in pixels of a title beside glyph and date."""
_TITLE_SIZE = 11.5
_FEWEST = 3
"""Promises of a dimension that are worth more room than the cloth."""


@dataclass(frozen=True, slots=True)
class WallDimension:
    """A dimension of the plan with its most urgent promises."""

    name: str
    sign: Pictogram | None
    promises: tuple[Promise, ...]
    rest: str | None
    """How many promises have no room, in words; None if each has."""


@dataclass(frozen=True, slots=True)
class WallSheet(Block):
    """The sheet, ready for a template."""

    kind: str
    """Kind of region, such as "Kabupaten"."""
    name: str
    code: str
    tagline: str | None
    emblem: PictureFigure | None
    border: Border
    is_fictional: bool
    qr: Markup | None
    """Code with the address of the list of promises; None if the site has no address."""
    address: str | None
    """The same address in print."""
    answer: Answer | None
    cloth: Cloth | None
    dimensions: tuple[WallDimension, ...]
    note: str
    """Where sources and evidence stand, and the day of the states."""


def view_wall_sheet(region: RegionSite, context: PageContext) -> PageView:
    """Return the page with the sheet of a region that has promises."""
    name = region_name(region, context)
    section = Section.of("lembar", context.word("section.lembar.title"), _sheet(region, context))
    parts = PageParts(
        template="paper.md.j2",
        title=context.word("wall_sheet.title", region=name),
        description=context.word("wall_sheet.description", region=name),
        breadcrumbs=region_trail(region, context),
        lead=context.word("wall_sheet.lead"),
        sections=(section,),
        files=(region.main, *region.quick_wins),
        menu=region_menu(region, context.build),
    )
    return assemble(parts, context)


def _sheet(region: RegionSite, context: PageContext) -> WallSheet:
    identity, brand = region.region.identity, region.region.brand
    emblem = None if brand is None else brand.emblem
    target = absolute(addresses.region_part(region.slug, "quick-win"), context)
    cloth, dimensions = _fitted(region, context)
    note = context.word("wall_sheet.note")
    return WallSheet(
        kind=enum_text(identity.type, context),
        name=identity.name,
        code=region.region.reference.code,
        tagline=_tagline(brand, context),
        emblem=None if emblem is None else view_picture(emblem, (), context),
        border=region_border(region),
        is_fictional=region.is_fictional,
        qr=None if target is None else qr_code(target),
        address=None if target is None else target.split("://", 1)[-1],
        answer=view_answer(region, context),
        cloth=cloth,
        dimensions=dimensions,
        note=" ".join(filter(None, (note, state_day_text(context)))),
    )


def _tagline(brand: Brand | None, context: PageContext) -> str | None:
    taglines = () if brand is None else brand.taglines
    return plain_text(taglines[0].text, context) if taglines else None


def _fitted(
    region: RegionSite, context: PageContext
) -> tuple[Cloth | None, tuple[WallDimension, ...]]:
    """Return the cloth, None without room for it, and the dimensions with what has room."""
    groups = _by_dimension(region, context)
    largest = max(len(group.promises) for group in groups)
    cloth = view_cloth(region, context)
    height = 0.0 if cloth is None else cloth.height * _CLOTH_SCALE + _CLOTH_WORDS
    most = _most(groups, _ROOM - height)
    if most < min(largest, _FEWEST):
        cloth, most = None, max(1, _most(groups, _ROOM))
    return cloth, tuple(_shortened(group, most, context) for group in groups)


def _by_dimension(region: RegionSite, context: PageContext) -> tuple[WallDimension, ...]:
    """Return the promises by dimension, those without a dimension last."""
    urgent = by_urgency(region.promised, region, context.build.today)
    dimensions = [(key, name) for key, name, _ in plan_dimensions(region, context)]
    known = {key for key, _ in dimensions}
    rest = [item for item in urgent if item.record.dimension not in known]
    groups = [
        WallDimension(
            name,
            pictogram_of(key, region, context),
            _promises((item for item in urgent if item.record.dimension == key), region, context),
            None,
        )
        for key, name in dimensions
    ]
    if rest:
        name = context.word("cloth.without_dimension")
        groups.append(WallDimension(name, None, _promises(rest, region, context), None))
    return tuple(groups)


def _promises(
    items: Iterable[SourceRecord[QuickWin]], region: RegionSite, context: PageContext
) -> tuple[Promise, ...]:
    return tuple(view_promise(item, region, context, about=None, is_marked=True) for item in items)


def _most(groups: tuple[WallDimension, ...], room: float) -> int:
    """Return how many promises of each dimension have room; 0 if not even one has."""
    largest = max(len(group.promises) for group in groups)
    wanted = range(largest, 0, -1)
    return next((most for most in wanted if _height(groups, most) <= room), 0)


def _height(groups: tuple[WallDimension, ...], most: int) -> float:
    """Return the estimated height of the columns with so many promises of each dimension."""
    total = 0.0
    for group in groups:
        total += _HEADING + (_LINE + _GAP if len(group.promises) > most else 0.0)
        for promise in group.promises[:most]:
            lines = math.ceil(text_width(promise.link.label, _TITLE_SIZE) / _TITLE_ROOM)
            total += _LINE * lines + _GAP
    return total / (_COLUMNS * _FILLED)


def _shortened(group: WallDimension, most: int, context: PageContext) -> WallDimension:
    left = len(group.promises) - most
    rest = context.word("wall_sheet.rest", count=number_text(left, context)) if left > 0 else None
    return WallDimension(group.name, group.sign, group.promises[:most], rest)
