"""A region's smart villages: the programme for the villages, and each village."""

from generator.link.site import RegionSite, SourceRecord
from generator.model.village import Village
from generator.views import addresses
from generator.views.blocks import Absence
from generator.views.brands import VillageList, view_village_head, village_item
from generator.views.components.border import region_border
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, region_trail
from generator.views.quick_win_pages import quick_win_section
from generator.views.record_cards import CardOptions, RecordCards
from generator.views.region_parts import assemble_part, region_menu
from generator.views.region_records import RecordSection, card_of_file, view_sections
from generator.views.tables import Link
from generator.views.update_pages import update_links
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
    villages = tuple(
        village_item(
            source_record.record,
            Link(
                village_title(source_record.record, context),
                context.link(addresses.village(region.slug, source_record.id)),
            ),
            context,
        )
        for source_record in region.villages
    )
    missing = Absence(context.sentence("section.desa.missing"))
    content = VillageList(villages, region_border(region).ground) if villages else missing
    listed = Section.of("desa", context.word("section.desa.title"), content)
    return assemble_part(region, "desa-cerdas", (*sections, listed), context)


def view_village(
    source_record: SourceRecord[Village], region: RegionSite, context: PageContext
) -> PageView:
    """Return the page of a village."""
    name = village_title(source_record.record, context)
    # Before the card: a picture of both stands at the top.
    head = view_village_head(source_record.record, context)
    card = card_of_file(source_record, context, CardOptions("tentang-desa"))
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
        lead=context.sentence("village.lead"),
        sections=(
            Section.of(
                "tentang", context.word("section.tentang.title"), head, RecordCards((card,))
            ),
            *([quick_win_section(quick_wins, region, context)] if quick_wins else []),
            *([update_links(news, region, context)] if news else []),
        ),
        files=(source_record, *quick_wins, *news),
        menu=region_menu(region, context.build),
        former=addresses.renamed(context.address, source_record.record.redirects),
    )
    return assemble(parts, context)
