"""From trees to typed records: every problem of a file is collected, with its place, and nothing is guessed."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from generator.decode.problems import diagnostics_of
from generator.diagnostics import Diagnostic
from generator.model.base import Record
from generator.source.nodes import Document, MappingNode, Node, ScalarNode, SequenceNode

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Decoded(Generic[R]):
    """A file's record, or what stands in the way of it; never both empty."""

    document: Document
    record: R | None
    diagnostics: tuple[Diagnostic, ...]


def decode(document: Document, model: type[R]) -> Decoded[R]:
    """Return the record of a file as a model types it, or every problem of its shape."""
    values = plain(document.root)
    if document.body is not None:
        values["body"] = document.body.text
    try:
        record = model.model_validate(values)
    except ValidationError as error:
        return Decoded(document, None, diagnostics_of(error, document, model))
    return Decoded(document, record, ())


def plain(node: Node) -> Any:
    """Return a tree as dictionaries, lists and texts; a key with nothing behind it counts as not written."""
    match node:
        case ScalarNode():
            return node.text
        case SequenceNode():
            return [plain(item) for item in node.items]
        case MappingNode():
            return {
                key.text: plain(value)
                for key, value in node.items
                if not (isinstance(value, ScalarNode) and value.is_blank)
            }
