"""The commands of workbooks: `export xlsx`, `import xlsx`, `import table` and `import inbox`.

`cli.py` has the arguments. An import shows and checks every change before writing.
"""

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import click

from generator.build.load import DataFolder, find_data
from generator.errors import GeneratorError
from generator.files.atomic import write_atomically
from generator.machine_paths import display_path
from generator.messages import Catalogue
from generator.progress.display import is_watched
from generator.settings import Settings, read_settings
from generator.source.walk import printable
from generator.workbook.book import book_of
from generator.workbook.importing import compared, told_import
from generator.workbook.inbox import as_markdown, read_inbox, waiting_files
from generator.workbook.judgement import judge
from generator.workbook.opening import open_workbook
from generator.workbook.region import region_rows
from generator.workbook.tables import TableReader, map_text, open_table, proposed_map, read_map
from generator.workbook.writing import written


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
    kept: list[str] = []
    for slug in known if every else dict.fromkeys(regions):
        found = region_rows(data, slug, catalogue)
        content = written(book_of(slug, found.rows, found.names, catalogue), catalogue)
        file = folder / f"{slug}.xlsx"
        shown = display_path(file.absolute(), Path.cwd())
        if _is_written(file, content):
            click.echo(catalogue.word("workbook.told.exported", file=shown, count=len(found.rows)))
        else:
            kept.append(shown)
    if kept:
        raise GeneratorError("workbook_kept", files=", ".join(kept))


def import_xlsx(
    catalogue: Catalogue, *, config_file: Path, file: Path, region: str | None, yes: bool
) -> None:
    """Show the changes of a workbook, check the result, and write if a person agrees."""
    settings = read_settings(config_file)
    data = _data(settings)
    opened = open_workbook(file.name, file.read_bytes())
    read = compared(file.name, opened, data, region)
    merged, changed = read.merged, read.edited
    judgement = judge(data, changed.contents, merged, settings.site, read.words)
    for line in told_import(read, judgement, catalogue):
        click.echo(line)
    # A workbook with faults was not read whole, so a copy would lack what could not be read.
    if merged.questions and not merged.faults:
        copy = file.with_name(f"{file.stem}-{read.words.word('workbook.told.questions')}.xlsx")
        if not _is_written(copy, written(read.asking, read.words)):
            raise GeneratorError("workbook_kept_copy", file=copy.name)
        click.echo(catalogue.word("workbook.told.copy", file=copy.name))
    if merged.faults or changed.refused or judgement.has_errors:
        _refuse(catalogue.word("workbook.told.refused"))
    if merged.questions and not yes:
        _refuse(catalogue.word("workbook.told.unanswered"))
    if merged.is_empty:
        click.echo(catalogue.word("workbook.told.nothing"))
    elif yes or _agrees(catalogue):
        _write(settings.project_dir, data, changed.contents)
        click.echo(catalogue.word("workbook.told.written", files=", ".join(changed.contents)))
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
    if map_file is None:
        table_map = proposed_map(table)
        proposal = file.with_suffix(".map.yml")
        if not _is_written(proposal, map_text(table_map).encode()):
            raise GeneratorError("table_map_kept", file=proposal.name)
        click.echo(catalogue.word("workbook.told.proposed", file=proposal.name))
    else:
        table_map = read_map(map_file.name, map_file.read_bytes())
    for heading, key in table_map.columns.items():
        click.echo(f"  {heading} → {key or '-'}")
    present = region_rows(_data(settings), region, catalogue)
    book = book_of(region, present.rows, present.names, catalogue)
    found = TableReader(book.cells, present.names, catalogue).read(table, table_map)
    for line in found.skipped:
        click.echo(catalogue.word("workbook.told.skipped", row=line))
    name = table_map.sheet.name
    rows = {**book.rows, name: (*book.rows.get(name, ()), *found.rows)}
    target = output or file.with_name(f"{file.stem}-{region}.xlsx")
    if not _is_written(target, written(replace(book, rows=rows), catalogue)):
        raise GeneratorError("workbook_kept", files=target.name)
    doubts = sum(bool(row.question) for row in found.rows)
    told = {"count": len(found.rows), "doubts": doubts, "file": target.name}
    click.echo(catalogue.word("workbook.told.table", **told))


def import_inbox(catalogue: Catalogue, *, config_file: Path, output: Path) -> None:
    """Import every uploaded workbook, print the answers as Markdown, and empty the inboxes.

    Workbooks go to the output folder, each in a folder of its region. Below it, a folder of its own
    holds the copies that ask, where no upload can have their names.
    """
    settings = read_settings(config_file)
    data = _data(settings)
    waiting = waiting_files(settings.regions_dir, settings.project_dir, data.regions())
    targets = {file.path: output / file.region / file.name for file in waiting}
    present = [printable(target.name) for target in targets.values() if target.exists()]
    if present:
        raise GeneratorError("workbook_kept", files=", ".join(present))
    read = read_inbox(data, waiting, settings.site, catalogue)
    _write(settings.project_dir, data, read.contents)
    for answer in read.answers:
        target = targets[answer.waiting.path]
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(settings.project_dir / answer.waiting.path, target)
        if answer.asking is not None:
            folder = target.parent / catalogue.word("workbook.told.questions")
            write_atomically(folder / target.name, answer.asking)
    click.echo(as_markdown(read.answers, catalogue), nl=False)


def _is_written(file: Path, content: bytes) -> bool:
    """Write a file beside the data; False if the file exists with other bytes, which stay.

    A person may have worked in the file since: filled in cells, answered questions, mended a map.
    """
    if file.exists():
        return file.read_bytes() == content
    write_atomically(file, content)
    return True


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
    return find_data(settings.regions_dir, settings.project_dir)


COMMANDS: Mapping[tuple[str, str], Callable[..., None]] = {
    ("export", "xlsx"): export_xlsx,
    ("import", "xlsx"): import_xlsx,
    ("import", "table"): import_table,
    ("import", "inbox"): import_inbox,
}
"""Commands by group and name; each takes the catalogue and the arguments of the command."""
