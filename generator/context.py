"""The build context: settings, words, national data and linked site, handed to every page.

A single value, made once. Settings of the site are declared in `SiteSettings` alone: a new field
reaches every page by `context.settings`, and every cache key by itself, since steps hold
`SharedInputs`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.facts.region_facts import SourceFacts
from generator.link.english import FOLDER, has_twin
from generator.link.site import NationalData, Site
from generator.messages import Catalogue, load_catalogue
from generator.settings import SiteSettings
from generator.source.files import SourceFile


@dataclass(frozen=True, slots=True)
class SharedInputs:
    """The shared inputs of the steps of a run; their digest is part of every cache key."""

    settings: SiteSettings
    national_files: tuple[SourceFile, ...]
    """By path."""
    changed_on: Mapping[str, dt.date] = field(default_factory=dict)
    """Day of the last change of each national file, by path; empty without a known history."""
    named_sources: Mapping[str, SourceFacts] = field(default_factory=dict)
    """Sources of regions in the national files, by `<region>/<source>`.

    Of further regions, the pages of a region show only the named sources and the sources in the
    region's own files.
    """


@dataclass(frozen=True, slots=True)
class BuildContext:
    """The build context, shared by the pages of a run."""

    settings: SiteSettings
    catalogue: Catalogue
    """Words of the pages' language."""
    site: Site
    """The linked site; for the pages of a single region, with the named sources alone."""
    changed_on: Mapping[str, dt.date]
    """Day of the last change of each data file, by path; files without a known day are missing."""
    as_of: dt.date | None = None
    """Day of the earlier data of the region whose pages are made; None for the present data."""
    english_records: frozenset[str] = frozenset()
    """Addresses of the known records with an English text; of a region's pages its own."""

    @property
    def edition(self) -> str:
        """Folder of the pages' edition: `en/`, or "" for the main one."""
        return FOLDER if self.settings.is_english_edition else ""

    def has_twin(self, address: str) -> bool:
        """Return whether a page of the site stands in both editions; never without two editions."""
        return bool(self.settings.english) and has_twin(address, self.english_records)

    def publishes(self, address: str) -> bool:
        """Return whether a page of the site stands in the edition whose pages are made."""
        return not self.edition or self.has_twin(address)

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
        """Address of the folder for editing files of the project in a browser, or None."""
        return self.settings.edit_url

    @property
    def site_url(self) -> str | None:
        """Address of the published site, ending in a slash; None for an unknown address."""
        return self.settings.site_url

    @property
    def has_share_images(self) -> bool:
        """Whether pages name a picture for shared links."""
        # Networks ask for a full address, which a site without an address of its own lacks.
        return self.settings.share_images and self.site_url is not None

    def knowing(self, english_records: frozenset[str]) -> "BuildContext":
        """Return the context with the addresses of records that have an English text."""
        return replace(self, english_records=english_records)

    def for_region(
        self,
        sources: Mapping[str, SourceFacts],
        changed_on: Mapping[str, dt.date],
        as_of: dt.date | None = None,
    ) -> "BuildContext":
        """Return the context of a region's pages.

        Args:
            sources: Sources of further regions in the region's files, by `<region>/<source>`.
            changed_on: Day of the last change of each file of the region, by path.
            as_of: Day of the earlier data of the region; None for the present data.
        """
        # With the sources of every region, each page would depend on the files of every region.
        site = replace(self.site, sources={**self.site.sources, **sources})
        days = {**self.changed_on, **changed_on}
        return replace(self, site=site, changed_on=days, as_of=as_of)


def open_editions(shared: SharedInputs, site: Site | NationalData) -> tuple[BuildContext, ...]:
    """Return the contexts of the editions of a site, the main edition first.

    Args:
        shared: The shared inputs.
        site: The linked site; or the national data alone, for the pages of single regions.
    """
    editions = shared.settings.editions
    return tuple(open_context(replace(shared, settings=each), site) for each in editions)


def open_context(shared: SharedInputs, site: Site | NationalData) -> BuildContext:
    """Return the context of a run.

    Args:
        shared: The shared inputs.
        site: The linked site; or the national data alone, for the pages of single regions.
    """
    if isinstance(site, NationalData):
        site = Site(site, {}, {}, shared.named_sources)
    # Catalogues are files of the program, so the digest of the program covers them in keys.
    settings = shared.settings
    catalogue = load_catalogue(settings.language).with_status_words(settings.status_words)
    return BuildContext(settings, catalogue, site, shared.changed_on)
