"""JSON without spaces, for published lists and for records of the cache."""

import json


def as_json(value: object) -> bytes:
    """Return a value as a line of UTF-8 JSON without line end; letters beyond ASCII stay."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
