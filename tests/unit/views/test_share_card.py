"""Share cards: every line fits, measured with the shipped fonts, and nothing stands over another."""

import re
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from generator.media.drawing import FONTS
from generator.views.components.share_card import PLATE_ROOM, ROOM, _answer, _title
from tests.examples import tried

ROOT = Path(__file__).parents[3]
TEMPLATE = (ROOT / "generator/templates/share_card.svg.j2").read_text(encoding="utf-8")
TOKENS = (ROOT / "generator/styles/tokens.css").read_text(encoding="utf-8")
WORD = st.text("abcdefghijklmnoprstuwyBKMPST", min_size=1, max_size=14)
TEXT = st.lists(WORD, min_size=1, max_size=40).map(" ".join)
TOLERANCE = 1.06
"""Lines of letters that no language has may be wider than the estimate, within the margin."""


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"noto-{name}.ttf", size)


@tried(60, thorough=600)
@given(TEXT)
def test_every_line_of_a_title_fits_on_the_plate(title: str) -> None:
    lines = _title(title, 0)
    assert 1 <= len(lines) <= 2
    for line in lines:
        assert font("serif-bold", line.size).getlength(line.text) <= PLATE_ROOM * TOLERANCE
    assert [line.y for line in lines] == sorted({line.y for line in lines})


@tried(60, thorough=600)
@given(TEXT, WORD, TEXT)
def test_every_line_of_an_answer_fits_and_its_late_words_stay_together(
    before: str, late: str, after: str
) -> None:
    lines = _answer(f"{before} {late} terlambat {after}", f"{late} terlambat", 0)
    assert 1 <= len(lines) <= 3
    for line in lines:
        assert font("serif-regular", line.size).getlength(line.text) <= ROOM * TOLERANCE
    shown = " ".join(line.text for line in lines)
    if not shown.endswith("…"):
        assert shown.replace("\N{NO-BREAK SPACE}", " ") == f"{before} {late} terlambat {after}"
        assert [line.late for line in lines if line.late] == [f"{late}\N{NO-BREAK SPACE}terlambat"]


def test_an_ordinary_answer_is_never_cut() -> None:
    longest = (
        "Dari dua puluh janji, delapan terlambat, sebelas berjalan, sembilan belas "
        "direncanakan, tujuh belas sudah selesai, tiga dihentikan, dua ditarik, dan empat tidak"
        " diketahui."
    )
    lines = _answer(longest, "delapan terlambat", 0)
    assert not any("…" in line.text for line in lines)


def test_the_colours_and_the_mark_are_those_of_the_pages() -> None:
    light = TOKENS.split('[data-md-color-scheme="slate"]')[0]
    mark = (ROOT / "theme_overrides/assets/masterplan/mark.svg").read_text(encoding="utf-8")
    inner = mark.strip().partition(">")[2].removesuffix("</svg>")
    assert inner in TEMPLATE
    colours = set(re.findall(r"#[0-9a-f]{6}\b", TEMPLATE.replace(inner, "")))
    assert colours <= set(re.findall(r"#[0-9a-f]{6}\b", light))
    # Files that cannot read the variables have no colour of their own, but for the mark's gold.
    every = {*re.findall(r"#[0-9a-f]{6}\b", TOKENS), "#e0b055"}
    for name in ("theme_overrides/page_shell.html", "generator/book/book.typ"):
        told = (ROOT / name).read_text(encoding="utf-8")
        assert set(re.findall(r"#[0-9a-f]{6}\b", told)) <= every, name
    assert set(re.findall(r"#[0-9a-f]{6}\b", mark)) <= every
    hues = dict(re.findall(r"\.hue-([1-9])\{fill:(#[0-9a-f]{6})\}", TEMPLATE))
    assert hues == dict(re.findall(r"--mp-d([1-9]): (#[0-9a-f]{6});", light))
