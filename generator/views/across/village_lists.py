"""The smart villages of the country by region: on a single page, or by province if many."""

from collections.abc import Iterator, Sequence

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.link.provinces import MOST_LISTED
from generator.views import addresses
from generator.views.across.province_lists import (
    InProvince,
    by_province,
    marks_in_list,
    sources_note,
    with_table,
)
from generator.views.blocks import Absence, paragraph
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, assemble_list
from generator.views.tables import Link, Row, ShortLink, ShortLinks, Table
from generator.views.values import number_text

_TABLE = "data/desa-cerdas.csv"


def view_villages(build: BuildContext) -> Iterator[PageView]:
    """Yield `/desa-cerdas/`, and a page for each province if the list is too long for a page."""
    context = PageContext(build, addresses.villages())
    listed = [region for region in build.site.real_regions if region.villages is not None]
    if len(listed) <= MOST_LISTED:
        section = with_table(_table(listed, context), _TABLE, context)
        yield assemble_list("villages", (section,), context)
        return
    provinces = by_province(listed, build)
    links = tuple(
        ShortLink(
            province.name,
            context.link(addresses.villages_in(province.slug)),
            context.word("villages.regions", count=number_text(len(province.regions), context)),
        )
        for province in provinces
    )
    section = Section.of("provinsi", context.word("section.provinsi.title"), ShortLinks(links))
    yield assemble_list("villages", (with_table(section, _TABLE, context),), context)
    for province in provinces:
        yield _province(province, PageContext(build, addresses.villages_in(province.slug)))


def _province(province: InProvince, context: PageContext) -> PageView:
    parts = PageParts(
        template="page.md.j2",
        title=context.word("villages.in_province", province=province.name),
        description=context.word("villages.description_in_province", province=province.name),
        breadcrumbs=((context.word("villages.title"), addresses.villages()),),
        lead=context.sentence("villages.lead"),
        sections=(_table(province.regions, context),),
        files=context.site.national.files,
        regions=province.regions,
    )
    return assemble(parts, context)


def _table(regions: Sequence[RegionFacts], context: PageContext) -> Section:
    rows = tuple(_rows(regions, context))
    head = tuple(
        context.word(f"villages.{column}") for column in ("region", "level", "aspects", "villages")
    )
    return Section.of(
        "daftar",
        context.word("section.daftar.title"),
        paragraph(sources_note(len(rows), context)),
        Table(context.word("villages.caption"), head, rows)
        if rows
        else Absence(context.sentence("section.desa.missing")),
    )


def _rows(regions: Sequence[RegionFacts], context: PageContext) -> Iterator[Row]:
    unknown = context.word("value.unpublished")
    for region in regions:
        villages = region.villages
        if villages is not None:
            address = addresses.region_part(region.slug, "desa-cerdas")
            yield Row(
                (
                    Link(region.full_name, context.link(address)),
                    villages.level or unknown,
                    ", ".join(villages.aspects) or unknown,
                    number_text(villages.count, context) if villages.count else unknown,
                ),
                marks_in_list(villages.sources, len(regions), context),
            )
