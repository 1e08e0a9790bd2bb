"""The border of a page, woven from the code of a region, in its brand's colours or drawn ones.

The border is decoration of the site, never a region's own motif; the footer says so.
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.link.site import RegionSite, kept
from generator.model.contrast import WHITE, contrast

DARK_ENOUGH = 7.0
"""Contrast with white of a brand's colour that may be the ground. Source: WCAG 2.2, 1.4.6."""
SEEN = 3.0
"""Contrast of a thread with the colour below. Source: WCAG 2.2, success criterion 1.4.11."""


class Pattern(StrEnum):
    """Quiet geometry of woven cloth, without the patterns reserved in some courts."""

    TUMPAL = "tumpal"
    KAWUNG = "kawung"
    CEPLOK = "ceplok"


PALETTES = (
    ("#1d5558", "#e6c07a", "#7d4a25"),
    ("#24467c", "#e0b055", "#1d686b"),
    ("#5f311d", "#ddb57c", "#1d686b"),
    ("#3f3a5c", "#e6c07a", "#7a4a26"),
    ("#38521d", "#e3c98a", "#75481d"),
    ("#553053", "#dfbb84", "#38521d"),
)
"""Colours for regions without usable colours of their own. No red: red is lateness alone."""


@dataclass(frozen=True, slots=True)
class Border:
    """A pattern in three colours of the form `#rrggbb`."""

    pattern: Pattern
    ground: str
    thread: str
    """Seen on the ground."""
    seed: str
    """Seen within the thread."""


MOVEMENT = Border(Pattern.TUMPAL, *PALETTES[1])
"""The border of pages outside a region."""


@kept
def region_border(region: RegionSite) -> Border:
    """Return the border of a region."""
    brand = region.region.brand
    return border_of(region.region.reference.code, () if brand is None else brand.colours)


def border_of(code: str, colours: tuple[str, ...] = ()) -> Border:
    """Return the border of a region by its code.

    A brand's colours replace the palette's, as far as each is seen where it would stand.

    Args:
        code: Code of the region, such as `71.72`.
        colours: Colours of the region's brand, the most important first.
    """
    # Six palettes and three patterns: neighbours by code differ in colour, then in pattern.
    turn, number = divmod(int(code.replace(".", "")), len(PALETTES))
    pattern = tuple(Pattern)[turn % len(Pattern)]
    ground, thread, seed = PALETTES[number]
    own = next((colour for colour in colours if contrast(colour, WHITE) >= DARK_ENOUGH), None)
    if own is None:
        return Border(pattern, ground, thread, seed)
    others = tuple(colour for colour in colours if colour != own)
    thread = next((colour for colour in others if contrast(colour, own) >= SEEN), thread)
    others = tuple(colour for colour in others if colour != thread)
    seed = next((colour for colour in others if contrast(colour, thread) >= SEEN), seed)
    # A brand's thread may swallow the palette's seed; the ground is always seen on the thread.
    return Border(pattern, own, thread, seed if contrast(seed, thread) >= SEEN else own)
