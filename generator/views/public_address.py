"""The full address of a page, as a link to pass on, in words for paper, and as a code to scan.

Knows no page's content. A page has no full address while the address of the site is not set.
"""

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.views.context import PageContext
from generator.views.foreign import unmarked
from generator.views.qr_code import qr_code

_WHATSAPP = "https://wa.me/?text="


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """A page's full address, ready for a template."""

    url: str
    shown: str
    """The address in print: without the scheme, which nobody types."""
    share_href: str | None
    """Link for sharing title, answer and address by WhatsApp; None on pages of an invented region.

    The mark of an invented region would not travel with a link.
    """
    code: Markup | None
    """The address as an SVG picture of a QR code; None on pages that are rarely printed."""


def absolute(address: str, context: PageContext) -> str | None:
    """Return the full address of a page or file; None if the address of the site is not set.

    In the English edition the address is that of the English twin, if there is one.
    """
    site_url = context.build.site_url
    return None if site_url is None else site_url + context.in_edition(address)


def public_address(
    title: str, said: str, context: PageContext, *, is_printed: bool
) -> PublicAddress | None:
    """Return the full address of the page in the making; None if the site's is not set.

    Args:
        title: The page's title, for the shared link.
        said: What the page says, in a sentence or two, for the shared link; empty without any.
        context: Page in the making.
        is_printed: Whether the page carries a code; `PageParts` says which pages do.
    """
    url = absolute(context.address, context)
    if url is None:
        return None
    text = unmarked("\n".join(line for line in (title, said, url) if line))
    is_fictional = context.region is not None and context.region.is_fictional
    return PublicAddress(
        url=url,
        # Browsers add the scheme to a typed address.
        shown=url.split("://", 1)[-1],
        share_href=None if is_fictional else _WHATSAPP + quote(text, safe="/:"),
        code=qr_code(url) if is_printed else None,
    )
