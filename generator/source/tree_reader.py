"""The reader of YAML events: turns the events of a file into nodes.

Values keep the written letters; `decode` gives types. Anchors, tags, aliases, merge keys and
further documents have no use in a data file and are refused. Reading stops at a limit on the number
of values and on the depth of nesting.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yaml import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

from generator.codes import Code, finding
from generator.diagnostics import MAX_FINDINGS, Diagnostic, Related, Severity, Span
from generator.source.characters import code_point_of, first_refused, name_of, refusal_of
from generator.source.events import end_of, start_of
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, Style
from generator.source.places import (
    after_mark,
    collection_span,
    line_end,
    mark_at,
    opening_span,
    scalar_span,
    with_quotes,
    without_mark,
)
from generator.source.repair import quoted, shown
from generator.source.syntax import spaced_colon
from generator.source.text import SourceText, position_of

MAX_DEPTH = 32
"""Deepest allowed nesting; records need six levels."""
MAX_NODES = 200_000
"""Most values in a file: a bound on memory, since a small file can hold very many values."""

_MAX_QUOTED = 60
_PLAIN, _QUOTED = Style.PLAIN, Style.QUOTED
"""Names for speed: every value asks for the two members, and an enumeration looks names up."""
_STYLES = {'"': _QUOTED, "'": _QUOTED, "|": Style.LITERAL, ">": Style.FOLDED}
_ITEM = re.compile(r"\n( *)- ")
_KEY_IN_BRACES = re.compile(r"[{,]( *[A-Za-z_][\w-]* *:)\Z")
_TOUCHING_SIGN = re.compile(r" #[^\s#]")
_SIGN = re.compile(r" #(?!#)")
_TOKEN = re.compile(r"[a-z0-9._:/-]*")
"""Keys, numbers, dates and blanks: values without a text behind the sign.

In `5 # note` the sign begins a comment.
"""
_NULL_WORDS = frozenset({"null", "Null", "NULL", "~"})
"""Words for an empty value in YAML; in this program a reader would see the text "null"."""


class StopReadingError(Exception):
    """Stops the reading of a file at a limit."""


class DeeperItemError(YAMLError):
    """An item of a list with more spaces than the item above, which YAML takes for its text."""

    def __init__(self, found: Diagnostic, line: str) -> None:
        super().__init__(found.code)
        self.found = found
        self.line = line
        """The line as an item of the same list."""


@dataclass(slots=True)
class TreeReader:
    """Turns the events of a file into nodes, and collects findings."""

    source: SourceText
    events: Iterator[Event]
    findings: list[Diagnostic] = field(default_factory=list)
    is_whole: bool = True
    """Whether every value could be read so far."""
    nodes: int = 0

    def read_document(self) -> MappingNode | None:
        """Return the root of the only document, or None with a finding."""
        # The first event opens the stream and says nothing.
        next(self.events)
        event = next(self.events)
        if isinstance(event, StreamEndEvent):
            self._refuse(Code.EMPTY_FILE, Span.whole_file(self.source.path))
            return None
        self._check_directives(event)
        root = self._read(next(self.events), 1)
        next(self.events)
        following = next(self.events)
        if not isinstance(following, StreamEndEvent):
            self._add(finding(Code.SEVERAL_DOCUMENTS, opening_span(self.source.path, following)))
        return self._checked_root(root)

    def add_syntax(
        self, found: Diagnostic, known: list[Diagnostic], tab: Diagnostic | None
    ) -> bool:
        """Add a syntax error, unless the error is the consequence of a reported mistake.

        Args:
            found: The syntax error.
            known: Findings from before the parsing.
            tab: Finding on tabs in the indentation, or None; every later error is a consequence.

        Returns:
            Whether the error was added.
        """
        # A warning explains no error: left alone it would let the unread file pass.
        lines = {
            reported.span.line
            for reported in (*known, *self.findings)
            if reported.severity is Severity.ERROR
        }
        is_consequence = found.span.line in lines or (
            tab is not None and tab.span.line <= found.span.line
        )
        if not is_consequence:
            self.findings.append(found)
        return not is_consequence

    def _checked_root(self, root: Node) -> MappingNode | None:
        if isinstance(root, MappingNode):
            return root
        if isinstance(root, ScalarNode) and root.is_blank:
            self._refuse(Code.EMPTY_FILE, Span.whole_file(self.source.path))
            return None
        line = self.source.line(root.span.line)
        repaired = (
            spaced_colon(line) if isinstance(root, ScalarNode) and root.style is _PLAIN else None
        )
        if repaired is not None:
            column = line.index(":") + 1
            place = Span(root.span.path, root.span.line, column, root.span.line, column + 1)
            self._refuse(Code.COLON_WITHOUT_SPACE, place, repaired=repaired)
        else:
            self._refuse(Code.ROOT_NOT_MAPPING, root.span)
        return None

    def _read(self, event: Event, depth: int) -> Node:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse(
                Code.TOO_LARGE,
                Span.whole_file(self.source.path),
                limit=f"{MAX_NODES:,}".replace(",", " "),
            )
            raise StopReadingError
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            return self._alias(event)
        if depth > MAX_DEPTH:
            self._refuse(Code.TOO_DEEP, opening_span(self.source.path, event), limit=str(MAX_DEPTH))
            raise StopReadingError
        if isinstance(event, CollectionStartEvent):
            self._check_properties(event)
        return (
            self._sequence(event, depth)
            if isinstance(event, SequenceStartEvent)
            else self._mapping(event, depth)
        )

    def _sequence(self, event: Event, depth: int) -> SequenceNode:
        items: list[Node] = []
        while not isinstance(following := next(self.events), SequenceEndEvent):
            item = self._read(following, depth + 1)
            if not self._is_null(item):
                items.append(item)
        return SequenceNode(
            tuple(items),
            collection_span(self.source.path, event, following, items[-1] if items else None),
        )

    def _mapping(self, event: Event, depth: int) -> MappingNode:
        items: dict[str, tuple[ScalarNode, Node]] = {}
        value: Node | None = None
        while not isinstance(following := next(self.events), MappingEndEvent):
            key = self._key(following, depth)
            known = len(self.findings)
            value = self._value(next(self.events), depth)
            if key is None:
                continue
            if key.text == "<<" and key.style is _PLAIN:
                self._merge(key, known)
            elif (first := items.get(key.text)) is not None:
                related = (Related(first[0].span, "first_written"),)
                self._add(
                    finding(
                        Code.DUPLICATE_KEY,
                        key.span,
                        related=related,
                        key=shown(key.text, _MAX_QUOTED),
                    )
                )
            else:
                items[key.text] = (key, value)
        return MappingNode(
            tuple(items.values()), collection_span(self.source.path, event, following, value)
        )

    def _value(self, event: Event, depth: int) -> Node:
        """Return the value of a key; a word for an empty value is reported, and counts as empty."""
        node = self._read(event, depth + 1)
        return ScalarNode("", node.span, _PLAIN) if self._is_null(node) else node

    def _is_null(self, node: Node) -> bool:
        """Return whether a value is a word for an empty value, and report the word."""
        if (
            not isinstance(node, ScalarNode)
            or node.text not in _NULL_WORDS
            or node.style is not _PLAIN
        ):
            return False
        repaired = self._without(node.span)
        ready: dict[str, Any] = {} if repaired is None else {"repaired": repaired}
        self._add(finding(Code.NULL_WORD, node.span, value=node.text, **ready))
        return True

    def _without(self, place: Span) -> str | None:
        """Return the line of a value with the value removed, or None if nothing would be left.

        In braces the key is removed too, and in a list the whole item.
        """
        line = self.source.line(place.line)
        before, after = line[: place.column - 1].rstrip(), line[place.end_column - 1 :].strip()
        if (in_braces := _KEY_IN_BRACES.search(before)) is not None:
            before = before[: in_braces.start(1)]
        if before.endswith(("[", "{")) and after.startswith(","):
            return shown(before + after[1:].lstrip())
        if before.endswith(","):
            return shown(before.removesuffix(",") + after)
        if before.endswith("{"):
            return shown(before + after)
        return shown(f"{before} {after}".rstrip()) if before.strip(" -") else None

    def _key(self, event: Event, depth: int) -> ScalarNode | None:
        node = self._read(event, depth + 1)
        if isinstance(node, ScalarNode):
            return node
        start = start_of(event).index
        # A value in the braces of a template engine looks to YAML like a mapping as a key.
        if self.source.parsable[max(start - 1, 0) : start + 1] == "{{":
            end = line_end(self.source, start)
            repaired = with_quotes(self.source, start - 1, end)
            self._refuse(
                Code.VALUE_START, self.source.span(start - 1, end), mark="{{", repaired=repaired
            )
        else:
            self._refuse(Code.COMPLEX_KEY, opening_span(self.source.path, event))
        return None

    def _scalar(self, event: ScalarEvent) -> ScalarNode:
        style = _STYLES.get(event.style or "", _PLAIN)
        value: str = event.value
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        start, end = start_of(event), end_of(event)
        span = scalar_span(
            self.source, start, end, is_block=style is not _PLAIN and style is not _QUOTED
        )
        offset = start.index
        if event.anchor is not None or event.tag is not None:
            # The parser counts anchor and tag to the value; a reader looks for the value alone.
            offset = self._check_properties(event)
            line, column = position_of(self.source.text, offset)
            if (line, column) < (span.end_line, span.end_column):
                span = Span(span.path, line, column, span.end_line, span.end_column)
        if style is _PLAIN:
            self._check_plain(event, value, end.index)
            item = self._swallowed_list(event) if end.line > start.line and "- " in value else None
            if item is not None:
                # The items below have their finding; the lines above them are the value.
                lines = self.source.parsable[offset:item].split("\n")
                value = unicodedata.normalize("NFC", " ".join(filter(None, map(str.strip, lines))))
        elif style is _QUOTED and (character := first_refused(value)) is not None:
            code = refusal_of(character)
            self._add(
                finding(code, span, code_point=code_point_of(character), name=name_of(character))
            )
        return ScalarNode(value, span, style)

    def _check_plain(self, event: ScalarEvent, value: str, end: int) -> None:
        # Behind a number or a key ` # note` is a comment; behind words it may be text cut off.
        if self.source.parsable.startswith(" #", end):
            sign = _TOUCHING_SIGN if _TOKEN.fullmatch(value) else _SIGN
            if sign.match(self.source.parsable, end):
                self._comment_cuts(event)
        if value.startswith("-"):
            self._touching_dash(event)

    def _comment_cuts(self, event: ScalarEvent) -> None:
        end = end_of(event).index + 1
        start = start_of(event).index if event.value else end
        last = line_end(self.source, end)
        lost = self.source.parsable[end:last].rstrip()
        line_start = self.source.parsable.rfind("\n", 0, end) + 1
        line = self.source.parsable[line_start:last].rstrip()
        if start < line_start:
            repaired = with_quotes(self.source, start, last)
        else:
            repaired = shown(line[: start - line_start] + quoted(line[start - line_start :]))
        self._add_at(
            Code.COMMENT_CUTS_TEXT,
            end,
            last,
            value=shown(event.value, _MAX_QUOTED),
            lost=shown(lost, _MAX_QUOTED),
            repaired=repaired,
            repaired_or=shown(f"{line[: end - 1 - line_start]}  {lost}"),
        )

    def _touching_dash(self, event: ScalarEvent) -> None:
        """Refuse `-text` below a key: YAML takes a list of such lines for a single text."""
        start = start_of(event).index
        before = self.source.parsable[self.source.parsable.rfind("\n", 0, start) + 1 : start]
        if start_of(event).line == 0 or before.strip():
            return
        written = self.source.parsable[start + 1 : line_end(self.source, start)].strip()
        self._add(
            finding(
                Code.DASH_WITHOUT_SPACE,
                self.source.span(start, start + 1),
                repaired=shown(f"{before}- {written}"),
            )
        )

    def _swallowed_list(self, event: ScalarEvent) -> int | None:
        """Refuse a list below a value, which YAML takes for a continuation of the text.

        Returns:
            The offset of the end of the line above the list; None without such a list.

        Raises:
            DeeperItemError: The value is itself an item of a list.
        """
        start = start_of(event).index
        item = _ITEM.search(self.source.parsable, start, end_of(event).index)
        if item is None:
            return None
        place = self.source.span(item.end() - 2, line_end(self.source, item.end()))
        wrong_indent = finding(Code.WRONG_INDENT, place, spaces=str(len(item.group(1))))
        before = self.source.parsable[self.source.parsable.rfind("\n", 0, start) + 1 : start]
        if before.strip() == "-":
            written = self.source.line(place.line).strip().removeprefix("-").strip()
            raise DeeperItemError(wrong_indent, f"{before}{written}")
        self._add(wrong_indent)
        return item.start()

    def _alias(self, event: Event) -> ScalarNode:
        start = start_of(event).index
        mark = mark_at(self.source, start)
        span = self.source.span(start, start + len(mark))
        self._refuse(
            Code.ALIAS,
            span,
            mark=shown(mark, _MAX_QUOTED),
            repaired=with_quotes(self.source, start, start + len(mark)),
        )
        return ScalarNode(mark, span, _PLAIN)

    def _check_properties(self, event: ScalarEvent | CollectionStartEvent) -> int:
        """Report the anchor and the tag of a value, and return the offset of the value itself."""
        offset = start_of(event).index
        for _ in range((event.anchor is not None) + (event.tag is not None)):
            mark = mark_at(self.source, offset)
            code = Code.ANCHOR if mark.startswith("&") else Code.TAG
            is_text = isinstance(event, ScalarEvent) and not mark.startswith("!!")
            end = max(end_of(event).index, line_end(self.source, offset)) if is_text else offset
            repaired = (
                with_quotes(self.source, offset, end)
                if is_text
                else without_mark(self.source, offset)
            )
            self._add_at(
                code, offset, offset + len(mark), mark=shown(mark, _MAX_QUOTED), repaired=repaired
            )
            offset = after_mark(self.source, offset)
        return offset

    def _check_directives(self, event: Event) -> None:
        if not isinstance(event, DocumentStartEvent) or not (event.version or event.tags):
            return
        start = start_of(event).index
        end = line_end(self.source, start)
        directive = self.source.parsable[start:end].rstrip()
        self._add_at(
            Code.DIRECTIVE, start, start + len(directive), directive=shown(directive, _MAX_QUOTED)
        )

    def _merge(self, key: ScalarNode, known: int) -> None:
        """Refuse a merge key; the alias behind the key belongs to the same mistake."""
        self.findings[known:] = [
            found for found in self.findings[known:] if found.code != Code.ALIAS
        ]
        self._refuse(Code.MERGE_KEY, key.span)

    def _refuse(self, code: Code, span: Span, **arguments: Any) -> None:
        """Report a mistake that makes a value unreadable."""
        self.is_whole = False
        self._add(finding(code, span, **arguments))

    def _add_at(self, code: Code, start: int, end: int, **arguments: Any) -> None:
        self._add(finding(code, self.source.span(start, end), **arguments))

    def _add(self, found: Diagnostic) -> None:
        self.findings.append(found)
        if len(self.findings) > MAX_FINDINGS:
            self.is_whole = False
            raise StopReadingError
