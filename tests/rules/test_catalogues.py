"""The catalogues say everything the program says, in both languages, and nothing it does not say."""

import ast
import inspect
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter
from typing import Any, get_args, get_origin

import pytest
import yaml

from generator import model as model_package
from generator.build.read import MODELS
from generator.codes import Code
from generator.messages import FIELDS, LANGUAGES, SYNONYMS, load_catalogue
from generator.model.base import Kind, Record
from generator.model.dates import Weekday
from generator.source.yaml_tree import parse_yaml

PACKAGE = Path(__file__).parents[2] / "generator"
COUNTING = {"counted", "form_of"}
ASKING = {"word", "optional", "sentence", *COUNTING}
"""Methods of a catalogue or of a page in the making, which take a key first."""

WORDLESS_ENUMS: Mapping[type[StrEnum], str] = {
    Kind: "names kinds of references, whose words stand under reference_kinds",
    Weekday: "its values are Indonesian words that stand in the data; pages take the day's name from the calendar",
}
WORDLESS_RECORDS: Mapping[str, str] = {
    "Text": "a value, not a thing",
    "RichText": "a value, not a thing",
    "Period": "a value, not a thing",
    "Flag": "shown as a mark of the record that carries it",
    "Alternative": "shown as another value of the record that carries it",
    "Crossing": "a row of the crosswalk",
    "Programme": "a file, shown part by part",
    "Glossary": "a file, shown part by part",
    "NationalSources": "a file, shown part by part",
    "Provinces": "a file, shown part by part",
    "Province": "a heading over its regions",
    "IslandGroup": "orders the map",
    "Concept": "for the search alone",
    "RegionList": "a file, read for the rules and the search",
    "ListedRegion": "for the rules and the search alone",
}
DYNAMIC: Mapping[str, str] = {
    "kinds": "the reporter translates arguments of findings that are words of the program",
    "reference_kinds": "the same, for what a reference names",
    "programs": "the same, for the program that wrote a file; most have one name in all languages",
    "code_rules": "the same, for which codes a kind of region or village has",
}
"""Sections that are reached by keys which no call spells out, and why."""

Pattern = tuple[str | None, ...]
"""What a call asks for: fixed stretches of a key, and None for each part that is known at run time
only.
"""


@pytest.mark.parametrize(
    "path",
    sorted((PACKAGE / "messages").rglob("*.yml")),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_a_catalogue_passes_the_reader_that_data_files_pass(path: Path) -> None:
    assert parse_yaml(path.name, path.read_bytes()).diagnostics == ()


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name != "messages":
            yield path, ast.parse(path.read_text(encoding="utf-8"))


@cache
def asked() -> tuple[tuple[str, Pattern], ...]:
    """Return place and pattern of every key that the program or a template asks for."""
    found = [
        (f"{path.name}:{node.lineno}", pattern)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and called(node) in ASKING
        for pattern in patterns(node.args[0], is_counted=called(node) in COUNTING)
    ]
    for path in sorted((PACKAGE / "templates").rglob("*.j2")):
        for key, rest in re.findall(r'\bword\("([^"]+)"( ~ )?', path.read_text(encoding="utf-8")):
            found.append((path.name, (key, None) if rest else (key,)))
    return tuple(found)


def called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def patterns(key: ast.expr, *, is_counted: bool) -> Iterator[Pattern]:
    """Yield the patterns of a key's expression; nothing for one that only a variable holds."""
    form = (".other",) if is_counted else ()
    match key:
        case ast.Constant(value=str(text)):
            yield ("".join((text, *form)),)
        case ast.IfExp(body=body, orelse=orelse):
            yield from patterns(body, is_counted=is_counted)
            yield from patterns(orelse, is_counted=is_counted)
        case ast.JoinedStr(values=parts):
            yield (
                *(str(part.value) if isinstance(part, ast.Constant) else None for part in parts),
                *form,
            )


@cache
def as_regex(pattern: Pattern) -> re.Pattern[str]:
    """Return what matches the keys of a pattern: a part of run time is one step, or the rest after
    such a part.
    """
    written = [
        re.escape(part)
        if part is not None
        else "(.*)"
        if before is None and position
        else r"([^.]+)"
        for position, (before, part) in enumerate(zip((None, *pattern), pattern, strict=False))
    ]
    return re.compile("".join(written) + r"\Z")


@cache
def pieces() -> frozenset[str]:
    """Return all words that a part of run time can be: steps of constants, names of classes."""
    constants = {
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    classes = {
        node.name
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    # The sentences of the forms are published as a whole, and their scripts ask for each.
    scripts = (
        path.read_text(encoding="utf-8")
        for name in ("form", "admin", "admin_files")
        for pattern in (f"{name}.js", f"{name}/*.js")
        for path in (PACKAGE / "scripts").glob(pattern)
    )
    return (
        frozenset(
            piece for text in constants if len(text) < 80 for piece in re.split(r"[./]", text)
        )
        | classes
        | frozenset(word for script in scripts for word in re.findall(r"\w+", script))
    )


@cache
def spelled() -> frozenset[str]:
    """Return every constant that is written like a key, also where it reaches the catalogue through
    a variable.
    """
    return frozenset(
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value
    )


def is_used(key: str) -> bool:
    if key in spelled():
        return True
    section, _, name = key.partition(".")
    if section in DYNAMIC:
        before, mark, after = name.partition("_")
        return name in pieces() or {before + mark, after} <= pieces()
    plural = f"{key.removesuffix('.one')}.other" if key.endswith(".one") else key
    for _, pattern in asked():
        # Most patterns begin with a fixed stretch that the key does not have.
        if any(pattern) and plural.startswith(pattern[0] or ""):
            match = as_regex(pattern).match(plural)
            if match and all(
                piece in pieces() for group in match.groups() for piece in group.split(".") if piece
            ):
                return True
    return False


def placeholders(text: str) -> set[str]:
    """Return the names of the arguments that a text leaves open."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def without_plurals(keys: Mapping[str, str]) -> set[str]:
    """Return keys without those for one thing, which a language has only where its grammar asks for
    it.
    """
    return {
        key
        for key in keys
        if not (key.endswith(".one") and f"{key.removesuffix('.one')}.other" in keys)
    }


def read(file: Path) -> object:
    # Texts only.
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506


def flattened(node: object, prefix: str = "") -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from flattened(value, f"{prefix}.{key}" if prefix else str(key))
    else:
        yield prefix


def model_modules() -> Iterator[Any]:
    for module in iter_modules(model_package.__path__):
        yield import_module(f"{model_package.__name__}.{module.name}")


def enums() -> list[type[StrEnum]]:
    return sorted(
        {
            member
            for module in model_modules()
            for _, member in inspect.getmembers(module, inspect.isclass)
            if issubclass(member, StrEnum)
            and member.__module__ == module.__name__
            and member not in WORDLESS_ENUMS
        },
        key=lambda member: member.__name__,
    )


@cache
def records() -> frozenset[type[Record]]:
    """Return all records that files of the data can hold."""
    found: set[type[Record]] = set()

    def visit(annotation: Any) -> None:
        if get_origin(annotation) is not None:
            for part in get_args(annotation):
                visit(part)
        elif (
            isinstance(annotation, type)
            and issubclass(annotation, Record)
            and annotation not in found
        ):
            found.add(annotation)
            for field in annotation.model_fields.values():
                visit(field.annotation)

    for kind in MODELS.values():
        visit(kind)
    return frozenset(found)


@cache
def declared_fields() -> tuple[tuple[str, str], ...]:
    """Return the name of each record of the model with each field that it declares itself."""
    return tuple(
        (record.__name__, name)
        for module in model_modules()
        for _, record in inspect.getmembers(module, inspect.isclass)
        if issubclass(record, Record) and record.__module__ == module.__name__
        for name in inspect.get_annotations(record)
        if name in record.model_fields
    )


def words_of_fields(language: str) -> object:
    return read(PACKAGE / "messages" / language / FIELDS)


def test_every_folder_of_the_catalogues_is_a_language_and_indonesian_is_the_first() -> None:
    folders = {file.parent.name for file in (PACKAGE / "messages").rglob("*.yml")}
    assert (LANGUAGES[0], set(LANGUAGES)) == ("id", folders)


def test_both_languages_have_the_same_keys() -> None:
    first, *others = (without_plurals(load_catalogue(language).words) for language in LANGUAGES)
    assert [(other - first, first - other) for other in others] == [(set(), set())] * len(others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_leave_the_same_things_open(language: str) -> None:
    words, own = load_catalogue(LANGUAGES[0]).words, load_catalogue(language).words
    differing = {
        key for key in own if key in words and placeholders(own[key]) != placeholders(words[key])
    }
    assert {key for key in differing if not key.endswith(".one")} == set()


FROM_OTHERS = {"description": "field"}
"""Arguments that the reporter makes from another argument."""


def test_every_finding_brings_the_arguments_of_its_sentences() -> None:
    """Law: no report ends in a traceback because a sentence leaves a name open."""
    words = load_catalogue(LANGUAGES[0]).words
    wanted = {
        code.name: {
            name
            for part in ("message", "expected", "remedy")
            for name in placeholders(words[f"{code}.{part}"])
        }
        for code in Code
    }
    judged, missing = 0, []
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match call:
                case ast.Call(
                    ast.Name("finding"), [ast.Attribute(ast.Name("Code"), code), *_], named
                ) if all(keyword.arg for keyword in named):
                    judged += 1
                    given = {keyword.arg for keyword in named}
                    lacking = {
                        name for name in wanted[code] - given if FROM_OTHERS.get(name) not in given
                    }
                    if lacking:
                        missing.append(f"{path.name}:{call.lineno}: {code} {sorted(lacking)}")
                case _:
                    pass
    assert judged > 100
    if missing:
        pytest.fail("\n".join(missing), pytrace=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_and_no_brace_stands_alone(language: str) -> None:
    for key, text in load_catalogue(language).words.items():
        assert text.strip() == text != "", key
        placeholders(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files(language: str) -> None:
    files = [
        file
        for file in sorted((PACKAGE / "messages" / language).glob("*.yml"))
        if file.name not in {SYNONYMS, FIELDS}
    ]
    keys = Counter(key for file in files for key in flattened(read(file)))
    assert [key for key, count in keys.items() if count > 1] == []
    assert set(keys) == set(load_catalogue(language).words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_closed_list_has_its_word_and_no_word_is_left_over(language: str) -> None:
    asked_for = {f"enum.{kind.__name__}.{member.value}" for kind in enums() for member in kind}
    assert {key for key in load_catalogue(language).words if key.startswith("enum.")} == asked_for


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_title_and_description_and_no_word_is_left_over(language: str) -> None:
    declared = {
        f"{record}.{name}.{part}"
        for record, name in declared_fields()
        for part in ("title", "description")
    }
    written = set(flattened(words_of_fields(language)))
    file = f"messages/{language}/{FIELDS}"
    lacking = [f"{file} lacks {key}" for key in sorted(declared - written)]
    assert lacking == [], "\n".join(lacking)
    left_over = [f"{file} has {key}, but no record has" for key in sorted(written - declared)]
    assert left_over == [], "\n".join(left_over)


def test_no_two_records_share_a_name_and_with_it_the_words_of_their_fields() -> None:
    assert [field for field, count in Counter(declared_fields()).items() if count > 1] == []
    assert len(declared_fields()) > 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_title_and_no_description_of_a_field_is_empty(language: str) -> None:
    for record, name in declared_fields():
        for text in load_catalogue(language).field(record, name):
            assert text.strip() == text != "", f"{record}.{name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_has_its_word_and_no_word_is_left_over(language: str) -> None:
    names = {record.__name__ for record in records()}
    assert set(WORDLESS_RECORDS) <= names
    written = {key for key in load_catalogue(language).words if key.startswith("record.")}
    assert written == {f"record.{name}" for name in names - set(WORDLESS_RECORDS)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_four_sentences(language: str) -> None:
    asked_for = {
        f"{code}.{part}" for code in Code for part in ("title", "message", "expected", "remedy")
    }
    assert {key for key in load_catalogue(language).words if re.match(r"MP\d", key)} == asked_for


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_is_asked_for_is_there(language: str) -> None:
    words = load_catalogue(language).words
    missing = [
        (place, pattern)
        for place, pattern in asked()
        if not any(map(as_regex(pattern).match, words))
    ]
    assert missing == []


def test_keys_that_are_asked_for_are_found_in_program_and_templates() -> None:
    keys = {pattern for _, pattern in asked()}
    assert {
        ("page.home",),
        ("source.used.other",),
        ("section.", None, ".title"),
        ("record.", None),
    } <= keys
    assert len(keys) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_used(language: str) -> None:
    assert [key for key in load_catalogue(language).words if not is_used(key)] == []
