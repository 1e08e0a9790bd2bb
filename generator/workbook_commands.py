"""The commands that lead through workbooks: `export xlsx` and `import xlsx`.

`cli.py` has their arguments. An import writes nothing before everything was shown, and checked.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from generator.build.load import DataFolder, find_data
from generator.errors import GeneratorError
from generator.files.atomic import write_atomically
from generator.machine_paths import display_path
from generator.messages import Catalogue, load_catalogue
from generator.progress.display import is_watched
from generator.settings import Settings, read_settings
from generator.workbook.book import Book, book_of
from generator.workbook.cells import Cells
from generator.workbook.edits import edited, lost_languages
from generator.workbook.judgement import CellFinding, judge
from generator.workbook.merge import merge
from generator.workbook.opening import open_workbook
from generator.workbook.questions import with_questions
from generator.workbook.reading import book_language, typed_book
from generator.workbook.region import region_rows
from generator.workbook.telling import (
    cell_place,
    told_changes,
    told_fault,
    told_finding,
    told_question,
)
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
    for slug in known if every else dict.fromkeys(regions):
        found = region_rows(data, slug, catalogue)
        content = written(book_of(slug, found.rows, found.names, catalogue), catalogue)
        file = folder / f"{slug}.xlsx"
        write_atomically(file, content)
        shown = display_path(file.absolute(), Path.cwd())
        click.echo(catalogue.word("workbook.told.exported", file=shown, count=len(found.rows)))


def import_xlsx(
    catalogue: Catalogue, *, config_file: Path, file: Path, region: str | None, yes: bool
) -> None:
    """Show what a workbook changes, have it checked, and write it if a person agrees."""
    settings = read_settings(config_file)
    data = _data(settings)
    opened = open_workbook(file.name, file.read_bytes())
    slug, language = book_language(file.name, opened)
    if region is not None and region != slug:
        raise GeneratorError("workbook_other_region", file=file.name, region=slug, named=region)
    words = load_catalogue(language)
    present = region_rows(data, slug, words)
    cells = Cells(words, present.names)
    book = typed_book(file.name, opened, cells)
    merged = merge(book, present.rows, words)
    merged.faults.extend(lost_languages(merged, present.files))
    contents = {item.path: item.data for item in data.files}
    changed = edited(merged, present.files, contents)
    judgement = judge(data, changed.contents, merged, settings.site, words)
    found = (*map(CellFinding, changed.refused), *judgement.found)

    _echo(told_changes(merged, cells, catalogue))
    for title in book.unknown:
        click.echo(catalogue.word("workbook.told.unknown", sheet=title))
    _echo(told_fault(file.name, fault, catalogue) for fault in merged.faults)
    _echo(told_finding(file.name, item, catalogue) for item in found)
    if merged.questions:
        for question in merged.questions:
            where = cell_place(file.name, question.sheet, question.cell, catalogue)
            click.echo(f"{where}: {told_question(question, catalogue)}")
        copy = file.with_name(f"{file.stem}-{words.word('workbook.told.questions')}.xlsx")
        asked = with_questions(
            book, merged.questions, Book(slug, {}, book.base, cells, present.names), words
        )
        write_atomically(copy, written(asked, words))
        click.echo(catalogue.word("workbook.told.copy", file=copy.name))
    if merged.faults or changed.refused or judgement.has_errors:
        _refuse(catalogue, "refused")
    if merged.questions and not yes:
        _refuse(catalogue, "unanswered")
    if merged.is_empty:
        click.echo(catalogue.word("workbook.told.nothing"))
        return
    if not yes and not _agrees(catalogue):
        click.echo(catalogue.word("workbook.told.not_written"))
        return
    _write(settings.project_dir, contents, changed.contents)
    click.echo(catalogue.word("workbook.told.written", files=", ".join(changed.contents)))


def _agrees(catalogue: Catalogue) -> bool:
    """Return whether a person at the terminal agrees; where nobody sits, nobody does."""
    if not is_watched(sys.stdin):
        return False
    return click.confirm(catalogue.word("workbook.told.agree"))


def _refuse(catalogue: Catalogue, key: str) -> None:
    click.echo(catalogue.word(f"workbook.told.{key}"), err=True)
    raise click.exceptions.Exit(1)


def _write(project_dir: Path, read: Mapping[str, bytes], contents: Mapping[str, bytes]) -> None:
    """Write the changed files, each whole, unless somebody changed one since it was read."""
    for path in contents:
        file = project_dir / path
        now = file.read_bytes() if file.exists() else None
        if now != read.get(path):
            raise GeneratorError("workbook_moved", file=path)
    for path, content in contents.items():
        file = project_dir / path
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, content)


def _data(settings: Settings) -> DataFolder:
    if not settings.regions_dir.is_dir():
        raise GeneratorError("no_regions", path=str(settings.regions_dir))
    return find_data(settings.regions_dir, settings.project_dir)


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


COMMANDS: Mapping[str, Callable[..., None]] = {
    "export.xlsx": export_xlsx,
    "import.xlsx": import_xlsx,
}
"""Commands by group and name; each takes the catalogue and the arguments of the command."""
