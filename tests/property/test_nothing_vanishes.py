"""What was typed is in the typed record, or there is a finding, in every kind of file."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.decode import decode
from generator.diagnostics import Loc
from generator.model.base import BODY, Record
from generator.model.schema import ROOTS
from generator.source.front_matter import parse_update
from generator.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.source.yaml_tree import Parsed, parse_yaml
from tests.examples import tried
from tests.property.trees import UNKNOWN, as_file, mappings, trees

WORDS_OF_YES_AND_NO = {"ya": True, "true": True, "tidak": False, "false": False}


def parsed(text: str, model: type[BaseModel]) -> Parsed:
    if BODY in model.model_fields:
        return parse_update("misal.md", f"---\n{text}---\n\nIsi kabar.\n".encode())
    return parse_yaml("misal.yml", text.encode())


def is_the_same(written: str, stored: Any) -> bool:
    """Tell whether a stored value is what a text writes, in the form of its field."""
    if isinstance(stored, bool):
        return WORDS_OF_YES_AND_NO.get(written) is stored
    # A text is Indonesian unless it is written by language; a bare name of a framework is a name.
    if isinstance(stored, dict):
        return is_the_same(written, stored.get("framework" if "framework" in stored else "id"))
    return " ".join(unicodedata.normalize("NFC", written).split()) == " ".join(str(stored).split())


def vanished(node: Node, stored: Any, loc: Loc = ()) -> Iterator[Loc]:
    """Yield the path of each key and text of a tree that a record written out again lacks."""
    if isinstance(node, MappingNode):
        for key, value in node.items:
            if not isinstance(stored, dict) or key.text not in stored:
                yield (*loc, key.text)
            elif not (isinstance(value, ScalarNode) and value.is_blank):
                yield from vanished(value, stored[key.text], (*loc, key.text))
    elif isinstance(node, SequenceNode):
        for position, item in enumerate(node.items):
            if not isinstance(stored, list) or position >= len(stored):
                yield (*loc, position)
            else:
                yield from vanished(item, stored[position], (*loc, position))
    elif not is_the_same(node.text, stored):
        yield loc


@pytest.mark.parametrize("name", ROOTS)
@tried(12, thorough=60)
@given(data=st.data())
def test_an_accepted_file_is_wholly_in_its_record(name: str, data: st.DataObject) -> None:
    model: type[Record] = ROOTS[name]
    tree = data.draw(trees(model))
    for _ in range(data.draw(st.integers(0, 2))):
        holder = data.draw(st.sampled_from(list(mappings(tree))))
        key = data.draw(st.one_of(UNKNOWN, st.sampled_from(sorted(holder) or ["note"])))
        holder[key] = data.draw(st.sampled_from(["", "", "isi"]))
    read = parsed(as_file(tree, careless=data.draw(st.booleans())), model)
    if read.document is None or read.diagnostics:
        return
    decoded = decode(read.document, model)
    if decoded.diagnostics:
        return
    assert decoded.record is not None
    assert list(vanished(read.document.root, decoded.record.model_dump(mode="json"))) == []


@pytest.mark.parametrize("name", ROOTS)
@tried(3, thorough=10)
@given(data=st.data())
def test_the_files_that_are_drawn_here_are_mostly_accepted(name: str, data: st.DataObject) -> None:
    model = ROOTS[name]
    read = parsed(as_file(data.draw(trees(model))), model)
    assert read.document is not None
    assert read.diagnostics == ()
    assert decode(read.document, model).diagnostics == ()


@pytest.mark.parametrize(
    "line",
    [
        "publish_at:",
        "draft:",
        "duee:",
        "evidence: [{text: Foto, publish_at: }]",
        "budget_idr: {measure: Anggaran, value: 3,12, unit: juta rupiah}",
        "summary: {id: Kota yang ramah, terbuka, dan maju}",
        "title: {Kota yang ramah}",
        "summary: {id: Ramah, note}",
    ],
)
def test_a_key_with_nothing_behind_it_that_no_record_knows_is_found(line: str) -> None:
    read = parsed(f"state: planned\n{line}\n", ROOTS["quick-win"])
    assert read.document is not None
    assert {found.span.line for found in decode(read.document, ROOTS["quick-win"]).diagnostics} == {
        2
    }
