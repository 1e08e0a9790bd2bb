"""Letters to the PPID of a region, ready to be sent, asking for unpublished parts of a plan.

The PPID is the official of a public body for public information.

Source: Law 14/2008 on public information, article 22: anybody may ask, and has a written answer
within 10 working days, which may be extended by 7.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.link.site import RegionSite
from generator.views.blocks import Block, Paragraph
from generator.views.components.completeness import Coverage, PlanItem, unpublished_items
from generator.views.components.report import MAIL, WHATSAPP, public_contacts, written
from generator.views.context import PageContext
from generator.views.markup import escape
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.region.region_parts import region_menu
from generator.views.tables import Link
from generator.views.values import region_name


@dataclass(frozen=True, slots=True)
class _Request:
    """The subject of a letter, and the items asked for."""

    anchor: str
    title: str
    subject: str
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, with links to programs for messages."""

    anchor: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...]
    """Lines of each paragraph, in order."""
    ways: tuple[Link, ...]
    """Links that open a message with the letter; empty for an invented region."""


@dataclass(frozen=True, slots=True)
class LetterList(Block):
    """Letters; the first letter is open, further letters are folded."""

    letters: tuple[Letter, ...]


def view_letters(region: RegionSite, context: PageContext) -> PageView:
    """Return a letter for every unpublished item together, a letter each, and a blank letter."""
    items, name = unpublished_items(region), region_name(region, context)
    letters = tuple(_letter(request, region, context) for request in _requests(items, context))
    note = "letters.fictional" if region.is_fictional else "letters.where"
    section = Section.of(
        "surat",
        context.word("section.surat.title"),
        Paragraph(context.word("letters.rule")),
        Paragraph(context.word(note)),
        LetterList(letters),
    )
    parts = PageParts(
        template="paper.md.j2",
        title=context.word("letters.title", region=name),
        description=context.word("letters.description", region=name),
        breadcrumbs=region_trail(region, context),
        lead=context.sentence("letters.lead"),
        sections=(section,),
        files=(region.main,),
        menu=region_menu(region, context.build),
    )
    return assemble(parts, context)


def _requests(items: tuple[PlanItem, ...], context: PageContext) -> Iterator[_Request]:
    """Yield a request for several items together, a request for each item, a blank request."""
    word = context.word
    wanted = tuple(_wanted(item, context) for item in items)
    if len(items) > 1:
        yield _Request("semua", word("letters.for_all"), word("letters.subject_all"), wanted)
    for item, asked in zip(items, wanted, strict=True):
        title = word(f"meter.asked.{item.key}")
        yield _Request(item.key.replace("_", "-"), title, title, (asked,))
    blank = word("letters.blank")
    yield _Request("lain", word("letters.other"), blank, (blank,))


def _letter(request: _Request, region: RegionSite, context: PageContext) -> Letter:
    paragraphs = _paragraphs(request, region, context)
    text = "\n\n".join("\n".join(lines) for lines in paragraphs)
    about = context.word("letters.subject", subject=request.subject)
    # A message to nobody: the reader fills in the address of the PPID.
    contacts = public_contacts(region) or (MAIL, WHATSAPP)
    ways = tuple(_way(contact, about, text, context) for contact in contacts)
    return Letter(
        f"surat-{request.anchor}",
        request.title,
        paragraphs,
        () if region.is_fictional else ways,
    )


def _paragraphs(
    request: _Request, region: RegionSite, context: PageContext
) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each paragraph; sender, place and day are blanks to fill in."""
    name = region_name(region, context)
    about = context.word("letters.subject", subject=request.subject)

    def lines(*keys: str) -> tuple[str, ...]:
        return tuple(context.word(f"letters.{key}", region=name, subject=about) for key in keys)

    asked = tuple(context.word("letters.item", item=item) for item in request.wanted)
    return (
        *((lines("example"),) if region.is_fictional else ()),
        lines("about"),
        lines("to", "at"),
        lines("greeting"),
        lines("opening"),
        lines("name", "address", "reply"),
        lines("request"),
        asked,
        (" ".join(lines("reason", "form")),),
        lines("term"),
        lines("thanks"),
        lines("place"),
        lines("closing", "sender"),
    )


def _wanted(item: PlanItem, context: PageContext) -> str:
    wanted = context.word(f"letters.wanted.{item.key}")
    if item.coverage is Coverage.PARTLY:
        return context.word("letters.partly", item=wanted)
    return wanted


def _way(contact: str, subject: str, text: str, context: PageContext) -> Link:
    key = "letters.by_mail" if contact.startswith(MAIL) else "letters.by_chat"
    return Link(context.word(key), escape(written(contact, subject, text)))
