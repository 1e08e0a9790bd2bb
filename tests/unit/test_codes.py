from generator.codes import WARNINGS, Code, finding, severity_of
from generator.diagnostics import Severity, Span

PLACE = Span("a.yml", 1, 1, 1, 2)


def test_a_finding_is_as_bad_as_its_code_and_quotes_in_order_of_the_names() -> None:
    found = finding(Code.UNKNOWN_KEY, PLACE, names="a, b", key="c")
    assert (found.severity, found.arguments) == (Severity.ERROR, (("key", "c"), ("names", "a, b")))
    assert {severity_of(code) for code in WARNINGS} == {Severity.WARNING}


def test_a_code_is_its_family_and_two_digits() -> None:
    assert len({code.value for code in Code}) == len(Code)
    assert all(
        code.value[:2] == "MP" and code.value[2:].isdigit() and len(code.value) == 5
        for code in Code
    )
