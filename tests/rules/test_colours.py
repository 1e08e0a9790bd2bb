"""Words are seen on the ground that the same rule of a style sheet gives them, in both schemes.

A browser's judge says nothing of words in exactly the colour of their ground.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.contrast import ENOUGH, contrast

STYLES = Path(__file__).parents[2] / "generator/styles"
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = r"{}: var\((--[a-z0-9-]+)\);"


def schemes() -> Iterator[dict[str, str]]:
    text = (STYLES / "tokens.css").read_text(encoding="utf-8")
    light, dark = text.split('[data-md-color-scheme="slate"]')
    for part in (light, dark):
        yield dict(re.findall(r"(--[a-z0-9-]+): (#[0-9a-f]{6});", part))


def test_words_are_seen_on_the_ground_of_their_rule() -> None:
    judged, unseen = 0, []
    for path in sorted(STYLES.glob("*.css")):
        for selector, rule in RULE.findall(path.read_text(encoding="utf-8")):
            ground = re.search(COLOUR.format(r"(?<![a-z-])background(?:-color)?"), rule)
            words = re.search(COLOUR.format(r"(?<![a-z-])color"), rule)
            for colours in schemes():
                if ground and words and {ground[1], words[1]} <= colours.keys():
                    judged += 1
                    found = contrast(colours[words[1]], colours[ground[1]])
                    if found < ENOUGH:
                        unseen.append(f"{path.name}: {selector.split()[-1]} {found:.1f}")
    assert judged >= 6
    if unseen:
        pytest.fail("\n".join(unseen), pytrace=False)
