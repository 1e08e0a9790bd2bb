"""The JSON Schema of the data files, for editors: titles and descriptions in the wished language."""

from typing import Any

from generator.model.base import Record
from generator.model.framework import Framework
from generator.model.programme import Glossary, NationalSources, Programme, Provinces
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.update import Update
from generator.model.village import Village

_ROOTS: dict[str, type[Record]] = {
    "region": Region,
    "quick-win": QuickWin,
    "village": Village,
    "update": Update,
    "programme": Programme,
    "provinces": Provinces,
    "glossary": Glossary,
    "sources": NationalSources,
    "framework": Framework,
}


def schemas(language: str) -> dict[str, Any]:
    """Return a JSON Schema (draft 2020-12) for each kind of file, by name.

    Args:
        language: "id" or "en": the language of titles and descriptions.
    """
    return {name: _in_language(root, language) for name, root in _ROOTS.items()}


def _in_language(root: type[Record], language: str) -> dict[str, Any]:
    schema = root.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    translated = _translated(schema, language)
    if not isinstance(translated, dict):
        raise TypeError("a schema is a mapping")
    return translated


def _translated(node: Any, language: str) -> Any:
    """Return a schema in which titles and descriptions of one language stand, and the others are gone."""
    if isinstance(node, list):
        return [_translated(item, language) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _translated(value, language) for key, value in node.items() if key not in {"title_en", "description_en"}
    }
    for key in ("title", "description"):
        if language != "id" and f"{key}_{language}" in node:
            kept[key] = node[f"{key}_{language}"]
    return kept
