"""PDF objects: every object within reach of a PDF reader, parsed strictly.

A PDF reader goes from the table at the end of the file to the places of objects, and mends a
damaged table by a search. So no table is trusted: an object is parsed wherever an object may begin,
also within comments, texts and streams. Syntax outside the standard is refused, since PDF readers
mend wrong syntax in different ways. Source: ISO 32000-1, 7.2 to 7.5.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

_SPACE = rb"[\0\t\n\f\r ]"
_REGULAR = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
_TOKEN = re.compile(
    rb"(?:%(space)s++|%%[^\r\n]*+)*+(?:"
    rb"(?P<ref>[0-9]{1,10})%(space)s+[0-9]{1,5}%(space)s+R(?!%(regular)s)"
    rb"|/(?P<name>%(regular)s*+)|(?P<sign><<|>>|[\[\]])|(?P<open>\()"
    rb"|<(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*+)>|(?P<word>%(regular)s++))"
    % {b"space": _SPACE, b"regular": _REGULAR}
)
_PARENTHESIS = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
"""A byte of a name in hexadecimal: `/J#61vaScript` is `/JavaScript`. Source: ISO 32000-1, 7.3.5."""
_ESCAPED_TEXT = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPES |= dict.fromkeys((b"\n", b"\r", b"\r\n"), b"")
_WORDS = {b"null": None, b"true": True, b"false": False}
_OBJECT = re.compile(rb"(?<=[0-9\0\t\n\f\r ])obj(?=[\0\t\n\f\r <\[(/%])")
_TRAILER = re.compile(rb"(?<!%s)trailer(?=[\0\t\n\f\r <%%])" % _REGULAR)
_NUMBER = re.compile(rb"(?<![0-9])([0-9]{1,10})%s+[0-9]{1,5}%s*\Z" % (_SPACE, _SPACE))
_STREAM = re.compile(rb"(?:%s++|%%[^\r\n]*+)*+stream(?:\r\n|\n|\r)?" % _SPACE)
_HEAD = 64
"""Bytes in front of the word `obj` in which the number of the object stands."""
_MOST_DEPTH = 60
_CLOSED_BY: dict[bytes | None, bytes] = {b"<<": b">>", b"[": b"]"}
_MOST_WORK = 16_000_000
"""Most bytes to read and decode, so that a small file can take neither the time nor the memory."""
_WORK_OF_A_TOKEN = 12
"""A token counts as this many bytes more: a million tokens are read within seconds."""


class UninspectableError(Exception):
    """A refused part of a PDF, or a part in an unreadable form."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


class Reference(NamedTuple):
    """A reference to an object."""

    number: int


class PdfObject(NamedTuple):
    """An object of a PDF."""

    number: int
    """Number of the object; 0 for the trailer."""
    value: Any
    """A name is str, a text bytes, an array list; None stands for null."""
    stream: int | None
    """Place in the file of the first byte of the object's stream; None for an object without."""


class PdfReader:
    """The objects of a file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = _MOST_WORK

    def objects(self) -> Iterator[PdfObject]:
        """Yield every object within reach of a PDF reader, compressed objects included.

        Raises:
            UninspectableError: An unreadable object, or more work than the limit of a file.
        """
        for found in _TRAILER.finditer(self._data):
            yield PdfObject(0, self._value(self._data, found.end())[0], None)
        for found in _OBJECT.finditer(self._data):
            number = self._number_before(found.start())
            if number is None:
                continue
            value, end = self._value(self._data, found.end())
            stream = _STREAM.match(self._data, end) if isinstance(value, dict) else None
            if stream is None:
                yield PdfObject(number, value, None)
                continue
            yield PdfObject(number, value, stream.end())
            # PDF readers know a stream of objects by the keys, and may ignore the type.
            if "First" in value or value.get("Type") == "ObjStm":
                yield from self._compressed(value, stream.end())

    def decoded(self, head: dict[str, Any], start: int, part: str) -> bytes:
        """Return the bytes of a stream.

        Args:
            head: Dictionary of the stream.
            start: Place in the file of the first byte.
            part: Name for the error.

        Raises:
            UninspectableError: A filter other than plain FlateDecode, or too many bytes.
        """
        filters, parameters = head.get("Filter"), head.get("DecodeParms")
        if "F" in head or "DP" in head or parameters not in (None, {}, [None], {"Predictor": 1}):
            raise UninspectableError(part)
        if filters in ("FlateDecode", ["FlateDecode"]):
            try:
                decoder = zlib.decompressobj()
                found = decoder.decompress(memoryview(self._data)[start:], self._left + 1)
            except zlib.error:
                raise UninspectableError(part) from None
        elif filters in (None, []):
            found = self._data[start : self._data.find(b"endstream", start)]
        else:
            raise UninspectableError(part)
        self._work(len(found), part)
        return found

    def _compressed(self, head: dict[str, Any], start: int) -> Iterator[PdfObject]:
        """Yield the objects in a stream; each must begin behind the object before, as listed."""
        count, first = head.get("N"), head.get("First")
        if not isinstance(count, int) or not isinstance(first, int):
            raise UninspectableError("ObjStm")
        data = self.decoded(head, start, "ObjStm")
        listed = data[:first].split()
        if len(listed) != 2 * count or not all(map(bytes.isdigit, listed)):
            raise UninspectableError("ObjStm")
        end = first
        for number, place in zip(listed[::2], listed[1::2], strict=True):
            begin = first + int(place)
            if begin < end or data[end:begin].strip(b"\0\t\n\f\r "):
                raise UninspectableError("ObjStm")
            value, end = self._value(data, begin)
            yield PdfObject(int(number), value, None)

    def _number_before(self, place: int) -> int | None:
        """Return the number of the object at a word `obj`, or None for a word within a text."""
        head = self._data[max(0, place - _HEAD) : place]
        number = _NUMBER.search(head)
        if number is not None:
            return int(number[1])
        before = head.rstrip(b"\0\t\n\f\r 0123456789")
        line = max(
            self._data.rfind(end, 0, place - len(head) + len(before)) for end in (b"\n", b"\r")
        )
        self._work(place - line, "obj")
        # A comment or any space may stand between the numbers and the word.
        if head[len(before) :].strip(b"\0\t\n\f\r ") or b"%" in self._data[line + 1 : place]:
            raise UninspectableError("obj")
        return None

    def _value(self, data: bytes, place: int) -> tuple[Any, int]:
        """Return the value at a place, and the end of the value."""
        values: list[Any] = []
        outer: list[tuple[bytes, list[Any]]] = []
        while not values or outer:
            token = _TOKEN.match(data, place)
            if token is None or len(outer) > _MOST_DEPTH:
                raise UninspectableError("obj")
            begin, place = place, token.end()
            sign = token["sign"]
            if sign in _CLOSED_BY:
                outer.append((_CLOSED_BY[sign], values))
                values = []
            elif sign is not None:
                if not outer or outer[-1][0] != sign:
                    raise UninspectableError("obj")
                inner, (_, values) = values, outer.pop()
                values.append(_dictionary(inner) if sign == b">>" else inner)
            elif token["open"] is not None:
                place = _end_of_text(data, place)
                values.append(_ESCAPED_TEXT.sub(_unescaped, data[token.end() : place - 1]))
            else:
                values.append(_simple(token))
            self._work(place - begin + _WORK_OF_A_TOKEN, "obj")
        return values[0], place

    def _work(self, count: int, part: str) -> None:
        self._left -= count
        if self._left < 0:
            raise UninspectableError(part)


def _byte_of(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 16)])


def _dictionary(values: list[Any]) -> dict[str, Any]:
    keys = values[::2]
    if len(values) % 2 or not all(isinstance(key, str) for key in keys):
        raise UninspectableError("obj")
    made = dict(zip(keys, values[1::2], strict=True))
    # PDF readers disagree about the value of a repeated key.
    if len(made) < len(keys):
        raise UninspectableError("obj")
    return made


def _simple(token: re.Match[bytes]) -> Any:
    """Return a reference, a name, a text in hexadecimal, a number, true, false or null."""
    if token["ref"] is not None:
        return Reference(int(token["ref"]))
    if token["name"] is not None:
        return _ESCAPED_NAME.sub(_byte_of, token["name"]).decode("latin-1")
    if token["hex"] is not None:
        digits = token["hex"].translate(None, b"\0\t\n\f\r ").decode()
        return bytes.fromhex(digits + "0" * (len(digits) % 2))
    word = token["word"]
    try:
        return _WORDS[word] if word in _WORDS else int(word) if word.isdigit() else float(word)
    except ValueError:
        raise UninspectableError("obj") from None


def _end_of_text(data: bytes, place: int) -> int:
    """Return the place behind the closing parenthesis of a text."""
    depth = 1
    for found in _PARENTHESIS.finditer(data, place):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    raise UninspectableError("obj")


def _unescaped(match: re.Match[bytes]) -> bytes:
    written = match[1]
    if written.isdigit():
        return bytes([int(written, 8) & 255])
    return _ESCAPES.get(written, written)
