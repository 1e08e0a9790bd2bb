"""The cloth of a region's plan: dimensions as bands, promises as stripes, woven up to today.

A stripe runs from the day of the promise to its end and closes with the glyph of the state. Left of
today the stripe is woven, right of today a bare thread waits; from a missed due date to today it is
stitched. Nothing is woven where no source gives a day. Positions across are per cent, so that the
cloth fits every screen while its text keeps its size; positions down are pixels.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.quick_win import ShownState
from generator.views.blocks import Block
from generator.views.charts.text_metrics import text_width
from generator.views.components.border import Border

_HEAD = 24
"""Height of the row of years."""
_FOOT = 26
"""Height of the row with the day of today."""
_EMPTY_BAND = 32
_COUNTED_BAND = 58
"""Height of a band with promises counted by quarter."""
_ROW = 27
"""Height of a stripe with the label above."""
_STRIPE = 10
_HALF = 60.0
"""Per cent from the left: the name of a day further right ends at the day."""
_BAND_EDGE = 9
_NAME_ROW = 16
"""Further height of a band whose name would lie over a stripe."""
_DENSE_ROW = 9
_MOST_LABELLED = 24
"""Most promises with a row and a label each; of more promises, only the urgent have a label."""
_MOST_STRIPES = 60
"""Most promises with a stripe; with more promises, a band shows the number alive by quarter."""
_NARROW = 288.0
"""Width of the cloth in pixels on a screen of 320 pixels, into which labels must fit."""
_LABEL_SIZE = 12.0
_NAME_SIZE = 13.0
_GAP = 2.0
"""Per cent between the name of a band and the words beside it."""
_MOST_SEAMS_NAMED = 8
"""Most years written; of more years, every second year is written."""
_FEWEST_YEARS = 3
_NEXT_DUE = 3
"""Number of promises, next due, that have a label on a dense cloth."""


@dataclass(frozen=True, slots=True)
class Promised:
    """Dates and state of a promise."""

    label: str
    state: ShownState
    promised: dt.date | None
    """First day of the date of the promise; None if no source gives the date."""
    due: dt.date | None
    """Last day of the due date."""
    ended: dt.date | None
    """Day of completion, or the last reported day of a promise that ended otherwise."""


@dataclass(frozen=True, slots=True)
class Band:
    """A dimension of the plan with the promises of the dimension."""

    name: str
    hue: int
    """Number of the colour; 0 for an undyed band."""
    promises: tuple[Promised, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a stripe: from left to right in per cent."""

    left: str
    width: str
    right: str


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a promise above its stripe."""

    text: str
    left: str
    anchor: str
    """Side of the text that stands at `left`: "start" or "end"."""


@dataclass(frozen=True, slots=True)
class Stripe:
    """A promise on the cloth."""

    y: int
    """Top of the stripe in pixels."""
    height: int
    state: str
    label: Label | None
    woven: Stretch | None
    thread: Stretch | None
    stitches: Stretch | None
    dotted: Stretch | None
    knot: str
    """Middle of the glyph, in per cent from the left."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """The promises alive in a quarter of a year, on a cloth of very many promises."""

    left: str
    width: str
    y: int
    height: int
    is_late: bool


@dataclass(frozen=True, slots=True)
class WovenBand:
    """A band of the cloth, laid out."""

    name: str
    hue: int
    y: int
    height: int
    stripes: tuple[Stripe, ...] = ()
    quarters: tuple[Quarter, ...] = ()

    @property
    def is_woven(self) -> bool:
        """Whether a source gives the band a promise: else its warp is bare from edge to edge."""
        return bool(self.stripes or self.quarters)

    @property
    def name_y(self) -> int:
        """Baseline of the name."""
        return self.y + 16

    @property
    def bare_y(self) -> int:
        """Top of the bare warp, below the name."""
        return self.y + 20


@dataclass(frozen=True, slots=True)
class Seam:
    """The first day of a year."""

    left: str
    year: str | None
    """None for a year that is not written."""


@dataclass(frozen=True, slots=True)
class Cloth(Block):
    """A woven plan, ready for a template."""

    title: str
    caption: str
    description: str
    height: int
    bands: tuple[WovenBand, ...]
    seams: tuple[Seam, ...]
    woven: str
    """Width of the woven part in per cent: the place of today."""
    bare: str
    """Width of the part that waits, right of today."""
    today: str
    today_anchor: str
    head: Border
    """Pattern and colours of the head."""
    is_dyed: bool


@dataclass(frozen=True, slots=True)
class ClothWords:
    """The words of a cloth, in the page's language."""

    title: str
    caption: str
    description: str
    today: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """Time from left to right over whole years."""

    first: int
    last: int

    def at(self, day: dt.date) -> float:
        """Return the place of a day in per cent, within the cloth."""
        start = dt.date(self.first, 1, 1).toordinal()
        end = dt.date(self.last, 12, 31).toordinal() + 1
        return min(100.0, max(0.0, 100 * (day.toordinal() - start) / (end - start)))


def weave(
    bands: Sequence[Band],
    years: tuple[int | None, int | None],
    today: dt.date,
    words: ClothWords,
    head: Border,
) -> Cloth:
    """Return the cloth of a plan.

    Args:
        bands: Dimensions in the plan's own order, each with its promises.
        years: First and last year of the plan; None if unknown, then the promises give them.
        today: Day of the build.
        words: The words around the cloth.
        head: Border of the region, whose pattern and colours the head has.
    """
    scale = _scale(bands, years, today)
    count = sum(len(band.promises) for band in bands)
    woven: list[WovenBand] = []
    y = _HEAD
    for band in bands:
        laid = _band(band, y, scale, today, _urgent(bands, count))
        woven.append(laid)
        y += laid.height
    position = scale.at(today)
    return Cloth(
        words.title,
        words.caption,
        words.description,
        y + _FOOT,
        tuple(woven),
        tuple(_seams(scale)),
        _percent(position),
        _percent(100 - position),
        words.today,
        "end" if position > _HALF else "start",
        head,
        any(band.hue for band in bands),
    )


def _scale(bands: Sequence[Band], years: tuple[int | None, int | None], today: dt.date) -> _Scale:
    dates = [
        day.year
        for band in bands
        for promise in band.promises
        for day in (promise.promised, promise.due, promise.ended)
        if day is not None
    ]
    first = years[0] if years[0] is not None else min([*dates, today.year])
    last = years[1] if years[1] is not None else max([*dates, today.year])
    # A promise may lie outside the plan's period, and must still be seen.
    first, last = min([first, *dates]), max([last, *dates])
    return _Scale(first, max(last, first + _FEWEST_YEARS - 1))


def _urgent(bands: Sequence[Band], count: int) -> frozenset[int] | None:
    """Return the `id()` of promises with a label on a dense cloth; None if every one has one."""
    if count <= _MOST_LABELLED:
        return None
    every = [promise for band in bands for promise in band.promises]
    late = [promise for promise in every if promise.state is ShownState.LATE]
    open_ones = sorted(
        (promise for promise in every if _is_open(promise) and promise.due is not None),
        key=lambda promise: promise.due or dt.date.max,
    )
    if count > _MOST_STRIPES:
        return frozenset()
    return frozenset(id(promise) for promise in (*late, *open_ones[:_NEXT_DUE]))


def _is_open(promise: Promised) -> bool:
    return promise.state in {ShownState.PLANNED, ShownState.RUNNING}


def _band(
    band: Band, y: int, scale: _Scale, today: dt.date, labelled: frozenset[int] | None
) -> WovenBand:
    if not band.promises:
        return WovenBand(band.name, band.hue, y, _EMPTY_BAND)
    if labelled is not None and not labelled:
        quarters = tuple(_quarters(band.promises, y, scale, today))
        return WovenBand(band.name, band.hue, y, _COUNTED_BAND, quarters=quarters)
    rows = sorted(band.promises, key=_begin)
    first = rows[0]
    name_begins = 100 - text_width(band.name, _NAME_SIZE) * 100 / _NARROW
    is_labelled = labelled is None or id(first) in labelled
    needs_room = _reach(first, scale, today, is_labelled=is_labelled) > name_begins - _GAP
    top = y + _BAND_EDGE + (_NAME_ROW if needs_room else 0)
    stripes: list[Stripe] = []
    for promise in rows:
        is_labelled = labelled is None or id(promise) in labelled
        step = _ROW if is_labelled else _DENSE_ROW
        stripes.append(_stripe(promise, top + step, scale, today, is_labelled=is_labelled))
        top += step
    return WovenBand(band.name, band.hue, y, top + _BAND_EDGE - y, tuple(stripes))


def _begin(promise: Promised) -> tuple[dt.date, dt.date]:
    begin = promise.promised or promise.due or dt.date.max
    return begin, promise.due or dt.date.max


def _reach(promise: Promised, scale: _Scale, today: dt.date, *, is_labelled: bool) -> float:
    """Return the place where a stripe with its glyph and its label ends."""
    begin, end = _span(promise, today)
    now = scale.at(today)
    knot = now if end is None else scale.at(end)
    if not is_labelled:
        return knot
    start = knot if begin is None else min(scale.at(begin), knot)
    label = _label(promise.label, start, now, knot)
    width = text_width(promise.label, _LABEL_SIZE) * 100 / _NARROW
    place = float(label.left.removesuffix("%"))
    return max(knot, place if label.anchor == "end" else place + width)


def _span(promise: Promised, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a stripe; None where no source gives a day."""
    match promise.state:
        case ShownState.DONE:
            end = promise.ended or promise.due
        case ShownState.LATE:
            end = today
        case ShownState.PLANNED | ShownState.RUNNING:
            end = promise.due
        case _:
            end = promise.ended or promise.due
    return promise.promised, end


def _stripe(
    promise: Promised, bottom: int, scale: _Scale, today: dt.date, *, is_labelled: bool
) -> Stripe:
    height = _STRIPE if is_labelled else _DENSE_ROW - 1
    begin, end = _span(promise, today)
    now = scale.at(today)
    knot = now if end is None else scale.at(end)
    start = knot if begin is None else min(scale.at(begin), knot)
    woven = thread = stitches = dotted = None
    match promise.state:
        case ShownState.DONE | ShownState.PARTLY_ACHIEVED | ShownState.STOPPED if (
            begin is not None and end is not None
        ):
            woven = _stretch(start, knot)
        case ShownState.RUNNING if begin is not None:
            woven = _stretch(start, min(now, knot)) if start < now else None
            thread = _stretch(max(start, now), knot) if knot > now else None
        case ShownState.PLANNED | ShownState.NOT_ACHIEVED if begin is not None:
            thread = _stretch(start, knot)
        case ShownState.LATE if promise.due is not None:
            target = scale.at(promise.due)
            # A late promise that nobody reports as running stays a thread up to its due date.
            woven = None if begin is None else _stretch(start, target)
            stitches = _stretch(target, now)
        case _ if begin is not None:
            dotted = _stretch(start, knot)
        case _:
            pass
    label = _label(promise.label, start, now, knot) if is_labelled else None
    if promise.state is ShownState.PARTLY_ACHIEVED:
        # Half a stripe tells at once that a part of the promise is there.
        bottom -= height // 4
        height //= 2
    return Stripe(
        bottom - height,
        height,
        promise.state.value,
        label,
        woven,
        thread,
        stitches,
        dotted,
        _percent(knot),
    )


def _label(text: str, start: float, now: float, knot: float) -> Label:
    """Return a label that starts with its stripe, or ends at today where it would reach over."""
    width = text_width(text, _LABEL_SIZE) * 100 / _NARROW
    if start > now:
        # A stripe that begins after today has a row of its own: its label ends with its glyph.
        return Label(text, _percent(max(knot, min(100.0, width))), "end")
    if start + width <= now:
        return Label(text, _percent(start), "start")
    if width <= now:
        return Label(text, _percent(now), "end")
    return Label(text, _percent(0), "start")


def _quarters(
    promises: Iterable[Promised], y: int, scale: _Scale, today: dt.date
) -> Iterator[Quarter]:
    """Yield the number of promises alive in each quarter as thickness, late ones below."""
    listed = tuple(promises)
    room = _COUNTED_BAND - _NAME_ROW - 2 * _BAND_EDGE
    most = max(len(listed), 1)
    for year in range(scale.first, scale.last + 1):
        for month in (1, 4, 7, 10):
            first = dt.date(year, month, 1)
            after = dt.date(year + month // 10, (month + 2) % 12 + 1, 1)
            alive = sum(1 for promise in listed if _is_alive(promise, first, after, today))
            late = sum(
                1
                for promise in listed
                if promise.state is ShownState.LATE
                and promise.due is not None
                and promise.due < after
                and first <= today
            )
            left, right = scale.at(first), scale.at(after)
            thickness = round(room * alive / most)
            if thickness:
                yield Quarter(
                    _percent(left), _percent(right - left), y + 22, thickness, is_late=False
                )
            if late:
                red = max(1, round(room * late / most))
                bottom = y + _COUNTED_BAND - 4 - red
                yield Quarter(_percent(left), _percent(right - left), bottom, red, is_late=True)


def _is_alive(promise: Promised, first: dt.date, after: dt.date, today: dt.date) -> bool:
    begin, end = _span(promise, today)
    return begin is not None and begin < after and (end is None or end >= first)


def _seams(scale: _Scale) -> Iterator[Seam]:
    years = range(scale.first, scale.last + 1)
    step = 1 if len(years) <= _MOST_SEAMS_NAMED else 2
    for place, year in enumerate(years):
        name = str(year) if place % step == 0 else None
        yield Seam(_percent(scale.at(dt.date(year, 1, 1))), name)


def _stretch(left: float, right: float) -> Stretch:
    return Stretch(_percent(left), _percent(max(right - left, 0.6)), _percent(right))


def _percent(place: float) -> str:
    return f"{place:.1f}%"
