"""Ways to report a mistake on a page: to the region's office, else to the publisher of the site.

A way is a link that needs no account: an e-mail or a WhatsApp message that names the page and has
blanks for what is wrong and what is right. Only public contacts of offices are used, never contacts
of a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.link.site import RegionSite, kept
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.markup import escape, filled
from generator.views.public_address import absolute
from generator.views.tables import Link
from generator.views.values import region_name

MAIL = "mailto:"
WHATSAPP = "https://wa.me/"


@dataclass(frozen=True, slots=True)
class Report:
    """How to report a mistake on a page."""

    ways: tuple[Link, ...]
    advice: Markup | None
    """Sentence that says whom to ask; None beside a way."""


def view_report(context: PageContext) -> Report:
    """Return the ways to report a mistake on the page in the making."""
    ways = tuple(_way(contact, context) for contact in _contacts(context))
    return Report(ways, None if ways else _advice(context))


@kept
def public_contacts(region: RegionSite) -> tuple[str, ...]:
    """Return addresses of the first office of a region with an e-mail or WhatsApp address.

    E-mail comes before WhatsApp; offices that were closed are passed over. Empty without an
    office with an address, and for an invented region, since invented addresses lead nowhere.
    """
    if region.is_fictional:
        return ()
    for office in region.region.offices:
        contact = office.contact
        if contact is None or office.ended is not None:
            continue
        mail = () if contact.email is None else (MAIL + contact.email,)
        chat = contact.url if contact.url and contact.url.startswith(WHATSAPP) else None
        found = mail if chat is None else (*mail, chat)
        if found:
            return found
    return ()


def written(contact: str, subject: str, text: str) -> str:
    """Return a contact as a link to a message; a contact of a further kind is unchanged.

    Args:
        contact: Address that begins with `mailto:` or `https://wa.me/`, or of another kind.
        subject: Subject of an e-mail.
        text: Text of the message.
    """
    if contact.startswith(MAIL):
        return f"{contact}?subject={_quoted(subject)}&body={_quoted(text)}"
    if contact.startswith(WHATSAPP):
        return f"{contact}?text={_quoted(text)}"
    return contact


def _quoted(text: str) -> str:
    # A query may hold both signs as they are, and an address then stays readable and short.
    return quote(text, safe="/:")


def _contacts(context: PageContext) -> Iterator[str]:
    found = () if context.region is None else public_contacts(context.region)
    if found:
        yield from found
    elif context.build.settings.contact:
        yield context.build.settings.contact


def _way(contact: str, context: PageContext) -> Link:
    page = absolute(context.address, context) or f"/{context.published_address}"
    text = f"{page}\n{context.word('report_page.blanks')}"
    key = "report_page.by_chat" if contact.startswith(WHATSAPP) else "page.report"
    href = written(contact, context.word("report_page.subject"), text)
    return Link(context.word(key), escape(href))


def _advice(context: PageContext) -> Markup:
    region = context.region
    if region is None or region.is_fictional:
        return _link("page.report", "panduan/bertanya/", context)
    letters = _link("report_page.letters", addresses.letters(region.slug), context)
    name = region_name(region, context)
    return filled(context.word("report_page.ask"), region=name, letters=letters)


def _link(key: str, address: str, context: PageContext) -> Markup:
    words = escape(context.word(key))
    return Markup('<a href="{}">{}</a>').format(context.link(address), words)
