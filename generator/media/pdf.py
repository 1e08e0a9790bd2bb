"""PDF files: the rules of a published PDF, and the texts in its objects.

A published PDF shows pages. Two kinds of action are allowed: a jump within the file, and a link
for a reader to tap. Every further action is refused, known or not.
"""

import re
from collections import defaultdict
from typing import Any

from generator.media.pdf_objects import PdfReader, Reference, UninspectableError

_TAPPED = frozenset({"GoTo", "URI"})
_OPENING = frozenset({"GoTo"})
_ACTIONS = {"A": _TAPPED, "PA": _TAPPED, "NA": _TAPPED, "OpenAction": _OPENING}
"""Keys of actions, each with the kinds that may stand there. Source: ISO 32000-2, 12.6."""
_ANNOTATIONS = frozenset(
    [
        "Link",
        "Text",
        "FreeText",
        "Line",
        "Square",
        "Circle",
        "Polygon",
        "PolyLine",
        "Highlight",
        "Underline",
        "Squiggly",
        "StrikeOut",
        "Stamp",
        "Caret",
        "Ink",
        "Popup",
        "Widget",
        "PrinterMark",
        "Watermark",
        "Redact",
    ]
)
"""Annotations with nothing but an appearance on a page; a widget may hold a signature."""
_REFUSED = frozenset(
    [
        "AA",
        "JavaScript",
        "JS",
        "Launch",
        "SubmitForm",
        "ImportData",
        "ResetForm",
        "GoToR",
        "GoToE",
        "GoTo3DView",
        "GoToDp",
        "Rendition",
        "RichMedia",
        "RichMediaExecute",
        "EmbeddedFile",
        "EmbeddedFiles",
        "EF",
        "FileAttachment",
        "XFA",
        "Collection",
        "Encrypt",
    ]
)
"""Keys and names refused anywhere in a file: actions to run or send, and attachments."""
_LINK = re.compile(rb"(?:https?://|mailto:|tel:)[^\\]*\Z", re.IGNORECASE)
_UNREAD = frozenset({"ID", "Cert", "Lookup", "CreationDate", "ModDate", "M"})
"""Keys of texts with numbers of nobody: identifiers, certificates, tables, dates."""
_IDENTIFIERS = r"(?:xmpMM|stRef|stEvt):"
_UNREAD_METADATA = re.compile(
    # An element with its text; an attribute with its value, which often holds a property instead.
    rf"<{_IDENTIFIERS}[^<>]*>[^<]*|\b(?:{_IDENTIFIERS}\w+|rdf:about)\s*=\s*(?:\"[^\"]*\"|'[^']*')"
)
_MARKUP = re.compile(r"""[<>"']""")


def is_whole(data: bytes) -> bool:
    """Return whether a file ends as a PDF ends."""
    return b"%%EOF" in data[-1_024:] and b"startxref" in data[-2_048:]


def texts_of(data: bytes) -> str:
    """Return the readable texts in the objects of a PDF, each in a line.

    Examples are titles, authors, bookmarks, notes and descriptions. The words on the pages are
    codes of a font, and stay unread.

    Raises:
        UninspectableError: A refused part, or a part in an unreadable form.
    """
    reader, rules = PdfReader(data), _Rules()
    for found in reader.objects():
        value, has_stream = found.value, found.stream is not None
        if isinstance(value, Reference):
            raise UninspectableError("obj")
        rules.examine(found.number, value)
        # The bytes of the stream would come from elsewhere.
        if has_stream and "F" in value:
            raise UninspectableError("F")
        if found.stream is not None and value.get("Type") == "Metadata":
            metadata = reader.decoded(value, found.stream, "Metadata").decode("utf-8", "replace")
            rules.texts += _MARKUP.sub("\n", _UNREAD_METADATA.sub("\n", metadata)).splitlines()
    rules.examine_references()
    return "\n".join(rules.texts)


class _Rules:
    """The rules of all objects of a file."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._referred = list[tuple[str, int]]()
        """Keys of actions, each with the number of an object."""
        self._found = defaultdict[int, set[str]](set)
        """Keys at which an object may not stand as an action, by the number of the object."""

    def examine(self, number: int, value: Any) -> None:
        """Examine an object with its contents."""
        wrong = self._found[number]
        wrong.update(key for key in _ACTIONS if not _may_act(key, value))
        self._examine("", value)

    def examine_references(self) -> None:
        """Examine the objects named as actions, once the whole file is read."""
        for key, number in self._referred:
            if number not in self._found or key in self._found[number]:
                raise UninspectableError(key)

    def _examine(self, key: str, value: Any) -> None:
        if isinstance(value, str) and value in _REFUSED:
            raise UninspectableError(value)
        if isinstance(value, bytes) and key not in _UNREAD:
            # A text of several lines is a text; binary data has few printable pieces.
            self.texts.append(" ".join(filter(str.isprintable, _text(value).split())))
        elif isinstance(value, list):
            for item in value:
                self._examine(key, item)
        elif isinstance(value, dict):
            if "Rect" in value and str(value.get("Subtype", "Text")) not in _ANNOTATIONS:
                raise UninspectableError("Annots")
            for name, item in value.items():
                if not (name == "Contents" and isinstance(item, bytes) and _is_signature(value)):
                    self._examine_key(name, item)

    def _examine_key(self, name: str, item: Any) -> None:
        if name in _REFUSED:
            raise UninspectableError(name)
        if name in _ACTIONS:
            if isinstance(item, Reference):
                self._referred.append((name, item.number))
            elif not _may_act(name, item):
                raise UninspectableError(name)
        self._examine(name, item)


def _is_signature(value: dict[str, Any]) -> bool:
    """Return whether a dictionary is a signature of a range of bytes, and no annotation."""
    return "ByteRange" in value and "Rect" not in value


def _may_act(key: str, value: Any) -> bool:
    """Return whether a value may stand at a key of actions.

    A value without a kind is no action: a place in the file, or attributes of a structure.
    """
    if not isinstance(value, dict) or "S" not in value:
        return True
    kind = value["S"]
    if not isinstance(kind, str) or kind not in _ACTIONS[key] or "Next" in value:
        return False
    return kind != "URI" or (
        isinstance(value.get("URI"), bytes) and _LINK.match(value["URI"]) is not None
    )


def _text(written: bytes) -> str:
    if written.startswith((b"\xfe\xff", b"\xff\xfe")):
        return written.decode("utf-16", "replace")
    if written.startswith(b"\xef\xbb\xbf"):
        return written[3:].decode("utf-8", "replace")
    return written.decode("latin-1")
