"""From a changed tree to splices: stretches of the file with the text in their place.

A new key stands behind the line of the key before it in the order of the model, a new item behind
the last line of its list; a removed entry goes by whole lines, with the comment block directly
above. `patched` judges whether the text then reads as wanted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from generator.model.base import Record
from generator.patch.edits import Changed, ChangedMapping, ChangedSequence, plain
from generator.patch.emit import (
    Data,
    behind_dash,
    behind_key,
    flow,
    flow_pair,
    in_order,
    item_lines,
    kind_below,
    mapping_lines,
    scalar_of,
)
from generator.patch.placed import Entry, PlacedText, scalars_in
from generator.source.nodes import MappingNode, ScalarNode


class CannotSpliceError(Exception):
    """The file is written in a way in which a change would touch more than its own lines."""


class Splice(NamedTuple):
    """A stretch of the file and the text in its place; the text has LF line ends."""

    start: int
    end: int
    text: str


def splices_of(
    placed: PlacedText, changed: ChangedMapping, record: type[Record]
) -> Iterator[Splice]:
    """Yield the splices of a changed file.

    Raises:
        CannotSpliceError: A change would lose a comment, or leave the file without keys.
        ValueError: A key or dash is written in a form that nobody writes by hand.
    """
    if not _has_kept_entries(changed):
        raise CannotSpliceError
    return _Splicer(placed).inside(changed, record)


@dataclass(frozen=True, slots=True)
class _Splicer:
    placed: PlacedText

    def inside(self, changed: ChangedMapping | ChangedSequence, kind: Any) -> Iterator[Splice]:
        """Yield the splices of a group or list with at least one entry that stays."""
        entries = self.placed.entries(changed.node)
        node = changed.node
        keys: Sequence[Any] = range(len(entries))
        if isinstance(node, MappingNode):
            keys = [key.text for key, _ in node.items]
        is_flow = self.placed.is_flow(changed.node)
        removed = [key in changed.removed for key in keys]
        pairs = zip(keys, entries, removed, strict=True)
        kept = {key: entry for key, entry, is_removed in pairs if not is_removed}
        # Splices at the same place keep the order of this function: the lines inside an entry come
        # before the lines below the entry.
        yield from self._removals(entries, removed, is_flow=is_flow)
        for key, entry in kept.items():
            if key in changed.values:
                below = kind if isinstance(key, int) else kind_below(kind, key)
                yield from self._value(entry, changed.values[key], below, is_flow=is_flow)
        if isinstance(changed, ChangedMapping):
            yield from self._new_keys(entries[0], kept, changed, kind, is_flow=is_flow)
        elif changed.added:
            yield self._new_items(list(kept.values())[-1], changed, kind, is_flow=is_flow)

    def _value(
        self, entry: Entry, changed: Changed, kind: Any, *, is_flow: bool
    ) -> Iterator[Splice]:
        """Yield the splices that give an entry its changed value."""
        if isinstance(changed, ChangedMapping | ChangedSequence):
            if _has_kept_entries(changed):
                yield from self.inside(changed, kind)
                return
            # A group that loses all its keys is written anew, as `{}` or with the new keys.
            changed = plain(changed)
        old = entry.node
        if changed != plain(old):
            yield self._new_value(entry, changed, kind, is_flow=is_flow)

    def _new_value(self, entry: Entry, value: Data, kind: Any, *, is_flow: bool) -> Splice:
        placed, old = self.placed, entry.node
        start, end = placed.start(old), placed.end(old)
        is_text = isinstance(old, ScalarNode) and not old.is_blank
        is_brackets = not isinstance(old, ScalarNode) and placed.is_flow(old) and plain(old)
        if is_flow or (is_brackets and not isinstance(value, str)):
            # An empty value begins behind the colon, where a blank must part the two.
            blank = " " if entry.is_key and start == entry.slot else ""
            text = f"{blank}{flow(value, kind)}"
        elif is_text and value and isinstance(value, str):
            # Only the letters of the text go: blanks in front and a comment behind stay.
            text = scalar_of(value, placed.column(entry), kind)
        elif entry.is_key:
            start, text = entry.slot, behind_key(value, placed.column(entry), kind)
        else:
            written = behind_dash(value, placed.column(entry), kind)
            start, text = entry.slot, f"{written and ' '}{written}"
        # A comment within the old value would be lost; a comment behind the old value would stand
        # behind the last of several new lines.
        loses = placed.has_comment(min(start, end), end, scalars_in(old))
        moves = "\n" in text and placed.has_comment(end, placed.line_start(entry.last + 1), [])
        if loses or moves:
            raise CannotSpliceError
        return Splice(start, end, text)

    def _new_keys(
        self,
        first: Entry,
        kept: Mapping[Any, Entry],
        changed: ChangedMapping,
        kind: Any,
        *,
        is_flow: bool,
    ) -> Iterator[Splice]:
        """Yield the splices of new keys, all new keys behind the same key in a single splice."""
        added = {key: plain(value) for key, value in changed.values.items() if key not in kept}
        before: dict[str, str | None] = {}
        # New keys with the same key before them share a splice, since splices may not overlap.
        ordered = in_order(dict.fromkeys([*kept, *added]), kind)
        previous: str | None = None
        for key in ordered:
            if key in added:
                before[key] = previous
            else:
                previous = key
        for predecessor, group in groupby(before, key=lambda key: before[key]):
            data = {key: added[key] for key in group}
            pairs = [flow_pair(key, value, kind) for key, value in data.items()]
            if predecessor is None and is_flow:
                start = next(iter(kept.values())).start
                yield Splice(start, start, "".join(f"{pair}, " for pair in pairs))
            elif is_flow:
                end = self._end(kept[predecessor])
                yield Splice(end, end, "".join(f", {pair}" for pair in pairs))
            else:
                indent = self.placed.column(first)
                lines = list(mapping_lines(data, indent, kind))
                entry = None if predecessor is None else kept[predecessor]
                yield self._above(first, lines) if entry is None else self._below(entry, lines)

    def _new_items(
        self, last: Entry, changed: ChangedSequence, kind: Any, *, is_flow: bool
    ) -> Splice:
        if is_flow:
            end = self._end(last)
            return Splice(end, end, "".join(f", {flow(item, kind)}" for item in changed.added))
        indent = changed.node.span.column - 1
        return self._below(last, list(item_lines(changed.added, indent, kind)))

    def _below(self, entry: Entry, lines: list[str]) -> Splice:
        start = self.placed.line_start(entry.last + 1)
        return Splice(start, start, "".join(f"{line}\n" for line in lines))

    def _above(self, first: Entry, lines: list[str]) -> Splice:
        """Return the splice of lines above the first entry of a group, and above its comments."""
        if self.placed.begins_line(first):
            start = self.placed.line_start(self.placed.owned_from(first, 0))
            return Splice(start, start, "".join(f"{line}\n" for line in lines))
        # The first key stands behind a dash: the new lines take its place, and it moves below.
        indent = " " * self.placed.column(first)
        text = "".join(f"{line}\n" for line in lines)
        return Splice(first.start, first.start, f"{text}{indent}".removeprefix(indent))

    def _removals(
        self, entries: list[Entry], removed: list[bool], *, is_flow: bool
    ) -> Iterator[Splice]:
        """Yield the splices of removed entries, neighbours together."""
        place = 0
        for is_removed, run in groupby(removed):
            first = place
            place += len(list(run))
            if is_removed and not is_flow and self.placed.begins_line(entries[first]):
                # A comment between two removed entries that belongs to neither of them stays.
                for removed_place in range(first, place):
                    yield self._removed_lines(entries, removed_place)
            elif is_removed:
                yield self._removed_run(entries, first, place)

    def _removed_lines(self, entries: list[Entry], place: int) -> Splice:
        entry, above = entries[place], entries[place - 1].last if place else 0
        start = self.placed.line_start(self.placed.owned_from(entry, above))
        return Splice(start, self.placed.line_start(entry.last + 1), "")

    def _removed_run(self, entries: list[Entry], first: int, after: int) -> Splice:
        """Return the splice that removes a run of entries; `after` is the place behind the last."""
        placed = self.placed
        following = entries[after] if after < len(entries) else None
        before = entries[first - 1] if first else None
        last = entries[after - 1]
        if following is not None:
            # The entry that follows takes the place of the first, behind the same dash or bracket.
            start, end = entries[first].start, following.start
        elif before is not None:
            start, end = self._end(before), self._end(last)
        else:
            raise CannotSpliceError
        # Between the removed entries and the entry that stays may stand comments on the latter.
        gap = (self._end(last), end) if following is not None else (start, entries[first].start)
        if placed.has_comment(*gap, []):
            raise CannotSpliceError
        return Splice(start, end, "")

    def _end(self, entry: Entry) -> int:
        return max(self.placed.end(entry.node), entry.slot)


def _has_kept_entries(changed: ChangedMapping | ChangedSequence) -> bool:
    return len(changed.removed) < len(changed.node.items)
