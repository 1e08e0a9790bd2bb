"""Cached results of regions: the same files as without a cache, and no unchanged region again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.build.generate import GeneratedSite
from generator.build.regions import RegionResult
from generator.cache.store import Cache, NoCache
from tests.builders import (
    CONTOH,
    DAY,
    FICTIONAL,
    LAYANAN,
    MISAL,
    NAMING_ONE_ANOTHER,
    PROGRAMME,
    a_publication,
)
from tests.loading import load_site, workplace, write_site


@pytest.fixture
def project() -> Iterator[Path]:
    with a_publication(NAMING_ONE_ANOTHER) as folder:
        yield folder


def run(
    project: Path, *, jobs: int = 1, is_cached: bool = True, **settings: Any
) -> tuple[GeneratedSite, list[str]]:
    """Generate with the cache, and return the site with the files that were written."""
    cache = Cache(project / "cache") if is_cached else NoCache()
    site, written = write_site(project, project / "content", workplace(jobs, cache), **settings)
    return site, list(written.changed)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def write_data(project: Path, name: str, text: str) -> None:
    path = project / "regions" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_anew(project: Path, name: str, old: str, new: str) -> None:
    write_data(project, name, NAMING_ONE_ANOTHER[name].replace(old, new))


def damage(project: Path, data: bytes | None) -> None:
    """Remove every record, or write other bytes, with a right checksum if they are JSON."""
    for path in (project / "cache").iterdir():
        if data is None:
            path.unlink()
        elif data == OTHER:
            Cache(path.parent).put(path.name, data)
        else:
            path.write_bytes(data)


def swap(project: Path) -> None:
    """Exchange the bytes of the records among the records."""
    paths = sorted((project / "cache").iterdir())
    held = [path.read_bytes() for path in paths]
    for path, data in zip(paths, held[1:] + held[:1], strict=True):
        path.write_bytes(data)


OTHER = b'{"slug": 1}'
LAMPU = "title: Lampu\nstate: planned\nsources: [berita]\n"
NEW_REGION = FICTIONAL.replace("Contoh", "Baru").replace("99.01", "99.07")
CHANGES: dict[str, tuple[Callable[[Path], None], int]] = {
    "nothing": (lambda _project: None, 3),
    "a quick win": (
        lambda project: write_anew(project, LAYANAN, "Layanan", "Lain"),
        2,
    ),
    "a new region": (
        lambda project: write_data(project, "kabupaten-baru/region.yml", NEW_REGION),
        3,
    ),
    "a source that others name": (
        lambda project: write_anew(project, MISAL, "Berita", "B"),
        0,
    ),
    "a region whose sources others name": (
        lambda project: write_data(project, "kota-misal/quick-wins/lampu.yml", LAMPU),
        2,
    ),
    "a region gone": (
        lambda project: (project / "regions" / CONTOH).parent.rename(project / "weg"),
        1,
    ),
    "the nation": (
        lambda project: write_anew(project, PROGRAMME, "Menuju", "ke"),
        0,
    ),
    "a page lost": (lambda project: (project / "content/daerah/kota-misal/index.md").unlink(), 3),
    "a page damaged": (
        lambda project: (project / "content/daerah/kota-misal/index.md").write_text("x"),
        3,
    ),
    "a shared page damaged": (
        lambda project: (project / "content/glosarium/index.md").write_text("x"),
        3,
    ),
    "a shared page lost": (lambda project: (project / "content/index.md").unlink(), 3),
    "damaged records": (lambda project: damage(project, b"x"), 0),
    "records in another form": (lambda project: damage(project, OTHER), 0),
    "records exchanged": (swap, 0),
    "records lost": (lambda project: damage(project, None), 0),
}
"""Each change, and the number of regions, of three, with a cached result afterwards."""


# Where a result is made is the executor's matter: two changes, one that reads regions again and one
# that does not, show it in `make test`.
IN_PROCESSES = frozenset({"nothing", "a region whose sources others name"})


@pytest.mark.parametrize(
    ("change", "jobs"),
    [
        *((change, 1) for change in CHANGES),
        *(
            pytest.param(change, 2, marks=() if change in IN_PROCESSES else pytest.mark.slow)
            for change in CHANGES
        ),
    ],
)
def test_after_a_change_the_files_are_those_of_a_clean_run(
    project: Path, change: str, jobs: int
) -> None:
    run(project)
    does, cached = CHANGES[change]
    does(project)
    generated, _ = run(project, jobs=jobs)
    found = tree(project / "content")
    assert len(generated.cached) == cached
    (project / "content").rename(project / "before")
    run(project, is_cached=False)
    assert found == tree(project / "content")
    assert found


def test_a_second_run_writes_nothing(project: Path) -> None:
    first = run(project)[1]
    records = tree(project / "cache")
    assert first
    assert run(project)[1] == []
    assert tree(project / "cache") == records


def test_with_another_setting_of_the_site_every_region_is_rendered_again(project: Path) -> None:
    """Every setting is part of every key: `tests/unit/cache/test_keys.py` changes each of them."""
    run(project)
    site, _ = run(project, today=DAY.replace(day=1))
    assert site.cached == frozenset()


def test_a_cached_result_is_the_result(project: Path) -> None:
    adapter = TypeAdapter(RegionResult)
    for result in load_site(project, renders=True).results.values():
        packed = result
        if result.rendered is not None:
            files = tuple(replace(file, data=None) for file in result.rendered.files)
            packed = replace(result, rendered=replace(result.rendered, files=files))
        back = adapter.validate_json(adapter.dump_json(packed))
        # The representation tells text from markup, which compare as equal.
        assert repr(back) == repr(packed)
        assert back == packed


def test_a_folder_holds_nothing_that_the_last_run_did_not_use(project: Path) -> None:
    run(project)
    before = set(tree(project / "cache"))
    write_anew(project, LAYANAN, "Layanan", "Lain")
    run(project)
    after = set(tree(project / "cache"))
    assert len(after) == len(before)
    assert after != before
