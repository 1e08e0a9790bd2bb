"""Documents of a region: the books of the plan, and the legal basis with its ties both ways."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.link.site import RegionSite
from generator.model.base import Kind
from generator.model.documents import Document, DocumentKind
from generator.views.context import PageContext
from generator.views.page import PageView, Section
from generator.views.records.record_cards import CardOptions, FieldValue, RecordCard, RecordCards
from generator.views.records.record_views import view_record_card
from generator.views.region.region_parts import assemble_part
from generator.views.region.region_records import RecordSection, anchored
from generator.views.values import reference_html

_DOCUMENTS = RecordSection("dokumen", lambda region: region.region.documents)


def view_documents(region: RegionSite, context: PageContext) -> PageView:
    """Return the page of a region's documents: books first, then regulations and decrees."""
    books, regulations = list[RecordCard](), list[RecordCard]()
    for anchor, record in anchored(_DOCUMENTS, region):
        if isinstance(record, Document):
            is_regulation = record.kind is DocumentKind.REGULATION
            # A regulation binds until it is revoked: nobody would ask for its years.
            hidden = frozenset({"period"} if is_regulation and record.period is None else ())
            ties = tuple(_ties(record, region, context))
            options = CardOptions(anchor, hidden=hidden, computed=ties)
            card = view_record_card(record, region.standing(record), context, options)
            (regulations if is_regulation else books).append(card)
    sections = tuple(
        Section.of(key, context.word(f"section.{key}.title"), RecordCards(tuple(cards)))
        for key, cards in (("dokumen", books), ("peraturan", regulations))
        if cards
    )
    return assemble_part(region, "dokumen", sections, context)


def _ties(document: Document, region: RegionSite, context: PageContext) -> Iterator[FieldValue]:
    """Yield what other records say of a document: who amends it, revokes it, or stands on it."""
    others = region.region.documents
    named = (
        ("amended_by", Kind.DOCUMENT, [item.id for item in others if document.id in item.amends]),
        ("revoked_by", Kind.DOCUMENT, [item.id for item in others if document.id in item.revokes]),
        (
            "basis_of",
            Kind.DOCUMENT,
            [item.id for item in others if item.legal_basis == document.id],
        ),
        (
            "forms",
            Kind.BODY,
            [item.id for item in region.region.bodies if item.decree == document.id],
        ),
    )
    for key, kind, identifiers in named:
        if identifiers:
            links = (reference_html(kind, identifier, context) for identifier in identifiers)
            yield FieldValue(context.word(f"legal.{key}"), Markup("; ").join(links))
