"""The national files that come with the program, for projects that have none of their own.

A project with its own `programme.yml` keeps its national files as they are: a framework that such
a project has removed does not come back. Without one, each file that `regions/_national/` lacks is
the packaged file of that name.

The packaged files name sources of five regions. In a project without such a region the source comes
with the national ones, from `nation_sources.yml` beside this module, and is named by its identifier
there: `kota-bontang/bontang-mou-2019` becomes `kota-bontang-bontang-mou-2019`.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from generator.codes import Code
from generator.diagnostics import Diagnostic
from generator.packaged import ROOT
from generator.source.discover import NATIONAL_FOLDER, SourceFile, SourceKind, find_in

_SHARED = f"regions/{NATIONAL_FOLDER}"
_PROGRAMME = f"{_SHARED}/programme.yml"
_SOURCES_OF_REGIONS = Path(__file__).with_name("nation_sources.yml")
_REFERENCE = re.compile(rb"(?<![\w/-])((?:kota|kabupaten)-[a-z0-9-]+)/([a-z0-9-]+)")
"""A source of a region, as a file outside of the region names it."""
_ENTRY = re.compile(rb"^  - id: (\S+)\n(?:    .*\n)*", re.MULTILINE)
"""An entry of a list of sources, and its identifier."""

Found = tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]
"""Files of the data, sorted by path, and findings about files as such."""


def with_packaged_nation(found: Found, project_dir: Path, regions: Collection[str]) -> Found:
    """Return the files of a project with the packaged national files that it lacks.

    A packaged file has the path that it would have in the project: a file at that path takes its
    place. Findings that such files are missing are left out.

    Args:
        found: Result of `find_sources`, or of `find_in` for the national folder.
        project_dir: Folder of the project.
        regions: Names of all folders of regions in the project.
    """
    files, findings = found
    own = {file.path for file in files}
    if _PROGRAMME in own or project_dir.resolve() == ROOT:
        return found
    packaged = tuple(file for file in find_in(ROOT / _SHARED, ROOT)[0] if file.path not in own)
    paths = {file.path for file in packaged}
    left = tuple(
        finding
        for finding in findings
        if finding.code is not Code.NATIONAL_FILE_MISSING or finding.span.path not in paths
    )
    references = _references(packaged, regions)
    renamed = (_with(file, _renamed(file.data, references)) for file in packaged)
    complete = (_with_sources(file, references) for file in (*files, *renamed))
    return tuple(sorted(complete, key=lambda file: file.path)), left


def _references(files: Iterable[SourceFile], regions: Collection[str]) -> dict[bytes, bytes]:
    """Return the identifier that takes the place of each reference to a region that is not there."""
    return {
        match[0]: b"%s-%s" % match.groups()
        for file in files
        for match in _REFERENCE.finditer(file.data)
        if match[1].decode() not in regions
    }


def _renamed(data: bytes, references: dict[bytes, bytes]) -> bytes:
    return _REFERENCE.sub(lambda match: references.get(match[0], match[0]), data)


def _with_sources(file: SourceFile, references: dict[bytes, bytes]) -> SourceFile:
    """Return a national list of sources with the named sources of regions at its end."""
    if file.kind is not SourceKind.SOURCES:
        return file
    entries = {match[1]: match[0] for match in _ENTRY.finditer(_SOURCES_OF_REGIONS.read_bytes())}
    named = sorted(set(references.values()) & entries.keys())
    return _with(file, b"".join([file.data, *(entries[identifier] for identifier in named)]))


def _with(file: SourceFile, data: bytes) -> SourceFile:
    return replace(file, data=data, digest=blake2b(data, digest_size=16).hexdigest())
