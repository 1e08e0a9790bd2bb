"""The commands for whoever runs the site: `due`.

`cli.py` has their arguments. None of them builds a site.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from generator.build.due import due_moments, last_published
from generator.errors import GeneratorError
from generator.messages import Catalogue
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


COMMANDS: Mapping[str, Callable[..., None]] = {"due": _due}
"""Commands by name; each takes the catalogue and the arguments of the command."""
