from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.search.engines import ask_ours
from tests.search.judgements import read_judgements
from tests.search.quality import failures, quality

LEAST = 0.95
JUDGEMENTS = read_judgements()
TUNED = [judgement for judgement in JUDGEMENTS if judgement.part == "tune"]


@pytest.fixture(scope="module")
def answers(browser: Browser, built_site: Path) -> Mapping[str, tuple[str, ...]]:
    """What the search shows for every judged query."""
    return ask_ours(browser, built_site, [judgement.q for judgement in JUDGEMENTS])


def test_nineteen_of_twenty_queries_that_were_tuned_on_have_their_page_within_three_results(
    answers: Mapping[str, tuple[str, ...]],
) -> None:
    _, within_three, _ = quality(TUNED, answers).success
    assert within_three >= LEAST, "\n".join(failures(TUNED, answers))


def test_nineteen_of_twenty_of_all_queries_have_their_page_within_three_results(
    answers: Mapping[str, tuple[str, ...]],
) -> None:
    _, within_three, _ = quality(JUDGEMENTS, answers).success
    assert within_three >= LEAST
