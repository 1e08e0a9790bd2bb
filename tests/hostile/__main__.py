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


@main.command("files")
def judge_files() -> None:
    """Judge every bad file, and name those that miss their code or line."""
    from tests.hostile.bad_files import is_judged, rows
    from tests.hostile.judging import figures, judge

    every = list(rows())
    judged = [judge(row) for row in every if is_judged(row)]
    click.echo(figures(judged))
    click.echo(f"{len(every) - len(judged)} rows wait for the code of their rule")


@main.command("payloads")
def count_payloads() -> None:
    """Count the payloads by kind, and how many the check takes as words and as addresses."""
    from tests.hostile.payloads import by_kind, is_taken, rounds, verdicts

    for kind, texts in by_kind().items():
        taken = sum(is_taken(text) for text in texts) if kind != "fast" else 0
        click.echo(f"{kind:<20} {len(texts):>4} payloads, {taken:>4} taken as words")
    addresses = verdicts("url").values()
    taken = sum(not verdict.codes for verdict in addresses)
    click.echo(f"{'as addresses':<20} {len(addresses):>4} payloads, {taken:>4} taken")
    click.echo(f"{rounds()} rounds until every place has held every payload")


if __name__ == "__main__":
    main()
