"""Records as cards: heading, fields, gaps, marks, caveats, alternatives, records within."""

import pytest

from generator.model.sourced import NOWHERE
from generator.views.records.folded_tables import FoldedTable
from generator.views.records.record_cards import CardOptions, RecordCard
from generator.views.records.record_views import view_record_card
from tests.builders import CONTOH, FICTIONAL, FOLLOWING, LAYANAN
from tests.contexts import (
    a_build_context,
    a_context,
    a_region,
    a_section,
    a_view,
    page_html,
    pages_of,
    sections_of,
)

PROFILE = "daerah/kabupaten-contoh/"
KAMPUNG = """name: Aspek kampung
subject: village
sources: [daftar-kode]
items: [{key: sehat, name: Sehat}]
"""
SOURCES = """sources:
  - {id: berita, title: Berita Warga, grade: press}
  - {id: buku, outlet: Penerbit Buku, grade: official_document}
  - {id: catatan, grade: other}
"""


def the_card(text: str, address: str, section: str) -> RecordCard:
    """Return the only card of a section, on a page of the fictional region with more text."""
    build = a_build_context({CONTOH: FICTIONAL + text})
    (card,) = a_section(a_view(build, PROFILE + address), section).cards
    return card


def facts(card: RecordCard) -> dict[str, str | None]:
    return {
        detail.label: None if detail.value is None else str(detail.value) for detail in card.fields
    }


def test_the_headline_is_the_field_that_the_record_names() -> None:
    card = the_card("vision: {text: Maju bersama.}\n", "", "visi")
    assert card.headline == "Maju bersama."
    assert card.summary == "Maju bersama."
    assert (card.anchor, card.record_kind) == ("visi.1", "Vision")


def test_what_stands_in_place_of_the_heading_is_not_said_again() -> None:
    text = "mentors: [{institution: Universitas, task: Menemani.}]\n"
    card = the_card(text, "kelembagaan/", "pendamping")
    assert card.headline == "Universitas"
    assert [field.label for field in card.fields if field.value == "Universitas"] == []


def test_a_fact_that_a_reader_would_ask_for_is_shown_as_missing() -> None:
    card = the_card("vision: {text: Maju., owner: Bupati}\n", "", "visi")
    assert facts(card) == {"Pemilik visi": "Bupati", "Periode": None}


def test_gaps_are_said_in_a_line_and_what_would_fill_them_once() -> None:
    gaps = "figures: [{measure: Jangkauan}, {measure: Pengguna}]\n"
    pages = pages_of(a_build_context({CONTOH: FOLLOWING + gaps}))
    figures, data = (page_html(pages[f"{PROFILE}{part}index.md"]) for part in ("fakta/", "data/"))
    assert [gap.text() for gap in figures.css(".mp-gaps")] == [
        "Belum dipublikasikan: nilai, satuan, tanggal data."
    ] * 2
    assert [note.text() for note in figures.css(".mp-remedy")] == [
        "Yang belum dipublikasikan akan diisi begitu ada sumbernya."
    ]
    assert [gap.text() for gap in data.css(".mp-gaps")] == ["Belum dipublikasikan: sumber."]


def test_a_fact_that_nobody_would_ask_for_is_not_shown_when_it_is_missing() -> None:
    card = the_card("flagships: [{id: pasar, title: Pasar}]\n", "", "program-unggulan")
    assert facts(card) == {}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("value: 1500, unit: kelurahan", {"Nilai": "1.500 kelurahan", "Tanggal data": None}),
        ("value: 1500", {"Nilai": "1.500", "Satuan": None, "Tanggal data": None}),
        ("unit: kelurahan", {"Nilai": None, "Satuan": "kelurahan", "Tanggal data": None}),
        (
            "place: Kecamatan Satu, date: 2026",
            {"Nilai": None, "Satuan": None, "Tempat": "Kecamatan Satu", "Tanggal data": "per 2026"},
        ),
        (
            "denominator: 40 desa",
            {"Nilai": None, "Satuan": None, "Dari keseluruhan": "40 desa", "Tanggal data": None},
        ),
    ],
)
def test_a_figure_is_one_value_and_shows_what_is_missing_to_read_it(
    written: str, shown: dict[str, str | None]
) -> None:
    card = the_card(f"figures: [{{measure: Jangkauan, {written}}}]\n", "fakta/", "angka")
    assert facts(card) == shown


def test_a_budget_is_an_amount_of_rupiah_with_its_time() -> None:
    build = a_build_context(
        {
            CONTOH: FICTIONAL,
            LAYANAN: (
                "fictional: ya\nstate: planned\n"
                "budget_idr: {measure: Pagu, value: 2500, unit: Rp}\n"
            ),
        }
    )
    (card,) = a_section(a_view(build, f"{PROFILE}quick-win/layanan/"), "janji").cards
    (group,) = card.groups
    (budget,) = group.cards
    assert (group.label, budget.headline) == ("Anggaran", "Pagu")
    assert facts(budget) == {"Nilai": "Rp2.500", "Periode": None}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('date: "2022-04-21", weekday: kamis', {"Tanggal": "Kamis, 21 April 2022"}),
        ('date: "2022-04-21"', {"Tanggal": "21 April 2022"}),
        ('date: "2022-04", weekday: kamis', {"Tanggal": "April 2022", "Hari": "Kamis"}),
        ("weekday: kamis", {"Tanggal": None, "Hari": "Kamis"}),
    ],
)
def test_a_weekday_is_never_lost(written: str, shown: dict[str, str | None]) -> None:
    card = the_card(
        f"agreements: [{{id: mou, title: MoU, {written}}}]\n", "kelembagaan/", "nota-kesepahaman"
    )
    assert {label: value for label, value in facts(card).items() if label != "Tempat"} == shown


def test_values_read_as_words_and_not_as_keys() -> None:
    text = """statements:
  - kind: principle
    text: Guyub.
    words: [{word: guyub, language: jv, meaning: rukun}]
bodies: [{id: dewan, kind: council, state: formed, met: ya}]
"""
    words = the_card(text, "fakta/", "prinsip").groups[0].cards[0]
    assert (words.headline, facts(words)) == ('<span lang="jv">guyub</span> (Jawa): rukun', {})
    assert words.summary == "guyub (Jawa): rukun"
    card = the_card(text, "kelembagaan/", "lembaga")
    body = facts(card)
    assert (card.headline, body["Status"], body["Sudah bersidang"]) == (
        "Dewan",
        "Sudah dibentuk",
        "Ya",
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('tenure: current, seen_on: "2022-01-07"', "Menjabat (menurut sumber per 7 Januari 2022)"),
        ('tenure: acting, seen_on: "2022"', "Pelaksana tugas (menurut sumber per 2022)"),
        ("tenure: current", "Menjabat (menurut sumber)"),
        ("tenure: acting", "Pelaksana tugas (menurut sumber)"),
        ("tenure: former", "Mantan"),
        ("tenure: current, term: 2", "Menjabat, masa jabatan ke-2 (menurut sumber)"),
        (
            'tenure: current, start: "2021-02-26", seen_on: "2022-01-07"',
            "Sejak 26 Februari 2021 (per 7 Januari 2022)",
        ),
        ('tenure: acting, start: "2021"', "Pelaksana tugas sejak 2021 (menurut sumber)"),
    ],
)
def test_a_post_is_held_as_of_the_day_of_its_source(written: str, shown: str) -> None:
    post = facts(the_card(f"posts: [{{title: Bupati, {written}}}]\n", "kelembagaan/", "jabatan"))
    assert post == {"Pemegang jabatan": None, "Status jabatan": shown}


def test_a_day_says_that_it_has_happened() -> None:
    text = 'bodies: [{id: tim, kind: team, state: formed, formed: "2022", met: ya, last_met: "2023"}]\n'
    body = facts(the_card(text, "kelembagaan/", "lembaga"))
    assert {"Status", "Sudah bersidang"}.isdisjoint(body)
    assert {"2022", "2023"} <= set(body.values())


def test_the_days_of_a_phase_are_a_period() -> None:
    text = 'road_map: {phases: [{title: Awal, start: "2024-01", end: "2025-12"}]}\n'
    view = a_view(a_build_context({CONTOH: FICTIONAL + text}), f"{PROFILE}peta-jalan/")
    table = a_section(view, "peta-jalan").find(FoldedTable)
    assert table is not None
    (phase,) = table.cards
    assert facts(phase) == {"Periode": "Januari 2024 – Desember 2025"}


def test_a_note_on_what_a_source_leaves_out_follows_the_line_of_gaps() -> None:
    flag = "flags: [{kind: unknown, note: Ketuanya belum disebut.}]"
    text = f"bodies: [{{id: tim, kind: team, state: formed, {flag}}}]\n"
    build = a_build_context({CONTOH: FICTIONAL + text})
    page = page_html(pages_of(build)[f"{PROFILE}kelembagaan/index.md"])
    assert [line.text() for line in page.css(".mp-entry .mp-gaps")] == [
        "Belum dipublikasikan: ketua, tugas. Ketuanya belum disebut."
    ]
    assert page.css(".mp-doubt") == []


def test_a_figure_of_the_whole_region_does_not_name_its_place() -> None:
    text = "figures: [{measure: Penduduk, value: 5, unit: jiwa, place: Kabupaten Contoh}]\n"
    assert "Tempat" not in facts(the_card(text, "fakta/", "angka"))


def test_a_list_of_values_is_a_list_and_a_list_of_records_is_a_group() -> None:
    text = """dimensions: [{key: living, name: Hidup, objectives: [{text: Sehat}, {text: Aman}]}]
flagships: [{id: a, title: A, actors: [Warga, Dinas]}]
"""
    build = a_build_context({CONTOH: FOLLOWING + text})
    (flagship,) = a_section(a_view(build, PROFILE), "program-unggulan").cards
    assert facts(flagship) == {"Pelaku": "<ul><li>Warga</li><li>Dinas</li></ul>"}
    (dimension,) = a_section(a_view(build, f"{PROFILE}dimensi/living/"), "tentang").cards
    (group,) = dimension.groups
    assert [(inner.anchor, inner.headline) for inner in group.cards] == [
        ("tentang-dimensi.objectives.1", "Sehat"),
        ("tentang-dimensi.objectives.2", "Aman"),
    ]


def test_texts_stand_before_the_line_of_facts() -> None:
    village = "fictional: ya\nname: Tugu\nkind: desa\ndistrict: Hulu\ndescription: Di muara.\n"
    build = a_build_context(
        {CONTOH: FICTIONAL, f"{CONTOH.rpartition('/')[0]}/villages/tugu.yml": village}
    )
    (card,) = a_section(a_view(build, f"{PROFILE}desa-cerdas/tugu/"), "tentang").cards
    first = card.told[0]
    assert (first.name, first.is_self_evident) == ("description", True)


def test_years_are_not_grouped_and_counts_are() -> None:
    text = 'framework: {framework: national-six}\nevaluations: [{year: 2024, score: "1250.50"}]\n'
    card = the_card(text, "fakta/", "evaluasi")
    assert card.headline == "2024"
    assert facts(card) == {"Nilai akhir": "1.250,50"}


def test_a_source_says_what_it_does_not_print() -> None:
    build = a_build_context(
        {CONTOH: FICTIONAL + "sources: [{id: berita, title: Berita, grade: press}]\n"}
    )
    (card,) = a_section(a_view(build, "sumber/kabupaten-contoh/berita/"), "tentang-sumber").cards
    assert facts(card) == {
        "Penerbit": "Tidak tercetak di sumber",
        "Penulis": "Tidak tercetak di sumber",
        "Tanggal terbit": "Tidak tercetak di sumber",
        "Tingkat sumber": "berita pers",
        "Alamat web": "tidak diketahui",
    }


def test_a_source_that_is_a_document_is_said_to_lack_nothing_that_only_the_data_lack() -> None:
    text = (
        "documents: [{id: buku, title: Buku induk, kind: masterplan, state: exists}]\n"
        "sources: [{id: berkas, document: buku, grade: official_document}]\n"
        "vision: {text: Maju, sources: [berkas]}\n"
    )
    build = a_build_context({CONTOH: FICTIONAL + text})
    (card,) = a_section(a_view(build, "sumber/kabupaten-contoh/berkas/"), "tentang-sumber").cards
    assert {facts(card)[label] for label in ("Penerbit", "Penulis", "Tanggal terbit")} == {
        "tidak diketahui"
    }
    (cited,) = a_view(build, PROFILE).cited
    assert "Belum diketahui: penerbit, penulis, tanggal." in cited.described


def test_a_default_that_nobody_wrote_is_no_statement() -> None:
    """Of the fields with a default that is more than nothing, a card shows the written ones."""
    gone = "title: Layanan\nstate: planned\nwithdrawn: {date: 2026-01-02, reason: Berganti%s}\n"
    told = {}
    for written in ("", ", is_private: tidak"):
        files = {CONTOH: FICTIONAL, LAYANAN: "fictional: ya\n" + gone % written}
        view = a_view(a_build_context(files), f"{PROFILE}quick-win/layanan/")
        cards = (card for section in sections_of(view) for card in section.cards)
        groups = [group for card in cards for group in card.groups if group.name == "withdrawn"]
        (withdrawn,) = (card for group in groups for card in group.listed)
        told[written] = facts(withdrawn).get("Memuat data pribadi")
    assert told == {"": None, ", is_private: tidak": "Tidak"}


@pytest.mark.parametrize(
    ("name", "shown"), [("000_3dcb.txt", None), ("laporan.pdf", "laporan.pdf")]
)
def test_a_source_names_its_file_unless_it_is_only_a_stored_text(
    name: str, shown: str | None
) -> None:
    written = f"sources: [{{id: berita, title: Berita, grade: other, file: {name}}}]\n"
    build = a_build_context({CONTOH: FICTIONAL + written})
    (card,) = a_section(a_view(build, "sumber/kabupaten-contoh/berita/"), "tentang-sumber").cards
    assert facts(card).get("Nama berkas") == shown
    assert "Alamat web" not in facts(card)


def test_a_person_is_headed_by_the_name_with_its_degrees() -> None:
    degrees = "degrees_before: Dr., degrees_after: M.T."
    written = f"people: [{{id: ani, name: Ani, {degrees}, aliases: [Bu Ani]}}]\n"
    card = the_card(written, "kelembagaan/", "orang")
    assert (card.headline, card.summary) == ("Dr. Ani, M.T.", "Dr. Ani, M.T.")
    assert facts(card) == {"Dikenal juga sebagai": "<ul><li>Bu Ani</li></ul>"}


def test_work_that_belongs_to_a_late_quick_win_says_that_it_is_late() -> None:
    items = "[{title: Memasang, quick_win: layanan}]"
    work = f"work_programme: {{summary: Kerja, years: [{{year: 2024, items: {items}}}]}}\n"
    late = "fictional: ya\ntitle: Layanan\nstate: running\npromised_on: '2019'\ndue: '2020'\n"
    build = a_build_context({CONTOH: FICTIONAL + work, LAYANAN: late})
    view = a_view(build, f"{PROFILE}peta-jalan/")
    rows = a_section(view, "program-kerja").find(FoldedTable)
    assert rows is not None
    year, item = rows.cards
    assert year.summary == "2024"
    assert str(facts(item)["Quick win"]).endswith(
        ' <span class="mp-state mp-state--late">Terlambat</span>'
    )


@pytest.mark.parametrize(("number", "is_repeated"), [(1, False), (2, True)])
def test_a_number_is_repeated_only_where_the_list_counts_otherwise(
    number: int, *, is_repeated: bool
) -> None:
    aspects = f"aspects: [{{name: Sehat, key: sehat, number: {number}}}]"
    files = {
        "_national/frameworks/kampung.yml": KAMPUNG,
        CONTOH: f"{FICTIONAL}village_programme: {{summary: Desa, framework: kampung, {aspects}}}\n",
    }
    (card,) = a_section(
        a_view(a_build_context(files), f"{PROFILE}desa-cerdas/"), "program-desa"
    ).cards
    assert ("Nomor" in facts(card.groups[0].cards[0])) is is_repeated


def test_a_decree_without_a_title_is_named_by_its_number_and_asked_for_no_years() -> None:
    decree = "id: a, kind: regulation, state: exists, regulation: kepkadis, number: '5', year: 2024"
    card = the_card(f"documents: [{{{decree}}}]\n", "dokumen/", "peraturan")
    assert card.headline == (
        "Keputusan Kepala Dinas Nomor 5 Tahun 2024 (judul belum dipublikasikan)"
    )
    assert facts(card) == {
        "Status": "Sudah ada",
        "Jenis peraturan": "Keputusan Kepala Dinas",
        "Nomor": "5",
        "Tahun": "2024",
        "Alamat web": None,
    }


def test_an_event_of_a_single_day_names_the_day_once() -> None:
    event = "id: a, title: A, state: held, start: 2022-06-14, end: 2022-06-14"
    shown = facts(the_card(f"events: [{{{event}}}]\n", "kabar/", "acara"))
    assert shown["Mulai"] == "14 Juni 2022"
    assert "Selesai" not in shown


def test_a_decree_says_its_year_and_the_word_number_once() -> None:
    decree = (
        "id: a, title: Perbup, kind: regulation, state: exists, regulation: perbup,"
        " number: Nomor 917 Tahun 2023, year: 2023"
    )
    card = the_card(f"documents: [{{{decree}}}]\n", "dokumen/", "peraturan")
    assert "Tahun" not in facts(card)
    (number,) = [field for field in card.fields if field.label == "Nomor"]
    assert number.is_self_evident


def test_an_address_of_the_web_is_a_link_that_passes_nothing_on() -> None:
    text = """documents: [{id: buku, title: Buku, kind: masterplan, state: exists, url: 'https://x.id/?a="&b=_c_'}]\n"""
    shown = facts(the_card(text, "dokumen/", "dokumen"))["Alamat web"]
    assert shown == ('<a href="https://x.id/?a=&#34;&amp;b=_c_" rel="nofollow noopener">x.id</a>')


def test_an_address_of_the_web_is_read_as_its_file_and_host() -> None:
    text = "documents: [{id: buku, title: Buku, kind: masterplan, state: exists, url: 'https://www.x.id/a/b%20c.pdf'}]\n"
    shown = facts(the_card(text, "dokumen/", "dokumen"))["Alamat web"]
    assert shown is not None
    assert shown.endswith(">b c.pdf (x.id)</a>")


@pytest.mark.parametrize(
    "hidden", ["%E2%80%AE", "%00", "%0A", "%7F", "%C2%85", "%E2%80%8B", "%E2%80%A8", "%EE%80%90"]
)
def test_an_address_with_hidden_signs_in_its_file_is_read_as_its_host(hidden: str) -> None:
    address = f"https://x.id/a{hidden}fdp.pdf"
    text = f"documents: [{{id: buku, title: Buku, kind: masterplan, state: exists, url: '{address}'}}]\n"
    shown = facts(the_card(text, "dokumen/", "dokumen"))["Alamat web"]
    assert shown == f'<a href="{address}" rel="nofollow noopener">x.id</a>'


def test_marks_number_the_sources_of_the_page_and_say_which_they_are() -> None:
    card = the_card(
        f"vision: {{text: Maju., sources: [buku, berita, catatan]}}\n{SOURCES}", "", "visi"
    )
    assert [(mark.number, mark.href, mark.label, mark.grade) for mark in card.marks] == [
        (1, "#rujukan-1", "Sumber 1: Penerbit Buku (dokumen resmi)", "official-document"),
        (2, "#rujukan-2", "Sumber 2: Berita Warga (berita pers)", "press"),
        (3, "#rujukan-3", "Sumber 3: Sumber tanpa judul (catatan) (sumber lain)", "other"),
    ]
    assert card.source_ids == (
        "kabupaten-contoh/buku",
        "kabupaten-contoh/berita",
        "kabupaten-contoh/catatan",
    )


def test_a_page_says_what_the_looks_of_its_own_marks_mean() -> None:
    vision = f"{{text: Maju., sources: [buku, berita]}}\n{SOURCES}"
    view = a_view(a_build_context({CONTOH: f"{FICTIONAL}vision: {vision}"}), PROFILE)
    assert view.mark_looks == (
        "Nomor bergaris ganda: dokumen resmi. Nomor bergaris titik-titik: berita pers."
    )


def test_a_record_within_stands_on_the_sources_around_it_unless_it_has_its_own() -> None:
    text = """brand:
  sources: [berita]
  name: Contoh Hebat
  taglines: [{text: Satu}, {text: Dua, sources: [buku]}]
"""
    brand = the_card(text + SOURCES, "", "merek")
    assert [inner.source_ids for inner in brand.groups[0].cards] == [
        ("kabupaten-contoh/berita",),
        ("kabupaten-contoh/buku",),
    ]


def test_doubts_other_values_reason_printed_form_and_note_are_all_shown() -> None:
    text = """vision:
  text: Maju.
  sources: [berita]
  as_printed: Madju
  note: Ejaan lama.
  flags: [{kind: typo, note: Salah cetak di sumber.}]
  alternatives: [{value: Jaya., sources: [buku]}]
  chosen_because: Lebih baru.
"""
    card = the_card(text + SOURCES, "", "visi")
    assert (card.as_printed, card.note, card.chosen_because) == (
        "Madju",
        "Ejaan lama.",
        "Lebih baru.",
    )
    assert [(doubt.kind, doubt.label, doubt.note) for doubt in card.caveats] == [
        ("typo", "Salah cetak di sumber", "Salah cetak di sumber.")
    ]
    assert [
        (other.value, [mark.number for mark in other.marks]) for other in card.alternatives
    ] == [("Jaya.", [2])]


def test_a_record_without_a_heading_is_named_for_its_kind() -> None:
    build = a_build_context({CONTOH: FICTIONAL})
    _, reference = a_section(a_view(build, PROFILE), "identitas").cards
    assert (reference.headline, reference.summary) == (None, "Kode resmi")


@pytest.mark.parametrize(
    ("written", "headline"),
    [
        ("mentors: [{person: ani, institution: ITB}]", '<a href="#orang-ani">Ani</a>'),
        ("mentors: [{institution: ITB}]", "ITB"),
        ("mentors: [{task: Mendampingi.}]", None),
    ],
)
def test_another_field_takes_the_place_of_a_heading_that_is_missing(
    written: str, headline: str | None
) -> None:
    card = the_card(f"{written}\npeople: [{{id: ani, name: Ani}}]\n", "kelembagaan/", "pendamping")
    assert card.headline == headline


def test_labels_are_those_of_the_page_s_language() -> None:
    build = a_build_context({CONTOH: FICTIONAL}, language="en")
    identity = a_region(build).region.identity
    card = view_record_card(
        identity, NOWHERE, a_context(build, PROFILE, "kabupaten-contoh"), CardOptions("a")
    )
    assert facts(card) == {"Type": "Kabupaten"}


def test_lists_within_a_record_that_its_heading_tells_stand_behind_their_number() -> None:
    text = """agreements:
  - id: nota
    title: Nota kesepahaman
    signatories: [{role: Bupati}, {role: Rektor}]
  - {id: kerja-sama, title: Kerja sama, signatories: [{role: Bupati}]}
"""
    view = a_view(a_build_context({CONTOH: FICTIONAL + text}), f"{PROFILE}kelembagaan/")
    cards = a_section(view, "nota-kesepahaman").cards
    # A single record takes no more room than the line that it would stand behind.
    assert [group.behind for card in cards for group in card.groups] == ["Penanda tangan (2)", ""]


@pytest.mark.parametrize(("count", "open_cards", "behind"), [(6, 6, []), (7, 4, ["3 lainnya"])])
def test_a_long_list_shows_its_first_cards_and_the_number_of_the_others(
    count: int, open_cards: int, behind: list[str]
) -> None:
    figures = ", ".join(f"{{measure: Ukuran {number}}}" for number in range(count))
    pages = pages_of(a_build_context({CONTOH: FICTIONAL + f"figures: [{figures}]\n"}))
    html = page_html(pages[f"{PROFILE}fakta/index.md"])
    assert len(html.css(".mp-entry")) == count
    assert len(html.css("details .mp-entry")) == count - open_cards
    assert [node.text() for node in html.css(".mp-fold--cards > summary")] == behind


def test_the_findings_of_a_year_are_said_to_be_of_that_year_even_without_recommendations() -> None:
    finding = "findings: [{kind: %s, text: T}]"
    text = "".join(
        f"  - {{year: {year}, {finding % kind}}}\n"
        for year, kind in ((2023, "recommendation"), (2024, "weakness"), (2025, "strength"))
    )
    build = a_build_context({CONTOH: FICTIONAL + "evaluations:\n" + text})
    section = a_section(a_view(build, PROFILE + "fakta/"), "temuan-evaluasi")
    kinds = [type(block).__name__ for block in section.section.blocks]
    assert kinds == ["Paragraph", "FoldedTable"] * 3
    words = [str(getattr(block, "text", "")) for block in section.section.blocks[::2]]
    assert [word.partition(":")[0].rstrip(".") for word in words] == [
        f"Temuan evaluasi {year}" for year in (2023, 2024, 2025)
    ]
