"""Words by which a page is found beside its own: those that other pages of the site say, and those
of the glossary.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.search.bridging import Bridges
from generator.search.parts import Document
from generator.search.synonyms import GLOSSARY, GLOSSARY_MARK, Meanings, find_others, that_touch

_BRIDGES = "kait"


@dataclass(frozen=True, slots=True)
class Joins:
    """What joins the words of a site."""

    bridges: Bridges
    meanings: Meanings

    def touching(self, words: AbstractSet[str]) -> tuple[object, ...]:
        """Return all that decides which words pages are given that have these words alone; `repr`
        shows it in full.
        """
        meanings = ([said.text for said in group] for group in that_touch(self.meanings, words))
        return self.bridges.touching(words), tuple(meanings)

    def hidden(self, document: Document) -> Mapping[str, tuple[str, ...]]:
        """Return the words that a page is given, by the name of the field that holds them."""
        hidden = {
            _BRIDGES: self.bridges.to(frozenset(document.text.split())),
            "padanan": find_others(document.text, self.meanings),
        }
        return hidden | {"istilah": (GLOSSARY_MARK,)} if document.path == GLOSSARY else hidden


def bridges_in(hidden: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return those of a page's given words that join word families."""
    return hidden[_BRIDGES]
