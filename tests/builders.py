"""Small publications for tests: the base of the examples with a few files laid over it, loaded as
the program does.
"""

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.build.load import LoadedSite
from generator.build.regions import read_region
from generator.diagnostics import Diagnostic
from generator.link.site import RegionSite, Site
from generator.web_hosts import OFFICIAL_HOSTS
from tests.loading import load_site

DAY = dt.date(2026, 11, 21)
"""The day of the build in all tests."""

BASE = Path(__file__).parents[1] / "generator" / "examples" / "base" / "regions"

CONTOH = "kabupaten-contoh/region.yml"
MISAL = "kota-misal/region.yml"
PROGRAMME = "_national/programme.yml"
PROVINCES = "_national/provinces.yml"
REGION_LIST = "_national/regions.yml"
LAYANAN = "kabupaten-contoh/quick-wins/layanan.yml"

FICTIONAL = """fictional: ya
identity: {type: kabupaten, name: Contoh}
reference: {code: "99.01"}
"""
"""Head of a region.yml of a fictional kabupaten."""

FOLLOWING = f"{FICTIONAL}framework: {{framework: national-six}}\n"
"""The same with a plan that follows the six dimensions."""

REAL = """identity: {type: kota, name: Misal, sources: [daftar-kode]}
reference: {code: "33.99", sources: [daftar-kode]}
"""
"""Head of the region.yml of a kota that counts as real; name and code stand in the list of the
base.
"""

LEDGER = """name: Gerakan Menuju Smart City
universe: {value: 514, sources: [daftar-kode]}
"""
"""Head of a programme.yml."""

_SOURCES = "sources: [{id: berita, title: Berita, grade: press}]\n"
NAMING_ONE_ANOTHER = {
    CONTOH: f"{FICTIONAL}vision: {{text: Maju, sources: [kota-misal/berita]}}\n",
    LAYANAN: "fictional: ya\ntitle: Layanan\nstate: planned\n",
    MISAL: f"{REAL}missions: [{{text: Bersama, sources: [berita]}}]\n{_SOURCES}",
    "kota-umpama/region.yml": "identity: {type: kota, name: Umpama, sources: [daftar-kode]}\n"
    'reference: {code: "33.98", sources: [daftar-kode]}\n'
    f"brand: {{name: Cerah, sources: [kota-misal/berita, koran]}}\n{_SOURCES.replace('berita', 'koran')}",
    PROGRAMME: "name: Gerakan Menuju Smart City\nuniverse: {value: 514, sources: [kota-misal/berita]}\n",
}
"""Regions and a nation that name sources of one another."""


def listing(names: Mapping[str, str]) -> dict[str, str]:
    """Return the official list with more regions, by code: regions that count as real stand in it."""
    base = (BASE / REGION_LIST).read_text(encoding="utf-8")
    types = {code: "kota" if int(code[3:]) > 70 else "kabupaten" for code in names}
    more = (
        f'  - {{code: "{code}", type: {types[code]}, name: {name}}}\n'
        for code, name in names.items()
    )
    return {REGION_LIST: base + "".join(more)}


@contextmanager
def a_publication(files: Mapping[str, str | bytes]) -> Iterator[Path]:
    """Give a project folder with the base and some files, named below `regions/`, laid over it."""
    with TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copytree(BASE, project / "regions")
        for name, written in files.items():
            path = project / "regions" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written.encode() if isinstance(written, str) else written)
        yield project


def a_site(files: Mapping[str, str]) -> tuple[Site, tuple[Diagnostic, ...]]:
    """Return the linked site of the base with some files laid over it, and all findings."""
    with a_publication(files) as project:
        loaded = load_site(project)
    assert loaded.site is not None, loaded.report.diagnostics
    return loaded.site, loaded.report.diagnostics


def records_of(loaded: LoadedSite) -> dict[str, RegionSite]:
    """Return the records of all regions that could be read, by slug; they stay in the process that
    reads them.
    """
    national, today = loaded.linked.national, loaded.shared.settings.today
    readings = (
        read_region(inputs, national, today=today, hosts=OFFICIAL_HOSTS)
        for inputs in loaded.inputs.values()
    )
    return {reading.slug: reading.region for reading in readings if reading.region is not None}


def a_record_set(files: Mapping[str, str]) -> tuple[dict[str, RegionSite], tuple[Diagnostic, ...]]:
    """Return the records of the regions of the base with some files laid over it, and all findings."""
    with a_publication(files) as project:
        loaded = load_site(project)
    return records_of(loaded), loaded.report.diagnostics


def findings(files: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """Return code, line and column of all that is found in the base with some files laid over it."""
    _, found = a_site(files)
    return [(diagnostic.code, diagnostic.span.line, diagnostic.span.column) for diagnostic in found]


def codes(files: Mapping[str, str]) -> list[str]:
    """Return the codes found in the base with some files laid over it, in the order of their
    places.
    """
    return [code for code, _, _ in findings(files)]


def arguments(files: Mapping[str, str]) -> dict[str, str]:
    """Return what the only finding quotes, by name."""
    _, found = a_site(files)
    assert len(found) == 1, found
    return dict(found[0].arguments)
