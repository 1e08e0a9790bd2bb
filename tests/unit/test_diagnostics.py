from itertools import permutations

from generator.codes import Code, finding
from generator.diagnostics import (
    MAX_FINDINGS,
    Diagnostic,
    Related,
    Report,
    Severity,
    Span,
    in_order,
)


def at(line: int, code: Code = Code.UNKNOWN_KEY, path: str = "a.yml") -> Diagnostic:
    return finding(code, Span(path, line, 1, line, 2), key="x", names="y")


def report_of(*found: Diagnostic) -> Report:
    report = Report()
    report.add(found)
    return report


def lines(report: Report) -> list[tuple[str, str, int]]:
    return [(found.code, found.span.path, found.span.line) for found in report.diagnostics]


def test_findings_come_back_once_and_by_place() -> None:
    report = report_of(at(2), at(1, path="b.yml"), at(1), at(2))
    assert [(path, line) for _, path, line in lines(report)] == [
        ("a.yml", 1),
        ("a.yml", 2),
        ("b.yml", 1),
    ]


def test_findings_that_differ_only_in_what_else_they_say_have_one_order() -> None:
    base = at(1)
    others = [
        base,
        finding(Code.UNKNOWN_KEY, base.span, key="x", names="y", suggestion=""),
        finding(Code.UNKNOWN_KEY, base.span, key="x", names="y", suggestion="z"),
        finding(
            Code.UNKNOWN_KEY,
            base.span,
            key="x",
            names="y",
            related=(Related(Span("a.yml", 1, 1, 1, 2), "a"),),
        ),
        finding(
            Code.UNKNOWN_KEY,
            base.span,
            key="x",
            names="y",
            related=(Related(Span("b.yml", 1, 1, 1, 2), "a"),),
        ),
    ]
    orders = {tuple(in_order(shuffled)) for shuffled in permutations(others)}
    assert len(orders) == 1


def test_exactly_twenty_findings_of_a_file_need_no_note() -> None:
    report = report_of(*(at(line) for line in range(1, MAX_FINDINGS + 1)))
    assert {code for code, _, _ in lines(report)} == {Code.UNKNOWN_KEY}
    assert len(report.diagnostics) == MAX_FINDINGS


def test_of_more_the_first_are_told_and_a_note_stands_where_the_rest_begins() -> None:
    report = report_of(*(at(line) for line in range(1, 200)), at(1, path="b.yml"))
    assert [line for _, path, line in lines(report) if path == "a.yml"] == list(
        range(1, MAX_FINDINGS + 1)
    )
    assert lines(report)[MAX_FINDINGS - 1 :] == [
        (Code.MORE_FINDINGS, "a.yml", MAX_FINDINGS),
        (Code.UNKNOWN_KEY, "b.yml", 1),
    ]
    assert dict(report.diagnostics[MAX_FINDINGS - 1].arguments)["shown"] == str(MAX_FINDINGS - 1)


def test_all_findings_are_counted_those_that_are_not_told_too() -> None:
    report = report_of(*(at(line) for line in range(1, 200)))
    assert (report.count(Severity.ERROR), report.has_errors) == (199, True)


def test_warnings_alone_never_become_an_error() -> None:
    report = report_of(*(at(line, Code.KOTA_OR_KABUPATEN) for line in range(1, 90)))
    assert {found.severity for found in report.diagnostics} == {Severity.WARNING}
    assert (report.count(Severity.WARNING), report.has_errors) == (89, False)


def test_an_error_below_many_warnings_is_told() -> None:
    warnings = (at(line, Code.KOTA_OR_KABUPATEN) for line in range(1, 90))
    report = report_of(*warnings, at(99))
    assert (Code.UNKNOWN_KEY, "a.yml", 99) in lines(report)
    assert len(report.diagnostics) == MAX_FINDINGS
    assert (report.diagnostics[-1].code, report.diagnostics[-1].severity) == (
        Code.MORE_FINDINGS,
        Severity.WARNING,
    )


def test_a_note_is_as_bad_as_the_worst_that_it_stands_for() -> None:
    report = report_of(*(at(line) for line in range(1, 90)), at(90, Code.KOTA_OR_KABUPATEN))
    assert report.diagnostics[-1].severity is Severity.ERROR


def test_warnings_are_told_before_notices() -> None:
    notices = (at(line, Code.UNLISTED_HOST) for line in range(1, 90))
    report = report_of(*notices, at(99, Code.KOTA_OR_KABUPATEN))
    assert (Code.KOTA_OR_KABUPATEN, "a.yml", 99) in lines(report)
    assert report.diagnostics[-1].severity is Severity.NOTICE
