"""The lists of regions: all on this site, the official list by province, and from A to Z.

Each kabupaten and kota of the official list has a place in the lists. A region without a plan on
this site has an answer there: a sentence that the plan is not here yet, and the way to propose it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.context import BuildContext
from generator.facts.region_facts import RegionFacts
from generator.link.provinces import (
    MOST_LISTED,
    listed_by_letter,
    listed_by_province,
    province_slugs,
)
from generator.link.region_list import region_slug
from generator.model.programme import Province
from generator.model.region_list import ListedRegion
from generator.views import addresses
from generator.views.across.province_lists import marks_in_list, sources_note, with_table
from generator.views.blocks import Block, Paragraph, paragraph
from generator.views.context import PageContext
from generator.views.marks import SourceMark, view_marks
from generator.views.page import PageParts, PageView, Section, assemble, assemble_list
from generator.views.tables import Link, LinkList, Row, ShortLink, ShortLinks, Table
from generator.views.values import number_text


@dataclass(frozen=True, slots=True)
class AbsentRegion:
    """A region of the official list without a page on this site."""

    anchor: str
    name: str
    answer: str
    """The sentence, behind the name, that the region's plan is not here yet.

    The title of the section says so for all; the sentence is seen where a link leads to the region.
    """
    code: str


@dataclass(frozen=True, slots=True)
class AbsentRegions(Block):
    """Regions without a page, each with its answer, for links to lead to."""

    intro: str
    marks: tuple[SourceMark, ...]
    """Source of the names and codes."""
    regions: tuple[AbsentRegion, ...]


def view_regions(build: BuildContext) -> tuple[PageView, ...]:
    """Return `/daerah/`, a page for each province, and a page for each first letter."""
    listed = listed_by_province(build.site.national)
    provinces = {
        province.code: province for province in build.site.national.provinces.record.provinces
    }
    return (
        _regions(PageContext(build, addresses.regions())),
        *(_province(provinces[code], entries, build) for code, entries in listed.items()),
        *(
            _letter(letter, entries, build)
            for letter, entries in listed_by_letter(build.site.national).items()
        ),
    )


def region_links(regions: Iterable[RegionFacts], context: PageContext) -> tuple[Link, ...]:
    """Return links to the profiles of regions, by name; a note says if only the name is known."""
    return tuple(
        Link(_listed_name(region, context), context.link(addresses.region(region.slug)))
        for region in sorted(regions, key=lambda region: (region.name, region.slug))
    )


def _listed_name(region: RegionFacts, context: PageContext) -> str:
    """Return the name of a region, with a note if only the name is known."""
    if region.is_name_only:
        return context.word("regions.listed_name_only", region=region.full_name)
    return region.full_name


def fictional_regions(context: PageContext) -> Iterator[Section]:
    """Yield the section with the invented regions; nothing without such a region."""
    regions = tuple(region for region in context.site.regions if region.is_fictional)
    if regions:
        yield Section(
            "contoh",
            context.word("section.contoh.title"),
            (
                Paragraph(context.catalogue.counted("home.fictional", len(regions))),
                LinkList(region_links(regions, context)),
            ),
        )


def province_address(code: str, build: BuildContext) -> str:
    """Return the address of the regions of a province: a page of its own, or the whole list."""
    national = build.site.national
    # Not by the sorted list: the address is asked for each of 514 regions.
    if not any(entry.code[:2] == code for entry in national.listed.record.regions):
        return addresses.regions()
    return addresses.regions_in(province_slugs(national)[code])


def _regions(context: PageContext) -> PageView:
    """Return the list of regions: tables by province while they are few, and the official list."""
    real = context.site.real_regions
    lead = context.sentence(
        "regions.lead",
        count=number_text(len(real), context),
        plans=number_text(sum(region.has_plan for region in real), context),
        universe=number_text(context.site.national.programme.record.universe.value, context),
    )
    sources = sources_note(len(real), context)
    if sources is not None:
        lead = Markup("{} {}").format(lead, sources)
    sections = (
        *(_province_tables(real, context) if len(real) <= MOST_LISTED else ()),
        by_province(context),
        with_table(by_letter(context), "data/daerah.csv", context),
        *fictional_regions(context),
    )
    return assemble_list("regions", sections, context, lead=lead, template="regions.md.j2")


def _province_tables(regions: tuple[RegionFacts, ...], context: PageContext) -> Iterator[Section]:
    """Yield a table for each province with regions, then a table for regions without a province."""
    placed: dict[str, list[RegionFacts]] = defaultdict(list)
    for region in regions:
        placed[region.province or ""].append(region)
    for province in context.site.national.provinces.record.provinces:
        if province.code in placed:
            caption = context.word("regions.caption", province=province.name)
            table = _region_table(placed[province.code], caption, context)
            yield Section.of(f"provinsi-{province.code}", province.name, table)
    if placed[""]:
        table = _region_table(placed[""], context.word("regions.caption_without"), context)
        yield Section.of("tanpa-provinsi", context.word("regions.without_province"), table)


def _region_table(regions: Iterable[RegionFacts], caption: str, context: PageContext) -> Table:
    head = tuple(
        context.word(f"regions.{column}")
        for column in ("region", "cohort", "framework", "completeness")
    )
    count = len(context.site.real_regions)
    rows = tuple(
        _region_row(region, count, context)
        for region in sorted(regions, key=lambda region: region.name)
    )
    return Table(caption, head, rows)


def _region_row(region: RegionFacts, count: int, context: PageContext) -> Row:
    unknown = context.word("value.unpublished")
    return Row(
        (
            Link(region.full_name, context.link(addresses.region(region.slug))),
            ", ".join(map(str, sorted(region.cohorts))) or unknown,
            region.framework_name or unknown,
            region.completeness,
        ),
        marks_in_list(region.identity_sources, count, context),
    )


def by_province(context: PageContext) -> Section:
    """Return links to the provinces, each with the number of its regions, here and in all."""
    here = Counter((region.code or "")[:2] for region in context.site.real_regions)
    listed = listed_by_province(context.site.national)
    links = tuple(
        ShortLink(
            province.name,
            context.link(province_address(province.code, context.build)),
            context.word(
                "regions.of",
                count=number_text(here[province.code], context),
                all=number_text(len(listed[province.code]), context),
            ),
        )
        for province in context.site.national.provinces.record.provinces
        if province.code in listed
    )
    return Section.of(
        "provinsi",
        context.word("section.semua-provinsi.title"),
        Paragraph(context.word("regions.by_province")),
        ShortLinks(links),
    )


def by_letter(context: PageContext) -> Section:
    """Return links to the first letters of the names."""
    links = tuple(
        ShortLink(
            letter.upper(),
            context.link(addresses.regions_from(letter)),
            number_text(len(entries), context),
        )
        for letter, entries in listed_by_letter(context.site.national).items()
    )
    return Section.of(
        "abjad", context.word("section.abjad.title"), ShortLinks(links, is_narrow=True)
    )


def _province(
    province: Province, entries: tuple[ListedRegion, ...], build: BuildContext
) -> PageView:
    """Return the page of a province: the regions on this site, and those that are not here yet."""
    slug = province_slugs(build.site.national)[province.code]
    context = PageContext(build, addresses.regions_in(slug))
    here = tuple(region for region in context.site.real_regions if _in(province, region))
    words = {
        "province": province.name,
        "count": number_text(len(here), context),
        "all": number_text(len(entries), context),
    }
    lead = "regions.lead_in_province" if here else "regions.none_in_province"
    parts = PageParts(
        template="page.md.j2",
        title=context.word("regions.in_province", **words),
        description=context.word("regions.description_in_province", **words),
        breadcrumbs=((context.word("page.regions"), addresses.regions()),),
        lead=context.word(lead, **words),
        sections=(
            *_here(here, province, context),
            *_absent(here, entries, context),
            _propose(context),
        ),
        files=(context.site.national.listed,),
        regions=here,
    )
    return assemble(parts, context)


def _in(province: Province, region: RegionFacts) -> bool:
    # The code decides: it stands in the official list, while a region may leave out its province.
    return region.code is not None and region.code[:2] == province.code


def _here(
    regions: tuple[RegionFacts, ...], province: Province, context: PageContext
) -> Iterator[Section]:
    if regions:
        caption = context.word("regions.caption", province=province.name)
        table = _region_table(regions, caption, context)
        note = paragraph(sources_note(len(context.site.real_regions), context))
        yield Section.of("dimuat", context.word("section.dimuat.title"), note, table)


def _absent(
    here: tuple[RegionFacts, ...], entries: tuple[ListedRegion, ...], context: PageContext
) -> Iterator[Section]:
    """Yield the section of the listed regions that are not on this site; none if all are."""
    known = {region.code for region in here}
    absent = tuple(
        AbsentRegion(
            region_slug(entry.type, entry.name),
            entry.full_name,
            context.word("regions.answer"),
            context.word("regions.code", code=entry.code),
        )
        for entry in entries
        if entry.code not in known
    )
    if absent:
        authority = context.site.national.listed.record.authority
        yield Section.of(
            "belum",
            context.word("section.belum-dimuat.title"),
            AbsentRegions(
                context.word("regions.absent"), view_marks((authority,), context), absent
            ),
        )


def _propose(context: PageContext) -> Section:
    """Return how to bring a region onto this site."""
    guides = (("regions.guide", "panduan/daerah-baru/"), ("page.report", "panduan/bertanya/"))
    links = tuple(Link(context.word(key), context.link(address)) for key, address in guides)
    return Section.of(
        "usul",
        context.word("section.usul-daerah.title"),
        Paragraph(context.word("regions.propose")),
        LinkList(links),
    )


def _letter(letter: str, entries: tuple[ListedRegion, ...], build: BuildContext) -> PageView:
    """Return the page of the listed regions whose names begin with a letter."""
    context = PageContext(build, addresses.regions_from(letter))
    by_code = {region.code: region for region in context.site.real_regions}
    words = {"letter": letter.upper(), "count": number_text(len(entries), context)}
    links = tuple(_listed_link(entry, by_code.get(entry.code), context) for entry in entries)
    parts = PageParts(
        template="page.md.j2",
        title=context.word("regions.from_letter", **words),
        description=context.word("regions.description_from_letter", **words),
        breadcrumbs=((context.word("page.regions"), addresses.regions()),),
        lead=context.word("regions.lead_from_letter", **words),
        sections=(
            Section.of("daftar", context.word("section.daftar.title"), ShortLinks(links)),
            by_letter(context),
        ),
        files=(context.site.national.listed,),
    )
    return assemble(parts, context)


def _listed_link(
    entry: ListedRegion, region: RegionFacts | None, context: PageContext
) -> ShortLink:
    """Return the link to a listed region: to its profile, else to its answer in the province."""
    province = entry.code[:2]
    if region is None:
        anchor = region_slug(entry.type, entry.name)
        address = f"{province_address(province, context.build)}#{anchor}"
    else:
        address = addresses.region(region.slug)
    name = next(
        (
            item.name
            for item in context.site.national.provinces.record.provinces
            if item.code == province
        ),
        "",
    )
    return ShortLink(entry.full_name, context.link(address), name)
