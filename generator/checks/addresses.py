"""Rules of addresses: every page has its own address, on every disk and for every engine.

Two files cannot share a name. The rules check addresses made from values inside files, and names
reserved by web servers and engines for the page of a folder.
"""

from collections.abc import Iterator

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Related, Span
from generator.link.page_addresses import files_with_pages
from generator.link.row_lists import further_pages
from generator.link.site import NationalData, RegionSite, Site
from generator.model.people import Office
from generator.model.plan import Plan
from generator.model.sourced import Source
from generator.source.locate import span_of
from generator.source.nodes import YamlDocument

_FOLDER_PAGES = frozenset({"index", "readme"})
"""File names read by engines as the page of the folder itself."""


def check_dimension_pages(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP303 if a plan lists a dimension twice: the pages would share an address."""
    for loc, plan in region.plans:
        first: dict[str, Span] = {}
        for position, dimension in enumerate(plan.dimensions):
            span = span_of(region.main.document, (*loc, "dimensions", position, "key"))
            known = first.setdefault(dimension.key, span)
            if known != span:
                address = f"/daerah/{region.slug}/dimensi/{dimension.key}/"
                yield _collision(span, dimension.key, address, known)


def check_reserved_addresses(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP303 if the name of a file would put the page in the place of a page of the list."""
    further = frozenset(further_pages(region))
    for folder, files in files_with_pages(region):
        for source_record in files:
            name, address = source_record.id, f"/daerah/{region.slug}/{folder}/"
            span = Span.whole_file(source_record.document.path)
            if name in _FOLDER_PAGES:
                yield _collision(span, name, address, None)
            elif f"{folder}/{name}/" in further:
                yield _collision(span, name, f"{address}{name}/", None)


def check_former_files(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP303 if a former name of a file belongs to a page, or is listed as former twice."""
    for folder, files in files_with_pages(region):
        first = {
            source_record.id: Span.whole_file(source_record.document.path)
            for source_record in files
        }
        for source_record in files:
            for position, former in enumerate(source_record.record.redirects):
                span = span_of(source_record.document, ("redirects", position))
                known = first.setdefault(former, span)
                address = f"/daerah/{region.slug}/{folder}/"
                if known != span:
                    yield _collision(span, former, f"{address}{former}/", known)
                elif former in _FOLDER_PAGES:
                    yield _collision(span, former, address, None)


def check_former_identifiers(region: RegionSite, _national: NationalData) -> Iterator[Diagnostic]:
    """Yield MP303 if a former identifier of a plan, office or source belongs to another."""
    main, slug = region.main.document, region.slug
    profile = f"/daerah/{slug}"
    yield from _former_of("plans", region.region.plans, main, f"{profile}/rencana/")
    yield from _former_of("offices", region.region.offices, main, f"{profile}/perangkat/")
    yield from _former_of("sources", region.region.sources, main, f"/sumber/{slug}/")


def _former_of(
    key: str, records: tuple[Plan | Office | Source, ...], document: YamlDocument, folder: str
) -> Iterator[Diagnostic]:
    """Yield MP303 for former identifiers in a list that have two pages or the list's own."""
    first = {
        record.id: span_of(document, (key, position, "id"))
        for position, record in enumerate(records)
    }
    for position, record in enumerate(records):
        for place, former in enumerate(record.redirects):
            span = span_of(document, (key, position, "redirects", place))
            known = first.setdefault(former, span)
            if known != span:
                yield _collision(span, former, f"{folder}{former}/", known)
            elif former in _FOLDER_PAGES:
                yield _collision(span, former, folder, None)


def check_national_addresses(site: Site) -> Iterator[Diagnostic]:
    """Yield MP303 if a framework or an item would take the place of the list above."""
    sources = site.national.sources
    if sources is not None:
        yield from _former_of(
            "sources", sources.record.sources, sources.document, "/sumber/nasional/"
        )
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
    """Yield MP303 if a former address belongs to a region, or is listed as former twice."""
    first: dict[str, Span] = {}
    for summary in site.link_summaries.values():
        for former in summary.redirects:
            holder = site.link_summaries.get(former.name)
            known = first.setdefault(former.name, former.span)
            # A redirect from a former address cannot share the address with a page.
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


def _collision(span: Span, identifier: str, address: str, known: Span | None) -> Diagnostic:
    """Return the finding on a taken address; `known` is the place of the first use, or None."""
    related = () if known is None else (Related(known, "address_taken"),)
    return finding(
        Code.ADDRESSES_COLLIDE, span, identifier=identifier, address=address, related=related
    )
