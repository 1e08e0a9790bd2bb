"""Stages of a run, one after another: each counts and times itself, and what it says of itself
becomes the report.

Knows no other part of the program: callers count by handing `Stage.step` to what does the work.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.messages import Catalogue
from generator.progress.display import Display
from generator.progress.profile import Profile
from generator.progress.wording import Told, filled, number_text, stage_name, told_text

Clock = Callable[[], float]
"""Gives seconds since some moment; never goes back."""


@dataclass(slots=True)
class Stage:
    """A stage that is under way, or over. `Counted` says what is what."""

    name: str
    total: int | None
    clock: Clock
    display: Display
    count: int = 0
    seconds: float = 0.0
    told: list[Told] = field(default_factory=list)
    _begun: float = field(init=False)
    _shown: float = 0.0

    def __post_init__(self) -> None:
        self._begun = self.clock()

    def expect(self, total: int) -> None:
        """Say how much there is to count, from here on."""
        self.total, self.count = total, 0

    def step(self, *_: object) -> None:
        """Count one more. May be handed over as it is to what tells of each thing that it has done."""
        self.count += 1
        self.look()
        if self.seconds - self._shown >= self.display.every:
            self._shown = self.seconds
            self.display.move(self)

    def look(self) -> None:
        """Take the time."""
        self.seconds = self.clock() - self._begun

    def tell(self, key: str, **numbers: float) -> None:
        """Add a line to the report: a key of the catalogues below `progress`, and its numbers."""
        self.told.append(Told(key, numbers))


class Progress:
    """Shows a run stage by stage, and reports on it in the end."""

    def __init__(
        self,
        catalogue: Catalogue,
        display: Display,
        *,
        profile: Profile | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        """Begin a run.

        Args:
            catalogue: Language of what is shown.
            display: Where it is shown.
            profile: Takes note of where the time goes, if anybody wants to know.
            clock: What the time is taken by.
        """
        self.catalogue = catalogue
        self.display = display
        self.stages: list[Stage] = []
        self._profile = profile
        self._clock = clock
        self._begun = clock()

    @property
    def seconds(self) -> float:
        """How long the run has lasted."""
        return self._clock() - self._begun

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Stage]:
        """Show what is done meanwhile as a stage."""
        stage = Stage(name, total, self._clock, self.display)
        self.stages.append(stage)
        self.display.begin(stage)
        try:
            if self._profile is None:
                yield stage
            else:
                with self._profile.of(name):
                    yield stage
        except BaseException:
            self.display.leave()
            raise
        stage.look()
        self.display.end(stage)

    def say(self, key: str, **arguments: object) -> None:
        """Show a line of the catalogue; numbers are written as the language writes them."""
        self.display.say(filled(f"progress.{key}", arguments, self.catalogue))

    def report(self) -> None:
        """Show what every stage says of itself, and how long each lasted."""
        for stage in self.stages:
            for told in stage.told:
                self.display.say(told_text(told, self.catalogue))
        lasted = (
            f"{stage_name(stage.name, self.catalogue)} {number_text(stage.seconds, self.catalogue)}"
            for stage in self.stages
        )
        self.say("times", stages="; ".join(lasted), total=self.seconds)
