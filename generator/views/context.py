"""The context of a page in the making: site, language, address, and the sources cited so far."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from generator.context import BuildContext
from generator.facts.region_facts import QuickWinFacts
from generator.link.site import Place, RegionSite, ResolvedSource, Site
from generator.messages import Catalogue
from generator.model.base import Record
from generator.model.plan import PlanState
from generator.model.quick_win import PlanTerms, QuickWin, ShownState, shown_state, state_on
from generator.model.sourced import Standing, standing_of
from generator.model.work_state import WorkState
from generator.views.addresses import relative
from generator.views.terms import link_terms


@dataclass(slots=True)
class PageContext:
    """A page in the making. Sources are numbered in the order of citation."""

    build: BuildContext
    address: str
    region: RegionSite | None = None
    _cited: dict[str, tuple[int, ResolvedSource]] = field(default_factory=dict)
    """Cited sources with their numbers, by site-wide unique name."""
    _named: dict[tuple[bool, str], tuple[int, ResolvedSource]] = field(default_factory=dict)
    """Cited sources with their numbers, by whether the nation cites them, and by the used name.

    Records of a region and of the nation may use the same name for two sources.
    """
    marks: dict[tuple[bool, tuple[str, ...]], Any] = field(default_factory=dict)
    """Marks made so far, by whether the nation cites the sources, and by their used names."""
    _shows_state: bool = False
    """Whether the page shows a computed state, and so has to name the day."""
    _names_day: bool = False
    """Whether the day has been handed out."""
    _shapes: set[str] = field(default_factory=set)
    """Shapes of the pictograms shown so far."""
    _pictures: set[str] = field(default_factory=set)
    """Names of the pictures shown so far."""

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
        # As `Catalogue.word`: views ask for nothing as often as for words.
        text = self.build.catalogue.words[key]
        return text.format(**arguments) if arguments else text

    def sentence(self, key: str, **arguments: object) -> Markup:
        """Return a sentence of the catalogue with its marked terms linked to the glossary.

        A sentence with links fits neither an attribute nor the words of a link.
        """
        return link_terms(self.build.catalogue.words[key], arguments, self.link("glosarium/"))

    def note_state(self) -> None:
        """Note that the page shows computed states, and so has to name their day."""
        self._shows_state = True

    def shown_state(self, quick_win: QuickWin, terms: PlanTerms) -> ShownState:
        """Return the state of a quick win on the day of the build, for this page to show.

        Args:
            quick_win: The quick win.
            terms: Terms of the promise, from `RegionSite.terms`.
        """
        # The promises of a former plan are not judged by the day.
        if terms.state is not PlanState.FORMER:
            self.note_state()
        return shown_state(quick_win, terms, on=self.build.today)

    def shown_state_of(self, facts: QuickWinFacts) -> ShownState:
        """Return the state of a quick win on the day of the build, by facts of its region."""
        self.note_state()
        return state_on(
            self.build.today,
            reported=WorkState(facts.reported),
            last_day=facts.due_last,
            is_promised=facts.is_promised,
            is_of_former_plan=facts.former_plan is not None,
            is_withdrawn=facts.is_withdrawn,
        )

    def shows_first(self, picture: str) -> bool:
        """Note that the page shows a picture, and return whether this is the first time.

        A page shows a picture once; where its record stands again, its words alone.
        """
        is_first = picture not in self._pictures
        self._pictures.add(picture)
        return is_first

    def note_shape(self, shape: str) -> None:
        """Note that the page shows a pictogram of a shape, and so has to define the shape."""
        self._shapes.add(shape)

    @property
    def shapes(self) -> tuple[str, ...]:
        """Shapes of the pictograms shown so far, sorted."""
        return tuple(sorted(self._shapes))

    @property
    def shows_state(self) -> bool:
        """Whether the page has shown a computed state so far."""
        return self._shows_state

    def take_state_day(self) -> dt.date | None:
        """Return the day of the states shown so far, for the page to name.

        A page names the day once: None if no state has been shown, or if the day has been handed
        out before.
        """
        if not self._shows_state or self._names_day:
            return None
        self._names_day = True
        return self.build.today

    def link(self, target: str) -> Markup:
        """Return the relative link to an address of the site, ready for an attribute.

        Addresses are made of identifiers, without any sign of Markdown or HTML. In the English
        edition the link leads to the English twin, if the target has one.
        """
        if not self.build.edition:
            return escape(relative(target, self.address))
        return escape(relative(self.in_edition(target), self.published_address))

    def in_edition(self, address: str) -> str:
        """Return the address of a page's twin in the page's edition; of other pages their own."""
        return self.build.edition + address if self.build.publishes(address) else address

    @property
    def leaves_translations(self) -> bool:
        """Whether translations of the page's texts are left to a twin of the page.

        On a site with a single edition, a page without a region leaves them out as well: the
        nation's texts have their English for the English edition alone.
        """
        is_national = self.region is None and not self.build.settings.english
        return is_national or self.build.has_twin(self.address)

    @property
    def published_address(self) -> str:
        """The page's address in its edition; `address` is that of the main edition."""
        return self.build.edition + self.address

    def place_of(self, record: Record) -> Place:
        """Return file and path of a record of the page's region or of the nation.

        The place identifies the record in every process; the object's own identity does not.
        """
        in_region = None if self.region is None else self.region.places.get(id(record))
        return in_region or self.site.national.places[id(record)]

    def standing(self, record: Record) -> Standing:
        """Return the sources of a record of the page's region, also those of the plan around."""
        return standing_of(record) if self.region is None else self.region.standing(record)

    def cite(self, identifier: str) -> tuple[int, ResolvedSource]:
        """Return a source with its number on this page; a new source gets the next number.

        Raises:
            LookupError: No source has this name; the checks should have found the reference.
        """
        # The same source comes back with statement after statement: resolved only once a name.
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
