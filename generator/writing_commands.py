"""The commands that write, `generate` and `build`: one process at a time works on a project.

A build begins with the up-to-date check, and imports the rest of the program only after a change.
"""

from pathlib import Path
from typing import Any

import click

from generator.build.up_to_date import LastBuild, ProjectFiles
from generator.cache.store import cache_of
from generator.machine_paths import display_path
from generator.messages import Catalogue
from generator.settings import Settings, check_theme, read_settings


def run_alone(
    name: str,
    catalogue: Catalogue,
    *,
    config_file: Path,
    site_dir: Path | None = None,
    **options: Any,
) -> None:
    """Run a command once no other process works on the project."""

    def wait(process: str) -> None:
        click.echo(catalogue.word("progress.waiting", process=process), err=True)

    settings = read_settings(config_file, site_dir=site_dir)
    if name == "build":
        check_theme(settings)
    with cache_of(settings, wait, is_kept=not options["no_cache"]) as cache:
        files = ProjectFiles(settings, cache)
        last = files.unchanged_build(catalogue.language) if name == "build" else None
        if last is not None:
            _say_unchanged(last, settings, catalogue, is_quiet=options["quiet"])
            return
        from generator.commands import COMMANDS  # noqa: PLC0415

        COMMANDS[name](catalogue, settings=settings, files=files, cache=cache, **options)


def _say_unchanged(
    last: LastBuild, settings: Settings, catalogue: Catalogue, *, is_quiet: bool
) -> None:
    if last.findings:
        click.echo(last.findings, err=True)
    if not is_quiet:
        click.echo(catalogue.word("progress.checked", closing=last.closing), err=True)
        click.echo(
            catalogue.word(
                "progress.unchanged", folder=display_path(settings.site_dir, settings.project_dir)
            ),
            err=True,
        )
