"""The search index of a built site, made with what the data knows of each page."""

from generator.build.generate import Generated
from generator.build.publish import NewSite
from generator.processes import Crew
from generator.search.bundles import Index, Spoken, build_index
from generator.settings import Settings
from generator.views.facets import everyday_words, same_meanings

_CACHE = ".cache/search"
"""Where parts and bundles are kept from one build to the next, below the project's folder."""


def index_site(
    generated: Generated, settings: Settings, site: NewSite, crew: Crew, *, keeps: bool = True
) -> Index:
    """Give a built site that is not yet published its index.

    Args:
        generated: What its pages were made from.
        settings: Folders, day and language.
        site: The built site.
        crew: Makes it.
        keeps: Whether what earlier builds made is used, and what this one makes is kept.

    Raises:
        GeneratorError: The index cannot be made.
    """
    build = generated.bench.build
    spoken = Spoken(same_meanings(build), everyday_words(build))
    cache_dir = settings.project_dir / _CACHE if keeps else None
    return build_index(site, cache_dir, generated.facets_of, spoken, crew)
