"""The commands that change or begin data files: `fmt`.

`cli.py` has their arguments. None of them builds a site.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from generator.build.read import MODELS
from generator.diagnostics import Report
from generator.errors import GeneratorError
from generator.files.atomic import write_atomically
from generator.messages import Catalogue
from generator.patch.formatting import formatted
from generator.patch.patched import EditsRefusedError
from generator.reporter import render_text
from generator.settings import Settings, read_settings
from generator.source.discover import find_regions, find_sources
from generator.source.files import SourceFile
from generator.spelling import near


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


COMMANDS: Mapping[str, Callable[..., None]] = {"fmt": _fmt}
"""Commands by name; each takes the catalogue and the arguments of the command."""
