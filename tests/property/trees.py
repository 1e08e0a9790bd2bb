"""Random files of every kind: valid and nearly valid trees of a record type, and their YAML."""

import json
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.decode.field_types import annotation_at, bare, is_list, is_model
from generator.model.base import BODY
from generator.model.dates import PartialDate
from generator.model.text import RichText, Text

Tree = dict[str, "Tree"] | list["Tree"] | str

_WORDS = st.sampled_from(
    [
        "Layanan warga",
        "71.72",
        "Satu, dua",
        "a: b",
        "ya",
        "tidak",
        "2,5",
        "No #1",
        "null",
        "Jum'at",
        "é",
        "12",
    ]
)
_DATES = st.sampled_from(["2022", "2022-04", "2022-04-21"])
_NUMBERS = st.sampled_from(["0", "12", "3.10", "1250000", "-2.5000"])
_SAMPLES = (
    "kata",
    "kota-misal",
    "99.01",
    "99.01.01.2001",
    "https://contoh.example/a",
    "33",
    "5",
    "2024",
    "ya",
    "3",
    "A.1",
    "-0.61452, 113.30251",
    "#0B5C6B",
    "loket-desa.jpg",
    "diskominfo@contoh.example",
    "national-six/governance",
    "2026-12-07T08:00:00+07:00",
)
"""Texts of which every field that checks its form takes at least one."""

UNKNOWN = st.sampled_from(["duee", "embargo", "12", "dan lainnya"])


@st.composite
def trees(draw: st.DrawFn, model: type[BaseModel], depth: int = 0) -> dict[str, Tree]:
    """Draw a tree that a record type accepts: required keys, and some of the others."""
    tree: dict[str, Tree] = {}
    for name, field in model.model_fields.items():
        wanted = field.is_required() or (
            depth < 3 and draw(st.integers(0, most := 3 if depth == 0 else 5)) == most
        )
        if wanted and name != BODY:
            value = draw(values(model, name, depth))
            if value is not None:
                tree[name] = value
    return tree


@st.composite
def values(draw: st.DrawFn, model: type[BaseModel], name: str, depth: int) -> Tree | None:
    """Draw a value that a field takes; None where no sample fits."""
    if _is_list(model, name):
        item = _one(model, name, depth)
        return draw(st.lists(item, min_size=1, max_size=2)) if item is not None else None
    one = _one(model, name, depth)
    return draw(one) if one is not None else None


def _one(model: type[BaseModel], name: str, depth: int) -> st.SearchStrategy[Tree] | None:
    kind = _kind(model, name)
    if kind is Text:
        return st.one_of(_WORDS, st.fixed_dictionaries({"id": _WORDS}, optional={"en": _WORDS}))
    if kind is RichText:
        return st.sampled_from(["Satu paragraf.", "Satu.\n\nDua."])
    if is_model(kind):
        return trees(kind, depth + 1)
    if kind is PartialDate:
        return _DATES
    if kind is Decimal:
        return _NUMBERS
    samples = _accepted_samples(model, name)
    return st.sampled_from(samples) if samples else None


@cache
def _is_list(model: type[BaseModel], name: str) -> bool:
    return is_list(annotation_at(model, (name,)))


@cache
def _kind(model: type[BaseModel], name: str) -> Any:
    return bare(annotation_at(model, (name,)))


@cache
def _accepted_samples(model: type[BaseModel], name: str) -> tuple[str, ...]:
    annotation = annotation_at(model, (name,))
    kind = bare(annotation)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(str(member.value) for member in kind)
    if get_origin(kind) is Literal:
        return tuple(str(word) for word in get_args(kind))
    adapter = TypeAdapter(annotation)
    wrap = (lambda sample: (sample,)) if is_list(annotation) else (lambda sample: sample)
    return tuple(sample for sample in _SAMPLES if _is_accepted(adapter, wrap(sample)))


def _is_accepted(adapter: TypeAdapter[Any], value: object) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def mappings(tree: Tree) -> Iterator[dict[str, Tree]]:
    """Yield every group of keys in a tree, the outermost first."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from mappings(value)
    elif isinstance(tree, list):
        for item in tree:
            yield from mappings(item)


def as_flow(tree: Tree, *, careless: bool = False) -> str:
    """Return a tree in braces and brackets; a careless writer puts no quotes around a text."""
    if isinstance(tree, dict):
        return (
            "{"
            + ", ".join(
                f"{key}: {as_flow(value, careless=careless)}" for key, value in tree.items()
            )
            + "}"
        )
    if isinstance(tree, list):
        return "[" + ", ".join(as_flow(item, careless=careless) for item in tree) + "]"
    if tree == "" or (careless and "\n" not in tree):
        return tree
    return json.dumps(tree, ensure_ascii=False)


def as_file(tree: dict[str, Tree], *, careless: bool = False) -> str:
    """Return a tree as a data file: a line for each key of the record."""
    return "".join(f"{key}: {as_flow(value, careless=careless)}\n" for key, value in tree.items())
