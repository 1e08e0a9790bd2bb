import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.contrast import ENOUGH, WHITE, contrast, readable
from tests.examples import tried

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # Ratios as the WCAG and its checkers give them.
        ("#000000", WHITE, 21.0),
        (WHITE, WHITE, 1.0),
        ("#777777", WHITE, 4.48),
        ("#767676", WHITE, 4.54),
        ("#FF0000", WHITE, 4.00),
        ("#0000FF", WHITE, 8.59),
    ],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@tried(200, thorough=5_000)
@given(COLOURS)
def test_the_readable_colour_can_be_read_is_no_darker_than_needed_and_of_the_same_hue(
    colour: str,
) -> None:
    found = readable(colour)
    assert contrast(found, WHITE) >= ENOUGH
    assert readable(found) == found
    if contrast(colour, WHITE) >= ENOUGH:
        assert found == colour
        return
    # A step of the screen is about a hundredth of the contrast there.
    assert contrast(found, WHITE) < ENOUGH + 0.15
    before, after = hue(colour), hue(found)
    # With hardly any colour in it, a grey has no hue that rounding would leave.
    if before is not None and after is not None:
        assert min(abs(before - after), 1 - abs(before - after)) < 0.03


def hue(colour: str) -> float | None:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    shade, _, _ = colorsys.rgb_to_hls(red, green, blue)
    return shade if max(red, green, blue) - min(red, green, blue) > 0.08 else None
