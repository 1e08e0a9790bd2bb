"""Updates: the newest first, each with its text as the subset of Markdown allows it."""

from tests.builders import CONTOH, FICTIONAL
from tests.contexts import a_build_context, a_section, a_view

NEWS = "daerah/kabupaten-contoh/kabar/"


def an_update(date: str, title: str, body: str = "Isi.") -> str:
    return f"---\nfictional: ya\ntitle: {title}\ndate: '{date}'\n---\n\n{body}\n"


def test_updates_stand_in_the_list_the_newest_first_with_their_dates() -> None:
    files = {
        CONTOH: FICTIONAL,
        "kabupaten-contoh/updates/a.md": an_update("2025-12", "Lama"),
        "kabupaten-contoh/updates/b.md": an_update("2026-01-05", "Baru"),
        "kabupaten-contoh/updates/c.md": an_update("2024", "Tua"),
    }
    view = a_view(a_build_context(files), NEWS)
    assert [(link.label, link.href) for link in a_section(view, "kabar").links] == [
        ("5 Januari 2026: Baru", "b/"),
        ("Desember 2025: Lama", "a/"),
        ("2024: Tua", "c/"),
    ]


def test_news_leads_back_and_forth_in_time_past_what_was_withdrawn() -> None:
    gone = an_update("2025-06", "Ditarik").replace(
        "\n---\n\n", "\nwithdrawn: {date: 2025-07, reason: Keliru}\n---\n\n"
    )
    files = {
        CONTOH: FICTIONAL,
        "kabupaten-contoh/updates/a.md": an_update("2025-12", "Lama"),
        "kabupaten-contoh/updates/b.md": an_update("2026-01-05", "Baru"),
        "kabupaten-contoh/updates/c.md": an_update("2024", "Tua"),
        "kabupaten-contoh/updates/d.md": gone,
    }
    build = a_build_context(files)
    ways = {name: a_view(build, f"{NEWS}{name}/").neighbours for name in "abcd"}
    assert {name: [(link.label, link.href) for link in way] for name, way in ways.items()} == {
        "a": [("Sebelumnya: Tua", "../c/"), ("Berikutnya: Baru", "../b/")],
        "b": [("Sebelumnya: Lama", "../a/")],
        "c": [("Berikutnya: Lama", "../a/")],
        "d": [],
    }


def test_a_list_with_events_alone_says_that_there_are_no_updates() -> None:
    view = a_view(
        a_build_context({CONTOH: f"{FICTIONAL}events: [{{id: a, title: A, state: held}}]\n"}), NEWS
    )
    assert view.absent == "kabar"
    assert [card.anchor for card in a_section(view, "acara").cards] == ["acara-a"]


def test_an_update_shows_its_text_with_links_of_the_site_made_relative() -> None:
    body = "## Judul\n\nLihat [janji](/daerah/kabupaten-contoh/) dan [sini](https://x.id/)."
    files = {CONTOH: FICTIONAL, "kabupaten-contoh/updates/a.md": an_update("2026", "Kabar", body)}
    view = a_view(a_build_context(files), f"{NEWS}a/")
    assert a_section(view, "isi").prose == (
        '<h2>Judul</h2>\n<p>Lihat <a href="../../">janji</a> dan <a href="https://x.id/">sini</a>.</p>'
    )
    (card,) = a_section(view, "keterangan").cards
    assert [(detail.label, detail.value) for detail in card.fields] == [("Tanggal", "2026")]


def test_the_summary_of_an_update_leads_its_page_and_stands_once() -> None:
    text = an_update("2026-01-02", "Loket").replace("title:", "summary: Sudah buka.\ntitle:", 1)
    build = a_build_context({CONTOH: FICTIONAL, "kabupaten-contoh/updates/loket.md": text})
    view = a_view(build, "daerah/kabupaten-contoh/kabar/loket/")
    assert view.lead == "Sudah buka."
    (card,) = a_section(view, "keterangan").cards
    assert "summary" not in {field.name for field in card.fields}
