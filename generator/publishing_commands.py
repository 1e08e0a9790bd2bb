"""The commands for whoever runs the site: `due`, `fetch` and `owners`.

`cli.py` has their arguments. None of them builds a site.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from generator.admin.editor import PACKAGE, fetch
from generator.build.data_folder import find_data
from generator.build.due import due_moments, last_published
from generator.build.owners import OWNERS_FILE, owners_text
from generator.errors import GeneratorError
from generator.files.atomic import write_atomically
from generator.messages import Catalogue, load_catalogue
from generator.run_report import report_file
from generator.settings import WIB, read_settings


def _due(catalogue: Catalogue, *, config_file: Path, since: str | None) -> None:
    """Print the moments of publication since the last build; nothing if none has come."""
    settings = read_settings(config_file)
    if not settings.regions_dir.is_dir():
        raise GeneratorError("no_regions", path=settings.regions_dir.name)
    # Without a known build, every moment of the past may be waiting.
    began = last_published(report_file(settings)) if since is None else _moment(since)
    begin = began or dt.datetime.min.replace(tzinfo=dt.UTC)
    for moment in due_moments(settings, begin, dt.datetime.now(WIB)):
        click.echo(catalogue.word("due.moment", moment=moment.isoformat()))


def _moment(text: str) -> dt.datetime:
    """Return a moment with its zone.

    Raises:
        GeneratorError: The text is no moment, or has no zone.
    """
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise GeneratorError("moment", written=text)
    return moment


def _fetch(catalogue: Catalogue, *, config_file: Path, file: Path | None, quiet: bool) -> None:
    """Bring the package of the editor into the project, if the editor is switched on."""
    settings = read_settings(config_file)
    if settings.site.admin is None:
        outcome = "off"
    else:
        outcome = "fetched" if fetch(settings.project_dir, file) else "current"
    if not quiet:
        click.echo(catalogue.word(f"fetch.{outcome}", package=PACKAGE), err=True)


def _owners(catalogue: Catalogue, *, config_file: Path, only_check: bool) -> None:
    """Write the file CODEOWNERS, or ask whether the present one is current."""
    settings = read_settings(config_file)
    data = find_data(settings.regions_dir, settings.project_dir)
    file = settings.project_dir / OWNERS_FILE
    present = file.read_text("utf-8") if file.is_file() else ""
    # Not the language of this command: everybody gets the same file.
    words = load_catalogue(settings.site.language)
    text = owners_text(data, present, settings.regions_dir.name, words)
    if text == present:
        click.echo(catalogue.word("owners.current", file=OWNERS_FILE), err=True)
    elif only_check:
        click.echo(catalogue.word("owners.old", file=OWNERS_FILE), err=True)
        raise click.exceptions.Exit(1)
    else:
        write_atomically(file, text.encode())
        click.echo(catalogue.word("owners.written", file=OWNERS_FILE), err=True)


COMMANDS: Mapping[str, Callable[..., None]] = {"due": _due, "fetch": _fetch, "owners": _owners}
"""Commands by name; each takes the catalogue and the arguments of the command."""
