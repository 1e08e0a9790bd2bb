"""The catalogue of the tables and of the files of each region, for data portals (DCAT 3, JSON-LD).

Titles, descriptions, producer, area, language, licence and day are the metadata that Satu Data
Indonesia asks of a data set; a portal reads the metadata in the words of DCAT and Dublin Core,
term by term, and its readers have titles and descriptions in each language. Invented regions are
left out.

Sources: W3C, "Data Catalog Vocabulary"; Peraturan Presiden 39 of 2019, article 4.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile, json_file
from generator.facts.file_facts import FileFacts
from generator.facts.region_facts import RegionFacts
from generator.licences import licence_named
from generator.messages import Catalogue, all_catalogues
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
_UNKNOWN = "application/octet-stream"
"""Media type of any other ending, as HTTP has it (RFC 9110, section 8.3)."""
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
        settings = build.settings
        self._catalogues = all_catalogues(settings.language)
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
            "dct:title": self._in_each(lambda one: settings.named_in(one.language)),
            "dct:description": self._in_each(lambda one: one.word("exports.package")),
            "foaf:homepage": {"@id": self._site_url},
            **self._common(),
            "dcat:dataset": list(datasets),
        }

    def tables(self, files: Sequence[FileFacts]) -> Mapping[str, object]:
        days = [region.changed_on for region in self._build.site.real_regions if region.changed_on]
        return {
            **self._dataset("tabel", "exports.dataset", "exports.package"),
            "dcat:landingPage": {"@id": self._site_url + addresses.downloads()},
            "dct:conformsTo": {"@id": self._site_url + addresses.data_package()},
            "dct:spatial": self._area("Indonesia", None),
            **self._modified(max(days, default=None)),
            "dcat:distribution": [self._distribution(file) for file in files],
        }

    def region(self, region: RegionFacts, files: Sequence[FileFacts]) -> Mapping[str, object]:
        page = self._site_url + addresses.region_part(region.slug, "data")
        return {
            **self._dataset(
                region.slug,
                "linked_data.dataset",
                "part.profil.description",
                region=region.full_name,
            ),
            "dcat:landingPage": {"@id": page},
            "dct:spatial": self._area(region.full_name, region.code),
            **self._modified(region.changed_on),
            "dcat:distribution": [self._distribution(file) for file in files],
        }

    def _dataset(
        self, name: str, title: str, described: str, **arguments: object
    ) -> Mapping[str, object]:
        """Return the properties of every data set.

        Args:
            name: Name of the data set in the catalogue.
            title: Key of its title in the catalogues of messages.
            described: Key of its description.
            arguments: What the words name.
        """
        return {
            "@id": f"{self._site_url}{addresses.data_catalogue()}#{name}",
            "@type": "dcat:Dataset",
            "dct:identifier": name,
            "dct:title": self._in_each(lambda one: one.word(title, **arguments)),
            "dct:description": self._in_each(lambda one: one.word(described, **arguments)),
            "dcat:keyword": [
                {"@value": keyword, "@language": one.language}
                for one in self._catalogues
                for keyword in one.word("exports.keywords").split(", ")
            ],
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
        kind = _MEDIA_TYPES.get(file.path.rpartition(".")[2], _UNKNOWN)
        return {
            "@id": address,
            "@type": "dcat:Distribution",
            "dct:title": file.path.rpartition("/")[2],
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
        area: dict[str, object] = {"@type": "dct:Location", "skos:prefLabel": name}
        # Code of the area, as Satu Data asks for it: Kepmendagri on codes of areas.
        return area if code is None else {**area, "dct:identifier": code}

    def _modified(self, day: object) -> Mapping[str, object]:
        return {} if day is None else {"dct:modified": {"@value": str(day), "@type": "xsd:date"}}

    def _in_each(self, words: Callable[[Catalogue], str]) -> Sequence[Mapping[str, str]]:
        """Return words in each language; a name that several languages share, once."""
        texts: dict[str, str] = {}
        for one in self._catalogues:
            texts.setdefault(words(one), one.language)
        return [{"@value": text, "@language": language} for text, language in texts.items()]
