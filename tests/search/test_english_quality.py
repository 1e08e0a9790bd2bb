"""The search of the English edition answers its queries as well as when they were written."""

from pathlib import Path

from playwright.sync_api import Browser

from generator.link.english import FOLDER
from tests.search.engines import ask_ours
from tests.search.judgements import ENGLISH, read_judgements
from tests.search.quality import failures, quality

LEAST = 0.9


def test_english_queries_have_an_english_page_within_three_results(
    browser: Browser, built_site: Path
) -> None:
    judgements = read_judgements(ENGLISH)
    assert len(judgements) >= 20
    answers = ask_ours(browser, built_site, [one.q for one in judgements], edition=FOLDER)
    pages = {page for one in judgements for page in one.pages}
    assert [page for page in pages if not (built_site / page[1:] / "index.html").is_file()] == []
    _, within_three, _ = quality(judgements, answers).success
    assert within_three >= LEAST, "\n".join(failures(judgements, answers))
