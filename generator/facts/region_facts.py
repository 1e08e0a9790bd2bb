"""Facts of a region for pages across regions: ready words of a language, and keys for sorting."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.facts.link_summary import ForeignReference


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """A source in a list of sources."""

    id: str
    title: str
    described: str
    """Outlet, author, date and grade; unknown parts are named as unknown."""
    grade: str
    """Value of the model's closed list of grades."""
    in_english: tuple[str, str] | None = None
    """Title and description in English; None on a site without an English edition."""
    is_absent: bool = False
    """Whether the source's region is left out of the site, and with it the page of the source."""


@dataclass(frozen=True, slots=True)
class CountFacts:
    """How many of the promised things are there, as last reported."""

    words: str
    reached: str
    """Number with a point before decimals."""
    # A bar needs a whole that its part never exceeds, and sources sometimes report more than aimed.
    whole: str | None
    """The larger of target and reached number; None without a known target."""
    sources: tuple[str, ...]
    """Sources of the count, if others than those of the quick win."""


@dataclass(frozen=True, slots=True)
class QuickWinFacts:
    """A quick win, with the dates and the reported state that decide the shown state on any day."""

    id: str
    title: str
    dimension: str | None
    """Name of the dimension in the plan."""
    subject: str | None
    """Subject of the dimension, such as `economy`; None if unknown."""
    due: str | None
    """Due date in words; None if unknown."""
    first_due: str | None
    """First due date in words if the quick win was put off since; else None."""
    # The words of a date cannot be compared: lateness is computed on the day of the build.
    due_last: dt.date | None
    """Last day of the due date; None if unknown."""
    done: str | None
    """Date of completion in words; None if unknown."""
    done_last: dt.date | None
    """Last day of the date of completion; None if unknown."""
    reported: str
    """Reported state."""
    is_promised: bool
    """Whether the region has promised the quick win; else the quick win is a draft."""
    former_plan: str | None
    """Name of the plan that made the promise, if it is no longer in force; else None."""
    count: CountFacts | None
    """None if no source gives a number."""
    is_withdrawn: bool
    """Whether the quick win has been taken back."""
    sources: tuple[str, ...]
    """Sources of title and dimension, as `<region>/<source>`; so are the sources below."""
    due_sources: tuple[str, ...]
    """Sources of the due date; empty if the record names none apart."""
    state_sources: tuple[str, ...]
    """Sources of the state; empty if the record names none apart."""


@dataclass(frozen=True, slots=True)
class UpdateFacts:
    """An update, such as news or an event."""

    id: str
    day: dt.date
    """Last day of the date."""
    listed: str
    """Date and title, as lists show them."""
    is_withdrawn: bool
    """Whether the update has been taken back."""


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """A change, a withdrawal or a correction of a published record."""

    day: dt.date
    """Last day of the date, the key for sorting."""
    date: str
    """Date in words."""
    subject: str
    """Heading of the changed record."""
    address: str
    """Address of the page with the record."""
    told: str
    """What changed: the kind of change, with former and present values."""
    reason: str | None
    sources: tuple[str, ...]
    """Sources as `<region>/<source>`; empty if the site itself corrected a mistake."""


@dataclass(frozen=True, slots=True)
class DimensionFacts:
    """A dimension of a region's plan."""

    key: str
    """Key in the framework of the plan."""
    name: str
    objectives: int
    sources: tuple[str, ...]
    counterparts: tuple[str, ...] = ()
    """Items of national frameworks beside the plan's own dimension, as `<framework>/<item>`."""


@dataclass(frozen=True, slots=True)
class VillagesFacts:
    """Smart villages of a region."""

    level: str | None
    aspects: tuple[str, ...]
    count: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """A region without errors, for pages and files across regions."""

    slug: str
    name: str
    """Name without type, the key for sorting."""
    full_name: str
    """Type and name, as shown."""
    is_fictional: bool
    code: str | None
    """Code of the region in the official list; None for an invented region."""
    province: str | None
    """Code of the province."""
    other_names: tuple[str, ...]
    """Everyday and former names, from the region's file and from the official list."""
    redirects: tuple[str, ...]
    """Former slugs."""
    path: str
    """Path of the main file."""
    changed_on: dt.date | None
    """Day of the last change to a file of the region; None if unknown."""
    confirmed_on: dt.date | None
    """Last day on which somebody looked at the sources again; None without any confirmation."""
    changes: tuple[ChangeFacts, ...]
    """Changes of published records, newest first."""
    identity_sources: tuple[str, ...]
    cohorts: tuple[int, ...]
    """Years of joining the movement, in the order of the participations."""
    cohort_sources: tuple[tuple[str, ...], ...]
    """Sources of each year in `cohorts`."""
    takes_part: bool
    """Whether a source states participation in the movement, in any year."""
    framework: str | None
    """Identifier of the framework named by the plan."""
    framework_name: str | None
    """Name of the framework; None for an unknown framework or none."""
    completeness: str
    """Number of published parts among the required parts of a plan, in words."""
    has_plan: bool
    """Whether a part of the plan is published."""
    is_name_only: bool
    """Whether only the identity of the region is known."""
    dimensions: tuple[DimensionFacts, ...]
    quick_wins: tuple[QuickWinFacts, ...]
    updates: tuple[UpdateFacts, ...]
    villages: VillagesFacts | None
    """None if the region states nothing of smart villages."""
    sources: tuple[SourceFacts, ...]
    name_words: tuple[str, ...] = ()
    """Words of the names of the region's records, in small letters and without accents; sorted."""
    english_records: tuple[str, ...] = ()
    """Addresses of the records with an English text, sorted; none without an English edition."""


def sources_of(regions: Iterable[RegionFacts]) -> dict[str, SourceFacts]:
    """Return the sources of regions by `<region>/<source>`, a name unique in the site."""
    return {f"{region.slug}/{source.id}": source for region in regions for source in region.sources}


def sources_named(
    named: Iterable[ForeignReference], sources: Mapping[str, SourceFacts]
) -> dict[str, SourceFacts]:
    """Return the known sources among references, by `<region>/<source>`; unknown ones are left out.

    Args:
        named: References to sources of other regions.
        sources: Known sources by `<region>/<source>`.
    """
    # Rules report a reference to an unknown source; pages simply do without it.
    identifiers = (reference.identifier for reference in named)
    return {identifier: sources[identifier] for identifier in identifiers if identifier in sources}
