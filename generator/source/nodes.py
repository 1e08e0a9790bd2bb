"""The tree that a YAML text becomes: no types yet, every value with its place.

Scalars hold the letters that stand in the file (13.10, no and 0711 stay what they are); `decode`
types them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from generator.diagnostics import Span

UNKNOWN_KEY = "?"
"""Last step of a path that stands for a key of unknown meaning, which may have been meant for any
field.
"""


class Style(StrEnum):
    """How a scalar is written."""

    PLAIN = "plain"
    QUOTED = "quoted"
    LITERAL = "literal"
    """Block text behind `|`: its lines are the file's lines."""
    FOLDED = "folded"
    """Block text behind `>`."""
    STAND_IN = "stand_in"
    """Not written: put by `decode` in the place of a value that is missing or cannot be read."""


class ScalarNode(NamedTuple):
    """One value, as written; the text is NFC-normalised and has LF line ends."""

    text: str
    span: Span
    style: Style

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written: `key:` and then the end of the line."""
        return not self.text and self.style is Style.PLAIN


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list, in order."""

    items: tuple["Node", ...]
    span: Span
    is_cut: bool = False
    """Whether `decode` has left out items that cannot be read."""


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and values, in the order of the file; no key twice."""

    items: tuple[tuple[ScalarNode, "Node"], ...]
    span: Span
    cut_keys: frozenset[str] = frozenset()
    """Keys that `decode` has left out, for they are unknown or their values cannot be read."""
    _by_key: Mapping[str, tuple[ScalarNode, "Node"]] = field(init=False, repr=False, compare=False)
    """The items by their keys, so that a mapping of many keys costs no more than it is long."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {key.text: (key, value) for key, value in self.items})

    def get(self, key: str) -> "Node | None":
        """Return the value of a key, or None."""
        item = self._by_key.get(key)
        return None if item is None else item[1]

    def key_node(self, key: str) -> ScalarNode | None:
        """Return the key itself, with its place, or None."""
        item = self._by_key.get(key)
        return None if item is None else item[0]


Node = ScalarNode | SequenceNode | MappingNode


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """One file, read: its tree and, for an update, the Markdown below the front matter."""

    path: str
    """Relative to the project, with forward slashes."""
    text: str
    """The whole file as text, LF line ends, for quoting lines in reports."""
    root: MappingNode
    body: ScalarNode | None = None
    """The Markdown of an update (style LITERAL, the span starting at its first line); None for YAML
    files.
    """
    _lines: list[str] = field(default_factory=list, init=False, repr=False, compare=False)
    """The text's lines once one of them was asked for, so that many findings do not cut it up many
    times.
    """

    def line(self, number: int) -> str:
        """Return a line of the text by its number from 1; empty if there is none such."""
        if not self._lines:
            self._lines.extend(self.text.split("\n"))
        return self._lines[number - 1] if 1 <= number <= len(self._lines) else ""
