"""Findings in words: for a person, GitHub and machines. Nothing in the data can forge a line."""

import json
from typing import Any

import pytest

from generator.codes import Code, finding
from generator.diagnostics import Diagnostic, Related, Report, Span
from generator.messages import Catalogue, load_catalogue
from generator.reporter import (
    place,
    render_github,
    render_gitlab,
    render_json,
    render_text,
    sentences,
    summary,
)

PATH = "regions/kota-x/region.yml"
INDONESIAN = load_catalogue("id")
ENGLISH = load_catalogue("en")
ESCAPE = "\x1b[31m"


def at(
    line: int, column: int, end_column: int, *, path: str = PATH, end_line: int | None = None
) -> Span:
    return Span(path, line, column, end_line or line, end_column)


def unknown(identifier: str, span: Span, *, related: tuple[Related, ...] = ()) -> Diagnostic:
    return finding(
        Code.UNKNOWN_REFERENCE,
        span,
        suggestion="living",
        related=related,
        identifier=identifier,
        kind="dimension",
        names="living, society",
    )


def report_of(*diagnostics: Diagnostic) -> Report:
    report = Report()
    report.add(diagnostics)
    return report


def text_of(diagnostic: Diagnostic, text: str, catalogue: Catalogue = INDONESIAN) -> list[str]:
    return render_text(report_of(diagnostic), catalogue, {PATH: text}).splitlines()


def test_a_finding_names_place_code_source_line_and_way_out() -> None:
    said = sentences(unknown("livin", at(2, 8, 13)), INDONESIAN)
    assert text_of(unknown("livin", at(2, 8, 13)), "a: b\n  key: livin\n") == [
        f"{PATH}:2:8: kesalahan[MP301]: {said.message}",
        "   |",
        " 2 |   key: livin",
        "   |        ^^^^^",
        f"   = seharusnya: {said.expected}",
        '   = maksudnya "living"?',
        f"   = perbaikan: {said.remedy}",
    ]
    assert "livin" in said.message


def test_a_finding_reads_in_english_too() -> None:
    lines = text_of(unknown("livin", at(2, 8, 13)), "a: b\n  key: livin\n", ENGLISH)
    assert lines[0].startswith(f"{PATH}:2:8: error[MP301]: ")
    assert lines[0] != text_of(unknown("livin", at(2, 8, 13)), "a: b\n")[0]


def test_a_second_place_is_named_with_its_words() -> None:
    related = (Related(at(9, 3, 4, path="regions/kota-x/quick-wins/a.yml"), "first_used"),)
    last = text_of(unknown("livin", at(2, 8, 13), related=related), "")[-1]
    assert last.startswith("   = ")
    assert last.endswith("(regions/kota-x/quick-wins/a.yml:9:3)")


@pytest.mark.parametrize("text", ["", "a: b", "a: b\n\n", "a: b\n   \n"])
def test_a_line_that_is_not_there_is_not_quoted(text: str) -> None:
    assert not [line for line in text_of(unknown("livin", at(2, 8, 13)), text) if " |" in line]


def test_carets_stay_below_the_words_in_a_long_line() -> None:
    written = "x" * 500 + "livin" + "y" * 500
    lines = text_of(unknown("livin", at(1, 501, 506)), written)
    caret = lines[3].index("^")
    assert lines[2][caret : caret + 5] == "livin"
    assert lines[3].count("^") == 5
    assert len(lines[2]) < 200


def test_a_finding_over_several_lines_marks_the_first_to_its_end() -> None:
    lines = text_of(unknown("livin", at(1, 4, 3, end_line=3)), "a: >-\n  livin\n  x\n")
    assert lines[2:4] == [" 1 | a: >-", "   |    ^^"]


def test_lines_count_the_same_with_the_line_ends_of_any_system() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert text_of(unknown("livin", at(2, 1, 6)), f"a{end}livin{end}")[2] == " 2 | livin"


def test_nothing_in_the_data_moves_the_cursor_or_begins_a_line_of_its_own() -> None:
    evil = f"a{ESCAPE}\n::error::x\r\u202e\x85\u2028b"
    diagnostic = unknown(evil, at(1, 1, 3, path=f"regions/{ESCAPE}\n::error::/x.yml"))
    for catalogue in (INDONESIAN, ENGLISH):
        rendered = render_text(report_of(diagnostic), catalogue, {diagnostic.span.path: evil})
        assert not [line for line in rendered.splitlines() if line.startswith("::")]
        assert all(character.isprintable() or character == "\n" for character in rendered)
        annotations = render_github(report_of(diagnostic), catalogue)
        assert annotations.count("\n") == 1
        assert annotations.startswith("::error file=")
        read = json.loads(render_json(report_of(diagnostic), catalogue))
        assert ESCAPE not in read[0]["message"]


def test_github_gets_one_annotation_a_finding_with_its_signs_escaped() -> None:
    span = at(2, 8, 13, path="regions/kota-x/a,b:c%.yml")
    (line,) = render_github(report_of(unknown("50%", span)), INDONESIAN).splitlines()
    head, _, said = line.removeprefix("::").partition("::")
    assert head.startswith(
        "error file=regions/kota-x/a%2Cb%3Ac%25.yml,line=2,col=8,endLine=2,title=MP301%3A "
    )
    assert "50%25" in said
    assert 'maksudnya "living"?' in said


def test_gitlab_knows_a_finding_again_when_lines_above_it_change() -> None:
    def issues(*lines: int) -> list[dict[str, Any]]:
        found = (unknown("livin", at(line, 8, 13)) for line in lines)
        read: list[dict[str, Any]] = json.loads(render_gitlab(report_of(*found), INDONESIAN))
        return read

    (first, second), moved = issues(2, 5), issues(3, 6)
    assert first["location"] == {"path": PATH, "lines": {"begin": 2}}
    assert (first["check_name"], first["severity"]) == ("MP301", "critical")
    assert 'maksudnya "living"?' in first["description"]
    assert first["fingerprint"] != second["fingerprint"]
    assert [one["fingerprint"] for one in moved] == [first["fingerprint"], second["fingerprint"]]
    assert issues() == []


def test_a_warning_is_a_warning_everywhere() -> None:
    warning = finding(Code.UNUSED_SOURCE, at(1, 1, 2), identifier="berita")
    assert text_of(warning, "")[0].startswith(f"{PATH}:1:1: peringatan[MP502]: ")
    assert render_github(report_of(warning), INDONESIAN).startswith("::warning ")
    assert json.loads(render_json(report_of(warning), INDONESIAN))[0]["severity"] == "warning"


def test_machines_get_every_part_of_a_finding() -> None:
    related = (Related(at(9, 3, 4), "first_used"),)
    (read,) = json.loads(
        render_json(report_of(unknown("livin", at(2, 8, 13), related=related)), INDONESIAN)
    )
    said = sentences(unknown("livin", at(2, 8, 13)), INDONESIAN)
    assert read["code"] == "MP301"
    assert read["span"] == {"path": PATH, "line": 2, "column": 8, "end_line": 2, "end_column": 13}
    assert (read["title"], read["message"], read["expected"]) == (
        said.title,
        said.message,
        said.expected,
    )
    assert (read["remedy"], read["suggestion"], read["suggested"]) == (
        said.remedy,
        said.suggestion,
        "living",
    )
    assert [place_["span"]["line"] for place_ in read["related"]] == [9]


def test_no_findings_are_no_output() -> None:
    assert render_text(Report(), INDONESIAN, {}) == ""
    assert render_github(Report(), INDONESIAN) == ""
    assert json.loads(render_json(Report(), INDONESIAN)) == []


def test_findings_come_by_file_line_and_column_each_once() -> None:
    last, first, middle = (unknown("x", at(line, 1, 2)) for line in (9, 1, 3))
    report = report_of(last, first, middle, unknown("x", at(3, 1, 2)))
    read = json.loads(render_json(report, INDONESIAN))
    assert [one["span"]["line"] for one in read] == [1, 3, 9]


def test_the_closing_line_counts_errors_and_warnings() -> None:
    warning = finding(Code.UNUSED_SOURCE, at(1, 1, 2), identifier="berita")
    assert (
        summary(report_of(warning, unknown("x", at(2, 1, 2))), INDONESIAN)
        == "1 kesalahan, 1 peringatan."
    )
    assert summary(Report(), ENGLISH) == "0 errors, 0 warnings."
    assert summary(report_of(warning), ENGLISH) == "0 errors, 1 warning."


def test_a_notice_is_told_as_such_and_counted_only_where_there_is_one() -> None:
    words = {"host": "jahat.com", "written": "jahat.com", "host_kind": "unlisted"}
    report = report_of(finding(Code.UNLISTED_HOST, at(1, 1, 2), **words))
    assert summary(report, ENGLISH) == "0 errors, 0 warnings, 1 notice."
    assert summary(report, INDONESIAN) == "0 kesalahan, 0 peringatan, 1 catatan."
    assert render_github(report, INDONESIAN).startswith("::notice ")
    assert ': catatan[MP701]: tautan ini membuka "jahat.com"; host itu tidak ada' in render_text(
        report, INDONESIAN, {}
    )


def test_a_place_is_what_editors_make_clickable() -> None:
    assert place(at(12, 3, 4)) == f"{PATH}:12:3"


def test_one_ready_line_is_the_remedy_and_of_two_either() -> None:
    one = finding(
        Code.BAD_DATE, Span("a.yml", 1, 6, 1, 16), value="31/12/2025", repaired="due: 2025-12-31"
    )
    two = finding(
        Code.BAD_DATE,
        Span("a.yml", 1, 6, 1, 16),
        value="3/4/2025",
        repaired="due: A",
        repaired_or="due: B",
    )
    english = load_catalogue("en")
    assert sentences(one, english).remedy == "write it like this: due: 2025-12-31"
    assert sentences(two, english).remedy == "write due: A or due: B, whichever the source means"


def test_ready_lines_of_several_lines_stand_below_one_another() -> None:
    report = Report()
    report.add(
        [
            finding(
                Code.BAD_NUMBER,
                Span("a.yml", 1, 1, 1, 2),
                value="Rp 2",
                repaired="  value: 2\n  unit: rupiah",
            )
        ]
    )
    shown = render_text(report, load_catalogue("en"), {}).splitlines()
    assert shown[-3:] == ["   = fix: write it like this:", "       value: 2", "       unit: rupiah"]


def test_behind_ready_lines_of_several_lines_no_full_stop_begins_a_line() -> None:
    ready = "state: running\nnote: |\n. a"
    several = finding(Code.PLAN_NOT_NAMED, Span("a.yml", 1, 1, 1, 2), plan="r", repaired=ready)
    one = finding(Code.PLAN_NOT_NAMED, Span("a.yml", 1, 1, 1, 2), plan="r", repaired="plan: r")
    lines = sentences(several, ENGLISH).remedy.split("\n")
    assert lines[1:-1] == ready.split("\n")
    assert lines[-1][0].isalpha()
    assert "write it as: plan: r. " in sentences(one, ENGLISH).remedy
