"""Rules of links: a text that leads to a page of this site leads to one that is there.

Other hosts are never asked. What a faulty file might have made cannot be judged, and is left alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice

from generator.codes import Code, finding, near
from generator.diagnostics import MAX_JUDGED, Diagnostic
from generator.facts.link_summary import SpannedName
from generator.link.page_addresses import HANDBOOK, page_addresses
from generator.link.site import Site
from generator.link.summary import links_in, path_of
from generator.slugs import SLUG_PATTERN
from generator.source.locate import line_span

_HANDBOOK_PAGE = re.compile(rf"{HANDBOOK}({SLUG_PATTERN}/)*")
_SHOWN_NAMES = 6


def check_page_links(site: Site) -> Iterator[Diagnostic]:
    """Yield MP307 where a text links to a page of this site that is not there, such as one without
    its last slash.
    """
    pages = _Pages(site)
    for source_record in site.national.files:
        placed = (
            SpannedName(address, line_span(source_record.document, loc, line))
            for loc, address, line in links_in(source_record)
        )
        yield from islice(_broken(placed, pages), MAX_JUDGED)
    for summary in site.link_summaries.values():
        for _, links in groupby(summary.links, key=lambda link: link.span.path):
            yield from islice(_broken(links, pages), MAX_JUDGED)


@dataclass(frozen=True)
class _Pages:
    """The site as links see it; put together once, and only if there is a link."""

    site: Site

    @cached_property
    def addresses(self) -> frozenset[str]:
        """All that may be linked, as paths below the root."""
        return frozenset(page_addresses(self.site))

    @cached_property
    def steps(self) -> Mapping[str, tuple[str, ...]]:
        """What may follow each beginning of an address, up to the next slash."""
        following: dict[str, set[str]] = defaultdict(set)
        for address in self.addresses:
            before = ""
            for step in address.removesuffix("/").split("/"):
                following[before].add(step)
                before += f"{step}/"
        return {before: tuple(sorted(steps)) for before, steps in following.items()}

    @cached_property
    def unsure(self) -> Mapping[str, frozenset[str]]:
        """The identifiers in faulty parts of each region that has such parts, by all names of the
        region.
        """
        faulty = (
            summary for summary in self.site.link_summaries.values() if not summary.has_whole_files
        )
        return {
            name: frozenset(summary.unread_identifiers)
            for summary in faulty
            for name in (summary.slug, *(former.name for former in summary.redirects))
        }

    @cached_property
    def nameless(self) -> frozenset[str]:
        """The regions that have a source whose identifier, and so whose page, cannot be known."""
        return frozenset(
            summary.slug
            for summary in self.site.link_summaries.values()
            if summary.has_nameless_sources
        )

    def has(self, path: str) -> bool:
        """Return whether a path leads somewhere, or cannot be judged."""
        if path in self.addresses or _HANDBOOK_PAGE.fullmatch(path):
            return True
        holder, name, *below = (*path.removesuffix("/").split("/"), "")
        if holder == "dimensi" or path.startswith("sumber/nasional/"):
            return not self.site.national.unread.identifiers.isdisjoint((name, *below))
        if holder not in {"daerah", "sumber"}:
            return False
        # A list, such as that of the villages, is a page only if there is something to show.
        is_list = holder == "daerah" and len(below) <= len(("quick-win", ""))
        if holder == "sumber" and name in self.nameless:
            return True
        lost = self.unsure.get(name)
        return name in self.site.unreadable or (
            lost is not None and (is_list or not lost.isdisjoint(below))
        )

    def meant(self, path: str) -> str | None:
        """Return the address that was probably meant, step by step the near one; None where one has
        none.
        """
        address = ""
        for step in path.removesuffix("/").split("/"):
            names = self.steps.get(address, ())
            close = step if step in names else near(step, names)
            if close is None:
                return None
            address += f"{close}/"
        return next(
            (known for known in (address, address.removesuffix("/")) if known in self.addresses),
            None,
        )

    def around(self, path: str) -> tuple[str, ...]:
        """Return a few addresses below the last step of a path that is right."""
        before = ""
        while (
            step := path.removeprefix(before).partition("/")[0]
        ) and f"{before}{step}/" in self.steps:
            before += f"{step}/"
        below = (f"{before}{step}/" for step in self.steps[before])
        return tuple(
            islice((address for address in below if address in self.addresses), _SHOWN_NAMES)
        ) or ("",)


def _broken(links: Iterable[SpannedName], pages: _Pages) -> Iterator[Diagnostic]:
    for link in links:
        path = path_of(link.name)
        if pages.has(path):
            continue
        meant = pages.meant(path)
        suggestion = None if meant is None else f"/{meant}{link.name.removeprefix(f'/{path}')}"
        around = [f"/{known}" for known in pages.around(path)]
        yield finding(
            Code.UNKNOWN_PAGE,
            link.span,
            suggestion=suggestion,
            address=link.name,
            names=suggestion or ", ".join(around),
        )
