"""Cited documents: facts of a document for the source that names the document.

Facts are taken when the file is read, so every page, table and export has the facts.
"""

from generator.model.dates import PartialDate
from generator.model.documents import Document
from generator.model.region import Region
from generator.model.sourced import Source


def with_cited_documents(region: Region) -> Region:
    """Return a region whose sources have the facts of the named documents.

    Title, maker, date and address of a document fill the empty fields of the source. A region
    whose sources name no document is returned unchanged.
    """
    documents = {document.id: document for document in region.documents}
    sources = tuple(_filled(source, documents) for source in region.sources)
    # Records are known by their identity: only a changed source is a new record.
    is_same = all(new is old for new, old in zip(sources, region.sources, strict=True))
    return region if is_same else region.model_copy(update={"sources": sources})


def _filled(source: Source, documents: dict[str, Document]) -> Source:
    document = None if source.document is None else documents.get(source.document)
    if document is None:
        return source
    of_document = {
        "title": document.title,
        "outlet": document.maker,
        "date": _day_of(document),
        "url": document.url,
    }
    left_out = {name: value for name, value in of_document.items() if getattr(source, name) is None}
    return source.model_copy(update=left_out)


def _day_of(document: Document) -> PartialDate | None:
    """Return the day of publication, else of adoption, else the year of the document's number."""
    day = document.published_on or document.adopted_on
    if day is not None or document.year is None:
        return day
    return PartialDate(document.year)
