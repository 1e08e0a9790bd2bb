"""What several tests share: the project's folder, copies of it that may be changed, and the site
built from it once.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from generator.cli import main
from tests.browser.serve import chromium

PROJECT = Path(__file__).resolve().parent.parent
PARTS = ("mkdocs.yml", "content", "regions", "theme_overrides")
# A busy machine is no fault of the code: what must be quick is measured where that is tested.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

BUILD_DAY = "1795219200"
"""21 November 2026, 00:00 UTC: the day on which all test sites are built."""


@pytest.fixture(scope="session")
def project() -> Path:
    """Folder of this project; not to be written to."""
    return PROJECT


@pytest.fixture
def project_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of all that a site is made from, on the day of the tests; free to be changed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built from the project's own data, once for all tests of a worker; not to be written
    to.
    """
    copy = copy_project(tmp_path_factory.mktemp("built") / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
        main(["build", "--quiet", "--config-file", str(copy / "mkdocs.yml")])
    return copy / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
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
