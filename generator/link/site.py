"""What is linked: a region's records with their indexes, what all regions share, and the site,
which knows facts alone.

Made by `link`; read by checks, views and exports. Nothing here reads a file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.diagnostics import Loc
from generator.facts.link_summary import LinkSummary
from generator.facts.region_facts import RegionFacts, SourceFacts
from generator.link.region_list import RegionIndex
from generator.model.base import Kind, Record
from generator.model.framework import Framework
from generator.model.programme import Glossary, NationalSources, Programme, Provinces
from generator.model.quick_win import QuickWin
from generator.model.region import Region
from generator.model.region_list import RegionList
from generator.model.sourced import Source
from generator.model.update import Update
from generator.model.village import Village
from generator.model.walk import LocatedRecord, Mention, mentions, walk
from generator.source.nodes import UNKNOWN_KEY, YamlDocument

Place = tuple[str, Loc]
"""File and path of keys within it: by which a record is known in every process."""

R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class UnreadParts:
    """What stands in parts of files that cannot be read; empty in what is published."""

    identifiers: frozenset[str] = frozenset()
    """Identifiers of records in those parts: references to them cannot be judged."""
    words: frozenset[str] = frozenset()
    """Names of other records in those parts: whether these are in use cannot be judged."""
    nameless: frozenset[type[Record]] = frozenset()
    """Types of records whose identifiers cannot be read: any reference to such a type may mean one
    of them.
    """
    has_unread_files: bool = False
    """Whether nothing could be read of some file: what it names is not known."""


@dataclass(frozen=True, slots=True)
class SourceRecord(Generic[R_co]):
    """A record with its file."""

    id: str
    """Stem of the file's name; for a region the name of its folder."""
    record: R_co
    document: YamlDocument
    cuts: frozenset[Loc] = frozenset()
    """Paths of the record at which something could not be read and was left out, as
    `decode.prune.cuts_in` has them.
    """
    _located: list[LocatedRecord] = field(
        default_factory=list, init=False, repr=False, compare=False
    )
    _mentions: list[Mention] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether the record holds all that the file says. A rule about one field asks `lacks`
        instead.
        """
        return not self.cuts

    def lacks(self, *loc: str | int) -> bool:
        """Return whether a field without a value is known to have none: nothing was left out there
        or below.

        A key of unknown meaning may have been meant for any field of its record.
        """
        return not self.cuts or not any(
            cut[: len(loc)] == loc or cut == (*loc[:-1], UNKNOWN_KEY) for cut in self.cuts
        )

    def has_all_of(self, *loc: str | int) -> bool:
        """Return whether a list is known to have all its items, whatever was left out of one of
        them.
        """
        return self.cuts.isdisjoint({loc, (*loc[:-1], UNKNOWN_KEY)})

    @property
    def located(self) -> Sequence[LocatedRecord]:
        """The record and all within it, as `walk` finds them: gone through once, however many rules
        ask.
        """
        if not self._located:
            self._located.extend(walk(self.record))
        return self._located

    @property
    def mentions(self) -> Sequence[Mention]:
        """Every reference that the file makes, in the order of `located`."""
        if not self._mentions:
            self._mentions.extend(mentions(self.located))
        return self._mentions


@dataclass(frozen=True, slots=True)
class RegionSite:
    """One region: its files, and what its identifiers mean."""

    slug: str
    main: SourceRecord[Region]
    quick_wins: tuple[SourceRecord[QuickWin], ...]
    """By file name."""
    villages: tuple[SourceRecord[Village], ...]
    """By file name."""
    updates: tuple[SourceRecord[Update], ...]
    """Newest first, then by file name."""
    index: Mapping[Kind, Mapping[str, Record]]
    """Records of the region by kind and identifier; a kind nobody uses is missing."""
    places: Mapping[int, Place]
    """Where each record stands, by its identity in this process."""
    shared_village_names: frozenset[str] = frozenset()
    """Names that several of its villages have: only the kecamatan tells those apart."""
    unread: UnreadParts = UnreadParts()
    """What stands in the parts of its files that cannot be read."""

    @property
    def region(self) -> Region:
        """The main record."""
        return self.main.record

    @property
    def files(self) -> tuple[SourceRecord[Record], ...]:
        """All files, the main one first."""
        return (self.main, *self.quick_wins, *self.villages, *self.updates)

    @property
    def is_fictional(self) -> bool:
        """Whether the region is invented: shown with a mark, left out of totals."""
        return self.region.fictional


@dataclass(frozen=True, slots=True)
class NationalData:
    """What all regions share."""

    programme: SourceRecord[Programme]
    provinces: SourceRecord[Provinces]
    listed: SourceRecord[RegionList]
    """The kabupaten and kota of the country, whether they are loaded or not."""
    listed_index: RegionIndex
    """The same list by name and by code."""
    glossary: SourceRecord[Glossary]
    sources: SourceRecord[NationalSources] | None
    frameworks: tuple[SourceRecord[Framework], ...]
    """By file name."""
    places: Mapping[int, Place]
    """Where each record stands, by its identity in this process."""
    unread: UnreadParts = UnreadParts()
    """What stands in the parts of its files that cannot be read."""
    is_faulty: bool = False
    """Whether anything in its files stops a build."""
    other: "NationalData | None" = None
    """The same with other stand-ins for values that cannot be read; None if there are none."""

    @property
    def files(self) -> tuple[SourceRecord[Record], ...]:
        """All national files."""
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
        """Return a framework by its file's name, or None."""
        return next(
            (
                source_record.record
                for source_record in self.frameworks
                if source_record.id == identifier
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class Site:
    """What all regions share, and the facts of each: no record of any region."""

    national: NationalData
    link_summaries: Mapping[str, LinkSummary]
    """What binds each region to the others, by slug, in the order of the slugs."""
    by_slug: Mapping[str, RegionFacts]
    """Facts of the regions without errors, by slug, in the order of the slugs; in a region's own
    shard, of none.
    """
    sources: Mapping[str, SourceFacts]
    """Sources that those regions define, by `<region>/<source>`; in a region's own shard, only
    those that its own files or the nation's name."""
    unreadable: frozenset[str] = frozenset()
    """Slugs of regions whose main file gave no record: what leads there cannot be judged."""

    @property
    def regions(self) -> tuple[RegionFacts, ...]:
        """All regions, by slug."""
        return tuple(self.by_slug.values())

    @property
    def real_regions(self) -> tuple[RegionFacts, ...]:
        """Regions that count."""
        return tuple(region for region in self.regions if not region.is_fictional)

    def resolve_source(self, identifier: str, region: RegionSite | None) -> "ResolvedSource | None":
        """Return the source that a record of a region (None: a national record) names, or None.

        An identifier is looked for among the region's own sources, then among the nation's;
        `<region>/<source>` names a source of another region.
        """
        own = None if region is None else resolve_near(identifier, region, self.national)
        slug = identifier.rpartition("/")[0]
        if own is not None or not slug:
            return own or resolve_near(identifier, None, self.national)
        found = self.sources.get(identifier)
        return None if found is None else ResolvedSource(found, slug)


@dataclass(frozen=True, slots=True)
class ResolvedSource:
    """A source with the region that defines it; None for the nation."""

    source: Source | SourceFacts
    """The record itself where it is at hand: in the nation, and among the records of its own
    region.
    """
    slug: str | None

    @property
    def identifier(self) -> str:
        """Name that is unique in the whole site."""
        return self.source.id if self.slug is None else f"{self.slug}/{self.source.id}"


def resolve_near(
    identifier: str, region: RegionSite | None, national: NationalData
) -> ResolvedSource | None:
    """Return the source of a region or of the nation that a name in the region's files leads to, or
    None.
    """
    slug, _, name = identifier.rpartition("/")
    if region is not None and slug in {"", region.slug}:
        own = region.index.get(Kind.SOURCE, {}).get(name)
        if isinstance(own, Source):
            return ResolvedSource(own, region.slug)
    if slug or national.sources is None:
        return None
    shared = next((source for source in national.sources.record.sources if source.id == name), None)
    return None if shared is None else ResolvedSource(shared, None)
