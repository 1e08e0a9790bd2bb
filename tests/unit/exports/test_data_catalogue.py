"""The catalogue for data portals: as a reader of RDF sees it, with every file and its digest."""

import datetime as dt
import hashlib
from dataclasses import replace

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, Namespace
from rdflib.term import Node

from generator.exports.data_catalogue import export
from generator.facts.file_facts import FileFacts
from tests.builders import CONTOH, FICTIONAL, MISAL, REAL
from tests.contexts import Staged, a_build_context
from tests.loading import bytes_of, generated

# The reader's own use of a class that it is about to rename.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
SITE = "https://data.example/"
SPDX = Namespace("http://spdx.org/rdf/terms#")
DCAT_AP = {
    DCAT.Catalog: (
        (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
        (DCTERMS.publisher, DCTERMS.license, DCTERMS.modified, FOAF.homepage),
        (DCTERMS.publisher, DCTERMS.license, DCTERMS.language, FOAF.homepage, DCAT.dataset),
    ),
    DCAT.Dataset: (
        (DCTERMS.title, DCTERMS.description),
        (DCTERMS.publisher, DCTERMS.modified),
        (DCTERMS.publisher, DCTERMS.language, DCTERMS.spatial, DCAT.landingPage, DCAT.distribution),
    ),
    DCAT.Distribution: (
        (DCAT.accessURL,),
        (DCTERMS.license, DCAT.mediaType, DCAT.byteSize, SPDX.checksum),
        (DCTERMS.license, DCAT.mediaType, DCAT.accessURL, DCAT.downloadURL, SPDX.checksum),
    ),
    FOAF.Agent: ((FOAF.name,), (), ()),
    SPDX.Checksum: (
        (SPDX.algorithm, SPDX.checksumValue),
        (SPDX.algorithm, SPDX.checksumValue),
        (SPDX.algorithm,),
    ),
}
"""Properties that a node must have, may have once, and whose value is no text, by class of DCAT-AP."""


@pytest.fixture(scope="module")
def build() -> Staged:
    made = a_build_context({CONTOH: FICTIONAL, MISAL: REAL}, site_url=SITE)
    settings = replace(made.settings, site_name="Kota Cerdas", workbooks=True)
    shared = replace(made.loaded.shared, settings=settings)
    return replace(made, settings=settings, loaded=replace(made.loaded, shared=shared))


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


def languages(graph: Graph, node: Node, name: Node) -> set[str | None]:
    return {text.language for text in graph.objects(node, name) if isinstance(text, Literal)}


def test_the_catalogue_has_what_dcat_ap_requires(graph: Graph) -> None:
    """Mandatory properties, and properties that may stand once, of DCAT-AP 3.0.

    Its shapes are not at hand for tests; a portal that harvests refuses what breaks them.
    """
    for kind, (required, single, addresses) in DCAT_AP.items():
        nodes = list(graph.subjects(RDF.type, kind))
        assert nodes, kind
        for node in nodes:
            lacking = [name for name in required if graph.value(node, name) is None]
            doubled = [name for name in single if len(list(graph.objects(node, name))) > 1]
            texts = [
                name
                for name in addresses
                for value in graph.objects(node, name)
                if isinstance(value, Literal)
            ]
            assert (lacking, doubled, texts) == ([], [], []), node
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    for node in graph.subjects(RDF.type, DCAT.Dataset):
        for name in (DCTERMS.title, DCTERMS.description, DCAT.keyword):
            assert languages(graph, node, name) == {"id", "en"}, (node, name)
    assert languages(graph, catalogue, DCTERMS.description) == {"id", "en"}
    # A site has its name in the languages of its editions.
    assert languages(graph, catalogue, DCTERMS.title) == {"id"}
    # The name of a file is in no language.
    for file in graph.subjects(RDF.type, DCAT.Distribution):
        assert languages(graph, file, DCTERMS.title) == {None}
    for day in graph.objects(None, DCTERMS.modified):
        assert isinstance(day, Literal)
        assert isinstance(day.toPython(), dt.date), day


def test_every_file_is_there_as_it_is_told(graph: Graph, files: dict[str, bytes]) -> None:
    distributions: list[Node] = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == 7 + 4  # tables and their workbook, and files of a region
    for file in distributions:
        data = files[str(graph.value(file, DCAT.downloadURL)).removeprefix(SITE)]
        assert int(str(graph.value(file, DCAT.byteSize))) == len(data), file
        checksum = graph.value(file, SPDX.checksum)
        assert str(graph.value(checksum, SPDX.checksumValue)) == hashlib.sha256(data).hexdigest()


def test_every_ending_of_a_file_for_readers_has_its_media_type(graph: Graph) -> None:
    """A new kind of download needs a line in `_MEDIA_TYPES`: a portal opens a file by its type."""
    unknown = {
        str(graph.value(file, DCAT.downloadURL)).rpartition(".")[2]
        for file in graph.subjects(RDF.type, DCAT.Distribution)
        if str(graph.value(file, DCAT.mediaType)).endswith("application/octet-stream")
    }
    assert unknown == set()


def test_a_file_of_a_new_kind_stands_in_the_catalogue_and_stops_nothing(build: Staged) -> None:
    new = FileFacts("data/daerah/kota-misal.ods", size=1, digest="00", rows=None)
    (file,) = export(build, [new])
    told = Graph().parse(data=file.data.decode(), format="json-ld")
    (kind,) = told.objects(None, DCAT.mediaType)
    assert str(kind).endswith("/application/octet-stream")


def test_without_an_address_there_is_no_catalogue() -> None:
    files = bytes_of(generated(a_build_context({MISAL: REAL}).loaded))
    assert "data/katalog.jsonld" not in files
    assert "data/semua.zip" in files
