"""The archive of all data: one ZIP with tables, regions, descriptions and digests.

The same data gives the same bytes: members are sorted, and have no time of their own.
"""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.context import BuildContext
from generator.exports.exported_file import ExportedFile
from generator.facts.file_facts import FileFacts
from generator.licences import licence_named
from generator.messages import Catalogue, load_catalogue
from generator.settings import SiteSettings
from generator.views import addresses

ReadFile = Callable[[str], bytes]
"""Gives the bytes of a data file by its path below `content/`."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can name."""
_MODE = 0o100644 << 16
"""Mode of a plain file readable by everybody, as Unix systems write the mode."""
_ABOUT: Mapping[str, str] = MappingProxyType({"id": "BACA-SAYA.txt", "en": "README.txt"})
"""Names of the note of the archive, by language."""
_DIGESTS = "SHA256SUMS"


def export(
    build: BuildContext, files: Sequence[FileFacts], read: ReadFile
) -> Iterator[ExportedFile]:
    """Yield the archive of the real regions' data.

    Left out are copies of the same data in further forms, files for the pages of this site alone,
    and invented regions.

    Args:
        build: Build context.
        files: Facts of every other data file.
        read: Gives the bytes of these files.
    """
    real = {addresses.region_data(region.slug) for region in build.site.real_regions}
    shared = {
        addresses.data_package(),
        addresses.data_catalogue(),
        "data/csv-metadata.json",
        "data/daerah.schema.json",
    }
    paths = [
        file.path
        for file in files
        if file.path in real
        or file.path in shared
        or (file.path.endswith(".csv") and file.path.count("/") == 1)
    ]
    # Note and digests are members as well, so an archive explains itself far from the site.
    members = {path: read(path) for path in paths}
    for language, name in _ABOUT.items():
        members[name] = _about(build.settings, load_catalogue(language)).encode()
    members[_DIGESTS] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(members.items())
    ).encode()
    yield ExportedFile(addresses.archive(), zipped(members), len(members))


def zipped(members: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of members by path, sorted, so that the same members give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in sorted(dict(members).items()):
            member = zipfile.ZipInfo(path, _EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = _MODE
            # Else the archive would name the operating system of the build.
            member.create_system = 3
            archive.writestr(member, data)
    return stream.getvalue()


def _about(settings: SiteSettings, catalogue: Catalogue) -> str:
    """Return the note of the archive: publisher, address and licence of the data."""
    word = catalogue.word
    licence = licence_named(settings.data_licence)
    lines = [
        settings.named_in(catalogue.language) or word("downloads.title"),
        *([settings.publisher] if settings.publisher else []),
        *([settings.site_url] if settings.site_url is not None else []),
        "",
        word("exports.package"),
        word("downloads.no_licence")
        if licence is None
        else word("downloads.licence", licence=f"{licence.name} {licence.url}".strip()),
        word("exports.archive"),
    ]
    return "".join(f"{line}\r\n" for line in lines)
