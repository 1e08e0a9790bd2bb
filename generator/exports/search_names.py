"""Names and terms for the search page, as small JSON files beside the index."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile, json_file
from generator.exports.table_rows import TableRows
from generator.link.region_subpages import SUBPAGES
from generator.messages import LANGUAGES, load_catalogue
from generator.messages.synonyms import load_synonyms
from generator.model.framework import FrameworkItem, FrameworkSubject, Subdimension
from generator.views import addresses
from generator.views.context import PageContext
from generator.views.values import plain_text

NAMES = "data/nama.json"
TERMS = "data/istilah.json"
_MOST_REGIONS = 3
"""Regions that share a word of names; a word of more regions leads to none of them."""
_MOST_WORDS = 5_000
"""Words in one file. More words are divided by their first letters."""


def export(build: BuildContext, _rows: Sequence[TableRows]) -> Iterator[ExportedFile]:
    """Yield names of the whole site and terms of the glossary.

    Keys of the names: `regions` with the slugs; `words`, places in `regions` by a word of names,
    or null if the words stand in `data/nama.<letter>.json`; `dimensions` and `pages` with the words
    that people type for each, by key; a dimension also has `name` and `href`; `kinds` with the word
    for each kind of record.

    Terms: `term`, `meaning`, `href`, and `others`. Addresses stand below the site's root.
    """
    context = PageContext(build, addresses.search())
    slugs = [region.slug for region in build.site.regions]
    words = _regions_by_word(build)
    # A query on a site of the whole country loads the words of its own letters alone.
    is_divided = len(words) > _MOST_WORDS
    if is_divided:
        by_letter: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
        for word, regions in words.items():
            by_letter[word[0]][word] = regions
        for letter, own in by_letter.items():
            yield json_file(f"data/nama.{letter}.json", own)
    yield json_file(
        NAMES,
        {
            "regions": slugs,
            "words": None if is_divided else words,
            "dimensions": _dimensions(context),
            "pages": _pages(),
            "kinds": {
                key: context.word(f"answers.kind.{key}")
                for key in context.catalogue.keys_below("answers.kind")
            },
        },
    )
    yield json_file(TERMS, _terms(context))


def _regions_by_word(build: BuildContext) -> dict[str, list[int]]:
    """Return the places of the regions whose names have a word, by word; common words left out."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, region in enumerate(build.site.regions):
        for word in region.name_words:
            found[word].append(place)
    return {word: found[word] for word in sorted(found) if len(found[word]) <= _MOST_REGIONS}


def _dimensions(context: PageContext) -> Mapping[str, object]:
    """Return the dimensions of the frameworks for plans, with every word for them, by key.

    Frameworks that share a key share its words; the page is that of the first framework.
    """
    synonyms = _words_below("dimension.")
    found: dict[str, dict[str, object]] = {}
    words: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for framework in context.site.national.frameworks:
        # Aspects of villages have no pages across regions.
        if framework.record.subject is not FrameworkSubject.PLAN:
            continue
        for item in framework.record.items:
            words[item.key].update(dict.fromkeys(_names_of(item, context)))
            href = context.in_edition(addresses.framework_item(framework.id, item.key))
            found.setdefault(item.key, {"name": plain_text(item.name, context), "href": href})
    return {
        key: {
            **entry,
            "words": list(dict.fromkeys((*words[key], *synonyms.get(key, ())))),
        }
        for key, entry in found.items()
    }


def _names_of(item: FrameworkItem, context: PageContext) -> Iterator[str]:
    """Yield the names of a dimension and its subdimensions in the languages of both editions.

    The key is English.
    """
    all_named: tuple[FrameworkItem | Subdimension, ...] = (item, *item.subdimensions)
    for named in all_named:
        yield plain_text(named.name, context)
        yield from filter(None, (named.name.id, named.name.en))
        yield named.key.replace("-", " ")


def _pages() -> dict[str, list[str]]:
    """Return the titles of the kinds of pages of a region and further words, by key."""
    found = _words_below("page.")
    for language in LANGUAGES:
        word = load_catalogue(language).word
        for subpage in SUBPAGES:
            own = found.setdefault(subpage.key, [])
            if (title := word(f"part.{subpage.key}.title")) not in own:
                own.append(title)
    return found


def _words_below(prefix: str) -> dict[str, list[str]]:
    """Return the synonyms of every language by the rest of their paths."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for language in LANGUAGES:
        for path, words in load_synonyms(language).items():
            if path.startswith(prefix):
                found[path.removeprefix(prefix)].update(dict.fromkeys(words))
    return {key: list(words) for key, words in found.items()}


def _terms(context: PageContext) -> list[Mapping[str, object]]:
    terms: list[Mapping[str, object]] = []
    for term in context.site.national.glossary.record.terms:
        expansion = () if term.expansion is None else (plain_text(term.expansion, context),)
        entry: dict[str, object] = {
            "term": term.term,
            "meaning": plain_text(term.meaning, context),
            "href": f"{context.in_edition('glosarium/')}#istilah-{term.id}",
        }
        others = (*expansion, *term.synonyms)
        terms.append({**entry, "others": others} if others else entry)
    return terms
