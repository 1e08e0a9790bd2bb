import re
import time
from pathlib import Path

import pytest

from generator.codes import Code
from generator.decode import decode
from generator.decode.meant_keys import handbook_page
from generator.diagnostics import MAX_JUDGED, Diagnostic
from generator.messages import load_catalogue
from generator.model.base import Record
from generator.model.documents import Document, RoadMap
from generator.model.evaluation import Evaluation, EvaluationFinding
from generator.model.people import Body, Post
from generator.model.quick_win import Evidence, HistoryEntry, Progress, QuickWin
from generator.model.region import Confirmation, Region
from generator.model.schema import ROOTS
from generator.model.sourced import PROVENANCE_FIELDS, Correction, Source
from generator.model.ties import Goal
from generator.model.update import Update
from generator.model.village import Village
from generator.reporter import sentences
from generator.source.front_matter import parse_update
from generator.source.yaml_tree import parse_yaml
from tests.mending import ready_lines

CONTENT = Path(__file__).parents[3] / "content"
HEAD = 'identity: {type: kota, name: Misal}\nreference: {code: "33.99"}\n'


def problems(text: str, model: type[Record] = Region) -> tuple[Diagnostic, ...]:
    parsed = parse_yaml("misal.yml", text.encode())
    assert parsed.document is not None, parsed.diagnostics
    return decode(parsed.document, model).diagnostics


def problem(text: str, model: type[Record] = Region) -> Diagnostic:
    [found] = problems(text, model)
    return found


def place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    return diagnostic.code, diagnostic.span.line, diagnostic.span.column


def test_an_unknown_key_is_found_at_the_key_with_the_near_one() -> None:
    found = problem(f"{HEAD}vission: Melayani\n")
    assert place(found) == (Code.UNKNOWN_KEY, 3, 1)
    assert found.suggestion == "vision"
    arguments = dict(found.arguments)
    assert (arguments["names"], arguments["page"]) == (
        "vision, missions, identity, …",
        "panduan/daerah-baru/",
    )


def test_a_record_of_few_keys_lists_them_all_when_a_key_is_unknown() -> None:
    found = problem(f"{HEAD}evaluations: [{{year: 2024, zzz: 1}}]\n")
    named = dict(found.arguments)["names"].split(", ")
    own = [key for key in Evaluation.model_fields if key not in PROVENANCE_FIELDS]
    assert sorted(named) == sorted((*own, "sources", "note"))


def test_one_value_is_asked_for_as_one_value_and_never_as_a_list() -> None:
    """What is written as a list where one value stands gets that value, or is told its form."""
    ready = {
        "year: [2024]": ("  - year: 2024",),
        "year: [2024, 2025]": ("  - year: 2024", "  - year: 2025"),
        "year: [2024, 2025, 2026]": (),
        "year:\n    - 2024": (),
    }
    told = {}
    for written, lines in ready.items():
        found = problem(f"{HEAD}evaluations:\n  - {written}\n")
        remedy = sentences(found, load_catalogue("id")).remedy
        if found.code != Code.WRONG_KIND or ready_lines(found) != lines or "butir" in remedy:
            told[written] = (found.code, ready_lines(found), remedy)
    assert told == {}


def test_the_folder_in_front_of_a_files_name_alone_is_taken_away() -> None:
    brand = HEAD + "brand: {photo: {alt: Loket, file: %s}}\n"
    ready = {
        "media/loket.jpg": "loket.jpg",
        "regions/kota-misal/media/loket.jpg": "loket.jpg",
        "media\\loket.jpg": "loket.jpg",
        "media/Loket Baru.jpg": None,
    }
    told = {written: ready_lines(problem(brand % written)) for written in ready}
    wanted = {
        written: () if name is None else ((brand % name).splitlines()[-1],)
        for written, name in ready.items()
    }
    assert told == wanted


def test_a_missing_date_is_asked_for_in_the_form_of_a_date() -> None:
    found = problem("state: planned\nwithdrawn: {reason: A}\n", QuickWin)
    assert dict(found.arguments)["allowed"] == "2026 / 2026-06 / 2026-06-30"


def test_the_pages_of_keys_are_in_the_handbook() -> None:
    pages = {handbook_page(record) for record in (*ROOTS.values(), Document, Source, Goal)}
    missing = [page for page in pages if not (CONTENT / f"{page.strip('/')}.md").is_file()]
    assert missing == []


def test_the_page_of_a_record_s_keys_names_most_of_them() -> None:
    own = (Document, Source, Goal, QuickWin, Village, Update, Evaluation, EvaluationFinding, Body)
    others = (Confirmation, Correction, Evidence, HistoryEntry, Post, Progress, RoadMap)
    silent = {}
    for record in (*own, *others):
        text = (CONTENT / f"{handbook_page(record).strip('/')}.md").read_text(encoding="utf-8")
        keys = [key for key in record.model_fields if key not in PROVENANCE_FIELDS]
        unnamed = [key for key in keys if not re.search(rf"\b{key}\b(?::|`)", text)]
        if 2 * len(unnamed) > len(keys):
            silent[record.__name__] = unnamed
    assert silent == {}


def test_a_ready_line_of_a_rule_has_the_key_as_the_model_names_it() -> None:
    [key, kind] = problems("name: A\njenis: nagari\n", Village)
    assert (key.suggestion, ready_lines(kind)) == ("kind", ("kind: desa\nlocal_word: nagari",))


def test_a_ready_line_has_the_key_as_the_model_names_it() -> None:
    for line, ready in (
        ("  warna: '#112233'", '  colours: ["#112233"]'),
        ('  "Warna": "#112233"', '  colours: ["#112233"]'),
        ("  colours: '#112233'", '  colours: ["#112233"]'),
        ("  warna:\n    '#112233'", '    ["#112233"]'),
    ):
        found = problems(f"{HEAD}brand:\n{line}\n")
        assert [ready_lines(one) for one in found if ready_lines(one)] == [(ready,)], line


def test_an_unknown_key_far_from_all_others_has_no_suggestion() -> None:
    assert problem(f"{HEAD}zzz: 1\n").suggestion is None


def test_an_unknown_key_deep_inside_names_the_keys_of_its_own_record() -> None:
    found = problem(f"{HEAD}missions:\n  - text: Melayani\n    notes: Ramah\n")
    assert place(found) == (Code.UNKNOWN_KEY, 5, 5)
    assert found.suggestion == "note"


def test_a_missing_key_is_found_at_the_record_that_lacks_it() -> None:
    found = problem(f"{HEAD}missions:\n  - note: Ramah\n")
    assert place(found) == (Code.MISSING_KEY, 4, 5)
    assert dict(found.arguments)["key"] == "text"


@pytest.mark.parametrize(
    ("language", "description"), [("id", "Kode dan provinsi."), ("en", "Code and province.")]
)
def test_a_missing_key_tells_in_every_language_what_belongs_there(
    language: str, description: str
) -> None:
    found = problem("identity: {type: kota, name: Misal}\n")
    assert description in sentences(found, load_catalogue(language)).remedy


def test_a_key_with_nothing_behind_it_counts_as_missing() -> None:
    assert (
        place(problem('identity:\n  type: kota\n  name:\nreference: {code: "33.99"}\n'))[0]
        == Code.MISSING_KEY
    )


def test_a_word_outside_its_list_names_the_list() -> None:
    found = problem("state: Runing\n", QuickWin)
    assert place(found) == (Code.NOT_ONE_OF, 1, 8)
    assert found.suggestion == "running"
    assert dict(found.arguments)["allowed"] == (
        "planned, running, done, partly_achieved, not_achieved, stopped, unknown"
    )


def test_a_word_outside_a_literal_list_names_the_list_too() -> None:
    words = "    words: [{word: teh, language: xx, meaning: teh}]\n"
    found = problem(f"{HEAD}statements:\n  - kind: goal\n    text: Maju\n{words}")
    assert (found.code, dict(found.arguments)["allowed"]) == (Code.NOT_ONE_OF, "en, jv, su, min")


@pytest.mark.parametrize(
    ("text", "expected", "actual", "line"),
    [
        ("missions: Melayani\n", "list", "text", 3),
        ("missions:\n  text: Melayani\n", "list", "group", 3),
        ("vision:\n  - text: Melayani\n", "group", "list", 3),
        ("vision: Melayani\n", "group", "text", 3),
        ("missions:\n  - Melayani\n", "group", "text", 4),
        ("vision:\n  text:\n    - Melayani\n", "text", "list", 4),
        ("redirects:\n  - [kota-lama]\n", "text", "list", 4),
        ("posts:\n  - title: Camat\n    tenure: {a: b}\n", "text", "group", 5),
        ("participations:\n  - summary: Ikut\n    cohort: [2022]\n", "text", "list", 5),
        ("vision:\n  text: Melayani\n  period: {start: [2022]}\n", "text", "list", 5),
    ],
)
def test_another_shape_is_named_by_what_is_there_and_what_belongs_there(
    text: str, expected: str, actual: str, line: int
) -> None:
    found = problem(HEAD + text)
    quoted = dict(found.arguments)
    assert found.code == Code.WRONG_KIND
    assert (quoted["expected_kind"], quoted["found_kind"], found.span.line) == (
        expected,
        actual,
        line,
    )


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("due: 31-12-2026", Code.BAD_DATE, 6),
        ("number: satu", Code.BAD_PRINTED_NUMBER, 9),
        ("number: -1", Code.BAD_PRINTED_NUMBER, 9),
        ("place: {id: ' '}", Code.BLANK_TEXT, 13),
        ("fictional: mungkin", Code.BAD_YES_NO, 12),
        ("budget_idr: {measure: Anggaran, value: 1.000.000}", Code.BAD_NUMBER, 40),
        ('title: " "', Code.BLANK_TEXT, 8),
        ("state: late", Code.LATE_IS_COMPUTED, 8),
        ("state: ditarik", Code.WITHDRAWN_AS_STATE, 8),
        ("evidence: [{text: Foto, url: javascript:x}]", Code.BAD_LINK, 30),
        ("description: a <b>tebal</b>", Code.RICH_TEXT, 14),
        ("title: {xx: judul}", Code.UNKNOWN_KEY, 9),
    ],
)
def test_a_value_is_refused_at_its_place(line: str, code: Code, column: int) -> None:
    text = f"{line}\n" if line.startswith("state") else f"{line}\nstate: planned\n"
    assert place(problem(text, QuickWin)) == (code, 1, column)


def test_rich_text_in_a_block_is_refused_at_its_own_line() -> None:
    text = "state: planned\ndescription: |\n  Satu.\n\n  - dua\n  - <i>tiga</i>\n"
    assert place(problem(text, QuickWin)) == (Code.RICH_TEXT, 6, 3)


def test_rich_text_in_the_body_of_an_update_is_refused_at_its_own_line() -> None:
    text = '---\ntitle: Kabar\ndate: "2026"\n---\n\nSatu.\n\n<b>dua</b>\n'
    parsed = parse_update("kabar.md", text.encode())
    assert parsed.document is not None
    [found] = decode(parsed.document, Update).diagnostics
    assert place(found) == (Code.RICH_TEXT, 8, 1)


def test_all_problems_of_a_file_are_found_at_once() -> None:
    text = "state: jalan\ndue: besok\nnumber: satu\nxyz: 1\nevidence:\n  - text: a\n    date: kemarin\n"
    assert [
        place(found)[0] for found in sorted(problems(text, QuickWin), key=lambda found: found.span)
    ] == [
        Code.NOT_ONE_OF,
        Code.BAD_DATE,
        Code.BAD_PRINTED_NUMBER,
        Code.UNKNOWN_KEY,
        Code.BAD_DATE,
    ]


def test_what_is_not_faulty_is_kept_for_the_later_stages() -> None:
    parsed = parse_yaml(
        "misal.yml", f"{HEAD}missions:\n  - text: Melayani\n  - text: [Ramah]\n".encode()
    )
    assert parsed.document is not None
    decoded = decode(parsed.document, Region)
    assert decoded.record is not None
    assert next(mission.text.id for mission in decoded.record.missions) == "Melayani"


def test_identifiers_that_went_with_a_faulty_part_are_known() -> None:
    text = f"{HEAD}people: {{id: rekan, name: Rekan}}\noffices:\n  - id: kawan\n    name: Kawan\n    kind: agency\n"
    parsed = parse_yaml("misal.yml", text.encode())
    assert parsed.document is not None
    decoded = decode(parsed.document, Region)
    assert decoded.unread_identifiers == {"rekan"}
    assert decoded.record is not None
    assert [office.id for office in decoded.record.offices] == ["kawan"]


def test_a_file_of_which_nothing_holds_gives_a_record_of_stand_ins() -> None:
    parsed = parse_yaml("misal.yml", b"vision: Tanpa nama daerah\n")
    assert parsed.document is not None
    decoded = decode(parsed.document, Region)
    assert decoded.record is not None
    assert decoded.other is not None
    assert decoded.record.reference.code != decoded.other.reference.code
    assert ("vision",) in decoded.cuts


def test_a_key_for_the_body_is_unknown_in_front_matter() -> None:
    text = '---\ntitle: Kabar\nbody: Lain\ndate: "2026"\n---\n\nSatu.\n'
    parsed = parse_update("kabar.md", text.encode())
    assert parsed.document is not None
    decoded = decode(parsed.document, Update)
    [found] = decoded.diagnostics
    assert place(found) == (Code.UNKNOWN_KEY, 3, 1)
    assert found.suggestion is None
    assert "body" not in dict(found.arguments)["names"]
    assert decoded.record is not None
    assert decoded.record.body == "Satu."


def test_a_key_for_the_body_is_unknown_beside_other_problems_too() -> None:
    text = '---\nbody: Lain\njudul: a\ntitle: Kabar\ndate: "2026"\n---\n\nSatu.\n'
    parsed = parse_update("kabar.md", text.encode())
    assert parsed.document is not None
    found = decode(parsed.document, Update).diagnostics
    assert [place(one) for one in found] == [(Code.UNKNOWN_KEY, 2, 1), (Code.UNKNOWN_KEY, 3, 1)]


def test_a_list_over_its_limit_is_found_at_its_key() -> None:
    former = ", ".join(f"kota-lama-{number}" for number in range(11))
    found = problem(f"{HEAD}redirects: [{former}]\n")
    assert place(found) == (Code.TOO_MANY_ITEMS, 3, 1)
    assert dict(found.arguments) == {"length": "11", "limit": "10"}
    assert problems(f"{HEAD}redirects: [{former.rsplit(', ', 1)[0]}]\n") == ()


def test_a_number_out_of_range_names_the_range() -> None:
    found = problem(f"{HEAD}evaluations:\n  - year: 20205\n")
    assert place(found) == (Code.NUMBER_OUT_OF_RANGE, 4, 11)
    assert dict(found.arguments) == {"value": "20205", "lowest": "1900", "highest": "2200"}


def test_of_very_many_problems_the_first_in_the_file_are_worked_out() -> None:
    known = "missions: Melayani\n"
    text = "".join(f"kunci-{number}: 1\n" for number in range(300))
    found = problems(f"{HEAD}{text}{known}")
    assert [one.span.line for one in found] == list(range(3, 3 + MAX_JUDGED))
    early = problems(f"{HEAD}{known}{text}")
    assert (early[0].code, early[0].span.line) == (Code.WRONG_KIND, 3)


@pytest.mark.parametrize(
    "line",
    [
        "k{n}: 1\n",
        "- {{text: a, k{n}: 1}}\n",
        "- {{k: {n}}}\n",
        "- text: {n}\n  note: |\n    \n  k{n}: |\n    a\n",
    ],
)
def test_very_many_problems_cost_little(line: str) -> None:
    holder = "missions:\n" if line.startswith("-") else ""
    text = HEAD + holder + "".join(line.format(n=number) for number in range(4_000))
    start = time.process_time()
    assert len(problems(text)) == MAX_JUDGED
    assert time.process_time() - start < 4


def test_words_for_the_unknown_are_to_be_left_out_where_that_is_possible() -> None:
    found = problem("state: planned\ndue: belum ada\n", QuickWin)
    assert (place(found), dict(found.arguments)["key"]) == ((Code.WITHHELD, 2, 6), "due")


@pytest.mark.parametrize(
    ("text", "column", "key"),
    [
        ("description: Belum ada", 14, "description"),
        ("description: '-'", 14, "description"),
        ("title: n/a", 8, "title"),
        ("title: {id: tidak ada}", 13, "id"),
        ("milestones: [{title: belum diketahui}]", 22, "title"),
    ],
)
def test_a_text_that_says_nothing_is_not_published(text: str, column: int, key: str) -> None:
    found = problem(f"{text}\nstate: planned\n", QuickWin)
    assert (place(found), dict(found.arguments)["key"]) == ((Code.WITHHELD, 1, column), key)


@pytest.mark.parametrize("text", ["Tidak", "Belum ada sekolah yang ikut.", "Kosong"])
def test_a_text_that_says_something_is_taken(text: str) -> None:
    assert problems(f"description: {text}\nstate: planned\n", QuickWin) == ()


@pytest.mark.parametrize(("written", "meant"), [("belum", False), ("Sudah", True)])
def test_not_yet_is_no(written: str, meant: bool) -> None:
    text = f"{HEAD}fictional: {written}\n"
    parsed = parse_yaml("misal.yml", text.encode())
    assert parsed.document is not None
    decoded = decode(parsed.document, Region)
    assert decoded.diagnostics == ()
    assert decoded.record is not None
    assert decoded.record.fictional is meant


@pytest.mark.parametrize(
    ("state", "suggestion"),
    [
        ("Selesai 80%", None),
        ("belum selesai", None),
        ("selesei", "done"),
        ("sudah selesei", "done"),
        ("runing", "running"),
    ],
)
def test_a_word_of_a_list_with_further_words_is_not_taken_for_it(
    state: str, suggestion: str | None
) -> None:
    assert problem(f"state: {state}\n", QuickWin).suggestion == suggestion


def test_the_shape_of_an_item_is_that_of_one_item() -> None:
    quoted = dict(problem(f"{HEAD}missions:\n  - Melayani\n").arguments)
    assert (quoted["held"], quoted["shape"], quoted["repaired"]) == (
        "item",
        "- {text: …}",
        "  - {text: Melayani}",
    )


def test_words_for_the_unknown_in_a_required_key_are_told_as_what_they_are() -> None:
    assert (
        problem("state: planned\nhistory: [{date: belum ada, state: planned}]\n", QuickWin).code
        == Code.BAD_DATE
    )


def test_a_shape_is_shown_with_the_keys_that_a_reader_asks_for() -> None:
    shapes = [
        dict(found.arguments)["shape"]
        for found in problems("state: planned\nbudget_idr: banyak\n", QuickWin)
    ]
    assert shapes == ["budget_idr: {measure: …, value: …, unit: …, date: …}"]


def test_a_shape_with_a_single_usual_key_shows_the_next_ones() -> None:
    found = problem("state: planned\nprogress: ada\n", QuickWin)
    assert dict(found.arguments)["shape"] == "progress: {unit: …, target: …, reports: …}"


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("offices: Diskominfo", "offices: [diskominfo]"),
        ("offices: Diskominfo; Bag. Hukum", "offices: [diskominfo, bag-hukum]"),
        ("offices: Dinas Komunikasi dan Informatika", None),
        ("sources: MP-2024; TW3-2026", "sources: [mp-2024, tw3-2026]"),
        ("sources: kota-misal/berita", "sources: [kota-misal/berita]"),
        ("sources: https://contoh.example/a", None),
        ("progress: titik", "progress: {unit: titik}"),
        ("progress: 62 dari 80 titik", None),
    ],
)
def test_a_cell_of_a_table_gets_a_ready_line_if_its_parts_are_certain(
    line: str, mended: str | None
) -> None:
    found = problem(f"state: planned\n{line}\n", QuickWin)
    assert (found.code, dict(found.arguments).get("repaired")) == (Code.WRONG_KIND, mended)


def test_what_a_comma_cuts_off_is_told_once() -> None:
    found = problem(f"{HEAD}figures: [{{measure: Luas, value: 1.820,05, unit: km}}]\n")
    assert (found.code, dict(found.arguments)["lost"]) == (Code.CUT_BY_COMMA, "05")


def test_a_key_of_the_record_that_stands_in_braces_by_itself_is_told_too() -> None:
    assert problem(f"{HEAD}vision: {{text: Ramah, note}}\n").code == Code.CUT_BY_COMMA


SOURCES = "vision: {text: Melayani, as_printed: M, sources: %s}\n"


@pytest.mark.parametrize(
    ("written", "code", "column", "mended"),
    [
        ("{text: [], rest: [b]}", Code.BLANK_TEXT, 51, None),
        ("{text: , rest: [b]}", Code.BLANK_TEXT, 51, None),
        ("{text: a, rest: [b]}", Code.WRONG_KIND, 57, "{text: [a], rest: [b]}"),
        ("[[a]]", Code.WRONG_KIND, 52, "[a]"),
        ("{text: [[a, b]]}", Code.WRONG_KIND, 59, "{text: [a, b]}"),
        ("a", Code.WRONG_KIND, 50, "[a]"),
    ],
)
def test_what_is_wrong_in_a_group_of_sources_is_found_where_it_stands(
    written: str, code: str, column: int, mended: str | None
) -> None:
    found = problem(HEAD + SOURCES % written)
    assert place(found) == (code, 3, column)
    expected = None if mended is None else (SOURCES % mended).rstrip()
    assert dict(found.arguments).get("repaired") == expected


def test_the_shape_of_sources_is_shown_in_both_its_forms() -> None:
    shape = dict(problem(HEAD + SOURCES % "a").arguments)["shape"]
    assert shape == "sources: […] / sources: {rest: […]}"
    assert dict(problem(HEAD + SOURCES % "[[a]]").arguments)["shape"] == shape
