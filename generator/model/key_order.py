"""The order of the keys of a record in a file: release, statement, provenance."""

from functools import cache

from pydantic import BaseModel

from generator.model.base import BODY
from generator.model.release import RELEASE_FIELDS
from generator.model.sourced import PROVENANCE_FIELDS, Sourced


@cache
def key_order(record: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a record in the order in which a file writes the keys.

    The keys of the release stand first, then the fields of the model in their order, then the
    fields of `Sourced`, and `sources` last: a reader of the file meets the title before the doubts
    about the title. Records without provenance keep the order of the model. The text below a front
    matter is no key.
    """
    fields = record.model_fields
    release = [name for name in RELEASE_FIELDS if name in fields]
    names = [*release, *(name for name in fields if name != BODY and name not in release)]
    if not issubclass(record, Sourced):
        return tuple(names)
    last = PROVENANCE_FIELDS.difference(release)
    content = [name for name in names if name not in last]
    origin = [name for name in names if name in last and name != "sources"]
    return (*content, *origin, "sources")
