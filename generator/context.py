"""The build context: settings, words, national data and linked site, handed to every page.

One value, made once. Settings of the site are declared in `SiteSettings` alone: a new field reaches
every page by `context.settings` and every cache key by itself, since steps hold `SharedInputs`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.facts.region_facts import SourceFacts
from generator.link.site import NationalData, Site
from generator.messages import Catalogue, load_catalogue
from generator.settings import SiteSettings
from generator.source.discover import SourceFile


@dataclass(frozen=True, slots=True)
class SharedInputs:
    """The inputs that the steps of a run share; their digest is part of every cache key."""

    settings: SiteSettings
    national_files: tuple[SourceFile, ...]
    """By path."""
    changed_on: Mapping[str, dt.date] = field(default_factory=dict)
    """Day on which each national file last changed, by path; a file without a known day is missing.
    """
    named_sources: Mapping[str, SourceFacts] = field(default_factory=dict)
    """Sources of regions that the national files name, by `<region>/<source>`.

    No page of a region may show more of other regions than these and the sources its files name.
    """


@dataclass(frozen=True, slots=True)
class BuildContext:
    """Everything that pages share."""

    settings: SiteSettings
    catalogue: Catalogue
    """Words of the pages' language."""
    site: Site
    """The linked site; for the pages of one region it knows the named sources alone."""
    changed_on: Mapping[str, dt.date]
    """Day on which each data file last changed, by path; a file without a known day is missing."""

    @property
    def language(self) -> str:
        """Language of the pages."""
        return self.settings.language

    @property
    def today(self) -> dt.date:
        """Day of the build, in WIB."""
        return self.settings.today

    @property
    def edit_url(self) -> str | None:
        """Address below which a file of the project can be edited in a browser, or None."""
        return self.settings.edit_url

    @property
    def site_url(self) -> str | None:
        """Address at which the site is published, ending in a slash; None if it is not known."""
        return self.settings.site_url

    def for_region(
        self, sources: Mapping[str, SourceFacts], changed_on: Mapping[str, dt.date]
    ) -> "BuildContext":
        """Return the context of one region's pages.

        Args:
            sources: Sources of other regions that its files name, by `<region>/<source>`.
            changed_on: Day on which each of its files last changed, by path.
        """
        site = replace(self.site, sources={**self.site.sources, **sources})
        return replace(self, site=site, changed_on={**self.changed_on, **changed_on})


def open_context(shared: SharedInputs, site: Site | NationalData) -> BuildContext:
    """Return the context of a run.

    Args:
        shared: The shared inputs.
        site: The linked site; or the national data alone, for the pages of single regions.
    """
    if isinstance(site, NationalData):
        site = Site(site, {}, {}, shared.named_sources)
    catalogue = load_catalogue(shared.settings.language)
    return BuildContext(shared.settings, catalogue, site, shared.changed_on)
