"""How large a published folder is, and whether two are the same byte for byte."""

import gzip
from pathlib import Path
from statistics import median_low

from tests.bench.record import Output

EQUAL = "equal"
_LEVEL = 6
"""At which a host usually packs what it sends."""


def output_of(site: Path) -> Output:
    """Measure what a tool published."""
    files = [path for path in site.rglob("*") if path.is_file()]
    regions = [path.read_bytes() for path in sorted(site.glob("daerah/k*/index.html"))]
    return Output(
        size_bytes=sum(path.stat().st_size for path in files),
        files=len(files),
        pages=sum(1 for path in files if path.name == "index.html"),
        page_bytes=median_low(map(len, regions)),
        page_gzip_bytes=median_low(len(gzip.compress(page, _LEVEL)) for page in regions),
    )


def sent_bytes(path: Path) -> int:
    """Return what a file costs on its way, from a host that packs what becomes smaller by it."""
    data = path.read_bytes()
    return min(len(data), len(gzip.compress(data, _LEVEL)))


def first_difference(one: Path, other: Path) -> str:
    """Return `EQUAL`, or the first file by name that only one folder has, or that differs."""
    ours, theirs = (
        {path.relative_to(root) for path in root.rglob("*") if path.is_file()}
        for root in (one, other)
    )
    for path in sorted(ours | theirs):
        if path not in ours or path not in theirs:
            return f"{path.as_posix()} is in one alone"
        if (one / path).read_bytes() != (other / path).read_bytes():
            return f"{path.as_posix()} differs"
    return EQUAL
