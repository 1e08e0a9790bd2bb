"""The citation of a page: title, site, day and address, as text to copy into a report.

Pages without a source and without a computed state, such as the search, hold nothing to cite.
"""

import datetime as dt

from generator.views.context import PageContext
from generator.views.foreign import unmarked
from generator.views.public_address import absolute
from generator.views.values import date_text


def citation(title: str, changed_on: dt.date | None, context: PageContext) -> str | None:
    """Return the citation of the page in the making. Called last, as `assemble` is.

    Args:
        title: The page's title, with its region.
        changed_on: Day of the last change of the page's data; None if unknown.
        context: Page in the making.

    Returns:
        None if the site has no address, and for a page without data. A page with computed states
        names the day of the states, since another day gives other states; a page whose day is
        unknown names none.
    """
    url = absolute(context.address, context)
    if url is None or not (context.cited or context.shows_state):
        return None
    # A question is a whole sentence already.
    ended = title if unmarked(title).endswith((".", "?", "!")) else f"{title}."
    words = {"title": ended, "site": context.build.settings.site_name, "address": url}
    day = context.build.today if context.shows_state else changed_on
    if day is None:
        return context.word("cite.undated", **words)
    key = "cite.states" if context.shows_state else "cite.data"
    return context.word(key, date=date_text(day, context), **words)
