"""National files of the package in projects without their own."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from generator.source.discover import find_in, find_regions, find_sources
from generator.source.packaged_nation import Found, with_packaged_nation
from tests.builders import CONTOH, FICTIONAL, a_publication
from tests.conftest import PROJECT
from tests.loading import load_site

NATIONAL = PROJECT / "regions/_national"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an invented region and no national files."""
    path = tmp_path / "regions" / CONTOH
    path.parent.mkdir(parents=True)
    path.write_text(FICTIONAL, encoding="utf-8")
    return tmp_path


def completed(project: Path) -> Found:
    regions = project / "regions"
    found = find_sources(regions, project)
    return with_packaged_nation(found, project, find_regions(regions))


def texts(project: Path) -> dict[str, str]:
    return {file.path: file.data.decode() for file in completed(project)[0]}


def put(project: Path, name: str, text: str) -> None:
    path = project / "regions/_national" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_project_without_national_files_has_the_packaged_ones(project: Path) -> None:
    files, findings = completed(project)
    expected = {path.relative_to(PROJECT).as_posix() for path in NATIONAL.rglob("*.yml")}
    assert {file.path for file in files} == expected | {f"regions/{CONTOH}"}
    assert [file.path for file in files] == sorted(file.path for file in files)
    assert findings == ()


@pytest.mark.parametrize("region", [None, "kota-bontang"])
def test_they_have_no_findings_whichever_regions_there_are(
    region: str | None, project: Path
) -> None:
    if region is not None:
        shutil.copytree(PROJECT / "regions" / region, project / "regions" / region)
    report = load_site(project, today=dt.date(2026, 11, 21)).report
    places = [finding.span.path for finding in report.diagnostics]
    assert [place for place in places if place.startswith("regions/_national")] == []


def test_a_source_of_a_region_is_the_regions_own_where_the_region_is_there(project: Path) -> None:
    reference, renamed = "kota-bontang/bontang-mou-2019", "kota-bontang-bontang-mou-2019"
    glossary, sources = "regions/_national/glossary.yml", "regions/_national/sources.yml"
    alone = texts(project)
    assert reference not in alone[glossary]
    assert renamed in alone[glossary]
    assert f"- id: {renamed}\n" in alone[sources]
    shutil.copytree(PROJECT / "regions/kota-bontang", project / "regions/kota-bontang")
    together = texts(project)
    assert reference in together[glossary]
    assert renamed not in together[glossary] + together[sources]


def test_a_file_of_the_project_takes_the_place_of_the_packaged_one(project: Path) -> None:
    put(project, "glossary.yml", "terms: []\n")
    put(project, "frameworks/kampung.yml", "name: Kampung\n")
    put(project, "sources.yml", "sources:\n  - id: milik-kami\n    title: Kami\n")
    found = texts(project)
    assert found["regions/_national/glossary.yml"] == "terms: []\n"
    assert found["regions/_national/frameworks/kampung.yml"] == "name: Kampung\n"
    assert "regions/_national/frameworks/six-pillars.yml" in found
    sources = found["regions/_national/sources.yml"]
    assert sources.startswith("sources:\n  - id: milik-kami\n")
    assert "- id: kota-bontang-bontang-mou-2019\n" in sources


def test_an_edited_copy_of_a_packaged_file_needs_no_region_of_ours(project: Path) -> None:
    text = (NATIONAL / "glossary.yml").read_text(encoding="utf-8")
    put(project, "glossary.yml", f"{text}# Disunting.\n")
    found = texts(project)["regions/_national/glossary.yml"]
    assert found.endswith("# Disunting.\n")
    assert "kota-bontang/bontang-mou-2019" not in found
    assert len(found) == len(text) + len("# Disunting.\n")


def test_a_project_with_a_programme_keeps_its_national_files_as_they_are() -> None:
    with a_publication({CONTOH: FICTIONAL}) as folder:
        for name in ("glossary.yml", "frameworks/national-six.yml"):
            (folder / "regions/_national" / name).unlink()
        found = find_sources(folder / "regions", folder)
        assert with_packaged_nation(found, folder, frozenset()) == found
        assert [finding.code.name for finding in found[1]] == ["NATIONAL_FILE_MISSING"]


def test_the_national_folder_alone_is_completed_as_in_the_whole(project: Path) -> None:
    put(project, "glossary.yml", "terms: []\n")
    found = find_in(project / "regions/_national", project)
    files, findings = with_packaged_nation(found, project, find_regions(project / "regions"))
    whole = tuple(file for file in completed(project)[0] if file.region is None)
    assert (files, findings) == (whole, ())


def test_the_repository_reports_its_own_missing_files() -> None:
    found = find_in(NATIONAL, PROJECT)
    assert with_packaged_nation(found, PROJECT, frozenset()) is found
