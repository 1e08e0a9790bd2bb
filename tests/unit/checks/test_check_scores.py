import pytest

from generator.codes import Code
from tests.builders import CONTOH, FICTIONAL, arguments, codes

PARTS = ("baseline", "output", "outcome", "impact", "quick_win")
KEDIRI = ("3.60", "3.21", "3.23", "3.07", "3.65")
"""Scores of the parts that one region published for 2022, with the total 3.31."""


def evaluated(score: str | None, *parts: tuple[str | None, str | None]) -> dict[str, str]:
    lines = [f"{FICTIONAL}evaluations:\n  - year: 2022\n"]
    lines.append("" if score is None else f"    score: {score}\n")
    lines.append("    parts:\n" if parts else "")
    for name, (weight, value) in zip(PARTS, parts, strict=False):
        lines.append(f"      - part: {name}\n")
        lines.append("" if weight is None else f"        weight_percent: {weight}\n")
        lines.append("" if value is None else f"        score: {value}\n")
    return {CONTOH: "".join(lines)}


def weighted(score: str | None, weights: str, scores: tuple[str, ...] = KEDIRI) -> dict[str, str]:
    return evaluated(score, *zip(weights.split("/"), scores, strict=True))


@pytest.mark.parametrize(
    ("score", "ok"), [("3.31", True), ("3.32", True), ("3.3", True), ("3.33", False), ("3", True)]
)
def test_a_total_fits_if_rounding_explains_it(score: str, ok: bool) -> None:
    assert codes(weighted(score, "10/20/30/20/20")) == ([] if ok else [Code.WEIGHTED_SCORE])


def test_the_same_parts_with_other_weights_do_not_give_the_published_total() -> None:
    quoted = arguments(weighted("3.31", "10/20/30/30/10"))
    assert (quoted["score"], quoted["right"], quoted["year"]) == ("3.31", "3.257", "2022")


def test_the_exact_total_passes() -> None:
    assert codes(evaluated("3.10", ("60", "3.00"), ("40", "3.25"))) == []


@pytest.mark.parametrize("weights", ["10/20/30/20/10", "10/20/30/30/20", "50/20/30/20/10"])
def test_weights_that_miss_100_are_found_once(weights: str) -> None:
    assert codes(weighted("3.31", weights)) == [Code.WEIGHTS]


def test_printed_decimals_may_miss_100_by_their_rounding() -> None:
    thirds = [("33.3", None)] * 3
    assert codes(evaluated(None, *thirds)) == []
    assert codes(evaluated(None, ("33.3", None), ("33.3", None), ("33.0", None))) == [Code.WEIGHTS]


def test_weights_cannot_be_judged_before_all_are_known() -> None:
    assert codes(evaluated("3.31", ("10", "3.6"), (None, "3.2"))) == []


def test_known_weights_beyond_100_are_found_even_so() -> None:
    assert codes(evaluated("3.31", ("70", "3.6"), ("40", "3.2"), (None, "3.1"))) == [Code.WEIGHTS]


@pytest.mark.parametrize(
    "files",
    [
        evaluated("3.31"),
        evaluated(None, ("60", "3.00"), ("40", "3.25")),
        evaluated("9.99", ("60", "3.00"), ("40", None)),
        evaluated("9.99", (None, "3.00"), (None, "3.25")),
    ],
)
def test_a_total_without_all_its_parts_cannot_be_judged(files: dict[str, str]) -> None:
    assert codes(files) == []


def test_absurd_numbers_are_judged_like_all_others() -> None:
    huge = "9" * 18
    assert codes(evaluated("3.31", (f"-{huge}", huge), (huge, "1"), ("100", huge))) == [
        Code.WEIGHTED_SCORE
    ]
