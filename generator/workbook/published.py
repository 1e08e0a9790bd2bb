"""Published values that a workbook changes, and the rows that declare the changes.

A reader who relied on a value finds the former value beside the new one. So an import compares the
changed files with the published ones, as `check --against` does, and prepares the row of the
history or of the corrections: a person writes the reason.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.build.data_folder import DataFolder
from generator.build.load import LoadedSite
from generator.build.read import RegionInputs
from generator.build.revision import compared_with, read_state
from generator.codes import Code
from generator.diagnostics import Diagnostic, Loc
from generator.errors import GeneratorError
from generator.messages import Catalogue
from generator.past.silent_changes import find_silent_changes
from generator.patch.edits import AddItem, plain
from generator.patch.patched import EditsRefusedError, patched
from generator.settings import Settings
from generator.source.files import SourceFile
from generator.source.front_matter import parse_data
from generator.source.yaml_tree import parse_yaml
from generator.workbook.contents import ShownRow
from generator.workbook.rows import RecordRow, RegionFile, rows_of

DECLARABLE = frozenset({Code.CHANGED_SILENTLY, Code.FIGURE_CHANGED})
"""Findings about a changed value, which a new record declares."""

_LISTS = re.compile(r" *(history|corrections):( \[.*)?$")


def compared_with_published(loaded: LoadedSite, data: DataFolder, settings: Settings) -> LoadedSite:
    """Return a loaded site with the findings on silent changes of published values.

    Published is the last commit. Without a checkout nobody knows, and every present file counts.

    Args:
        loaded: The site of the changed files.
        data: The present files.
        settings: Settings of the project.
    """
    try:
        return compared_with(loaded, settings, "HEAD")
    except GeneratorError:
        present = {file.path: file for file in _files(data.regions())}
        now = {file.path: file for file in _files(loaded.inputs)}
        differing = [file for path, file in now.items() if present.get(path) != file]
        earlier = (present[file.path] for file in differing if file.path in present)
        states = read_state(earlier, present), read_state(differing, now)
        found = find_silent_changes(*states, revision="HEAD", today=settings.site.today)
        loaded.report.add(found)
        return loaded


def _files(regions: Mapping[str, RegionInputs]) -> Iterator[SourceFile]:
    for inputs in regions.values():
        yield from inputs.files


def declaring_rows(
    found: Diagnostic, loc: Loc, file: RegionFile, content: bytes, catalogue: Catalogue
) -> Iterator[tuple[str, ShownRow]]:
    """Yield the rows that declare a silent change, by the name of the sheet, without a reason.

    The ready lines of the finding are added to the file in memory, and read as rows.

    Args:
        found: A finding with one of the codes above.
        loc: Path of the changed value in the file.
        file: The changed file.
        content: Bytes of the changed file.
        catalogue: Language of the workbook.
    """
    before = rows_of([file], catalogue)
    edits = [
        AddItem((*holder, key), item)
        for key, item in _entries(dict(found.arguments)["pasted"])
        if (holder := _holder(before, loc, key)) is not None
    ]
    try:
        declared = patched(content, edits, path=file.path, record=file.record)
    except EditsRefusedError:
        return
    document = parse_data(file.path, declared).document
    if document is None:
        return
    known = {row.loc for row in before}
    for row in rows_of([replace(file, document=document)], catalogue):
        if row.loc not in known:
            values = {key: text for key, text in row.values.items() if key != "reason"}
            yield row.sheet.name, ShownRow("", row.parent, None, values)


def _entries(pasted: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the items in the ready lines of a finding, each with the name of its list.

    The lines are a list, the further items of a list that exists, or both in turn.
    """
    blocks: list[str] = []
    for line in pasted.split("\n"):
        heading = _LISTS.match(line)
        if heading is None and not line.lstrip().startswith("- ") and blocks:
            blocks[-1] += f"\n{line}"
        elif heading is None or heading[2]:
            blocks.append(line if heading is None else f" - {heading[2].strip()}")
    for block in blocks:
        document = parse_yaml("", f"items:\n{block}\n".encode()).document
        items = [] if document is None else plain(document.root)["items"]
        for item in (inner for one in items for inner in (one if isinstance(one, list) else [one])):
            # Only a correction names the field that was wrong.
            yield ("corrections" if "field" in item else "history"), item


def _holder(rows: tuple[RecordRow, ...], loc: Loc, key: str) -> Loc | None:
    """Return the path of the innermost record around a value with a list of a name, or None."""
    holders = (
        (*row.loc, *path[:-1])
        for row in rows
        for path in row.sheet.lists
        if path[-1] == key and loc[: len(row.loc) + len(path) - 1] == (*row.loc, *path[:-1])
    )
    return max(holders, key=len, default=None)
