"""The share card of a page: the picture that a chat or a feed shows beside a shared link.

Drawn from the page's own words. Lines are laid out by estimated widths, on the safe side of the
shipped fonts. The card names the month and counts no days, so that most days change no card.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from babel.dates import format_date
from markupsafe import Markup

from generator.link.site import RegionSite, SourceRecord
from generator.model.quick_win import QuickWin, is_promised
from generator.views.charts.text_metrics import TEXT_SIZE, shorten, text_width, wrap
from generator.views.components.answer import Answer
from generator.views.components.border import Border, region_border
from generator.views.components.pictogram import Pictogram, region_pictograms
from generator.views.context import PageContext
from generator.views.records.counts import CountBar, count_bar, count_facts
from generator.views.values import enum_text, plain_text, quick_win_title, region_name

WIDTH, HEIGHT = 1200, 630
"""Size in pixels, as the networks ask for. Source: The Open Graph protocol, ogp.me."""
ROOM = 1096.0
"""Width between the margins."""
PLATE_ROOM = 900.0
"""Width of words on the plate, beside a label."""
_LEFT = 52
_PLATE_TOP = 66
_LAST_LINE = 596
_TITLE_SIZES = (104, 88, 72)
"""Sizes of a title on a single line, the largest first."""
_LONG_TITLE_SIZES = (64, 54, 46)
"""Sizes of a title on two lines."""
_ANSWERS = ((44, 2), (38, 3), (33, 3))
"""Sizes of an answer with the number of lines that each may take, the largest first."""
_BOLD, _REGULAR = 1.08, 1.04
"""Widths of Noto Serif as multiples of the estimate, measured over the names of all regions."""
_PITCH = 54.0
"""Most pixels from a glyph to the next."""
_MOST_COUNTED = 18
"""Largest number of things that a row shows one by one."""
_THREADS = 10
"""Pixels from a thread of the bare warp to the next."""
_LATE = re.compile(r"<strong[^>]*>(.*?)</strong>")
_GLUE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words: baseline and size in pixels."""

    text: str
    y: int
    size: int


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A line of the answer, with the words on lateness apart."""

    before: str
    late: str
    after: str
    y: int
    size: int

    @property
    def text(self) -> str:
        """The whole line."""
        return self.before + self.late + self.after


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph of a state, or of a counted thing that is "there" or "waiting"."""

    state: str
    x: str
    """Left edge in pixels."""
    scale: str


@dataclass(frozen=True, slots=True)
class ShareCard:
    """A share card, laid out and ready for a template."""

    border: Border
    kind: Line
    title: tuple[Line, ...]
    tagline: Line | None
    plate_height: int
    label: str | None
    """Code of a region, or the mark of an invented one; None beside a sign."""
    sign: Pictogram | None
    """Sign of the dimension of a promise."""
    answer: tuple[AnswerLine, ...]
    glyphs: tuple[PlacedGlyph, ...]
    counted: tuple[PlacedGlyph, ...]
    """The counted things of a promise, those that are there first; empty for a long row."""
    glyphs_y: int
    note: Line | None
    threads: tuple[int, ...]
    """Threads of the bare warp, by their place from the top; none beside glyphs."""
    site: str
    month: str
    description: str
    """The words of the card, for readers who do not see the picture."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a card."""

    kind: str
    title: str
    tagline: str | None
    answer: str
    late: str
    """The words of the answer on lateness; "" without any."""
    glyphs: tuple[str, ...]
    note: str | None
    counted: tuple[str, ...] = ()


def region_share_card(
    region: RegionSite, answer: Answer, known: str, context: PageContext
) -> ShareCard:
    """Return the card of a region.

    Args:
        region: The region.
        answer: The answer of the profile.
        known: How much of the plan is published, in a sentence.
        context: Page of the profile in the making.
    """
    identity, brand = region.region.identity, region.region.brand
    tagline = None
    if brand is not None and brand.taglines:
        tagline = plain_text(brand.taglines[0].text, context)
    elif brand is not None and brand.name is not None:
        tagline = plain_text(brand.name, context)
    late = _LATE.search(answer.sentence)
    next_due = None if answer.next_due is None else answer.next_due.striptags()
    words = _Words(
        enum_text(identity.type, context),
        identity.name,
        tagline,
        answer.sentence.striptags(),
        "" if late is None else Markup(late[1]).striptags(),  # noqa: S704
        answer.glyphs,
        next_due or known,
    )
    return _laid_out(words, region, None, context)


def quick_win_share_card(
    source_record: SourceRecord[QuickWin], clock: str, region: RegionSite, context: PageContext
) -> ShareCard | None:
    """Return the card of a quick win; None without a title.

    Args:
        source_record: The quick win.
        clock: State against the due date, in a sentence.
        region: The region, as the plan of the quick win shows it.
        context: Page of the quick win in the making.
    """
    quick_win = source_record.record
    if quick_win.title is None:
        return None
    terms = region.terms(quick_win)
    state = context.shown_state(quick_win, terms).value
    key = "promise" if is_promised(quick_win, terms) else "draft"
    count = count_bar(count_facts(quick_win, context), context, is_marked=False)
    sign = None
    if quick_win.dimension is not None:
        sign = region_pictograms(region).get(quick_win.dimension)
    words = _Words(
        context.word(f"share.{key}", region=region_name(region, context)),
        quick_win_title(source_record.id, quick_win, context),
        None,
        clock,
        "",
        (state,),
        None if count is None else count.words,
        tuple(_counted(count)),
    )
    return _laid_out(words, region, sign, context)


def _counted(count: CountBar | None) -> Iterator[str]:
    """Yield each counted thing, those that are there first; none if there are too many."""
    if count is None or count.whole is None:
        return
    reached, whole = float(count.reached), float(count.whole)
    if whole <= _MOST_COUNTED and reached.is_integer() and whole.is_integer():
        yield from ["there"] * int(reached) + ["waiting"] * int(whole - reached)


def _laid_out(
    words: _Words, region: RegionSite, sign: Pictogram | None, context: PageContext
) -> ShareCard:
    is_fictional = region.is_fictional
    kind = context.word("share.fictional", kind=words.kind) if is_fictional else words.kind
    y = _PLATE_TOP + 54
    first = Line(shorten(kind, PLATE_ROOM / _REGULAR, 30), y, 30)
    title = _title(words.title, y + 6)
    y = title[-1].y
    tagline = None
    if words.tagline is not None:
        y += 50
        tagline = Line(shorten(words.tagline, PLATE_ROOM / _REGULAR, 28), y, 28)
    plate_height = y + 36 - _PLATE_TOP
    answer = _answer(words.answer, words.late, y + 100)
    y = answer[-1].y + 26
    note_y = y + (84 if words.glyphs else 22)
    is_shown = note_y < _LAST_LINE - 36
    glyphs = _placed(words.glyphs, _LEFT)
    return ShareCard(
        border=region_border(region),
        kind=first,
        title=title,
        tagline=tagline,
        plate_height=plate_height,
        label=None if is_fictional or sign is not None else region.region.reference.code,
        sign=sign,
        answer=answer,
        # The last line names the site; nothing stands over it.
        glyphs=glyphs if y + 44 < _LAST_LINE - 40 else (),
        counted=_placed(words.counted, _LEFT + _PITCH * 1.5) if y + 44 < _LAST_LINE - 40 else (),
        glyphs_y=y,
        note=Line(shorten(words.note, ROOM, 25), note_y, 25) if words.note and is_shown else None,
        threads=() if glyphs else tuple(range(note_y + 30, _LAST_LINE - 40, _THREADS)),
        site=shorten(context.build.settings.site_name, PLATE_ROOM / _BOLD, 25),
        month=format_date(context.build.today, "MMMM y", locale=context.language),
        description=f"{kind} {words.title}. {words.answer}",
    )


def _title(title: str, top: int) -> tuple[Line, ...]:
    """Return a title on one line as large as fits, else on two lines."""
    for size in _TITLE_SIZES:
        if _fits(title, PLATE_ROOM / _BOLD, size):
            return (Line(title, top + round(size * 0.98), size),)
    for size in _LONG_TITLE_SIZES:
        lines = _wrapped(title, PLATE_ROOM / _BOLD, size, 2)
        if all(_fits(line, PLATE_ROOM / _BOLD, size) for line in lines):
            break
    return tuple(
        Line(shorten(line, PLATE_ROOM / _BOLD, size), top + round(size * 1.14) * count, size)
        for count, line in enumerate(lines, start=1)
    )


def _answer(sentence: str, late: str, y: int) -> tuple[AnswerLine, ...]:
    """Return the lines of a sentence as large as fit; its words on lateness stay together."""
    phrase = late.replace(" ", _GLUE)
    plain = sentence.replace(late, phrase, 1)
    room = ROOM / _REGULAR
    for size, most in _ANSWERS:
        lines = _wrapped(plain, room, size, most)
        if all(_fits(line, room, size) for line in lines):
            break
    return tuple(
        _answer_line(shorten(line, room, size), phrase, y + round(size * 1.27) * count, size)
        for count, line in enumerate(lines)
    )


def _answer_line(line: str, phrase: str, y: int, size: int) -> AnswerLine:
    if not phrase or phrase not in line:
        return AnswerLine(line, "", "", y, size)
    before, _, after = line.partition(phrase)
    return AnswerLine(before, phrase, after, y, size)


def _placed(states: tuple[str, ...], left: float) -> tuple[PlacedGlyph, ...]:
    """Return glyphs in a row, smaller if there are many."""
    pitch = min(_PITCH, ROOM / max(1, len(states)))
    return tuple(
        PlacedGlyph(state, f"{left + count * pitch:.1f}", f"{pitch * 0.82 / 20:.3f}")
        for count, state in enumerate(states)
    )


def _fits(text: str, room: float, size: int) -> bool:
    return text_width(text, size) <= room


def _wrapped(text: str, room: float, size: int, lines: int) -> tuple[str, ...]:
    return wrap(text, room * TEXT_SIZE / size, lines)
