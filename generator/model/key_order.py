"""The order of the keys of a record in a file: what the record says, then where it comes from."""

from functools import cache

from pydantic import BaseModel

from generator.model.base import BODY
from generator.model.sourced import PROVENANCE_FIELDS, Sourced


@cache
def key_order(record: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a record in the order in which a file writes the keys.

    The order is that of the model, but the fields of `Sourced` stand last, and `sources` behind all
    others: a reader of the file meets the title before the doubts about the title. Records without
    provenance keep the order of the model. The text below a front matter is no key.
    """
    names = [name for name in record.model_fields if name != BODY]
    if not issubclass(record, Sourced):
        return tuple(names)
    content = [name for name in names if name not in PROVENANCE_FIELDS]
    origin = [name for name in names if name in PROVENANCE_FIELDS and name != "sources"]
    return (*content, *origin, "sources")
