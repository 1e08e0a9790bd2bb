"""Facts of the sources of a region that is left out of the site, for the statements citing them."""

from generator.facts.region_facts import SourceFacts
from generator.messages import load_catalogue
from generator.model.sourced import Grade
from generator.settings import SiteSettings


def absent_source(slug: str, name: str, settings: SiteSettings) -> SourceFacts:
    """Return the facts of a source whose region is left out: nothing of its data may be shown.

    Args:
        slug: Slug of the region.
        name: Identifier of the source within the region.
        settings: The languages of the site's editions.
    """
    main, *further = (_words(slug, name, each.language) for each in settings.editions)
    in_english = further[0] if further else None
    return SourceFacts(name, *main, Grade.OTHER.value, in_english, is_absent=True)


def _words(slug: str, name: str, language: str) -> tuple[str, str]:
    """Return title and description in a language."""
    catalogue = load_catalogue(language)
    title = catalogue.word("source.absent", name=name, region=slug)
    return title, catalogue.word("source.absent_described")
