"""The JSON Schema of the data files, for editors: with titles and descriptions in one language.

An editor parses YAML by itself and makes numbers and nulls of scalars kept as text by our reader.
A schema accepts both, so that no valid file is marked.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.messages.synonyms import LANGUAGE_LIST, closed_list_pattern
from generator.model.base import BODY, Record, declaring_record
from generator.model.framework import Framework
from generator.model.programme import Glossary, NationalSources, Programme, Provinces
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.region_list import RegionList
from generator.model.update import Update
from generator.model.village import Village

ROOTS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "programme": Programme,
        "provinces": Provinces,
        "regions": RegionList,
        "glossary": Glossary,
        "sources": NationalSources,
        "framework": Framework,
        "region": Region,
        "quick-win": QuickWin,
        "village": Village,
        "update": Update,
    }
)
"""The record that each kind of file holds, by the name of the kind."""

FieldWords = Callable[[str, str], tuple[str, str]]
"""Gives title and description of a field by declaring record and name, as `Catalogue.field`."""

_DECLARED = "x-declared"
"""Key of a field's schema, while it is made: the declaring record and the field's name."""

_UNWRITTEN = {"not": {"type": ["array", "boolean", "number", "object", "string"]}}
"""Schema of a key without a value, which counts as not written.

The schema refuses every type but null instead of naming null, so that no editor offers null.
"""


def schemas(words: FieldWords) -> dict[str, Any]:
    """Return a JSON Schema (draft 2020-12) for each kind of file, by name of the kind.

    The schema of an update describes the front matter alone.

    Args:
        words: Titles and descriptions of fields in one language.
    """
    return {name: record_schema(root, words) for name, root in ROOTS.items()}


class _EditorSchema(GenerateJsonSchema):
    """Pydantic's schema without names and docstrings of classes, and without `null`.

    A field has a note instead of title and description, to be replaced by `_worded`.
    """

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return the schema of an optional field: the value, or a key without a value."""
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {"anyOf": [inner, _UNWRITTEN]} | (
            {"default": default} if isinstance(default, bool | str) else {}
        )

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Return the schema of a closed list: the keys, offered by editors, and their synonyms."""
        return _with_synonyms(schema["cls"].__name__, super().enum_schema(schema))

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Return the schema of a language: the codes, and accepted names of languages."""
        return _with_synonyms(LANGUAGE_LIST, super().literal_schema(schema))

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return the schema of the value alone, since nobody writes `null` as a word."""
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a record, with a note at each field about its declaration."""
        record: type[Record] = schema["cls"]
        made = _without_words(super().model_schema(schema))
        for name, field in made["properties"].items():
            field[_DECLARED] = (declaring_record(record, name), name)
        return made


def _with_synonyms(name: str, keys: JsonSchemaValue) -> JsonSchemaValue:
    """Return the schema of a closed list, with labels and synonyms of the keys accepted."""
    return {
        "anyOf": [_without_words(keys), {"type": "string", "pattern": closed_list_pattern(name)}]
    }


def _without_words(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Return the schema of a record or a closed list without name and docstring of its class."""
    return {key: value for key, value in schema.items() if key not in {"title", "description"}}


def record_schema(root: type[Record], words: FieldWords) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record.

    Args:
        root: The record, without the text below a front matter.
        words: Titles and descriptions of fields in one language.
    """
    worded = _worded(_noted_schema(root), words)
    if not isinstance(worded, dict):
        raise TypeError("a schema is a mapping")
    return worded


# Pydantic takes half a second for the schema of a region, as long as all other shared files.
@cache
def _noted_schema(root: type[Record]) -> Mapping[str, Any]:
    """Return the schema of a record with a note at each field instead of its words."""
    schema = root.model_json_schema(schema_generator=_EditorSchema)
    schema["$defs"] = {name: _without_words(part) for name, part in schema["$defs"].items()}
    if BODY in schema["properties"]:
        # The text below the front matter is a field of the record, but never a key of the file.
        del schema["properties"][BODY]
        schema["required"].remove(BODY)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema


def _worded(node: Any, words: FieldWords) -> Any:
    """Return a schema with title and description of each field."""
    if isinstance(node, list):
        return [_worded(item, words) for item in node]
    if not isinstance(node, dict):
        return node
    inner = {key: _worded(value, words) for key, value in node.items() if key != _DECLARED}
    if _DECLARED not in node:
        return inner
    title, description = words(*node[_DECLARED])
    # Pydantic sorts the keys of a schema, so these two take their places among the others.
    return dict(sorted((inner | {"title": title, "description": description}).items()))
