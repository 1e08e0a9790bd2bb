"""Fixtures of several tests: the project's folder, copies that may be changed, the site built once."""

import fcntl
import functools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

import jinja2
import pytest
from hypothesis import settings
from jinja2.bccache import Bucket

from generator.build import media, read
from generator.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROJECT = Path(__file__).resolve().parent.parent
PARTS = ("mkdocs.yml", "content", "regions", "theme_overrides")
# A busy machine is no fault of the code: what must be quick is measured where that is tested.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


class _CompiledTemplates(jinja2.BytecodeCache):
    """Compiled templates of a test process, by name and source.

    Tests build many sites from the same theme, and compiling its templates takes a third of the
    time of a small build.
    """

    def __init__(self) -> None:
        self._code: dict[tuple[object, ...], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(self._name(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code
        self._code[self._name(bucket)] = bucket.code

    def _name(self, bucket: Bucket) -> tuple[object, ...]:
        language = bucket.environment
        ways = (language.autoescape, language.trim_blocks, language.lstrip_blocks)
        return (bucket.key, bucket.checksum, *ways, *language.extensions)


def _share_compiled_templates() -> None:
    made = jinja2.Environment.__init__
    templates = _CompiledTemplates()

    @functools.wraps(made)
    def make(self: jinja2.Environment, *arguments: Any, **settings: Any) -> None:
        made(self, *arguments, **settings)
        if self.bytecode_cache is None:
            self.bytecode_cache = templates

    jinja2.Environment.__init__ = make  # type: ignore[method-assign]


def _share_pictures_and_records() -> None:
    """Make each picture and read each file of the data once in a test process.

    Those of the project's own data take two seconds. The program itself reads a file once, and
    would keep forty times its size in memory for nothing.
    """
    media.examine = functools.lru_cache(maxsize=64)(media.examine)
    read._read = functools.lru_cache(maxsize=128)(read._read)  # noqa: SLF001


_share_compiled_templates()
_share_pictures_and_records()

BUILD_DAY = "1795219200"
"""21 November 2026, 00:00 UTC: the day on which all test sites are built."""

os.environ["ENGLISH"] = ""
"""Most sites of the tests have no English edition, which would nearly double their pages. The
project's own site has one (`built_site`), so that what walks its pages walks both editions.
"""

HEAVY_FIXTURES = frozenset({"built_site", "small_site", "english_site", "browser"})
"""Fixtures that build a whole site or start a browser; a test that asks for one is heavy."""

HEAVY_PLACES = (
    "tests/rules/test_terms.py::test_on_every_page_terms_are_links",
    "tests/unit/bench/test_corpus.py",
    "tests/unit/executors/test_cluster.py",
    "tests/unit/build/test_cached.py",
    "tests/unit/build/test_regions.py",
    "tests/unit/decode/test_problems.py::test_very_many_problems_cost_little",
    "tests/unit/engine/",
    "tests/unit/link/test_link.py::test_very_many_broken_references_of_a_file_cost_little",
    "tests/unit/model/test_region_list.py::test_every_region_of_the_list_can_be_loaded",
    "tests/unit/model/test_schema.py::test_every_kind_of_file_has_a_schema_that_is_one",
    "tests/unit/search/test_cached_index.py",
    "tests/unit/serve/",
    "tests/unit/source/test_yaml_tree.py::test_four_hundred_kilobytes_are_read_in_a_blink",
    "tests/unit/source/test_yaml_tree.py::test_more_values_than_memory_should_hold",
    "tests/unit/test_cli.py",
    "tests/unit/views/test_completeness.py::test_in_every_region_of_the_project",
)
"""Beginnings of the names of tests that build a site, start a server, a cluster or several
processes, or read very large files.
"""


LONGEST = (
    "tests/sites/test_rebuilds.py::test_after_any_edits",
    "tests/browser/test_pages.py::test_every_kind_of_page",
    "tests/unit/executors/test_cluster.py",
    "tests/property/test_generate_again.py",
    "tests/hostile/test_bad_files.py",
    "tests/sites/test_rebuilds.py",
    "tests/package/test_wheel.py",
)
"""Beginnings of the names of the longest tests, longest first.

They begin a run: a long test that begins last leaves the other workers without work.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark heavy tests, by a fixture that they ask for or by their place, and begin with the
    longest.
    """
    ranks = {begin: rank for rank, begin in enumerate(LONGEST)}
    items.sort(
        key=lambda item: min(
            (rank for begin, rank in ranks.items() if item.nodeid.startswith(begin)),
            default=len(ranks),
        )
    )
    for item in items:
        asked = frozenset(getattr(item, "fixturenames", ()))
        if asked & HEAVY_FIXTURES or item.nodeid.startswith(HEAVY_PLACES):
            item.add_marker(pytest.mark.heavy)


@pytest.fixture(scope="session")
def project() -> Path:
    """Folder of this project; not to be written to."""
    return PROJECT


@pytest.fixture
def project_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of all that a site is made from, on the day of the tests; free to be changed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
    return copy_project(tmp_path / "project")


@pytest.fixture
def small_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of three small regions, on the day of the tests; free to be changed.

    For what holds of a project of any size: reading and building this one takes a fifth of the time.
    """
    from tests.projects import a_small_project

    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
    return a_small_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built from the project's own data, in both editions, once a run; not to be written to."""
    return made_once(tmp_path_factory, "built", build_project) / "project" / "site"


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small project, built once a run; not to be written to.

    For what holds of a site of any size.
    """
    return made_once(tmp_path_factory, "small", build_small_project) / "project" / "site"


@pytest.fixture(scope="session")
def english_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with an English edition, built once a run; not to be written to."""
    return made_once(tmp_path_factory, "english", build_english_project) / "project" / "site"


def build_small_project(folder: Path) -> None:
    """Build a small project below a folder, on the day of the tests."""
    from tests.projects import a_small_project

    build_on_the_day(a_small_project(folder / "project"))


def build_english_project(folder: Path) -> None:
    """Build a small project with an English edition below a folder, on the day of the tests."""
    from tests.projects import an_english_project

    build_on_the_day(an_english_project(folder / "project"))


def build_project(folder: Path) -> None:
    """Build the project below a folder, in both editions, on the day of the tests."""
    from tests.projects import a_whole_project

    build_on_the_day(a_whole_project(folder / "project"))


def build_on_the_day(project: Path) -> None:
    """Build a project as of the day of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
        main(["build", "--quiet", "--config-file", str(project / "mkdocs.yml")])


def made_once(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]
) -> Path:
    """Return a folder that one worker fills, and all workers of the run share.

    A second worker that asks meanwhile waits. Where filling fails, the next worker tries again.
    """
    root = tmp_path_factory.getbasetemp()
    # With pytest-xdist, the folder of a worker lies in the folder of the run.
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    folder = root / name
    whole = root / f"{name}.whole"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            whole.touch()
    return folder


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One browser for all tests of a worker."""
    # Tests that need no browser do not pay for Playwright.
    from tests.browser.serve import chromium

    with chromium() as started:
        yield started


@pytest.fixture
def masterplan(capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line; gives exit code, standard output and standard error."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return run


def copy_project(target: Path) -> Path:
    """Copy what a site is made from: settings, pages written by hand, data and theme."""
    target.mkdir(parents=True)
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, target / part)
        else:
            shutil.copy2(source, target / part)
    return target
