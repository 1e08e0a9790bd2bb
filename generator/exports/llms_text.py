"""The file `llms.txt`: contents and addresses of this site, for assistants that answer questions.

Source: llmstxt.org, a proposal without a standards body.
"""

import re
from collections.abc import Iterator, Sequence

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile
from generator.exports.table_rows import TableRows
from generator.views import addresses

_PAGES = (
    ("regions", addresses.regions()),
    ("promises", addresses.quick_wins()),
    ("changes", addresses.changes()),
    ("sources", addresses.sources()),
    ("method", "metode/"),
)
_FILES = (
    ("archive", addresses.archive()),
    ("data_package", addresses.data_package()),
    ("feed", addresses.feed()),
)
_BRACKET = re.compile(r"[\\\[\]]")
"""Signs that would end the words of a link."""


def export(build: BuildContext, _rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield the file; invented regions are left out."""
    settings, word = build.settings, build.catalogue.word
    # Without the address of the site, links are relative to the file, at the root of the site.
    root = build.site_url or ""

    def link(label: str, address: str, told: str = "") -> str:
        escaped = _BRACKET.sub(r"\\\g<0>", label)
        return f"- [{escaped}]({root}{address}){told and f': {told}'}"

    licence, real = settings.data_licence, build.site.real_regions
    lines = [
        f"# {settings.site_name or word('downloads.title')}",
        "",
        f"> {word('exports.package')}",
        "",
        word("llms.rules"),
        *([word("downloads.licence", licence=licence)] if licence else []),
        "",
        f"## {word('llms.pages_title')}",
        "",
        *(link(word(f"llms.{key}"), address) for key, address in _PAGES),
        "",
        f"## {word('llms.files_title')}",
        "",
        *(link(word(f"llms.{key}"), address) for key, address in _FILES),
        "",
        f"## {word('llms.regions_title')}",
        "",
        *(
            link(
                region.full_name,
                addresses.region(region.slug),
                root + addresses.region_data(region.slug),
            )
            for region in real
        ),
    ]
    yield ExportedFile("llms.txt", "".join(f"{line}\n" for line in lines).encode())
