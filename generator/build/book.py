"""The book of a region, from the files of the project as they were loaded."""

from generator.book.manuscript import write_manuscript
from generator.book.typesetting import Typesetter
from generator.build.load import LoadedSite
from generator.build.regions import read_region
from generator.context import open_context
from generator.errors import GeneratorError
from generator.facts.region_facts import sources_named
from generator.spelling import nearest


def make_book(loaded: LoadedSite, slug: str, typesetter: Typesetter) -> bytes:
    """Return the book of a region as PDF.

    Args:
        loaded: A site without errors.
        slug: Name of the region's folder.
        typesetter: Function that sets books.

    Raises:
        GeneratorError: There is no such region.
    """
    inputs, national = loaded.inputs.get(slug), loaded.national
    if inputs is None or national is None:
        likely = nearest(slug, loaded.inputs) or loaded.inputs
        raise GeneratorError("book_region", region=slug, regions=", ".join(likely))
    settings = loaded.shared.settings
    # The records of the first reading have stayed in the process that read them.
    reading = read_region(inputs, national, today=settings.today, hosts=settings.hosts)
    region, summary = reading.region, reading.link_summary
    if region is None or summary is None:
        raise RuntimeError(f"a region without records in a site without errors: {slug}")
    named = sources_named(summary.foreign_references, loaded.linked.sources)
    build = open_context(loaded.shared, national).for_region(named, inputs.changed_on)
    return typesetter(write_manuscript(region, build), settings.today)
