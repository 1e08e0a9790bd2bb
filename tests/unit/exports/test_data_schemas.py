"""Schemas of the exports: they describe every export, and change only with their version."""

import copy
import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.exports.data_schemas import SCHEMA_VERSION, RegionData, export
from generator.exports.region_json import region_json
from generator.exports.table_rows import TABLES
from tests.builders import CONTOH, DAY, FICTIONAL, records_of
from tests.contexts import Staged, a_build_context, files_of
from tests.loading import load_site

PROJECT = Path(__file__).parents[3]
SHAPE = {
    1: (
        "schema_version slug fictional region quick_wins quick_win_states villages updates",
        {
            "data/daerah.csv": "slug type name code province cohorts framework",
            "data/quick-win.csv": "region quick_win title dimension is_promised promised_on due reported_state"
            " shown_state state_on done_on",
            "data/sumber.csv": "region source title called outlet author date grade",
        },
    ),
    # Offices of programmes, work items and villages became lists, numbers became texts.
    2: (
        "schema_version slug fictional region quick_wins quick_win_states villages updates media licence",
        {
            "data/daerah.csv": "slug type name code province cohorts framework source grade changed_on",
            "data/quick-win.csv": "region quick_win title dimension is_promised promised_on due reported_state"
            " shown_state state_on done_on plan first_due withdrawn_on source grade changed_on",
            "data/sumber.csv": "region source title called outlet author date grade changed_on",
            "data/indikator.csv": "region id measure unit direction dimension year kind value source withdrawn_on"
            " grade changed_on",
            "data/dana.csv": "region plan record id title dimension year fund planned_idr approved_idr spent_idr source"
            " withdrawn_on grade changed_on",
            "data/desa-cerdas.csv": "region village name kind district code aspects withdrawn_on source grade changed_on",
        },
    ),
}
"""Keys and columns of each version; a version that was published only ever gains more."""


@pytest.fixture(scope="module")
def build() -> Staged:
    return a_build_context({CONTOH: FICTIONAL})


def test_every_region_follows_the_published_schema(build: Staged) -> None:
    schema = json.loads(files_of(build)["data/daerah.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    regions = records_of(load_site(PROJECT))
    assert len(regions) > 5
    for slug, region in regions.items():
        data = json.loads(region_json(region, today=DAY))
        assert [error.message for error in validator.iter_errors(data)] == [], slug
    for harm in ({"schema_version": 3}, {"baru": 1}, {"quick_wins": {"a": {"title": 3}}}):
        assert not validator.is_valid({**copy.deepcopy(data), **harm}), harm


def test_every_table_has_the_described_columns(build: Staged) -> None:
    files = files_of(build)
    described = json.loads(files["data/csv-metadata.json"])
    assert described["dc:hasVersion"] == str(SCHEMA_VERSION)
    assert [f"data/{table['url']}" for table in described["tables"]] == [
        path for path in files if path.endswith(".csv") and "titik-koma" not in path
    ]
    for table in described["tables"]:
        columns = table["tableSchema"]["columns"]
        (head, *_) = csv.reader(io.StringIO(files[f"data/{table['url']}"].removeprefix("\ufeff")))
        assert [column["name"] for column in columns] == head
        assert all(column["dc:description"] for column in columns)


def test_the_shape_changes_only_with_its_version(build: Staged) -> None:
    keys, tables = SHAPE[SCHEMA_VERSION]
    assert [*RegionData.model_fields] == keys.split()
    assert {path: " ".join(columns) for path, columns in TABLES.items()} == tables
    assert max(SHAPE) == SCHEMA_VERSION
    assert {file.path for file in export(build.settings)} == {
        "data/daerah.schema.json",
        "data/csv-metadata.json",
        f"skema/{SCHEMA_VERSION}/daerah.schema.json",
    }
