"""QR codes of addresses as SVG, for pages that people print. Made by segno."""

import segno
from markupsafe import Markup

_QUIET_ZONE = 4
"""Empty modules around a code. Source: ISO/IEC 18004."""
_MASK = 2
"""Mask of every code; readers take any.

Trying each of the eight masks, as segno does unasked, takes twice as long, and helps no reader at
the size of an address on paper.
"""


def qr_code(text: str) -> Markup:
    """Return a text as an SVG picture of a QR code: one path, without a size of its own.

    Error correction is of level M, for creases and stains on paper.

    Raises:
        ValueError: The text has more than 2,331 bytes, the most in a code.
    """
    # Without boosting, every code has level M: a higher level, free in a code with room left, would
    # change codes from page to page for no visible reason.
    symbol = segno.make_qr(text, error="m", boost_error=False, mask=_MASK, encoding="utf-8")
    picture = symbol.svg_inline(border=_QUIET_ZONE, omitsize=True, svgclass=None, lineclass=None)
    # Safe: the picture holds numbers, and none of the text.
    return Markup(picture)  # noqa: S704
