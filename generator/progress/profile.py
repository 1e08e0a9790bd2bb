"""Where the time of a run went: its stages, and the heaviest functions of each. Sees this process
alone.
"""

import cProfile
import pstats
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.messages import Catalogue
from generator.progress.wording import Counted, number_text, stage_name, stage_parts, told_text

_MOST = 25
"""Functions that are listed of each stage, in each of two orders."""
_WIDTH = 100
_OURS = "generator/"
_PLACES = re.compile(r".*(?:site-packages|dist-packages|lib/python\d[^/]*)/|.*/(?=generator/)")
"""What goes before the part of a path that tells of which package a file is."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a function cost during a stage."""

    function: str
    """Its file below its package, line and name."""
    calls: int
    own_seconds: float
    all_seconds: float
    """With all that it called."""


class Profile:
    """Takes note of where the time goes, stage by stage."""

    def __init__(self) -> None:
        """Begin with nothing noted."""
        self._by_stage: dict[str, cProfile.Profile] = {}

    def of(self, stage: str) -> AbstractContextManager[object]:
        """Take note of what is done meanwhile, as part of a stage."""
        return self._by_stage.setdefault(stage, cProfile.Profile())

    def spent(self, stage: str) -> tuple[Spent, ...]:
        """Return what each function cost during a stage, in no order."""
        profile = self._by_stage.get(stage)
        return () if profile is None else tuple(map(_spent, profile.getstats()))

    def write(self, file: Path, stages: Sequence[Counted], catalogue: Catalogue) -> None:
        """Write where the time went, and beside it, ending in `.pstats`, what Python's tools can
        read.
        """
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            "\n".join((*self._lines(stages, catalogue), "")), encoding="utf-8", newline="\n"
        )
        pstats.Stats(*self._by_stage.values()).dump_stats(f"{file}.pstats")

    def _lines(self, stages: Sequence[Counted], catalogue: Catalogue) -> Iterator[str]:
        yield catalogue.word("profile.title")
        yield from textwrap.wrap(catalogue.word("profile.note"), _WIDTH)
        yield ""
        yield from _stage_lines(stages, catalogue)
        for stage in stages:
            spent = self.spent(stage.name)
            ours = [one for one in spent if one.function.startswith(_OURS)]
            yield ""
            yield f"== {stage.name}: {stage_name(stage.name, catalogue)}"
            yield from (told_text(told, catalogue) for told in stage.told)
            yield from _table("profile.own", spent, lambda one: one.own_seconds, catalogue)
            yield from _table("profile.ours", ours, lambda one: one.all_seconds, catalogue)


def _stage_lines(stages: Sequence[Counted], catalogue: Catalogue) -> Iterator[str]:
    total = sum(stage.seconds for stage in stages)
    for stage in stages:
        share = round(100 * stage.seconds / total) if total else 0
        counted = ", ".join(stage_parts(stage, catalogue)[:-1])
        yield f"{stage.name:<10}{number_text(stage.seconds, catalogue):>10} s {share:>4} %  {counted}".rstrip()
    yield f"{'':<10}{number_text(total, catalogue):>10} s"


def _table(
    key: str, spent: Iterable[Spent], weight: Callable[[Spent], float], catalogue: Catalogue
) -> Iterator[str]:
    """Yield the heaviest functions, those that cost nothing to speak of left out."""
    heaviest = sorted(
        (one for one in spent if weight(one) >= 0.001), key=lambda one: (-weight(one), one.function)
    )
    if not heaviest:
        return
    yield ""
    yield catalogue.word(key)
    headings = (catalogue.word(f"profile.columns.{name}") for name in ("own", "all", "calls"))
    yield (
        "".join(f"{heading:>12}" for heading in headings)
        + f"  {catalogue.word('profile.columns.function')}"
    )
    for one in heaviest[:_MOST]:
        yield f"{one.own_seconds:>12.3f}{one.all_seconds:>12.3f}{one.calls:>12}  {one.function}"


def _spent(entry: Any) -> Spent:
    """Return what Python's profiler noted of a function: its code, or its name if it is built in."""
    code = entry.code
    if isinstance(code, str):
        name = code
    else:
        below = Path(code.co_filename).as_posix().removeprefix(f"{Path.cwd().as_posix()}/")
        name = f"{_PLACES.sub('', below, count=1)}:{code.co_firstlineno} {code.co_qualname}"
    return Spent(name, entry.callcount, entry.inlinetime, entry.totaltime)
