"""Letters that seem to be others: told with their line and the mended line; honest scripts pass."""

from generator.codes import Code
from generator.diagnostics import Diagnostic
from generator.source.deceptive import find_deceptive
from generator.source.text import read_text
from tests.rows import judge_rows

MENDED = (
    (Code.MIXED_SCRIPTS, "Kot\u0430 Contoh", "Kota Contoh"),
    (Code.MIXED_SCRIPTS, "\u0421erdas dan R\u0430m\u0430h", "Cerdas dan Ramah"),
    (Code.MIXED_SCRIPTS, "sm\u03b1rt cit\u03c5", "smart citu"),
    (Code.MIXED_SCRIPTS, "k\u043eta.contoh.go.id", "kota.contoh.go.id"),
    (Code.BROKEN_ENCODING, "PÃ©sona", "Pésona"),
    (Code.BROKEN_ENCODING, "PÃƒÂ©sona", "Pésona"),
    (Code.BROKEN_ENCODING, "2022 â€“ 2026, â€œcerdasâ€¦", "2022 – 2026, “cerdas…"),
    (Code.BROKEN_ENCODING, "25 Â°C, Â© 2026", "25 °C, © 2026"),
    (Code.BROKEN_ENCODING, "bagus ðŸ‘", None),
    (Code.BROKEN_ENCODING, "â‚¬ 5, merekâ„¢", "€ 5, merek™"),
    (Code.STYLED_LETTERS, "\U0001d402\U0001d41e\U0001d42b\U0001d41d\U0001d41a\U0001d42c", "Cerdas"),
    (Code.STYLED_LETTERS, "Ｋｏｔａ ２０２６", "Kota 2026"),
    (Code.STYLED_LETTERS, "\U0001d7d0\U0001d7ce", "20"),
    (Code.INVISIBLE_CHARACTER, "Ko\u3164ta", "Kota"),
    (Code.INVISIBLE_CHARACTER, "Ko\u115fta \u1160 \uffa0 \u2800x", "Kota   x"),
    (Code.INVISIBLE_CHARACTER, "Ko\u200dta", "Kota"),
    (Code.INVISIBLE_CHARACTER, "Ko\u200cta \u200d", "Kota "),
    (Code.INVISIBLE_CHARACTER, "Ko\u200bta\u00ad", "Kota"),
)  # fmt: skip
HONEST = (
    *("Pésona Übersee façade Ålesund São Paulo Água", "Straße »Spaß« 25 °C ½ ± §", "naïve – “kutip” … ™ €"),
    *("ꦗꦮ ꦏ꧀\u200dꦏ ꦱꦸꦫꦏꦂꦠ", "ᬩᬮᬶ", "ᨒᨚᨈᨑ", "السلام عليكم", "می\u200cخواهم", "क्\u200dष", "智慧城市（二，三）", "スマート"),
    *("Москва и Ташкент", "Αθήνα", "PM2.5 35 μg/m³, 5 kΩ, Δt, α-amilase", "WiFi的", "한국어", "Հայերեն"),
    *("👩\u200d👩\u200d👧 👍🏽 ❤️\u200d🔥", "km² CO₂ x³ № ℃", "e\u0301", "ʻokina Qurʼan Jumʼat"),
)  # fmt: skip


def findings(text: str) -> list[Diagnostic]:
    _, found = read_text("misal.yml", f"satu\nname: {text}\ntiga\n".encode())
    return found


def test_each_is_told_once_with_its_line_and_the_mended_line_has_none() -> None:
    def judge(row: tuple[Code, str, str | None]) -> None:
        code, text, mended = row
        [found] = findings(text)
        assert (found.code, found.span.line) == (code, 2)
        repaired = dict(found.arguments).get("repaired")
        assert repaired == (mended and f"name: {mended}")
        assert mended is None or findings(mended) == []

    judge_rows(MENDED, judge, name=ascii)


def test_words_of_an_honest_script_pass() -> None:
    def judge(text: str) -> None:
        assert findings(text) == []

    judge_rows(HONEST, judge, name=ascii)


def test_letters_without_a_twin_are_told_without_a_ready_line() -> None:
    [found] = findings("mu\u0436ik")
    assert found.code == Code.MIXED_SCRIPTS
    assert "repaired" not in dict(found.arguments)


def test_every_line_is_told() -> None:
    assert len(list(find_deceptive("Kot\u0430 Kot\u0430\n" * 20))) == 20
