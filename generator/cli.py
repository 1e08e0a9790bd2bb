"""The command `masterplan`: arguments, progress and exit codes, nothing else.

Exit 0: fine. 1: the data has errors. 2: wrong usage, or the program cannot go on.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.errors import GeneratorError, system_error
from generator.machine_paths import without_machine_paths
from generator.messages import LANGUAGES, Catalogue, load_catalogue

_LANGUAGE_VARIABLE = "MASTERPLAN_LANG"
_FORMATS = ("text", "github", "gitlab", "json")
_NEW = ("site", "region", "quick-win", "village", "update", "indicator")
"""What `new` begins."""
_EDITING = frozenset({"fmt", "new", "status"})
"""Commands of `editing_commands`."""
_PUBLISHING = frozenset({"due", "fetch", "owners"})
"""Commands of `publishing_commands`."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with an exit code."""
    _clean_up_when_terminated()
    if arguments is None:
        # This process has nothing else to do: what it makes lives until its end, and the collector
        # would look through every imported module again and again.
        gc.disable()
    given = list(sys.argv[1:] if arguments is None else arguments)
    catalogue = load_catalogue(_language(given, os.environ.get(_LANGUAGE_VARIABLE)))
    try:
        code = make_cli(catalogue).main(given, prog_name="masterplan", standalone_mode=False)
    except click.ClickException as error:
        _tell_mistake(error, catalogue)
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except (GeneratorError, OSError) as error:
        fault = system_error(error) if isinstance(error, OSError) else error
        _tell(catalogue.word(f"errors.{fault.key}", **fault.arguments), given)
        sys.exit(2)
    # Click returns the code of `Exit` instead of raising it.
    if code:
        sys.exit(code)


def _clean_up_when_terminated() -> None:
    """Let SIGTERM end this process like an error, so that working folders are removed."""
    process = os.getpid()

    def leave(number: int, _frame: object) -> None:
        code = 128 + number
        # A forked worker must not run the cleaning of its parent.
        sys.exit(code) if os.getpid() == process else os._exit(code)

    signal.signal(signal.SIGTERM, leave)


def _tell_mistake(error: click.ClickException, catalogue: Catalogue) -> None:
    """Say what is wrong with the arguments; without any, show the help."""
    # Older versions of click show the help by themselves.
    shows_help = isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ()))
    if shows_help or not isinstance(error, click.UsageError):
        error.show()
        return
    # Neither help nor a build without changes needs the words of mistakes.
    from generator.usage_mistakes import told_mistake  # noqa: PLC0415

    for line in told_mistake(error, catalogue):
        click.echo(line, err=True)


def _tell(sentence: str, arguments: Sequence[str]) -> None:
    """Say why the program cannot go on, with paths relative to the settings of the command line."""
    config_file = Path(_value_of(("-f", "--config-file"), arguments) or ".")
    # `Path.resolve` would follow links, and the sentence names paths as the person wrote them.
    folder = Path(os.path.abspath(config_file.parent))  # noqa: PTH100
    click.echo(without_machine_paths(sentence, folder), err=True)


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
    click.version_option(__version__, message="masterplan %(version)s", help=word("cli.version"))(
        cli
    )
    cli.add_command(
        _command(
            "check",
            catalogue,
            [_config(word), _format(word), _strict(word), _against(word), _jobs(word)],
        )
    )
    how = [_jobs(word), _dask(word), _no_cache(word), _quiet(word)]
    cli.add_command(_command("generate", catalogue, [_config(word), *how]))
    cli.add_command(
        _command("build", catalogue, [_config(word), _site_dir(word), _portable(word), *how])
    )
    cli.add_command(
        _command("serve", catalogue, [_config(word), _address(word), _drafts(word), _jobs(word)])
    )
    cli.add_command(_command("doctor", catalogue, [_config(word)]))
    cli.add_command(_command("schema", catalogue, [_output(word)]))
    book = [click.Argument(["region"], metavar=word("cli.book.region")), _book_file(word)]
    cli.add_command(_command("book", catalogue, [_config(word), *book]))
    cli.add_command(_command("fmt", catalogue, [_config(word), _only_check(word), _regions()]))
    cli.add_command(_command("status", catalogue, [_config(word), _report_form(word), _regions()]))
    cli.add_command(_command("due", catalogue, [_config(word), _since(word)]))
    cli.add_command(_command("owners", catalogue, [_config(word), _owners_check(word)]))
    cli.add_command(_command("fetch", catalogue, [_config(word), _packed(word), _quiet(word)]))
    cli.add_command(_command("new", catalogue, [_config(word), _kind(), _words()]))
    out = [_config(word), _regions(), _every(word), _workbooks(word)]
    cli.add_command(_group("export", catalogue, {"xlsx": out}))
    back = [_config(word), _workbook(), _region(), _yes(word)]
    table = [_config(word), _workbook(), _table_region(), _map(word), _table_output(word)]
    inbox = [_config(word), _inbox_output(word), _against(word, "inbox_against")]
    cli.add_command(_group("import", catalogue, {"xlsx": back, "table": table, "inbox": inbox}))
    return cli


def _group(
    name: str, catalogue: Catalogue, commands: Mapping[str, list[click.Parameter]]
) -> click.Group:
    """Return a group of commands, named after the form of the files that they write or read."""
    group = click.Group(
        name,
        help=catalogue.word(f"cli.{name}.help"),
        short_help=catalogue.word(f"cli.{name}.short"),
    )
    for form, options in commands.items():
        group.add_command(_command(form, catalogue, options, group=name))
    return group


def _command(
    name: str, catalogue: Catalogue, options: list[click.Parameter], *, group: str = ""
) -> click.Command:
    """Return a command; its function is imported when it runs."""
    parts = ("help", "short", "example")
    described, short, example = (
        catalogue.word(f"cli.{group}.{name}.{part}" if group else f"cli.{name}.{part}")
        for part in parts
    )

    def run_command(**values: Any) -> None:
        # The commands take a second to import, for which neither help nor a build without changes
        # need wait. The program is imported piece by piece here and in `site_commands.py` alone.
        if name in ("generate", "build"):
            from generator.writing_commands import run_alone  # noqa: PLC0415

            run_alone(name, catalogue, **values)
        elif group:
            from generator.workbook_commands import COMMANDS as WORKBOOK_COMMANDS  # noqa: PLC0415

            WORKBOOK_COMMANDS[group, name](catalogue, **values)
        elif name in _EDITING:
            from generator.editing_commands import COMMANDS as EDITING_COMMANDS  # noqa: PLC0415

            EDITING_COMMANDS[name](catalogue, **values)
        elif name in _PUBLISHING:
            from generator.publishing_commands import (  # noqa: PLC0415
                COMMANDS as PUBLISHING_COMMANDS,
            )

            PUBLISHING_COMMANDS[name](catalogue, **values)
        else:
            from generator.site_commands import COMMANDS  # noqa: PLC0415

            COMMANDS[name](catalogue, **values)

    return click.Command(
        name,
        callback=run_command,
        params=[*options, _lang(catalogue, is_passed_on=False)],
        help=described,
        short_help=short,
        epilog="\b\n" + example,
    )


_Word = Callable[[str], str]


def _lang(catalogue: Catalogue, *, is_passed_on: bool) -> click.Parameter:
    """Return the option `--lang`, which may stand before or after the command.

    `_language` reads the option before click does.
    """
    kind = click.Choice(LANGUAGES)
    help_text = catalogue.word("cli.lang")
    return click.Option(
        ["--lang"], type=kind, default=catalogue.language, help=help_text, expose_value=is_passed_on
    )


def _config(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.Option(
        ["-f", "--config-file"], type=kind, default=Path("mkdocs.yml"), help=word("cli.config_file")
    )


def _format(word: _Word) -> click.Parameter:
    kind = click.Choice(_FORMATS)
    return click.Option(
        ["--format", "output_format"], type=kind, default="text", help=word("cli.format")
    )


def _report_form(word: _Word) -> click.Parameter:
    kind = click.Choice(("text", "json"))
    return click.Option(
        ["--format", "output_format"], type=kind, default="text", help=word("cli.format")
    )


def _strict(word: _Word) -> click.Parameter:
    return click.Option(["--strict"], is_flag=True, help=word("cli.strict"))


def _drafts(word: _Word) -> click.Parameter:
    return click.Option(["--drafts"], is_flag=True, help=word("cli.drafts"))


def _only_check(word: _Word) -> click.Parameter:
    return click.Option(["--check", "only_check"], is_flag=True, help=word("cli.only_check"))


def _owners_check(word: _Word) -> click.Parameter:
    return click.Option(["--check", "only_check"], is_flag=True, help=word("cli.owners_check"))


def _packed(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, dir_okay=False, exists=True)
    return click.Option(["--file"], type=kind, default=None, help=word("cli.fetch.file"))


def _regions() -> click.Parameter:
    return click.Argument(["regions"], metavar="[REGION]...", nargs=-1)


def _kind() -> click.Parameter:
    return click.Argument(["kind"], metavar="KIND", type=click.Choice(_NEW))


def _words() -> click.Parameter:
    return click.Argument(["words"], metavar="NAME...", nargs=-1)


def _against(word: _Word, use: str = "against") -> click.Parameter:
    return click.Option(["--against"], metavar="REV", default=None, help=word(f"cli.{use}"))


def _since(word: _Word) -> click.Parameter:
    return click.Option(["--since"], metavar="MOMENT", default=None, help=word("cli.since"))


def _quiet(word: _Word) -> click.Parameter:
    return click.Option(["-q", "--quiet"], is_flag=True, help=word("cli.quiet"))


def _portable(word: _Word) -> click.Parameter:
    return click.Option(["--portable"], is_flag=True, help=word("cli.portable"))


def _site_dir(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, file_okay=False)
    return click.Option(["-d", "--site-dir"], type=kind, default=None, help=word("cli.site_dir"))


def _jobs(word: _Word) -> click.Parameter:
    kind = click.IntRange(min=1)
    return click.Option(
        ["-j", "--jobs"], type=kind, default=os.cpu_count() or 1, help=word("cli.jobs")
    )


def _dask(word: _Word) -> click.Parameter:
    return click.Option(["--dask"], metavar="ADDRESS", default=None, help=word("cli.dask"))


def _no_cache(word: _Word) -> click.Parameter:
    return click.Option(["--no-cache"], is_flag=True, help=word("cli.no_cache"))


def _address(word: _Word) -> click.Parameter:
    return click.Option(["-a", "--address"], default="127.0.0.1:8000", help=word("cli.address"))


def _output(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, file_okay=False)
    return click.Option(["-o", "--output"], type=kind, default=None, help=word("cli.output"))


def _book_file(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.Option(["-o", "--output"], type=kind, default=None, help=word("cli.book.output"))


def _every(word: _Word) -> click.Parameter:
    return click.Option(["--all", "every"], is_flag=True, help=word("cli.every_region"))


def _workbooks(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, file_okay=False)
    return click.Option(["-o", "--output"], type=kind, default=None, help=word("cli.workbooks"))


def _workbook() -> click.Parameter:
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.Argument(["file"], type=kind, metavar="FILE")


def _region() -> click.Parameter:
    return click.Argument(["region"], required=False, metavar="[REGION]")


def _table_region() -> click.Parameter:
    return click.Argument(["region"], metavar="REGION")


def _map(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.Option(["--map", "map_file"], type=kind, default=None, help=word("cli.map"))


def _table_output(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.Option(["-o", "--output"], type=kind, default=None, help=word("cli.table_output"))


def _inbox_output(word: _Word) -> click.Parameter:
    kind = click.Path(path_type=Path, file_okay=False)
    help_text = word("cli.inbox_output")
    return click.Option(["-o", "--output"], type=kind, required=True, help=help_text)


def _yes(word: _Word) -> click.Parameter:
    return click.Option(["--yes"], is_flag=True, help=word("cli.yes"))


def _language(arguments: Sequence[str], fallback: str | None) -> str:
    """Return the language of the command line, or the first language.

    Read before click makes the commands, whose help is in the language.
    """
    named = _value_of(("--lang",), arguments)
    language = fallback if named is None else named
    return language if language in LANGUAGES else LANGUAGES[0]


def _value_of(names: tuple[str, ...], arguments: Sequence[str]) -> str | None:
    """Return the value of an option on the command line before click parses it, or None."""
    found = None
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name in names:
            found = value or (arguments[position + 1] if position + 1 < len(arguments) else "")
    return found
