"""From a checked site to files: every page and export once, in one place each."""

import datetime as dt
from pathlib import Path

from generator.build.generate import artifacts, generate, write
from generator.build.load import options_for
from generator.build.write import OWNED_FILES, OWNED_FOLDERS
from generator.settings import Settings
from tests.builders import CONTOH, FICTIONAL, LAYANAN, MISAL, REAL
from tests.contexts import a_build_context, files_of

FILES = {
    CONTOH: f"{FICTIONAL}redirects: [kabupaten-lama]\n",
    LAYANAN: "fictional: ya\nstate: planned\n",
    MISAL: REAL,
}


def test_no_two_files_have_one_path_on_any_disk() -> None:
    paths = [artifact.path for artifact in artifacts(generate(a_build_context(FILES).loaded))]
    assert len(paths) > 20
    assert len({path.casefold() for path in paths}) == len(paths)


def test_every_file_stands_where_the_generator_may_write_and_prune() -> None:
    owned = tuple(f"{folder}/" for folder in OWNED_FOLDERS)
    outside = [path for path in files_of(a_build_context(FILES)) if not path.startswith(owned)]
    assert outside == list(OWNED_FILES)


def test_pages_and_exports_and_reference_are_all_there() -> None:
    paths = files_of(a_build_context(FILES)).keys()
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
    first, second = (list(artifacts(generate(a_build_context(FILES).loaded))) for _ in range(2))
    assert first == second


def test_files_are_written_and_told_of_one_by_one(tmp_path: Path) -> None:
    told: list[str] = []
    written = write(generate(a_build_context(FILES).loaded), tmp_path, on_file=told.append)
    assert len(told) == written.total == len(written.changed)
    assert set(told) == {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }


def test_a_run_is_told_what_the_settings_say(tmp_path: Path) -> None:
    settings = Settings(
        project_dir=tmp_path,
        config_file=tmp_path / "mkdocs.yml",
        regions_dir=tmp_path / "regions",
        content_dir=tmp_path / "content",
        site_dir=tmp_path / "site",
        edit_url="https://x.id/edit/main",
        language="en",
        today=dt.date(2026, 11, 21),
    )
    options = options_for(settings, jobs=3)
    assert (options.language, options.edit_url, options.jobs) == ("en", settings.edit_url, 3)
    assert options.changed_on == {}
    assert options.publishes
