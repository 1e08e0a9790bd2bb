import time

import pytest

from generator.spelling import near, near_words


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
