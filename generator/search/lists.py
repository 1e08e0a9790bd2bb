"""What the site's script reads beside the bundles: which there are to join, terms of the glossary,
and words.
"""

import json
from collections.abc import Mapping, Sequence

from generator.cache.keys import digest_of
from generator.search.sharing import MAIN, folder_of

_LIST = "bundles.json"
_WORDS = "words.json"
_VERSION_LENGTH = 12


def lists_of(
    keys: Mapping[str, str], terms: Sequence[str], words: Sequence[str], everyday: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the lists of a site, by name of the file.

    Terms of the glossary stand with the bundles, for each query is compared with them; other words
    are seldom needed.

    Args:
        keys: Keys of the bundles by their names.
        terms: Terms of the glossary.
        words: Words of the site.
        everyday: Those that stand for a word which no page has.
    """
    others = [{"path": folder_of(name, key)} for name, key in keys.items() if name != MAIN]
    version = digest_of(keys)[:_VERSION_LENGTH]
    known = {"words": words, "everyday": everyday}
    return {
        _WORDS: _as_json(known),
        _LIST: _as_json({"version": version, "bundles": others, "terms": terms}),
    }


def _as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
