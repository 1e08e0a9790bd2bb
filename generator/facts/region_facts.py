"""What pages about several regions show of each: ready words of one language, and what pages sort
and count by.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.facts.link_summary import ForeignReference


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """A source, as a list of sources shows it."""

    id: str
    title: str
    described: str
    """Outlet, author, date and grade, with what is unknown said."""


@dataclass(frozen=True, slots=True)
class QuickWinFacts:
    """A quick win, with all that its state on any day depends on."""

    id: str
    title: str
    dimension: str | None
    """Name of its dimension in the plan."""
    due: str | None
    """When it is due, in words."""
    due_last: dt.date | None
    """Last day of that time."""
    done: str | None
    """When it was done, in words."""
    reported: str
    """State that sources report."""
    is_promised: bool
    """Whether the region has promised it; else it is a draft."""
    sources: tuple[str, ...]
    """Sources of title and dimension, by the names that are unique in the site; so are all below.
    """
    due_sources: tuple[str, ...]
    """Sources of the due date, where they are named apart."""
    state_sources: tuple[str, ...]
    """Sources of the state, where they are named apart."""


@dataclass(frozen=True, slots=True)
class UpdateFacts:
    """A piece of news."""

    id: str
    day: dt.date
    """Last day of its date."""
    listed: str
    """Date and title."""


@dataclass(frozen=True, slots=True)
class DimensionFacts:
    """A dimension of a region's plan."""

    key: str
    """In the framework that the plan follows."""
    name: str
    objectives: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VillagesFacts:
    """A region's smart villages."""

    level: str | None
    aspects: tuple[str, ...]
    count: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """A region without errors, for pages and files about several regions."""

    slug: str
    name: str
    """Name alone, by which lists are sorted."""
    full_name: str
    """Type and name, as shown."""
    is_fictional: bool
    province: str | None
    """Code of the province."""
    other_names: tuple[str, ...]
    """Names that people use for it or once did, from its own file and from the official list."""
    redirects: tuple[str, ...]
    """Slugs it once had."""
    path: str
    """Its main file."""
    changed_on: dt.date | None
    """Day on which one of its files last changed, where it is known."""
    identity_sources: tuple[str, ...]
    cohorts: tuple[int, ...]
    """Years in which it joined the movement, in the order of its participations."""
    cohort_sources: tuple[tuple[str, ...], ...]
    """Sources of each of these years."""
    takes_part: bool
    """Whether a source says that it takes part in the movement, in whatever year."""
    framework: str | None
    """Identifier of the framework that its plan names."""
    framework_name: str | None
    """None where its plan follows no framework that is known."""
    completeness: str
    """How many of the parts that are asked of a plan have been published, in words."""
    has_plan: bool
    """Whether a part of its plan can be read."""
    is_name_only: bool
    """Whether nothing is known of it but who it is."""
    dimensions: tuple[DimensionFacts, ...]
    quick_wins: tuple[QuickWinFacts, ...]
    updates: tuple[UpdateFacts, ...]
    villages: VillagesFacts | None
    """None where nothing is said of any."""
    sources: tuple[SourceFacts, ...]


def sources_of(regions: Iterable[RegionFacts]) -> dict[str, SourceFacts]:
    """Return all sources that regions define, by the names that are unique in the site."""
    return {f"{region.slug}/{source.id}": source for region in regions for source in region.sources}


def sources_named(
    named: Iterable[ForeignReference], sources: Mapping[str, SourceFacts]
) -> dict[str, SourceFacts]:
    """Return those sources that are named and known, by the names that are unique in the site."""
    return {one.identifier: sources[one.identifier] for one in named if one.identifier in sources}
