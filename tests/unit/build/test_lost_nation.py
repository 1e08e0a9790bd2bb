"""An unreadable national file gives one finding, and regions are judged as far as possible."""

import pytest

from generator.codes import Code
from tests.builders import (
    CONTOH,
    FICTIONAL,
    FOLLOWING,
    MISAL,
    REAL,
    a_publication,
    codes,
    load_site,
)

SHARED = [
    "programme.yml",
    "provinces.yml",
    "regions.yml",
    "glossary.yml",
    "sources.yml",
    "frameworks/national-six.yml",
]


@pytest.mark.parametrize("name", SHARED)
def test_a_shared_file_that_cannot_be_read_causes_one_finding(name: str) -> None:
    sound = {CONTOH: FOLLOWING, MISAL: REAL}
    assert codes(sound) == []
    assert codes(sound | {f"_national/{name}": "a: [\n"}) == [Code.UNCLOSED_BRACKET]


@pytest.mark.parametrize("name", SHARED)
def test_regions_are_judged_without_a_shared_file_that_cannot_be_read(name: str) -> None:
    files = {f"_national/{name}": "a: [\n", CONTOH: FICTIONAL + "posts: satu\n"}
    with a_publication(files) as project:
        loaded = load_site(project)
    assert [one.span.path for one in loaded.report.diagnostics] == [
        f"regions/_national/{name}",
        f"regions/{CONTOH}",
    ]
    assert loaded.publishable is None
