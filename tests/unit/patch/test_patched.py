"""Edits of a file as a person would make them by hand: before, edits, after."""

from dataclasses import dataclass

import pytest

from generator.model.quick_win import QuickWin
from generator.model.schema import ROOTS
from generator.model.update import Update
from generator.patch.edits import AddItem, Edit, RemoveAt, SetValue
from generator.patch.emit import emitted
from generator.patch.patched import EditsRefusedError, patched
from generator.source.yaml_tree import parse_yaml
from tests.rows import judge_rows

QUICK_WIN = """\
# Dari buku quick win.
title: Air minum
# Tenggat dari buku.
due: 2025-06   # bulan saja
state: running

offices: [dinas-pu,  bappeda]
milestones:
  # Yang pertama.
  - title: Pipa terpasang
    due: 2025-01
  # Yang kedua.
  - title: Air mengalir
summary: |
  Satu.

  Dua.
sources: {rest: [buku]}
note:
"""
UPDATE = "---\ntitle: Kabar\nstate: x\n---\n\nIsi *lama*.\n\nBaris dua.\n"


@dataclass(frozen=True)
class Row:
    """An edit of the quick win above, with the lines that go and the lines that come."""

    edits: tuple[Edit, ...]
    gone: str
    come: str


ROWS = (
    Row((SetValue(("title",), "Air bersih"),), "title: Air minum\n", "title: Air bersih\n"),
    Row(
        (SetValue(("due",), "2025"),),
        "due: 2025-06   # bulan saja\n",
        'due: "2025"   # bulan saja\n',
    ),
    Row(
        (SetValue(("title",), {"id": "Air", "en": "Water: free"}),),
        "title: Air minum\n",
        'title:\n  id: Air\n  en: "Water: free"\n',
    ),
    Row((SetValue(("note",), "13.10"),), "note:\n", 'note: "13.10"\n'),
    Row((SetValue(("note",), "Satu.\nDua.\n"),), "note:\n", "note: |\n  Satu.\n  Dua.\n"),
    Row((AddItem(("offices",), "dlh"),), "pu,  bappeda]\n", "pu,  bappeda, dlh]\n"),
    Row((RemoveAt(("offices", 0)),), "[dinas-pu,  bappeda]\n", "[bappeda]\n"),
    Row((RemoveAt(("offices", 1)),), "[dinas-pu,  bappeda]\n", "[dinas-pu]\n"),
    Row((SetValue(("offices", 1), "dlh"),), "dinas-pu,  bappeda", "dinas-pu,  dlh"),
    Row((SetValue(("offices",), "dlh"),), "offices: [dinas-pu,  bappeda]\n", "offices: dlh\n"),
    Row(
        (SetValue(("done_on",), "2025-05-01"), SetValue(("place",), "Balai desa")),
        "state: running\n\noffices: [dinas-pu,  bappeda]\n",
        "state: running\ndone_on: 2025-05-01\n\noffices: [dinas-pu,  bappeda]\nplace: Balai desa\n",
    ),
    Row(
        (SetValue(("fictional",), "ya"),),
        "# Dari buku quick win.\n",
        "fictional: ya\n# Dari buku quick win.\n",
    ),
    Row(
        (AddItem(("milestones",), {"due": "2026", "title": "Meteran"}),),
        "  - title: Air mengalir\n",
        '  - title: Air mengalir\n  - title: Meteran\n    due: "2026"\n',
    ),
    Row(
        (RemoveAt(("milestones", 0)),),
        "  # Yang pertama.\n  - title: Pipa terpasang\n    due: 2025-01\n",
        "",
    ),
    Row((RemoveAt(("milestones", 1)),), "  # Yang kedua.\n  - title: Air mengalir\n", ""),
    Row(
        (RemoveAt(("milestones", 0)), SetValue(("milestones", 1, "title"), "Mengalir")),
        "  # Yang pertama.\n  - title: Pipa terpasang\n    due: 2025-01\n"
        "  # Yang kedua.\n  - title: Air mengalir\n",
        "  # Yang kedua.\n  - title: Mengalir\n",
    ),
    Row(
        (RemoveAt(("milestones", 0, "title")),),
        "  - title: Pipa terpasang\n    due: 2025-01\n",
        "  - due: 2025-01\n",
    ),
    Row((RemoveAt(("due",)),), "# Tenggat dari buku.\ndue: 2025-06   # bulan saja\n", ""),
    Row(
        (SetValue(("summary",), "Satu.\n"),),
        "summary: |\n  Satu.\n\n  Dua.\n",
        "summary: |\n  Satu.\n",
    ),
    Row((SetValue(("sources", "due"), ["surat"]),), "[buku]}\n", "[buku], due: [surat]}\n"),
    Row(
        (AddItem(("evidence",), {"text": "Foto"}), AddItem(("evidence",), {"text": "Berita"})),
        "  - title: Air mengalir\n",
        "  - title: Air mengalir\nevidence:\n  - text: Foto\n  - text: Berita\n",
    ),
    Row(
        (SetValue(("progress", "unit"), "titik"), SetValue(("progress", "target"), "80")),
        "offices: [dinas-pu,  bappeda]\n",
        "offices: [dinas-pu,  bappeda]\nprogress:\n  unit: titik\n  target: 80\n",
    ),
    Row((RemoveAt(("offices", 0)), RemoveAt(("offices", 1))), "[dinas-pu,  bappeda]", "[]"),
    Row((SetValue(("state",), "running"),), "", ""),
)


def quick_win_with(*edits: Edit, content: bytes = QUICK_WIN.encode()) -> bytes:
    return patched(content, edits, path="regions/kota-misal/q.yml", record=QuickWin)


def test_an_edit_changes_its_own_lines_alone() -> None:
    def judge(row: Row) -> None:
        assert QUICK_WIN.count(row.gone) == 1 or not row.gone
        wanted = QUICK_WIN.replace(row.gone, row.come) if row.gone else QUICK_WIN
        for before, after in forms_of(QUICK_WIN, wanted):
            assert quick_win_with(*row.edits, content=before) == after

    judge_rows(ROWS, judge, name=lambda row: row.edits)


def forms_of(before: str, after: str) -> list[tuple[bytes, bytes]]:
    """Return two texts with each line end, with a mark in front, and without the last line end."""
    lf = (before, after)
    crlf = tuple(text.replace("\n", "\r\n") for text in lf)
    marked = tuple("\ufeff" + text for text in lf)
    cut = tuple(text.removesuffix("\n") for text in lf)
    pairs = [lf, crlf, marked]
    # Block text at the end of a file ends with its line, so the missing line end would cut it.
    if not after.endswith("Dua.\n"):
        pairs.append(cut)
    return [(first.encode(), second.encode()) for first, second in pairs]


def test_an_edit_that_would_touch_more_is_refused_with_its_place() -> None:
    rows = (
        (b"title: a\noffices: # menunggu\n  - b\n", SetValue(("offices",), "c"), 2, True),
        (b"title: a\noffices:\n  - b\n  # nanti\n  - c\n", SetValue(("offices",), ["d"]), 2, True),
        (b"title: a\nnote: |+\n  b\n\nstate: c\n", AddItem(("offices",), "d"), 1, False),
        (b"? title\n: a\nstate: b\n", SetValue(("title",), "c"), 1, True),
        (b"title: a\n", RemoveAt(("title",)), 1, True),
    )

    def judge(row: tuple[bytes, Edit, int, bool]) -> None:
        content, edit, line, is_refused = row
        if not is_refused:
            assert quick_win_with(edit, content=content)
            return
        with pytest.raises(EditsRefusedError) as refusal:
            quick_win_with(edit, content=content)
        [found] = refusal.value.diagnostics
        assert (found.code, found.span.line) in {("MP170", line), ("MP171", line)}

    judge_rows(rows, judge)


def test_every_refused_edit_is_told_at_once() -> None:
    content = b"title: a\noffices: # menunggu\n  - b\ngroup: {id: c, # nanti\n  en: d}\n"
    edits = [
        SetValue(("offices",), "x"),
        SetValue(("title",), "y"),
        SetValue(("group",), "z"),
        RemoveAt(("group", "en")),
    ]
    with pytest.raises(EditsRefusedError) as refusal:
        quick_win_with(*edits[:3], content=content)
    assert [found.span.line for found in refusal.value.diagnostics] == [2, 4]
    assert ("pasted", "group: z") in refusal.value.diagnostics[1].arguments


def test_a_file_with_errors_is_told_as_it_is() -> None:
    with pytest.raises(EditsRefusedError) as refusal:
        quick_win_with(SetValue(("title",), "b"), content=b"title: a\ntitle: c\n")
    assert [found.code for found in refusal.value.diagnostics] == ["MP106"]


def test_a_text_with_a_refused_character_is_told_at_its_place() -> None:
    with pytest.raises(EditsRefusedError) as refusal:
        quick_win_with(SetValue(("title",), "a\u200bb"), content=b"state: b\ntitle: a\n")
    assert [(found.code, found.span.line) for found in refusal.value.diagnostics] == [("MP119", 2)]


def test_a_path_to_nothing_is_a_mistake_of_the_caller() -> None:
    for edit in (
        SetValue(("title", "id"), "a"),
        SetValue(("milestones", 7, "title"), "a"),
        AddItem(("title",), "a"),
        RemoveAt(("gone",)),
    ):
        with pytest.raises(LookupError):
            quick_win_with(edit)


def test_the_text_of_an_update_is_a_value_too() -> None:
    content = UPDATE.replace("\n", "\r\n").encode()
    edits = [SetValue(("body",), "Isi baru.\n"), SetValue(("author",), "dlh")]
    new = patched(content, edits, path="regions/kota-misal/updates/k.md", record=Update)
    assert (
        new.decode() == "---\r\ntitle: Kabar\r\nauthor: dlh\r\nstate: x\r\n---\r\n\r\nIsi baru.\r\n"
    )


def test_a_new_file_has_the_keys_in_the_order_of_the_model() -> None:
    data = {
        "sources": ["buku"],
        "state": "planned",
        "title": {"en": "No", "id": "Tidak"},
        "note": "",
    }
    assert emitted(data, QuickWin).decode() == (
        'title:\n  id: Tidak\n  en: "No"\nstate: planned\nnote:\nsources:\n  - buku\n'
    )
    update = emitted({"body": "Isi.", "title": "Kabar", "date": "2026-01-05"}, Update)
    assert update.decode() == "---\ntitle: Kabar\ndate: 2026-01-05\n---\n\nIsi.\n"


def test_provenance_stands_last_in_every_kind_of_file() -> None:
    for record in ROOTS.values():
        keys = [name for name in reversed(record.model_fields) if name != "body"]
        written = emitted(dict.fromkeys(keys, "x"), record).decode().removeprefix("---\n")
        parsed = parse_yaml("x.yml", written.partition("---\n")[0].encode())
        assert parsed.document is not None
        order = [key.text for key, _ in parsed.document.root.items]
        assert sorted(order) == sorted(keys)
        assert "sources" not in order or order[-1] == "sources"
