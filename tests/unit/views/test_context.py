"""What a page in the making knows: sources numbered as they are cited, links relative to it."""

import pytest

from generator.views.context import PageContext
from tests.builders import CONTOH, FICTIONAL
from tests.contexts import a_build_context, a_context

SOURCES = """sources:
  - {id: berita, title: Berita, grade: press}
  - {id: buku, title: Buku, grade: official_document}
brand: {name: Merek, sources: [berita, buku]}
"""


@pytest.fixture
def context() -> PageContext:
    return a_context(
        a_build_context({CONTOH: FICTIONAL + SOURCES}),
        "daerah/kabupaten-contoh/",
        "kabupaten-contoh",
    )


def test_a_source_gets_the_next_number_when_it_is_cited_first_and_keeps_it(
    context: PageContext,
) -> None:
    numbers = [
        context.cite(name)[0] for name in ("buku", "berita", "buku", "daftar-kode", "berita")
    ]
    assert numbers == [1, 2, 1, 3, 2]
    assert [source.identifier for source in context.cited] == [
        "kabupaten-contoh/buku",
        "kabupaten-contoh/berita",
        "daftar-kode",
    ]


def test_a_source_named_with_its_region_is_the_same_source(context: PageContext) -> None:
    assert context.cite("buku")[0] == context.cite("kabupaten-contoh/buku")[0] == 1


def test_a_source_that_is_nowhere_is_our_bug(context: PageContext) -> None:
    with pytest.raises(LookupError, match="tidak-ada"):
        context.cite("tidak-ada")


def test_a_link_is_relative_to_the_page(context: PageContext) -> None:
    assert context.link("daerah/") == "../"
    assert context.link("daerah/kabupaten-contoh/data/#sumber-buku") == "data/#sumber-buku"


def test_words_come_in_the_language_of_the_catalogue(context: PageContext) -> None:
    assert context.language == "id"
    assert context.word("value.percent", number="3,5") == "3,5%"
