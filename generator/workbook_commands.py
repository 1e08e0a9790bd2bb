"""The commands of workbooks: `export xlsx`, `import xlsx`, `import table` and `import inbox`.

`cli.py` has the arguments. An import shows and checks every change before writing.
"""

import posixpath
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

import click

from generator.build.data_folder import DataFolder, find_data
from generator.build.history import paths_changed_since
from generator.build.release_marks import State
from generator.build.revision import commit_named
from generator.errors import GeneratorError
from generator.files.atomic import write_atomically
from generator.machine_paths import display_path
from generator.messages import Catalogue
from generator.progress.display import is_watched
from generator.settings import Settings, read_settings
from generator.source.walk import printable
from generator.workbook.contents import contents_of
from generator.workbook.exporting import exported_rows
from generator.workbook.importing import compared, told_import
from generator.workbook.inbox import as_markdown, read_inbox, waiting_files
from generator.workbook.judgement import judge
from generator.workbook.layout import sheets
from generator.workbook.office_maps import map_text, proposed_map, read_map
from generator.workbook.office_questions import asking_map, told_questions
from generator.workbook.office_rows import OfficeTableReader
from generator.workbook.office_tables import open_table
from generator.workbook.opening import open_workbook
from generator.workbook.rows import Addresses
from generator.workbook.writing import written

_MOST_NAMED = 5
"""Most files that a sentence names; more are counted."""


def export_xlsx(
    catalogue: Catalogue,
    *,
    config_file: Path,
    regions: tuple[str, ...],
    every: bool,
    output: Path | None,
) -> None:
    """Write a workbook a region."""
    settings = read_settings(config_file)
    data = _data(settings)
    known = tuple(data.regions())
    if not regions and not every:
        raise GeneratorError("workbook_which", regions=", ".join(known))
    folder = output or Path()
    folder.mkdir(parents=True, exist_ok=True)
    for slug in known if every else dict.fromkeys(regions):
        found = exported_rows(data, slug, catalogue)
        content = written(contents_of(slug, found.rows, found.names, catalogue), catalogue)
        file = _written_beside(folder / f"{slug}.xlsx", content)
        shown = display_path(file.absolute(), Path.cwd())
        click.echo(catalogue.word("workbook.told.exported", file=shown, count=len(found.rows)))


def import_xlsx(
    catalogue: Catalogue, *, config_file: Path, file: Path, region: str | None, yes: bool
) -> None:
    """Show the changes of a workbook, check the result, and write if a person agrees."""
    settings = read_settings(config_file)
    data = _data(settings)
    opened = open_workbook(file.name, file.read_bytes())
    if opened.has_values_only:
        click.echo(catalogue.word("workbook.told.values_only", file=file.name))
    read = compared(file.name, opened, data, region)
    merged, changed = read.merged, read.edited
    judgement = judge(data, changed.contents, merged, settings, read.words)
    for line in told_import(read, judgement, catalogue):
        click.echo(line)
    # A workbook with faults was not read whole, so a copy would lack what could not be read.
    if (merged.questions or judgement.declaring) and not merged.faults:
        asking = written(read.asking(judgement.declaring), read.words)
        copy = _asking_copy(file, asking, read.words)
        click.echo(catalogue.word("workbook.told.copy", file=copy.name))
    if merged.faults or changed.refused or judgement.has_errors:
        _refuse(catalogue.word("workbook.told.refused"))
    if merged.questions and not yes:
        _refuse(catalogue.word("workbook.told.unanswered"))
    if merged.is_empty:
        click.echo(catalogue.word("workbook.told.nothing"))
    elif yes or _agrees(catalogue):
        _write(settings.project_dir, data, changed.contents)
        click.echo(
            catalogue.word("workbook.told.written", files=_files(changed.contents, catalogue))
        )
    else:
        click.echo(catalogue.word("workbook.told.not_written"))


def import_table(
    catalogue: Catalogue,
    *,
    config_file: Path,
    file: Path,
    region: str,
    map_file: Path | None,
    output: Path | None,
) -> None:
    """Turn a table of an office into new rows of the region's workbook, with every doubt told."""
    settings = read_settings(config_file)
    table = open_table(file.name, file.read_bytes())
    if table.has_values_only:
        click.echo(catalogue.word("workbook.told.values_only", file=file.name))
    present = exported_rows(_data(settings), region, catalogue)
    book = contents_of(region, present.rows, present.names, catalogue)
    reader = OfficeTableReader(book.cells, present, catalogue)
    known_map = map_file or file.with_suffix(".map.yml")
    if map_file is None and not known_map.exists():
        table_map = proposed_map(table)
        found = reader.read(table, table_map)
        write_atomically(known_map, map_text(asking_map(table_map, found), catalogue).encode())
        click.echo(catalogue.word("workbook.told.proposed", file=known_map.name))
    else:
        table_map = read_map(known_map.name, known_map.read_bytes(), reader.names)
        missing = [head for head in table.heads.values() if head not in table_map.columns]
        if missing:
            raise GeneratorError(
                "table_map_heading", file=known_map.name, headings=", ".join(missing)
            )
        found = reader.read(table, table_map)
        click.echo(catalogue.word("workbook.told.mapped", file=known_map.name))
    for heading, key in table_map.columns.items():
        click.echo(f"  {heading} → {key or '-'}")
    for line in found.skipped:
        click.echo(catalogue.word("workbook.told.skipped", row=line))
    if table_map.sheet.column("dimension") and not present.knows_dimensions:
        click.echo(catalogue.word("workbook.told.no_framework"))
    for line in told_questions(found, table_map, known_map.name, reader.names, catalogue):
        click.echo(line)
    added = {table_map.sheet.name: [*found.rows]}
    for name, proposals in found.named.items():
        added.setdefault(name, []).extend(proposals.values())
    rows = {**book.rows, **{name: (*book.rows.get(name, ()), *new) for name, new in added.items()}}
    target = output or file.with_name(f"{file.stem}-{region}.xlsx")
    target = _written_beside(target, written(replace(book, rows=rows), catalogue))
    doubts = sum(bool(row.question) for row in found.rows)
    for name, proposals in found.named.items():
        title = Addresses(catalogue).title(sheets()[name])
        told = {"count": len(proposals), "sheet": title}
        click.echo(catalogue.word("workbook.told.named", **told))
    told = {"count": len(found.rows), "doubts": doubts, "file": target.name}
    click.echo(catalogue.word("workbook.told.table", **told))


def import_inbox(
    catalogue: Catalogue, *, config_file: Path, output: Path, against: str | None
) -> None:
    """Import the uploaded workbooks, print the answers as Markdown, and take them out.

    With a revision, the workbooks that this commit has as they are stay where they wait: another
    proposal answers them.

    Workbooks go to the output folder, each in a folder of its region. The copies that ask stand in
    a folder beside these, by region as well: no upload can have their names.
    """
    settings = read_settings(config_file)
    data = _data(settings)
    waiting = waiting_files(settings.regions_dir, settings.project_dir, data.regions())
    if against is not None:
        project, folder = settings.project_dir, settings.regions_dir
        commit = commit_named(project, against)
        own = paths_changed_since(project, commit, folder.relative_to(project).as_posix())
        waiting = [file for file in waiting if file.path in own]
    targets = {file.path: output / file.region / file.name for file in waiting}
    present = [printable(target.name) for target in targets.values() if target.exists()]
    if present:
        raise GeneratorError("inbox_taken", files=", ".join(present))
    read = read_inbox(data, waiting, settings, catalogue)
    _write(settings.project_dir, data, read.contents)
    for answer in read.answers:
        target = targets[answer.waiting.path]
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(settings.project_dir / answer.waiting.path, target)
        if answer.asking is not None:
            folder = output / catalogue.word("workbook.told.questions") / answer.waiting.region
            # A copy of an ODS or XLS file is a workbook of Excel.
            name = target.name if target.suffix == ".xlsx" else f"{target.name}.xlsx"
            write_atomically(folder / name, answer.asking)
    click.echo(as_markdown(read.answers, catalogue), nl=False)


def _asking_copy(file: Path, content: bytes, words: Catalogue) -> Path:
    """Write the copy of a workbook that has its questions, beside the workbook."""
    ending = f"-{words.word('workbook.told.questions')}"
    # The copy of a copy takes the next number, not a second ending.
    stem = re.sub(f"{ending}(-[0-9]+)?$", "", file.stem)
    return _written_beside(file.with_name(f"{stem}{ending}.xlsx"), content)


def _written_beside(file: Path, content: bytes) -> Path:
    """Write a workbook beside the data, under the next free number if the name is taken.

    A person may have worked in an earlier file of the name: filled in cells, answered questions.
    """
    names = chain([file], (file.with_stem(f"{file.stem}-{number}") for number in count(2)))
    free = next(name for name in names if not name.exists() or name.read_bytes() == content)
    write_atomically(free, content)
    return free


def _files(paths: Iterable[str], catalogue: Catalogue) -> str:
    """Return the names of a few files, or the number and the folder of many."""
    named = sorted(paths)
    if len(named) <= _MOST_NAMED:
        return ", ".join(named)
    folder = posixpath.commonpath(named)
    return catalogue.word("workbook.told.files", count=len(named), folder=folder)


def _agrees(catalogue: Catalogue) -> bool:
    """Return whether a person at the terminal agrees; False without a terminal."""
    if not is_watched(sys.stdin):
        return False
    return click.confirm(catalogue.word("workbook.told.agree"))


def _refuse(sentence: str) -> None:
    click.echo(sentence, err=True)
    raise click.exceptions.Exit(1)


def _write(project_dir: Path, data: DataFolder, contents: Mapping[str, bytes]) -> None:
    """Write the changed files, each whole, unless a file has changed since the import began."""
    read = {file.path: file.data for file in data.files}
    for path in contents:
        file = project_dir / path
        if (file.read_bytes() if file.exists() else None) != read.get(path):
            raise GeneratorError("workbook_moved", file=path)
    for path, content in contents.items():
        write_atomically(project_dir / path, content)


def _data(settings: Settings) -> DataFolder:
    if not settings.regions_dir.is_dir():
        raise GeneratorError("no_regions", path=str(settings.regions_dir))
    return find_data(settings.regions_dir, settings.project_dir, state=State(settings.moment))


COMMANDS: Mapping[tuple[str, str], Callable[..., None]] = {
    ("export", "xlsx"): export_xlsx,
    ("import", "xlsx"): import_xlsx,
    ("import", "table"): import_table,
    ("import", "inbox"): import_inbox,
}
"""Commands by group and name; each takes the catalogue and the arguments of the command."""
