"""The rules over pages written by hand: the source text of each page, looked at with its lines.

A rule receives the text of a page, and yields findings. Encoding and characters are judged as in
the data files.
"""

from collections.abc import Callable, Iterator

from generator.checks.privacy import check_private_data
from generator.diagnostics import Diagnostic
from generator.source.formats import quotable
from generator.source.text import read_text

PageRule = Callable[[str, str], Iterator[Diagnostic]]
"""Takes the path of a page, relative to the project, and the text of the page."""

PAGE_RULES: tuple[PageRule, ...] = (check_private_data,)


def check_page(path: str, data: bytes) -> Iterator[Diagnostic]:
    """Yield the findings about a page written by hand.

    Args:
        path: Path relative to the project, with forward slashes.
        data: Bytes of the page; of a page over the size limit, at least one byte more.
    """
    _, findings = read_text(path, data, is_markdown=True)
    yield from findings
    text = quotable(data)
    for rule in PAGE_RULES:
        yield from rule(path, text)
