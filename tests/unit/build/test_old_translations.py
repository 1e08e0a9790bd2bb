"""A translation is told of when its Indonesian text changed alone, and in no other case."""

import pytest

from generator.build.revision import read_state
from generator.codes import Code, severity_of
from generator.diagnostics import Severity
from generator.past.translations import find_old_translations
from tests.diagnostics.test_code_examples import as_published

HEAD = "title: Wi-Fi balai warga\nstate: running\nsources: [daftar-kode]\n"
FIRST = "summary:\n  id: Wi-Fi gratis di 40 balai warga.\n  en: Free Wi-Fi in 40 halls.\n"


def told(before: str, now: str) -> list[tuple[str, int]]:
    """Return code and line of each finding between two texts of a quick win."""
    states = []
    for text in (before, now):
        file = as_published("kota-misal/quick-wins/wifi.yml", (HEAD + text).encode())
        states.append(read_state([file], [file.path]))
    found = find_old_translations(*states, revision="main")
    return [(finding.code, finding.span.line) for finding in found]


@pytest.mark.parametrize(
    ("present", "is_old"),
    [
        (FIRST, False),
        (FIRST.replace("40 balai", "80 balai"), True),
        (FIRST.replace("balai warga", "balai warga dan perpustakaan"), True),
        (FIRST.replace("gratis", "berbayar"), True),
        # Both changed, or the translation went.
        (FIRST.replace("40", "80"), False),
        ("summary: Wi-Fi berbayar di 80 balai warga.\n", False),
        # The same words, put right.
        (FIRST.replace("Wi-Fi gratis di 40 balai warga.", "WI-FI Gratis di 40 balai warga"), False),
        (FIRST.replace("gratis", "gratiss"), False),
        # A number is never a spelling.
        (FIRST.replace("40 balai", "41 balai"), True),
    ],
)
def test_only_a_changed_text_leaves_its_translation_behind(present: str, *, is_old: bool) -> None:
    assert told(FIRST, present) == ([("MP921", 6)] if is_old else [])


def test_texts_that_share_a_translation_are_not_mixed_up() -> None:
    steps = (
        "milestones:\n"
        "  - title: {id: Lelang, en: Tender}\n"
        "    due: 2026-01\n"
        "  - title: {id: Pasang, en: Installation}\n"
        "    due: 2026-02\n"
    )
    moved = (
        "milestones:\n"
        "  - title: {id: Pasang, en: Installation}\n"
        "    due: 2026-02\n"
        "  - title: {id: Lelang, en: Tender}\n"
        "    due: 2026-01\n"
        "  - title: {id: Pengadaan, en: Tender}\n"
        "    due: 2026-03\n"
    )
    assert told(steps, moved) == []
    changed = steps.replace("id: Lelang", "id: Penunjukan langsung")
    assert told(steps, changed) == [("MP921", 5)]


def test_nobody_is_stopped_by_what_only_a_reader_can_judge() -> None:
    assert severity_of(Code.TRANSLATION_LEFT_BEHIND) is Severity.NOTICE
