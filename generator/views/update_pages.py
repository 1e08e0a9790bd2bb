"""A region's news: its updates, events and pictures, and each update."""

from dataclasses import replace

from generator.link.site import RegionSite, SourceRecord
from generator.model.sourced import standing_of
from generator.model.update import Update
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.entries import Detail, EntryOptions
from generator.views.fields import fields_of
from generator.views.marks import field_marks
from generator.views.markup import escape
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.region_parts import assemble_part, region_menu
from generator.views.region_records import RecordSection, entry_of_file, view_sections
from generator.views.rich_text import render_rich_text
from generator.views.tables import Link
from generator.views.values import date_text, plain_text, region_name


def view_news(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's updates, events and pictures."""
    plans = (RecordSection("acara", ("events",)), RecordSection("gambar", ("media",)))
    updates = (
        (update_links(region.updates, region, context),)
        if region.updates
        else (
            Section(
                "kabar",
                context.word("section.kabar.title"),
                missing=context.sentence("section.kabar.missing"),
            ),
        )
    )
    return assemble_part(
        region, "kabar", (*updates, *view_sections(plans, region, context)), context
    )


def view_update(
    source_record: SourceRecord[Update], region: RegionSite, context: PageContext
) -> PageView:
    """Return the page of one update."""
    title = plain_text(source_record.record.title, context)
    entry = entry_of_file(source_record, context, EntryOptions("keterangan-kabar"))
    marks = field_marks(standing_of(source_record.record), "body", context=context)
    if marks:
        label = fields_of(Update, context.language)["body"].label
        body = Detail(label, escape(context.word("update.body_above")), marks)
        entry = replace(entry, details=(*entry.details, body))
    trail = (context.word("part.kabar.title"), addresses.region_part(region.slug, "kabar"))
    parts = PageParts(
        template="region.md.j2",
        title=title,
        description=context.word(
            "update.description", title=title, region=region_name(region, context)
        ),
        breadcrumbs=(*region_trail(region, context), trail),
        sections=(
            Section(
                "isi",
                context.word("section.isi.title"),
                prose=render_rich_text(source_record.record.body, context),
            ),
            Section("keterangan", context.word("section.keterangan.title"), entries=(entry,)),
        ),
        files=(source_record,),
        menu=region_menu(region, context.build),
    )
    return assemble(parts, context)


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
    return Section("kabar", context.word("section.kabar.title"), links=links)
