"""Parts of the index: merged in any grouping, they are the same index."""

import pytest

from generator.search.index_files import Lists, index_files
from generator.search.index_part import IndexPart, merge_parts, pack_part, unpack_part
from generator.search.segments import Page, Segment, read_segment
from generator.search.synonyms import synonym_groups
from generator.views.facets import Facets
from tests.reading_index import ReadIndex

TEXTS = {
    "a": "Pengelolaan sampah desa",
    "b": "Mengelola layanan",
    "c": "Layanan warga desa",
    "d": "Kelola dan pelayanan",
    "e": "Sampah",
}


@pytest.fixture
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[IndexPart]:
    """A part for each page."""
    folder = tmp_path_factory.mktemp("site")
    found = []
    for name, text in TEXTS.items():
        page = Page(f"{name}/", name, Facets(region=f"Kota {name}", years=(2025,)))
        (folder / name).mkdir()
        (folder / page.path).write_text(f"<article><p>{text}</p></article>", encoding="utf-8")
        segment = Segment(name, ("", ""), (page,))
        found.append(read_segment(segment, [folder], synonym_groups([])).part)
    return found


def test_parts_are_the_same_index_in_any_grouping(parts: list[IndexPart]) -> None:
    whole = merge_parts(parts)
    for cut in range(1, len(parts)):
        grouped = [merge_parts(parts[:cut]), merge_parts(parts[cut:])]
        assert merge_parts(grouped) == whole
    assert merge_parts([whole]) == whole
    assert whole.pages == len(TEXTS)


def test_a_part_comes_back_from_the_cache_as_it_was(parts: list[IndexPart]) -> None:
    whole = merge_parts(parts)
    assert pack_part(unpack_part(pack_part(whole))) == pack_part(whole)


def test_each_form_of_a_word_leads_to_the_pages_of_all_forms(
    parts: list[IndexPart], tmp_path: pytest.TempPathFactory
) -> None:
    whole = merge_parts(parts)
    for path, data in index_files(whole, Lists((), {}, {})).items():
        place = tmp_path / path  # type: ignore[operator]
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)
    index = ReadIndex(tmp_path)  # type: ignore[arg-type]
    # The extracts are not among these files: pages are known by their numbers alone.
    object.__setattr__(index, "addresses", list(TEXTS))
    forms = ("pengelolaan", "mengelola", "kelola")
    assert {frozenset(index.having(form)) for form in forms} == {frozenset("abd")}
    assert set(index.words["mengelola"].worths) == {"b"}
    assert index.having("layan") == set("bcd"), "the root, which no page has"
    assert index.having("sampah") == set("ae")
