"""Writes the sources of regions that the packaged national files name.

`python -m tests.package.nation_sources` writes the file anew after such a source has changed.
"""

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
FILE = PROJECT / "generator/source/nation_sources.yml"
HEAD = """\
# Sources of regions that the national files name, for projects without those regions.
# Written by `python -m tests.package.nation_sources` from regions/*/region.yml.
"""
_REFERENCE = re.compile(r"(?<![\w/-])((?:kota|kabupaten)-[a-z0-9-]+)/([a-z0-9-]+)")


def wanted() -> str:
    """Return the text that the file should have."""
    files = sorted((PROJECT / "regions/_national").rglob("*.yml"))
    texts = (file.read_text(encoding="utf-8") for file in files)
    named = sorted({match.groups() for text in texts for match in _REFERENCE.finditer(text)})
    return f"{HEAD}sources:\n{''.join(_entry(region, source) for region, source in named)}"


def _entry(region: str, source: str) -> str:
    """Return an entry of a region's list of sources, with an identifier for the national list."""
    text = (PROJECT / f"regions/{region}/region.yml").read_text(encoding="utf-8")
    found = re.search(rf"^  - id: {re.escape(source)}\n((?:    .*\n)*)", text, re.MULTILINE)
    assert found is not None, f"{region}/{source}"
    return f"  - id: {region}-{source}\n{found[1]}"


if __name__ == "__main__":
    FILE.write_text(wanted(), encoding="utf-8")
