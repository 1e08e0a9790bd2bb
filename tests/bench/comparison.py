"""One comparison: what is measured, in which order, and where it is noted."""

import itertools
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from tests.bench import first_query, ours, rivals
from tests.bench.corpus import edit, write_project
from tests.bench.measure import PROJECT, Case, run_in_rounds, run_once
from tests.bench.record import Record, Run
from tests.bench.serve_time import serve_times
from tests.bench.sizes import output_of, sent_bytes
from tests.browser.serve import chromium

TOOLS = ("ours", "hugo", "zensical", "material")
_EDITS_SERVED = 5


@dataclass(frozen=True, slots=True)
class Comparison:
    """What all steps of a comparison share."""

    record: Record
    work: Path
    """Folder in which everything stands."""
    tools: Collection[str]
    """Which of `TOOLS` are measured."""
    tell: Callable[[str], None]
    """Backlinks of each step that is done; whoever is told keeps the record."""
    started: float
    """Time of the clock: the day as of which our pages are made."""

    @property
    def ours(self) -> Path:
        """Our project with all regions."""
        return self.work / "ours"

    @property
    def small(self) -> Path:
        """Our project with a tenth of them."""
        return self.work / "small"

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables for all commands."""
        return {
            "PYTHONPATH": str(PROJECT),
            "NO_MKDOCS_2_WARNING": "1",  # Material's notice of its end of support
            "ENGLISH": "",  # `outward.py` books the English edition apart
            "SITE_URL": "https://masterplan.example/",
            "SOURCE_DATE_EPOCH": str(
                int(self.started)
            ),  # the day does not turn between a build and its clean twin
        }

    def run(self, case: Case) -> Run:
        """Run what is not part of the figures, or only once."""
        case.prepare()
        return run_once(case, self.work / f"logs/{case.name}.log", self.environment)

    def note(self, case: Case, run: Run) -> None:
        """Note a run."""
        self.record.runs.setdefault(case.name, []).append(run)
        self.tell(f"{case.name:<18}{run.seconds:>8.2f} s {run.peak_bytes / 1e9:>6.2f} GB")


def compare(
    record: Record, work: Path, tools: Collection[str], tell: Callable[[str], None]
) -> None:
    """Measure everything, and note it in the record, step by step."""
    bench = Comparison(record, work, tools, tell, started=time.time())
    positions = ours.far_apart(record.regions)
    _write_projects(bench)
    run_in_rounds(list(_cases(bench, positions)), work / "logs", bench.environment, bench.note)
    _weigh(bench)
    if "ours" in tools:
        _ask_the_server(bench, positions)
        _hold_to_the_law(bench)
        _profile(bench, positions)


def _write_projects(bench: Comparison) -> None:
    for project, count in ((bench.ours, bench.record.regions), (bench.small, bench.record.small)):
        write_project(project, count)
        if "ours" not in bench.tools:
            bench.run(Case("generate", (*ours.MASTERPLAN, "generate"), project, _nothing))
    bench.tell(f"wrote {bench.record.regions} and {bench.record.small} regions")


def _cases(bench: Comparison, positions: Iterator[int]) -> Iterator[Case]:
    """Yield what is measured, in the order of a round; our own pages are made first."""
    if "ours" in bench.tools:
        yield ours.our_case("ours.cold", bench.ours, lambda: ours.forget(bench.ours))
        yield ours.our_case("ours.unchanged", bench.ours, _nothing)
        yield ours.our_case("ours.edit", bench.ours, lambda: edit(bench.ours, next(positions)))
        yield ours.our_case("ours_small.cold", bench.small, lambda: ours.forget(bench.small))
    if "hugo" in bench.tools:
        hugo = bench.work / "hugo"
        command = (
            str(distribution("hugo").locate_file("hugo/binaries/hugo")),
            "--noBuildLock",
            "--quiet",
        )
        yield Case("hugo", command, hugo, lambda: rivals.ready_for_hugo(bench.ours, hugo))
        yield Case(
            "pagefind",
            (sys.executable, "-m", "pagefind", "--site", "public", "--silent"),
            hugo,
            _nothing,
        )
    if "zensical" in bench.tools:
        zensical = bench.work / "zensical"
        build = (sys.executable, "-m", "zensical", "build")
        yield Case(
            "zensical.cold",
            build,
            zensical,
            lambda: rivals.ready_for_zensical(bench.ours, zensical),
        )
        yield Case(
            "zensical.edit",
            build,
            zensical,
            lambda: rivals.edit_markdown(zensical / "content", next(positions)),
        )
    if "material" in bench.tools:
        plain = bench.work / "material"
        mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet")
        yield Case("material", mkdocs, plain, lambda: rivals.ready_for_material(bench.small, plain))


def _nothing() -> None:
    """Prepare nothing."""


def _weigh(bench: Comparison) -> None:
    """Measure what was published, and the first query."""
    sites = {
        "ours": bench.ours / "site",
        "ours_small": bench.small / "site",
        "hugo": bench.work / "hugo/public",
        "zensical": bench.work / "zensical/site",
        "material": bench.work / "material/site",
    }
    for tool, site in sites.items():
        if tool.removesuffix("_small") in bench.tools:
            bench.record.outputs[tool] = output_of(site)
    with chromium() as browser:
        bench.record.versions["Chromium"] = browser.version
        for tool, ask in (("ours", first_query.ask_ours), ("hugo", first_query.ask_pagefind)):
            if tool in bench.tools:
                bench.record.first_query[tool] = first_query.first_query_bytes(
                    browser, sites[tool], ask
                )
    for tool, index in (("zensical", "search.json"), ("material", "search/search_index.json")):
        if tool in bench.tools:
            bench.record.first_query[tool] = sent_bytes(sites[tool] / index)
    bench.tell("weighed what was published, and the first query")


def _hold_to_the_law(bench: Comparison) -> None:
    """Build once more, as regions were edited under the server, and compare the tree with that of a
    clean build.
    """
    bench.run(ours.our_case("ours.last", bench.ours, _nothing))
    clean = bench.work / "clean"
    bench.run(
        ours.our_case("clean", clean, lambda: ours.clean_twin(bench.ours, clean), "--no-cache")
    )
    bench.record.laws = ours.laws(bench.ours, clean)
    bench.tell(f"against a clean build: {bench.record.laws}")


def _ask_the_server(bench: Comparison, positions: Iterator[int]) -> None:
    regions = list(itertools.islice(positions, _EDITS_SERVED))
    bench.record.serve = serve_times(
        bench.ours, regions, bench.work / "logs/serve.log", bench.environment
    )
    bench.tell(f"serve: {bench.record.serve}")


def _profile(bench: Comparison, positions: Iterator[int]) -> None:
    """Keep what our builds said of their stages, and which functions were heaviest, cold and after
    an edit.
    """
    for name in ("ours.cold", "ours.edit", "ours.unchanged"):
        title = f"`{name}`, the last run: {bench.record.runs[name][-1].seconds:.2f} s"
        bench.record.stages[title] = ours.said(bench.work / f"logs/{name}.log")
    slowed = "in one process and slowed by the profiler"
    for project, title, prepare in (
        (
            bench.ours,
            f"Heaviest functions after one edit, {slowed}",
            lambda: edit(bench.ours, next(positions)),
        ),
        (
            bench.small,
            f"Heaviest functions, cold, smaller size, {slowed}",
            lambda: ours.forget(bench.small),
        ),
    ):
        stats = bench.work / "profile.pstats"
        bench.run(ours.profile_case("profile", project, prepare, stats))
        bench.record.stages[title] = ours.heaviest_functions(stats)
        bench.tell(title)
