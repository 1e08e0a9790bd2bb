"""Packaged national files for projects without `regions/_national/programme.yml`.

Each file that the national folder of a project lacks is taken from the package. A project with a
`programme.yml` keeps the national folder as is: a framework that the project has removed does not
come back.

The packaged files refer to sources of five regions. For a region that a project lacks, the source
is added to the national sources, from `nation_sources.yml` beside this module, and the reference
`kota-bontang/bontang-mou-2019` becomes `kota-bontang-bontang-mou-2019`.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.codes import Code
from generator.diagnostics import Diagnostic
from generator.packaged import ROOT
from generator.source.discover import NATIONAL_FOLDER, find_in
from generator.source.files import SourceFile, SourceKind, digest_of_file

_SHARED = f"regions/{NATIONAL_FOLDER}"
_PROGRAMME = f"{_SHARED}/programme.yml"
_SOURCES_OF_REGIONS = Path(__file__).with_name("nation_sources.yml")
_REFERENCE = re.compile(rb"(?<![\w/-])((?:kota|kabupaten)-[a-z0-9-]+)/([a-z0-9-]+)")
"""Reference to a source of a region, in a file outside of the region's folder."""
_ENTRY = re.compile(rb"^  - id: (\S+)\n(?:    .*\n)*", re.MULTILINE)
"""Entry in a list of sources, with the identifier as a group."""

Found = tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]
"""Files sorted by path, and findings about names and places of files."""


def with_packaged_nation(found: Found, project_dir: Path, regions: Collection[str]) -> Found:
    """Return the files of a project, completed by packaged national files.

    The path of a packaged file is relative to the package as it would be to the project, so that
    reports name the file by which a project can replace the packaged one. Findings that a file is
    missing are dropped if the package has the file.

    Args:
        found: Result of `find_sources`, or of `find_in` for the national folder.
        project_dir: Folder of the project.
        regions: Names of the folders of regions in the project.
    """
    files, findings = found
    own = {file.path for file in files}
    # An editable install finds the repository's own files missing as any project's.
    if _PROGRAMME in own or project_dir.resolve() == ROOT:
        return found
    packaged = tuple(file for file in find_in(ROOT / _SHARED, ROOT)[0] if file.path not in own)
    paths = {file.path for file in packaged}
    left = tuple(
        finding
        for finding in findings
        if finding.code is not Code.NATIONAL_FILE_MISSING or finding.span.path not in paths
    )
    # A project's own file may be an edited copy of a packaged one, with the same references.
    national = (*packaged, *(file for file in files if file.region is None))
    entries = _sources_of_regions()
    references = _references(national, entries.keys(), regions)
    complete = [_completed(file, references, entries) for file in national]
    complete += [file for file in files if file.region is not None]
    return tuple(sorted(complete, key=lambda file: file.path)), left


def packaged_sources_of(region: str) -> bytes:
    """Return the sources of a region that the packaged national files name, as the YAML of a list.

    Empty for most regions. A region of a project needs these sources under their own identifiers.
    """
    prefix = f"{region}-".encode()
    entries = (
        text.replace(b"id: " + name, b"id: " + name.removeprefix(prefix), 1)
        for name, text in _sources_of_regions().items()
        if name.startswith(prefix)
    )
    return b"".join(entries)


def _sources_of_regions() -> dict[bytes, bytes]:
    """Return the entries of `nation_sources.yml`, by identifier."""
    text = _SOURCES_OF_REGIONS.read_bytes()
    return {match[1]: match[0] for match in _ENTRY.finditer(text)}


def _references(
    files: Iterable[SourceFile], known: Collection[bytes], regions: Collection[str]
) -> dict[bytes, bytes]:
    """Return the known identifier for each reference to a source of an absent region."""
    absent = (
        match
        for file in files
        for match in _REFERENCE.finditer(file.data)
        if match[1].decode() not in regions
    )
    renamed = {match[0]: b"%s-%s" % match.groups() for match in absent}
    return {reference: name for reference, name in renamed.items() if name in known}


def _completed(
    file: SourceFile, references: Mapping[bytes, bytes], entries: Mapping[bytes, bytes]
) -> SourceFile:
    """Return a national file with references renamed, and with the sources at the end of a list.

    A new name is as long as the reference, so that findings keep their columns.
    """
    data = _REFERENCE.sub(lambda match: references.get(match[0], match[0]), file.data)
    if file.kind is SourceKind.SOURCES:
        data += b"".join(entries[name] for name in sorted(set(references.values())))
    return replace(file, data=data, digest=digest_of_file(data))
