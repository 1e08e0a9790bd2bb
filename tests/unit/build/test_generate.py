"""From a checked site to files: every page and export once, in one place each."""

import datetime as dt
from pathlib import Path

import pytest

from generator.build.generate import artifacts, generate, occasion_of
from generator.build.write import OWNED_FILES, OWNED_FOLDERS
from generator.settings import Settings
from tests.builders import CONTOH, FICTIONAL, LAYANAN, MISAL, REAL, a_site
from tests.occasions import an_occasion

FILES = {CONTOH: f"{FICTIONAL}redirects: [kabupaten-lama]\n", LAYANAN: "fictional: ya\nstate: planned\n", MISAL: REAL}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        project_dir=tmp_path,
        config_file=tmp_path / "mkdocs.yml",
        regions_dir=tmp_path / "regions",
        content_dir=tmp_path / "content",
        site_dir=tmp_path / "site",
        edit_url="https://x.id/edit/main",
        language="en",
        today=dt.date(2026, 11, 21),
    )


def test_no_two_files_have_one_path_on_any_disk() -> None:
    paths = [path for path, _ in artifacts(an_occasion(FILES))]
    assert len(paths) > 20
    assert len({path.casefold() for path in paths}) == len(paths)


def test_every_file_stands_where_the_generator_may_write_and_prune() -> None:
    owned = tuple(f"{folder}/" for folder in OWNED_FOLDERS)
    outside = [path for path, _ in artifacts(an_occasion(FILES)) if not path.startswith(owned)]
    assert outside == list(OWNED_FILES)


def test_pages_and_exports_and_reference_are_all_there() -> None:
    paths = {path for path, _ in artifacts(an_occasion(FILES))}
    assert {
        "index.md",
        "daerah/kota-misal/index.md",
        "daerah/kabupaten-contoh/quick-win/layanan/index.md",
        "daerah/kabupaten-lama/quick-win/layanan/index.html",
        "data/daerah/kota-misal.json",
        "data/daerah.csv",
        "panduan/pesan/index.md",
    } <= paths


def test_the_same_data_gives_the_same_files() -> None:
    assert list(artifacts(an_occasion(FILES))) == list(artifacts(an_occasion(FILES)))


def test_files_are_written_and_told_of_one_by_one(settings: Settings) -> None:
    site, _ = a_site(FILES)
    told: list[str] = []
    written = generate(site, settings, on_file=told.append)
    assert len(told) == written.total == len(written.changed)
    assert set(told) == {
        path.relative_to(settings.content_dir).as_posix() for path in settings.content_dir.rglob("*") if path.is_file()
    }


def test_a_run_shares_what_its_settings_say(settings: Settings) -> None:
    site, _ = a_site(FILES)
    occasion = occasion_of(site, settings)
    assert (occasion.today, occasion.edit_url) == (settings.today, settings.edit_url)
    assert occasion.catalogue.language == "en"
    assert occasion.changed_on == {}
