"""The border of a region: chosen by its code, in colours that are seen, and small."""

from hypothesis import given
from hypothesis import strategies as st

from generator.messages import load_catalogue
from generator.model.contrast import WHITE, contrast
from generator.pages.render import Renderer
from generator.views.components.border import (
    DARK_ENOUGH,
    PALETTES,
    SEEN,
    Border,
    Pattern,
    border_of,
)
from tests.examples import tried

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
LARGEST = 1_000
"""Most bytes of a border on a page."""


def is_seen(border: Border) -> bool:
    return (
        contrast(border.ground, WHITE) >= DARK_ENOUGH
        and contrast(border.thread, border.ground) >= SEEN
        and contrast(border.seed, border.thread) >= SEEN
    )


def test_the_code_chooses_pattern_and_palette() -> None:
    made = {
        number: border_of(f"{number // 100:02}.{number % 100:02}") for number in range(7101, 7119)
    }
    assert {border.pattern for border in made.values()} == set(Pattern)
    assert {(border.ground, border.thread, border.seed) for border in made.values()} == set(
        PALETTES
    )
    assert len(set(made.values())) == 18
    # 7172 = 6 * 1195 + 2 and 1195 = 3 * 398 + 1
    assert border_of("71.72") == Border(Pattern.KAWUNG, *PALETTES[2])


@tried(200, thorough=2_000)
@given(st.lists(COLOUR, max_size=3))
def test_every_colour_is_seen_where_it_stands(colours: list[str]) -> None:
    """Whatever colours a brand has."""
    assert is_seen(border_of("99.01", tuple(colours)))


def test_a_brand_colours_the_border_as_far_as_its_colours_are_seen() -> None:
    rows = {
        (): PALETTES[1],
        ("#F4C430",): PALETTES[1],
        ("#0B5C6B",): ("#0B5C6B", *PALETTES[1][1:]),
        ("#0B5C6B", "#8A4B00", "#3D5A1E"): ("#0B5C6B", "#e0b055", "#8A4B00"),
        ("#FFFFFF", "#123456", "#000000"): ("#123456", "#FFFFFF", "#000000"),
    }
    assert {colours: border_of("99.01", colours) for colours in rows} == {
        colours: Border(Pattern.TUMPAL, *expected) for colours, expected in rows.items()
    }


def test_every_border_is_small_hidden_from_readers_aids_and_plain_html() -> None:
    renderer = Renderer(load_catalogue("id"))
    for pattern in Pattern:
        html = renderer.border(Border(pattern, *PALETTES[0]))
        assert len(html.encode()) < LARGEST, pattern
        assert 'aria-hidden="true"' in html
        assert "&#" not in html
        assert "style=" not in html
