"""The catalogue for data portals: as a reader of RDF sees it, with every file and its digest."""

import hashlib

import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef
from rdflib.term import Node

from tests.builders import CONTOH, FICTIONAL, MISAL, REAL
from tests.contexts import Staged, a_build_context
from tests.loading import bytes_of, generated

# The reader's own use of a class that it is about to rename.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
SITE = "https://data.example/"
SPDX = "http://spdx.org/rdf/terms#"


@pytest.fixture(scope="module")
def build() -> Staged:
    return a_build_context({CONTOH: FICTIONAL, MISAL: REAL}, site_url=SITE)


@pytest.fixture(scope="module")
def files(build: Staged) -> dict[str, bytes]:
    return bytes_of(generated(build.loaded))


@pytest.fixture(scope="module")
def graph(files: dict[str, bytes]) -> Graph:
    return Graph().parse(data=files["data/katalog.jsonld"].decode(), format="json-ld")


def test_every_dataset_has_what_satu_data_asks_for(graph: Graph) -> None:
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    datasets = list(graph.subjects(RDF.type, DCAT.Dataset))
    assert set(graph.objects(catalogue, DCAT.dataset)) == set(datasets)
    assert len(datasets) == 2
    asked = (
        *(
            DCTERMS.title,
            DCTERMS.description,
            DCTERMS.publisher,
            DCTERMS.language,
            DCTERMS.identifier,
        ),
        *(
            DCTERMS.spatial,
            DCAT.keyword,
            DCAT.landingPage,
            DCAT.distribution,
        ),
    )
    for dataset in datasets:
        missing = [name for name in asked if graph.value(dataset, name) is None]
        assert missing == [], dataset
    codes = {
        str(code)
        for area in graph.subjects(RDF.type, DCTERMS.Location)
        for code in graph.objects(area, DCTERMS.identifier)
    }
    assert codes == {"33.99"}


def test_every_file_is_there_as_it_is_told(graph: Graph, files: dict[str, bytes]) -> None:
    distributions: list[Node] = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == 6 + 3  # tables and schema, and files of a region; no workbooks
    for file in distributions:
        data = files[str(graph.value(file, DCAT.downloadURL)).removeprefix(SITE)]
        assert int(str(graph.value(file, DCAT.byteSize))) == len(data), file
        checksum = graph.value(file, URIRef(f"{SPDX}checksum"))
        assert (
            str(graph.value(checksum, URIRef(f"{SPDX}checksumValue")))
            == hashlib.sha256(data).hexdigest()
        )


def test_without_an_address_there_is_no_catalogue() -> None:
    files = bytes_of(generated(a_build_context({MISAL: REAL}).loaded))
    assert "data/katalog.jsonld" not in files
    assert "data/semua.zip" in files
