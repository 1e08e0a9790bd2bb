"""The search index of a built site, made with what the data knows of each page."""

from functools import partial
from pathlib import Path

from generator.link.site import Site
from generator.messages import load_catalogue
from generator.search.bundles import Index, build_index
from generator.settings import Settings
from generator.views.context import Occasion
from generator.views.facets import find_facets, same_meanings

_CACHE = ".cache/search"
"""Where bundles are kept from one build to the next, below the project's folder."""


def index_site(site: Site, settings: Settings, site_dir: Path) -> Index:
    """Add the index to a built site that is not yet published.

    Args:
        site: What its pages were made from.
        settings: Folders, day and language.
        site_dir: The built site.

    Raises:
        GeneratorError: The index cannot be made.
    """
    occasion = Occasion(site, load_catalogue(settings.language), settings.today, edit_url=None, changed_on={})
    facets_of = partial(find_facets, occasion=occasion)
    return build_index(site_dir, settings.project_dir / _CACHE, facets_of, same_meanings(occasion))
