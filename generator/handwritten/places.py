"""Places in a hand-written page: the line of the source behind a piece of the made HTML."""

import re
from collections import defaultdict
from html import unescape

from generator.diagnostics import Span

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


class Places:
    """The lines of a page, searched for words of the page's HTML.

    Asked again for the same words, the search goes on behind the last place: the second `<script>`
    is the second of the page.
    """

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = text.split("\n")
        self._searched = [unescape(line).lower() for line in _without_code(self._lines)]
        self._next: dict[str, int] = defaultdict(int)

    def has(self, character: str) -> bool:
        """Return whether the source has a character as it is, not as a character reference."""
        return any(character in line for line in self._lines)

    def of(self, *words: str) -> Span:
        """Return the place of the first words found in the page; the page itself if none is.

        Args:
            *words: Words in the order of their worth: an address, then the text of the link.
        """
        for word in filter(None, (word.strip().lower() for word in words)):
            for row in (*range(self._next[word], len(self._lines)), *range(self._next[word])):
                if word in self._searched[row]:
                    self._next[word] = row + 1
                    return self._span(row, word)
        return Span.whole_file(self._path)

    def _span(self, row: int, word: str) -> Span:
        line = self._lines[row]
        start = line.lower().find(word)
        if start < 0:
            # Written with character references: the whole line is the place.
            start, end = len(line) - len(line.lstrip()), len(line.rstrip())
        else:
            end = start + len(word)
        return Span(self._path, row + 1, start + 1, row + 1, end + 1)


def _without_code(lines: list[str]) -> list[str]:
    """Return lines with nothing in the place of blocks of code, whose text is shown as written."""
    shown: list[str] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            shown.append("")
            if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        else:
            fence = mark[1] if mark else ""
            shown.append("" if mark else re.sub(r"(`+)[^`]+\1", "", line))
    return shown
