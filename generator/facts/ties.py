"""What binds a region to the rest of the site: names it gives, names it uses, and their places, for the rules."""

from dataclasses import dataclass

from generator.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its place."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A naming of a source that another region defines."""

    identifier: str
    """As written: `<region>/<source>`."""
    span: Span
    earlier: Span | None
    """Where the same list of sources has named it before."""

    @property
    def slug(self) -> str:
        """The region it leads to."""
        return self.identifier.rpartition("/")[0]

    @property
    def source(self) -> str:
        """Its name there."""
        return self.identifier.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Ties:
    """What the rules over the whole site need of a region; there for every region whose main file gave a record."""

    slug: str
    is_fictional: bool
    path: str
    """Its main file."""
    fictional_span: Span
    """Where the main file says that the region is invented, or would."""
    province: str | None
    """Code of the province."""
    code: Placed | None
    """None if it cannot be read."""
    village_codes: tuple[Placed, ...]
    """Of its villages, by file name."""
    redirects: tuple[Placed, ...]
    """Slugs it once had."""
    has_whole_files: bool
    """Whether nothing had to be left out of any of its files."""
    lost: tuple[str, ...]
    """Identifiers in parts of its files that cannot be read; sorted."""
    lost_words: tuple[str, ...]
    """What those parts may name; sorted."""
    has_nameless_sources: bool
    """Whether it defines a source whose identifier cannot be read."""
    addresses: tuple[str, ...]
    """Of its pages, below its profile; that of the profile is empty."""
    sources: tuple[str, ...]
    """Identifiers of the sources it defines, in their order."""
    unnamed: tuple[Placed, ...]
    """Those that none of its own files names."""
    national: tuple[str, ...]
    """Sources of the nation that it names; sorted."""
    named: tuple[NamedSource, ...]
    """Sources of other regions that it names, file by file."""
    links: tuple[Placed, ...]
    """Addresses in its texts that lead to pages of this site, but neither to shared ones nor to its own."""

    @property
    def mentioned(self) -> tuple[str, ...]:
        """Slugs of the other regions whose sources it names; sorted."""
        return tuple(sorted({naming.slug for naming in self.named}))
