"""The list of data files: tables across regions, the data of each region, and files for programs.

The regions' files stand by province once the list of regions is long.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from generator.context import BuildContext
from generator.facts.file_facts import FileFacts
from generator.facts.region_facts import RegionFacts
from generator.link.provinces import MOST_LISTED
from generator.views import addresses
from generator.views.across.province_lists import InProvince, by_province
from generator.views.blocks import Block, Paragraph
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble, assemble_list
from generator.views.tables import Link, LinkList, Row, Table
from generator.views.values import date_text, file_size_text, number_text

_FOLDER = "data/"
_TABLE = ".csv"
_HOLDS = MappingProxyType(
    {
        "data/daerah.csv": "regions",
        "data/quick-win.csv": "quick_wins",
        "data/sumber.csv": "sources",
        "data/indikator.csv": "indicators",
        "data/dana.csv": "funding",
        "data/desa-cerdas.csv": "villages",
        "data/daerah.schema.json": "region_schema",
        "data/csv-metadata.json": "csv_columns",
        "data/tempat.json": "places",
        "data/nama.json": "names",
        "data/istilah.json": "terms",
        "data/konsep.json": "concepts",
        "data/bandingkan/index.json": "comparison",
        "data/usulan-baru/formulir.json": "forms",
    }
)
"""Keys of the words for the contents of a file, by path; files of regions need no words."""

_LETTER = re.compile(r"[.][^.](?=[.]json$)")
"""The letter in the name of a file that holds the part of a list."""

_Files = Mapping[str, FileFacts]
"""Facts of the data files, by path."""


def view_downloads(files: Iterable[FileFacts], build: BuildContext) -> Iterator[PageView]:
    """Yield `/unduhan/`, and a page for each province if the regions are many.

    Args:
        files: Every data file of the site, in the order of the tables.
        build: Build context.
    """
    by_path = MappingProxyType({file.path: file for file in files})
    context = PageContext(build, addresses.downloads())
    real = build.site.real_regions
    provinces = by_province(real, build) if len(real) > MOST_LISTED else ()
    yield assemble_list("downloads", tuple(_sections(by_path, provinces, context)), context)
    for province in provinces:
        yield _province_page(
            province, by_path, PageContext(build, addresses.downloads(province.slug))
        )


def _sections(
    files: _Files, provinces: tuple[InProvince, ...], context: PageContext
) -> Iterator[Section]:
    section = partial(_section, context=context)
    real = context.site.real_regions
    yield section("tabel", Paragraph(_licence(context)), _tables(files, context))
    if provinces:
        yield section("data-daerah", _provinces(provinces, context))
    else:
        listed = sorted(real, key=lambda region: (region.name, region.slug))
        yield section("data-daerah", _regions(listed, files, context))
    invented = [region for region in context.site.regions if region.is_fictional]
    if invented:
        about = Paragraph(context.word("home.fictional"))
        yield section("contoh", about, _invented(invented, files, context))
    yield section("untuk-program", _for_programs(files, context))


def _section(key: str, *blocks: Block, context: PageContext) -> Section:
    return Section.of(key, context.word(f"section.{key}.title"), *blocks)


def _licence(context: PageContext) -> str:
    """Return the sentence with the licence of the data, or on the missing licence."""
    licence = context.build.settings.data_licence
    if not licence:
        return context.word("downloads.no_licence")
    return context.word("downloads.licence", licence=licence)


def _province_page(province: InProvince, files: _Files, context: PageContext) -> PageView:
    parts = PageParts(
        template="page.md.j2",
        title=context.word("downloads.in_province", province=province.name),
        description=context.word("downloads.description_in_province", province=province.name),
        breadcrumbs=((context.word("downloads.title"), addresses.downloads()),),
        lead=_licence(context),
        sections=(
            _section("data-daerah", _regions(province.regions, files, context), context=context),
        ),
        files=context.site.national.files,
        regions=province.regions,
    )
    return assemble(parts, context)


def _tables(files: _Files, context: PageContext) -> Table:
    """Return the tables of every region, with the day of the last change of any region."""
    days = [region.changed_on for region in context.site.real_regions if region.changed_on]
    changed = _day(max(days, default=None), context)
    rows = tuple(
        Row(
            (
                *_described(file, context),
                number_text(file.rows or 0, context),
                file_size_text(file.size, context),
                changed,
            )
        )
        for file in files.values()
        if file.path.endswith(_TABLE)
    )
    columns = ("file", "content", "rows", "size", "changed")
    return _table("downloads.tables", columns, rows, context)


def _regions(regions: Iterable[RegionFacts], files: _Files, context: PageContext) -> Table:
    rows = []
    for region in regions:
        file = files.get(addresses.region_data(region.slug))
        if file is not None:
            link = Link(region.full_name, context.link(file.path))
            size, day = file_size_text(file.size, context), _day(region.changed_on, context)
            workbook = _workbook(region, files, context)
            rows.append(Row((link, size, *workbook, day)))
    workbooks = ("workbook",) if context.build.settings.workbooks else ()
    columns = ("region", "size", *workbooks, "changed")
    return _table("downloads.regions", columns, tuple(rows), context)


def _workbook(region: RegionFacts, files: _Files, context: PageContext) -> tuple[Link, ...]:
    """Return the link to the workbook of a region, with rows and size; none without workbooks."""
    file = files.get(addresses.region_workbook(region.slug))
    if file is None:
        return ()
    rows, size = number_text(file.rows or 0, context), file_size_text(file.size, context)
    text = context.word("downloads.workbook", rows=rows, size=size)
    return (Link(text, context.link(file.path)),)


def _invented(regions: Iterable[RegionFacts], files: _Files, context: PageContext) -> LinkList:
    """Return links to the data of invented regions, left out of the tables of regions."""
    links: list[Link] = []
    for region in regions:
        file = files.get(addresses.region_data(region.slug))
        if file is not None:
            size = file_size_text(file.size, context)
            text = context.word("downloads.invented", region=region.full_name, size=size)
            links.append(Link(text, context.link(file.path)))
        links.extend(
            replace(workbook, label=f"{region.full_name} ({workbook.label})")
            for workbook in _workbook(region, files, context)
        )
    return LinkList(tuple(links))


def _provinces(provinces: tuple[InProvince, ...], context: PageContext) -> Table:
    rows = tuple(
        Row(
            (
                Link(province.name, context.link(addresses.downloads(province.slug))),
                number_text(len(province.regions), context),
            )
        )
        for province in provinces
    )
    return _table("downloads.regions", ("province", "count"), rows, context)


def _for_programs(files: _Files, context: PageContext) -> Table:
    """Return the shared files beside the tables, each with the program for the file."""
    rows = tuple(
        Row((*_described(file, context), file_size_text(file.size, context)))
        for file in files.values()
        if not file.path.endswith(_TABLE) and not _is_of_region(file.path, context)
    )
    return _table("downloads.for_programs", ("file", "content", "size"), rows, context)


def _is_of_region(path: str, context: PageContext) -> bool:
    name = path.rpartition("/")[2].rpartition(".")[0]
    return name in context.site.by_slug


def _described(file: FileFacts, context: PageContext) -> tuple[Link, str]:
    """Return the link to a file, and the contents of the file in words."""
    link = Link(file.path.removeprefix(_FOLDER), context.link(file.path))
    # The names of a large site are divided by their first letters: nama.a.json, nama.b.json.
    held = _HOLDS[_LETTER.sub("", file.path)]
    return link, context.word(f"downloads.holds.{held}")


def _day(day: dt.date | None, context: PageContext) -> str:
    return context.word("downloads.day_unknown") if day is None else date_text(day, context)


def _table(
    caption: str, columns: tuple[str, ...], rows: tuple[Row, ...], context: PageContext
) -> Table:
    head = tuple(context.word(f"downloads.columns.{column}") for column in columns)
    return Table(context.word(caption), head, rows)
