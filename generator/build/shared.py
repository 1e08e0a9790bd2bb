"""Pages and files that no single region owns: made from the facts of all, anew only where those
have changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pydantic import TypeAdapter

from generator.build.kept import digest_of, told_to_all, without_texts
from generator.build.load import Loaded
from generator.build.region import RenderedRegion
from generator.build.shards import Bench
from generator.build.write import Artifact, artifact_of
from generator.exports import Lines, render_exports
from generator.facts.region_facts import RegionFacts
from generator.pages import render_pages
from generator.pages.reference import reference_pages
from generator.views.page import PageView
from generator.views.site_pages import OutboundReferences, view_shared_pages, view_shared_sources
from generator.views.statements import CitedStatement, find_statements

_ARTIFACTS = TypeAdapter(tuple[Artifact, ...])
_FACTS = TypeAdapter(tuple[RegionFacts, ...])
_SHOWN = TypeAdapter(tuple[tuple[OutboundReferences, Lines | None], ...])
_STATEMENTS = TypeAdapter(tuple[CitedStatement, ...])


class SharedFiles:
    """The pages and files of a checked site that no single region owns."""

    def __init__(self, loaded: Loaded, bench: Bench) -> None:
        """Prepare them; each is made when it is asked for.

        Args:
            loaded: Without errors.
            bench: What pages are made with.
        """
        self._kept = loaded.options.kept
        self._bench = bench
        facts = tuple(loaded.linked.by_slug.values())
        self._key = digest_of((*told_to_all(loaded.run), _FACTS.dump_json(facts)))

    @cached_property
    def statements(self) -> tuple[CitedStatement, ...]:
        """Statements on the pages, but for those of sources."""
        known = None if self._kept is None else self._kept.find(self._key, _STATEMENTS)
        if known is not None:
            return known
        found = tuple(find_statements(self._pages))
        if self._kept is not None:
            self._kept.keep(self._key, _STATEMENTS, found)
        return found

    def artifacts(
        self, regions: Iterable[RenderedRegion], present: Mapping[str, str]
    ) -> tuple[Artifact, ...]:
        """Return all files, those without their texts that need not be made.

        Args:
            regions: What is published of each region.
            present: Digest of each file that stands where they are to be written.
        """
        shown = tuple((region.taken, region.lines) for region in regions)
        key = digest_of((self._key, _SHOWN.dump_json(shown)))
        known = None if self._kept is None else self._kept.find(key, _ARTIFACTS)
        if known is not None and all(present.get(one.path) == one.digest for one in known):
            return known
        made = tuple(artifact_of(path, text) for path, text in self._files(shown))
        if self._kept is not None:
            self._kept.keep(key, _ARTIFACTS, without_texts(made))
        return made

    @cached_property
    def _pages(self) -> tuple[PageView, ...]:
        return view_shared_pages(self._bench.build)

    def _files(
        self, shown: tuple[tuple[OutboundReferences, Lines | None], ...]
    ) -> Iterator[tuple[str, str]]:
        build = self._bench.build
        sources = view_shared_sources(self.statements, (taken for taken, _ in shown), build)
        for page in render_pages((*self._pages, *sources), self._bench.renderer):
            yield page.path, page.text
        yield from reference_pages(build.catalogue)
        yield from render_exports((lines for _, lines in shown if lines is not None), build)
