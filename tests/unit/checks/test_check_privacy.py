"""Private data is refused wherever it stands in a publication, and no report shows it."""

from pathlib import Path

import pytest

from generator.build.pipeline import load_project
from generator.checks.privacy import check_private_data
from generator.codes import Code
from generator.diagnostics import Report, Span
from generator.messages import LANGUAGES, load_catalogue
from generator.reporter import quoted, render_github, render_json, render_text
from generator.settings import read_settings
from tests.builders import CONTOH, FICTIONAL, LAYANAN, a_publication, a_site
from tests.loading import load_site, workplace
from tests.rows import judge_rows

NIK, HIDDEN = "3399990101900001", "33**********0001"
REASON = "nomor rekaan pada gambar contoh kartu"
HEAD = "fictional: ya\ntitle: Layanan\nstate: planned\n"
UPDATE = "kabupaten-contoh/updates/satu.md"


def found(text: str, path: str = "misal.yml") -> list[tuple[str, int, int]]:
    return [(each.code, *each.span[1:3]) for each in check_private_data(path, text)]


@pytest.mark.parametrize("name", ["region.yml", "quick-wins/antrean-puskesmas.yml"])
def test_in_every_line_of_a_file_private_data_is_found(project: Path, name: str) -> None:
    lines = (project / "regions/kabupaten-contoh" / name).read_text(encoding="utf-8").split("\n")
    assert found("\n".join(lines)) == []

    def judge(row: int) -> None:
        # The lines around suffice: the rule knows no fields, and looks at a line as it stands.
        start = max(0, row - 3)
        for written in (f"{lines[row]} atas {NIK}", f"{lines[row]}  # {NIK}"):
            text = "\n".join((*lines[start:row], written, *lines[row + 1 : row + 4]))
            assert found(text) == [(Code.PRIVATE_DATA, row - start + 1, len(written) - 15)]

    judge_rows(range(0, len(lines), 7), judge)


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({CONTOH: f"{FICTIONAL}vision: {{text: Maju {NIK}}}\n"}, (CONTOH, 4)),
        ({CONTOH: f"# {NIK}\n{FICTIONAL}"}, (CONTOH, 1)),
        ({CONTOH: f'{FICTIONAL}vision: {{text: "Maju \\u0033{NIK[1:]}"}}\n'}, (CONTOH, 4)),
        ({LAYANAN: f"{HEAD}'{NIK}': satu\n"}, (LAYANAN, 4)),
        ({LAYANAN: f"{HEAD}summary: 'belum ditutup {NIK}\n"}, (LAYANAN, 4)),
        ({UPDATE: f"---\nfictional: ya\ntitle: Satu\ndate: 2026-01-02\n---\nIsi {NIK}.\n"}, (UPDATE, 6)),
        ({"_national/glossary.yml": f"terms: []\n# {NIK}\n"}, ("_national/glossary.yml", 2)),
    ],
)  # fmt: skip
def test_no_report_shows_what_it_refuses(files: dict[str, str], place: tuple[str, int]) -> None:
    with a_publication({LAYANAN: HEAD, **files}) as project:
        loaded = load_site(project)
    places = [
        (each.span.path.removeprefix("regions/"), each.span.line)
        for each in loaded.report.diagnostics
        if each.code == Code.PRIVATE_DATA
    ]
    assert places == [place]
    for language in LANGUAGES:
        told = reports(loaded.report, dict(loaded.texts), language)
        assert HIDDEN[2:] in told
        assert NIK[1:] not in told


def reports(report: Report, texts: dict[str, str], language: str) -> str:
    """Return a report in every form."""
    catalogue = load_catalogue(language)
    forms = (render_text(report, catalogue, texts), render_json(report, catalogue))
    return "\n".join((*forms, render_github(report, catalogue)))


def test_a_quote_that_begins_within_private_data_shows_no_rest_of_it() -> None:
    text = f"{'x' * 12} {NIK} {'y' * 200}"
    line, _ = quoted(Span("misal.yml", 1, 101, 1, 102), text) or ("", "")
    assert line.startswith("*****0001 y")


def test_a_file_name_is_refused_and_masked() -> None:
    name = f"kabupaten-contoh/quick-wins/bantuan-{NIK}.yml"
    with a_publication({name: HEAD}) as project:
        loaded = load_site(project)
    assert [each.code for each in loaded.report.diagnostics] == [Code.PRIVATE_NAME]
    told = reports(loaded.report, dict(loaded.texts), "id")
    assert NIK not in told
    assert f"bantuan-{HIDDEN}.yml" in told


def test_an_exception_needs_data_and_a_reason() -> None:
    data = f"a: {NIK}\n"
    cases = [
        (f"# privasi: {HIDDEN} {REASON}\n{data}", []),
        (f"# privacy: {HIDDEN} {REASON}\r\n{data}", []),
        (f"{data}<!-- privasi: {HIDDEN} {REASON} -->\n", []),
        (f"# privasi: {HIDDEN} {REASON}\n{data}b: 3399 9901 0190 0001\n", []),
        (f"# privasi: {HIDDEN} {REASON}\n{data}b: 3399990101900002\n", [(Code.PRIVATE_DATA, 3)]),
        (f"# privasi: {HIDDEN}\n{data}", [(Code.EXCEPTION_WITHOUT_REASON, 1)]),
        (f"# privasi: {HIDDEN} boleh saja\n{data}", [(Code.EXCEPTION_WITHOUT_REASON, 1)]),
        (f"# privasi: {HIDDEN} {REASON}\na: 1\n", [(Code.IDLE_EXCEPTION, 1)]),
        ("a: 1\n# privasi:\n", [(Code.IDLE_EXCEPTION, 2)]),
        (f"# privasi: 33**********0002 {REASON}\n{data}",
         [(Code.PRIVATE_DATA, 2), (Code.IDLE_EXCEPTION, 1)]),
        (f"# privasi: semua {REASON}\n{data}", [(Code.PRIVATE_DATA, 2), (Code.IDLE_EXCEPTION, 1)]),
    ]  # fmt: skip

    def judge(case: tuple[str, list[tuple[str, int]]]) -> None:
        text, expected = case
        assert [(code, line) for code, line, _ in found(text)] == expected

    judge_rows(cases, judge)


def test_what_a_message_proposes_is_an_exception() -> None:
    texts = ("0812-3456-7890", "nama@gmail.com", "rek 0023 01 012345 53 1", f"ghp_{'a' * 36}")
    texts += ("Siti Aminah, Jl. Melati No. 5, RT 03/RW 02", "３３９９９９０１０１９００００１")

    def judge(text: str) -> None:
        [refused] = check_private_data("misal.yml", text)
        hidden = dict(refused.arguments)["hidden"]
        assert found(f"# privasi: {hidden} {REASON}\n{text}\n") == []

    judge_rows(texts, judge)


def test_pages_written_by_hand_are_looked_at_and_generated_ones_are_not(
    small_project: Path,
) -> None:
    content = small_project / "content"
    (content / "panduan/pesan").mkdir(exist_ok=True)
    (content / "daerah").mkdir(exist_ok=True)
    for name in ("tentang/index.md", "panduan/pesan/index.md", "daerah/index.md"):
        with (content / name).open("a", encoding="utf-8") as page:
            page.write(f"\nNIK {NIK}\u3164\n")
    (content / f"tentang/{NIK}.pdf").touch()
    settings = read_settings(small_project / "mkdocs.yml")
    loaded = load_project(settings, workplace(), renders=False)
    codes = [(each.span.path, each.code) for each in loaded.report.diagnostics]
    assert codes == [
        (f"content/tentang/{NIK}.pdf", Code.PRIVATE_NAME),
        ("content/tentang/index.md", Code.PRIVATE_DATA),
        ("content/tentang/index.md", Code.INVISIBLE_CHARACTER),
    ]
    assert loaded.publishable is None
    assert NIK not in reports(loaded.report, dict(loaded.texts), "id")
    assert HIDDEN in reports(loaded.report, dict(loaded.texts), "id")


def test_a_clean_publication_has_no_finding() -> None:
    assert a_site({LAYANAN: HEAD})[1] == ()


def test_the_contact_of_an_office_is_public_and_that_of_a_person_is_not() -> None:
    head = f"{FICTIONAL}offices:\n  - id: dinkes\n    name: Dinas Kesehatan\n    kind: agency\n"
    rows = [
        ("telephone: (0599) 412345", True),
        ('telephone: "+62 599 412345"', True),
        ('telephone: "112"', True),
        ("email: dinkes@contohkab.go.id", True),
        ("address: Jalan Mawar Nomor 1, RT 01 RW 02, Contohjaya", True),
        ('hours: "Senin sampai Jumat, 08.00-15.00"', True),
        ("telephone: 0812-0000-0000", False),
        ("email: ani.rekaan@gmail.com", False),
        ("address: rumah Ibu Ani, Jalan Mawar Nomor 1 RT 01 RW 02", False),
    ]

    def judge(row: tuple[str, bool]) -> None:
        written, is_public = row
        text = f"{head}    contact:\n      {written}\n"
        _, diagnostics = a_site({CONTOH: text})
        assert [each.code for each in diagnostics] == ([] if is_public else [Code.PRIVATE_DATA])

    judge_rows(rows, judge)
