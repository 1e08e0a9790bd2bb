"""Whatever stands in a text of the data, the page reads as it is typed and is built as for plain
words.

A round gives each place one row of payloads; `make slow` goes through as many rounds as it takes for
every place to have held every payload.
"""

import os
import time
from pathlib import Path

import pytest

from generator.build.read import MODELS
from generator.model.rich_text import UPDATE_ELEMENTS, first_problem
from generator.slugs import SLUG_LIMIT, is_slug, slug_of
from generator.source.discover import find_sources, printable
from tests.builders import a_publication
from tests.conftest import PROJECT
from tests.hostile import attacked, open_data
from tests.hostile.attacked import Attacked, attack
from tests.hostile.payloads import by_kind, is_taken, packs, rich_packs, rounds, starts, verdicts
from tests.hostile.targets import assert_reported, line
from tests.hostile.texts import (
    WITHDRAWN,
    Texts,
    declared_kinds,
    record_kinds,
    records_to_attack,
)
from tests.loading import load_site
from tests.parsed import unlike_python_markdown
from tests.rows import judge_rows

WITHDRAWN_TEXTS = {
    f"{WITHDRAWN}Update.{name}"
    for name in ("as_printed", "body", "note", "summary", "title.en", "title.id")
}
"""What was withdrawn as private: neither a page nor an export may hold it."""

NOT_YET_SHOWN = {
    "Concept.words",
    "Concept.said",
    "Province.everyday_names",  # for the search alone, as those of regions of the list
    "Province.former_names",
}
"""Places whose texts stand on no page; each needs a reason."""

UNSEEN = {"a\ufe0fb"}
"""Characters that are neither refused nor seen yet; each is to leave this list with its rule."""


@pytest.fixture(scope="module")
def neutral(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    return attack(tmp_path_factory.mktemp("neutral"), Texts(is_hostile=False))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    return attack(tmp_path_factory.mktemp("hostile"), Texts(is_hostile=True, round=os.getpid()))


def test_the_corpus_is_large_and_most_of_it_reaches_the_pages() -> None:
    payloads = {text for texts in by_kind().values() for text in texts}
    assert len(payloads) >= 400
    assert sum(verdict.codes == () for verdict in verdicts().values()) > 0.9 * len(verdicts())
    assert len(starts()) > 50
    assert len(packs()) > 20
    assert len(rich_packs()) > 10


def test_the_attack_reaches_every_kind_of_record() -> None:
    loaded = records_to_attack(PROJECT)
    declared = set().union(*(declared_kinds(model) for model in MODELS.values()))
    assert {kind.__name__ for kind in declared - record_kinds(loaded)} == set()


def test_every_text_reads_as_it_is_typed(hostile: Attacked) -> None:
    assert attacked.unread(hostile) == NOT_YET_SHOWN | WITHDRAWN_TEXTS
    assert attacked.not_exported(hostile) == WITHDRAWN_TEXTS


def test_every_text_of_an_english_page_is_marked_with_its_language(hostile: Attacked) -> None:
    assert list(attacked.in_a_wrong_language(hostile)) == []


def test_every_page_has_the_elements_of_a_page_with_plain_words(
    hostile: Attacked, neutral: Attacked
) -> None:
    assert len(hostile.pages) > 100
    assert list(attacked.misshapen(hostile, neutral)) == []
    assert list(attacked.misshapen_by_another_engine(hostile, neutral)) == []


def test_every_page_is_what_python_markdown_makes_of_it(hostile: Attacked) -> None:
    assert unlike_python_markdown(hostile.markdown) == []


def test_nothing_would_run_or_ask_another_host(hostile: Attacked, neutral: Attacked) -> None:
    assert list(attacked.armed(hostile, neutral)) == []
    assert list(attacked.computed(hostile)) == []


def test_what_machines_read_is_well_formed_and_inert(hostile: Attacked) -> None:
    assert list(attacked.unparsable(hostile)) == []
    assert list(attacked.formulas(hostile)) == []


def test_open_data_is_read_as_it_was_typed_and_leads_nowhere_else(
    hostile: Attacked, neutral: Attacked
) -> None:
    found = (
        *open_data.broken_feeds(hostile),
        *open_data.broken_calendars(hostile),
        *open_data.broken_catalogues(hostile),
        *open_data.broken_archives(hostile),
        *open_data.forged_lines(hostile, neutral),
        *open_data.unseen_signs(hostile),
    )
    assert found == ()


def test_open_data_holds_nothing_private_and_no_invented_region_among_real_ones(
    hostile: Attacked,
) -> None:
    assert list(open_data.told_too_much(hostile, WITHDRAWN_TEXTS)) == []


def test_titles_descriptions_and_anchors_are_those_of_the_page(hostile: Attacked) -> None:
    assert list(attacked.misnamed(hostile)) == []
    assert list(attacked.doubled(hostile)) == []


# --- payloads that no page holds


def test_no_address_leads_elsewhere_than_it_says() -> None:
    taken = [text for text, verdict in verdicts("url").items() if not verdict.codes]
    assert taken == []


def test_characters_are_refused_or_seen() -> None:
    taken = {text for text in by_kind()["visible-or-rejected"] if is_taken(text)}
    assert taken == UNSEEN


def test_no_payload_forges_a_line_of_the_report() -> None:
    payloads = [text for kind, texts in by_kind().items() if kind != "fast" for text in texts]

    def judge(text: str) -> None:
        file = "kabupaten-contoh/quick-wins/muatan.yml"
        with a_publication(
            {file: f"fictional: ya\nstate: '{text.replace(chr(39), '')}'\n"}
        ) as project:
            found = load_site(project)
        assert_reported(found.report.diagnostics, found.texts)

    judge_rows(by_kind()["one-line"] + tuple(payloads[::25]), judge, name=repr)


def test_names_become_slugs_or_none() -> None:
    def judge(text: str) -> None:
        slug = slug_of(text)
        assert slug == "" or is_slug(slug)
        assert len(slug) <= SLUG_LIMIT

    judge_rows([text for texts in by_kind().values() for text in texts], judge, name=repr)


def test_files_with_odd_names_are_named_and_not_read() -> None:
    with a_publication({}) as project:
        folder = project / "regions/kabupaten-contoh/quick-wins"
        folder.mkdir(exist_ok=True)
        names = [name for name in by_kind()["inside-output"] if is_made(folder, f"{name}.yml")]
        files, refused = find_sources(project / "regions", project)
    assert len(names) > 30
    assert all(is_slug(Path(file.path).stem) for file in files if "/quick-wins/" in file.path)
    named = {Path(found.span.path).stem for found in refused} | {
        Path(file.path).stem for file in files
    }
    assert {printable(name) for name in names if not name.startswith(".")} - named == set()


def is_made(folder: Path, name: str) -> bool:
    """Make a file, where the system can name it and it stays in its folder."""
    if "/" in name or "\0" in name:
        return False
    try:
        (folder / name).write_text("canary", encoding="utf-8")
    except OSError:
        return False
    return True


def test_no_payload_keeps_a_parser_busy() -> None:
    def judge(text: str) -> None:
        began = time.process_time()
        first_problem(text[:50_000], allowed=UPDATE_ELEMENTS)
        line(text.encode())
        assert time.process_time() - began < 2

    judge_rows(by_kind()["fast"], judge, name=lambda text: repr(text[:10]))


# --- all rounds


@pytest.mark.slow
@pytest.mark.parametrize("part", range(8))
def test_every_place_holds_every_payload(part: int, neutral: Attacked, tmp_path: Path) -> None:
    for number in range(part, rounds(), 8):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert complaints_of(attack(folder, Texts(is_hostile=True, round=number)), neutral) == []


def complaints_of(hostile: Attacked, neutral: Attacked) -> list[str]:
    """Return what any rule has against a round."""
    return [
        *(place for place in attacked.unread(hostile) ^ (NOT_YET_SHOWN | WITHDRAWN_TEXTS)),
        *(attacked.not_exported(hostile) ^ WITHDRAWN_TEXTS),
        *attacked.in_a_wrong_language(hostile),
        *attacked.misshapen(hostile, neutral),
        *attacked.armed(hostile, neutral),
        *attacked.computed(hostile),
        *attacked.unparsable(hostile),
        *attacked.formulas(hostile),
        *attacked.misnamed(hostile),
        *attacked.doubled(hostile),
    ]
