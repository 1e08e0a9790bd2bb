import pytest

from generator.codes import Code
from generator.diagnostics import Severity
from tests.builders import CONTOH, FICTIONAL, LAYANAN, a_site

UPDATE = "kabupaten-contoh/updates/kabar.md"
QUICK_WIN = "fictional: ya\nstate: planned\nevidence:\n  - text: Foto\n    url: ADDRESS\n"
NEWS = "---\nfictional: ya\ntitle: A\ndate: 2026-01-01\n---\nSatu\n\n[dua](ADDRESS)\n"
SOURCE = FICTIONAL + "sources:\n  - id: a\n    grade: press\n    url: ADDRESS\n"


@pytest.mark.parametrize(
    ("file", "text", "line"), [(LAYANAN, QUICK_WIN, 5), (UPDATE, NEWS, 8), (CONTOH, SOURCE, 7)]
)
def test_every_link_of_the_data_to_a_host_outside_the_list_is_named_on_its_line(
    file: str, text: str, line: int
) -> None:
    expected = [
        ("https://contoh.example/a", None),
        ("https://jahat.com/a", (Code.UNLISTED_HOST, Severity.NOTICE)),
        ("https://bitung.go.id.jahat.com", (Code.DISGUISED_HOST, Severity.ERROR)),
    ]
    for address, found in expected:
        _, findings = a_site({file: text.replace("ADDRESS", address)})
        hosts = [
            (each.code, each.severity, each.span.line)
            for each in findings
            if each.code in {Code.UNLISTED_HOST, Code.DISGUISED_HOST}
        ]
        assert hosts == ([] if found is None else [(*found, line)]), findings
