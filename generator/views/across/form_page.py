"""The page with the form for new records; without script, links to the handbook and to Excel.

A script makes the form in the browser, for the chosen region and kind of record.
"""

from dataclasses import dataclass

from markupsafe import Markup

from generator.context import BuildContext
from generator.views import addresses
from generator.views.blocks import Block
from generator.views.context import PageContext
from generator.views.page import PageParts, PageView, Section, assemble
from generator.views.tables import Link, LinkList

_WAYS = (
    ("handbook", "panduan/formulir/"),
    ("by_hand", "panduan/mengubah-berkas/"),
    ("workbook", "panduan/excel/"),
    ("question", "panduan/bertanya/"),
)
"""Keys of words, each with the handbook page to which the link leads."""


@dataclass(frozen=True, slots=True)
class RecordForm(Block):
    """The frame of the form, which a script fills."""

    kinds: tuple[tuple[str, str], ...]
    """Words of the address and labels of the kinds of records."""
    root: Markup
    """Link to the home page, below which scripts and data stand."""
    edit_url: str
    """Address below which a file of the project is edited in a browser; empty for none."""


def view_form(build: BuildContext) -> PageView:
    """Return the page `/usulan-baru/`."""
    context = PageContext(build, addresses.form())
    catalogue = build.catalogue
    kinds = tuple(
        (kind, catalogue.word(f"form.kinds.{kind}")) for kind in catalogue.keys_below("form.kinds")
    )
    form = RecordForm(kinds, context.link(addresses.home()), build.edit_url or "")
    links = tuple(
        Link(context.word(f"form.ways.{key}"), context.link(address)) for key, address in _WAYS
    )
    parts = PageParts(
        template="page.md.j2",
        title=context.word("form.title"),
        description=context.word("form.description"),
        breadcrumbs=(),
        lead=context.sentence("form.lead"),
        sections=(
            Section.of("formulir", context.word("form.section"), form),
            Section.of("cara-lain", context.word("form.ways.title"), LinkList(links)),
        ),
        files=context.site.national.files,
    )
    return assemble(parts, context)
