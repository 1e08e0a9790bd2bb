"""The inbox of a region: each uploaded workbook is imported or refused, answered, and taken out."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from generator.messages import load_catalogue
from generator.workbook import inbox
from tests.hostile.workbooks import merging
from tests.unit.build.test_history import git_in
from tests.unit.workbook.test_commands import contents, project, with_living
from tests.workbooks import REMBANG

__all__ = ["project"]
Run = Callable[..., tuple[int, str, str]]

word = load_catalogue("id").word
LIVING = f"regions/{REMBANG}/quick-wins/living.yml"
INBOX = f"regions/{REMBANG}/masuk"


def outcome(key: str) -> str:
    return f"**{word(f'inbox.outcomes.{key}')}**"


def upload(folder: Path, name: str, content: bytes) -> None:
    (folder / INBOX).mkdir(exist_ok=True)
    (folder / INBOX / name).write_bytes(content)


def uploaded(folder: Path, name: str, **values: Any) -> None:
    """Put a workbook with other values of a quick win into the inbox."""
    upload(folder, name, with_living(folder, f"luar-{name}", **values).read_bytes())


def test_workbooks_are_imported_or_answered_and_leave_the_inbox(
    project: Path, masterplan: Run
) -> None:
    masterplan("export", "xlsx", REMBANG)
    uploaded(project, "a-benar.xlsx", state="Direncanakan")
    # Exported before the first one was imported: the same cell with another value is a question.
    uploaded(project, "b-bertanya.xlsx", state="Berjalan")
    uploaded(project, "c-salah.xlsx", due="31 Februari 2027", summary="Hubungi 081234567890")
    upload(project, "d`@orang`.xlsx", b"PK")
    macros = io.BytesIO()
    with zipfile.ZipFile(macros, "w") as book:
        book.writestr("xl/vbaProject.bin", b"")
    upload(project, "e-makro.xlsx", macros.getvalue())
    # The name of the folder of the copies.
    upload(project, word("workbook.told.questions"), b"PK")
    upload(project, ".gitkeep", b"")
    uploads = {path.name for path in (project / INBOX).iterdir()} - {".gitkeep"}
    before = contents(project)
    code, said, complaints = masterplan("import", "inbox", "-o", "jawaban")
    assert (code, complaints) == (0, "")

    changed = before[LIVING].replace(b"state: unknown", b"state: planned")
    assert contents(project) == {
        path: content for path, content in before.items() if not path.startswith(INBOX)
    } | {LIVING: changed, f"{INBOX}/.gitkeep": b""}
    answered = project / "jawaban" / REMBANG
    asking = word("workbook.told.questions")
    assert {path.name for path in answered.iterdir()} == uploads
    copies = project / "jawaban" / asking / REMBANG
    assert [path.name for path in copies.iterdir()] == ["b-bertanya.xlsx"]

    outcomes = [line for line in said.splitlines() if line.startswith("**")]
    kinds = ("written", "asking", "refused", "refused", "refused", "refused")
    assert outcomes == [outcome(kind) for kind in kinds]
    assert re.search(r'lembar "Quick win", sel [A-Z]+7: kesalahan\[MP219\]', said)
    assert f"```text\n{INBOX}/d`@orang`.xlsx\n" in said
    assert "081234567890" not in said
    assert masterplan("import", "inbox", "-o", "jawaban") == (0, "", "")

    # Nothing is overwritten in the folder of the answers, and nobody is told of other contents.
    upload(project, "b-bertanya.xlsx", (copies / "b-bertanya.xlsx").read_bytes())
    sentence = word("errors.inbox_taken", files="b-bertanya.xlsx")
    code, _, complaints = masterplan("import", "inbox", "-o", "jawaban")
    assert (code, sentence in complaints) == (2, True), complaints
    assert (project / INBOX / "b-bertanya.xlsx").is_file()


def test_only_the_workbooks_of_a_push_are_imported_and_the_others_stop_no_proposal(
    project: Path, masterplan: Run
) -> None:
    git = git_in(project)
    upload(project, "lama buku.xlsx", b"PK")
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "Unggah")
    upload(project, "baru buku.xlsx", b"PK")
    git("add", ".")
    git("commit", "--quiet", "-m", "Unggah lagi")
    assert masterplan("import", "inbox", "-o", "jawaban", "--against", "tidak-ada")[0] == 2
    code, said, _ = masterplan("import", "inbox", "-o", "jawaban", "--against", "HEAD~1")
    assert (code, "baru buku.xlsx" in said, "lama buku.xlsx" in said) == (0, True, False)
    assert [path.name for path in (project / INBOX).glob("*.xlsx")] == ["lama buku.xlsx"]
    # The one that waits is named, and nobody's proposal fails for it.
    said = "".join(masterplan("check", "--strict")[1:])
    assert "catatan[MP162]" in said, said


def test_huge_merged_areas_are_answered_at_once(project: Path, masterplan: Run) -> None:
    upload(project, "a.xlsx", merging(b"A1:XFD1048576"))
    code, said, _ = masterplan("import", "inbox", "-o", "jawaban")
    assert (code, said.splitlines()[0]) == (0, outcome("refused"))
    assert word("errors.workbook_merged", file="a.xlsx", limit="100000") in said


def test_a_changed_published_value_is_answered_with_the_row_that_declares_it(
    project: Path, masterplan: Run
) -> None:
    promise = b"state: running\npromised_on: 2022-06\ndue: 2025-12\n"
    living = project / LIVING
    living.write_bytes(living.read_bytes().replace(b"state: unknown\n", promise))
    before = living.read_bytes()
    masterplan("export", "xlsx", REMBANG)
    uploaded(project, "a.xlsx", due="2026-12")
    # Something else is wrong as well: the copy is there all the same.
    uploaded(project, "b.xlsx", due="2026-12", dimension="bukan-dimensi")
    code, said, complaints = masterplan("import", "inbox", "-o", "jawaban")
    assert (code, complaints, living.read_bytes()) == (0, "", before)
    outcomes = [line for line in said.splitlines() if line.startswith("**")]
    assert outcomes == [outcome("asking"), outcome("refused")], said
    asking = project / "jawaban" / word("workbook.told.questions") / REMBANG
    assert {path.name for path in asking.iterdir()} == {"a.xlsx", "b.xlsx"}
    history = word("workbook.sheets.HistoryEntry")
    for file in asking.iterdir():
        cells = load_workbook(file)[history].values
        assert any("2025-12" in map(str, row) for row in cells), file.name


def test_answers_stay_in_their_fences_and_within_the_limit_of_hosts() -> None:
    catalogue = load_catalogue("id")
    waiting = inbox.Waiting("regions/kota-x/masuk/a.xlsx", "kota-x", b"")
    for line in ("```\n# Bebas", "`" * 7, "\x1b[31m" + "a" * 100_000, "```" * 20_000):
        for count in (1, 3):
            answer = inbox.Answer(waiting, "nothing", (line,))
            text = inbox.as_markdown([answer] * count, catalogue)
            assert len(text) < 65_536
            assert "\x1b" not in text
            fences = [one for one in text.splitlines() if one.startswith("```")]
            assert fences == ["```text", "```"] * count
