"""The page context: build context, address and cited sources of a page during rendering."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from generator.context import BuildContext
from generator.facts.region_facts import QuickWinFacts
from generator.link.site import Place, RegionSite, ResolvedSource, Site
from generator.messages import Catalogue
from generator.model.base import Record
from generator.model.documents import Document
from generator.model.quick_win import QuickWin, ShownState, shown_state, state_on
from generator.views.addresses import relative
from generator.views.terms import link_terms


@dataclass(slots=True)
class PageContext:
    """The context of a page during rendering; numbers sources in the order of citation."""

    build: BuildContext
    address: str
    region: RegionSite | None = None
    _cited: dict[str, tuple[int, ResolvedSource]] = field(default_factory=dict)
    _named: dict[tuple[bool, str], tuple[int, ResolvedSource]] = field(default_factory=dict)
    """Cited sources by their names in records of the region or of the nation."""
    _shows_state: bool = False
    """Whether the page shows a computed state, and so has to say the day."""
    _says_day: bool = False

    @property
    def site(self) -> Site:
        """The linked site."""
        return self.build.site

    @property
    def catalogue(self) -> Catalogue:
        """The words of the page's language."""
        return self.build.catalogue

    @property
    def language(self) -> str:
        """The page's language."""
        return self.build.catalogue.language

    def word(self, key: str, **arguments: object) -> str:
        """Return a word or sentence of the catalogue."""
        return self.build.catalogue.word(key, **arguments)

    def sentence(self, key: str, **arguments: object) -> Markup:
        """Return a sentence of the catalogue whose marked terms lead to the glossary.

        The sentence holds links: not for an attribute, nor for the words of a link.
        """
        return link_terms(self.build.catalogue.words[key], arguments, self.link("glosarium/"))

    def note_state(self) -> None:
        """Note that the page shows computed states, and so has to say their day."""
        self._shows_state = True

    def shown_state(self, quick_win: QuickWin, documents: Iterable[Document]) -> ShownState:
        """Return the state of a quick win on the day of the build, for this page to show.

        Args:
            quick_win: The quick win.
            documents: Documents of the region.
        """
        self.note_state()
        return shown_state(quick_win, documents, on=self.build.today)

    def shown_state_of(self, facts: QuickWinFacts) -> ShownState:
        """Return the state of a quick win of a further region on the day of the build."""
        self.note_state()
        return state_on(
            self.build.today,
            reported=facts.reported,
            last_day=facts.due_last,
            is_promised=facts.is_promised,
        )

    def day_to_say(self) -> dt.date | None:
        """Return the day of the states shown so far, for the page to say.

        A page says the day once: None without a shown state, and None for every later call.
        """
        if not self._shows_state or self._says_day:
            return None
        self._says_day = True
        return self.build.today

    def link(self, target: str) -> Markup:
        """Return the relative link to an address of the site, ready for an attribute.

        Addresses are made of identifiers, without any sign of Markdown or HTML.
        """
        return escape(relative(target, self.address))

    def place_of(self, record: Record) -> Place:
        """Return the place of a record of the page's region or of the nation.

        Unlike the identity of a record, the place is the same in every process.
        """
        place = None if self.region is None else self.region.places.get(id(record))
        # Records are told apart by identity: two equal records stand in different places.
        return place or self.site.national.places[id(record)]

    def cite(self, identifier: str) -> tuple[int, ResolvedSource]:
        """Return the number of a source on this page; a new source gets the next number."""
        # A page may cite a source a hundred times, and resolving a name takes several look-ups.
        name = (self.region is None, identifier)
        known = self._named.get(name)
        if known is not None:
            return known
        resolved = self.site.resolve_source(identifier, self.region)
        if resolved is None:
            raise LookupError(f"unlinked source {identifier}")
        cited = self._cited.setdefault(resolved.identifier, (len(self._cited) + 1, resolved))
        return self._named.setdefault(name, cited)

    @property
    def cited(self) -> tuple[ResolvedSource, ...]:
        """The sources cited so far, in the order of their numbers."""
        return tuple(resolved for _, resolved in self._cited.values())
