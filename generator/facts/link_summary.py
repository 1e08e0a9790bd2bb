"""Link summary of a region for the site-wide rules: names defined, names used, and their places."""

from dataclasses import dataclass

from generator.diagnostics import Span


@dataclass(frozen=True, slots=True)
class SpannedName:
    """A name with its place."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class ForeignReference:
    """A reference to a source of another region."""

    identifier: str
    """The reference as written: `<region>/<source>`."""
    span: Span
    earlier: Span | None
    """Place of an earlier reference to the source in the same list; None if the reference is the
    first.
    """

    @property
    def slug(self) -> str:
        """Slug of the region that defines the source."""
        return self.identifier.rpartition("/")[0]

    @property
    def source(self) -> str:
        """Identifier of the source in the defining region."""
        return self.identifier.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """The link summary of a region; present for every region whose main file gave a record."""

    slug: str
    is_fictional: bool
    path: str
    """Path of the main file."""
    fictional_span: Span
    """Place of the mark `fictional` in the main file, or the place where the mark would stand."""
    province: str | None
    """Code of the province."""
    code: SpannedName | None
    """Region code; None if the code is unreadable."""
    village_codes: tuple[SpannedName, ...]
    """Village codes, in the order of the file names."""
    redirects: tuple[SpannedName, ...]
    """Former slugs of the region."""
    has_whole_files: bool
    """Whether every file of the region was decoded without leaving a part out."""
    unread_identifiers: tuple[str, ...]
    """Identifiers in unreadable parts of the region's files; sorted."""
    unread_words: tuple[str, ...]
    """Identifiers of other records that the unreadable parts may reference; sorted."""
    has_nameless_sources: bool
    """Whether the region defines a source with an unreadable identifier."""
    addresses: tuple[str, ...]
    """Page addresses relative to the profile; the profile itself is the empty address."""
    former_addresses: tuple[str, ...]
    """Former addresses of pages, relative to the profile: redirects lead on from them."""
    change_years: tuple[int, ...]
    """Year of each change, withdrawal or correction of a published record; sorted, with repeats."""
    sources: tuple[str, ...]
    """Identifiers of the region's sources, in file order."""
    former_sources: tuple[str, ...]
    """Former identifiers of the region's sources: redirects lead on from their pages."""
    unnamed: tuple[SpannedName, ...]
    """The region's sources without a reference in the region's own files."""
    national: tuple[str, ...]
    """National sources that the region references; sorted."""
    foreign_references: tuple[ForeignReference, ...]
    """References to sources of other regions, file by file."""
    links: tuple[SpannedName, ...]
    """Links in the region's texts to pages of other regions."""

    @property
    def mentioned(self) -> tuple[str, ...]:
        """Slugs of the regions that define the referenced sources; sorted."""
        # Several references may lead to one region; the order keeps cache keys stable.
        return tuple(sorted({reference.slug for reference in self.foreign_references}))
