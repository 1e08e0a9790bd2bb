"""The rule of links: a link from a text to a page of this site leads to an existing page.

No host outside the site is contacted. A page possibly made from a faulty file is not judged.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice

from generator.codes import Code, finding
from generator.diagnostics import MAX_JUDGED, Diagnostic
from generator.facts.link_summary import SpannedName
from generator.link.page_addresses import HANDBOOK, page_addresses
from generator.link.site import Site
from generator.link.summary import page_links_in, path_of
from generator.slugs import SLUG_PATTERN
from generator.source.locate import line_span
from generator.spelling import near

_HANDBOOK_PAGE = re.compile(rf"{HANDBOOK}({SLUG_PATTERN}/)*")
_SHOWN_NAMES = 6


def check_page_links(site: Site) -> Iterator[Diagnostic]:
    """Yield MP307 if a text links to a missing page of this site.

    An address without the last slash counts as missing too.
    """
    pages = _Pages(site)
    for source_record in site.national.files:
        links = (
            SpannedName(address, line_span(source_record.document, loc, line))
            for loc, address, line in page_links_in(source_record)
        )
        yield from islice(_broken(links, pages), MAX_JUDGED)
    for summary in site.link_summaries.values():
        for _, links_of_file in groupby(summary.links, key=lambda link: link.span.path):
            yield from islice(_broken(links_of_file, pages), MAX_JUDGED)


@dataclass(frozen=True)
class _Pages:
    """The addresses of the site; each index is computed on first use, and only if a text links."""

    site: Site

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every address of a page or file, as a path below the root."""
        return frozenset(page_addresses(self.site))

    @cached_property
    def steps(self) -> Mapping[str, tuple[str, ...]]:
        """The possible next steps after each beginning of an address; sorted."""
        following: dict[str, set[str]] = defaultdict(set)
        for address in self.addresses:
            before = ""
            for step in address.removesuffix("/").split("/"):
                following[before].add(step)
                before += f"{step}/"
        return {before: tuple(sorted(steps)) for before, steps in following.items()}

    @cached_property
    def unsure(self) -> Mapping[str, frozenset[str]]:
        """Identifiers in the faulty parts of regions, by slug and by former slug.

        Regions without a faulty part are missing.
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
        """Slugs of regions with a source of unreadable identifier, and so of unknown address."""
        return frozenset(
            summary.slug
            for summary in self.site.link_summaries.values()
            if summary.has_nameless_sources
        )

    def has(self, path: str) -> bool:
        """Return whether a path leads to a page, or cannot be judged."""
        if path in self.addresses or _HANDBOOK_PAGE.fullmatch(path):
            return True
        # The empty step at the end gives a path of a single step a name too.
        holder, name, *below = (*path.removesuffix("/").split("/"), "")
        if holder == "dimensi" or path.startswith("sumber/nasional/"):
            return not self.site.national.unread.identifiers.isdisjoint((name, *below))
        if holder not in {"daerah", "sumber"}:
            return False
        # A list, for example of villages, is a page only if an entry could be read.
        is_list = holder == "daerah" and len(below) <= len(("quick-win", ""))
        if holder == "sumber" and name in self.nameless:
            return True
        unread = self.unsure.get(name)
        return name in self.site.unreadable or (
            unread is not None and (is_list or not unread.isdisjoint(below))
        )

    def meant(self, path: str) -> str | None:
        """Return the address probably meant by a path, or None.

        Each step of the path is replaced by the step closest in spelling; without a close step the
        result is None.
        """
        address = ""
        for step in path.removesuffix("/").split("/"):
            names = self.steps.get(address, ())
            close = step if step in names else near(step, names)
            if close is None:
                return None
            address += f"{close}/"
        # Pages end with a slash, files for download do not.
        for known in (address, address.removesuffix("/")):
            if known in self.addresses:
                return known
        return None

    def around(self, path: str) -> tuple[str, ...]:
        """Return a few addresses below the longest correct beginning of a path.

        Without an address below, the result is the root alone.
        """
        before = ""
        while True:
            step = path.removeprefix(before).partition("/")[0]
            if not step or f"{before}{step}/" not in self.steps:
                break
            before += f"{step}/"
        below = (f"{before}{step}/" for step in self.steps[before])
        known = (address for address in below if address in self.addresses)
        return tuple(islice(known, _SHOWN_NAMES)) or ("",)


def _broken(links: Iterable[SpannedName], pages: _Pages) -> Iterator[Diagnostic]:
    """Yield MP307 for each broken link, with the address probably meant or a few known ones."""
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
