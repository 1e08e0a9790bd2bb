"""Pages across regions: who is listed and counted, in which order, and invented regions apart."""

import datetime as dt
import re
from dataclasses import replace

from generator.views.page import PageView, RegionSearch
from generator.views.tables import Link, Row, ShortLinks, Table
from tests.builders import CONTOH, FICTIONAL, LAYANAN, LEDGER, MISAL, PROGRAMME, REAL, listing
from tests.contexts import a_build_context, a_section, a_view, sections_of

LAIN = "kota-alun/region.yml"
ALUN = REAL.replace("Misal", "Alun").replace("33.99", "33.97")
SOURCED = "sources: [daftar-kode]\n"


def a_quick_win(due: str | None, state: str = "running") -> str:
    return f"title: Janji {due}\npromised_on: '2019'\nstate: {state}\n{SOURCED}" + (
        f"due: '{due}'\n" if due else ""
    )


def labels(view: PageView, anchor: str) -> list[str]:
    return [link.label for link in a_section(view, anchor).links]


def short_labels(view: PageView, anchor: str) -> list[str]:
    block = a_section(view, anchor).find(ShortLinks)
    return [] if block is None else [str(link.label) for link in block.links]


def rows(table: Table | None) -> tuple[Row, ...]:
    assert table is not None
    return table.rows


def rows_or_none(table: Table | None) -> tuple[Row, ...]:
    return () if table is None else table.rows


def test_home_lists_real_regions_by_name_and_invented_ones_apart() -> None:
    view = a_view(a_build_context({MISAL: REAL, LAIN: ALUN, CONTOH: FICTIONAL}), "")
    assert short_labels(view, "peta") == [
        "Kota Alun (nama saja, belum ada rencana)",
        "Kota Misal (nama saja, belum ada rencana)",
    ]
    (search,) = [block for block in view.opening if isinstance(block, RegionSearch)]
    assert search.action == "cari/"
    assert labels(view, "contoh") == ["Kabupaten Contoh (nama saja, belum ada rencana)"]


def test_home_names_the_promises_that_are_due_next_the_nearest_first() -> None:
    files = {
        MISAL: REAL,
        CONTOH: FICTIONAL,
        LAYANAN: (
            "fictional: ya\ntitle: Rekaan\nstate: running\npromised_on: '2019'\ndue: '2026-12-01'\n"
        ),
        "kota-misal/quick-wins/a.yml": a_quick_win("2027"),
        "kota-misal/quick-wins/b.yml": a_quick_win("2026-11-21"),
        "kota-misal/quick-wins/c.yml": a_quick_win("2026-11-20"),
        "kota-misal/quick-wins/d.yml": a_quick_win("2026-12", state="done"),
        "kota-misal/quick-wins/e.yml": a_quick_win("2026-12", state="stopped"),
        "kota-misal/quick-wins/f.yml": a_quick_win(None),
        "kota-misal/quick-wins/g.yml": a_quick_win("2026-12", state="planned"),
    }
    view = a_view(a_build_context(files, today=dt.date(2026, 11, 21)), "")
    promises = a_section(view, "janji-terdekat").promises
    assert [(promise.link.label, promise.about, promise.clock) for promise in promises] == [
        ("Janji 2026-11-21", "Kota Misal", "Target: 21 November 2026"),
        ("Janji 2026-12", "Kota Misal", "Target: Desember 2026"),
        ("Janji 2027", "Kota Misal", "Target: 2027"),
    ]
    assert all(promise.marks for promise in promises)


def test_home_shows_no_more_than_three_promises_of_a_list_and_five_updates() -> None:
    files = {MISAL: REAL}
    for number in range(1, 11):
        files[f"kota-misal/quick-wins/q{number:02}.yml"] = a_quick_win(f"2027-{number:02}")
        files[f"kota-misal/updates/u{number:02}.md"] = (
            f"---\ntitle: Kabar {number}\ndate: '2025-{number:02}'\n{SOURCED}---\n\nIsi.\n"
        )
    view = a_view(a_build_context(files), "")
    assert len(a_section(view, "janji-terdekat").promises) == 3
    assert labels(view, "kabar-terbaru")[0] == "Oktober 2025: Kabar 10 (Kota Misal)"
    *updates, changes = labels(view, "kabar-terbaru")
    assert (len(updates), changes) == (5, "Apa yang berubah")


def test_home_shows_nothing_empty_and_nothing_of_an_invented_region() -> None:
    promise = "fictional: ya\nstate: running\npromised_on: '2019'\ndue: '2030'\n"
    view = a_view(a_build_context({CONTOH: FICTIONAL, LAYANAN: promise}), "")
    assert [section.anchor for section in sections_of(view)] == [
        "peta",
        "bidang",
        "program",
        "contoh",
    ]


def test_a_publication_without_an_invented_region_sends_nobody_to_one() -> None:
    build = a_build_context({MISAL: REAL})
    real = {region.slug: region for region in build.site.real_regions}
    build = replace(build, site=replace(build.site, by_slug=real))
    for address in ("", "daerah/", "unduhan/"):
        anchors = [section.anchor for section in sections_of(a_view(build, address))]
        assert anchors, address
        assert "contoh" not in anchors, address


def test_home_shows_what_is_late_due_and_done_each_the_nearest_first() -> None:
    done = a_quick_win("2026-09", state="done")
    files = {
        MISAL: REAL,
        "kota-misal/quick-wins/a.yml": a_quick_win("2026-02"),
        "kota-misal/quick-wins/b.yml": a_quick_win("2026-10"),
        "kota-misal/quick-wins/c.yml": f"{done}done_on: '2026-07'\n",
        "kota-misal/quick-wins/d.yml": f"{done}done_on: '2026-08-02'\n",
        "kota-misal/quick-wins/e.yml": a_quick_win("2027"),
    }
    view = a_view(a_build_context(files), "")
    shown = {
        section.anchor: [promise.clock for promise in section.promises]
        for section in sections_of(view)
        if section.promises
    }
    assert shown == {
        "terlambat": ["Target: Oktober 2026", "Target: Februari 2026"],
        "janji-terdekat": ["Target: 2027"],
        "baru-selesai": ["Selesai 2 Agustus 2026", "Selesai Juli 2026"],
    }


def test_a_promise_on_home_has_the_sign_of_its_dimension() -> None:
    promise = f"{a_quick_win('2026-02')}dimension: living\n"
    region = f"{REAL}framework: {{framework: national-six, sources: [daftar-kode]}}\n"
    build = a_build_context({MISAL: region, "kota-misal/quick-wins/a.yml": promise})
    (late,) = a_section(a_view(build, ""), "terlambat").promises
    assert late.sign is not None
    assert late.sign.shape == "living"


def test_home_leaves_many_regions_to_the_map_and_the_list() -> None:
    files = listing({f"33.{number}": f"K{number}" for number in range(80, 93)}) | {
        f"kota-k{number}/region.yml": REAL.replace("Misal", f"K{number}").replace(
            "33.99", f"33.{number}"
        )
        for number in range(80, 93)
    }
    assert not short_labels(a_view(a_build_context(files), ""), "peta")


def test_home_adds_up_the_movement_as_far_as_every_cohort_is_known() -> None:
    ledger = f"""{LEDGER}cohorts:
  - {{year: 2017, chosen: 25, {SOURCED.strip()}}}
  - {{year: 2018, chosen: 10, repeats: 2, {SOURCED.strip()}}}
  - {{year: 2019, chosen: 5, {SOURCED.strip()}}}
  - {{year: 2020, {SOURCED.strip()}}}
"""
    facts = a_section(a_view(a_build_context({PROGRAMME: ledger}), ""), "program").facts
    assert [(fact.label, fact.value, fact.note) for fact in facts] == [
        ("Terpilih 2017", "25", None),
        ("Terpilih 2018", "10", None),
        ("Terpilih 2019", "5", None),
        ("Terpilih 2020", None, None),
        ("Total keikutsertaan hingga 2019", "40", "25 + 10 + 5"),
        ("Jumlah daerah hingga 2019", "38", "40 − 2; bila tidak ada yang mengulang pada 2019"),
        ("Seluruh kabupaten dan kota", "514", None),
    ]
    assert all(fact.marks for fact in facts)


def test_home_has_no_sum_where_no_cohort_is_known() -> None:
    (only,) = a_section(a_view(a_build_context({PROGRAMME: LEDGER}), ""), "program").facts
    assert only.value == "514"


def test_regions_stand_below_their_province_and_none_is_lost_without_one() -> None:
    files = {
        MISAL: REAL.replace('code: "33.99"', 'code: "33.99", province: "33"'),
        LAIN: ALUN,
        CONTOH: FICTIONAL,
    }
    view = a_view(a_build_context(files), "daerah/")
    listed = {
        section.title: [
            row.cells[0].label for row in section.table.rows if isinstance(row.cells[0], Link)
        ]
        for section in sections_of(view)
        if section.table is not None
    }
    assert listed == {
        "Misal Tengah": ["Kota Misal"],
        "Provinsinya belum dipublikasikan": ["Kota Alun"],
    }
    assert "2 punya halaman di sini, dan 0 di antaranya punya bagian rencana" in (view.lead or "")
    assert labels(view, "contoh") == ["Kabupaten Contoh (nama saja, belum ada rencana)"]


def test_a_region_s_line_tells_cohorts_framework_and_how_much_is_known() -> None:
    text = f"""{REAL}participations:
  - {{summary: Dua., cohort: 2022, {SOURCED.strip()}}}
framework: {{framework: national-six, {SOURCED.strip()}}}
events: [{{id: a, title: A, state: held, {SOURCED.strip()}}}]
"""
    view = a_view(a_build_context({MISAL: text}), "daerah/")
    ((row,),) = (rows(section.table) for section in sections_of(view) if section.table is not None)
    assert row.cells[1:] == ("2022", "Enam dimensi nasional", "0 dari 12 bagian")
    assert [mark.number for mark in row.marks] == [1]


def tally(view: PageView) -> dict[str, str]:
    """Return the number of promises of a page by the word of their state."""
    block = a_section(view, "keadaan").find(ShortLinks)
    assert block is not None
    return {re.sub("<[^>]*>", "", link.label): link.note for link in block.links}


def test_the_tally_of_promises_counts_each_real_one_once() -> None:
    files = {
        MISAL: REAL,
        CONTOH: FICTIONAL,
        LAYANAN: "fictional: ya\nstate: running\n",
        "kota-misal/quick-wins/a.yml": a_quick_win("2025"),
        "kota-misal/quick-wins/b.yml": a_quick_win("2027"),
        "kota-misal/quick-wins/c.yml": a_quick_win(None, state="done"),
    }
    view = a_view(a_build_context(files), "quick-win/")
    assert tally(view) == {"Berjalan": "1", "Selesai": "1", "Terlambat": "1"}
    assert len(rows(a_section(view, "daftar").table)) == 3


def test_a_region_with_a_name_and_a_code_alone_is_no_plan_and_takes_no_part_in_the_movement() -> (
    None
):
    joined = (
        f"{REAL}participations: [{{summary: Ikut., {SOURCED.strip()}}}]\n"
        f"vision: {{text: Maju, {SOURCED.strip()}}}\n"
    )
    build = a_build_context({MISAL: joined, LAIN: ALUN})
    home = a_view(build, "")
    assert short_labels(home, "peta") == [
        "Kota Alun (nama saja, belum ada rencana)",
        "Kota Misal",
    ]
    assert "Menurut sumbernya, 1 daerah di situs ini ikut" in str(a_section(home, "program").intro)
    listed = a_view(build, "daerah/")
    assert "2 punya halaman di sini, dan 1 di antaranya punya bagian rencana" in str(listed.lead)
    told = {
        row.cells[0].label: row.cells[-1]
        for section in sections_of(listed)
        for row in rows_or_none(section.table)
    }
    assert told == {
        "Kota Alun": "Nama saja, belum ada rencana",
        "Kota Misal": "0 dari 12 bagian, 1 baru sebagian",
    }


def test_drafts_are_listed_apart_from_promises_and_are_no_part_of_what_is_due() -> None:
    draft = "title: Rancangan\nstate: unknown\ngroup: Kelompok bimtek\nsources: [daftar-kode]\n"
    files = {
        MISAL: REAL,
        "kota-misal/quick-wins/a.yml": draft,
        "kota-misal/quick-wins/b.yml": a_quick_win("2027"),
    }
    view = a_view(a_build_context(files), "quick-win/")
    assert [row.cells[0].label for row in rows(a_section(view, "rancangan").table)] == ["Rancangan"]
    assert [row.cells[0].label for row in rows(a_section(view, "daftar").table)] == ["Janji 2027"]
    assert tally(view) == {"Berjalan": "1", "Masih rancangan": "1"}


def test_smart_villages_are_listed_with_their_aspects_in_the_region_s_order() -> None:
    text = f"""{REAL}village_programme:
  {SOURCED.strip()}
  summary: Ada.
  level: Kelurahan
  framework: kampung
  aspects: [{{key: water, name: Air}}, {{key: energy, name: Energi <b>}}]
"""
    framework = (
        "name: Kampung\nsubject: village\nsources: [daftar-kode]\n"
        "items: [{key: energy, name: Energi}, {key: water, name: Air}]\n"
    )
    files = {MISAL: text, CONTOH: FICTIONAL, "_national/frameworks/kampung.yml": framework}
    view = a_view(a_build_context(files), "desa-cerdas/")
    (row,) = rows(a_section(view, "daftar").table)
    assert row.cells[1:] == (
        "Kelurahan",
        "Air, Energi <b>",
        "Belum dipublikasikan",
    )


def test_terms_stand_under_their_letters_in_the_order_of_the_alphabet_whatever_their_capitals() -> (
    None
):
    names = ("bus", "APBD", "dewan", "aspek", "Cepat")
    terms = "terms:\n" + "".join(
        f"  - {{id: {name.lower()}, term: {name}, meaning: Arti.}}\n" for name in names
    )
    view = a_view(a_build_context({"_national/glossary.yml": terms}), "glosarium/")
    listed = [
        (section.anchor, section.title, [card.headline for card in section.cards])
        for section in sections_of(view)
    ]
    assert listed == [
        ("abjad", "Dari A sampai Z", []),
        ("huruf-a", "A", ["APBD", "aspek"]),
        ("huruf-b", "B", ["bus"]),
        ("huruf-c", "C", ["Cepat"]),
        ("huruf-d", "D", ["dewan"]),
    ]
