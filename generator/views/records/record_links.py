"""Links to records of many kinds, for lists that mix promises, programmes, work and the rest."""

from collections.abc import Iterable

from markupsafe import Markup

from generator.link.row_lists import Tie
from generator.link.site import RegionSite
from generator.model.base import Record
from generator.model.documents import WorkItem
from generator.model.evaluation import EvaluationFinding
from generator.model.event import Event, Facility, Training
from generator.model.indicator import Indicator
from generator.model.plan import Objective, WorkPackage
from generator.model.quick_win import QuickWin
from generator.model.text import Text
from generator.model.village import Village
from generator.views.context import PageContext
from generator.views.markup import escape
from generator.views.places_of_records import address_of
from generator.views.tables import Link
from generator.views.values import number_text, plain_text, quick_win_title, village_title

_MOST_LINKS = 6
"""Most links in a cell that a reader sees at once."""


def record_link(record: Record, file: str, region: RegionSite, context: PageContext) -> str | Link:
    """Return the title of a record, linked to its place on the region's pages if it has one.

    Args:
        record: A record of the region.
        file: Stem of the name of the record's file, the identifier of a record of a whole file.
        region: The region.
        context: Page of the region in the making.
    """
    title = _title(record, file, context)
    is_whole = isinstance(record, QuickWin | Village)
    identifier = file if is_whole else getattr(record, "id", None)
    address = address_of(record, str(identifier), region)
    return title if address is None else Link(title, context.link(address))


def links_cell(ties: Iterable[Tie], region: RegionSite, context: PageContext, words: str) -> Markup:
    """Return links to records as a cell, folded if there are many.

    Args:
        ties: Records to link, in order.
        region: The region.
        context: Page of the region in the making.
        words: Key of the words of the page; below it `nothing` tells of an empty list, `count` of a
            folded one.
    """
    links = [
        record_link(tie.record, tie.file, region, context) for tie in ties if tie.record is not None
    ]
    if not links:
        return escape(context.word(f"{words}.nothing"))
    listed = link_html(links[0])
    if len(links) > 1:
        items = Markup("").join(Markup("<li>{}</li>").format(link_html(link)) for link in links)
        listed = Markup('<ul class="mp-rows__links">{}</ul>').format(items)
    if len(links) <= _MOST_LINKS:
        return listed
    count = context.word(f"{words}.count", count=number_text(len(links), context))
    folded = Markup('<details class="mp-rows__card"><summary>{}</summary>{}</details>')
    return folded.format(escape(count), listed)


def link_html(link: str | Link) -> Markup:
    """Return a link, or a title without a place, as HTML within a cell."""
    if isinstance(link, str):
        return escape(link)
    return Markup('<a href="{}">{}</a>').format(link.href, escape(link.label))


def _title(record: Record, file: str, context: PageContext) -> str:
    match record:
        case QuickWin():
            return quick_win_title(file, record, context)
        case Village():
            return village_title(record, context)
    text = _heading(record)
    return (
        context.word(f"record.{type(record).__name__}")
        if text is None
        else plain_text(text, context)
    )


def _heading(record: Record) -> Text | None:
    match record:
        case WorkPackage() | WorkItem() | Event():
            return record.title
        case Objective() | EvaluationFinding():
            return record.text
        case Indicator():
            return record.measure
        case Training():
            return record.subject
        case Facility():
            return record.name
        case _:
            return None
