"""Source marks: numbers beside a statement, linked to the sources at the foot of the page."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from generator.model.sourced import Standing
from generator.views.context import PageContext
from generator.views.values import source_title


@dataclass(frozen=True, slots=True)
class SourceMark:
    """A number beside a statement, linked to the source at the foot of the page."""

    number: int
    href: Markup
    label: str
    """Words for screen readers, in place of the number: the source and how near it is."""
    grade: str
    """How near the source is to the region's own word; the mark has a look for each grade."""


def view_marks(sources: tuple[str, ...], context: PageContext) -> tuple[SourceMark, ...]:
    """Return the marks of sources, citing each source on the page."""
    if not sources:
        return ()
    # The same sources come back with statement after statement, and keep their numbers.
    name = (context.region is None, sources)
    made: tuple[SourceMark, ...] | None = context.marks.get(name)
    if made is None:
        made = context.marks[name] = _marks_of(sources, context)
    return made


def _marks_of(sources: tuple[str, ...], context: PageContext) -> tuple[SourceMark, ...]:
    label = context.catalogue.words["source.mark"]
    cited = (context.cite(identifier) for identifier in sources)
    # From a list, which is faster than from a generator: views ask for nothing as often as marks.
    return tuple(
        [
            _mark(
                number,
                source_title(resolved.source, context),
                resolved.source.grade,
                context.word(f"enum.Grade.{resolved.source.grade}"),
                label,
            )
            for number, resolved in cited
        ]
    )


def field_marks(standing: Standing, *fields: str, context: PageContext) -> tuple[SourceMark, ...]:
    """Return the marks of the sources of some fields; none if marks cover the whole record."""
    return view_marks(standing.of(*fields), context) if standing.by_field else ()


def source_ids(sources: tuple[str, ...], context: PageContext) -> tuple[str, ...]:
    """Return the site-wide unique names of sources, citing each source on the page."""
    return tuple(context.cite(identifier)[1].identifier for identifier in sources)


# A page names few sources, each of them beside statement after statement.
@lru_cache(maxsize=10_000)
def _mark(number: int, title: str, grade: str, word: str, label: str) -> SourceMark:
    # Safe: the number comes from the program, not from the data.
    href = Markup(f"#rujukan-{number}")  # noqa: S704
    words = label.format(number=number, title=title, grade=word)
    return SourceMark(number, href, words, grade.replace("_", "-"))
