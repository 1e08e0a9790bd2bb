"""The commands for people who edit data: `fmt`, `new` and `status`.

`cli.py` has their arguments. None of them builds a site.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import click

from generator.build.data_folder import find_data
from generator.build.history import changed_days
from generator.build.read import MODELS, has_errors, read_files, read_national
from generator.build.regions import read_region
from generator.build.release import UnreleasedRecord, released
from generator.build.release_marks import State, release_marks
from generator.diagnostics import Report
from generator.errors import GeneratorError
from generator.files.atomic import write_atomically
from generator.files.content import OWNED_FILES, OWNED_FOLDERS
from generator.link.region_list import region_slug
from generator.messages import Catalogue
from generator.model.indicator import Indicator
from generator.model.region import Region
from generator.patch.edits import AddItem, plain
from generator.patch.formatting import formatted
from generator.patch.patched import EditsRefusedError, patched
from generator.reporter import render_text
from generator.scaffold.new_files import file_name_of, record_files, region_files, site_files
from generator.scaffold.official_regions import listed_region
from generator.settings import Settings, read_settings
from generator.source.characters import code_point_of, first_refused, name_of
from generator.source.discover import find_regions, find_sources
from generator.source.files import SourceFile, SourceKind
from generator.source.packaged_nation import packaged_sources_of
from generator.source.yaml_tree import parse_yaml
from generator.spelling import near
from generator.status.open_items import Lack, OpenItem
from generator.status.report import RegionStatus, as_json, as_text, status_of
from generator.workbook.region import region_files as parsed_files
from generator.workbook.rows import rows_of


def _fmt(
    catalogue: Catalogue, *, config_file: Path, only_check: bool, regions: tuple[str, ...]
) -> None:
    settings = read_settings(config_file)
    files = _files_of(settings, regions)
    report, changed = Report(), dict[str, bytes]()
    for file in files:
        try:
            new = formatted(file.data, path=file.path, record=MODELS[file.kind])
        except EditsRefusedError as refused:
            report.add(refused.diagnostics)
            continue
        if new != file.data:
            changed[file.path] = new
    if not only_check:
        for path, data in changed.items():
            write_atomically(settings.project_dir / path, data)
    if report.diagnostics:
        texts = {file.path: file.quotable for file in files}
        click.echo(render_text(report, catalogue, texts), err=True)
    for path in changed:
        click.echo(path)
    key = "fmt_check" if only_check else "fmt"
    closing = catalogue.word(f"progress.{key}", changed=len(changed), total=len(files))
    click.echo(closing, err=True)
    if report.has_errors or (only_check and changed):
        raise click.exceptions.Exit(1)


def _new(catalogue: Catalogue, *, config_file: Path, kind: str, words: tuple[str, ...]) -> None:
    name = " ".join(words)
    if kind == "site":
        folder = Path(_needed(name, kind, catalogue))
        if folder.exists() and any(folder.iterdir()):
            raise GeneratorError("folder_not_empty", path=folder.name)
        owned = [*(f"{path}/" for path in OWNED_FOLDERS), *OWNED_FILES]
        _write_new(folder, site_files(owned, catalogue), folder)
        click.echo(catalogue.word("scaffold.written.site", folder=folder))
        return
    settings = read_settings(config_file)
    if kind == "region":
        written = _new_region(settings, _needed(name, kind, catalogue), catalogue)
    else:
        region, title = words[:1], _needed(" ".join(words[1:]), kind, catalogue)
        files = _files_of(settings, region)
        if kind == "indicator":
            written = _new_indicator(settings, files, title, catalogue)
        else:
            written = _new_record(settings, kind, region[0], title, catalogue)
    keys = ", ".join((*Indicator.expected, "sources"))
    for path in written:
        click.echo(catalogue.word(f"scaffold.written.{kind}", path=path, keys=keys))


def _new_region(settings: Settings, name: str, catalogue: Catalogue) -> list[str]:
    data = find_data(settings.regions_dir, settings.project_dir)
    national, _ = read_national(data.national_files)
    if national is None:
        raise GeneratorError("no_regions", path=settings.regions_dir.name)
    entry = listed_region(national.listed_index, name)
    cited = packaged_sources_of(region_slug(entry.type, entry.name))
    document = parse_yaml("", b"sources:\n" + cited).document
    sources = [] if document is None else plain(document.root)["sources"]
    files = region_files(entry, national.listed.record.authority, sources or [], catalogue)
    return _write_new(settings.regions_dir, files, settings.project_dir)


def _new_record(
    settings: Settings, kind: str, region: str, title: str, catalogue: Catalogue
) -> list[str]:
    main = settings.regions_dir / region / "region.yml"
    path = main.relative_to(settings.project_dir).as_posix()
    document = parse_yaml(path, main.read_bytes()).document
    known = {} if document is None else plain(document.root)
    today = settings.site.today
    files = record_files(SourceKind(kind), title, known, today=today, catalogue=catalogue)
    return _write_new(main.parent, files, settings.project_dir)


def _new_indicator(
    settings: Settings, files: Iterable[SourceFile], title: str, catalogue: Catalogue
) -> list[str]:
    """Add an indicator to the main file of a region, one of its files; return the path."""
    (read,) = read_files(file for file in files if file.kind is SourceKind.REGION)
    path, content = read.file.path, read.file.data
    identifier = file_name_of(title)
    record = None if read.decoded is None else read.decoded.record
    known = record.indicators if isinstance(record, Region) else ()
    if any(item.id == identifier for item in known):
        raise GeneratorError("file_exists", path=f"{path}: {identifier}")
    edit = AddItem(("indicators",), {"id": identifier, "measure": title})
    refused = read.diagnostics if has_errors(read.diagnostics) else ()
    if not refused:
        try:
            new = patched(content, [edit], path=path, record=Region)
            write_atomically(settings.project_dir / path, new)
        except EditsRefusedError as error:
            refused = error.diagnostics
    if refused:
        report = Report()
        report.add(refused)
        click.echo(render_text(report, catalogue, {path: read.file.quotable}), err=True)
        raise click.exceptions.Exit(1)
    return [path]


def _status(
    catalogue: Catalogue, *, config_file: Path, output_format: str, regions: tuple[str, ...]
) -> None:
    settings = read_settings(config_file)
    _files_of(settings, regions)
    folder = settings.regions_dir.relative_to(settings.project_dir).as_posix()
    days = changed_days(settings.project_dir, folder, today=settings.site.today)
    data = find_data(settings.regions_dir, settings.project_dir, days)
    marks = release_marks(data.files)
    national, _ = read_national(data.national_files)
    if national is None:
        raise GeneratorError("no_regions", path=settings.regions_dir.name)
    found: list[RegionStatus] = []
    for slug, inputs in data.regions().items():
        if regions and slug not in regions:
            continue
        today, hosts = settings.site.today, settings.site.hosts
        shown = released(inputs.files, marks, State(settings.moment))
        public = replace(inputs, files=shown.files)
        region = read_region(public, national, today=today, hosts=hosts).region
        changed = max(inputs.changed_on.values(), default=None)
        # A region whose files are all kept back is not unreadable.
        is_unread = region is None and bool(shown.files)
        waiting = () if is_unread else _waiting(shown.unreleased, inputs.files, catalogue)
        found.append(status_of(slug, region, changed=changed, today=today, unreleased=waiting))
    render = as_json if output_format == "json" else as_text
    click.echo(render(found, catalogue), nl=False)


def _waiting(
    unreleased: Iterable[UnreleasedRecord], files: Iterable[SourceFile], catalogue: Catalogue
) -> tuple[OpenItem, ...]:
    """Return the items for unreleased records of some files, each with the title of the record."""
    waiting = tuple(unreleased)
    rows = rows_of(parsed_files(files), catalogue) if waiting else ()
    titles = {(row.file, row.loc): row.name for row in rows}
    return tuple(
        OpenItem(
            Lack.DRAFT if record.until is None else Lack.EMBARGO,
            record.path,
            titles.get((record.path, record.loc)) or record.name,
            until=record.until,
        )
        for record in waiting
    )


def _needed(text: str, kind: str, catalogue: Catalogue) -> str:
    """Return an argument that the command needs, with white space folded.

    Raises:
        GeneratorError: The argument is missing, or has a character that no data file may hold.
    """
    folded = " ".join(text.split())
    if not folded:
        raise GeneratorError("new_usage", usage=catalogue.word(f"scaffold.usage.{kind}"))
    character = first_refused(folded)
    if character is not None:
        # The character itself may move the terminal, so the message has its name alone.
        sign = f"{code_point_of(character)} ({name_of(character)})"
        raise GeneratorError("refused_in_title", sign=sign)
    return folded


def _write_new(folder: Path, files: Mapping[str, bytes], project_dir: Path) -> list[str]:
    """Write new files below a folder, and return their paths relative to the project.

    Raises:
        GeneratorError: One of the files exists; then none is written.
    """
    below = folder.relative_to(project_dir)
    for path in files:
        if (folder / path).exists():
            raise GeneratorError("file_exists", path=(below / path).as_posix())
    for path, content in files.items():
        write_atomically(folder / path, content)
    return [(below / path).as_posix() for path in files]


def _files_of(settings: Settings, regions: Iterable[str]) -> tuple[SourceFile, ...]:
    """Return the data files of some regions; of all regions and the nation if none is named."""
    files, _ = find_sources(settings.regions_dir, settings.project_dir)
    known, chosen = find_regions(settings.regions_dir), set(regions)
    if not known:
        raise GeneratorError("no_regions", path=settings.regions_dir.name)
    for name in sorted(chosen - known):
        meant = near(name, sorted(known))
        raise GeneratorError("unknown_region", region=name, near=meant or min(known))
    return tuple(file for file in files if not chosen or file.region in chosen)


COMMANDS: Mapping[str, Callable[..., None]] = {"fmt": _fmt, "new": _new, "status": _status}
"""Commands by name; each takes the catalogue and the arguments of the command."""
