"""The search page: what stands on it without script, for a script to build on; and the indexes that
lead on.
"""

from generator.context import BuildContext
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble
from generator.views.tables import Link

_INDEXES = ("daerah", "dimensi", "quick-win", "desa-cerdas", "glosarium", "sumber", "panduan")


def view_search(build: BuildContext) -> PageView:
    """Return the page `/cari/`."""
    context = PageContext(build, addresses.search())
    if any(region.quick_wins for region in context.site.regions):
        context.note_state()  # a filter of the results goes by state
    links = tuple(
        Link(context.word(f"search.index.{index}"), context.link(f"{index}/")) for index in _INDEXES
    )
    parts = PageParts(
        template="search.md.j2",
        title=context.word("search.title"),
        description=context.word("search.description"),
        breadcrumbs=(),
        lead=context.word("search.lead"),
        sections=(
            Section(
                "daftar",
                context.word("search.indexes"),
                context.word("search.indexes_intro"),
                links=links,
            ),
        ),
        files=context.site.national.files,
    )
    return assemble(parts, context)
