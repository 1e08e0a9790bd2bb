"""A line of time: stretches as bands, years with a number, and promises as marks at the day on
which they are due.

No line for today: a page that stands for months would show a wrong one.
"""

import datetime as dt
from dataclasses import dataclass

from generator.model.quick_win import ShownState
from generator.views.charts.lettering import LINE, text_width, wrap
from generator.views.charts.marks import state_mark
from generator.views.charts.scales import every
from generator.views.charts.shapes import WIDTH, Drawing, Shape, Words, box, path, words

_LEFT, _RIGHT = 8.0, WIDTH - 8.0
_BAND = 10.0
_BAND_ROW = LINE + _BAND + 8
_CELL = 22.0
_MARK_GAP = 6.0
"""Between promises."""
_MARK_SPACE = 12.0
_NAME_ROOM = 90.0
"""Least room that a name needs beside its mark."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that lasts; both days belong to it."""

    label: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Due:
    """A promise with the stretch in which its due date lies: a day, or a month or year that is
    known no closer.
    """

    label: str
    state: ShownState
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that stands on a line of time, each list in its order, with the words above it."""

    stretches: tuple[Stretch, ...]
    counts: tuple[tuple[int, int], ...]
    """Years with the number of things in each."""
    dues: tuple[Due, ...]
    headings: tuple[str, str, str]
    """Above the stretches, the years, the promises."""
    states: tuple[tuple[ShownState, str], ...]
    """The states of the promises that occur, with their words."""

    @property
    def years(self) -> tuple[int, int]:
        """First and last year; there is something on the line."""
        lasting = [(item.first.year, item.last.year) for item in self.stretches]
        spans = [
            *lasting,
            *((due.first.year, due.last.year) for due in self.dues),
            *((y, y) for y, _ in self.counts),
        ]
        return min(first for first, _ in spans), max(last for _, last in spans)


@dataclass(frozen=True, slots=True)
class _Time:
    """Days as places from left to right."""

    first: int
    last: int

    def at(self, day: int) -> float:
        """Return where a day begins, counted as `date.toordinal` does."""
        start = dt.date(self.first, 1, 1).toordinal()
        end = dt.date(self.last, 12, 31).toordinal() + 1
        return _LEFT + (_RIGHT - _LEFT) * (day - start) / (end - start)

    def begin(self, day: dt.date) -> float:
        """Return where a day begins."""
        return self.at(day.toordinal())

    def end(self, day: dt.date) -> float:
        """Return where a day ends."""
        return self.at(day.toordinal() + 1)


@dataclass(frozen=True, slots=True)
class _Name:
    """A promise's name, and how it lies in its row."""

    lines: tuple[Words, ...]
    middle: float
    """Where the mark stands, from the top of the row."""
    height: float


def draw_timeline(schedule: Schedule) -> Drawing:
    """Return the drawing of a schedule that is not empty."""
    time = _Time(*schedule.years)
    shapes: list[Shape] = []
    y = LINE + 6
    for heading, is_filled, draw in zip(
        schedule.headings,
        (schedule.stretches, schedule.counts, schedule.dues),
        (_bands, _cells, _promises),
        strict=True,
    ):
        if is_filled:
            shapes.append(words(0, y + LINE, heading, "heading"))
            y = draw(schedule, time, y + LINE + 6, shapes) + 8
    lines = _years(time, y - 6)
    if schedule.dues:
        y = _key(schedule, y, shapes)
    return Drawing(str(round(y)), (*lines, *shapes))


def _years(time: _Time, bottom: float) -> list[Shape]:
    """Return a line at the begin of each year, and the years above."""
    count = time.last - time.first + 1
    step = every(count, _RIGHT - _LEFT, text_width("2020") + 6)
    shapes: list[Shape] = []
    for year in range(time.first, time.last + 1, step):
        left = time.begin(dt.date(year, 1, 1))
        right = time.end(dt.date(min(year + step - 1, time.last), 12, 31))
        shapes.append(path(((left, LINE + 4), (left, bottom)), "grid"))
        label = str(year)
        if step == 1:
            shapes.append(words((left + right) / 2, LINE - 4, label, "tick", anchor="middle"))
        elif right - left > text_width(label):
            shapes.append(words(left, LINE - 4, label, "tick"))
    return [*shapes, path(((_RIGHT, LINE + 4), (_RIGHT, bottom)), "grid")]


def _bands(schedule: Schedule, time: _Time, y: float, shapes: list[Shape]) -> float:
    for stretch in schedule.stretches:
        left = time.begin(stretch.first)
        width = max(time.end(stretch.last) - left, 2.0)
        if left + text_width(stretch.label) <= WIDTH:
            shapes.append(words(left, y + LINE - 4, stretch.label, "label"))
        else:
            shapes.append(words(WIDTH, y + LINE - 4, stretch.label, "label", anchor="end"))
        shapes.append(
            box(left, y + LINE, (min(width, _RIGHT - left), _BAND), "bar mp-chart__bar--count")
        )
        y += _BAND_ROW
    return y


def _cells(schedule: Schedule, time: _Time, y: float, shapes: list[Shape]) -> float:
    for year, count in schedule.counts:
        left, right = time.begin(dt.date(year, 1, 1)), time.end(dt.date(year, 12, 31))
        shapes.append(box(left + 1, y, (max(right - left - 2, 1), _CELL), "cell"))
        if text_width(str(count)) < right - left:
            shapes.append(
                words((left + right) / 2, y + _CELL - 6.5, str(count), "value", anchor="middle")
            )
    return y + _CELL


def _promises(schedule: Schedule, time: _Time, y: float, shapes: list[Shape]) -> float:
    """Add a row for each promise: the stretch that its date may mean, its mark at the end, its name
    beside it.
    """
    for due in schedule.dues:
        begin, end = time.begin(due.first), time.end(due.last)
        name = _name(due, begin, end, y)
        if due.first != due.last:
            shapes.append(path(((begin, y + name.middle), (end, y + name.middle)), "span"))
        shapes += (*state_mark(due.state, end, y + name.middle), *name.lines)
        y += name.height + _MARK_GAP
    return y


def _name(due: Due, begin: float, end: float, y: float) -> _Name:
    """Return a promise's name on the side that has room for it, else above, from the left edge on."""
    left, right = begin - _MARK_SPACE, WIDTH - end - _MARK_SPACE
    if max(left, right) < _NAME_ROOM:
        return _Name((words(0, y + LINE - 3.5, due.label, "label"),), LINE * 1.5, LINE * 2)
    is_right = text_width(due.label) <= right or right >= left
    x, room, anchor = (end + _MARK_SPACE, right, "start") if is_right else (left, left, "end")
    lines = tuple(
        words(x, y + LINE * position + LINE - 3.5, line, "label", anchor=anchor, room=room)
        for position, line in enumerate(wrap(due.label, room, 2))
    )
    return _Name(lines, LINE * len(lines) / 2, LINE * len(lines))


def _key(schedule: Schedule, y: float, shapes: list[Shape]) -> float:
    """Add the marks with their words, in lines as long as there is room, and return where they end."""
    x = 0.0
    for state, word in schedule.states:
        width = 16 + text_width(word)
        if x and x + width > WIDTH:
            x, y = 0.0, y + LINE + 4
        shapes += [*state_mark(state, x + 8, y + 8), words(x + 18, y + 12.5, word, "quiet")]
        x += width + 12
    return y + LINE
