"""The tables of real regions in each form: CSV, CSV for Indonesian Excel, a workbook, a package.

The data package describes every table and column (Frictionless Data Package, version 2).
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from generator.context import BuildContext
from generator.exports.columns import KEYS, Column, ColumnType, column_of, column_title
from generator.exports.csv_tables import comma_file, semicolon_file, tables_of
from generator.exports.data_schemas import SCHEMA_VERSION
from generator.exports.exported_file import ExportedFile, json_file
from generator.exports.table_rows import TABLES, TableRows
from generator.exports.table_workbook import table_workbook
from generator.licences import licence_named
from generator.messages import Catalogue
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
    package: dict[str, object] = {
        "$schema": _PROFILE,
        "name": slug_of(settings.site_name) or "masterplan",
        "title": settings.site_name or catalogue.word("downloads.title"),
        "description": catalogue.word("exports.package"),
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
    package["resources"] = [_resource(file, catalogue) for file in files]
    return package


def _resource(file: ExportedFile, catalogue: Catalogue) -> Mapping[str, object]:
    name = file.path.removeprefix(_FOLDER).removesuffix(".csv")
    return {
        "name": name,
        "type": "table",
        "path": file.path.removeprefix(_FOLDER),
        "title": catalogue.word(f"exports.tables.{name}"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.data),
        "hash": f"sha256:{hashlib.sha256(file.data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": _schema(file.path, catalogue),
    }


def _schema(path: str, catalogue: Catalogue) -> Mapping[str, object]:
    keys = KEYS.get(path, ())
    schema: dict[str, object] = {
        "fields": [_field(path, name, catalogue, is_key=name in keys) for name in TABLES[path]],
        "missingValues": [""],
    }
    if keys:
        schema["primaryKey"] = list(keys)
    if path != _REGIONS:
        reference = {"resource": "daerah", "fields": ["slug"]}
        schema["foreignKeys"] = [{"fields": [_ORIGIN], "reference": reference}]
    return schema


def _field(path: str, name: str, catalogue: Catalogue, *, is_key: bool) -> Mapping[str, object]:
    column = column_of(path, name)
    described: dict[str, object] = {
        "name": name,
        "type": column.kind.value,
        "title": column_title(path, name, catalogue),
        "description": catalogue.word(f"exports.columns.{name}"),
    }
    constraints = _constraints(column, is_required=is_key or name == _ORIGIN)
    return {**described, "constraints": constraints} if constraints else described


def _constraints(column: Column, *, is_required: bool) -> Mapping[str, object]:
    constraints: dict[str, object] = {}
    if is_required or column.kind is ColumnType.BOOLEAN:
        constraints["required"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    if column.pattern:
        constraints["pattern"] = column.pattern
    return constraints
