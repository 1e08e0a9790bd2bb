"""Rules of links: a text that leads to a page of this site leads to one that is there.

Other hosts are never asked. What a faulty file might have made cannot be judged, and is left alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from generator.codes import Code, finding, near
from generator.diagnostics import MAX_JUDGED, Diagnostic, Loc
from generator.link.pages import HANDBOOK, page_addresses
from generator.link.site import Filed, Site
from generator.model.base import BODY, Record
from generator.model.framework import Framework
from generator.model.programme import NationalSources
from generator.model.rich_text import links
from generator.model.text import RichText
from generator.model.update import Update
from generator.slugs import SLUG_PATTERN
from generator.source.locate import line_span, node_at
from generator.source.nodes import ScalarNode

_HANDBOOK_PAGE = re.compile(rf"{HANDBOOK}({SLUG_PATTERN}/)*")
_SHOWN_NAMES = 6


def check_page_links(site: Site) -> Iterator[Diagnostic]:
    """Yield MP307 where a text links to a page of this site that is not there, such as one without its last slash."""
    pages = _Pages(site)
    for _, filed in site.files:
        yield from islice(_broken(filed, pages), MAX_JUDGED)


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
    def unsure(self) -> frozenset[str]:
        """Names of regions whose pages cannot be known, for a file of theirs is faulty."""
        faulty = (region for region in self.site.regions if not region.is_whole)
        return self.site.unreadable.union(*({region.slug, *region.region.redirects} for region in faulty))

    def has(self, path: str) -> bool:
        """Return whether a path leads somewhere, or cannot be judged."""
        if path in self.addresses or _HANDBOOK_PAGE.fullmatch(path):
            return True
        holder, _, rest = path.partition("/")
        if holder == "dimensi":
            return Framework in self.site.national.incomplete
        if path.startswith("sumber/nasional/"):
            return NationalSources in self.site.national.incomplete
        return holder in {"daerah", "sumber"} and rest.partition("/")[0] in self.unsure

    def meant(self, path: str) -> str | None:
        """Return the address that was probably meant, step by step the near one; None where one has none."""
        address = ""
        for step in path.removesuffix("/").split("/"):
            names = self.steps.get(address, ())
            close = step if step in names else near(step, names)
            if close is None:
                return None
            address += f"{close}/"
        return next((known for known in (address, address.removesuffix("/")) if known in self.addresses), None)

    def around(self, path: str) -> tuple[str, ...]:
        """Return a few addresses below the last step of a path that is right."""
        before = ""
        while (step := path.removeprefix(before).partition("/")[0]) and f"{before}{step}/" in self.steps:
            before += f"{step}/"
        below = (f"{before}{step}/" for step in self.steps[before])
        return tuple(islice((address for address in below if address in self.addresses), _SHOWN_NAMES)) or ("",)


def _broken(filed: Filed[Record], pages: _Pages) -> Iterator[Diagnostic]:
    for loc, address, line in _links_in(filed):
        path, mark, rest = _split(address)
        if not path.startswith("/") or pages.has(path[1:]):
            continue
        meant = pages.meant(path[1:])
        suggestion = None if meant is None else f"/{meant}{mark}{rest}"
        around = [f"/{known}" for known in pages.around(path[1:])]
        yield finding(
            Code.UNKNOWN_PAGE,
            line_span(filed.document, loc, line),
            suggestion=suggestion,
            address=address,
            names=suggestion or ", ".join(around),
        )


def _split(address: str) -> tuple[str, str, str]:
    """Return the path of an address, and what follows it: the mark of a query or a fragment, and the rest."""
    found = re.search(r"[?#]", address)
    if found is None:
        return address, "", ""
    return address[: found.start()], found.group(), address[found.end() :]


def _links_in(filed: Filed[Record]) -> Iterator[tuple[Loc, str, int]]:
    """Yield the links of a file's texts, each with the place of its text and its line there, from 0."""
    for loc in _texts(filed):
        node, _ = node_at(filed.document, loc)
        if isinstance(node, ScalarNode):
            for address, line in links(node.text):
                yield loc, address, line


def _texts(filed: Filed[Record]) -> Iterator[Loc]:
    if isinstance(filed.record, Update):
        yield (BODY,)
    for located in filed.located:
        if isinstance(located.record, RichText):
            for language, _ in located.record.languages:
                yield (*located.loc, language)
