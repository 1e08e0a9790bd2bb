"""The JSON Schema of the data files, for editors: titles and descriptions in the wished language.

An editor reads YAML with a parser of its own, which makes numbers and nothing of what our reader
keeps as letters. So that no good file is marked, a schema takes both.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.messages.synonyms import LANGUAGE_LIST, closed_list_pattern
from generator.model.base import BODY, Record
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

_UNWRITTEN = {"not": {"type": ["array", "boolean", "number", "object", "string"]}}
"""A key with nothing behind it, which counts as not written. Said by what it is not, so that no
editor offers it.
"""


def schemas(language: str) -> dict[str, Any]:
    """Return a JSON Schema (draft 2020-12) for each kind of file, by name; of an update, for its
    front matter.

    Args:
        language: "id" or "en": the language of titles and descriptions.
    """
    return {name: _in_language(root, language) for name, root in ROOTS.items()}


class _EditorSchema(GenerateJsonSchema):
    """What pydantic makes, without what is meant for programmers: names of records, their
    docstrings, `null`.
    """

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return the schema of a field that may be left out: its value, or nothing behind the key."""
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {"anyOf": [inner, _UNWRITTEN]} | (
            {"default": default} if isinstance(default, bool | str) else {}
        )

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Return the schema of a closed list: its keys, which editors offer, and the other words
        that it takes.
        """
        return _with_words(schema["cls"].__name__, super().enum_schema(schema))

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Return the schema of a language: its codes, and the names that are taken for them."""
        return _with_words(LANGUAGE_LIST, super().literal_schema(schema))

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return the schema of the value: nothing is never written as a word."""
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a record without the words of its class."""
        return _without_words(super().model_schema(schema))


def _with_words(name: str, keys: JsonSchemaValue) -> JsonSchemaValue:
    """Return the schema of a closed list that marks none of the words that are taken for its keys."""
    return {
        "anyOf": [_without_words(keys), {"type": "string", "pattern": closed_list_pattern(name)}]
    }


def _without_words(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Return the schema of a record or a closed list without the name and docstring of its class."""
    return {key: value for key, value in schema.items() if key not in {"title", "description"}}


def _in_language(root: type[Record], language: str) -> dict[str, Any]:
    schema = root.model_json_schema(schema_generator=_EditorSchema)
    schema["$defs"] = {name: _without_words(part) for name, part in schema["$defs"].items()}
    if BODY in schema["properties"]:
        del schema["properties"][BODY]
        schema["required"].remove(BODY)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    translated = _translated(schema, language)
    if not isinstance(translated, dict):
        raise TypeError("a schema is a mapping")
    return translated


def _translated(node: Any, language: str) -> Any:
    """Return a schema in which titles and descriptions of one language stand, and the others are
    gone.
    """
    if isinstance(node, list):
        return [_translated(item, language) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _translated(value, language)
        for key, value in node.items()
        if key not in {"title_en", "description_en"}
    }
    for key in ("title", "description"):
        if language != "id" and f"{key}_{language}" in node:
            kept[key] = node[f"{key}_{language}"]
    return kept
