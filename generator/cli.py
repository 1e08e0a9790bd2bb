"""The command `masterplan`: arguments, progress and exit codes, nothing else.

Exit 0: fine. 1: the data has errors. 2: wrong usage, or the program cannot go on.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.build.generate import Generated, generate, write
from generator.build.index import index_site
from generator.build.load import Loaded, Options, load_site, options_for
from generator.build.publish import staged
from generator.engine.build import LastBuild, build_site, log_to_standard_error, serve_site
from generator.errors import GeneratorError
from generator.messages import LANGUAGES, Catalogue, load_catalogue
from generator.model.schema import schemas
from generator.reporter import render_github, render_json, render_text, summary
from generator.settings import Settings, read_settings

_LANGUAGE_VARIABLE = "MASTERPLAN_LANG"
_PAGES_MEMORY = ".cache/pages.json"
"""What is remembered of the pages of the last build, below the project's folder."""
_FORMATS = ("text", "github", "json")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    catalogue = load_catalogue(_language(given, os.environ.get(_LANGUAGE_VARIABLE)))
    try:
        code = make_cli(catalogue).main(given, prog_name="masterplan", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except GeneratorError as error:
        click.echo(catalogue.word(f"errors.{error.key}", **error.arguments), err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(catalogue.word("errors.system", path=str(error.filename), reason=str(error.strerror)), err=True)
        sys.exit(2)
    if code:  # what `Exit` carried: click gives it back instead of raising it
        sys.exit(code)


def make_cli(catalogue: Catalogue) -> click.Group:
    """Return the command line in the words of a language."""
    word = catalogue.word
    cli = click.Group(
        name="masterplan",
        help=word("cli.help"),
        epilog=word("cli.epilog"),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        params=[_lang(catalogue, is_passed_on=True)],
        callback=lambda **_: None,
    )
    click.version_option(__version__, message="masterplan %(version)s", help=word("cli.version"))(cli)
    cli.add_command(_command("check", _check, catalogue, [_config(word), _format(word), _strict(word), _jobs(word)]))
    cli.add_command(_command("generate", _generate, catalogue, [_config(word), _jobs(word), _quiet(word)]))
    cli.add_command(
        _command(
            "build", _build, catalogue, [_config(word), _site_dir(word), _jobs(word), _no_cache(word), _quiet(word)]
        )
    )
    cli.add_command(_command("serve", _serve, catalogue, [_config(word), _address(word), _jobs(word)]))
    cli.add_command(_command("schema", _schema, catalogue, [_output(word)]))
    return cli


@dataclass(frozen=True, slots=True)
class _Progress:
    """Shows long work: a bar for a person, nothing in a log, where the closing lines say what was done."""

    catalogue: Catalogue
    is_quiet: bool

    def bar(self, key: str, length: int | None) -> AbstractContextManager[Any]:
        """Return a bar to be moved by `update(1)`."""
        if self.is_quiet or not sys.stderr.isatty():
            return nullcontext(_Still())
        label = self.catalogue.word(f"progress.{key}")
        return click.progressbar(length=length or 0, label=label, file=sys.stderr, show_pos=True)

    def say(self, key: str, **arguments: object) -> None:
        """Print a line of the catalogue, unless quiet."""
        if not self.is_quiet:
            click.echo(self.catalogue.word(f"progress.{key}", **arguments), err=True)


class _Still:
    """A bar that is not shown."""

    def update(self, count: int) -> None:
        """Take note of nothing."""


def _check(catalogue: Catalogue, *, config_file: Path, output_format: str, strict: bool, jobs: int) -> None:
    settings = read_settings(config_file)
    options = Options(language=settings.language, jobs=jobs)
    loaded = _load(settings, options, _Progress(catalogue, is_quiet=output_format != "text"))
    if output_format == "json":
        click.echo(render_json(loaded.report, catalogue))
    elif output_format == "github":
        click.echo(render_github(loaded.report, catalogue), nl=False)
    else:
        _print_report(loaded, catalogue)
        click.echo(_closing(loaded, catalogue))
    warned = strict and bool(loaded.report.diagnostics)
    if loaded.publishable is None or warned:
        raise click.exceptions.Exit(1)


def _generate(catalogue: Catalogue, *, config_file: Path, jobs: int, quiet: bool) -> None:
    _generated(read_settings(config_file), jobs, _Progress(catalogue, is_quiet=quiet))


def _build(
    catalogue: Catalogue, *, config_file: Path, site_dir: Path | None, jobs: int, no_cache: bool, quiet: bool
) -> None:
    progress = _Progress(catalogue, is_quiet=quiet)
    settings = read_settings(config_file, site_dir=site_dir)
    last = None if no_cache else LastBuild(settings.site_dir, settings.project_dir / _PAGES_MEMORY)
    started = time.monotonic()
    generated = _generated(settings, jobs, progress)
    log_to_standard_error(verbose=False)
    with staged(settings.site_dir) as folder:
        progress.say("engine")
        with progress.bar("engine_pages", None) as bar:
            pages = build_site(settings.config_file, folder, jobs=jobs, on_page=lambda: bar.update(1), last=last)
        index = index_site(generated, settings, folder)
    progress.say("engine_done", made=pages.made, kept=pages.kept)
    progress.say("indexed", pages=index.pages, size=round(index.size_bytes / 1000), bridges=index.bridges)
    progress.say(
        "published",
        folder=str(settings.site_dir),
        seconds=f"{time.monotonic() - started:.1f}",
    )


def _serve(catalogue: Catalogue, *, config_file: Path, address: str, jobs: int) -> None:
    settings = read_settings(config_file)
    progress = _Progress(catalogue, is_quiet=False)
    _generated(settings, jobs, progress)
    progress.say("serve", address=f"http://{address}/")
    log_to_standard_error(verbose=True)
    serve_site(settings, address)


def _schema(catalogue: Catalogue, *, output: Path | None) -> None:
    written = schemas(catalogue.language)
    if output is None:
        click.echo(json.dumps(written, ensure_ascii=False, indent=2))
        return
    output.mkdir(parents=True, exist_ok=True)
    for name, schema in written.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (output / f"{name}.schema.json").write_text(text, encoding="utf-8")
    click.echo(catalogue.word("progress.schema", count=len(written), folder=str(output)), err=True)


def _generated(settings: Settings, jobs: int, progress: _Progress) -> Generated:
    """Check, generate and write; leave with 1, and everything as it was, where the data has errors."""
    catalogue = progress.catalogue
    loaded = _load(settings, options_for(settings, jobs=jobs, caches=False), progress)
    _print_report(loaded, catalogue)
    if loaded.publishable is None:
        click.echo(f"{_closing(loaded, catalogue)} {catalogue.word('report.not_built')}", err=True)
        raise click.exceptions.Exit(1)
    progress.say("checked", closing=_closing(loaded, catalogue))
    generated = generate(loaded)
    with progress.bar("generate", None) as bar:
        written = write(generated, settings.content_dir, on_file=lambda _path: bar.update(1))
    progress.say("generated", total=written.total, changed=len(written.changed), removed=len(written.removed))
    return generated


def _load(settings: Settings, options: Options, progress: _Progress) -> Loaded:
    if not settings.regions_dir.is_dir():
        raise GeneratorError("no_regions", path=str(settings.regions_dir))
    with progress.bar("read", None) as bar:
        return load_site(
            settings.regions_dir,
            settings.project_dir,
            today=settings.today,
            options=options,
            on_region=lambda _slug: bar.update(1),
        )


def _print_report(loaded: Loaded, catalogue: Catalogue) -> None:
    if loaded.report.diagnostics:
        click.echo(render_text(loaded.report, catalogue, loaded.texts), err=True)


def _closing(loaded: Loaded, catalogue: Catalogue) -> str:
    regions = catalogue.counted("report.regions", len(loaded.inputs))
    return f"{summary(loaded.report, catalogue)} {regions}"


def _command(
    name: str, run: Callable[..., None], catalogue: Catalogue, options: list[click.Parameter]
) -> click.Command:
    return click.Command(
        name,
        callback=lambda **values: run(catalogue, **values),
        params=[*options, _lang(catalogue, is_passed_on=False)],
        help=catalogue.word(f"cli.{name}.help"),
        short_help=catalogue.word(f"cli.{name}.short"),
        epilog="\b\n" + catalogue.word(f"cli.{name}.example"),
    )


_Word = Callable[[str], str]


def _lang(catalogue: Catalogue, *, is_passed_on: bool) -> click.Parameter:
    """Return the option that `_language` reads before click does; it may stand before or after the command."""
    kind = click.Choice(LANGUAGES)
    help_text = catalogue.word("cli.lang")
    return click.Option(["--lang"], type=kind, default=catalogue.language, help=help_text, expose_value=is_passed_on)


def _config(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.Option(["-f", "--config-file"], type=kind, default=Path("mkdocs.yml"), help=word("cli.config_file"))


def _format(word: _Word) -> click.Parameter:
    kind = click.Choice(_FORMATS)
    return click.Option(["--format", "output_format"], type=kind, default="text", help=word("cli.format"))


def _strict(word: _Word) -> click.Parameter:
    return click.Option(["--strict"], is_flag=True, help=word("cli.strict"))


def _quiet(word: _Word) -> click.Parameter:
    return click.Option(["-q", "--quiet"], is_flag=True, help=word("cli.quiet"))


def _site_dir(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, file_okay=False)
    return click.Option(["-d", "--site-dir"], type=kind, default=None, help=word("cli.site_dir"))


def _jobs(word: _Word) -> click.Parameter:
    kind = click.IntRange(min=1)
    return click.Option(["-j", "--jobs"], type=kind, default=os.cpu_count() or 1, help=word("cli.jobs"))


def _no_cache(word: _Word) -> click.Parameter:
    return click.Option(["--no-cache"], is_flag=True, help=word("cli.no_cache"))


def _address(word: _Word) -> click.Parameter:
    return click.Option(["-a", "--address"], default="127.0.0.1:8000", help=word("cli.address"))


def _output(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, file_okay=False)
    return click.Option(["-o", "--output"], type=kind, default=None, help=word("cli.output"))


def _language(arguments: Sequence[str], fallback: str | None) -> str:
    """Return the language that the command line names, so that its own help is in it; the first one otherwise."""
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            fallback = value or (arguments[position + 1] if position + 1 < len(arguments) else "")
    return fallback if fallback in LANGUAGES else LANGUAGES[0]
