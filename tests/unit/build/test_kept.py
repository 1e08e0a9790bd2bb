"""Regions kept from one run to the next: the same files as without, and only what changed is done
again.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from generator.build.generate import Generated, generate, write
from generator.build.kept import Kept
from generator.build.load import Options, load_site
from generator.build.shards import Done
from generator.sealed import write_sealed
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


@pytest.fixture
def project() -> Iterator[Path]:
    with a_publication(NAMING_ONE_ANOTHER) as folder:
        yield folder


def run(project: Path, **changes: object) -> tuple[Generated, list[str]]:
    """Generate with what was kept, and return that with the files that were written."""
    options = replace(Options(publishes=True, kept=Kept(project / "kept")), **changes)
    generated = generate(load_site(project / "regions", project, today=DAY, options=options))
    return generated, list(write(generated, project / "content").changed)


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
    """Write something else into all that is kept, sealed as if it were right where it is JSON; or
    take it away.
    """
    for path in (project / "kept").iterdir():
        if data is None:
            path.unlink()
        elif data == OTHER:
            write_sealed(path, data)
        else:
            path.write_bytes(data)


def swap(project: Path) -> None:
    """Let each of the kept files have what another had."""
    paths = sorted((project / "kept").iterdir())
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
    "damaged memory": (lambda project: damage(project, b"x"), 0),
    "memory in another form": (lambda project: damage(project, OTHER), 0),
    "memory of another": (swap, 0),
    "memory lost": (lambda project: damage(project, None), 0),
}
"""Each change, and how many regions of the three need not be done again."""


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_files_are_those_of_a_clean_run(
    project: Path, change: str, jobs: int
) -> None:
    run(project)
    does, kept = CHANGES[change]
    does(project)
    generated, _ = run(project, jobs=jobs)
    found = tree(project / "content")
    assert generated.kept == kept
    (project / "content").rename(project / "before")
    run(project, kept=None)
    assert found == tree(project / "content")
    assert found


def test_a_second_run_writes_nothing(project: Path) -> None:
    first = run(project)[1]
    kept = tree(project / "kept")
    assert first
    assert run(project)[1] == []
    assert tree(project / "kept") == kept


@pytest.mark.parametrize(
    "changes",
    [
        {"today": DAY.replace(day=1)},
        {"site_url": "https://x.id/"},
        {"edit_url": "https://x.id/edit"},
    ],
)
def test_what_all_regions_are_told_is_part_of_what_they_are_known_by(
    project: Path, changes: dict[str, object]
) -> None:
    run(project)
    today = changes.pop("today", DAY)
    options = replace(Options(publishes=True, kept=Kept(project / "kept")), **changes)
    assert generate(load_site(project / "regions", project, today=today, options=options)).kept == 0  # type: ignore[arg-type]


def test_what_is_kept_comes_back_as_it_was(project: Path) -> None:
    done = load_site(
        project / "regions", project, today=DAY, options=Options(publishes=True)
    ).done.values()
    adapter = TypeAdapter(Done)
    for one in done:
        back = adapter.validate_json(adapter.dump_json(one))
        assert repr(back) == repr(one)  # tells text from markup, which compare as equal
        assert back == one


def test_a_folder_holds_nothing_that_the_last_run_did_not_use(project: Path) -> None:
    run(project)
    before = set(tree(project / "kept"))
    write_anew(project, LAYANAN, "Layanan", "Lain")
    run(project)
    after = set(tree(project / "kept"))
    assert len(after) == len(before)
    assert after != before
