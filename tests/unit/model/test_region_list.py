"""The official list is that of Kepmendagri 300.2.2-2430/2025, and every region in it can be loaded
as it stands.

The facts below are a copy of their own, taken from that decree: how many regions each province has,
and a digest of all codes, types, names and former codes.
"""

import shutil
from collections import Counter
from hashlib import blake2b
from pathlib import Path

from generator.build.read import read_national
from generator.checks.identity import region_slug
from generator.link.region_list import folded_name
from generator.link.site import NationalData
from generator.model.region_list import ListedRegion
from generator.source.discover import find_in
from tests.builders import DAY
from tests.loading import load_site

PROJECT = Path(__file__).parents[3]
NATIONAL = PROJECT / "regions/_national"

PER_PROVINCE = (
    "11:23 12:33 13:19 14:12 15:11 16:17 17:10 18:15 19:7 21:7 31:6 32:27 33:35 34:5 35:38 36:8 51:9 52:10 53:22 "
    "61:14 62:14 63:13 64:10 65:5 71:15 72:13 73:24 74:17 75:6 76:6 81:11 82:10 91:9 92:7 93:4 94:8 95:8 96:6"
)
FACTS_DIGEST = "62bd47a33b418b33563a07329746ce9a"
SAMPLES = (
    "11.01 kabupaten Aceh Selatan",
    "12.12 kabupaten Toba",
    "13.75 kota Bukittinggi",
    "31.71 kota Administrasi Jakarta Pusat",
    "33.17 kabupaten Rembang",
    "33.25 kabupaten Batang",
    "64.74 kota Bontang",
    "71.09 kabupaten Kepulauan Siau Tagulandang Biaro",
    "71.72 kota Bitung",
    "91.71 kota Jayapura",
    "93.01 kabupaten Merauke 91.01",
    "96.71 kota Sorong 92.71",
)


def national() -> NationalData:
    files, found = find_in(NATIONAL, PROJECT)
    read, problems = read_national(files)
    assert (found, problems) == ((), ())
    assert read is not None
    return read


LIST = national().listed.record
REGIONS = LIST.regions


def facts(entry: ListedRegion) -> str:
    return " ".join((entry.code, entry.type, entry.name, *entry.former_codes))


def test_the_list_is_that_of_the_decree() -> None:
    assert LIST.authority == "kepmendagri-300-2-2-2430-2025"
    assert Counter(entry.type for entry in REGIONS) == {"kabupaten": 416, "kota": 98}
    counts = Counter(entry.code[:2] for entry in REGIONS)
    assert (
        " ".join(f"{province}:{count}" for province, count in sorted(counts.items()))
        == PER_PROVINCE
    )
    listed = sorted(map(facts, REGIONS))
    assert [sample for sample in SAMPLES if sample not in listed] == []
    assert blake2b("\n".join(listed).encode(), digest_size=16).hexdigest() == FACTS_DIGEST


def test_codes_end_as_their_type_says_and_begin_with_a_known_province() -> None:
    provinces = {province.code for province in national().provinces.record.provinces}
    for entry in REGIONS:
        assert entry.code[:2] in provinces
        assert (1 <= int(entry.code[3:]) <= 69) is (entry.type == "kabupaten")
    codes = [code for entry in REGIONS for code in (entry.code, *entry.former_codes)]
    assert len(codes) == len(set(codes))


def test_an_everyday_name_means_one_region_and_is_no_official_name() -> None:
    official = Counter(folded_name(entry.name) for entry in REGIONS)
    said = Counter(
        folded_name(name)
        for entry in REGIONS
        for name in (*entry.everyday_names, *entry.former_names)
    )
    assert [name for name, count in said.items() if count > 1 or name in official] == []
    by_name = {
        folded_name(name): entry.full_name for entry in REGIONS for name in entry.everyday_names
    }
    meant = [
        by_name[name] for name in ("jogja", "yogya", "solo", "sitaro", "pangkep", "pali", "tangsel")
    ]
    assert meant == [
        "Kota Yogyakarta",
        "Kota Yogyakarta",
        "Kota Surakarta",
        "Kabupaten Kepulauan Siau Tagulandang Biaro",
        "Kabupaten Pangkajene dan Kepulauan",
        "Kabupaten Penukal Abab Lematang Ilir",
        "Kota Tangerang Selatan",
    ]


def skeleton(entry: ListedRegion) -> str:
    """Return a region.yml that says nothing but what the list says."""
    sources = f"sources: [{LIST.authority}]"
    return (
        f"identity: {{type: {entry.type}, name: {entry.name}, {sources}}}\n"
        f'reference: {{code: "{entry.code}", province: "{entry.code[:2]}", {sources}}}\n'
    )


def test_every_region_of_the_list_can_be_loaded_as_it_stands(tmp_path: Path) -> None:
    regions = tmp_path / "regions"
    shutil.copytree(PROJECT / "regions", regions)
    for entry in REGIONS:
        main = regions / region_slug(entry.type, entry.name) / "region.yml"
        if not main.exists():
            main.parent.mkdir()
            main.write_text(skeleton(entry), encoding="utf-8")
    loaded = load_site(tmp_path, today=DAY)
    assert loaded.report.diagnostics == ()
    assert len(loaded.linked.real_regions) == 514


def test_an_official_name_that_was_changed_is_a_former_name_and_no_everyday_one() -> None:
    former = {name: entry.full_name for entry in REGIONS for name in entry.former_names}
    assert former == {
        "Kutaraja": "Kota Banda Aceh",
        "Toba Samosir": "Kabupaten Toba",
        "Sawahlunto Sijunjung": "Kabupaten Sijunjung",
        "Tanjungkarang-Telukbetung": "Kota Bandar Lampung",
        "Buitenzorg": "Kota Bogor",
        "Ujung Pandang": "Kota Makassar",
        "Mamuju Utara": "Kabupaten Pasangkayu",
        "Polewali Mamasa": "Kabupaten Polewali Mandar",
        "Maluku Tenggara Barat": "Kabupaten Kepulauan Tanimbar",
        "Yapen Waropen": "Kabupaten Kepulauan Yapen",
        "Hollandia": "Kota Jayapura",
        "Sukarnapura": "Kota Jayapura",
    }
