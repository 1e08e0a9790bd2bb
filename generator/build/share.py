"""The share step: from the share card of a page to its picture, cached by the words of the card.

Runs within the step of a region, in the same process. Most cards are the same on most days, and
are not drawn again.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from pydantic import TypeAdapter

from generator.cache.results import JsonResults
from generator.files.content import GeneratedFile, StagingFolder, generated_file
from generator.media.drawing import draw


@dataclass(frozen=True, slots=True)
class ShareTask:
    """A share card to be drawn."""

    path: str
    """Path of the picture below `content/`."""
    svg: str


@dataclass(frozen=True, slots=True)
class ShareStep(JsonResults[GeneratedFile]):
    """Draws share cards."""

    staging: StagingFolder | None = field(repr=False)
    """Folder for the pictures; None leaves their bytes in the result."""
    name: ClassVar[str] = "share"
    form: ClassVar[TypeAdapter[GeneratedFile]] = TypeAdapter(GeneratedFile)

    def open(self) -> Callable[[ShareTask], GeneratedFile]:
        """Return the function of a task."""

        def make(task: ShareTask) -> GeneratedFile:
            file = generated_file(task.path, draw(task.svg))
            return file if self.staging is None else self.staging.stage(file)

        return make

    def label(self, task: ShareTask) -> str:
        """Return the path of the picture."""
        return task.path

    def remote(self, _sees: Callable[[Path], bool]) -> None:
        """Run in the process of the region's records."""
