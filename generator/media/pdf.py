"""PDF files: a bounded search for actions that run when a reader opens the file."""

import re
import zlib

_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
"""A byte of a name in hexadecimal: `/J#61vaScript` is `/JavaScript`. Source: ISO 32000-1, 7.3.5."""
_ACTIVE = re.compile(
    rb"/(JavaScript|Launch|SubmitForm|ImportData|GoToE|EmbeddedFiles?|RichMedia|XFA)"
    rb"(?![0-9A-Za-z_.-])"
)
"""Names of actions that run or send, and of attachments. Source: ISO 32000-1, 12.6.4."""
_OPEN_ACTION = re.compile(rb"/OpenAction\s*(\[|<<|[0-9]+\s+[0-9]+\s+R|)")
_GO_TO = re.compile(rb"/S\s*/GoTo(?![0-9A-Za-z])")
_ACTION_BYTES = 400
"""Bytes of an action to examine for the target."""
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_ENDS = (b"endobj", b"endstream")
_OBJECT_STREAM = b"/ObjStm"
"""Type of the streams of objects: in a stream of text or pixels, the name of an action is none."""
_HEAD = 1_000
"""Bytes in front of a stream to examine for the dictionary of the stream."""
_OBJECT_BYTES = 8_000_000
"""Most bytes of objects in streams, so that a small file cannot fill the memory."""
_ENCRYPTED = re.compile(rb"/Encrypt(?![0-9A-Za-z])")


def active_part(data: bytes) -> str | None:
    """Return the name of an action or attachment in a PDF, or None for a quiet file.

    An encrypted file counts as active, and so does a file with too many compressed objects: nobody
    can look into the file.
    """
    text = _plain(data)
    if _ENCRYPTED.search(text):
        return "Encrypt"
    objects = _compressed_objects(data, text.count(_OBJECT_STREAM))
    if objects is None:
        return "ObjStm"
    for part in (text, objects):
        active = _ACTIVE.search(part)
        if active is not None:
            return active[1].decode()
        for action in _OPEN_ACTION.finditer(part):
            if not _is_a_page(action, part, text):
                return "OpenAction"
    return None


def is_whole(data: bytes) -> bool:
    """Return whether a file ends as a PDF ends."""
    return b"%%EOF" in data[-1_024:] and b"startxref" in data[-2_048:]


def _plain(data: bytes) -> bytes:
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), data)


def _is_a_page(action: re.Match[bytes], part: bytes, text: bytes) -> bool:
    """Return whether opening the file only leads to a page, as word processors write."""
    written = action[1]
    if written == b"[":
        return True
    if written == b"<<":
        return _GO_TO.search(part, action.end(), action.end() + _ACTION_BYTES) is not None
    number = written.split()
    if not number:
        return False
    target = re.search(rb"(?<![0-9])%s\s+%s\s+obj\s*(\[|<<)" % (number[0], number[1]), text)
    if target is None:
        return False
    if target[1] == b"[":
        return True
    return _GO_TO.search(text, target.end(), target.end() + _ACTION_BYTES) is not None


def _compressed_objects(data: bytes, names: int) -> bytes | None:
    """Return the objects in compressed streams; None for unreadable or too many objects.

    Args:
        data: The file.
        names: How often the file names the type of such streams. A stream that is hidden from this
            function, as behind a comment, leaves a name without a stream.
    """
    found, streams, last = bytearray(), 0, 0
    for stream in _STREAM.finditer(data):
        start = max(last, stream.start() - _HEAD)
        start = max(start, *(data.rfind(end, start, stream.start()) for end in _ENDS))
        last = stream.end()
        if _OBJECT_STREAM not in _plain(data[start : stream.start()]):
            continue
        streams += 1
        room = _OBJECT_BYTES - len(found)
        try:
            found += zlib.decompressobj().decompress(memoryview(data)[stream.end() :], room + 1)
        except zlib.error:
            return None
        if len(found) > _OBJECT_BYTES:
            return None
    return None if streams < names else _plain(bytes(found))
