"""The accessibility page tells the last run of axe, and the run was one of today's rules."""

import re
from pathlib import Path

import axe_playwright_python
import yaml

from tests.accessibility import PAGE, RESULT, SCREENS, expected_page, statement
from tests.browser.reader import AXE_RULES

REDO = "run: make accessibility"


def test_the_page_tells_the_result_of_the_last_run() -> None:
    result = yaml.safe_load(RESULT.read_text(encoding="utf-8"))
    assert PAGE.read_text(encoding="utf-8") == expected_page(result), REDO


def test_the_last_run_had_the_installed_axe_and_the_rules_of_today() -> None:
    result = yaml.safe_load(RESULT.read_text(encoding="utf-8"))
    script = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
    axe = re.match(r"/\*! axe v([\d.]+)", script)
    assert axe is not None
    assert result["axe"] == axe[1], REDO
    assert result["rules"] == list(AXE_RULES), REDO
    assert result["screens"] == [list(screen) for screen in SCREENS], REDO


def test_what_axe_found_is_not_left_out() -> None:
    result = yaml.safe_load(RESULT.read_text(encoding="utf-8"))
    told = statement(result | {"found": ["360 dark /daerah/: axe color-contrast: ['h1']"]})
    assert "| Pelanggaran yang ditemukan | 1 |" in told
    assert "- `360 dark /daerah/: axe color-contrast: ['h1']`" in told
