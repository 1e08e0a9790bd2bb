"""The figures as RESULTS.md shows them: pure, from a record to text. Every verdict is computed,
none is written.
"""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.record import Output, Record
from tests.bench.sizes import EQUAL

RIVAL = ("hugo", "pagefind")
"""What is run, one after the other, for the best that others offer."""
_OURS = ("ours.cold", "ours.unchanged", "ours.edit")
_NONE = "–"
_WIDTH = 120
_WEIGHED = (
    "A process is weighed by itself, so tools that work in several hold more in all than is said here. The first query "
    "is what a reader's browser fetches beyond what any page has, packed as hosts do: program, index and ten results; "
    "of Hugo it is Pagefind alone, without a box; of Zensical and MkDocs, which fetch their whole index, that file. "
    "Every tool makes all pages; in the search of a large site ours leaves out the pages of sources, which tell again "
    "what other pages say, while Pagefind reads all that Hugo has made."
)
_LAW = "After these builds and edits, the tree was compared, byte for byte, with that of a clean build of the same data:"
_STARTED = "As our builds tell it. What a command takes beyond its stages is the start of Python, with all that is imported."


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table of times."""

    label: str
    names: tuple[str, ...]
    tool: str
    """Whose pages are counted."""
    is_small: bool = False


_ROWS = (
    _Row("ours, cold", ("ours.cold",), "ours"),
    _Row("ours, after one edit", ("ours.edit",), "ours"),
    _Row("ours, unchanged", ("ours.unchanged",), "ours"),
    _Row("Hugo, without search", ("hugo",), "hugo"),
    _Row("Pagefind over Hugo's pages", ("pagefind",), "hugo"),
    _Row("**Hugo and Pagefind**, cold or after one edit", RIVAL, "hugo"),
    _Row("Zensical, cold", ("zensical.cold",), "zensical"),
    _Row("Zensical, after one edit", ("zensical.edit",), "zensical"),
    _Row("ours, cold", ("ours_small.cold",), "ours_small", is_small=True),
    _Row("MkDocs and Material, cold or after one edit", ("material",), "material", is_small=True),
)
_TOOLS = {
    "ours": ("ours", _OURS),
    "hugo": ("Hugo and Pagefind", RIVAL),
    "zensical": ("Zensical", ("zensical.cold", "zensical.edit")),
    "ours_small": ("ours, smaller size", ("ours_small.cold",)),
    "material": ("MkDocs and Material, smaller size", ("material",)),
}


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted of a figure; less is better."""

    figure: str
    unit: str
    must: float
    aim: float | None
    measure: Callable[[Record], float | None]

    def verdict(self, record: Record) -> str:
        """Return whether the figure is as wanted, in words."""
        measured = self.measure(record)
        if measured is None:
            return "not measured"
        if measured > self.must:
            return "**missed**"
        if self.aim is None:
            return "met"
        return "met, and the aim" if measured <= self.aim else "met, the aim is missed"


def _to_rival(record: Record, name: str) -> float | None:
    return _quotient(record.seconds(name), record.seconds(*RIVAL))


def _linearity(record: Record) -> float | None:
    return _quotient(record.seconds("ours.cold"), record.seconds("ours_small.cold"))


def _peak_gb(record: Record) -> float | None:
    peak = record.peak_bytes(*_OURS)
    return None if peak is None else peak / 1e9


def _output_gb(record: Record) -> float | None:
    return record.outputs["ours"].size_bytes / 1e9 if "ours" in record.outputs else None


def _edit_to_page(record: Record) -> float | None:
    edits = record.serve.get("edit")
    return median(edits) if edits else None


TARGETS = (
    Target(
        "cold build with search, to Hugo and Pagefind",
        "×",
        2.0,
        1.0,
        lambda record: _to_rival(record, "ours.cold"),
    ),
    Target(
        "one edited region, published with search, to the same",
        "×",
        0.15,
        0.05,
        lambda record: _to_rival(record, "ours.edit"),
    ),
    Target(
        "unchanged build, to the same",
        "×",
        0.05,
        0.02,
        lambda record: _to_rival(record, "ours.unchanged"),
    ),
    Target("cold, to the smaller size (ten times the regions)", "×", 10.5, None, _linearity),
    Target("peak memory of any process", "GB", 1.2, 0.6, _peak_gb),
    Target("output", "GB", 1.0, 0.4, _output_gb),
    Target("`masterplan serve`: from an edit to its page", "s", 1.5, 0.5, _edit_to_page),
)


def results(record: Record) -> str:
    """Return the whole text of RESULTS.md."""
    return "\n".join(_lines(record)) + "\n"


def _lines(record: Record) -> Iterator[str]:
    yield from (
        "# Compared with other tools",
        "",
        "<!-- Written by `make bench`; README.md beside it says how. -->",
        "",
    )
    yield from _paragraph(
        f"One run on one machine, {record.day}: {record.regions} regions, and {record.small} as the smaller size; the "
        f"same generated Markdown for every tool. Seconds are medians of n runs, with the least and the most."
    )
    yield from (
        "",
        *_list(record.machine),
        *_list(record.versions),
        "",
        "## Targets",
        "",
        *_targets(record),
    )
    yield from (
        "",
        "## Time",
        "",
        *_times(record),
        "",
        "## Memory and bytes",
        "",
        *_weights(record),
    )
    yield from (
        "",
        "## The law",
        "",
        *_laws(record),
        "",
        "## Where our time goes",
        "",
        *_stages(record),
    )


def _list(named: dict[str, str]) -> Iterator[str]:
    if named:
        yield "- " + ", ".join(f"{name}: {value}" for name, value in named.items())


def _targets(record: Record) -> Iterator[str]:
    rows = [
        (
            target.figure,
            _with_unit(target.must, target.unit),
            _with_unit(target.aim, target.unit),
            _with_unit(target.measure(record), target.unit),
            target.verdict(record),
        )
        for target in TARGETS
    ]
    yield from table(("figure", "must", "aim", "measured", ""), rows)


def _times(record: Record) -> Iterator[str]:
    head = (
        "build",
        "regions",
        "pages",
        "n",
        "seconds",
        "least–most",
        "ms a page",
        "to Hugo and Pagefind",
    )
    yield from table(
        head, [_time_row(row, record) for row in _ROWS if record.seconds(*row.names) is not None]
    )
    material, ours = record.seconds("material"), record.seconds("ours_small.cold")
    times = _quotient(material, ours)
    if times is not None:
        yield ""
        yield f"At {record.small} regions, MkDocs and Material take {number(times)} times as long as ours."
    if record.serve:
        yield ""
        yield from _paragraph(_served(record.serve["first page"], record.serve["edit"]))


def _served(first: Sequence[float], edits: Sequence[float]) -> str:
    return (
        f"`masterplan serve` shows the first page of a region {number(first[0])} s after its start, and a page "
        f"{number(median(edits))} s after its data was edited (median of {len(edits)} edits, "
        f"{number(min(edits))}–{number(max(edits))} s); meanwhile it still reads the other regions."
    )


def _time_row(row: _Row, record: Record) -> Sequence[str]:
    seconds = record.seconds(*row.names)
    assert seconds is not None
    rounds = list(zip(*(record.runs[name] for name in row.names), strict=False))
    sums = [sum(run.seconds for run in together) for together in rounds]
    output = record.outputs.get(row.tool)
    ratio = None if row.is_small else _quotient(seconds, record.seconds(*RIVAL))
    return (
        row.label,
        str(record.small if row.is_small else record.regions),
        f"{output.pages:,}" if output else _NONE,
        str(len(sums)),
        number(seconds),
        f"{number(min(sums))}–{number(max(sums))}" if len(sums) > 1 else _NONE,
        number(1000 * seconds / output.pages) if output else _NONE,
        _with_unit(ratio, "×"),
    )


def _weights(record: Record) -> Iterator[str]:
    head = (
        "",
        "peak memory of any process",
        "output",
        "files",
        "a region's page",
        "the same, gzip",
        "first query",
    )
    rows = [
        _weight_row(
            label, record.peak_bytes(*names), record.outputs.get(tool), record.first_query.get(tool)
        )
        for tool, (label, names) in _TOOLS.items()
        if record.peak_bytes(*names) is not None
    ]
    yield from table(head, rows)
    yield ""
    yield from _paragraph(_WEIGHED)


def _weight_row(
    label: str, peak: int | None, output: Output | None, query: int | None
) -> Sequence[str]:
    bytes_of = (output.page_bytes, output.page_gzip_bytes, query) if output else (None, None, query)
    return (
        label,
        _NONE if peak is None else f"{number(peak / 1e9)} GB",
        f"{output.size_bytes / 1e6:,.0f} MB" if output else _NONE,
        f"{output.files:,}" if output else _NONE,
        *(_NONE if size is None else f"{size / 1e3:,.1f} kB" for size in bytes_of),
    )


def _laws(record: Record) -> Iterator[str]:
    if not record.laws:
        yield "Not measured."
        return
    found = ", ".join(
        f"`{part}/` {'is equal' if difference == EQUAL else f'**is not equal**: {difference}'}"
        for part, difference in record.laws.items()
    )
    yield from _paragraph(f"{_LAW} {found}.")


def _stages(record: Record) -> Iterator[str]:
    if not record.stages:
        yield "Not measured."
        return
    yield from (*_paragraph(_STARTED), "")
    for title, text in record.stages.items():
        yield from (f"### {title}", "", "```text", *text.splitlines(), "```", "")


def _paragraph(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, break_on_hyphens=False)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table."""
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cells)} |"


def number(value: float) -> str:
    """Return a figure to three digits or so, which is what such figures are good for."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def _with_unit(value: float | None, unit: str) -> str:
    return _NONE if value is None else f"{number(value)} {unit}"


def _quotient(value: float | None, by: float | None) -> float | None:
    return value / by if value is not None and by else None
