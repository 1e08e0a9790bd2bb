"""Where a page is found from outside: its full address, as a link to pass on and as a code to scan from paper.

Knows no page's content. Where the site's address is not set, pages have no full address.
"""

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import segno
from markupsafe import Markup

from generator.views.context import PageContext

_WHATSAPP = "https://wa.me/?text="
_QUIET_ZONE = 4
"""Empty modules around a code. Source: ISO/IEC 18004, 6.3.8."""
_MASK = 2
"""One pattern for all codes: readers take any, and trying all eight costs four times as long on each page."""


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """A page's full address and what is made of it."""

    url: str
    shown: str
    """The address as it is printed: without the scheme, which nobody types."""
    share_href: str | None
    """Opens WhatsApp with title and address; None for what is invented, whose mark does not travel with a link."""
    code: Markup
    """The address as an SVG picture of a QR code."""


def absolute(address: str, context: PageContext) -> str | None:
    """Return the full address of a page or file of the site; None where the site's own is not known."""
    base = context.occasion.site_url
    return None if base is None else urljoin(base, address)


def public_address(title: str, context: PageContext) -> PublicAddress | None:
    """Return the full address of the page in the making; None where the site's own is not known.

    Args:
        title: The page's title, which goes along with a shared link.
        context: The page.
    """
    url = absolute(context.address, context)
    if url is None:
        return None
    is_fictional = context.region is not None and context.region.is_fictional
    return PublicAddress(
        url=url,
        shown=url.removeprefix(f"{urlsplit(url).scheme}://"),
        share_href=None if is_fictional else _WHATSAPP + quote(f"{title}\n{url}", safe=""),
        code=_code(url),
    )


def _code(text: str) -> Markup:
    symbol = segno.make_qr(text, error="m", boost_error=False, mask=_MASK)
    picture = symbol.svg_inline(border=_QUIET_ZONE, omitsize=True, svgclass=None, lineclass=None)
    return Markup(picture)  # noqa: S704  # made of numbers alone
