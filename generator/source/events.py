"""PyYAML's event stream: the C parser where it is built in, the pure one where it is not.

Events are all that is taken from PyYAML: no loader, no constructor, no resolver, so that no value
is ever guessed and nothing is ever made of a tag. Both parsers walk nested data without recursion;
whoever reads may stop at any depth.
"""

from collections.abc import Iterator
from typing import Any, Protocol, cast

from yaml import Event
from yaml.error import MarkedYAMLError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml
    CParser = None  # type: ignore[assignment, misc]


class YamlMark(Protocol):
    """A place in the parsed text; all numbers count characters, from 0."""

    @property
    def index(self) -> int:
        """Offset from the beginning of the text."""

    @property
    def line(self) -> int:
        """Number of line ends before it."""

    @property
    def column(self) -> int:
        """Offset from the beginning of its line."""


class PureParser(Reader, Scanner, Parser):
    """The parser written in Python: eight times slower, and the same events."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def next_event(self) -> Event | None:
        """Return the next event, or None after the last.

        Raises:
            YAMLError: The text is no YAML. chr() failing on an escape beyond Unicode becomes one,
                as in the C scanner.
        """
        try:
            return cast("Event | None", self.get_event())  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError) as error:
            raise MarkedYAMLError(
                "while parsing a quoted scalar", None, "bad escape", self.get_mark()
            ) from error


def read_events(text: str, *, pure: bool = CParser is None) -> Iterator[Event]:
    """Yield the events of a text without refused characters.

    Args:
        text: LF line ends, no byte order mark.
        pure: Whether to parse in Python.

    Raises:
        YAMLError: The text is no YAML; raised when the events reach that place.
    """
    following = PureParser(text).next_event if pure else CParser(text).get_event
    while (event := following()) is not None:
        yield event


def start_of(event: Event) -> YamlMark:
    """Return where an event begins, with its anchor and tag."""
    mark: Any = event.start_mark  # a cast would be one more call, for each of very many values
    return mark  # type: ignore[no-any-return]


def end_of(event: Event) -> YamlMark:
    """Return where an event ends."""
    mark: Any = event.end_mark
    return mark  # type: ignore[no-any-return]
