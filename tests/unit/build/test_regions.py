"""The region step: the same files at any number of processes; a fault names its region."""

import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.build import regions
from generator.build.load import LoadedSite
from generator.errors import GeneratorError
from generator.link.site import RegionSite
from generator.model.base import Record
from tests.builders import NAMING_ONE_ANOTHER, a_publication
from tests.contexts import texts_of
from tests.loading import generated, load_site, workplace


@pytest.fixture
def project() -> Iterator[Path]:
    with a_publication(NAMING_ONE_ANOTHER) as folder:
        yield folder


def loaded(project: Path, *, jobs: int = 1, renders: bool = True) -> LoadedSite:
    return load_site(project, at=workplace(jobs), renders=renders)


@pytest.fixture
def made(project: Path) -> dict[str, str]:
    """What one process makes."""
    return texts_of(loaded(project))


@pytest.mark.parametrize("jobs", [2, 4])
def test_more_processes_give_the_same_files(project: Path, made: dict[str, str], jobs: int) -> None:
    assert texts_of(loaded(project, jobs=jobs)) == made


@pytest.mark.slow
def test_processes_that_start_from_nothing_give_the_same_files(
    project: Path, made: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert texts_of(loaded(project, jobs=2)) == made


def test_pages_that_were_not_made_while_reading_are_made_the_same_afterwards(
    project: Path, made: dict[str, str]
) -> None:
    unmade = loaded(project, renders=False)
    assert all(item.rendered is None for item in unmade.results.values())
    assert texts_of(unmade) == made


def test_a_source_s_page_has_what_the_nation_and_other_regions_took_from_it(
    made: dict[str, str],
) -> None:
    page = made["sumber/kota-misal/berita/index.md"]
    places = [
        page.index(words)
        for words in ("program/#", "kabupaten-contoh/#visi", "kota-misal/#misi", "kota-umpama/#")
    ]
    assert places == sorted(places)
    assert "4 pernyataan" in page
    assert "4 pernyataan" in made["sumber/index.md"]


def test_the_result_of_a_region_holds_no_records(project: Path) -> None:
    def refuse(record: Record) -> None:
        raise AssertionError(type(record).__name__)

    done = loaded(project).results
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Record, "__reduce_ex__", lambda record, _: refuse(record))
        # Our own.
        assert pickle.loads(pickle.dumps(done)) == done  # noqa: S301


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_while_reading_names_its_region(
    project: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(regions, "check_region", failing(regions.check_region))
    with pytest.raises(GeneratorError) as caught:
        loaded(project, jobs=jobs)
    assert caught.value.key == "region_failed"
    assert caught.value.arguments == {"region": "kota-misal", "reason": "RuntimeError: aduh"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_while_rendering_names_its_region(
    project: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(regions, "view_region_site", failing(regions.view_region_site))
    read = loaded(project, jobs=jobs)
    with pytest.raises(GeneratorError) as caught:
        generated(read)
    assert caught.value.arguments["region"] == "kota-misal"


def test_a_process_that_is_killed_names_a_region(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, read = os.getpid(), regions.read_region
    monkeypatch.setattr(
        regions,
        "read_region",
        lambda *given, **more: read(*given, **more) if os.getpid() == home else os._exit(1),
    )
    with pytest.raises(GeneratorError) as caught:
        loaded(project, jobs=2)
    assert (caught.value.key, caught.value.arguments) == (
        "worker_lost",
        {"task": "kabupaten-contoh"},
    )


def failing(work: Callable[..., Any]) -> Callable[..., Any]:
    """Return work that fails in one region."""

    def do(region: RegionSite, *given: object, **more: object) -> object:
        if region.slug == "kota-misal":
            raise RuntimeError("aduh")
        return work(region, *given, **more)

    return do
