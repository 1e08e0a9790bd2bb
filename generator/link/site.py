"""Linked data: a region's records with their indexes, the national data, and the site.

The site holds facts of the regions, no records. `link` makes these values; checks, views and
exports read them. Nothing in this module reads a file.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import Any, Generic, TypeVar

from generator.diagnostics import Loc
from generator.facts.link_summary import LinkSummary
from generator.facts.media_facts import MediaFacts
from generator.facts.region_facts import RegionFacts, SourceFacts
from generator.link.duties import Duties, offices_with_page
from generator.link.long_lists import LongLists
from generator.link.region_list import RegionIndex
from generator.model.base import Kind, Record
from generator.model.documents import Document
from generator.model.framework import Framework
from generator.model.plan import Plan, PlanParts, PlanState, plan_states
from generator.model.programme import Glossary, NationalSources, Programme, Provinces
from generator.model.quick_win import PlanTerms, QuickWin, is_promised
from generator.model.region import Region
from generator.model.region_list import RegionList
from generator.model.sourced import Source, Standing, standing_of
from generator.model.update import Update
from generator.model.village import Village
from generator.model.walk import LocatedRecord, Mention, mentions, walk
from generator.source.nodes import UNKNOWN_KEY, YamlDocument

Place = tuple[str, Loc]
"""File and path of keys in the file: identifies a record in every process."""

R_co = TypeVar("R_co", bound=Record, covariant=True)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class UnreadParts:
    """Names in the parts of files left out as faulty; empty in published data."""

    identifiers: frozenset[str] = frozenset()
    """Identifiers of records in the parts: a reference to such a record cannot be judged."""
    words: frozenset[str] = frozenset()
    """Words in the parts that may be references: a record of such a name may be in use."""
    nameless: frozenset[type[Record]] = frozenset()
    """Types of records with an unreadable identifier: any reference to the type may mean them."""
    has_unread_files: bool = False
    """Whether a whole file could not be read, so that its references are unknown."""


@dataclass(frozen=True, slots=True)
class SourceRecord(Generic[R_co]):
    """A record with the path and the tree of the file."""

    id: str
    """Stem of the file's name; for a region the name of the folder."""
    record: R_co
    document: YamlDocument
    cuts: frozenset[Loc] = frozenset()
    """Paths of the parts left out as unreadable, from `decode.prune.cuts_in`."""
    _located: list[LocatedRecord] = field(
        default_factory=list, init=False, repr=False, compare=False
    )
    _mentions: list[Mention] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether no part of the file was left out. A rule about a single field asks `lacks`."""
        return not self.cuts

    def lacks(self, *loc: str | int) -> bool:
        """Return whether a field without a value certainly has no value in the file.

        The value may have been left out at the path or below, or under an unknown key: such a key
        may have been meant for any field of the record.
        """
        # Nearly every record is whole, and rules ask very often.
        return not self.cuts or not any(
            cut[: len(loc)] == loc or cut == (*loc[:-1], UNKNOWN_KEY) for cut in self.cuts
        )

    def has_all_of(self, *loc: str | int) -> bool:
        """Return whether a list has every item of the file, possibly with parts left out."""
        return self.cuts.isdisjoint({loc, (*loc[:-1], UNKNOWN_KEY)})

    @property
    def located(self) -> Sequence[LocatedRecord]:
        """The record and every nested record, in the order of `walk`; computed on first use."""
        if not self._located:
            self._located.extend(walk(self.record))
        return self._located

    @property
    def mentions(self) -> Sequence[Mention]:
        """Every reference of the file, in the order of `located`; computed on first use."""
        if not self._mentions:
            self._mentions.extend(mentions(self.located))
        return self._mentions


# Without slots: what follows from the records is computed on first use, and kept with the region.
@dataclass(frozen=True)
class RegionSite:
    """A region: the records of its files, and an index of identifiers."""

    slug: str
    main: SourceRecord[Region]
    quick_wins: tuple[SourceRecord[QuickWin], ...]
    """By file name."""
    villages: tuple[SourceRecord[Village], ...]
    """By file name."""
    updates: tuple[SourceRecord[Update], ...]
    """Newest first, then by file name."""
    index: Mapping[Kind, Mapping[str, Record]]
    """Records of the region by kind and identifier; a kind without records is missing."""
    places: Mapping[int, Place]
    """Place of each record, by `id()` of the record in this process."""
    shared_village_names: frozenset[str] = frozenset()
    """Names shared by several villages: only the kecamatan tells them apart."""
    unread: UnreadParts = UnreadParts()
    """Names in the parts of the files left out as faulty."""
    standings: Mapping[int, Standing] = field(default_factory=dict)
    """Standing of each record within a plan or a dimension, by `id()` of the record."""
    duties: Duties = field(default_factory=dict)
    """Duties by the identifier of the office."""
    shown_plan: str | None = None
    """Identifier of the plan that the pages are about; None for the plan in force."""
    media: Mapping[str, MediaFacts] = field(default_factory=dict)
    """Files of the folder `media/` by name; in the task of some villages those that they name."""
    long_lists: LongLists = field(default_factory=LongLists)
    """Lists whose cards stand on pages of their own."""
    _kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Results of functions of the region, from `kept`."""

    @property
    def plans(self) -> tuple[tuple[Loc, PlanParts], ...]:
        """Every plan with its path in the main file; a region without a list of plans has one."""
        region = self.region
        listed = tuple((("plans", place), plan) for place, plan in enumerate(region.plans))
        return listed or (((), region),)

    def standing(self, record: Record) -> Standing:
        """Return the sources of a record of the main file, also those of a plan or dimension."""
        return self.standings.get(id(record)) or standing_of(record)

    @cached_property
    def listed_plans(self) -> tuple[tuple[Plan, PlanState], ...]:
        """The plans of the list with their states, in the order of the file."""
        plans = self.region.plans
        return tuple(zip(plans, plan_states(plans), strict=True))

    @cached_property
    def main_plan(self) -> Plan | None:
        """The plan of the list in force, else being written, else the last; None without a list."""
        if not self.region.plans:
            return None
        by_urgency = (PlanState.IN_FORCE, PlanState.DRAFTING, PlanState.FORMER)
        return min(self.listed_plans, key=lambda listed: by_urgency.index(listed[1]))[0]

    @cached_property
    def other_plans(self) -> tuple[Plan, ...]:
        """The plans of the list beside the main plan, each with a page of its own."""
        main = self.main_plan
        return tuple(plan for plan in self.region.plans if plan is not main)

    @cached_property
    def plan(self) -> PlanParts:
        """The plan that the pages are about: the main plan, unless another one is shown."""
        if self.shown_plan is not None:
            return next(plan for plan in self.region.plans if plan.id == self.shown_plan)
        return self.main_plan or self.region

    def plan_named(self, identifier: str | None) -> Plan | None:
        """Return the plan of the list that a record names; the main plan if it names none."""
        named = (plan for plan in self.region.plans if plan.id == identifier)
        return next(named, self.main_plan)

    def terms(self, quick_win: QuickWin) -> PlanTerms:
        """Return the terms of a promise: the documents and the state of the plan that makes it.

        In a region with a list of plans, a document without a plan makes no promise: nobody knows
        whose.
        """
        plan = self.plan_named(quick_win.plan)
        return PlanTerms(self.region.documents) if plan is None else self._terms[id(plan)]

    @cached_property
    def _terms(self) -> Mapping[int, PlanTerms]:
        """The terms of the promises of each plan of the list, by `id()` of the plan."""
        of_plan: dict[str | None, list[Document]] = {}
        for document in self.region.documents:
            of_plan.setdefault(self.plan_of_document(document), []).append(document)
        return {
            id(plan): PlanTerms(tuple(of_plan.get(plan.id, ())), state)
            for plan, state in self.listed_plans
        }

    def plan_of_document(self, document: Document) -> str | None:
        """Return the plan that a document belongs to, as document or plan say; None if neither."""
        listing = (plan.id for plan in self.region.plans if document.id in plan.documents)
        return document.plan or next(listing, None)

    def of_shown_plan(self, plan: str | None) -> bool:
        """Return whether a record that names a plan belongs to the plan that the pages are about.

        A record that names none belongs to the main plan.
        """
        return not self.region.plans or self.plan_named(plan) is self.plan

    # Not kept: a region that holds itself stays in memory while the collector is off.
    @property
    def about_main_plan(self) -> "RegionSite":
        """The region as the pages about the main plan show it."""
        return self if self.shown_plan is None else replace(self, shown_plan=None)

    @cached_property
    def promises(self) -> tuple[SourceRecord[QuickWin], ...]:
        """The quick wins of the plan that the pages are about, by file name."""
        return tuple(item for item in self.quick_wins if self.of_shown_plan(item.record.plan))

    @cached_property
    def promised(self) -> tuple[SourceRecord[QuickWin], ...]:
        """The quick wins of that plan that were promised and not withdrawn; drafts are left out."""
        return tuple(
            item
            for item in self.promises
            if item.record.withdrawn is None and is_promised(item.record, self.terms(item.record))
        )

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the plan that the pages are about, and documents without a plan."""
        shown = self.plan
        own = shown.id if isinstance(shown, Plan) else None
        return tuple(
            document
            for document in self.region.documents
            if self.plan_of_document(document) in {None, own}
        )

    @cached_property
    def offices_with_page(self) -> tuple[str, ...]:
        """Identifiers of the offices with a page, in the order of the file."""
        return tuple(office.id for office in offices_with_page(self.region.offices, self.duties))

    @property
    def region(self) -> Region:
        """The record of the main file."""
        return self.main.record

    @cached_property
    def files(self) -> tuple[SourceRecord[Record], ...]:
        """The region's files, the main file first."""
        return (self.main, *self.quick_wins, *self.villages, *self.updates)

    @property
    def is_fictional(self) -> bool:
        """Whether the region is invented: shown with a mark, excluded from totals."""
        return self.region.fictional


def kept(make: Callable[[RegionSite], T]) -> Callable[[RegionSite], T]:
    """Return a function of a region that is computed on first use, and kept with the region.

    A region never changes. The result must not either: many share it.
    """

    @wraps(make)
    def once(region: RegionSite) -> T:
        found = region._kept  # noqa: SLF001
        if make not in found:
            found[make] = make(region)
        result: T = found[make]
        return result

    return once


@dataclass(frozen=True, slots=True)
class NationalData:
    """Records of the national files, shared by all regions."""

    programme: SourceRecord[Programme]
    provinces: SourceRecord[Provinces]
    listed: SourceRecord[RegionList]
    """The official list: every kabupaten and kota of the country, with or without a folder."""
    listed_index: RegionIndex
    """The official list by name and by code."""
    glossary: SourceRecord[Glossary]
    sources: SourceRecord[NationalSources] | None
    frameworks: tuple[SourceRecord[Framework], ...]
    """By file name."""
    places: Mapping[int, Place]
    """Place of each record, by `id()` of the record in this process."""
    unread: UnreadParts = UnreadParts()
    """Names in the parts of the files left out as faulty."""
    is_faulty: bool = False
    """Whether a finding in the national files stops a build."""
    other: "NationalData | None" = None
    """The same data with other stand-ins for unreadable values; None without a stand-in."""

    @property
    def files(self) -> tuple[SourceRecord[Record], ...]:
        """The national files."""
        shared = () if self.sources is None else (self.sources,)
        return (
            self.programme,
            self.provinces,
            self.listed,
            self.glossary,
            *shared,
            *self.frameworks,
        )

    def framework(self, identifier: str) -> Framework | None:
        """Return the framework of a file name without ending, or None."""
        for framework in self.frameworks:
            if framework.id == identifier:
                return framework.record
        return None


@dataclass(frozen=True, slots=True)
class Site:
    """The national data and the facts of every region, without records of regions."""

    national: NationalData
    link_summaries: Mapping[str, LinkSummary]
    """Link summaries of the regions, by slug, in the order of the slugs."""
    by_slug: Mapping[str, RegionFacts]
    """Facts of the regions without errors, by slug, in the order of the slugs.

    Empty in the task of a single region.
    """
    sources: Mapping[str, SourceFacts]
    """Sources of the regions without errors, by `<region>/<source>`.

    In the task of a single region only the sources cited by its files or by the national files.
    """
    unreadable: frozenset[str] = frozenset()
    """Slugs of regions without a record of the main file: references to them cannot be judged."""

    @property
    def regions(self) -> tuple[RegionFacts, ...]:
        """The regions, in the order of the slugs."""
        return tuple(self.by_slug.values())

    @property
    def real_regions(self) -> tuple[RegionFacts, ...]:
        """The regions without fictional ones."""
        return tuple(region for region in self.regions if not region.is_fictional)

    def resolve_source(self, identifier: str, region: RegionSite | None) -> "ResolvedSource | None":
        """Return the source of a reference, or None.

        A plain identifier is looked up among the region's sources, then among the national sources;
        `<region>/<source>` leads to a source of another region.

        Args:
            identifier: The reference.
            region: The region with the reference; None for a national file.
        """
        own = None if region is None else resolve_near(identifier, region, self.national)
        slug = identifier.rpartition("/")[0]
        if own is not None or not slug:
            return own or resolve_near(identifier, None, self.national)
        found = self.sources.get(identifier)
        return None if found is None else ResolvedSource(found, slug)


@dataclass(frozen=True, slots=True)
class ResolvedSource:
    """A source with the slug of the defining region."""

    source: Source | SourceFacts
    """The record for national sources and for sources of the same region; else the facts."""
    slug: str | None
    """None for a national source."""

    @property
    def identifier(self) -> str:
        """Identifier unique in the whole site."""
        return self.source.id if self.slug is None else f"{self.slug}/{self.source.id}"

    @property
    def is_absent(self) -> bool:
        """Whether the source's region is left out of the site."""
        return isinstance(self.source, SourceFacts) and self.source.is_absent


def resolve_near(
    identifier: str, region: RegionSite | None, national: NationalData
) -> ResolvedSource | None:
    """Return the source of a reference within a region or to a national source, or None."""
    slug, _, name = identifier.rpartition("/")
    if region is not None and slug in {"", region.slug}:
        own = region.index.get(Kind.SOURCE, {}).get(name)
        if isinstance(own, Source):
            return ResolvedSource(own, region.slug)
    if slug or national.sources is None:
        return None
    shared = next((source for source in national.sources.record.sources if source.id == name), None)
    return None if shared is None else ResolvedSource(shared, None)
