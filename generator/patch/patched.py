"""A data file with edits: the new bytes read back as the wanted values, or nothing changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.model.base import BODY, Record
from generator.patch.edits import AddItem, Edit, RemoveAt, changed_tree, plain
from generator.patch.emit import item_lines, mapping_lines, normalised, texts_in
from generator.patch.placed import PlacedText
from generator.patch.splices import CannotSpliceError, Splice, splices_of
from generator.source.characters import code_point_of, first_refused, name_of, refusal_of
from generator.source.front_matter import parse_data
from generator.source.locate import key_span
from generator.source.nodes import ScalarNode, YamlDocument
from generator.source.repair import shown
from generator.source.yaml_tree import Parsed


class EditsRefusedError(Exception):
    """Some edits of a file cannot be made; the file stays as it was."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        super().__init__()
        self.diagnostics = tuple(in_order(diagnostics))
        """A finding for each refused edit, or the errors of a file that cannot be read."""


def patched(content: bytes, edits: Sequence[Edit], *, path: str, record: type[Record]) -> bytes:
    """Return the bytes of a file with edits; every byte outside of the edited values stays.

    The new bytes are read again: the tree must be the tree of the file with the edits, without new
    findings. Line ends, byte order mark, and a missing last line end stay as they are. Paths lead
    through the tree of `content`, whatever the other edits are; see `patch.edits`.

    Args:
        content: Bytes of a data file.
        edits: The edits, in any order; new items of a list stand in the order of their edits.
        path: Path of the file relative to the project, for findings and for the reader.
        record: The record of the file.

    Raises:
        EditsRefusedError: The file has errors of its own, or some edits cannot be made.
        LookupError: A path leads nowhere (a mistake of the caller).
    """
    parsed = parse_data(path, content)
    errors = [found for found in parsed.diagnostics if found.severity is Severity.ERROR]
    if parsed.document is None or errors:
        raise EditsRefusedError(errors)
    document = parsed.document
    unwritable = [found for edit in edits for found in _refused_characters(document, edit)]
    if unwritable:
        raise EditsRefusedError(unwritable)
    # All edits at once cost a single reading; only a refusal makes the search for culprits needed.
    attempt = _Attempt(content, parsed, document, path, record)
    changed = attempt.content_with(edits)
    if changed is None:
        raise EditsRefusedError(_refusal(document, edit) for edit in attempt.faulty([], edits))
    return changed


class _Attempt:
    """Tries edits on a file."""

    def __init__(
        self,
        content: bytes,
        parsed: Parsed,
        document: YamlDocument,
        path: str,
        record: type[Record],
    ) -> None:
        self.placed = PlacedText(content)
        self.parsed = parsed
        self.document = document
        self.path = path
        self.record = record

    def content_with(self, edits: Sequence[Edit]) -> bytes | None:
        """Return the bytes with edits, or None if the bytes do not read as wanted."""
        # The wanted values come from the tree alone, before any letter of the file is changed.
        changed = changed_tree(self.document, edits)
        wanted = plain(changed)
        if self.document.body is not None:
            wanted.setdefault(BODY, self.document.body.text)
        try:
            splices = []
            if self.document.body is not None:
                splices += self._body_splices(self.document.body, changed.values.pop(BODY, None))
            if changed.values or changed.removed:
                splices += splices_of(self.placed, changed, self.record)
            content = spliced(self.placed, splices)
        except (CannotSpliceError, ValueError):
            return None
        return content if self._reads_as(content, wanted) else None

    def faulty(self, accepted: list[Edit], edits: Sequence[Edit]) -> list[Edit]:
        """Return the edits that cannot be made; the others of them join the accepted edits."""
        if self.content_with([*accepted, *edits]) is not None:
            accepted += edits
            return []
        if len(edits) == 1:
            return list(edits)
        middle = len(edits) // 2
        first = self.faulty(accepted, edits[:middle])
        return first + self.faulty(accepted, edits[middle:])

    def _body_splices(self, body: ScalarNode, text: str | None) -> list[Splice]:
        if text is None or text == body.text:
            return []
        start = self.placed.start(body)
        end = self.placed.offset(body.span.end_line, body.span.end_column) if body.text else start
        return [Splice(start, end, text if body.text else f"{text}\n")]

    def _reads_as(self, content: bytes, wanted: object) -> bool:
        parsed = parse_data(self.path, content)
        if parsed.document is None or _new_codes(parsed, self.parsed):
            return False
        read = plain(parsed.document.root)
        if parsed.document.body is not None:
            read[BODY] = parsed.document.body.text
        return bool(read == wanted)


def spliced(placed: PlacedText, splices: Iterable[Splice]) -> bytes:
    """Return the bytes of a file with splices, with the line ends of the file.

    Raises:
        CannotSpliceError: Two splices overlap.
    """
    parts: list[str] = []
    offset = 0
    # Insertions at the same place keep their order, since the sort is stable.
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if splice.start < offset:
            raise CannotSpliceError
        new = splice.text.replace("\n", placed.line_end)
        parts += [placed.text[offset : splice.start], new]
        offset = splice.end
    text = "".join([*parts, placed.text[offset:]])
    return (placed.mark + text).removesuffix(placed.added_end).encode()


def _new_codes(parsed: Parsed, before: Parsed) -> Counter[str]:
    """Return the codes of findings that a file did not have before."""
    codes = Counter(found.code for found in parsed.diagnostics)
    return codes - Counter(found.code for found in before.diagnostics)


def _refused_characters(document: YamlDocument, edit: Edit) -> Iterator[Diagnostic]:
    """Yield a finding for each text of an edit with a character that no data file may hold."""
    if isinstance(edit, RemoveAt):
        return
    for text in texts_in(edit.value):
        character = first_refused(text.replace("\r", "\n"))
        if character is not None:
            yield finding(
                refusal_of(character),
                key_span(document, edit.path),
                code_point=code_point_of(character),
                name=name_of(character),
            )


def _refusal(document: YamlDocument, edit: Edit) -> Diagnostic:
    """Return the finding that an edit cannot be made, at the nearest value on its path."""
    span, where = key_span(document, edit.path), shown(".".join(map(str, edit.path)))
    if isinstance(edit, RemoveAt):
        return finding(Code.REMOVAL_REFUSED, span, where=where)
    value = normalised(edit.value)
    if isinstance(edit, AddItem) or isinstance(edit.path[-1], int):
        lines = item_lines([value], 0, None)
    else:
        lines = mapping_lines({edit.path[-1]: value}, 0, None)
    return finding(Code.EDIT_REFUSED, span, where=where, pasted="\n".join(lines))
