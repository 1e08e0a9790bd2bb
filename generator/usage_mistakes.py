"""Mistakes in the arguments of the command line, told in the words of a language."""

from collections.abc import Iterator

import click

from generator.messages import Catalogue


def told_mistake(error: click.UsageError, catalogue: Catalogue) -> Iterator[str]:
    """Yield the lines about a mistake: the form of the command, the mistake, and where help is.

    Click has English words alone, so only the names in the error are taken from click.
    """
    context = error.ctx
    if context is not None:
        pieces = (context.command_path, *context.command.collect_usage_pieces(context))
        yield catalogue.word("cli.mistake.usage", usage=" ".join(pieces))
    yield " ".join(_sentences(error, catalogue))
    if context is not None:
        yield catalogue.word("cli.mistake.more", command=f"{context.command_path} --help")


def _sentences(error: click.UsageError, catalogue: Catalogue) -> Iterator[str]:
    word = catalogue.word
    # Older versions of click have no class for an unknown command.
    command = getattr(error, "command_name", None)
    near = getattr(error, "possibilities", None)
    match error:
        case click.NoSuchOption():
            yield word("cli.mistake.option", name=error.option_name)
        case click.BadOptionUsage():
            yield word("cli.mistake.value", name=error.option_name)
        case click.MissingParameter(param=click.Parameter() as parameter):
            yield word("cli.mistake.missing", name=_name(parameter))
            yield from _choices(parameter, catalogue)
        case click.BadParameter(param=click.Parameter() as parameter):
            yield word("cli.mistake.value", name=_name(parameter))
            yield from _choices(parameter, catalogue)
        case _ if command is not None:
            yield word("cli.mistake.command", name=command)
        case _:
            yield word("cli.mistake.form")
    if near:
        yield word("cli.mistake.near", near=" / ".join(near))


def _name(parameter: click.Parameter) -> str:
    is_option = isinstance(parameter, click.Option)
    return max(parameter.opts, key=len) if is_option else str(parameter.metavar or parameter.name)


def _choices(parameter: click.Parameter, catalogue: Catalogue) -> Iterator[str]:
    match parameter.type:
        case click.Choice(choices=choices):
            yield catalogue.word("cli.mistake.choices", choices=", ".join(map(str, choices)))
        case click.IntRange(min=int() as least):
            yield catalogue.word("cli.mistake.least", least=least)
        case click.Path(exists=True):
            yield catalogue.word("cli.mistake.path")
