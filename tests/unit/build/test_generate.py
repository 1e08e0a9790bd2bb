"""From a checked site to files: every page and export once, in one place each."""

from pathlib import Path

from generator.build.generate import generate
from generator.files.content import (
    OWNED_FILES,
    OWNED_FOLDERS,
    staging_beside,
    write_generated,
)
from tests.builders import CONTOH, FICTIONAL, LAYANAN, MISAL, REAL
from tests.contexts import a_build_context, files_of
from tests.loading import generated, workplace

FILES = {
    CONTOH: f"{FICTIONAL}redirects: [kabupaten-lama]\n",
    LAYANAN: "fictional: ya\nstate: planned\nredirects: [surat]\n",
    MISAL: REAL,
}


def test_no_two_files_have_one_path_on_any_disk() -> None:
    paths = [file.path for file in generated(a_build_context(FILES).loaded).files]
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
        "daerah/kabupaten-contoh/quick-win/surat/index.html",
        "daerah/kabupaten-lama/quick-win/surat/index.html",
        "data/daerah/kota-misal.json",
        "data/daerah.csv",
        "panduan/pesan/index.md",
    } <= paths


def test_the_same_data_gives_the_same_files() -> None:
    first, second = (list(generated(a_build_context(FILES).loaded).files) for _ in range(2))
    assert first == second


def test_each_file_is_counted_once(tmp_path: Path) -> None:
    counted: list[str] = []
    loaded = a_build_context(FILES).loaded
    site = generate(loaded, workplace(), on_file=counted.append)
    with staging_beside(tmp_path / "content") as staging:
        written = write_generated(tmp_path / "content", site.files, {}, staging)
    assert len(counted) == written.total == len(written.changed)
    assert set(counted) == {
        path.relative_to(tmp_path / "content").as_posix()
        for path in (tmp_path / "content").rglob("*")
        if path.is_file()
    }
