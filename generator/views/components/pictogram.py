"""Pictograms of dimensions: a shape for the subject, in the dimension's colour.

The shapes are drawn for this site and stand in `templates/_macros/pictogram.md.j2` alone; a page
defines each shape once, and refers to it where the shape is seen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.link import plan_framework
from generator.link.site import RegionSite, kept
from generator.model.base import Kind
from generator.model.framework import FrameworkItem
from generator.views.blocks import Block
from generator.views.context import PageContext
from generator.views.values import plain_text

_SUBJECTS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "governance": ("governance", 1),
        "branding": ("branding", 2),
        "economy": ("economy", 3),
        "living": ("living", 4),
        "society": ("society", 5),
        "people": ("society", 5),
        "environment": ("environment", 6),
        "mobility": ("mobility", 7),
    }
)
"""Shape and number of the colour of a dimension, by its key in a national framework."""
_FREE_HUES = (7, 8, 9)
"""Colours for dimensions of a plan's own, in the plan's order; further ones are undyed."""
_OWN_SHAPE = "own"
"""Shape of a dimension beside which no national dimension stands."""
SUBJECTS = (*dict(_SUBJECTS.values()), _OWN_SHAPE)
"""Subjects of dimensions across regions, in the order of the colours; dimensions of a plan's own
come last.
"""


@dataclass(frozen=True, slots=True)
class Pictogram:
    """The sign of a dimension."""

    shape: str
    hue: int
    """Number of the colour, 1 to 9; 0 for an undyed dimension."""


@dataclass(frozen=True, slots=True)
class DimensionHead(Block):
    """A dimension at the top of its page: sign, everyday name and contents."""

    sign: Pictogram
    name: str | None
    """Everyday name in the page's language; None for a dimension of a plan's own."""
    holds: str | None
    """The parts of the dimension in the framework, in words; None if the framework has none."""


@kept
def region_pictograms(region: RegionSite) -> Mapping[str, Pictogram]:
    """Return the sign of each dimension of a plan, by key, in the plan's own order.

    A plan without dimensions of its own has those of its framework.
    """
    dimensions = region.plan.dimensions
    if dimensions:
        named = {
            dimension.key: (dimension.key, *dimension.counterparts) for dimension in dimensions
        }
    else:
        framework = plan_framework(region)
        items = () if framework is None else framework.items
        named = {item.key: (item.key,) for item in items}
    return _assigned(named)


def framework_pictogram(item: FrameworkItem, items: Iterable[FrameworkItem]) -> Pictogram:
    """Return the sign of an item among the items of its framework."""
    return _assigned({other.key: (other.key,) for other in items})[item.key]


def pictogram_of(key: str | None, region: RegionSite, context: PageContext) -> Pictogram | None:
    """Return the sign of a dimension for the page to show; None for an unknown dimension."""
    sign = None if key is None else region_pictograms(region).get(key)
    if sign is not None:
        context.note_shape(sign.shape)
    return sign


def dimension_head(
    sign: Pictogram, item: FrameworkItem | None, context: PageContext
) -> DimensionHead:
    """Return the head of a dimension's page.

    Args:
        sign: Sign of the dimension.
        item: The dimension in a national framework; None for a dimension of a plan's own.
        context: Page in the making.
    """
    context.note_shape(sign.shape)
    if item is None:
        return DimensionHead(sign, None, None)
    return DimensionHead(sign, everyday_name(item, context), contents(item, context))


def national_item(key: str, region: RegionSite) -> FrameworkItem | None:
    """Return the item of the followed framework with the key of a dimension; None without one."""
    item = region.index.get(Kind.DIMENSION, {}).get(key)
    return item if isinstance(item, FrameworkItem) else None


def everyday_name(item: FrameworkItem, context: PageContext) -> str | None:
    """Return the everyday name of a national dimension, such as "Tata kelola"."""
    subject = _SUBJECTS.get(item.key)
    return None if subject is None else context.word(f"dimension_name.{subject[0]}")


def subject_name(subject: str, context: PageContext) -> str:
    """Return the everyday name of a subject, on pages across regions."""
    return context.word(f"dimension_name.{subject}")


def subject_pictogram(subject: str, context: PageContext) -> Pictogram:
    """Return the sign of a subject for a page across regions to show."""
    context.note_shape(subject)
    return Pictogram(subject, dict(_SUBJECTS.values()).get(subject, 0))


def contents(item: FrameworkItem, context: PageContext) -> str | None:
    """Return the parts of a national dimension, in words; None without parts."""
    parts = [plain_text(part.name, context) for part in item.subdimensions]
    # A list within a line: capital letters would read as names.
    first, *rest = parts or [""]
    return ", ".join((first, *(part[:1].lower() + part[1:] for part in rest))) or None


def _assigned(named: Mapping[str, tuple[str, ...]]) -> Mapping[str, Pictogram]:
    """Return the sign of each dimension, by key.

    Args:
        named: Key of each dimension, and its counterparts as `<framework>/<key>`.
    """
    free = iter(_FREE_HUES)
    signs: dict[str, Pictogram] = {}
    used: set[int] = set()
    for key, names in named.items():
        keys = (name.rpartition("/")[2] for name in names)
        shape, hue = next((_SUBJECTS[name] for name in keys if name in _SUBJECTS), (_OWN_SHAPE, 0))
        # Two dimensions beside one national dimension must not look alike.
        if not hue or hue in used:
            hue = next((other for other in free if other not in used), 0)
        used.add(hue)
        signs[key] = Pictogram(shape, hue)
    return MappingProxyType(signs)
