"""Progress of a whole run: shows the stages in turn, and reports on them at the end."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from generator.messages import Catalogue
from generator.progress.display import Display
from generator.progress.stages import Clock, Stage
from generator.progress.wording import number_text, report_sentence, sentence, stage_name


class RunProgress:
    """Shows the stages of a run, and reports on them at the end."""

    def __init__(
        self, catalogue: Catalogue, display: Display, *, clock: Clock = time.monotonic
    ) -> None:
        """Begin a run.

        Args:
            catalogue: Language of names and sentences.
            display: Display of stages and lines.
            clock: Clock of the run and the stages.
        """
        self.catalogue = catalogue
        self.display = display
        self.stages: list[Stage] = []
        self._clock = clock
        self._begun = clock()

    @property
    def seconds(self) -> float:
        """Duration of the run so far."""
        return self._clock() - self._begun

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Stage]:
        """Show the work within the context as a stage."""
        stage = Stage(name, total, self._clock, self.display.interval_seconds)
        self.stages.append(stage)
        with self.display.show(stage) as stage.redraw:
            yield stage
            # The time is taken here, since the display draws the stage a last time on the way out.
            stage.take_time()

    def say(self, key: str, **arguments: object) -> None:
        """Show a line of the catalogue, with numbers as the language writes them."""
        self.display.echo(sentence(f"progress.{key}", arguments, self.catalogue))

    def report(self) -> None:
        """Show the report lines of every stage, and the duration of each."""
        for stage in self.stages:
            for line in stage.report_lines:
                self.display.echo(report_sentence(line, self.catalogue))
        durations = (
            f"{stage_name(stage, self.catalogue)} {number_text(stage.seconds, self.catalogue)}"
            for stage in self.stages
        )
        self.say("times", stages="; ".join(durations), total=self.seconds)
