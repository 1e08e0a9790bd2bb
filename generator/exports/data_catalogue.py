"""The catalogue of the tables and of the files of each region, for data portals (DCAT 3, JSON-LD).

Titles, descriptions, producer, area, language, licence and day are the metadata that Satu Data
Indonesia asks of a data set; a portal reads the metadata in the words of DCAT and Dublin Core,
term by term. Invented regions are left out.

Sources: W3C, "Data Catalog Vocabulary"; Peraturan Presiden 39 of 2019, article 4.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile, json_file
from generator.facts.file_facts import FileFacts
from generator.facts.region_facts import RegionFacts
from generator.licences import licence_named
from generator.views import addresses

_CONTEXT: Mapping[str, object] = MappingProxyType(
    {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "spdx": "http://spdx.org/rdf/terms#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
    }
)
_MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "csv": "text/csv",
        "json": "application/json",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "atom": "application/atom+xml",
        "ics": "text/calendar",
    }
)
"""Media types of data files, by ending."""
_IANA = "https://www.iana.org/assignments/media-types/"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"


def export(build: BuildContext, files: Sequence[FileFacts]) -> Iterator[ExportedFile]:
    """Yield the catalogue; nothing while the address of the site is unknown.

    A catalogue without full addresses names nothing outside of its folder.

    Args:
        build: Build context.
        files: Facts of the data files; only tables and files of regions are listed.
    """
    if build.site_url is None:
        return
    catalogue = _Catalogue(build)
    tables = [file for file in files if _is_table(file)]
    datasets = [catalogue.tables(tables)]
    by_stem: dict[str, list[FileFacts]] = {}
    for file in files:
        folder, _, name = file.path.rpartition("/")
        if folder == "data/daerah":
            by_stem.setdefault(name.rpartition(".")[0], []).append(file)
    datasets += [
        catalogue.region(region, by_stem.get(region.slug, ())) for region in build.site.real_regions
    ]
    yield json_file(addresses.data_catalogue(), catalogue.whole(datasets))


def _is_table(file: FileFacts) -> bool:
    folder = file.path.rpartition("/")[0]
    return folder == "data" and file.path.endswith((".csv", ".xlsx"))


class _Catalogue:
    """Writes the nodes of the catalogue."""

    def __init__(self, build: BuildContext) -> None:
        self._build = build
        self._site_url = build.site_url or ""
        self._word = build.catalogue.word
        settings = build.settings
        self._publisher = {
            "@id": f"{self._site_url}#penerbit",
            "@type": "foaf:Agent",
            "foaf:name": settings.publisher or settings.site_name,
        }
        self._licence = licence_named(settings.data_licence)

    def whole(self, datasets: Sequence[Mapping[str, object]]) -> Mapping[str, object]:
        settings = self._build.settings
        return {
            "@context": dict(_CONTEXT),
            "@id": self._site_url + addresses.data_catalogue(),
            "@type": "dcat:Catalog",
            "dct:title": self._text(settings.site_name),
            "dct:description": self._text(self._word("exports.package")),
            "foaf:homepage": {"@id": self._site_url},
            **self._common(),
            "dcat:dataset": list(datasets),
        }

    def tables(self, files: Sequence[FileFacts]) -> Mapping[str, object]:
        days = [region.changed_on for region in self._build.site.real_regions if region.changed_on]
        return {
            **self._dataset("tabel", self._word("exports.dataset"), self._word("exports.package")),
            "dcat:landingPage": {"@id": self._site_url + addresses.downloads()},
            "dct:conformsTo": {"@id": self._site_url + addresses.data_package()},
            "dct:spatial": self._area("Indonesia", None),
            **self._modified(max(days, default=None)),
            "dcat:distribution": [self._distribution(file) for file in files],
        }

    def region(self, region: RegionFacts, files: Sequence[FileFacts]) -> Mapping[str, object]:
        title = self._word("linked_data.dataset", region=region.full_name)
        described = self._word("part.profil.description", region=region.full_name)
        page = self._site_url + addresses.region_part(region.slug, "data")
        return {
            **self._dataset(region.slug, title, described),
            "dcat:landingPage": {"@id": page},
            "dct:spatial": self._area(region.full_name, region.code),
            **self._modified(region.changed_on),
            "dcat:distribution": [self._distribution(file) for file in files],
        }

    def _dataset(self, name: str, title: str, described: str) -> Mapping[str, object]:
        keywords = self._word("exports.keywords").split(", ")
        return {
            "@id": f"{self._site_url}{addresses.data_catalogue()}#{name}",
            "@type": "dcat:Dataset",
            "dct:identifier": name,
            "dct:title": self._text(title),
            "dct:description": self._text(described),
            "dcat:keyword": [self._text(word) for word in keywords],
            **self._common(),
        }

    def _common(self) -> Mapping[str, object]:
        common: dict[str, object] = {
            "dct:publisher": self._publisher,
            "dct:language": {"@id": _LANGUAGE + self._build.language},
            **self._license(),
        }
        contact = self._build.settings.contact
        if contact is not None:
            key = "vcard:hasEmail" if contact.startswith("mailto:") else "vcard:hasURL"
            common["dcat:contactPoint"] = {"@type": "vcard:Kind", key: {"@id": contact}}
        return common

    def _license(self) -> Mapping[str, object]:
        licence = self._licence
        if licence is None:
            return {}
        return {"dct:license": {"@id": licence.url} if licence.url else licence.name}

    def _distribution(self, file: FileFacts) -> Mapping[str, object]:
        address = self._site_url + file.path
        kind = _MEDIA_TYPES[file.path.rpartition(".")[2]]
        return {
            "@id": address,
            "@type": "dcat:Distribution",
            "dct:title": self._text(file.path.rpartition("/")[2]),
            "dcat:downloadURL": {"@id": address},
            "dcat:accessURL": {"@id": address},
            "dcat:mediaType": {"@id": _IANA + kind},
            "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": _SHA256},
                "spdx:checksumValue": {"@value": file.digest, "@type": "xsd:hexBinary"},
            },
            **self._license(),
        }

    def _area(self, name: str, code: str | None) -> Mapping[str, object]:
        area: dict[str, object] = {"@type": "dct:Location", "skos:prefLabel": self._text(name)}
        # Code of the area, as Satu Data asks for it: Kepmendagri on codes of areas.
        return area if code is None else {**area, "dct:identifier": code}

    def _modified(self, day: object) -> Mapping[str, object]:
        return {} if day is None else {"dct:modified": {"@value": str(day), "@type": "xsd:date"}}

    def _text(self, text: str) -> Mapping[str, str]:
        return {"@value": text, "@language": self._build.language}
