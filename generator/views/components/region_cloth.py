"""The cloth of a region: bands of the plan's dimensions, stripes of its quick wins."""

from generator.link import plan_framework
from generator.link.site import RegionSite, SourceRecord
from generator.model.dates import PartialDate, Period
from generator.model.plan import Plan
from generator.model.quick_win import QuickWin, ShownState
from generator.views.charts.text_metrics import shorten
from generator.views.components.answer import capital, number_word
from generator.views.components.border import region_border
from generator.views.components.cloth import Band, Cloth, ClothWords, Promised, weave
from generator.views.components.pictogram import everyday_name, national_item, region_pictograms
from generator.views.context import PageContext
from generator.views.values import date_text, plain_text, quick_win_title, short_name

_LABEL_ROOM = 150.0
"""Width of the longest label in pixels."""
_LABEL_SIZE = 12.0
_WITHOUT_STRIPE = frozenset({ShownState.DRAFT})
"""States without a stripe: a draft is no promise."""


def view_cloth(region: RegionSite, context: PageContext) -> Cloth | None:
    """Return the cloth of a region's plan, bare warp where no source gives a day.

    None without a quick win: a page without promises is the same on every day.
    """
    if not region.promises:
        return None
    today = context.build.today
    by_dimension: dict[str | None, list[Promised]] = {}
    late = coming = 0
    for item in region.promises:
        state = context.shown_state(item.record, region.terms(item.record))
        if state in _WITHOUT_STRIPE:
            continue
        promise = _promised(item, state, context)
        by_dimension.setdefault(item.record.dimension, []).append(promise)
        late += state is ShownState.LATE
        is_open = state in {ShownState.PLANNED, ShownState.RUNNING}
        coming += is_open and promise.due is not None
    bands = [
        Band(name, hue, tuple(by_dimension.pop(key, ())))
        for key, name, hue in plan_dimensions(region, context)
    ]
    has_promises = bool(by_dimension) or any(band.promises for band in bands)
    rest = tuple(promise for promises in by_dimension.values() for promise in promises)
    if rest or not bands:
        name = context.word("cloth.without_dimension") if rest else ""
        bands.append(Band(name, 0, rest))
    return weave(
        bands,
        _years(region),
        today,
        _words(len(bands), late, coming, context, has_promises=has_promises),
        region_border(region),
    )


def plan_dimensions(region: RegionSite, context: PageContext) -> list[tuple[str, str, int]]:
    """Return key, name and colour of each dimension of a plan, else of its framework."""
    framework = plan_framework(region)
    items = () if framework is None else framework.items
    bands = []
    for item in region.plan.dimensions or items:
        known = national_item(item.key, region)
        name = None if known is None else everyday_name(known, context)
        hue = region_pictograms(region)[item.key].hue
        bands.append((item.key, name or plain_text(item.name, context), hue))
    return bands


def _promised(item: SourceRecord[QuickWin], state: ShownState, context: PageContext) -> Promised:
    record = item.record
    label = short_name(record.short, quick_win_title(item.id, record, context), context)
    ended = record.done_on
    if ended is None and record.state.is_over:
        ended = max(
            (entry.date for entry in record.history), key=lambda day: day.last_day, default=None
        )
    return Promised(
        shorten(label, _LABEL_ROOM, _LABEL_SIZE),
        state,
        None if record.promised_on is None else record.promised_on.first_day,
        None if record.due is None else record.due.last_day,
        None if ended is None else ended.last_day,
    )


def _years(region: RegionSite) -> tuple[int | None, int | None]:
    """Return the first and last year of a plan, by its period or by its masterplan's."""
    plan = region.plan
    period: Period | None = plan.period if isinstance(plan, Plan) else None
    if period is None and plan.vision is not None:
        period = plan.vision.period
    if period is None:
        periods = (document.period for document in region.region.documents)
        period = next((found for found in periods if found is not None), None)
    if period is None:
        return None, None
    return (
        None if period.start is None else period.start.year,
        None if period.end is None else period.end.year,
    )


def _words(
    bands: int, late: int, coming: int, context: PageContext, *, has_promises: bool
) -> ClothWords:
    if late:
        key = "cloth.title_late"
    elif coming:
        key = "cloth.title_coming"
    else:
        key = "cloth.title_woven" if has_promises else "cloth.title_bare"
    title = context.word(key, late=number_word(late, context), coming=number_word(coming, context))
    title = capital(title)
    day = context.build.today
    return ClothWords(
        title,
        capital(context.word("cloth.caption", bands=number_word(bands, context)))
        if bands > 1 and has_promises
        else context.word("cloth.caption_bare"),
        context.word("cloth.description", title=title),
        context.word(
            "cloth.today", date=date_text(PartialDate(day.year, day.month, day.day), context)
        ),
    )
