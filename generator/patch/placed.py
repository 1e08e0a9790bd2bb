"""The letters of a file as they are, and the places of its values in them.

Spans count lines and columns after the byte order mark, so a place is found whatever the line ends.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, or an item of a list with its dash: a part of a group or list."""

    start: int
    """Offset of the key or dash; in brackets, of the item."""
    slot: int
    """Offset behind the colon or dash; in brackets, of the item."""
    first: int
    """Line of the key or dash."""
    last: int
    """Last line of the value."""
    node: Node
    is_key: bool
    """Whether the entry is a key with its value, and no item of a list."""


class PlacedText:
    """The text of a file with its own line ends, and offsets of places."""

    def __init__(self, data: bytes) -> None:
        text = data.decode()
        self.mark = _BOM if text.startswith(_BOM) else ""
        """The byte order mark, or nothing."""
        text = text.removeprefix(_BOM)
        # With a line end behind every line, a new line is an insertion wherever it stands.
        found = _LINE_END.search(text)
        self.line_end = found.group() if found else "\n"
        """The first line end of the file, for new lines."""
        self.added_end = "" if text.endswith(("\r", "\n")) else self.line_end
        """The line end added behind the last line, or nothing if the file has it."""
        self.text = text + self.added_end
        """The text behind the byte order mark, with a line end behind every line."""
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @property
    def lines(self) -> int:
        """Number of lines; each has a line end."""
        return len(self._starts) - 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place; lines and columns count from 1."""
        return self.line_start(line) + column - 1

    def line_start(self, line: int) -> int:
        """Return the offset of the beginning of a line; behind the last line, of the text's end."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    def line(self, number: int) -> str:
        """Return a line without its line end."""
        return self.text[self.line_start(number) : self.line_start(number + 1)].rstrip("\r\n")

    def start(self, node: Node) -> int:
        """Return the offset of the first letter of a value."""
        return self.offset(node.span.line, node.span.column)

    def end(self, node: Node) -> int:
        """Return the offset behind the last letter of a value; of an empty value, its start."""
        if isinstance(node, ScalarNode):
            is_empty = node.is_blank
        elif self.is_flow(node):
            is_empty = False
        else:
            return self.end(children(node)[-1])
        span = node.span
        return self.start(node) if is_empty else self.offset(span.end_line, span.end_column)

    def is_flow(self, node: MappingNode | SequenceNode) -> bool:
        """Return whether a group or list stands in braces or brackets."""
        return self.text.startswith(("{", "["), self.start(node))

    def entries(self, node: MappingNode | SequenceNode) -> list[Entry]:
        """Return the entries of a group or list, in the order of the file.

        Raises:
            ValueError: A dash or colon is not where house-style files have it.
        """
        if isinstance(node, MappingNode):
            return [self._pair(key, value) for key, value in node.items]
        if self.is_flow(node):
            return [self._entry(self.start(item), 0, item) for item in node.items]
        entries: list[Entry] = []
        for item in node.items:
            dash = self._dash(entries[-1].last, node.span.column) if entries else self.start(node)
            entries.append(self._entry(dash, 1, item))
        return entries

    def owned_from(self, entry: Entry, before: int) -> int:
        """Return the first line that belongs to an entry: its comment block, else its own line.

        A comment block belongs to the entry directly below at the same indent.

        Args:
            entry: An entry whose key or dash is the first on its line.
            before: Last line of the entry before; 0 for none.
        """
        indent = " " * self.column(entry)
        first = entry.first
        while first - 1 > before and self.line(first - 1).startswith(f"{indent}#"):
            first -= 1
        return first

    def column(self, entry: Entry) -> int:
        """Return the number of letters before an entry on its line."""
        return entry.start - self.line_start(entry.first)

    def begins_line(self, entry: Entry) -> bool:
        """Return whether nothing but spaces stands before an entry on its line."""
        return not self.text[self.line_start(entry.first) : entry.start].strip(" ")

    def has_comment(self, start: int, end: int, nodes: list[ScalarNode]) -> bool:
        """Return whether a comment stands in a stretch, outside of the values.

        Args:
            start: Offset of the first letter.
            end: Offset behind the last letter.
            nodes: The values in the stretch, in the order of the file.
        """
        for node in nodes:
            if "#" in self.text[start : self.start(node)]:
                return True
            start = max(start, self.end(node))
        return "#" in self.text[start:end]

    def _pair(self, key: ScalarNode, value: Node) -> Entry:
        start, end = self.start(key), self.end(key)
        # The reader has no place for the colon; behind a quoted key may stand blanks.
        colon = self.text.index(":", end)
        if self.text[end:colon].strip(" "):
            raise ValueError("no colon behind the key")
        return self._entry(start, colon + 1 - start, value, is_key=True)

    def _entry(self, start: int, width: int, node: Node, *, is_key: bool = False) -> Entry:
        first = self._line_of(start)
        return Entry(
            start, start + width, first, max(first, self._line_of(self.end(node))), node, is_key
        )

    def _dash(self, above: int, column: int) -> int:
        """Return the offset of the next dash in a column below a line."""
        # Between two items stand only empty lines, comments, and the dash.
        for line in range(above + 1, len(self._starts) + 1):
            written = self.line(line)
            if written[:column] == " " * (column - 1) + "-":
                return self.offset(line, column)
        raise ValueError("no dash below the line")

    def _line_of(self, offset: int) -> int:
        """Return the line of an offset, from 1."""
        return bisect_right(self._starts, offset)


def children(node: MappingNode | SequenceNode) -> list[Node]:
    """Return the values of a group or the items of a list, in the order of the file."""
    return list(node.items) if isinstance(node, SequenceNode) else [item for _, item in node.items]


def scalars_in(node: Node) -> list[ScalarNode]:
    """Return the keys and values in a node, in the order of the file."""
    match node:
        case ScalarNode():
            return [] if node.is_blank else [node]
        case SequenceNode():
            return [scalar for item in node.items for scalar in scalars_in(item)]
        case MappingNode():
            pairs = [[key, *scalars_in(value)] for key, value in node.items]
            return [scalar for pair in pairs for scalar in pair]
