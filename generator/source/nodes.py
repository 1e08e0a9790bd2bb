"""The tree of a YAML text: every value with a place, and no types yet.

Scalars hold the letters of the file: 13.10, no and 0711 stay unchanged. `decode` gives types.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from generator.diagnostics import Span

UNKNOWN_KEY = "?"
"""Last step of a path to an unknown key, possibly meant for any field of the record."""


class Style(StrEnum):
    """The style of a scalar in the file."""

    PLAIN = "plain"
    QUOTED = "quoted"
    LITERAL = "literal"
    """Block text behind `|`: lines of the text are lines of the file."""
    FOLDED = "folded"
    """Block text behind `>`."""
    STAND_IN = "stand_in"
    """Not in the file: `decode` put it in the place of a missing or unreadable value."""


class ScalarNode(NamedTuple):
    """A value as written; the text is NFC-normalised and has LF line ends."""

    text: str
    span: Span
    style: Style

    @property
    def is_blank(self) -> bool:
        """Whether the value is empty: `key:` and then the end of the line."""
        return not self.text and self.style is Style.PLAIN


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list, in order."""

    items: tuple["Node", ...]
    span: Span
    is_cut: bool = False
    """Whether `decode` has left out unreadable items."""


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and values, in the order of the file; no key twice."""

    items: tuple[tuple[ScalarNode, "Node"], ...]
    span: Span
    cut_keys: frozenset[str] = frozenset()
    """Keys left out by `decode`: unknown keys, and keys of unreadable values."""
    _by_key: Mapping[str, tuple[ScalarNode, "Node"]] = field(init=False, repr=False, compare=False)
    """The items by key: a search through the items would be slow for a mapping of many keys."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {key.text: (key, value) for key, value in self.items})

    def get(self, key: str) -> "Node | None":
        """Return the value of a key, or None."""
        item = self._by_key.get(key)
        return None if item is None else item[1]

    def key_node(self, key: str) -> ScalarNode | None:
        """Return the node of a key, or None."""
        item = self._by_key.get(key)
        return None if item is None else item[0]


Node = ScalarNode | SequenceNode | MappingNode


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """A parsed file: the tree and, for an update, the Markdown below the front matter."""

    path: str
    """Path relative to the project, with forward slashes."""
    text: str
    """The whole file as text, LF line ends, for quoting lines in reports."""
    root: MappingNode
    body: ScalarNode | None = None
    """The Markdown of an update: style LITERAL, span from the first line. None for YAML files."""
    _lines: list[str] = field(default_factory=list, init=False, repr=False, compare=False)
    """Cached lines of the text; empty before the first call of `line`."""

    def line(self, number: int) -> str:
        """Return a line of the text by number, from 1; empty beyond the end."""
        if not self._lines:
            self._lines.extend(self.text.split("\n"))
        return self._lines[number - 1] if 1 <= number <= len(self._lines) else ""
