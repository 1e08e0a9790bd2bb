"""The editor's own format of files: hostile texts that are typed, and hostile files that are opened.

The script of `/admin/` answers in Node. It writes what was typed, or it refuses with words of its
own; whatever it writes, the lines of other keys keep their bytes.
"""

import unicodedata
from typing import Any

from generator.source.front_matter import parse_data
from tests.hostile import bad_files
from tests.hostile.bad_files import BadFile
from tests.hostile.payloads import by_kind
from tests.node.test_admin import RECORDS, ask, parts, plain, read
from tests.rows import judge_rows

WIN = """# Catatan penyusun.
fictional: ya
title: Layanan  # tetap
state: running
summary: {id: Antre dari rumah, en: Queue at home, jv: Antri}
flags:
  - {kind: unclear, note: Tahunnya tidak jelas}
"""
UPDATE = "---\nfictional: ya\ntitle: Loket dibuka\ndate: 2026-01-02\n---\n\nLoket dibuka.\n"
PLACES = (
    ("regions/x/quick-wins/layanan.yml", WIN, "title"),
    ("regions/x/quick-wins/layanan.yml", WIN, "summary"),
    ("regions/x/updates/baru.md", UPDATE, "body"),
)
"""Path and text of a file, and a field: a line, a text of several languages, a text of Markdown."""
TYPED = tuple(dict.fromkeys(text[:2000] for texts in by_kind().values() for text in texts))
BEFORE_ANY_KEY = (
    b"",
    b"\n",
    b"---\n",
    b"- a\n- b\n",
    b"title\n",
    b"&a [*a]\n",
    b"%YAML 9\n---\na: b\n",
)
LARGE = b"title: Layanan\npartners: [" + b"a, " * 100_000 + b"a]\n"
DEEP = b"partners: " + b"[" * 400 + b"]" * 400 + b"\n"
LAUGHS = b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\ntitle: Layanan\n"
NAMES = (
    b"__proto__: {title: Jahat}\ntitle: Layanan\n",
    b"constructor: {prototype: {title: Jahat}}\ntitle: Layanan\n",
    b"_file: lain\n_at: 7\ntitle: Layanan\n",
)
"""Keys that mean something to JavaScript, or to the editor's records."""


def record_of(path: str) -> str:
    return RECORDS[path.split("/")[-2]]


def typed_as_read(text: str) -> str:
    """Return a typed text as every editor and reader of ours settles it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").strip())


def test_what_is_typed_is_written_as_it_is_or_refused() -> None:
    opened = ask([("values", record_of(path), text) for path, text, _ in PLACES])
    rows = [
        (place, typed, {**values, place[2]: typed})
        for place, values in zip(PLACES, opened, strict=True)
        for typed in TYPED
    ]
    saved = ask([("file", record_of(path), values) for (path, _, _), _, values in rows])

    def judge(row: tuple[tuple[str, str, str], str, str | dict[str, str]]) -> None:
        (path, was, key), typed, text = row
        if isinstance(text, dict):
            assert text["refused"] == "unwritable"
            return
        before, after = parts(was), parts(text)
        assert {name: lines for name, lines in after.items() if name != key} == {
            name: lines for name, lines in before.items() if name != key
        }
        parsed = parse_data(path, text.encode())
        # What no file may hold, such as letters that turn the direction, has a finding there.
        if parsed.document is None or parsed.diagnostics:
            return
        now = read(path, text)
        value = now.get(key, "")
        assert (value["id"] if isinstance(value, dict) else value) == typed_as_read(typed)

    written = [(place, typed, text) for (place, typed, _), text in zip(rows, saved, strict=True)]
    judge_rows(written, judge, name=lambda row: f"{row[0][2]}: {row[1][:60]!r}")
    refused = sum(isinstance(text, dict) for _, _, text in written)
    assert refused < len(written) / 20


def hostile_files() -> list[tuple[str, str]]:
    """Return path and text of files that a record may come from; none of them is sound."""
    win = bad_files.WIN
    rows = [row for row in bad_files.rows() if row.path.split("/")[1] in RECORDS]
    more = (*BEFORE_ANY_KEY, DEEP, LAUGHS, LARGE, *NAMES)
    rows += [BadFile("", win, content, "", 0) for content in more]
    # The git host gives a file as a text, whatever its bytes were.
    return [(row.path, row.data.decode(errors="replace")) for row in rows]


def test_a_hostile_file_is_opened_whole_or_not_at_all() -> None:
    files = hostile_files()
    assert len(files) > 150
    opened = ask([("values", record_of(path), text) for path, text in files])
    readable = [
        (path, text, values)
        for (path, text), values in zip(files, opened, strict=True)
        if "refused" not in values
    ]
    assert len(readable) > 100
    questions = [("file", record_of(path), values) for path, _, values in readable]
    typed = [
        ("file", record_of(path), {**values, name_of(path): "Baru"}) for path, _, values in readable
    ]
    same, changed = ask(questions), ask(typed)

    def judge(row: tuple[tuple[str, str, Any], Any, Any]) -> None:
        (path, text, _), unchanged, text_after = row
        # Saved without a change, a file is what it was: line feeds and spaces at its ends apart.
        assert isinstance(unchanged, dict) or unchanged == f"{text.strip()}\n"
        # A key that merges, and a file without any, have no lines that the names of keys tell.
        if isinstance(text_after, dict) or not text.strip() or "<<" in text:
            return
        before, after = parts(f"{text.strip()}\n"), parts(text_after)
        for lines in (before, after):
            lines.pop(name_of(path), None)
        assert after == before
        document = parse_data(path, text_after.encode()).document
        if document is not None:
            assert plain(document.root)[name_of(path)] in ("Baru", {"id": "Baru"})

    rows = list(zip(readable, same, changed, strict=True))
    judge_rows(rows, judge, name=lambda row: f"{row[0][0]}: {row[0][1][-70:]!r}")


def name_of(path: str) -> str:
    """Return the key of the text that names a record."""
    return "name" if record_of(path) == "Village" else "title"
