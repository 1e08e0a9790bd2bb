"""A fault is found on its own line and causes no further finding, whatever the rule.

Many faults are laid at once into the files of the invented region, which has every kind of record.
Every finding must lie on the line of a fault: a finding elsewhere would come from a stand-in for a
wrong value, or from a part that was left out.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.build.media import MediaStep, find_media_files
from generator.build.read import RegionInputs, read_national
from generator.build.regions import read_region
from generator.checks.all_checks import check_site
from generator.codes import Code
from generator.diagnostics import Diagnostic, Span
from generator.facts.link_summary import LinkSummary
from generator.facts.media_facts import MediaFacts
from generator.link import link_site
from generator.link.site import NationalData
from generator.source.discover import find_sources
from generator.source.files import SourceFile
from generator.source.front_matter import parse_update
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, Style, YamlDocument
from generator.source.yaml_tree import parse_yaml
from generator.web_hosts import OFFICIAL_HOSTS

PROJECT = Path(__file__).parents[2]
SLUG = "kabupaten-contoh"
DAY = dt.date(2026, 11, 29)
UNREADABLE = '"§§"'
"""Neither a word of a list, nor a date, a number, an identifier or an address; a text takes it."""
STRIDE = 40
"""One value in so many is made faulty at a time, so that most of what refers to it is sound."""
OFFSETS = [
    pytest.param(offset, marks=() if offset % 20 == 0 else pytest.mark.slow)
    for offset in range(STRIDE)
]
"""First of the faulty values; a twentieth of them is tried where there is little time."""


@cache
def sources() -> tuple[SourceFile, ...]:
    files, refused = find_sources(PROJECT / "regions", PROJECT)
    assert refused == ()
    return files


@cache
def nation() -> NationalData:
    national, found = read_national(file for file in sources() if file.region is None)
    assert national is not None
    assert found == ()
    return national


@cache
def other_summaries() -> tuple[LinkSummary, ...]:
    slugs = {file.region for file in sources() if file.region not in {None, SLUG}}
    readings = (
        read_region(
            RegionInputs(str(slug), files_of(str(slug)), media=media_of(str(slug))),
            nation(),
            today=DAY,
            hosts=OFFICIAL_HOSTS,
        )
        for slug in slugs
    )
    return tuple(reading.link_summary for reading in readings if reading.link_summary is not None)


def files_of(slug: str) -> tuple[SourceFile, ...]:
    return tuple(file for file in sources() if file.region == slug)


@cache
def media_of(slug: str) -> tuple[MediaFacts, ...]:
    found = find_media_files(PROJECT / "regions", PROJECT, {slug}, {})
    assert found.refused == ()
    examine = MediaStep(PROJECT).open()
    return tuple(examine(file).facts for file in found.files)


def found_with(texts: Mapping[str, bytes]) -> list[Diagnostic]:
    """Return what is found with other contents of some files of the region."""
    files = tuple(replace(file, data=texts.get(file.path, file.data)) for file in files_of(SLUG))
    inputs = RegionInputs(SLUG, files, media=media_of(SLUG))
    reading = read_region(inputs, nation(), today=DAY, hosts=OFFICIAL_HOSTS)
    link_summary = (
        other_summaries()
        if reading.link_summary is None
        else (*other_summaries(), reading.link_summary)
    )
    unreadable = frozenset({SLUG}) if reading.link_summary is None else frozenset[str]()
    site, between = link_site(nation(), link_summary, unreadable=unreadable)
    return [*reading.diagnostics, *between, *check_site(site, today=DAY, hosts=OFFICIAL_HOSTS)]


@cache
def document_of(file: SourceFile) -> YamlDocument:
    parsed = (parse_update if file.path.endswith(".md") else parse_yaml)(file.path, file.data)
    assert parsed.document is not None
    return parsed.document


def values_in(node: Node) -> Iterator[ScalarNode]:
    match node:
        case MappingNode():
            for _, value in node.items:
                yield from values_in(value)
        case SequenceNode():
            for item in node.items:
                yield from values_in(item)
        case ScalarNode(style=Style.PLAIN | Style.QUOTED, span=span) if span.line == span.end_line:
            yield node


def keys_in(node: Node) -> Iterator[ScalarNode]:
    match node:
        case MappingNode():
            for key, value in node.items:
                yield key
                yield from keys_in(value)
        case SequenceNode():
            for item in node.items:
                yield from keys_in(item)


def with_faults(document: YamlDocument, faults: Mapping[Span, str]) -> bytes:
    lines = document.text.split("\n")
    for span, text in sorted(faults.items(), reverse=True):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :]
    return "\n".join(lines).encode()


def faulty(offset: int, *, in_keys: bool) -> tuple[dict[str, bytes], set[tuple[str, int]]]:
    """Return the files with a fault in every `STRIDE`th value or key, and the lines of the faults."""
    texts, lines = {}, set()
    for file in files_of(SLUG):
        document = document_of(file)
        nodes = list((keys_in if in_keys else values_in)(document.root))[offset::STRIDE]
        texts[file.path] = with_faults(
            document,
            {node.span: f"zq{node.text[::-1]}qz" if in_keys else UNREADABLE for node in nodes},
        )
        lines |= {(file.path, node.span.line) for node in nodes}
    return texts, lines


@pytest.mark.parametrize("offset", OFFSETS)
def test_what_is_found_lies_on_the_lines_of_the_faults(offset: int) -> None:
    texts, lines = faulty(offset, in_keys=False)
    found = found_with(texts)
    assert found
    assert [
        diagnostic
        for diagnostic in found
        if (diagnostic.span.path, diagnostic.span.line) not in lines
    ] == []


@pytest.mark.parametrize("offset", OFFSETS)
def test_of_keys_that_nobody_knows_nothing_else_is_found_than_that_they_miss(offset: int) -> None:
    texts, lines = faulty(offset, in_keys=True)
    found = [diagnostic for diagnostic in found_with(texts) if diagnostic.code != Code.MISSING_KEY]
    assert found
    assert [
        diagnostic
        for diagnostic in found
        if (diagnostic.span.path, diagnostic.span.line) not in lines
    ] == []


@pytest.mark.parametrize("damage", ["yaml", "utf-16", "empty"])
def test_a_file_that_cannot_be_read_causes_one_finding(damage: str) -> None:
    for file in files_of(SLUG)[:: 5 if damage == "yaml" else 11]:
        opened = b"---\nx: [\n---\n" if file.path.endswith(".md") else file.data + b"\nx: [\n"
        data = {"yaml": opened, "utf-16": file.data.decode().encode("utf-16"), "empty": b""}[damage]
        found = found_with({file.path: data})
        assert [diagnostic.span.path for diagnostic in found] == [file.path], found
