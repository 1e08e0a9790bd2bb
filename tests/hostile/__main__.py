"""The hostile corpus by itself, with figures: `python -m tests.hostile --help`."""

import sys

import click

from tests.hostile.fuzz import fuzz, table


@click.group()
def main() -> None:
    """Try what the tests have no time for, and print the figures of README.md."""


@main.command("fuzz")
@click.option(
    "--minutes", type=float, default=7, show_default=True, help="Minutes for all targets."
)
@click.option("--target", "names", multiple=True, help="A target alone; may be given again.")
def run_fuzzer(minutes: float, names: tuple[str, ...]) -> None:
    """Fuzz every reader for an equal share of the time; exit 1 if anything foreign is found."""
    from tests.hostile.targets import TARGETS

    chosen = names or tuple(TARGETS)
    runs = []
    for name in chosen:
        runs.append(fuzz(name, round(minutes * 60 / len(chosen))))
        click.echo(table(runs[-1:]))
    click.echo(f"---\n{table(runs)}")
    sys.exit(any(run.foreign or run.death for run in runs))


if __name__ == "__main__":
    main()
