"""Sources that are documents of the region: their facts come from the document, once."""

from generator.codes import Code
from generator.past.values import written
from tests.builders import MISAL, REAL, a_record_set, codes
from tests.contexts import a_build_context, files_of

DECREE = (
    "id: perwal, title: Rencana induk kota, kind: regulation, state: exists, maker: Wali Kota, "
    "year: 2023, sources: [dasar]"
)
UNTITLED = (
    "id: perda, kind: regulation, regulation: perda, state: exists, number: '2', year: 2024, "
    "sources: [kutipan]"
)
URL = "https://misal.go.id/perwal"


def misal(documents: list[str], sources: str) -> dict[str, str]:
    listed = "".join(f"  - {{{document}}}\n" for document in documents)
    return {MISAL: f"{REAL}documents:\n{listed}sources:\n{sources}"}


def test_a_source_has_the_facts_of_its_document_unless_it_says_them_itself() -> None:
    own = "  - {id: dasar, document: perwal, grade: official_document%s}\n"
    rows = {
        "": ("Rencana induk kota", "Wali Kota", "2023", None),
        f", url: '{URL}/2', outlet: JDIH": ("Rencana induk kota", "JDIH", "2023", f"{URL}/2"),
        f"|adopted_on: 2023-12-27, url: '{URL}'": (
            "Rencana induk kota",
            "Wali Kota",
            "2023-12-27",
            URL,
        ),
        "|adopted_on: 2023-12-27, published_on: 2024-01": (
            "Rencana induk kota",
            "Wali Kota",
            "2024-01",
            None,
        ),
    }
    for row, expected in rows.items():
        of_source, _, of_document = row.partition("|")
        document = f"{DECREE}, {of_document}" if of_document else DECREE
        regions, found = a_record_set(misal([document], own % of_source))
        (source,) = regions["kota-misal"].region.sources
        said = (source.title, source.outlet, source.date, source.url)
        shown = tuple(None if value is None else written(value) for value in said)
        assert (shown, found) == (expected, ()), row


def test_what_is_wrong_with_a_document_is_said_there_alone() -> None:
    own = "  - {id: dasar, document: perwal, grade: official_document}\n"
    rows = {
        "adopted_on: 2027-01": [Code.AFTER_TODAY],
        "url: 'https://misal.example.com/a'": [Code.UNLISTED_HOST],
    }
    for row, expected in rows.items():
        assert codes(misal([f"{DECREE}, {row}"], own)) == expected, row
    unknown = own.replace("perwal", "perbup")
    assert codes(misal([DECREE], unknown)) == [Code.UNKNOWN_REFERENCE]
    national = {"_national/sources.yml": f"sources:\n{own}"}
    assert Code.UNKNOWN_REFERENCE in codes(national)


def test_a_decree_without_a_title_is_cited_by_its_number() -> None:
    cited = "  - {id: kutipan, document: perda, grade: official_document}\n"
    files = files_of(a_build_context(misal([UNTITLED], cited)))
    assert "Peraturan Daerah Nomor 2 Tahun 2024" in files["daerah/kota-misal/data/index.md"]
    assert "dokumen/#dokumen-perda" in files["sumber/kota-misal/kutipan/index.md"]
