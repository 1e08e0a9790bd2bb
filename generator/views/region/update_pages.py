"""A region's news: the list of updates, events and pictures, and a page for each update."""

from dataclasses import replace

from generator.link.site import RegionSite, SourceRecord
from generator.model.rich_text import PlacedPicture, with_pictures_apart
from generator.model.sourced import standing_of
from generator.model.update import Update
from generator.views import addresses
from generator.views.blocks import Absence, Block, Paragraph, Prose
from generator.views.context import PageContext
from generator.views.marks import field_marks
from generator.views.markup import escape
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.records.fields import fields_of
from generator.views.records.pictures import view_placed_picture
from generator.views.records.record_cards import CardOptions, FieldValue, RecordCards
from generator.views.region.region_parts import (
    assemble_part,
    beside,
    follow_section,
    lead_of_file,
    region_menu,
)
from generator.views.region.region_records import RecordSection, card_of_file, view_sections
from generator.views.rich_text import render_rich_text
from generator.views.tables import Link, LinkList
from generator.views.values import date_text, plain_text, region_name


def view_news(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's updates, events and pictures."""
    plans = (
        RecordSection("acara", lambda region: region.region.events),
        RecordSection("gambar", lambda region: region.region.media),
    )
    kept = tuple(update for update in region.updates if update.record.withdrawn is None)
    updates = update_links(kept, region, context)
    if not region.updates:
        missing = Absence(context.sentence("section.kabar.missing"))
        updates = Section.of("kabar", context.word("section.kabar.title"), missing)
    withdrawn = tuple(update for update in region.updates if update.record.withdrawn is not None)
    apart = replace(
        update_links(withdrawn, region, context),
        anchor="kabar-ditarik",
        title=context.word("section.kabar-ditarik.title"),
    )
    sections = (
        updates,
        *([apart] if withdrawn else []),
        *view_sections(plans, region, context),
        follow_section(region, context),
    )
    return assemble_part(region, "kabar", sections, context)


def view_update(
    source_record: SourceRecord[Update], region: RegionSite, context: PageContext
) -> PageView:
    """Return the page of an update."""
    title = plain_text(source_record.record.title, context)
    day = source_record.record.date
    lead = lead_of_file(source_record.record, context)
    # Before the card: a picture of both stands in the text.
    body = _body(source_record.record.body, context)
    card = card_of_file(source_record, context, CardOptions("keterangan-kabar", hidden=lead.hidden))
    # The text itself carries no marks: the card below names the sources of the text.
    marks = field_marks(standing_of(source_record.record), "body", context=context)
    if marks:
        label = fields_of(Update, context.language)["body"].label
        above = FieldValue(label, escape(context.word("update.body_above")), marks)
        card = replace(card, fields=(*card.fields, above))
    trail = (context.word("part.kabar.title"), addresses.region_part(region.slug, "kabar"))
    # The list begins with the newest, but who reads on goes forward in time.
    in_time = [
        (plain_text(update.record.title, context), addresses.update(region.slug, update.id))
        for update in reversed(region.updates)
        if update.record.withdrawn is None
    ]
    parts = PageParts(
        template="region.md.j2",
        title=title,
        description=context.word(
            "update.description", title=title, region=region_name(region, context)
        ),
        breadcrumbs=(*region_trail(region, context), trail),
        opening=(Paragraph(context.word("update.day", date=date_text(day, context))),),
        lead=lead.text,
        lead_marks=lead.marks,
        sections=(
            Section.of(
                "isi",
                context.word("section.isi.title"),
                *body,
            ),
            Section.of(
                "keterangan",
                context.word("section.keterangan.title"),
                RecordCards((card,), is_subject=True),
            ),
        ),
        files=(source_record,),
        neighbours=beside(addresses.update(region.slug, source_record.id), in_time, context),
        menu=region_menu(region, context.build),
        former=addresses.renamed(context.address, source_record.record.redirects),
    )
    return assemble(parts, context)


def _body(text: str, context: PageContext) -> tuple[Block, ...]:
    """Return the text of an update as blocks, with its pictures between."""
    blocks: list[Block] = []
    for part in with_pictures_apart(text):
        block = (
            view_placed_picture(part, context)
            if isinstance(part, PlacedPicture)
            else Prose(render_rich_text(part, context))
        )
        blocks += [] if block is None else [block]
    return tuple(blocks)


def update_links(
    updates: tuple[SourceRecord[Update], ...], region: RegionSite, context: PageContext
) -> Section:
    """Return links to updates, in the order given."""
    links = tuple(
        Link(
            context.word(
                "update.listed",
                date=date_text(source_record.record.date, context),
                title=plain_text(source_record.record.title, context),
            ),
            context.link(addresses.update(region.slug, source_record.id)),
        )
        for source_record in updates
    )
    return Section.of("kabar", context.word("section.kabar.title"), LinkList(links))
