"""Parts of a site: the pages of one region, or a page that no region owns, and what each has for a
search.

A part is read once for the same pages and facets. What is found is kept: the words by themselves,
which are asked for whenever anything changed, and the documents, which are asked for where Pagefind
is to read them. Knows no bundle.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from generator.processes import Crew
from generator.search.extracts import as_document, extract_from
from generator.search.folders import Site
from generator.search.kept import digest_of, digest_of_files, read_kept, write_kept
from generator.views.facets import Facets

SEARCH_PAGE = "cari/"
"""The page of the search itself, which is no result."""

_PAGE = "index.html"
_OWNED = ("daerah", "sumber")
"""First parts of addresses whose second part says whose pages they are."""
_OF_SOURCE = re.compile(r"sumber/[^/]+/[^/]+/")
_MADE_WITH = ("selectolax", "snowballstemmer", "PySastrawi", "libipld", "deflate", "pagefind_bin")
_PARTS_AT_A_TIME = 8
_WORDS, _DOCUMENTS = ".words", ".documents"

_Found = tuple[int, Mapping[str, int], Sequence[str]]
"""What is kept of the words of a part."""


class Page(NamedTuple):
    """A page of the built site, not read yet."""

    address: str
    """Below the root of the site."""
    digest: str
    """Of its HTML."""
    facets: Facets

    @property
    def path(self) -> str:
        """Where its file stands below the site's folder."""
        return f"{self.address}{_PAGE}"


@dataclass(frozen=True, slots=True)
class Part:
    """Some pages that are read together."""

    key: str
    """Digest of all that is made of them depends on."""
    place: tuple[str, str]
    """Group of islands and province; empty outside a region."""
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What a part says."""

    pages: int
    """Pages that have something for a search."""
    counts: Mapping[str, int]
    """How often it says each word, those that are said of an invented region alone never."""
    languages: Sequence[str]
    """Of its pages."""


class Document(NamedTuple):
    """A page as Pagefind is to read it, but for the words that other pages have a say in."""

    path: str
    """Where the page's file stands below the site's folder."""
    html: str
    """All but its end."""
    text: str
    """Its words in small letters, with one space before and after each."""


def program_recipe() -> str:
    """Return a digest of what makes an index: this program's part in it, others, and what Python
    takes for letters.
    """
    files = digest_of_files(list(Path(__file__).parent.glob("*.py")))
    return digest_of(
        files, [(name, version(name)) for name in _MADE_WITH], unicodedata.unidata_version
    )


def find_parts(
    digests: Mapping[str, str], facets_of: Callable[[str], Facets], recipe: str, most_pages: int
) -> tuple[Part, ...]:
    """Return the parts of a built site, in order.

    Args:
        digests: Digest of each file of the site, by path.
        facets_of: Gives the facets of an address.
        recipe: What else decides what is made of a part.
        most_pages: Pages of a small site. In a larger one, pages of sources are left out: they say
            what other pages say, a third of all pages is such, and the list of a region's sources
            has their titles.
    """
    addresses = sorted(path.removesuffix(_PAGE) for path in digests if path.split("/")[-1] == _PAGE)
    is_small = len(addresses) <= most_pages
    pages: defaultdict[tuple[tuple[str, str], str], list[Page]] = defaultdict(list)
    for address in addresses:
        if address == SEARCH_PAGE or (_OF_SOURCE.match(address) and not is_small):
            continue
        facets = facets_of(address)
        place = (facets.group, facets.province) if facets.group else ("", "")
        pages[place, _owner(address)].append(Page(address, digests[f"{address}{_PAGE}"], facets))
    return tuple(
        Part(digest_of(recipe, own), place, tuple(own)) for (place, _), own in sorted(pages.items())
    )


def read_words(parts: Sequence[Part], site: Site, folder: Path, crew: Crew) -> dict[str, Words]:
    """Return what each part says, by its key.

    Args:
        parts: Parts of the site.
        site: The built site; only pages of parts that are not known are read.
        folder: Where parts are kept.
        crew: Reads them.

    Raises:
        GeneratorError: A process was killed, as a system does that is short of memory.
    """
    found = {
        part.key: kept for part in parts if (kept := read_kept(folder / f"{part.key}{_WORDS}"))
    }
    missing = [(part, files_of(part, site)) for part in parts if part.key not in found]
    found.update(
        crew.spread(partial(_read_part, folder=folder), missing, at_a_time=_PARTS_AT_A_TIME)
    )
    return {part.key: Words(*found[part.key]) for part in parts}


def read_documents(part: Part, files: Sequence[Path], folder: Path) -> list[Document]:
    """Return the documents of a part, in the order of their addresses; it is read again where they
    are not kept.
    """
    kept = read_kept(folder / f"{part.key}{_DOCUMENTS}")
    if kept is None:
        return _read(part, files)[0]
    return [Document(*told) for told in kept]


def files_of(part: Part, site: Site) -> tuple[Path, ...]:
    """Return where the pages of a part can be read, in their order."""
    return tuple(site.file(page.path) for page in part.pages)


def names_of(part: Part) -> tuple[str, str]:
    """Return the names of the files in which a part is kept."""
    return f"{part.key}{_WORDS}", f"{part.key}{_DOCUMENTS}"


def _owner(address: str) -> str:
    first, _, rest = address.partition("/")
    return rest.partition("/")[0] if first in _OWNED else address


def _read_part(task: tuple[Part, Sequence[Path]], folder: Path) -> tuple[str, _Found]:
    """Read a part, keep what it has, and return its words."""
    part, files = task
    documents, found = _read(part, files)
    words_name, documents_name = names_of(part)
    write_kept(folder / documents_name, documents)
    write_kept(folder / words_name, found)
    return part.key, found


def _read(part: Part, files: Sequence[Path]) -> tuple[list[Document], _Found]:
    """Return what the pages of a part have; one without an article, which leads on, has nothing."""
    documents, counts, languages = [], Counter[str](), set[str]()
    for page, file in zip(part.pages, files, strict=True):
        extract = extract_from(file.read_text(encoding="utf-8"), page.address)
        if extract is None:
            continue
        documents.append(Document(page.path, as_document(extract, page.facets), extract.text))
        languages.add(extract.language)
        words = extract.text.split()
        counts.update(dict.fromkeys(words, 0) if page.facets.is_fictional else words)
    return documents, (len(documents), dict(sorted(counts.items())), sorted(languages))
