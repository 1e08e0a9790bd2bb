"""Stages: their counts and durations, the displays that show them, and the report."""

import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from typing import TextIO

import click
import pytest

from generator.messages import LANGUAGES, Catalogue, load_catalogue
from generator.progress.display import (
    Display,
    Log,
    Silent,
    Terminal,
    display_for,
    is_watched,
)
from generator.progress.run_progress import RunProgress
from tests.terminal import Watched, redrawn

MakeDisplay = Callable[[Catalogue, TextIO], Display]
ENGLISH = load_catalogue("en")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return what it was set to."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def terminal() -> Watched:
    return Watched()


def read_regions(progress: RunProgress, clock: Clock, *, count: int, seconds: float) -> None:
    """Run a stage in which each region lasts as long as the others."""
    with progress.stage("read", total=count) as stage:
        for number in range(count):
            clock.now += seconds / count
            stage.step(f"kota-{number}")
        stage.tell("generated", total=count, changed=1, removed=0)


def test_a_log_has_a_line_for_each_stage_and_one_every_ten_seconds(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = RunProgress(ENGLISH, Log(ENGLISH, sys.stderr), clock=clock)
    read_regions(progress, clock, count=3200, seconds=25.0)
    with progress.stage("publish"):
        clock.now += 0.25
    assert capsys.readouterr().err.splitlines() == [
        "Reading the data: 1,280/3,200 regions, 128/s, 10.0 s",
        "Reading the data: 2,560/3,200 regions, 128/s, 20.0 s",
        "Reading the data: 3,200/3,200 regions, 128/s, 25.0 s",
        "Publishing: 0.2 s",
    ]


def test_a_person_sees_one_line_for_each_stage_that_moves(clock: Clock, terminal: Watched) -> None:
    progress = RunProgress(ENGLISH, Terminal(ENGLISH, terminal), clock=clock)
    read_regions(progress, clock, count=4, seconds=2.0)
    with progress.stage("engine") as stage:
        clock.now += 1.0
        stage.step()
    first, second, rest = terminal.getvalue().split("\n")
    assert redrawn(first) == [
        "Reading the data ...",
        "Reading the data [######..................]  1/4 regions  2/s  0.5 s",
        "Reading the data [############............]  2/4 regions  2/s  1.0 s",
        "Reading the data [##################......]  3/4 regions  2/s  1.5 s",
        "Reading the data [########################]  4/4 regions  2/s  2.0 s",
    ]
    assert redrawn(second)[-1] == "Rendering HTML   1 page  1/s  1.0 s"
    assert redrawn(rest) == []


def test_work_slower_than_one_a_second_has_no_rate(clock: Clock, terminal: Watched) -> None:
    progress = RunProgress(ENGLISH, Terminal(ENGLISH, terminal), clock=clock)
    read_regions(progress, clock, count=6, seconds=17.0)
    assert redrawn(terminal.getvalue())[-1].endswith("6/6 regions  17.0 s")
    assert "0/s" not in terminal.getvalue()


def test_a_bar_follows_a_total_that_becomes_known_later(clock: Clock, terminal: Watched) -> None:
    progress = RunProgress(ENGLISH, Terminal(ENGLISH, terminal), clock=clock)
    with progress.stage("engine") as stage:
        for total in (4, 2):
            stage.expect(total)
            clock.now += 1.0
            stage.step()
    assert redrawn(terminal.getvalue())[1:] == [
        "Rendering HTML   [######..................]  1/4 pages  1/s  1.0 s",
        "Rendering HTML   [############............]  1/2 pages  2.0 s",
    ]


def test_a_shorter_line_leaves_nothing_of_a_longer_one(clock: Clock, terminal: Watched) -> None:
    progress = RunProgress(ENGLISH, Terminal(ENGLISH, terminal), clock=clock)
    with progress.stage("engine") as stage:
        stage.count = 99_999
        clock.now += 1.0
        stage.step()
        stage.expect(10)
        clock.now += 1.0
        stage.step()
    assert shown_at_last(terminal) == [
        "Rendering HTML   [##......................]  1/10 pages  2.0 s"
    ]


def shown_at_last(terminal: Watched) -> list[str]:
    """Return what the terminal shows at the end: each letter is drawn over the one before."""
    lines = []
    for line in terminal.getvalue().split("\n")[:-1]:
        shown = ""
        for drawn in line.split("\r"):
            text = click.unstyle(drawn)
            shown = text + shown[len(text) :]
        lines.append(shown.rstrip())
    return lines


def test_a_person_is_not_shown_more_than_eyes_can_follow(clock: Clock, terminal: Watched) -> None:
    progress = RunProgress(ENGLISH, Terminal(ENGLISH, terminal), clock=clock)
    read_regions(progress, clock, count=10_000, seconds=1.0)
    assert 5 < terminal.getvalue().count("\r") < 15


@pytest.mark.parametrize("columns", [30, 60, 79])
def test_no_line_is_broken_by_the_terminal(
    columns: int, clock: Clock, terminal: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    progress = RunProgress(ENGLISH, Terminal(ENGLISH, terminal), clock=clock)
    read_regions(progress, clock, count=17_336, seconds=99.9)
    drawn = [click.unstyle(line) for line in re.split(r"[\r\n]", terminal.getvalue())]
    assert max(map(len, drawn)) < columns
    assert ("[" in redrawn(terminal.getvalue())[1]) == (columns == 79)


def test_quiet_is_quiet(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    progress = RunProgress(ENGLISH, Silent(), clock=clock)
    read_regions(progress, clock, count=5, seconds=50.0)
    progress.say("schema", count=1, folder="a")
    progress.report()
    with pytest.raises(ZeroDivisionError), progress.stage("publish"):
        raise ZeroDivisionError
    assert capsys.readouterr() == ("", "")


def test_the_report_says_what_each_stage_told_and_how_long_it_lasted(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = RunProgress(ENGLISH, Log(ENGLISH, sys.stderr), clock=clock)
    read_regions(progress, clock, count=1200, seconds=2.0)
    with progress.stage("publish") as stage:
        clock.now += 1.5
        stage.tell("size", files=1234, size=8.44)
    clock.now += 0.5
    capsys.readouterr()
    progress.report()
    assert capsys.readouterr().err.splitlines() == [
        "Pages and downloads: 1,200; 1 written, 0 removed, the rest unchanged.",
        "Site: 1,234 files, 8.4 MB.",
        "Time in seconds: Reading the data 2.0; Publishing 1.5; total 4.0.",
    ]


@pytest.mark.parametrize(("make", "shown"), [(Log, []), (Terminal, ["Indexing ..."])])
def test_a_stage_that_fails_is_not_told_as_done_and_what_follows_begins_a_line(
    make: MakeDisplay, shown: list[str], terminal: Watched
) -> None:
    progress = RunProgress(ENGLISH, make(ENGLISH, terminal))
    with pytest.raises(ZeroDivisionError), progress.stage("search"):
        raise ZeroDivisionError
    assert redrawn(terminal.getvalue()) == shown
    assert terminal.getvalue().endswith("\n" if shown else "")


def test_a_stage_that_fails_gives_the_cursor_back(terminal: Watched) -> None:
    progress = RunProgress(ENGLISH, Terminal(ENGLISH, terminal))
    with pytest.raises(KeyboardInterrupt), progress.stage("search"):
        raise KeyboardInterrupt
    hidden, shown = terminal.getvalue().rfind("\x1b[?25l"), terminal.getvalue().rfind("\x1b[?25h")
    assert shown >= hidden


@pytest.mark.parametrize(
    ("stream", "environment", "expected"),
    [
        (Watched(), {"TERM": "xterm"}, True),
        (Watched(), {}, True),
        (Watched(), {"TERM": "dumb"}, False),
        (Watched(), {"TERM": "xterm", "CI": "true"}, False),
        (io.StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_only_a_terminal_that_can_draw_is_watched(
    stream: io.StringIO,
    environment: dict[str, str],
    *,
    expected: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("TERM", "CI"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert is_watched(stream, environment) == is_watched(stream, os.environ) == expected
    assert isinstance(display_for(ENGLISH, stream, is_quiet=False), Terminal if expected else Log)
    assert type(display_for(ENGLISH, stream, is_quiet=True)) is Silent


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_has_its_words_in_every_language(language: str, clock: Clock) -> None:
    def units(catalogue: Catalogue) -> Iterator[str]:
        yield from (
            key.split(".")[2] for key in catalogue.words if key.startswith("progress.units.")
        )

    catalogue = load_catalogue(language)
    progress = RunProgress(catalogue, Terminal(catalogue, Watched()), clock=clock)
    for name in set(units(catalogue)):
        with progress.stage(name) as stage:
            stage.step()
    assert len(progress.stages) > 2


def test_numbers_are_written_as_the_language_writes_them(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    indonesian = load_catalogue("id")
    progress = RunProgress(indonesian, Log(indonesian, sys.stderr), clock=clock)
    with progress.stage("publish") as stage:
        stage.tell("size", files=17336, size=412.34)
    progress.report()
    assert "Situs: 17.336 berkas, 412,3 MB." in capsys.readouterr().err
