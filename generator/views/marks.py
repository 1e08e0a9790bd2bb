"""Source marks: the numbers beside a statement that lead to its sources at the foot of the page."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from generator.model.sourced import Standing
from generator.views.context import PageContext
from generator.views.values import source_title


@dataclass(frozen=True, slots=True)
class Mark:
    """A source mark: a number that leads to the source."""

    number: int
    href: Markup
    label: str
    """What a screen reader says."""


def view_marks(sources: tuple[str, ...], context: PageContext) -> tuple[Mark, ...]:
    """Return the marks of sources that a page cites."""
    label = context.catalogue.words["source.mark"]
    cited = (context.cite(identifier) for identifier in sources)
    return tuple(
        [_mark(number, source_title(resolved.source, context), label) for number, resolved in cited]
    )


def field_marks(standing: Standing, *fields: str, context: PageContext) -> tuple[Mark, ...]:
    """Return the marks of some fields' own sources; none where the marks of the whole record cover
    them.
    """
    return view_marks(standing.of(*fields), context) if standing.by_field else ()


def source_ids(sources: tuple[str, ...], context: PageContext) -> tuple[str, ...]:
    """Return the site-wide unique names of sources that a page cites."""
    return tuple(context.cite(identifier)[1].identifier for identifier in sources)


@lru_cache(maxsize=10_000)  # a page names few sources, each with statement after statement
def _mark(number: int, title: str, label: str) -> Mark:
    # A number of ours.
    href = Markup(f"#rujukan-{number}")  # noqa: S704
    return Mark(number, href, label.format(number=number, title=title))
