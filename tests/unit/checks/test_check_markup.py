"""The rules of markup in texts of one line."""

import time

from generator.codes import Code
from tests.builders import CONTOH, FICTIONAL, LAYANAN, arguments, findings

_SECONDS = 3
"""Most seconds of a check whose time grows with the length of a text, and not with its square."""


def with_address(address: str) -> list[tuple[str, int, int]]:
    source = f'{{id: a, title: A, grade: press, url: "{address}"}}'
    return findings(
        {CONTOH: f"{FICTIONAL}vision: {{text: M, sources: [a]}}\nsources: [{source}]\n"}
    )


def test_an_address_is_no_text_and_may_hold_any_sign() -> None:
    for sign in ("?q=<b>air</b>", "<!--a-->"):
        assert with_address(f"https://contoh.example/{sign}") == []


def test_thousands_of_open_comments_are_judged_at_once() -> None:
    for sign in ("<!--", "<?"):
        begun = time.process_time()
        assert with_address("https://contoh.example/" + sign * 12_000) == []
        text = (sign * 12_000)[:2_000]
        assert findings({CONTOH: f"{FICTIONAL}vision: {{text: '{text}', note: a}}\n"}) == []
        assert time.process_time() - begun < _SECONDS


def test_words_in_angle_brackets_are_no_html() -> None:
    for words in ("Daftar <nama> dan <tanggal>", "suhu < 10 dan > 5", "<?= nama ?>"):
        assert findings({LAYANAN: f'fictional: ya\nstate: planned\nsummary: "{words}"\n'}) == []


def with_words(vision: str = "note: N", source: str = "outlet: O") -> list[str]:
    text = (
        f"{FICTIONAL}vision: {{text: Maju, sources: [a], {vision}}}\n"
        f"sources: [{{id: a, title: A, grade: press, {source}}}]\n"
    )
    return [code for code, _, _ in findings({CONTOH: text})]


def test_what_a_source_prints_keeps_its_signs_and_what_the_site_says_does_not() -> None:
    for written, code in (("“Maju”", Code.TEXT_IN_CURLY_QUOTES), ("<b>Maju</b>", Code.TAG_IN_LINE)):
        assert with_words(vision=f"as_printed: '{written}'") == []
        form = f"printed_forms: [{{printed: '{written}', shown: Maju, kind: typo}}]"
        assert with_words(source=form) == []
        assert with_words(vision=f"note: '{written}'") == [code]
        assert with_words(source=f"called: '{written}'") == [code]


def test_the_ready_line_keeps_words_whole_and_apart() -> None:
    for written, plain in {
        "H<sub>2</sub>O dan <b>air</b>, listrik": "H2O dan air, listrik",
        "Kopi<br>dan<br/>teh": "Kopi dan teh",
        "<p>Satu</p><p>Dua</p><!-- dari Word -->": "Satu Dua",
    }.items():
        text = f'fictional: ya\nstate: planned\nsummary: "{written}"\n'
        assert arguments({LAYANAN: text})["repaired"] == f'summary: "{plain}"'
