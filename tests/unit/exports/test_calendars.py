"""Calendars: a due date lands on its days, under a name that a postponed promise keeps."""

import datetime as dt

import icalendar
import pytest

from tests.builders import CONTOH, FICTIONAL, LAYANAN, MISAL, REAL
from tests.contexts import Staged, a_build_context, files_of

SITE = "https://data.example/"
SOURCES = "sources: [{id: berita, title: Berita, grade: press}]\n"
HEAD = "promised_on: '2024'\nstate: running\nsources: [berita]\n"
WIN = "kota-misal/quick-wins/layanan.yml"
STEPS = (
    "milestones: [{title: Lelang; tahap satu, due: 2026-02-14}, {title: Uji coba, due: 2026-06}]\n"
)
FILES = {
    MISAL: REAL + SOURCES,
    WIN: f"title: Layanan, loket, dan \\n yang lain\ndue: 2026-11-20\n{HEAD}{STEPS}",
    "kota-misal/quick-wins/antrean.yml": f"title: Antrean {'panjang sekali ' * 9}é\ndue: 2026-12\n{HEAD}",
    "kota-misal/quick-wins/halte.yml": f"title: Halte\ndue: '2027'\n{HEAD}",
    "kota-misal/quick-wins/usul.yml": "title: Usul\ndue: 2026-10-01\nstate: planned\nsources: [berita]\n",
    "kota-misal/quick-wins/pasar.yml": f"title: Pasar\ndue: 2026-09-09\n{HEAD}withdrawn: {{date: 2026-05-01, reason: Digabung}}\n",
}


def calendar(build: Staged, name: str = "daerah/kota-misal") -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(files_of(build)[f"data/{name}.ics"])


def events(build: Staged, name: str = "daerah/kota-misal") -> dict[str, icalendar.Event]:
    found = list(calendar(build, name).walk("VEVENT"))
    by_title = {str(event["SUMMARY"]): event for event in found}
    assert len(by_title) == len(found)
    return by_title


@pytest.fixture(scope="module")
def build() -> Staged:
    fictional = {
        CONTOH: FICTIONAL,
        LAYANAN: f"fictional: ya\ntitle: Rekaan\ndue: 2026-03-01\n{HEAD.replace('[berita]', '[]')}",
    }
    return a_build_context(FILES | fictional, site_url=SITE)


def test_a_day_is_an_event_and_a_month_spans_its_days_and_a_year_is_none(build: Staged) -> None:
    spans = {
        title.split(",")[0].split(" p")[0]: (event["DTSTART"].dt, event["DTEND"].dt)
        for title, event in events(build).items()
    }
    assert spans == {
        "Layanan": (dt.date(2026, 11, 20), dt.date(2026, 11, 21)),
        "Antrean": (dt.date(2026, 12, 1), dt.date(2027, 1, 1)),
        "Pasar": (dt.date(2026, 9, 9), dt.date(2026, 9, 10)),
        "Lelang; tahap satu (Layanan": (dt.date(2026, 2, 14), dt.date(2026, 2, 15)),
        "Uji coba (Layanan": (dt.date(2026, 6, 1), dt.date(2026, 7, 1)),
    }
    # `isinstance` would take a moment for a day.
    assert all(type(day) is dt.date for span in spans.values() for day in span)
    assert "tidak ada di kalender ini: 1." in str(calendar(build)["DESCRIPTION"])


def test_texts_come_back_as_they_were_and_lines_are_short(build: Staged) -> None:
    titles = set(events(build))
    assert "Layanan, loket, dan \\n yang lain" in titles
    assert any(title.endswith("é") for title in titles)
    for path, text in files_of(build).items():
        if path.endswith(".ics"):
            lines = text.encode().split(b"\r\n")
            assert max(map(len, lines)) <= 75, path
            assert text.count("\n") == text.count("\r\n"), path


def test_every_event_has_a_name_and_a_page_and_its_state(build: Staged) -> None:
    files = files_of(build)
    found = events(build)
    # The reader lets an event without a name pass.
    names = [str(event["UID"]) for event in found.values()]
    assert len(set(names)) == len(names) == 5
    assert all(event["DTSTAMP"].dt.tzinfo is not None for event in found.values())
    for event in found.values():
        assert f"{str(event['URL']).removeprefix(SITE)}index.md" in files
    assert found["Pasar"]["STATUS"] == "CANCELLED"
    assert calendar(build).errors == []


def test_an_event_names_who_says_so(build: Staged) -> None:
    found = events(build)
    assert "Sumber: Berita." in str(found["Layanan, loket, dan \\n yang lain"]["DESCRIPTION"])
    (step,) = [event for title, event in found.items() if title.startswith("Uji coba")]
    assert "Sumber: Berita." in str(step["DESCRIPTION"])


def test_a_reader_is_told_to_ask_again_every_day(build: Staged) -> None:
    for name in ("daerah/kota-misal", "tenggat"):
        told = calendar(build, name)
        assert told["REFRESH-INTERVAL"].dt == dt.timedelta(days=1)
        assert str(told["X-PUBLISHED-TTL"]) == "P1D"


def test_a_postponed_promise_keeps_its_name_and_says_so(build: Staged) -> None:
    put_off = FILES[WIN].replace("2026-11-20", "2027-02-01") + (
        "history: [{date: 2026-10-01, reason: Lelang, former: {due: 2026-11-20}}]\n"
    )
    later = a_build_context(FILES | {WIN: put_off.replace("title: Layanan", "title: Loket")})
    (before,) = [event for title, event in events(build).items() if title.startswith("Layanan")]
    (after,) = [event for title, event in events(later).items() if title.startswith("Loket")]
    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], 0)
    assert after["SEQUENCE"] == 1
    assert "Target pertama: 20 November 2026." in str(after["DESCRIPTION"])


def test_an_invented_region_is_marked_and_in_no_calendar_of_all(build: Staged) -> None:
    (invented,) = events(build, "daerah/kabupaten-contoh")
    assert invented == "Rekaan (contoh rekaan)"
    everywhere = events(build, "tenggat")
    assert {event["UID"] for event in everywhere.values()} == {
        event["UID"] for event in events(build).values()
    }
    assert all(title.startswith("Kota Misal: ") for title in everywhere)
    empty = a_build_context({MISAL: REAL})
    assert list(calendar(empty).walk("VEVENT")) == []
    assert len(calendar(empty).subcomponents) == 1
