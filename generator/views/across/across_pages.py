"""Pages across regions: home, the list of regions, quick wins, smart villages and glossary.

Fictional regions stand apart, with their mark, and are in no count.
"""

from collections.abc import Iterator
from itertools import groupby

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts, UpdateFacts
from generator.model.framework import FrameworkSubject
from generator.model.programme import Term
from generator.model.sourced import standing_of
from generator.views import addresses
from generator.views.across.programme_facts import programme_facts
from generator.views.across.promise_lists import urgent_promises, view_promises
from generator.views.across.province_map import province_map
from generator.views.across.region_lists import fictional_regions, region_links, view_regions
from generator.views.across.village_lists import view_villages
from generator.views.blocks import Block, Paragraph
from generator.views.components.dimension_cards import view_framework_cards
from generator.views.components.glance import Fact, FactList
from generator.views.context import PageContext
from generator.views.marks import view_marks
from generator.views.page import PageParts, PageView, RegionSearch, Section, assemble, assemble_list
from generator.views.records.record_cards import CardOptions, RecordCards
from generator.views.records.record_views import view_record_card
from generator.views.tables import Link, LinkList, ShortLink, ShortLinks
from generator.views.values import number_text, plain_text

_SHOWN_REGIONS = 12
"""Most regions on the home page; above this number it has the map and a link to the list."""
_SHOWN_UPDATES = 5
"""Most updates on the home page."""


def view_across(build: BuildContext) -> tuple[PageView, ...]:
    """Return the pages across regions, except the pages of dimensions, programme and sources."""
    return (
        _home(PageContext(build, addresses.home())),
        *view_regions(build),
        *view_promises(build),
        *view_villages(build),
        _glossary(PageContext(build, "glosarium/")),
    )


def _home(context: PageContext) -> PageView:
    real = context.site.real_regions
    sections = (
        *urgent_promises(real, context),
        *_latest(real, context),
        _map(real, context),
        *_dimensions(context),
        _programme(context),
        *fictional_regions(context),
    )
    return assemble_list("home", sections, context, opening=_find_region(context))


def _find_region(context: PageContext) -> tuple[Block, ...]:
    """Return the form that leads to a region by its name, and the way by province and letter."""
    return (
        RegionSearch(context.link(addresses.search())),
        LinkList((Link(context.word("home.all_regions"), context.link(addresses.regions())),)),
    )


def _map(regions: tuple[RegionFacts, ...], context: PageContext) -> Section:
    """Return the map of the provinces, and links to the regions if they are few."""
    links = region_links(regions, context) if len(regions) <= _SHOWN_REGIONS else ()
    return Section.of(
        "peta",
        context.word("section.peta.title"),
        province_map(context),
        ShortLinks(tuple(ShortLink(link.label, link.href) for link in links)) if links else None,
    )


def _dimensions(context: PageContext) -> Iterator[Section]:
    """Yield the dimensions of the first framework of plans, the one that leads every crosswalk."""
    for framework in context.site.national.frameworks:
        if framework.record.subject is FrameworkSubject.PLAN:
            yield Section.of(
                "bidang",
                context.word("section.bidang.title"),
                Paragraph(context.sentence("home.dimensions")),
                view_framework_cards(framework, context),
            )
            return


def _programme(context: PageContext) -> Section:
    """Return the organisers and figures of the programme, with a link to the ledger."""
    programme = context.site.national.programme.record
    taking_part = sum(region.takes_part for region in context.site.real_regions)
    intro = context.sentence(
        "home.programme",
        name=plain_text(programme.name, context),
        count=number_text(taking_part, context),
    )
    organisers = tuple(
        Fact(
            context.word("section.penyelenggara.title"),
            plain_text(organiser.name, context),
            view_marks(standing_of(organiser).whole, context),
        )
        for organiser in programme.organisers
    )
    link = Link(context.word("programme.title"), context.link("program/"))
    return Section.of(
        "program",
        context.word("section.program.title"),
        Paragraph(intro),
        FactList((*organisers, *programme_facts(programme, context))),
        LinkList((link,)),
    )


def _latest(regions: tuple[RegionFacts, ...], context: PageContext) -> Iterator[Section]:
    """Yield the newest updates, and the way to the changes; none without an update or a change."""
    news = [
        (update.day, region.slug, update.id, region, update)
        for region in regions
        for update in region.updates
        if not update.is_withdrawn
    ]
    # Slug and identifier break ties, so that every build has the same order.
    newest = sorted(news, key=lambda item: item[:3], reverse=True)[:_SHOWN_UPDATES]
    links = tuple(_update_link(update, region, context) for *_, region, update in newest)
    if links or any(region.changes for region in regions):
        changes = Link(context.word("changes.title"), context.link(addresses.changes()))
        title = context.word("section.kabar-terbaru.title")
        yield Section.of("kabar-terbaru", title, LinkList((*links, changes)))


def _update_link(update: UpdateFacts, region: RegionFacts, context: PageContext) -> Link:
    label = context.word("update.listed_across", listed=update.listed, region=region.full_name)
    return Link(label, context.link(addresses.update(region.slug, update.id)))


def _term_options(term: Term, context: PageContext) -> CardOptions:
    """Return the options of a term's card.

    Only a language other than Indonesian and the page's own is shown. Other spellings are those of
    Indonesian texts, so the English edition leaves them out.
    """
    hidden = {"language"} if term.language in {"id", context.language} else set[str]()
    if context.build.edition:
        hidden.add("synonyms")
    return CardOptions(f"istilah-{term.id}", hidden=frozenset(hidden))


def _glossary(context: PageContext) -> PageView:
    """Return the terms from A to Z, under the first letter of their identifiers.

    Identifiers have neither accents nor quotation marks, so no term begins with a sign of its own.
    """
    terms = context.site.national.glossary.record.terms
    ordered = sorted(terms, key=lambda term: (term.id[0], term.term.casefold()))
    letters = {term.id[0]: f"huruf-{term.id[0]}" for term in ordered}
    alphabet = ShortLinks(
        tuple(
            ShortLink(letter.upper(), context.link(f"{context.address}#{anchor}"))
            for letter, anchor in letters.items()
        ),
        is_narrow=True,
    )
    sections = [Section.of("abjad", context.word("section.abjad.title"), alphabet)]
    for letter, group in groupby(ordered, key=lambda term: term.id[0]):
        cards = tuple(
            view_record_card(term, standing_of(term), context, _term_options(term, context))
            for term in group
        )
        sections.append(Section.of(letters[letter], letter.upper(), RecordCards(cards)))
    parts = PageParts(
        template="page.md.j2",
        title=context.word("glossary.title"),
        description=context.word("glossary.description"),
        breadcrumbs=(),
        lead=context.sentence("glossary.lead"),
        sections=tuple(sections),
        files=(context.site.national.glossary,),
    )
    return assemble(parts, context)
