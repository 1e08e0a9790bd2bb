"""Document expansion: hidden fields with more words by which a page is found.

Stem aliases depend on the words of every page of the site, synonyms on the glossary.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.search.segments import Document
from generator.search.stem_aliases import StemAliases
from generator.search.synonyms import (
    GLOSSARY,
    GLOSSARY_MARK,
    SynonymGroups,
    groups_within,
    missing_synonyms,
)

_ALIASES_FIELD = "kait"
_SYNONYMS_FIELD = "padanan"
_TITLE_SYNONYMS_FIELD = "padananjudul"
"""Synonyms of the title have more weight: a page on a subject precedes pages that name it."""
_GLOSSARY_FIELD = "istilah"


@dataclass(frozen=True, slots=True)
class Expansion:
    """Stem aliases and synonyms of a site."""

    stem_aliases: StemAliases
    synonyms: SynonymGroups

    def relevant_to(self, words: AbstractSet[str]) -> tuple[object, ...]:
        """Return every entry that decides `hidden` for a page of some words; `repr` is complete."""
        # Aliases and synonyms of words elsewhere on the site leave the key of a segment alone, and
        # so its index.
        groups = groups_within(self.synonyms, words)
        texts = tuple([phrase.text for phrase in group] for group in groups)
        return self.stem_aliases.relevant_to(words), texts

    def hidden(self, document: Document) -> Mapping[str, tuple[str, ...]]:
        """Return the words of each hidden field of a page, by name of the field."""
        hidden = {
            _ALIASES_FIELD: self.stem_aliases.aliases_of(frozenset(document.text.split())),
            _SYNONYMS_FIELD: missing_synonyms(document.text, self.synonyms),
            _TITLE_SYNONYMS_FIELD: missing_synonyms(document.title, self.synonyms),
        }
        if document.path == GLOSSARY:
            hidden[_GLOSSARY_FIELD] = (GLOSSARY_MARK,)
        return hidden


def aliases_in(hidden: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the stem aliases among the hidden words of a page."""
    return hidden[_ALIASES_FIELD]
