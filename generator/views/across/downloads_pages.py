"""The list of data files: tables across regions, the data of each region, and files for programs.

The regions' files stand by province once the list of regions is long.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
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
_WHOLE = (addresses.archive(), addresses.table_workbook())
"""Files that hold what several others hold."""
_FOLLOWED = (addresses.feed(), addresses.calendar())
"""Files that people subscribe to, instead of taking them away once."""
_SCHEMAS = "skema/"
"""Folder of the schemas by version."""
_OF_REGION: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "workbook": addresses.region_workbook,
        "feed": addresses.region_feed,
        "calendar": addresses.region_calendar,
        "copy": addresses.region_archive,
    }
)
"""Addresses of a region's files beside its JSON, by the key of their words."""
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
        "data/bandingkan/index.json": "comparison",
        "data/usulan-baru/formulir.json": "forms",
        addresses.archive(): "archive",
        addresses.table_workbook(): "table_workbook",
        addresses.data_package(): "data_package",
        addresses.data_catalogue(): "data_catalogue",
        addresses.feed(): "feed",
        addresses.calendar(): "calendar",
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
    whole = LinkList(tuple(_listed(_WHOLE, files, context)))
    yield section("tabel", Paragraph(_licence(context)), whole, _tables(files, context))
    if provinces:
        yield section("data-daerah", _provinces(provinces, context))
    else:
        listed = sorted(real, key=lambda region: (region.name, region.slug))
        yield section("data-daerah", _regions(listed, files, context))
    invented = [region for region in context.site.regions if region.is_fictional]
    if invented:
        about = Paragraph(context.catalogue.counted("home.fictional", len(invented)))
        yield section("contoh", about, _invented(invented, files, context))
    follow = Paragraph(context.word("downloads.follow"))
    yield section("ikuti", follow, LinkList(tuple(_listed(_FOLLOWED, files, context))))
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
                _semicolons(file, files, context),
                changed,
            )
        )
        for file in files.values()
        if _is_table(file.path)
    )
    columns = ("file", "content", "rows", "size", "semicolons", "changed")
    return _table("downloads.tables", columns, rows, context)


def _is_table(path: str) -> bool:
    return path.endswith(_TABLE) and path.rpartition("/")[0] + "/" == _FOLDER


def _semicolons(file: FileFacts, files: _Files, context: PageContext) -> Link | str:
    """Return the link to the copy of a table for Indonesian Excel; empty without a copy."""
    copy = files.get(addresses.semicolon_table(file.path))
    if copy is None:
        return ""
    text = context.word("downloads.semicolons", size=file_size_text(copy.size, context))
    return Link(text, context.link(copy.path))


def _regions(regions: Iterable[RegionFacts], files: _Files, context: PageContext) -> Table:
    rows, kinds = [], _kinds(context)
    for region in regions:
        file = files.get(addresses.region_data(region.slug))
        if file is not None:
            link = Link(region.full_name, context.link(file.path))
            size, day = file_size_text(file.size, context), _day(region.changed_on, context)
            further = _further_files(region, files, context)
            rows.append(Row((link, size, *(further.get(key, "") for key in kinds), day)))
    columns = ("region", "size", *kinds, "changed")
    return _table("downloads.regions", columns, tuple(rows), context)


def _kinds(context: PageContext) -> tuple[str, ...]:
    """Return the keys of the files that a region of this site has beside its JSON."""
    settings = context.build.settings
    offered = {"workbook": settings.workbooks, "copy": settings.archives}
    return tuple(key for key in _OF_REGION if offered.get(key, True))


def _further_files(region: RegionFacts, files: _Files, context: PageContext) -> Mapping[str, Link]:
    """Return links to a region's files beside its JSON, with rows and size, by kind."""
    links = {}
    for key in _kinds(context):
        path = _OF_REGION[key](region.slug)
        file = files.get(path)
        if key == "copy":
            # Made of the built pages, so its size is not known yet.
            links[key] = Link(context.word("downloads.copy"), context.link(path))
        elif file is not None:
            rows, size = number_text(file.rows or 0, context), file_size_text(file.size, context)
            text = context.word(f"downloads.{key}", rows=rows, size=size)
            links[key] = Link(text, context.link(file.path))
    return links


def _listed(paths: Iterable[str], files: _Files, context: PageContext) -> Iterator[Link]:
    """Yield links to files about all regions, each with its contents in words and its size."""
    for path in paths:
        file = files.get(path)
        if file is not None:
            rows, size = number_text(file.rows or 0, context), file_size_text(file.size, context)
            held = context.word(f"downloads.holds.{_HOLDS[path]}", rows=rows, size=size)
            yield Link(held, context.link(path))


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
            replace(link, label=f"{region.full_name} ({link.label})")
            for link in _further_files(region, files, context).values()
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
    """Return the shared data beside the tables, each file with the program for the file."""
    rows = tuple(
        Row((*_described(file, context), file_size_text(file.size, context)))
        for file in files.values()
        if file.path.startswith((_FOLDER, _SCHEMAS))
        and not (
            file.path.endswith(_TABLE)
            or file.path in {*_WHOLE, *_FOLLOWED}
            or _is_of_region(file.path, context)
        )
    )
    return _table("downloads.for_programs", ("file", "content", "size"), rows, context)


def _is_of_region(path: str, context: PageContext) -> bool:
    name = path.rpartition("/")[2].rpartition(".")[0]
    return name in context.site.by_slug


def _described(file: FileFacts, context: PageContext) -> tuple[Link, str]:
    """Return the link to a file, and the contents of the file in words."""
    link = Link(file.path.removeprefix(_FOLDER), context.link(file.path))
    if file.path.startswith(_SCHEMAS):
        held = "schema_of_version"
    else:
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
