"""A whole country for tests, in memory: the facts of one region, for every region of the official list."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from generator.facts.region_facts import QuickWinFacts, RegionFacts
from generator.link.region_list import region_slug
from generator.model.region_list import ListedRegion
from tests.builders import PROVINCES, REGION_LIST
from tests.contexts import Staged, a_build_context
from tests.projects import PROJECT

MODEL = "kota-bitung"
REGION = """identity: {type: kota, name: Bitung, sources: [daftar-kode]}
reference: {code: "71.72", province: "71", sources: [daftar-kode]}
framework: {framework: national-six, sources: [daftar-kode]}
participations: [{summary: Ikut, cohort: 2022, sources: [daftar-kode]}]
village_programme: {summary: Program, level: desa, sources: [daftar-kode]}
missions:
  - text: Bersama
    sources: [daftar-kode]
    corrections:
      - date: 2026-02-03
        field: text
        former: Sendiri
        reason: Salah kutip
        sources: [daftar-kode]
"""
PROMISE = """title: Janji
state: {state}
promised_on: '2023'
due: {due}
dimension: {dimension}
sources: [daftar-kode]
"""
SYLLABLES = [letter + vowel for letter in "bdgjklmnprstw" for vowel in "aiueo"]
STATES = ("planned", "running", "running", "done", "stopped", "unknown")
DIMENSIONS = ("governance", "branding", "economy", "living", "society", "environment")


def a_nation(promises: int = 6) -> Staged:
    """Return a site with every region of the official list, each with as many promises as wished."""
    build = a_build_context(dict(_files(promises)))
    facts, summary = build.site.by_slug[MODEL], build.site.link_summaries[MODEL]
    by_slug, summaries = {}, {}
    for seed, entry in enumerate(build.site.national.listed.record.regions):
        region = _in_place_of(facts, entry, seed)
        by_slug[region.slug] = region
        summaries[region.slug] = replace(summary, slug=region.slug, province=region.province)
    return replace(
        build, site=replace(build.site, by_slug=by_slug, link_summaries=summaries, sources={})
    )


def words(seed: int, count: int) -> str:
    """Return made-up words that hardly two records share, so that they compress badly."""
    chance = random.Random(seed)  # noqa: S311
    drawn = (chance.choices(SYLLABLES, k=chance.randint(2, 4)) for _ in range(count))
    return " ".join("".join(syllables) for syllables in drawn)


def _files(promises: int) -> Iterator[tuple[str, str]]:
    national = PROJECT / "regions" / "_national"
    yield PROVINCES, _with_source_of_base((national / "provinces.yml").read_text(encoding="utf-8"))
    yield REGION_LIST, _with_source_of_base((national / "regions.yml").read_text(encoding="utf-8"))
    yield f"{MODEL}/region.yml", REGION
    for number in range(promises):
        text = PROMISE.format(
            state=STATES[number % len(STATES)],
            dimension=DIMENSIONS[number % len(DIMENSIONS)],
            due=f"{2025 + number % 4}-0{1 + number % 9}",
        )
        yield f"{MODEL}/quick-wins/janji-{number}.yml", text


def _with_source_of_base(text: str) -> str:
    return re.sub(r"(?m)^authority: .*$", "authority: daftar-kode", text)


def _in_place_of(facts: RegionFacts, entry: ListedRegion, seed: int) -> RegionFacts:
    """Return the facts of a region as those of another, with titles of its own."""
    return replace(
        facts,
        slug=region_slug(entry.type, entry.name),
        name=entry.name,
        full_name=entry.full_name,
        code=entry.code,
        province=entry.code[:2],
        other_names=(),
        villages=replace(facts.villages, aspects=("Masyarakat", "Ekonomi", "Pemerintah desa")),
        quick_wins=tuple(
            _with_title(quick_win, seed * 100 + number)
            for number, quick_win in enumerate(facts.quick_wins)
        ),
    )


def _with_title(quick_win: QuickWinFacts, seed: int) -> QuickWinFacts:
    return replace(quick_win, title=words(seed, 6).capitalize())
