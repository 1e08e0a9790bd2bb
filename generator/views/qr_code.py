"""QR codes of addresses as SVG, for pages that people print. Made by segno."""

import segno
from markupsafe import Markup

_QUIET_ZONE = 4
"""Empty modules around a code. Source: ISO/IEC 18004."""
_MASK = 2
"""Mask of every code; readers take any. Trying all eight, as segno does unasked, takes twice as
long, and saves readers nothing at the size of an address on paper.
"""


def qr_code(text: str) -> Markup:
    """Return a text as an SVG picture of a QR code: one path, without a size of its own.

    Error correction is of level M, which bears a crease or a stain on paper.

    Raises:
        ValueError: The text has more bytes than a code can hold, which is 2,331.
    """
    # A higher level would be used for free if the code had room for it; codes of the same size then
    # would look different for no reason that a reader could see.
    symbol = segno.make_qr(text, error="m", boost_error=False, mask=_MASK, encoding="utf-8")
    picture = symbol.svg_inline(border=_QUIET_ZONE, omitsize=True, svgclass=None, lineclass=None)
    # Safe: the picture holds numbers, and none of the text.
    return Markup(picture)  # noqa: S704
