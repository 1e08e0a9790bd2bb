"""The schema for editors: whole, in one language, and at one with what the program itself takes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from generator.messages import LANGUAGES, load_catalogue
from generator.model.base import declaring_record
from generator.model.region import Region
from generator.model.schema import ROOTS, record_schema, schemas
from generator.source.discover import find_sources
from generator.source.files import SourceFile, SourceKind

PROJECT = Path(__file__).parents[3]
FILES = find_sources(PROJECT / "regions", PROJECT)[0]
SCHEMAS = schemas(load_catalogue("id").field)


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do: numbers are numbers, dates stay texts."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def problem(kind: str, text: str) -> str | None:
    """Return what an editor would say of a file, or None."""
    # A SafeLoader that makes less.
    written = yaml.load(text, EditorLoader)  # noqa: S506
    error = best_match(Draft202012Validator(SCHEMAS[kind]).iter_errors(written))
    return None if error is None else f"{error.json_path}: {error.message}"


def front_matter(file: SourceFile) -> str:
    text = file.data.decode()
    return (
        text.split("\n---\n", 1)[0].removeprefix("---\n")
        if file.kind is SourceKind.UPDATE
        else text
    )


def parts(node: Any) -> Iterator[Any]:
    yield node
    for inner in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from parts(inner)


def test_every_kind_of_file_has_a_schema_that_is_one() -> None:
    assert set(ROOTS) == {kind.value for kind in SourceKind} == set(SCHEMAS)
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path)
def test_no_file_of_this_project_is_marked(file: SourceFile) -> None:
    assert problem(file.kind.value, front_matter(file)) is None


HEAD = 'identity: {type: kota, name: Misal}\nreference: {code: "33.99"}\n'


@pytest.mark.parametrize(
    "text",
    [
        "identity: {type: kota, name: 2045}\nreference: {code: 33.99, province: 33}\n",
        "identity: {type: kota, name: Misal}\nreference: {code: 71.70}\n",
        f"{HEAD}brand: {{name: 2045, taglines: [{{text: Maju, date: 2026}}]}}\n",
        f"{HEAD}vision: {{text: Maju, period: {{start: 2024-01-31, end: 2028}}}}\n",
        f"{HEAD}vision:\nmissions:\nfictional:\n",
        f"{HEAD}offices: [{{id: 2022, name: A, kind: agency}}]\n",
        f"{HEAD}figures: [{{measure: A, value: 3.10}}, {{measure: A, value: '1250000'}}, {{measure: A, value: -5}}]\n",
        f"{HEAD}participations: [{{summary: A, cohort: 2022, rank: 3}}, {{summary: A, cohort: '2022', rank: '3'}}]\n",
        f"{HEAD}sources: [{{id: a, grade: press}}]\nvision: {{text: a, sources: [a, kota-lain/a, 2022]}}\n",
        f"fictional: ya\n{HEAD}",
        f"fictional: true\n{HEAD}",
        f"fictional: Iya\n{HEAD}",
        f"{HEAD}events: [{{id: a, title: A, state: SUDAH  terlaksana, weekday: Jum'at}}]\n",
        f"{HEAD}posts: [{{title: A, tenure: Sedang menjabat}}]\n",
        f"{HEAD}figures: [{{measure: A, value: 1, publish_at: '2026-12-07T23:59:59+07:00'}}]\n",
    ],
)
def test_what_the_program_takes_is_not_marked(text: str) -> None:
    assert problem("region", text) is None


@pytest.mark.parametrize(
    "text",
    [
        "identity: {type: kota, name: Misal}\n",
        "identity: {type: kota, name:}\nreference: {code: 33.99}\n",
        "identity: {type: kota, name: Misal}\nreference: {code: '3399'}\n",
        f"{HEAD}vission: Maju\n",
        f"{HEAD}offices: [{{id: Dinas Air, name: A, kind: agency}}]\n",
        f"{HEAD}offices: [{{id: dinas_air, name: A, kind: agency}}]\n",
        f"{HEAD}offices: [{{id: {'x' * 81}, name: A, kind: agency}}]\n",
        f"{HEAD}trainings: [{{subject: A, state: held, organiser: Dinas Air}}]\n",
        f"{HEAD}vision: {{text: a, sources: [kota-lain/a/b]}}\n",
        f"{HEAD}evaluations: [{{year: 20205}}]\n",
        f"{HEAD}evaluations: [{{year: 2025, rank_national: 0}}]\n",
        f"{HEAD}vision: {{text: Maju, period: {{start: 31-01-2024}}}}\n",
        f"{HEAD}figures: [{{measure: A, value: 1.000.000}}]\n",
        f"{HEAD}redirects: [a, b, c, d, e, f, g, h, i, j, k]\n",
        f"fictional: yes-no\n{HEAD}",
        f"{HEAD}figures: [{{measure: A, value: 1, publish_at: '2026-12-07T24:00:00+07:00'}}]\n",
        f"{HEAD}figures: [{{measure: A, value: 1, publish_at: '2026-12-07T23:60:00+07:00'}}]\n",
    ],
)
def test_what_the_program_refuses_is_marked_while_it_is_typed(text: str) -> None:
    assert problem("region", text) is not None


def test_front_matter_has_no_key_for_the_text_below_it() -> None:
    assert problem("update", 'title: Kabar\ndate: "2026"\n') is None
    assert problem("update", 'title: Kabar\ndate: "2026"\nbody: Isi\n') is not None


def test_who_changes_a_schema_changes_no_other() -> None:
    words = load_catalogue("id").field
    for part in parts(record_schema(Region, words)):
        if isinstance(part, dict | list):
            part.clear()
    assert record_schema(Region, words) == SCHEMAS["region"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_editor_is_offered_a_word_for_nothing(language: str) -> None:
    assert "null" not in json.dumps(schemas(load_catalogue(language).field))


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_descriptions_are_those_of_the_fields(language: str) -> None:
    catalogue = load_catalogue(language)
    every = schemas(catalogue.field)
    for name, root in ROOTS.items():
        assert not {"title", "description"} & set(every[name])
        for record in every[name]["$defs"].values():
            assert not {"title", "description"} & set(record)
        for key, field in every[name]["properties"].items():
            words = catalogue.field(declaring_record(root, key), key)
            assert (field["title"], field["description"]) == words


@pytest.mark.parametrize(("language", "title"), [("id", "Target selesai"), ("en", "Due")])
def test_an_editor_shows_the_title_of_a_field_in_its_language(language: str, title: str) -> None:
    quick_win = schemas(load_catalogue(language).field)["quick-win"]
    assert quick_win["properties"]["due"]["title"] == title


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_at_any_depth_has_its_words_and_nothing_for_programmers(language: str) -> None:
    for part in parts(schemas(load_catalogue(language).field)):
        if isinstance(part, dict) and isinstance(part.get("properties"), dict):
            for field in part["properties"].values():
                assert field["title"]
                assert field["description"]
        assert not (isinstance(part, dict) and [key for key in part if key.startswith("x-")])
