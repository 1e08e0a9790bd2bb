"""Cost of the open data and of the English edition, booked apart: output, and CPU seconds.

    python -m tests.bench.outward 51 514 --work FOLDER --write

Everything is made in one process without a cache, and CPU seconds are those of the process, so the
figures hold on a busy machine too. Workbooks, and the HTML of English pages, are made of each tenth
region and counted ten times, above 100 regions.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from generator.build import shared as shared_step
from generator.build.load import LoadedSite
from generator.build.workbooks import WorkbookStep, WorkbookTask
from generator.engine.installed import installed_engine
from generator.exports import all_exports
from generator.exports.all_exports import ExportedFile
from generator.link.english import FOLDER
from generator.messages import load_catalogue
from generator.pages.reference import reference_pages
from generator.settings import read_settings
from tests.bench.corpus import write_project
from tests.bench.measure import machine
from tests.loading import DAY, bytes_of, generated, load_site

_RESULTS = Path(__file__).with_name("OPEN_DATA.md")
_ALL_MADE = 100
"""Most regions of which every workbook is made."""
_SAMPLED = 10
_SITE_URL = "https://masterplan.example/"
_HEAD = """# What open data and the English edition cost

Written by `python -m tests.bench.outward 51 514 --work FOLDER --write`: invented regions, all files made anew in one
process. Seconds are those of the processor. `~`: made of each tenth region, and counted ten times.

"""


@dataclass
class Cost:
    """Output and time of a kind of file."""

    files: int = 0
    size: int = 0
    seconds: float = 0.0
    is_estimate: bool = False

    def add(self, size: int) -> None:
        """Count a file."""
        self.files += 1
        self.size += size


@dataclass
class Ledger:
    """Costs by the name of the kind."""

    costs: dict[str, Cost] = field(default_factory=lambda: defaultdict(Cost))

    def timed(self, export: Callable[..., Iterator[ExportedFile]], name: str) -> Callable[..., Any]:
        """Return an export that books its files and its time."""

        def run(*arguments: Any) -> Sequence[ExportedFile]:
            start = time.process_time()
            made = tuple(export(*arguments))
            self.costs[name].seconds += time.process_time() - start
            for file in made:
                self.costs[name].add(len(file.data))
            return made

        return run


def measure(folder: Path, count: int) -> Ledger:
    """Return the costs at a number of regions; their project is written into a folder."""
    project = folder / f"outward-{count}"
    write_project(project, count)
    ledger = Ledger()
    plain, _ = _generated(project, ledger.costs["Generation without workbooks, in Indonesian"])
    by_export = {
        name: tuple(
            ledger.timed(export, f"{export.__module__.rpartition('.')[2]} ({scope})")
            for export in getattr(all_exports, name)
        )
        for name, scope in (
            ("REGION_EXPORTS", "by region"),
            ("SHARED_EXPORTS", "for all"),
            ("DESCRIBING_EXPORTS", "for all"),
        )
    }
    about = ledger.timed(shared_step.export_about_files, "data_catalogue and archive (for all)")
    with (
        mock.patch.multiple(all_exports, **by_export),
        mock.patch.object(shared_step, "export_about_files", about),
    ):
        whole = Cost()
        _, files = _generated(project, whole, english="Smart City Masterplans")
    twins = {path: data for path, data in files.items() if path.startswith(FOLDER)}
    pages = {path: data.decode() for path, data in twins.items() if path.endswith(".md")}
    for path in twins.keys() - pages.keys():
        ledger.costs["English edition: pictures for shared links"].add(len(twins[path]))
    english = ledger.costs["English edition: Markdown"]
    english.seconds = (
        whole.seconds - ledger.costs["Generation without workbooks, in Indonesian"].seconds
    )
    for text in pages.values():
        english.add(len(text.encode()))
    step = 1 if count <= _ALL_MADE else _SAMPLED
    _book_html(project, pages, ledger.costs["English edition: HTML"], step)
    _book_workbooks(plain, ledger.costs["Workbooks (by region)"], step)
    return ledger


def _generated(
    project: Path, cost: Cost, *, english: str = ""
) -> tuple[LoadedSite, dict[str, bytes]]:
    start = time.process_time()
    loaded = load_site(project, renders=True, site_url=_SITE_URL, english=english)
    files = bytes_of(generated(loaded))
    cost.seconds = time.process_time() - start
    cost.files, cost.size = len(files), sum(map(len, files.values()))
    return loaded, files


def _book_html(project: Path, pages: dict[str, str], cost: Cost, step: int) -> None:
    settings = read_settings(project / "mkdocs.yml", today=DAY)
    words = dict(reference_pages(load_catalogue("id")))
    renderer = installed_engine().open_page_renderer(settings, pages | words)
    chosen = [path for path in pages if path.endswith("index.md")][::step]
    start = time.process_time()
    sizes = [len(renderer.page(path, pages[path])) for path in chosen]
    _book(cost, sizes, time.process_time() - start, step)


def _book_workbooks(loaded: LoadedSite, cost: Cost, step: int) -> None:
    make = WorkbookStep("id", loaded.shared.national_files, national=loaded.linked.national).open()
    inputs = list(loaded.inputs.items())[::step]
    start = time.process_time()
    sizes = [make(WorkbookTask(slug, region.files)).facts.size for slug, region in inputs]
    _book(cost, sizes, time.process_time() - start, step)


def _book(cost: Cost, sizes: Sequence[int], seconds: float, step: int) -> None:
    cost.files, cost.size, cost.seconds = len(sizes) * step, sum(sizes) * step, seconds * step
    cost.is_estimate = step > 1


def table(count: int, ledger: Ledger) -> str:
    """Return the costs at a number of regions as a table in Markdown."""
    rows = [
        f"## {count} regions",
        "",
        "| kind | files | MB | CPU s |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name, cost in ledger.costs.items():
        about = "~" if cost.is_estimate else ""
        rows.append(
            f"| {name} | {about}{cost.files:,} | {about}{cost.size / 1e6:.2f} "
            f"| {about}{cost.seconds:.2f} |"
        )
    return "\n".join((*rows, "", ""))


def main() -> None:
    """Print the tables of the wished sizes; with `--write`, keep them in OPEN_DATA.md."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.outward", description=__doc__)
    parser.add_argument("counts", type=int, nargs="+", metavar="N", help="numbers of regions")
    parser.add_argument("--work", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="keep the tables in OPEN_DATA.md")
    chosen = parser.parse_args()
    tables = []
    for count in chosen.counts:
        tables.append(table(count, measure(chosen.work, count)))
        sys.stdout.write(tables[-1])
        sys.stdout.flush()
    if chosen.write:
        told = f"Machine: {machine()}\n\n"
        _RESULTS.write_text(_HEAD + told + "".join(tables).rstrip("\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
