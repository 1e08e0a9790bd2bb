"""Which records of a region belong to which section: the selection, not the wording."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.link.site import RegionSite, SourceRecord
from generator.model.base import Kind, Record
from generator.model.event import Statement, StatementKind
from generator.model.sourced import standing_of
from generator.views.context import PageContext
from generator.views.entries import Entry, EntryOptions, view_entry
from generator.views.page import Section
from generator.views.values import enum_text


@dataclass(frozen=True, slots=True)
class RecordSection:
    """A section that shows the records of one or several fields of `region.yml`."""

    key: str
    """Anchor, and key of its words below `section` in the catalogues."""
    fields: tuple[str, ...]
    only: Callable[[Record], bool] = lambda _record: True
    is_asked_for: bool = False
    """Whether a reader would ask for it, so that its absence is shown."""


def view_section(plan: RecordSection, region: RegionSite, context: PageContext) -> Section | None:
    """Return a section with its entries; None if it has none and nobody would ask for it."""
    entries = tuple(
        view_entry(record, standing_of(record), context, _options(anchor, record, context))
        for anchor, record in anchored(plan, region)
        if plan.only(record)
    )
    if not entries and not plan.is_asked_for:
        return None
    return Section(
        plan.key,
        context.word(f"section.{plan.key}.title"),
        entries=entries,
        missing=None if entries else context.sentence(f"section.{plan.key}.missing"),
    )


def view_sections(
    plans: tuple[RecordSection, ...], region: RegionSite, context: PageContext
) -> tuple[Section, ...]:
    """Return the sections that have something to say, in order."""
    sections = (view_section(plan, region, context) for plan in plans)
    return tuple(section for section in sections if section is not None)


def anchored(plan: RecordSection, region: RegionSite) -> Iterator[tuple[str, Record]]:
    """Yield the records of a section's fields with their anchors: the identifier, else the position
    from 1.

    A point stands before a position, since no identifier has one.
    """
    values = (getattr(region.region, field) for field in plan.fields)
    records = (
        record for value in values for record in (value if isinstance(value, tuple) else (value,))
    )
    for position, record in enumerate(records, start=1):
        if isinstance(record, Record):
            identifier = vars(record).get("id")
            yield (
                f"{plan.key}.{position}" if identifier is None else f"{plan.key}-{identifier}",
                record,
            )


def entry_of_file(
    source_record: SourceRecord[Record], context: PageContext, options: EntryOptions
) -> Entry:
    """Return the record of a whole file as an entry."""
    return view_entry(source_record.record, standing_of(source_record.record), context, options)


def from_anywhere(sources: tuple[str, ...], region: RegionSite) -> tuple[str, ...]:
    """Return a region's source names as pages outside the region know them."""
    own = region.index.get(Kind.SOURCE, {})
    return tuple(f"{region.slug}/{source}" if source in own else source for source in sources)


def has_dimension(key: str | None) -> Callable[[Record], bool]:
    """Return a test for records that name a dimension; with None, for those that name none."""
    return lambda record: vars(record).get("dimension") == key


def is_statement_of(
    *kinds: StatementKind, dimension: str | None = None
) -> Callable[[Record], bool]:
    """Return a test for statements of some kinds that name a dimension; with None, that name none."""
    return lambda record: (
        isinstance(record, Statement) and record.kind in kinds and record.dimension == dimension
    )


def _options(anchor: str, record: Record, context: PageContext) -> EntryOptions:
    """Return how a record of a section is shown: the kind of a statement stands above it."""
    if isinstance(record, Statement):
        return EntryOptions(
            anchor, badge=enum_text(record.kind, context), hidden=frozenset({"kind"})
        )
    return EntryOptions(anchor)
