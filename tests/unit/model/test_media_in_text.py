import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.codes import Code
from generator.model.rich_text import (
    FIELD_ELEMENTS,
    UPDATE_ELEMENTS,
    PlacedPicture,
    first_problem,
    media_in,
    with_pictures_apart,
)
from tests.examples import tried
from tests.rows import judge_rows

PICTURE = '![Warga di loket](media/loket-baru.jpg "Humas")'
REFUSED = {
    # What somebody may write, and the form that the finding shows.
    "![](media/loket.jpg)": '![…](media/loket.jpg "…")',
    "![Warga](media/loket.jpg)": '![Warga](media/loket.jpg "…")',
    '![…](media/loket.jpg "…")': '![…](media/loket.jpg "…")',
    '![](media/loket.jpg "Humas")': '![…](media/loket.jpg "Humas")',
    '![Warga](loket.jpg "Humas")': '![Warga](media/loket.jpg "Humas")',
    '![Warga](../media/loket.jpg "Humas")': '![Warga](media/loket.jpg "Humas")',
    '![Warga](<media/Foto Loket.JPG> "Humas")': '![Warga](media/foto-loket.jpg "Humas")',
    '![Warga](https://contoh.example/a.png "Humas")': '![Warga](media/a.png "Humas")',
    '![Warga](javascript:alert(1) "Humas")': '![Warga](media/foto.jpg "Humas")',
    '![Warga](data:image/png;base64,AAAA "Humas")': '![Warga](media/foto.jpg "Humas")',
    f"Lihat {PICTURE} ini": PICTURE,
    f"- {PICTURE}": PICTURE,
    f"> {PICTURE}": PICTURE,
    f"{PICTURE}\n{PICTURE}": PICTURE,
    f"[{PICTURE}](/daerah/)": PICTURE,
    "[foto](media/loket.jpg)": '![…](media/loket.jpg "…")',
    "[berkas](media/Laporan Akhir.pdf)": None,
    "[berkas](<media/Laporan Akhir.pdf>)": "[…](media/laporan-akhir.pdf)",
    "[berkas](../media/laporan.pdf)": "[…](media/laporan.pdf)",
}  # fmt: skip
"""A link with a blank in it is no link: the words stand as they are."""


def test_any_other_form_gets_the_form_to_write() -> None:
    def judge(row: tuple[str, str | None]) -> None:
        text, form = row
        problem = first_problem(text, allowed=UPDATE_ELEMENTS)
        if form is None:
            assert problem is None
            return
        assert problem is not None
        assert (problem.code, problem.form) == (Code.MEDIA_FORM, form)
        if problem.is_complete:
            assert first_problem(form, allowed=UPDATE_ELEMENTS) is None

    judge_rows(REFUSED.items(), judge, name=lambda row: row[0])


@pytest.mark.parametrize("text", [PICTURE, "Lihat [Laporan](media/laporan.pdf)."])
def test_a_field_has_no_files(text: str) -> None:
    assert first_problem(text, allowed=UPDATE_ELEMENTS) is None
    problem = first_problem(text, allowed=FIELD_ELEMENTS)
    assert problem is not None
    assert problem.code in {Code.RICH_TEXT, Code.BAD_LINK}


def test_files_are_found_with_their_lines() -> None:
    text = f"\nSatu\n\n{PICTURE}\n\nDua,\n[laporan](media/laporan.pdf) dan [luar](/media/a.pdf)"
    found = [("loket-baru.jpg", 3, True), ("laporan.pdf", 6, False)]
    assert list(media_in(text)) == found


WORDS = st.lists(
    st.sampled_from(["Satu *dua*", "- tiga\n- empat", "## Lima", "> enam\n> tujuh", PICTURE]),
    min_size=1,
)


@tried(100, thorough=1_000)
@given(WORDS)
def test_pictures_stand_apart_and_nothing_else_changes(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    assert first_problem(text, allowed=UPDATE_ELEMENTS) is None
    parts = [
        PICTURE if isinstance(part, PlacedPicture) else part for part in with_pictures_apart(text)
    ]
    assert "\n\n".join(parts) == text
    assert parts.count(PICTURE) == blocks.count(PICTURE) == len(list(media_in(text)))


def test_a_placed_picture_has_its_words() -> None:
    (placed,) = with_pictures_apart(PICTURE)
    assert placed == PlacedPicture("loket-baru.jpg", "Warga di loket", "Humas")
