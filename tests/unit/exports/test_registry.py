"""The lists of exports: every file of an export is published as the bytes that it yields."""

from collections.abc import Iterator, Sequence

import pytest

import generator.exports.all_exports
from generator.context import BuildContext
from generator.exports.all_exports import (
    ExportedFile,
    TableRows,
    export_about_files,
    export_descriptions,
    export_region,
    export_shared,
    file_facts,
)
from generator.exports.csv_tables import comma_file, tables_of
from generator.link.site import RegionSite
from tests.builders import CONTOH, FICTIONAL
from tests.contexts import Staged, a_build_context, a_region
from tests.loading import bytes_of, generated

BINARY = b"PK\x03\x04\x00\xff"
"""Begins as a workbook does; no text in UTF-8."""


@pytest.fixture(scope="module")
def build() -> Staged:
    return a_build_context({CONTOH: FICTIONAL})


def test_every_export_is_published_below_the_folders_of_data(build: Staged) -> None:
    published = bytes_of(generated(build.loaded))
    exports = [
        *export_region(a_region(build), build),
        *export_shared(build, ()),
        *export_descriptions(build.settings),
    ]
    read = {file.path: file.data for file in exports}.__getitem__
    exports += export_about_files(build, [*map(file_facts, exports)], read)
    assert {file.path.partition("/")[0] for file in exports} == {"data", "llms.txt", "skema"}
    made = {file.path: file.data for file in exports}
    assert made == {path: data for path, data in published.items() if path in made}
    ours = ("data/", "llms.txt", "skema/")
    assert {path for path in published if path.startswith(ours)} == made.keys()


def test_an_export_in_a_list_may_be_any_file(
    build: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    def workbook(region: RegionSite, _build: BuildContext) -> Iterator[ExportedFile]:
        yield ExportedFile(f"data/daerah/{region.slug}.xlsx", BINARY)

    monkeypatch.setattr(generator.exports.all_exports, "REGION_EXPORTS", (workbook,))
    assert [*export_region(a_region(build), build)] == [
        ExportedFile("data/daerah/kabupaten-contoh.xlsx", BINARY)
    ]


def test_a_table_has_the_rows_of_its_regions_in_their_order() -> None:
    rows: Sequence[TableRows] = [
        TableRows((slug, *("",) * 9), (), (), (), (), ()) for slug in ("kota-a", "kota-b")
    ]
    regions, *_ = map(comma_file, tables_of(rows))
    lines = regions.data.decode("utf-8-sig").splitlines()
    assert lines[1:] == [f"{slug}{',' * 9}" for slug in ("kota-a", "kota-b")]
