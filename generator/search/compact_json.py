"""JSON without spaces, for published lists and for records of the cache."""

import json


def as_json(value: object) -> bytes:
    """Return a value as one line of UTF-8 JSON; signs beyond ASCII stand as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
