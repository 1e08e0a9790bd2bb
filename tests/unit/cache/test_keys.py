"""A forgotten input is found: every value that a step may know changes the name of its record.

Steps, tasks and the values in them are made up by type, changed in one place at a time, and named
again. So a new field is tested on the day it is declared.
"""

import dataclasses
import datetime as dt
import enum
import os
import subprocess
import sys
import types
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from markupsafe import Markup

from generator.build.media import MediaFile, MediaStep
from generator.build.regions import RegionStep, RegionTask
from generator.build.share import ShareStep, ShareTask
from generator.build.shared import (
    DescriptionsStep,
    ExportsTask,
    PagesTask,
    SharedFilesStep,
    StatementsStep,
)
from generator.build.villages import VillagesStep, VillagesTask
from generator.build.workbooks import WorkbookStep, WorkbookTask
from generator.cache import keys
from generator.cache.keys import digest_of, record_names
from generator.engine.pages import PageStep
from generator.handwritten.pages import CheckPages, WrittenFile
from generator.search.index import MakeBundles
from generator.search.segments import Segment, find_segments
from generator.settings import SiteSettings
from generator.views.facets import Facets

STEPS: Mapping[str, tuple[type[Any], Any]] = {
    "media": (MediaStep, MediaFile),
    "region": (RegionStep, RegionTask),
    "handwritten": (CheckPages, WrittenFile),
    "villages": (VillagesStep, VillagesTask),
    "share": (ShareStep, ShareTask),
    "workbook": (WorkbookStep, WorkbookTask),
    "descriptions": (DescriptionsStep, type(None)),
    "statements": (StatementsStep, type(None)),
    "shared": (SharedFilesStep, PagesTask),
    "shared files": (SharedFilesStep, ExportsTask),
    "page": (PageStep, str),
    "bundle": (MakeBundles, tuple[Segment, ...]),
}
"""Class of each step, and type of its tasks."""

LEFT_OUT: Mapping[str, str] = {
    "MediaStep.project_dir": "a folder: the digest of a file is part of its task",
    "MediaStep.staging": "a folder: where files go, not which",
    "RegionStep.staging": "a folder: where files go, not which",
    "RegionStep.national": "read from `shared.national_files`, which are part of the key",
    "RegionStep.cache": "gives results of `VillagesStep`, `ShareStep` and `WorkbookStep` by their own keys",
    "VillagesStep.region": "its records of `inputs` alone are used: see `test_village_parts.py`",
    "VillagesStep.national": "read from `shared.national_files`, which are part of the key",
    "VillagesStep.staging": "a folder: where files go, not which",
    "ShareStep.staging": "a folder: where files go, not which",
    "WorkbookStep.national": "read from `national_files`, which are part of the key",
    "WorkbookStep.staging": "a folder: where files go, not which",
    "VillagesTask.villages": "the records of `inputs`, which are part of the key",
    "StatementsStep.pages": "views of `facts` and `shared`, which are part of the key",
    "SharedFilesStep.pages": "views of `facts` and `shared`, which are part of the key",
    "SharedFilesStep.staging": "a folder: where files go, not which",
    "SharedFilesStep.read": "gives bytes of files whose digests are part of the task",
    "PageStep.builder": "laid out from the project that `config_file` names",
    "MakeBundles.cache_dir": "a folder: where records go, not which",
    "MakeBundles.folders": "places of pages whose digests are part of a segment's key",
    "Segment.pages": "the pages whose digests and facets `key` is made of",
    "SourceFile.data": "bytes whose digest is a field of its own",
}
"""Fields that keys leave out, each with the reason why no result depends on it by itself."""

_Change = tuple[str, Any]
"""Path of the changed value, and the value around it with that one change."""


def is_record(kind: Any) -> bool:
    return isinstance(kind, type) and (
        dataclasses.is_dataclass(kind) or (issubclass(kind, tuple) and hasattr(kind, "_fields"))
    )


@cache
def field_types(record: type[Any]) -> Mapping[str, Any]:
    hints = get_type_hints(record)
    if dataclasses.is_dataclass(record):
        return {field.name: hints[field.name] for field in dataclasses.fields(record) if field.init}
    return {name: hints[name] for name in record._fields}  # type: ignore[attr-defined]


def left_out_of(record: type[Any]) -> frozenset[str]:
    if not dataclasses.is_dataclass(record):
        return frozenset()
    return frozenset(field.name for field in dataclasses.fields(record) if not field.repr)


def alternatives(kind: Any) -> tuple[Any, ...]:
    """Return the members of a union, or the type alone."""
    return get_args(kind) if get_origin(kind) in {Union, types.UnionType} else (kind,)


def plain_values(kind: Any) -> tuple[Any, ...]:
    """Return different values of a type without parts; none for a type with parts."""
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return tuple(kind)
    known: Mapping[Any, tuple[Any, ...]] = {
        str: ("a", "b", ""),
        Markup: (Markup("a"), Markup("<b>")),
        bytes: (b"a", b"b"),
        int: (1, 2),
        float: (0.1, 0.2),
        bool: (False, True),
        dt.date: (dt.date(2026, 1, 1), dt.date(2026, 1, 2)),
        Path: (Path("a"), Path("b")),
        type(None): (None,),
        object: ("a", 1, None),
    }
    return known.get(kind, ())


def made_up(kind: Any) -> Any:
    """Return a value of a type in which every part is there: no tuple or mapping is empty."""
    # The richest alternative: None has no parts to change.
    kind = alternatives(kind)[0]
    if is_record(kind):
        return kind(
            **{
                name: None if name in left_out_of(kind) else made_up(part)
                for name, part in field_types(kind).items()
            }
        )
    plain = plain_values(kind)
    if plain:
        return plain[0]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        inner = arguments[:-1] if arguments[-1:] == (...,) else arguments
        return tuple(made_up(part) for part in inner)
    if origin is not None and issubclass(origin, Mapping):
        return {made_up(arguments[0]): made_up(arguments[1])}
    raise TypeError(f"keys of steps cannot hold {kind}: say here how one is made up")


def changes(value: Any, kind: Any) -> Iterator[_Change]:
    """Yield copies of a made-up value, each with one part changed."""
    first, *rest = alternatives(kind)
    for other in rest:
        yield "|", made_up(other)
    if is_record(first):
        for name, part in field_types(first).items():
            if name not in left_out_of(first):
                for path, changed in changes(getattr(value, name), part):
                    yield f".{name}{path}", with_field(value, name, changed)
        return
    yield from (("", other) for other in plain_values(first) if other != value)
    origin, arguments = get_origin(first), get_args(first)
    if origin is tuple:
        for at, item in enumerate(value):
            for path, changed in changes(item, arguments[at]):
                yield f"[{at}]{path}", (*value[:at], changed, *value[at + 1 :])
        if arguments[-1:] == (...,):
            yield "[]", ()
            yield "[+]", value + value
    elif origin is not None and issubclass(origin, Mapping):
        ((key, item),) = value.items()
        yield "{}", {}
        yield from ((f"{{key}}{path}", {k: item}) for path, k in changes(key, arguments[0]))
        yield from ((f"{{}}{path}", {key: v}) for path, v in changes(item, arguments[1]))


def with_field(record: Any, name: str, value: Any) -> Any:
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return dataclasses.replace(record, **{name: value})
    return record._replace(**{name: value})


def records_in(kind: Any) -> Iterator[type[Any]]:
    """Yield the record types that a key of this type may show."""
    if is_record(kind):
        yield kind
        for name, part in field_types(kind).items():
            if name not in left_out_of(kind):
                yield from records_in(part)
    for argument in get_args(kind):
        yield from records_in(argument)


ALL_RECORDS = {
    record for step, task in STEPS.values() for kind in (step, task) for record in records_in(kind)
}


def name_of(step: Any, task: Any) -> str:
    (name,) = record_names(step, [task])
    return name


@pytest.mark.parametrize("name", STEPS)
def test_every_input_of_a_step_changes_the_name_of_its_record(name: str) -> None:
    step_type, task_type = STEPS[name]
    step, task = made_up(step_type), made_up(task_type)
    named = {name_of(step, task): "unchanged"}
    found = [(f"step{path}", changed, task) for path, changed in changes(step, step_type)]
    found += [(f"task{path}", step, changed) for path, changed in changes(task, task_type)]
    for path, one_step, one_task in found:
        other = name_of(one_step, one_task)
        assert other not in named, f"{path} is named like {named[other]}"
        named[other] = path


def test_every_facet_and_byte_of_a_page_changes_the_key_of_its_search_segment() -> None:
    def key(digest: str, facets: Facets) -> str:
        (segment,) = find_segments({"a/index.html": digest}, lambda _address: facets, 10)
        return segment.key

    facets = made_up(Facets)
    found = [("", key("x", facets)), ("digest", key("y", facets))]
    found += [(path, key("x", changed)) for path, changed in changes(facets, Facets)]
    assert len(dict(found)) > len(dataclasses.fields(Facets))
    assert len({name for _, name in found}) == len(found)


def test_a_step_holds_every_setting_of_the_site() -> None:
    changed = {path for path, _ in changes(made_up(RegionStep), RegionStep)}
    for field in dataclasses.fields(SiteSettings):
        assert any(path.startswith(f".shared.settings.{field.name}") for path in changed)


def test_keys_leave_out_only_fields_with_a_reason() -> None:
    left_out = {
        f"{record.__name__}.{name}" for record in ALL_RECORDS for name in left_out_of(record)
    }
    assert left_out == set(LEFT_OUT)


def test_no_record_in_a_key_shows_itself_in_a_way_of_its_own() -> None:
    for record in ALL_RECORDS:
        value = made_up(record)
        text = repr(value)
        for name in field_types(record).keys() - left_out_of(record):
            assert f"{name}={getattr(value, name)!r}" in text, f"{record.__name__}.{name}"


def test_another_program_has_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    step, task = made_up(RegionStep), made_up(RegionTask)
    before = name_of(step, task)
    monkeypatch.setattr(keys, "program_digest", lambda: "another")
    assert name_of(step, task) != before


def test_the_names_are_the_same_in_every_process() -> None:
    """A set is shown in an order that differs from process to process: no key may hold one."""
    code = (
        "from tests.unit.cache.test_keys import STEPS, made_up, name_of\n"
        "print([name_of(made_up(step), made_up(task)) for step, task in STEPS.values()])"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[3],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


@pytest.mark.parametrize("value", [object(), [object()], {"key": lambda: 1}, iter(())])
def test_a_value_that_does_not_show_itself_has_no_digest(value: object) -> None:
    with pytest.raises(TypeError, match="complete repr"):
        digest_of(value)


def test_text_that_looks_like_several_values_is_not_taken_for_them() -> None:
    assert digest_of("a', 'b") != digest_of("a", "b")
    assert digest_of("a") != digest_of(Markup("a"))
    assert len({digest_of(value) for value in (1, "1", True, None)}) == 4
