"""Rules of addresses: every page has one of its own, on every disk and for every engine.

Two files cannot share a name, so what is left is what becomes an address inside files, and names
that web servers and engines keep for the page of a folder.
"""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Related, Span
from generator.link.site import NationalData, RegionSite, Site, SourceRecord
from generator.model.base import Record
from generator.source.locate import span_of

_FOLDER_PAGES = frozenset({"index", "readme"})
"""Names under which engines look for the page of a folder itself."""


def check_dimension_pages(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP303 where a region's plan has two entries for one dimension, and so two pages with
    one address.
    """
    first: dict[str, Span] = {}
    for position, dimension in enumerate(region.region.dimensions):
        span = span_of(region.main.document, ("dimensions", position, "key"))
        known = first.setdefault(dimension.key, span)
        if known != span:
            yield _collision(
                span, dimension.key, f"/daerah/{region.slug}/dimensi/{dimension.key}/", known
            )


def check_reserved_addresses(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP303 where a file's name would put its page on the place of the list that holds it."""
    lists: tuple[tuple[str, tuple[SourceRecord[Record], ...]], ...] = (
        ("quick-win", region.quick_wins),
        ("desa-cerdas", region.villages),
        ("kabar", region.updates),
    )
    for folder, files in lists:
        for source_record in files:
            if source_record.id in _FOLDER_PAGES:
                span = Span.whole_file(source_record.document.path)
                yield _collision(span, source_record.id, f"/daerah/{region.slug}/{folder}/", None)


def check_national_addresses(site: Site) -> Iterator[Diagnostic]:
    """Yield MP303 where a framework or one of its items would take the place of the list that holds
    it.
    """
    for source_record in site.national.frameworks:
        if source_record.id in _FOLDER_PAGES:
            yield _collision(
                Span.whole_file(source_record.document.path), source_record.id, "/dimensi/", None
            )
        for position, item in enumerate(source_record.record.items):
            if item.key in _FOLDER_PAGES:
                span = span_of(source_record.document, ("items", position, "key"))
                yield _collision(span, item.key, f"/dimensi/{source_record.id}/", None)


def check_former_addresses(site: Site) -> Iterator[Diagnostic]:
    """Yield MP303 where a former address is that of a region, or a former address already given."""
    first: dict[str, Span] = {}
    for summary in site.link_summaries.values():
        for former in summary.redirects:
            holder = site.link_summaries.get(former.name)
            known = first.setdefault(former.name, former.span)
            if holder is not None:
                yield _collision(
                    former.span,
                    former.name,
                    f"/daerah/{former.name}/",
                    Span.whole_file(holder.path),
                )
            elif former.name in _FOLDER_PAGES:
                yield _collision(former.span, former.name, "/daerah/", None)
            elif known != former.span:
                yield _collision(former.span, former.name, f"/daerah/{former.name}/", known)


def _collision(span: Span, identifier: str, address: str, other: Span | None) -> Diagnostic:
    related = () if other is None else (Related(other, "address_taken"),)
    return finding(
        Code.ADDRESSES_COLLIDE, span, identifier=identifier, address=address, related=related
    )
