"""An edit of any file reads back with a second reader of YAML, and touches its own lines alone."""

import unicodedata
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.build.data_folder import find_data
from generator.model.base import BODY
from generator.model.schema import ROOTS
from generator.patch.edits import AddItem, Edit, RemoveAt, SetValue
from generator.patch.patched import EditsRefusedError, patched
from tests.examples import tried

PROJECT = Path(__file__).parents[2]
SMALL = 3_000
"""Bytes of a file that is read again for each example; larger files differ in length alone."""
AWKWARD = (
    "a: 1  # satu\n\n# dua\nb:\n- x\n-   y\n# akhir\n",
    "a:   {b: [1,2 ,  3], c: }\nd: [\n  e, # lima\n  f,\n]\n",
    "a: >\n  satu\n  dua\n\nb: |+\n  tiga\n\nc: 'd''e'\nf: \"g\\n\"\n",
    "---\na:\n    b:\n        - c: 1\n          d: 2\n\n        - c: 3\n'e f': g\n...\n",
    "a: satu\n  dua\nb:\n  - - c\n    - d\n  -\n    e: f\n  - {}\ng: []\n",
)
FILES = (
    *(
        (file.data, ROOTS[file.kind.value])
        for file in find_data(PROJECT / "regions", PROJECT).files
    ),
    *((text.encode(), ROOTS["quick-win"]) for text in AWKWARD),
)
WORDS = (
    *("kata baru", "2025", "13.10", "0711", "a: b", "- x", "# y", "x # y", "Jum'at", 'a "b"', "no"),
    *(
        "null",
        "~",
        "",
        "satu\ndua",
        "satu\n\ndua\n",
        "  depan",
        "belakang ",
        "e\u0301",
        "[a]",
        "{b}",
    ),
    *("@a", "a:", "22:54", "x\ty", "a\\b", "'x'", "Satu, dua; tiga.", "-5", "?", "? a", "|", "> a"),
    *("%a", "!a", "&a", "*a", "---", "...", "a\r\nb", "=", "<<", "1e3", "\u00a0a"),
)
KEYS = ("title", "note", "sources", "due", "id", "dan lain", "flags")

values = st.recursive(
    st.sampled_from(WORDS),
    lambda below: st.one_of(
        st.lists(below, max_size=3), st.dictionaries(st.sampled_from(KEYS), below, max_size=3)
    ),
    max_leaves=5,
)


def places(node: Any, path: tuple[Any, ...] = ()) -> Any:
    yield path, node
    below = node.items() if isinstance(node, dict) else enumerate(node)
    for step, value in () if isinstance(node, str) else below:
        yield from places(value, (*path, step))


def read(content: bytes) -> Any:
    """Return the front matter or the file as a second reader has it, all scalars as texts."""
    text = content.decode("utf-8-sig")
    return yaml.BaseLoader(unicodedata.normalize("NFC", text)).get_single_data()


def wanted(tree: Any, edit: Edit) -> Any:
    """Return the tree with an edit, by the plainest way."""
    holder = tree
    for step in edit.path[:-1]:
        holder = holder[step]
    match edit:
        case RemoveAt():
            del holder[edit.path[-1]]
        case SetValue():
            holder[edit.path[-1]] = as_read(edit.value)
        case AddItem():
            holder[edit.path[-1]].append(as_read(edit.value))
    return tree


def as_read(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
    if isinstance(value, dict):
        return {key: as_read(item) for key, item in value.items()}
    return [as_read(item) for item in value]


@st.composite
def edits(draw: st.DrawFn) -> tuple[bytes, Any, Edit]:
    """Draw a file in one of its forms, the record of the file, and an edit."""
    content, record = draw(st.sampled_from(FILES).filter(lambda file: len(file[0]) < SMALL))
    if BODY in record.model_fields:
        content = content.split(b"\n---\n", 1)[0].removeprefix(b"---\n") + b"\n"
        record = ROOTS["quick-win"]
    if draw(st.booleans()):
        content = content.replace(b"\n", b"\r\n")
    content = draw(st.sampled_from((b"", b"\xef\xbb\xbf"))) + content
    if draw(st.booleans()):
        content = content.removesuffix(b"\n").removesuffix(b"\r")
    path, node = draw(st.sampled_from(list(places(read(content)))[1:]))
    kinds = [st.builds(SetValue, st.just(path), values), st.just(RemoveAt(path))]
    if isinstance(node, list):
        kinds.append(st.builds(AddItem, st.just(path), values))
    if isinstance(node, dict):
        paths = st.sampled_from([(*path, key) for key in KEYS])
        kinds.append(st.builds(SetValue, paths, values))
    return content, record, draw(st.one_of(*kinds))


@tried(40, thorough=5_000)
@given(edits())
def test_an_edit_reads_back_and_touches_its_own_lines_alone(
    drawn: tuple[bytes, Any, Edit],
) -> None:
    content, record, edit = drawn
    before = read(content)
    try:
        new = patched(content, [edit], path="regions/kota-misal/x.yml", record=record)
    except EditsRefusedError:
        return
    assert read(new) == wanted(before, edit)
    gone, come = changed(content, new)
    if isinstance(edit, AddItem) or (isinstance(edit, SetValue) and is_new(read(content), edit)):
        assert not gone.strip(b"\r\n []"), (gone, come)
    elif isinstance(edit, RemoveAt):
        assert not come.strip(b"\r\n []{}"), (gone, come)


def changed(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """Return what went and what came between the equal beginning and the equal end."""
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    most = shorter - start
    end = next((i for i in range(most) if before[-1 - i] != after[-1 - i]), most)
    return before[start : len(before) - end], after[start : len(after) - end]


def is_new(tree: Any, edit: SetValue) -> bool:
    for step in edit.path[:-1]:
        tree = tree[step]
    return isinstance(tree, dict) and edit.path[-1] not in tree
