"""Pictograms: dimensions of a plan are told apart, and every colour is seen in both schemes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.messages import load_catalogue
from generator.model.contrast import contrast
from generator.views.components.pictogram import _SUBJECTS, SUBJECTS, _assigned
from tests.examples import tried

TOKENS = Path(__file__).parents[3] / "generator/styles/tokens.css"
LEAST = {
    "ink": 15.0,
    "quiet": 7.0,
    "link": 7.0,
    "late": 6.6,
    "edge": 3.0,
    **{f"d{hue}": 4.9 for hue in range(1, 10)},
}
"""Least contrast of each colour with the ground."""
NAMES = st.sampled_from([*_SUBJECTS, "budaya", "desa", "laut", "pangan"])


def schemes() -> list[dict[str, str]]:
    """Return the colours of each scheme by their names, light first."""
    text = TOKENS.read_text(encoding="utf-8")
    light, dark = text.split('[data-md-color-scheme="slate"]')
    return [dict(re.findall(r"--mp-([a-z0-9-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]


def test_every_colour_is_seen_on_the_ground_in_both_schemes() -> None:
    seen = [
        f"{name} {contrast(colours[name], colours['ground']):.2f} < {least}"
        for colours in schemes()
        for name, least in LEAST.items()
        if contrast(colours[name], colours["ground"]) < least
    ]
    if seen:
        pytest.fail("\n".join(seen), pytrace=False)


@tried(100, thorough=1_000)
@given(st.dictionaries(st.uuids().map(str), st.lists(NAMES, max_size=2).map(tuple), max_size=14))
def test_no_two_dimensions_of_a_plan_have_one_colour(plan: dict[str, tuple[str, ...]]) -> None:
    """As far as there are colours; the rest are undyed."""
    signs = _assigned({key: (key, *names) for key, names in plan.items()})
    hues = [sign.hue for sign in signs.values() if sign.hue]
    assert list(signs) == list(plan)
    assert len(set(hues)) == len(hues)


def test_a_national_dimension_has_its_shape_and_colour_in_every_plan() -> None:
    rows = {key: (key,) for key in _SUBJECTS if key != "people"}
    for order in (rows, dict(reversed(rows.items()))):
        signs = _assigned(order)
        assert {key: (sign.shape, sign.hue) for key, sign in signs.items()} == {
            key: _SUBJECTS[key] for key in rows
        }


def test_every_subject_has_an_everyday_name_in_both_languages() -> None:
    for language in ("id", "en"):
        assert set(load_catalogue(language).keys_below("dimension_name")) == set(SUBJECTS)


def test_the_hues_of_the_subjects_are_those_of_the_tokens() -> None:
    hues = sorted({hue for _, hue in _SUBJECTS.values()})
    assert all(f"d{hue}" in colours for colours in schemes() for hue in hues)
