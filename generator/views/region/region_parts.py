"""Shared parts of a region's pages: the region's own menu, title, breadcrumbs, lead."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.context import BuildContext
from generator.link.region_subpages import has_subpage, subpages
from generator.link.site import RegionSite
from generator.model.sourced import standing_of
from generator.model.update import Update
from generator.model.village import Village
from generator.views import addresses
from generator.views.blocks import Absence
from generator.views.components.answer import listed
from generator.views.context import PageContext
from generator.views.marks import SourceMark, view_marks
from generator.views.markup import escape, filled
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.records.continued import other_parts, part_title
from generator.views.records.past import withdrawal_text
from generator.views.tables import Link, LinkList
from generator.views.values import region_name, text_html, within_sentence

_PRINTED = frozenset({"quick-win"})
"""Pages that people print, by key."""
_NAMING_PARTS = frozenset({"desa-cerdas", "fakta", "kabar", "kelembagaan"})
"""Pages whose first sentence or description names what they hold, and nothing else, by key."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The first words of the page of a file."""

    text: Markup | str | None
    marks: tuple[SourceMark, ...] = ()
    hidden: frozenset[str] = frozenset()
    """Field of the record that the lead shows, so that the card below does not repeat the field."""


def lead_of_file(record: Village | Update, context: PageContext) -> Lead:
    """Return the lead of a village or an update: its withdrawal, else its own summary."""
    if record.withdrawn is not None:
        return Lead(withdrawal_text(record.withdrawn, context))
    if record.summary is None:
        return Lead(None)
    marks = view_marks(standing_of(record).of("summary"), context)
    return Lead(text_html(record.summary, context), marks, frozenset({"summary"}))


def region_menu(region: RegionSite, build: BuildContext) -> tuple[tuple[str, str], ...]:
    """Return labels and addresses of the region's own menu, for each existing page."""
    word = build.catalogue.word
    # The menu is the same on every page, also on that of another plan.
    region = region.about_main_plan
    profile = addresses.region(region.slug)
    menu = [(word("part.profil.title"), profile)]
    # Dimensions have pages of their own, but their list is a section of the profile.
    if region.plan.dimensions:
        menu.append((word("part.dimensi.title"), f"{profile}#dimensi"))
    if region.region.plans and not has_subpage("rencana", region):
        menu.append((word("part.rencana.title"), f"{profile}#semua-rencana"))
    keys = (*subpages(region), "data")
    menu += [(word(f"part.{key}.title"), addresses.region_part(region.slug, key)) for key in keys]
    return tuple(menu)


def follow_links(region: RegionSite, context: PageContext) -> tuple[Link, Link]:
    """Return the links to a region's feed and to its calendar."""
    feed, calendar = addresses.region_feed(region.slug), addresses.region_calendar(region.slug)
    return (
        Link(context.word("data.feed"), context.link(feed)),
        Link(context.word("data.calendar"), context.link(calendar)),
    )


def follow_section(region: RegionSite, context: PageContext) -> Section:
    """Return the section that offers a region's feed and calendar."""
    links = LinkList(follow_links(region, context))
    return Section.of("ikuti", context.word("section.ikuti.title"), links)


def beside(
    address: str, pages: Sequence[tuple[str, str]], context: PageContext
) -> tuple[tuple[str, str], ...]:
    """Return labels and addresses of the pages before and behind a page in a list.

    Args:
        address: Address of the page; a page that is not in the list has no neighbours.
        pages: Titles and addresses of the list, in order.
        context: Page in the making.
    """
    listed = [other for _, other in pages]
    if address not in listed:
        return ()
    place = listed.index(address)
    return tuple(
        (context.word(key, title=pages[other][0]), pages[other][1])
        for key, other in (("page.before", place - 1), ("page.behind", place + 1))
        if 0 <= other < len(pages)
    )


def part_context(region: RegionSite, key: str, build: BuildContext) -> PageContext:
    """Return the context of a page below a region's profile."""
    return PageContext(build, addresses.region_part(region.slug, key), region)


def further_pages(
    key: str,
    count: int,
    view: Callable[[int, RegionSite, PageContext], PageView],
    region: RegionSite,
    build: BuildContext,
) -> Iterator[PageView]:
    """Yield the numbered pages behind the first page of a list of rows; none for a single page.

    Args:
        key: Last part of the address of the first page.
        count: Number of pages, the first one included.
        view: Gives the page of a number.
        region: The region.
        build: Context of the build.
    """
    first = addresses.region_part(region.slug, key)
    for number in range(2, count + 1):
        yield view(number, region, PageContext(build, addresses.part(first, number), region))


def assemble_part(
    region: RegionSite,
    key: str,
    sections: tuple[Section, ...],
    context: PageContext,
    *,
    lead: str | None = None,
    place: tuple[int, int] = (1, 1),
) -> PageView:
    """Return the view of a page below a region's profile.

    Args:
        region: The region.
        key: Last part of the page's address, and key of its words below `part` in the catalogues.
        sections: Sections of the page.
        context: Page in the making.
        lead: Sentence below the title; by default the sentence of the key.
        place: Number of the page and count of pages, for a list that continues.
    """
    name, first = region_name(region, context), addresses.region_part(region.slug, key)
    trail = region_trail(region, context)
    if place[0] > 1:
        trail = (*trail, (context.word(f"part.{key}.title"), first))
    parts = _held(key, sections, context) if key in _NAMING_PARTS else Markup()
    if lead is None and parts:
        lead = filled(context.word(f"part.{key}.lead"), region=name, parts=parts)
    elif lead is None:
        lead = context.sentence(f"part.{key}.lead", region=name)
    described = {"region": name, "parts": parts.striptags()}
    page = PageParts(
        template="region.md.j2",
        title=part_title(context.word(f"part.{key}.heading", region=name), *place, context),
        description=context.word(f"part.{key}.description", **described),
        breadcrumbs=trail,
        lead=lead,
        sections=(*sections, *other_parts(first, *place, context)),
        files=region.files,
        menu=region_menu(region, context.build),
        is_printed=key in _PRINTED and place[0] == 1,
    )
    return assemble(page, context)


def _held(key: str, sections: tuple[Section, ...], context: PageContext) -> Markup:
    """Return what the sections of a page hold, in a sentence; an empty section holds nothing."""
    known = context.build.catalogue.words
    # Two sections may hold the same, such as what is in use and what has ended.
    words = dict.fromkeys(
        context.sentence(f"part.{key}.holds.{section.anchor}")
        for section in sections
        if f"part.{key}.holds.{section.anchor}" in known
        and not all(isinstance(block, Absence) for block in section.blocks)
    )
    unpublished = escape(within_sentence(context.word("value.unpublished")))
    return listed(tuple(words), context) if words else unpublished
