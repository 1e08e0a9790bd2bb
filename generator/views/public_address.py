"""Where a page is found from outside: its full address, as a link to pass on and as a code to scan
from paper.

Knows no page's content. Where the site's address is not set, pages have no full address.
"""

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.views.context import PageContext
from generator.views.qr_code import qr_code

_WHATSAPP = "https://wa.me/?text="


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """A page's full address and what is made of it."""

    url: str
    shown: str
    """The address as it is printed: without the scheme, which nobody types."""
    share_href: str | None
    """Opens WhatsApp with title and address; None for what is invented, whose mark does not travel
    with a link.
    """
    code: Markup
    """The address as an SVG picture of a QR code."""


def absolute(address: str, context: PageContext) -> str | None:
    """Return the full address of a page or file of the site; None where the site's own is not
    known.
    """
    base = context.build.site_url
    return None if base is None else base + address


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
        shown=url.split("://", 1)[-1],
        share_href=None if is_fictional else _WHATSAPP + quote(f"{title}\n{url}", safe=""),
        code=qr_code(url),
    )
