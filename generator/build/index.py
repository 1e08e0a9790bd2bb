"""The search index of a built site, made with what the data knows of each page."""

from pathlib import Path

from generator.build.generate import Generated
from generator.search.bundles import Index, build_index
from generator.settings import Settings
from generator.views.facets import same_meanings

_CACHE = ".cache/search"
"""Where bundles are kept from one build to the next, below the project's folder."""


def index_site(generated: Generated, settings: Settings, site_dir: Path) -> Index:
    """Add the index to a built site that is not yet published.

    Args:
        generated: What its pages were made from.
        settings: Folders, day and language.
        site_dir: The built site.

    Raises:
        GeneratorError: The index cannot be made.
    """
    meanings = same_meanings(generated.bench.occasion)
    return build_index(site_dir, settings.project_dir / _CACHE, generated.facets_of, meanings)
