"""The commands that write, `generate` and `build`: one process at a time works on a project.

A build begins with the up-to-date check, and imports the rest of the program only after a change.
"""

from pathlib import Path
from typing import Any

import click

from generator.build.up_to_date import LastBuild, ProjectFiles
from generator.cache.store import cache_of
from generator.machine_paths import display_path
from generator.messages import Catalogue, load_catalogue
from generator.settings import Settings, check_theme, read_settings

_KEPT = 3
"""Exit code of a published site with regions from an earlier commit."""


def run_alone(
    name: str,
    catalogue: Catalogue,
    *,
    config_file: Path,
    site_dir: Path | None = None,
    portable: bool = False,
    **options: Any,
) -> None:
    """Run a command once no other process works on the project.

    Args:
        name: Name of the command.
        catalogue: Words of the command line.
        config_file: The project's `mkdocs.yml`.
        site_dir: Folder of the site; replaces the setting of that name.
        portable: Whether a copy that opens without a host is written beside the site.
        options: Further options of the command.
    """

    def wait(process: str) -> None:
        click.echo(catalogue.word("progress.waiting", process=process), err=True)

    settings = read_settings(config_file, site_dir=site_dir)
    if name == "build":
        check_theme(settings)
    with cache_of(settings, wait, is_kept=not options["no_cache"]) as cache:
        files = ProjectFiles(settings, cache)
        last = files.unchanged_build(catalogue.language) if name == "build" else None
        left = None
        if last is not None:
            _say_unchanged(last, settings, catalogue, is_quiet=options["quiet"])
        else:
            left = _run(name, catalogue, settings=settings, files=files, cache=cache, **options)
        # A site with regions from an earlier commit is published all the same.
        if portable and (left is None or left.exit_code == _KEPT):
            _write_copy(settings, catalogue)
        if left is not None:
            raise left


def _run(name: str, catalogue: Catalogue, **options: Any) -> click.exceptions.Exit | None:
    """Run a command, and return the exit; None if the command came to the end."""
    from generator.site_commands import COMMANDS  # noqa: PLC0415

    try:
        COMMANDS[name](catalogue, **options)
    except click.exceptions.Exit as left:
        return left
    return None


def _write_copy(settings: Settings, catalogue: Catalogue) -> None:
    from generator.portable import write_copy  # noqa: PLC0415

    words = load_catalogue(settings.site.language)
    folder, count = write_copy(settings, words)
    shown = display_path(folder, settings.project_dir)
    click.echo(catalogue.word("progress.portable", folder=shown, count=count), err=True)


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
