"""The shape of every page: title, breadcrumbs, sections, sources, day of change, corrections."""

import datetime as dt
import posixpath
from dataclasses import dataclass

from markupsafe import Markup

from generator.facts.region_facts import RegionFacts
from generator.link.english import FOLDER, nearest_twin
from generator.link.site import RegionSite, ResolvedSource, SourceRecord
from generator.model.base import Record
from generator.model.sourced import Grade
from generator.views import addresses
from generator.views.blocks import Absence, Block
from generator.views.citation import citation
from generator.views.components.border import Border, region_border
from generator.views.components.embed_card import EmbedCard
from generator.views.components.report import Report, view_report
from generator.views.components.share_card import ShareCard
from generator.views.context import PageContext
from generator.views.foreign import unmarked
from generator.views.linked_data import linked_data
from generator.views.marks import SourceMark
from generator.views.public_address import PublicAddress, public_address
from generator.views.records.record_cards import AlternativeValue, RecordCards
from generator.views.tables import Link
from generator.views.values import (
    date_text,
    describe_source,
    number_text,
    region_name,
    source_title,
    state_day_text,
    within_sentence,
)

_OPEN_SOURCES = 3
"""Most sources at the foot of a page that stand open; more stand behind their number."""
_LISTED_FILES = 3
"""Most files named on a page; above this number the page names the common folder."""


@dataclass(frozen=True, slots=True)
class RegionSearch(Block):
    """A form for finding a region by name."""

    action: Markup
    """Link to the search page, which answers where no single region is meant."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source in a list of sources."""

    anchor: str
    title: str
    href: Markup
    described: str
    """Outlet, author, date and grade; an unknown part is said to be unknown."""
    used: str
    """How many statements were taken from the source, in words."""


@dataclass(frozen=True, slots=True)
class SourceGroup(Block):
    """Sources of one region or of the nation."""

    sources: tuple[ListedSource, ...]
    anchor: str = ""
    title: str | None = None
    """None if the title of the section already names the owner of the sources."""


@dataclass(frozen=True, slots=True)
class ListedStatement:
    """A statement in the list of statements taken from a source."""

    label: str
    href: Markup
    kind: str
    is_value: bool
    """Whether the statement is one value of the record above, with which it shares lines."""
    fields: tuple[tuple[str, str], ...]
    """Labels and values of the source's own fields; empty if the source covers the whole record."""
    marks: tuple[SourceMark, ...]
    """Sources of the displayed value, if this source gives a different value."""
    as_printed: str | None
    instead: tuple[Markup, ...]
    """Values of this source, if different from the displayed value."""
    alternatives: tuple[AlternativeValue, ...]
    """Values of further sources, if different from the displayed value."""


@dataclass(frozen=True, slots=True)
class StatementList(Block):
    """A list of statements, each linked to a page."""

    statements: tuple[ListedStatement, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with blocks, in the order of the page."""

    anchor: str
    title: str
    blocks: tuple[Block, ...] = ()

    @classmethod
    def of(cls, anchor: str, title: str, *blocks: Block | None) -> "Section":
        """Return a section of blocks, leaving out None."""
        return cls(anchor, title, tuple(block for block in blocks if block is not None))

    @property
    def shown(self) -> tuple[Block, ...]:
        """The blocks as they stand below the title."""
        return tuple(block.below(self.title) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source at the end of a page."""

    number: int
    title: str
    described: str
    """Outlet, author and date; an unknown part is said to be unknown."""
    href: Markup
    grade: str
    """How near the source is to the region's own word."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A file with data of a page, for corrections."""

    path: str
    """Path below the root of the project; a folder ends in a slash."""
    href: str | None
    """Address for editing the file in a browser; None if the project has no address."""


@dataclass(frozen=True, slots=True)
class ShareImage:
    """The picture that goes with a shared link to a page."""

    address: str
    description: str


@dataclass(frozen=True, slots=True)
class OtherEdition:
    """The way from a page to the other edition of the site."""

    address: str
    """Address of the twin, else of the nearest page that has one."""
    is_twin: bool


@dataclass(frozen=True, slots=True)
class PageView:
    """A page, ready for a template."""

    address: str
    """Address of the page in the main edition."""
    template: str
    title: str
    """The heading of the page."""
    head_title: str
    """The title of a tab or a shared link, with the region, and the mark of an invented one."""
    description: str
    breadcrumbs: tuple[Link, ...]
    menu: tuple[Link, ...]
    """The region's own pages; empty outside a region."""
    is_fictional: bool
    lead: str | None
    lead_marks: tuple[SourceMark, ...]
    """Sources of the lead; empty for a sentence of the site's own."""
    sections: tuple[Section, ...]
    cited: tuple[CitedSource, ...]
    state_day: str | None
    """Sentence with the day of the states; None without states, or if a section names the day."""
    changed: str | None
    """Day of the last change of the data, in words; None if unknown."""
    changed_on: dt.date | None
    """Day of the last change of the data; None if unknown."""
    corrections: tuple[Correction, ...]
    report: Report
    as_of: str | None = None
    """Sentence with the day of earlier data; None for the present data."""
    public_address: PublicAddress | None = None
    """Full address of the page; None if the address of the site is not set."""
    citation: str | None = None
    """Text to copy for whoever cites the page; None for a page without data."""
    linked_data: Markup | None = None
    """Facts of the page for search engines, as JSON-LD."""
    opening: tuple[Block, ...] = ()
    """Blocks between the title and the region's menu: the answer of the page."""
    share_card: ShareCard | None = None
    """Card to be drawn for the page; None if the page shows another page's card, or none."""
    share_image: ShareImage | None = None
    """Picture of a shared link: the page's own card, else its region's; None elsewhere."""
    shapes: tuple[str, ...] = ()
    """Shapes of the pictograms on the page, each defined once."""
    region: str | None = None
    """Slug of the region below whose address the page stands; None elsewhere."""
    feed: str | None = None
    """Title of that region's feed, which the head of the page names; None elsewhere."""
    border: Border | None = None
    """Border of the region below whose address the page stands; None elsewhere."""
    neighbours: tuple[Link, ...] = ()
    """Links to the page before and the page behind in a list; empty outside of a list."""
    embed_card: EmbedCard | None = None
    """Card of the region for other sites, beside the profile; None elsewhere."""
    former: tuple[str, ...] = ()
    """Former addresses of the page, from which redirects lead on."""
    mark_looks: str = ""
    """What the looks of the page's source marks mean, in sentences; empty without sources."""
    cited_behind: str = ""
    """The line that many sources stand behind; empty for sources that stand open."""
    absent: str = ""
    """Sections that no source fills, as the rest of a sentence; empty without any."""
    edition: str = ""
    """Folder of the page's edition: `en/`, or "" for the main one."""
    other_edition: OtherEdition | None = None
    """The page's twin in the other edition; None on a site with a single edition."""

    @property
    def published_address(self) -> str:
        """The page's address in its edition."""
        return self.edition + self.address

    @property
    def root(self) -> str:
        """Link to the root of the site, where the files of the theme are."""
        return addresses.relative("", self.published_address)

    @property
    def has_gap(self) -> bool:
        """Whether a section, or a field of a record, is not yet published."""
        blocks = (block for section in self.sections for block in section.blocks)
        return bool(self.absent) or any(
            isinstance(block, RecordCards) and block.has_gap for block in blocks
        )


@dataclass(frozen=True, slots=True)
class PageParts:
    """The parts of a page decided by its own view; `assemble` adds the shared parts."""

    template: str
    title: str
    description: str
    breadcrumbs: tuple[tuple[str, str], ...]
    """Labels and addresses, from below the home page down to the page above."""
    sections: tuple[Section, ...]
    files: tuple[SourceRecord[Record], ...]
    """Records of the files behind the page."""
    regions: tuple[RegionFacts, ...] = ()
    """Regions whose main files are behind the page too."""
    menu: tuple[tuple[str, str], ...] = ()
    """Labels and addresses of the region's own pages; empty outside a region."""
    lead: str | None = None
    lead_marks: tuple[SourceMark, ...] = ()
    """Sources of the lead; empty for a sentence of the site's own."""
    opening: tuple[Block, ...] = ()
    """Blocks between the title and the region's menu: the answer of the page."""
    former: tuple[str, ...] = ()
    """Former addresses of the page, from which redirects lead on."""
    share_card: ShareCard | None = None
    """Card of the page itself, for shared links; none on a site without pictures for them."""
    said: str = ""
    """What the page says in a sentence or two, for shared links."""
    neighbours: tuple[tuple[str, str], ...] = ()
    """Labels and addresses of the page before and the page behind in a list."""
    embed_card: EmbedCard | None = None
    """Card of the region for other sites, beside the profile."""
    is_printed: bool = False
    """Whether people print the page, so that it carries its address as a QR code.

    Two kinds of pages are taken along on paper: a region's profile, for a meeting about the plan,
    and a region's list of quick wins, for ticking promises off. Codes on all 17,301 pages of a site
    of the whole country would cost about half a minute of processor time; the other pages print
    their address in words.
    """


def assemble(parts: PageParts, context: PageContext) -> PageView:
    """Return a page's view. Called last: every source of the page must have been cited by then."""
    paths = tuple(dict.fromkeys(source_record.document.path for source_record in parts.files))
    days = (
        *map(context.build.changed_on.get, paths),
        *(region.changed_on for region in parts.regions),
    )
    changed_on = max((day for day in days if day is not None), default=None)
    # Behind the page's own files, whose first one is the main file of the page's region.
    paths += tuple(region.path for region in parts.regions)
    trail = ((context.word("page.home"), addresses.home()), *parts.breadcrumbs)
    head_title = _head_title(parts.title, context)
    slug = _region_slug(context)
    # Lists across regions keep their empty sections: there, nothing found is the answer.
    sections, absent = parts.sections, ""
    if context.region is not None:
        sections, absent = _with_content(parts.sections)
    cited = tuple(
        _cited(number, source, context) for number, source in enumerate(context.cited, start=1)
    )
    return PageView(
        address=context.address,
        template=parts.template,
        title=parts.title,
        head_title=head_title,
        description=_description(parts.description, context),
        breadcrumbs=tuple(Link(label, context.link(target)) for label, target in trail),
        # An empty link is the page itself, which the menu marks and does not lead to.
        menu=tuple(
            Link(label, Markup("") if target == context.address else context.link(target))
            for label, target in parts.menu
        ),
        is_fictional=context.region is not None and context.region.is_fictional,
        as_of=_earlier_data(context),
        lead=parts.lead,
        lead_marks=parts.lead_marks,
        opening=parts.opening,
        sections=sections,
        absent=absent,
        # Only if no section has named the day before.
        state_day=state_day_text(context),
        cited=cited,
        mark_looks=_mark_looks(cited, context),
        cited_behind=context.word("page.sources_behind", count=number_text(count, context))
        if (count := len(context.cited)) > _OPEN_SOURCES
        else "",
        changed=None if changed_on is None else date_text(changed_on, context),
        changed_on=changed_on,
        corrections=_corrections(paths, context),
        report=view_report(context),
        public_address=public_address(
            head_title, _said(parts, changed_on, context), context, is_printed=parts.is_printed
        ),
        citation=citation(head_title, changed_on, context),
        linked_data=linked_data((*trail, (parts.title, context.address)), changed_on, context),
        share_card=parts.share_card,
        share_image=_share_image(parts, context) if context.build.has_share_images else None,
        shapes=context.shapes,
        region=slug,
        feed=context.word("feed.of_region", region=region_name(context.region, context))
        if context.region is not None and slug
        else None,
        border=region_border(context.region) if context.region is not None and slug else None,
        neighbours=tuple(Link(label, context.link(target)) for label, target in parts.neighbours),
        # A card has no twin: its words are those of the site's own language.
        embed_card=None if context.build.edition else parts.embed_card,
        former=parts.former,
        edition=context.build.edition,
        other_edition=_other_edition(context),
    )


def _other_edition(context: PageContext) -> OtherEdition | None:
    """Return the way to the other edition; None on a site with a single edition."""
    build = context.build
    if build.edition:
        return OtherEdition(context.address, is_twin=True)
    if not build.settings.english:
        return None
    nearest = nearest_twin(context.address, build.english_records)
    return OtherEdition(FOLDER + nearest, is_twin=nearest == context.address)


def _said(parts: PageParts, changed_on: dt.date | None, context: PageContext) -> str:
    """Return what a page says for a shared link, with the day on which that holds."""
    if not parts.said:
        return ""
    day = context.build.today if context.shows_state else changed_on
    if day is None:
        return parts.said
    return context.word("page.said_on", said=parts.said, date=date_text(day, context))


def _with_content(sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], str]:
    """Return the sections with content, and the titles of the others in a line.

    A page on which nothing is published keeps its sections: each says what would fill it.
    """
    filled = tuple(section for section in sections if not _is_absent(section))
    if not filled:
        return sections, ""
    absent = (section.title for section in sections if _is_absent(section))
    return filled, ", ".join(map(within_sentence, absent))


def _is_absent(section: Section) -> bool:
    return all(isinstance(block, Absence) for block in section.blocks)


def assemble_list(
    key: str,
    sections: tuple[Section, ...],
    context: PageContext,
    *,
    lead: str | None = None,
    opening: tuple[Block, ...] = (),
    template: str = "page.md.j2",
) -> PageView:
    """Return the view of a page across real regions.

    Args:
        key: Key of the page's words in the catalogues.
        sections: Sections of the page.
        context: Page in the making.
        lead: Sentence below the title; by default the sentence of the key.
        opening: Blocks between the title and the lead.
        template: Template of the page.
    """
    parts = PageParts(
        template=template,
        title=context.word(f"{key}.title"),
        description=context.word(f"{key}.description"),
        breadcrumbs=(),
        lead=context.sentence(f"{key}.lead") if lead is None else lead,
        opening=opening,
        sections=sections,
        files=context.site.national.files,
        regions=context.site.real_regions,
    )
    return assemble(parts, context)


def source_address(resolved: ResolvedSource) -> str:
    """Return the address of the page of a source; the list of sources if its region is left out."""
    if resolved.is_absent:
        return addresses.sources()
    return addresses.source(resolved.slug, resolved.source.id)


def region_trail(region: RegionSite, context: PageContext) -> tuple[tuple[str, str], ...]:
    """Return the breadcrumbs down to a region."""
    return (
        (context.word("page.regions"), addresses.regions()),
        (region_name(region, context), addresses.region(region.slug)),
    )


def _region_slug(context: PageContext) -> str | None:
    """Return the slug of the region below whose address a page stands; None elsewhere."""
    region = context.region
    if region is None or not context.address.startswith(addresses.region(region.slug)):
        return None
    return region.slug


def _share_image(parts: PageParts, context: PageContext) -> ShareImage | None:
    """Return the picture of a shared link: the page's own, else that of the region's profile."""
    if parts.share_card is not None:
        address = addresses.share_image(context.published_address)
        return ShareImage(address, parts.share_card.description)
    slug = _region_slug(context)
    if context.region is None or slug is None:
        return None
    description = context.word("share.of_region", region=region_name(context.region, context))
    profile = context.in_edition(addresses.region(slug))
    return ShareImage(addresses.share_image(profile), description)


def _earlier_data(context: PageContext) -> str | None:
    """Return the sentence on earlier data; None for the present data."""
    day = context.build.as_of
    return None if day is None else context.word("page.as_of", date=date_text(day, context))


def _head_title(title: str, context: PageContext) -> str:
    """Return a page's title with the region named once, and with the mark of an invented region."""
    region = context.region
    if region is None:
        return title
    named = named_in_region(title, region, context)
    return context.word("fictional.titled", title=named) if region.is_fictional else named


def named_in_region(title: str, region: RegionSite, context: PageContext) -> str:
    """Return a title or name with its region, which is named once."""
    name = region_name(region, context)
    if _ends_with(title, name):
        return title
    return context.word("page.title_in_region", title=title, region=name)


def _ends_with(title: str, name: str) -> bool:
    """Return whether the last words of a title are a name.

    Whole words count: "Kabupaten Solok Selatan" does not name Kabupaten Solok.
    """
    return f" {unmarked(title)}".endswith(f" {unmarked(name)}")


def _description(description: str, context: PageContext) -> str:
    """Return a page's description, with the mark of an invented region.

    The mark comes first, since search engines cut long descriptions off at the end.
    """
    is_fictional = context.region is not None and context.region.is_fictional
    return (
        context.word("fictional.described", description=description)
        if is_fictional
        else description
    )


def _cited(number: int, resolved: ResolvedSource, context: PageContext) -> CitedSource:
    return CitedSource(
        number,
        source_title(resolved.source, context),
        describe_source(resolved, context),
        context.link(source_address(resolved)),
        resolved.source.grade,
    )


def _mark_looks(cited: tuple[CitedSource, ...], context: PageContext) -> str:
    """Return what the looks of a page's source marks mean; empty without sources."""
    grades = {source.grade for source in cited}
    return " ".join(context.word(f"source.look.{grade}") for grade in Grade if grade in grades)


def _corrections(paths: tuple[str, ...], context: PageContext) -> tuple[Correction, ...]:
    """Return the files of a page, or the main file of the region and the common folder.

    The folder takes the place of more than three files; a page outside a region then names the
    folder alone.
    """
    base = context.build.edit_url
    is_short = len(paths) <= _LISTED_FILES
    main = paths[:1] if context.region is not None else ()
    files = tuple(
        Correction(path, None if base is None else f"{base}/{path}")
        for path in (paths if is_short else main)
    )
    if is_short:
        return files
    return (*files, Correction(f"{posixpath.commonpath(paths)}/", None))
