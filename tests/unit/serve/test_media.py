"""Pictures of a region that is being edited: as a build makes them, and current at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.files import freshness
from generator.serve.live_project import LiveProject
from generator.views.site_pages import Backlinks
from tests.builders import CONTOH, FICTIONAL, a_publication
from tests.loading import settings_of, write_site
from tests.pictures import a_drawing, written

MEDIA = "regions/kabupaten-contoh/media"
BELOW = "daerah/kabupaten-contoh/media/"


@pytest.fixture
def project() -> Iterator[Path]:
    brand = "brand: {name: Cerdas, photo: {file: loket.jpg, alt: Loket}}\n"
    with a_publication({CONTOH: FICTIONAL + brand}) as folder:
        (folder / MEDIA).mkdir()
        (folder / MEDIA / "loket.jpg").write_bytes(written(a_drawing()))
        yield folder


def shown(live: LiveProject) -> dict[str, bytes]:
    region = live.region("kabupaten-contoh", Backlinks())
    assert region.refusal.findings == ()
    return dict(region.files)


def test_a_changed_picture_is_shown_as_a_build_makes_it(project: Path) -> None:
    live = LiveProject(settings_of(project))
    before = shown(live)
    (project / MEDIA / "loket.jpg").write_bytes(written(a_drawing(80, 60)))
    after = shown(live)
    write_site(project, project / "content")
    built = {
        f"{BELOW}{path.name}": path.read_bytes() for path in (project / "content" / BELOW).iterdir()
    }
    assert {path: data for path, data in after.items() if path.startswith(BELOW)} == built
    page = "daerah/kabupaten-contoh/index.md"
    # The page leads to other files, so an open page is loaded again.
    assert before[page] != after[page]
    assert not built.keys() & before.keys()


def test_an_unchanged_picture_is_read_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live, read = LiveProject(settings_of(project)), list[str]()
    digest = freshness.file_digest
    monkeypatch.setattr(
        freshness, "file_digest", lambda path: (read.append(str(path)), digest(path))[1]
    )
    for _ in range(3):
        shown(live)
    assert len(read) == 1
