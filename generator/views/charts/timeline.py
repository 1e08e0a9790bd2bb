"""Timelines: time spans as bands, counts of years as cells, due dates as symbols of their state.

A dotted line with its date is today: states are judged on that day, so both are made anew together.
"""

import datetime as dt
from dataclasses import dataclass

from generator.model.quick_win import ShownState
from generator.views.charts.scales import label_step
from generator.views.charts.shapes import WIDTH, Drawing, Shape, TextLine, box, path, text_line
from generator.views.charts.state_symbols import state_symbol
from generator.views.charts.text_metrics import LINE, text_width, wrap

_LEFT, _RIGHT = 8.0, WIDTH - 8.0
_BAND = 10.0
_BAND_ROW = LINE + _BAND + 8
_CELL = 22.0
_ROW_GAP = 6.0
"""Space between two quick wins."""
_SYMBOL_SPACE = 12.0
_LABEL_ROOM = 90.0
"""Least room for a label beside its symbol."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time span such as a phase; both days belong to it."""

    label: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class DueQuickWin:
    """A quick win with its due date: a day, or the first and last day of a due month or year."""

    label: str
    state: ShownState
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Schedule:
    """Content of a timeline, each list in the order of the drawing, with its words."""

    spans: tuple[TimeSpan, ...]
    counts: tuple[tuple[int, int], ...]
    """Years with the number of activities in each."""
    dues: tuple[DueQuickWin, ...]
    headings: tuple[str, str, str]
    """Headings above the time spans, the years and the quick wins."""
    states: tuple[tuple[ShownState, str], ...]
    """States of the quick wins with their labels, for the key."""
    today: tuple[dt.date, str] | None = None
    """Day of the states with its label; None if no state is judged by the day."""

    @property
    def years(self) -> tuple[int, int]:
        """First and last year of a schedule that is not empty."""
        years = [year for year, _ in self.counts]
        for span in self.spans:
            years += [span.first.year, span.last.year]
        for due in self.dues:
            years += [due.first.year, due.last.year]
        return min(years), max(years)


@dataclass(frozen=True, slots=True)
class _TimeScale:
    """Scale of time from left to right, over whole years; `first` and `last` are years."""

    first: int
    last: int

    def at(self, day: int) -> float:
        """Return the coordinate at which a day begins; the day is an ordinal of `datetime.date`."""
        start = dt.date(self.first, 1, 1).toordinal()
        end = dt.date(self.last, 12, 31).toordinal() + 1
        return _LEFT + (_RIGHT - _LEFT) * (day - start) / (end - start)

    def begin(self, day: dt.date) -> float:
        """Return the coordinate at which a day begins."""
        return self.at(day.toordinal())

    def end(self, day: dt.date) -> float:
        """Return the coordinate at which a day ends."""
        return self.at(day.toordinal() + 1)


@dataclass(frozen=True, slots=True)
class _PlacedLabel:
    """Label of a quick win at its place in a row."""

    lines: tuple[TextLine, ...]
    middle: float
    """Distance of the symbol from the top of the row."""
    height: float


def draw_timeline(schedule: Schedule) -> Drawing:
    """Return the drawing of a schedule that is not empty."""
    scale = _TimeScale(*schedule.years)
    shapes: list[Shape] = []
    y = LINE + 6
    parts = (schedule.spans, schedule.counts, schedule.dues)
    drawers = (_bands, _cells, _quick_wins)
    for heading, part, draw in zip(schedule.headings, parts, drawers, strict=True):
        if part:
            shapes.append(text_line(0, y + LINE, heading, "heading"))
            y = draw(schedule, scale, y + LINE + 6, shapes) + 8
    # The lines of the years reach down to the last row, so they are made after it and drawn first.
    lines = _years(scale, y - 6)
    if schedule.today is not None and scale.first <= schedule.today[0].year <= scale.last:
        lines.append(_today(*schedule.today, scale, y - 6, shapes))
        y += LINE
    if schedule.dues:
        y = _key(schedule, y, shapes)
    return Drawing(str(round(y)), (*lines, *shapes))


def _today(
    day: dt.date, label: str, scale: _TimeScale, bottom: float, shapes: list[Shape]
) -> Shape:
    """Return the line of a day, and add the label below, which ends at the line if it fits."""
    x, y, width = scale.begin(day), bottom + LINE - 2, text_width(label)
    if width <= x:
        shapes.append(text_line(x, y, label, "heading", anchor="end"))
    else:
        shapes.append(text_line(min(x, WIDTH - width), y, label, "heading"))
    return path(((x, LINE + 4), (x, bottom)), "today")


def _years(scale: _TimeScale, bottom: float) -> list[Shape]:
    """Return a line at the start of each year, or of every few years, and the years above."""
    count = scale.last - scale.first + 1
    step = label_step(count, _RIGHT - _LEFT, text_width("2020") + 6)
    shapes: list[Shape] = []
    for year in range(scale.first, scale.last + 1, step):
        left = scale.begin(dt.date(year, 1, 1))
        right = scale.end(dt.date(min(year + step - 1, scale.last), 12, 31))
        shapes.append(path(((left, LINE + 4), (left, bottom)), "grid"))
        label = str(year)
        if step == 1:
            shapes.append(text_line((left + right) / 2, LINE - 4, label, "tick", anchor="middle"))
        elif right - left > text_width(label):
            shapes.append(text_line(left, LINE - 4, label, "tick"))
    return [*shapes, path(((_RIGHT, LINE + 4), (_RIGHT, bottom)), "grid")]


def _bands(schedule: Schedule, scale: _TimeScale, y: float, shapes: list[Shape]) -> float:
    for span in schedule.spans:
        left = scale.begin(span.first)
        # A span of few days stays visible at the scale of decades.
        width = max(scale.end(span.last) - left, 2.0)
        if left + text_width(span.label) <= WIDTH:
            shapes.append(text_line(left, y + LINE - 4, span.label, "label"))
        else:
            shapes.append(text_line(WIDTH, y + LINE - 4, span.label, "label", anchor="end"))
        shapes.append(
            box(left, y + LINE, (min(width, _RIGHT - left), _BAND), "bar mp-chart__bar--count")
        )
        y += _BAND_ROW
    return y


def _cells(schedule: Schedule, scale: _TimeScale, y: float, shapes: list[Shape]) -> float:
    for year, count in schedule.counts:
        left, right = scale.begin(dt.date(year, 1, 1)), scale.end(dt.date(year, 12, 31))
        shapes.append(box(left + 1, y, (max(right - left - 2, 1), _CELL), "cell"))
        if text_width(str(count)) < right - left:
            shapes.append(
                text_line((left + right) / 2, y + _CELL - 6.5, str(count), "value", anchor="middle")
            )
    return y + _CELL


def _quick_wins(schedule: Schedule, scale: _TimeScale, y: float, shapes: list[Shape]) -> float:
    """Add a row for each quick win, and return the bottom of the rows.

    A row has a line over the due month or year, the symbol at the end of the line, and the label
    beside.
    """
    for due in schedule.dues:
        begin, end = scale.begin(due.first), scale.end(due.last)
        label = _label(due, begin, end, y)
        if due.first != due.last:
            shapes.append(path(((begin, y + label.middle), (end, y + label.middle)), "span"))
        shapes += (*state_symbol(due.state, end, y + label.middle), *label.lines)
        y += label.height + _ROW_GAP
    return y


def _label(due: DueQuickWin, begin: float, end: float, y: float) -> _PlacedLabel:
    """Return the label on the side with enough room, else above the symbol, from the left edge."""
    left, right = begin - _SYMBOL_SPACE, WIDTH - end - _SYMBOL_SPACE
    if max(left, right) < _LABEL_ROOM:
        return _PlacedLabel(
            (text_line(0, y + LINE - 3.5, due.label, "label"),), LINE * 1.5, LINE * 2
        )
    # To the right while the whole label fits; else on the wider side, on two lines.
    is_right = text_width(due.label) <= right or right >= left
    x, room, anchor = (end + _SYMBOL_SPACE, right, "start") if is_right else (left, left, "end")
    lines = tuple(
        text_line(x, y + LINE * position + LINE - 3.5, line, "label", anchor=anchor, room=room)
        for position, line in enumerate(wrap(due.label, room, 2))
    )
    return _PlacedLabel(lines, LINE * len(lines) / 2, LINE * len(lines))


def _key(schedule: Schedule, y: float, shapes: list[Shape]) -> float:
    """Add the key of the states, line by line as room allows, and return the bottom of the key."""
    x = 0.0
    for state, word in schedule.states:
        width = 16 + text_width(word)
        if x and x + width > WIDTH:
            x, y = 0.0, y + LINE + 4
        shapes += [*state_symbol(state, x + 8, y + 8), text_line(x + 18, y + 12.5, word, "quiet")]
        x += width + 12
    return y + LINE
