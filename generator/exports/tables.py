"""The tables of real regions in each form: CSV, CSV for Indonesian Excel, a workbook, a package.

The data package describes every table and column (Frictionless Data Package, version 2), in the
language of the site, and in every further language below `translations`, as the recipe of
Frictionless for translations has it.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.context import BuildContext
from generator.exports.columns import KEYS, Column, ColumnType, column_of, column_words
from generator.exports.csv_tables import comma_file, semicolon_file, tables_of
from generator.exports.data_schemas import SCHEMA_VERSION
from generator.exports.exported_file import ExportedFile, json_file
from generator.exports.table_rows import TABLES, TableRows
from generator.exports.table_workbook import table_workbook
from generator.licences import licence_named
from generator.messages import Catalogue, all_catalogues
from generator.slugs import slug_of
from generator.views import addresses

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_FOLDER = "data/"
_REGIONS = "data/daerah.csv"
_ORIGIN = "region"
"""Column with the slug of the region, in every table but that of the regions."""


def export(build: BuildContext, rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the tables in each form, and the description of the comma files."""
    tables = tables_of(rows)
    files = [comma_file(table) for table in tables]
    yield from files
    yield from map(semicolon_file, tables)
    if build.settings.workbooks:
        yield table_workbook(tables, build)
    yield json_file(addresses.data_package(), _package(files, build))


def _package(files: Sequence[ExportedFile], build: BuildContext) -> Mapping[str, object]:
    settings, catalogue = build.settings, build.catalogue
    catalogues = all_catalogues(settings.language)
    package: dict[str, object] = {
        "$schema": _PROFILE,
        "name": slug_of(settings.site_name) or "masterplan",
        "title": settings.site_name or catalogue.word("downloads.title"),
        **_told(catalogues, lambda one: {"description": one.word("exports.package")}),
        "version": f"{SCHEMA_VERSION}.0.0",
        "keywords": catalogue.word("exports.keywords").split(", "),
    }
    if settings.site_url is not None:
        package["homepage"] = settings.site_url
    if settings.publisher:
        package["contributors"] = [{"title": settings.publisher, "roles": ["publisher"]}]
    licence = licence_named(settings.data_licence)
    if licence is not None:
        described = {"name": licence.identifier, "path": licence.url, "title": licence.name}
        package["licenses"] = [{key: value for key, value in described.items() if value}]
    package["resources"] = [_resource(file, catalogues) for file in files]
    return package


def _resource(file: ExportedFile, catalogues: Sequence[Catalogue]) -> Mapping[str, object]:
    name = file.path.removeprefix(_FOLDER).removesuffix(".csv")
    return {
        "name": name,
        "type": "table",
        "path": file.path.removeprefix(_FOLDER),
        **_told(catalogues, lambda one: {"title": one.word(f"exports.tables.{name}")}),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.data),
        "hash": f"sha256:{hashlib.sha256(file.data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": _schema(file.path, catalogues),
    }


def _schema(path: str, catalogues: Sequence[Catalogue]) -> Mapping[str, object]:
    keys = KEYS.get(path, ())
    schema: dict[str, object] = {
        "fields": [_field(path, name, catalogues, is_key=name in keys) for name in TABLES[path]],
        "missingValues": [""],
    }
    if keys:
        schema["primaryKey"] = list(keys)
    if path != _REGIONS:
        reference = {"resource": "daerah", "fields": ["slug"]}
        schema["foreignKeys"] = [{"fields": [_ORIGIN], "reference": reference}]
    return schema


def _field(
    path: str, name: str, catalogues: Sequence[Catalogue], *, is_key: bool
) -> Mapping[str, object]:
    column = column_of(path, name)

    def words(one: Catalogue) -> Mapping[str, str]:
        title, meaning = column_words(path, name, one)
        return {"title": title, "description": meaning}

    described: dict[str, object] = {
        "name": name,
        "type": column.kind.value,
        **_told(catalogues, words),
    }
    constraints = _constraints(column, is_required=is_key or name == _ORIGIN)
    return {**described, "constraints": constraints} if constraints else described


def _told(
    catalogues: Sequence[Catalogue], words: Callable[[Catalogue], Mapping[str, str]]
) -> Mapping[str, object]:
    """Return words in the first language, with those of the further ones as translations."""
    first, *others = catalogues
    return {**words(first), "translations": {one.language: words(one) for one in others}}


def _constraints(column: Column, *, is_required: bool) -> Mapping[str, object]:
    constraints: dict[str, object] = {}
    if is_required or column.kind is ColumnType.BOOLEAN:
        constraints["required"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    if column.pattern:
        constraints["pattern"] = column.pattern
    return constraints
