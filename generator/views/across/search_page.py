"""The search page as it is without script: links to the lists of the site."""

from generator.context import BuildContext
from generator.views import addresses
from generator.views.across.region_lists import by_letter, by_province
from generator.views.blocks import Paragraph
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble
from generator.views.tables import Link, LinkList

_LISTS = ("daerah", "dimensi", "quick-win", "desa-cerdas", "glosarium", "sumber", "panduan")


def view_search(build: BuildContext) -> PageView:
    """Return the page `/cari/`."""
    context = PageContext(build, addresses.search())
    if any(region.quick_wins for region in context.site.regions):
        # Results can be filtered by state, so the page names the day of the states.
        context.note_state()
    links = tuple(
        Link(context.word(f"search.index.{index}"), context.link(f"{index}/")) for index in _LISTS
    )
    parts = PageParts(
        template="search.md.j2",
        title=context.word("search.title"),
        description=context.word("search.description"),
        breadcrumbs=(),
        sections=(
            Section.of(
                "daftar",
                context.word("search.indexes"),
                Paragraph(context.word("search.indexes_intro")),
                LinkList(links),
            ),
            by_province(context),
            by_letter(context),
        ),
        files=context.site.national.files,
    )
    return assemble(parts, context)
