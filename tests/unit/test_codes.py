import time

import pytest

from generator.codes import WARNINGS, Code, finding, near, near_words, severity_of
from generator.diagnostics import Severity, Span

PLACE = Span("a.yml", 1, 1, 1, 2)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("smart-pepole", None), ("pepole", "people"), ("Living", "living"), ("x", None), ("", None)],
)
def test_a_name_is_suggested_only_if_clearly_close(written: str, meant: str | None) -> None:
    assert near(written, ["economy", "people", "living"]) == meant


def test_a_name_is_held_against_so_many_others_and_no_more() -> None:
    start = time.process_time()
    assert near("dinas-x", (f"dinas-{number}" for number in range(10**7))) is not None
    assert time.process_time() - start < 2


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


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("smart city", None),
        ("smart sosiety", "smart society"),
        ("smart society kota", None),
        ("smart", None),
        ("dinas", None),
        ("dinas kominfo", "dinas kominfo kota"),
    ],
)
def test_words_that_two_names_share_bring_them_no_nearer(written: str, meant: str | None) -> None:
    assert near_words(written, ["smart society", "smart economy", "dinas kominfo kota"]) == meant
