"""The rule of hosts: a link to another site leads to a host on the site's list, or is named.

Sites of Indonesian governments are attacked by hidden links to gambling sites. No host is
contacted.
"""

from collections.abc import Collection, Iterator
from itertools import islice

from generator.checks.fields import declared_value
from generator.codes import Code, finding
from generator.diagnostics import MAX_JUDGED, Diagnostic, Loc, Span
from generator.link.site import SourceRecord
from generator.link.summary import links_in
from generator.model.base import Record
from generator.model.walk import address_fields
from generator.source.locate import is_written, line_span, span_of
from generator.web_hosts import host_problem


def check_hosts(
    source_record: SourceRecord[Record], *, hosts: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield MP701 or MP702 for each link of a file to a host outside the site's list.

    Args:
        source_record: The file.
        hosts: The site's list.
    """
    found = (
        finding
        for address, span in _links(source_record)
        for finding in check_link(address, span, hosts)
    )
    yield from islice(found, MAX_JUDGED)


def check_link(address: str, span: Span, hosts: Collection[str]) -> Iterator[Diagnostic]:
    """Yield the finding on the host of a link, if the host is outside the site's list."""
    problem = host_problem(address, hosts)
    if problem is not None:
        code = Code.DISGUISED_HOST if problem.is_disguise else Code.UNLISTED_HOST
        yield finding(
            code, span, written=problem.written, host=problem.host, host_kind=problem.kind.value
        )


def _links(source_record: SourceRecord[Record]) -> Iterator[tuple[str, Span]]:
    """Yield the address and the place of each link in the fields and texts of a file."""
    document = source_record.document
    for located in source_record.located:
        for name in address_fields(type(located.record)):
            address = declared_value(located.record, name)
            loc: Loc = (*located.loc, name)
            # A source may have the address of its document, which has a finding of its own.
            if isinstance(address, str) and is_written(document, loc):
                yield address, span_of(document, loc)
    for loc, address, line in links_in(source_record):
        yield address, line_span(document, loc, line)
