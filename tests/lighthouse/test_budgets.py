"""The budgets of loading: which figures of Lighthouse miss one."""

from typing import Any

from tests.lighthouse.__main__ import CATEGORIES, PAGES, Figures, Page, figures_of, misses, table

LISTED = Page("")
KEPT_BACK = Page("rekaan/", is_indexed=False)
GOOD = Figures((98, 100, 100, 100), 1_200.0, 60.0, 0.001, "13", ())


def test_a_page_within_every_budget_misses_none() -> None:
    assert misses(LISTED, GOOD) == []


def test_each_budget_is_told_when_it_is_missed() -> None:
    slow = Figures((96, 99, 98, 97), 2_500.0, 150.0, 0.02, "13", ("image-alt",))
    told = misses(LISTED, slow)
    assert len(told) == 7
    assert "accessibility 99, not 100: image-alt" in told


def test_a_page_kept_from_search_engines_is_not_judged_by_them() -> None:
    kept = Figures((98, 100, 100, 66), 1_200.0, 60.0, 0.001, "13", ("is-crawlable",))
    assert misses(KEPT_BACK, kept) == []
    assert misses(LISTED, kept)
    assert "not listed" in table({KEPT_BACK: kept}, 0.1)


def test_a_report_gives_scores_figures_and_faults() -> None:
    audits = {
        "largest-contentful-paint": {"numericValue": 1.0},
        "total-blocking-time": {"numericValue": 2.0},
        "cumulative-layout-shift": {"numericValue": 0.5},
        "image-alt": {"score": 0, "scoreDisplayMode": "binary"},
        "video": {"score": None, "scoreDisplayMode": "notApplicable"},
    }
    references = [{"id": name, "weight": 1} for name in ("image-alt", "video")]
    categories: dict[str, Any] = {name: {"score": 1, "auditRefs": []} for name in CATEGORIES}
    categories["accessibility"] = {"score": 0.9, "auditRefs": references}
    report = {"audits": audits, "categories": categories, "lighthouseVersion": "13"}
    expected = Figures((100, 90, 100, 100), 1.0, 2.0, 0.5, "13", ("image-alt",))
    assert figures_of(report) == expected


def test_every_kind_of_page_that_needs_speed_is_measured() -> None:
    assert len({page.address for page in PAGES}) == 5
