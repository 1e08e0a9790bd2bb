"""Promises and their clock, and drafts: late from the day after the due date, and never before."""

import datetime as dt

import pytest
from markupsafe import Markup

from generator.views.components.clock import Clock
from generator.views.components.ledger import Ledger
from generator.views.components.promise_answer import PromiseAnswer
from generator.views.components.promises import UntitledPromises
from tests.builders import CONTOH, FOLLOWING, LAYANAN
from tests.contexts import a_build_context, a_section, a_view

PAGE = "daerah/kabupaten-contoh/quick-win/layanan/"
UNREPORTED = "dan belum dilaporkan selesai."
UPDATE = "---\nfictional: ya\n"


def clock(written: str, today: dt.date, *, language: str = "id") -> tuple[str, str | None]:
    """Return the sentence that answers and the word of the state beside the promise, on a day."""
    files = {CONTOH: FOLLOWING, LAYANAN: f"fictional: ya\ntitle: Layanan\n{written}"}
    view = a_view(a_build_context(files, today=today, language=language), PAGE)
    answer, *clocks = view.opening
    assert isinstance(answer, PromiseAnswer)
    pills = [clock.pill for clock in clocks if isinstance(clock, Clock)]
    badge = pills[0] if pills else a_section(view, "janji").cards[0].badge
    return answer.sentence.striptags(), None if badge is None else Markup(badge).striptags()  # noqa: S704


@pytest.mark.parametrize(
    ("due", "last_day"),
    [
        ("2026-11-20", dt.date(2026, 11, 20)),
        ("2026-02", dt.date(2026, 2, 28)),
        ("2028-02", dt.date(2028, 2, 29)),
        ("2026", dt.date(2026, 12, 31)),
    ],
)
def test_a_promise_is_late_from_the_day_after_its_last_day(due: str, last_day: dt.date) -> None:
    written = f'state: running\npromised_on: "2019"\ndue: "{due}"\n'
    lead, badge = clock(written, last_day)
    assert badge == "Berjalan"
    assert lead.startswith("Berjalan. Target selesai: ")
    lead, badge = clock(written, last_day + dt.timedelta(days=1))
    assert badge == "Terlambat"
    assert lead.startswith("Terlambat. Targetnya ")


@pytest.mark.parametrize("state", ["planned", "running", "unknown"])
def test_any_state_that_is_not_an_end_can_be_late(state: str) -> None:
    assert (
        clock(f"state: {state}\npromised_on: '2019'\ndue: '2025'\n", dt.date(2026, 1, 1))[1]
        == "Terlambat"
    )


@pytest.mark.parametrize(("state", "word"), [("done", "Selesai"), ("stopped", "Dihentikan")])
def test_a_promise_that_has_ended_is_never_late(state: str, word: str) -> None:
    assert (
        clock(f"state: {state}\npromised_on: '2019'\ndue: '2025'\n", dt.date(2026, 1, 1))[1] == word
    )


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (
            "state: planned\npromised_on: '2019'\ndue: '2027-03'\n",
            "Direncanakan. Target selesai: Maret 2027. Tinggal 4 bulan sampai targetnya.",
        ),
        (
            "state: planned\npromised_on: '2019'\n",
            "Direncanakan. Target selesainya belum dipublikasikan.",
        ),
        ("state: running\n", "Berjalan. Target selesainya belum dipublikasikan."),
        ("state: done\ndone_on: '2026-01-05'\n", "Selesai. Tanggal selesai: 5 Januari 2026."),
        ("state: stopped\n", "Dihentikan."),
        (
            "state: unknown\npromised_on: '2019'\n",
            "Status dan target selesainya belum dipublikasikan.",
        ),
        (
            "state: unknown\npromised_on: '2019'\ndue: '2027'\n",
            "Statusnya belum dipublikasikan. Target selesai: 2027. Tinggal 13 bulan sampai targetnya.",
        ),
        (
            "state: running\npromised_on: '2019'\ndue: '2026-06-30'\n",
            f"Terlambat. Targetnya 30 Juni 2026, {UNREPORTED} Sudah 4 bulan lewat dari targetnya.",
        ),
        (
            "state: running\npromised_on: '2019'\ndue: '2026-11-20'\n",
            f"Terlambat. Targetnya 20 November 2026, {UNREPORTED} Sudah 1 hari lewat dari targetnya.",
        ),
        (
            "state: running\npromised_on: '2019'\ndue: '2026-11-21'\n",
            "Berjalan. Target selesai: 21 November 2026. Hari ini targetnya.",
        ),
        (
            "state: not_achieved\npromised_on: '2019'\ndue: '2025'\n",
            "Tidak tercapai. Target selesai: 2025.",
        ),
    ],
)
def test_the_clock_speaks_in_whole_sentences(written: str, sentence: str) -> None:
    assert clock(written, dt.date(2026, 11, 21))[0] == sentence


def test_a_promise_that_is_done_without_a_day_says_that_the_day_is_unknown() -> None:
    lead, _ = clock("state: done\n", dt.date(2026, 11, 21))
    assert lead is not None
    assert lead.casefold().count("belum dipublikasikan") == 1


def test_a_promise_leads_to_the_news_about_it() -> None:
    files = {
        CONTOH: FOLLOWING,
        LAYANAN: "fictional: ya\ntitle: Layanan\nstate: running\n",
        "kabupaten-contoh/updates/a.md": (
            f"{UPDATE}title: A\ndate: '2025'\nquick_wins: [layanan]\n---\n\nA.\n"
        ),
        "kabupaten-contoh/updates/b.md": f"{UPDATE}title: B\ndate: '2026'\n---\n\nB.\n",
    }
    build = a_build_context(files)
    news = a_section(a_view(build, PAGE), "kabar")
    assert [(link.label, link.href) for link in news.links] == [("2025: A", "../../kabar/a/")]


def test_the_list_shows_state_and_dates_of_each_promise() -> None:
    files = {
        CONTOH: f"{FOLLOWING}dimensions: [{{key: living, name: Hidup}}]\n",
        LAYANAN: (
            "fictional: ya\ntitle: Layanan\nstate: running\ndimension: living\n"
            "promised_on: '2019'\ndue: '2025'\n"
        ),
        "kabupaten-contoh/quick-wins/a.yml": "fictional: ya\nstate: planned\npromised_on: '2019'\n",
    }
    view = a_view(a_build_context(files), "daerah/kabupaten-contoh/quick-win/")
    ledger = a_section(view, "quick-win").find(Ledger)
    assert ledger is not None
    promises = [row.promise for row in ledger.rows]
    assert [
        (str(item.link.href), item.link.label, item.about, item.clock, item.state)
        for item in promises
    ] == [
        ("layanan/", "Layanan", "Hidup", "Target: 2025", "Terlambat"),
        ("a/", "Quick win tanpa judul (a)", None, "Target belum dipublikasikan", "Direncanakan"),
    ]
    # Nobody has said by when the second one is to be done: it has no line.
    assert [row.bar is not None for row in ledger.rows] == [True, False]
    cards = a_section(view, "janji").cards
    assert [card.anchor for card in cards] == ["quick-win-a", "quick-win-layanan"]


@pytest.mark.parametrize("state", ["planned", "unknown"])
def test_what_nobody_has_promised_or_begun_is_shown_as_a_draft_on_any_day(state: str) -> None:
    lead, badge = clock(f"state: {state}\ngroup: Kelompok bimtek\n", dt.date(2026, 1, 1))
    assert badge == "Masih rancangan"
    assert lead == "Masih rancangan: belum ada sumber yang mengatakan bahwa ini sudah dijanjikan."


def test_the_list_of_drafts_alone_does_not_say_that_the_region_promised_them() -> None:
    files = {CONTOH: FOLLOWING, LAYANAN: "fictional: ya\ntitle: Layanan\nstate: unknown\n"}
    view = a_view(a_build_context(files), "daerah/kabupaten-contoh/quick-win/")
    assert view.lead is not None
    assert "Inilah yang dijanjikan" not in view.lead
    assert "masih rancangan" in view.lead
    promised = files | {
        LAYANAN: "fictional: ya\ntitle: Layanan\nstate: unknown\npromised_on: '2025'\n"
    }
    assert "Inilah yang dijanjikan" in str(
        a_view(a_build_context(promised), "daerah/kabupaten-contoh/quick-win/").lead
    )


def test_promises_of_which_nothing_is_told_are_one_sentence_with_a_link_to_each() -> None:
    """Law: what has a title, a due date or a state is a row; the rest is said once."""
    rest = {"a": "state: unknown\ndimension: living\n", "b": "state: planned\n"}
    rows = {
        "c": "state: unknown\ntitle: Layanan\n",
        "d": "state: unknown\npromised_on: '2019'\ndue: '2025'\n",
        "e": "state: done\n",
    }
    files = {CONTOH: f"{FOLLOWING}dimensions: [{{key: living, name: Hidup}}]\n"} | {
        f"kabupaten-contoh/quick-wins/{name}.yml": f"fictional: ya\n{text}"
        for name, text in (rest | rows).items()
    }
    build = a_build_context(files)
    listed = a_view(build, "daerah/kabupaten-contoh/quick-win/")
    section = a_section(listed, "quick-win")
    ledger, said = section.find(Ledger), section.find(UntitledPromises)
    assert ledger is not None
    assert [str(row.promise.link.href) for row in ledger.rows] == ["d/", "c/", "e/"]
    assert said is not None
    assert said.intro == "2 quick win belum dipublikasikan judul dan targetnya:"
    links = [("Hidup", "a/"), ("Quick win tanpa judul (b)", "b/")]
    assert [(link.label, link.href) for link in said.links] == links
    shown = a_section(a_view(build, "daerah/kabupaten-contoh/"), "quick-win")
    assert [link.label for link in shown.find(UntitledPromises).links] == ["Hidup", links[1][0]]
    cards = list(a_section(listed, "janji").section.blocks)
    assert [[card.anchor for card in block.cards] for block in cards] == [
        ["quick-win-c", "quick-win-d", "quick-win-e"],
        ["quick-win-a", "quick-win-b"],
    ]


def test_marks_of_a_row_stand_at_the_value_where_its_sources_are_named_by_field() -> None:
    by_field = "sources: {rest: [rencana], state: [laporan]}"
    files = {
        CONTOH: FOLLOWING + "sources: [{id: rencana, grade: press}, {id: laporan, grade: press}]\n",
        LAYANAN: (
            "fictional: ya\ntitle: Layanan\npromised_on: '2025'\ndue: '2030'\n"
            f"state: running\n{by_field}\n"
        ),
    }
    view = a_view(a_build_context(files), "daerah/kabupaten-contoh/quick-win/")
    ledger = a_section(view, "quick-win").find(Ledger)
    assert ledger is not None
    (promise,) = (row.promise for row in ledger.rows)
    assert [len(promise.marks), len(promise.clock_marks)] == [1, 2]
    assert promise.marks[0] in promise.clock_marks


@pytest.mark.parametrize(
    ("written", "is_asked_for"),
    [("state: planned\n", False), ("state: running\n", True), ("state: done\n", True)],
)
def test_the_day_of_the_promise_is_not_asked_for_where_there_is_none(
    written: str, *, is_asked_for: bool
) -> None:
    build = a_build_context(
        {CONTOH: FOLLOWING, LAYANAN: f"fictional: ya\ntitle: Layanan\n{written}"}
    )
    for address in (PAGE, "daerah/kabupaten-contoh/quick-win/"):
        [card] = a_section(a_view(build, address), "janji").cards
        assert ("Dijanjikan" in [detail.label for detail in card.fields]) is is_asked_for


def test_the_way_from_promise_to_promise_meets_each_once_and_leads_back() -> None:
    names = ("air", "bus", "cahaya")
    files = {
        f"kabupaten-contoh/quick-wins/{name}.yml": f"fictional: ya\ntitle: {name.title()}\nstate: running\n"
        for name in names
    }
    build = a_build_context({CONTOH: FOLLOWING, **files})
    folder = PAGE.removesuffix("layanan/")
    ways = [a_view(build, f"{folder}{name}/").neighbours for name in names]
    assert [[(link.label, link.href) for link in way] for way in ways] == [
        [("Berikutnya: Bus", "../bus/")],
        [("Sebelumnya: Air", "../air/"), ("Berikutnya: Cahaya", "../cahaya/")],
        [("Sebelumnya: Bus", "../bus/")],
    ]
