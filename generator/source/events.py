"""PyYAML's event stream, from the C parser or, if PyYAML was built without it, the pure parser.

The program takes only events from PyYAML, and tokens to explain an error: without a loader,
constructor or resolver no value is guessed and no object is made of a tag. Both parsers walk nested
data without recursion, so a reader may stop at any depth.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Protocol, cast

from yaml import (
    Event,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
)
from yaml.error import MarkedYAMLError, YAMLError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

try:
    from yaml._yaml import CParser
except ImportError:
    # PyYAML was built without libyaml.
    CParser = None  # type: ignore[assignment, misc]


class YamlMark(Protocol):
    """A place in the parsed text; all numbers count characters, from 0."""

    @property
    def index(self) -> int:
        """Offset from the beginning of the text."""

    @property
    def line(self) -> int:
        """Number of line ends before the place."""

    @property
    def column(self) -> int:
        """Offset from the beginning of the line."""


class PureParser(Reader, Scanner, Parser):
    """The parser written in Python: eight times slower, and the same events."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def next_event(self) -> Event | None:
        """Return the next event, or None after the last.

        Raises:
            YAMLError: The text is no YAML, or an escape lies beyond Unicode.
        """
        # On such an escape `chr` fails; the C scanner reports it as an error of YAML.
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
        YAMLError: The text is no YAML; raised when the events reach the place of the mistake.
    """
    following = PureParser(text).next_event if pure else CParser(text).get_event
    while (event := following()) is not None:
        yield event


def opening_bracket(
    text: str, line: int, column: int, *, pure: bool = CParser is None
) -> int | None:
    """Return the line of the innermost bracket or brace open at a place; None outside brackets.

    The parser itself names the bracket for some of its errors alone.

    Args:
        text: LF line ends, no byte order mark.
        line: Line of the place, from 0, as is the result.
        column: Column of the place, from 0.
        pure: Whether to split the text in Python.
    """
    following = PureParser(text).get_token if pure else CParser(text).get_token
    opened: list[int] = []
    # The splitting may fail at the place itself; the parser in Python lets errors of `chr` through.
    with suppress(YAMLError, ValueError, OverflowError):
        while (token := following()) is not None:
            start = token.start_mark
            if (start.line, start.column) >= (line, column):
                break
            if isinstance(token, FlowSequenceStartToken | FlowMappingStartToken):
                opened.append(start.line)
            elif isinstance(token, FlowSequenceEndToken | FlowMappingEndToken) and opened:
                opened.pop()
    return opened[-1] if opened else None


def start_of(event: Event) -> YamlMark:
    """Return the begin of an event, anchor and tag included."""
    # A cast would be a further call for each of very many values.
    mark: Any = event.start_mark
    return mark  # type: ignore[no-any-return]


def end_of(event: Event) -> YamlMark:
    """Return the end of an event."""
    mark: Any = event.end_mark
    return mark  # type: ignore[no-any-return]
