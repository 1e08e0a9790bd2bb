"""A region's smart villages: the programme for the villages, and each village."""

from generator.link.site import RegionSite, SourceRecord
from generator.model.village import Village
from generator.views import addresses
from generator.views.blocks import Absence
from generator.views.components.border import region_border
from generator.views.components.brands import (
    VillageItem,
    VillageList,
    view_village_head,
    village_item,
)
from generator.views.components.scene import village_scene
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.records.record_cards import CardOptions, RecordCards
from generator.views.region.quick_win_pages import quick_win_section
from generator.views.region.region_parts import assemble_part, lead_of_file, region_menu
from generator.views.region.region_records import RecordSection, card_of_file, view_sections
from generator.views.region.update_pages import update_links
from generator.views.tables import Link
from generator.views.values import region_name, village_title


def view_villages(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's programme for villages, with a link to each village."""
    sections = view_sections(
        (
            RecordSection(
                "program-desa", lambda region: (region.region.village_programme,), is_asked_for=True
            ),
        ),
        region,
        context,
    )
    kept, withdrawn = list[VillageItem](), list[VillageItem]()
    for source_record in region.villages:
        village = source_record.record
        address = context.link(addresses.village(region.slug, source_record.id))
        item = village_item(village, Link(village_title(village, context), address), context)
        (kept if village.withdrawn is None else withdrawn).append(item)
    missing, ground = (
        Absence(context.sentence("section.desa.missing")),
        region_border(region).ground,
    )
    content = VillageList(tuple(kept), ground) if kept else missing
    listed = [Section.of("desa", context.word("section.desa.title"), content)]
    if withdrawn:
        title = context.word("section.desa-ditarik.title")
        listed.append(Section.of("desa-ditarik", title, VillageList(tuple(withdrawn), ground)))
    lead = context.sentence("part.desa-cerdas.lead")
    return assemble_part(region, "desa-cerdas", (*listed, *sections), context, lead=lead)


def view_village(
    source_record: SourceRecord[Village], region: RegionSite, context: PageContext
) -> PageView:
    """Return the page of a village."""
    name = village_title(source_record.record, context)
    lead = lead_of_file(source_record.record, context)
    # Before the card: a picture of both stands at the top.
    head = view_village_head(source_record.record, context)
    card = card_of_file(source_record, context, CardOptions("tentang-desa", hidden=lead.hidden))
    has_photo = head is not None and head.photo is not None
    quick_wins = tuple(
        quick_win
        for quick_win in region.quick_wins
        if source_record.id in quick_win.record.villages
    )
    news = tuple(update for update in region.updates if source_record.id in update.record.villages)
    trail = (
        context.word("part.desa-cerdas.title"),
        addresses.region_part(region.slug, "desa-cerdas"),
    )
    parts = PageParts(
        template="region.md.j2",
        title=name,
        description=context.word(
            "village.description", name=name, region=region_name(region, context)
        ),
        breadcrumbs=(*region_trail(region, context), trail),
        lead=lead.text or context.sentence("village.lead"),
        lead_marks=lead.marks,
        opening=() if has_photo else (village_scene(source_record.id, region_border(region)),),
        sections=(
            Section.of(
                "tentang",
                context.word("section.tentang.title"),
                head,
                RecordCards((card,), is_subject=True),
            ),
            *([quick_win_section(quick_wins, region, context)] if quick_wins else []),
            *([update_links(news, region, context)] if news else []),
        ),
        files=(source_record, *quick_wins, *news),
        menu=region_menu(region, context.build),
        former=addresses.renamed(context.address, source_record.record.redirects),
    )
    return assemble(parts, context)
