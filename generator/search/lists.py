"""Lists beside the bundles for the site's script: bundles to join, terms of the glossary, words."""

from collections.abc import Mapping, Sequence

from generator.cache.keys import digest_of
from generator.search.compact_json import as_json
from generator.search.partition import MAIN, folder_of

_BUNDLES = "bundles.json"
_WORDS = "words.json"
_VERSION_LENGTH = 12


def lists_of(
    keys: Mapping[str, str],
    terms: Sequence[str],
    words: Sequence[str],
    everyday: Mapping[str, str],
    real: Sequence[str],
) -> dict[str, bytes]:
    """Return the lists of a site, by name of the file.

    Args:
        keys: Keys of the bundles, by name of the bundle.
        terms: Terms of the glossary.
        words: Words of the site.
        everyday: Words of the site, by a word that people say instead and no page has.
        real: Words of the language that are nearly words of the site.
    """
    joined = [{"path": folder_of(name, key)} for name, key in keys.items() if name != MAIN]
    version = digest_of(keys)[:_VERSION_LENGTH]
    # Every query is compared with the terms, so every search loads the list of bundles and terms.
    # Words are fetched only for a query with a word unknown to every page.
    bundles = {"version": version, "bundles": joined, "terms": terms}
    return {
        _WORDS: as_json({"words": words, "everyday": everyday, "real": " ".join(real)}) + b"\n",
        _BUNDLES: as_json(bundles) + b"\n",
    }
